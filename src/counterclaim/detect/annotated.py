"""What the annotator adds to the rules: attributions that no rule found, where it is certain and the cue is one that speaks.

The rules know this field's conventions (where a content ends, what a date belongs to); the annotator has read more ways of speaking than
any list holds. So the rules keep what they found, and the annotator fills the gaps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import msgspec

from counterclaim.detect.annotation import Annotation, AttributionSpan, Word
from counterclaim.detect.annotator import Annotator
from counterclaim.detect.answers import with_answers
from counterclaim.detect.content_checks import checked
from counterclaim.detect.quotes import Quote, find_quotes, voice_of
from counterclaim.detect.verdicts import without_verdicts
from counterclaim.detect.withheld import is_other_verb, is_withheld
from counterclaim.ids import text_sha256
from counterclaim.mention import Attribution, SyntaxWord, Token
from counterclaim.store import AnnotationMemory
from counterclaim.vocabulary.cues import cues, nouns_by_form, verbs_by_form
from counterclaim.vocabulary.loader import Vocabulary, load

RULE = "annotator"
OPEN = "open quotation"  # of the rules: nobody in the passage claims it
OF_OBJECTS = frozenset({"plan", "measure"})  # verbs with these attribute with certain objects alone, which the rules know
MARKS = "\"'“”‘’«»,;: "
Span = tuple[int, int]


class AnnotatedVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Thresholds and words for taking over the annotator's attributions; see the data file for what each means."""

    attribution_certainty: float
    unlisted_certainty: float
    overlap: float
    openers: frozenset[str]
    questions: frozenset[str]
    withhold: frozenset[str]


@cache
def limits() -> AnnotatedVocabulary:
    """Return the thresholds and words."""
    return load("annotated", AnnotatedVocabulary)


def annotate_once(view: str, annotator: Annotator, memory: AnnotationMemory | None) -> Annotation:
    """Return what ``annotator`` says of a passage, from ``memory`` where it holds it."""
    if memory is None:
        return annotator.annotate(view)
    key = f"{annotator.digest} {text_sha256(view)}"
    kept = memory.recall(key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=Annotation)
    annotation = annotator.annotate(view)
    memory.keep(key, msgspec.msgpack.encode(annotation))
    return annotation


def syntax(annotation: Annotation) -> tuple[SyntaxWord, ...]:
    """Return the parse with each predicate's arguments at its word."""
    roles = {predicate.word: predicate.roles for predicate in annotation.predicates}
    raised = dict(_raised(annotation.words))
    return tuple(
        SyntaxWord(
            word.start,
            word.end,
            word.text.casefold().replace("’", "'"),
            word.upos,
            raised.get(number, word.head),
            word.deprel,
            roles.get(number, ()),
        )
        for number, word in enumerate(annotation.words)
    )


def _raised(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield a second subject of a verb, which is that of the verb behind it ("had seen Xlandish aircraft fly"), and that verb."""
    led = {word.head for number, word in enumerate(words) if word.deprel == "nsubj" and number < word.head}
    for verb, word in enumerate(words):
        if word.deprel == "xcomp" and word.head in led and word.head < verb:
            yield from (
                (number, verb)
                for number in range(word.head + 1, verb)
                if words[number].deprel == "nsubj" and words[number].head == word.head
            )


def with_annotated(
    view: str, tokens: tuple[Token, ...], sentences: tuple[Span, ...], rules: tuple[Attribution, ...], annotation: Annotation
) -> tuple[Attribution, ...]:
    """Return the rules' attributions and the annotator's that are new, in the order of their contents."""
    rules = tuple(
        replace(one, seconded=_is_seconded(one, annotation)) for one in checked(rules, annotation.attributions, syntax(annotation))
    )
    quotes = find_quotes(view, tokens, sentences)
    told = tuple(_readable(view, tokens, quotes, annotation))
    left_open = [span for one in rules if one.rule == OPEN for span in one.contents]
    taken = [span for one in rules if one.rule != OPEN for span in one.contents]
    added = [rest for one in told if not _meets_any(one.contents, taken) and (rest := _without(one, left_open)) is not None]
    rules = tuple(_with_speaker(one, told) if one.rule == OPEN else one for one in rules)
    everything = sorted([*rules, *added], key=lambda one: one.contents[0] if one.contents else one.cue or (0, 0))
    return without_verdicts(with_answers(everything, syntax(annotation)), syntax(annotation))


def _meets_any(parts: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(_shared(part, span) for part in parts for span in spans)


def _without(one: Attribution, spans: Sequence[Span]) -> Attribution | None:
    """Return what an attribution says beside ``spans``, null where that is nothing."""
    rest = tuple(part for part in one.contents if not _meets_any((part,), spans))
    return replace(one, contents=rest) if rest else None


def _with_speaker(one: Attribution, told: Sequence[Attribution]) -> Attribution:
    """Give a quotation that the rules leave open to who says it by the annotator's reading."""
    speaker = next((other for other in told if _meets_any(other.contents, one.contents[:1])), None)
    return replace(speaker, contents=one.contents, voice=one.voice) if speaker is not None else one


def _is_seconded(one: Attribution, annotation: Annotation) -> bool:
    """Whether the annotator is certain that somebody whom the rule names too speaks by the same cue."""
    if one.cue is None or one.source is None:
        return False
    return any(
        found.score >= limits().attribution_certainty
        and found.cue is not None
        and found.source is not None
        and _meets(found.cue, one.cue)
        and _meets(found.source, one.source)
        for found in annotation.attributions
    )


def _meets(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _readable(view: str, tokens: tuple[Token, ...], quotes: tuple[Quote, ...], annotation: Annotation) -> Iterator[Attribution]:
    parse = syntax(annotation)
    for found in annotation.attributions:
        verb = _verb(found, annotation)
        lemma = _cue_lemma(found, tokens) or _unlisted(found, tokens, annotation)
        contents = tuple(span for part in found.contents if (span := _trimmed(view, part, tokens)) is not None)
        if (
            found.source
            and lemma
            and contents
            and found.score >= limits().attribution_certainty
            and not _withholds(found.source, tokens)
            and not _is_anonymity(contents[0], tokens)
            and not _leaves_open(found, contents, tokens)
            and not (verb >= 0 and (is_withheld(parse, verb) or is_other_verb(parse, verb)))
            and not _points_back(contents, tokens)
        ):
            yield Attribution(found.source, found.cue, contents, lemma, voice_of(contents, quotes), RULE, round(found.score, 4))


def _cue_lemma(found: AttributionSpan, tokens: tuple[Token, ...]) -> str | None:
    """Return the lemma of the cue's last word that is a cue by the vocabulary, null where none is or the cue withholds a statement."""
    if found.cue is None:
        return None
    if _withholds(found.cue, tokens):
        return None
    return next((lemma for word in reversed(_words(found.cue, tokens)) if (lemma := _lemma(word))), None)


def _unlisted(found: AttributionSpan, tokens: tuple[Token, ...], annotation: Annotation) -> str | None:
    """Return the verb of a cue that no list holds ("lauded", "classify"), null where the annotator is not very sure or nothing was said."""
    if found.cue is None or found.source is None or found.score < limits().unlisted_certainty or _withholds(found.cue, tokens):
        return None
    cue, words = found.cue, annotation.words
    if any(_lemma(word) for word in _words(cue, tokens)):  # a listed cue that attributes with certain objects alone
        return None
    verbs = [word.text.casefold() for word in words if cue[0] <= word.start < cue[1] and word.upos == "VERB"]
    return verbs[-1] if verbs else None


def _withholds(span: Span, tokens: tuple[Token, ...]) -> bool:
    """Whether the words of a cue or a source say that nothing was said ("has not disclosed", "neither side")."""
    return not limits().withhold.isdisjoint(_words(span, tokens))


def _is_anonymity(content: Span, tokens: tuple[Token, ...]) -> bool:
    """Whether somebody only asks not to be named: that is no statement on the war."""
    words = _words(content, tokens)
    withheld = not limits().withhold.isdisjoint(words[:1]) or words[:2] == ["to", "be"]
    return withheld and not cues().anonymity.isdisjoint(words)


def _leaves_open(found: AttributionSpan, contents: tuple[Span, ...], tokens: tuple[Token, ...]) -> bool:
    """Whether the content is a question that the cue only raises ("asked whether", "did not say how"): that is no statement."""
    behind = found.cue is not None and found.cue[1] <= contents[0][0]
    return behind and not limits().questions.isdisjoint(_words(contents[0], tokens)[:1])


def _verb(found: AttributionSpan, annotation: Annotation) -> int:
    """Return the number of the cue's last verb, -1 where it has none."""
    cue = found.cue or (0, 0)
    return max(
        (number for number, word in enumerate(annotation.words) if word.upos == "VERB" and cue[0] <= word.start < cue[1]), default=-1
    )


def _points_back(contents: tuple[Span, ...], tokens: tuple[Token, ...]) -> bool:
    """Whether all that is said is a pronoun for a statement before it, which the rules find."""
    return all(cues().resuming_pronouns.issuperset(_words(part, tokens)) for part in contents)


def _words(span: Span, tokens: tuple[Token, ...]) -> list[str]:
    return [token.lower for token in tokens if span[0] <= token.start and token.end <= span[1]]


def _lemma(word: str) -> str | None:
    verb = verbs_by_form()[word][-1][0] if word in verbs_by_form() else None
    if verb is not None:
        return verb.lemma if verb.takes.isdisjoint(OF_OBJECTS) else None
    noun = nouns_by_form().get(word)
    return noun.lemma if noun is not None and noun.lemma not in cues().voiced else None


def _trimmed(view: str, part: Span, tokens: tuple[Token, ...]) -> Span | None:
    """Return a content without the marks around it and the conjunction that opens it, null where nothing is left."""
    start, end = part
    opener = next((token for token in tokens if token.start >= start), None)
    if opener is not None and opener.lower in limits().openers:
        start = opener.end
    while start < end and view[start] in MARKS:
        start += 1
    while end > start and view[end - 1] in MARKS:
        end -= 1
    return (start, end) if start < end else None


def _shared(left: Span, right: Span) -> bool:
    """Whether two spans share enough of the shorter one to be one content."""
    common = min(left[1], right[1]) - max(left[0], right[0])
    return common > limits().overlap * min(left[1] - left[0], right[1] - right[0])
