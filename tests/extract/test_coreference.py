from counterclaim.extract.parties import belligerents

from .written import claims, reading


def speakers(*paragraphs: str) -> list[tuple[str, str | None]]:
    return [(claim.claimant.name, claim.claimant.side) for claim in claims(*paragraphs)]


def test_last_name_alone_is_the_person_named_in_full() -> None:
    found = speakers("Ethiopia's Prime Minister Abiy Ahmed said the war was over.", "Ahmed said troops would leave.")
    assert found == [("Abiy Ahmed", "ETH"), ("Abiy Ahmed", "ETH")]


def test_he_is_the_last_person_who_spoke() -> None:
    found = speakers("Kenya's president William Ruto met Sudan's foreign minister on Monday, Ruto said.", "“We talked,” he said.")
    assert found[-1] == ("William Ruto", "KEN")


def test_person_inside_a_quotation_is_not_he() -> None:
    found = speakers("“Bashar al-Assad must go,” said British envoy John Smith.", "He said talks were near.")
    assert found[-1][0] == "John Smith"


def test_she_is_not_a_man() -> None:
    found = speakers(
        "Maria Lopez, a spokeswoman for Colombia's army, said the road was open.",
        "Mr Juan Perez of the town council said it was not.",
        "She said mines were cleared.",
    )
    assert found[-1] == ("Maria Lopez", "COL")


def test_it_is_the_subject_of_the_sentence() -> None:
    found = speakers("Eritrea showed the wreck of a jet, which it says was hit by a missile from Ethiopia.")
    assert ("Eritrea", "ERI") in found


def test_the_ministry_is_that_of_the_last_state_that_spoke() -> None:
    found = speakers(
        "Pakistan's defence ministry said a drone was shot down.", "India's army denied it.", "The ministry said the wreck lay near Lahore."
    )
    assert found[-1][1] == "PAK"


def test_government_after_a_state_spoke_is_its_own() -> None:
    assert speakers("Mali said its troops had left the town.", "The government said the town was safe.")[-1][1] == "MLI"


def test_description_without_an_antecedent_stays_unresolved() -> None:
    assert speakers("The commander said the hill had fallen.") == [("commander", "UNNAMED")]


def test_another_commander_is_not_a_president() -> None:
    found = speakers("Chad's president Mahamat Deby said the border was closed.", "The commander of a rebel unit said it was open.")
    assert found[-1][1] != "TCD"


def test_we_is_whoever_is_quoted() -> None:
    paragraphs = ("“We are leaving,” Uganda's army said.",)
    found = reading(*paragraphs)
    (mention,) = [n for n, one in enumerate(found.passages[0].actors) if one.form == "pronoun"]
    assert found.actor(0, mention) is not None
    assert found.actor(0, mention).side == "UGA"  # type: ignore[union-attr]


def test_both_sides_are_those_who_fight() -> None:
    found = speakers(
        "Fighting between Thailand and Cambodia went on.",
        "Clashes between Thai and Cambodian troops killed two.",
        "Both sides blamed the other for the violence.",
    )
    assert sorted(side for _, side in found if side) == ["KHM", "THA"]


def test_speaker_after_the_words_is_nobody_in_them() -> None:
    found = speakers("Iran's state broadcaster said two boats had left.", "Those on board were from Pakistan, it said.")
    assert found[-1][1] != "PAK"


def test_both_sides_of_nobody_stay_unresolved() -> None:
    assert all(side in (None, "UNNAMED") for _, side in speakers("Both sides blamed the other."))


def test_three_presidents_are_the_three_named_before() -> None:
    found = speakers(
        "Presidents Yoweri Museveni of Uganda, Paul Kagame of Rwanda and Felix Tshisekedi of Congo met in Nairobi.",
        "“We want peace,” the three presidents said.",
    )
    assert [name for name, _ in found] == ["Yoweri Museveni", "Paul Kagame", "Felix Tshisekedi"]


def test_leaders_of_states_are_the_persons_named() -> None:
    found = speakers("The presidents of Peru and Ecuador called for a truce.", "Peru's President Dina Boluarte later flew home.")
    assert {side for _, side in found} == {"PER", "ECU"}
    assert "Dina Boluarte" in {name for name, _ in found}


def test_officer_without_a_state_belongs_to_the_warring_side_that_spoke() -> None:
    paragraphs = (
        "Fighting between Armenia and Azerbaijan spread; clashes between Armenian and Azerbaijani troops killed ten.",
        "Azerbaijan's president Ilham Aliyev ordered mobilisation and General Anar Quliyev vowed to fight on.",
    )
    assert speakers(*paragraphs)[-1] == ("Anar Quliyev", "AZE")


def test_officer_is_of_no_side_where_nobody_tells() -> None:
    assert speakers("Fighting went on in the hills.", "General Anar Quliyev vowed to fight on.")[-1][1] == "OTHER"


def test_who_fights_follows_from_evidence_of_fighting_not_from_mentions() -> None:
    found = reading(
        "Clashes between Ethiopian and Eritrean forces went on, and a ceasefire between Ethiopia and Eritrea collapsed.",
        "France and again France asked for talks. Paris is worried. French diplomats met Kenya and Uganda. Kenya and Uganda agreed.",
    )
    assert [actor.side for actor in belligerents(found.passages)] == ["ERI", "ETH"]


def test_nobody_fights_in_a_quiet_article() -> None:
    assert belligerents(reading("Peru and Chile signed a trade deal.").passages) == ()


def test_office_holder_of_the_united_nations_is_no_body_of_citizens() -> None:
    found = speakers(
        "The U.N. High Commissioner for Human Rights, Ana Costa, said she was horrified.",
        "The Prisoners' Association, a monitoring group, said 12 people had died.",
    )
    assert found[0] == ("Ana Costa", "INTL")
