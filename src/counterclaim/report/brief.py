"""The brief: the whole case on one page that opens anywhere, in one file, without a network.

`render_brief` gathers what the page shows (`read_case`) and hands it to the template, which holds all of the markup and none of the logic.
Text of articles reaches the page through Jinja's escaping alone; the page's policy allows its own style and script by hash, nothing else.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from counterclaim.actor import UNNAMED
from counterclaim.link import Story
from counterclaim.noun import Record
from counterclaim.report import glyph, palette, wording
from counterclaim.report.disputes import Card, Disputes, Statement, find_disputes
from counterclaim.report.evidence import EvidenceBook
from counterclaim.report.figures import Column, Figure
from counterclaim.report.forces import Force, MeasureLine, Tie, build_forces, build_measures, build_ties
from counterclaim.report.grading import Grades, build_grades
from counterclaim.report.history import History
from counterclaim.report.lookup import Lookup, count_sources, look_up
from counterclaim.report.naming import NO_SIDE, Names, learn_names, name_conflict, of_articles
from counterclaim.report.positions import PartyRow, build_matrix
from counterclaim.report.sources import (
    ConflictLine,
    DropLine,
    OriginLine,
    QuotedLine,
    build_conflicts,
    build_quoted,
    build_sources,
    build_stories,
    changes,
    count_drops,
    shown_edits,
)
from counterclaim.report.timeline import Timeline, build_timeline
from counterclaim.report.toll_board import REST, Board, Cell, build_boards, first_report
from counterclaim.store import CaseView
from counterclaim.toll import Toll

# How much of a long list is shown at once, how much folded away; what is beyond is counted, and is in the exports.
SHOWN = {"figures": 2, "statements": 3, "events": 8, "entries": 4, "cards": 12, "places": 3, "histories": 6, "tables": 8}
FOLDED = {
    "figures": 12,
    "statements": 12,
    "events": 40,
    "entries": 16,
    "cards": 60,
    "drops": 200,
    "loose": 80,
    "copies": 300,
    "exhibits": 1000,
    "points": 30,
    "histories": 60,
    "grades": 200,
    "changes": 12,
}
TIMELINE_LINES = 3000  # of all days together
MOST_SAID = 5  # figures of a history that its description spells out
DIGITS = 16  # of a digest
OTHERS_HUE = len(palette.SIDES) - 1  # the grey one, for whoever stands for no side


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template shows."""

    title: str
    view: CaseView
    days: str
    origins: int
    boards: tuple[Board, ...]
    grades: Grades
    disputes: Disputes
    matrix: tuple[PartyRow, ...]
    timeline: Timeline
    forces: tuple[Force, ...]
    measures: tuple[MeasureLine, ...]
    ties: tuple[Tie, ...]
    sources: tuple[OriginLine, ...]
    quoted: tuple[QuotedLine, ...]
    stories: tuple[Story, ...]
    conflicts: tuple[ConflictLine, ...]
    drops: tuple[DropLine, ...]

    @property
    def day_lines(self) -> int:
        """How many lines a day of the timeline holds at most, so that the whole stays within `TIMELINE_LINES`."""
        return max(SHOWN["events"], min(FOLDED["events"], TIMELINE_LINES // max(len(self.timeline.days), 1)))


def render_brief(view: CaseView, *, title: str | None = None, known_by: str | None = None, said_by: str | None = None) -> str:
    """Return the brief of ``view`` as one self-contained HTML file; the same view gives the same bytes.

    ``title`` replaces the name that the record suggests. ``known_by`` and ``said_by`` are the ISO days that the view was cut at, which the
    head then tells.
    """
    look = look_up(view)
    names = learn_names(view)
    environment = _environment()
    style, script = _style(), _asset("brief.js")
    return environment.get_template("brief.html.j2").render(
        page=read_case(look, names, title),
        names=names,
        look=look,
        book=EvidenceBook(look),
        hue=_hues(names),
        clocks=clocks(known_by, said_by),
        style=Markup(style),  # our own files, none of the articles' text
        script=Markup(script),
        policy=_policy(style, script),
    )


def read_case(look: Lookup, names: Names, title: str | None = None) -> Page:
    """Return what the brief shows of a case."""
    view = look.view
    disputes = find_disputes(look)
    conflicts = build_conflicts(look)
    boards = build_boards(look, names, disputes.doubts)
    return Page(
        title=title or _name_largest(view, conflicts, names),
        view=view,
        days=days_covered(view),
        origins=count_sources(look),
        boards=boards,
        grades=build_grades(boards, view),
        disputes=disputes,
        matrix=build_matrix(look, names),
        timeline=build_timeline(look, first_report(view)),
        forces=build_forces(look, names),
        measures=build_measures(look, names),
        ties=build_ties(look, names),
        sources=build_sources(look),
        quoted=build_quoted(look),
        stories=build_stories(look),
        conflicts=conflicts,
        drops=count_drops(view.drops),
    )


def _name_largest(view: CaseView, conflicts: tuple[ConflictLine, ...], names: Names) -> str:
    """Return the name of a case by its largest conflict."""
    if not conflicts:
        return name_conflict(view, names)
    largest = of_articles(view, {member.article for placed in conflicts[0].stories for member in placed.story.members})
    return name_conflict(largest, learn_names(largest))


def conflict_name(line: ConflictLine, names: Names) -> str:
    """Return "Armenia and Azerbaijan" for a war of two states, "Somalia" for a war in one land."""
    return wording.listed([names.side(land) for land in line.conflict.lands])


def days_covered(view: CaseView) -> str:
    """Return the days the articles were published, in words."""
    days = sorted(article.published.day for article in view.articles if article.published.day)
    if not days:
        return "Publication day not stated"
    inferred, unknown = sum(a.published.basis == "inferred" for a in view.articles), len(view.articles) - len(days)
    notes = [f"{wording.plural(n, 'article')} {what}" for n, what in ((inferred, "on an inferred day"), (unknown, "without a day")) if n]
    rest = f" ({', '.join(notes)})" if notes else ""
    return f"Reporting of {wording.short_day('/'.join((days[0], days[-1])))}{rest}"


def clocks(known_by: str | None, said_by: str | None) -> str:
    """Return which day the case is told as of: "Only what had been reported by 4 May 2031."; empty where it is told as of now."""
    cuts = [f"had been {what} by {wording.short_day(day)}" for what, day in (("reported", known_by), ("said or counted", said_by)) if day]
    return f"Only what {wording.listed(cuts)}." if cuts else ""


def made_by(view: CaseView) -> str:
    """Return the program, its version and what took part in reading: "Counterclaim 1.2.0, model 3f2a…, added actors 91c0…"."""
    version, _, parts = view.version.partition("+")
    actors = [part.partition(".actors.")[2] for part in (f".{parts}",) if ".actors." in part]
    read_by = f"model {view.model[:DIGITS]}" if view.model else "rules alone, no model"
    added = f", added actors {actors[0][:DIGITS]}" if actors else ""
    return f"Counterclaim {version or 'of no stated version'}, {read_by}{added}"


def further(records: Iterable[Record], shown: Record) -> tuple[Record, ...]:
    """Return one record an article, beside ``shown`` and its article: the other places where the same is said."""
    places = {record.article: record for record in reversed(tuple(records)) if record.article != shown.article}
    return tuple(reversed(places.values()))


def capitalise(text: str) -> str:
    """Return ``text`` with its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def side_name(side: str, names: Names) -> str:
    """Return the display name of ``side`` as it stands inside a sentence."""
    return names.within(side)


def column_text(cell: Cell, names: Names) -> str:
    """Return who speaks in the column of ``cell``, as it stands inside a sentence."""
    return "other claimants" if cell.column.key == REST else cell.column.name or names.within(cell.column.side)


def claimant_text(column: Column, toll: Toll, names: Names) -> str:
    """Return who says ``toll``: the column's side, or whoever speaks where several share the column."""
    return toll.claimant.name if column.key in (REST, UNNAMED) else column.name or names.within(column.side)


def dimension_name(dimension: str) -> str:
    """Return what a denial is about, in words; an unknown dimension by its own name."""
    return wording.words().dimensions.get(dimension, dimension)


def card_title(card: Card, names: Names) -> str:
    """Return "Claimed by Russia and France, denied by Azerbaijan", or "Valmora and Kestria each blame the other"."""
    if card.kind == "mutual_blame":
        return f"{_speaking((*card.left, *card.right), names)} each blame the other"
    said, denied = (_speaking(statements, names) for statements in (card.left, card.right))
    return f"Claimed by {said}, denied by {denied}"


def one_wording(card: Card, look: Lookup) -> bool:
    """Whether the two sides of a card blame each other in the very same words, as where an outlet tells of both at once."""
    if card.kind != "mutual_blame" or len(card.left) != 1 or len(card.right) != 1:
        return False
    left, right = (wording.same_words(look.exact(side[0].records[0])) for side in (card.left, card.right))
    return left == right


def _speaking(statements: Iterable[Statement], names: Names) -> str:
    return wording.listed(list(dict.fromkeys(_speaker(statement, names) for statement in statements))) or "nobody named"


def _speaker(statement: Statement, names: Names) -> str:
    if statement.side and statement.side not in NO_SIDE:
        return names.side(statement.side)
    return statement.speaker if statement.speaker not in ("", UNNAMED.lower()) else names.within(statement.side)


def in_one_line(history: History) -> str:
    """Return a history in words, for those who do not see its sparkline."""
    said = [f"{wording.folded(point.toll.text)} on {wording.short_day(point.days)}" for point in history.points]
    if len(said) <= MOST_SAID:
        return wording.listed(said, MOST_SAID)
    return f"{', '.join(said[: MOST_SAID - 1])}, {wording.plural(len(said) - MOST_SAID, 'more figure')}, and last {said[-1]}"


def speakers_of(figure: Figure, names: Names, known: str | None) -> list[str]:
    """Return who says a figure beside the side it is said for, which the column names."""
    return [name for name in figure.speakers if name not in (names.side(figure.leading.claimant.side), known, "unnamed")]


def _hues(names: Names) -> dict[str, int]:
    """Return the hue (and shape) of each side that has its own."""
    own = [side for side in names.order if side not in NO_SIDE][:OTHERS_HUE]
    return {side: at for at, side in enumerate(own)}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("counterclaim.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        w=wording.words(), event_words=wording.event_words, draw=glyph.draw, spark=glyph.spark, in_figures=glyph.in_figures,
        in_one_line=in_one_line, speakers_of=speakers_of, made_by=made_by, changes=changes, shown_edits=shown_edits, further=further,
        shown=SHOWN, folded_to=FOLDED, others_hue=OTHERS_HUE, no_side=NO_SIDE,
    )  # fmt: skip
    environment.tests.update(one_wording=one_wording)
    environment.filters.update(
        day=wording.short_day, span_days=wording.span_days, long_day=wording.long_day, plural=wording.plural,
        listed=wording.listed, bare=wording.bare, clip=wording.clipped,
        folded=wording.folded, same_words=wording.same_words, capitalise=capitalise, side_name=side_name,
        column_text=column_text, column_name_text=claimant_text, dimension=dimension_name,
        card_title=card_title, conflict_name=conflict_name,
    )  # fmt: skip
    return environment


@cache
def _asset(name: str) -> str:
    return (files("counterclaim.report") / "templates" / name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    """Return the style sheet with the palette in front: light by default, dark where the system or the reader asks for it."""
    light, dark = palette.properties(dark=False), palette.properties(dark=True)
    hues = "".join(f".s{at}{{color:var(--side{at})}}" for at in range(len(palette.SIDES)))
    themes = (
        f":root{{color-scheme:light;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}"
    )
    return f"{themes}{hues}\n{_asset('brief.css')}"


def _policy(style: str, script: str) -> str:
    """Return a content security policy that allows exactly this style and this script, and no request at all."""
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
