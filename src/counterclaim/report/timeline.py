"""What happened, by day: the events of the record, each once a day with whoever asserts it and whoever denies it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.actor import Actor
from counterclaim.event import Event
from counterclaim.report.lookup import Lookup
from counterclaim.report.wording import last_day, same_words

FINE = frozenset({"second", "part_of_day", "day"})
COARSE = {"month": 7, "year": 4, "decade": 4}  # how many characters of an ISO day the words tell
RECENT = timedelta(days=45)  # what ended this long before the first report, or longer, is background


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the timeline. ``events`` are the records behind it, the shown one first; ``origins`` counts where it comes from."""

    plover: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    place: str | None
    asserted_by: str | None
    denied_by: tuple[str, ...]
    when: str | None
    events: tuple[Event, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day's lines, the most widely carried first."""

    day: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days in order; lines that span several days or whose day nobody tells; background from before the reporting."""

    days: tuple[Day, ...]
    loose: tuple[Item, ...]
    background: tuple[Item, ...]


def build_timeline(look: Lookup, first: date | None) -> Timeline:
    """Return the timeline of a case whose reporting begins on ``first``."""
    days: dict[str, list[Event]] = {}
    loose: list[Event] = []
    background: list[Event] = []
    for event in look.view.events:
        if _is_background(event, first):
            background.append(event)
        elif day := single_day(event):
            days.setdefault(day, []).append(event)
        else:
            loose.append(event)
    return Timeline(
        days=tuple(Day(day, merge(events, look)) for day, events in sorted(days.items())),
        loose=merge(loose, look),
        background=tuple(sorted(merge(background, look), key=lambda item: item.when or "")),
    )


def single_day(event: Event) -> str | None:
    """Return the ISO day of ``event``, null where the record does not tell a single day."""
    when = event.date
    if when is None or not when.start or when.start[:10] != (when.end or "")[:10] or len(when.start) < 10:
        return None
    return when.start[:10] if when.granularity in FINE else None


def span_of(event: Event) -> str | None:
    """Return the days of ``event`` as an ISO interval, as coarse as the words tell, open ends left empty; null where there are none."""
    if event.date is None or not (event.date.start or event.date.end):
        return None
    digits = COARSE.get(event.date.granularity, 10)
    start, end = (event.date.start or "")[:digits], (event.date.end or "")[:digits]
    return start if start == end else f"{start}/{end}"


def _is_background(event: Event, first: date | None) -> bool:
    end = last_day(event.date.end) if event.date and event.date.end else None
    return bool(first and end and date.fromisoformat(end[:10]) < first - RECENT)


def merge(events: Iterable[Event], look: Lookup) -> tuple[Item, ...]:
    """Return ``events`` as lines: the same kind, sides, place, days and assertor is one line, the most widely carried first."""
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        groups.setdefault(_key(event), []).append(event)
    items = [_item(group, look) for group in groups.values()]
    return tuple(sorted(items, key=lambda item: (item.plover != "ASSAULT", -item.origins, -len(item.events))))


def _key(event: Event) -> tuple[object, ...]:
    actors, recipients = (
        tuple(sorted(actor.side or same_words(actor.name) for actor in group)) for group in (event.actors, event.recipients)
    )
    return (event.plover, actors, recipients, same_words(event.place.name) if event.place else "", event.asserted_by, span_of(event))


def _item(events: list[Event], look: Lookup) -> Item:
    shown = max(events, key=lambda event: (min(event.end - event.start, 240), look.is_root(event.article)))
    return Item(
        plover=shown.plover,
        actors=shown.actors,
        recipients=shown.recipients,
        place=shown.place.name if shown.place else None,
        asserted_by=shown.asserted_by,
        denied_by=tuple(sorted({side for event in events for side in event.denied_by})),
        when=span_of(shown),
        events=(shown, *(event for event in events if event is not shown)),
        origins=look.origins(events),
    )
