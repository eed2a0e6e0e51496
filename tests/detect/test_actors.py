"""Actor phrases of many wars: whom the words name, what kind of actor it is, and which words the phrase covers."""

from itertools import pairwise

import pytest

from counterclaim.detect.actors import find_actors
from counterclaim.detect.tokens import tokenize
from counterclaim.mention import ActorMention

NAMED = [
    # states, adjectives, capitals
    ("Eritrea closed the road.", "Eritrea", "ERI", "Eritrea", "state"),
    ("Peru's envoy left.", "Peru's envoy", "PER", "Envoy of Peru", "person"),
    ("The Ukraine crisis deepened.", "Ukraine", "UKR", "Ukraine", "state"),
    ("A Finnish ship sank.", "Finnish", "FIN", "Finland", "state"),
    ("Khartoum said no.", "Khartoum", "SDN", "Sudan", "state"),
    ("Sana'a said no.", "Sana'a", "YEM", "Yemen", "state"),
    ("The U.S. said so.", "U.S.", "USA", "United States", "state"),
    ("Côte d'Ivoire shut its border.", "Côte d'Ivoire", "CIV", "Ivory Coast", "state"),
    ("Danes fled the port.", "Danes", "DNK", "Danes", "civilians"),
    ("Chad's army moved north.", "Chad's army", "TCD", "Chad military", "military"),
    # organs
    ("Mali's defence ministry said so.", "Mali's defence ministry", "MLI", "Mali Ministry of Defence", "government_body"),
    ("Norway's Defense Ministry said so.", "Norway's Defense Ministry", "NOR", "Norway Ministry of Defence", "government_body"),
    ("Kenya’s foreign ministry said so.", "Kenya’s foreign ministry", "KEN", "Kenya Ministry of Foreign Affairs", "government_body"),
    ("The Ethiopian army advanced.", "Ethiopian army", "ETH", "Ethiopia military", "military"),
    ("Rwandan troops crossed.", "Rwandan troops", "RWA", "Rwanda military", "military"),
    ("The Thai navy waited.", "Thai navy", "THA", "Thailand navy", "military"),
    ("Israel's air force flew.", "Israel's air force", "ISR", "Israel air force", "military"),
    ("the defence ministry in Tbilisi said so.", "defence ministry in Tbilisi", "GEO", "Georgia Ministry of Defence", "government_body"),
    ("the army of Burundi said so.", "army of Burundi", "BDI", "Burundi military", "military"),
    ("The government of Lebanon fell.", "government of Lebanon", "LBN", "Lebanon", "state"),
    ("the Syrian government said so.", "Syrian government", "SYR", "Syria", "state"),
    ("Myanmar's junta said so.", "Myanmar's junta", "MMR", "Myanmar", "state"),
    ("The Serbian parliament voted.", "Serbian parliament", "SRB", "Serbia parliament", "government_body"),
    ("Iraqi police fled.", "Iraqi police", "IRQ", "Iraq police", "government_body"),
    ("Merkel's government denied it.", "Merkel's government", "DEU", "Germany", "state"),
    ("Assad's troops fled.", "Assad's troops", "SYR", "Syria military", "military"),
    ("Polish officials said so.", "Polish officials", "POL", "Officials of Poland", "government_body"),
    ("Yemeni civilians died.", "Yemeni civilians", "YEM", "Yemeni civilians", "civilians"),
    ("Tanzanian state television said so.", "Tanzanian state television", "TZA", "Tanzania state media", "outlet"),
    # seats
    ("The Kremlin denied it.", "Kremlin", "RUS", "Kremlin", "government_body"),
    ("The Elysee declined.", "Elysee", "FRA", "Elysee", "government_body"),
    ("Downing Street called it grave.", "Downing Street", "GBR", "Downing Street", "government_body"),
    ("A Pentagon spokesman spoke.", "Pentagon spokesman", "USA", "Spokesman of Pentagon", "person"),
    ("The IDF said so.", "IDF", "ISR", "Israel military", "military"),
    # persons with an office
    ("Chilean President Rosa Vidal spoke.", "Chilean President Rosa Vidal", "CHL", "Rosa Vidal", "person"),
    ("Malian Foreign Minister Ali Diarra spoke.", "Malian Foreign Minister Ali Diarra", "MLI", "Ali Diarra", "person"),
    ("Kremlin spokesman Ivan Orlov spoke.", "Kremlin spokesman Ivan Orlov", "RUS", "Ivan Orlov", "person"),
    ("Kenya's president, Amina Odera, spoke.", "Kenya's president, Amina Odera", "KEN", "Amina Odera", "person"),
    ("Anna Beck, a spokeswoman for Austria's foreign ministry, spoke.", "Anna Beck, a spokeswoman for Austria's foreign ministry", "AUT",
     "Anna Beck", "person"),
    ("Omar Sy, head of Oxfam, spoke.", "Omar Sy, head of Oxfam", "NGO", "Omar Sy", "person"),
    ("Sudanese army spokesman Brigadier Adam Nur spoke.", "Sudanese army spokesman Brigadier Adam Nur", "SDN", "Adam Nur", "person"),
    ("UN envoy for Libya Elena Ricci spoke.", "UN envoy for Libya Elena Ricci", "INTL", "Elena Ricci", "person"),
    ("FARC commander Luis Rojas spoke.", "FARC commander Luis Rojas", "FARC", "Luis Rojas", "person"),
    ("Erdogan's aide Cem Yildiz spoke.", "Erdogan's aide Cem Yildiz", "TUR", "Cem Yildiz", "person"),
    ("General Pavel Dorin vowed revenge.", "General Pavel Dorin", None, "Pavel Dorin", "person"),
    ("rebel commander Juma Okot fled.", "rebel commander Juma Okot", None, "Juma Okot", "person"),
    ("Gen. Pavel Dorin vowed revenge.", "Gen. Pavel Dorin", None, "Pavel Dorin", "person"),
    ("Lt. Gen. J. R. Stone spoke.", "Lt. Gen. J. R. Stone", None, "J. R. Stone", "person"),
    ("Mr Putin spoke.", "Mr Putin", "RUS", "Vladimir Putin", "person"),
    ("President Bashar al-Assad spoke.", "President Bashar al-Assad", "SYR", "Bashar al-Assad", "person"),
    ("Russia's Lavrov spoke.", "Russia's Lavrov", "RUS", "Sergei Lavrov", "person"),
    ("the president of Ghana spoke.", "the president of Ghana", "GHA", "President of Ghana", "person"),
    # persons whose words bind nobody
    ("Karl Voss, a former Pentagon official, spoke.", "Karl Voss, a former Pentagon official", "OTHER", "Karl Voss", "person"),
    ("Former Israeli prime minister Dov Katz spoke.", "Former Israeli prime minister Dov Katz", "OTHER", "Dov Katz", "person"),
    ("Republican nominee Dale Hunt spoke.", "Republican nominee Dale Hunt", "OTHER", "Dale Hunt", "person"),
    ("Venezuelan opposition leader Ines Mora spoke.", "Venezuelan opposition leader Ines Mora", "OTHER", "Ines Mora", "person"),
    # bodies without a state
    ("The UN Security Council met.", "UN Security Council", "INTL", "UN Security Council", "international_body"),
    ("Nato denied it.", "Nato", "INTL", "NATO", "international_body"),
    ("The African Union sent monitors.", "African Union", "INTL", "African Union", "international_body"),
    ("Human Rights Watch said so.", "Human Rights Watch", "NGO", "Human Rights Watch", "ngo"),
    ("Reuters reported it.", "Reuters", "OUTLET", "Reuters", "outlet"),
    ("The US-led coalition struck.", "US-led coalition", "USA", "US-led coalition", "military"),
    # armed groups
    ("Hamas fired.", "Hamas", "HAMAS", "Hamas", "armed_group"),
    ("Islamic State militants fled.", "Islamic State militants", "ISIS", "Islamic State", "armed_group"),
    ("Taliban fighters fled.", "Taliban fighters", "TALIBAN", "Taliban", "armed_group"),
    ("Iran-backed Houthi rebels fled.", "Iran-backed Houthi rebels", "HOUTHI", "Houthis", "armed_group"),
    ("The PKK denied it.", "PKK", "PKK", "Kurdistan Workers' Party", "armed_group"),
    ("M23 rebels took the town.", "M23 rebels", "M23", "M23", "armed_group"),
    ("Colombian rebels fled.", "Colombian rebels", None, "Colombian rebels", "armed_group"),
    ("Ukrainian separatists fled.", "Ukrainian separatists", None, "Ukrainian separatists", "armed_group"),
    ("Iran's Revolutionary Guards drilled.", "Iran's Revolutionary Guards", "IRN", "Islamic Revolutionary Guard Corps", "military"),
    # authorities without general recognition
    ("Abkhazia protested.", "Abkhazia", "ABK", "Abkhazia", "state"),
    ("Somaliland troops fired.", "Somaliland troops", "SML", "Somaliland military", "armed_group"),
    ("Tigrayan forces withdrew.", "Tigrayan forces", "TPLF", "Tigray military", "armed_group"),
    ("Military leaders in Stepanakert spoke.", "Military leaders in Stepanakert", "NKR", "Military leaders of Nagorno-Karabakh",
     "government_body"),
    ("ethnic Ossetian militias in South Ossetia fired.", "ethnic Ossetian militias", "RSO", "ethnic Ossetian militias", "armed_group"),
    ("Ethnic-Russian separatists fired.", "Ethnic-Russian separatists", None, "Ethnic-Russian separatists", "armed_group"),
    # in capitals
    ("GENERAL ORTIZ SAID FMLN REBELS FLED.", "FMLN REBELS", "FMLN", "FMLN", "armed_group"),
    ("GUATEMALAN TROOPS KILLED FIVE PEOPLE.", "GUATEMALAN TROOPS", "GTM", "Guatemala military", "military"),
]  # fmt: skip

UNRESOLVED = [
    ("The ministry said so.", "The ministry", "description", "ministry"),
    ("The defence ministry said so.", "The defence ministry", "description", "defence ministry"),
    ("Government forces fled.", "Government forces", "description", "government forces"),
    ("Its troops fled.", "Its troops", "description", "troops"),
    ("The rebels fled.", "The rebels", "description", "rebels"),
    ("The president spoke.", "The president", "description", "president"),
    ("He denied it.", "He", "pronoun", "he"),
    ("They denied it.", "They", "pronoun", "they"),
    ("Both sides fired.", "Both sides", "group", "sides"),
    ("Each country blamed the other.", "Each country", "group", "country"),
    ("The two nations met.", "The two nations", "group", "nations"),
    ("The three presidents met.", "The three presidents", "group", "presidents"),
    ("The warring parties met.", "The warring parties", "group", "parties"),
]

UNNAMED = [
    ("Two rebel sources said so.", "Two rebel sources"),
    ("Three Sudanese security sources said so.", "Three Sudanese security sources"),
    ("Analysts said so.", "Analysts"),
    ("A senior medical official said so.", "A senior medical official"),
    ("Residents said so.", "Residents"),
    ("Witnesses said so.", "Witnesses"),
]

NOT_THE_STATE = [
    ("Turkish-backed rebels fled.", "TUR"),
    ("German-made tanks burned.", "DEU"),
    ("An Armenian-majority town fell.", "ARM"),
    ("Michael Jordan played.", "JOR"),
    ("They ate roast turkey and gravy.", "TUR"),
    ("Voters in Georgia chose a new Senate, Atlanta officials said.", "GEO"),
    ("A car hit us.", "USA"),
    ("He told us to leave.", "USA"),
    ("Who fired first?", "INTL"),
    ("WHO FIRED FIRST AT THE CAR?", "INTL"),
]


def mentions(view: str, month: str | None = None) -> tuple[ActorMention, ...]:
    return find_actors(view, tokenize(view), month)


def mention_of(view: str, words: str) -> ActorMention:
    found = [one for one in mentions(view) if view[one.start : one.end] == words]
    assert found, f"{words!r} is not among {[view[m.start : m.end] for m in mentions(view)]}"
    return found[0]


@pytest.mark.parametrize(("view", "words", "side", "name", "kind"), NAMED)
def test_names_actor(view, words, side, name, kind):
    actor = mention_of(view, words).actor
    assert actor is not None
    assert (actor.side, actor.name, actor.kind) == (side, name, kind)


@pytest.mark.parametrize(("view", "words", "form", "head"), UNRESOLVED)
def test_leaves_to_the_article(view, words, form, head):
    mention = mention_of(view, words)
    assert (mention.form, mention.head, mention.actor) == (form, head, None)


@pytest.mark.parametrize(("view", "words"), UNNAMED)
def test_unnamed_sources(view, words):
    mention = mention_of(view, words)
    assert mention.form == "unnamed"
    assert mention.actor is not None
    assert mention.actor.side == "UNNAMED"


@pytest.mark.parametrize(("view", "side"), NOT_THE_STATE)
def test_is_not_that_actor(view, side):
    assert side not in {mention.actor.side for mention in mentions(view) if mention.actor}


def test_leaders_of_a_list_of_states_are_a_group_with_members():
    mention = mention_of("The leaders of Chad, Niger and Mali met.", "The leaders of Chad, Niger and Mali")
    assert mention.form == "group"
    assert [member.side for member in mention.members] == ["TCD", "NER", "MLI"]


def test_presidents_listed_with_their_states_get_these():
    view = "presidents Ada Lund of Norway, Bo Holm of Denmark and Carl Ek of Sweden met"
    found = [(view[m.start : m.end], m.actor.side) for m in mentions(view) if m.actor]
    assert found == [("Ada Lund of Norway", "NOR"), ("Bo Holm of Denmark", "DNK"), ("Carl Ek of Sweden", "SWE")]


def test_adjectives_in_a_row_share_the_army():
    view = "Fighting between Eritrean and Ethiopian forces went on."
    assert mention_of(view, "Eritrean").actor.name == "Eritrea military"


def test_surname_after_the_full_name_is_the_same_person():
    view = "Malian army chief Ali Diarra spoke. Later Diarra left."
    assert mention_of(view, "Diarra").actor == mention_of(view, "Malian army chief Ali Diarra").actor


def test_capital_says_that_it_is_one():
    assert mention_of("Shelling went on in Kyiv.", "Kyiv").head == "capital"


def test_possessive_ending_is_not_part_of_the_phrase():
    mention = mention_of("Baku's losses grew.", "Baku")
    assert mention.possessive


def test_curly_apostrophes_and_no_break_blanks_change_nothing():
    assert mention_of("Mali’s\u00a0army fled.".replace("\u00a0", " "), "Mali’s army").actor.side == "MLI"


def test_a_country_after_in_does_not_own_the_next_noun():
    view = "In Syria rebels fled."
    assert mention_of(view, "Syria").actor.kind == "state"


def test_a_noun_before_a_noun_is_no_actor():
    assert not any(m.head == "military" for m in mentions("He has a military base."))


def test_mentions_are_in_order_and_never_overlap():
    view = "Kremlin spokesman Ivan Orlov told Reuters that Syrian government forces and Hezbollah fighters hit ISIS near Homs."
    spans = [(m.start, m.end) for m in mentions(view)]
    assert spans == sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert len(spans) >= 4


@pytest.mark.parametrize("view", ["", " ", "...", "'s", "of the", "The", "former", "Gen.", "ethnic", "presidents of"])
def test_scraps_do_no_harm(view):
    assert all(0 <= m.start < m.end <= len(view) for m in mentions(view))


@pytest.mark.parametrize(
    ("month", "side"),
    [
        ("1995-07", "SRB"),  # president of Serbia
        ("1999-04", "YUG"),  # of Yugoslavia by then
        ("2002-01", "YUG"),  # out of office, and still the one who is meant
        ("2016-03", None),  # long after: the surname may be anybody's
        ("1980-01", None),  # before anybody heard of him
    ],
)
def test_a_surname_alone_is_who_held_office_then(month, side):
    (actor,) = (one.actor for one in mentions("Milosevic rejected the plan.", month))
    assert actor.side == side


def test_a_surname_that_tells_of_several_sides_is_nobodys_in_an_article_without_a_day():
    assert [one.actor.side for one in mentions("Milosevic rejected the plan.")] == [None]
    assert [one.actor.side for one in mentions("Aliyev rejected the plan.")] == ["AZE"]
    assert [one.actor.name for one in mentions("Aliyev rejected the plan.", "1994-05")] == ["Heydar Aliyev"]


def test_a_full_name_is_the_same_person_at_any_time():
    assert [one.actor.side for one in mentions("Slobodan Milosevic rejected the plan.", "2006-03")] == ["YUG"]
