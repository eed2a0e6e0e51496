"""Small records for the tests of reconciliation."""

from counterclaim.actor import Actor
from counterclaim.article import Article, Passage, Published
from counterclaim.claim import ChainLink, Claim
from counterclaim.event import Holding
from counterclaim.ids import content_id, text_sha256
from counterclaim.noun import Provenance, Span
from counterclaim.reconcile.scope import Placed
from counterclaim.toll import Subject, Toll

MADE = Provenance("test", "1")


def article(name, *paragraphs, outlet=None, credit=None, day="2031-05-01", zone="body"):
    text = "\n\n".join(paragraphs)
    key = content_id("article", name)
    passages, at = [], 0
    for paragraph in paragraphs:
        passages.append(Passage(content_id("passage", key, at), key, at, at + len(paragraph), zone))
        at += len(paragraph) + 2
    return Article(
        id=key, sha256=text_sha256(text), part="", path=f"{name}.txt", url=None, text=text, text_sha256=text_sha256(text), encoding="utf-8",
        encoding_basis="test", outlet=outlet, title=None, description=None, byline=None, credit_line=credit, lang="en",
        published=Published(day, "day", "metadata") if day else Published(None, "none", "none"), categories=(), passages=tuple(passages),
    )  # fmt: skip


def actor(side, name=None, kind="state"):
    return Actor(name=name or side, side=side, kind=kind)


def claim(content, by="AAA", act="claim", article="a1", to=None, about=(), at=0, voice="indirect", kind="state", name=None):
    key = content_id("claim", article, at, content, by, act, name)
    speaker = actor(by, name, kind)
    return Claim(
        id=key, article=article, start=at, end=at + len(content), provenance=MADE,
        spans=(Span(at, at + len(content), content, "content"),),
        claimant=speaker, chain=(ChainLink(speaker, "said"),), speech_act=act, voice=voice, factuality="certain", hedges=(),
        uttered_at=None, uttered_basis="none", addressee=actor(to) if to else None, about=tuple(about),
    )  # fmt: skip


def toll(low, high="same", *, of="BBB", by="AAA", harm="killed", status="military", item=None, period="cumulative",
         as_of=None, article="a1", text=None, place=None, basis="stated", value_status="stated", part_of=None, hypothetical=False, kind="state"):  # fmt: skip
    high = low if high == "same" else high
    key = content_id("toll", article, low, high, of, by, harm, status, item, period, as_of, place)
    return Toll(
        id=key, article=article, start=0, end=1, spans=(), provenance=MADE, harm=harm, subject=Subject(of, status, item, "them"),
        text=text or str(low), low=low, high=high, soft_low=None, soft_high=None, period=period, since=None, as_of=as_of, as_of_basis=basis,
        place=place, claim=None, claimant=actor(by, kind=kind), stance="enemy", perpetrator=None, value_status=value_status, part_of=part_of,
        hypothetical=hypothetical,
    )  # fmt: skip


def holding(side, item, n, article="a1"):
    return Holding(id=content_id("holding", article, side, item, n), article=article, start=0, end=1, spans=(), provenance=MADE, side=side,
                   item=item, n=n, parts={}, as_of=None, claim=None)  # fmt: skip


def placed(record, day="2031-05-01", origin=None):
    return Placed(record, day, origin or record.article)
