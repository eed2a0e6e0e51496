"""What a reader remembers on the way through an article: who was named, where, and whether they spoke or acted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from counterclaim.actor import Actor
from counterclaim.extract.aliases import Aliases
from counterclaim.extract.homeland import Homeland, states
from counterclaim.mention import PassageMentions
from counterclaim.vocabulary.actors import name_of_side, names_body, unrecognised
from counterclaim.vocabulary.stances import references

Resolved = dict[tuple[int, int], tuple[Actor, ...]]
MEMORY = 40  # actors back that a pronoun or description can reach
NAMED = frozenset({"name", "description"})  # forms of mentions that name a group, or a man of its
SENTENCES_BACK = 3  # sentences back that a pronoun can reach
BODIES = frozenset({"government_body", "military", "international_body", "ngo"})
ORGANISED = frozenset({"state", "government_body", "military", "armed_group", "international_body", "ngo", "outlet"})


@dataclass(slots=True)
class Seen:
    """An actor that was named, and where: ``sentence`` counts through the article; ``first`` if it opened its sentence or spoke."""

    actors: tuple[Actor, ...]
    sentence: int
    subject: bool
    quoted: bool = False
    speaks: bool = False
    agent: bool = False  # the subject of a verb by the tree
    pronoun: bool = False
    words: str = ""  # the words of the mention, casefolded
    aside: bool = False  # who speaks in a relative clause alone ("which N denies")
    modifies: bool = False  # only says more of a noun behind it ("N capitals")


@dataclass(slots=True)
class Memory:
    """What a reader remembers on the way through an article."""

    belligerents: tuple[Actor, ...]
    home: Homeland
    aliases: Aliases
    rebels: Actor | None = None
    officials: str | None = None  # the one state whose officials the article names
    monitor: Actor | None = None  # the one body of citizens that the article names
    people: dict[str, Actor] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    female: dict[str, bool] = field(default_factory=dict)  # by a person's name, as far as titles told
    resolved: Resolved = field(default_factory=dict)
    opened: int = 0  # the first sentence of the paragraph at hand
    in_arms: Actor | None = None  # the one armed group or breakaway authority that the article names at all
    introduced: Mapping[str, frozenset[str]] = field(default_factory=dict)  # with which nouns the article introduces a body
    bearers: frozenset[str] = frozenset()  # last names of people that are those of states, too
    coalition: bool = False  # whether several states fight beside each other in the article
    told_from: str | None = None  # the state from which the article is told, where that is no party to the fighting
    ours: str | None = None  # that state, where the words around the mention at hand speak of it
    told: str | None = None  # the state whose press whoever is mentioned spoke to
    seat: str | None = None  # the state of the place that opens the clause of the mention at hand ("In N, the ministry")
    spoken: str | None = None  # the state of the place where the mention at hand speaks ("the minister said in N")
    where: str | None = None  # the state of the place named with the mention at hand ("the governor of N", "a police spokesman in N")

    def recall(self) -> Iterator[Seen]:
        """Yield what was seen, the latest first."""
        return reversed(self.seen[-MEMORY:])


def is_person(actor: Actor) -> bool:
    """Whether the actor is a person, or a name of two words that nothing tells to be a body ("Xregion Command")."""
    return actor.kind == "person" or (actor.kind == "unknown" and " " in actor.name and not names_body(actor.name))


def latest(memory: Memory, sentence: int, fits: Callable[[Seen], bool], reach: int = SENTENCES_BACK) -> tuple[Actor, ...]:
    """Return the most recent fitting actors within reach: a subject of this sentence, a subject of one before, then anybody."""
    near = [one for one in memory.recall() if sentence - one.sentence <= reach and fits(one)]
    for distance in range(reach + 1):
        here = [one for one in near if sentence - one.sentence == distance]
        subjects = [one for one in here if one.subject]
        if subjects:
            speaking = [one for one in subjects if one.speaks]
            return (speaking or subjects)[-1].actors
        if here:
            return here[0].actors
    return ()


def is_in_arms(actor: Actor, word: str = "separatists") -> bool:
    """Whether words for rebels can mean the actor: an armed group, or a breakaway authority where the word is for those who break away."""
    if actor.kind == "armed_group":
        return True
    return actor.kind != "person" and actor.side in unrecognised() - states() and word.rstrip("s") in references().breakaway


def alone_in_arms(passages: tuple[PassageMentions, ...]) -> Actor | None:
    """Return the one armed group or breakaway authority that an article names, null where it names none or several."""
    named = {
        mention.actor.side: band_of(mention.actor)
        for passage in passages
        for mention in reversed(passage.actors)
        if mention.actor is not None and mention.actor.side is not None and mention.form in NAMED and is_in_arms(band_of(mention.actor))
    }
    return next(iter(named.values())) if len(named) == 1 else None


def band_of(actor: Actor) -> Actor:
    """Return the group or authority whose man an actor is, else the actor."""
    name = name_of_side(actor.side or "")
    if actor.kind != "person" or name is None or actor.side == actor.iso3:
        return actor
    return Actor(name, actor.side, "state" if actor.side in unrecognised() else "armed_group", iso3=actor.iso3)
