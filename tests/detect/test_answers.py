"""Answers that stand beside what they answer, and verdicts inside what is dismissed, as the program reads them."""

import pytest

from tests.extract.annotated import claims_of, needs_weights

WAR = "Clashes between Togolese and Ghanaian troops killed ten. "


def said(sentence: str) -> set[tuple[str | None, str, str]]:
    """Return side, act and content of what is said in a sentence about a war between Togo and Ghana."""
    read, claims = claims_of(WAR + sentence)
    return {(claim.claimant.side, claim.speech_act, read.article.text[claim.start : claim.end]) for claim in claims}


@needs_weights
@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Ghana said its guns had hit three barges, figures that Togo in its turn rejected.",
         ("TGO", "reject", "its guns had hit three barges")),
        ("Ghana said its guns had hit three barges – reports that a Togolese general, Kofi Mensah, called 'sheer invention'.",
         ("TGO", "deny", "its guns had hit three barges")),
        ("Ghana said its guns had hit three barges, a claim the ministry in Lome branded \"nonsense\".",
         ("TGO", "deny", "its guns had hit three barges")),
        ("Ghana said its guns had hit three barges, which Togo called a lie.", ("TGO", "deny", "its guns had hit three barges")),
        ("Ghana said its guns had hit three barges, a report that Togo's defence ministry has confirmed.",
         ("TGO", "confirm", "its guns had hit three barges")),
        ("Ghana accused Togo of burning farms, an allegation they deny.", ("TGO", "deny", "burning farms")),
        ("Reports that nine villagers had died were called \"pure invention\" by Togo's army.",
         ("TGO", "deny", "Reports that nine villagers had died")),
        ("Togo denied a claim by Ghanaian officers that its guns had fired.", ("TGO", "deny", "its guns had fired")),
        ("Togo called reports that its guns had fired \"utterly false\".", ("TGO", "deny", "its guns had fired")),
        ("Togo rejected the suggestion that its guns had fired as an invention.", ("TGO", "reject", "its guns had fired")),
        ("Ghana said its guns had hit three barges, a version of events that Togo flatly disputed.",
         ("TGO", "reject", "its guns had hit three barges")),
        ("Ghana said it would leave in May, a condition Togo has rejected.", ("TGO", "reject", "it would leave in May")),
        ("Ghana wanted a truce and Togo turned it down.", ("TGO", "reject", "it")),
        ("Togo ignored the demand.", ("TGO", "reject", "the demand")),
        ("Togo called the report untrue.", ("TGO", "deny", "the report untrue")),
        ("Togo rejected the accusation that its men fight beside the smugglers as \"a figment of Ghana's imagination\".",
         ("TGO", "reject", "its men fight beside the smugglers")),
        ("Ghana demanded a truce, a demand Togo opposes.", ("TGO", "reject", "a truce")),
        ("Togo rejected as \"cooked up\" reports that nine villagers had died.", ("TGO", "reject", "nine villagers had died")),
        ("Togo dismissed the allegation that its guns had fired as a fabrication.", ("TGO", "deny", "its guns had fired")),
        ("Togo described as bogus a film that shows its burning tanks.", ("TGO", "deny", "a film")),
    ],
)  # fmt: skip
def test_an_answer_is_about_the_statement_before_it(sentence: str, statement: tuple[str, str, str]) -> None:
    assert statement in said(sentence)


@needs_weights
@pytest.mark.parametrize(
    "sentence",
    [
        "Ghana said its guns had hit three barges, figures that Togo had also published.",
        "Ghana said its guns had hit three barges, a claim that Togo neither confirmed nor denied.",
        "Ghana said its guns had hit three barges, a claim that Togo may deny.",
        "The raids were called a great success by Togo's army.",
        "Ghana said it wanted peace, a demand Togo called reasonable.",
    ],
)
def test_what_answers_nothing_denies_nothing(sentence: str) -> None:
    assert not [one for one in said(sentence) if one[0] == "TGO" and one[1] in ("deny", "reject", "confirm")]


@needs_weights
def test_the_statement_before_an_answer_ends_at_it() -> None:
    told = said("Ghana said its guns had hit three barges, figures that Togo in its turn rejected.")
    assert ("GHA", "state", "its guns had hit three barges") in told or ("GHA", "claim", "its guns had hit three barges") in told


@needs_weights
def test_nobody_denies_what_they_say_themselves() -> None:
    assert not [one for one in said("Ghana said the raid had begun at dawn, a report it denies.") if one[:2] == ("GHA", "deny")]


@needs_weights
def test_a_relative_clause_on_a_noun_of_saying_is_nothing_that_it_says() -> None:
    told = said("Ghana said its guns would stay, a demand that Togo has described as unfair.")
    assert not [one for one in told if "described" in one[2]]


@needs_weights
def test_a_verb_with_an_object_behind_it_answers_nothing() -> None:
    told = said("Ghana said its guns had hit three barges, reports that Togo rejected the truce notwithstanding.")
    assert not [one for one in told if one[0] == "TGO" and "barges" in one[2]]


@needs_weights
def test_a_verdict_is_in_no_content() -> None:
    told = said('Togo rejected the accusation that its men fight beside the smugglers as "a figment of Ghana\'s imagination".')
    assert not [one for one in told if "figment" in one[2]]
