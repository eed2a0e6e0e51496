"""The places of an article: which of its toponyms are places of the report, and how closely their words tie something to a point.

Which place a toponym means is for `extract.toponyms`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.event import Place
from counterclaim.extract.borders import home_borders
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.homeland import homeland
from counterclaim.extract.parties import wars
from counterclaim.extract.place_kinds import NATURAL, is_town_spot, kind_told, of_kind, place_kinds
from counterclaim.extract.place_parts import parts_without_name
from counterclaim.extract.toponyms import CANDIDATES, Choice, Toponym, ToponymKey, choose, gather, merge
from counterclaim.ids import content_id
from counterclaim.mention import PassageMentions, PlaceMention
from counterclaim.vocabulary.places import PlaceRow, PlaceTable, fold, places, spelling_key

FOCUS_SHARE = 0.34  # of the places in the country with most of them, from which on an article plays in a country too
LIKENESS_COUNTRIES = 3  # in which a name that the table lacks is looked for in another spelling
WELL_KNOWN = 50_000  # people of a place that is meant wherever its name stands
LIKENESS_SHARE = 0.4  # of the evidence for the weightiest country, from which on they count

WHERE_PREC: Mapping[str, int | None] = {
    "settlement": 1, "site": 1, "district": 3, "admin1": 4, "region": 4, "line": 5, "country": 6, "water": 7
}  # fmt: skip
GEO_PRECISION: Mapping[str, int] = {
    "settlement": 1,
    "site": 1,
    "district": 2,
    "admin1": 3,
    "region": 3,
    "line": 3,
    "country": 3,
    "water": 3,
}
SPOT = "spot"  # what stands beside the name of a street or square
BESIDE = frozenset({"near", "around", "outside", "towards", "toward", "beyond", "along", "off", "surrounding"})
HOLDS = re.compile(r", |,? in (?:the )?(?:\w+ern )?")  # between a place and what holds it
CREDITS = re.compile(r"\b(?:[Rr]eporting|[Ww]riting|[Ee]diting)(?: and (?:writing|editing))? by\b")  # "Reporting by N. N. in X"
QUARTERS = frozenset({"district", "neighbourhood", "neighborhood", "suburb", "quarter", "area", "camp"})
QUARTER_OF = re.compile(
    r" (?:district|neighbou?rhood|suburb|quarter|area)s? (?:of|in) (?:the )?(?:[\w-]+ )?(?:[A-Z]\w+ )?(?:(?:city|town|capital)(?: of)? ?)?"
)
QUARTER_IN = re.compile(r"(?:'s|’s)? (?:[a-z-]+ )?(?:(?:district|neighbou?rhood|suburb|quarter|area) of )?")
WRITTEN_IN = re.compile(r"(?:[A-Z][\w.,'’ -]*/)?[A-Z][A-Z.'’ -]+, ")  # before the country of a dateline
INITIALS = re.compile(r"(?:[A-Z]\.?){2,4}")
ATTRIBUTE = re.compile(r"[ -][A-Za-z]")  # "a U.S. defence official" names a state, not a place
CENTRE_WORDS = frozenset({"city", "town", "village", "hamlet", "settlement", "capital"})


# ---- the places of an article ----


@dataclass(frozen=True, slots=True)
class Use:
    """A mention of a toponym in an article."""

    passage: int
    mention: PlaceMention
    toponym: Toponym
    capital: bool = False  # stands for its government
    city: ToponymKey | None = None  # of which it is a quarter, by the words between them
    part: str = ""  # of the country ("northern"), which has no point


def extract_places(reading: Reading, *, taking_part: frozenset[str] = frozenset()) -> tuple[Place, ...]:
    """Return one place for each distinct place of the article, at its first mention that matters, in reading order.

    ``taking_part`` are the sides that the article ties to the fight: a state among them matters wherever it lies.
    """
    uses = sorted(_all_uses(reading.passages), key=lambda use: (use.passage, use.mention.start, not use.capital))
    merged = _with_likenesses(merge(use.toponym for use in uses))
    chosen = dict(zip(merged, choose(tuple(merged.values())), strict=True))
    named = {choice.row.iso2 for choice in chosen.values() if choice is not None and choice.row.type == "country"}
    uses = [use for use in uses if not use.capital or places().row(use.toponym.candidates[0]).iso2 not in named]
    about = homeland(reading.passages).state
    relevant = _relevant_countries(uses, chosen, _states(taking_part | _fighting(reading.passages) | ({about} if about else set())))
    found: dict[object, Place] = {}
    for use in uses:
        choice = chosen[use.toponym.key]
        if choice is None:
            found.setdefault(spelling_key(use.toponym.name), _unlisted(reading, use, chosen.get(use.city) if use.city else None))
        elif _matters(use, choice, relevant):
            key = (_identity(use, choice), use.part)
            found[key] = _fuller(found[key], use) if key in found else _place(reading, use, choice)
    return tuple(found.values())


def _all_uses(passages: tuple[PassageMentions, ...]) -> Iterator[Use]:
    home = homeland(passages)
    states = frozenset(home.ranked[:2])  # a border matters where it is one of theirs
    for index, passage in enumerate(passages):
        yield from _uses(index, passages)
        yield from _speaking_capitals(index, passage)
        yield from (_part_of(index, mention) for mention in parts_without_name(passage, home.state))
        yield from (Use(index, border, Toponym(border.name, ())) for border in home_borders(passage, states))


def _part_of(index: int, mention: PlaceMention) -> Use:
    part, _, country = mention.name.partition(" ")
    return Use(index, mention, Toponym(country, mention.candidates), part=part)


def _fuller(place: Place, use: Use) -> Place:
    """Return the place under the fuller name by which the article calls it too ("Nagorno-Karabakh" for "Karabakh")."""
    words = use.mention.name
    return replace(place, name=words) if words != place.name and re.fullmatch(rf"(?i:.+[ -]){re.escape(place.name)}", words) else place


def _with_likenesses(toponyms: dict[ToponymKey, Toponym]) -> dict[ToponymKey, Toponym]:
    """Return the toponyms, those that the table lacks or has in other countries only with the rows that another spelling of them names."""
    table = places()
    evidence = gather(
        tuple(toponyms.values()), [[table.row(row) for row in one.candidates[:CANDIDATES]] for one in toponyms.values()], table
    )
    top = sorted(evidence.countries, key=lambda iso2: (-evidence.countries[iso2], iso2))[:LIKENESS_COUNTRIES]
    countries = [iso2 for iso2 in top if evidence.country_share(iso2) >= LIKENESS_SHARE]
    return {key: _alike(one, countries, table) for key, one in toponyms.items()}


def _alike(toponym: Toponym, countries: Sequence[str], table: PlaceTable) -> Toponym:
    if (
        not toponym.located
        or toponym.kind == NATURAL
        or any(_is_found(table.row(row), countries) for row in toponym.candidates[:CANDIDATES])
    ):
        return toponym
    if any(table.population(row) > WELL_KNOWN for row in toponym.candidates):
        return toponym
    rows = tuple(row for iso2 in countries for row in table.spelt_like(toponym.name, iso2, loosely=not toponym.candidates))
    return replace(toponym, candidates=(*rows, *toponym.candidates)) if rows else toponym


def _is_found(row: PlaceRow, countries: Sequence[str]) -> bool:
    """Whether a row is one that is meant here: hand-made, a country, or a place with a point in one of ``countries``."""
    return row.overlay or row.type == "country" or (row.iso2 in countries and row.lat is not None)


def _uses(index: int, passages: tuple[PassageMentions, ...]) -> Iterator[Use]:
    passage = passages[index]
    credits = CREDITS.search(passage.view)
    for at, mention in enumerate(passage.places):
        if credits is not None and mention.start > credits.start():  # where a desk sits
            continue
        if _is_time(passage, mention) or (not mention.candidates and _is_something_else(passage, mention)):
            continue
        following = passage.places[at + 1] if at + 1 < len(passage.places) else None
        contained = following is not None and HOLDS.fullmatch(passage.view, mention.end, following.start) is not None
        containers = frozenset(_containers(following)) if contained and following is not None else frozenset()
        countries = frozenset(_adjective_countries(passage, mention))
        if WRITTEN_IN.fullmatch(passage.view, 0, mention.start):  # "GOMA, Congo -" is written in Goma
            continue
        located = bool(mention.relation or mention.feature)
        if not located and INITIALS.fullmatch(mention.name) and ATTRIBUTE.match(passage.view, mention.end):
            continue
        toponym = Toponym(mention.name, of_kind(mention), containers, countries, located, kind_told(mention.feature))
        spot = mention.feature == SPOT and not contained and is_town_spot(mention.name)
        city = None if mention.candidates else _city_around(passage, at) or (_town_of_spot(passages, index) if spot else None)
        yield Use(index, mention, toponym, city=city)


def _city_around(passage: PassageMentions, at: int) -> ToponymKey | None:
    """Return the city of which a place is a quarter: "the X district of Y", "Y's X neighbourhood", "the Y suburb of X"."""
    mention, near = passage.places[at], passage.places[max(0, at - 1) : at + 2]
    for other in (one for one in near if one is not mention):
        after = other.start > mention.start and QUARTER_OF.fullmatch(passage.view, mention.end, other.start)
        inside = mention.feature in QUARTERS and other.end < mention.start and QUARTER_IN.fullmatch(passage.view, other.end, mention.start)
        if after or inside:
            return Toponym(other.name, ()).key
    return None


def _town_of_spot(passages: tuple[PassageMentions, ...], index: int) -> ToponymKey | None:
    """Return the town in which a street or square lies: the only one that its paragraph names, or the nearest one before that names any."""
    for passage in reversed(passages[: index + 1]):
        named = {Toponym(one.name, ()).key for one in passage.places if one.candidates and _is_town(places().row(one.candidates[0]))}
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def _is_town(row: PlaceRow) -> bool:
    return row.type == "settlement"


def _is_something_else(passage: PassageMentions, mention: PlaceMention) -> bool:
    """Whether a name that the table lacks is that of an actor."""
    if mention.feature in {"border", "facility", SPOT}:
        return False
    spans = [(one.start, one.end) for one in passage.actors if one.actor is None or one.actor.kind != "unknown"]
    return any(start < mention.end and mention.start < end for start, end in spans)


def _is_time(passage: PassageMentions, mention: PlaceMention) -> bool:
    """Whether a name is part of a date: "on Nov. 13" names no village."""
    return any(one.kind == "calendar" and one.start <= mention.start and mention.end <= one.end for one in passage.times)


def _speaking_capitals(index: int, passage: PassageMentions) -> Iterator[Use]:
    """Yield the capitals that stand for their government: places only where the article names the country in no other way."""
    table = places()
    for actor in passage.actors:
        if actor.actor is None or actor.actor.iso3 is None or actor.form != "name" or actor.actor.kind not in {"state", "government_body"}:
            continue
        words = passage.view[actor.start : actor.end]
        known = [table.row(row) for row in table.lookup(words)]
        rows = tuple(row.row for row in known if _is_capital(row, actor.actor.iso3))[:1]
        if rows and not any(row.type == "country" for row in known):
            yield Use(index, PlaceMention(actor.start, actor.end, words, rows), Toponym(words, rows, located=False), capital=True)


def _is_capital(row: PlaceRow, iso3: str) -> bool:
    country = places().by_iso3.get(iso3)
    return row.type == "settlement" and row.iso3 == iso3 and country is not None and fold(country.capital) in {fold(row.name)}


def _containers(mention: PlaceMention) -> Iterable[int]:
    """Yield the rows of a mention that can hold another place: countries and regions, not towns."""
    table = places()
    return (row for row in mention.candidates if row < table.offset and table.row(row).type in {"country", "admin1", "region"})


def _adjective_countries(passage: PassageMentions, mention: PlaceMention) -> Iterator[str]:
    """Yield the country that an adjective before the name gives: "the Turkish city of X", "Iraq's Y"."""
    table = places()
    for actor in passage.actors:
        if actor.actor is None or actor.actor.iso3 is None or not 0 <= mention.start - actor.end <= 30:
            continue
        between = passage.view[actor.end : mention.start].casefold().replace("'s", " ").replace("’s", " ").split()
        if set(between) <= CENTRE_WORDS | {"of", "northern", "southern", "eastern", "western", "central", "border", "port", "coastal", ","}:
            country = table.by_iso3.get(actor.actor.iso3)
            if country is not None:
                yield country.iso2


def _fighting(passages: tuple[PassageMentions, ...]) -> frozenset[str]:
    """Return the sides of the wars of which the article tells."""
    return frozenset(side for war in wars(passages) for side in war.sides if side)


def _states(sides: frozenset[str]) -> frozenset[str]:
    """Return the two-letter codes of the states among ``sides``."""
    return frozenset(country.iso2 for side, country in places().by_iso3.items() if side in sides)


def _relevant_countries(uses: Sequence[Use], chosen: Mapping[ToponymKey, Choice | None], fighting: frozenset[str]) -> frozenset[str] | None:
    """Return the countries in which the article's places lie, their neighbours and those that fight: these matter as actors too.

    Null where nothing is set anywhere: then every country matters.
    """
    table, weights = places(), dict[str, float]()
    for use in uses:
        choice = chosen[use.toponym.key]
        if choice is None or not choice.row.iso2 or not use.toponym.located:
            continue
        weights[choice.row.iso2] = weights.get(choice.row.iso2, 0.0) + 1.0
    if not weights:
        return None
    top = max(weights.values())
    focus = {iso2 for iso2, weight in weights.items() if weight >= FOCUS_SHARE * top and iso2 in table.by_iso2}
    return frozenset(focus.union(fighting, *(table.by_iso2[iso2].neighbours for iso2 in focus)))


def _matters(use: Use, choice: Choice, relevant: frozenset[str] | None) -> bool:
    """Whether a mention is a place of the report: a country that only acts and lies far away is none.

    Nor is a small place that nothing but the annotator's tag speaks for and that cannot be told from its namesakes.
    """
    if not (use.toponym.located or choice.certain or choice.row.overlay or choice.row.type == "country"):
        return False
    return choice.row.type != "country" or use.toponym.located or relevant is None or choice.row.iso2 in relevant


def _identity(use: Use, choice: Choice) -> object:
    return choice.row.row if choice.certain or choice.row.lat is None else use.toponym.key


def _place(reading: Reading, use: Use, choice: Choice) -> Place:
    if use.part and choice.row.type == "country":
        return _part(reading, use, choice.row)
    row, certain = choice.row, choice.certain
    named, end = _words_of(reading, use, row)
    span = reading.span(use.passage, use.mention.start, end, "place")
    pinned = certain and row.type != "country"
    where_prec, geo_precision = _precision(use.mention, row) if certain else (None, None)
    return Place(
        id=content_id("place", reading.article.id, span.start, span.end),
        article=reading.article.id,
        start=span.start,
        end=span.end,
        spans=(span,),
        provenance=made_by("place.table"),
        name=named,
        canonical=row.name if certain else named,
        geonameid=row.geonameid if certain else None,
        lat=row.lat if pinned else None,
        lon=row.lon if pinned else None,
        iso3=row.iso3 if certain else None,
        geo_precision=geo_precision,
        where_prec=where_prec,
    )


def _part(reading: Reading, use: Use, country: PlaceRow) -> Place:
    """Return a part of a country: a region without a point, named by the side of the country that it is."""
    span = reading.span(use.passage, use.mention.start, use.mention.end, "place")
    return Place(
        id=content_id("place", reading.article.id, span.start, span.end),
        article=reading.article.id,
        start=span.start,
        end=span.end,
        spans=(span,),
        provenance=made_by("place.part"),
        name=use.mention.name,
        canonical=f"{use.part} {country.name}",
        geonameid=None,
        lat=None,
        lon=None,
        iso3=country.iso3,
        geo_precision=GEO_PRECISION["region"],
        where_prec=WHERE_PREC["region"],
    )


NAMED_KIND = re.compile(
    r" (?:(?:[Rr]efugee |[Dd]isplacement |IDP )?[Cc]amp"
    r"|[Rr]iver|[Ff]orest|[Mm]ountains|State|Province|Governorate|District|Region|Oblast|County|Township|Valley|Strip|Heights|Peninsula|Island|Islands|Desert)\b"
)  # a capital makes the kind of place part of its name; a camp has no other


def _words_of(reading: Reading, use: Use, row: PlaceRow | None = None) -> tuple[str, int]:
    """Return the name as the article writes it and where it ends: with the kind of place where that is part of it ("Zamzam camp")."""
    view, mention = reading.passages[use.passage].view, use.mention
    kind = NAMED_KIND.match(view, mention.end) if view.startswith(mention.name, mention.start) else None
    if kind is None and _ends_in_kind(mention, row):
        kind = re.compile(rf" (?i:{re.escape(mention.feature)})\b").match(view, mention.end)
    wide = row is not None and row.type in {"country", "admin1", "region"} and kind is not None and kind.group() == " camp"
    if kind is None or wide or re.match(r" [A-Z]", view[kind.end() :]):  # a camp in that land, or more of a longer name follows
        return mention.name, mention.end
    return mention.name + kind.group(), kind.end()


def _ends_in_kind(mention: PlaceMention, row: PlaceRow | None) -> bool:
    """Whether the kind in small letters is part of the name: "Shan state", no more called "Shan" than its people are; "the Orva valley"."""
    if row is None:
        return not mention.candidates and mention.feature in place_kinds().in_names
    return bool(mention.feature) and fold(row.name) == fold(f"{mention.name} {mention.feature}")


def _unlisted(reading: Reading, use: Use, city: Choice | None) -> Place:
    """Return a place that the words call one and that the table lacks (a village, a border): its name, and no point.

    A quarter of a city that is known has the city's point, coded as near it (UCDP 2, ACLED 2).
    """
    line = use.mention.feature == "border"
    row = city.row if city is not None and city.certain and city.row.type == "settlement" else None
    near = row is not None and row.lat is not None
    name, end = _words_of(reading, use)
    span = reading.span(use.passage, use.mention.start, end, "place")
    return Place(
        id=content_id("place", reading.article.id, span.start, span.end),
        article=reading.article.id,
        start=span.start,
        end=span.end,
        spans=(span,),
        provenance=made_by("place.unlisted"),
        name=name,
        canonical=name,
        geonameid=None,
        lat=row.lat if row is not None else None,
        lon=row.lon if row is not None else None,
        iso3=row.iso3 if row is not None else None,
        geo_precision=GEO_PRECISION["line"] if line else 2 if near else None,
        where_prec=WHERE_PREC["line"] if line else 2 if near else None,
    )


def _precision(mention: PlaceMention, row: PlaceRow) -> tuple[int | None, int | None]:
    """Return UCDP's where_prec and ACLED's geo_precision: how closely the words tie something to the point."""
    if row.type == "region" and row.lat is None:
        return (None, None) if row.iso3 is None else (WHERE_PREC["region"], GEO_PRECISION["region"])
    if row.type in {"settlement", "site"} and mention.feature in place_kinds().areas:
        return WHERE_PREC["district"], GEO_PRECISION["district"]
    if row.type == "settlement" and kind_told(mention.feature) == "admin1":  # the table knows the province by its seat alone
        return WHERE_PREC["admin1"], GEO_PRECISION["admin1"]
    if row.type in {"settlement", "site"} and mention.relation in BESIDE:
        return 2, 2
    return WHERE_PREC[row.type], GEO_PRECISION[row.type]
