from dataclasses import replace

from typer.testing import CliRunner

from counterclaim.cli import app
from counterclaim.reconcile import reconcile
from counterclaim.reconcile.memory import MemoryCase
from counterclaim.report.contradictions import names_joined, open_contradictions
from counterclaim.report.lookup import look_up
from counterclaim.store import CaseView
from tests.reconcile.build import Paper, toll
from tests.reconcile.test_copies import prose


def case_of(*papers):
    case = MemoryCase()
    for paper in papers:
        case.add(paper.article(), paper.records)
    reconcile(case)
    records = [record for paper in papers for record in paper.records]
    return CaseView(
        articles=tuple(case.articles()), links=tuple(case.links()), origins=tuple(case.origins()),
        claims=tuple(one for one in records if one.record == "claim"), tolls=tuple(one for one in records if one.record == "toll"),
    )  # fmt: skip


def denied(name, words):
    paper = Paper(name, "2031-05-02", f"Outlet {name}")
    said = paper.says("its jets had bombed the clinic in Loja")
    paper.says("those claims", by="PER", act="deny", before="denied", about=[said])
    paper.text += " ".join(words)
    return paper


def test_what_several_articles_carry_is_one_line_and_weighs_by_origins_not_articles():
    copies = open_contradictions(look_up(case_of(denied("a", prose(1)), denied("b", prose(1)))))
    independent = open_contradictions(look_up(case_of(denied("a", prose(1)), denied("b", prose(2)))))
    assert [one.link.kind for one in copies] == [one.link.kind for one in independent] == ["explicit_denial"]
    assert (copies[0].origins, independent[0].origins) == (1, 2)
    assert independent[0].weight > copies[0].weight
    assert len(independent[0].links) == 2


def test_a_conflict_of_figures_weighs_more_than_a_revision():
    a, b = Paper("a", "2031-05-01", "Ledger"), Paper("b", "2031-05-02", "Star")
    a.counts(toll(40, as_of="2031-05-01"))
    a.counts(toll(75, by="CCC", as_of="2031-05-01"))
    b.counts(toll(22, as_of="2031-05-02"))
    kinds = [one.link.kind for one in open_contradictions(look_up(case_of(a, b)))]
    assert kinds.index("true_conflict") < kinds.index("revision_down")


def test_what_a_person_explained_is_no_longer_open():
    view = case_of(denied("a", prose(1)))
    settled = replace(view, links=tuple(replace(link, state="explained") for link in view.links))
    assert open_contradictions(look_up(view))
    assert open_contradictions(look_up(settled)) == ()


def accused(name, speaker, words):
    paper = Paper(name, "2031-05-02", f"Outlet {name}")
    said = paper.says("its jets had bombed the clinic in Loja")
    paper.says("those claims", by="PER", kind="person", name=speaker, act="deny", before="denied", about=[said])
    paper.text += " ".join(words)
    return paper


def test_spellings_of_one_name_make_one_dispute_and_are_listed():
    view = case_of(accused("a", "Rosa Velarian", prose(1)), accused("b", "Rosa Velaryan", prose(2)))
    (joined,) = names_joined(look_up(view))
    assert {joined.left, joined.right} == {"PER: Rosa Velarian", "PER: Rosa Velaryan"}
    assert len(open_contradictions(look_up(view))) == 1
    parted = replace(view, links=tuple(link for link in view.links if link.kind != "same_actor"))
    assert names_joined(look_up(parted)) == ()
    assert len(open_contradictions(look_up(parted))) == 2


ARTICLE = """---
title: Ministry says 14 soldiers killed in shelling of Loja
date: 2031-05-02 10:00:00
---
Ecuador's defence ministry said on Friday that 14 soldiers were killed when Peruvian artillery shelled the town of Loja.

Peru denied that its forces had shelled the town of Loja.

Ecuador and Peru accused each other of breaking the ceasefire.
"""


def test_what_a_person_explained_in_one_article_is_explained_in_the_others_that_carry_it():
    view = case_of(denied("a", prose(1)), denied("b", prose(2)))
    (found,) = open_contradictions(look_up(view))
    for judged in found.links:
        links = tuple(replace(link, state="explained") if link.id == judged else link for link in view.links)
        assert open_contradictions(look_up(replace(view, links=links))) == ()


def test_a_person_lists_disputes_and_settles_one(tmp_path):
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    case, run = tmp_path / "case.db", CliRunner().invoke
    assert run(app, ["add", str(tmp_path / "a.md"), "--case", str(case), "--rules-only", "--jobs", "1"]).exit_code == 0
    listed = run(app, ["disputes", "--case", str(case)])
    assert "mutual_blame" in listed.output
    link = next(line for line in listed.output.splitlines() if "mutual_blame" in line).split("; ")[-1].strip()
    settle = ["judge", link, "--case", str(case), "--verdict", "explained", "--by", "Ada", "--reason", "two ceasefires"]
    assert run(app, settle).exit_code == 0
    assert link not in run(app, ["disputes", "--case", str(case)]).output
    assert "Judged explained by Ada" in run(app, ["why", link, "--case", str(case)]).output
    assert link not in run(app, ["disputes", "--case", str(case), "--as-of", "2031-05-01"]).output
