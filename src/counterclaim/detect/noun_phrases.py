"""The phrases around a word of a passage: noun phrases, times and venues, with their first and last words.

What a noun phrase is follows from closed word classes, actor mentions and capitals, and from the annotator's tags where there are any.
"""

from counterclaim.detect.words import AND, OPENS_CLAUSE, POSSESSIVES, Words, is_name, is_noun, is_verbal
from counterclaim.vocabulary.cues import cues, grammar, verbs_by_form


def noun_phrase_start(words: Words, last: int, low: int, plain: bool = False) -> int:
    """Return the first token of the noun phrase that ends with token ``last``, not before ``low``; coordination and "of" included.

    A ``plain`` phrase, a member of a list, reaches left over no preposition but "of".
    """
    first = max(low, words.ends.get(last, last))
    forms = grammar()
    determined = words.lower[first] in forms.determiners or words.lower[first] in forms.subject_pronouns
    while first > low:
        before = first - 1
        word = words.lower[before]
        if before in words.heard:
            break
        if word in POSSESSIVES and before > low and is_noun(words, before - 1):
            first, determined = noun_phrase_start(words, before - 1, low), True
        elif not determined and word not in SUBJECT_ONLY and is_noun(words, before):
            first = max(low, words.ends.get(before, before))
            determined = words.lower[first] in forms.determiners
        elif (not determined and word in forms.determiners) or (
            word in {"the", "these", "those", "all", "both"} and words.lower[first] in forms.determiners - {"the", "a", "an"}
        ):
            first, determined = before, True
        elif (extended := _extends(words, before, low, plain)) < first:
            first, determined = extended, True
        else:
            break
    return first


def _extends(words: Words, before: int, low: int, plain: bool) -> int:
    """Return how far left a preposition, conjunction or comma at ``before`` carries the noun phrase; ``before`` + 1 where it does not."""
    word = words.lower[before]
    if before <= low:
        return before + 1
    if word in ({"of"} if plain else grammar().noun_prepositions) and is_noun(words, before - 1):
        start = noun_phrase_start(words, before - 1, low, plain)
        return before + 1 if _governed(words, start, low) else start
    if _postmodifies(words, before, low) or (word in PASSIVE_LINKS and _is_reduced(words, before - 1, low)):
        noun = before - 1 if word not in PASSIVE_LINKS else before - 2
        start = noun_phrase_start(words, noun, low)
        return before + 1 if _governed(words, start, low) else start
    return _coordinates(words, before, low)


def _postmodifies(words: Words, index: int, low: int) -> bool:
    """Whether the token is a participle after a plural noun ("rebels fighting the government")."""
    word = words.lower[index]
    if not (word.endswith("ing") and word in grammar().participles) or words.tokens[index].text[:1].isupper() or index - 1 < low:
        return False
    noun = words.lower[index - 1]
    return noun.endswith("s") and is_noun(words, index - 1)


def _is_reduced(words: Words, index: int, low: int) -> bool:
    """Whether the token is a participle that says more of the noun before it ("a statement issued by", "police deployed in")."""
    word = words.lower[index]
    if index - 1 < low or not word.endswith("ed") or len(word) <= 4 or words.tokens[index].text[:1].isupper():
        return False
    cue = any("clause" in verb.takes for verb, _ in verbs_by_form().get(word, ()))
    return not (cue and words.lower[index + 1] != "by") and is_noun(words, index - 1) and index - 1 not in words.starts


PASSIVE_LINKS = frozenset({"by", "in", "at", "on", "near", "from", "under", "with", "for", "to"})


def _governed(words: Words, start: int, low: int) -> bool:
    """Whether the noun phrase at ``start`` is the object of a verb or preposition before it, and no subject."""
    if start <= low:
        return False
    before = start - 1
    while before > low and words.lower[before] in {"the", "a", "an"}:
        before -= 1
    if any(words.lower[before + 1 - len(joining) : before + 1] == joining for joining in grammar().joining):
        return False
    if words.lower[before] in grammar().prepositions - OPENS_CLAUSE:
        return True
    return is_verbal(words, before) and not _opens_statement(words, before)


def _opens_statement(words: Words, index: int) -> bool:
    """Whether the token is a verb whose complement is a clause, so that a subject follows it ("says the plan of the army failed")."""
    return any(
        "clause" in verb.takes and "np" not in verb.takes and not verb.particle for verb, _ in verbs_by_form().get(words.lower[index], ())
    )


def _coordinates(words: Words, before: int, low: int) -> int:
    """Return where a list of names that runs through the conjunction or comma at ``before`` starts."""
    word = words.lower[before]
    if word not in AND and word != ",":
        return before + 1
    left = before - 1
    if words.lower[left] == "," and word in AND:
        left -= 1
    left = before_bracket(words, left, low)
    if left < low or not is_noun(words, left):
        return before + 1
    if word == "," and not (_is_listed(words, before) and is_name(words, left) and _is_alike(words, left, before + 1)):
        return before + 1
    start = noun_phrase_start(words, left, low, plain=word == ",")
    return before + 1 if _governed(words, start, low) else start


def _is_alike(words: Words, left: int, right: int) -> bool:
    """Whether two items of a list are alike: a common noun ("12 people") opens no list of names."""
    names = words.tokens[right].text[:1].isupper() or (words.lower[right] == "the" and words.tokens[right + 1].text[:1].isupper())
    return words.tokens[left].text[:1].isupper() or not names


def _is_listed(words: Words, comma: int) -> bool:
    """Whether a bare name and then a further comma or conjunction follow the comma ("Chad, Niger and Mali")."""
    index, high = comma + 1, words.bounds[words.sentence_of[comma]][1]
    while index < high:
        if words.lower[index] in AND:
            return index > comma + 1 or words.lower[index] != "&"
        if words.lower[index] == "(":
            stepped = after_bracket(words, index)
            index = stepped if stepped > index else high
            continue
        if not (is_name(words, index) or words.lower[index] in {"the", ","}):
            return False
        index = words.starts.get(index, index) + 1
    return False


def row_end(words: Words, first: int, high: int) -> int:
    """Return the end of the noun phrase that starts at token ``first``, with the rest of the list of names that it opens."""
    end = noun_phrase_end(words, first, high)
    while first < end < high and words.lower[end] == "," and _is_listed(words, end):
        end = noun_phrase_end(words, end + 1, high)
    return end


def before_bracket(words: Words, index: int, low: int) -> int:
    """Step left over a bracket that closes at ``index`` ("(left)")."""
    if index >= low and words.lower[index] in {")", "]"}:
        opening = next((k for k in range(index - 1, max(low, index - 25) - 1, -1) if words.lower[k] in {"(", "["}), None)
        return index if opening is None else opening - 1
    return index


def after_bracket(words: Words, index: int) -> int:
    """Step right over a bracket that opens at ``index``."""
    if index < len(words.tokens) and words.lower[index] in {"(", "["}:
        closing = next((k for k in range(index + 1, min(len(words.tokens), index + 25)) if words.lower[k] in {")", "]"}), None)
        return index if closing is None else closing + 1
    return index


def noun_phrase_end(words: Words, first: int, high: int) -> int:
    """Return the end (exclusive) of the noun phrase that starts at token ``first``; "of" phrases and lists of names included."""
    index = first
    forms = grammar()
    while index < high:
        word = words.lower[index]
        if index > first and (word in SUBJECT_ONLY or (index - 1 in words.heard and word not in POSSESSIVES | AND | {"of"})):
            break
        if index in words.starts:
            index = words.starts[index] + 1
        elif (
            is_noun(words, index)
            or (word in forms.times and index + 1 < high and words.lower[index + 1] in POSSESSIVES)  # "Friday's raid"
            or word in POSSESSIVES
            or (index == first and word in forms.determiners | OBJECT_PRONOUNS)
            or (word in forms.determiners and words.lower[index - 1] in {"of", "and", "for", "in", "both", "all"})
            or (index > first and index + 1 < high and _carries_on(words, index, high))
        ):
            index += 1
        else:
            break
    return index


SUBJECT_ONLY = frozenset({"he", "she", "they", "we", "i", "it", "who"})
OBJECT_PRONOUNS = frozenset({"him", "her", "them", "it", "us", "me", "you", "he", "she", "they", "we", "i"})


def _carries_on(words: Words, index: int, high: int) -> bool:
    """Whether a preposition or a conjunction continues the noun phrase; not where it opens a clause ("... and Mali has")."""
    word = words.lower[index]
    if word in {"of", "in", "for"}:
        return is_nominal(words, index + 1) and not (words.lower[index + 1].endswith("ing") and index + 1 not in words.starts)
    if word != "and" or not (is_name(words, index + 1) or words.lower[index + 1] in {"the", "its", "their"}):
        return False
    end = index + 2 if words.lower[index + 1] in {"the", "its", "their"} else index + 1
    end = words.starts.get(end, end) + 1
    return end >= high or not is_verbal(words, end)


def is_nominal(words: Words, index: int) -> bool:
    """Whether the token can start a noun phrase."""
    return is_noun(words, index) or words.lower[index] in grammar().determiners


def time_end(words: Words, first: int, high: int) -> int:
    """Return the end of the time expression that starts at ``first`` ("on Tuesday night"), or ``first`` where none does."""
    forms = grammar()
    index = first
    if index < high and words.lower[index] in forms.time_prepositions:
        index += 1
    start, seen = index, False
    while index < high and (
        words.lower[index] in forms.times or words.lower[index] in forms.time_modifiers or words.lower[index][:1].isdigit()
    ):
        seen = seen or (words.lower[index] in forms.times and not (words.lower[index] == "may" and words.tokens[index].text == "may"))
        index += 1
        if (
            seen
            and index < high
            and words.lower[index] in forms.time_modifiers | {"the"}
            and words.lower[index] not in {"last", "this", "earlier", "later", "the"}
        ):
            break
    while index > start and words.lower[index - 1] in {"the", "a", "an", "this", "that", "of", "one", "two", "three"}:
        index -= 1
    possessed = index < high and words.lower[index] in POSSESSIVES
    return index if seen and not possessed else first


def time_start(words: Words, last: int, low: int) -> int:
    """Return the first token of the time expression that ends at ``last``, or ``last`` + 1 where none does."""
    forms = grammar()
    word = words.lower[last]
    if word == "may" and words.tokens[last].text == "may":
        return last + 1
    dated = word[:1].isdigit() and last > low and words.lower[last - 1] in forms.times
    if word not in forms.times and not dated:
        return last + 1
    index = last
    while index > low and (
        words.lower[index - 1] in forms.times or words.lower[index - 1] in forms.time_modifiers or words.lower[index - 1][:1].isdigit()
    ):
        index -= 1
    return index - 1 if index > low and words.lower[index - 1] in forms.time_prepositions else index


def venue_start(words: Words, last: int, low: int) -> int:
    """Return the preposition that opens the venue phrase ending at ``last`` ("in a joint statement"), or ``last`` + 1."""
    if words.lower[last] not in cues().venues:
        return last + 1
    for index in range(last - 1, max(low, last - 7), -1):
        if words.lower[index] in {"in", "at", "on", "via", "through", "during"}:
            return index
        if not (is_noun(words, index) or words.lower[index] in grammar().determiners):
            break
    return last + 1


def venue_end(words: Words, first: int, high: int) -> int:
    """Return the end of the venue phrase that starts at ``first`` ("in a speech to parliament"), or ``first``."""
    if words.lower[first] not in {
        "in",
        "at",
        "on",
        "via",
        "through",
        "during",
        "to",
        "from",
        "by",
        "with",
        "for",
        "outside",
        "after",
        "before",
        "ahead",
    }:
        return first
    found = first
    for index in range(first + 1, min(high, first + 12)):
        word = words.lower[index]
        if word in cues().venues or word in cues().hearers:
            found = index + 1
        elif not (
            is_noun(words, index)
            or word in grammar().determiners
            or word in grammar().prepositions
            or word in POSSESSIVES
            or is_name(words, index)
        ):
            break
    return found
