"""Figures of one row and one claimant's column: each once, with every place where it is said and what speaks against it.

A figure that several articles of one origin repeat counts once; one that several origins carry is one figure with so many origins.
Nothing is added up.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.link import actor_key
from counterclaim.report.lookup import Lookup
from counterclaim.report.wording import same_words
from counterclaim.toll import Toll, ValueStatus


@dataclass(frozen=True, slots=True)
class Column:
    """A claimant of the board: ``key`` tells it apart, ``side`` is whom it stands for, ``name`` is set where it is not simply that side."""

    key: str
    side: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one claimant, with every place where it is said. ``leading`` is the toll whose words are shown: the latest.

    ``disputed`` is true where a link finds it cannot hold together with another figure; ``denied_by`` names the sides that deny it.
    """

    leading: Toll
    tolls: tuple[Toll, ...]
    origins: int
    speakers: tuple[str, ...]
    disputed: bool
    denied_by: tuple[str, ...]
    flags: tuple[str, ...]

    @property
    def status(self) -> ValueStatus:
        """Whether a number is stated, kept back or denied."""
        return self.leading.value_status


@dataclass(frozen=True, slots=True)
class Doubts:
    """What speaks against records, by record id: sides that deny it, figures it cannot hold together with, flags in words."""

    denied_by: dict[str, tuple[str, ...]]
    disputed: frozenset[str]
    flags: dict[str, tuple[str, ...]]


NO_DOUBTS = Doubts({}, frozenset(), {})


def column_of(claimant: Actor, look: Lookup) -> Column:
    """Return the column a claimant speaks in: one a side; bodies, monitors and others that stand for no side have one each.

    Spellings of one name are one claimant, under the name that stands for all of them.
    """
    if claimant.side in (UNNAMED, OUTLET):
        return Column(claimant.side, claimant.side, None)
    if claimant.side in (INTL, NGO, OTHER) or claimant.side is None:
        key = actor_key(claimant.side, claimant.name)
        name = look.bearers.get(key, key).partition(": ")[2]
        return Column(f"{claimant.side}:{name.casefold()}", claimant.side, name)
    return Column(claimant.side, claimant.side, None)


def figures_of(tolls: Iterable[Toll], look: Lookup, doubts: Doubts = NO_DOUBTS, denials: tuple[Toll, ...] = ()) -> tuple[Figure, ...]:
    """Return the figures that ``tolls`` (of one row and column) say, each once: the latest first, then the most widely carried."""
    groups: dict[tuple[object, ...], list[Toll]] = {}
    told: dict[tuple[object, ...], tuple[object, ...]] = {}
    for toll in tolls:
        key = (*_figure_key(toll, look), *_incident(toll))
        said = look.variants.get(toll.id) or look.variants.get(
            toll.claim or ""
        )  # the figure, or the claim that carries it, is said elsewhere
        if said:
            key = told.setdefault((*_figure_key(toll, look), said), key)
        groups.setdefault(key, []).append(toll)
    figures = [_figure(group, look, doubts, denials) for group in groups.values()]
    by_origins = sorted(figures, key=lambda figure: -figure.origins)
    return tuple(sorted(by_origins, key=lambda figure: look.day(figure.leading), reverse=True))


def _figure_key(toll: Toll, look: Lookup) -> tuple[object, ...]:
    """Return what makes two tolls of one row and column the same figure, unless each is of an incident of its own.

    Claimants that share the last column stay apart, and so do unnamed sources that are called by different names.
    """
    claimant = toll.claimant.name.casefold() if toll.claimant.side == UNNAMED else column_of(toll.claimant, look).key
    return (toll.low, toll.high, toll.value_status, toll.period, claimant)


def _incident(toll: Toll) -> tuple[object, ...]:
    """Return what tells one incident from another where no link finds them to be one: place and day."""
    return (same_words(toll.place or ""), toll.as_of) if toll.period == "incident" else ()


def _figure(tolls: list[Toll], look: Lookup, doubts: Doubts, denials: tuple[Toll, ...]) -> Figure:
    leading = max(tolls, key=lambda toll: (toll.period == "incident" and bool(toll.as_of), look.day(toll), look.is_root(toll.article)))
    about = {toll.id for toll in tolls} | {toll.claim for toll in tolls if toll.claim}
    against = {side for each in about for side in doubts.denied_by.get(each, ())}
    against |= {toll.claimant.side for toll in denials if toll.claimant.side and _denies(toll, leading)}
    return Figure(
        leading=leading,
        tolls=(leading, *(toll for toll in tolls if toll is not leading)),
        origins=look.origins(tolls),
        speakers=tuple(dict.fromkeys(look.speaker(toll.claimant, toll) for toll in tolls)),
        disputed=bool(about & doubts.disputed),
        denied_by=tuple(sorted(against - {leading.claimant.side})),
        flags=tuple(dict.fromkeys(flag for each in sorted(about) for flag in doubts.flags.get(each, ()))),
    )


def _denies(denial: Toll, toll: Toll) -> bool:
    """Whether ``denial`` of the same row speaks against ``toll``; of a single incident only where the number is the same."""
    return toll.value_status == "stated" and (toll.period != "incident" or toll.low == denial.low)
