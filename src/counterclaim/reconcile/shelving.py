"""Stories of a case, kept up as articles come in.

Likeness falls off within days, so new articles can only change the stories of their own weeks: articles dated within `REACH_DAYS` of a new
one, and those that share a story with them, are placed anew in the order of time; everything else stays where it is. Only days that
articles state count here, so that no inferred day becomes its own evidence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from counterclaim.ids import content_id
from counterclaim.link import Story, StoryMember
from counterclaim.reconcile.scope import DAY
from counterclaim.reconcile.stories import Placement, place, told
from counterclaim.store import ReconcileStore

REACH_DAYS = 14  # after which likeness has fallen below a hundredth (see decay_hours in stories.toml)
UNDATED = "undated"


def refresh_stories(store: ReconcileStore, pending: Sequence[str]) -> list[str]:
    """Place the pending articles, and every article whose story they can change.

    Returns the root articles of the stories that hold other articles than before, now or before, and of those that hold a pending one.
    """
    days = store.days(pending, as_read=True)
    for article in pending:
        store.put_fingerprints(article, [_day_key(days[article])])
    touched = _in_reach(store, days.values()) | set(pending)
    standing = list(store.stories(sorted(touched)))
    touched |= {member.article for story in standing for member in story.members}
    wanted = stories_of(place(told(article) for article in store.articles(sorted(touched), as_read=True)))
    keep = {story.id for story in wanted}
    for story in store.stories(sorted(touched)):
        if story.id not in keep:
            store.retract(story.id, "its articles were placed anew")
    had = {story.id for story in standing}
    store.put_stories(story for story in wanted if story.id not in had)
    before, after = ({(one.root, _articles(one)) for one in stories} for stories in (standing, wanted))
    new = set(pending)
    return sorted({root for root, _ in before ^ after} | {root for root, held in after if not new.isdisjoint(held)})


def _articles(story: Story) -> frozenset[str]:
    return frozenset(member.article for member in story.members)


def stories_of(placements: Iterable[Placement]) -> list[Story]:
    """Return the stories that placements make, their articles in the order in which they joined."""
    members: dict[str, list[StoryMember]] = defaultdict(list)
    for one in placements:
        members[one.story].append(StoryMember(one.article, one.score, one.reason))
    return [Story(_story_id(held), root, tuple(held)) for root, held in sorted(members.items())]


def _story_id(members: Sequence[StoryMember]) -> str:
    return content_id("story", [[one.article, one.score, one.reason] for one in members])


def _in_reach(store: ReconcileStore, days: Iterable[str | None]) -> set[str]:
    keys = {_day_key(day) for one in set(days) for day in _around(one)} | {_day_key(None)}
    return set(store.articles_sharing(keys))


def _around(day: str | None) -> Iterator[str]:
    if day and len(day) >= DAY:
        middle = date.fromisoformat(day[:DAY])
        yield from ((middle + timedelta(days=by)).isoformat() for by in range(-REACH_DAYS, REACH_DAYS + 1))


def _day_key(day: str | None) -> int:
    """Return the number under which the articles of a day are found beside their fingerprints."""
    return int.from_bytes(blake2b(f"day {day or UNDATED}".encode(), digest_size=8).digest(), "big") >> 1
