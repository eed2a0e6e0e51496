"""Whether an article says that a quotation was spoken in another language ("said in Spanish", "according to a translation")."""

import re
from functools import cache

from counterclaim.article import SPACES, Article
from counterclaim.claim import Claim
from counterclaim.vocabulary.loader import Vocabulary, load

QUOTED = frozenset({"direct", "partial"})
END = re.compile(r"[.!?](?=\s|$)|\n")
REACH = 160  # characters before and behind an attribution in which its sentence starts and ends


class OriginalVocabulary(Vocabulary, frozen=True, kw_only=True):
    """originals.toml: words that tell of a translation, and the names of languages."""

    translating: frozenset[str]
    languages: frozenset[str]


@cache
def _tells() -> re.Pattern[str]:
    words = load("originals", OriginalVocabulary)
    languages = "|".join(sorted(words.languages))
    return re.compile(rf"\b(?:(?i:{'|'.join(sorted(words.translating))})|(?i:in|from|speak|spoke|speaking) (?:{languages}))\b")


def is_foreign(claim: Claim, article: Article) -> bool:
    """Whether the words around a quotation, from the start of their sentence to its end, say that it was spoken in another language."""
    if claim.voice not in QUOTED:
        return False
    start, end = min(span.start for span in claim.spans), max(span.end for span in claim.spans)
    closing = END.search(article.text, end, end + REACH)
    opening = max((found.end() for found in END.finditer(article.text, max(0, start - REACH), start)), default=max(0, start - REACH))
    told = article.text[opening : closing.start() if closing else end].translate(SPACES)
    for span in claim.spans:
        if span.role == "content":
            told = told.replace(span.exact.translate(SPACES), " ")
    return bool(_tells().search(told))
