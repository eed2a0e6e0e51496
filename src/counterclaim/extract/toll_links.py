"""Which harm is said of which counted phrase of a sentence, and how: the grammar of tolls.

Each phrase is tried against a table of constructions, in order; the first that fits decides. What no construction fits is no toll:
a number near a word of harm proves nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.extract.toll_lines import QUOTES, CueGroup, Line, is_soft
from counterclaim.extract.toll_phrases import Phrase, PhraseReader
from counterclaim.extract.toll_words import harm_of, harm_words, noun_at
from counterclaim.toll import Harm
from counterclaim.vocabulary.nouns import modifiers

Voice = Literal["active", "passive", "undergone", "inside", "nominal", "part"]
SPAN = 26  # words between a phrase and the verb that says what happened to it
GAP = 6  # words between a verb and its object that fillers may take
LIST_GAP = 9  # words between two members of one list ("12 soldiers in the north and 3 civilians")
PASSING = frozenset({",", "(", ")", "-", "–", "—", "and"}) | QUOTES


@dataclass(frozen=True, slots=True)
class Link:
    """A harm said of a phrase. ``cue`` are the words that say it; ``part_of`` is the number of the link whose part this one is.

    ``hypothetical`` marks what is feared or possible, ``denied`` what somebody denies in the sentence itself.
    """

    phrase: Phrase
    harm: Harm
    cue: tuple[int, int]
    voice: Voice
    part_of: int | None = None
    hypothetical: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands before a verb: whether it is negated, only possible or feared, passive, or an infinitive."""

    negated: bool = False
    possible: bool = False
    modal: bool = False
    passive: bool = False
    infinitive: bool = False
    first: int = 0


class LinkReader:
    """Reads the tolls of one sentence."""

    def __init__(self, line: Line, earlier: Link | None = None) -> None:
        self.line = line
        self.earlier = earlier
        self.words = harm_words()
        self.phrases = PhraseReader(line).phrases()
        self.starts = {phrase.first: phrase for phrase in self.phrases}
        self.links: list[Link] = []
        self.spent: set[int] = set()

    def read(self) -> tuple[Link, ...]:
        """Return the links of the sentence, in order."""
        for phrase in self.phrases:
            link = self._link(self._raised(phrase))
            if link is not None:
                self.spent.update(range(*link.cue))
                self.links.append(link)
        return tuple(self.links)

    def _raised(self, phrase: Phrase) -> Phrase:
        """Return "many more" as at least as many as the number it adds to, its "more" among its words."""
        if not (phrase.more and self.links and phrase.low == 2 and phrase.high is None):
            return phrase
        low = self.links[-1].phrase.low
        return replace(phrase, number_last=phrase.number_last + 1, low=max(low, 2), soft_low=None, soft_high=None)

    def _link(self, phrase: Phrase) -> Link | None:
        constructions: tuple[Callable[[Phrase], Link | None], ...] = (
            self._part,
            self._along,
            self._active,
            self._bodies,
            self._inside,
            self._beside,
            self._shared,
            self._passive,
            self._listed,
            self._toll_noun,
            self._put_at,
            self._figure,
            self._criticals,
            self._treated,
            self._inverted,
        )
        if self._vague_share(phrase):
            return None
        for construction in constructions:
            if (link := construction(phrase)) is not None:
                return replace(link, denied=self._denied(phrase), hypothetical=link.hypothetical or self._feared(link))
        return None

    def _made(self, phrase: Phrase, group: CueGroup, voice: Voice, possible: bool = False) -> Link | None:
        """Return the link where the cue can be said of what the phrase counts."""
        harm = group.harm(phrase.noun.human, phrase.noun.status == "equipment")
        if harm == "killed" and group.cue.things == "destroyed" and not phrase.noun.heads:
            return None
        if harm != "killed" and any(head.singular in self.words.bodies for head in phrase.noun.heads):
            return None
        if voice == "undergone" and any(head.singular in self.words.munitions for head in phrase.noun.heads):
            return None
        if harm == "captured" and phrase.form == "plural" and not phrase.noun.human:
            return None
        if harm is None or (phrase.noun.unknown and harm not in ("killed", "wounded", "killed_or_wounded", "displaced", "missing")):
            return None
        return Link(phrase, harm, (group.first, group.last), voice, hypothetical=possible)

    # killed 12 soldiers

    def _active(self, phrase: Phrase) -> Link | None:
        """Read the object of a verb of harm: "killed at least 12", "shot down a drone", "the killing of 12", "took 12 prisoner"."""
        index = phrase.first
        while (
            index > 0
            and phrase.first - index < GAP
            and (self.line.word(index - 1) in self.words.fillers or self.line.word(index - 1) in QUOTES)
        ):
            if self.line.group_ending(index):
                break
            index -= 1
        if self.line.word(index - 1) == "and" and self.line.word(index - 2) in self.words.reflexives:
            index -= 2
        group = self._object_cue(index, phrase)
        if group is None or (group.first in self.spent and not self._shares(group)):
            return self._of_noun(phrase)
        said = self._said_before(group.first)
        if not self._is_active(group, said, phrase):
            return None
        return self._made(phrase, group, "active", said.possible)

    def _shares(self, group: CueGroup) -> bool:
        return any(link.cue == (group.first, group.last) and link.voice == "active" for link in self.links)

    def _object_cue(self, index: int, phrase: Phrase) -> CueGroup | None:
        """Return the verb that ends at ``index``, its particle before or after the object."""
        group = self.line.group_ending(index)
        if group is not None:
            return group if group.cue.kind == "verb" else None
        return self._split_cue(index - 1, self._list_end(phrase.last)) if index > 0 else None

    def _list_end(self, index: int) -> int:
        """Return where the list of counted phrases ends that goes on at ``index``."""
        while self.line.word(index) in (",", "and") and index + 1 in self.starts:
            index = max(self.starts[index + 1].last, index + 1)
        return index

    def _split_cue(self, first: int, after: int) -> CueGroup | None:
        """Return a verb at ``first`` whose particle stands after its object: "took 12 soldiers prisoner", "shot two men dead"."""
        from_table = self.line.cue_table(first) if first >= 0 else ()
        for cue in from_table:
            if cue.particle and self.line.phrase_at(after, cue.particle):
                return CueGroup(first, first + 1, cue, ())
        return None

    def _is_active(self, group: CueGroup, said: _Said, phrase: Phrase) -> bool:
        """Whether the verb before an object is a finite or -ing form that says the harm happened."""
        tense = group.cue.tense
        if said.negated or said.infinitive or (said.modal and not said.possible) or self._conditional(group.first):
            return False
        if tense in ("both", "participle") and said.passive:
            return False
        modified = self.line.word(group.first - 1).endswith("ly") and said.first == group.first - 1 and tense in ("both", "participle")
        if phrase.form == "plural" and (
            tense == "gerund" or modified or self.line.word(group.first - 1) in self.words.prepositions | harm_words().determiners
        ):
            return False
        if tense == "base":
            return self.line.word(group.first - 1) not in ("to", "not", "help", "the", "a") and not said.modal
        return True

    def _of_noun(self, phrase: Phrase) -> Link | None:
        """Read the object of a noun of harm: "the deaths of 12", "claimed the lives of nine sailors"."""
        index = phrase.first
        while self.line.word(index - 1) in ("the", "a", "total", "some") and phrase.first - index < 3:
            index -= 1
        if self.line.word(index - 1) != "of" or (harm := harm_of().get(self.line.word(index - 2))) is None:
            return None
        if not phrase.noun.human and harm not in ("destroyed", "captured", "shot_down"):
            return None
        if phrase.noun.human and harm in ("destroyed", "shot_down"):
            harm = "killed"
        if harm_of()[self.line.word(index - 2)] == "destroyed" and phrase.form != "number" and phrase.noun.human:
            return None
        return None if self._doubtful(index - 2) else Link(phrase, harm, (index - 2, index - 1), "nominal")

    def _doubtful(self, index: int) -> bool:
        """Whether a noun of harm is denied, threatened or conditional: "no deaths of", "would cost the lives of"."""
        before = self.line.lower[max(0, index - 4) : index]
        unsaid = self.words.modals | self.words.negations | self.words.purposes
        return any(word in unsaid for word in before) or self._conditional(index)

    # counted 26 bodies, seized 130 hostages

    def _bodies(self, phrase: Phrase) -> Link | None:
        """Read people who are counted as what the harm made of them: "counted 26 bodies", "130 hostages were taken"."""
        nouns = {head.singular for head in phrase.noun.heads}
        for kinds, verbs, harm in self._made_into():
            if not nouns & kinds or phrase.form == "plural" or phrase.noun.harm:
                continue
            before = next((i for i in range(phrase.first - 1, max(-1, phrase.first - 3), -1) if self.line.word(i) in verbs), None)
            after = next((i for i in range(phrase.last, min(phrase.last + 5, len(self.line.lower))) if self.line.word(i) in verbs), None)
            if before is not None and not self._said_before(before).infinitive and not self._said_before(before).negated:
                return Link(phrase, harm, (before, before + 1), "active")
            voiced = after is not None and (self.words.auxiliaries | self.words.perfect).intersection(self.line.lower[phrase.last : after])
            if after is not None and voiced and not self._said_before(after).modal:
                return Link(phrase, harm, (after, after + 1), "passive")
        return None

    def _made_into(self) -> tuple[tuple[frozenset[str], frozenset[str], Harm], ...]:
        return (self.words.bodies, self.words.finding, "killed"), (self.words.captives, self.words.seizing, "captured")

    # 12 dead

    def _inside(self, phrase: Phrase) -> Link | None:
        """Read a phrase that says its harm itself: "12 wounded soldiers", "10 civilian deaths", "its dead pilot"."""
        if phrase.noun.harm is None:
            return None
        if self.line.word(phrase.noun.head_first) == "lives" and not self._claimed_before(phrase.first):
            return None
        if phrase.form == "plural" and self._doubtful(phrase.first):
            return None
        if phrase.form != "number" and self.line.word(phrase.last) in ("toll", "tolls", "figures", "count", "rate"):
            return None
        return Link(phrase, phrase.noun.harm, (phrase.noun.head_first, phrase.last), "inside")

    def _vague_share(self, phrase: Phrase) -> bool:
        """Whether the phrase is an uncounted share of those harmed ("many of the wounded"): no toll."""
        share = phrase.low == 2 and phrase.high is None and self.line.word(phrase.number_last) == "of"
        return share and (phrase.noun.harm is not None or self.line.cue_at(phrase.last) is not None) and not phrase.noun.heads

    def _claimed_before(self, index: int) -> bool:
        return any(self.line.word(position)[:4] in ("clai", "cost", "took", "take", "lost") for position in range(max(0, index - 4), index))

    def _beside(self, phrase: Phrase) -> Link | None:
        """Read a participle or adjective right behind the phrase: "12 killed", "hundreds more injured", "a drone shot down"."""
        index = phrase.last
        while (
            self.line.word(index) in QUOTES
            or self.line.word(index) in ("reportedly", "reported", "feared", "confirmed", "either", "being", "been", "be", "presumed")
            or self.line.word(index).endswith("ly")
        ):
            index += 1
        group = self.line.group_at(index)
        if (
            group is None
            or group.cue.kind not in ("verb", "adjective")
            or (group.cue.tense not in ("both", "participle") and group.cue.kind == "verb")
        ):
            return None
        if group.cue.active_only or self._takes_object(group):
            return None
        if phrase.form == "plural" and self.line.word(index - 1) != "being":
            return None
        if phrase.form == "single" and self.line.word(index - 1) not in ("being", "been") and not self._reports(phrase.first):
            return None
        return self._made(phrase, group, "passive", self.line.word(index - 1) in self.words.fears)

    def _reports(self, index: int) -> bool:
        """Whether what comes before lets a bare participle be the whole news: "left a soldier dead", a headline's start."""
        return index == 0 or self.line.word(index - 1) in ("left", "leaving", "leaves", "and", ",", "with", ":")

    def _takes_object(self, group: CueGroup) -> bool:
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
                return False
        return False

    # 12 soldiers were killed

    def _passive(self, phrase: Phrase) -> Link | None:
        """Read the subject of a passive or of a verb of suffering: "12 soldiers from both sides were killed", "a girl died"."""
        index, gap, relative = phrase.last, 0, False
        if phrase.noun.last == phrase.noun.first and is_soft(self.line, index) and not self.line.word(index).endswith("ly"):
            return None
        while index < len(self.line.lower) and gap < SPAN:
            if (link := self._predicate(phrase, index, gap)) is not None:
                return link
            word = self.line.word(index)
            if word in self.words.relatives and not relative and gap <= LIST_GAP and phrase.form != "plural":
                relative, index = True, self._after_relative(index + 1)
            elif index in self.starts and gap > 0:
                index = max(self.starts[index].last, index + 1)
            elif self._stops(index):
                return None
            else:
                index += 1
            gap = index - phrase.last
            if gap > 0 and not relative and not self._is_subject(phrase) and self.line.word(index) not in self.words.relatives:
                return None
        return None

    def _shared(self, phrase: Phrase) -> Link | None:
        """Read a list whose last member a participle follows: "29 citizens and three foreign nationals dead"."""
        index = self._list_end(phrase.last)
        group = self.line.group_at(index) if index > phrase.last else None
        if group is None or group.cue.kind not in ("verb", "adjective") or phrase.form == "plural":
            return None
        if group.cue.tense not in ("both", "participle", "past") or group.cue.active_only or self._takes_object(group):
            return None
        return self._made(phrase, group, "passive")

    def _after_relative(self, index: int) -> int:
        """Skip a saying between a relative and its verb: "which it claims was shot down", "who officials said were killed"."""
        for position in range(index, min(index + 5, len(self.line.lower))):
            if (
                self.line.word(position) in self.words.auxiliaries
                or self.line.word(position) in self.words.perfect
                or self.line.cue_at(position)
            ):
                return position
        return index

    def _predicate(self, phrase: Phrase, index: int, gap: int) -> Link | None:
        """Return the link where ``index`` starts a predicate of harm for ``phrase``."""
        word = self.line.word(index)
        group = self._undergone_at(index)
        if group is not None:
            said = self._said_before(index)
            base = said.modal or said.infinitive or said.negated or self._conditional(index)
            base = base or (group.cue.people == "displaced" and (phrase.form != "number" or phrase.noun.status == "military"))
            return None if base else self._made(phrase, group, "undergone")
        before = self.line.lower[max(0, index - 3) : index]
        if before[-1:] == ("to",) and word not in self.words.perfect and not self.words.fears.intersection(before):
            return None
        if word in self.words.auxiliaries or word in self.words.perfect or (word in self.words.modals and gap < SPAN):
            return self._chain(phrase, index)
        return None

    def _undergone_at(self, index: int) -> CueGroup | None:
        """Return the verb of suffering at ``index``; "sank" is one where it has no object."""
        group = self.line.group_at(index)
        if group is None or group.cue.kind == "undergone":
            return group
        cue = next((cue for cue in self.line.cue_table(index) if cue.kind == "undergone"), None)
        return CueGroup(index, index + 1, cue, ()) if cue and not self._takes_object(group) else None

    def _chain(self, phrase: Phrase, index: int) -> Link | None:
        """Follow auxiliaries and adverbs from ``index`` to a participle of harm."""
        seen: list[str] = []
        position = index
        while position < min(index + 9, len(self.line.lower)):
            word = self.line.word(position)
            group = self.line.group_at(position)
            if group is not None:
                return self._complete(phrase, group, seen)
            known = word in self.words.auxiliaries or word in self.words.perfect or word in self.words.chain or word in self.words.modals
            if not (known or word in self.words.negations or word.endswith("ly") or word in QUOTES):
                return None
            seen.append(word)
            position += 1
        return None

    def _complete(self, phrase: Phrase, group: CueGroup, seen: list[str]) -> Link | None:
        """Return the link of a chain of auxiliaries that ends in a cue, where it says that the harm happened."""
        possible = any(word in self.words.fears for word in seen)
        modal = any(word in self.words.modals for word in seen)
        perfect = any(word in self.words.perfect for word in seen)
        unsaid = any(word in self.words.negations for word in seen) or (modal and not perfect) or self._conditional(group.first)
        infinitive = "to" in seen and not perfect and not possible
        if unsaid or infinitive or (group.cue.kind == "verb" and group.cue.tense not in ("both", "participle")):
            return None
        if not self._agrees(phrase, seen[0]):
            return None
        voiced = any(word in self.words.auxiliaries for word in seen)
        if group.cue.kind == "verb" and (not voiced or group.cue.active_only):
            return None
        return self._made(phrase, group, "undergone" if group.cue.kind == "undergone" else "passive", possible or modal)

    def _agrees(self, phrase: Phrase, verb: str) -> bool:
        """Whether a verb can have the phrase as its subject: "police officers was shot" speaks of somebody else."""
        many = phrase.low != 1
        if (self.line.word(phrase.last) in ("and", ",") or self.line.word(phrase.first - 1) == "and") and not many:
            return True
        return verb not in (("was", "is", "has") if many else ("were", "are", "have"))

    def _stops(self, index: int) -> bool:
        """Whether the search for a predicate ends here: another clause, another verb, the end of the sentence."""
        word = self.line.word(index)
        if word in self.words.breaks or word in (".", ";", ":", "?", "!") or self.line.cue_at(index) is not None:
            return True
        return (
            word.endswith("ed")
            and len(word) > 4
            and self.line.word(index + 1) not in self.words.prepositions
            and not is_modifier(self.line, index)
        )

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether the phrase can be what its clause is about: nothing before it that takes it as an object."""
        before = phrase.first - 1
        while before >= 0 and self.line.word(before) in QUOTES:
            before -= 1
        if before < 0:
            return True
        token, word = self.line.tokens[before], self.line.word(before)
        if word == "of" and self.line.word(before - 1) in ("total", "number", "some", "majority"):
            return True
        opens = word in self.words.breaks or word in self.words.pauses
        return (
            opens
            or word in self.words.relatives
            or (token.text[:1].isupper() and word not in self.words.prepositions)
            or token.text.isdigit()
        )

    # and three civilians

    def _listed(self, phrase: Phrase) -> Link | None:
        """Read a further member of a list whose first member is linked: "12 trucks, three boats and a bridge"."""
        if not self.links or phrase.form == "plural":
            return None
        number = len(self.links) - 1
        link = self.links[number]
        if link.voice not in ("active", "nominal", "part") and not (link.voice == "inside" and link.phrase.last < phrase.first):
            return None
        if not self._continues(link.phrase.last, phrase.first) or self._verb_after(phrase.last):
            return None
        ends = self._list_end(phrase.last) == phrase.last
        if link.voice == "inside" or (phrase.form == "single" and self.line.word(phrase.first - 1) == "," and ends):
            return None
        group = self.line.group_at(link.cue[0])
        harm = group.harm(phrase.noun.human, phrase.noun.status == "equipment") if group and link.voice == "active" else link.harm
        same = link.phrase.noun.human == phrase.noun.human
        if harm is None or (group is None and not same) or (phrase.noun.unknown and not phrase.noun.human):
            return None
        return replace(link, phrase=phrase, harm=harm)

    def _along(self, phrase: Phrase) -> Link | None:
        """Read what shares the fate of the phrase before: "seven civilians were killed along with ten soldiers"."""
        link = self.links[-1] if self.links else None
        if link is None or phrase.form == "plural" or not 0 <= phrase.first - link.cue[1] <= LIST_GAP:
            return None
        beside = any(
            self.line.lower[max(0, phrase.first - len(words)) : phrase.first] == words
            for words in (tuple(companion.split()) for companion in self.words.companions)
        )
        if not beside or link.phrase.noun.human != phrase.noun.human or self._verb_after(phrase.last):
            return None
        return replace(link, phrase=phrase, part_of=None)

    def _continues(self, last: int, first: int) -> bool:
        """Whether only a comma, "and", or a short prepositional phrase and "and" stand between two members of a list."""
        gap = self.line.lower[last:first]
        while gap and gap[-1] in harm_words().determiners:
            gap = gap[:-1]
        if not gap or len(gap) > LIST_GAP:
            return False
        if gap[-1] not in ("and", ",", "plus") and gap[-2:] != ("well", "as") and gap[-2:] != ("along", "with"):
            return False
        inner = gap[:-1]
        if not inner or inner in ((",",), ("as",), (",", "as"), ()):
            return True
        if any(word in self.words.breaks or word in self.words.auxiliaries or word.endswith("ed") for word in inner):
            return False
        return inner[0] in self.words.prepositions and gap[-1] == "and" and "," not in inner

    def _verb_after(self, index: int) -> bool:
        """Whether a verb follows a phrase, so that it starts a clause of its own."""
        word = self.line.word(index)
        if word in self.words.auxiliaries or word in self.words.perfect or word in self.words.modals or word in ("said", "says", "told"):
            return True
        return word.endswith("ed") and self.line.word(index + 1) not in self.words.prepositions

    # including four children

    def _part(self, phrase: Phrase) -> Link | None:
        """Read a stated part of the number before it: "30 people, including 12 children and 5 women"."""
        if not self.links:
            return None
        number = len(self.links) - 1
        link = self.links[number]
        fresh = self.line.group_at(phrase.last) is not None or self._verb_after(phrase.last)
        if self._continues(link.phrase.last, phrase.first) and link.part_of is not None and not fresh:
            return replace(link, phrase=phrase, voice="part")
        if not (phrase.part or self._included(phrase.first)) or not phrase.noun.human or not link.phrase.noun.human:
            return None
        end = max(link.phrase.last, link.cue[1])
        if phrase.first - end > SPAN or any(self.line.word(position) in (";", "but", "while") for position in range(end, phrase.first)):
            return None
        whole = number if link.part_of is None else link.part_of
        own = self.line.group_at(phrase.last)
        harm = (
            own.cue.people
            if own and own.cue.kind in ("verb", "adjective") and own.cue.people and not self._takes_object(own)
            else link.harm
        )
        part_of = whole if harm == self.links[whole].harm else None
        return Link(phrase, harm, link.cue, "part", part_of, link.hypothetical)

    def _included(self, index: int) -> bool:
        """Whether "including", "among them" or the like stands right before ``index``."""
        if self.line.word(index - 1) in ("at", "of", "up", "the"):
            index -= 1
        for words in self.words.parts:
            phrase = tuple(words.split())
            if self.line.lower[max(0, index - len(phrase)) : index] == phrase:
                return True
        return False

    # the death toll rose to 12; among the dead were two children

    def _toll_noun(self, phrase: Phrase) -> Link | None:
        """Read what a toll is said to have reached: "the death toll has risen to 12", "put the number of dead at 30"."""
        if phrase.form != "number" or self.line.word(phrase.first - 1) not in self.words.toll_verbs:
            return None
        for index in range(phrase.first - 1, max(-1, phrase.first - 12), -1):
            word = self.line.word(index)
            if word in (".", ";") or (word in ("while", "but", "from") and index < phrase.first - 1 and word != "from"):
                return None
            harm = self._toll_harm(index)
            if harm is not None and phrase.noun.human and not self._doubtful_toll(index, phrase.first):
                return Link(phrase, harm, (index, index + 1), "nominal")
        return None

    def _put_at(self, phrase: Phrase) -> Link | None:
        """Read a number that somebody puts on those harmed: "puts deaths at 600", "put the injured at 60", "taking its dead to 30"."""
        at, words = self.line.word(phrase.first - 1), self.words
        verbs = words.putting if at == "at" else words.raising if at == "to" else frozenset()
        for index in range(phrase.first - 2, max(-1, phrase.first - 9), -1):
            if self.line.word(index) in verbs:
                return self._put_harm(phrase, index)
            if self.line.word(index) in (".", ";", ","):
                return None
        return None

    def _put_harm(self, phrase: Phrase, verb: int) -> Link | None:
        for index in range(verb + 1, phrase.first - 1):
            found = self.line.cue_at(index)
            if found and found[1].kind != "undergone" and found[1].people and phrase.noun.human and not self._said_before(verb).infinitive:
                status = modifiers()["people"].get(self.line.word(index - 1), phrase.noun.status)
                return Link(replace(phrase, noun=replace(phrase.noun, status=status)), found[1].people, (index, found[0]), "nominal")
        return None

    def _figure(self, phrase: Phrase) -> Link | None:
        """Read a number for what was counted before it: "..., but the figure is closer to 70,000", "the true number is 40"."""
        whole = self.links[-1] if self.links else self.earlier
        if whole is None or phrase.form != "number" or phrase.noun.last > phrase.noun.first:
            return None
        if self.line.word(phrase.first - 1) not in self.words.figure_verbs:
            return None
        for index in range(phrase.first - 1, max(-1, phrase.first - 5), -1):
            definite = {"the", "that", "its", "their", "this"}.intersection(self.line.lower[max(0, index - 3) : index])
            if self.line.word(index) in self.words.figures and definite and not self._doubtful_toll(index, phrase.first):
                noun = replace(whole.phrase.noun, first=phrase.noun.first, last=phrase.noun.first, head_first=phrase.noun.first)
                return Link(replace(phrase, noun=noun), whole.harm, (index, index + 1), "nominal")
        return None

    def _criticals(self, phrase: Phrase) -> Link | None:
        """Read the hurt of whom the words say how badly: "two of them critically", "three seriously"."""
        bare = phrase.noun.last == phrase.noun.first
        part = phrase.part or (bare and self.line.word(phrase.last) in self.words.degrees)
        if not self.links or self.links[-1].harm != "wounded" or not part or phrase.first - self.links[-1].phrase.last > SPAN:
            return None
        return Link(phrase, "wounded", self.links[-1].cue, "part", len(self.links) - 1)

    def _treated(self, phrase: Phrase) -> Link | None:
        """Read people whom somebody treats for what was done to them: "treating 55 people for gunshot wounds"."""
        index, words = phrase.last, self.words
        if self.line.word(index) != "for" or not phrase.noun.human:
            return None
        for position in range(index + 1, min(index + 4, len(self.line.lower))):
            if self.line.word(position) in words.hurts:
                return Link(phrase, "wounded", (position, position + 1), "passive")
        return None

    def _doubtful_toll(self, first: int, last: int) -> bool:
        return any(self.line.word(position) in self.words.modals for position in range(first, last))

    def _toll_harm(self, index: int) -> Harm | None:
        """Return the harm that a toll noun at ``index`` counts: "death toll", "number of wounded"."""
        word, before = self.line.word(index), self.line.word(index - 1)
        if word in self.words.toll_nouns:
            if before in ("death", "killed", "fatality"):
                return "killed"
            if before == "casualty":
                return "killed_or_wounded"
            return "killed" if word == "toll" and before in ("the", "overall", "total", "official", "its", "civilian") else None
        if (before == "of" and self.line.word(index - 2) == "number") or (
            before in ("the", "people") and "number" in self.line.lower[max(0, index - 4) : index]
        ):
            found = self.line.cue_at(index)
            return found[1].people if found else None
        return None

    def _inverted(self, phrase: Phrase) -> Link | None:
        """Read a subject that follows its verb: "among the dead were two children", "the wounded included a nurse"."""
        index = phrase.first - 1
        if self.line.word(index) not in ("were", "was", "are", "is", "include", "included", "includes", "including"):
            return None
        group = self.line.group_ending(index)
        if group is None or group.cue.kind == "undergone" or self.line.word(group.first - 1) not in ("the", "those", "people", "among"):
            return None
        if phrase.form == "plural" and self.line.word(index).startswith(("is", "are", "was", "were")):
            return None
        return self._made(phrase, group, "passive")

    # What is said of the saying

    def _said_before(self, index: int) -> _Said:
        """Return what the auxiliaries and adverbs right before the verb at ``index`` make of it."""
        seen: list[str] = []
        position = index - 1
        while position >= 0 and len(seen) < 6 and self._auxiliary(position):
            seen.append(self.line.word(position))
            position -= 1
        perfect = any(word in self.words.perfect for word in seen)
        modal = any(word in self.words.modals for word in seen)
        return _Said(
            negated=any(word in self.words.negations for word in seen),
            possible=modal and perfect,
            modal=modal,
            passive=any(word in self.words.auxiliaries for word in seen[:3]),
            infinitive="to" in seen and not perfect,
            first=position + 1,
        )

    def _auxiliary(self, index: int) -> bool:
        word = self.line.word(index)
        helper = word in self.words.auxiliaries or word in self.words.perfect or word in self.words.modals or word in self.words.negations
        return (
            helper
            or word in ("to", "also", "already", "still", "did", "does", "do", "then", "so", "far", "even", "since")
            or word.endswith("ly")
            or word in QUOTES
        )

    def _conditional(self, index: int) -> bool:
        return any(self.line.word(position) in self.words.conditions for position in range(max(0, index - 14), index))

    def _denied(self, phrase: Phrase) -> bool:
        """Whether a verb of denial governs the phrase: "denied that 12 were killed", "denied killing 12"."""
        for index in range(phrase.first - 1, max(-1, phrase.first - 14), -1):
            word = self.line.word(index)
            if word in self.words.denials:
                return True
            if word in (".", ";", "but", "while", "saying", "after", "and", "insisting", "claiming"):
                return False
        return False

    def _feared(self, link: Link) -> bool:
        before = self.line.lower[max(0, link.phrase.first - 3) : link.phrase.first]
        return any(word in self.words.fears for word in before)


def is_modifier(line: Line, index: int) -> bool:
    """Whether an -ed word stands before a noun rather than as a verb ("armed men", "masked gunmen")."""
    return line.word(index - 1) in harm_words().determiners or line.word(index + 1) in ("and", ",", "'s")


def read_links(line: Line, earlier: Link | None = None) -> tuple[Link, ...]:
    """Return the tolls that the sentence states, as links from phrases to harms; ``earlier`` is the last one of the sentence before."""
    return LinkReader(line, earlier).read()
