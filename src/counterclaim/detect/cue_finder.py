"""Cues and their speakers: verbs, nouns and phrases that attribute, each with its subject."""

from counterclaim.detect.boundaries import TRIMMED, Cue, Range
from counterclaim.detect.cue_frames import CueFrames
from counterclaim.detect.noun_phrases import noun_phrase_end, noun_phrase_start, time_end
from counterclaim.detect.subjects import Subject, clause_subject, find_subject, is_venue, noun_before, paired
from counterclaim.detect.words import AND, ENDS, POSSESSIVES, is_ly, is_noun, is_verbal
from counterclaim.vocabulary.cues import Verb, VerbForm, cues, grammar, noun_forms, nouns_by_form, verbs_by_form

CLAUSE_JOINTS = frozenset({"after", "as", "when", "while", "because", "but", "although"})  # they open a clause with a subject of its own
TITLE_WORDS = 4  # long words that a sentence needs to be told for a headline
TITLE_SHARE = 0.85  # of them written with a capital
INTEGRATED = frozenset({"since", "until", "because", "if", "unless", "where"})  # their clauses stay part of the statement they stand in
HELD = frozenset({"it", "them", "that", "this"})  # between a verb and its particle they are what it governs ("turned it down")
NOUN_LIKE_FORMS: frozenset[VerbForm] = frozenset({"base", "third"})
NARROWING = frozenset({"only", "simply", "merely"})  # "identified only as N"
AGENTLESS = {("blame", ("on",)), ("identify", ("as",))}
PLURAL_PRONOUNS = frozenset({"i", "we", "they", "you", "who", "which", "it", "he", "she", "both"})


class CueFinder(CueFrames):
    """Finds the cues of a sentence, from left to right."""

    def _read_cues(self, low: int, high: int, speaker: Range | None) -> Range | None:
        """Find the cues of a sentence; return its last speaker, for a quotation that runs on into the next sentence."""
        for index in range(low, high):
            cue = self._cue_at(index, low, high)
            if cue is None:
                continue
            if cue.subject.how == "inherited" and cue.source is None:
                cue.source = self._inherited(cue, speaker, low)
                if self._first_person(cue.source) and self.words.quote_of[index] >= 0:
                    if self.words.lower[cue.subject.edge] in AND:
                        self.splits.add(cue.subject.edge)
                    continue
            if self.words.quote_of[index] >= 0 and (self._first_person(cue.source) or self._is_speakers_own(cue)):
                speaker = cue.source
                continue
            if cue.source is not None and cue.subject.how in ("own", "inherited"):
                speaker = cue.source
            self.cues.append(cue)
            self._break_at(cue)
        return speaker

    def _break_at(self, cue: Cue) -> None:
        """Note that the clause of a cue ends the statement before it."""
        edge = cue.subject.edge
        if cue.first in self.words.tagged.described:
            self.breaks.add(cue.first)
        if edge >= 0 and self._is_integrated(cue, edge):
            return
        if edge > self.words.bounds[self.words.sentence_of[cue.first]][0]:
            self.breaks.add(edge)
            if cue.subject.how == "own":
                self.own_breaks.add(edge)

    def _is_integrated(self, cue: Cue, edge: int) -> bool:
        """Whether the cue's clause is part of the statement around it: "since it said", "a deal requiring N to", "in what it calls"."""
        words = self.words
        if cue.subject.how == "what_relative" and edge > 1:
            linked = words.lower[edge - 1] in grammar().noun_prepositions and words.lower[edge - 2] not in grammar().circumstances
            return linked or is_verbal(words, edge - 1)
        if words.lower[edge] in INTEGRATED or (edge > 0 and words.lower[edge - 1] in INTEGRATED):
            return True
        modifies = cue.form == "gerund" and cue.subject.how == "own" and cue.subject.end == cue.first
        return modifies and words.lower[edge] not in TRIMMED | {"with", "as", "and", "while"}

    def _first_person(self, source: Range | None) -> bool:
        return source is not None and source[1] - source[0] == 1 and self.words.lower[source[0]] in grammar().first_person

    def _is_speakers_own(self, cue: Cue) -> bool:
        """Whether a verb inside a quotation has no subject there: whoever is quoted says so of themselves ("insisting on unity, we")."""
        return cue.subject.how == "inherited" and cue.source is None

    def _inherited(self, cue: Cue, speaker: Range | None, low: int) -> Range | None:
        quote = self.words.quote_of[cue.first]
        if cue.form == "gerund" and (answered := self._just_answered(cue)) is not None:
            return answered
        if cue.form == "gerund" and (nearest := self._nearest_clause(cue.first, low, speaker)) is not None:
            return nearest
        if speaker is not None and self.words.quote_of[speaker[0]] == quote:
            return speaker
        start = low if quote < 0 else max(low, self.words.first_in(self.words.quotes[quote].inner_start))
        return clause_subject(self.words, cue.first, start)

    def _just_answered(self, cue: Cue) -> Range | None:
        """Return who answered right before a participle ("said C, a charge S rejects, arguing that"), null where nobody did."""
        last = self.cues[-1] if self.cues else None
        if last is None or last.subject.how != "object_relative" or last.end != cue.first - 1 or self.words.lower[last.end] != ",":
            return None
        return last.source

    def _nearest_clause(self, index: int, low: int, speaker: Range | None) -> Range | None:
        """Return the subject of the clause that a participle hangs on, where one opened after the last speaker ("after X fell, saying")."""
        words = self.words
        for joint in range(index - 3, max(low, speaker[1] if speaker else low), -1):
            if words.quote_of[joint] != words.quote_of[index] or words.lower[joint] not in CLAUSE_JOINTS:
                continue
            end = noun_phrase_end(words, joint + 1, index)
            if joint + 1 < end < index and is_verbal(words, end) and joint + 1 in words.starts:
                return joint + 1, end
        return None

    def _cue_at(self, index: int, low: int, high: int) -> Cue | None:
        """Return the cue that token ``index`` begins, with its subject, or null."""
        lower = self.words.lower
        if index + 1 < high and any(lower[index : index + len(phrase)] == phrase for phrase in cues().according):
            return self._according(index, low, high)
        if any(lower[index : index + len(phrase)] == phrase for phrase in cues().compounds):
            return None
        if index == low and lower[index] in cues().viewing and (viewed := self._viewed(index, high)) is not None:
            return viewed
        if lower[index] == "by" and (reckoned := self._reckoned(index, low, high)) is not None:
            return reckoned
        if lower[index] in cues().trading_verbs and index + 1 < high and lower[index + 1] in cues().traded:
            return self._trading(index, low, high)
        if lower[index] in cues().holding and (held := self._holding(index, low, high)) is not None:
            return held
        if lower[index] in cues().laying and (laid := self._laying(index, low, high)) is not None:
            return laid
        for verb, form in verbs_by_form().get(lower[index], ()):
            end = self._particle_end(index, verb, high)
            if self._in_name(index) or end < 0:
                continue
            if cue := self._verb(index, verb, form, low, high):
                cue.end = max(cue.end, end)
                return cue
            if not verb.particle:
                break
        noun = nouns_by_form().get(lower[index])
        return self._noun(index, noun, low, high) if noun is not None else None

    def _particle_end(self, index: int, verb: Verb, high: int) -> int:
        """Return the end of the verb with its particle, between which a time may stand ("called on Monday for"); -1 where it has none."""
        words, after = self.words, index + 1
        if not verb.particle:
            return after
        if after >= high:
            return -1
        if words.lower[after] in HELD and words.lower[after + 1 : after + 2] == (verb.particle,):
            return after + 2
        timed = time_end(words, after, high)
        if timed > after and timed < high and words.lower[timed] == verb.particle:
            return timed + 1
        return after + 1 if words.lower[after] == verb.particle and timed == after else -1

    def _in_name(self, index: int) -> bool:
        """Whether the token is part of a name ("Reports TV"), not a word of the sentence."""
        text = self.words.tokens[index].text
        return (
            text[:1].isupper()
            and index != self.words.bounds[self.words.sentence_of[index]][0]
            and self.words.view.upper() != self.words.view
            and not self._in_title(index)
        )

    def _in_title(self, index: int) -> bool:
        """Whether the sentence writes nearly all its words with a capital, as headlines do."""
        low, high = self.words.bounds[self.words.sentence_of[index]]
        long = [token.text for token in self.words.tokens[low:high] if len(token.text) > 3 and token.text.isalpha()]
        return len(long) >= TITLE_WORDS and sum(text[:1].isupper() for text in long) >= TITLE_SHARE * len(long)

    def _verb(self, index: int, verb: Verb, form: VerbForm, low: int, high: int) -> Cue | None:
        words = self.words
        start = self._clause_low(index, low)
        cue = Cue(index, index + (2 if verb.particle else 1), verb.lemma, verb.takes, form)
        if (framed := self._framed(cue, start)) is not None or verb.lemma == "purport":
            return framed
        if form in NOUN_LIKE_FORMS and self._is_nominal(index, start):
            return None
        unsaid = index > low and words.lower[index - 1] == "without"
        if form == "gerund" and (unsaid or self._is_gerund_noun(index, start) or self._governs_of(index, verb, high)):
            return None
        cue.subject = find_subject(words, index, start, form)
        if cue.subject.how in ("own", "passive") and self._is_agentless(cue, low, high):
            return self._unowned(cue, high)
        if cue.subject.how in ("own", "inherited") and (self._is_named_so(cue, high) or self._is_bidden(cue)):
            return None
        if self._ends_sentence_inverted(cue, high) and (inverted := self._inverted(cue, high)) is not None:
            return inverted
        if cue.subject.negated or cue.subject.modal:
            return None
        if self._is_reduced(cue, high):
            return self._with_agent(cue, start, high)
        if form == "gerund" and index == low and cue.lemma in cues().leading and self._leads(cue, high):
            return cue
        if cue.subject.how == "none" and not self._is_asyndetic(cue, start):
            return self._inverted(cue, high)
        return self._with_source(cue)

    def _leads(self, cue: Cue, high: int) -> bool:
        """Read "Accusing N of lying, M left": the subject of the clause behind the comma says what the participle says."""
        words = self.words
        for comma in range(cue.end + 1, high - 2):
            if words.lower[comma] != "," or words.quote_of[comma] >= 0:
                continue
            end = noun_phrase_end(words, comma + 1, high)
            if comma + 1 < end < high and is_verbal(words, end):
                cue.source = (comma + 1, end)
                cue.subject = Subject(comma + 1, end, cue.first, "own")
                self.breaks.add(comma)
                return True
        return False

    def _framed(self, cue: Cue, low: int) -> Cue | None:
        """Read a verb that is part of a longer frame: "quoted as saying", "appeared to show", "purported to show"."""
        if cue.form == "gerund" and cue.first > low and self.words.lower[cue.first - 1] == "as":
            return self._as_saying(cue, low)
        if cue.form == "gerund" and (quoted := self._quoted_saying(cue, low)) is not None:
            return quoted
        if cue.lemma == "show" and self._appears(cue.first, low):
            return self._appearing(cue, low)
        return self._purporting(cue, low) if cue.lemma == "purport" else None

    def _with_source(self, cue: Cue) -> Cue | None:
        """Give the cue its subject as source; null where a question asks or a form of utterance is only named."""
        if cue.subject.first >= 0:
            cue.source = (cue.subject.first, cue.subject.end)
        if cue.subject.how == "own" and self._is_question(cue):
            return None
        utters = cue.source is not None and is_venue(self.words, cue.source[1])
        if cue.subject.embedded and cue.form != "gerund" and utters:
            return None
        if cue.subject.how == "own" and cue.form == "gerund" and utters:
            cue.subject, cue.source = Subject(-1, -1, cue.subject.end, "inherited"), None
        return cue

    def _is_asyndetic(self, cue: Cue, low: int) -> bool:
        """Whether a headline's second verb goes on behind a comma ("N denies A, claims B"); its subject is the first one's then."""
        before = cue.first - 1
        if cue.form != "third" or before <= low or self.words.lower[before] != "," or cue.lemma in cues().inverting:
            return False
        if not any(other.subject.how == "own" and low <= other.first < before and other.form == "third" for other in self.cues):
            return False
        cue.subject = Subject(-1, -1, before, "inherited")
        return True

    def _is_reduced(self, cue: Cue, high: int) -> bool:
        """Whether the verb is a participle after its noun ("footage released by"), and nobody's act in this clause."""
        return cue.form == "past" and cue.subject.how != "passive" and self._agent(cue, high) >= 0 and cue.lemma != "say"

    def _agent(self, cue: Cue, high: int) -> int:
        """Return the "by" right behind the cue or behind the time that follows it, or -1."""
        by = time_end(self.words, cue.end, high) if cue.end < high else high
        return next((k for k in (cue.end, by) if k < high and self.words.lower[k] == "by"), -1)

    def _with_agent(self, cue: Cue, low: int, high: int) -> Cue | None:
        """Read "an attack claimed by N", "the truce, announced at noon by N": the noun before is what N says."""
        words, by = self.words, self._agent(cue, high)
        last = noun_before(words, cue.first, low)
        charges = "of" in cue.takes and "person" not in cue.takes
        pictured = cue.lemma in cues().picturing
        if not (charges or pictured or cue.lemma in cues().reducible) or last < low or by + 1 >= high:
            return None
        end = noun_phrase_end(words, by + 1, high)
        if charges and words.lower[end : end + 1] != ("of",):
            return None
        if pictured and words.lower[end : end + 1] != ("as",):
            return None
        opening = words.lower[by + 1 : by + 2]
        if end == by + 1 or opening[0].endswith("ing"):
            return None
        first = noun_phrase_start(words, last, low)
        if words.lower[cue.first - 1] == ",":
            high = next((k for k in range(end, high) if words.lower[k] == "," and words.quote_of[k] < 0), high)
        if (charges or pictured) and end + 1 >= high:
            return None
        cue.source, cue.rule = (by + 1, end), "agent"
        said = self._held_behind(end + 1, high, pictured=pictured) if charges or pictured else (first, cue.first)
        cue.contents = [self._trim(said)]
        cue.subject = Subject(by + 1, end, -1, "none")
        return cue

    def _held_behind(self, start: int, high: int, *, pictured: bool) -> Range:
        """Return what somebody is charged with or pictured as; a comma in a quotation ends it ("the band's 'minister of war,' and")."""
        end = self._content_end(start, high, clause=False, keep_as=pictured)
        closes = (k for k in range(start, end) if self.words.closes_quote(k) >= 0 and self.words.lower[k - 1] == ",")
        return start, next(closes, end) if pictured else end

    def _is_named_so(self, cue: Cue, high: int) -> bool:
        """Whether "described as" says what somebody is called, without a word on who calls them so."""
        end = next((k for k in range(cue.end, high) if self.words.lower[k] not in grammar().adverbs | NARROWING), high)
        as_something = cue.form == "past" and "as" in cue.takes and "clause" not in cue.takes and self.words.lower[end : end + 1] == ("as",)
        return as_something and end < high and self._judged_object(end, high) == end

    def _is_bidden(self, cue: Cue) -> bool:
        """Whether the subject is told to do something and tells nobody ("with officials ordered not to talk"): the verb has no object."""
        behind = self.words.lower[cue.end : cue.end + 2]
        return cue.form == "past" and cue.lemma in cues().bidding and "to" in (behind[:1] if behind[:1] != ("not",) else behind[1:])

    def _is_agentless(self, cue: Cue, low: int, high: int) -> bool:
        """Whether something is blamed on somebody or identified as something, and nobody says by whom.

        "The raid was blamed on N", "a raid blamed on N"; a man "identified as N" in passing is none, unless a headline says no more.
        """
        following = self.words.lower[cue.end : cue.end + 1]
        if cue.form != "past" or (cue.lemma, following) not in AGENTLESS or self._passive_agent(cue, high) >= 0:
            return False
        first = cue.subject.first  # "a raid Kyiv blamed on", "a raid the army blamed on": somebody does
        if self.words.ends.get(cue.subject.end - 1, first) > first or (first > low and is_noun(self.words, first - 1)):
            return False
        others = (k for k in range(low, high) if k != cue.first and is_verbal(self.words, k))
        headline = high == len(self.words.tokens) and self.words.lower[high - 1] not in ENDS and next(others, -1) < 0
        return cue.lemma == "blame" or cue.subject.how == "passive" or headline

    def _unowned(self, cue: Cue, high: int) -> Cue:
        """Take what is blamed or identified, with on whom and as what; its source stays open."""
        first, end = cue.subject.first, noun_phrase_end(self.words, cue.end + 1, high)
        cue.contents, cue.rule, cue.subject = [self._trim((first, end))], "agent", Subject(-1, -1, -1, "none")
        return cue

    def _is_question(self, cue: Cue) -> bool:
        return cue.source is not None and self.words.lower[cue.source[0]] in grammar().nobody

    def _is_nominal(self, index: int, low: int) -> bool:
        """Whether a form that is as often a noun ("claims", "report") is one here: an article, adjective or possessor stands before it."""
        words = self.words
        if words.lower[index] not in noun_forms() or index in words.tagged.verbs:
            return False
        if index == low:
            return True
        if words.lower[index - 1] in cues().media and words.lower[index] in cues().shows:
            return False
        if index - 1 in words.ends and paired(words, words.ends[index - 1], index - 1, low) >= 0:
            return False
        if words.lower[index + 1 : index + 2] and words.lower[index + 1] in cues().media:
            return False
        following = words.lower[index + 1] if index + 1 < len(words.lower) else "."
        before = words.lower[index - 1]
        if before in {"both", "all", "some", "many"} and words.lower[index].endswith("s"):  # a plural subject takes no verb in -s
            return True
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

    def _governs_of(self, index: int, verb: Verb, high: int) -> bool:
        """Whether a form like "understanding" is a noun: "of" follows, which the verb does not take."""
        return index + 1 < high and self.words.lower[index + 1] == "of" and "of" not in verb.takes
