"""Find toponyms: capitalised names of the place table, with the words that set something there.

Countries and the places of the overlay count wherever they are not part of a longer name ("Bank of America"); any other name
needs words that make it a place ("in X", "the town of X", "X region", "X, Turkey", a dateline), because most surnames are also
the name of some village; what the annotator tags as a place or as a person tells where words do not. Which of several places a name
means is for `extract.places`.
"""

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.dateline import agency_span
from counterclaim.detect.place_borders import borders_in, country_named
from counterclaim.detect.place_landmarks import landmarks_in
from counterclaim.detect.place_names import Name, cues, lookup, names_in, opens_name, word_at
from counterclaim.mention import PlaceMention, Token
from counterclaim.vocabulary.places import fold, places, same_spelling
from counterclaim.vocabulary.times import times

MOTION_WORDS_BACK = 7
TITLE_CASE_SHARE = 0.8
ABBREVIATION = 6  # letters from which on a name all in capitals is a shouted name rather than an abbreviation
WRITTEN = r"[A-Z][A-Z .'’-]+(?:, [A-Z][\w. ]{2,30})?"  # "BAKU", "BAKU, Azerbaijan"
SLASHED_BEFORE = re.compile(rf"(?:{WRITTEN}/)+")  # "BAKU/" before "YEREVAN"
SLASHED_AFTER = re.compile(r"(?:, [A-Z][\w. ]{2,30})?/[A-Z][A-Z .'’-]+")
DATELINE_ALONE = re.compile(rf"{WRITTEN}(?:/{WRITTEN})*")  # in an element of its own
POSSESSIVE = frozenset({"'s", "’s"})
CAMP_KINDS = frozenset({"refugee", "displacement", "displaced", "idp"})
APPOSED = frozenset({"the", "a", "an", "its", "another"})
APPOSED_AT = 9  # words within which an apposition says where from another place it lies
APPOSED_WORDS = 4  # among which an apposition names its kind
ONE_OF_MANY = frozenset({"a", "an", "one", "another", "two", "several"})
NEXT_TO = "nearby"
NAME_LINKS = frozenset({"of", "de", "du", "des", "della", "del"})
DATED = re.compile(r" (?:in|on|last|this|earlier|early|late) (?P<when>(?:[\w.]+,? ){1,4})(?:and |or )")
IN_LIST = re.compile(r",| and | or ")


@dataclass(frozen=True, slots=True)
class Tags:
    """The spans of a view that the annotator is sure to be names of places or of persons."""

    locations: frozenset[tuple[int, int]] = frozenset()
    persons: frozenset[tuple[int, int]] = frozenset()


UNTAGGED = Tags()


def find_places(view: str, tokens: tuple[Token, ...], tags: Tags = UNTAGGED) -> tuple[PlaceMention, ...]:
    """Return the toponyms of ``view`` in order, the longest name at each point."""
    found: list[PlaceMention] = []
    borders = borders_in(view)
    titled = _is_title_case(tokens)
    agency = agency_span(view) or (0, 0)
    for name in names_in(view, tokens):
        if (found and name.start < found[-1].end) or agency[0] <= name.start < agency[1]:
            continue
        mention = _mention(name, view, tokens, found, titled) or _tagged(name, tokens, found, tags, titled)
        if mention is not None and not _is_person(mention, tokens, name, tags):
            found.append(mention)
    spots = () if titled else tuple(landmarks_in(view, tokens))
    found = [one for one in found if not any(spot.start < one.end and one.start < spot.end for spot in spots) or one.candidates[:1] == ()]
    return tuple(sorted((*found, *borders, *spots), key=lambda mention: (mention.start, mention.end)))


def _mention(name: Name, view: str, tokens: tuple[Token, ...], found: list[PlaceMention], titled: bool) -> PlaceMention | None:
    if not name.rows:
        return None if titled else _unlisted_mention(name, view, tokens, found)
    row = places().row(name.rows[0])
    relation, feature = _relation(name, tokens), _feature(name, tokens)
    listed = _continues_list(name, view, found)
    mention = PlaceMention(name.start, name.end, name.text, name.rows, relation or listed, feature)
    known = name.rows[0] < places().offset and (row.type == "country" or not name.text.isupper() or len(name.text) >= ABBREVIATION)
    if (name.suffix and row.type == "country") or _ends_title(name, tokens, found):
        return None
    if titled and not name.suffix:
        return mention if known and fold(name.text) not in cues().doubtful else None
    if _shares_dateline(name, view):
        return mention
    if not name.suffix and (_part_of_longer_name(name, tokens, found) or _goes_on_with_link(name, tokens)):
        return None
    if _names_facility(name, tokens):
        return PlaceMention(name.start, tokens[name.last].end, view[name.start : tokens[name.last].end], (), mention.relation, "facility")
    if _placed(mention, name, view, tokens) or (known and fold(name.text) not in cues().doubtful):
        return mention
    if row.type == "country" and fold(name.text) in cues().doubtful:
        return mention if name.last < len(tokens) and tokens[name.last].lower in {"'s", "and", "has", "is", ","} else None
    return None


def _tagged(name: Name, tokens: tuple[Token, ...], found: list[PlaceMention], tags: Tags, titled: bool) -> PlaceMention | None:
    """Return a name that no words make a place where table and annotator agree on one; a country or its capital may speak there."""
    if titled or (name.start, name.end) not in tags.locations or fold(name.text) in cues().doubtful:
        return None
    if not name.rows or country_named(name.text) or _is_capital(name) or _part_of_longer_name(name, tokens, found):
        return None
    return PlaceMention(name.start, name.end, name.text, name.rows, "", "")


def _is_capital(name: Name) -> bool:
    """Whether the name is that of a capital, which stands for its government as often as for itself."""
    row = places().row(name.rows[0])
    country = places().by_iso3.get(row.iso3 or "")
    return country is not None and fold(country.capital) == fold(row.name)


def _is_person(mention: PlaceMention, tokens: tuple[Token, ...], name: Name, tags: Tags) -> bool:
    """Whether the annotator reads the name of a person where words only hint at a place ("the source in X's office")."""
    if (mention.start, mention.end) not in tags.persons or mention.feature or name.suffix:
        return False
    hinted = bool(mention.relation) and mention.relation not in cues().inside | cues().beside
    return hinted or word_at(tokens, name.last) in POSSESSIVE


def _unlisted_mention(name: Name, view: str, tokens: tuple[Token, ...], found: list[PlaceMention]) -> PlaceMention | None:
    """Return a name that the table lacks where the words around it leave no doubt that a place is meant."""
    words = cues()
    relation, feature = _relation(name, tokens), _feature(name, tokens)
    if _part_of_longer_name(name, tokens, found) or _ends_title(name, tokens, found):
        return None
    mention = PlaceMention(name.start, name.end, name.text, (), relation, feature)
    if feature in words.physical or tokens[name.first].lower in words.natural:
        return mention
    following = word_at(tokens, name.last)
    closed = following in words.closes or not (following[:1].isalnum() or following.startswith(("'", "’", "-", "(")))
    listed = _continues_list(name, view, found)
    told = listed or _is_target(name, tokens) or (word_at(tokens, name.last) == "," and _lies_beside(name.last + 1, tokens))
    firm = (
        relation in words.firm and word_at(tokens, name.first - 1) != "the" and word_at(tokens, name.first - 2) not in {"shares", "stake"}
    )
    if told or (closed and firm):
        return PlaceMention(name.start, name.end, name.text, (), relation or listed or "on", feature)
    return None


def _is_target(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether an attack on a place is named ("the shelling of X")."""
    return word_at(tokens, name.first - 1) == "of" and word_at(tokens, name.first - 2) in {"shelling", "bombardment", "bombing"}


def _placed(mention: PlaceMention, name: Name, view: str, tokens: tuple[Token, ...]) -> bool:
    """Whether the words around a name make it a place."""
    if name.text.isupper() and places().row(name.rows[0]).type != "country":
        return _is_dateline(name, view) or (bool(mention.relation) and len(name.text) >= ABBREVIATION)
    said = (
        bool(mention.relation or mention.feature or name.suffix)
        or tokens[name.last - 1].text.islower()
        or _is_overtaken(name, tokens)
        or _holds_facility(name, tokens)
    )
    return said or _is_dateline(name, view) or _before_container(name, tokens) or _is_called_place(name, tokens)


def _is_called_place(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether an apposition says what kind of place the name is ("X, the capital of the western province")."""
    if word_at(tokens, name.last) == "," and _lies_beside(name.last + 1, tokens):
        return True
    if word_at(tokens, name.last) != "," or word_at(tokens, name.last + 1) not in APPOSED:
        return False
    following = [word_at(tokens, at) for at in range(name.last + 2, name.last + 2 + APPOSED_WORDS)]
    at = next((at for at, word in enumerate(following) if word in cues().settlements | cues().areas), None)
    return at is not None and all(word.isalpha() or "-" in word for word in following[:at])


def _lies_beside(at: int, tokens: tuple[Token, ...]) -> bool:
    """Whether the words from ``at`` say where a place lies from another ("north of X", "some 20 km (12 miles) west of the capital")."""
    words = cues()
    reach = next((step for step in range(at, at + APPOSED_AT) if word_at(tokens, step) in words.sides_of), None)
    if reach is None or word_at(tokens, reach + 1) != "of":
        return False
    return all(not opens_name(token) and token.text not in {",", "."} for token in tokens[at:reach])


def _holds_facility(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether one building or site of many is told by the place it stands in ("a Kabul hotel", "a Sousse beach resort")."""
    if word_at(tokens, name.first - 1) not in ONE_OF_MANY:
        return False
    following, further = word_at(tokens, name.last), tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    return following in cues().facilities or (further is not None and following.isalpha() and further.lower in cues().facilities)


def _names_facility(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether the name is rather that of a building than of the town that goes by it in another language ("the al-Quds hospital")."""
    if word_at(tokens, name.last) not in cues().facilities or word_at(tokens, name.first - 1) in ONE_OF_MANY:
        return False
    rows = (places().row(row) for row in name.rows)
    return not any(row.type == "country" or (row.type == "settlement" and same_spelling(row.name, name.text)) for row in rows)


def _goes_on_with_link(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a small word ties the name to a further capitalised one ("Temple of Bel", "Stade de France")."""
    further = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    return (
        word_at(tokens, name.last) in NAME_LINKS and further is not None and further.text[0].isupper() and name.rows[0] >= places().offset
    )


def _is_overtaken(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether the verb after the name is one of places: "X fell to", "X was shelled"."""
    words = cues()
    last = name.last
    if word_at(tokens, last) == "and" and last + 1 < len(tokens) and opens_name(tokens[last + 1]):
        last += 2  # "X and Y had fallen"
    following, further = word_at(tokens, last), word_at(tokens, last + 1)
    if following in words.falling:
        return further in {"to", ".", ",", "on", "last", "in", "after"}
    return following in {"was", "were", "is", "has", "had", "been"} and further in words.overtaken


def _relation(name: Name, tokens: tuple[Token, ...]) -> str:
    """Return the word that sets something at the place, "" where none does; articles and compass words may stand between."""
    words = cues()
    at = name.first - 1
    skipped = False
    while word_at(tokens, at) in words.compass | {"the"} | (words.features if skipped else frozenset()):
        skipped = True
        at -= 1
    if name.suffix:
        return "in"
    before = word_at(tokens, at)
    if before in POSSESSIVE and name.rows and country_named(tokens[at - 1].text) and _relation_before(at - 1, tokens):
        return "in"
    if before in words.inside or before in words.beside:
        return before
    if before == NEXT_TO:
        return "near"
    if before == "of" and at == name.first - 1 and name.rows and _is_common(tokens, at - 1, words.facilities):
        return "in"
    if before in words.taking or (before in words.striking and name.rows):
        return "in"
    if skipped and word_at(tokens, name.first - 1) in words.compass and not _is_named_for_compass(name, tokens):
        return "in"
    if before == "between" and word_at(tokens, at - 1) in words.features:
        return before  # "the frontier between X and Y"
    if before in words.moving and before != "of":
        back = {word_at(tokens, step) for step in range(max(0, at - MOTION_WORDS_BACK), at)}
        if back & words.motion or (before in {"on", "against"} and back & words.attack):
            return before
    return ""


def _is_named_for_compass(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a capital makes the word of direction part of another name ("Northern Alliance"), not of a land ("Northern Mali")."""
    return tokens[name.first - 1].text[0].isupper() and not (name.rows and name.rows[0] < places().offset)


def _is_common(tokens: tuple[Token, ...], at: int, nouns: frozenset[str]) -> bool:
    """Whether one of ``nouns`` stands at ``at`` and is no part of a name ("the market of X", not "the University of X")."""
    return word_at(tokens, at) in nouns and tokens[at].text.islower()


def _relation_before(at: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a word that sets something there stands before token ``at`` ("in northern Iraq's X")."""
    step = at - 1 - (word_at(tokens, at - 1) in cues().compass)
    return word_at(tokens, step) in cues().inside | cues().beside | {"from", "to"}


def _feature(name: Name, tokens: tuple[Token, ...]) -> str:
    """Return the kind of place that stands beside the name: "the village of X", "capital X", "the X region"; a border counts too."""
    words = cues()
    following, before = word_at(tokens, name.last), word_at(tokens, name.first - 1)
    if following in CAMP_KINDS and word_at(tokens, name.last + 1) == "camp":
        return "camp"
    if (shared := _shared_kind(name, tokens)) is not None:
        return shared
    after = tokens[name.last : name.last + 2]
    titled = len(after) == 2 and all(token.text[0].isupper() for token in after)  # "the U.S. State Department" is no state
    if following in words.features and not titled and following not in {"border", "battle", "fall", "control", "siege", "part", "front"}:
        return following
    if before == "of" and word_at(tokens, name.first - 2) in words.features:
        return word_at(tokens, name.first - 2)
    if before == "the" and word_at(tokens, name.first - 2) == "of" and word_at(tokens, name.first - 3) in words.features:
        return word_at(tokens, name.first - 3)
    if before in words.settlements or (before == "," and word_at(tokens, name.first - 2) in {"capital"}):
        return before if before != "," else "capital"
    return ""


def _shared_kind(name: Name, tokens: tuple[Token, ...]) -> str | None:
    """Return the kind that the last of several names says of all ("the X and Y districts"), in the plural as it stands."""
    at = name.last
    while word_at(tokens, at) in {",", "and"} and at + 1 < len(tokens) and opens_name(tokens[at + 1]):
        at += 2
        if word_at(tokens, at) in cues().physical and word_at(tokens, at).endswith("s"):
            return word_at(tokens, at)
    return None


def _continues_list(name: Name, view: str, found: list[PlaceMention]) -> str:
    """Return the relation of the place before, where "and" or a comma ties this name to it ("in Fizuli, Jabrayil and Terter")."""
    if not found or not found[-1].relation + found[-1].feature:
        return ""
    between = view[found[-1].end : name.start]
    tied = (
        re.fullmatch(r",? (?:and |or |as well as )|/|-|–", between)
        or _time_between(between)
        or (between == ", " and IN_LIST.match(view, name.end))
    )
    return found[-1].relation or "in" if tied else ""


def _time_between(between: str) -> bool:
    """Whether two places are told apart by their times alone ("in X in November and Y in March")."""
    words = DATED.fullmatch(between)
    return words is not None and not {word.casefold().strip(",.") for word in words["when"].split()}.isdisjoint(_calendar())


@cache
def _calendar() -> frozenset[str]:
    return frozenset((*times().months, *times().weekdays, "year", "month", "week", *map(str, range(1980, 2040))))


def _is_dateline(name: Name, view: str) -> bool:
    """Whether the name opens the passage as the place of writing: "GOMA, Congo (AP) -", "MOSUL, Iraq —", "KIEV (Reuters)"."""
    head = view[: name.start].strip()
    if name.text.isupper() and (not head or head.endswith("/")) and DATELINE_ALONE.fullmatch(view.strip()):
        return True
    return not head and bool(
        re.match(r"(?:, [A-Z][\w. ]{2,30})?(?:, [A-Z][a-z]+\.? \d{1,2})?(?: \([A-Z][^)]{1,25}\)| ?[—–-]{1,2}(?: |$))", view[name.end :])
    )


def _shares_dateline(name: Name, view: str) -> bool:
    """Whether the name is one of several places of writing that open the passage ("KINSHASA/GOMA")."""
    head = view[: name.start].strip()
    return name.text.isupper() and bool(SLASHED_BEFORE.fullmatch(head) or (not head and SLASHED_AFTER.match(view, name.end)))


def _before_container(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a country or a region of the overlay follows as what holds the place ("Gaziantep, Turkey", "Goma in eastern Congo")."""
    at = name.last
    if word_at(tokens, at) not in {",", "in"}:
        return False
    at += 1 + (word_at(tokens, at + 1) in cues().compass)
    return at < len(tokens) and opens_name(tokens[at]) and any(row < places().offset for row in lookup(tokens[at].text))


def _part_of_longer_name(name: Name, tokens: tuple[Token, ...], found: list[PlaceMention]) -> bool:
    """Whether a capitalised word touches the name that is neither a kind of place nor the start of the sentence."""
    words = cues()
    if name.last < len(tokens):
        following = tokens[name.last]
        touching = following.start == name.end + 1 and opens_name(following)
        if touching and following.lower not in words.after:
            return True
    if name.first == 0:
        return False
    before = tokens[name.first - 1]
    if before.lower == "of" and word_at(tokens, name.first - 2) in words.institutions and tokens[name.first - 2].text.istitle():
        return True
    if not (before.text[0].isupper() and before.end == name.start - 1) or before.lower in words.before or before.lower in words.features:
        return False
    opens = name.first == 1 or tokens[name.first - 2].text in {".", "!", "?", '"', "“", "'", "‘", ":"}
    ends_place = bool(found) and found[-1].end == before.end
    return not ends_place and not (opens and before.lower.endswith("ly")) and not re.search(r"-[a-z]+$", before.text)


def _ends_title(name: Name, tokens: tuple[Token, ...], found: list[PlaceMention]) -> bool:
    """Whether "in X" ends a capitalised title ("Organization for Security and Cooperation in Europe")."""
    if name.first < 3 or tokens[name.first - 1].text != "in":
        return False
    before, further = tokens[name.first - 2], tokens[name.first - 3]
    if found and found[-1].end in {before.end, further.end}:  # "Helmand Province in Afghanistan"
        return False
    return before.text.istitle() and before.text.isalpha() and (further.text.istitle() or further.text in {"and", "for", "of"})


def _is_title_case(tokens: tuple[Token, ...]) -> bool:
    """Whether most longer words are capitalised, so that capitals tell nothing."""
    if not tokens or tokens[-1].text in {".", "!", "…"}:
        return False
    longer = [token for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    return len(longer) >= 4 and sum(token.text[0].isupper() for token in longer) >= TITLE_CASE_SHARE * len(longer)
