"""What somebody says: claims, and the demands and positions they carry."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from counterclaim.actor import Actor
from counterclaim.mention import Voice
from counterclaim.noun import Record

SpeechAct = Literal[
    "state", "claim", "confirm", "deny", "accuse", "condemn", "demand", "call_for", "offer", "pledge", "warn", "threaten", "reject",
    "accept", "concede", "retract", "announce", "assess",
]  # fmt: skip
Factuality = Literal["certain", "probable", "possible", "denied", "unknown"]
UtteredBasis = Literal["stated", "publication", "none"]
Stance = Literal["accept", "conditional", "reject", "counter", "none_reported"]


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One hop of who says that who says: the actor, the capacity in which they speak, and the cue's words."""

    actor: Actor
    cue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """Somebody says something (PARC3 / PolNeAR: source, cue, content; FactBank: factuality).

    ``start``..``end`` is the content, from the start of its first fragment to the end of its last. ``chain`` runs outermost first; its last
    link is ``claimant``. A content with several claimants is several claims. ``about`` names the records that the claim asserts, or for
    a denial the records and claims that it denies. ``uttered_at`` is an ISO day or interval, null where the text does not tell.
    """

    record: ClassVar[str] = "claim"

    claimant: Actor
    chain: tuple[ChainLink, ...]
    speech_act: SpeechAct
    voice: Voice
    factuality: Factuality
    hedges: tuple[str, ...]
    uttered_at: str | None
    uttered_basis: UtteredBasis
    addressee: Actor | None
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Record):
    """What is asked of whom: ``content`` is verbatim, ``claim`` the claim that voices it."""

    record: ClassVar[str] = "demand"

    by: tuple[Actor, ...]
    of: tuple[Actor, ...]
    content: str
    claim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """Where an actor stands on a demand or a claim, named in ``on`` in the article's words; the condition is verbatim."""

    record: ClassVar[str] = "position"

    actor: Actor
    on: str
    stance: Stance
    condition: str | None
    claim: str | None
