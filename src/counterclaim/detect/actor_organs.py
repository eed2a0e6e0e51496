"""Organs of a state by their capitalised names where no state stands beside: "the National Security and Defence Council"."""

from counterclaim.detect.actor_names import LONGEST_NAME, is_capitalised, is_capitalised_at
from counterclaim.detect.actor_text import Phrase, Text
from counterclaim.detect.lexicon import names
from counterclaim.vocabulary.actors import civil_words

SMALL = frozenset({"and", "of", "for", "the", "on"})


def organ_phrase(text: Text, at: int) -> Phrase | None:
    """Read the name of an organ: an organ's noun at its end, a word of state business before it, and no word that makes it another's.

    The phrase is a description ("national security and defence council"): whose organ it is, the article tells.
    """
    first = at + 1 if text.lower(at) in text.words.determiners else at
    begun = first == at and at > 0 and is_capitalised(text.tokens[at - 1])
    if not text.cased or begun or not is_capitalised_at(text, first) or text.base(first) is not None:
        return None
    end = _end(text, first)
    words = [token.lower for token in text.tokens[first:end]]
    known, civil = names().match(text.tokens, first, cased=True), civil_words()
    if (
        end < first + 2
        or text.lower(end) == "of"
        or (known and known[0] >= end)
        or any(text.base(k) is not None for k in range(first, end))
    ):
        return None
    if not civil.affairs.intersection(words[:-1]) or civil.others.intersection(words) or civil.anywhere.intersection(words):
        return None
    head = " ".join(words)
    return Phrase(at, end, "description", head, None, title=head)


def _end(text: Text, first: int) -> int:
    """Return where a run of capitalised words, tied by small ones, ends with an organ's noun; ``first`` where it does not."""
    end, at = first, first
    while at < len(text.tokens) and at - first <= LONGEST_NAME + 2:
        if text.tokens[at].text[0].isupper() and text.tokens[at].text[0].isalpha():
            end = at + 1 if text.lower(at) in civil_words().organs else end
        elif text.lower(at) not in SMALL or not is_capitalised_at(text, at + 1):
            break
        at += 1
    return end
