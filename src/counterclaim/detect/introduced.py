"""Quotations that no verb of saying leads to: what a message ran, what a dash gives back to its speaker, what an appeal read."""

from collections.abc import Iterator, Sequence

from counterclaim.detect.boundaries import Cue, Range
from counterclaim.detect.complements import Complements
from counterclaim.detect.noun_phrases import noun_phrase_end
from counterclaim.detect.words import DASHES, ENDS, POSSESSIVES, is_name
from counterclaim.mention import Attribution
from counterclaim.vocabulary.cues import cues, grammar

SHORTEST = 12  # characters of a quotation that is no sentence
SHORT_PHRASE = 3  # blanks in it
SHORT_SENTENCE = 2  # blanks in one that is
THUS = frozenset({"thus", "so"})
AUTHORING = frozenset({"of", "by", "from"})
ASIDE = 8  # words between what was written and whose it is (", in Xlandish,")
LONGEST_SPEAKER = 4  # words of a name that no list knows


class Introduced(Complements):
    """Gives such a quotation the speaker whom its sentence names."""

    def _introduced(self, found: Sequence[Attribution]) -> Iterator[Cue]:
        """Read "N's message of Monday, translated from L, ran: Q" and "Q - thus N on Monday"."""
        words = self.words
        for number, quote in enumerate(words.quotes):
            if quote.depth or not self._is_statement(quote.inner_start, quote.inner_end) or self._is_claimed(quote.inner_start, found):
                continue
            opening, closing = words.first_in(quote.start), words.first_in(quote.end) if quote.closed else len(words.tokens)
            low, _ = words.bounds[words.sentence_of[opening]]
            before = opening > low and words.lower[opening - 1] == ":"
            source = self._voiced_before(low, opening - 1) if before else self._voiced_behind(closing)
            if source is None or words.quote_of[source[0]] == number:
                continue
            at = opening - 1 if before else closing
            cue = Cue(at, at + 1, "say", frozenset(), "base", source=source, rule="introduced")
            cue.contents = [self._trim(part) for part in self._by_sentence((opening, max(closing, opening + 1)))]
            cue.fronted = not before
            yield cue

    def _is_claimed(self, start: int, found: Sequence[Attribution]) -> bool:
        return any(begin <= start + 1 < end for one in found if one.source is not None for begin, end in one.contents)

    def _voiced_before(self, low: int, colon: int) -> Range | None:
        """Return whose message the words before a colon are of, null where they tell nobody's."""
        words = self.words
        for at in range(low, colon):
            first = self._name_before(at, low)
            if first is None:
                continue
            if words.lower[at] in POSSESSIVES and self._is_utterance(at + 1, colon):
                return first, at
        return None

    def _is_utterance(self, at: int, colon: int) -> bool:
        """Whether the noun behind a possessor is for words that somebody spoke or wrote, and nobody else speaks up to the colon."""
        end = noun_phrase_end(self.words, at, colon)
        said = end > at and self.words.lower[end - 1] in cues().utterances
        return said and not any(cue.source is not None and at <= cue.first < colon and cue.contents for cue in self.cues)

    def _voiced_behind(self, closing: int) -> Range | None:
        """Return who is given behind a quotation and a dash ("- thus N")."""
        words = self.words
        if closing + 2 >= len(words.tokens) or words.lower[closing] not in DASHES or words.lower[closing + 1] not in THUS:
            return None
        first = closing + 2 + (words.lower[closing + 2] == "said")
        end = noun_phrase_end(words, first, len(words.tokens))
        return (first, end) if end > first else None

    def _author(self, source: Range) -> Range:
        """Return who wrote what speaks: N of "read the appeal, in L, of N"; other sources as they are."""
        words = self.words
        noun = next((k for k in range(*source) if words.lower[k] in cues().utterances), -1)
        limit = min(len(words.lower) - 1, noun + ASIDE)
        link = next((k for k in range(noun + 1, limit) if words.lower[k] in AUTHORING), -1) if noun >= 0 else -1
        plain = all(words.lower[k] in {",", "in"} or words.tokens[k].text[:1].isupper() for k in range(noun + 1, link))
        if link < 0 or not plain or link < source[1] - 1:
            return source
        last = noun_phrase_end(words, link + 1, len(words.tokens))
        named = any(link < first <= end_of < last for first, end_of in words.starts.items())
        return (link + 1, last) if named else source

    def _name_before(self, at: int, low: int) -> int | None:
        """Return where the name or office begins that ends before ``at``, null where none does."""
        words = self.words
        if at - 1 in words.ends:
            return words.ends[at - 1]
        first = at
        while first > low and at - first < LONGEST_SPEAKER and words.tokens[first - 1].text[:1].isupper() and is_name(words, first - 1):
            first -= 1
        if first - 1 == low and words.tokens[low].text[:1].isupper() and words.lower[low] not in grammar().determiners:
            first = low
        return first if first < at else None

    def _is_statement(self, start: int, end: int) -> bool:
        """Whether a quotation is long enough for a statement; a finished sentence may be short ("We counted nine.")."""
        blanks, finished = self.words.view[start:end].count(" "), self.words.view[end - 1 : end] in ENDS
        return blanks >= SHORT_SENTENCE if finished else end - start > SHORTEST and blanks >= SHORT_PHRASE
