"""Statements that stand before who said them: "C, S said", "C, which S denied"."""

from counterclaim.detect.boundaries import Cue, Range
from counterclaim.detect.contents import Contents
from counterclaim.detect.words import DASHES, QUOTE_MARKS, is_verbal
from counterclaim.vocabulary.cues import cues, grammar, verbs_by_form

EXTRAPOSING = 6  # words of "it was not true" before who says so
NUMBER_REACH = 4  # words from a qualifier to its number
SPOKEN_ENDS = frozenset(",?!….-–—")


class Fronted(Contents):
    """Gives a cue the content in front of it."""

    def _is_quoted_left(self, cue: Cue) -> bool:
        """Whether the quotation right before the clause is what was said, and what follows the cue is not ("...," he told the paper)."""
        edge = cue.subject.edge
        if edge < 1 or cue.subject.how != "own" or "quote" not in cue.takes:
            return False
        quote = self._quote_before(edge)
        if quote < 0 or self._has_that(cue):
            return False
        inner = self.words.quotes[quote].inner_end
        return self.words.view[inner - 1 : inner] != "." or edge != self.words.bounds[self.words.sentence_of[edge]][0]

    def _has_that(self, cue: Cue) -> bool:
        if not cue.contents:
            return False  # nothing but what it is about follows the cue: "..., he said of the raid"
        content = cue.contents[0][0]
        return content[0] > 0 and (self.words.lower[content[0] - 1] in {"that", ":"} or self.words.tokens[content[0]].text in QUOTE_MARKS)

    def _fronted(self, cue: Cue, at: int, low: int, high: int) -> None:
        """Take what stands before the clause, "C, S said"; with what follows a comma after it, where the statement goes on."""
        edge = cue.subject.edge
        cue.contents = []
        speaks = bool({"quote", "clause"} & cue.takes) or self._finds(cue)
        if not speaks or cue.subject.how not in ("own", "passive") or edge <= 0:
            return
        quote = self._quote_before(edge)
        if quote < 0 and not (self.words.lower[edge] == "," and edge > low):
            return
        indirect = "clause" in cue.takes or self._finds(cue)
        if quote < 0 and (not indirect or cue.subject.embedded or self.words.lower[edge] in DASHES):
            return
        left = self._fronted_range(edge, low, quote)
        right = self._goes_on(at, high) or self._extraposed(left, at, high)
        within = self.words.lower[edge - 1] in grammar().relatives  # "in which, officials say, nine died"
        if quote < 0 and (within or (right is None and not any(is_verbal(self.words, k) for k in range(*left)))):
            after = at + 1
            if after < high and self.words.lower[at] == ",":
                self._add(cue, after, high)
            return
        cue.fronted = True
        cue.contents = self._statements(left, quote, right)

    def _extraposed(self, left: Range, at: int, high: int) -> Range | None:
        """Return the clause that an "it" before the speaker stands for ("It was not true, S said, that C")."""
        words = self.words
        opens = words.lower[left[0]] == "it" and words.lower[left[0] + 1] in grammar().be and left[1] - left[0] <= EXTRAPOSING
        follows = at + 2 < high and words.lower[at] == "," and words.lower[at + 1] == "that"
        return (at + 1, self._content_end(at + 1, high)) if opens and follows else None

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

    def _goes_on(self, at: int, high: int) -> Range | None:
        """Return what follows the cue's comma where it continues the statement ("The raid, he said, was a mistake")."""
        words = self.words
        if at + 1 >= high or words.lower[at] != ",":
            return None
        following = at + 1
        if words.opens_quote(following) >= 0:
            return following, self._quote_end(following, high)
        word = words.lower[following]
        if word in {"but", "and"} and following + 1 < high and words.opens_quote(following + 1) >= 0:
            return following + 1, self._quote_end(following + 1, high)
        if word in {"and", "but"} and (self._is_elliptic(following + 1, high) or self._is_number_alone(following + 1, high)):
            return following + 1, self._content_end(following + 1, high)
        if word in cues().totalling and any(words.lower[k][:1].isdigit() for k in range(following, high)):
            return following, self._content_end(following, high)
        if word.endswith("ing") and (later := self._later_opening(following, high)) >= 0 and words.lower[later] == ",":
            return later + 1, self._quote_end(later + 1, high)
        stops = grammar().relatives | grammar().asides | grammar().circumstances | cues().comments | {"but", "and", "with"}
        if word in stops or words.lower[following].endswith("ing") or following in self.breaks or at in self.breaks:
            return None
        return (following, self._content_end(following, high)) if is_verbal(words, following) or word in {"that", "to"} else None

    def _is_elliptic(self, at: int, high: int) -> bool:
        """Whether a verb without a subject of its own goes on with the statement (", he said, and shot down three")."""
        words = self.words
        if at + 1 >= high or at in self.breaks or any(cue.first <= at < cue.end for cue in self.cues):
            return False
        auxiliary = words.lower[at] in grammar().be | grammar().have | grammar().modals
        return auxiliary or (is_verbal(words, at) and words.lower[at] not in verbs_by_form())

    def _is_number_alone(self, at: int, high: int) -> bool:
        """Whether a number whose noun was said before goes on with the statement (", he said, and more than 50 were hurt")."""
        words = self.words
        number = next((k for k in range(at, min(high, at + NUMBER_REACH)) if words.lower[k] not in grammar().number_leads), at)
        counted = words.lower[number][:1].isdigit() or words.lower[number] in grammar().number_words
        return counted and number + 1 < high and words.lower[number + 1] in grammar().be | grammar().have

    def _quote_end(self, opening: int, high: int) -> int:
        quote = self.words.quotes[self.words.opens_quote(opening)]
        return min(max(high, opening + 1), self.words.first_in(quote.end)) if quote.closed else high

    def _statements(self, left: Range, quote: int, right: Range | None) -> list[tuple[Range, ...]]:
        """Cut a fronted quotation of several sentences into statements; the last one may go on after the cue."""
        parts = self._by_sentence(left) if quote >= 0 else [left]
        statements = [self._trim(part) for part in parts]
        if right is not None and statements:
            opening = next((self.words.tokens[k].text for k in range(*right) if self.words.lower[k][:1].isalnum()), "")
            anew = quote < 0 and (self.words.lower[right[0] - 1] in {"and", "but"} or opening.casefold() in cues().totalling)
            lower_case = opening[:1].islower() and not anew
            tail = self._trim(right)
            statements = [*statements[:-1], statements[-1] + tail] if lower_case else [*statements, tail]
        return statements

    def _antecedent_said(self, cue: Cue, at: int, low: int, high: int) -> bool:
        """Read "C, which X denied (within hours)": the content stands before. False where the clause goes on ("which X says was ...")."""
        answered = cue.lemma in cues().answering and at < high and self.words.lower[at] in grammar().prepositions - {"according"}
        return (answered or self._is_over(at, high)) and self._take_antecedent(cue, low)

    def _take_antecedent(self, cue: Cue, low: int) -> bool:
        edge = cue.subject.edge
        if edge <= low:
            return False
        noun = next((k for k in range(edge, low, -1) if self.words.lower[k] in {",", *DASHES} and k < edge), -1)
        resumptive = self.words.lower[edge - 1] in cues().resumptive | cues().resuming_pronouns
        edge = noun if resumptive and noun >= 0 and edge - noun <= 5 else edge
        for other in reversed(self.cues):
            for content in other.contents:
                reached = max(content[-1][1], other.end, other.source[1] if other.source else 0) if other.fronted else content[-1][1]
                if other is not cue and low <= content[0][0] < content[-1][1] <= edge and 0 <= edge - reached <= 1:
                    cue.contents = [content]
                    return True
        cue.contents = [self._trim((low, edge))]
        return True
