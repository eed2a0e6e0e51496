import pytest

from .written import claims, content, written

WAR = "Fighting between Chad and Sudan went on; clashes between Chadian and Sudanese troops killed ten."


def acts(*paragraphs: str) -> list[str]:
    return [claim.speech_act for claim in claims(*paragraphs)]


def test_claim_stands_on_its_words() -> None:
    article = written("Niger's army said on Monday that it had lost two posts.")
    (claim,) = claims(article.text)
    assert article.text[claim.start : claim.end] == "it had lost two posts"
    assert all(article.text[span.start : span.end] == span.exact for span in claim.spans)
    assert {span.role for span in claim.spans} == {"source", "cue", "content"}


def test_same_article_twice_gives_the_same_ids() -> None:
    text = "Niger's army said that it had lost two posts. Mali denied it."
    assert [claim.id for claim in claims(text)] == [claim.id for claim in claims(text)]


def test_joint_speakers_are_one_claim_each() -> None:
    found = claims("France, Germany and Italy urged a ceasefire.")
    assert [claim.claimant.side for claim in found] == ["FRA", "DEU", "ITA"]
    assert len({claim.id for claim in found}) == 3
    assert len({(claim.start, claim.end) for claim in found}) == 1


def test_apposition_is_no_second_speaker() -> None:
    assert [c.claimant.name for c in claims("Omar Diallo, the spokesman for Guinea's army, said the port was calm.")] == ["Omar Diallo"]


def test_chain_runs_outermost_first() -> None:
    found = claims("Seoul said that Pyongyang had threatened to close the border.")
    inner = next(claim for claim in found if claim.claimant.side == "PRK")
    assert [(link.actor.side, link.cue) for link in inner.chain] == [("KOR", "said"), ("PRK", "threatened")]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Chad said Sudan must withdraw from the oasis.", "demand"),
        ("Chad said the plan was unacceptable.", "reject"),
        ("Chad said its army would continue to support the villagers.", "pledge"),
        ("Chad said Sudan had committed a war crime.", "accuse"),
        ("Chad said Sudanese troops shelled the market.", "claim"),
        ("Chad said it was willing to host talks.", "offer"),
        ("“We call for an end to the siege,” Chad said.", "call_for"),
        ("“I am warning them that the price will be high,” Chad's president said.", "warn"),
        ("Chad said the enemy would pay a heavy price.", "threaten"),
        ("Chad said the report was a lie.", "deny"),
        ("Chad said the weather was fine.", "state"),
        ("Chad confirmed the war crime.", "confirm"),
        ("Chad said both sides should stop the violence.", "call_for"),
        ("Analysts said the war could spread.", "assess"),
    ],
)
def test_act_of_a_saying_follows_its_content(sentence: str, act: str) -> None:
    assert acts(WAR, sentence)[-1] == act


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [
        ("Togo said the bridge fell.", "certain"),
        ("Togo denied that the bridge fell.", "denied"),
        ("Togo said the bridge might fall.", "possible"),
        ("Togo believes the bridge fell.", "probable"),
        ("The bridge allegedly fell.", "possible"),
        ("Togo called for talks.", "unknown"),
    ],
)
def test_factuality_is_the_speakers_commitment(sentence: str, factuality: str) -> None:
    assert claims(sentence)[-1].factuality == factuality


def test_hedges_are_kept() -> None:
    (claim,) = claims("Benin said the raid was probably the work of smugglers.")
    assert claim.hedges == ("probably",)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Laos said on Tuesday that the ridge fell.", "2019-05-14"),
        ("The ridge fell, Laos said yesterday.", "2019-05-15"),
        ("Laos said the ridge fell on Monday.", None),
        ("Laos said the ridge fell.", None),
    ],
)
def test_day_of_the_utterance_is_the_cue_clauses(sentence: str, day: str | None) -> None:
    (claim,) = claims(sentence, published="2019-05-16")
    assert claim.uttered_at == day
    assert claim.uttered_basis == ("stated" if day else "none")


def test_relative_day_without_anchor_is_unknown() -> None:
    (claim,) = claims("Laos said on Tuesday that the ridge fell.", published=None)
    assert claim.uttered_at is None


def test_addressee() -> None:
    (claim,) = claims("Jordan urged Syria to open the crossing.")
    assert claim.addressee is not None
    assert claim.addressee.side == "SYR"


def test_denial_names_what_it_denies_in_a_relative_clause() -> None:
    accusation, denial = claims("Ghana accused Togo of moving the border posts, which Togo denied.")
    assert denial.speech_act == "deny"
    assert denial.about == (accusation.id,)


def test_those_claims_are_the_last_other_sides() -> None:
    first, second, denial = claims(
        "Ghana said Togolese troops crossed the river.", "Ghana said they burnt a village.", "Togo denied those claims."
    )
    assert denial.about == (first.id, second.id)


def test_denial_of_the_same_proposition_is_linked() -> None:
    said, denial = claims(
        "Rwanda said Congolese artillery shelled the border town of Gisenyi.", "Congo denied that its artillery had shelled Gisenyi."
    )
    assert denial.about == (said.id,)


def test_nobody_denies_their_own_words() -> None:
    found = claims("Togo said its troops crossed the river.", "Togo denied that its troops had crossed the river.")
    assert found[-1].about == ()


def test_quotation_in_the_next_paragraph_goes_on() -> None:
    paragraphs = ("“We will not sign,” the Syrian envoy said.", "“There is nothing in it for us at all.”")
    found = claims(*paragraphs)
    assert [content(claim, *paragraphs) for claim in found] == ["We will not sign", "There is nothing in it for us at all"]
    assert found[0].claimant == found[1].claimant


def test_quotation_without_any_speaker_is_nobodys() -> None:
    assert claims("“There is nothing in it for us at all.”") == ()


@pytest.mark.parametrize(
    "sentence",
    ["The fighting threatens to spread.", "Chad hopes the war ends.", "The minister declined to comment.", "Tanks rolled in from Chad."],
)
def test_nobody_claims_anything(sentence: str) -> None:
    assert claims(sentence) == ()


def test_unnamed_sources_are_known_to_be_unnamed() -> None:
    (claim,) = claims("Two rebel sources said the camp was empty.")
    assert claim.claimant.side == "UNNAMED"


def test_sources_of_a_state_do_not_speak_for_it() -> None:
    assert {claim.claimant.side for claim in claims("Iraqi and U.S. sources said the leader was dead.")} <= {"UNNAMED", "IRQ"}
    (claim,) = claims("Iraq's sources said the leader was dead.")
    assert claim.claimant.side == "UNNAMED"


def test_allies_of_a_state_do_not_speak_for_it() -> None:
    (claim,) = claims("Turkey's allies condemned the raid.")
    assert claim.claimant.side != "TUR"


def test_quoted_outlet_has_no_side_and_not_the_articles_voice() -> None:
    (claim,) = claims("The Peruvian tabloid said the port was closed.")
    assert (claim.claimant.side, claim.claimant.kind) == ("OTHER", "outlet")


def test_blame_is_addressed_to_whom_it_falls_on() -> None:
    on, direct = claims("Chad blamed the attack on Sudan. Togo blamed Ghana for the raid.")
    assert [claim.addressee.side if claim.addressee else None for claim in (on, direct)] == ["SDN", "GHA"]
