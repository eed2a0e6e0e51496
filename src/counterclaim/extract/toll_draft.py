"""The reading of one sentence's tolls as it goes on: what is linked so far, and what every construction asks of the sentence."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.extract.toll_accounts import Account, accounts
from counterclaim.extract.toll_lines import CueGroup, Line, is_soft
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_phrases import PhraseReader
from counterclaim.extract.toll_words import harm_words, noun_at
from counterclaim.toll import Harm

Voice = Literal["active", "passive", "undergone", "inside", "nominal", "part"]
SPAN = 26  # words between a phrase and the verb that says what happened to it
PARTS_REACH = 12  # words of the parts that stand between a number and what befell it
REMARK_REACH = 16  # words of a remark on those counted
ASIDE_REACH = 6  # words of an aside between two commas
OF_NAMES = frozenset({"killed", "wounded", "killed_or_wounded", "captured", "missing"})  # harms of one person who is named
LIST_GAP = 9  # words between two members of one list ("12 soldiers in the north and 3 civilians")


@dataclass(frozen=True, slots=True)
class Link:
    """A harm said of a phrase. ``cue`` are the words that say it; ``part_of`` is the number of the link whose part this one is.

    ``hypothetical`` marks what is feared or possible, ``denied`` what somebody denies in the sentence itself, ``amid`` what is said to be
    among others that are counted after it, ``same`` what counts again those of the link before. ``account`` is the account of losses that
    the phrase is a figure of.
    """

    phrase: Phrase
    harm: Harm
    cue: tuple[int, int]
    voice: Voice
    part_of: int | None = None
    hypothetical: bool = False
    denied: bool = False
    amid: bool = False
    same: bool = False
    account: Account | None = None


class Draft:
    """The links of a sentence so far, its phrases by first word, and the last link of the sentence before it."""

    def __init__(self, line: Line, earlier: Link | None = None) -> None:
        self.line = line
        self.earlier = earlier
        self.words = harm_words()
        reader = PhraseReader(line)
        self.phrases = reader.phrases()
        self.measured = {one.number: one for one in reader.measured}
        self.accounts = tuple(accounts(line))
        self.starts = {phrase.first: phrase for phrase in self.phrases}
        self.links: list[Link] = []
        self.spent: set[int] = set()

    def made(self, phrase: Phrase, group: CueGroup, voice: Voice, possible: bool = False) -> Link | None:
        """Return the link where the cue can be said of what the phrase counts."""
        harm = self._harm(phrase, group)
        if harm == "killed" and group.cue.things == "destroyed" and not phrase.noun.heads:
            return None
        if group.cue.particle == ("down",) and not phrase.noun.heads and phrase.noun.last == phrase.noun.first:
            return None  # "fired 60 missiles; 51 were shot down": what is brought down and not named is no people
        if group.cue.particle == ("down",) and phrase.noun.unknown and group.cue.things == "shot_down" and not self._of_people(phrase):
            return None  # "shot down seven Kestrels": what a name without a vocabulary means is hardly people
        if phrase.named and (harm not in OF_NAMES or not self._is_person(phrase, group)):
            return None
        if (
            phrase.named
            and voice == "undergone"
            and self.words.fighting.union(self.words.attacks, self.words.hurts).isdisjoint(self.line.lower)
        ):
            return None  # people die of old age, too
        if group.cue.active_only and phrase.form == "single" and not phrase.named and self._is_nobodys(phrase):
            return None  # "had lost a courageous friend"
        if harm != "killed" and any(head.singular in self.words.bodies for head in phrase.noun.heads):
            return None
        if voice == "undergone" and any(head.singular in self.words.munitions for head in phrase.noun.heads):
            return None
        if not self.words.policing.isdisjoint(self.line.lower[group.first : group.last]) and not self._of_fighters(phrase):
            return None
        if self.line.word(group.first) in self.words.striking and phrase.form != "number":
            return None  # of what is only hit, numbers alone tell of damage
        if harm == "captured" and phrase.form == "plural" and not phrase.noun.human:
            return None
        if harm is None or (phrase.noun.unknown and harm not in ("killed", "wounded", "killed_or_wounded", "displaced", "missing")):
            return None
        return Link(phrase, harm, (group.first, group.last), voice, hypothetical=possible)

    def _is_person(self, phrase: Phrase, group: CueGroup) -> bool:
        """Whether a name can only be somebody's: one that the words or the vocabulary know, where towns and arms are "captured", too."""
        known = any(actor.kind == "person" for who in self.line.who_covering(phrase.first, phrase.last) for actor in who.actors)
        return known or bool(phrase.noun.heads) or not (group.cue.things or group.cue.equipment)

    def _is_nobodys(self, phrase: Phrase) -> bool:
        """Whether one person is neither a fighter nor a leader nor known for a civilian: whom one can lose without a death."""
        heads = {head.singular for head in phrase.noun.heads}
        return phrase.noun.human and phrase.noun.status == "unknown" and heads.isdisjoint(self.words.leading)

    def _harm(self, phrase: Phrase, group: CueGroup) -> Harm | None:
        """Return what the cue says of the counted; positions are lost by giving them up, to be told in numbers alone."""
        ground = bool(phrase.noun.heads) and all(head.singular in self.words.ground for head in phrase.noun.heads)
        if ground and self.line.word(group.first) in self.words.ownership:
            return "captured" if phrase.form == "number" and phrase.high is not None else None
        return group.harm(phrase.noun.human, phrase.noun.status == "equipment")

    def _of_people(self, phrase: Phrase) -> bool:
        """Whether a people's name is what the phrase counts: "two Norlanders"."""
        return any(who.side is not None for who in self.line.who_covering(phrase.noun.first, phrase.noun.last))

    def _of_fighters(self, phrase: Phrase) -> bool:
        """Whether fighters are counted, by a noun or on from those before: their arrest is a capture, that of others the police's work."""
        if phrase.noun.heads or not self.links:
            return phrase.noun.status == "military"
        return self.links[-1].phrase.noun.status == "military"

    def list_end(self, index: int) -> int:
        """Return where the list of counted phrases ends that goes on at ``index``."""
        while self.line.word(index) in (",", "and") and index + 1 in self.starts:
            index = max(self.starts[index + 1].last, index + 1)
        return index

    def past_parts(self, phrase: Phrase, last: int) -> int:
        """Return where the words go on behind a number that ends at ``last``, its parts skipped: "two others, one an officer, hurt"."""
        first = last + 1
        named = any(self.line.phrase_at(first, tuple(words.split())) for words in self.words.parts)
        if phrase.form != "number" or self.line.word(last) != "," or not (named or (first in self.starts and self.starts[first].part)):
            return last
        return next(
            (index + 1 for index in range(first, min(first + PARTS_REACH, len(self.line.lower))) if self.line.word(index) == ","), last
        )

    def past_aside(self, index: int) -> int:
        """Return where the words go on behind an aside that two commas set off: "left 42 people, mostly students, dead"."""
        if self.line.word(index) != "," or self.line.word(index + 1) not in self.words.asides:
            return index
        closing = (place for place in range(index + 1, min(index + ASIDE_REACH, len(self.line.lower))) if self.line.word(place) == ",")
        last = next(closing, None)
        return index if last is None or self.line.group_at(last + 1) is None else last + 1

    def past_remark(self, index: int) -> int:
        """Return where the predicate follows behind a remark that commas set off: "450 people, mostly fighters but also 80 nuns, died"."""
        if self.line.word(index) != "," or self.line.word(index + 1) not in self.words.asides:
            return index
        reach = range(index + 1, min(index + REMARK_REACH, len(self.line.lower)))
        closing = next((place for place in reach if self.line.word(place) == ","), None)
        helper = self.words.auxiliaries | self.words.perfect
        return closing + 1 if closing is not None and self.line.word(closing + 1) in helper else index

    @staticmethod
    def only_active(group: CueGroup, phrase: Phrase) -> bool:
        """Whether a verb says harm in the active alone: "lost" says it of arms in the passive too; people may have lost their way."""
        return group.cue.active_only and phrase.noun.status != "equipment"

    def verb_after(self, index: int) -> bool:
        """Whether a verb follows a phrase, so that it starts a clause of its own."""
        word = self.line.word(index)
        if word in self.words.auxiliaries or word in self.words.perfect or word in self.words.modals or word in ("said", "says", "told"):
            return True
        return word.endswith("ed") and self.line.word(index + 1) not in self.words.prepositions

    def takes_object(self, group: CueGroup) -> bool:
        """Whether a verb after a phrase has an object of its own, so that the phrase is who did it: "two soldiers killed a man"."""
        if group.cue.kind != "verb":
            return False
        index = group.last
        if index in self.starts:
            following = self.starts[index]
            return not (following.form == "number" and not following.noun.heads and self.line.group_at(following.last) is not None)
        word = self.line.word(index)
        if word in harm_words().pronouns or word in harm_words().determiners:
            return word not in ("this", "that", "each", "every") or self.line.word(index + 1) not in (
                "week",
                "month",
                "year",
                "day",
                "morning",
            )
        for position in range(index, min(index + 3, len(self.line.lower))):
            found = noun_at(self.line.lower, position)
            if found:
                return found[1].number == "many"
            if not is_soft(self.line, position):
                break
        return group.cue.people == "captured" and self._is_thing(index)

    def _is_thing(self, index: int) -> bool:
        """Whether a common noun stands at ``index``, of which a captor and no captive can be the subject: "two generals seized power"."""
        word, text = self.line.word(index), self.line.tokens[index].text if index < len(self.line.tokens) else ""
        adverb = (
            word.endswith("ly") or word in self.words.day_parts or word in self.words.chain | self.words.manner or index in self.line.apart
        )
        return is_soft(self.line, index) and text.islower() and not adverb
