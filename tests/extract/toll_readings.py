"""Readings for tests of tolls and holdings: text, and who its names stand for, without the detectors of actors and statements."""

import re
from collections.abc import Mapping, Sequence

from counterclaim.actor import Actor, ActorKind
from counterclaim.article import Article, Passage, Published, Zone
from counterclaim.claim import ChainLink, Claim, SpeechAct
from counterclaim.detect.numbers import find_numbers
from counterclaim.detect.tokens import sentences, tokenize
from counterclaim.extract.context import Reading, made_by
from counterclaim.ids import content_id
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.noun import Span

# Invented states, their forces, and an armed group: adjective, name, side, kind.
NAMES: Mapping[str, tuple[str, ActorKind, str]] = {
    "Norland": ("NOR", "state", "name"),
    "Norlandic": ("NOR", "state", "adjective"),
    "Norland's army": ("NOR", "military", "name"),
    "Sudria": ("SUD", "state", "name"),
    "Sudrian": ("SUD", "state", "adjective"),
    "Sudrian army": ("SUD", "military", "name"),
    "Westmark": ("WES", "state", "name"),
    "Red Column": ("REDCOL", "armed_group", "name"),
    "Observatory": ("NGO", "ngo", "name"),
}
ACTORS = {name: Actor(name, side, kind) for name, (side, kind, _) in NAMES.items()}
NAME = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(NAMES, key=len, reverse=True)))


def passage_mentions(passage: Passage, text: str) -> PassageMentions:
    """Return the words, numbers and named actors of ``passage``; a heading is not annotated."""
    view = passage.view(text)
    if passage.zone == "heading":
        return PassageMentions(passage, view, (), (), (), (), (), (), ())
    tokens = tokenize(view)
    found = [(match.start(), match.end(), match.group()) for match in NAME.finditer(view)]
    actors = tuple(ActorMention(start, end, NAMES[name][2], name.casefold(), ACTORS[name]) for start, end, name in found)  # type: ignore[arg-type]
    return PassageMentions(passage, view, tokens, sentences(tokens), actors, (), find_numbers(view, tokens), (), ())


def read(text: str, zones: Sequence[Zone] = (), published: str | None = "2031-05-20") -> Reading:
    """Return ``text`` as an article whose lines are its passages, in ``zones`` (body where none is given)."""
    rows = list(re.finditer(r"[^\n]+", text))
    passages = tuple(
        Passage(f"p{number}", "a", row.start(), row.end(), zones[number] if number < len(zones) else "body")
        for number, row in enumerate(rows)
    )
    article = Article(
        id="a",
        sha256="",
        part="",
        path="",
        url=None,
        text=text,
        text_sha256="",
        encoding="utf-8",
        encoding_basis="",
        outlet=None,
        title=None,
        description=None,
        byline=None,
        credit_line=None,
        lang="en",
        categories=(),
        passages=passages,
        published=Published(published, "day" if published else "none", "metadata" if published else "none"),
    )
    mentions = tuple(passage_mentions(passage, text) for passage in passages)
    resolved = {
        (number, index): (mention.actor,)
        for number, one in enumerate(mentions)
        for index, mention in enumerate(one.actors)
        if mention.actor
    }
    return Reading(article, mentions, resolved, published)


def claim(reading: Reading, content: str, claimant: str, act: SpeechAct = "state", uttered_at: str | None = None) -> Claim:
    """Return the claim that ``claimant`` (a name of `NAMES`, else an unnamed source) says ``content``."""
    text = reading.article.text
    start = text.index(content)
    span = Span(start, start + len(content), content, "content")
    actor = ACTORS.get(claimant, Actor(claimant, "UNNAMED", "unnamed"))
    return Claim(
        id=content_id("claim", start, claimant),
        article="a",
        start=start,
        end=span.end,
        spans=(span,),
        provenance=made_by("test"),
        claimant=actor,
        chain=(ChainLink(actor, None),),
        speech_act=act,
        voice="indirect",
        factuality="denied" if act == "deny" else "certain",
        hedges=(),
        uttered_at=uttered_at,
        uttered_basis="stated" if uttered_at else "none",
        addressee=None,
        about=(),
    )
