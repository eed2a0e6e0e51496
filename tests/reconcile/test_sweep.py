"""What stands after any order and any batching of additions is the same, and adding one article compares only what it can meet."""

import random

from counterclaim.reconcile import reconcile, statements
from tests.reconcile.build import MemoryCase, Paper, toll
from tests.reconcile.test_copies import prose


def archive():
    """Return papers that claim, deny, count and copy across each other."""
    papers = []
    for number in range(12):
        paper = Paper(f"p{number}", f"2031-05-{number % 5 + 1:02}", "The Ledger" if number % 2 else "Evening Star")
        paper.says("Peruvian jets bombed the hospital in Zamora")
        paper.says("Peruvian jets had struck a hospital in Zamora", by="PER", act="deny", before="denied that")
        paper.says("an immediate ceasefire in the valley", by="BRA", act="call_for", before="called for")
        paper.stands("reject" if number < 6 else "accept", "the ceasefire", by="PER")
        paper.counts(toll(40 + 5 * (number % 3), as_of=paper.day))
        paper.counts(toll(10 + number, by="CCC", as_of=paper.day))
        paper.counts(toll(3, period="incident", place="Loja", as_of="2031-05-01", of=None, by="OUTLET"))
        paper.counts(toll(60, of="PER", by="ECU", status="equipment", item="tank", harm="destroyed", as_of=paper.day))
        if number == 7:
            paper.holds("PER", "tank", 41)
        paper.text += " ".join(prose(number // 3, 6))
        papers.append(paper)
    return papers


def after(papers, sizes):
    case, at = MemoryCase(), 0
    for size in sizes:
        case.add(*papers[at : at + size])
        reconcile(case)
        at += size
    return {one.id: one for one in case.links()}, {one.id for one in case.origins()} | {one.id for one in case.stories()}


def test_any_order_and_any_batching_give_the_same_links_and_origins():
    papers = archive()
    whole, origins = after(papers, [len(papers)])
    assert {"wording_variant", "explicit_denial", "update", "true_conflict", "position_change", "implausible"} <= {
        one.kind for one in whole.values()
    }
    rng = random.Random(7)
    for _ in range(6):
        shuffled = rng.sample(papers, len(papers))
        sizes = []
        while sum(sizes) < len(papers):
            sizes.append(min(rng.randint(1, 5), len(papers) - sum(sizes)))
        links, held = after(shuffled, sizes)
        assert links == whole
        assert held == origins


def test_reconciling_again_changes_nothing():
    case = MemoryCase().add(*archive())
    reconcile(case)
    before = case.all_ever_put
    case.forget()
    reconcile(case)
    assert case.all_ever_put == before


def test_an_addition_takes_only_the_records_it_can_meet(monkeypatch):
    elsewhere = []
    for number in range(40):
        paper = Paper(f"far{number}", "2031-05-02", f"Outlet {number}")
        paper.says(f"the {number} bakers of the southern coast closed their ovens", by="BRA")
        paper.counts(toll(number, of="COL", by="COL"))
        elsewhere.append(paper)
    case = MemoryCase().add(*elsewhere)
    reconcile(case)
    taken = []
    plain = case.records_named
    monkeypatch.setattr(case, "records_named", lambda ids: taken.append(sorted(set(ids))) or plain(taken[-1]))
    new = Paper("new", "2031-05-03", "The Ledger")
    new.says("Peruvian jets bombed the hospital in Zamora")
    new.counts(toll(40, as_of="2031-05-03"))
    case.add(new)
    reconcile(case)
    assert {one for ids in taken for one in ids} - {record.id for record in new.records} == set()


def test_rules_of_an_earlier_edition_leave_no_links_behind():
    case = MemoryCase().add(*archive()[:2])
    reconcile(case)
    assert all(one.rule not in statements.EARLIER_EDITIONS for one in case.links())


def test_every_article_stands_in_one_story_with_its_reason():
    case = MemoryCase().add(*archive())
    reconcile(case)
    members = [member for story in case.stories() for member in story.members]
    assert sorted(member.article for member in members) == sorted(one.id for one in case.articles())
    assert all(member.reason for member in members)
    assert all(story.members[0].article == story.root for story in case.stories())


def test_an_article_of_another_month_leaves_stories_alone():
    case = MemoryCase().add(*archive())
    reconcile(case)
    before = {story.id for story in case.stories()}
    far = Paper("far", "2032-01-01", "The Ledger")
    far.says("Peruvian jets bombed the hospital in Zamora")
    reconcile(case.add(far))
    assert before < {story.id for story in case.stories()}
