"""A passage as the attribution rules see it: words with their sentence, quotation and actor mention, and the phrases around a word.

There is no parser here. What a noun phrase is follows from closed word classes, actor mentions and capital letters; that is right often
enough around verbs of saying, whose subjects and objects news prose keeps simple.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from counterclaim.detect.quotes import Quote, find_quotes
from counterclaim.mention import ActorMention, SyntaxWord, Token
from counterclaim.vocabulary.cues import cues, grammar, noun_forms, verbs_by_form

DASHES = frozenset({"-", "–", "—", "--", "―"})
QUOTE_MARKS = frozenset("\"'“”‘’«»„´`")
CLOSE_MARKS = frozenset("\"'”’»")
ENDS = frozenset({".", "!", "?", "…", "..."})
MARKS = DASHES | QUOTE_MARKS | ENDS | {",", ";", ":"}
POSSESSIVES = frozenset({"'s", "'"})
AND = frozenset({"and", "or", "&"})
OPENS_CLAUSE = frozenset({"with", "despite", "amid", "after", "before"})  # prepositions that a subject and a participle can follow


class Tagged(NamedTuple):
    """The tokens of a passage that are verbs by the annotator's tags, and those that it knows to be none.

    ``described`` leads from a verb to the noun that is its subject, where a relative clause without commas stands between the two.
    """

    verbs: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()
    described: Mapping[int, int] = MappingProxyType({})


NO_TAGS = Tagged()
VERBAL = frozenset({"VERB", "AUX"})
NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
HEADS = frozenset({"root", "conj", "parataxis", "advcl", "ccomp", "xcomp", "acl", "acl:relcl"})  # of clauses, where a tag may be wrong
PARTICIPLES = ("ed", "en", "wn")  # a word after a noun that is neither one of these nor irregular is no participle
BEFORE_NOUNS = frozenset({"amod", "compound", "nmod", "flat", "case", "mark"})  # relations of verb forms that stand for no clause


@dataclass(frozen=True, slots=True)
class Words:
    """A passage by token index.

    ``sentence_of`` numbers the sentences, ``bounds`` are their token ranges; ``quote_of`` is the innermost quotation around a token, -1
    for none; ``starts`` and ``ends`` lead from a mention's first to its last token, and back. ``tagged`` are the verbs and the words that
    are none by the annotator's parts of speech, which hold where no list knows a word; both empty where the rules read alone.
    """

    view: str
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    quotes: tuple[Quote, ...]
    quote_of: tuple[int, ...]
    starts: dict[int, int]
    ends: dict[int, int]
    tagged: Tagged = NO_TAGS

    def chars(self, first: int, end: int) -> tuple[int, int]:
        """Return the view span of the tokens ``first`` to ``end`` (exclusive)."""
        return self.tokens[first].start, self.tokens[end - 1].end

    def opens_quote(self, index: int) -> int:
        """Return the number of the quotation whose opening mark is token ``index``, or -1."""
        start = self.tokens[index].start if index < len(self.tokens) else -1
        return next((number for number, quote in enumerate(self.quotes) if quote.start == start), -1)

    def closes_quote(self, index: int) -> int:
        """Return the number of the quotation whose closing mark is token ``index``, or -1."""
        end = self.tokens[index].end if 0 <= index < len(self.tokens) else -1
        return next((number for number, quote in enumerate(self.quotes) if quote.closed and quote.end == end), -1)

    def first_in(self, offset: int) -> int:
        """Return the index of the first token that starts at or after the view offset."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.tokens[middle].start < offset else (low, middle)
        return low


def read_words(
    view: str,
    tokens: tuple[Token, ...],
    sentences: tuple[tuple[int, int], ...],
    actors: Sequence[ActorMention],
    parse: Sequence[SyntaxWord] = (),
) -> Words:
    """Index a passage by token."""
    bounds, sentence_of = _bounds(tokens, sentences)
    quotes = find_quotes(view, tokens, sentences)
    starts, ends = _mentions(tokens, actors)
    lower = tuple(token.text if _spells_closed(tokens, index) else token.lower for index, token in enumerate(tokens))
    return Words(view, tokens, lower, bounds, sentence_of, quotes, _quote_of(tokens, quotes), starts, ends, _tagged(tokens, parse))


def _tagged(tokens: tuple[Token, ...], parse: Sequence[SyntaxWord]) -> Tagged:
    """Bring the parts of speech from the annotator's words to the tokens that start where they do."""
    first_at = {token.start: index for index, token in enumerate(tokens)}
    verbs, others = set(), set()
    for word in parse:
        index = first_at.get(word.start)
        if index is None or tokens[index].end != word.end:
            continue
        infinitive = index > 0 and tokens[index - 1].lower == "to"
        misread = word.deprel == "acl" and not word.lower.endswith(PARTICIPLES) and word.lower not in grammar().reduced  # "weapons use"
        if word.upos in VERBAL and word.deprel not in BEFORE_NOUNS and not (word.lower.endswith("ing") or infinitive or misread):
            verbs.add(index)
        elif word.upos in NAMING and word.deprel not in HEADS:
            others.add(index)
    described = {first_at[verb]: first_at[noun] for verb, noun in _described(parse) if verb in first_at and noun in first_at}
    return Tagged(frozenset(verbs), frozenset(others), described)


def _described(parse: Sequence[SyntaxWord]) -> Iterator[tuple[int, int]]:
    """Yield where a verb and its subject start that only a restrictive relative clause parts ("a monk who fled said").

    The parser may take the verb behind the clause for a second one beside it, which has no subject then.
    """
    led = {word.head for word in parse if word.deprel.startswith("nsubj")}
    clauses = [(number, word.head) for number, word in enumerate(parse) if word.deprel == "acl:relcl" and word.head + 1 < number]
    for first, noun in clauses:
        second = next((number for number, head in clauses if head == noun and number > first and number not in led), -1)
        verb = parse[noun].head if parse[noun].deprel == "nsubj" and parse[noun].head > first else second
        if verb < 0 or parse[verb].upos != "VERB" or parse[noun + 1].lower not in grammar().relatives:
            continue
        if not any(one.lower in MARKS or (one.deprel == "cc" and one.head == verb) for one in parse[noun + 1 : verb]):
            yield parse[verb].start, parse[noun].start


def _spells_closed(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an abbreviation, among words that are not all capitals, reads like a word that names nobody ("the WHO said", "IS says")."""
    closed = grammar().relatives | grammar().be
    if len(tokens[index].lower) < 2 or not tokens[index].text.isupper() or tokens[index].lower not in closed:
        return False
    near = tokens[max(0, index - 1) : index] or tokens[index + 1 : index + 2]
    return bool(near) and not near[0].text.isupper()


def _bounds(tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...]) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    bounds: list[tuple[int, int]] = []
    sentence_of: list[int] = []
    index = 0
    for number, (_, end) in enumerate(sentences):
        first = index
        while index < len(tokens) and tokens[index].start < end:
            sentence_of.append(number)
            index += 1
        bounds.append((first, index))
    sentence_of.extend([max(0, len(bounds) - 1)] * (len(tokens) - len(sentence_of)))
    return tuple(bounds), tuple(sentence_of)


def _quote_of(tokens: tuple[Token, ...], quotes: tuple[Quote, ...]) -> tuple[int, ...]:
    """Number the innermost quotation of each token; quotes come in order of their start, so that later ones lie further in."""
    inside = [-1] * len(tokens)
    for number, quote in enumerate(quotes):
        for index, token in enumerate(tokens):
            if quote.inner_start <= token.start < quote.inner_end:
                inside[index] = number
    return tuple(inside)


def _mentions(tokens: tuple[Token, ...], actors: Sequence[ActorMention]) -> tuple[dict[int, int], dict[int, int]]:
    """Map first to last token of each mention and back; of nested mentions the longest counts."""
    first_at = {token.start: index for index, token in enumerate(tokens)}
    last_at = {token.end: index for index, token in enumerate(tokens)}
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for mention in actors:
        first, last = first_at.get(mention.start), last_at.get(mention.end)
        if first is None or last is None:
            continue
        starts[first] = max(last, starts.get(first, last))
        ends[last] = min(first, ends.get(last, first))
    return starts, ends


def is_ly(word: str) -> bool:
    """Whether the word looks like an adverb in -ly."""
    return len(word) > 4 and word.endswith("ly") and word not in {"family", "italy", "reply", "supply", "july", "assembly", "ally", "rally"}


def is_name(words: Words, index: int) -> bool:
    """Whether the token belongs to a name: a capital letter that is not just the start of a sentence, or an actor mention."""
    token = words.tokens[index]
    if index in words.ends or index in words.starts:
        return True
    return token.text[:1].isupper() and index != words.bounds[words.sentence_of[index]][0]


def is_verbal(words: Words, index: int) -> bool:
    """Whether the token looks like a verb that ends a noun phrase to its left or right."""
    word, forms = words.lower[index], grammar()
    if index in words.tagged.verbs and word != "'s":
        return True
    if index in words.tagged.others:
        return False
    if word in forms.be or word in forms.have or word in forms.modals or word in forms.verbs:
        return word != "'s"
    if words.tokens[index].text[:1].isupper() or (word in forms.adjectives and _before_noun(words, index)):
        return False
    return (word.endswith("ed") and len(word) > 4 and "-" not in word) or (word in verbs_by_form() and word not in noun_forms())


def _before_noun(words: Words, index: int) -> bool:
    """Whether a plain word follows that can be the noun of an adjective at ``index`` ("armed wing")."""
    word = words.lower[index + 1] if index + 1 < len(words.lower) else "."
    forms = grammar()
    closed = forms.prepositions | forms.determiners | forms.conjunctions | forms.adverbs | forms.times | forms.subordinators
    return word[:1].isalpha() and word not in closed and not is_ly(word)


def is_noun(words: Words, index: int) -> bool:
    """Whether the token can be part of a noun phrase (its head, or a modifier before it)."""
    word, forms = words.lower[index], grammar()
    if not word[:1].isalnum() or words.tokens[index].text in QUOTE_MARKS:
        return False
    if index in words.ends or index in words.starts:
        return True
    if (
        word in forms.subordinators
        or word in forms.prepositions
        or word in forms.conjunctions
        or (word in forms.adverbs and not is_name(words, index))
        or word in forms.times
    ):
        return False
    return not (word in forms.determiners or word in forms.negations or is_ly(word) or is_verbal(words, index))


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
        if index > first and word in SUBJECT_ONLY:
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
