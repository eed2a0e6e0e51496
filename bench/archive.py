"""An archive of made-up war reporting that grows at a constant rate, for measuring what one more article costs.

Wars come and go, six at a time, each with its own states, towns, heads and words. Every day has several stories; a story is one thing that
happened in one war, told by several articles of that day and the next: each in an order and with figures of its own, with claims, denials,
quotations, running totals, positions and filler. One article in ten reprints an earlier one of the last days, one in fifty states no day.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from counterclaim.vocabulary.actors import countries

START = date(2015, 1, 1)
WAR_DAYS = 240  # that a war is in the news; then another takes its place
AT_A_TIME = 6  # wars in the news
A_STORY = 3  # articles, on average
REPRINTED, UNDATED = 0.1, 0.02
LATE = 0.2  # of a story's articles come a day later
OUTLETS = (
    "Harbour Ledger",
    "Evening Star",
    "Northern Gazette",
    "Delta Post",
    "Island Times",
    "Summit Herald",
    "Coast Observer",
    "Plain Courier",
)
SYLLABLES = ("mar", "tol", "ven", "sil", "dor", "kel", "ash", "bru", "nor", "pe", "ri", "zha")
DEEDS = ("shelling", "bombing", "storming", "looting", "mining", "shooting at")
QUOTES = (
    "We shall hold the {word} above {place} until the last of their {other} has gone home",
    "Nobody who has seen the {word} of {place} will ever believe in their {other} again",
    "Our {word} stands ready, and the {other} that they send to {place} will not return",
)


class War(NamedTuple):
    """Two states, when their war began, and the towns, heads and words of their war."""

    sides: tuple[str, str]
    began: date
    towns: tuple[str, ...]
    heads: tuple[str, str]
    words: tuple[str, ...]


class Happening(NamedTuple):
    """One thing that happened in a war: a story, as every article tells it."""

    war: War
    at: int  # which side struck
    day: date
    places: tuple[str, str]
    deed: str
    killed: tuple[int, int]
    lost: int
    stance: str
    quote: str
    words: tuple[str, ...]


def articles(a_day: int, seed: int = 7) -> Iterator[str]:
    """Yield articles without end, ``a_day`` for every day, the same for the same seed."""
    rng = random.Random(seed)
    states = [country.name for country in countries().countries if country.adjectives and " " not in country.name]
    wars: list[War] = []
    told: list[Happening] = []
    old: list[list[str]] = []
    number = 0
    while True:
        day = START + timedelta(days=number // a_day)
        if number % (WAR_DAYS * a_day // AT_A_TIME) == 0 or len(wars) < AT_A_TIME:
            wars = [*wars, _war(rng, states, day)][-AT_A_TIME:]
        if number % A_STORY == 0:
            told = [*told, _happening(rng, rng.choice(wars), day)][-max(2, 2 * a_day // A_STORY) :]
        if old and rng.random() < REPRINTED:
            body = rng.choice(old[-3 * a_day :])
        else:
            body = _body(rng, rng.choice(told) if rng.random() < LATE else told[-1])
        old = [*old[-3 * a_day :], body]
        number += 1
        yield _printed(rng, body, day)


def _printed(rng: random.Random, body: Sequence[str], day: date) -> str:
    dated = f"date: {day}T{rng.randint(6, 22):02}:00:00Z\n" if rng.random() >= UNDATED else ""
    title = body[0].split(" said")[0].lstrip("“")[:80]
    return f"---\ntitle: {title}\noutlet: {rng.choice(OUTLETS)}\n{dated}---\n" + "\n\n".join(body) + "\n"


def _war(rng: random.Random, states: Sequence[str], day: date) -> War:
    def name() -> str:
        return "".join(rng.sample(SYLLABLES, 3)).capitalize()

    left, right = rng.sample(states, 2)
    towns = tuple(name() for _ in range(30))
    words = tuple(dict.fromkeys("".join(rng.sample(SYLLABLES, 3)) for _ in range(400)))
    return War((left, right), day, towns, (f"{name()} {name()}", f"{name()} {name()}"), words)


def _happening(rng: random.Random, war: War, day: date) -> Happening:
    word, other, *words = rng.sample(war.words, 40)
    places = (rng.choice(war.towns), rng.choice(war.towns))
    quote = rng.choice(QUOTES).format(word=word, other=other, place=places[0])
    lost = 40 * ((day - war.began).days + 1) + rng.randint(0, 39)
    killed = (rng.randint(2, 900), rng.randint(2, 60))
    return Happening(
        war, rng.randrange(2), day, places, rng.choice(DEEDS), killed, lost, rng.choice(("rejected", "accepted")), quote, tuple(words)
    )


def _body(rng: random.Random, story: Happening) -> list[str]:
    left, right = story.war.sides[story.at], story.war.sides[1 - story.at]
    head, (place, other), weekday = story.war.heads[story.at], story.places, story.day.strftime("%A")
    killed = story.killed[1] + rng.choice((0, 0, 0, rng.randint(1, 5)))  # accounts part
    said = [
        f"{left}'s defence ministry said on {weekday} that its forces had killed {story.killed[0]} {right} soldiers near {place}.",
        f"{right} denied that its troops had lost {place} and accused {left} of {story.deed} {other}.",
        f"At least {killed} civilians were killed in an air strike on {place} on {weekday}, doctors said.",
        f"{left}'s president, {head}, {story.stance} the ceasefire proposed by the United Nations on {weekday}.",
        f"“{story.quote},” {left}'s president, {head}, said on {weekday}.",
        f"{right} has lost {story.lost} soldiers since the war began, {left}'s defence ministry said.",
    ]
    filler = [_filler(rng, story, size) for size in (90, 60)]
    return [*rng.sample(said, rng.randint(3, 5)), *filler]


def _filler(rng: random.Random, story: Happening, size: int) -> str:
    words = [*rng.choices(story.words, k=size // 2), *rng.choices(story.war.words, k=size // 2), story.places[0], story.war.heads[story.at]]
    rng.shuffle(words)
    return f"There {' '.join(words)}."
