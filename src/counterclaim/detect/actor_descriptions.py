"""Somebody whom the words do not name: groups, unnamed sources, descriptions and pronouns; who it is, the article tells."""

from dataclasses import replace
from functools import cache

from counterclaim.detect.actor_bases import named_phrase
from counterclaim.detect.actor_heads import MOST_QUALIFIERS, past_body, source_phrase, title_words
from counterclaim.detect.actor_text import Phrase, Text, possessive_end
from counterclaim.detect.lexicon import (
    described,
    group_phrases,
    unnamed_nouns,
)
from counterclaim.vocabulary.actors import office_at
from counterclaim.vocabulary.cues import grammar, verbs_by_form

SPOKEN = frozenset({"said", "says", "added"})  # "..., said the charity"


def group_phrase(text: Text, at: int) -> Phrase | None:
    """Read "both sides", "the three presidents": a phrase that stands for several actors."""
    match = group_phrases().match(text.tokens, at, cased=False)
    if not match or text.lower(match[0]) == "of" or (match[1] in ("both", "each") and not _speaks(text, match[0])):
        return None
    return Phrase(at, match[0], "group", match[1], None)


def _speaks(text: Text, at: int) -> bool:
    return text.lower(at) in text.words.speaking or text.lower(at) in verbs_by_form()


def unnamed_phrase(text: Text, at: int) -> Phrase | None:
    """Read "two rebel sources", "Analysts", "a senior medical official", "three Xlandish sources"."""
    noun = at + 1 if text.lower(at) in text.words.determiners else at
    while noun < len(text.tokens):
        if text.lower(noun + 1) == "and" and {text.lower(noun), text.lower(noun + 2)} <= text.words.unnamed_modifiers:
            noun += 2
            continue
        match = unnamed_nouns().match(text.tokens, noun, cased=False)
        if match and not (noun == at and text.head(match[0])) and unnamed_nouns().match(text.tokens, match[0], cased=False) is None:
            return source_phrase(text, at, match[0], match[1]) if _speaks_unnamed(text, noun, match[0]) else None
        if text.lower(noun) not in text.words.unnamed_modifiers:
            return _named_source(text, at, noun)
        noun += 1
    return None


def _named_source(text: Text, at: int, noun: int) -> Phrase | None:
    found = named_phrase(text, noun) if noun > at else None
    return replace(found, start=at) if found and found.form == "unnamed" else None


def _speaks_unnamed(text: Text, noun: int, end: int) -> bool:
    """Whether the noun is a source rather than somebody whom the article tells of: residents and rebels are, where they speak."""
    kind = described().match(text.tokens, noun, cased=False)
    if kind is None or kind[0] != end:
        return True
    return kind[1] == "civilians" and text.lower(end) in text.words.speaking


def described_phrase(text: Text, at: int) -> Phrase | None:
    """Read "the ministry", "government forces", "its troops": who it is, the article tells."""
    noun = at + 1 if text.lower(at) in text.words.determiners else at
    for _ in range(MOST_QUALIFIERS):
        named = text.base(noun)
        if named and named[0] > noun + 1:
            return None
        match = described().match(text.tokens, noun, cased=False) if noun < len(text.tokens) else None
        if match and text.lower(match[0]).startswith("spokes"):
            noun = match[0]  # "an embassy spokeswoman" speaks, not the embassy
            continue
        if match and text.lower(match[0]) not in text.words.compound_nouns:
            found = _description(text, at, noun, match[0])
            if found:
                return found
        if noun > at and _is_field(text, noun):
            return _description(text, at, noun, noun + 2)
        if text.base(noun) or not (text.qualifies(noun) or text.lower(noun) in text.words.unnamed_modifiers):
            return None
        noun += 1
    return None


def _is_field(text: Text, at: int) -> bool:
    """Whether a common noun says what the ministry behind it is for ("the water ministry")."""
    return text.lower(at + 1) in text.words.of_fields and text.tokens[at].text.isalpha() and text.tokens[at].text.islower()


def spoken_body_phrase(text: Text, at: int) -> Phrase | None:
    """Read "the charity" where it speaks or owns: a body that the article named before, of a noun that means other things elsewhere."""
    end = at + 2
    owned = text.lower(at) in text.words.determiners and text.lower(at + 1) == "office"  # "his office said"
    if not owned and (text.lower(at) != "the" or text.lower(at + 1) not in text.words.spoken_bodies):
        return None
    speaks = text.lower(end) in verbs_by_form() or text.lower(at - 1) in SPOKEN
    return Phrase(at, end, "description", text.lower(at + 1), None) if speaks or possessive_end(text, end) > end else None


def _description(text: Text, at: int, noun: int, end: int) -> Phrase | None:
    """Return a description; a single office or organ needs a determiner, a plural stands alone."""
    head = " ".join(token.lower for token in text.tokens[noun:end])
    open_plural = head.endswith(("s", "men", "people", "children", "population", "police"))
    possessed = text.lower(at - 1) in ("'s", "’s")
    opened = text.lower(at) in text.words.determiners or open_plural or possessed or head in text.words.bare_heads
    tokens = text.tokens[noun:end]
    titled = text.cased and len(tokens) > 1 and all(token.text[:1].isupper() for token in tokens) and office_at(head.split(), 0) is not None
    if (not opened and not titled and not _is_headed(text, at, end)) or _is_adjective(text, head, end):
        return None
    end = past_body(text, end) if head.rpartition(" ")[2].startswith("spokes") else end
    return Phrase(at, end, "description", head, None, title=title_words(text, at + (text.lower(at) in text.words.determiners), end))


def _is_adjective(text: Text, head: str, end: int) -> bool:
    """Whether a rank is an adjective, since a noun follows it ("a major offensive", "a general strike")."""
    after = text.lower(end)
    if head not in text.words.adjective_ranks or not after.isalpha() or after.endswith("ed"):
        return False
    return after not in _behind_persons() and after not in verbs_by_form()


@cache
def _behind_persons() -> frozenset[str]:
    """Return the words of closed classes that can follow who somebody is."""
    words = grammar()
    closed = (words.be, words.have, words.modals, words.adverbs, words.prepositions, words.conjunctions, words.subordinators, words.verbs)
    return frozenset(word for group in closed for word in group) | frozenset(words.relatives) | frozenset(words.times)


def _is_headed(text: Text, at: int, end: int) -> bool:
    """Whether a bare noun speaks as headlines let it: it opens the line or a clause of it before a verb of saying, or ends it."""
    if at == 0 or text.lower(at - 1) == ";":
        return text.lower(end) in text.words.speaking | {":"}
    if text.lower(at - 1) in (",", "as") and text.tokens[-1].text[-1].isalnum():  # a line without a point at its end
        return text.lower(end) in text.words.speaking
    return text.lower(at - 1) == ":" and end == len(text.tokens)


def pronoun_phrase(text: Text, at: int) -> Phrase | None:
    """Read a pronoun; "us" in capitals is a state."""
    word = text.lower(at)
    if word not in text.words.pronouns or (word == "us" and text.tokens[at].text.isupper() and text.cased):
        return None
    return Phrase(at, at + 1, "pronoun", word, None)
