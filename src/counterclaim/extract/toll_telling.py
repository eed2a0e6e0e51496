"""A toll as one claimant tells it, and the words around its verb that name who acts."""

from dataclasses import dataclass

from counterclaim.actor import Actor
from counterclaim.extract.toll_draft import Link
from counterclaim.extract.toll_lines import QUOTES, Line, Who
from counterclaim.extract.toll_war import NO_PARTY
from counterclaim.extract.toll_words import harm_words

COUNTING_KINDS = frozenset({"government_body", "international_body", "ngo"})
PAIR_REACH = 8  # words between "between" and "and"
JOINING, BETWEEN = "and", "between"
SUBJECT_REACH = 7  # words between who suffers losses and the verb
LEAD_WORDS = 3  # words before a name in which "on", "in" or "against" says that it is no doer


@dataclass(frozen=True, slots=True)
class Telling:
    """A link as a claimant tells it: what decides whose losses it counts.

    ``first`` is the first word of what the claimant says; ``before`` the links of the sentence before this one; ``country`` gives the
    ISO code of the country of the place that the link is said of, null where none is named or it is in doubt,
    ``home`` the state that the article's bare words of forces mean, null where that is open.
    """

    line: Line
    link: Link
    claimant: Actor
    first: int = 0
    before: tuple[Link, ...] = ()
    country: str | None = None
    home: str | None = None


def who_before(line: Line, verb: int) -> Who | None:
    """Return the actor mention that is the subject of the verb at ``verb``: the nearest before it, auxiliaries and adverbs between."""
    near = [who for who in line.whos if who.last <= verb and verb - who.last <= SUBJECT_REACH and who.actors]
    for who in reversed(near):
        between = line.lower[who.last : verb]
        if all(is_light(word) for word in between):
            places = harm_words().places | harm_words().prepositions
            led = bool(places.intersection(line.lower[max(0, who.first - 2) : who.first])) or _is_of_two(line, who)
            return None if led else who
    return None


def _is_of_two(line: Line, who: Who) -> bool:
    """Whether a name is the second of "between X and Y": what is between them did the harm, not Y."""
    joined = next((at for at in range(who.first - 1, max(-1, who.first - 1 - LEAD_WORDS), -1) if line.word(at) == JOINING), -1)
    return joined > 0 and BETWEEN in line.lower[max(0, joined - PAIR_REACH) : joined]


def is_light(word: str) -> bool:
    """Whether a word can stand between who acts and the verb."""
    words = harm_words()
    helper = word in words.perfect or word in words.auxiliaries or word in words.negations or word in QUOTES
    return helper or word.endswith("ly") or word in words.light or word in words.forces or word in words.attacks


def one_actor(who: Who) -> Actor | None:
    """Return the actor of a mention that stands for one alone."""
    return who.actors[0] if len(who.actors) == 1 else None


def is_led(line: Line, who: Who) -> bool:
    """Whether a preposition before a name says that it did nothing: "in X", "on X's base", "against X"."""
    lead = line.lower[max(0, who.first - LEAD_WORDS) : who.first]
    lead = lead[len(lead) - lead[::-1].index(",") :] if "," in lead else lead  # "In May, X ..." leads X nowhere
    return bool(harm_words().prepositions.intersection(lead) - {"by", "from"})


def is_speaker(told: Telling, who: Who) -> bool:
    """Whether "it" or "they" opens what somebody says of itself: "X said it had killed 80"."""
    opens = who.form == "pronoun" and told.first <= who.first <= told.first + 1 and told.first > 0
    return opens and told.claimant.side not in NO_PARTY


def is_counting_body(line: Line, who: Who) -> bool:
    """Whether "X's toll" is the count that X keeps, not that of its own dead: an office or a monitor, no army and no state."""
    owns = who.possessive or line.word(who.last) in ("'s", "'")
    return owns and bool(who.actors) and all(actor.kind in COUNTING_KINDS for actor in who.actors)
