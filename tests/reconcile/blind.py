"""Pairs written from the record reference alone, as whole articles, and what the whole pipeline makes of them.

`python -m tests.reconcile.blind [NAME.txt] [NUMBER ...]` prints the figures and every miss. Of a packed file (NAME.txt.xz) it prints the
figures alone: nobody who makes the program has read it, and whoever does has to say so and write another, for its figure means nothing from
then on.
"""

import lzma
import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterclaim.article import Drop
from counterclaim.pipeline import read_capture, reconcile_case
from counterclaim.reconcile.memory import MemoryCase
from tests.clean.captures import capture

HERE = Path(__file__).parent
MARKS = re.compile(r"\[\[(.*?)\]\]", re.S)
NONE = [("none", None, False)]
TAILS = (  # what makes two lines a report on a war, in other words for every outlet
    "Shelling and small-arms fire were heard along the front line until the evening, and neither army gave ground. The war goes on.",
    "Talks about a ceasefire have brought nothing so far in this war, and both armies have moved artillery and troops to the front.",
    "Soldiers dug new trenches overnight; residents spoke of air strikes, of rockets and of clashes between the two armies.",
    "Diplomats urged a truce again, while troops of both sides went on fighting in a war of artillery and air strikes.",
)


@dataclass(frozen=True)
class Report:
    """One written article: its file's text, and the statements that are marked in it."""

    path: str
    text: str
    marked: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two marked statements and the link that a careful reader draws between them."""

    number: int
    kind: str
    dimension: str | None
    reports: tuple[Report, ...]


def written(path, heading, paragraphs):
    """Return a report of an outlet, a day and a headline, with its paragraphs one a line."""
    outlet, day, title = (part.strip() for part in heading.split("|"))
    told = "\n\n".join(paragraphs)
    front = f"---\ntitle: {title}\noutlet: {outlet}\ndate: {day}T12:00:00Z\n---\n"
    return Report(path, front + MARKS.sub(r"\1", told) + "\n", tuple(MARKS.findall(told)))


def text_of(path):
    """Return the text of a labelled file, packed or not."""
    raw = path.read_bytes()
    return (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8")


def blocks(name):
    """Yield (heading, lines) of every block of a labelled file."""
    lines = [line for line in text_of(HERE / name).splitlines() if line.strip() and not line.startswith("#")]
    starts = [at for at, line in enumerate(lines) if line.startswith("== ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start][3:], lines[start + 1 : end]


@cache
def pairs(name="blind_pairs.txt"):
    """Return the labelled pairs of statements."""
    found = []
    for number, (heading, lines) in enumerate(blocks(name)):
        kind, _, dimension = heading.partition(" ")
        starts = [at for at, line in enumerate(lines) if line.startswith("@ ")]
        reports = [
            written(f"{number}{'ab'[i]}.md", lines[start][2:], [*lines[start + 1 : end], TAILS[(number + 2 * i) % 4]])
            for i, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True))
        ]
        found.append(Pair(number, kind, dimension or None, tuple(reports)))
    return found


def read(reports):
    """Return a reconciled case of these reports, the articles in their order (null: left out), and all records by id."""
    case, articles, records = MemoryCase(), [], {}
    for report in reports:
        (reading,) = read_capture(capture(report.text, path=report.path))
        if isinstance(reading, Drop):
            articles.append(None)
            continue
        case.add(reading.article, reading.records)
        articles.append(reading.article)
        records |= {one.id: one for one in reading.records}
    reconcile_case(case)
    return case, articles, records


def standing_on(article, words, records):
    """Return the ids of the records of an article whose leading words overlap ``words``, or whose number stands in them."""
    if article is None:
        return set()
    start = article.text.rindex(words)
    end = start + len(words)
    return {one.id for one in records.values() if one.article == article.id and one.start < end and one.end > start}


def answer(pair):
    """Return what `told` says of every link between the two marked statements."""
    case, articles, records = read(pair.reports)
    places = [(article, words) for article, report in zip(articles, pair.reports, strict=True) for words in report.marked]
    if len(pair.reports) == 1 and articles[0] is not None and places[0][1] == places[1][1]:
        return same_words(case, articles[0], places[0][1], records)
    (left, right) = (standing_on(article, words, records) for article, words in places)
    links = [one for one in case.links() if (one.left in left and one.right in right) or (one.left in right and one.right in left)]
    return told(links)


def told(links):
    """Return the (kind, dimension, whether one report holds both ends) of these links."""
    return sorted({(one.kind, one.dimension, one.internal) for one in links}, key=str) or NONE


def same_words(case, article, words, records):
    """The same, where one report says the same words twice."""
    first = article.text.index(words)
    held = {i: one for i, one in records.items() if one.start < first + len(words) and one.end > first}
    left, right = set(held), standing_on(article, words, records)
    links = [one for one in case.links() if (one.left in left and one.right in right) or (one.left in right and one.right in left)]
    return told(links)


def right(pair, found):
    """Whether the link that was asked for is among those found, and, for "none", whether nothing is.

    "internal" is asked for together with the link that it stands beside ("internal true_conflict number"); alone, it is any link.
    """
    if pair.kind == "none":
        return found == NONE
    if pair.kind != "internal":
        return any(kind == pair.kind and pair.dimension in (None, dimension) for kind, dimension, _ in found)
    kind, _, dimension = (pair.dimension or "").partition(" ")
    return any(internal and kind in ("", its) and dimension in ("", its_dimension) for its, its_dimension, internal in found)


def main():
    """Print how many pairs of each kind came out right, and what the others came out as."""
    name = next((one for one in sys.argv[1:] if one.endswith((".txt", ".xz"))), "blind_pairs.txt")
    only = {int(one) for one in sys.argv[1:] if one.isdigit()}
    packed = name.endswith(".xz")
    if packed and only:
        raise SystemExit(f"{name}: pairs of a packed file are not shown one by one")
    asked, hits = Counter(), Counter()
    for pair in pairs(name):
        if only and pair.number not in only:
            continue
        found = answer(pair)
        asked[pair.kind] += 1
        hits[pair.kind] += right(pair, found)
        if only or not (packed or right(pair, found)):
            print(pair.number, pair.kind, pair.dimension or "", "<-", found)
        if only:
            explain(pair)
    for kind, n in asked.items():
        print(f"{kind:16} {hits[kind]:3} of {n}")
    print(f"{'all':16} {hits.total():3} of {asked.total()}")


def explain(pair):
    """Print what was read of a pair's reports."""
    case, articles, records = read(pair.reports)
    for report, article in zip(pair.reports, articles, strict=True):
        print("  ", report.text.split("---")[2].strip().replace("\n\n", " / ") if article else "LEFT OUT")
    for one in records.values():
        shown = {name: getattr(one, name) for name in one.__dataclass_fields__ if name not in ("spans", "provenance", "text_sha256")}
        print("     ", one.record, shown)
    for link in case.links():
        print("     ", link.kind, link.dimension, link.reason)


if __name__ == "__main__":
    main()
