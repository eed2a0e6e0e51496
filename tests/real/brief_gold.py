"""A case made from gold annotations, for looking at the brief with what a careful coder would record."""

import hashlib
import json
from pathlib import Path

from counterclaim.actor import Actor
from counterclaim.article import Article, Passage, Published
from counterclaim.claim import ChainLink, Claim, Demand, Position
from counterclaim.event import Event, Holding, Interval, Location, Measure, Place, Relation
from counterclaim.ids import content_id, sha256_hex, text_sha256
from counterclaim.link import Origin
from counterclaim.noun import Provenance, Span
from counterclaim.store import CaseView
from counterclaim.toll import Subject, Toll

GOLD = Provenance("gold", "1")


def actor(name, side):
    kinds = {"UNNAMED": "unnamed", "OUTLET": "outlet", "INTL": "international_body", "NGO": "ngo"}
    return Actor(name or side or "unknown", side, kinds.get(side, "unknown"))


def article(folder: Path, stem: str, meta: dict) -> Article:
    path = folder / meta["path"]
    raw = path.read_bytes()
    text = raw.decode()
    article_id = content_id("article", sha256_hex(raw))
    passages, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(content_id("p", article_id, start), article_id, start, start + len(line), "body"))
        start += len(line) + 1
    return Article(
        id=article_id,
        sha256=sha256_hex(raw),
        part="",
        path=str(path),
        url=None,
        text=text,
        text_sha256=text_sha256(text),
        encoding="utf-8",
        encoding_basis="guess",
        outlet=stem,
        title=None,
        description=None,
        byline=None,
        credit_line=None,
        lang="en",
        published=Published(meta["published"], "day", "metadata"),
        categories=(),
        passages=tuple(passages),
    )


def base(kind, art, row, part=None):
    start, end = row["start"], row["end"]
    if part and part in art.text[start:end]:
        start += art.text[start:end].index(part)
        end = start + len(part)
    span = Span(start, end, art.text[start:end], "content")
    digest = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
    return {"id": content_id(kind, art.id, digest), "article": art.id, "start": start, "end": end, "spans": (span,), "provenance": GOLD}


def claim(art, row):
    who = actor(row["claimant"], row["side"])
    return Claim(
        **base("claim", art, row, row["content"]),
        claimant=who,
        chain=(ChainLink(who, row["cue"]),),
        speech_act=row["act"],
        voice=row["voice"],
        factuality="unknown",
        hedges=(),
        uttered_at=row["date"],
        uttered_basis="none",
        addressee=None,
        about=(),
    )


def toll(art, row):
    return Toll(
        **base("toll", art, row, row["number"]),
        harm=row["harm"],
        subject=Subject(row["of_side"], row["status"], row["item"], row["of"]),
        text=row["number"],
        low=row["low"],
        high=row["high"],
        soft_low=row["low"],
        soft_high=row["high"],
        period=row["period"],
        since=row["since"],
        as_of=row["as_of"],
        as_of_basis="stated" if row["as_of"] else "none",
        place=row["place"],
        claim=None,
        claimant=actor(row["claimant"], row["side"]),
        stance=row["stance"],
        perpetrator=None,
        value_status="denied" if row["denied"] else "stated",
    )


def interval(value):
    if not value:
        return None
    start, _, end = value.partition("/")
    end = end or start
    fine = {4: "year", 7: "month"}.get(len(end), "day")
    return Interval(None if start == ".." else start, end, fine)


def event(art, row):
    date = interval(row["date"])
    return Event(
        **base("event", art, row),
        plover=row["plover"],
        mode=row["mode"],
        context=None,
        acled_type=None,
        acled_sub_type=None,
        actors=tuple(actor(n, s) for n, s in zip(row["actors"], row["actor_sides"], strict=False)),
        recipients=tuple(actor(n, s) for n, s in zip(row["recipients"], row["recipient_sides"], strict=False)),
        place=Location(row["place"]) if row["place"] else None,
        date=date,
        weapon=None,
        tolls=(),
        asserted_by=row["asserted_by"],
        denied_by=tuple(row["denied_by"]),
    )


def others(art, row, sides):
    if row["kind"] == "demand":
        named = [tuple(actor(n, sides.get(n)) for n in row[key]) for key in ("by", "of")]
        return Demand(**base("demand", art, row, row["content"]), by=named[0], of=named[1], content=row["content"], claim=None)
    if row["kind"] == "position":
        who = actor(row["actor"], row["side"])
        return Position(**base("position", art, row), actor=who, on=row["on"], stance=row["stance"], condition=row["condition"], claim=None)
    if row["kind"] == "relation":
        left, right = actor(row.get("left_name"), row["left"]), actor(row.get("right_name"), row["right"])
        return Relation(
            **base("relation", art, row), left=left, right=right, kind=row["relation"], asserted_by=row["asserted_by"], claim=None
        )
    if row["kind"] == "measure":
        by = actor(row["by_name"], row["by"])
        return Measure(**base("measure", art, row), by=by, kind=row["measure"], area=row["area"], date=row["date"])
    if row["kind"] == "holding":
        parts = row["parts"] or {}
        return Holding(**base("holding", art, row), side=row["side"], item=row["item"], n=row["n"], parts=parts, as_of=None, claim=None)
    if row["kind"] == "place":
        return Place(
            **base("place", art, row),
            name=row["name"],
            canonical=row["name"],
            geonameid=None,
            lat=row["lat"],
            lon=row["lon"],
            iso3=row["country"],
            geo_precision=None,
            where_prec=None,
        )
    return None


def bind_denials(claims, events):
    """A denial is about the nearest event before it in its article that its side is said to deny."""
    from dataclasses import replace

    for one in claims:
        near = [e for e in events if e.article == one.article and one.claimant.side in e.denied_by and e.start <= one.end]
        denied = max(near, key=lambda e: (e.start <= one.start < e.end, e.start), default=None)
        yield replace(one, about=(denied.id,)) if one.speech_act == "deny" and denied and one.start - denied.start < 1500 else one


def gold_view(folder: Path) -> CaseView:
    documents = json.loads((folder / "documents.json").read_text())
    found = {kind: [] for kind in ("claim", "toll", "event", "demand", "position", "relation", "measure", "holding", "place")}
    articles, origins = [], []
    for stem, meta in documents.items():
        art = article(folder, stem, meta)
        articles.append(art)
        origins.append(Origin(content_id("origin", art.id), art.id, "outlet", (art.id,), "no earlier article shares its words"))
        rows = [json.loads(line) for line in (folder / f"{stem}.jsonl").read_text().splitlines()]
        sides = {row["claimant"]: row["side"] for row in rows if row["kind"] == "claim"}
        sides |= {n: s for row in rows if row["kind"] == "event" for n, s in zip(row["actors"], row["actor_sides"], strict=False)}
        sides |= {n: s for row in rows if row["kind"] == "event" for n, s in zip(row["recipients"], row["recipient_sides"], strict=False)}
        makers = {"claim": claim, "toll": toll, "event": event}
        for row in rows:
            if row["kind"] in found:
                maker = makers.get(row["kind"])
                found[row["kind"]].append(maker(art, row) if maker else others(art, row, sides))
    return CaseView(
        articles=tuple(articles),
        claims=tuple(bind_denials(found["claim"], found["event"])),
        **{f"{kind}s": tuple(rows) for kind, rows in found.items() if kind != "claim"},
        origins=tuple(origins),
        made_at="2026-01-01T00:00:00Z",
        version="0.0",
        model=None,
    )
