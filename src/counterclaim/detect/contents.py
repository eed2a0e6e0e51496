"""Where the content of a cue opens and how far it runs, once it is known to follow the cue."""

from counterclaim.detect.boundaries import Cue, Range
from counterclaim.detect.cue_finder import CueFinder
from counterclaim.detect.noun_phrases import OBJECT_PRONOUNS, noun_phrase_end, time_end, venue_end
from counterclaim.detect.words import AND, DASHES, ENDS, QUOTE_MARKS, is_ly, is_noun, is_verbal
from counterclaim.vocabulary.cues import Takes, cues, grammar

LONGEST_RELATIVE = 16  # words of a relative clause on a hearer


class Contents(CueFinder):
    """Opens contents after their cues."""

    def _after_cue(self, cue: Cue, high: int) -> int:
        """Step right over adverbs, times, places and forms of utterance, hearers: to where the content starts, or the clause ends."""
        _words, at = self.words, cue.end
        if cue.rule == "inverted" and cue.source is not None:
            at = cue.source[1]
        while at < high and not cue.takes & {"figures", "revised"}:
            step = self._step(cue, at, high)
            if step == at:
                break
            at = step
        return at

    def _finds(self, cue: Cue) -> bool:
        """Whether a report or figures find, who need no "that"."""
        return cue.lemma == "find" and cue.source is not None and any(self.words.lower[k] in cues().findings for k in range(*cue.source))

    def _step(self, cue: Cue, at: int, high: int) -> int:
        words, word = self.words, self.words.lower[at]
        if "person" in cue.takes and cue.lemma == "tell" and at == cue.end:
            return self._hearer_end(at, high)
        if (stepped := time_end(words, at, high)) != at and not self._is_measured(at, stepped, high):
            return stepped
        if word in {"on", "for", "of"} and cue.takes & {word, "appeal"}:
            return at
        if (word in grammar().adverbs or is_ly(word)) and word not in {"all", "both"} and self._adverb_here(at, high):
            return at + 1
        if "clause" in cue.takes or "quote" in cue.takes:
            if (stepped := venue_end(words, at, high)) != at:
                return stepped
            led = word in grammar().prepositions - {"to"} or (at > cue.end and word.endswith("ed"))
            if led and (opening := self._later_opening(at, high)) >= 0:
                return opening
        return at

    def _is_measured(self, at: int, end: int, high: int) -> bool:
        """Whether a time is part of a noun phrase ("a week-long truce", "three days of mourning")."""
        words = self.words
        if end >= high:
            return False
        counted = words.lower[end] == "of" and words.lower[at] not in grammar().time_prepositions
        return counted or (words.lower[at] in {"a", "an"} and is_noun(words, end))

    def _adverb_here(self, at: int, high: int) -> bool:
        """Whether an adverb belongs to the cue ("said later that", "said again"), not to what is said ("said further attacks")."""
        following = self.words.lower[at + 1] if at + 1 < high else "."
        return (
            following in {"that", ",", ".", ":", "to", "on", "in", "at"}
            or (is_ly(self.words.lower[at]) and following in {"after", "before"})
            or self.words.opens_quote(at + 1) >= 0
            or (is_ly(self.words.lower[at]) and following in {"of", "for"})
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
        """Return the end of the hearer of "told", with a relative clause on the hearer before "that" ("N, who is in Xtown, that")."""
        words = self.words
        linked = at + 1 < high and words.lower[at + 1] in grammar().prepositions | {"that"}
        end = at + 1 if words.lower[at] in OBJECT_PRONOUNS and linked else self._hearer_name_end(at, high)
        if end + 1 < high and words.lower[end] == "," and words.lower[end + 1] in grammar().relatives:
            closing = next((k for k in range(end + 2, min(high, end + LONGEST_RELATIVE)) if words.lower[k] == ","), -1)
            if 0 < closing < high - 1 and words.lower[closing + 1] == "that":
                return closing + 1
        return end

    def _hearer_name_end(self, at: int, high: int) -> int:
        words = self.words
        if at in words.starts and words.lower[at] not in OBJECT_PRONOUNS and words.tokens[words.starts[at]].text[:1].isupper():
            end = words.starts[at] + 1
            named = end < high and words.tokens[end].text[:1].isupper() and end - 1 not in words.heard
            return noun_phrase_end(words, at, high) if named or words.lower[end : end + 1] in (("of",), ("and",), ("'s",)) else end
        end = noun_phrase_end(words, at, high)
        # "told a rights group 60 had died": who is counted is not told
        return next((k for k in range(at + 2, end) if words.lower[k][:1].isdigit() and is_noun(words, k - 1)), end)

    def _is_over(self, at: int, high: int, takes: frozenset[Takes] = frozenset()) -> bool:
        words = self.words
        if at >= high or words.lower[at] in ENDS | {";"} or words.closes_quote(at) >= 0:
            return True
        if words.lower[at] == "that" and self._is_relative(at, high):
            return True
        if ("figures" in takes and words.lower[at] == "at") or ("revised" in takes and words.lower[at] == "to"):
            return False
        if words.lower[at] in {"at", "as"} and words.lower[at + 1 : at + 2] and words.lower[at + 1] in {"least", "most", "many", "few"}:
            return False
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

    def _is_relative(self, at: int, high: int) -> bool:
        """Whether the "that" at ``at`` is the subject of its clause ("a statement that shocked"), not a conjunction."""
        return at + 1 < high and is_verbal(self.words, at + 1) and not self._auxiliary(at + 1)

    def _auxiliary(self, index: int) -> bool:
        return self.words.lower[index] in grammar().be | grammar().have | grammar().modals

    def _in_aside(self, cue: Cue) -> bool:
        """Whether the cue stands in a relative clause between commas (", who say the deal is off, stood")."""
        lower, edge = self.words.lower, cue.subject.edge
        return edge >= 0 and lower[edge] == "," and edge + 1 < len(lower) and lower[edge + 1] in {"who", "which"}

    def _add(self, cue: Cue, start: int, high: int, clause: bool = True, keep_as: bool = False) -> bool:
        if start >= high:
            return False
        if (cue.subject.embedded or cue.subject.how == "object_relative") and self._in_aside(cue):
            high = next(
                (k for k in range(start, high) if self.words.lower[k] == "," and self.words.quote_of[k] == self.words.quote_of[start]), high
            )
        end = self._content_end(start, high, clause, keep_as or "as" in cue.takes)
        parts = self._coordinated(start, end) if clause and not keep_as else [(start, self._without_time(start, end))]
        parts += [resumed] if clause and (resumed := self._resumed(end, high)) is not None else []
        cue.contents = [self._trim(piece) for part in parts for piece in self._linked_again(*part)]
        return True

    def _resumed(self, end: int, high: int) -> Range | None:
        """Return what is said behind an aside at which the content ended ("said A, which S denies, and that B"), null where nothing is."""
        lower = self.words.lower
        if lower[end : end + 1] != (",",) or lower[end + 1 : end + 2][:1] == () or lower[end + 1] not in grammar().relatives:
            return None
        closing = next((k for k in range(end + 2, min(high, end + LONGEST_RELATIVE)) if lower[k] == ","), high)
        if lower[closing + 1 : closing + 3] != ("and", "that"):
            return None
        return closing + 3, self._content_end(closing + 3, high)

    def _linked_again(self, start: int, end: int) -> list[Range]:
        """Cut "(called for) A and for B" in two, where the link that opens what is asked opens a second thing."""
        words = self.words
        if (colon := self._leads_on(start, end)) > start:
            return [*self._linked_again(start, colon), *self._by_sentence((colon + 1, end))]
        link = words.lower[start - 1]
        if link not in {"for", "of", "against"}:
            return [(start, end)]
        cuts = [k for k in range(start + 1, end - 2) if words.lower[k] in AND and words.lower[k + 1] == link]
        edges = [start, *(k + 2 for k in cuts)], [*cuts, end]
        return list(zip(*edges, strict=True))

    def _leads_on(self, start: int, end: int) -> int:
        """Return the colon behind which a quotation ends what is said ("urged them to vote: 'It cannot wait.'"), -1 where none does."""
        words = self.words
        colons = (k for k in range(start + 1, end - 1) if words.lower[k] == ":" and words.quote_of[k] < 0)
        colon = next((k for k in colons if words.opens_quote(k + 1) >= 0), -1)
        if colon < 0 or words.quote_of[start] >= 0:
            return -1
        quote = words.quotes[words.opens_quote(colon + 1)]
        whole = words.view[quote.inner_end - 1 : quote.inner_end] in ENDS and words.view[quote.inner_start].isupper()
        return colon if whole and words.first_in(quote.end) >= end - 1 else -1

    def _after_mark(self, cue: Cue, at: int, high: int) -> None:
        if self.words.opens_quote(at) >= 0:
            self._quoted(cue, at, high)
        elif "quote" in cue.takes and self.words.lower[at] in grammar().prepositions and self._is_led_to(self._later_opening(at, high)):
            self._after_mark(cue, self._later_opening(at, high) + 1, high)
        elif (
            "quote" in cue.takes
            and self.words.lower[at] not in cues().comments
            and (self.words.lower[at - 1] == ":" or (cue.subject.edge <= self._extent(cue)[0] and cue.lemma == "say"))
        ):
            self._add(cue, at, high)

    def _is_led_to(self, colon: int) -> bool:
        """Whether a colon leads to a quotation (", in a translation: 'C'")."""
        return colon >= 0 and self.words.lower[colon] == ":" and self.words.opens_quote(colon + 1) >= 0

    def _quoted(self, cue: Cue, at: int, high: int) -> None:
        """Take a quotation: whole sentences are statements of their own, a fragment is part of the clause around it."""
        words = self.words
        quote = words.quotes[words.opens_quote(at)]
        end = words.first_in(quote.inner_end)
        closing = words.first_in(quote.end)
        whole = closing >= high or end >= high or words.lower[end - 1] in ENDS
        introduced = words.lower[at - 1] in {":", ","} or words.tokens[min(at + 1, len(words.tokens) - 1)].text[:1].isupper()
        if cue.takes == {"clause"} and not whole and words.lower[end + 1 : end + 2] not in (("was",), ("is",), ("were",), ("are",)):
            return
        if whole and introduced and "quote" in cue.takes:
            cue.contents = [self._trim(part) for part in self._by_sentence((at, max(closing, at + 1)))]
        else:
            self._add(cue, at, max(high, at + 1), clause="clause" in cue.takes)
