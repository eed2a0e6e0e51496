"""What is said: the complement of a cue, after it or before it, as the vocabulary says that the cue can take it."""

from counterclaim.detect.boundaries import Cue, Range
from counterclaim.detect.cue_finder import HELD
from counterclaim.detect.noun_phrases import OBJECT_PRONOUNS, is_nominal, noun_phrase_end, row_end
from counterclaim.detect.objects import Objects
from counterclaim.detect.words import is_ly, is_verbal
from counterclaim.vocabulary.actors import side_of_word
from counterclaim.vocabulary.cues import acts, cues, grammar

PRONOUN_BETWEEN = 3  # words of "turned it down"
LIVES_REACH = 5  # words from "claimed" to "lives"


class Complements(Objects):
    """Gives each cue its content."""

    def _complement(self, cue: Cue) -> None:
        if cue.contents or cue.rule in {"according", "noun", "agent"}:
            return
        low, high = self._extent(cue)
        if cue.end - cue.first == PRONOUN_BETWEEN and self.words.lower[cue.first + 1] in HELD:
            cue.contents = [((cue.first + 1, cue.first + 2),)]
            return
        if cue.subject.how == "passive":
            self._passive(cue, high)
            return
        at = self._after_cue(cue, high)
        answers = cue.subject.how == "object_relative" and acts().get(cue.lemma, ("", ""))[0] in ("deny", "reject")
        names_as = at < high and "as" in cue.takes and self.words.lower[at] == "as"
        if answers and names_as and self._take_antecedent(cue, low):  # "a claim S dismissed as fiction"
            return
        if cue.subject.how == "object_relative" and not names_as and self._antecedent_said(cue, at, low, high):
            return
        opens = cue.subject.how == "own" and cue.subject.edge <= low and at + 1 < high and self.words.lower[at] == ","
        if cue.rule == "inverted" or (self._is_over(at, high, cue.takes) and not names_as and not opens):
            self._fronted(cue, at, low, high)
            return
        if self.words.lower[at] == "," and cue.subject.how == "own" and cue.subject.edge > 0 and self._quote_before(cue.subject.edge) >= 0:
            self._fronted(cue, at, low, high)
            return
        self._taken(cue, at, high)
        if cue.rule != "as saying" and self._is_quoted_left(cue):
            self._fronted(cue, at, low, high)

    def _taken(self, cue: Cue, at: int, high: int) -> None:
        words, takes = self.words, cue.takes
        word = words.lower[at]
        if word in {":", ","} and at + 1 < high:
            self._after_mark(cue, at + 1, high)
        elif words.opens_quote(at) >= 0 and takes & {"quote", "clause", "np", "of"}:
            self._quoted(cue, at, high)
        elif takes & {"figures", "given", "revised", "measure", "counted", "wish", "plan", "cite"} and self._certain_objects(cue, at, high):
            return
        elif cue.rule == "shown":
            self._add(cue, at, high, clause=False)
        elif "media" in takes and self._media(cue, at, high):
            return
        elif cue.lemma == "show":
            self._showed(cue, at, high)
        elif "naming" in takes:
            self._naming(cue, at, high)
        elif word == "as" and {"as", "np"} <= takes and (judged := self._judged_object(at, high)) > at:
            self._object(cue, judged, high)
        elif "person" not in takes and takes & {"of", "for", "as", "on", "about", "against"} and self._linked(cue, at, high):
            return
        elif "appeal" in takes:
            self._appeal(cue, at, high)
        elif "person" in takes:
            self._addressed(cue, at, high)
        else:
            self._plain(cue, at, high)

    def _plain(self, cue: Cue, at: int, high: int) -> None:
        words, takes = self.words, cue.takes
        word = words.lower[at]
        reach = min(max(noun_phrase_end(words, at, high), at + LIVES_REACH), high)
        if cue.lemma == "claim" and {"lives", "life"} & set(words.lower[at:reach]):
            return
        if word in {"whether", "if", "how", "why", "when"} or (
            cue.lemma in cues().withholding
            and not cues().withheld.isdisjoint(words.lower[at + 1 : at + 2 + (words.lower[at + 1 : at + 2] == ("be",))])
        ):
            return
        if self._is_next_to_nothing(at, high):
            return
        if word in {"that", "this", "it"} and self._is_over(at + 1, high) and cue.lemma in cues().answering:
            self._add(cue, at, at + 1, clause=False)  # what it points at, the article tells
        elif word == "that" and "np" in takes and self._is_demonstrative(at, high):
            self._object(cue, at, high)
        elif word == "that" and takes & {"clause", "that"}:
            self._add(cue, at + 1, high)
        elif word == "to":
            if "to" in takes:
                self._add(cue, at, high)
        elif word == "no" and cue.lemma in cues().none_given:
            return
        elif self._finds(cue) or ("clause" in takes and (self._starts_clause(at, high) or word in {"at", "as"} or self._opens_number(at))):
            self._add(cue, at, high)
        elif "np" in takes and (is_nominal(words, at) or words.lower[at] in OBJECT_PRONOUNS | {"what", "no"}):
            self._object(cue, at, high)
        elif (
            ("gerund" in takes and (word.endswith("ing") or (is_ly(word) and words.lower[at + 1 : at + 2][0].endswith("ing"))))
            or ("clause" in takes and word not in grammar().prepositions | {"not"} and "np" not in takes)
            or (cue.subject.how == "object_relative" and "clause" in takes and is_verbal(words, at))
        ):
            self._add(cue, at, high)

    def _is_demonstrative(self, at: int, high: int) -> bool:
        """Whether "that" points at the noun behind it ("dismissed that figure"), with which the clause ends."""
        end = noun_phrase_end(self.words, at + 1, high)
        return end > at + 1 and self._is_over(end, high)

    def _is_next_to_nothing(self, at: int, high: int) -> bool:
        """Whether what is said is only how little it was ("said nothing", "said nothing about", "have said very little on")."""
        words = self.words
        if words.lower[at] == "nothing" and self._is_over(at + 1, high):
            return True
        little = at + 1 if words.lower[at] in grammar().adverbs | {"very"} else at
        return little + 1 < high and words.lower[little] in cues().little_said and words.lower[little + 1] in {"about", "on", "of", "to"}

    def _starts_clause(self, at: int, high: int) -> bool:
        """Whether a subject and a verb follow ("denied it had", "announced troops would")."""
        end = noun_phrase_end(self.words, at, high)
        return end > at and end < high and is_verbal(self.words, end)

    def _passive(self, cue: Cue, high: int) -> None:
        """Read "was accused by S of C", "is said to ...", "martial law was declared in both countries"."""
        words = self.words
        agent = self._passive_agent(cue, high)
        patient = (cue.subject.first, cue.subject.end)
        cue.source, cue.rule = None, "passive"
        if agent >= 0 and agent + 1 < high:
            cue.source = (agent + 1, row_end(words, agent + 1, high))
        if ("of" in cue.takes and "person" not in cue.takes) or cue.lemma == "blame":
            self._passive_charge(cue, high, patient)
        elif words.lower[cue.end : cue.end + 2] in (("to", "have"), ("to", "be")) and cue.takes & {"clause"} and "person" not in cue.takes:
            cue.rule = "reported" if cue.source is None and cue.lemma == "report" else cue.rule
            cue.contents = [self._trim((cue.end, self._content_end(cue.end, high)))]
        elif cue.source is None and cue.lemma == "report":
            cue.rule = "reported"
            cue.contents = [
                self._trim((cue.end, self._content_end(cue.end, high)) if words.lower[cue.end : cue.end + 1] == ("to",) else patient)
            ]
        elif cue.source is None and cue.lemma in cues().declared_in:
            place = next((k for k in range(cue.end, min(high, cue.end + 3)) if words.lower[k] in {"in", "across", "throughout"}), -1)
            if place >= 0 and place + 1 < high and self._is_land(place + 1):
                cue.source = (place + 1, noun_phrase_end(words, place + 1, high))
                cue.contents = [self._trim(patient)]
        elif cue.source is not None and cue.takes & {"np", "as"} and cue.source[1] > cue.source[0] and not cue.subject.embedded:
            if cue.lemma in cues().picturing and words.lower[cue.source[1] : min(cue.source[1] + 1, high - 1)] == ("as",):
                held = cue.source[1] + 1, self._content_end(cue.source[1] + 1, high, keep_as=True)
                cue.contents = [(*self._trim(patient), *self._trim(held))]
                return
            cue.contents = [self._trim(self._complement_of_passive(cue, agent, high) or patient)]

    def _complement_of_passive(self, cue: Cue, agent: int, high: int) -> Range | None:
        """Return what somebody is viewed or designated as ("is viewed by N as C", "is designated C by N"), null where nothing tells."""
        words = self.words
        if "as" not in cue.takes or cue.source is None or cue.lemma in cues().describing:
            return None
        first = cue.end if agent > cue.end + 1 else cue.source[1]
        if words.lower[first : first + 1] not in (("as",), ("a",), ("an",)):
            return None
        named = words.lower[first] == "as"
        return first + named, agent if agent > first else self._content_end(first + 1, high, keep_as=True)

    def _is_land(self, at: int) -> bool:
        """Whether what is named at ``at`` can declare things: a state or a group, or several of them."""
        words = self.words
        named = words.view[words.tokens[at].start : words.tokens[words.starts.get(at, at)].end]
        return side_of_word(named) is not None or words.lower[at] in {"both", "all", "the"}

    def _passive_charge(self, cue: Cue, high: int, patient: Range) -> None:
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
