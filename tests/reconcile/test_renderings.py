from dataclasses import replace

import pytest

from counterclaim.reconcile import reconcile
from counterclaim.reconcile.original import is_foreign
from counterclaim.reconcile.renderings import alike, said, vocabulary
from tests.reconcile.build import MemoryCase, Paper, article

ONE_UTTERANCE = [
    ("We shall protect every inch of our country until victory", "To the triumph we will defend each foot of the homeland"),
    (
        "The hour of negotiation is over and the army has its orders",
        "The time for talks has passed; I have given the order to the military",
    ),
    ("Whoever intervenes will pay a price", "Those who interfere are going to be punished"),
    ("Our demand is a truce at once and without preconditions", "We ask for an immediate ceasefire, unconditionally"),
    ("The nation will never capitulate to the enemy", "Our people do not surrender to any foe"),
    ("History will not forgive those who remained silent", "Those who kept quiet won't be pardoned by history"),
]
TWO_UTTERANCES = [
    ("We shall defend Zamora to the last man", "We shall defend Loja with all that we have"),
    ("We will never surrender", "We will surrender the town tomorrow"),
    ("The army will retake the town before winter", "The army will feed the town through the winter"),
    ("Three of our ships will leave the port at once", "Five of our ships will leave the port at once"),
    ("The enemy attacked our border at dawn", "The enemy will be punished if the talks fail"),
    ("We want peace", "Peace is what our neighbours fear"),
    ("We will not allow foreign troops on our soil", "Nobody will be allowed to attack our people"),
    ("We are ready to talk at any time", "We are ready to fight at any time"),
    ("All options are open", "The border is open again"),
]


def kinds(left, right, days=("2031-05-01", "2031-05-01"), by="PER", names=("Rosa Vely", "Rosa Vely")):
    papers = [Paper("a", days[0], "The Ledger"), Paper("b", days[1], "Evening Star")]
    for paper, words, name in zip(papers, (left, right), names, strict=True):
        paper.says(words, by=by, kind="person", name=name, voice="direct")
    case = MemoryCase().add(*papers)
    reconcile(case)
    return {link.kind for link in case.links()}


@pytest.mark.parametrize(("left", "right"), ONE_UTTERANCE)
def test_one_utterance_in_two_renderings_is_one_claim(left, right):
    assert kinds(left, right) == {"translation"}


@pytest.mark.parametrize(("left", "right"), TWO_UTTERANCES)
def test_two_utterances_on_one_matter_stay_two(left, right):
    assert "translation" not in kinds(left, right)


def test_full_quotations_that_part_in_a_word_each_are_two():
    port, school = ("The enemy will be punished for the attack on the " + what for what in ("port", "school"))
    assert kinds(port, school) == set()
    assert kinds(port, f"{port} of Manta") == {"quote_variant"}


def test_it_takes_one_speaker_of_another_language_on_one_day():
    left, right = ONE_UTTERANCE[0]
    assert kinds(left, right, names=("Rosa Vely", "Juan Prado")) == set()
    assert kinds(left, right, by="GBR") == set(), "who speaks English needs no translator"
    assert kinds(left, right, days=("2031-05-01", "2031-05-04")) == set()


def test_fewer_units_tell_where_one_is_said_to_be_a_translation():
    left, right = (said(words, "PER") for words in ("Deciding so was like drinking poison for us", "The decision cost us more than poison"))
    assert not alike(left, right)
    assert alike(left, right, translated=True) == {"decide", "poison"}


@pytest.mark.parametrize(
    ("before", "foreign"),
    [
        ("said in Spanish", True),
        ("said in Tetum", True),
        ("said, in remarks translated from Quechua", True),
        ("said in Lima", False),
        ("said to Spanish reporters", False),
    ],
)
def test_an_article_tells_that_somebody_spoke_another_language(before, foreign):
    paper = Paper("a")
    claim = paper.says("We speak Spanish in Lima", voice="direct", before=before)
    assert is_foreign(claim, replace(article("a"), text=paper.text)) == foreign
    assert not is_foreign(replace(claim, voice="indirect"), replace(article("a"), text=paper.text))


def test_a_day_of_a_month_is_written_in_many_ways():
    assert said("It ends on October 1", "PER") == said("It ends on the first of October", "PER")
    assert said("It ends in 3 days", "PER").figures == {"3"}


def test_the_reason_names_what_both_say():
    papers = [Paper("a"), Paper("b")]
    for paper, words in zip(papers, ONE_UTTERANCE[2], strict=True):
        paper.says(words, by="PER", kind="person", name="Rosa Vely", voice="direct")
    case = MemoryCase().add(*papers)
    reconcile(case)
    (link,) = case.links()
    assert "both say anybody, intervene, punish" in link.reason
    assert link.score == 1.0, "all of what either says"


def test_an_utterance_is_told_by_its_units_of_meaning():
    one = said("We will not lay down our arms", "PER")
    assert one.units == {"surrender"}
    assert one.negated


def test_a_form_has_one_sense():
    forms = [form for sense in vocabulary().senses for form in (sense.name, *sense.forms)]
    assert sorted(forms) == sorted(set(forms))


def test_translators_part_in_words():
    war, winter = said("The war will be long and hard", "PER"), said("The winter will be long and hard", "PER")
    assert not alike(war, winter, translated=True)
    assert alike(war, said("A lengthy struggle lies ahead, and a harsh one", "PER"), translated=True)


def test_all_that_two_articles_render_of_a_speaker_is_one_utterance():
    def rendered(left, right, more=""):
        papers = [Paper("a"), Paper("b", outlet="Evening Star")]
        for paper, words in zip(papers, (left, right), strict=True):
            paper.says(words, by="PER", kind="person", name="Rosa Vely", act="state", voice="direct", before="said in Spanish")
        if more:
            papers[1].says(more, by="PER", kind="person", name="Rosa Vely", act="state", voice="direct", before="told reporters")
        case = MemoryCase().add(*papers)
        reconcile(case)
        return {link.kind for link in case.links()}

    left, right = "Not one invader will be left on the soil of Ecuador", "We shall clear Ecuador to the last man"
    assert rendered(left, right) == {"translation"}
    assert rendered(left, right, "The harvest was good in all our valleys") == set(), "it said more than one thing"
    assert rendered(left, "We shall clear Chile to the last man") == set()


def test_the_language_may_be_told_before_the_speaker():
    paper = Paper("a")
    paper.text = "Speaking Spanish, "
    claim = paper.says("We have peace in Lima", voice="direct")
    assert is_foreign(claim, replace(article("a"), text=paper.text))
    paper.text = "It was a day of rain. She was read in Spanish too. "
    claim = paper.says("We have peace in Lima", voice="direct")
    assert not is_foreign(claim, replace(article("a"), text=paper.text))
