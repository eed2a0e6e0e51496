"""Who says what: source, cue and content of every attribution in a passage, by rules over cue words and closed word classes.

The rules read a passage in three steps. Every cue finds its subject (`subjects`); the subjects' clauses say where one statement ends and the
next begins; then each cue takes its complement as the vocabulary says it can. Quotations that nobody in their sentence claims go to the
speaker before them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from counterclaim.detect.subjects import NO_SUBJECT, Subject, clause_subject, find_subject, is_venue
from counterclaim.detect.words import (
    AND,
    CLOSE_MARKS,
    DASHES,
    ENDS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    QUOTE_MARKS,
    Words,
    before_bracket,
    is_ly,
    is_name,
    is_nominal,
    is_noun,
    is_verbal,
    noun_phrase_end,
    noun_phrase_start,
    read_words,
    time_end,
    time_start,
    venue_end,
)
from counterclaim.mention import ActorMention, Attribution, Token, Voice
from counterclaim.vocabulary.cues import Noun, Takes, Verb, VerbForm, cues, grammar, noun_forms, nouns_by_form, verbs_by_form

Range = tuple[int, int]  # token indices, half open
LONGEST_OBJECT = 18  # words between "accuse" and its "of"
TRIMMED = frozenset(",;:") | DASHES
DANGLING = AND | {"but", "while", "as", "[", "because", "of", "with", "after", "although", "though"}
SPOKEN_ENDS = frozenset(",?!….-–—")
NOUN_LIKE_FORMS: frozenset[VerbForm] = frozenset({"base", "third"})


@dataclass(slots=True)
class _Cue:
    """A cue in the making: its words, its subject, and what it turned out to say."""

    first: int
    end: int
    lemma: str
    takes: frozenset[Takes]
    form: VerbForm
    subject: Subject = NO_SUBJECT
    source: Range | None = None
    contents: list[tuple[Range, ...]] = field(default_factory=list)
    fronted: bool = False
    rule: str = ""


def find_attributions(
    view: str, tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...], actors: tuple[ActorMention, ...]
) -> tuple[Attribution, ...]:
    """Return the attributions of a passage in the order of their contents; one for each separate statement of a long quotation."""
    words = read_words(view, tokens, sentences, actors)
    if not tokens:
        return ()
    reader = _Reader(words)
    found = reader.read()
    return tuple(sorted(found, key=lambda one: (one.contents[0], one.cue or (0, 0))))


class _Reader:
    """Reads one passage."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.cues: list[_Cue] = []
        self.breaks: set[int] = set()  # tokens at which another attribution's clause begins
        self.own_breaks: set[int] = set()  # those of clauses with a subject of their own
        self.splits: set[int] = set()  # tokens inside a quotation that join two statements of one speaker

    def read(self) -> list[Attribution]:
        """Find the cues, then what each of them says."""
        speaker: Range | None = None
        for low, high in self.words.bounds:
            runs_on = speaker is not None and self.words.quote_of[low] >= 0 and self.words.quote_of[low] == self.words.quote_of[speaker[0]]
            speaker = self._read_cues(low, high, speaker if runs_on else None)
        found: list[Attribution] = []
        for cue in self.cues:
            self._complement(cue)
        for cue in self.cues:
            found.extend(self._attributions(cue))
        found.extend(self._adverbs(found))
        found.extend(self._colon_speakers(found))
        found.extend(self._continued(found))
        return found

    # Cues and their subjects

    def _read_cues(self, low: int, high: int, speaker: Range | None) -> Range | None:
        """Find the cues of a sentence; return its last speaker, for a quotation that runs on into the next sentence."""
        for index in range(low, high):
            cue = self._cue_at(index, low, high)
            if cue is None:
                continue
            if cue.subject.how == "inherited" and cue.source is None:
                cue.source = self._inherited(cue, speaker, low)
                if self._first_person(cue.source):
                    self.splits.add(cue.first)
                    continue
            if self.words.quote_of[index] >= 0 and self._first_person(cue.source):
                speaker = cue.source
                continue
            if cue.source is not None and cue.subject.how in ("own", "inherited"):
                speaker = cue.source
            if cue.subject.edge > low:
                self.breaks.add(cue.subject.edge)
                if cue.subject.how == "own":
                    self.own_breaks.add(cue.subject.edge)
            self.cues.append(cue)
        return speaker

    def _first_person(self, source: Range | None) -> bool:
        return source is not None and source[1] - source[0] == 1 and self.words.lower[source[0]] in grammar().first_person

    def _inherited(self, cue: _Cue, speaker: Range | None, low: int) -> Range | None:
        quote = self.words.quote_of[cue.first]
        if speaker is not None and self.words.quote_of[speaker[0]] == quote:
            return speaker
        start = low if quote < 0 else max(low, self.words.first_in(self.words.quotes[quote].inner_start))
        return clause_subject(self.words, cue.first, start)

    def _cue_at(self, index: int, low: int, high: int) -> _Cue | None:
        """Return the cue that token ``index`` begins, with its subject, or null."""
        lower = self.words.lower
        if index + 1 < high and any(lower[index : index + len(phrase)] == phrase for phrase in cues().according):
            return self._according(index, low, high)
        for verb, form in verbs_by_form().get(lower[index], ()):
            if self._in_name(index) or (verb.particle and (index + 1 >= high or lower[index + 1] != verb.particle)):
                continue
            if cue := self._verb(index, verb, form, low, high):
                return cue
            if not verb.particle:
                break
        noun = nouns_by_form().get(lower[index])
        return self._noun(index, noun, low, high) if noun is not None else None

    def _in_name(self, index: int) -> bool:
        """Whether the token is part of a name ("Reports TV"), not a word of the sentence."""
        text = self.words.tokens[index].text
        return (
            text[:1].isupper()
            and index != self.words.bounds[self.words.sentence_of[index]][0]
            and self.words.view.upper() != self.words.view
        )

    def _verb(self, index: int, verb: Verb, form: VerbForm, low: int, high: int) -> _Cue | None:
        words = self.words
        start = self._clause_low(index, low)
        cue = _Cue(index, index + (2 if verb.particle else 1), verb.lemma, verb.takes, form)
        if form == "gerund" and index > low and words.lower[index - 1] == "as":
            return self._as_saying(cue, start)
        if verb.lemma == "purport" or (form in NOUN_LIKE_FORMS and self._is_nominal(index, start)):
            return None if verb.lemma != "purport" else self._purporting(cue, start)
        if form == "gerund" and self._is_gerund_noun(index, start):
            return None
        cue.subject = find_subject(words, index, start, form)
        if cue.subject.negated or cue.subject.modal or self._is_reduced(cue, high):
            return None
        if cue.subject.how == "none":
            return self._inverted(cue, high)
        if cue.subject.first >= 0:
            cue.source = (cue.subject.first, cue.subject.end)
        if cue.subject.how == "own" and self._is_question(cue):
            return None
        if cue.subject.embedded and form != "gerund" and cue.source is not None and is_venue(words, *cue.source):
            return None
        if cue.subject.how == "own" and form == "gerund" and is_venue(words, *cue.source or (0, 1)):
            cue.subject, cue.source = Subject(-1, -1, cue.subject.end, "inherited"), None
        return cue

    def _is_reduced(self, cue: _Cue, high: int) -> bool:
        """Whether the verb is a participle after its noun ("footage released by"), and nobody's act in this clause."""
        return (
            cue.form == "past"
            and cue.subject.how != "passive"
            and cue.end < high
            and self.words.lower[cue.end] == "by"
            and cue.lemma != "say"
        )

    def _is_question(self, cue: _Cue) -> bool:
        return cue.source is not None and self.words.lower[cue.source[0]] in grammar().nobody

    def _is_nominal(self, index: int, low: int) -> bool:
        """Whether a form that is as often a noun ("claims", "report") is one here: an article, adjective or possessor stands before it."""
        words = self.words
        if words.lower[index] not in noun_forms():
            return False
        if index == low:
            return True
        following = words.lower[index + 1] if index + 1 < len(words.lower) else "."
        before = words.lower[index - 1]
        if following in grammar().be | grammar().have | grammar().modals and before not in PLURAL_PRONOUNS:
            return True
        if words.lower[index] in cues().plural_subject and not (
            before in PLURAL_PRONOUNS or before.endswith("s") or before == "to" or is_ly(before)
        ):
            return True
        if (
            before in grammar().determiners - {"both", "all", "each", "some", "many"}
            or before in POSSESSIVES
            or before in grammar().prepositions - {"to"}
        ):
            return True
        if before in PLURAL_PRONOUNS or before in grammar().modals or before == "to" or index - 1 in words.ends or is_ly(before):
            return False
        if before in grammar().adverbs:
            return False
        return not (
            before.endswith("s") or words.tokens[index - 1].text[:1].isupper() or before in {")", ",", '"'} or words.lower[index] == before
        )

    def _is_gerund_noun(self, index: int, low: int) -> bool:
        """Whether a form like "warning" is a noun: an article or adjective stands before it, no comma, conjunction, name or auxiliary."""
        words = self.words
        if words.lower[index] not in nouns_by_form() or index == low:
            return words.lower[index] in nouns_by_form()
        before = words.lower[index - 1]
        if index - 1 in words.ends or not before[:1].isalnum() or is_ly(before):
            return False
        verbal = grammar().be | grammar().adverbs | grammar().conjunctions | {"while", "after", "before", "by", "without", "in"}
        return before not in verbal and words.tokens[index - 1].text[:1].islower()

    def _clause_low(self, index: int, low: int) -> int:
        """Return where to stop looking left: the sentence, or the quotation that the token stands in."""
        quote = self.words.quote_of[index]
        if quote < 0:
            return low
        return max(low, self.words.first_in(self.words.quotes[quote].inner_start))

    def _inverted(self, cue: _Cue, high: int) -> _Cue | None:
        """Read ``... ," said Smith``: the subject follows, and the content came before."""
        words = self.words
        if "quote" not in cue.takes and "clause" not in cue.takes:
            return None
        before = words.lower[cue.first - 1] if cue.first else ""
        if cue.first == 0 or not (before == "," or words.tokens[cue.first - 1].text in CLOSE_MARKS or before in {"?", "!"} | DASHES):
            return None
        if cue.end >= high or cue.form == "gerund":
            return None
        end = self._inverted_end(cue.end, high)
        if end <= cue.end:
            return None
        cue.subject = Subject(cue.end, end, cue.first - 1 if before == "," else cue.first, "own")
        cue.source, cue.rule = (cue.end, end), "inverted"
        return cue

    def _inverted_end(self, first: int, high: int) -> int:
        """Return the end of an inverted subject with its apposition; ``first`` where what follows is no bare noun phrase."""
        words = self.words
        end = noun_phrase_end(words, first, high)
        if end == first or end > first + 14:
            return first
        following = words.lower[end] if end < high else "."
        if (
            following not in {".", ",", "in", "at", "on", "who", "(", "after", "during", ":", "as", "?", "!"} | DASHES
            and words.tokens[end].text not in QUOTE_MARKS
        ):
            return first if time_end(words, end, high) == end else end
        if following == "," and end + 1 < high and words.opens_quote(end + 1) < 0 and words.lower[end + 1] not in grammar().subordinators:
            comma = next((k for k in range(end + 1, min(high, end + 25)) if words.lower[k] in {",", "."} or is_verbal(words, k)), end)
            return comma if comma < high and words.lower[comma] in {",", "."} and words.lower[end + 1] not in verbs_by_form() else end
        return end

    def _according(self, index: int, low: int, high: int) -> _Cue:
        words = self.words
        length = next(len(phrase) for phrase in cues().according if words.lower[index : index + len(phrase)] == phrase)
        cue = _Cue(index, index + length, "according to", frozenset(), "base", rule="according")
        end = noun_phrase_end(words, cue.end, high)
        while (
            end < high
            and words.lower[end] not in TRIMMED | ENDS | {"(", ")"}
            and end < cue.end + 25
            and end > cue.end
            and not is_verbal(words, end)
        ):
            end += 1
        cue.source = (cue.end, max(end, min(cue.end + 1, high)))
        opening = index == low or (index == low + 1 and not words.lower[low][:1].isalnum())
        if opening:
            start = cue.source[1] + 1 if cue.source[1] < high and words.lower[cue.source[1]] == "," else cue.source[1]
            cue.contents = [((start, high),)] if start < high else []
        else:
            bracket = next((k for k in range(index - 1, low - 1, -1) if words.lower[k] in {"(", ")"}), -1)
            inside = bracket >= 0 and words.lower[bracket] == "("
            cue.contents = [((bracket + 1 if inside else self._fronted_start(index - 1, low), index),)]
        cue.subject = Subject(cue.source[0], cue.source[1], index if not opening else low, "none")
        return cue

    def _as_saying(self, cue: _Cue, low: int) -> _Cue | None:
        """Read "was quoted as saying" (the subject speaks) and "quoted him as saying" (the object does)."""
        words = self.words
        verb = next(
            (
                k
                for k in range(cue.first - 2, max(low, cue.first - 9) - 1, -1)
                if words.lower[k] in {"quoted", "cited", "reported", "quotes", "cites", "heard", "quoting", "citing"}
            ),
            -1,
        )
        if verb < 0:
            return None
        outer = find_subject(words, verb, low, "past")
        if verb == cue.first - 2:
            if outer.first < 0:
                return None
            cue.source, cue.subject = (outer.first, outer.end), Subject(outer.first, outer.end, outer.edge, "own", embedded=outer.embedded)
        else:
            cue.source = (verb + 1, cue.first - 1)
            edge = outer.edge if outer.first >= 0 else verb
            cue.subject = Subject(outer.first if outer.first >= 0 else verb, cue.end, edge, "own")
        cue.first, cue.rule = verb, "as saying"
        return cue

    def _purporting(self, cue: _Cue, low: int) -> _Cue | None:
        """Read "Footage released by X purported to show ..." and "Image purporting to show ..."."""
        words = self.words
        if words.lower[cue.end : cue.end + 2] not in (("to", "show"), ("to", "depict"), ("to", "be")) or not self._media_before(
            cue.first, low
        ):
            return None
        cue.end += 2
        cue.subject = find_subject(words, cue.first, low, cue.form)
        if self._published_here(cue.first, low):
            return None
        return self._shown(cue, low)

    def _shown(self, cue: _Cue, low: int) -> _Cue | None:
        words = self.words
        media = next((k for k in range(cue.first - 1, low - 1, -1) if words.lower[k] in cues().media), -1)
        if media < 0:
            return None
        author = next((k for k in range(media, cue.first) if words.lower[k] == "by"), -1)
        first = author + 1 if author >= 0 else noun_phrase_start(words, media, low)
        cue.source = (first, noun_phrase_end(words, first, cue.first) if author >= 0 else media + 1)
        cue.subject = Subject(first, cue.source[1], noun_phrase_start(words, media, low), "own")
        cue.rule = "shown"
        return cue

    def _media_before(self, index: int, low: int) -> bool:
        return any(self.words.lower[k] in cues().media for k in range(max(low, index - 12), index))

    def _published_here(self, index: int, low: int) -> bool:
        """Whether a verb of publishing governs the pictures ("released footage purporting to show"), so that it speaks for them."""
        return any(
            "media" in cue.takes and low <= cue.first < index and cue.source is not None and index - cue.end < 10 for cue in self.cues
        )

    # Nouns that attribute

    def _noun(self, index: int, noun: Noun, low: int, high: int) -> _Cue | None:
        """Read "accusations that ...", "a joint demand for ...", "condemnation of ... from ..."."""
        words = self.words
        start = self._clause_low(index, low)
        if (quote := words.quote_of[index]) >= 0:
            high = min(high, words.first_in(words.quotes[quote].inner_end))
        cue = _Cue(index, index + 1, noun.lemma, frozenset(), "base", rule="noun")
        if (drawn := self._drawn(cue, noun, start, high)) is not None:
            return drawn
        if noun.lemma in cues().venues and self._in_venue(index, start):
            return None
        link = self._link(cue.end, noun, high)
        if link is None:
            return None
        self._noun_source(cue, start, link, high)
        if (
            noun.lemma in {"report", "offer", "statement"}
            and words.lower[link - 1] == "of"
            and cue.source is None
            and words.lower[index - 1] not in {"the", "of", "denied"}
        ):
            return None
        end = self._noun_content_end(link, high, words.lower[link - 1] == "that")
        if (
            words.lower[cue.first - 1] in {"the", "a", "an"}
            and cue.source is None
            and words.lower[link - 1] in {"of", "for"}
            and noun.lemma not in {"report"}
        ):
            return None
        cue.contents = [self._trim((link, end))] if end > link else []
        return cue if cue.contents else None

    def _in_venue(self, index: int, low: int) -> bool:
        """Whether the noun only says where something was said ("said in a statement that")."""
        before = index - 1
        while before > low and (is_noun(self.words, before) or self.words.lower[before] in grammar().determiners):
            before -= 1
        return before >= low and self.words.lower[before] in {"in", "at", "on", "during", "from"}

    def _link(self, index: int, noun: Noun, high: int) -> int | None:
        """Return where the content of a noun starts, or null: "by X" and "from X" may stand before "that" or "of"."""
        words = self.words
        at = index
        while at < high and words.lower[at] in {"by", "from"} and at + 1 < high:
            at = max(noun_phrase_end(words, at + 1, high), at + 1)
        if at >= high or words.lower[at] not in noun.links:
            return None
        if words.lower[at] == "to":
            following = words.lower[at + 1] if at + 1 < high else "."
            return None if at + 1 in words.starts or following in grammar().determiners else at
        return at + 1

    def _noun_source(self, cue: _Cue, low: int, link: int, high: int) -> None:
        """Find who speaks: "by X", "X's", the subject of a light verb, or an adjective of nationality ("Russian claims that")."""
        words = self.words
        if cue.end < link - 1 and words.lower[cue.end] in {"by", "from"}:
            cue.source = (cue.end + 1, noun_phrase_end(words, cue.end + 1, link - 1))
            return
        first = cue.first
        while first > low and (is_noun(words, first - 1) or is_ly(words.lower[first - 1])) and first - 1 not in words.ends:
            first -= 1
        before = words.lower[first - 1] if first > low else ""
        if before in {"its", "his", "her", "their"}:
            cue.source = (first - 1, first)
            first -= 1
        elif before in POSSESSIVES and first - 2 >= low:
            start = noun_phrase_start(words, first - 2, low)
            cue.source = (start, first - 1)
            first = start
        elif first - 1 >= low and first - 1 in words.ends and before not in POSSESSIVES:
            cue.source = (words.ends[first - 1], first)
        verb = first - 1 if before not in grammar().determiners else first - 2
        if verb >= low and words.lower[verb] in cues().light_verbs and cue.source is None:
            self._light_verb(cue, verb, low)

    def _light_verb(self, cue: _Cue, verb: int, low: int) -> None:
        form: VerbForm = "gerund" if self.words.lower[verb].endswith("ing") else "past"
        subject = find_subject(self.words, verb, low, form)
        if subject.first >= 0:
            cue.source, cue.first = (subject.first, subject.end), verb
            cue.subject = Subject(subject.first, subject.end, subject.edge, "own", embedded=subject.embedded)
        elif subject.how == "inherited":
            cue.subject, cue.first = Subject(-1, -1, subject.edge, "inherited"), verb

    def _drawn(self, cue: _Cue, noun: Noun, low: int, high: int) -> _Cue | None:
        """Read "X's conduct has drawn condemnation from Y": the subject is judged, the speaker comes last."""
        words = self.words
        verb = cue.first - 1
        while (
            verb > low
            and (is_noun(words, verb) or words.lower[verb] in grammar().determiners | {"with"})
            and words.lower[verb] not in cues().drawing_verbs
        ):
            verb -= 1
        if (
            words.lower[verb] not in cues().drawing_verbs
            or noun.act not in ("condemn", "reject", "accuse")
            or cue.end >= high
            or words.lower[cue.end] not in {"from", "by"}
        ):
            return None
        subject = find_subject(words, verb, low, "past")
        if subject.first < 0:
            return None
        cue.source = (cue.end + 1, noun_phrase_end(words, cue.end + 1, high))
        cue.contents = [self._trim((subject.first, subject.end))]
        return cue

    def _noun_content_end(self, start: int, high: int, clause: bool) -> int:
        end = self._content_end(start, high, clause=clause)
        if clause:
            return end
        stop = next(
            (
                k
                for k in range(start + 1, end)
                if self.words.lower[k] in {"by", "from", "has", "have", "is", "was", "were", "are", "had", "comes", "came"}
            ),
            end,
        )
        return stop

    # Complements

    def _complement(self, cue: _Cue) -> None:
        if cue.contents or cue.rule in {"according", "noun"}:
            return
        low, high = self._extent(cue)
        if cue.subject.how == "passive":
            self._passive(cue, low, high)
            return
        at = self._after_cue(cue, high)
        if cue.subject.how == "object_relative" and self._antecedent_said(cue, at, low, high):
            return
        names_as = at < high and "as" in cue.takes and words_lower_is(self.words, at, "as")
        opens = cue.subject.how == "own" and cue.subject.edge <= low and at + 1 < high and words_lower_is(self.words, at, ",")
        if cue.rule == "inverted" or (self._is_over(at, high) and not names_as and not opens):
            self._fronted(cue, at, low, high)
            return
        if (
            words_lower_is(self.words, at, ",")
            and cue.subject.how == "own"
            and cue.subject.edge > 0
            and self._quote_before(cue.subject.edge) >= 0
        ):
            self._fronted(cue, at, low, high)
            return
        self._taken(cue, at, high)
        if cue.contents and self._is_quoted_left(cue):
            self._fronted(cue, at, low, high)

    def _extent(self, cue: _Cue) -> Range:
        low, high = self.words.bounds[self.words.sentence_of[cue.first]]
        quote = self.words.quote_of[cue.first]
        if quote >= 0:
            low = max(low, self.words.first_in(self.words.quotes[quote].inner_start))
            high = min(high, self.words.first_in(self.words.quotes[quote].inner_end))
        return low, high

    def _is_quoted_left(self, cue: _Cue) -> bool:
        """Whether a quotation that ends right before the clause is what was said, and the words after the cue are not ("...," he told the paper)."""
        edge = cue.subject.edge
        return (
            False
            if edge < 1 or cue.subject.how != "own"
            else self._quote_before(edge) >= 0 and "person" in cue.takes and not self._has_that(cue)
        )

    def _has_that(self, cue: _Cue) -> bool:
        content = cue.contents[0][0]
        return content[0] > 0 and (self.words.lower[content[0] - 1] in {"that", ":"} or self.words.tokens[content[0]].text in QUOTE_MARKS)

    def _after_cue(self, cue: _Cue, high: int) -> int:
        """Step right over adverbs, times, places and forms of utterance, hearers: to where the content starts, or the clause ends."""
        words, at = self.words, cue.end
        if cue.rule == "inverted" and cue.source is not None:
            at = cue.source[1]
        while at < high:
            step = self._step(cue, at, high)
            if step == at:
                break
            at = step
        return at

    def _step(self, cue: _Cue, at: int, high: int) -> int:
        words, word = self.words, self.words.lower[at]
        if "person" in cue.takes and cue.lemma == "tell" and at == cue.end:
            return self._hearer_end(at, high)
        if (stepped := time_end(words, at, high)) != at:
            return stepped
        if word in {"on", "for", "of"} and word in cue.takes:
            return at
        if (word in grammar().adverbs or is_ly(word)) and not (word == "all" or word == "both") and self._adverb_here(at, high):
            return at + 1
        if "clause" in cue.takes or "quote" in cue.takes:
            if (stepped := venue_end(words, at, high)) != at:
                return stepped
            led = word in grammar().prepositions - {"to"} or (at > cue.end and word.endswith("ed"))
            if led and (opening := self._later_opening(at, high)) >= 0:
                return opening
        return at

    def _adverb_here(self, at: int, high: int) -> bool:
        """Whether an adverb belongs to the cue ("said later that", "said again"), not to what is said ("said further attacks")."""
        following = self.words.lower[at + 1] if at + 1 < high else "."
        return (
            following in {"that", ",", ".", ":", "to", "on", "in", "at"}
            or self.words.opens_quote(at + 1) >= 0
            or is_ly(self.words.lower[at])
            and following in {"of", "for"}
        )

    def _later_opening(self, at: int, high: int) -> int:
        """Return where the content opens behind a phrase of place or manner: at "that", or at the comma before a quotation; else -1."""
        words = self.words
        for index in range(at + 1, min(high, at + 14)):
            if words.lower[index] == "that":
                return index
            if words.lower[index] in {",", ":"}:
                return index if words.opens_quote(index + 1) >= 0 else -1
            if words.lower[index] == ";" or is_verbal(words, index) or words.tokens[index].text in QUOTE_MARKS:
                return -1
        return -1

    def _hearer_end(self, at: int, high: int) -> int:
        """Return the end of the hearer of "told": a name, or a noun phrase."""
        words = self.words
        if at in words.starts and words.lower[at] not in OBJECT_PRONOUNS and words.tokens[words.starts[at]].text[:1].isupper():
            end = words.starts[at] + 1
            named = end < high and words.tokens[end].text[:1].isupper()
            return noun_phrase_end(words, at, high) if named or words.lower[end : end + 1] in (("of",), ("and",), ("'s",)) else end
        return noun_phrase_end(words, at, high)

    def _is_over(self, at: int, high: int) -> bool:
        words = self.words
        if at >= high or words.lower[at] in ENDS | {";"} or words.closes_quote(at) >= 0:
            return True
        if words.lower[at] == "that" and at + 1 < high and is_verbal(words, at + 1) and not self._auxiliary(at + 1):
            return True
        if words.lower[at] in DASHES or words.lower[at] in grammar().asides | {
            "as",
            "and",
            "but",
            "after",
            "when",
            "who",
            "during",
            "adding",
            "in",
            "at",
        }:
            return True
        return words.lower[at] == "," and not (at + 1 < high and words.opens_quote(at + 1) >= 0)

    def _auxiliary(self, index: int) -> bool:
        return self.words.lower[index] in grammar().be | grammar().have | grammar().modals

    # What was said before the cue

    def _fronted(self, cue: _Cue, at: int, low: int, high: int) -> None:
        """Take what stands before the clause, "C, S said"; with what follows a comma after it, where the statement goes on."""
        edge = cue.subject.edge
        cue.contents = []
        if not ({"quote", "clause"} & cue.takes) or cue.subject.how not in ("own", "passive") or edge <= 0:
            if "gerund" not in cue.takes and cue.subject.how == "inherited":
                self._after_colon(cue, at, high)
            return
        quote = self._quote_before(edge)
        if quote < 0 and not (self.words.lower[edge] == "," and edge > low):
            return
        if quote < 0 and ("clause" not in cue.takes or cue.subject.embedded or self.words.lower[edge] in DASHES):
            return
        left = self._fronted_range(edge, low, quote)
        right = self._goes_on(cue, at, high)
        if quote < 0 and right is None and not any(is_verbal(self.words, k) for k in range(*left)):
            after = at + 1
            if after < high and words_lower_is(self.words, at, ","):
                self._add(cue, after, high)
            return
        cue.fronted = True
        cue.contents = self._statements(left, quote, right)

    def _after_colon(self, cue: _Cue, at: int, high: int) -> None:
        return

    def _quote_before(self, edge: int) -> int:
        """Return the quotation that ends at the clause's edge as a statement does, with a comma or an end mark, or -1."""
        words = self.words
        comma = edge >= 0 and words.lower[edge] == ","
        for index in (edge, edge - 1):
            if index < 0 or (quote := words.closes_quote(index)) < 0:
                continue
            last = words.view[words.quotes[quote].inner_end - 1 : words.quotes[quote].inner_end]
            return quote if comma or last in SPOKEN_ENDS else -1
        return -1

    def _fronted_range(self, edge: int, low: int, quote: int) -> Range:
        if quote < 0:
            return self._fronted_start(edge - 1, low), edge
        opening = self.words.first_in(self.words.quotes[quote].start)
        first = self.words.bounds[self.words.sentence_of[opening]][0]
        closing = self.words.first_in(self.words.quotes[quote].end)
        return (self._fronted_start(opening, first) if first < opening else opening), closing

    def _fronted_start(self, index: int, low: int) -> int:
        """Return where a fronted statement starts: after the last clause edge before ``index``, else at ``low``."""
        joints = AND | {"but", "while", ";"}
        edges = [
            edge for edge in self.own_breaks if low < edge < index and self.words.quote_of[edge] < 0 and self.words.lower[edge] in joints
        ]
        return max(edges, default=low - 1) + 1

    def _goes_on(self, cue: _Cue, at: int, high: int) -> Range | None:
        """Return what follows the cue's comma where it continues the statement ("The raid, he said, was a mistake")."""
        words = self.words
        if at + 1 >= high or words.lower[at] != ",":
            return None
        following = at + 1
        if words.opens_quote(following) >= 0:
            return following, self._quote_end(following, high)
        word = words.lower[following]
        stops = grammar().relatives | grammar().asides | grammar().circumstances | cues().comments | {"but", "and", "with"}
        if word in stops or words.lower[following].endswith("ing") or following in self.breaks or at in self.breaks:
            return None
        return (following, self._content_end(following, high)) if is_verbal(words, following) or word in {"that", "to"} else None

    def _quote_end(self, opening: int, high: int) -> int:
        quote = self.words.quotes[self.words.opens_quote(opening)]
        return min(max(high, opening + 1), self.words.first_in(quote.end)) if quote.closed else high

    def _statements(self, left: Range, quote: int, right: Range | None) -> list[tuple[Range, ...]]:
        """Cut a fronted quotation of several sentences into statements; the last one may go on after the cue."""
        parts = self._by_sentence(left) if quote >= 0 else [left]
        statements = [self._trim(part) for part in parts]
        if right is not None and statements:
            opening = next((self.words.tokens[k].text for k in range(*right) if self.words.lower[k][:1].isalnum()), "")
            lower_case = opening[:1].islower()
            tail = self._trim(right)
            statements = [*statements[:-1], statements[-1] + tail] if lower_case else [*statements, tail]
        return statements

    def _by_sentence(self, span: Range) -> list[Range]:
        """Cut a span at sentence ends, and where one speaker's performative verbs join ("We condemn ... and call for ...")."""
        cuts = sorted(
            {first for first, _ in self.words.bounds if span[0] < first < span[1]} | {k for k in self.splits if span[0] < k < span[1]}
        )
        edges = [span[0], *cuts, span[1]]
        return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if self._has_word(a, b)]

    def _has_word(self, first: int, end: int) -> bool:
        return any(self.words.lower[k][:1].isalnum() for k in range(first, end))

    # What is said after the cue

    def _taken(self, cue: _Cue, at: int, high: int) -> None:
        words, takes = self.words, cue.takes
        word = words.lower[at]
        if word in {":", ","} and at + 1 < high:
            self._after_mark(cue, at + 1, high)
        elif words.opens_quote(at) >= 0 and takes & {"quote", "clause", "np", "of"}:
            self._quoted(cue, at, high)
        elif cue.rule == "shown":
            self._add(cue, at, high, clause=False)
        elif "media" in takes and self._media(cue, at, high):
            return
        elif cue.lemma == "show":
            self._showed(cue, at, high)
        elif "naming" in takes:
            self._naming(cue, at, high)
        elif "person" not in takes and takes & {"of", "for", "as", "on", "about", "against"} and self._linked(cue, at, high):
            return
        elif "appeal" in takes:
            self._appeal(cue, at, high)
        elif "person" in takes:
            self._addressed(cue, at, high)
        else:
            self._plain(cue, at, high)

    def _after_mark(self, cue: _Cue, at: int, high: int) -> None:
        if self.words.opens_quote(at) >= 0:
            self._quoted(cue, at, high)
        elif "quote" in cue.takes and (
            self.words.lower[at - 1] == ":" or (cue.subject.edge <= self._extent(cue)[0] and cue.lemma == "say")
        ):
            self._add(cue, at, high)

    def _quoted(self, cue: _Cue, at: int, high: int) -> None:
        """Take a quotation: whole sentences are statements of their own, a fragment is part of the clause around it."""
        words = self.words
        quote = words.quotes[words.opens_quote(at)]
        end = words.first_in(quote.inner_end)
        closing = words.first_in(quote.end)
        whole = closing >= high or end >= high or words.lower[end - 1] in ENDS
        introduced = words.lower[at - 1] in {":", ","} or words.tokens[min(at + 1, len(words.tokens) - 1)].text[:1].isupper()
        if whole and introduced and "quote" in cue.takes:
            cue.contents = [self._trim(part) for part in self._by_sentence((at, max(closing, at + 1)))]
        else:
            self._add(cue, at, max(high, at + 1), clause="clause" in cue.takes)

    def _plain(self, cue: _Cue, at: int, high: int) -> None:
        words, takes = self.words, cue.takes
        word = words.lower[at]
        if cue.lemma == "claim" and words.lower[at : at + 2] in (("the", "lives"), ("the", "life")):
            return
        if word in {"whether", "if", "how", "why", "when"} or (
            cue.lemma in cues().withholding and words.lower[at + 1 : at + 2] and words.lower[at + 1] in cues().withheld
        ):
            return
        if word == "that" and takes & {"clause", "that"}:
            self._add(cue, at + 1, high)
        elif word == "to":
            if "to" in takes:
                self._add(cue, at, high)
        elif "clause" in takes and self._starts_clause(at, high):
            self._add(cue, at, high)
        elif "np" in takes and (is_nominal(words, at) or words.lower[at] in OBJECT_PRONOUNS):
            self._object(cue, at, high)
        elif "gerund" in takes and word.endswith("ing"):
            self._add(cue, at, high)
        elif "clause" in takes and word not in grammar().prepositions | {"not"} and "np" not in takes:
            self._add(cue, at, high)
        elif cue.subject.how == "object_relative" and "clause" in takes and is_verbal(words, at):
            self._add(cue, at, high)

    def _starts_clause(self, at: int, high: int) -> bool:
        """Whether a subject and a verb follow ("denied it had", "announced troops would")."""
        end = noun_phrase_end(self.words, at, high)
        return end > at and end < high and is_verbal(self.words, end)

    def _object(self, cue: _Cue, at: int, high: int) -> None:
        """Take a noun phrase; of "reports that C" only C, which is what is denied or confirmed."""
        words = self.words
        for index in range(at, min(high, at + 5)):
            noun = nouns_by_form().get(words.lower[index])
            if noun is not None and index + 1 < high and words.lower[index + 1] == "that":
                self._add(cue, index + 2, high)
                return
        if self._is_resumptive(at, high):
            self._add(cue, at, noun_phrase_end(words, at, high), clause=False)
        else:
            self._add(cue, at, high, clause=False)

    def _is_resumptive(self, at: int, high: int) -> bool:
        end = noun_phrase_end(self.words, at, high)
        return end > at and self.words.lower[end - 1] in cues().resumptive and (end >= high or self.words.lower[end] not in {"as", "that"})

    def _linked(self, cue: _Cue, at: int, high: int) -> bool:
        """Take what follows "of", "for", "as" and the like, where the object before it is short and plain."""
        words, takes = self.words, cue.takes
        limit = min(high, at + LONGEST_OBJECT)
        for index in range(at, limit):
            word = words.lower[index]
            if word == "of" and "of" in takes and self._opens_charge(index, high):
                return self._add(cue, index + 1, high)
            if word == "as" and "as" in takes and index > at:
                start = index + 1 if cue.subject.how == "what_relative" else at
                return self._add(cue, start, high, keep_as=True)
            if word == "as" and "as" in takes:
                return self._add(cue, index + 1, high)
            if word == "for" and cue.lemma in {"blame", "fault"} and index > at:
                return self._add(cue, index + 1, high)
            if word in {"on", "about", "against"} and word in takes and index == at:
                return self._add(cue, index + 1, high, clause=False)
            if words.quote_of[index] < 0 and (word in {",", ";", ":"} or (is_verbal(words, index) and not word.endswith("ed"))):
                break
        if "of" in takes and "person" not in takes and cue.lemma == "accuse":
            over = next((k for k in range(at, limit) if words.lower[k] in {"over", "in"}), -1)
            return over > 0 and self._add(cue, over + 1, high)
        return bool(takes <= {"of", "as", "for"})

    def _opens_charge(self, index: int, high: int) -> bool:
        """Whether "of" links the charge and not a name ("the leader of Mali of lying")."""
        if index + 1 >= high:
            return False
        following = self.words.lower[index + 1]
        if following.endswith("ing") or self.words.opens_quote(index + 1) >= 0:
            return True
        later = any(
            self.words.lower[k] == "of" and k + 1 < high and self.words.lower[k + 1].endswith("ing")
            for k in range(index + 1, min(high, index + 8))
        )
        return not later

    def _addressed(self, cue: _Cue, at: int, high: int) -> None:
        """Take the complement of a verb with an addressee: "warned X that", "urged X to", "told X"."""
        words = self.words
        word = words.lower[at]
        if word == "that" or (word == "to" and "to" in cue.takes):
            self._add(cue, at + (word == "that"), high)
            return
        if word in {"of", "against", "about"}:
            self._add(cue, at + 1, high, clause=False)
            return
        if word == "not":
            if cue.lemma != "ask":
                self._add(cue, at, high)
            return
        end = at if cue.lemma == "tell" else noun_phrase_end(words, at, high)
        following = words.lower[end] if end < high else "."
        if cue.lemma == "tell":
            self._add(cue, at, high)
        elif cue.lemma in cues().addressee_in_content:
            if "to" in cue.takes and any(words.lower[k] == "to" for k in range(end, min(high, end + 14))):
                self._add(cue, at, high)
            elif "np" in cue.takes or (following == "that" and "clause" in cue.takes):
                self._add(cue, at, high, clause=False)
        elif following == "that" or following in {"of", "about", "against"}:
            self._add(cue, end + 1, high)
        elif following in {"not", "to"} or (end < high and words.opens_quote(end) >= 0):
            self._add(cue, end, high)
        elif following == ":" and end + 1 < high:
            self._after_mark(cue, end + 1, high)
        elif (
            cue.lemma in cues().addressee_always
            and end < high
            and words.lower[at] not in OBJECT_PRONOUNS - {"him", "them", "us", "me", "you"}
            and not is_verbal(words, end)
        ):
            self._add(cue, end, high)
        elif "clause" in cue.takes:
            start = end if cue.lemma in cues().addressee_always and not is_verbal(words, end if end < high else at) else at
            self._add(cue, start, high)

    def _appeal(self, cue: _Cue, at: int, high: int) -> None:
        """Read "appealed for calm" and "appealed to X to stop"."""
        words = self.words
        if words.lower[at] == "for":
            self._add(cue, at + 1, high, clause=False)
        elif words.lower[at] in {"to", "with"}:
            end = noun_phrase_end(words, at + 1, high)
            if end < high and words.lower[end] in {"to", "for"}:
                self._add(cue, end + (words.lower[end] == "for"), high)

    def _naming(self, cue: _Cue, at: int, high: int) -> None:
        """Read "calls it the Great War", "branded the raid 'cowardly'", "what it called a provocation"."""
        words = self.words
        if cue.subject.how in ("what_relative", "object_relative"):
            self._add(cue, at, high, clause=False)
        elif words.lower[at] in OBJECT_PRONOUNS and at + 1 < high:
            self._add(cue, at + 1, high, clause=False)
        elif cue.subject.how in ("own", "inherited"):
            end = noun_phrase_end(words, at, high)
            if end < high and (words.opens_quote(end) >= 0 or (words.lower[end] in {"a", "an"} and end > at)):
                self._add(cue, at, high, clause=False)

    def _media(self, cue: _Cue, at: int, high: int) -> bool:
        """Read "released footage purporting to show C", "published photos of C"; false where no words or pictures are published."""
        words = self.words
        media = next((k for k in range(at, min(high, at + 9)) if words.lower[k] in cues().media), -1)
        if media < 0 or any(is_verbal(words, k) or words.lower[k] == "," for k in range(at, media)):
            return cue.takes == {"media"}
        cue.rule = "media"
        start = self._pictured(media, high)
        if start < high and start > media + 1:
            return self._add(cue, start, high, clause=False)
        return self._add(cue, at, min(high, media + 1), clause=False)

    def _pictured(self, media: int, high: int) -> int:
        """Return where what the pictures show starts: after "of", "showing", "purporting to show"; ``media`` where nothing tells."""
        lower = self.words.lower
        for index in range(media + 1, min(high, media + 7)):
            if lower[index] in cues().shows:
                return index + 3 if lower[index + 1 : index + 2] == ("to",) else index + 1
            if lower[index] == "of":
                return index + 1
            if lower[index] in {",", "."}:
                break
        return media

    def _showed(self, cue: _Cue, at: int, high: int) -> None:
        low, _ = self._extent(cue)
        source = cue.source
        if source is None or not self._media_before(cue.first, low) or self._published_here(cue.first, low):
            return
        if any(other.lemma == "purport" and other.end == cue.end for other in self.cues):
            return
        if self._shown(cue, low) is not None:
            self._add(cue, at + (self.words.lower[at] == "that"), high, clause=False)

    def _antecedent_said(self, cue: _Cue, at: int, low: int, high: int) -> bool:
        """Read "C, which X denied": the content stands before the relative clause. False where the clause goes on ("which X says was ...")."""
        words = self.words
        if not self._is_over(at, high) and not (is_verbal(words, cue.end - 1) and at >= high):
            return False
        return self._take_antecedent(cue, low)

    def _take_antecedent(self, cue: _Cue, low: int) -> bool:
        edge = cue.subject.edge
        if edge <= low:
            return False
        noun = next((k for k in range(edge, low, -1) if self.words.lower[k] in {",", *DASHES} and k < edge), -1)
        resumptive = self.words.lower[edge - 1] in cues().resumptive
        edge = noun if resumptive and 0 <= noun and edge - noun <= 5 else edge
        for other in reversed(self.cues):
            for content in other.contents:
                if other is not cue and low <= content[0][0] < content[-1][1] <= edge and edge - content[-1][1] <= 1:
                    cue.contents = [content]
                    return True
        cue.contents = [self._trim((low, edge))]
        return True

    # Passives

    def _passive(self, cue: _Cue, low: int, high: int) -> None:
        """Read "was accused by S of C", "is said to ...", "martial law was declared in both countries"."""
        words = self.words
        agent = next((k for k in range(cue.end, min(high, cue.end + 10)) if words.lower[k] == "by"), -1)
        patient = (cue.subject.first, cue.subject.end)
        cue.source, cue.rule = None, "passive"
        if agent >= 0 and agent + 1 < high:
            cue.source = (agent + 1, noun_phrase_end(words, agent + 1, high))
        if "of" in cue.takes and "person" not in cue.takes or cue.lemma == "blame":
            self._passive_charge(cue, high, patient)
        elif words.lower[cue.end : cue.end + 2] in (("to", "have"), ("to", "be")) and cue.takes & {"clause"} and "person" not in cue.takes:
            cue.contents = [self._trim((cue.end, self._content_end(cue.end, high)))]
        elif cue.source is None and cue.lemma in cues().declared_in:
            place = next((k for k in range(cue.end, min(high, cue.end + 3)) if words.lower[k] in {"in", "across", "throughout"}), -1)
            if place >= 0 and place + 1 < high:
                cue.source = (place + 1, noun_phrase_end(words, place + 1, high))
                cue.contents = [self._trim(patient)]
        elif cue.source is not None and cue.takes & {"np", "as"} and cue.source[1] > cue.source[0] and not cue.subject.embedded:
            cue.contents = [self._trim(patient)]

    def _passive_charge(self, cue: _Cue, high: int, patient: Range) -> None:
        words = self.words
        if cue.source is None or cue.source[1] <= cue.source[0]:
            cue.contents = []
            return
        of = next(
            (
                k
                for k in range(cue.end, min(high, cue.end + 22))
                if words.lower[k] in {"of", "for"}
                and k + 1 < high
                and (words.lower[k + 1].endswith("ing") or words.opens_quote(k + 1) >= 0)
            ),
            -1,
        )
        if of < 0:
            of = cue.source[1] if cue.source[1] < high and words.lower[cue.source[1]] in {"of", "for"} else -1
        cue.contents = [self._trim((of + 1, self._content_end(of + 1, high)))] if of >= 0 and of + 1 < high else [self._trim(patient)]

    # Where a content ends

    def _add(self, cue: _Cue, start: int, high: int, clause: bool = True, keep_as: bool = False) -> bool:
        if start >= high:
            return False
        end = self._content_end(start, high, clause, keep_as or "as" in cue.takes)
        parts = self._coordinated(start, end) if clause and not keep_as else [(start, self._without_time(start, end))]
        cue.contents = [self._trim(part) for part in parts]
        return True

    def _without_time(self, start: int, end: int) -> int:
        """Leave a time or bracket at the end of a noun phrase to the cue ("declared martial law on Sunday")."""
        words, last = self.words, end - 1
        while last > start and words.lower[last] in ENDS | TRIMMED:
            last -= 1
        if words.quote_of[last] >= 0 or last <= start:
            return end
        inside = before_bracket(words, last, start)
        if inside != last and inside > start and words.view[words.tokens[last].end : words.tokens[last].end + 1] != "(":
            return inside + 1
        first = time_start(words, last, start)
        return first if start < first <= last and words.lower[first] in grammar().time_prepositions else end

    def _coordinated(self, start: int, end: int) -> list[Range]:
        """Cut "that A and that B" in two; and "there was A and the army shelled B", where the second has a subject and a verb of its own."""
        words = self.words
        parts: list[Range] = []
        first = start
        for index in range(start + 2, end - 2):
            if words.lower[index] not in {"and", "or", "but"} or words.quote_of[index] != words.quote_of[start]:
                continue
            if words.lower[index + 1] == "that":
                parts.append((first, index))
                first = index + 2
            elif words.lower[index] == "and" and self._new_clause(first, index, end):
                parts.append((first, index))
                first = index + 1
        return [*parts, (first, end)]

    def _new_clause(self, first: int, conjunction: int, end: int) -> bool:
        """Whether the words before the conjunction are a clause, and a subject with a verb of its own follows it."""
        words = self.words
        start = conjunction + 1
        if (quote := words.opens_quote(start)) >= 0:
            opening = words.first_in(words.quotes[quote].inner_start)
            return opening < end and words.lower[opening] in grammar().modals | grammar().be | grammar().have
        if words.lower[start] == "the":
            start += 1
        if start not in words.starts or words.lower[conjunction - 1] == ",":
            return False
        if is_noun(words, conjunction - 1):
            left = noun_phrase_start(words, conjunction - 1, first)
            if left == first or words.lower[left - 1] in grammar().subordinators | grammar().conjunctions | {"between", "both", ","}:
                return False
        after = words.starts[start] + 1
        return after < end and is_verbal(words, after) and any(is_verbal(words, k) for k in range(first, conjunction))

    def _content_end(self, start: int, high: int, clause: bool = True, keep_as: bool = False) -> int:
        """Return where the content that starts at ``start`` ends: at the next speaker's clause, or where the outlet takes over."""
        words = self.words
        outer = words.quote_of[start]
        index = start + 1
        while index < high:
            if words.quote_of[index] != outer and words.quote_of[index] >= 0:
                index += 1
                continue
            if self._stops(start, index, high, clause, keep_as):
                return index
            index += 1
        return high

    def _stops(self, start: int, index: int, high: int, clause: bool, keep_as: bool) -> bool:
        words = self.words
        if not clause and words.lower[index] in DASHES and words.tokens[index].start > words.tokens[index - 1].end:
            return True
        word = words.lower[index]
        following = words.lower[index + 1] if index + 1 < high else "."
        if index in self.breaks or (word == ";" and not self._bracketed(start, index)):
            return True
        if word in DASHES:
            return self._dash_stops(start, index, high)
        if word == ",":
            return index + 1 in self.breaks or self._comma_stops(index, following, high)
        if word == "and" and following in {"which", "who"}:
            return True
        if word in {"amid", "despite"} or (word == "because" and following == "what"):
            return True
        if word == "as" and not keep_as:
            return self._as_clause(index, high)
        return not clause and word in {"after", "when", "because", "since", "although", "while", "though"} and words.quote_of[start] < 0

    def _bracketed(self, start: int, index: int) -> bool:
        """Whether the token stands in a bracket that opened in the content."""
        inside = self.words.lower[start:index]
        return inside.count("(") > inside.count(")")

    def _dash_stops(self, start: int, index: int, high: int) -> bool:
        """Whether a dash hands over to the outlet: it neither closes an aside of the content nor opens one, nor joins a further clause."""
        words = self.words
        if words.tokens[index].start == words.tokens[index - 1].end or (index + 1 < high and words.lower[index + 1] in AND | {"but"}):
            return False
        spaced = [k for k in range(start, high) if words.lower[k] in DASHES and words.tokens[k].start > words.tokens[k - 1].end]
        return spaced.index(index) % 2 == 0 and index == spaced[-1]

    def _comma_stops(self, comma: int, following: str, high: int) -> bool:
        words = self.words
        if following in cues().comments or following in grammar().asides - {"while", "whereas"}:
            return True
        if following in {"which", "who", "whose", "where"}:
            return not any(words.lower[k] == "," for k in range(comma + 2, high))
        if following in {"but", "and"} and comma + 2 < high:
            after = words.lower[comma + 2]
            return after in grammar().have | grammar().be | grammar().modals and after not in {"having", "being"}
        if following in {"a", "an"}:
            return any(words.lower[k] in cues().resumptive for k in range(comma + 2, min(high, comma + 5)))
        return False

    def _as_clause(self, index: int, high: int) -> bool:
        """Whether "as" opens a clause of time or cause ("as fighting entered its fourth day")."""
        words = self.words
        if index + 2 >= high or words.lower[index + 1] in {
            "well",
            "many",
            "much",
            "part",
            "a",
            "an",
            "soon",
            "long",
            "far",
            "if",
            "though",
        }:
            return False
        if words.lower[index - 1].endswith("ed") or words.lower[index - 2] == "as":
            return False
        end = noun_phrase_end(words, index + 1, high)
        return end < high and end > index + 1 and is_verbal(words, end)

    def _trim(self, span: Range) -> tuple[Range, ...]:
        """Return the span without blanks, commas and conjunctions at its ends."""
        first, end = span
        lower = self.words.lower
        while end > first and (lower[end - 1] in TRIMMED or lower[end - 1] in DANGLING):
            end -= 1
        while first < end and (lower[first] in TRIMMED or lower[first] in {"]"}):
            first += 1
        return ((first, end),)

    # From token ranges to attributions

    def _attributions(self, cue: _Cue) -> Iterator[Attribution]:
        words = self.words
        for content in cue.contents:
            spans = tuple(chars for part in content if (chars := self._chars(part, cue)) is not None)
            if not spans:
                continue
            source = words.chars(*cue.source) if cue.source is not None and cue.source[1] > cue.source[0] else None
            rule = cue.rule or cue.subject.how
            yield Attribution(
                source,
                words.chars(cue.first, cue.end),
                spans,
                cue.lemma,
                self._voice(spans, cue),
                f"{rule}{'-fronted' if cue.fronted else ''}",
            )

    def _chars(self, part: Range, cue: _Cue) -> tuple[int, int] | None:
        """Return a content part as a view span, without the marks around a quotation that is the whole of it and without an end point."""
        first, end = part
        words = self.words
        while end > first and words.lower[end - 1] in ENDS | TRIMMED:
            end -= 1
        if end <= first:
            return None
        if words.tokens[first].text in QUOTE_MARKS and self._is_whole(first, end):
            first += 1
        while end > first and words.tokens[end - 1].text in CLOSE_MARKS and self._opened_before(first, end - 1):
            end -= 1
            while end > first and words.lower[end - 1] in TRIMMED | ENDS:
                end -= 1
        return words.chars(first, end) if end > first and self._has_word(first, end) else None

    def _opened_before(self, first: int, closing: int) -> bool:
        quote = self.words.closes_quote(closing)
        return quote >= 0 and self.words.quotes[quote].start < self.words.tokens[first].start

    def _is_whole(self, first: int, end: int) -> bool:
        quote = self.words.opens_quote(first)
        return quote >= 0 and self.words.quotes[quote].inner_end >= self.words.tokens[end - 1].start

    def _voice(self, spans: Sequence[tuple[int, int]], cue: _Cue) -> Voice:
        """Direct where all words lie in quotations of whole sentences, partial where some do, else indirect."""
        depth = self.words.quote_of[cue.first]
        quotes = [quote for number, quote in enumerate(self.words.quotes) if number != depth]
        inside = [any(quote.inner_start <= start and end <= quote.inner_end + 2 for quote in quotes) for start, end in spans]
        if inside and all(inside) and depth < 0:
            first = spans[0][0]
            starts_sentence = (
                self.words.view[first : first + 1].isupper() or self.words.tokens[max(0, self.words.first_in(first) - 1)].lower == "["
            )
            return "direct" if cue.fronted or starts_sentence else "partial"
        touched = any(quote.start < end and start < quote.end and quote.start >= start - 1 for quote in quotes for start, end in spans)
        return "partial" if touched or any(inside) else "indirect"

    # What no cue of its own sentence claims

    def _adverbs(self, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """Read "allegedly" and "reportedly": the clause, without a source, unless somebody says it."""
        words = self.words
        lemmas = {adverb.lemma for adverb in cues().adverbs}
        for index, word in enumerate(words.lower):
            if word not in lemmas or words.quote_of[index] >= 0:
                continue
            start = words.tokens[index].start
            if any(begin <= start < end for one in found for begin, end in one.contents):
                continue
            low, high = words.bounds[words.sentence_of[index]]
            span = self._trim((self._adverb_low(index, low), self._content_end(index, high)))[0]
            if (chars := self._chars(span, _Cue(index, index + 1, word, frozenset(), "base"))) is not None:
                yield Attribution(None, words.chars(index, index + 1), (chars,), word, "indirect", "adverb")

    def _adverb_low(self, index: int, low: int) -> int:
        """Return where the adverb's clause starts: after the last comma or colon before it."""
        words = self.words
        if words.lower[index - 1] == ",":
            return index + 1
        return next((k + 1 for k in range(index - 1, low - 1, -1) if words.lower[k] in {",", ":", ";", "that"}), low)

    def _colon_speakers(self, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """Read "Minister: 'No talks'": a name, a colon, a statement."""
        words = self.words
        for low, high in words.bounds:
            colon = next((k for k in range(low + 1, min(high, low + 9)) if words.lower[k] == ":"), -1)
            if (
                colon < 0
                or colon + 2 >= high
                or not all(is_name(words, k) or k == low or words.lower[k] in {"of", "the"} for k in range(low, colon))
            ):
                continue
            last = colon - 1
            if last not in words.ends or words.ends[last] > low + 1 or words.opens_quote(colon + 1) < 0:
                continue
            start = words.tokens[colon + 1].start
            if any(begin <= start + 1 < end for one in found for begin, end in one.contents):
                continue
            quote_end = words.first_in(words.quotes[words.opens_quote(colon + 1)].end)
            cue = _Cue(colon, colon + 1, "say", frozenset(), "base", source=(low, colon), rule="colon")
            cue.contents = [self._trim(part) for part in self._by_sentence((colon + 1, max(quote_end, colon + 2)))]
            yield from self._attributions(cue)

    def _continued(self, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """Give a quotation that nobody claims to the speaker before it; without one its source stays open, for the article to tell."""
        words = self.words
        for number, quote in enumerate(words.quotes):
            opening = words.first_in(quote.start)
            if (
                quote.depth
                or opening != words.bounds[words.sentence_of[opening]][0]
                or not self._is_statement(quote.inner_start, quote.inner_end)
            ):
                continue
            if any(
                begin < quote.inner_end and quote.inner_start < end
                for one in found
                if one.rule != "noun" and self._outside(one, number)
                for begin, end in one.contents
            ):
                continue
            before = [
                one
                for one in found
                if one.cue is not None and one.source is not None and one.cue[1] <= quote.start and self._outside(one, -1)
            ]
            speaker = max(before, key=lambda one: one.cue or (0, 0), default=None)
            closing = words.first_in(quote.end) if quote.closed else len(words.tokens)
            cue = _Cue(opening, opening + 1, "say", frozenset(), "base", fronted=True)
            for part in self._by_sentence((opening, closing)):
                chars = self._chars(self._trim(part)[0], cue)
                if chars is None:
                    continue
                if speaker is not None:
                    yield Attribution(speaker.source, speaker.cue, (chars,), speaker.cue_lemma, "direct", "continued")
                else:
                    yield Attribution(None, None, (chars,), "", "direct", "open quotation")

    def _outside(self, one: Attribution, quote: int) -> bool:
        """Whether the attribution's cue stands outside quotations (of quotation ``quote``, where that is given)."""
        if one.cue is None:
            return True
        inside = self.words.quote_of[self.words.first_in(one.cue[0])]
        return inside < 0 if quote < 0 else inside != quote

    def _is_statement(self, start: int, end: int) -> bool:
        return end - start > 12 and self.words.view[start:end].count(" ") >= 3


def words_lower_is(words: Words, index: int, word: str) -> bool:
    """Whether the token is ``word``."""
    return words.lower[index] == word


PLURAL_PRONOUNS = frozenset({"i", "we", "they", "you", "who", "which", "it", "he", "she", "both"})
