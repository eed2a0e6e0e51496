from dataclasses import replace

import pytest
from sqlalchemy import Engine

from counterclaim.article import Drop
from counterclaim.errors import CaseError
from counterclaim.link import ConflictMember, Story, StoryMember
from counterclaim.record import CaseStore, case_view, explain, reading, start_run, status, writing
from tests.conftest import OTHER_WAR, WAR, WEATHER, filled
from tests.fake_stages import capture


@pytest.fixture
def full(case: Engine) -> Engine:
    missing = Drop("gone.txt", "", None, "acquire", "not_found", "no such file", "check the spelling")
    return filled(case, [capture(WAR, "a.txt"), capture(OTHER_WAR, "b.txt"), capture(WEATHER, "w.txt"), missing])


def told(engine: Engine, named: str) -> str:
    with reading(engine) as connection:
        return "\n".join(line for one in explain(connection, named) for line in one.lines)


def view(engine: Engine):
    with reading(engine) as connection:
        return case_view(connection)


def test_a_record_tells_its_rule_version_words_and_links(full):
    toll = next(toll for toll in view(full).tolls if toll.low == 12)
    words = told(full, toll.id)
    assert "rule fake, version 1" in words
    assert "said [12] soldiers died" in words or "said [12] more had" in words
    assert "compatible with" in words
    assert "low: 12" in words
    assert "high: unknown" in words


def test_a_link_tells_its_reason_and_both_sides(full):
    (link,) = view(full).links
    words = told(full, link.id)
    assert "both say so" in words
    assert "rule fake, version 1" in words
    assert words.count('toll "12"') == 2


def test_an_origin_an_article_and_a_passage_tell_themselves(full):
    held = view(full)
    assert "the same words" in told(full, held.origins[0].id)
    article = next(article for article in held.articles if article.text == WAR)
    assert "Seen at: a.txt" in told(full, article.id)
    assert "1 claim, 1 toll" in told(full, article.id)
    assert "Shelling at Tarn" in told(full, article.passages[0].id)


def test_a_story_its_place_and_its_conflict_tell_themselves(full):
    with writing(full) as connection:
        store = CaseStore(connection, start_run(connection, "test", "1"))
        first, second = (article.id for article in store.articles())
        store.put_stories([Story("a story", first, (StoryMember(first, 0.8, "opens the story"), StoryMember(second, 0.8, "0.80 like it")))])
        store.put_conflict_members([ConflictMember("a place", "a war", ("PER", "ECU"), first, None, True, 0.9, "they strike each other")])
    words = told(full, "a story")
    assert "A story of 2 articles" in words
    assert "0.80 like it" in words
    assert "a place: between PER and ECU" in words
    words = told(full, "a place")
    assert "score 0.90" in words
    assert "they strike each other" in words
    assert "opens that conflict" in words
    assert "The story: a story" in words
    words = told(full, "a war")
    assert "between PER and ECU" in words
    assert "they strike each other" in words


def test_a_link_between_spellings_tells_the_names(full):
    with writing(full) as connection:
        store = CaseStore(connection, start_run(connection, "test", "1"))
        store.put_links([replace(view(full).links[0], id="spelled", kind="same_actor", left="ECU: Rosa Vely", right="ECU: Rosa Veli")])
    assert "the name “Rosa Vely” on the side ECU" in told(full, "spelled")


def test_a_drop_tells_why_by_path_and_by_hash(full):
    weather = capture(WEATHER, "w.txt")
    for name in ("w.txt", weather.sha256):
        assert "no words of war" in told(full, name)
    assert "check the spelling" in told(full, "gone.txt")
    assert "Shelling at Tarn" in told(full, "a.txt")


def test_what_was_withdrawn_says_when_and_why(full):
    origin = view(full).origins[0]
    with writing(full) as connection:
        CaseStore(connection, start_run(connection, "test", "1")).retract(origin.id, "a copy was found")
    assert "a copy was found" in told(full, origin.id)


def test_what_the_case_does_not_know_is_an_error(full):
    with pytest.raises(CaseError, match="knows nothing of"):
        told(full, "toll_nowhere")


def test_status_counts_what_stands(full):
    with reading(full) as connection:
        counted = status(connection)
    assert (counted.articles, counted.captures, counted.sightings, counted.unreconciled) == (2, 2, 2, 0)
    assert counted.records == {"claim": 3, "toll": 3}
    assert counted.drops == {"not_conflict": 1, "not_found": 1}
    assert counted.links == {"compatible": 1}
    assert (counted.origins, counted.runs, counted.unfinished_runs, counted.version) == (2, 1, 0, "1")
