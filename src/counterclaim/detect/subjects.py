"""Who the subject of an attributing verb is."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.detect.noun_phrases import before_bracket, noun_phrase_end, noun_phrase_start, time_start, venue_start
from counterclaim.detect.words import AND, CLOSE_MARKS, DASHES, Words, is_ly, is_name, is_noun, is_verbal
from counterclaim.vocabulary.cues import VerbForm, adverb_phrases, cues, grammar

How = Literal["own", "inherited", "object_relative", "what_relative", "passive", "none"]
SPAN_LIMIT = 45  # words between a subject and its verb, apposition included; beyond, the comma belongs to something else


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a cue in token indices: ``first``..``end``, and ``edge``, where its clause starts.

    ``how`` says how it was found: own, inherited (from the clause before: "and warned", ", saying"), object_relative ("which X denied"),
    what_relative ("what X called"), passive (the subject undergoes), none.
    """

    first: int
    end: int
    edge: int
    how: How
    negated: bool = False
    modal: bool = False
    embedded: bool = False


NO_SUBJECT = Subject(-1, -1, -1, "none")


@dataclass(slots=True)
class _Before:
    """What stands between subject and verb."""

    index: int
    be: bool = False
    negated: bool = False
    modal: bool = False
    infinitive: bool = False
    floating: int = -1


def find_subject(words: Words, cue: int, low: int, form: VerbForm) -> Subject:
    """Return the subject of the verb at token ``cue``, whose clause starts no earlier than ``low``."""
    described = words.tagged.described.get(cue, -1)
    if described >= low and form in ("past", "third", "base"):
        return _placed(words, noun_phrase_start(words, described, low), described + 1, low)
    before = _skip_left(words, cue - 1, low, form)
    if before.infinitive:
        return _of_infinitive(words, before, low)
    if before.index < low:
        return _floating(before, low) if before.floating >= 0 else NO_SUBJECT
    found = _at(words, before, cue, low, form)
    passive = before.be and form in ("past", "participle", "base")
    how: How = "passive" if passive and found.how == "own" else found.how
    return Subject(found.first, found.end, found.edge, how, before.negated or found.negated, before.modal, found.embedded)


def _skip_left(words: Words, start: int, low: int, form: VerbForm) -> _Before:
    """Step left from the verb over its auxiliaries, adverbs, times and venue phrases."""
    at = _Before(start)
    forms = grammar()
    while at.index >= low:
        word = words.lower[at.index]
        if word == "to" and at.index == start - _adverbs_between(words, at.index, start) and form == "base":
            at.infinitive = True
            return at
        if word in forms.negations:
            at.negated = True
        if word in forms.be and word != "'s":
            at.be = True
        elif word in forms.modals and not (word == "may" and words.tokens[at.index].text == "May"):
            at.modal = at.modal or word not in {"do", "does", "did"}
        elif word in {"neither", "none"}:
            at.floating, at.negated = at.index, True
        elif word in {"both", "all", "each", "either"} or (word == "many" and at.index == low):
            at.floating = at.index
        elif not (word in forms.have or word in forms.negations or word in forms.adverbs | forms.reflexives or is_ly(word)):
            jumped = _jump(words, at.index, low)
            if jumped == at.index:
                return at
            at.index = jumped
            continue
        at.index -= 1
    return at


def noun_before(words: Words, index: int, low: int) -> int:
    """Return the noun that a participle at ``index`` says more of, a comma, times and adverbs between them stepped over; else -1."""
    last = _skip_left(words, index - 1, low, "participle").index
    if last > low and words.lower[last] == ",":
        last -= 1
    return last if last >= low and (is_noun(words, last) or last in words.ends) else -1


def _adverbs_between(words: Words, index: int, start: int) -> int:
    return start - index if all(words.lower[k] in grammar().adverbs or is_ly(words.lower[k]) for k in range(index + 1, start + 1)) else -1


def _jump(words: Words, index: int, low: int) -> int:
    """Step over a bracket, a time or a venue phrase, or an adverb between commas; return ``index`` where none ends here."""
    stepped = before_bracket(words, index, low)
    if stepped != index:
        return stepped
    if any(words.lower[index : index + len(parts)] == parts for parts in adverb_phrases()):  # its last word was an adverb, and stepped over
        return index - 1
    if phrase := next((parts for parts in adverb_phrases() if words.lower[max(low, index + 1 - len(parts)) : index + 1] == parts), ()):
        return index - len(phrase)
    for start in (time_start(words, index, low), venue_start(words, index, low)):
        if start <= index and start > low:
            return start - 1
    if words.tokens[index].text in CLOSE_MARKS and (opening := _quoted_adverb(words, index, low)) > low:
        return opening - 1
    if words.lower[index] == "," and index - 2 > low and words.lower[index - 2] == ",":
        inner = words.lower[index - 1]
        if inner in grammar().adverbs or is_ly(inner) or inner in grammar().times:
            return index - 3
    return index


def _quoted_adverb(words: Words, index: int, low: int) -> int:
    """Return the opening mark of a quotation of adverbs alone that closes at ``index`` (“strongly” condemned), or -1."""
    quote = words.closes_quote(index)
    opening = words.first_in(words.quotes[quote].start) if quote >= 0 else -1
    adverbs = opening >= low and all(words.lower[k] in grammar().adverbs or is_ly(words.lower[k]) for k in range(opening + 1, index))
    return opening if adverbs and index > opening + 1 else -1


def _of_infinitive(words: Words, before: _Before, low: int) -> Subject:
    """Handle "continued to warn" (uttered, by the clause's subject) and "refused to say" (not uttered)."""
    index = before.index - 1
    timed = time_start(words, index, low) if index > low else index
    index = timed - 1 if low < timed <= index else index  # "voted on Thursday to demand"
    governor = words.lower[index] if index >= low else ""
    uttered = governor in cues().venues or (index >= low and is_verbal(words, index) and governor not in grammar().be) or governor == "on"
    if before.negated or governor in grammar().unreal or not uttered:
        return NO_SUBJECT
    return Subject(-1, -1, index, "inherited")


def _floating(before: _Before, low: int) -> Subject:
    return Subject(before.floating, before.floating + 1, low, "own", before.negated, before.modal)


def _at(words: Words, before: _Before, cue: int, low: int, form: VerbForm) -> Subject:
    """Read the subject off the token left of auxiliaries and adverbs."""
    index = before.index
    word = words.lower[index]
    if word in {"and", "but", "or", "then"}:
        return _inherits(words, index, low)
    if word in {"while", "whilst"} and form == "gerund":
        return Subject(-1, -1, index, "inherited")
    if word == "," or word in DASHES:
        return _across_mark(words, index, cue, low, form)
    if words.tokens[index].text in CLOSE_MARKS and word != "'":
        return NO_SUBJECT
    if word in {"who", "which", "that"}:
        return _antecedent(words, index, low, form)
    if form in ("past", "third", "base") and _is_reduced(words, index, low):
        return _noun_phrase(words, index - 1, low, form)
    if (word in grammar().prepositions or is_verbal(words, index)) and index not in words.ends:
        return Subject(-1, -1, index, "inherited") if form == "gerund" else NO_SUBJECT
    return _noun_phrase(words, index, low, form)


def _is_reduced(words: Words, index: int, low: int) -> bool:
    """Whether a participle says more of the noun before it, so that another verb can follow ("a report released last year found")."""
    word = words.lower[index]
    participle = (word.endswith("ed") and len(word) > 4) or word in grammar().reduced
    return participle and index - 1 >= low and is_noun(words, index - 1) and not words.tokens[index].text[:1].isupper()


def _inherits(words: Words, index: int, low: int) -> Subject:
    edge = index - 1 if index - 1 > low and words.lower[index - 1] == "," else index
    return Subject(-1, -1, edge, "inherited")


def _is_governed(words: Words, first: int, last: int, low: int) -> bool:
    """Whether the noun phrase is an object, on which no participle of saying hangs ("posted pictures on its site calling for")."""
    if words.lower[last] in cues().documents | cues().media | cues().venues:
        return False
    return first > low and (words.lower[first - 1] in grammar().prepositions - {"with"} or is_verbal(words, first - 1))


def _noun_phrase(words: Words, last: int, low: int, form: VerbForm) -> Subject:
    if last not in words.ends and not is_noun(words, last) and words.lower[last] not in PRONOUNS | grammar().determiners:
        return NO_SUBJECT
    if words.lower[last] in grammar().determiners - STANDING_ALONE or words.lower[last][:1].isdigit():
        return NO_SUBJECT
    first = noun_phrase_start(words, last, low)
    if form == "gerund" and _is_governed(words, first, last, low):
        return Subject(-1, -1, last + 1, "inherited")
    if form == "base" and (pair := paired(words, first, last, low)) >= 0:
        return Subject(pair, last + 1, pair, "own")
    taken_up = _taken_up(words, first, last, low)
    if taken_up > 0:
        return Subject(taken_up, last + 1, _with_comma(words, taken_up, low), "object_relative")
    return _placed(words, first, last + 1, low)


def paired(words: Words, first: int, last: int, low: int) -> int:
    """Return where "A, B" starts, as headlines join two names before a plural verb ("A, B say"); -1 where no two names stand so."""
    single = words.starts.get(first) == last and first - 2 >= low and words.lower[first - 1] == ","
    return low if single and words.ends.get(first - 2) == low else -1


def _taken_up(words: Words, first: int, last: int, low: int) -> int:
    """Return where the subject starts in ", a claim S denies", ", something S denies", which take up what was said; else -1."""
    for noun in range(max(first - 1, low + 1), last):
        opened = words.lower[noun - 1] in {"a", "an"} or (words.lower[noun - 1] == "the" and noun - 1 == low)
        opens = noun + 1 in words.starts or words.lower[noun + 1] in grammar().determiners - {"that"} or words.lower[noun + 1] in PRONOUNS
        takes_up = words.lower[noun] in cues().resumptive and opened
        if opens and (takes_up or (words.lower[noun] in cues().resuming_pronouns and words.lower[noun - 1] == ",")):
            return noun + 1
    return -1


STANDING_ALONE = frozenset({"both", "each", "all", "some", "many", "most", "several", "this", "these", "those", "another"})
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "both", "each", "others", "none", "some", "many", "another"})


def _placed(words: Words, first: int, end: int, low: int) -> Subject:
    """Say what the clause hangs on: a relative, a conjunction, a comma, or nothing."""
    before = first - 1
    while before > low and (words.lower[before] in grammar().adverbs or is_ly(words.lower[before])):
        before -= 1
    if before < low:
        return Subject(first, end, first, "own")
    word = words.lower[before]
    if word == "nor":  # "neither the army nor the rebels"
        return Subject(first, end, _with_comma(words, before, low), "own", negated=True)
    if word in {"which", "whom", "who"}:
        return Subject(first, end, _with_comma(words, before, low), "object_relative")
    if word == "what":
        return Subject(first, end, before, "what_relative", embedded=True)
    if word == "that":
        return Subject(first, end, before, "own", embedded=True)
    if word in grammar().supposing:
        return Subject(first, end, _with_comma(words, before, low), "own", negated=True)
    if word in grammar().subordinators or word in AND or word in {"with", "of", "from", "by"}:
        return Subject(first, end, _with_comma(words, before, low), "own")
    if word == "," or word in DASHES or word == ";":
        return Subject(first, end, before, "own")
    return Subject(first, end, first, "own", embedded=words.tokens[before].text not in CLOSE_MARKS)


def _with_comma(words: Words, index: int, low: int) -> int:
    return index - 1 if index - 1 > low and (words.lower[index - 1] == "," or words.lower[index - 1] in DASHES) else index


def _antecedent(words: Words, index: int, low: int, form: VerbForm) -> Subject:
    """The antecedent of "who said" / "which said"."""
    last = index - 1
    if last >= low and words.lower[last] == ",":
        last -= 1
    last = before_bracket(words, last, low)
    if last < low or not (is_noun(words, last) or last in words.ends) or form == "gerund":
        return NO_SUBJECT
    return Subject(noun_phrase_start(words, last, low), last + 1, _with_comma(words, index, low), "own", embedded=True)


def _across_mark(words: Words, index: int, cue: int, low: int, form: VerbForm) -> Subject:
    """A comma or dash before the verb closes an aside on the subject, or opens a participle of the clause before."""
    if form == "gerund" and index >= cue - 2:
        return Subject(-1, -1, index, "inherited")
    held = words.ends.get(index - 1, index)
    if "," in words.lower[held : index - 1] and held >= low:  # "Xland's minister, N, said": the name holds its aside
        return _placed(words, noun_phrase_start(words, index - 1, low), index, low)
    opening = _aside_opening(words, index, low)
    if opening > low:
        unmarked = words.lower[opening + 1] == "who" and is_noun(words, opening)
        last = opening if unmarked else _before_age(words, before_bracket(words, opening - 1, low), low)
        if last >= low and (is_noun(words, last) or last in words.ends) and not _is_fronted(words, last, low):
            start = noun_phrase_start(words, last, low)
            placed = _placed(words, start, last + 1, low)
            aside = words.lower[opening + 1] in grammar().relatives
            return Subject(start, last + 1 if aside else index, placed.edge, placed.how, embedded=placed.embedded)
    return Subject(-1, -1, index, "inherited") if form == "gerund" else NO_SUBJECT


def _before_age(words: Words, last: int, low: int) -> int:
    """Step left over an age that commas set off behind a name ("Valentyna, 64, who ..., said")."""
    aged = last - 2 > low - 1 and words.lower[last].isdigit() and words.lower[last - 1] == ","
    return last - 2 if aged and is_name(words, last - 2) else last


def _aside_opening(words: Words, closing: int, low: int) -> int:
    """Return the mark that opens the aside which ``closing`` closes, or -1: the nearest one with a name or noun phrase before it."""
    pair = DASHES if words.lower[closing] in DASHES else frozenset({","})
    nearest, unmarked = -1, -1
    for index in range(closing - 1, max(low, closing - SPAN_LIMIT), -1):
        if words.lower[index] == ";" and words.quote_of[index] == words.quote_of[closing]:
            return nearest
        if words.lower[index] in pair and index > low:
            last = before_bracket(words, index - 1, low)
            nearest = index if nearest < 0 else nearest
            if last in words.ends and not _runs_on(words, index, closing) and not _is_fronted(words, last, low):
                return index
            if words.lower[index + 1] in grammar().relatives:
                return index
        if words.lower[index] == "who" and is_noun(words, index - 1) and words.lower[closing] == ",":
            unmarked = index - 1  # "an official who asked not to be named, said": the comma before "who" was left out
    return nearest if nearest >= 0 else unmarked


def _is_fronted(words: Words, last: int, low: int) -> bool:
    """Whether the noun phrase that ends at ``last`` is governed by a preposition that opens the clause ("In another raid, ...")."""
    first = noun_phrase_start(words, last, low)
    return first == low + 1 and words.lower[low] in grammar().prepositions


def _runs_on(words: Words, opening: int, closing: int) -> bool:
    """Whether a second aside stands between the marks, so that the first mark found is no opening ("X, which did A, B, said")."""
    return any(
        words.lower[k] in grammar().subordinators - {"with", "as", "than"} and words.lower[k - 1] == ","
        for k in range(opening + 2, closing)
    )


def clause_subject(words: Words, cue: int, low: int) -> tuple[int, int] | None:
    """Return the subject of the sentence that a coordinated or participial verb at ``cue`` belongs to, where nothing before it told."""
    first = low
    while first < cue and (words.lower[first] in {"but", "and", "while", "as", "yet"} or words.tokens[first].text in "'\"“‘"):
        first += 1
    if first in words.starts and words.starts[first] + 1 < cue and words.lower[words.starts[first] + 1] not in AND | {",", "'s", "("}:
        after = words.starts[first] + 1
        if words.lower[after] not in grammar().prepositions:
            return first, after
    end = noun_phrase_end(words, first, cue)
    if first < end < cue and ((words.lower[end] == "," and words.lower[end + 1] in grammar().relatives) or is_verbal(words, end)):
        return first, end
    for index in range(first, cue):
        if is_verbal(words, index) and index not in words.starts:
            return _leading(words, first, index)
    return _leading(words, first, cue)


def _leading(words: Words, first: int, verb: int) -> tuple[int, int] | None:
    """Return the noun phrase between the clause start and its first verb, without a lead-in ("On Monday, ...")."""
    before = _skip_left(words, verb - 1, first, "past")
    index = before.index
    if index < first:
        return (before.floating, before.floating + 1) if before.floating >= 0 else None
    if words.lower[index] == "," or words.lower[index] in DASHES:
        opening = _aside_opening(words, index, first)
        index = opening - 1 if opening > first else index
    elif words.lower[index] in grammar().relatives:
        index -= 2 if index - 1 > first and words.lower[index - 1] == "," else 1
    if index < first or words.lower[index] == "," or words.lower[index] in grammar().prepositions:
        return None
    return noun_phrase_start(words, index, first), index + 1


def is_venue(words: Words, end: int) -> bool:
    """Whether the phrase that ends at ``end`` is a form of utterance ("a statement"), whose author speaks."""
    return words.lower[end - 1] in cues().venues
