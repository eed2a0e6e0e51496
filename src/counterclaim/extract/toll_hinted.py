"""What a second reader takes numbers for, where the rules leave it open: harm that no rule reads, and whose losses."""

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.extract.context import NO_HINTS, NumberHint, Reading
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_phrases import PhraseReader
from counterclaim.extract.toll_words import harm_words
from counterclaim.toll import PEOPLE, Harm, Toll

BALLOT_REACH = 4  # words between "vote" and its count
OF_THINGS = frozenset({"captured", "destroyed", "damaged", "shot_down"})


def hint_at(reading: Reading, line: Line, phrase: Phrase) -> NumberHint | None:
    """Return what the second reader takes the number of a phrase for."""
    counted = line.numbers.get(phrase.digits[0])
    return reading.hints.numbers.get((line.passage, counted[1].start)) if counted is not None else None


def with_hinted(reading: Reading, line: Line, links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links of a sentence with those of numbers that the second reader alone takes for harm, in the order of their words.

    What a verb of measure leaves unsaid stays so ("did not put the number of dead at 40").
    """
    if reading.hints is NO_HINTS:
        return tuple(links)
    linked = {link.phrase.digits[0] for link in links}
    added = [
        _found(line, phrase, hint.harm)
        for phrase in PhraseReader(line).phrases()
        if phrase.digits[0] not in linked
        and phrase.figure is None
        and (hint := hint_at(reading, line, phrase)) is not None
        and hint.harm is not None
        and not _is_unharmed(line, phrase)
    ]
    ordered = sorted([*links, *added], key=lambda link: link.phrase.first)
    moved = {number: ordered.index(link) for number, link in enumerate(links)}
    return tuple(link if link.part_of is None else replace(link, part_of=moved[link.part_of]) for link in ordered)


def _is_unharmed(line: Line, phrase: Phrase) -> bool:
    """Whether the words say what else became of the counted, or count votes: "27 have been convicted", "a vote of 257 to 50"."""
    words, index = harm_words(), phrase.last
    while line.word(index) in words.auxiliaries | words.perfect | {"been"}:
        index += 1
    before = line.lower[max(0, phrase.first - BALLOT_REACH) : phrase.first]
    return line.word(index) in words.judged_or_chosen or not words.ballots.isdisjoint(before)


def _found(line: Line, phrase: Phrase, harm: Harm) -> Link:
    denied = line.word(phrase.first - 1) in harm_words().negations  # "two, not 12, were killed"
    possible = line.word(phrase.last) in harm_words().modals  # "thousands could die"
    return Link(phrase, harm, (phrase.first, phrase.number_last), "nominal", hypothetical=possible, denied=denied)


def as_hinted(toll: Toll, hint: NumberHint | None) -> Toll:
    """Return a toll with a second reader's status of those counted, where no words settle it.

    What somebody is said to have lost is people to the rules where no noun stands behind the number; that it was things takes that reader's
    word for the harm, too.
    """
    if hint is None or hint.status in (None, "unknown") or toll.subject.status != "unknown" or toll.subject.item is not None:
        return toll
    if hint.status not in PEOPLE and (hint.harm != toll.harm or toll.harm not in OF_THINGS):
        return toll
    return replace(toll, subject=replace(toll.subject, status=hint.status, status_basis="inferred"))
