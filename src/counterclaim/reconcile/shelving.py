"""Stories of a case, kept up as articles come in.

Days are placed in their order: the articles of a day are set against each other and against the stories of the `REACH_DAYS` before it,
which stand. So what a day becomes follows from these days alone, in whatever order the articles came, and an article costs its own day;
where it comes late, the days after it are placed anew as far as it reaches. Only days that articles state count here, so that no inferred
day becomes its own evidence. An article that states none is taken to be of the day of the dated article that shares most of its words; one
that no dated article shares words with is placed among the others of this kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b

import msgspec

from counterclaim.ids import content_id
from counterclaim.link import Story, StoryMember
from counterclaim.reconcile.carrying import Words
from counterclaim.reconcile.scope import DAY
from counterclaim.reconcile.stories import Placement, Standing, Told, place, told, weights
from counterclaim.store import ReconcileStore

VERSION = "3"
REACH_DAYS = 14  # after which likeness has fallen below a hundredth (see decay_hours in stories.toml)
SHARED = 2  # sampled runs of words that an undated article shares at least with the dated one whose day it is given
FEW = 20  # articles whose days are asked for at once
UNDATED = ""
Day = str  # an ISO day, or `UNDATED`


def refresh_stories(store: ReconcileStore, pending: Sequence[str]) -> list[str]:
    """Place the pending articles, and every article whose story they can change.

    Returns the root articles of the stories that hold other articles than before, now or before, and of those that hold a pending one.
    """
    calendar = _Calendar(store)
    turned = calendar.take(pending)
    desk = _Desk(store, calendar)
    due = set(turned)
    while due:
        day = min(due, key=lambda one: (one == UNDATED, one))
        due.remove(day)
        if desk.place(day) or day in turned:
            due |= set(_days_after(day))
    return desk.settle(pending)


class _Calendar:
    """Which articles of the case are of which day."""

    def __init__(self, store: ReconcileStore) -> None:
        self._store = store
        self._words = Words(store)
        self._kind = f"told {VERSION}.{weights().version}"
        self._told: dict[str, Told] = {}
        self._shared: dict[str, Mapping[str, int]] = {}
        self._day_of: dict[str, Day] = {}
        self._held: dict[Day, set[str]] = {}

    def take(self, pending: Sequence[str]) -> set[Day]:
        """Note the pending articles; return the days that have other articles than before."""
        self._store.put_notes(
            self._kind, {one.id: msgspec.msgpack.encode(told(one)) for one in self._store.articles(pending, as_read=True)}
        )
        new = frozenset(pending)
        stated = self._store.days(pending, as_read=True)
        turned = {day[:DAY] for day in stated.values() if day}
        for one in sorted(self._undated(new, stated)):
            before, now = (None if one in new else self._likest_day(one, without=new)), self._likest_day(one)
            if before != now:
                self._store.put_fingerprints(one, [_day_key(now)])
                turned |= {now} if before is None else {before, now}
        for one, day in stated.items():
            if day:
                self._store.put_fingerprints(one, [_day_key(day[:DAY])])
        return turned

    def _undated(self, new: frozenset[str], stated: Mapping[str, str | None]) -> set[str]:
        """Return the undated articles among the new ones, and those that share enough words with a new one to take its day."""
        near = {other for one in new if stated[one] for other, n in self._sharing(one).items() if n >= SHARED} - new
        days = self._store.days(near, as_read=True)
        return {one for one, day in (days | dict(stated)).items() if not day}

    def _likest_day(self, article: str, without: frozenset[str] = frozenset()) -> Day:
        shared = self._sharing(article)
        likest = sorted((one for one, n in shared.items() if n >= SHARED and one not in without), key=lambda one: (-shared[one], one))
        for first in range(0, len(likest), FEW):
            days = self._store.days(likest[first : first + FEW], as_read=True)
            if day := next((day for one in likest[first : first + FEW] if (day := days[one])), None):
                return day[:DAY]
        return UNDATED

    def _sharing(self, article: str) -> Mapping[str, int]:
        if article not in self._shared:
            self._shared[article] = self._words.sharing(article)
        return self._shared[article]

    def told(self, articles: Iterable[str]) -> list[Told]:
        """Return what clustering needs of these articles."""
        wanted = list(articles)
        missing = [one for one in wanted if one not in self._told]
        self._told |= {one: msgspec.msgpack.decode(note, type=Told) for one, note in self._store.notes(self._kind, missing).items()}
        return [self._told[one] for one in wanted]

    def days_of(self, articles: Iterable[str]) -> dict[str, Day]:
        """Return the day that each of these articles is placed on."""
        wanted = set(articles)
        for one, day in self._store.days(wanted - self._day_of.keys(), as_read=True).items():
            self._day_of[one] = day[:DAY] if day else self._likest_day(one)
        return {one: self._day_of[one] for one in sorted(wanted)}

    def of(self, days: Iterable[Day]) -> list[str]:
        """Return the articles of these days, by id."""
        wanted = set(days)
        if missing := wanted - self._held.keys():
            self._held |= {day: set() for day in missing}
            for one, day in self.days_of(self._store.articles_sharing(_day_key(day) for day in missing)).items():
                if day in missing:  # else it stands under the key of a day that it was taken to be of before
                    self._held[day].add(one)
        return sorted(one for day in wanted for one in self._held[day])


class _Desk:
    """The stories at hand: as they stood, and as they come out."""

    def __init__(self, store: ReconcileStore, calendar: _Calendar) -> None:
        self._store = store
        self._calendar = calendar
        self._stood: dict[str, Story] = {}  # by id
        self._known: set[str] = set()  # articles whose stories are at hand
        self._placed: dict[str, Placement] = {}  # where each of them stands now

    def place(self, day: Day) -> bool:
        """Place the articles of a day; return whether any went to another story than before."""
        today = self._calendar.of([day])
        before = self._calendar.of(_days_before(day))
        self._take([*today, *before])
        had = {one: self._placed[one].story for one in today if one in self._placed}
        for one in today:
            self._placed.pop(one, None)
        found = place(self._calendar.told(today), self._calendar.told(before), self._standing(before, day))
        self._placed |= {one.article: one for one in found}
        return had != {one.article: one.story for one in found}

    def _take(self, articles: Iterable[str]) -> None:
        """Take the stories that these articles stand in."""
        missing = set(articles) - self._known
        for story in self._store.stories(sorted(missing)) if missing else ():
            self._stood[story.id] = story
            fresh = [one for one in story.members if one.article not in self._known]
            self._placed |= {one.article: Placement(one.article, story.root, one.score, one.reason) for one in fresh}
            self._known |= {one.article for one in story.members}
        self._known |= missing

    def _standing(self, before: Sequence[str], day: Day) -> list[Standing]:
        held: dict[str, list[str]] = defaultdict(list)
        for one in before:
            held[self._placed[one].story].append(one)
        sizes = self._sizes(held.keys(), day)
        return [Standing(root, sizes[root], tuple(ids)) for root, ids in sorted(held.items())]

    def _sizes(self, roots: Iterable[str], day: Day) -> dict[str, int]:
        """Return how many articles each story has of the days before ``day``."""
        wanted = set(roots)
        inside = {one.article: one.story for one in self._placed.values() if one.story in wanted}
        sizes: dict[str, int] = defaultdict(int)
        for one, its in self._calendar.days_of(inside).items():
            sizes[inside[one]] += its < day
        return sizes

    def settle(self, pending: Iterable[str]) -> list[str]:
        """Put the stories as they come out, and withdraw those that do not stand; return the roots of what holds others than before."""
        wanted = stories_of(self._placed.values(), self._calendar.days_of(self._placed))
        keep = {story.id for story in wanted}
        for story in self._stood.values():
            if story.id not in keep:
                self._store.retract(story.id, "its articles were placed anew")
        self._store.put_stories(story for story in wanted if story.id not in self._stood)
        before, after = ({(one.root, _articles(one)) for one in stories} for stories in (self._stood.values(), wanted))
        new = set(pending)
        return sorted({root for root, _ in before ^ after} | {root for root, held in after if not new.isdisjoint(held)})


def _articles(story: Story) -> frozenset[str]:
    return frozenset(member.article for member in story.members)


def stories_of(placements: Iterable[Placement], days: Mapping[str, Day]) -> list[Story]:
    """Return the stories that placements make: the article that opened it first, the others by day."""
    members: dict[str, list[StoryMember]] = defaultdict(list)
    for one in sorted(placements, key=lambda one: (one.article != one.story, days[one.article], one.article)):
        members[one.story].append(StoryMember(one.article, one.score, one.reason))
    return [Story(_story_id(held), root, tuple(held)) for root, held in sorted(members.items())]


def _story_id(members: Sequence[StoryMember]) -> str:
    return content_id("story", [[one.article, one.score, one.reason] for one in members])


def _days_before(day: Day) -> Iterator[Day]:
    return _days(day, range(-REACH_DAYS, 0))


def _days_after(day: Day) -> Iterator[Day]:
    return _days(day, range(1, REACH_DAYS + 1))


def _days(day: Day, offsets: Iterable[int]) -> Iterator[Day]:
    if day != UNDATED:
        middle = date.fromisoformat(day)
        yield from ((middle + timedelta(days=by)).isoformat() for by in offsets)


def _day_key(day: Day) -> int:
    """Return the number under which the articles of a day are found beside their fingerprints."""
    return int.from_bytes(blake2b(f"story day {day}".encode(), digest_size=8).digest(), "big") >> 1
