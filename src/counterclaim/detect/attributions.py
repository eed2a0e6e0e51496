"""Who says what: source, cue and content of every attribution in a passage, by rules over cue words and closed word classes.

The rules read a passage in three steps. Every cue finds its subject (`cue_finder`, `subjects`); the subjects' clauses say where one
statement ends and the next begins (`boundaries`); then each cue takes its complement as the vocabulary says it can (`complements`).
Quotations that nobody in their sentence claims go to the speaker before them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.dateline import dateline_end
from counterclaim.detect.boundaries import TRIMMED, Cue, Range
from counterclaim.detect.headlines import headline_attributions
from counterclaim.detect.introduced import Introduced
from counterclaim.detect.words import CLOSE_MARKS, ENDS, QUOTE_MARKS, is_name, read_words
from counterclaim.mention import ActorMention, Attribution, SyntaxWord, Token, Voice
from counterclaim.vocabulary.cues import cues


def find_attributions(
    view: str,
    tokens: tuple[Token, ...],
    sentences: tuple[tuple[int, int], ...],
    actors: tuple[ActorMention, ...],
    parse: Sequence[SyntaxWord] = (),
) -> tuple[Attribution, ...]:
    """Return the attributions of a passage in the order of their contents; one for each separate statement of a long quotation.

    ``parse`` is what the annotator makes of the passage; without it the rules know verbs by lists and endings alone.
    """
    words = read_words(view, tokens, sentences, actors, parse)
    if not tokens:
        return ()
    reader = _Reader(words)
    found = reader.read()
    found.extend(headline_attributions(words, actors, found))
    found = [_without_dateline(view, one) for one in found]
    return tuple(sorted(found, key=lambda one: (one.contents[0], one.cue or (0, 0))))


def _without_dateline(view: str, one: Attribution) -> Attribution:
    """Leave where a report was written ("KABUL, 3 May (Agency) - ") out of what is said in its first sentence."""
    behind = dateline_end(view)
    start, end = one.contents[0]
    return replace(one, contents=((behind, end), *one.contents[1:])) if start < behind < end else one


class _Reader(Introduced):
    """Reads one passage."""

    def read(self) -> list[Attribution]:
        """Find the cues, then what each of them says."""
        speaker: Range | None = None
        for low, high in self.words.bounds:
            runs_on = speaker is not None and self.words.quote_of[low] >= 0 and self.words.quote_of[low] == self.words.quote_of[speaker[0]]
            speaker = self._read_cues(low, high, speaker if runs_on else None)
        found: list[Attribution] = []
        self._complements()
        for cue in self.cues:
            found.extend(self._attributions(cue))
        found.extend(self._adverbs(found))
        found.extend(self._colon_speakers(found))
        for cue in list(self._introduced(found)):
            found.extend(self._attributions(cue))
        found.extend(self._continued(found))
        return found

    def _complements(self) -> None:
        """Give the cues their contents; a cue that turns out to say nothing ends no other's statement but by a clause after a comma."""
        for cue in self.cues:
            self._complement(cue)
        self._end_nouns()
        self._end_at_marks()
        silent = [cue for cue in self.cues if not cue.contents]
        if not silent:
            return
        clauses = [
            cue for cue in silent if cue.subject.how == "own" and cue.subject.edge >= 0 and self.words.lower[cue.subject.edge] == ","
        ]
        self.breaks, self.own_breaks = set(), set()
        for cue in [cue for cue in self.cues if cue.contents] + clauses:
            self._break_at(cue)
        self.cues = [cue for cue in self.cues if cue.contents]
        for cue in self.cues:
            if cue.rule not in ("according", "noun", "agent"):
                cue.contents, cue.fronted = [], False
        for cue in self.cues:
            self._complement(cue)
        self._end_at_marks()

    def _end_at_marks(self) -> None:
        """End what one says before the colon or semicolon behind which another statement of the sentence opens."""
        opened = [cue.contents[0][0][0] - 1 for cue in self.cues if cue.fronted and cue.contents]
        marks = {mark for mark in opened if mark > 0 and self.words.lower[mark] in {":", ";"}}
        for cue in self.cues:
            for number, parts in enumerate(cue.contents):
                first, end = parts[-1]
                if (mark := next((k for k in range(first + 1, end) if k in marks), None)) is not None:
                    cue.contents[number] = (*parts[:-1], *self._trim((first, mark)))

    def _end_nouns(self) -> None:
        """End what a noun or "according to" says where another speaker's clause begins, which was not yet known when it was read."""
        for cue in (cue for cue in self.cues if cue.rule == "noun" or (cue.rule == "according" and self._follows(cue))):
            for number, ((first, end), *rest) in enumerate(cue.contents):
                stop = next((k for k in range(first + 1, end) if k in self.own_breaks and self.words.lower[k] in TRIMMED), end)
                cue.contents[number] = (*self._trim((first, stop)), *rest)

    def _follows(self, cue: Cue) -> bool:
        """Whether what is said stands behind the cue."""
        return bool(cue.contents) and cue.contents[0][0][0] >= cue.end

    def _attributions(self, cue: Cue) -> Iterator[Attribution]:
        words = self.words
        for content in cue.contents:
            spans = tuple(chars for part in content if (chars := self._chars(part)) is not None)
            if not spans:
                continue
            voice = self._author(cue.source) if cue.source is not None and cue.source[1] > cue.source[0] else None
            source = words.chars(*voice) if voice is not None else None
            rule = cue.rule or cue.subject.how
            yield Attribution(
                source,
                words.chars(cue.first, cue.end),
                spans,
                cue.lemma,
                self._voice(spans, cue),
                f"{rule}{'-fronted' if cue.fronted else ''}",
            )

    def _chars(self, part: Range) -> tuple[int, int] | None:
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

    def _voice(self, spans: Sequence[tuple[int, int]], cue: Cue) -> Voice:
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
            if (chars := self._chars(span)) is not None:
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
            cue = Cue(colon, colon + 1, "say", frozenset(), "base", source=(low, colon), rule="colon")
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
            if words.view[: quote.inner_end].endswith(","):  # who says it stands behind, whether a rule read it or not
                continue
            Cue(opening, opening + 1, "say", frozenset(), "base", fronted=True)
            for part in self._by_sentence((opening, closing)):
                chars = self._chars(self._trim(part)[0])
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
