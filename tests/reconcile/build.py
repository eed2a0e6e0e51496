"""Small records for the tests of reconciliation, and a case in memory that holds them."""

from dataclasses import replace

from counterclaim.actor import Actor
from counterclaim.article import Article, Passage, Published
from counterclaim.claim import ChainLink, Claim, Position
from counterclaim.event import Holding
from counterclaim.ids import content_id, text_sha256
from counterclaim.noun import Provenance, Span
from counterclaim.reconcile import memory
from counterclaim.reconcile.scope import Placed
from counterclaim.toll import Subject, Toll

MADE = Provenance("test", "1")
DAY = "2031-05-01"


def article(name, *paragraphs, outlet=None, credit=None, day="2031-05-01", zone="body", byline=None):
    text = "\n\n".join(paragraphs)
    key = content_id("article", name)
    passages, at = [], 0
    for paragraph in paragraphs:
        passages.append(Passage(content_id("passage", key, at), key, at, at + len(paragraph), zone))
        at += len(paragraph) + 2
    return Article(
        id=key, sha256=text_sha256(text), part="", path=f"{name}.txt", url=None, text=text, text_sha256=text_sha256(text),
        encoding="utf-8",
        encoding_basis="test", outlet=outlet, title=None, description=None, byline=byline, credit_line=credit, lang="en",
        published=Published(day, "day", "metadata") if day else Published(None, "none", "none"), categories=(), passages=tuple(passages),
    )  # fmt: skip


def actor(side, name=None, kind="state", office=None):
    return Actor(name=name or side, side=side, kind=kind, office=office)


def toll(low, high="same", *, of="BBB", by="AAA", harm="killed", status="military", item=None, period="cumulative", since=None,
         as_of=None, article="a1", text=None, place=None, basis="stated", value_status="stated", part_of=None, hypothetical=False,
         kind="state", soft=None, claim=None, start=0):  # fmt: skip
    high = low if high == "same" else high
    key = content_id("toll", article, low, high, of, by, harm, status, item, period, as_of, place, start, text)
    return Toll(
        id=key, article=article, start=start, end=start + 1, spans=(), provenance=MADE, harm=harm,
        subject=Subject(of, status, item, item or "them"),
        text=text or str(low), low=low, high=high, soft_low=soft and soft[0], soft_high=soft and soft[1], period=period,
        since=since, as_of=as_of,
        as_of_basis=basis if as_of else "none", place=place, claim=claim, claimant=actor(by, kind=kind), stance="enemy", perpetrator=None,
        value_status=value_status, part_of=part_of, hypothetical=hypothetical,
    )  # fmt: skip


def holding(side, item, n, article="a1"):
    return Holding(id=content_id("holding", article, side, item, n), article=article, start=0, end=1, spans=(), provenance=MADE, side=side,
                   item=item, n=n, parts={}, as_of=None, claim=None)  # fmt: skip


def placed(record, day=DAY, origin=None):
    return Placed(record, day, origin or record.article)


class Paper:
    """An article that is written sentence by sentence; what it says becomes records that stand on its words."""

    def __init__(self, name="a", day=DAY, outlet=None):
        self.name, self.day, self.outlet = name, day, outlet
        self.id = content_id("article", name)
        self.text = ""
        self.records = []

    def says(self, content, by="ECU", act="claim", before="said", to=None, about=(), voice="indirect", kind="state", name=None, tolls=()):
        source, start = (name or by), len(self.text)
        spans = [Span(start, start + len(source), source, "source")]
        cue = start + len(source) + 1
        spans.append(Span(cue, cue + len(before.split()[0]), before.split()[0], "cue"))
        at = cue + len(before) + 1
        spans.append(Span(at, at + len(content), content, "content"))
        self.text += f"{source} {before} {content}. "
        speaker = actor(by, name, kind, office="minister" if kind == "person" and by not in ("OTHER", "UNNAMED") else None)
        made = Claim(
            id=content_id("claim", self.id, start, content, by, act, name), article=self.id, start=at, end=at + len(content),
            provenance=MADE,
            spans=tuple(spans), claimant=speaker, chain=(ChainLink(speaker, before),), speech_act=act, voice=voice,
            factuality="denied" if act == "deny" else "certain", hedges=(), uttered_at=None, uttered_basis="none",
            addressee=actor(to) if to else None, about=tuple(one.id for one in about),
        )  # fmt: skip
        self.records.append(made)
        for one in tolls:
            self.counts(one, claim=made.id)
        return made

    def twice(self, content, sides, before, act="accuse"):
        """Return the claims of several speakers that share one content."""
        first = self.says(content, by=sides[0], act=act, before=before, name=" and ".join(sides))
        made = [replace(first, id=content_id("claim", first.id, side), claimant=actor(side)) for side in sides]
        self.records[-1:] = made
        return made

    def counts(self, one, claim=None):
        made = replace(
            one, id=content_id("toll", self.id, one.id), article=self.id, start=len(self.text), end=len(self.text) + 1, claim=claim
        )
        self.text += f"{one.text} . "
        self.records.append(made)
        return made

    def stands(self, stance, on, by="ECU", kind="state", office=None):
        start = len(self.text)
        self.text += f"{by} {stance} {on}. "
        made = Position(
            id=content_id("position", self.id, start, by, on, stance), article=self.id, start=start, end=start + 1, spans=(),
            provenance=MADE,
            actor=actor(by, kind=kind, office=office), on=on, stance=stance, condition=None, claim=None,
        )  # fmt: skip
        self.records.append(made)
        return made

    def holds(self, side, item, n):
        made = replace(holding(side, item, n), article=self.id)
        self.records.append(made)
        return made

    def article(self):
        made = article(self.name, self.text.strip() or "Nothing.", outlet=self.outlet, day=self.day)
        return replace(made, text=self.text)


class MemoryCase(memory.MemoryCase):
    """The case in memory, which takes papers as well."""

    def add(self, *papers):
        for paper in papers:
            super().add(paper.article() if isinstance(paper, Paper) else paper, getattr(paper, "records", ()))
        return self

    def forget(self):
        """Let every article be reconciled anew."""
        self._done.clear()

    @property
    def all_ever_put(self):
        """What was ever put, and which of it stands withdrawn."""
        return dict(self._kept), set(self._gone)
