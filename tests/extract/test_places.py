"""Which place a name means, and what of it is recorded: own sentences about many wars, real and invented."""

from dataclasses import replace

import pytest

from counterclaim.actor import Actor
from counterclaim.article import Article, Passage, Published
from counterclaim.detect.places import find_places
from counterclaim.detect.tokens import sentences, tokenize
from counterclaim.event import Place, Relation, RelationKind
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.place_ties import tied_countries
from counterclaim.extract.places import extract_places
from counterclaim.extract.toponyms import Toponym, choose, distance_km
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.noun import Span
from counterclaim.vocabulary.places import places


def reading(*paragraphs: str, adjectives: dict[str, str] | None = None) -> Reading:
    text, at, passages = "\n".join(paragraphs), 0, []
    for paragraph in paragraphs:
        tokens = tokenize(paragraph)
        passages.append(
            PassageMentions(
                Passage(f"p{at}", "a", at, at + len(paragraph), "body"), paragraph, tokens, sentences(tokens),
                _adjectives(paragraph, adjectives or {}), (), (), (), find_places(paragraph, tokens),
            )
        )  # fmt: skip
        at += len(paragraph) + 1
    article = Article(
        id="a", sha256="", part="", path="x.md", url=None, text=text, text_sha256="", encoding="utf-8", encoding_basis="", outlet=None,
        title=None, description=None, byline=None, credit_line=None, lang="en", published=Published(None, "none", "none"), categories=(),
        passages=tuple(one.passage for one in passages),
    )  # fmt: skip
    return Reading(article, tuple(passages), {}, None)


def _adjectives(paragraph: str, adjectives: dict[str, str]) -> tuple[ActorMention, ...]:
    return tuple(
        ActorMention(at, at + len(word), "adjective", word, Actor(word, iso3, "state", iso3))
        for word, iso3 in adjectives.items()
        if (at := paragraph.find(word)) >= 0
    )


def found(*paragraphs: str, adjectives: dict[str, str] | None = None) -> dict[str, Place]:
    return {place.name: place for place in extract_places(reading(*paragraphs, adjectives=adjectives))}


PINNED = [
    # sentence, name, latitude, longitude, country
    ("Shells fell on the village of Talish in Azerbaijan.", "Talish", 40.38, 46.74, "AZE"),
    ("Troops took Mardakert in Azerbaijan.", "Mardakert", 40.21, 46.81, "AZE"),
    ("Troops took Agdere in Azerbaijan.", "Agdere", 40.21, 46.81, "AZE"),
    ("Cluster bombs hit Stepanakert at dawn.", "Stepanakert", 39.82, 46.75, "AZE"),
    ("Cluster bombs hit Khankendi at dawn.", "Khankendi", 39.82, 46.75, "AZE"),
    ("Hadrut fell, the ministry said.", "Hadrut", 39.52, 47.03, "AZE"),
    ("Fighting near Fizuli and Jabrayil went on.", "Jabrayil", 39.40, 47.03, "AZE"),
    ("Guns in the town of Karvachar were silent.", "Karvachar", 40.11, 46.04, "AZE"),
    ("A convoy reached Shushi from Armenia.", "Shushi", 39.76, 46.75, "AZE"),
    ("Rockets struck the Ukrainian town; Bakhmut burned.", "Bakhmut", 48.59, 38.00, "UKR"),
    ("Artyomovsk was renamed.", "Artyomovsk", 48.59, 38.00, "UKR"),
    ("A column left Kiev for Kharkiv in Ukraine.", "Kiev", 50.45, 30.52, "UKR"),
    ("Drones fell on Kherson, Ukraine.", "Kherson", 46.66, 32.62, "UKR"),
    ("Barrels were dropped on Khan Sheikhoun.", "Khan Sheikhoun", 35.44, 36.65, "SYR"),
    ("They fled from Ayn al-Arab to Turkey.", "Ayn al-Arab", 36.89, 38.35, "SYR"),
    ("They fled from Kobane to Turkey.", "Kobane", 36.89, 38.35, "SYR"),
    ("Maarat al-Numan in Syria was emptied.", "Maarat al-Numan", 35.64, 36.68, "SYR"),
    ("Shelling of Idlib, Syria, went on.", "Idlib", 35.93, 36.63, "SYR"),
    ("A truck bomb exploded in Tripoli, Lebanon.", "Tripoli", 34.44, 35.84, "LBN"),
    ("Militias clashed in Tripoli, Libya.", "Tripoli", 32.89, 13.19, "LBY"),
    ("Militias in Libya advanced on Sirte.", "Sirte", 31.21, 16.59, "LBY"),
    ("Houthi boats left Hodeidah.", "Hodeidah", 14.80, 42.95, "YEM"),
    ("The airport in Aden, Yemen, reopened.", "Aden", 12.78, 45.04, "YEM"),
    ("Mines were laid around Sinjar.", "Sinjar", 36.32, 41.88, "IRQ"),
    ("Police in Mosul, Iraq, fired back.", "Mosul", 36.34, 43.13, "IRQ"),
    ("Militants held Sangin, Afghanistan.", "Sangin", 32.07, 64.84, "AFG"),
    ("The army entered Mekelle, Ethiopia.", "Mekelle", 13.50, 39.48, "ETH"),
    ("The base in Kidal, Mali, was hit.", "Kidal", 18.44, 1.41, "MLI"),
    ("Gunmen raided Goma, Congo.", "Goma", -1.67, 29.23, "COD"),
    ("A market in Maiduguri, Nigeria, burned.", "Maiduguri", 11.85, 13.16, "NGA"),
    ("Insurgents entered Mocimboa da Praia in Mozambique.", "Mocimboa da Praia", -11.35, 40.35, "MOZ"),
    ("Guards left Maungdaw for Bangladesh.", "Maungdaw", 20.82, 92.37, "MMR"),
    ("Militants in Marawi, Philippines, gave up.", "Marawi", 8.00, 124.29, "PHL"),
    ("A patrol was fired on in Srinagar, India.", "Srinagar", 34.09, 74.81, "IND"),
    ("Tanks rolled towards Tskhinvali in Georgia.", "Tskhinvali", 42.23, 43.97, "GEO"),
    ("Talks in Geneva stalled.", "Geneva", 46.20, 6.15, "CHE"),
    ("Envoys met in Brussels.", "Brussels", 50.85, 4.35, "BEL"),
    ("Jets bombed Khan Yunis.", "Khan Yunis", 31.34, 34.31, "PSE"),
]


@pytest.mark.parametrize(("sentence", "name", "lat", "lon", "iso3"), PINNED)
def test_pins(sentence: str, name: str, lat: float, lon: float, iso3: str) -> None:
    place = found(sentence)[name]
    assert place.lat is not None
    assert place.lon is not None
    assert distance_km(place.lat, place.lon, lat, lon) < 25
    assert place.iso3 == iso3


POINTLESS = [
    ("Fighting spread across the Caucasus.", "Caucasus", None),
    ("Fighting spread in the Donbass.", "Donbass", "UKR"),
    ("Fighting spread in Darfur.", "Darfur", "SDN"),
    ("Raids spread through the Sahel.", "Sahel", None),
    ("Settlers in the West Bank armed themselves.", "West Bank", "PSE"),
    ("Troops in Kashmir stood by.", "Kashmir", None),
    ("Shots were fired over the Line of Control.", "Line of Control", None),
    ("Ships in the Black Sea were warned.", "Black Sea", None),
    ("War came to Syria.", "Syria", "SYR"),
    ("War in Burma went on.", "Burma", "MMR"),
    ("War in the DRC went on.", "DRC", "COD"),
    ("Guns along the line of contact fell silent.", "line of contact", None),
]


@pytest.mark.parametrize(("sentence", "name", "iso3"), POINTLESS)
def test_places_without_a_single_point_are_never_pinned(sentence: str, name: str, iso3: str | None) -> None:
    place = found(sentence)[name]
    assert (place.lat, place.lon) == (None, None)
    assert place.iso3 == iso3


NO_PLACES = [
    "Mr Houston resigned.",
    "Colonel Paris Lincoln spoke.",
    "The Bank of America sold bonds.",
    "The Washington Post reported it.",
    "The Chadian major saluted.",
    "Michael Jordan scored.",
    "He was in German custody.",
    "They met in March.",
    "In Parliament he was jeered.",
    "It joined the Organization for Security and Cooperation in Europe.",
    "SANA reported strikes.",
    "Car bombs went off.",
    "A turkey was roasted.",
    "Hit by a shell, the truck burned.",
]


@pytest.mark.parametrize("sentence", NO_PLACES)
def test_persons_papers_and_bodies_are_no_places(sentence: str) -> None:
    assert found(sentence) == {}


def test_two_towns_of_one_name_are_told_apart_by_the_country_named() -> None:
    azerbaijan = found("An old woman hid in the city of Martuni.", "Shells hit Nagorno-Karabakh and Stepanakert.")["Martuni"]
    assert azerbaijan.lat == pytest.approx(39.8, abs=0.1)


def test_an_adjective_before_the_town_decides() -> None:
    place = found("Police in the Lebanese city of Tripoli fired.", adjectives={"Lebanese": "LBN"})["Tripoli"]
    assert place.iso3 == "LBN"


def test_a_container_counts_for_every_mention_of_the_name() -> None:
    place = found("Police in Tripoli fired.", "Later a bomb went off in Tripoli, Lebanon.")["Tripoli"]
    assert place.iso3 == "LBN"


def test_population_alone_earns_no_pin() -> None:
    place = found("A bomb went off in Springfield.")["Springfield"]
    assert (place.lat, place.iso3, place.geo_precision) == (None, None, None)


def test_a_far_country_that_only_acts_is_no_place_of_the_report() -> None:
    names = found("Peru condemned the raid on Idlib in Syria.", "Turkey closed the road.")
    assert "Peru" not in names
    assert {"Turkey", "Syria"} <= set(names)


def test_a_capital_that_stands_for_its_government_is_no_place() -> None:
    assert "Ankara" not in found("Ankara rejected the demand over Syria.")
    assert "Ankara" in found("Ministers met in Ankara over Syria.")


def test_one_place_an_article_at_its_first_mention() -> None:
    read = reading("Rebels hold Idlib in Syria.", "Idlib was bombed. Nagorny-Karabakh and Artsakh were not.")
    names = [place.name for place in extract_places(read)]
    assert names == ["Idlib", "Syria", "Nagorny-Karabakh"]
    for place in extract_places(read):
        assert read.article.text[place.start : place.end] == place.spans[0].exact


@pytest.mark.parametrize(
    ("sentence", "name", "codes"),
    [
        ("A shell hit the town of Hadrut.", "Hadrut", (1, 1)),
        ("Fighting around Hadrut went on.", "Hadrut", (2, 2)),
        ("Fighting in the Hadrut district went on.", "Hadrut", (3, 2)),
        ("Fighting in Helmand went on.", "Helmand", (4, 3)),
        ("Fighting on the Line of Control went on.", "Line of Control", (5, 3)),
        ("Fighting on the Mali-Niger border went on.", "Mali–Niger border", (5, 3)),
        ("Fighting in Mali went on.", "Mali", (6, 3)),
        ("A ship in the Red Sea was hit.", "Red Sea", (7, 3)),
    ],
)
def test_precision_codes(sentence: str, name: str, codes: tuple[int, int]) -> None:
    place = found(sentence)[name]
    assert (place.where_prec, place.geo_precision) == codes


def test_a_border_named_by_its_far_side_is_that_of_the_country_at_war() -> None:
    names = found("Shells fell on Gao in Mali.", "Troops near the Nigerien border fled.", adjectives={"Nigerien": "NER"})
    assert "Mali–Niger border" in names
    assert not [name for name in found("Shells fell on Gao in Mali.", "A post near the Finnish border burned.") if name.endswith("border")]


def test_a_far_belligerent_is_a_place_of_the_report_and_a_desk_is_none() -> None:
    names = found("Shells hit Idlib in Syria.", "(Reporting by Ann Bell in Berlin; Editing by Bo Carr)")
    assert "Berlin" not in names


def test_a_name_from_another_language_earns_no_pin_from_its_country_alone() -> None:
    table = places()
    ross = next(row for row in table.lookup("Rasa") if table.row(row).name == "Ross")
    us = next(row for row in table.lookup("United States") if table.row(row).type == "country")
    choice, _ = choose([Toponym("Rasa", (ross,)), Toponym("United States", (us,))])
    assert choice is not None
    assert not choice.certain


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen fled into the Qwertabad district of the northern city of Homs in Syria.",
        "A bomb in Homs's Qwertabad neighbourhood killed two people in Syria.",
        "A bomb went off in the Homs suburb of Qwertabad in Syria.",
    ],
)
def test_a_quarter_that_the_table_lacks_lies_near_its_city(sentence: str) -> None:
    place = found(sentence)["Qwertabad"]
    assert place.lat == pytest.approx(34.72, abs=0.05)
    assert (place.iso3, place.where_prec, place.geo_precision) == ("SYR", 2, 2)


def test_a_village_beside_a_city_is_no_quarter_of_it() -> None:
    assert found("Shells fell on the village of Qwertabad near Homs in Syria.")["Qwertabad"].lat is None


def test_a_province_and_its_town_of_one_name_are_two_places() -> None:
    places_found = extract_places(reading("Fighters left the city of Idlib.", "Shells fell across Idlib province in Syria."))
    assert [(one.where_prec, one.geo_precision) for one in places_found if one.name == "Idlib"] == [(1, 1), (4, 3)]


@pytest.mark.parametrize(
    ("sentence", "name", "codes"),
    [
        ("Troops advanced in Aleppo Governorate in Syria.", "Aleppo Governorate", (4, 3)),
        ("Shelling in the Izium district of Ukraine killed two.", "Izium", (3, 2)),
        ("Gunmen attacked a post in Menaka Region, Mali.", "Menaka Region", (4, 3)),
    ],
)
def test_divisions_are_found_worldwide(sentence: str, name: str, codes: tuple[int, int]) -> None:
    place = found(sentence)[name]
    assert (place.where_prec, place.geo_precision) == codes
    assert place.lat is not None


def test_a_name_is_no_evidence_for_itself() -> None:
    table = places()
    (choice,) = choose([Toponym("Clinton", table.lookup("Clinton"))])
    assert choice is not None
    assert (choice.evidence, choice.certain) == (0.0, False)


def test_the_last_of_a_list_of_states_holds_none_of_the_others() -> None:
    table = places()
    illinois = next(row for row in table.lookup("Illinois") if table.row(row).overlay)
    listed = Toponym("Oklahoma", table.lookup("Oklahoma"), frozenset({illinois}))
    (choice,) = choose([listed])
    assert choice is not None
    assert (choice.row.type, choice.row.admin1) == ("admin1", "US.OK")


def test_places_nearby_decide_between_places_of_one_name() -> None:
    table = places()
    names = ["Palmyra", "Homs", "Hama"]
    choices = choose([Toponym(name, table.lookup(name)) for name in names])
    assert [choice.row.iso2 for choice in choices if choice] == ["SY", "SY", "SY"]


def test_a_name_without_candidates_has_no_choice() -> None:
    assert choose([Toponym("Qwertyville", ())]) == (None,)


def test_a_village_that_the_table_lacks_is_kept_without_a_point() -> None:
    place = found("Guns fired from the village of Zzyrgan in Syria.")["Zzyrgan"]
    assert (place.lat, place.iso3, place.provenance.rule) == (None, None, "place.unlisted")


def test_a_contested_name_may_be_one_letter_off() -> None:
    place = found("They took the town of Hadrot in Azerbaijan.")["Hadrot"]
    assert place.lat == pytest.approx(39.52, abs=0.01)


def test_no_names_no_choices() -> None:
    assert choose([]) == ()


KEPT = [
    # sentence, the names that it sets something at, listed in the table or not
    ("Shells fell on Qorvash camp in Sudan.", {"Qorvash camp", "Sudan"}),
    ("Drones hit the Bhelu camp in Chad.", {"Bhelu camp", "Chad"}),
    ("Troops dug in near Mount Ozgar in Lebanon.", {"Mount Ozgar", "Lebanon"}),
    ("Guns on Jebel Sarrakh fired into Sudan.", {"Jebel Sarrakh", "Sudan"}),
    ("Boats crossed Lake Onmiro from Uganda.", {"Lake Onmiro", "Uganda"}),
    ("The shelling of Dhurrabi and Al-Qazma continued in Yemen.", {"Dhurrabi", "Al-Qazma", "Yemen"}),
    ("The bombardment of Ternopivsk went on in Ukraine.", {"Ternopivsk", "Ukraine"}),
    ("Fighters were seen at Umm Dhalak and Um Sarrib in Sudan.", {"Umm Dhalak", "Um Sarrib", "Sudan"}),
    ("A convoy was mined near Deir Qarnus, Syria.", {"Deir Qarnus", "Syria"}),
    ("Clashes broke out in Kafr Zulab on Monday, in Syria.", {"Kafr Zulab", "Syria"}),
    ("Rockets landed outside Tel Ghorab, Israel said.", {"Tel Ghorab", "Israel"}),
    ("Residents fled Zobrani district in Afghanistan.", {"Zobrani", "Afghanistan"}),
    ("Rebels took Paungzeik township in Myanmar.", {"Paungzeik", "Myanmar"}),
    ("Rebels overran posts in northern Shan State in Myanmar.", {"Shan State", "Myanmar"}),
    ("Soldiers died in Helmand Province in Afghanistan.", {"Helmand Province", "Afghanistan"}),
    ("Troops seized Minowa and Sakeru in Congo.", {"Congo"}),
    ("The village of Wegelsha in Ethiopia burned.", {"Wegelsha", "Ethiopia"}),
    ("The town of Oblyvske, Ukraine, was hit.", {"Oblyvske", "Ukraine"}),
    ("Mines went off in Qasr Dhubab, Libya.", {"Qasr Dhubab", "Libya"}),
    ("A patrol was hit near Ansongara in Mali.", {"Ansongara", "Mali"}),
    ("The Democratic Republic of Congo accused Rwanda.", {"Democratic Republic of Congo", "Rwanda"}),
    ("Peru blamed Ecuador for the raid.", {"Peru", "Ecuador"}),
    ("Kidal fell to rebels in Mali.", {"Kidal", "Mali"}),
    ("Loikaw was shelled again, Myanmar said.", {"Loikaw", "Myanmar"}),
    ("Residents of Bunia fled; Congo sent troops.", {"Bunia", "Congo"}),
    ("Mortars struck Goma, Bukavu and Butembo in Congo.", {"Goma", "Bukavu", "Butembo", "Congo"}),
    ("Fighting spread to Kassala and to Gedaref in Sudan.", {"Kassala", "Gedaref", "Sudan"}),
    ("The army wants to retake Kidal, Mali said.", {"Kidal", "Mali"}),
    ("Jets targeted Hodeidah in Yemen.", {"Hodeidah", "Yemen"}),
    ("War came to Gaza and to Israel.", {"Gaza", "Israel"}),
    ("Guns fired from Nagorno-Karabakh towards Armenia.", {"Nagorno-Karabakh", "Armenia"}),
    ("Fighting in Karabakh went on. Nagorno-Karabakh lies in Azerbaijan.", {"Nagorno-Karabakh", "Azerbaijan"}),
    ("Fighting in the Caucasus went on.", {"Caucasus"}),
    ("They marched from Khartoum to Omdurman, Sudan.", {"Khartoum", "Omdurman", "Sudan"}),
]


@pytest.mark.parametrize(("sentence", "names"), KEPT)
def test_places_are_kept_under_the_words_of_the_article(sentence: str, names: set[str]) -> None:
    assert names <= set(found(sentence))


UNLISTED_WITHOUT_A_POINT = [
    "Qorvash camp",
    "Bhelu camp",
    "Mount Ozgar",
    "Jebel Sarrakh",
    "Lake Onmiro",
    "Zobrani",
    "Paungzeik",
    "Wegelsha",
    "Ansongara",
    "Oblyvske",
]


@pytest.mark.parametrize("name", UNLISTED_WITHOUT_A_POINT)
def test_what_the_table_lacks_gets_no_point(name: str) -> None:
    sentence = next(sentence for sentence, names in KEPT if name in names)
    place = found(sentence)[name]
    assert (place.lat, place.lon, place.provenance.rule) == (None, None, "place.unlisted")


RESPELT = [
    ("Fighting broke out at Deir el Balah, Gaza said. Shells fell in Palestine.", "Deir el Balah", 31.42, 34.35),
    ("Guns in Sudan. The army struck at Umm Rawaba on Monday.", "Umm Rawaba", 12.90, 31.22),
    ("War in Sudan. A market burned in Wad Madani on Friday.", "Wad Madani", 14.40, 33.52),
    ("War in Syria. Tanks stood near Maaret Misreen at dawn.", "Maaret Misreen", 36.01, 36.67),
    ("War in Yemen. Fighting raged at Al Hudeida on Monday.", "Al Hudeida", 14.80, 42.95),
    ("War in Lebanon. Smoke rose in Bint Jbail on Monday.", "Bint Jbail", 33.12, 35.43),
    ("War in Lebanon. Smoke rose near Marjaayoun on Monday.", "Marjaayoun", 33.36, 35.59),
    ("War in Ethiopia. Drones came at Debre Berhan and left.", "Debre Berhan", 9.68, 39.53),
    ("War in Libya. Militias met in Zawiyyah on Monday.", "Zawiyyah", 32.75, 12.73),
]


@pytest.mark.parametrize(("text", "name", "lat", "lon"), RESPELT)
def test_another_transliteration_finds_the_place_of_the_country_named(text: str, name: str, lat: float, lon: float) -> None:
    place = found(text)[name]
    assert place.lat is not None
    assert place.lon is not None
    assert distance_km(place.lat, place.lon, lat, lon) < 25


NAMES_OF_OTHER_THINGS = [
    "Shares in Zenkor fell on Monday.",
    "He worked at the Zorvan Medical Center in peace.",
    "They posted it over Zenkor on Monday.",
    "The law was in the Zorvan Act.",
    "She spoke in Zenkor's office.",
    "Every district was quiet.",
    "During settlement talks nobody spoke.",
    "It was said in Zenkor posts.",
    "He is at ZKR on Monday.",
    "The Bank of Peru lent money.",
    "It grew in Arabic on Monday.",
    "They met at Zorvan University on Monday.",
    "He lost in the Zorvan League on Monday.",
    "A Moscow-dominated council met.",
    "The church is in St. in short.",
]


@pytest.mark.parametrize("sentence", NAMES_OF_OTHER_THINGS)
def test_names_of_other_things_are_no_places(sentence: str) -> None:
    assert found(sentence) == {}


def test_a_well_known_town_is_never_taken_for_a_namesake_spelt_alike() -> None:
    place = found("Envoys met in Brussels. Shells fell in France and near Calais.")["Brussels"]
    assert place.lat is None or place.lat == pytest.approx(50.85, abs=0.1)


def test_a_list_of_villages_that_the_table_lacks_is_kept_without_points() -> None:
    names = found("The fiercest fronts were in the towns of Telat Ombar, Zutun Foka, Qorvaz and Khan Tahman, south of Aleppo in Syria.")
    assert {"Telat Ombar", "Qorvaz", "Khan Tahman"} <= names.keys()
    assert names["Qorvaz"].lat is None


def test_a_name_that_no_other_place_bears_is_pinned_if_it_is_a_division_or_a_city() -> None:
    assert found("Shells fell on Wau in Sudan.", "Envoys will meet in Jeddah.")["Jeddah"].lat == pytest.approx(21.49, abs=0.1)
    assert found("The lawmaker sits for Mizoram.", "Villagers fled to Mizoram from Myanmar.")["Mizoram"].iso3 == "IND"


def test_a_city_is_told_from_what_is_named_after_it_and_from_villages_of_its_name() -> None:
    turkey = found("Shells fell on Wau in Sudan.", "Envoys will meet in Istanbul.")  # the city and the province around it
    assert turkey["Istanbul"].lat == pytest.approx(41.0, abs=0.1)
    ukraine = found("A convoy left Orikhiv in Ukraine for Zaporizhzhia.", "Ukraine mourned.")  # two villages are called so
    assert ukraine["Zaporizhzhia"].lat == pytest.approx(47.85, abs=0.05)
    sudan = found("Traders in Kosti, near Rabak in Sudan, shut their shops.")  # and a small district
    assert sudan["Kosti"].lat == pytest.approx(13.16, abs=0.05)


def test_a_city_under_another_name_is_pinned_where_the_article_plays_in_its_country() -> None:
    assert found("Shells fell on Khartoum in Sudan.", "Aid reached El Geneina.")["El Geneina"].lat == pytest.approx(13.45, abs=0.05)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The rebels in Nigeria withdrew toward the Sambisa forest.", "Sambisa forest"),
        ("Troops in Iraq crossed the Tigris River.", "Tigris River"),
        ("Shells fell across Shan state in Myanmar.", "Shan state"),
        ("Shells fell on the eastern Donetsk region of Ukraine.", "Donetsk region"),
        ("A shell hit the Donetsk airport in Ukraine.", "Donetsk airport"),
        ("A doctor at al-Nao hospital in Sudan spoke.", "al-Nao hospital"),
        ("The mayor of Mykolaiv region in Ukraine spoke.", "Mykolaiv region"),
        ("Shells fell on Krasna Hora, north of Bakhmut in Ukraine.", "Krasna Hora"),
        ("Fighting went on in Ukraine for Velkovo, some 20 km (12 miles) west of Bakhmut.", "Velkovo"),
        ("Shells fell on Martakert and Talish in Azerbaijan.", "Talish"),
        ("The evacuation of Mariupol in Ukraine was halted.", "Mariupol"),
        ("They fled to Cox's Bazar in Bangladesh.", "Cox's Bazar"),
        ("A blast in Ukraine damaged the Kerch bridge.", "Kerch bridge"),
        ("Jets in Israel took off from the Qwert airfield.", "Qwert"),
        ("They set out from Gharyan in Libya.", "Gharyan"),
        ("They fled to Khartoum North in Sudan.", "Khartoum North"),
        ("He spoke to a reporter by phone from Idlib in Syria.", "Idlib"),
    ],
)
def test_what_belongs_to_a_name(sentence: str, name: str) -> None:
    assert name in found(sentence)


def test_a_river_is_no_town_of_its_name_and_a_capital_makes_a_direction_a_name() -> None:
    assert found("Shells fell on Bern in Switzerland.", "A bridge over the Lisse river fell.")["Lisse river"].lat is None
    assert "Alliance" not in found("In Afghanistan they met Northern Alliance fighters.")


def test_a_city_is_told_from_a_small_place_that_bears_its_name_in_another_language() -> None:
    assert found("Shells fell on Wau in Sudan.", "Envoys will meet in Bonn.")["Bonn"].iso3 == "DEU"


@pytest.mark.parametrize("words", ["hold", "threaten", "approached", "are striking"])
def test_what_is_held_or_threatened_is_a_place(words: str) -> None:
    assert {"Lashio", "Muse"} <= set(found(f"In Myanmar rebels {words} Lashio and Muse."))


@pytest.mark.parametrize(
    ("words", "kind", "tied"),
    [
        ("The rebels are backed by France.", "supports", True),
        ("The French-backed rebels fled.", "supports", False),
        ("A truce brokered by France and Qatar held.", "mediates", True),
        ("The presidents of Peru, Qatar and France called for talks.", "mediates", False),
    ],
)
def test_a_country_matters_whose_own_name_ties_it_to_the_fight(words: str, kind: RelationKind, tied: bool) -> None:
    read = reading("Shells hit Idlib in Syria.", words)
    start = read.article.text.index(words)
    tie = Relation(
        id="r", article="a", start=start, end=start + len(words), spans=(Span(start, start + len(words), words, "content"),),
        provenance=made_by("relations.x"), left=Actor("France", "FRA", "state", "FRA"), right=Actor("rebels", "X", "armed_group"),
        kind=kind, asserted_by="OUTLET", claim=None,
    )  # fmt: skip
    assert tied_countries(read, [tie]) == ({"FRA"} if tied else frozenset())
    assert not tied_countries(read, [replace(tie, asserted_by="SYR")])


def test_a_state_that_takes_part_matters_however_far_it_lies() -> None:
    paragraphs = ("Shells hit Idlib in Syria.", "France urged calm.")
    assert "France" not in found(*paragraphs)
    assert "France" in {place.name for place in extract_places(reading(*paragraphs), taking_part=frozenset({"FRA"}))}


@pytest.mark.parametrize("words", ["a U.S. defence official", "a U.S. State Department cable", "US-backed rebels"])
def test_initials_before_what_they_tell_of_are_no_place(words: str) -> None:
    assert not [name for name in found(f"{words} spoke of Idlib in Syria.") if name.startswith("U")]


def test_initials_are_a_place_where_something_is_set_there() -> None:
    assert "U.S." in found("He trained in the U.S. for a year.", "Shells hit Idlib in Syria.")


def test_a_far_country_matters_where_nothing_is_set_anywhere() -> None:
    assert set(found("Peru blamed Kenya.")) == {"Peru", "Kenya"}


def test_a_street_lies_in_the_town_that_the_paragraph_or_one_before_names() -> None:
    places_ = found("A bomb went off in Kabul, Afghanistan.", "It was left in Sadoun Street at dawn.")
    assert (places_["Sadoun Street"].where_prec, round(places_["Sadoun Street"].lat or 0)) == (2, 35)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Guns fired in Kabul and Herat in Afghanistan.", "It was left in Sadoun Street at dawn."),
        ("A bomb went off in Kabul, Afghanistan.", "It was like the raid on the Hillgate mall in Uganda."),
    ],
)
def test_a_street_has_no_point_where_its_town_is_open(paragraphs: tuple[str, ...]) -> None:
    (spot,) = (place for name, place in found(*paragraphs).items() if name.endswith(("Street", "mall")))
    assert (spot.lat, spot.lon) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Cells are strong in the mainly Pashtun south.", "southern Afghanistan"),
        ("Raids spread to the north of the country.", "northern Afghanistan"),
        ("The country's restive north-east was cut off.", "northeastern Afghanistan"),
        ("Schools shut in the southeast.", "southeastern Afghanistan"),
    ],
)
def test_a_side_of_the_country_that_an_article_is_about_is_a_region_without_a_point(sentence: str, name: str) -> None:
    place = found("The Afghan army fired on Kabul and Herat in Afghanistan.", sentence)[name]
    assert (place.lat, place.iso3, place.where_prec) == (None, "AFG", 4)


@pytest.mark.parametrize(
    "sentence", ["Shells came from the north-west.", "They went in the west bank of the river.", "Talks in the west London hotel failed."]
)
def test_a_direction_is_no_region(sentence: str) -> None:
    assert not [name for name in found("The Afghan army fired on Kabul and Herat in Afghanistan.", sentence) if "ern " in name]


def test_the_country_of_a_dateline_is_no_place_of_the_report() -> None:
    assert set(found("KAMPALA, Uganda (AP) - Guns fired in Juba, South Sudan.")) == {"KAMPALA", "Juba", "South Sudan"}
