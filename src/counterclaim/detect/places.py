"""Find toponyms: capitalised names of the place table, with the words that set something there.

Countries and the places of the overlay count wherever they are not part of a longer name ("Bank of America"); any other name
needs words that make it a place ("in X", "the town of X", "X region", "X, Turkey", a dateline), because most surnames are also
the name of some village; what the annotator tags as a place or as a person tells where words do not. Which of several places a name
means is for `extract.places`.
"""

import re
from dataclasses import dataclass

from counterclaim.dateline import agency_span
from counterclaim.detect.place_borders import borders_in, country_named
from counterclaim.detect.place_contexts import (
    before_container,
    continues_list,
    goes_on_with_link,
    holds_facility,
    is_called_place,
    is_overtaken,
    is_target,
    lies_beside,
    names_facility,
)
from counterclaim.detect.place_landmarks import landmarks_in
from counterclaim.detect.place_names import Name, cues, names_in, opens_name, word_at
from counterclaim.mention import PlaceMention, Token
from counterclaim.vocabulary.places import fold, places

MOTION_WORDS_BACK = 7
TITLE_CASE_SHARE = 0.8
ABBREVIATION = 6  # letters from which on a name all in capitals is a shouted name rather than an abbreviation
WRITTEN = r"[A-Z][A-Z .'’-]+(?:, [A-Z][\w. ]{2,30})?"  # "BAKU", "BAKU, Azerbaijan"
SLASHED_BEFORE = re.compile(rf"(?:{WRITTEN}/)+")  # "BAKU/" before "YEREVAN"
SLASHED_AFTER = re.compile(r"(?:, [A-Z][\w. ]{2,30})?/[A-Z][A-Z .'’-]+")
DATELINE_ALONE = re.compile(rf"{WRITTEN}(?:/{WRITTEN})*")  # in an element of its own
POSSESSIVE = frozenset({"'s", "’s"})
CAMP_KINDS = frozenset({"refugee", "displacement", "displaced", "idp"})
NEXT_TO = "nearby"


@dataclass(frozen=True, slots=True)
class Tags:
    """The spans of a view that the annotator is sure to be names of places or of persons, and those that it rather takes for places."""

    locations: frozenset[tuple[int, int]] = frozenset()
    persons: frozenset[tuple[int, int]] = frozenset()
    likely: frozenset[tuple[int, int]] = frozenset()


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
    listed = continues_list(name, view, found)
    mention = PlaceMention(name.start, name.end, name.text, name.rows, relation or listed, feature)
    known = name.rows[0] < places().offset and (row.type == "country" or not name.text.isupper() or len(name.text) >= ABBREVIATION)
    if (name.suffix and row.type == "country") or _ends_title(name, tokens, found):
        return None
    if titled and not name.suffix:
        return mention if known and fold(name.text) not in cues().doubtful else None
    if _shares_dateline(name, view):
        return mention
    if not name.suffix and (_part_of_longer_name(name, tokens, found) or goes_on_with_link(name, tokens)):
        return None
    if names_facility(name, tokens):
        return PlaceMention(name.start, tokens[name.last].end, view[name.start : tokens[name.last].end], (), mention.relation, "facility")
    if _placed(mention, name, view, tokens) or (known and fold(name.text) not in cues().doubtful):
        return mention
    if row.type == "country" and fold(name.text) in cues().doubtful:
        return mention if name.last < len(tokens) and tokens[name.last].lower in {"'s", "and", "has", "is", ","} else None
    return None


def _tagged(name: Name, tokens: tuple[Token, ...], found: list[PlaceMention], tags: Tags, titled: bool) -> PlaceMention | None:
    """Return a name that no words make a place where table and annotator agree on one; a country or its capital may speak there.

    Where the annotator is less sure, the noun after the name must not be that of a body or an office ("the X regiment").
    """
    span = (name.start, name.end)
    likely = span in tags.likely and word_at(tokens, name.last) not in cues().bodies and not _follows_capital(name, tokens)
    if titled or not (span in tags.locations or likely) or fold(name.text) in cues().doubtful:
        return None
    if not name.rows or country_named(name.text) or _is_capital(name) or _part_of_longer_name(name, tokens, found):
        return None
    return PlaceMention(name.start, name.end, name.text, name.rows, "", "")


def _follows_capital(name: Name, tokens: tuple[Token, ...]) -> bool:
    """Whether a capitalised word touches the name from before, be it an adverb or an adjective ("Daily X")."""
    before = tokens[name.first - 1] if name.first else None
    touching = before is not None and before.end == name.start - 1 and before.text[0].isupper()
    return touching and word_at(tokens, name.first - 1) not in cues().before


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
    ended = name.last - name.first > 1 and tokens[name.last - 1].lower in words.ends
    if feature in words.physical or tokens[name.first].lower in words.natural or ended:
        return mention
    following = word_at(tokens, name.last)
    closed = following in words.closes or not (following[:1].isalnum() or following.startswith(("'", "’", "-", "(")))
    listed = continues_list(name, view, found)
    told = listed or is_target(name, tokens) or (word_at(tokens, name.last) == "," and lies_beside(name.last + 1, tokens))
    firm = (
        relation in words.firm and word_at(tokens, name.first - 1) != "the" and word_at(tokens, name.first - 2) not in {"shares", "stake"}
    )
    if told or (closed and firm):
        return PlaceMention(name.start, name.end, name.text, (), relation or listed or "on", feature)
    return None


def _placed(mention: PlaceMention, name: Name, view: str, tokens: tuple[Token, ...]) -> bool:
    """Whether the words around a name make it a place."""
    if name.text.isupper() and places().row(name.rows[0]).type != "country":
        return _is_dateline(name, view) or (bool(mention.relation) and len(name.text) >= ABBREVIATION)
    said = (
        bool(mention.relation or mention.feature or name.suffix)
        or tokens[name.last - 1].text.islower()
        or is_overtaken(name, tokens)
        or holds_facility(name, tokens)
    )
    return said or _is_dateline(name, view) or before_container(name, tokens) or is_called_place(name, tokens)


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
    if name.rows and word_at(tokens, name.last) == "," and word_at(tokens, name.last + 1) == "where":
        return "in"
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
