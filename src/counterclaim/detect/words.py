"""A passage as the attribution rules see it: words with their sentence, quotation, actor mention and part of speech.

What a word can be follows from closed word classes, actor mentions and capital letters; that is right often
enough around verbs of saying, whose subjects and objects news prose keeps simple.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from counterclaim.detect.quotes import Quote, find_quotes
from counterclaim.mention import ActorMention, SyntaxWord, Token
from counterclaim.vocabulary.cues import grammar, noun_forms, verbs_by_form

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
    are none by the annotator's parts of speech, which hold where no list knows a word; both empty where the rules read alone. ``heard``
    are the last tokens of outlets that are told something: what follows "told the BBC" is no part of the outlet's name.
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
    heard: frozenset[int] = frozenset()

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
    heard = frozenset(_heard(lower, tokens, actors))
    return Words(view, tokens, lower, bounds, sentence_of, quotes, _quote_of(tokens, quotes), starts, ends, _tagged(tokens, parse), heard)


def _heard(lower: Sequence[str], tokens: tuple[Token, ...], actors: Sequence[ActorMention]) -> Iterator[int]:
    """Yield the last token of each outlet right behind a form of "tell"."""
    first_at = {token.start: index for index, token in enumerate(tokens)}
    last_at = {token.end: index for index, token in enumerate(tokens)}
    for one in actors:
        if one.actor is None or one.actor.kind != "outlet" or one.form != "name" or one.start not in first_at:
            continue
        before = first_at[one.start] - 1
        before -= before > 0 and lower[before] == "the"
        if before >= 0 and one.end in last_at and any(form.lemma == "tell" for form, _ in verbs_by_form().get(lower[before], ())):
            yield last_at[one.end]


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
