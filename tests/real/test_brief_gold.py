"""The brief of what a careful coder records from the sample articles."""

from pathlib import Path

import pytest
from lxml import html

from counterclaim.report.brief import render_brief
from tests.real.brief_gold import gold_view

GOLD = Path("../shared/gold")

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold annotations lie beside the repository and are not here")


@pytest.fixture(scope="module")
def tree():
    return html.fromstring(render_brief(gold_view(GOLD)))


def test_the_conflict_is_called_by_its_parties_and_place(tree):
    assert tree.xpath("//h1")[0].text_content() == "Armenia and Azerbaijan: Nagorno-Karabakh"


def test_every_cited_word_is_shown_in_its_sentence(tree):
    for link in tree.xpath("//a[starts-with(@class, 'cite')]"):
        sentence = tree.get_element_by_id(link.get("href")[1:]).text_content()
        start, end = map(int, link.get("data-at").split())
        assert 0 <= start < end <= len(sentence)


def test_figures_stand_under_whoever_claims_them(tree):
    (link,) = tree.xpath("//*[@id='tolls']//a[text()='at least 2,300']")
    cell = link.xpath("ancestor::td")[0]
    assert "Azerbaijan" in cell.xpath(".//*[@class='lab']")[0].text_content()
    history = tree.xpath("//details[summary[contains(., 'Earlier wars')]]")[0].text_content()
    assert "more than 20,000" in history
    assert "at least 2,300" not in history
