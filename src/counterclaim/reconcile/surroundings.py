"""What the rules need of an article beside a record itself: where and when its tolls happened, the words around its accusations.

It is noted once with the case, so that a record is compared without its article being read again.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.article import Article
from counterclaim.claim import Claim
from counterclaim.event import Date, Place
from counterclaim.reconcile import bodies, localities, occasions, tolls
from counterclaim.reconcile.media import Medium, medium_of
from counterclaim.reconcile.original import QUOTED, is_foreign
from counterclaim.reconcile.propositions import sides_by_weight
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.scope import VERSION, Placed, region_of, speaker
from counterclaim.store import ReconcileStore
from counterclaim.toll import Toll

DENYING = frozenset({"deny", "reject"})
GRANTING = frozenset({"state", "claim", "confirm", "concede", "announce", "accept"})
BEFORE_REACH = 80  # characters between what a denier grants and what it denies
THEATRE = 3  # sides that an article is most about
HEARD_AROUND = frozenset({"accuse", "condemn", "assess", "deny", "reject"})  # acts that the words before their content tell more of


class Occasion(msgspec.Struct, frozen=True, array_like=True):
    """What the words around a toll tell, as in `counterclaim.reconcile.scope.Placed`."""

    on: str | None = None
    at: str | None = None
    lands: tuple[str, ...] = ()
    blow: frozenset[str] = frozenset()
    definite: bool = False
    home: str | None = None
    again: bool = False
    silent: bool = False
    month: str | None = None
    named: frozenset[str] = frozenset()
    body: str | None = None
    instead: int | None = None
    corrected: bool = False
    source: frozenset[str] = frozenset()


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What one article tells: the occasions of its tolls, the words of its claims, its main sides, the media that it quotes.

    The sides that it is most about are told only where it counts the dead of an earlier war; the media, by claim; and so the names that
    contents bear. ``land`` is the country that it is most about; ``foreign`` are the quotations that it says were in another language,
    ``sole`` those that are all it quotes of their speaker, ``granted`` what those who deny said of themselves right before, ``beside``
    what else an accusation says in one breath; ``going_on`` are the quotations of which the article quotes more.
    """

    occasions: dict[str, Occasion]
    wordings: dict[str, str]
    theatre: tuple[str, ...]
    media: dict[str, Medium] = {}
    names: dict[str, frozenset[str]] = {}
    land: str | None = None
    foreign: frozenset[str] = frozenset()
    granted: dict[str, str] = {}
    beside: dict[str, str] = {}
    sole: frozenset[str] = frozenset()
    going_on: frozenset[str] = frozenset()


NOTHING = Told({}, {}, ())


def told(store: ReconcileStore, articles: Iterable[str]) -> Mapping[str, Told]:
    """Return what these articles tell, from the notes of the case; what has none is read and noted.

    An article whose day is inferred is read each time: its day may be withdrawn.
    """
    wanted = sorted(set(articles))
    kind = f"settings {VERSION}.{rules().version}"
    inferred = {one.article for one in store.datings(wanted)}
    notes = store.notes(kind, [one for one in wanted if one not in inferred])
    found = {one: msgspec.msgpack.decode(note, type=Told) for one, note in notes.items()}
    if missing := [one for one in wanted if one not in found]:
        read = {article.id: _read(store, article) for article in store.articles(missing)}
        kept = {one: msgspec.msgpack.encode(what, order="deterministic") for one, what in read.items() if one not in inferred}
        store.put_notes(kind, kept)
        found |= read
    return found


def _read(store: ReconcileStore, article: Article) -> Told:
    claims = list(store.records(Claim, [article.id]))
    counted = list(store.records(Toll, [article.id]))
    wordings = {one.id: region_of(one, article) for one in claims}
    media = {one.id: medium for one in claims if (medium := medium_of(one, article))}
    dates, places = tuple(store.records(Date, [article.id])), tuple(store.records(Place, [article.id]))
    names = {one.id: bears for one in claims if (bears := localities.names_in(one, article.text, places))}
    setting = occasions.Setting(article, dates, places, {one.id: one for one in claims})
    land = occasions.main_country(setting)
    foreign = frozenset(one.id for one in claims if is_foreign(one, article))
    granted = {one.id: said for one in claims if (said := _granted(one, claims))}
    beside = {one.id: said for one in claims if (said := _beside(one, claims))}
    sole = frozenset(one.id for one in claims if one.id in foreign and _is_sole(one, claims))
    going_on = frozenset(one.id for one in claims if _goes_on(one, claims))
    if not counted:
        return Told({}, wordings, (), media, names, land, foreign, granted, beside, sole, going_on)
    found = {one.id: _occasion(one, setting, counted) for one in counted}
    day = article.published.day
    recalls = any(tolls.era(Placed(one, day, article.id, found[one.id].on)) != "now" for one in counted)
    theatre = sides_by_weight(article.text)[:THEATRE] if recalls else ()
    return Told(found, wordings, theatre, media, names, land, foreign, granted, beside, sole, going_on)


def _beside(accusation: Claim, claims: Sequence[Claim]) -> str:
    """Return what its speaker accuses somebody of in the same breath ("of shelling the port and of looting it"); "" for nothing."""
    if accusation.speech_act != "accuse" or not _cues(accusation):
        return ""
    others = (one for one in claims if one.id != accusation.id and one.claimant == accusation.claimant and _cues(one) == _cues(accusation))
    return "\n".join(_content(one) for one in others if one.end <= accusation.start or one.start >= accusation.end)


def _is_sole(quotation: Claim, claims: Sequence[Claim]) -> bool:
    """Whether an article quotes its speaker from no other utterance."""
    others = (one for one in claims if one.claimant.name == quotation.claimant.name and one.voice in QUOTED)
    return all(_cues(one) == _cues(quotation) for one in others)


def _goes_on(quotation: Claim, claims: Sequence[Claim]) -> bool:
    """Whether an article quotes more of the utterance that a quotation is of: other sentences behind or before it, under one cue."""
    if quotation.voice not in QUOTED or not _cues(quotation):
        return False
    others = (one for one in claims if one.claimant == quotation.claimant and one.voice in QUOTED and _cues(one) == _cues(quotation))
    return any(_content(one) != _content(quotation) for one in others)


def _cues(claim: Claim) -> frozenset[int]:
    return frozenset(span.start for span in claim.spans if span.role == "cue")


def source_words(claim: Claim | None) -> str:
    """Return the words by which an article tells who is behind a claim."""
    return next((span.exact for span in claim.spans if span.role == "source"), "") if claim else ""


def _source_and_opening(claim: Claim | None) -> tuple[str, str]:
    """Return the words that tell who is behind a claim, and the content, whose subject "its chief" belongs to."""
    return (source_words(claim), _content(claim)) if claim else ("", "")


def _content(claim: Claim) -> str:
    return " ".join(span.exact for span in claim.spans if span.role == "content")


def _granted(denial: Claim, claims: Sequence[Claim]) -> str:
    """Return what the speaker of a denial said right before it ("It said it had hit the camp. It denied ..."); "" for nothing."""
    if denial.speech_act not in DENYING:
        return ""
    before = [one for one in claims if one.end <= denial.start <= one.end + BEFORE_REACH and one.speech_act in GRANTING]
    nearest = max(before, key=lambda one: (one.end, one.id), default=None)
    if nearest is None or speaker(nearest.claimant) != speaker(denial.claimant):
        return ""
    return _content(nearest)


def _occasion(toll: Toll, setting: occasions.Setting, counted: Sequence[Toll]) -> Occasion:
    on, at = occasions.happened_on(toll, setting), occasions.happened_at(toll, setting)
    home = occasions.counted_at(toll, setting)
    return Occasion(
        on,
        at,
        occasions.lands(toll, setting),
        occasions.blow(toll, setting),
        occasions.is_known(toll, setting),
        home,
        occasions.is_counted_again(toll, setting),
        occasions.is_silent(toll, setting),
        occasions.month(toll, setting),
        occasions.named(toll, setting),
        bodies.behind(toll.claimant, source_words(setting.claims.get(toll.claim or "")), home),
        occasions.instead_of(toll, counted),
        occasions.is_corrected(toll, setting),
        bodies.telling_words(*_source_and_opening(setting.claims.get(toll.claim or ""))),
    )
