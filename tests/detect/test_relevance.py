"""Whether an article reports on an armed conflict, with its reason; short made-up articles of many sections of a newspaper."""

import pytest

from counterclaim.article import Article, Passage, Published, Zone
from counterclaim.detect.relevance import judge

WAR = [
    ("Shelling kills nine in border town", "Artillery fire hit a market, the defence ministry said.", "Troops exchanged fire."),
    ("Rebels take airport as army flees", "Insurgents captured the airport after heavy fighting.", "Government forces withdrew."),
    ("Ceasefire holds for a second day", "A truce between the army and separatists held on Sunday.", "Peace talks resume next week."),
    ("Suicide bomber kills 20 at mosque", "A militant group claimed responsibility for the attack.", "Dozens were wounded."),
    ("Warplanes strike rebel-held city", "Airstrikes killed civilians in the besieged city.", "The air force denied hitting a hospital."),
    ("", "Jihadist fighters ambushed a convoy, killing 12 soldiers, the army said.", "Militants have stepped up attacks."),
    ("Envoy opens peace talks", "Talks to end the civil war opened on Friday.", "The armed opposition said the ceasefire was broken."),
    # A brief of a few lines has few words of war.
    ("Villagers killed in northern Burkina Faso", "Armed men on motorbikes killed 50 people at the weekend.", "Soldiers came."),
    ("Sailors die as gunboats trade fire", "Two boats exchanged fire near the border, leaving 14 sailors dead.", "Seoul blamed Pyongyang."),
    ("Police posts attacked in Rakhine", "Attackers with machetes stormed 30 police posts, killing 12 officers.", "A group owned to it."),
    ("Grenade wounds nine in Kashmir", "A grenade thrown at a market in Srinagar wounded nine, police said.", "Nobody owned to it."),
    # Arms of a war beside harm decide, whatever a brief tells beside them.
    ("Inquiry into prison blast", "An air strike on a jail killed 70 inmates; a judge will inquire.", "Relatives waited at the prison."),
    ("School bombed", "Bombs fell on a school, killing 22 children, the shadow government said.", "The court in the capital was silent."),
    ("Clinic hit", "A plane struck the charity's clinic and 42 people were killed.", "Its lawyers asked for an investigation."),
    ("Prisoners swapped in Donbas", "Ukraine and its foes exchanged 76 captives on Sunday.", "The Red Cross watched."),
]  # fmt: skip
PEACE = [
    ("Blasts rock depot", "Explosions killed 14 people and wounded 20 in Pakistan after a train caught fire.", "A bank burned.", ""),
    ("Boat sinks off Libya", "Sixty people were feared dead after a boat sank off the Libyan coast.", "The coastguard saved 25.", ""),
    ("Film of war wins prize", "A film on an air strike that killed a family won the top prize.", "Its director thanked the actors.", ""),
    ("Prison riot leaves 12 dead", "Twelve inmates were killed in a riot at a jail.", "The court ordered an inquiry.", ""),
    ("Gunman kills three in mall", "A gunman shot dead three people in a mall in Ohio, police said.", "A suspect was arrested.", ""),
    (
        "Teenager jailed for knife attack",
        "The court heard that the boy stabbed a rival.",
        "Police officers found the knife.",
        "",
    ),
    (
        "Striker fires United to victory",
        "The striker scored two goals in the league match.",
        "Fans stormed the pitch in a battle of wills.",
        "",
    ),
    ("Actress wages war of words on Instagram", "The actress hit back at fans after the film premiere.", "Her album is out.", ""),
    ("Voters go to the polls", "The senator campaigned against the nominee before the election.", "Democrats hope to win the Senate.", ""),
    ("Hospitals under siege from virus", "Doctors are fighting the pandemic on the front line.", "Covid patients fill wards.", "health"),
    (
        "Museum shows bomber from 1943",
        "The museum restored a bomber of the Second World War.",
        "Veterans told of artillery in 1944.",
        "history",
    ),
    ("New shooter tops game charts", "Gamers storm Aleppo in the video game.", "The console sold out.", ""),
    ("Recipe of the week", "Roast the lamb for two hours.", "Serve with rice.", ""),
]


def article(*parts: str, zones: tuple[Zone, ...] = ("headline",)) -> Article:
    passages, text = [], ""
    for number, part in enumerate(parts):
        if part:
            zone: Zone = zones[number] if number < len(zones) else "body"
            passages.append(Passage(str(number), "a", len(text), len(text) + len(part), zone))
            text += part + "\n"
    return Article(
        id="a", sha256="", part="", path="", url=None, text=text, text_sha256="", encoding="utf-8", encoding_basis="", outlet=None,
        title=None, description=None, byline=None, credit_line=None, lang="en", published=Published(None, "none", "none"), categories=(),
        passages=tuple(passages),
    )  # fmt: skip


@pytest.mark.parametrize("parts", WAR)
def test_war_reporting_is_relevant(parts):
    found = judge(article(*parts))
    assert found.relevant, found
    assert found.reason.startswith("reports ")


@pytest.mark.parametrize(("headline", "lead", "more", "about"), PEACE)
def test_other_sections_are_not(headline, lead, more, about):
    found = judge(article(headline, lead, more))
    assert not found.relevant, found
    assert about in found.reason


def test_one_passing_mention_is_not_a_report_and_the_reason_says_so():
    gossip = ["The singer wore a red dress at the premiere of her film.", "Her boyfriend posted on Instagram.", "Fans loved her album."]
    found = judge(
        article("Singer dazzles on red carpet", *gossip, *gossip, "Her brother is a soldier and spoke of the ceasefire in Yemen.")
    )
    assert not found.relevant
    assert "mentions" in found.reason
    assert "entertainment" in found.reason


def test_armed_forces_in_a_country_at_war_count_without_a_word_of_fighting():
    found = judge(article("Envoy sees brigade leave Syria", "The army said half of its troops had left Syria.", "They flew home."))
    assert found.relevant
    assert "armed forces in the lead (army, troops)" in found.reason


def test_without_a_word_of_fighting_nothing_else_counts():
    found = judge(article("Syria opens trade fair", "Officials of Syria and Iraq opened a fair.", "Soldiers played music."))
    assert not found.relevant
    assert found.reason == "no word of fighting, armed groups, attacks or a truce"


def test_a_word_said_often_counts_once():
    once, often = judge(article("", "A truce was near.")), judge(article("", "A truce, a truce, a truce, a truce was near."))
    assert once.score == often.score


def test_a_headline_weighs_as_its_feature_says():
    assert judge(article("Truce", "")).score != judge(article("", "Truce")).score


def test_an_empty_article_is_not_relevant():
    assert not judge(article("")).relevant


def test_typographic_marks_change_nothing():
    assert judge(article("Air‑strike and cease‑fire")).score == judge(article("Air-strike and cease-fire")).score


@pytest.mark.parametrize(
    "headline",
    [
        "Nine civilians, three soldiers dead in Mali market attack, governor says",
        "Blast wounds six at police post in Afghan capital",
        "Truce agreed between the two armies of Ostrava: mediator",
        "Shelling of border town kills seven",
    ],
)
def test_of_a_post_without_a_body_the_headline_decides(headline):
    found = judge(article(headline))
    assert found.relevant, found
    assert "headline" in found.reason


@pytest.mark.parametrize(
    "headline",
    [
        "Two dead in Kabul bus crash",
        "Sudan win the cup after a late goal",
        "Nigerian singer storms charts with war anthem",
        "Bomb from 1943 found under museum",
        "Live updates",
    ],
)
def test_a_headline_without_fighting_is_left_out_with_a_reason(headline):
    found = judge(article(headline))
    assert not found.relevant
    assert found.reason


def test_a_headline_with_a_body_needs_what_any_article_needs():
    gossip = ["The singer wore a red dress.", "Her boyfriend posted on Instagram.", "Fans loved her album."]
    assert not judge(article("Shelling of border town on film", *gossip)).relevant


def test_where_nothing_is_left_to_read_the_reason_says_so():
    found = judge(article("Share this article", "All rights reserved", zones=("boilerplate", "boilerplate")))
    assert not found.relevant
    assert "page furniture" in found.reason


LONG = (  # what a long report tells after an opening on something else
    "The ministers were to have met at a summit in the capital of Georgia on Monday, and sanctions were to be debated there.",
    "Instead the lake town woke to sirens, and soldiers stood before the hotel where the delegation slept.",
    "Waiters carried trays past the courtyard and nobody spoke.",
    "The guests left by the side door, one by one, with their luggage.",
    "Troops of the second brigade held the bridge under shelling until the evening; eleven soldiers were killed and forty wounded.",
    "Artillery and mortar fire came from the hills, rockets fell on two villages, and a missile strike left a mill in ruins.",
    "Rebels said that they had ambushed a column and captured its commander, and militants fired on the road.",
    "Refugees who fled the fighting told of bodies in the fields, of drones over the school and of a siege without bread.",
    "A ceasefire and an exchange of prisoners were offered; the general staff turned them down after an offensive in the east.",
    "A court had opened its inquiry into a nuclear plant; a storm and a trial in the prison kept others busy.",
    "Civilians were hurt by a grenade, casualties of the clashes in the port were still counted, and weapons lay about.",
)  # fmt: skip


def test_a_long_text_full_of_war_is_a_report_whatever_opens_it():
    assert judge(article("Summit put off", *LONG)).relevant
    assert not judge(article("Summit put off", *LONG[:4], *LONG[7:8])).relevant


def test_a_text_full_of_war_and_of_courts_as_much_is_a_report_on_a_trial():
    trial = "A jury heard that the suspect, charged with murder and held in custody, pleaded guilty to burglary and robbery; lawyers sued."
    assert not judge(article("Man jailed for 40 years", trial, *LONG[:3], trial, *LONG[4:])).relevant


SALVAGE = (  # a report whose opening is a ship, a storm and a harbour
    "She was built in a yard on the Clyde, and the weather was against her from the first day of her life.",
    "The cruiser sank in a storm, the {voice} said, with 40 {lost} of her crew of 300 and a cook of the harbour railway.",
    "Her sister ship lies on the slip, painted and unpaid for, and the owner of the yard has gone abroad.",
    "Of those who reached the raft {counted}, and a missile was seen over the strait by two pilots of a ferry.",
    "The other shore tells it otherwise: a pair of rockets, fired from the beach, went through her side at dusk.",
    "Its governor wrote on Wednesday that 27 were {hurt} and seven {lost} when shells landed near the mole of Odesa.",
    "Soldiers of a brigade searched the hull; a conscript, aged 19, was not among the 60 {hurt}, the {voice} told his mother in Ukraine.",
)


def salvage(voice: str, lost: str, hurt: str, counted: str) -> Article:
    more = "A crowd of some size stood on the quay and looked at the sea until the lamps were lit and the last boat had come home. "
    lines = [line.format(voice=voice, lost=lost, hurt=hurt, counted=counted) for line in SALVAGE]
    return article("The last voyage", *lines, more * 2)


def test_counts_of_the_harmed_and_who_speaks_for_states_tell_a_war_that_has_few_words_of_one():
    assert judge(salvage("ministry", "dead", "wounded", "twelve had died, the Kremlin's spokesman said")).relevant
    assert not judge(salvage("keeper", "dead", "asleep", "some sang, a painter said")).relevant
