"""The language of an article, told from its words."""

import re
from functools import cache
from typing import Any

ENOUGH_LETTERS = 60  # below this, statistics say little
READ = 1000  # characters looked at: accuracy is flat beyond it, cost is not
SURE = 0.9
CODE = re.compile(r"[a-z]{2,3}(?=\Z|[-_])")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  loading its model takes half a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(body: str, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of ``body``'s language where it is clear, else the one that metadata declare, else null."""
    words = body[:READ]
    if sum(map(str.isalpha, words)) >= ENOUGH_LETTERS:
        code, probability = _identifier().classify(words)
        if probability >= SURE:
            return str(code)
    found = CODE.match(declared.strip().lower()) if declared else None
    return found.group() if found else None
