"""Cases for the brief's tests: invented wars, built by pointing at words of invented articles."""

from dataclasses import dataclass, field

from counterclaim.actor import Actor
from counterclaim.article import Article, Passage, Published
from counterclaim.claim import ChainLink, Claim, Demand, Position
from counterclaim.event import Event, Holding, Interval, Location, Measure, Place, Relation
from counterclaim.ids import content_id, sha256_hex, text_sha256
from counterclaim.link import Link, Origin
from counterclaim.noun import Provenance, Span
from counterclaim.store import CaseView
from counterclaim.toll import Subject, Toll

MADE = Provenance("by hand", "1")
VELMARK = Actor("Velmark", "VLM", "state")
ORSANNE = Actor("Orsanne", "ORS", "state")
GENERAL = Actor("General Ida Brandt", "VLM", "person", office="general")
PASCAY = Actor("Pascay", "PSC", "state")
MONITOR = Actor("Border Watch", "NGO", "ngo")
OUTLET = Actor("the outlet", "OUTLET", "outlet")


KINDS = ("claim", "toll", "event", "demand", "position", "relation", "measure", "holding", "place")


@dataclass
class Desk:
    """Collects articles and records into a case."""

    articles: list = field(default_factory=list)
    records: dict = field(default_factory=lambda: {kind: [] for kind in KINDS})
    origins: list = field(default_factory=list)
    links: list = field(default_factory=list)
    drops: list = field(default_factory=list)

    def article(self, outlet, day, text, *, title=None, origin=True, zones=()):
        number = len(self.articles)
        article_id = content_id("article", number, text)
        passages, start = [], 0
        for at, line in enumerate(text.split("\n")):
            zone = zones[at] if at < len(zones) else "body"
            if line.strip():
                passages.append(Passage(content_id("passage", article_id, start), article_id, start, start + len(line), zone))
            start += len(line) + 1
        made = Article(
            id=article_id,
            sha256=sha256_hex(text.encode()),
            part="",
            path=f"posts/{number}.txt",
            url=None,
            text=text,
            text_sha256=text_sha256(text),
            encoding="utf-8",
            encoding_basis="bytes",
            outlet=outlet,
            title=title,
            description=None,
            byline=None,
            credit_line=None,
            lang="en",
            published=Published(day, "day" if day else "none", "metadata" if day else "none"),
            categories=(),
            passages=tuple(passages),
        )
        self.articles.append(made)
        if origin:
            self.origins.append(Origin(content_id("origin", article_id), article_id, "outlet", (article_id,), "no earlier words"))
        return made

    def one_origin(self, *articles, kind="wire", method="nine of ten words are the same"):
        held = {article.id for article in articles}
        self.origins = [origin for origin in self.origins if origin.root not in held]
        self.origins.append(Origin(content_id("origin", *sorted(held)), articles[0].id, kind, tuple(a.id for a in articles), method))

    def _base(self, kind, article, words, *more):
        start = article.text.index(words)
        end = start + len(words)
        record_id = content_id(kind, article.id, start, end, len(self.records[kind]), *more)
        span = Span(start, end, words, "content")
        return {"id": record_id, "article": article.id, "start": start, "end": end, "spans": (span,), "provenance": MADE}

    def _add(self, kind, record):
        self.records[kind].append(record)
        return record

    def claim(self, article, words, who, act="state", about=(), addressee=None):
        made = Claim(
            **self._base("claim", article, words),
            claimant=who,
            chain=(ChainLink(who, None),),
            speech_act=act,
            voice="indirect",
            factuality="unknown",
            hedges=(),
            uttered_at=None,
            uttered_basis="none",
            addressee=addressee,
            about=tuple(r.id for r in about),
        )
        return self._add("claim", made)

    def toll(
        self,
        article,
        words,
        who,
        side,
        low,
        high="same",
        *,
        harm="killed",
        status="military",
        item=None,
        as_of=None,
        basis="stated",
        since=None,
        period="cumulative",
        value="stated",
        of="",
        place=None,
        claim=None,
        hypothetical=False,
    ):
        made = Toll(
            **self._base("toll", article, words),
            harm=harm,
            subject=Subject(side, status, item, of),
            text=words,
            low=low,
            high=low if high == "same" else high,
            soft_low=low,
            soft_high=None,
            period=period,
            since=since,
            as_of=as_of,
            as_of_basis=basis if as_of else "none",
            place=place,
            claim=claim.id if claim else None,
            claimant=who,
            stance="none",
            perpetrator=None,
            value_status=value,
            hypothetical=hypothetical,
        )
        return self._add("toll", made)

    def event(
        self,
        article,
        words,
        actors,
        recipients=(),
        *,
        plover="ASSAULT",
        day=None,
        end=None,
        grain="day",
        place=None,
        by=None,
        denied=(),
        tolls=(),
    ):
        made = Event(
            **self._base("event", article, words),
            plover=plover,
            mode=None,
            context=None,
            acled_type=None,
            acled_sub_type=None,
            actors=tuple(actors),
            recipients=tuple(recipients),
            place=Location(place) if place else None,
            date=Interval(day, end or day, grain) if day or end else None,
            weapon=None,
            tolls=tuple(t.id for t in tolls),
            asserted_by=by,
            denied_by=tuple(denied),
        )
        return self._add("event", made)

    def demand(self, article, words, by, of=()):
        return self._add("demand", Demand(**self._base("demand", article, words), by=tuple(by), of=tuple(of), content=words, claim=None))

    def position(self, article, words, who, stance, condition=None):
        base = self._base("position", article, words)
        return self._add("position", Position(**base, actor=who, on=words, stance=stance, condition=condition, claim=None))

    def relation(self, article, words, left, right, kind, by=None):
        base = self._base("relation", article, words)
        return self._add("relation", Relation(**base, left=left, right=right, kind=kind, asserted_by=by, claim=None))

    def measure(self, article, words, by, kind, *, area=None, day=None):
        return self._add("measure", Measure(**self._base("measure", article, words), by=by, kind=kind, area=area, date=day))

    def holding(self, article, words, side, item, n, parts=None):
        base = self._base("holding", article, words)
        return self._add("holding", Holding(**base, side=side, item=item, n=n, parts=parts or {}, as_of=None, claim=None))

    def place(self, article, words):
        made = Place(
            **self._base("place", article, words),
            name=words,
            canonical=words,
            geonameid=None,
            lat=1.0,
            lon=2.0,
            iso3=None,
            geo_precision=1,
            where_prec=1,
        )
        return self._add("place", made)

    def link(self, left, right, kind, dimension=None, reason="they meet"):
        made = Link(content_id("link", left.id, right.id, kind), left.id, right.id, kind, dimension, 1.0, reason, False, "by hand", "1")
        self.links.append(made)
        return made

    def view(self, **more):
        kinds = {f"{kind}s": tuple(rows) for kind, rows in self.records.items()}
        case = {"made_at": "2031-05-09T06:00:00Z", "version": "1.2.3", **more}
        return CaseView(
            articles=tuple(self.articles), **kinds, origins=tuple(self.origins), links=tuple(self.links), drops=tuple(self.drops), **case
        )


def invented_war():
    """Velmark and Orsanne fight over the Tiro strait; two outlets and a copy tell of it."""
    desk = Desk()
    post = desk.article(
        "Kestrel Post",
        "2031-05-04",
        "Guns over the strait\n"
        "Velmark said its batteries had killed at least 140 Orsanne marines near Tiro since Sunday. "
        "Orsanne denied that any marines had died.\n"
        "General Ida Brandt accused Orsanne of shelling the hospital at Tiro on Saturday. "
        "“We did not fire on it,” Orsanne's staff replied.\n"
        "Orsanne has not said how many soldiers it lost. Velmark admitted the loss of 12 soldiers.\n"
        "Pascay urged both to lay down their arms. Orsanne said it would do so if Velmark left the strait.\n"
        "Velmark holds 40 tanks, 25 of them new. Orsanne says it has burned 55 tanks of its neighbour. A curfew holds in Velmark's ports.\n"
        "Some 9,000 people died in the war of 1988. Pascay arms Velmark.",
        title="Guns over the strait",
        zones=("headline",),
    )
    copy = desk.article("Daily Rook", "2031-05-04", post.text.replace("Guns over the strait", "Strait in flames"), title="Strait in flames")
    other = desk.article(
        "Heron Wire",
        "2031-05-05",
        "Border Watch counted 31 dead marines of Orsanne. Velmark's general spoke of 150 Orsanne marines killed by Monday.\n"
        "Velmark said nobody had shelled Tiro.",
    )
    desk.one_origin(post, copy)
    desk.link(copy, post, "copy_of")
    for article in (post, copy):
        killed = desk.toll(article, "at least 140", VELMARK, "ORS", 140, None, as_of="2031-05-04", of="Orsanne marines")
        said = desk.claim(
            article, "its batteries had killed at least 140 Orsanne marines near Tiro since Sunday", VELMARK, "claim", about=[killed]
        )
        denial = desk.claim(article, "any marines had died", ORSANNE, "deny", about=[killed, said])
        desk.link(denial, said, "explicit_denial", "number")
        shelled = desk.event(
            article,
            "shelling the hospital at Tiro on Saturday",
            [ORSANNE],
            [VELMARK],
            day="2031-05-03",
            place="Tiro",
            by="VLM",
            denied=["ORS"],
        )
        accused = desk.claim(article, "shelling the hospital at Tiro", GENERAL, "accuse", about=[shelled], addressee=ORSANNE)
        desk.claim(article, "We did not fire on it", ORSANNE, "deny", about=[shelled, accused])
        desk.toll(article, "has not said how many", ORSANNE, "ORS", None, None, value="not_disclosed", of="soldiers")
        desk.toll(article, "12", VELMARK, "VLM", 12, of="soldiers")
        desk.toll(article, "Some 9,000", OUTLET, None, 8500, 9500, status="unknown", period="war", as_of="1988", of="people")
        desk.toll(article, "55", ORSANNE, "VLM", 55, harm="destroyed", status="equipment", item="tank", of="tanks")
    desk.demand(post, "to lay down their arms", [PASCAY], [VELMARK, ORSANNE])
    desk.position(post, "it would do so", ORSANNE, "conditional", "if Velmark left the strait")
    desk.holding(post, "40 tanks", "VLM", "tank", 40, {"new tank": 25})
    desk.measure(post, "A curfew holds", VELMARK, "curfew", area="Velmark's ports")
    desk.relation(post, "Pascay arms Velmark", PASCAY, VELMARK, "supplies_arms", "OUTLET")
    desk.place(post, "Tiro")
    desk.toll(other, "31", MONITOR, "ORS", 31, as_of="2031-05-05", of="dead marines")
    desk.toll(other, "150", GENERAL, "ORS", 150, as_of="2031-05-05", of="Orsanne marines")
    desk.event(other, "shelled Tiro", [VELMARK], [ORSANNE], day="2031-05-04", place="Tiro", by="ORS")
    return desk
