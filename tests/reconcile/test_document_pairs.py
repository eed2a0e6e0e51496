"""Pairs of documents: which go back to one text, and which are independent reports of one event that must not merge.

Documents are written from the same event by different hands: the same facts, names and figures in other words, beside copies, cuts,
embeddings, rewrites and updates of one text.
"""

import random
from itertools import combinations

import pytest

from counterclaim.reconcile import reconcile
from tests.reconcile.build import MemoryCase, article
from tests.reconcile.test_copies import prose

EVENTS = 12
LEAST_F1 = 0.97
QUOTE = '"We shall not leave the ridge while a single gun stands on it," said {name}, who commands the garrison at {town}.'
HANDS = (
    (
        "At least {n} people died on {day} when shells fell on the market of {town}, the regional hospital said.",
        "{name}, who commands the garrison, blamed gunners on the far bank of the {river} and promised an answer.",
        "Traders had been warned twice this week to stay away from the stalls beside the bridge, residents said.",
        "The hospital has asked the capital for blood and for surgeons, and schools in the district will stay shut.",
        "Fighting along the {river} began in spring after talks on the water of the upper valley had failed.",
        "Observers counted {m} explosions between dawn and noon, more than on any day since the truce of last year.",
    ),
    (
        "Shelling killed no fewer than {n} in {town} on {day}; doctors at the regional hospital gave the figure to reporters.",
        "The garrison, under {name}, says the fire came from across the {river}, where the other side keeps howitzers.",
        "Stalls burned until the evening. Two days earlier leaflets had told shopkeepers to keep clear of the bridge.",
        "Surgeons are on their way from the capital. Pupils were sent home and will not return before next week.",
        "A quarrel over irrigation turned into war along the {river} a few months ago, when negotiators gave up.",
        "Monitors logged {m} blasts in the morning hours, the worst since a ceasefire was agreed a year ago.",
    ),
    (
        "{town} buried its dead after {day}'s bombardment, in which {n} or more lost their lives by the hospital's count.",
        "Who fired is disputed: commander {name} points over the {river}, and nobody there has replied to questions.",
        "Beside the ruined bridge, one trader swept glass from a counter and said no notice of danger had reached her.",
        "The health service wants donors; the ministry has lent an aircraft; classrooms are closed until further word.",
        "What started as a dispute about canals is now in its fourth month, with no date set for new negotiations.",
        "With {m} detonations heard by noon, monitors spoke of a record for the period since guns last fell silent.",
    ),
)
TOWNS = ["Tessa", "Korr", "Lisk", "Marn", "Ardane", "Volta", "Brenn", "Sule", "Hadd", "Orla", "Pesk", "Wenn"]
RIVERS = ["Asta", "Brod", "Cael", "Doma", "Ebra", "Fenn", "Gorla", "Hess", "Ilm", "Jura", "Kess", "Lune"]
NAMES = [
    "Juno Palsgraf",
    "Edda Rask",
    "Tore Lind",
    "Mira Sol",
    "Ivo Hart",
    "Nils Berg",
    "Ana Prut",
    "Kaj Moe",
    "Lia Stern",
    "Per Dahl",
    "Uwe Kranz",
    "Zoe Falk",
]


def written(event, hand):
    """Return the paragraphs of one hand's report of one event."""
    facts = {
        "town": TOWNS[event], "river": RIVERS[event], "name": NAMES[event], "n": 7 + 3 * event, "m": 40 + 11 * event,
        "day": ("Sunday", "Monday", "Friday")[event % 3],
    }  # fmt: skip
    told = [line.format(**facts) for line in HANDS[hand]]
    scene = prose(1000 * event + hand, 7)  # what only this hand saw
    return [told[0], *scene[:3], told[1 + event % 5], *scene[3:], QUOTE.format(**facts)]


def documents():
    """Return (article, label): documents with one label go back to one text."""
    rng = random.Random(11)
    found = []
    for event in range(EVENTS):
        texts = [written(event, hand) for hand in range(3)]
        for hand, text in enumerate(texts):
            found.append((article(f"{event}/{hand}", *text, outlet=f"Outlet {hand}", day=f"2031-05-{event + 1:02}"), f"{event}/{hand}"))
        wire, label = texts[0], f"{event}/0"
        edited = [wire[0].replace("At least", "Not fewer than"), *wire[1:7], wire[9]]
        longer = [*prose(90_000 + event, 9), *wire, rng.choice(["That was the week in brief.", "More on this story follows."])]
        update = [
            wire[0].replace(str(7 + 3 * event), str(9 + 3 * event)),
            "Two more died of their wounds overnight, the hospital added.",
            *wire[1:6],
        ]
        for name, text, outlet in (
            ("copy", wire, "Courier"),
            ("edited", edited, "Gazette"),
            ("longer", longer, "Review"),
            ("update", update, "Outlet 0"),
        ):
            found.append((article(f"{event}/{name}", *text, outlet=outlet, day=f"2031-05-{event + 2:02}"), label))
    return found


@pytest.fixture(scope="module")
def judged():
    found = documents()
    case = MemoryCase().add(*(one for one, _ in found))
    reconcile(case)
    origin_of = {member: origin.id for origin in case.origins() for member in origin.members}
    truth = {one.id: label for one, label in found}
    pairs = list(combinations(sorted(truth), 2))
    return case, [(truth[a] == truth[b], origin_of[a] == origin_of[b], a, b) for a, b in pairs]


def test_pairs_of_documents_share_an_origin_where_they_go_back_to_one_text(judged):
    _, pairs = judged
    hits = sum(one and found for one, found, _, _ in pairs)
    asked, given = sum(one for one, _, _, _ in pairs), sum(found for _, found, _, _ in pairs)
    assert asked >= 60
    assert 2 * hits / (asked + given) >= LEAST_F1, (hits, asked, given)


def test_independent_reports_never_merge(judged):
    _, pairs = judged
    assert [(a, b) for one, found, a, b in pairs if found and not one] == []


def test_versions_copies_and_embedded_stories_are_named_as_such(judged):
    case, _ = judged
    ids = {name: article(f"3/{name}", "x").id for name in ("0", "copy", "edited", "longer", "update")}
    kinds = {(one.left, one.right): one.kind for one in case.links()}
    assert kinds[ids["copy"], ids["0"]] == kinds[ids["edited"], ids["0"]] == "copy_of"
    assert kinds[ids["update"], ids["0"]] == "version_of"
    assert kinds[ids["longer"], ids["0"]] in ("copy_of", "excerpt_of")
