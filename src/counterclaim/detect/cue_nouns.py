"""Nouns that attribute: "accusations that ...", "a joint demand for ...", "condemnation of ... from ..."."""

from counterclaim.detect.boundaries import Boundaries, Cue
from counterclaim.detect.noun_phrases import noun_phrase_end, noun_phrase_start, time_end
from counterclaim.detect.subjects import Subject, find_subject
from counterclaim.detect.words import POSSESSIVES, is_ly, is_noun, is_verbal
from counterclaim.vocabulary.cues import Noun, VerbForm, cues, grammar

INDEFINITE = frozenset({"a", "an", "another", "some", "any", "many", "several", "more"})


class CueNouns(Boundaries):
    """Reads a noun of saying with its owner and its content."""

    def _noun(self, index: int, noun: Noun, low: int, high: int) -> Cue | None:
        """Read "accusations that ...", "a joint demand for ...", "condemnation of ... from ..."."""
        words = self.words
        start = self._clause_low(index, low)
        if (quote := words.quote_of[index]) >= 0:
            high = min(high, words.first_in(words.quotes[quote].inner_end))
        cue = Cue(index, index + 1, noun.lemma, frozenset(), "base", rule="noun")
        if (drawn := self._drawn(cue, noun, start, high)) is not None:
            return drawn
        if noun.lemma in cues().venues and self._in_venue(index, start):
            return None
        link = self._link(cue.end, noun, high)
        if link is None:
            return None
        self._noun_source(cue, start, link)
        if noun.lemma in cues().voiced and cue.first == index and not (cue.source is not None and cue.source[0] > index):
            return None
        if (
            noun.lemma in {"report", "offer", "statement"}
            and words.lower[link - 1] == "of"
            and cue.source is None
            and not self._is_rumour(index, noun, start, link)
        ):
            return None
        clause = words.lower[link - 1] == "that" or words.lower[link] in {"to", "whether"} or self._is_infinitive(link, high)
        end = self._noun_content_end(link, high, clause)
        opening = words.lower[noun_phrase_start(words, index, start)]
        if opening == "no" and words.lower[link - 1] == "of":  # "there were no reports of casualties"
            return None
        if (
            opening in grammar().determiners | grammar().negations | {"no"}
            and cue.source is None
            and words.lower[link - 1] in {"of", "for"}
            and noun.lemma not in {"report"}
        ):
            return None
        cue.contents = [self._trim((link, end))] if end > link else []
        return cue if cue.contents else None

    def _is_rumour(self, index: int, noun: Noun, low: int, link: int) -> bool:
        """Whether "reports of" tell what somebody claims ("reports of looting"), not whose report it is ("reports of the panel")."""
        words = self.words
        named = link in words.starts or words.lower[link] in grammar().determiners - INDEFINITE
        plural = words.lower[index] != noun.lemma and not named
        return noun.lemma == "report" and (plural or (index > low and words.lower[index - 1] in {"the", "of", "denied"}))

    def _is_infinitive(self, link: int, high: int) -> bool:
        """Whether "for" opens a clause with an infinitive ("a push for it to be debated")."""
        end = noun_phrase_end(self.words, link, high)
        return self.words.lower[link - 1] == "for" and link < end < high and self.words.lower[end] == "to"

    def _in_venue(self, index: int, low: int) -> bool:
        """Whether the noun only says where something was said ("said in a statement that")."""
        before, passed = index - 1, grammar().determiners | grammar().times | POSSESSIVES
        while before > low and (is_noun(self.words, before) or self.words.lower[before] in passed):
            before -= 1
        return before >= low and self.words.lower[before] in {"in", "at", "on", "during", "from"}

    def _link(self, index: int, noun: Noun, high: int) -> int | None:
        """Return where the content of a noun starts, or null: "by X" and "from X" may stand before "that" or "of"."""
        words = self.words
        at = time_end(words, index, high) if index < high else index
        if at < high and at == index and (held := self._holder_end(index, noun, high)) > index:
            return held + 1
        while at < high and words.lower[at] in {"by", "from"} and at + 1 < high:
            at = max(noun_phrase_end(words, at + 1, high), at + 1)
        if at >= high or words.lower[at] not in noun.links:
            return None
        if words.lower[at] == "to":
            following = words.lower[at + 1] if at + 1 < high else "."
            return None if at + 1 in words.starts or following in grammar().determiners else at
        return at + 1

    def _holder_end(self, index: int, noun: Noun, high: int) -> int:
        """Return the "that" behind those who hold what a noun says ("worries among doctors that"); ``index`` where none stands."""
        words = self.words
        if "that" not in noun.links or words.lower[index] not in cues().holders or index + 1 >= high:
            return index
        end = noun_phrase_end(words, index + 1, high)
        while end + 1 < high and words.lower[end] == "and" and (further := noun_phrase_end(words, end + 1, high)) > end + 1:
            end = further
        return end if index + 1 < end < high - 1 and words.lower[end] == "that" else index

    def _noun_source(self, cue: Cue, low: int, link: int) -> None:
        """Find who speaks: "by X", "X's", the subject of a light verb, or an adjective of nationality ("Russian claims that")."""
        words = self.words
        if cue.end < link - 1 and words.lower[cue.end] in {"by", "from"} | cues().holders:
            held = words.lower[link - 1] == "that" and words.lower[cue.end] not in {"by", "from"}
            cue.source = (cue.end + 1, link - 1 if held else noun_phrase_end(words, cue.end + 1, link - 1))
            return
        first = cue.first
        while first > low and (is_noun(words, first - 1) or is_ly(words.lower[first - 1])) and first - 1 not in words.ends:
            first -= 1
        before = words.lower[first - 1] if first > low else ""
        owned = before in {"its", "his", "her", "their"}
        if owned and first - 2 >= low and words.lower[first - 2] in cues().light_verbs:
            self._light_verb(cue, first - 2, low)
            return
        if owned:
            cue.source = (first - 1, first)
            first -= 1
        elif before in POSSESSIVES and first - 2 >= low:
            start = noun_phrase_start(words, first - 2, low)
            cue.source = (start, first - 1)
            first = start
            self._joined_by(cue, start, low)
        elif first - 1 >= low and first - 1 in words.ends and before not in POSSESSIVES:
            cue.source = (words.ends[first - 1], first)
            self._joined_by(cue, words.ends[first - 1], low)
        verb = first - 1 if before not in grammar().determiners else first - 2
        if verb >= low and words.lower[verb] in cues().light_verbs and cue.source is None:
            self._light_verb(cue, verb, low)

    def _joined_by(self, cue: Cue, owner: int, low: int) -> None:
        """Give the saying to who joins its owner at ``owner`` ("N joined Xland's call for")."""
        verb = owner - 2 if self.words.lower[owner - 1] in grammar().determiners else owner - 1
        if verb < low or self.words.lower[verb] not in cues().joining_verbs:
            return
        subject = find_subject(self.words, verb, low, "past")
        if subject.first >= 0:
            cue.source, cue.first = (subject.first, subject.end), verb
            cue.subject = Subject(subject.first, subject.end, subject.edge, "own", embedded=subject.embedded)

    def _light_verb(self, cue: Cue, verb: int, low: int) -> None:
        form: VerbForm = "gerund" if self.words.lower[verb].endswith("ing") else "past"
        subject = find_subject(self.words, verb, low, form)
        if subject.first >= 0:
            cue.source, cue.first = (subject.first, subject.end), verb
            cue.subject = Subject(subject.first, subject.end, subject.edge, "own", embedded=subject.embedded)
        elif subject.how == "inherited":
            cue.subject, cue.first = Subject(-1, -1, subject.edge, "inherited"), verb

    def _drawn(self, cue: Cue, noun: Noun, low: int, high: int) -> Cue | None:
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
        stops = {"by", "from", "comes", "came"} | grammar().be | grammar().have
        return next((k for k in range(start + 1, end) if self.words.lower[k] in stops or self._main_verb(k, end)), end)

    def _main_verb(self, index: int, end: int) -> bool:
        """Whether the token is a verb that goes on after a noun's content, no participle in it ("a plan proposed by N")."""
        words = self.words
        if not is_verbal(words, index) or words.quote_of[index] >= 0:
            return False
        reduced = words.lower[index].endswith("ed") and index + 1 < end and words.lower[index + 1] in grammar().prepositions
        return not reduced
