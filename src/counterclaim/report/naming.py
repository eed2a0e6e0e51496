"""What a side is called, which sides are at war with each other, and what the conflict is called."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.report.wording import listed, same_words, words
from counterclaim.store import CaseView
from counterclaim.vocabulary.actors import countries, name_of_side

NO_SIDE = frozenset({INTL, NGO, UNNAMED, OTHER, OUTLET})
UNKNOWN = "Side not stated"
BELLIGERENT_SHARE = 0.25  # a side is at war when it is harmed or fights at least this often beside the most affected side
MOST_BELLIGERENTS = 4
LONGEST_NAME = 5  # words of a place's name


@dataclass(frozen=True, slots=True)
class Names:
    """Display names of sides, and the sides in the order of the brief: belligerents first, then by how often they speak."""

    display: dict[str, str]
    belligerents: tuple[str, ...]
    order: tuple[str, ...]

    def side(self, side: str | None) -> str:
        """Return the display name of ``side``; its code where no name is known."""
        return UNKNOWN if side is None else self.display.get(side) or name_of_side(side) or side

    def within(self, side: str | None) -> str:
        """Return the display name of ``side`` as it stands inside a sentence: "unnamed sources", "Armenia"."""
        name = self.side(side)
        return name[0].lower() + name[1:] if side is None or side in NO_SIDE else name

    def rank(self, side: str | None) -> int:
        """Return where ``side`` stands in the order of the brief; unknown sides come last."""
        return self.order.index(side) if side in self.order else len(self.order)


def actors_of(view: CaseView) -> Iterable[Actor]:
    """Yield every actor that the records of ``view`` name, once a record."""
    for claim in view.claims:
        yield claim.claimant
    for toll in view.tolls:
        yield toll.claimant
    for event in view.events:
        yield from (*event.actors, *event.recipients)
    for relation in view.relations:
        yield from (relation.left, relation.right)
    for measure in view.measures:
        yield measure.by
    for position in view.positions:
        yield position.actor
    for demand in view.demands:
        yield from (*demand.by, *demand.of)


def learn_names(view: CaseView) -> Names:
    """Return the names and the order of the sides of ``view``."""
    belligerents = find_belligerents(view)
    spoken = Counter(actor.side for actor in actors_of(view) if actor.side)
    others = [
        side for side, _ in sorted(spoken.items(), key=lambda item: (item[0] in NO_SIDE, -item[1], item[0])) if side not in belligerents
    ]
    suffered = sorted({toll.subject.side for toll in view.tolls if toll.subject.side} - {*belligerents, *others})
    return Names({**_group_names(view), **words().sides}, belligerents, (*belligerents, *others, *suffered))


def _group_names(view: CaseView) -> dict[str, str]:
    """Return names of sides: as the vocabulary has it, else as the record names them most often."""
    named: dict[str, Counter[str]] = {}
    for actor in actors_of(view):
        if actor.side and actor.side not in NO_SIDE and actor.kind in ("state", "armed_group", "government_body", "unknown"):
            named.setdefault(actor.side, Counter())[actor.name] += 2 if actor.kind in ("state", "armed_group") else 1
    usual = {side: min(counts, key=lambda name: (-counts[name], len(name), name)) for side, counts in named.items()}
    return {side: name_of_side(side) or name for side, name in usual.items()}


def find_belligerents(view: CaseView) -> tuple[str, ...]:
    """Return the sides at war: those that suffer losses, fight or are hostile most often, the most affected first."""
    weight: Counter[str] = Counter()
    for toll in view.tolls:
        weight.update([toll.subject.side] * 2 if toll.subject.side else [])
    for event in view.events:
        if event.plover == "ASSAULT":
            weight.update({actor.side for actor in (*event.actors, *event.recipients) if actor.side})
    for relation in view.relations:
        if relation.kind == "hostile":
            weight.update({actor.side for actor in (relation.left, relation.right) if actor.side})
    ranked = sorted(((side, n) for side, n in weight.items() if side not in NO_SIDE), key=lambda item: (-item[1], item[0]))
    return tuple(side for side, n in ranked[:MOST_BELLIGERENTS] if n >= BELLIGERENT_SHARE * ranked[0][1])


def of_articles(view: CaseView, articles: Collection[str]) -> CaseView:
    """Return ``view`` with the records of these articles alone, as far as a name rests on them."""
    return replace(
        view,
        tolls=tuple(one for one in view.tolls if one.article in articles),
        events=tuple(one for one in view.events if one.article in articles),
        relations=tuple(one for one in view.relations if one.article in articles),
        places=tuple(one for one in view.places if one.article in articles),
    )


def name_conflict(view: CaseView, names: Names) -> str:
    """Return what to call the conflict: its belligerents, and the place that most attacks are told of where one stands out."""
    sides = listed([names.side(side) for side in names.belligerents]) or "Conflict"
    place = contested_place(view, {names.side(side) for side in names.belligerents} | {country.name for country in countries().countries})
    return f"{sides}: {place}" if place else sides


def contested_place(view: CaseView, not_these: set[str]) -> str | None:
    """Return the place that most attacks are told of, at least two, leaving out the names ``not_these`` (states and sides at war).

    Places of the record count wherever an event's place names them ("near Tiro", "Tiro's port"); where the record has none, the
    events' own words do.
    """
    told = [event.place.name for event in view.events if event.plover == "ASSAULT" and event.place]
    known = {place.name for place in view.places} or {name for name in told if len(name) <= 40}
    names = {same_words(name): name for name in sorted(known - not_these, reverse=True)}
    counted = Counter(name for words in told for name in {names[run] for run in _runs(words) if run in names})
    ranked = sorted(((name, n) for name, n in counted.items() if n > 1), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked else None


def _runs(text: str) -> Iterator[str]:
    """Yield every run of up to `LONGEST_NAME` words of ``text``, folded as `same_words` does."""
    folded = same_words(text).split()
    for start in range(len(folded)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(folded)) + 1):
            yield " ".join(folded[start:end])
