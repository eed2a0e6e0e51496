"""The documentation names every field, and its links lead somewhere."""

import dataclasses
import re
from pathlib import Path

import pytest

from counterclaim import actor, article, claim, event, link, noun, toll

ROOT = Path(__file__).parent.parent
NOUNS = [
    article.Capture, article.Article, article.Published, article.Passage, article.Drop, noun.Record, noun.Span,
    noun.Provenance, actor.Actor,
    claim.Claim, claim.ChainLink, claim.Demand, claim.Position, toll.Toll, toll.Subject, event.Event, event.Relation, event.Measure,
    event.Holding, event.Place, event.Date, event.Interval, event.Location, link.Link, link.Origin,
    link.Story, link.StoryMember, link.Conflict, link.ConflictMember, link.Dating, link.Judgement,
]  # fmt: skip
PAGES = [
    ROOT / "README.md",
    ROOT / "samples" / "README.md",
    *sorted(one for part in ("docs", "src", "training") for one in (ROOT / part).rglob("*.md")),
]


@pytest.mark.parametrize("kind", NOUNS, ids=lambda kind: kind.__name__)
def test_the_record_reference_names_every_field(kind):
    reference = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    missing = [field.name for field in dataclasses.fields(kind) if f"`{field.name}`" not in reference]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_guide_shows_only_commands_that_exist():
    from typer.main import get_command

    from counterclaim.cli import app

    known = set(get_command(app).commands)
    shown = set(re.findall(r"^counterclaim (\w+)", "\n".join(page.read_text(encoding="utf-8") for page in PAGES), re.M))
    assert shown
    assert shown <= known
