"""Where a report was written, in front of its first sentence: "KABUL, 3 May (Agency) - ", "(AP) BANGKOK — ", "Beirut - "."""

import re
from functools import lru_cache

AGENCY = r"\([A-Z][^()]{0,38}\)"
CAPITALS = r"[A-Z][A-Z.'’/ -]*[A-Z](?:,\s[^()–—]{1,40}?)?"
WRITTEN = re.compile(rf"\s*(?:{AGENCY}\s*)?{CAPITALS}(?:,?\s*{AGENCY})?\s*(?:--|[-–—])\s+(?=\S)")
# In small letters a place looks like any other name, so that the dash must stand apart, and alone: "Beirut - Israeli raids killed ...".
NAMED = re.compile(rf"\s*(?:{AGENCY}\s*)?[A-Z]\w+(?:[ -][A-Z]\w+)?(?:,\s[A-Z]\w+)?(?:,?\s*{AGENCY})?\s+(?:--|[-–—])\s+(?=[A-Z\"“'‘\d])")
WRITER = re.compile(rf"\s*(?:{CAPITALS}[^()\n]{{0,60}}?)?\((?P<agency>[A-Z][^()]{{0,38}})\)")
DASH = re.compile(r"\s(?:--|[-–—])\s")
SENTENCE_END = re.compile(r"[.!?][\"”'’]?(?:\s|$)")


@lru_cache(maxsize=4096)
def dateline_end(view: str) -> int:
    """Return the offset at which a passage goes on behind the place of writing that opens it, 0 where none does."""
    if (capitals := WRITTEN.match(view)) is not None:
        return capitals.end()
    named = NAMED.match(view)
    if named is None:
        return 0
    closing = SENTENCE_END.search(view, named.end())
    if closing is None:
        return 0  # a headline or a caption: "Ukraine - what we know"
    return 0 if DASH.search(view, named.end(), closing.start()) else named.end()


def agency_span(view: str) -> tuple[int, int] | None:
    """Return where the agency stands that opens a passage in parentheses ("KYIV, Jan. 19 (Northern Wire) -- ", "(Levant Wire) ")."""
    found = WRITER.match(view)
    return found.span("agency") if found else None
