import pytest

from counterclaim.claim import Demand, Position
from counterclaim.extract.claims import extract_claims
from counterclaim.extract.positions import extract_demands, extract_positions
from counterclaim.pipeline import the_annotator

from . import war_readings
from .annotated import needs_weights
from .written import reading

WAR = "Fighting between Peru and Ecuador went on; clashes between Peruvian and Ecuadorian troops killed ten."


def demands(*paragraphs: str) -> tuple[Demand, ...]:
    found = reading(*paragraphs)
    return extract_demands(found, extract_claims(found))


def positions(*paragraphs: str) -> tuple[Position, ...]:
    found = reading(*paragraphs)
    return extract_positions(found, extract_claims(found))


def test_joint_demand_is_one_record() -> None:
    (demand,) = demands("Brazil and Chile called for the release of the pilots.")
    assert [actor.side for actor in demand.by] == ["BRA", "CHL"]
    assert demand.content == "the release of the pilots"


def test_demand_names_whom_it_asks() -> None:
    (demand,) = demands("Brazil called on Peru to open the pass.")
    assert [actor.side for actor in demand.of] == ["PER"]


def test_subject_of_must_is_asked() -> None:
    (demand,) = demands("Ecuador said Peru must withdraw from the valley.")
    assert [actor.side for actor in demand.of] == ["PER"]


def test_call_for_peace_asks_those_who_fight() -> None:
    (demand,) = demands(WAR, "Brazil called for an immediate ceasefire.")
    assert {actor.side for actor in demand.of} == {"PER", "ECU"}


def test_nobody_is_asked_where_nobody_is_named() -> None:
    (demand,) = demands("Brazil demanded compensation.")
    assert demand.of == ()


def test_warning_not_to_is_a_demand() -> None:
    (demand,) = demands("Brazil warned Peru not to cross the river.")
    assert demand.content == "not to cross the river"


def test_statement_is_no_demand() -> None:
    assert demands("Brazil said the river was high.") == ()


def test_denial_and_refusal_reject() -> None:
    found = positions("Peru denied that it had shelled the town.", "Ecuador rejected the truce.")
    assert [(one.actor.side, one.stance) for one in found] == [("PER", "reject"), ("ECU", "reject")]
    assert found[1].on == "the truce"


def test_condition_is_kept_verbatim() -> None:
    (one,) = positions("Peru said it would talk only if Ecuador leaves the valley.")
    assert (one.stance, one.condition) == ("conditional", "Ecuador leaves the valley")


def test_condition_before_the_main_clause() -> None:
    (one,) = positions("“In order for there to be peace, the invaders must leave the valley,” Peru said.")
    assert (one.stance, one.condition) == ("conditional", "the invaders must leave the valley")


def test_path_to_peace_is_a_condition() -> None:
    (one,) = positions("“The only path to peace is the return of the valley,” Peru said.")
    assert (one.stance, one.condition) == ("conditional", "the return of the valley")


def test_demand_that_answers_a_demand_counters_it() -> None:
    found = positions("Brazil called for a truce as Peru demanded the return of the valley.")
    assert [(one.actor.side, one.stance, one.condition) for one in found] == [("PER", "counter", "the return of the valley")]


def test_agreement_accepts() -> None:
    (one,) = positions("Peru agreed to exchange prisoners.")
    assert one.stance == "accept"


@pytest.mark.parametrize(
    ("sentence", "stance", "condition"),
    [
        ("Togo said there would be no talks while Ghana held the bridge.", "conditional", "Ghana held the bridge"),
        ("The M23 said the M23 would respect a truce if Rwanda did.", "conditional", "Rwanda did"),
        ("Togo welcomed the truce.", "accept", None),
        ("Togo said Ghana must first leave the port.", "counter", "Ghana must first leave the port"),
        ("Togo said it would reject any such deal.", "reject", None),
        ("Togo was ready for talks the moment Ghana left, Lome said.", "conditional", "Ghana left"),
        ("Togo said it would hold its fire if Ghana did the same.", "conditional", "Ghana did the same"),
        ("Togo said it would free the sailors in exchange for the ship.", "conditional", "the ship"),
        ('Togo accepted the demand "on condition that Ghana leaves the ridge".', "conditional", "Ghana leaves the ridge"),
        ("Togo promised to respect the truce.", "accept", None),
        ("Togo brushed off the offer.", "reject", None),
    ],
)
def test_stances_in_many_words(sentence: str, stance: str, condition: str | None) -> None:
    text = reading(sentence)
    (found,) = extract_positions(text, extract_claims(text))
    assert (found.stance, found.condition) == (stance, condition)


@pytest.mark.parametrize(
    "text",
    [
        "A Peruvian official declined to be named.",
        "Peru declined to comment.",
        "Ecuador's army refused to comment on the raid.",
        "A Brazilian general declined to be drawn on whether Brazil would strike.",
        "Chile declined to give details.",
        "Peru said Brazil was providing air cover.",
        "Brazil said farmers in Peru stayed as long as they could.",
        "Ecuador said it would reply as soon as possible.",
        "Peru's army said it held the post until Monday.",
        "Peru said the prisoner, who was held until 2012, would be freed.",
        "Brazil's army said it had brought food to the port the day before.",
        "Ecuador said the pass would be shut until further notice.",
        '"Our troops will press on until we reach the sea," Peru\'s army said.',
    ],
)
def test_silence_and_what_bounds_nothing_are_no_stance(text: str) -> None:
    assert positions(text) == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Peru said it would not talk until Ecuador left the valley.", "Ecuador left the valley"),
        ('"We will never talk until we get our dead," Peru\'s army said.', "we get our dead"),
        ("Peru said there would be no talks until last month's raid was explained.", "last month's raid was explained"),
    ],
)
def test_what_must_come_first_is_a_condition_though_it_is_ones_own_or_has_a_time_in_it(text: str, condition: str) -> None:
    assert [one.condition for one in positions(text)] == [condition]


def test_what_is_refused_is_a_stance() -> None:
    assert [one.stance for one in positions("Peru refused to sign the truce.")] == ["reject"]
    assert [one.stance for one in positions("Peru said it would halt its fire as long as Ecuador did.")] == ["conditional"]


def told(text: str) -> list[tuple[str | None, str, str | None]]:
    """Return side, stance and condition of each position that a text read through the annotator's parse tells."""
    found = war_readings.reading(text, annotator=the_annotator())
    return [(one.actor.side, one.stance, one.condition) for one in extract_positions(found, extract_claims(found))]


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        "Peru's president said his army would sign no truce that left foreign troops on its land.",
        "Peru's prime minister said he would bow to nobody's threats, and would accept no talks.",
        "Neither Peru nor its army would accept such a deal, Peru's president said.",
        "Peru's army said it would hand the ridge to nobody.",
        "Peru said no deal was possible with bandits.",
        "Peru's president said his country would accept nothing from Ecuador.",
        "Peru said it would not send its own jets.",
    ],
)
def test_negated_yielding_is_a_refusal(text: str) -> None:
    assert {(side, stance) for side, stance, _ in told(text)} <= {("PER", "reject")}


@needs_weights
def test_no_fewer_than_denies_nothing() -> None:
    assert told(WAR + " Peru's army said no fewer than 40 Ecuadorian soldiers had been killed.") == []


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        "Peru did not deny the raid.",
        "Peru's army has never denied that its guns were there.",
        "Peru accepted responsibility for the raid.",
        "Peru and Ecuador agreed that the river was high.",
    ],
)
def test_what_is_left_open_owned_to_or_shared_is_no_stance(text: str) -> None:
    assert told(text) == []


@needs_weights
def test_when_something_was_refused_is_no_condition() -> None:
    assert told("Peru rejected the report before it appeared.") == [("PER", "reject", None)]


def test_a_position_covers_who_takes_it_and_how() -> None:
    (found,) = positions("Peru rejected the offer.")
    assert (found.on, found.start) == ("the offer", min(span.start for span in found.spans))


@needs_weights
@pytest.mark.parametrize(
    "text",
    [
        'Peru\'s army said: "For the moment we hold the ridge and that is not the end of it."',
        "Peru said its frigate had been struck the day before off the coast.",
        "Peru's army said the shelling had gone on until the small hours of Friday.",
        "Peru's army said its men fought on until dawn broke.",
        '"We will not rest until our villagers are home," Peru\'s president said.',
        '"Until the bridge is mended we cannot reach the wounded," a nurse in the town said.',
        "A Peruvian officer said there was no truce in sight.",
        "Peru praised Bolivia.",
        "Peru said it would stay until Bolivia was safe.",
        "Peru said it was not bound by a truce signed in Lima without it.",
        '"We will not go back to the old border, whatever they sign," Peru\'s president said.',
    ],
)
def test_times_reports_and_vows_are_no_stance(text: str) -> None:
    assert told(text) == []


@needs_weights
@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Peru said its raids would continue until Ecuador let the miners go.", "Ecuador let the miners go"),
        ('"Until Ecuador leaves the valley we will not talk," Peru\'s president said.', "Ecuador leaves the valley"),
        ("Peru said it was not at war but would accept a truce if Ecuador asked for one.", "Ecuador asked for one"),
        ("Peru's president said he would accept nothing short of a full withdrawal by Ecuador.", "a full withdrawal by Ecuador"),
        (WAR + " Peru's army warned that no miner would go home unless Ecuador paid.", "Ecuador paid"),
        ("Peru ruled out talks until Ecuador left the valley.", "Ecuador left the valley"),
        ("Peru's president said Ecuador must leave the valley before there could be a truce.", "Ecuador must leave the valley"),
        ("Peru insisted that any deal must free the miners.", "free the miners"),
        ("Peru announced that its men would comply, on condition that Ecuador left the valley.", "Ecuador left the valley"),
        ("Talks, Peru's president said, would depend on whether Ecuador left the valley.", "whether Ecuador left the valley"),
        ("Peru's president said he would not meet Ecuador's envoy before the miners were freed.", "the miners were freed"),
    ],
)
def test_what_another_side_must_do_is_a_condition(text: str, condition: str) -> None:
    assert [(stance, words) for _, stance, words in told(text)] == [("conditional", condition)]


def test_nobody_asks_something_of_himself() -> None:
    for text in ("Brazil said Brazil must keep the pass open.", "Brazil and Chile said Chile must keep the pass open."):
        (demand,) = demands(WAR, text)
        assert demand.of == ()
