"""Who can act or speak: states and authorities, organisations, offices, leaders, descriptions; one schema for each vocabulary file."""

from collections.abc import Sequence
from functools import cache

import msgspec

from counterclaim.actor import ActorKind
from counterclaim.vocabulary.loader import Vocabulary, load

LONGEST_OFFICE = 4  # words


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state: its ISO 3166 alpha-3 code, the names, adjectives and nouns in use, and its seats of government as metonyms."""

    iso3: str
    name: str
    aka: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


class Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An authority without general recognition: ``side`` is its code, ``iso3`` the de jure state ("" where that is in dispute).

    ``peoples`` are adjectives of the people it claims to stand for: "ethnic Armenian forces" are its forces where the article names it.
    ``people_side`` is the side of those who live there, where it is not that of who rules them ("" = the same).
    """

    side: str
    name: str
    aka: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    iso3: str
    peoples: tuple[str, ...]
    source: str
    people_side: str = ""


class Ambiguity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A casefolded country word that is something else beside these words: directly before or after it, or anywhere in the passage."""

    word: str
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    near: tuple[str, ...]


class CountryVocabulary(Vocabulary, frozen=True, kw_only=True):
    """countries.toml."""

    countries: tuple[Country, ...]
    authorities: tuple[Authority, ...]
    ambiguous: tuple[Ambiguity, ...]


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body that is no state; ``side`` "" stands for the default of its list.

    ``state_organ`` marks forces of a state, or of an authority that ``side`` names, that have a name of their own; ``governs`` are the
    terms, ISO days from the first on and before the last ("" = until now), in which the group is the government of its state;
    ``national`` marks a name that bodies of one nation bear too, each of which is one of citizens ("the Xlandish Red Cross").
    """

    name: str
    words: tuple[str, ...]
    side: str = ""
    iso3: str = ""
    kind: ActorKind | None = None
    state_organ: bool = False
    governs: tuple[tuple[str, str], ...] = ()
    national: bool = False


class CivilWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How bodies of citizens are named: ``heads`` head a capitalised name, ``anywhere`` decide from any place in it.

    ``official`` words make the body a state's or a news outlet after all; ``national`` ones do so behind a state's name;
    ``nouns`` are common nouns for such bodies;
    ``papers`` are the last words of the names of newspapers, ``armed`` the last two of the names of armed groups;
    ``units`` end the names of units, bands and parties;
    ``organs`` end the name of a state's organ, ``affairs`` are the state business of which one of them tells, ``others`` make it another's.
    ``always`` end the name of a body of citizens, whatever stands before them;
    ``bodies`` are nouns whose name goes on behind "of", of states with ``interstate`` behind it
    or ``worldwide`` at its start; ``treaties`` end the names of pacts.
    """

    heads: frozenset[str]
    anywhere: frozenset[str]
    official: frozenset[str]
    national: frozenset[str]
    nouns: tuple[str, ...]
    papers: frozenset[str]
    armed: frozenset[str]
    units: frozenset[str]
    organs: frozenset[str]
    affairs: frozenset[str]
    others: frozenset[str]
    always: frozenset[str]
    bodies: frozenset[str]
    interstate: frozenset[str]
    worldwide: frozenset[str]
    treaties: frozenset[str]


class OrganisationVocabulary(Vocabulary, frozen=True, kw_only=True):
    """organisations.toml."""

    international: tuple[Organisation, ...]
    ngos: tuple[Organisation, ...]
    outlets: tuple[Organisation, ...]
    groups: tuple[Organisation, ...]
    civil: CivilWords


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person holds; ``bound`` is false where the holder does not speak for the state named beside it (a candidate, an analyst).

    ``side`` is whom the holder speaks for where no body is named ("" = the article tells).
    """

    office: str
    words: tuple[str, ...]
    plural: tuple[str, ...]
    bound: bool = True
    side: str = ""


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organ or a part of a state, or people in it; its resolved name is the state's name and ``name``."""

    name: str
    kind: ActorKind
    words: tuple[str, ...]
    bound: bool = True


class Seat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place, house or service whose bare name stands for a state's organ."""

    side: str
    name: str
    kind: ActorKind
    words: tuple[str, ...]


class PeculiarOffice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Titles that only some states have ("foreign secretary"): ``sides``, the one that English news means most often first."""

    words: tuple[str, ...]
    sides: tuple[str, ...]


class OfficeVocabulary(Vocabulary, frozen=True, kw_only=True):
    """offices.toml; ``organ_nouns`` close the capitalised name of an organ behind its state's."""

    offices: tuple[Office, ...]
    ranks: tuple[str, ...]
    honorifics: tuple[str, ...]
    former: frozenset[str]
    qualifiers: frozenset[str]
    bodies: tuple[Body, ...]
    organ_nouns: frozenset[str]
    peculiar: tuple[PeculiarOffice, ...]
    seats: tuple[Seat, ...]


class Leader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who held an office for a side from ``start`` to ``end`` (ISO year, month or day; "" = open).

    ``bare`` is the short form that is unique enough to stand alone ("" = none).
    """

    name: str
    side: str
    office: str
    start: str
    end: str
    bare: str
    words: tuple[str, ...]


class LeaderVocabulary(Vocabulary, frozen=True, kw_only=True):
    """leaders.toml."""

    leaders: tuple[Leader, ...]


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Head words of a description without a name, and what such a description is."""

    kind: ActorKind
    words: tuple[str, ...]


class DescriptionVocabulary(Vocabulary, frozen=True, kw_only=True):
    """descriptions.toml."""

    pronouns: frozenset[str]
    group_quantifiers: tuple[str, ...]
    group_nouns: tuple[str, ...]
    groups: tuple[str, ...]
    unnamed: tuple[str, ...]
    unnamed_modifiers: frozenset[str]
    descriptions: tuple[Description, ...]
    of_fields: frozenset[str]
    spoken_bodies: frozenset[str]
    bare_heads: frozenset[str]
    adjective_ranks: frozenset[str]
    ethnic: frozenset[str]
    common_capitals: frozenset[str]
    surnames: frozenset[str]
    speaking: frozenset[str]
    name_particles: frozenset[str]
    stateless: tuple[str, ...]
    determiners: frozenset[str]
    of_words: frozenset[str]
    seat_words: frozenset[str]
    place_words: frozenset[str]
    compound_nouns: frozenset[str]
    qualifier_endings: tuple[str, ...]
    no_complement: frozenset[str]
    ruling_endings: frozenset[str]
    state_run: frozenset[str]
    missions: frozenset[str]
    press: frozenset[str]


def countries() -> CountryVocabulary:
    """Return the states and authorities."""
    return load("countries", CountryVocabulary)


def organisations() -> OrganisationVocabulary:
    """Return the bodies that are no state."""
    return load("organisations", OrganisationVocabulary)


def civil_words() -> CivilWords:
    """Return how bodies of citizens are named."""
    return organisations().civil


def offices() -> OfficeVocabulary:
    """Return offices, ranks, organs and seats."""
    return load("offices", OfficeVocabulary)


def leaders() -> LeaderVocabulary:
    """Return office holders with their terms."""
    return load("leaders", LeaderVocabulary)


def descriptions() -> DescriptionVocabulary:
    """Return pronouns, groups, unnamed sources and other descriptions."""
    return load("descriptions", DescriptionVocabulary)


@cache
def _body_words() -> frozenset[str]:
    words = civil_words()
    return words.organs | words.heads | words.bodies | offices().organ_nouns | words.units | {name.split()[-1] for name in words.armed}


def names_body(name: str) -> bool:
    """Whether the last word of a name makes it a body's and no person's ("Xregion Brigade")."""
    return name.casefold().rpartition(" ")[2] in _body_words()


@cache
def unrecognised() -> frozenset[str]:
    """Return the sides that rule a land without general recognition: a state may stand behind them, and such a state is none of them."""
    return frozenset(row.side for row in countries().authorities) - {row.iso3 for row in countries().countries}


@cache
def breakaway_lands() -> frozenset[str]:
    """Return the sides that rule a land without general recognition and are no armed group of another name."""
    return unrecognised() - {row.side for row in organisations().groups if not row.state_organ}


@cache
def claimant_of_land(side: str) -> str | None:
    """Return the ISO 3166 code of the state whose land a breakaway authority rules, null for any other side."""
    return next((row.iso3 for row in countries().authorities if row.side == side), None) if side in unrecognised() else None


@cache
def name_of_side(side: str) -> str | None:
    """Return the usual name of a side ("AZE" is Azerbaijan), null where the vocabularies do not know it."""
    groups = {row.side: row.name for row in reversed(organisations().groups) if not row.state_organ and row.kind != "outlet"}
    authorities = {row.side: row.name for row in countries().authorities}
    return (authorities | groups | {row.iso3: row.name for row in countries().countries}).get(side)


@cache
def borne_by_nations() -> frozenset[str]:
    """Return the names of international bodies that a body of one nation bears, too, with the nation's name before it."""
    return frozenset(row.name for row in organisations().international if row.national)


@cache
def names_of_international() -> frozenset[str]:
    """Return the names under which the vocabulary knows international bodies."""
    return frozenset(row.name for row in organisations().international)


def side_of_organisation(row: Organisation, default: str = "") -> str:
    """Return whose side a body is on: its own, and that of the state or authority whose organ it is."""
    own = row.side or default
    return row.iso3 if row.state_organ and own not in unrecognised() else own


@cache
def _terms_by_side() -> dict[str, tuple[tuple[str, str], ...]]:
    return {row.side: row.governs for row in organisations().groups if row.governs}


def governs(side: str, day: str) -> bool:
    """Whether the armed group ``side`` is the government of its state on the ISO ``day``."""
    return any(start <= day and (not end or day < end) for start, end in _terms_by_side().get(side, ()))


@cache
def _sides_by_word() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in countries().countries:
        for word in (row.name, *row.aka, *row.adjectives, *row.capitals):
            found.setdefault(word.casefold(), row.iso3)
    for authority in countries().authorities:
        for word in (authority.name, *authority.aka, *authority.adjectives, *authority.capitals):
            found.setdefault(word.casefold(), authority.side)
    for group in organisations().groups:
        for word in group.words:
            found.setdefault(word.casefold(), side_of_organisation(group))
    return found | {word.casefold(): row.side for row in offices().seats for word in row.words}


def side_of_word(word: str) -> str | None:
    """Return the side that a single name or adjective ("Xlandish", "Kremlin") stands for, null where there is none."""
    return _sides_by_word().get(word.casefold())


@cache
def _offices_by_words() -> dict[str, Office]:
    return {word: office for office in reversed(offices().offices) for word in office.words}


def sides_with_title(title: str) -> tuple[str, ...]:
    """Return the states that alone have an office of a title's words ("foreign secretary"), the usual one first; empty for any other."""
    return next((row.sides for row in offices().peculiar if any(f" {word} " in f" {title} " for word in row.words)), ())


def office_at(words: Sequence[str], at: int) -> Office | None:
    """Return the office that the casefolded ``words`` name from word ``at`` on, the longest of its names first; null where none is."""
    spans = (" ".join(words[at : at + length]) for length in range(LONGEST_OFFICE, 0, -1))
    return next((office for span in spans if (office := _offices_by_words().get(span))), None)


@cache
def kinds_by_noun() -> dict[str, ActorKind]:
    """Return what each common noun for actors can be ("rebels" an armed group, "ministry" a body), organs and ranks included."""
    bodies: dict[str, ActorKind] = {word: body.kind for body in offices().bodies for word in body.words}
    ranks: dict[str, ActorKind] = dict.fromkeys(offices().ranks, "person")
    return ranks | bodies | {word: row.kind for row in descriptions().descriptions for word in row.words}
