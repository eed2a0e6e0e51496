"""Documents written from the record reference alone, and which of them the product takes to go back to one text.

`python -m tests.reconcile.blind_documents [NAME.txt]` prints the figures and every miss.
"""

import re
import sys
from collections import Counter
from functools import cache
from itertools import combinations
from typing import NamedTuple

from counterclaim.clean import read_articles
from counterclaim.pipeline import reconcile_case
from counterclaim.reconcile.memory import MemoryCase
from tests.clean.captures import capture
from tests.reconcile.blind import blocks, written

BLIND = "blind_documents.txt"
FROM = re.compile(r"<(\S+) (\d+)-(\d+)>")
ONE_TEXT = {  # kinds of link that say so
    "identical": {"copy_of"}, "edited": {"copy_of"}, "excerpt": {"excerpt_of", "copy_of"}, "embedded": {"excerpt_of", "copy_of"},
    "version": {"version_of"}, "credited": {"copy_of", "excerpt_of"},
}  # fmt: skip


class Judged(NamedTuple):
    """Two documents by name, and how a careful reader says they stand to each other."""

    kind: str
    left: str
    right: str


@cache
def labelled(file=BLIND):
    """Return the reports by name, and the judged pairs."""
    paragraphs, reports, judged = {}, {}, []
    for heading, lines in blocks(file):
        name, _, front = heading.partition(" | ")
        told = []
        for line in (one for one in lines if not one.startswith("-- ")):
            taken = FROM.fullmatch(line)
            told += paragraphs[taken[1]][int(taken[2]) - 1 : int(taken[3])] if taken else [line]
        paragraphs[name] = told
        reports[name] = written(f"{name}.md", front, told)
        judged += [Judged(*line.split()[1:]) for line in lines if line.startswith("-- ")]
    return reports, judged


@cache
def reconciled(file=BLIND):
    """Return the case of all documents, and article ids by name."""
    case, ids = MemoryCase(), {}
    for name, report in labelled(file)[0].items():
        (article,) = read_articles(capture(report.text, path=report.path))
        case.add(article)
        ids[name] = article.id
    reconcile_case(case)
    return case, ids


def sources(file=BLIND):
    """Return the label of the text that each document goes back to."""
    reports, judged = labelled(file)
    source = {name: name for name in reports}
    for one in judged:
        if one.kind in ONE_TEXT:
            source[one.left] = one.right
    return {name: source[one] for name, one in source.items()}


def pairs(file=BLIND):
    """Yield (left, right, whether they go back to one text, whether the product says so) for every two documents."""
    case, ids = reconciled(file)
    truth, origin = sources(file), {member: one.id for one in case.origins() for member in one.members}
    for left, right in combinations(sorted(ids), 2):
        yield left, right, truth[left] == truth[right], origin[ids[left]] == origin[ids[right]]


def kind_found(one, file=BLIND):
    """Return the kinds of link between the two documents of a judged pair, and between their passages."""
    case, ids = reconciled(file)
    articles = {passage.id: article.id for article in case.articles() for passage in article.passages}
    ends = {ids[one.left], ids[one.right]}
    links = [(link.kind, {articles.get(link.left, link.left), articles.get(link.right, link.right)}) for link in case.links()]
    return sorted({kind for kind, touched in links if touched == ends})


def right(one, file=BLIND):
    """Whether the kind of link that a judged pair asks for is there: for one text its own, for two texts none but reuse of passages."""
    found = set(kind_found(one, file))
    return bool(found & ONE_TEXT[one.kind]) if one.kind in ONE_TEXT else found <= {"reuses"}


def main():
    """Print pairwise F1 of origins over all documents, and the judged pairs by kind."""
    file = (sys.argv[1:] or [BLIND])[0]
    found = list(pairs(file))
    hits, asked, given = (sum(map(test, found)) for test in (lambda p: p[2] and p[3], lambda p: p[2], lambda p: p[3]))
    print(f"pairs {len(found)}: one text {asked}, found {given}, right {hits}, F1 {2 * hits / (asked + given):.3f}")
    print("merged but independent:", [p[:2] for p in found if p[3] and not p[2]])
    print("not merged:", [p[:2] for p in found if p[2] and not p[3]])
    judged = labelled(file)[1]
    counted, hit = Counter(one.kind for one in judged), Counter(one.kind for one in judged if right(one, file))
    for kind, n in counted.items():
        print(
            f"{kind:12} {hit[kind]:3} of {n}",
            *(f"{one.left} {one.right} {kind_found(one, file)}" for one in judged if one.kind == kind and not right(one, file)),
        )
    for one in judged:
        if one.kind == "quotation":
            print(one, kind_found(one, file))


if __name__ == "__main__":
    main()
