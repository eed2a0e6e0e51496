"""Phrases that count people or things: number and noun, a single thing ("a drone"), a bare plural ("civilians")."""

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.extract.toll_lines import QUOTES, Line, is_soft
from counterclaim.extract.toll_measured import Measured, measured
from counterclaim.extract.toll_names import named
from counterclaim.extract.toll_nones import anything, nones, of_the_other
from counterclaim.extract.toll_phrase import NounPhrase, Phrase
from counterclaim.extract.toll_singles import deaths, headlined, joined, others, pronouns, singles, titled
from counterclaim.extract.toll_words import Cue, harm_words, noun_at, particles
from counterclaim.toll import Harm, Status
from counterclaim.vocabulary.nouns import Noun, modifiers

PEOPLES = frozenset({"state", "civilians"})
REACH = 7  # words between a number and its noun
OLDEST = 120  # years that anybody has
SURER_REACH = 5  # words between a number and a higher one that is less sure


class PhraseReader:
    """Finds the counted phrases of one sentence."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.size = len(line.lower)
        self.measured = tuple(measured(line, lambda start: self.noun_phrase(start) or self._people(start)))

    def phrases(self) -> tuple[Phrase, ...]:
        """Return the phrases in order; where two would overlap, the one with a number stands."""
        found = [self._apart(one) for one in self.measured]
        taken = {index for phrase in found for span in (phrase.digits, (phrase.first, phrase.last)) for index in range(*span)}
        for source in (
            self._numbered(),
            nones(self.line, self._known),
            anything(self.line, self._known),
            named(self.line, self._known),
            singles(self.line, self._known),
            titled(self.line),
            headlined(self.line, self._known),
            pronouns(self.line),
            deaths(self.line),
            others(self.line),
            of_the_other(self.line, self._known),
            self._plurals(),
        ):
            for phrase in source:
                span = range(phrase.first, phrase.last)
                if not taken.intersection(span) and self.line.word(phrase.first) not in QUOTES:
                    taken.update(span)
                    found.append(phrase)
        return joined(self.line, self._once_each(sorted(found, key=lambda phrase: phrase.first)))

    def _apart(self, one: Measured) -> Phrase:
        """Return the phrase of what a number elsewhere counts."""
        counted, (last, number) = one.counted, self.line.numbers[one.number]
        more = one.exceeds and number.low == number.high
        low, high, softly = (number.low + 1, None, (None, None)) if more else (number.low, number.high, (number.soft_low, number.soft_high))
        first, figure = counted.first, (one.number, last)
        return Phrase(first, first, counted.noun.last, low, high, *softly, "number", counted.noun, figure=figure)

    def _once_each(self, phrases: list[Phrase]) -> list[Phrase]:
        """Return the phrases without a name that only says who the one person before it is: "one pilot, Lieutenant A B, was captured"."""
        kept: list[Phrase] = []
        for phrase in phrases:
            one = kept[-1] if kept else None
            told = one is not None and one.noun.human and one.low == one.high == 1 and bool(one.noun.heads)
            named = one is not None and phrase.form == "single" and phrase.first == one.last + 1 and self.line.word(one.last) == ","
            single = self.line.word(phrase.last) == "," and self.line.word(phrase.last + 1) in ("was", "is", "has", "had")
            if not (told and named and single):
                kept.append(phrase)
        return kept

    def _numbered(self) -> Iterator[Phrase]:
        for first, (last, number) in self.line.numbers.items():
            if self._is_age(first, last):
                continue
            start, part, more = self._after_number(last)
            noun = (
                self.noun_phrase(start)
                or (self._people(start) if number.low != 1 else None)
                or self._one_of_a_people(start)
                or self._bare(start)
            )
            noun = self._family_of(first) or self._of_total(start) or self._after_surer(last) or self._of_next(start) or noun
            end = max(noun.last, last)
            if noun.unknown in harm_words().animals:
                continue
            yield Phrase(first, last, end, number.low, number.high, number.soft_low, number.soft_high, "number", noun, part, more)

    def _is_age(self, first: int, last: int) -> bool:
        """Whether a number between commas is the age of whom the words before name: "a boy, 16, who", "A B, 34, died"."""
        alone = last - first == 1 and self.line.word(first).isdigit() and int(self.line.word(first)) < OLDEST
        if not alone or self.line.word(first - 1) != "," or self.line.word(last) not in (",", ".", ")", ";"):
            return False
        person = next((found for index in range(max(0, first - 4), first - 1) if (found := noun_at(self.line.lower, index))), None)
        one = person is not None and person[0] == first - 1 and person[1].human and person[1].number == "one"
        return one or (self.line.tokens[first - 2].text[:1].isupper() and first - 2 not in self.line.apart)

    def _after_number(self, index: int) -> tuple[int, bool, bool]:
        """Return where the noun starts after a number, whether it is a part ("of them"), and whether it adds ("more")."""
        word, part, more, words = self.line.word, False, False, harm_words()
        index += word(index) in QUOTES and word(index + 1) not in QUOTES
        if word(index) in harm_words().more:
            more = word(index) != "others"
            index += word(index) not in ("others",)
        if word(index) == "of":
            if word(index + 1) in ("them", "whom", "which", "those"):
                part = word(index + 1) != "those"
                index += 3 if word(index + 2) in ("were", "was", "are", "have", "had") else 2
                index += (
                    part and word(index) in ("a", "an") and noun_at(self.line.lower, index + 1) is not None if index + 1 < self.size else 0
                )
            else:
                index += 2 if word(index + 1) in harm_words().owners else 1
                index += word(index) == "own"
        if word(index) in words.among and word(index + 1) in ("the", "its", "their"):
            index += 2
        return index, part, more

    def _of_total(self, index: int) -> NounPhrase | None:
        """Return the noun of a total whose part the number counts: "22 of 28 drones"; a total that words of harm follow is its own."""
        total = self.line.numbers.get(index) if self.line.word(index - 1) in harm_words().owners | {"of"} else None
        noun = self.noun_phrase(total[0], known=True) if total is not None else None
        if noun is None or noun.harm is not None or self.line.group_at(noun.last) is not None:
            return None
        return noun

    def _after_surer(self, last: int) -> NounPhrase | None:
        """Return the noun that a number shares with one less sure: "scores, and perhaps hundreds, of villagers"."""
        if self.line.word(last) != ",":
            return None
        surer = next((self.line.numbers[index] for index in range(last + 1, last + SURER_REACH) if index in self.line.numbers), None)
        if surer is None or (self.line.word(surer[0]), self.line.word(surer[0] + 1)) != (",", "of"):
            return None
        return self.noun_phrase(surer[0] + 2, known=True)

    def _of_next(self, index: int) -> NounPhrase | None:
        """Return the noun that a number shares with the next one: "six Norlandic and seven Sudrian soldiers"."""
        who = self.line.who_starting(index)
        if who is None or who.form != "adjective" or self.line.word(who.last) not in ("and", "or") or who.last + 1 not in self.line.numbers:
            return None
        noun = self.noun_phrase(self.line.numbers[who.last + 1][0], known=True)
        return replace(noun, first=index, last=who.last, head_first=index) if noun is not None and noun.harm is None else None

    def _family_of(self, first: int) -> NounPhrase | None:
        """Return the noun of a collective that the number before ``first`` sizes: "a family of six"."""
        found = noun_at(self.line.lower, first - 2) if first > 1 and self.line.word(first - 1) == "of" else None
        if found is None or found[1].singular not in harm_words().collectives:
            return None
        return NounPhrase(first - 2, first - 1, (found[1],), first - 2, found[1].status)

    def _one_of_a_people(self, index: int) -> NounPhrase | None:
        """Return the phrase of "one Norlander", "50 Druze": a capitalised word, and no noun after it."""
        if (
            index >= self.size
            or not self.line.tokens[index].text[:1].isupper()
            or not is_soft(self.line, index)
            or is_soft(self.line, index + 1)
        ):
            return None
        return NounPhrase(index, index + 1, (), index, "unknown", None, self.line.word(index))

    def _people(self, index: int) -> NounPhrase | None:
        """Return the phrase of "700,000 Lebanese": the name of a people, and no noun after it."""
        cue = self.line.cue_at(index)
        held = cue is not None and (cue[1].kind == "adjective" or cue[1].tense in ("both", "participle"))
        first = cue[0] if cue is not None and held else index  # "four captured Norlanders"
        who = self.line.who_starting(first)
        if who is None or who.form == "pronoun" or not who.actors or any(actor.kind not in PEOPLES for actor in who.actors):
            return None
        harm = cue[1].people if cue is not None and held else None
        return None if is_soft(self.line, who.last) else NounPhrase(index, who.last, (), first, "unknown", harm, self.line.word(first))

    def _bare(self, index: int) -> NounPhrase:
        """Return the empty noun phrase of a number that stands alone ("dozens were killed"); it can only be people."""
        return NounPhrase(index, index, (), index, "unknown")

    def _known(self, start: int) -> NounPhrase | None:
        return self.noun_phrase(start, known=True) if start < self.size else None

    def noun_phrase(self, start: int, known: bool = False) -> NounPhrase | None:
        """Read a noun phrase from ``start`` on; with ``known`` only one whose noun the vocabulary has."""
        found = self._head(start)
        if found is None:
            return None if known else self._unknown_head(start)
        index, head, first, harm = found
        heads: tuple[Noun, ...] = (head,) if head is not None else ()
        index, heads = self._joint(index, heads)
        return NounPhrase(start, index, heads, first, self._status(start, first, heads), harm)

    def _head(self, start: int) -> tuple[int, Noun | None, int, Harm | None] | None:
        """Return (end, noun, where the noun starts, harm said inside) of the last noun in the run of words from ``start``."""
        index, head, first = start, None, start
        said: Cue | None = None
        while index < self.size and index - start <= REACH:
            if index > start and index in self.line.numbers:
                break
            found = noun_at(self.line.lower, index)
            if found and not (head is not None and self.line.word(index) in particles()):
                first, (index, head) = index, found
                continue
            cue = self.line.cue_at(index)
            if cue and cue[1].kind == "noun":
                return cue[0], None, index, cue[1].people
            if head is not None and self.line.word(index) not in QUOTES:
                break
            if cue and head is None and cue[1].kind in ("verb", "adjective") and said is None and self._modifies(*cue):
                index, said = cue
            elif head is None and (is_soft(self.line, index) or self._shared(index, start)):
                index += 1
            else:
                break
        if head is None:
            return None
        while index > first and self.line.word(index - 1) in QUOTES:
            index -= 1
        return index, head, first, said.harm(head.human, head.status == "equipment") if said is not None else None

    def _modifies(self, index: int, cue: Cue) -> bool:
        """Whether a participle that ends at ``index`` stands before a noun that it can be said of ("12 wounded soldiers")."""
        for position in range(index, min(index + 3, self.size)):
            found = noun_at(self.line.lower, position)
            if found:
                past = cue.kind == "adjective" or cue.tense in ("both", "participle")
                return found[1].human or (past and cue.harm(False, found[1].status == "equipment") is not None)
            if not is_soft(self.line, position):
                return False
        return False

    def _shared(self, index: int, start: int) -> bool:
        """Whether an "and" joins two words before one noun ("army and police officers")."""
        if self.line.word(index) not in ("and", "or") or index == start or self.line.word(index + 1) in harm_words().determiners:
            return False
        return is_soft(self.line, index + 1) and any(
            noun_at(self.line.lower, position) is not None for position in range(index + 1, min(index + 3, self.size))
        )

    def _joint(self, index: int, heads: tuple[Noun, ...]) -> tuple[int, tuple[Noun, ...]]:
        """Extend a plural noun by the bare plurals joined to it: "130 tanks and armoured vehicles" is one category."""
        if not heads or heads[0].number == "one":
            return index, heads
        items: list[Noun] = []
        position = index
        while (step := self._next_item(position, heads[0])) is not None:
            position, noun, final = step
            items.append(noun)
            if final:
                return position, (*heads, *items)
        return index, heads

    def _next_item(self, index: int, like: Noun) -> tuple[int, Noun, bool] | None:
        """Return (end, noun, whether it ends the list) of the bare plural that a comma or "and" joins on."""
        final = self.line.word(index) == "and" or (self.line.word(index) == "," and self.line.word(index + 1) == "and")
        if not final and self.line.word(index) != ",":
            return None
        start = index + (2 if self.line.word(index) == "," and final else 1)
        if start >= self.size or start in self.line.numbers:
            return None
        found = self._head(start)
        if found is None or found[1] is None or found[3] or found[1].human != like.human or found[1].number == "one":
            return None
        end = found[0]
        if final and not self.line.verbs.isdisjoint(range(start, found[2])) and self.line.word(start) not in modifiers()["people"]:
            return None  # "killed 20 fighters and denies targeting civilians"
        return None if final and self._verb_follows(end) and self._object_before(index) else (end, found[1], final)

    def _verb_follows(self, index: int) -> bool:
        word = self.line.word(index)
        return word.endswith("ed") or word in ("were", "was", "are", "have", "had")

    def _object_before(self, index: int) -> bool:
        """Whether a cue of harm stands before the phrase that ends at ``index``: then a verb after "and ..." is a new clause."""
        return any(self.line.cue_at(position) for position in range(max(0, index - 8), index))

    def _unknown_head(self, start: int) -> NounPhrase | None:
        """Return a phrase whose noun no vocabulary has, where it looks like a plural ("12 beekeepers", "28 Israelis")."""
        index = start
        while index < self.size and index - start < 4 and is_soft(self.line, index) and index not in self.line.numbers:
            index += 1
        for last in range(index, start, -1):
            word = self.line.tokens[last - 1].text
            if len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word.isalpha():
                return NounPhrase(start, last, (), last - 1, self._status(start, last, ()), None, word)
        return None

    def _status(self, start: int, head_first: int, heads: tuple[Noun, ...]) -> Status:
        """Return the status of the heads, as words before them settle it; people of two statuses are mixed."""
        before = self.line.lower[start:head_first]
        table = modifiers()["people" if all(head.human for head in heads) else "things"]
        said = next((table[word] for word in reversed(before) if word in table), None)
        statuses = {said if said and (not head.human or head.status == "unknown") else head.status for head in heads} or {said or "unknown"}
        if len(statuses) == 1:
            return statuses.pop()
        if statuses == {"military", "unknown"}:
            return "military"  # "soldiers and policemen"
        return "mixed" if statuses == {"military", "civilian"} else "equipment" if "equipment" in statuses else "unknown"

    # Bare plurals

    def _plurals(self) -> Iterator[Phrase]:
        index = 0
        while index < self.size:
            found = self._bare_plural(index)
            if found is None:
                index += 1
                continue
            yield found
            index = max(found.last, index + 1)

    def _bare_plural(self, index: int) -> Phrase | None:
        """Return the bare plural whose noun starts at ``index``: no number, article or possessive before it."""
        found = noun_at(self.line.lower, index)
        cue = self.line.cue_at(index)
        is_harm = cue is not None and cue[1].kind == "noun" and self.line.word(index).endswith("s") and self.line.word(index) != "lives"
        family = found is not None and found[1].singular in harm_words().collectives and self.line.group_ending(index) is not None
        if not is_harm and not family and (found is None or found[1].number != "many"):
            return None
        first = self._first_modifier(index)
        first += self.line.word(first) == "other" and first < index  # "its chief and other leaders"
        before = self.line.word(first - 1)
        owned = before in harm_words().possessives and found is not None and self._were_harmed(found[0])
        if owned and (noun := self.noun_phrase(first, known=True)) is not None:
            return Phrase(first - 1, noun.last, noun.last, 2, None, 3, 10, "plural", noun)  # "its troops had been killed"
        if before in harm_words().determiners or before == "'s" or before in harm_words().negations or self._numbered_before(first):
            return None
        noun = self.noun_phrase(first, known=True)
        if noun is None or noun.last <= index or self._ungoverned(noun, first, index):
            return None
        start = self._number_start(first, index)
        return Phrase(start, noun.last, noun.last, 2, None, 3, 10, "plural", noun)

    def _ungoverned(self, noun: NounPhrase, first: int, index: int) -> bool:
        """Whether a bare noun of harm stands free ("details of injuries"): only what is caused, suffered or reported is a toll."""
        if noun.heads and noun.heads[-1].singular in harm_words().others:
            return self.line.group_at(noun.last) is None
        if noun.heads:
            vague = self.line.word(index) in ("people", "others", "forces", "police", "crew", "personnel", "staff", "bodies")
            return vague and not self._were_harmed(noun.last)
        before = self.line.lower[max(0, first - 3) : index]
        return not any(word in harm_words().bearers for word in before)

    def _were_harmed(self, index: int) -> bool:
        """Whether a past passive of harm follows at once: "people had been killed", "police were wounded"; not "people are killed"."""
        last = index
        while last - index < 2 and self.line.word(last) in ("were", "had", "have", "been"):
            last += 1
        group = self.line.group_at(last) if last > index else None
        return group is not None and group.cue.kind == "verb" and group.cue.tense in ("both", "participle")

    def _first_modifier(self, index: int) -> int:
        first = index
        while first > 0 and index - first < 4 and is_soft(self.line, first - 1) and self.line.word(first - 1) not in QUOTES:
            if self.line.tokens[first - 1].text.endswith(("ed", "ly")) or self.line.word(first - 1) == "'s":
                break
            first -= 1
        return first

    def _number_start(self, first: int, index: int) -> int:
        """Return where the words of a bare plural start that say its kind ("civilian deaths"), adjectives of degree left out."""
        table = modifiers()["people"]
        return next((position for position in range(first, index) if self.line.word(position) in table), index)

    def _numbered_before(self, first: int) -> bool:
        before = (first, first - 1) if self.line.word(first - 1) != "of" else (first, first - 1, first - 2)
        return any(start < position + 1 <= last for start, (last, _) in self.line.numbers.items() for position in before)
