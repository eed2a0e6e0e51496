"""Where a statement starts and ends: at the next speaker's clause, at a sentence or quotation, or where the outlet takes over."""

import itertools
from dataclasses import dataclass, field

from counterclaim.detect.noun_phrases import before_bracket, noun_phrase_end, noun_phrase_start, time_end, time_start
from counterclaim.detect.subjects import NO_SUBJECT, Subject
from counterclaim.detect.words import AND, DASHES, ENDS, POSSESSIVES, Words, is_noun, is_verbal
from counterclaim.vocabulary.cues import Takes, VerbForm, cues, grammar, verbs_by_form

Range = tuple[int, int]  # token indices, half open
TRIMMED = frozenset(",;:") | DASHES
AS_PHRASES = frozenset({"well", "many", "much", "part", "a", "an", "soon", "long", "far", "if", "though"})  # after "as": no clause follows
AS_ROLE = AS_PHRASES | {"the", "its", "their", "his", "her"}  # after "as": perhaps no clause, but what something is called
PAST_AUXILIARIES = frozenset({"would", "could", "had", "was", "were", "did", "might"})
DEFINITE = frozenset({"the", "its", "their", "his", "her"})
VERDICT_REACH = 5  # words from "dismissed as" to what is dismissed
CURRENCIES = frozenset("$€£")
LONGEST_LABEL = 5  # words before a headline's first colon, or behind its last
OPEN_RELATIVES = frozenset({"which", "whom", "whose"})  # at the end of a statement their clause is another's
DANGLING = AND | {"but", "while", "as", "[", "because", "of", "with", "after", "although", "though"}


@dataclass(slots=True)
class Cue:
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


class Boundaries:
    """A passage with the edges of its clauses, as far as they are found."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.cues: list[Cue] = []
        self.breaks: set[int] = set()  # tokens at which another attribution's clause begins
        self.own_breaks: set[int] = set()  # those of clauses with a subject of their own
        self.splits: set[int] = set()  # tokens inside a quotation that join two statements of one speaker

    def _clause_low(self, index: int, low: int) -> int:
        """Return where to stop looking left: the sentence, or the quotation that the token stands in."""
        quote = self.words.quote_of[index]
        if quote < 0:
            return low
        return max(low, self.words.first_in(self.words.quotes[quote].inner_start))

    def _extent(self, cue: Cue) -> Range:
        low, high = self.words.bounds[self.words.sentence_of[cue.first]]
        quote = self.words.quote_of[cue.first]
        if quote >= 0:
            low = max(low, self.words.first_in(self.words.quotes[quote].inner_start))
            high = min(high, self.words.first_in(self.words.quotes[quote].inner_end))
        return low, high

    def _fronted_start(self, index: int, low: int) -> int:
        """Return where a fronted statement starts: after the last clause edge before ``index``, else at ``low``."""
        joints = AND | {"but", "while", ";"}
        edges = [
            edge for edge in self.own_breaks if low < edge < index and self.words.quote_of[edge] < 0 and self.words.lower[edge] in joints
        ]
        lines = [k - 1 for k in range(low + 1, index) if "\n" in self.words.view[self.words.tokens[k - 1].end : self.words.tokens[k].start]]
        return max([*edges, *lines, *self._label(low, index), *self._other_said(low, index)], default=low - 1) + 1

    def _other_said(self, low: int, index: int) -> list[int]:
        """Return the colons and semicolons that end another's statement ("N called it a lie: nobody had died, he said").

        A colon leads to what a pronoun says, whatever stands before it ("N gave another version: a tank had slipped, it said").
        """
        words = self.words
        spoke = min((cue.first for cue in self.cues if cue.first >= low and cue.subject.how == "own"), default=index)
        taken_up = words.lower[index + 2 : index + 3] in (("it",), ("he",), ("she",), ("they",))
        return [
            k for k in range(low + 1, index)
            if words.quote_of[k] < 0 and ((words.lower[k] in {":", ";"} and k > spoke) or (words.lower[k] == ":" and taken_up))
        ]  # fmt: skip

    def _label(self, low: int, index: int) -> list[int]:
        """Return the colon behind a label that opens a headline ("Sudan war: market hit, army says"), which is no part of what is said."""
        colon = next((k for k in range(low + 1, min(index, low + LONGEST_LABEL)) if self.words.lower[k] == ":"), -1)
        if colon == low + 1 and self.words.lower[low].isdigit():  # "10:05 The army said"
            return [colon + 1] if self.words.lower[colon + 1].isdigit() else []
        labels = colon > low and not any(is_verbal(self.words, k) or self.words.quote_of[k] >= 0 for k in range(low, colon))
        return [colon] if labels else []

    def _credits_speaker(self, index: int, high: int) -> bool:
        """Whether a colon hands over to the speaker alone with whom a headline ends ("M denies a role: spokesman")."""
        words = self.words
        if high < len(words.tokens) or words.lower[high - 1] in ENDS or words.lower[index] != ":":
            return False
        return index + 1 < high <= index + LONGEST_LABEL and noun_phrase_end(words, index + 1, high) == high

    def _by_sentence(self, span: Range) -> list[Range]:
        """Cut a span at sentence ends, and where one speaker's performative verbs join ("We condemn ... and call for ...")."""
        cuts = sorted(
            {first for first, _ in self.words.bounds if span[0] < first < span[1]} | {k for k in self.splits if span[0] < k < span[1]}
        )
        edges = [span[0], *cuts, span[1]]
        return [(a, b) for a, b in itertools.pairwise(edges) if self._has_word(a, b)]

    def _has_word(self, first: int, end: int) -> bool:
        return any(self.words.lower[k][:1].isalnum() for k in range(first, end))

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
        """Cut "that A and that B" in two, and "there was A and the army shelled B", where a second subject has a verb of its own."""
        words = self.words
        parts: list[Range] = []
        first = start
        for index in range(start + 2, end - 2):
            if self._lists_that(index, end) and words.quote_of[index] == words.quote_of[start]:
                parts.append((first, index))
                first = index + 2
                continue
            if words.lower[index] not in {"and", "or", "but", "while"} or words.quote_of[index] != words.quote_of[start]:
                continue
            if words.lower[index + 1] == "that":
                parts.append((first, index))
                first = index + 2
            elif self._joins_clauses(first, index) and (self._new_clause(first, index, end) or self._goes_on_alone(first, index)):
                parts.append((first, index))
                first = index + 1
        return [*parts, (first, end)]

    def _lists_that(self, index: int, end: int) -> bool:
        """Whether a comma sets off a statement of a row that "and that" ends ("said A, that B and that C")."""
        lower = self.words.lower
        opens = lower[index : index + 2] == (",", "that") and lower[index + 2] not in grammar().prepositions
        return opens and any(lower[k : k + 2] == ("and", "that") for k in range(index + 3, end))

    def _goes_on_alone(self, first: int, conjunction: int) -> bool:
        """Whether a further auxiliary without a subject stands behind a comma and the conjunction ("it would hurt, but would help")."""
        comma = conjunction - 1
        return self.words.lower[comma] == "," and self._shares_tense(first, comma)

    def _joins_clauses(self, first: int, index: int) -> bool:
        """Whether "and" or "while" can join two statements; behind a refusal "while" opens its condition."""
        word = self.words.lower[index]
        return word in {"and", "but"} or (word == "while" and grammar().negations.union({"no"}).isdisjoint(self.words.lower[first:index]))

    def _new_clause(self, first: int, conjunction: int, end: int) -> bool:
        """Whether the words before the conjunction are a clause, and a subject with a verb of its own follows it.

        A comma or "while" tells of a clause whatever its subject; a bare "and" may as well join two names before their verb.
        """
        words = self.words
        start = conjunction + 1
        told = words.lower[conjunction - 1] == "," or words.lower[conjunction] == "while"
        if (quote := words.opens_quote(start)) >= 0:
            opening = words.first_in(words.quotes[quote].inner_start)
            return opening < end and words.lower[opening] in grammar().modals | grammar().be | grammar().have
        if told:
            return self._has_verb_after(start, end) and any(is_verbal(words, k) for k in range(first, conjunction))
        start += words.lower[start] in CURRENCIES
        number = words.lower[start][:1].isdigit() or words.lower[start] in grammar().number_words
        counted = number and start + 1 < end and words.lower[start + 1] not in self._auxiliaries()  # "... and 29 had" shares its noun
        if (words.lower[start] in DEFINITE or counted) and self._auxiliary_after(start, end):
            return any(words.lower[k] in self._auxiliaries() for k in range(first, conjunction))
        if words.lower[start] == "the":
            start += 1
        if start not in words.starts:
            return False
        if is_noun(words, conjunction - 1) and words.lower[conjunction] == "and":
            left = noun_phrase_start(words, conjunction - 1, first)
            if left == first or words.lower[left - 1] in grammar().subordinators | grammar().conjunctions | {"between", "both", ","}:
                return False
        after = words.starts[start] + 1
        return after < end and is_verbal(words, after) and any(is_verbal(words, k) for k in range(first, conjunction))

    def _has_verb_after(self, start: int, end: int) -> bool:
        """Whether a subject and its verb follow: any subject with an auxiliary, an opened or named one with a plain verb."""
        words = self.words
        if self._auxiliary_after(start, end):
            return True
        after = noun_phrase_end(words, start, end)
        opened = start in words.starts or words.lower[start] in grammar().determiners | grammar().subject_pronouns
        return opened and start < after < end - 1 and self._is_finite(after)

    def _auxiliary_after(self, start: int, end: int) -> bool:
        """Whether a noun phrase ("shells", "the shelling of towns") or "there" and an auxiliary follow."""
        words = self.words
        after = start + 1 if words.lower[start] == "there" else noun_phrase_end(words, start, end)
        while start < after < end - 1 and words.lower[after] in {"of", "in"}:
            further = noun_phrase_end(words, after + 1, end)
            if further == after + 1:
                return False
            after = further
        return start < after < end - 1 and words.lower[after] in self._auxiliaries()

    @staticmethod
    def _auxiliaries() -> frozenset[str]:
        return grammar().be | grammar().have | grammar().modals

    def _is_finite(self, index: int) -> bool:
        """Whether a full verb that can be the first of its clause stands at ``index``, before what it governs."""
        word = self.words.lower[index]
        governs = self.words.lower[index + 1] in grammar().determiners | {"to", "that"} or self.words.lower[index + 1][:1].isdigit()
        return is_verbal(self.words, index) and not word.endswith("ing") and governs

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
        if not clause and words.lower[index] in ENDS - {"."} and words.quote_of[index] < 0:
            return True
        if not clause and words.lower[index] in DASHES and words.tokens[index].start > words.tokens[index - 1].end:
            return True
        word = words.lower[index]
        following = words.lower[index + 1] if index + 1 < high else "."
        parted = word in {"|", "*"} or (word == ";" and not self._bracketed(start, index)) or self._credits_speaker(index, high)
        if index in self.breaks or parted:
            return True
        if word in DASHES:
            return following not in cues().elaborating and self._dash_stops(start, index, high)
        if word == ",":
            if not clause and words.quote_of[start] < 0 and self._leaves_object(index, following, high):
                return True
            return index + 1 in self.breaks or self._comma_stops(start, index, following, high)
        if words.quote_of[start] < 0 and not clause and self._is_occasion(index, high):
            return True
        if word == "and" and following in {"which", "who"}:
            return True
        ends_object = self._dated(index, high) or self._is_ago(index, high) or self._verb_joins(index, high)
        if not clause and words.quote_of[start] < 0 and ends_object:
            return True
        if not clause and word == "but" and words.quote_of[start] < 0:
            return True
        happens = word == "amid" and words.lower[index - 1] in grammar().happening  # "the shelling came amid talks"
        if (word in {"amid", "despite"} and not happens) or (word == "because" and following == "what"):
            return True
        if word == "as" and not keep_as:
            return self._as_clause(index, high) or (not clause and words.quote_of[start] < 0 and following not in AS_ROLE)
        circumstance = word in {"after", "when", "because", "since", "although", "while", "though"}
        timed = word == "since" and time_end(words, index, high) > index  # "estimates losses since May at 700"
        return not clause and circumstance and not timed and words.quote_of[start] < 0

    def _verb_joins(self, index: int, high: int) -> bool:
        """Whether a further verb of the same subject follows a noun phrase ("declared a truce and called up reservists")."""
        words = self.words
        after = index + 2 if words.lower[index] == "," and words.lower[index + 1 : index + 2] == ("and",) else index + 1
        if words.lower[index] not in {",", "and", "but"} or after >= high:
            return False
        word = words.lower[after]
        return word in grammar().be | grammar().have | grammar().modals or (is_verbal(words, after) and self._has_object(after, high))

    def _has_object(self, verb: int, high: int) -> bool:
        """Whether a determiner, a number or a particle follows the verb, so that it is no participle before a noun."""
        following = self.words.lower[verb + 1] if verb + 1 < high else "."
        return following in grammar().determiners | {"up", "to", "that", "for"} or following[:1].isdigit()

    def _dated(self, index: int, high: int) -> bool:
        """Whether a date or day opens here ("in 2014", "on Sunday"), which belongs to the saying and not to a noun phrase."""
        words = self.words
        end = time_end(words, index, high)
        if words.lower[index] not in grammar().time_prepositions or end == index:
            return False
        following = words.lower[end] if end < high else "."
        acting = following.endswith("ing") and following not in grammar().prepositions and self._is_bare_noun(index - 1)
        if following == "at" or acting:  # "losses since May at 700", "showed men on Sunday firing"
            return False
        day = words.tokens[index + 1].text
        return day[:1].isdigit() or day[:1].isupper()

    def _is_bare_noun(self, index: int) -> bool:
        """Whether a noun without an article ends at ``index`` ("men", "masked protesters")."""
        return is_noun(self.words, index) and self.words.lower[noun_phrase_start(self.words, index, 0)] not in grammar().determiners

    def _is_ago(self, index: int, high: int) -> bool:
        """Whether "two years ago", "a day earlier" opens here."""
        lower = self.words.lower
        number = lower[index][:1].isdigit() or lower[index] in grammar().number_words | {"a", "an"}
        return (
            number
            and index + 2 < high
            and lower[index + 1] in grammar().times
            and lower[index + 2] in {"ago", "earlier", "before", "later"}
        )

    def _leaves_object(self, comma: int, following: str, high: int) -> bool:
        """Whether a noun phrase that is what is said ends at the comma: a clause with its own subject follows, or ", in which"."""
        relative = self.words.lower[comma + 2 : comma + 3] in (("which",), ("whom",)) and following in grammar().prepositions
        return relative or (following in {"and", "but"} and self._has_verb_after(comma + 2, high))

    def _judged_object(self, at: int, high: int) -> int:
        """Return where the object starts that stands behind the verdict on it ("dismissed as false the figure of 40 dead"), else ``at``."""
        lower, determiners = self.words.lower, grammar().determiners
        if lower[at + 1 : at + 2] and lower[at + 1] in determiners:
            return at
        reach = range(at + 1, min(high, at + VERDICT_REACH))
        stop = next((k for k in reach if lower[k] in TRIMMED | grammar().prepositions), reach.stop)
        return next((k for k in range(at + 2, stop) if lower[k] in determiners), at)

    def _is_occasion(self, index: int, high: int) -> bool:
        """Whether it says where the saying happened, as the last words of the sentence do ("during talks with N", "in an interview")."""
        words = self.words
        if words.lower[index] not in {"in", "during", "at", "on", "through", "via"}:
            return False
        told = cues().occasions
        if words.lower[index] in {"in", "through", "via"}:
            told |= cues().media if words.lower[index] == "in" else cues().media | cues().hearers
        end = next((k for k in range(index + 1, min(high, index + 6)) if words.lower[k] in told), -1)
        inside = grammar().determiners | grammar().times | POSSESSIVES
        return end > 0 and all(is_noun(words, k) or words.lower[k] in inside for k in range(index + 1, end))

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

    def _comma_stops(self, start: int, comma: int, following: str, high: int) -> bool:
        words = self.words
        timed = time_end(words, comma + 1, high)
        if timed > comma + 1 and timed < high and words.lower[timed] in {"after", "before"}:
            return True
        if following in cues().resuming_pronouns | cues().comments or following in grammar().asides - {"while", "whereas"}:
            return True
        if following in {"which", "who", "whose", "where"}:
            return not any(words.lower[k] == "," for k in range(comma + 2, high))
        if following == "without" and comma + 2 < high and (words.lower[comma + 2] in cues().unsaid | verbs_by_form().keys()):
            return True
        if following in {"but", "and"} and comma + 2 < high:
            return self._outlet_goes_on(start, comma)
        if following == "the" and any(words.lower[k] in cues().superlatives for k in range(comma + 2, min(high, comma + 5))):
            return any(words.lower[k] in verbs_by_form() or words.lower[k] == "since" for k in range(comma + 4, high))
        if following in {"a", "an"}:
            judged = cues().resumptive | cues().verdicts
            return any(words.lower[k] in judged for k in range(comma + 2, min(high, comma + 5)))
        return False

    def _outlet_goes_on(self, start: int, comma: int) -> bool:
        """Whether the verb behind ", but" or ", and" is no more of what is said: the outlet's "there", a refusal, or another tense."""
        words, after = self.words, self.words.lower[comma + 2]
        if after == "there" and not cues().unconfirmed.isdisjoint(words.lower[comma + 3 : comma + 8]):
            return True
        if any(verb.lemma in cues().withholding and form == "past" for verb, form in verbs_by_form().get(after, ())):
            return True
        if self.words.lower[comma + 3 : comma + 4] == ("no",) and not cues().evidence.isdisjoint(self.words.lower[comma + 4 : comma + 7]):
            return True
        auxiliary = after in self._auxiliaries() and after not in {"having", "being"}
        return auxiliary and not self._shares_tense(start, comma)

    def _shares_tense(self, start: int, comma: int) -> bool:
        """Whether an auxiliary behind the comma goes on in the reported tense before it ("it would hurt, but would help")."""
        lower = self.words.lower
        return lower[comma + 2] in PAST_AUXILIARIES and not PAST_AUXILIARIES.isdisjoint(lower[start:comma])

    def _as_clause(self, index: int, high: int) -> bool:
        """Whether "as" opens a clause of time or cause ("as fighting entered its fourth day")."""
        words = self.words
        if index + 2 >= high or words.lower[index + 1] in AS_PHRASES | grammar().subject_pronouns:
            return False
        if words.lower[index - 1].endswith("ed") or words.lower[index - 2] == "as":
            return False
        end = noun_phrase_end(words, index + 1, high)
        fights = index + 2 < end < high and words.lower[end - 1] in grammar().warring and words.lower[end - 2].endswith("s")
        return fights or (index + 1 < end < high and is_verbal(words, end))

    def _trim(self, span: Range) -> tuple[Range, ...]:
        """Return the span without blanks, commas and conjunctions at its ends."""
        first, end = span
        lower = self.words.lower
        while end > first and (lower[end - 1] in TRIMMED or lower[end - 1] in DANGLING):
            end -= 1
        while first < end and (lower[first] in TRIMMED or lower[first] in {"]"}):
            first += 1
        if end - 1 > first and lower[end - 1] in OPEN_RELATIVES:  # "a raid in which, officials say, ..."
            return self._trim((first, end - 2 if lower[end - 2] in grammar().prepositions else end - 1))
        return ((first, end),)
