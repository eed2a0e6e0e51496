"""How well time expressions are placed in time, on NewsReader MEANTIME (120 Wikinews articles, CC BY 4.0).

Protocol. ``--data`` is the folder that holds ``intra-doc_annotation``. Each document is read whole: its tokens are joined (no blank before
marks), its creation time is the anchor. Scored are the sentences that MEANTIME annotates (the first six, title and dateline included).
Gold: every TIMEX3 of type DATE or TIME whose value names a day, a part of one, a week, a weekend, a month, a quarter, a season or a year;
weeks, quarters and seasons are turned into the intervals that Counterclaim writes. Left out on both sides: durations, sets, references
without a value (PAST_REF, P5D ...), clock times and fiscal years: what is found there counts neither for nor against. A find is right where
it shares a token with a gold expression, one to one, and its value is the same string.

Prints precision, recall and F1 of spans and of values. No network, no state.
"""

import argparse
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.folders import data_set
from counterclaim.detect.times import find_times
from counterclaim.detect.tokens import tokenize
from counterclaim.extract.resolver import resolve

ANNOTATED_SENTENCES = 6
NO_BLANK_BEFORE = re.compile(r"^(?:[,.;:?!)\]%]|'s|'|n't)$")
SEASONS = {"SP": ("03", "05"), "SU": ("06", "08"), "FA": ("09", "11")}


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its characters in the joined text and its value; null where it does not count."""

    start: int
    end: int
    value: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """The joined text of a document, its anchor, its gold expressions and where the annotated part ends."""

    name: str
    text: str
    anchor: str | None
    gold: tuple[Expression, ...]
    end: int


def read_document(path: Path) -> Document:
    """Return the document that the MEANTIME file ``path`` holds."""
    root = ET.parse(path).getroot()
    text, spans, end = "", {}, 0
    for token in root.iter("token"):
        word = token.text or ""
        text += "" if not text or NO_BLANK_BEFORE.match(word) else " "
        spans[token.get("t_id")] = len(text), len(text) + len(word)
        text += word
        if int(token.get("sentence", "0")) < ANNOTATED_SENTENCES:
            end = len(text)
    timexes = list(root.iter("TIMEX3"))
    created = next(
        (
            v[:10]
            for t in timexes
            if t.get("functionInDocument") == "CREATION_TIME" and re.match(r"\d{4}-\d\d-\d\d", v := t.get("value", ""))
        ),
        None,
    )
    gold = tuple(one for timex in timexes for one in _gold(timex, spans, text))
    return Document(path.name, text, created, gold, end)


def _gold(timex: ET.Element, spans: dict[str | None, tuple[int, int]], text: str) -> Iterator[Expression]:
    anchors = [spans[anchor.get("t_id")] for anchor in timex.iter("token_anchor")]
    if anchors:
        start, end = min(s for s, _ in anchors), max(e for _, e in anchors)
        scored = timex.get("type") in {"DATE", "TIME"}
        yield Expression(start, end, iso_value(timex.get("value", "")) if scored else None, text[start:end])


def iso_value(value: str) -> str | None:
    """Return a TIMEX3 value as Counterclaim writes it; null for what is not scored."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d(T(MO|AF|EV|NI))?)?)?", value):
        return value
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = monday + timedelta(days=5) if week[3] else monday
        return f"{first}/{monday + timedelta(days=6)}"
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{quarter[1]}-{3 * int(quarter[2]) - 2:02d}/{quarter[1]}-{3 * int(quarter[2]):02d}"
    if (season := re.fullmatch(r"(\d{4})-(SP|SU|FA)", value)) is not None:
        first_month, last_month = SEASONS[season[2]]
        return f"{season[1]}-{first_month}/{season[1]}-{last_month}"
    return None


def found_in(document: Document) -> tuple[Expression, ...]:
    """Return what Counterclaim finds in the annotated part of ``document``."""
    mentions = find_times(document.text, tokenize(document.text))
    return tuple(
        Expression(m.start, m.end, resolve(m, document.anchor)[0], document.text[m.start : m.end])
        for m in mentions
        if m.end <= document.end
    )


def score(document: Document, counts: Counter[str], verbose: bool) -> None:
    """Add the outcome of ``document`` to ``counts``: gold, found, span, right."""
    found = list(found_in(document))
    counts["gold"] += sum(1 for g in document.gold if g.value is not None)
    for gold in document.gold:
        match = next((f for f in found if f.start < gold.end and gold.start < f.end), None)
        if match is not None:
            found.remove(match)
        if gold.value is None:
            continue
        counts["found"] += match is not None
        counts["span"] += match is not None
        counts["right"] += match is not None and match.value == gold.value
        if verbose and (match is None or match.value != gold.value):
            print(f"{document.name[:20]} {gold.text!r} {gold.value} <- {match and (match.text, match.value)}")
    counts["found"] += len(found)
    for extra in found if verbose else ():
        print(f"{document.name[:30]:30} extra ...{document.text[max(0, extra.start - 50) : extra.end + 20]!r} {extra.text!r} {extra.value}")


def report(counts: Counter[str]) -> str:
    """Return the table: precision, recall and F1 of spans and of values."""
    lines = [f"{'':8}{'gold':>6}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}"]
    for name in ("span", "right"):
        p, r = counts[name] / max(1, counts["found"]), counts[name] / max(1, counts["gold"])
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        label = "value" if name == "right" else name
        lines.append(f"{label:8}{counts['gold']:6}{counts['found']:7}{counts[name]:7}{p:8.3f}{r:8.3f}{f1:8.3f}")
    return "\n".join(lines)


def main() -> None:
    """Read the data and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the public data sets")
    parser.add_argument("--verbose", action="store_true", help="print every expression that is missed, wrong or extra")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    for path in sorted((data_set(args.data, "meantime", holds="intra-doc_annotation") / "intra-doc_annotation").rglob("*.xml")):
        score(read_document(path), counts, args.verbose)
    print(report(counts))


if __name__ == "__main__":
    main()
