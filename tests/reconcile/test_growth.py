"""Articles added one by one, in any order, give the record that all of them give at once, over months and with days unknown."""

import copy
import random

import pytest

from counterclaim.reconcile import reconcile, statements, stories
from counterclaim.reconcile.statements import touching
from tests.reconcile.build import MemoryCase, Paper, toll
from tests.reconcile.test_copies import prose

SIDES = ("PER", "ECU", "BRA", "COL")
TOWNS = ("Zamora", "Loja", "Tumbes", "Macara", "Piura")
DEEDS = ("bombed the hospital in {}", "shelled the market of {}", "took the bridge near {}", "mined the harbour of {}")


def paper(rng, number, days):
    one, other = rng.sample(SIDES, 2)
    day = f"2031-{1 + number % days // 28:02}-{1 + number % days % 28:02}"
    made = Paper(f"p{number}", None if rng.random() < 0.1 else day, rng.choice(("The Ledger", "Evening Star", "Coast Post")))
    deed, town = rng.choice(DEEDS).format(rng.choice(TOWNS)), rng.choice(TOWNS)
    made.says(f"its jets {deed}", by=one)
    made.says(f"{other} had {deed}", by=one, act="accuse", before="accused", to=other)
    made.says(f"its jets {deed}", by=other, act="deny", before="denied that")
    made.says("an immediate ceasefire in the valley", by=other, act="call_for", before="called for")
    made.says(f"we shall hold {town} until the last of them has gone", by=one, voice="direct")
    made.stands(rng.choice(("reject", "accept", "conditional")), "the ceasefire", by=one)
    made.counts(toll(40 + number, of=other, by=one, as_of=day, text=f"{40 + number}"))
    made.counts(toll(rng.randint(2, 6), of=None, by="OUTLET", period="incident", place=town, as_of=day, status="civilian"))
    made.counts(toll(30 + number % 7, of=other, by=one, status="equipment", item="tank", harm="destroyed", as_of=day))
    if number % 9 == 0:
        made.holds(other, "tank", 33 - number // 9)
    made.text += " ".join(prose(number // 4, 8))
    return made


def stands(case):
    return (
        {one.id: one for one in case.links()},
        {one.id for one in case.origins()},
        {(one.root, tuple(member.article for member in one.members)) for one in case.stories()},
        {one.id for one in case.conflict_members()},
    )


def built(papers, sizes):
    case, at = MemoryCase(), 0
    for size in sizes:
        reconcile(case.add(*papers[at : at + size]))
        at += size
    return stands(case)


@pytest.mark.parametrize("seed", range(6))
def test_one_by_one_in_any_order_is_the_same_as_a_rebuild(seed):
    rng = random.Random(seed)
    papers = [paper(rng, number, days=rng.choice((9, 40, 140))) for number in range(26)]
    whole = built(papers, [len(papers)])
    assert len({link.rule for link in whole[0].values()}) >= 6
    for sizes in ([1] * len(papers), [5, 1, 1, 9, 1, 1, 8]):
        assert built(rng.sample(papers, len(papers)), sizes) == whole


def test_what_cannot_meet_a_new_article_is_not_compared_again(monkeypatch):
    rng = random.Random(1)
    case = MemoryCase().add(*(paper(rng, number, days=140) for number in range(60)))
    reconcile(case)
    compared = []
    plain = statements.variants.is_variant
    monkeypatch.setattr(statements.variants, "is_variant", lambda one, other: compared.append((one, other)) or plain(one, other))
    new = Paper("new", "2031-05-20", "The Ledger")
    claim = new.says("its jets bombed the hospital in Zamora", by="PER")
    reconcile(case.add(new))
    assert compared
    assert all(claim.id in (one.claim.id, other.claim.id) for one, other in compared)


def test_a_day_is_placed_anew_only_where_an_article_comes_within_reach(monkeypatch):
    rng = random.Random(2)
    case = MemoryCase().add(*(paper(rng, number, days=140) for number in range(60)))
    reconcile(case)
    placed = []
    plain = stories.place
    monkeypatch.setattr(
        "counterclaim.reconcile.shelving.place", lambda new, *more: placed.extend(one.id for one in new) or plain(new, *more)
    )
    late = Paper("late", "2031-06-20", "The Ledger")
    late.says("its jets bombed the hospital in Zamora", by="PER")
    reconcile(case.add(late))
    assert placed == [late.id]


@pytest.mark.parametrize("seed", range(4))
def test_articles_that_read_otherwise_leave_what_a_rebuild_gives(seed):
    rng = random.Random(seed)
    papers = [paper(rng, number, days=rng.choice((9, 60))) for number in range(22)]
    later = {one.id: rng.sample(one.records, rng.randint(0, len(one.records))) for one in rng.sample(papers, 9)}
    case = MemoryCase()
    for one in papers:  # the earlier reading finds less
        MemoryCase.add(case, replaced(one, later.get(one.id, one.records)))
    reconcile(case)
    for one in papers:
        if one.id in later:
            case.recheck(touching(case, [one.id]))
            case.read_again(one.id, one.records)
            reconcile(case)
    assert stands(case)[:3] == built(papers, [len(papers)])[:3]
    for one in papers:  # and a later one loses them again
        if one.id in later:
            case.recheck(touching(case, [one.id]))
            case.read_again(one.id, later[one.id])
    reconcile(case)
    assert stands(case)[:3] == built([replaced(one, later.get(one.id, one.records)) for one in papers], [len(papers)])[:3]


def replaced(one, records):
    made = copy.copy(one)
    made.records = list(records)
    return made
