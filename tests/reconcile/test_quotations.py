import pytest

from counterclaim.claim import Claim
from counterclaim.link import count_origins
from counterclaim.pipeline import read_capture, reconcile_case
from counterclaim.reconcile import reconcile
from counterclaim.reconcile.media import medium_of
from counterclaim.reconcile.memory import MemoryCase
from counterclaim.toll import Toll
from tests.clean.captures import capture
from tests.reconcile.blind import TAILS


def read(*reports):
    """Return a reconciled case of (outlet, text) reports of one day, and its claims by outlet."""
    case, claims = MemoryCase(), {}
    for number, (outlet, text) in enumerate(reports):
        front = f"---\ntitle: News of the war\noutlet: {outlet}\ndate: 2023-05-04T12:00:00Z\n---\n"
        (reading,) = read_capture(capture(f"{front}{text}\n\n{TAILS[number]}\n", path=f"{number}.md"))
        case.add(reading.article, reading.records)
        claims[outlet] = [one for one in reading.records if isinstance(one, Claim)]
    reconcile_case(case)
    return case, claims


def media(text, outlet="Ledger"):
    case, claims = read((outlet, text))
    (article,) = case.articles()
    return {(found.kind, found.name) for one in claims[outlet] if (found := medium_of(one, article))}


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Sudan's army chief, Abdel Fattah al-Burhan, told the BBC that his troops had taken the bridge.", ("broadcast", "BBC")),
        ("In an interview with Al Jazeera, Abdel Fattah al-Burhan said his troops had taken the bridge.", ("broadcast", "Al Jazeera")),
        ("Russian troops had shelled the port, Interfax quoted the defence ministry of Ukraine as saying.", ("wire", "Interfax")),
        ("Ukraine's army said it had shot down two jets, the New York Times reported.", ("outlet", "The New York Times")),
        ("Volodymyr Zelensky said on Telegram that Russia had shelled the port.", ("post", "a post of Volodymyr Zelensky on Telegram")),
        ("Iran's army said in a statement that it had shot down two jets.", ("statement", "a statement of Iran")),
        ("Vladimir Putin said in a televised address that Ukraine had shelled the port.", ("broadcast", "an address of Vladimir Putin")),
        ("Ukraine's army chief told the Harbour Gazette that Russia had shelled the port.", ("outlet", "Harbour Gazette")),
    ],
)  # fmt: skip
def test_a_medium_that_an_article_quotes(text, medium):
    assert medium in media(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine's president, Volodymyr Zelensky, told reporters that Russia had shelled the port.",
        'Ukraine\'s army said: "The BBC reported lies about the port."',
        "Ukraine's army said that Russia had shelled the office of the Harbour Gazette.",
    ],
)
def test_what_is_said_to_everybody_or_about_a_medium_is_quoted_from_none(text):
    assert media(text) == set()


def test_an_outlet_does_not_quote_itself():
    assert media("Sudan's army chief, Abdel Fattah al-Burhan, told the BBC that his troops had taken the bridge.", outlet="BBC") == set()


TOLD = "Ukraine's army chief, Valery Zaluzhny, told the {medium} that Russian troops had shelled the grain port of Izmail from the river."
RETOLD = (
    "Ambulances waited. Russian troops had shelled the grain port of Izmail from the river, Ukraine's army chief, Valery Zaluzhny, "
    "told the {medium}."
)


def quoted(case):
    articles = {one.id for one in case.articles()}
    return [one for one in case.origins() if one.root not in articles]


def test_two_articles_that_quote_one_interview_share_one_origin():
    case, claims = read(("Ledger", TOLD.format(medium="BBC")), ("Star", RETOLD.format(medium="BBC")))
    (origin,) = quoted(case)
    assert len(list(case.origins())) == 3, "the articles' own words are two origins"
    assert origin.kind == "broadcast"
    assert "quoted from BBC" in origin.method
    assert "2 claims" in origin.method
    held = {member: one.id for one in case.origins() for member in one.members}
    assert count_origins([one for found in claims.values() for one in found if one.id in origin.members], held) == 1


def test_two_interviews_are_two_origins():
    case, claims = read(("Ledger", TOLD.format(medium="BBC")), ("Star", RETOLD.format(medium="Guardian")))
    assert sorted(one.kind for one in quoted(case)) == ["broadcast", "outlet"]
    held = {member: one.id for one in case.origins() for member in one.members}
    members = {member for one in quoted(case) for member in one.members}
    assert count_origins([one for found in claims.values() for one in found if one.id in members], held) == 2


def test_the_medium_s_own_article_is_the_root():
    case, claims = read(("Star", RETOLD.format(medium="BBC")), ("BBC", TOLD.format(medium="BBC").replace(" told the BBC", " said")))
    (origin,) = quoted(case)
    assert origin.root in {one.id for one in claims["BBC"]}


def test_quoting_adds_no_origin_to_an_article_that_says_it_in_its_own_words_too():
    case, claims = read(("Ledger", TOLD.format(medium="BBC") + " " + RETOLD.format(medium="BBC").replace(", told the BBC", ", said")))
    held = {member: one.id for one in case.origins() for member in one.members}
    assert count_origins(claims["Ledger"], held) == 1


def test_origins_of_claims_do_not_depend_on_the_order_of_reading():
    reports = [("Ledger", TOLD.format(medium="BBC")), ("Star", RETOLD.format(medium="BBC")), ("Post", TOLD.format(medium="BBC"))]
    whole, _ = read(*reports)
    case = MemoryCase()
    for article in sorted(whole.articles(), key=lambda one: one.outlet, reverse=True):
        case.add(article, [one for kind in (Claim, Toll) for one in whole.records(kind, [article.id])])
        reconcile(case)
    assert {one.members for one in quoted(case)} == {one.members for one in quoted(whole)}
