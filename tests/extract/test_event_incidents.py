"""Events of many wars as the annotator's parse and the patterns read them together: what a sentence tells, and what it does not."""

from functools import cache
from pathlib import Path

import pytest

from counterclaim.article import Article, Passage, Published
from counterclaim.detect.annotator import WEIGHTS, Annotator
from counterclaim.detect.passages import detect_article
from counterclaim.event import Event
from counterclaim.extract import extract
from counterclaim.ids import text_sha256

CASES = Path(__file__).with_name("incident_wars.txt")
pytestmark = pytest.mark.skipif(not WEIGHTS.exists(), reason="the annotator's weights are not in this checkout")


def cases() -> list[tuple[str, str, str]]:
    """Return context, sentence and what it tells of every line."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.rpartition(" | ") for line in lines]
    return [(before.strip(), sentence.strip() or before.strip(), told) for text, _, told in rows for before, _, sentence in [_split(text)]]


def _split(text: str) -> tuple[str, str, str]:
    before, mark, sentence = text.partition("||")
    return (before, mark, sentence) if mark else ("", "", text)


@cache
def annotator() -> Annotator:
    return Annotator.load()


def events(before: str, sentence: str) -> list[Event]:
    """Return the events of ``sentence`` in an article that begins with ``before``, on the Thursday 17 March 2022."""
    text = f"{before} {sentence}".strip()
    passage = Passage("p", "a", 0, len(text), "body")
    article = Article(
        id="a", sha256="", part="", path="", url=None, text=text, text_sha256=text_sha256(text), encoding="utf-8", encoding_basis="test",
        outlet=None, title=None, description=None, byline=None, credit_line=None, lang="en",
        published=Published("2022-03-17", "day", "metadata"), categories=(), passages=(passage,),
    )  # fmt: skip
    records = extract(article, detect_article(article, annotator()))
    return [one for one in records if isinstance(one, Event) and one.start >= len(text) - len(sentence)]


def told(found: list[Event]) -> str:
    """Return events as the file of cases writes them, one for each type and actors."""
    names = ("+".join(sorted(str(actor.side) for actor in event.actors)) or "-" for event in found)
    return "; ".join(sorted({f"{event.plover} {name}" for event, name in zip(found, names, strict=True)})) or "none"


@pytest.mark.parametrize(("before", "sentence", "gold"), cases())
def test_what_a_sentence_tells(before, sentence, gold):
    assert told(events(before, sentence)) == "; ".join(sorted(gold.split("; ")))


def test_every_case_is_one_of_its_own():
    rows = cases()
    assert len(rows) == len(set(rows)) > 120


@pytest.mark.parametrize(
    ("sentence", "side", "asserted", "denied"),
    [
        ("Ethiopia accused Eritrea of shelling a village.", "ERI", "ETH", ()),
        ("Chad accused Sudan of sending weapons to rebels in the east.", "SDN", "TCD", ()),
        ("Israel blamed Hezbollah, which denied carrying out the attack.", "HEZBOLLAH", None, ("HEZBOLLAH",)),
        ("Hezbollah claimed the attack, in which nine soldiers were killed.", "HEZBOLLAH", "HEZBOLLAH", ()),
        ("Ethiopian troops shelled the village, Eritrea said.", "ETH", "ERI", ()),
    ],
)
def test_who_says_a_deed_is_who_says_its_verb(sentence, side, asserted, denied):
    deeds = [event for event in events("", sentence) if event.plover in ("ASSAULT", "AID", "MOBILIZE")]
    found = {(event.actors[0].side, event.asserted_by, event.denied_by) for event in deeds}
    assert found == {(side, asserted, denied)}
