"""Parses written by hand, for tests of what reads them."""

from counterclaim.mention import SyntaxWord


def parsed(view: str, tree: str, tags: str, roles: dict[int, str] | None = None) -> tuple[SyntaxWord, ...]:
    """Return the words of ``view`` (cut at blanks) with a label and head each ("nsubj:2", heads from 1; "root") and a tag each.

    ``roles`` gives the arguments of a predicate by its place from 1: "ARG0:1 ARG1:5".
    """
    found, at = [], 0
    for number, (text, link, tag) in enumerate(zip(view.split(), tree.split(), tags.split(), strict=True), start=1):
        label, _, head = link.rpartition(":") if link[-1].isdigit() else (link, "", "0")
        start = view.index(text, at)
        at = start + len(text)
        arguments = ((name, int(word) - 1) for name, _, word in (one.partition(":") for one in (roles or {}).get(number, "").split()))
        found.append(SyntaxWord(start, at, text.lower(), tag, int(head) - 1, label, tuple(arguments)))
    return tuple(found)
