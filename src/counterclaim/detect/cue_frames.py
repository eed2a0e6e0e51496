"""Frames that attribute without a verb behind its subject: "according to", "quoted as saying", "... , said N", "footage shows"."""

import re

from counterclaim.detect.boundaries import TRIMMED, Cue
from counterclaim.detect.cue_nouns import CueNouns
from counterclaim.detect.noun_phrases import noun_phrase_end, noun_phrase_start, time_end
from counterclaim.detect.subjects import Subject, find_subject
from counterclaim.detect.words import CLOSE_MARKS, DASHES, ENDS, POSSESSIVES, QUOTE_MARKS, is_name, is_noun, is_verbal
from counterclaim.vocabulary.cues import VerbForm, cues, grammar, verbs_by_form

LONG_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+")
ARTICLES = frozenset({"the", "a", "an", "its", "their"})
QUOTED_REACH = 14  # words between "quoted" and its "saying"
PARTICIPLE_ENDS = ("ed", "en", "wn", "ld", "de")  # of "released", "written", "drawn", "held", "made"
RECKONER_REACH = 9  # words from "by" to the "count" or "estimate" of somebody
AGENT_REACH = 10  # words between a passive and its "by"
DEFINITE = frozenset({"the", "this", "that", "these", "those", "responsibility", "blame"})
VIEWER_REACH = 14  # words from "For" to the comma behind whose view it is
PREDICATE_REACH = 4  # words from "is" to the article of what somebody calls a thing
MAKER_REACH = 9  # words from a participle to its "by"


class CueFrames(CueNouns):
    """Reads such a frame with its source."""

    def _trading(self, index: int, low: int, high: int) -> Cue | None:
        """Read "A and B traded blame for C": both accuse."""
        words = self.words
        form: VerbForm = "past" if words.lower[index].endswith(("s", "d", "ing")) else "base"
        subject = find_subject(words, index, self._clause_low(index, low), form)
        link = next((k for k in range(index + 2, min(high - 1, index + 6)) if words.lower[k] in {"for", "over", "of"}), -1)
        if subject.first < 0 or link < 0:
            return None
        cue = Cue(index, index + 2, "accuse", frozenset(), "past", subject, (subject.first, subject.end), rule="noun")
        cue.contents = [self._trim((link + 1, self._content_end(link + 1, high, clause=False)))]
        return cue

    def _holding(self, index: int, low: int, high: int) -> Cue | None:
        """Read "N held M responsible for C": N blames M."""
        words = self.words
        reach = range(index + 2, min(high - 2, index + MAKER_REACH))
        end = next((k for k in reach if words.lower[k] in cues().responsible and words.lower[k + 1] == "for"), -1)
        if end < 0 or any(words.lower[k] in TRIMMED or is_verbal(words, k) for k in range(index + 1, end)):
            return None
        form: VerbForm = "base" if words.lower[index] == "hold" else "past"
        subject = find_subject(words, index, self._clause_low(index, low), form)
        if subject.first < 0 or subject.how != "own" or subject.negated or subject.modal:
            return None
        cue = Cue(index, index + 1, "blame", frozenset({"for"}), form, subject, (subject.first, subject.end), rule="noun")
        cue.contents = [self._trim((end + 2, self._content_end(end + 2, high, clause=False)))]
        return cue

    def _laying(self, index: int, low: int, high: int) -> Cue | None:
        """Read "N laid C at the door of M", "N laid C at M's door": N blames M."""
        words = self.words
        form: VerbForm = "base" if words.lower[index] == "lay" else "past"
        door = next((k for k in range(index + 3, min(high, index + 3 + 2 * MAKER_REACH)) if words.lower[k] in cues().doors), -1)
        at = next((k for k in range(door - 1, max(index + 1, door - MAKER_REACH), -1) if words.lower[k] == "at"), -1)
        if words.lower[index + 1] not in DEFINITE:
            return None  # "laid a wreath at the door of": a deed is known
        if door < 0 or at < 0 or not (words.lower[door + 1] == "of" or words.lower[door - 1] in ("'s", "’s", "'", "’")):
            return None
        subject = find_subject(words, index, self._clause_low(index, low), form)
        if subject.first < 0 or subject.how != "own" or subject.negated or subject.modal:
            return None
        cue = Cue(index, index + 1, "blame", frozenset({"on"}), form, subject, (subject.first, subject.end), rule="noun")
        cue.contents = [self._trim((index + 1, at))]
        return cue

    def _according(self, index: int, low: int, high: int) -> Cue:
        words = self.words
        length = next(len(phrase) for phrase in cues().according if words.lower[index : index + len(phrase)] == phrase)
        cue = Cue(index, index + length, "according to", frozenset(), "base", rule="according")
        end = self._one_phrase(cue.end, noun_phrase_end(words, cue.end, high))
        while (
            end < high
            and words.lower[end] not in TRIMMED | ENDS | {"(", ")"}
            and end < cue.end + 25
            and end > cue.end
            and not is_verbal(words, end)
            and self._one_phrase(cue.end, end + 1) > end
        ):
            end += 1
        cue.source = (cue.end, self._agent_end(max(end, min(cue.end + 1, high)), high))
        within = (
            index - 2 > low and words.lower[index - 1] == "," and words.lower[index - 2] in grammar().relatives
        )  # "which, according to N, C"
        opening = within or index == low or (index == low + 1 and not words.lower[low][:1].isalnum())
        if opening:
            start = cue.source[1] + 1 if cue.source[1] < high and words.lower[cue.source[1]] == "," else cue.source[1]
            cue.contents = [((start, self._content_end(start, high) if within else high),)] if start < high else []
        else:
            bracket = next((k for k in range(index - 1, low - 1, -1) if words.lower[k] in {"(", ")"}), -1)
            inside = bracket >= 0 and words.lower[bracket] == "("
            cue.contents = [((bracket + 1 if inside else self._fronted_start(index - 1, low), index),)]
        cue.subject = Subject(cue.source[0], cue.source[1], index if not opening else low, "none")
        return cue

    def _viewed(self, index: int, high: int) -> Cue | None:
        """Read "For N, C" where C says of a thing that it is what only who judges it calls it ("a crime")."""
        words = self.words
        comma = next((k for k in range(index + 2, min(high, index + VIEWER_REACH)) if words.lower[k] == ","), -1)
        if comma > 0 and is_name(words, comma + 1) and words.lower[end := noun_phrase_end(words, comma + 1, high)] == ",":
            comma = end  # "To the front's leader, N, C"
        named = any(index < first <= index + 2 and end < comma for first, end in words.starts.items())
        if comma < 0 or not named or words.quote_of[index] >= 0 or any(is_verbal(words, k) for k in range(index + 1, comma)):
            return None
        told = noun_phrase_end(words, comma + 1, high)
        be = next((k for k in range(comma + 2, high) if words.lower[k] in grammar().be), -1)
        judged = any(words.lower[k] in cues().judging for k in range(be + 1, high))
        if told <= comma + 1 or be < 0 or not judged or not self._is_predicate(be + 1):
            return None
        cue = Cue(index, index + 1, "according to", frozenset(), "base", rule="according", source=(index + 1, comma))
        cue.contents = [self._trim((comma + 1, self._content_end(comma + 1, high)))]
        cue.subject = Subject(index + 1, comma, index, "none")
        return cue

    def _is_predicate(self, at: int) -> bool:
        """Whether an article opens what is said of the subject, "nothing but" and an adverb before it left out."""
        lead = next((k for k in range(at, at + PREDICATE_REACH) if self.words.lower[k : k + 1] in (("a",), ("an",))), -1)
        return lead >= 0 and all(self.words.lower[k] in cues().hardly or self.words.lower[k].endswith("ly") for k in range(at, lead))

    def _one_phrase(self, first: int, end: int) -> int:
        """Return ``end``, or where an article or a long number opens another noun phrase behind a noun ("According to N the road was")."""
        words = self.words
        opens = (k for k in range(first + 1, end) if words.lower[k] in ARTICLES or LONG_NUMBER.fullmatch(words.lower[k]))
        return next((k for k in opens if is_noun(words, k - 1)), end)

    def _reckoned(self, index: int, low: int, high: int) -> Cue | None:
        """Read "By N's count, C" and "C, by N's latest estimate"."""
        words = self.words
        noun = next((k for k in range(index + 2, min(high, index + RECKONER_REACH)) if words.lower[k] in cues().reckonings), -1)
        counted = words.lower[noun + 1] if 0 < noun < high - 2 else ""
        fronts_number = index == low and (counted[:1].isdigit() or counted in grammar().number_words)  # "By N's count 40 died"
        owner = next((k for k in range(noun - 1, index, -1) if words.lower[k] in POSSESSIVES or k in words.starts), -1)
        owned = words.lower[owner] in POSSESSIVES or words.lower[index + 1] in grammar().possessives
        ends = noun + 1 >= high or words.lower[noun + 1] in ENDS | TRIMMED or fronts_number
        if noun < 0 or owner <= index or not (owned and ends) or words.quote_of[index] != words.quote_of[noun]:
            return None
        opens = index == low or words.lower[index - 1] in TRIMMED
        if not opens:
            return None
        source = (index + 1, owner + (words.lower[index + 1] in grammar().possessives))
        cue = Cue(index, noun + 1, "according to", frozenset(), "base", rule="according", source=source)
        fronts = index == low and noun + 2 < high
        cue.contents = [((noun + 2 - fronts_number, high),)] if fronts else [self._trim((self._counted_start(index - 1, low), index))]
        cue.subject = Subject(*source, index if not fronts else low, "none")
        return cue

    def _passive_agent(self, cue: Cue, high: int) -> int:
        """Return the "by" of a passive, -1 where there is none before another verb or source ("was confirmed dead, according to N")."""
        words = self.words
        for index in range(cue.end, min(high, cue.end + AGENT_REACH)):
            if words.lower[index] == "by":
                return index
            if is_verbal(words, index) or words.lower[index] == "according":
                return -1
        return -1

    def _counted_start(self, index: int, low: int) -> int:
        """Return where what somebody counts starts: behind the comma before it, where a number stands there, else where the clause does."""
        words, start = self.words, self._fronted_start(index, low)
        comma = next((k for k in range(index - 1, start, -1) if words.lower[k] == ","), start)
        gerund = words.lower[comma + 1].endswith("ing")
        return comma + 1 if gerund and any(words.lower[k][:1].isdigit() for k in range(comma, index)) else start

    def _agent_end(self, end: int, high: int) -> int:
        """Run a source on over who made it ("a report published on Monday by N"), or return ``end``."""
        words = self.words
        if end >= high or words.lower[end - 1 : end] in ((",",), (")",)) or not words.lower[end].endswith(PARTICIPLE_ENDS):
            return end
        by = next((k for k in range(end + 1, min(high, end + MAKER_REACH)) if words.lower[k] in {"by", ","}), -1)
        return noun_phrase_end(words, by + 1, high) if by >= 0 and words.lower[by] == "by" else end

    def _as_saying(self, cue: Cue, low: int) -> Cue | None:
        """Read "was quoted as saying" (the subject speaks) and "quoted him as saying" (the object does)."""
        words = self.words
        verb = next(
            (k for k in range(cue.first - 2, max(low, cue.first - QUOTED_REACH) - 1, -1) if words.lower[k] in cues().quoting),
            -1,
        )
        if verb < 0:
            return None
        outer = find_subject(words, verb, low, "past")
        if words.lower[verb + 1] == "by" or time_end(words, verb + 1, cue.first) >= cue.first - 1:
            if outer.first < 0:
                return None
            cue.source, cue.subject = (outer.first, outer.end), Subject(outer.first, outer.end, outer.edge, "own", embedded=outer.embedded)
        else:
            cue.source = (verb + 1, cue.first - 1)
            edge = outer.edge if outer.first >= 0 else verb
            cue.subject = Subject(outer.first if outer.first >= 0 else verb, cue.end, edge, "own")
        cue.first, cue.rule = verb, "as saying"
        return cue

    def _quoted_saying(self, cue: Cue, low: int) -> Cue | None:
        """Read "quoted a minister saying": the object of quoting speaks."""
        words = self.words
        quoting = cues().quoting | (grammar().have if words.lower[cue.end : cue.end + 1] == (":",) else frozenset())  # "has N saying: ..."
        verb = next((k for k in range(cue.first - 2, max(low, cue.first - 9) - 1, -1) if words.lower[k] in quoting), -1)
        if verb < 0 or noun_phrase_end(words, verb + 1, cue.first) != cue.first:
            return None
        outer = find_subject(words, verb, low, "past")
        cue.source = (verb + 1, cue.first)
        cue.subject = Subject(verb, cue.end, outer.edge if outer.first >= 0 else verb, "own")
        cue.first, cue.rule = verb, "as saying"
        return cue

    def _purporting(self, cue: Cue, low: int) -> Cue | None:
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

    def _appears(self, index: int, low: int) -> bool:
        """Whether "to show" stands behind "appeared" ("a video that appeared to show")."""
        return index - 2 > low and self.words.lower[index - 1] == "to" and self.words.lower[index - 2] in cues().appears

    def _appearing(self, cue: Cue, low: int) -> Cue | None:
        """Read "Footage appeared to show ..."."""
        cue.first -= 2
        if not self._media_before(cue.first, low) or self._published_here(cue.first, low):
            return None
        cue.lemma = "purport"
        return self._shown(cue, low)

    def _shown(self, cue: Cue, low: int) -> Cue | None:
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
            "media" in cue.takes and low <= cue.first < index and cue.source is not None and self._media_before(index, cue.end)
            for cue in self.cues
        )

    def _inverted(self, cue: Cue, high: int) -> Cue | None:
        """Read ``... ," said Smith``: the subject follows, and the content came before."""
        words = self.words
        if "quote" not in cue.takes:
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

    def _ends_sentence_inverted(self, cue: Cue, high: int) -> bool:
        """Whether a comma, the verb and a bare subject end the sentence ("..., said the agency."): no aside's verb stands so."""
        words = self.words
        if cue.form != "past" or cue.first < 1 or words.lower[cue.first - 1] != "," or cue.end >= high or cue.lemma not in cues().inverting:
            return False
        end = noun_phrase_end(words, cue.end, high)
        speaks = any(k in words.starts for k in range(cue.end, end))
        return speaks and (end >= high or words.lower[end] in ENDS)

    def _inverted_end(self, first: int, high: int) -> int:
        """Return the end of an inverted subject with its apposition; ``first`` where what follows is no bare noun phrase."""
        words = self.words
        end = noun_phrase_end(words, first, high)
        if end == first or end > first + 14:
            return first
        if words.lower[end - 1] in cues().venues and end < high and words.lower[end] in {"from", "by"}:
            return max(noun_phrase_end(words, end + 1, high), end)
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
