"""Find toponyms: capitalised names of the place table, with the words that set something there.

Countries and the places of the overlay count wherever they are not part of a longer name ("Bank of America"); any other name
needs words that make it a place ("in X", "the town of X", "X region", "X, Turkey", a dateline), because most surnames are also
the name of some village. Which of several places a name means is for `extract.places`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.mention import PlaceMention, Token
from counterclaim.vocabulary.actors import countries
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.vocabulary.places import fold, places, same_spelling

LONGEST_UNLISTED = 3  # words in a name that the table lacks
COMPOUND = re.compile(r"-[a-z]{4,}$")  # "Moscow-dominated"
ARTICLES = frozenset({"al", "el", "de", "da", "es", "ez", "ash", "esh", "az", "ad", "ed", "ar", "er", "as", "an", "et"})
COMPASS_POINTS = frozenset({"north", "south", "east", "west", "new", "upper", "lower"})
LONGEST = 6  # words in a name ("Democratic Republic of the Congo" and one more)
MOTION_WORDS_BACK = 7
ARTICLE_PREFIX = re.compile(r"(?:al|el|ad|ar|as|ash|az|ez|et|an|at)-[A-Z]")
TITLE_CASE_SHARE = 0.8
ABBREVIATION = 6  # letters from which on a name all in capitals is a shouted name rather than an abbreviation
SLASHED_BEFORE = re.compile(r"(?:[A-Z][A-Z .'’-]+/)+")  # "BAKU/" before "YEREVAN"
SLASHED_AFTER = re.compile(r"/[A-Z][A-Z .'’-]+")
POSSESSIVE = frozenset({"'s", "’s"})
ONE_OF_MANY = frozenset({"a", "an", "one", "another", "two", "several"})
NAME_LINKS = frozenset({"of", "de", "du", "des", "della", "del"})
IN_LIST = re.compile(r",| and | or ")


class PlaceCues(Vocabulary, frozen=True, kw_only=True):
    """Words that stand around place names; the comments of ``places_cues.toml`` say what each list is for."""

    inside: frozenset[str]
    beside: frozenset[str]
    moving: frozenset[str]
    motion: frozenset[str]
    taking: frozenset[str]
    striking: frozenset[str]
    overtaken: frozenset[str]
    falling: frozenset[str]
    attack: frozenset[str]
    features: frozenset[str]
    physical: frozenset[str]
    natural: frozenset[str]
    closes: frozenset[str]
    firm: frozenset[str]
    institutions: frozenset[str]
    facilities: frozenset[str]
    settlements: frozenset[str]
    areas: frozenset[str]
    compass: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    suffixes: tuple[str, ...]
    links: frozenset[str]
    doubtful: frozenset[str]
    common: tuple[str, ...]
    never: frozenset[str]


@cache
def cues() -> PlaceCues:
    """Return the shipped words around place names."""
    return load("places_cues", PlaceCues)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the table as it stands in a passage: tokens ``first``..``last`` (half open) and the characters it covers."""

    first: int
    last: int
    start: int
    end: int
    text: str
    rows: tuple[int, ...]
    suffix: str = ""


def find_places(view: str, tokens: tuple[Token, ...]) -> tuple[PlaceMention, ...]:
    """Return the toponyms of ``view`` in order, the longest name at each point."""
    found: list[PlaceMention] = []
    borders = _borders(view)
    titled = _is_title_case(tokens)
    for name in _names(view, tokens):
        if found and name.start < found[-1].end:
            continue
        mention = _mention(name, view, tokens, found, titled)
        if mention is not None:
            found.append(mention)
    return tuple(sorted((*found, *borders), key=lambda mention: (mention.start, mention.end)))


# ---- names of the table ----


def _names(view: str, tokens: tuple[Token, ...]) -> Iterator[Name]:
    index = 0
    while index < len(tokens):
        opens = _opens_name(tokens[index])
        name = _capitalised_at(view, tokens, index) if opens else _common_name_at(view, tokens, index)
        if name is not None:
            yield name
        index = name.last if name is not None and name.rows else index + 1


def _capitalised_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    listed = _natural_at(view, tokens, index) or _name_at(view, tokens, index)
    if listed is None or _goes_on(listed, tokens):
        return _unlisted_at(view, tokens, index) or listed
    return listed


def _goes_on(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a name of the table is only the first word of a longer one ("Bint" of "Bint Jbail")."""
    if name.suffix or not name.rows or name.rows[0] < places().offset or name.last >= len(tokens):
        return False
    following = tokens[name.last]
    return following.start == name.end + 1 and following.text[0].isupper() and following.lower not in cues().after


def _common_name_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return the name in small letters ("line of contact") that begins at token ``index``."""
    phrase = next((phrase for phrase in cues().common if phrase.startswith(tokens[index].lower)), None)
    if phrase is None or not view.startswith(phrase, tokens[index].start):
        return None
    start, last = tokens[index].start, index + len(phrase.split())
    return Name(index, last, start, start + len(phrase), phrase, _lookup(phrase))


def _unlisted_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return a capitalised name that the table lacks, where it can be that of a place; an overlay row one letter off is taken for it."""
    last = _end_of_run(tokens, index)
    text = view[tokens[index].start : tokens[last - 1].end]
    if last - index > LONGEST_UNLISTED or not _can_name_place(tokens[index:last]):
        return None
    told = _word(tokens, index - 1) == "of" and _word(tokens, index - 2) in cues().settlements
    return Name(index, last, tokens[index].start, tokens[last - 1].end, text, places().misspelt(text) if told else ())


def _end_of_run(tokens: tuple[Token, ...], index: int) -> int:
    """Return the index after the capitalised words that begin at token ``index``; links may stand inside ("Deir al Balah")."""
    last = index + 1
    while last < len(tokens) and tokens[last].start == tokens[last - 1].end + 1:
        ahead = last + 1
        if _opens_name(tokens[last]) and tokens[last].text[0].isalpha():
            last = ahead
        elif tokens[last].lower in ARTICLES and ahead < len(tokens) and tokens[ahead].text[0].isupper():
            last = ahead + 1
        else:
            break
    return last


def _can_name_place(words: tuple[Token, ...]) -> bool:
    """Whether capitalised words are neither a shouted abbreviation nor known as something else (a month, a body, a nationality)."""
    known = cues().never | cues().institutions
    bodies = any(word.lower in known and not (len(words) > 1 and word.lower in COMPASS_POINTS) for word in words)
    if any(COMPOUND.search(word.text) for word in words) or len(words[-1].text) < 3 or words[0].lower in cues().closes:
        return False
    shouted = any(word.text.isupper() and len(word.text) > 1 for word in words)
    return not bodies and not shouted and words[-1].text[-1].isalpha() and not any(fold(word.text) in _nationalities() for word in words)


def _natural_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return a mountain, lake or camp that its first word tells ("Mount Dov"), unless the table knows the whole name."""
    if tokens[index].lower not in cues().natural or not tokens[index].text.istitle():
        return None
    last = _end_of_run(tokens, index)
    listed = _name_at(view, tokens, index)
    if not 2 <= last - index <= LONGEST_UNLISTED or (listed is not None and listed.last - index > 1):
        return None
    text = view[tokens[index].start : tokens[last - 1].end]
    return Name(index, last, tokens[index].start, tokens[last - 1].end, text, ()) if _can_name_place(tokens[index:last]) else None


def _opens_name(token: Token) -> bool:
    return token.text[0].isupper() or ARTICLE_PREFIX.match(token.text) is not None


def _name_at(view: str, tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return the longest name of the table that begins at token ``index``."""
    for last in reversed(_ends_of_names(tokens, index)):
        text = view[tokens[index].start : tokens[last - 1].end]
        if rows := _lookup(text):
            name = Name(index, last, tokens[index].start, tokens[last - 1].end, text, rows)
            return _without_kind(name, view, tokens) or name
    return _before_suffix(tokens, index)


def _without_kind(name: Name, view: str, tokens: tuple[Token, ...]) -> Name | None:
    """Return a name that ends with its kind ("Helmand Province") as the name that others give the place, which the kind then follows."""
    last = name.last - 1
    if last == name.first or tokens[last].lower not in cues().features or any(row < places().offset for row in name.rows):
        return None
    end = tokens[last - 1].end
    text = view[name.start : end]
    rows = _lookup(text)
    return Name(name.first, last, name.start, end, text, tuple(dict.fromkeys((*rows, *name.rows)))) if rows else None


def _ends_of_names(tokens: tuple[Token, ...], index: int) -> list[int]:
    """Return the token indices at which a name that begins at ``index`` can end: after a capitalised word, links and points apart."""
    ends = []
    for at in range(index, min(len(tokens), index + LONGEST)):
        if _opens_name(tokens[at]) and (at == index or tokens[at].start - tokens[at - 1].end <= 1):
            ends.append(at + 1)
        elif tokens[at].lower not in cues().links:
            break
    return ends


def _before_suffix(tokens: tuple[Token, ...], index: int) -> Name | None:
    """Return the name inside a word such as "Vienna-based"."""
    token = tokens[index]
    suffix = next((suffix for suffix in cues().suffixes if token.lower.endswith(suffix)), None)
    if suffix is None:
        return None
    text = token.text[: -len(suffix)]
    rows = _lookup(text)
    return Name(index, index + 1, token.start, token.start + len(text), text, rows, suffix) if rows else None


@lru_cache(maxsize=1 << 16)
def _lookup(text: str) -> tuple[int, ...]:
    """Return the rows that ``text`` names; none for words that are never places here."""
    folded = fold(text)
    capitals = text.isupper() or "." in text
    if not capitals and (folded in cues().never or folded in _nationalities()):
        return ()
    rows = places().lookup(text)
    if len(folded) <= 3 and not capitals:  # "Car" is no "CAR"
        return tuple(row for row in rows if row >= places().offset)
    return rows


@cache
def _nationalities() -> frozenset[str]:
    """Return adjectives and nouns of nationality, folded: "in German custody" names no village."""
    return frozenset(fold(word) for country in countries().countries for word in (*country.adjectives, *country.people))


# ---- what makes a name a place ----


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


def _unlisted_mention(name: Name, view: str, tokens: tuple[Token, ...], found: list[PlaceMention]) -> PlaceMention | None:
    """Return a name that the table lacks where the words around it leave no doubt that a place is meant."""
    words = cues()
    relation, feature = _relation(name, tokens), _feature(name, tokens)
    if _part_of_longer_name(name, tokens, found) or _ends_title(name, tokens, found):
        return None
    mention = PlaceMention(name.start, name.end, name.text, (), relation, feature)
    if feature in words.physical or tokens[name.first].lower in words.natural:
        return mention
    following = _word(tokens, name.last)
    closed = following in words.closes or not (following[:1].isalnum() or following.startswith(("'", "’", "-", "(")))
    listed = _continues_list(name, view, found)
    told = listed or _is_target(name, tokens)
    firm = relation in words.firm and _word(tokens, name.first - 1) != "the" and _word(tokens, name.first - 2) not in {"shares", "stake"}
    if told or (closed and firm):
        return PlaceMention(name.start, name.end, name.text, (), relation or listed or "on", feature)
    return None


def _is_target(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether an attack on a place is named ("the shelling of X")."""
    return _word(tokens, name.first - 1) == "of" and _word(tokens, name.first - 2) in {"shelling", "bombardment", "bombing"}


def _placed(mention: PlaceMention, name: Name, view: str, tokens: tuple[Token, ...]) -> bool:
    """Whether the words around a name make it a place."""
    if name.text.isupper() and places().row(name.rows[0]).type != "country":
        return _is_dateline(name, view) or (bool(mention.relation) and len(name.text) >= ABBREVIATION)
    said = bool(mention.relation or mention.feature or name.suffix) or _is_overtaken(name, tokens) or _holds_facility(name, tokens)
    return said or _is_dateline(name, view) or _before_container(name, tokens)


def _holds_facility(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether one building or site of many is told by the place it stands in ("a Kabul hotel", "a Sousse beach resort")."""
    if _word(tokens, name.first - 1) not in ONE_OF_MANY:
        return False
    following, further = _word(tokens, name.last), tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    return following in cues().facilities or (further is not None and following.isalpha() and further.lower in cues().facilities)


def _names_facility(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether the name is rather that of a building than of the town that goes by it in another language ("the al-Quds hospital")."""
    if _word(tokens, name.last) not in cues().facilities or _word(tokens, name.first - 1) in ONE_OF_MANY:
        return False
    rows = (places().row(row) for row in name.rows)
    return not any(row.type == "country" or (row.type == "settlement" and same_spelling(row.name, name.text)) for row in rows)


def _goes_on_with_link(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a small word ties the name to a further capitalised one ("Temple of Bel", "Stade de France")."""
    further = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    return _word(tokens, name.last) in NAME_LINKS and further is not None and further.text[0].isupper() and name.rows[0] >= places().offset


def _is_overtaken(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether the verb after the name is one of places: "X fell to", "X was shelled"."""
    words = cues()
    following, further = _word(tokens, name.last), _word(tokens, name.last + 1)
    if following in words.falling:
        return further in {"to", ".", ",", "on", "last", "in", "after"}
    return following in {"was", "were", "is", "has", "had", "been"} and further in words.overtaken


def _word(tokens: tuple[Token, ...], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _relation(name: Name, tokens: tuple[Token, ...]) -> str:
    """Return the word that sets something at the place, "" where none does; articles and compass words may stand between."""
    words = cues()
    at = name.first - 1
    skipped = False
    while _word(tokens, at) in words.compass | {"the"} | (words.features if skipped else frozenset()):
        skipped = True
        at -= 1
    if name.suffix:
        return "in"
    before = _word(tokens, at)
    if before in POSSESSIVE and name.rows and _country_named(tokens[at - 1].text) and _relation_before(at - 1, tokens):
        return "in"
    if before in words.inside or before in words.beside:
        return before
    if before in words.taking or (before in words.striking and name.rows):
        return "in"
    if skipped and _word(tokens, name.first - 1) in words.compass:
        return "in"
    if before in words.moving and before != "of":
        back = {_word(tokens, step) for step in range(max(0, at - MOTION_WORDS_BACK), at)}
        if back & words.motion or (before in {"on", "against"} and back & words.attack):
            return before
    return ""


def _relation_before(at: int, tokens: tuple[Token, ...]) -> bool:
    """Whether a word that sets something there stands before token ``at`` ("in northern Iraq's X")."""
    step = at - 1 - (_word(tokens, at - 1) in cues().compass)
    return _word(tokens, step) in cues().inside | cues().beside | {"from", "to"}


def _feature(name: Name, tokens: tuple[Token, ...]) -> str:
    """Return the kind of place that stands beside the name: "the village of X", "capital X", "the X region"; a border counts too."""
    words = cues()
    following, before = _word(tokens, name.last), _word(tokens, name.first - 1)
    if following in words.features and following not in {"border", "battle", "fall", "control", "siege", "part", "front"}:
        return following
    if before == "of" and _word(tokens, name.first - 2) in words.features:
        return _word(tokens, name.first - 2)
    if before == "the" and _word(tokens, name.first - 2) == "of" and _word(tokens, name.first - 3) in words.features:
        return _word(tokens, name.first - 3)
    if before in words.settlements or (before == "," and _word(tokens, name.first - 2) in {"capital"}):
        return before if before != "," else "capital"
    return ""


def _continues_list(name: Name, view: str, found: list[PlaceMention]) -> str:
    """Return the relation of the place before, where "and" or a comma ties this name to it ("in Fizuli, Jabrayil and Terter")."""
    if not found or not found[-1].relation + found[-1].feature:
        return ""
    between = view[found[-1].end : name.start]
    tied = re.fullmatch(r",? (?:and |or |as well as )|/|-|–", between) or (between == ", " and IN_LIST.match(view, name.end))
    return found[-1].relation or "in" if tied else ""


NAME = r"[A-Z][\w.]*(?: [A-Z][\w.]*)?"
BORDERS = (
    re.compile(rf"[Bb]order (?:between|of) (?:the )?(?P<left>{NAME}) and (?:the )?(?P<right>{NAME})"),
    re.compile(rf"(?P<left>{NAME})(?:'s|’s|s')? (?:shared )?(?:border|frontier) with (?:the )?(?P<right>{NAME})"),
    re.compile(r"(?P<left>[A-Z]\w+)[-–](?P<right>[A-Z]\w+) (?:border|frontier)"),
)


def _borders(view: str) -> list[PlaceMention]:
    """Return the lines between two countries: "the border between X and Y", "X's border with Y", "the X-Y border", named "X–Y border"."""
    if "border" not in view and "frontier" not in view:
        return []
    matches = (match for pattern in BORDERS for match in pattern.finditer(view))
    named = ((match, _country_named(match["left"]), _country_named(match["right"])) for match in matches)
    return [
        PlaceMention(match.start(), match.end(), "–".join(sorted((left, right))) + " border", (), "on", "border")
        for match, left, right in named
        if left and right and left != right
    ]


@lru_cache(maxsize=1024)
def _country_named(words: str) -> str | None:
    """Return the country that ``words`` name, be it by its name or by an adjective."""
    folded = fold(words)
    for country in countries().countries:
        if folded in {fold(word) for word in (country.name, *country.adjectives)}:
            return country.name
    row = next((row for row in places().lookup(words) if row < places().offset and places().row(row).type == "country"), None)
    return places().row(row).name if row is not None else None


def _is_dateline(name: Name, view: str) -> bool:
    """Whether the name opens the passage as the place of writing: "GOMA, Congo (AP) -", "MOSUL, Iraq —", "KIEV (Reuters)"."""
    head = view[: name.start].strip()
    return not head and bool(
        re.match(r"(?:, [A-Z][\w. ]{2,30})?(?:, [A-Z][a-z]+\.? \d{1,2})?(?: \([A-Z][^)]{1,25}\)| ?[—–-]{1,2} )", view[name.end :])
    )


def _shares_dateline(name: Name, view: str) -> bool:
    """Whether the name is one of several places of writing that open the passage ("KINSHASA/GOMA")."""
    head = view[: name.start].strip()
    return name.text.isupper() and bool(SLASHED_BEFORE.fullmatch(head) or (not head and SLASHED_AFTER.match(view, name.end)))


def _before_container(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a country or a region of the overlay follows as what holds the place ("Gaziantep, Turkey", "Goma in eastern Congo")."""
    at = name.last
    if _word(tokens, at) not in {",", "in"}:
        return False
    at += 1 + (_word(tokens, at + 1) in cues().compass)
    return at < len(tokens) and _opens_name(tokens[at]) and any(row < places().offset for row in _lookup(tokens[at].text))


def _part_of_longer_name(name: Name, tokens: tuple[Token, ...], found: list[PlaceMention]) -> bool:
    """Whether a capitalised word touches the name that is neither a kind of place nor the start of the sentence."""
    words = cues()
    if name.last < len(tokens):
        following = tokens[name.last]
        touching = following.start == name.end + 1 and following.text[0].isupper()
        if touching and following.lower not in words.after:
            return True
    if name.first == 0:
        return False
    before = tokens[name.first - 1]
    if before.lower == "of" and _word(tokens, name.first - 2) in words.institutions and tokens[name.first - 2].text.istitle():
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
