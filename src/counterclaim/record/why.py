"""Why a line of the case reads as it does: the rule, its version and the words, told in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields

import msgspec
from sqlalchemy import Connection, or_, select

from counterclaim.article import SPACES, Article, Drop
from counterclaim.errors import CaseError
from counterclaim.link import SAME_ACTOR, ConflictMember, Dating, Link, Origin, Story, conflicts_of
from counterclaim.noun import Provenance, Record, Span
from counterclaim.record import codec
from counterclaim.record.case import CaseStore
from counterclaim.record.datings import body_today
from counterclaim.record.intake import quote
from counterclaim.record.judgements import judgements
from counterclaim.record.meanings import MEANINGS
from counterclaim.record.readings import body_as_read
from counterclaim.record.rows import read_articles, seen_at
from counterclaim.record.schema import (
    ARTICLES,
    CARRIES,
    CONFLICT_MEMBERS,
    DATINGS,
    DROPS,
    LINKS,
    ORIGINS,
    PASSAGES,
    RECORDS,
    RETRACTIONS,
    RUNS,
    SIGHTINGS,
    STORIES,
    SUCCESSIONS,
)

CONTEXT = 80  # characters shown on either side of a span
SHORT = 120  # characters of a quote that stands for its record
Difference = Callable[[Article, Article], Sequence[str]]
CHANGES = "What changed, from the right to the left ([-dropped-], {+added+}, # where a number stands in the change):"
COMMON = {field.name for field in fields(Record)}


@dataclass(frozen=True, slots=True)
class Explanation:
    """What ``id`` is, and the reasons for it, one a line."""

    id: str
    kind: str
    lines: tuple[str, ...]


def explain(connection: Connection, named: str, difference: Difference | None = None) -> list[Explanation]:
    """Return why ``named`` (the id of anything in the case, or the path or hash of an input) stands as it does; at least one explanation.

    ``difference`` tells what changed from an older version of a story to a newer one; without it, links between versions do not say.
    Raises `CaseError` where the case knows nothing of the name.
    """
    for look in (_record, _link, _origin, _story, _placement, _conflict, _dating, _article, _passage, _drop, _run, _place):
        found = list(look(connection, named))
        if found:
            return [_with_changes(connection, _with_tombstones(connection, one), difference) for one in found]
    remedy = "take an id from record.jsonl or the brief, or name an input by its path"
    raise CaseError(f"the case knows nothing of {named!r}", remedy=remedy)


def _record(connection: Connection, named: str) -> Iterator[Explanation]:
    row = connection.execute(
        select(RECORDS.c.kind, body_as_read().label("read"), body_today().label("today")).where(RECORDS.c.id == named)
    ).first()
    if row:
        record = codec.record_of(row.kind, row.today)
        article = _article_of(connection, record.article)
        lines = (*_record_lines(connection, record, article), *_revised_lines(codec.record_of(row.kind, row.read), record, article))
        lines = (*lines, *_read_again_lines(connection, record.id))
        yield Explanation(record.id, row.kind, lines)


def _record_lines(connection: Connection, record: Record, article: Article) -> Iterator[str]:
    yield f"A {record.record} at characters {record.start} to {record.end} of {_name(article)}."
    yield _made_by(record.provenance)
    yield "It rests on these words:"
    yield from (f"  {_in_context(article.text, span)}" for span in record.spans)
    yield "It says:"
    plain = msgspec.to_builtins(record)
    yield from (f"  {name}: {_plainly(value)}" for name, value in plain.items() if name not in COMMON)
    yield from _quoted_lines(connection, record)
    links = list(CaseStore(connection, run="").links([record.id]))
    yield from ["It is linked:"] if links else ["Nothing in the case is linked to it."]
    yield from (f"  {link.id}: {link.kind} with {link.right if link.left == record.id else link.left}: {link.reason}" for link in links)


def _quoted_lines(connection: Connection, record: Record) -> Iterator[str]:
    """Yield from which medium the claim that a record is, or stands on, is quoted."""
    named = {record.id, getattr(record, "claim", None)}
    for origin in CaseStore(connection, run="").origins([record.article]):
        if named & {*origin.members}:
            yield f"It is from elsewhere: {origin.method}; origin {origin.id} ({origin.kind})."


def _read_again_lines(connection: Connection, named: str) -> Iterator[str]:
    """Yield what later readings of its article made of a record."""
    heirs = select(SUCCESSIONS.c.new).where(SUCCESSIONS.c.old == named).order_by(SUCCESSIONS.c.reading)
    for one in connection.execute(heirs).scalars():
        yield f"A later reading found {one} on the same words; what was judged of this record counts for it."


def _revised_lines(read: Record, record: Record, article: Article) -> Iterator[str]:
    """Yield what the inferred day of its article changed in a record."""
    before, after = msgspec.to_builtins(read), msgspec.to_builtins(record)
    changed = [name for name in before if before[name] != after[name]]
    if changed:
        yield f"Its article's day is inferred ({article.published.day}: {article.published.reason}). Without that day it says:"
        yield from (f"  {name}: {_plainly(before[name])}" for name in changed)


def _dating(connection: Connection, named: str) -> Iterator[Explanation]:
    body = connection.execute(select(DATINGS.c.body).where(DATINGS.c.id == named)).scalar()
    if body:
        dating = codec.noun_of(Dating, body)
        supports = [f"  {one}: {_short(connection, one)}" for one in dating.supports]
        made = f"Made by rule {dating.rule}, version {dating.version}."
        told = f"The day {dating.day}, inferred for {_short(connection, dating.article)}."
        yield Explanation(dating.id, "dating", (told, f"Reason: {dating.reason}", made, "It rests on:", *supports))


def _link(connection: Connection, named: str) -> Iterator[Explanation]:
    body = connection.execute(select(LINKS.c.body).where(LINKS.c.id == named)).scalar()
    if body:
        link = codec.noun_of(Link, body)
        yield Explanation(link.id, "link", tuple(_link_lines(connection, link)))


def _link_lines(connection: Connection, link: Link) -> Iterator[str]:
    where = " within one article" if link.internal else ""
    dimension = f", on {link.dimension}" if link.dimension else ""
    yield MEANINGS[link.kind]
    yield f"A link of kind {link.kind}{where}{dimension}; score {link.score:.2f}; state {link.state}."
    yield f"Reason: {link.reason}"
    yield f"Made by rule {link.rule}, version {link.version}."
    for side, end in (("Left", link.left), ("Right", link.right)):
        if link.kind in SAME_ACTOR:
            yield f"{side}: the name “{end.partition(': ')[2]}” on the side {end.partition(': ')[0] or 'that nothing tells'}"
            continue
        shown = _short(connection, end)
        yield f"{side}: {shown}" if shown.startswith(end) else f"{side}: {end}: {shown}"


def _with_changes(connection: Connection, one: Explanation, difference: Difference | None) -> Explanation:
    """Add what changed to the explanation of a link between two versions of a story, and what people judged of any link."""
    notes = [f"Judged {made.verdict} by {made.by} at {made.at}: {made.reason}" for made in judgements(connection, one.id)]
    ends = connection.execute(
        select(LINKS.c.left, LINKS.c.right).where(LINKS.c.id == one.id, LINKS.c.kind.in_(("version_of", "copy_of")))
    ).first()
    if ends and difference:
        newer, older = (_article_of(connection, end) for end in ends)
        notes += [
            "What changed, from the right to the left ([-dropped-], {+added+}, # where a number stands in the change):",
            *(f"  {line}" for line in difference(older, newer)),
        ]
    return Explanation(one.id, one.kind, (*one.lines, *notes)) if notes else one


def _origin(connection: Connection, named: str) -> Iterator[Explanation]:
    body = connection.execute(select(ORIGINS.c.body).where(ORIGINS.c.id == named)).scalar()
    if body:
        origin = codec.noun_of(Origin, body)
        members = [f"  {member}{' (root)' if member == origin.root else ''}: {_short(connection, member)}" for member in origin.members]
        yield Explanation(origin.id, "origin", (f"An origin of kind {origin.kind}.", f"Method: {origin.method}", "Members:", *members))


def _article(connection: Connection, named: str) -> Iterator[Explanation]:
    for article in read_articles(connection, [named]):
        published = article.published
        yield Explanation(
            article.id,
            "article",
            (
                f"{_name(article)}.",
                f"Seen at: {', '.join(seen_at(connection, [article.id]).get(article.id, ()))}",
                f"SHA-256 of its bytes: {article.sha256}; read as {article.encoding} ({article.encoding_basis}).",
                f"Published: {published.value or 'unknown'} ({published.basis}: {published.reason or 'nothing tells'}).",
                f"Language: {article.lang or 'unknown'}. Outlet: {article.outlet or 'unknown'}.",
                f"Passages: {len(article.passages)}. Records: {_counts(connection, article.id)}.",
            ),
        )


def _story(connection: Connection, named: str) -> Iterator[Explanation]:
    body = connection.execute(select(STORIES.c.body).where(STORIES.c.id == named)).scalar()
    if body:
        story = codec.noun_of(Story, body)
        members = [f"  {_short(connection, one.article)}: {one.reason}" for one in story.members]
        placed = [f"  {one.id}: {_lands(one)}" for one in CaseStore(connection, run="").conflict_members([story.root])]
        where = ["Its place in a conflict:", *placed] if placed else ["It belongs to no conflict."]
        head = f"A story of {len(story.members)} articles, opened by {_short(connection, story.root)}."
        yield Explanation(story.id, "story", (head, "Its articles, and why each is in it:", *members, *where))


def _placement(connection: Connection, named: str) -> Iterator[Explanation]:
    body = connection.execute(select(CONFLICT_MEMBERS.c.body).where(CONFLICT_MEMBERS.c.id == named)).scalar()
    if body:
        yield Explanation(named, "place in a conflict", tuple(_placement_lines(connection, codec.noun_of(ConflictMember, body))))


def _placement_lines(connection: Connection, placed: ConflictMember) -> Iterator[str]:
    yield f"The place of a story in the conflict {placed.conflict} ({_lands(placed)}); score {placed.score:.2f}."
    yield f"Reason: {placed.reason}"
    yield "The story opens that conflict: it has the war of its own." if placed.opens else "The story joins a conflict that others open."
    yield f"The story's first article: {_short(connection, placed.story)}"
    yield from (f"The story: {one.id}" for one in CaseStore(connection, run="").stories([placed.story]) if one.root == placed.story)


def _conflict(connection: Connection, named: str) -> Iterator[Explanation]:
    members = [one for one in CaseStore(connection, run="").conflict_members() if one.conflict == named]
    for one in conflicts_of(members):
        lines = [f"  {member.id}: {_short(connection, member.story)}: {member.reason}" for member in one.members]
        head = f"A conflict ({_lands(members[0])}) of {len(members)} stories. Their places, by day:"
        yield Explanation(one.id, "conflict", (head, *lines))


def _lands(placed: ConflictMember) -> str:
    return f"between {' and '.join(placed.lands)}" if len(placed.lands) > 1 else f"in {placed.lands[0]}"


def _passage(connection: Connection, named: str) -> Iterator[Explanation]:
    for row in connection.execute(select(PASSAGES).where(PASSAGES.c.id == named)):
        article = _article_of(connection, row.article)
        where = f"A passage (zone {row.zone}) at characters {row.start} to {row.end} of {_name(article)}."
        yield Explanation(row.id, "passage", (where, _folded(article.text[row.start : row.end])))


def _drop(connection: Connection, named: str) -> Iterator[Explanation]:
    for row in connection.execute(select(DROPS).where(or_(DROPS.c.id == named, DROPS.c.sha256 == named)).order_by(DROPS.c.id)):
        drop = Drop(row.path, row.part, row.sha256, row.stage, row.reason, row.detail, row.remedy)
        yield Explanation(row.id, "drop", tuple(_drop_lines(drop, row.version, row.run)))


def _drop_lines(drop: Drop, version: str, run: str) -> Iterator[str]:
    yield f"{drop.path}{f', {drop.part}' if drop.part else ''} was left out at the step '{drop.stage}': {drop.reason}."
    yield f"Because: {drop.detail}"
    if drop.remedy:
        yield f"What to do: {drop.remedy}"
    yield f"SHA-256 of its bytes: {drop.sha256 or 'unknown'}. Decided by version {version} in {run}."


def _run(connection: Connection, named: str) -> Iterator[Explanation]:
    for row in connection.execute(select(RUNS).where(RUNS.c.id == named)):
        yield Explanation(row.id, "run", (f"A run begun at {row.started_at} by version {row.version}: {row.command}",))


def _place(connection: Connection, named: str) -> Iterator[Explanation]:
    """Explain what became of the input at a path or an address, or of the bytes with a hash."""
    for row in connection.execute(select(DROPS.c.id).where(DROPS.c.path == named).order_by(DROPS.c.id)):
        yield from _drop(connection, row.id)
    seen = or_(SIGHTINGS.c.path == named, SIGHTINGS.c.url == named, SIGHTINGS.c.sha256 == named)
    carried = select(CARRIES.c.article).join(SIGHTINGS, SIGHTINGS.c.sha256 == CARRIES.c.sha256).where(seen).distinct()
    for article in connection.execute(carried.order_by(CARRIES.c.article)).scalars().all():
        yield from _article(connection, article)


def _with_tombstones(connection: Connection, one: Explanation) -> Explanation:
    rows = connection.execute(select(RETRACTIONS).where(RETRACTIONS.c.target == one.id).order_by(RETRACTIONS.c.number))
    notes = [f"{'Withdrawn' if row.withdrawn else 'Put back'} at {row.at}: {row.reason}." for row in rows]
    return Explanation(one.id, one.kind, (*one.lines, *notes))


def _article_of(connection: Connection, article_id: str) -> Article:
    return CaseStore(connection, run="").article(article_id)


def _name(article: Article) -> str:
    return f'{article.id} ("{article.title or "untitled"}", {article.path or article.url})'


def _made_by(made: Provenance) -> str:
    model = f"with the model {made.model}" if made.model else "without a model"
    return f"Made by rule {made.rule}, version {made.version} of the rules, {model}."


def _in_context(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return f"{span.role} {span.start}..{span.end}: {_folded(before, '')}[{_folded(span.exact)}]{_folded(after, '')}"


def _folded(text: str, strip: str | None = None) -> str:
    return text.translate(SPACES).strip(strip)


def _plainly(value: object) -> str:
    return "unknown" if value is None else value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _counts(connection: Connection, article: str) -> str:
    kinds = connection.execute(select(RECORDS.c.kind).where(RECORDS.c.article == article)).scalars().all()
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds))) or "none"


def _short(connection: Connection, named: str) -> str:
    """Return the words that stand for a record, an article or a passage."""
    looks: tuple[Callable[[Connection, str], str | None], ...] = (_short_record, _short_article, _short_passage)
    return next((found for look in looks if (found := look(connection, named))), "not in the case")


def _short_record(connection: Connection, named: str) -> str | None:
    row = connection.execute(select(RECORDS.c.kind, RECORDS.c.body).where(RECORDS.c.id == named)).first()
    if not row:
        return None
    record = codec.record_of(row.kind, row.body)
    article = _article_of(connection, record.article)
    return f'{row.kind} "{quote(article.text, record)[:SHORT]}" in {_name(article)}'


def _short_article(connection: Connection, named: str) -> str | None:
    held = connection.execute(select(ARTICLES.c.id).where(ARTICLES.c.id == named)).first()
    return _name(_article_of(connection, named)) if held else None


def _short_passage(connection: Connection, named: str) -> str | None:
    row = connection.execute(select(PASSAGES).where(PASSAGES.c.id == named)).first()
    return f'passage "{_folded(_article_of(connection, row.article).text[row.start : row.end])[:SHORT]}"' if row else None
