"""Whose an office without a country is, in articles that are told from another state than the war's; one line an article, "//" between."""

import dataclasses

import pytest

from counterclaim.detect.passages import detect_article
from counterclaim.extract.claims import extract_claims
from counterclaim.extract.context import Reading
from counterclaim.extract.coreference import resolve

from .written import written

WAR = "Sudan's army bombed the town of Kutum on Monday. The Rapid Support Forces shelled El Fasher. Sudan wept."


def _sides(outlet: str | None, *paragraphs: str) -> list[str | None]:
    article = dataclasses.replace(written(*paragraphs), outlet=outlet)
    passages = detect_article(article)
    found = extract_claims(Reading(article, passages, resolve(article, passages), article.published.day))
    return [claim.claimant.side for claim in found]


@pytest.mark.parametrize(
    ("outlet", "paragraph", "sides"),
    [
        ("The Malta Herald", "Malta is no party to the war. The Prime Minister, Karl Zahra, said that the port would stay shut.", ["MLT"]),
        ("Riga Courier", "Foreign Minister Janis Lacis said Latvia would send 40 tents.", ["LVA"]),
        ("Riga Courier", "Sudan is short of water. Foreign Minister Janis Lacis said Latvia would send 40 tents.", ["LVA"]),
        ("Riga Courier", "Latvia has sent tents. Defence Minister Janis Lacis said that more would follow.", ["LVA"]),
        ("Riga Courier", "Latvia has sent tents. The army said that more would follow.", ["SDN"]),
        (
            "Riga Courier",
            "Latvian tents reached Latvia's camp. Sudan was grateful. Health Minister Omar Saad said that the tents had come.",
            ["SDN"],
        ),
        ("Panamá Ledger", "President Rosa Arias told reporters that Panama had no army.", ["PAN"]),
        ("Riga Courier", "Latvia sent tents. Sudan is short of water. Health Minister Omar Saad said that the tents had come.", ["SDN"]),
        ("Riga Courier", "Foreign Minister Omar Saad said the tents had come.", ["SDN"]),
        ("Desert Courier", "Foreign Minister Omar Saad said Latvia would send 40 tents.", ["SDN"]),
        ("The Paris Herald", "France has sent tents. Prime Minister Omar Saad said that the tents had come.", ["SDN"]),
        ("Riga Courier", "Latvia sent tents. The police said that 12 people had died.", ["SDN"]),
    ],
)
def test_an_office_without_a_country_is_at_home_where_its_words_are(outlet: str, paragraph: str, sides: list[str]) -> None:
    assert _sides(outlet, WAR, paragraph) == sides


def test_an_outlet_of_a_party_to_the_war_tells_of_the_war() -> None:
    war = "Thai troops clashed with Cambodian forces near Surin. Thailand shelled Cambodia and Cambodian guns shelled Thailand."
    losses = "Thailand buried 12 men in Surin. Thailand closed its schools in Bangkok, and Thailand's army called up its reserves."
    said = "Prime Minister Somchai Wongsa said Cambodia would pay for the temple."
    assert _sides("Phnom Penh Daily", war, losses, said)[-1] == "THA"
