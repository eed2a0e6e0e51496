"""Through which medium an article has what it reports: another outlet, a broadcast, a post or a statement that it quotes.

"She told the BBC", "state television reported", "he wrote on Telegram", "the agency quoted the ministry as saying": the words go back to
that medium, whoever prints them.
"""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from counterclaim.article import SPACES, Article
from counterclaim.claim import Claim
from counterclaim.link import OriginKind
from counterclaim.reconcile.copies import thresholds
from counterclaim.reconcile.scope import speaker
from counterclaim.vocabulary.actors import name_of_side
from counterclaim.vocabulary.loader import Vocabulary, load

REACH = 300  # characters around a claim in which its sentence is looked for
ENDS = re.compile(r"(?<=[.!?][\"”’' ])(?=[\"“'‘A-Z])|\n")
QUOTED_OUT = "\x00"  # stands for what is said itself: a medium that the speaker names is not where the words are from


class NamedMedium(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A medium that others quote, with its kind and the words that name it."""

    name: str
    kind: OriginKind
    words: tuple[str, ...]


class MediaVocabulary(Vocabulary, frozen=True, kw_only=True):
    """media.toml; see the data file for what each list means."""

    to: tuple[str, ...]
    by: tuple[str, ...]
    outlet_heads: tuple[str, ...]
    broadcast_heads: tuple[str, ...]
    wire_heads: tuple[str, ...]
    state_media: tuple[str, ...]
    addresses: tuple[str, ...]
    statements: tuple[str, ...]
    platforms: tuple[str, ...]
    posting: tuple[str, ...]
    media: tuple[NamedMedium, ...]


@cache
def vocabulary() -> MediaVocabulary:
    """Return the words that name media."""
    return load("media", MediaVocabulary)


class Medium(msgspec.Struct, frozen=True, array_like=True):
    """A medium by kind and name, and the words of the article that name it; the name holds for every article that quotes it."""

    kind: OriginKind
    name: str
    words: str


def medium_of(claim: Claim, article: Article) -> Medium | None:
    """Return the medium that an article quotes for a claim, null where it tells none, or is that medium itself."""
    around = _around(claim, article)
    who = _voice(claim)
    found = _named(around) or _generic(around) or _own_words(around, who, claim.claimant.side)
    return None if found is None or found.name == medium_named(article.outlet) else found


def _voice(claim: Claim) -> str:
    """Return the name of who speaks, the same in every article: a state and its organs are one voice."""
    who = speaker(claim.claimant)
    return name_of_side(who) or who if who == claim.claimant.side else who


def medium_named(outlet: str | None) -> str | None:
    """Return the name under which an outlet is quoted by others."""
    if not outlet:
        return None
    bare = outlet.strip().removeprefix("The ").removeprefix("the ")
    return _by_word().get(bare, (bare, "outlet"))[0]


def _around(claim: Claim, article: Article) -> str:
    """Return the sentence of a claim, with the content itself blotted out."""
    first, last = min(span.start for span in claim.spans), max(span.end for span in claim.spans)
    start = max((one.end() for one in ENDS.finditer(article.text, max(0, first - REACH), first)), default=max(0, first - REACH))
    end = next((one.start() for one in ENDS.finditer(article.text, last, last + REACH)), last + REACH)
    text = list(article.text[start:end])
    for span in claim.spans:
        if span.role == "content":
            text[span.start - start : span.end - start] = QUOTED_OUT * (span.end - span.start)
    return "".join(text).translate(SPACES)


def _named(around: str) -> Medium | None:
    found = _known().search(around)
    if not found:
        return None
    name, kind = _by_word()[found["to"] or found["by"]]
    return Medium(kind, name, found.group().strip())


def _generic(around: str) -> Medium | None:
    """Return a medium that its last word or the word behind it tells: "told the Andes Courier", "told the Cruz newspaper"."""
    found = _unknown().search(around)
    if not found:
        return None
    name = found["name"] or found["told"]
    return Medium(_kind_of(name), name, found.group().strip())


def _kind_of(name: str) -> OriginKind:
    words = vocabulary()
    if any(name.endswith(f" {head}") for head in words.wire_heads):
        return "wire"
    return "broadcast" if any(head in name.split() for head in words.broadcast_heads) else "outlet"


def _own_words(around: str, who: str, side: str | None) -> Medium | None:
    """Return the post, broadcast or statement in which the speaker said it."""
    land = (side and name_of_side(side)) or "no known state"
    for kind, form, name in (
        ("post", _post(), f"a post of {who}"), ("broadcast", _either("addresses"), f"an address of {who}"),
        ("broadcast", _either("state_media"), f"state media of {land}"), ("statement", _either("statements"), f"a statement of {who}"),
    ):  # fmt: skip
        if found := form.search(around):
            return Medium(kind, f"{name} on {found[1]}" if kind == "post" else name, found.group().strip())  # type: ignore[arg-type]
    return None


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _by_word() -> dict[str, tuple[str, OriginKind]]:
    wires: dict[str, tuple[str, OriginKind]] = {word: (one.name, "wire") for one in thresholds().agencies for word in one.words}
    return wires | {word: (one.name, one.kind) for one in vocabulary().media for word in one.words}


@cache
def _known() -> re.Pattern[str]:
    names, words = _alternatives(_by_word()), vocabulary()
    before, after = _alternatives(words.to), _alternatives(words.by)
    return re.compile(
        rf"\b(?:{before}) (?:the |[A-Z][\w-]+['’]s |[a-z-]+ ){{0,2}}(?P<to>{names})\b(?!-)"
        rf"|(?<![\w-])(?P<by>{names})(?: news agency| newspaper)? (?:{after})\b"
    )


@cache
def _unknown() -> re.Pattern[str]:
    words = vocabulary()
    heads = _alternatives((*words.outlet_heads, *words.broadcast_heads, *words.wire_heads))
    name = rf"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,3}}? (?:{heads})\b"
    return re.compile(
        rf"\b(?:{_alternatives(words.to)}) (?:the )?(?P<told>{name})|\b[Tt]he (?P<name>{name}) (?:{_alternatives(words.by)})\b"
    )


@cache
def _either(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b({_alternatives(getattr(vocabulary(), name))})\b", re.IGNORECASE)


@cache
def _post() -> re.Pattern[str]:
    words = vocabulary()
    between = "the |his |her |its |their |social media |messaging |app |platform |site "
    return re.compile(rf"\b(?:{_alternatives(words.posting)}) (?:{between})*({_alternatives(words.platforms)})\b")
