"""Contents and speakers where words and commas mislead and the tree does not: what a sentence's annotated reading gives."""

import pytest

from counterclaim.detect.actors import find_actors
from counterclaim.detect.annotated import syntax, with_annotated
from counterclaim.detect.annotator import Annotator
from counterclaim.detect.attributions import find_attributions
from counterclaim.detect.tokens import sentences, tokenize


@pytest.fixture(scope="module")
def annotator():
    return Annotator.load()


def said(text, annotator):
    """Return (source, content) of every attribution in ``text``."""
    tokens = tokenize(text)
    spans, annotation = sentences(tokens), annotator.annotate(text)
    rules = find_attributions(text, tokens, spans, find_actors(text, tokens), syntax(annotation))
    found = with_annotated(text, tokens, spans, rules, annotation)
    return {(text[slice(*one.source)] if one.source else None, text[one.contents[0][0] : one.contents[-1][1]]) for one in found}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Kesteria faces a moment of truth, mediator Ivo Brandt said on Monday as he opened the first of three rounds of talks.",
            "mediator Ivo Brandt",
            "Kesteria faces a moment of truth",
        ),
        (
            "Norvia was working with Estor to open a road and the Harbour Fund said it had sent nine lorries.",
            "the Harbour Fund",
            "it had sent nine lorries",
        ),
        (
            "In a letter to the Fund, the harbour master, Ivo Drant, said the quay was shut.",
            "the harbour master, Ivo Drant",
            "the quay was shut",
        ),
        (
            "Porters who fled the town of Port Ember accuse the guards of theft.",
            "Porters",
            "theft",
        ),
        (
            "A ferryman who carried the wounded said it was eleven.",
            "A ferryman",
            "it was eleven",
        ),
        (
            "The general said the army was close to identifying the unit behind the raid.",
            "The general",
            "the army was close to identifying the unit behind the raid",
        ),
        (
            "Evidence from the site suggested the role of one armed group, Orlov said shortly after the blast.",
            "Orlov",
            "Evidence from the site suggested the role of one armed group",
        ),
        (
            "Marsh said the killing of Abu Tarek, who also went by other names and who was jailed until 2012, would hamper the group.",
            "Marsh",
            "the killing of Abu Tarek, who also went by other names and who was jailed until 2012, would hamper the group",
        ),
        (
            "General Oduya told a briefing the rebels had shelled a market in Tarsk.",
            "General Oduya",
            "the rebels had shelled a market in Tarsk",
        ),
        (
            "But the minister said he hoped the deal, which supporters say could boost trade, would be agreed this year.",
            "the minister",
            "he hoped the deal, which supporters say could boost trade, would be agreed this year",
        ),
        (
            "But the minister said he hoped the deal, which supporters say could boost trade, would be agreed this year.",
            "supporters",
            "could boost trade",
        ),
        (
            "Sources identified him as Naim Lachraoui, a 25-year-old Belgian who prosecutors said blew himself up in the airport.",
            "prosecutors",
            "blew himself up in the airport",
        ),
        ("The Red Cross voiced concern about prisoners held by both armies.", "The Red Cross", "prisoners held by both armies"),
        ("Residents contacted by telephone spoke of heavy shelling through the night.", "Residents", "heavy shelling through the night"),
        ("Rebels close to winning the capital promised an amnesty.", "Rebels", "an amnesty"),
        ("We condemn the attack on the camp and call on both armies to withdraw.", "We", "the attack on the camp"),
        ("We condemn the attack on the camp and call on both armies to withdraw.", "We", "both armies to withdraw"),
        (
            "Foreign Minister Franz Stein lauded the truce as a chance to end the war.",
            "Foreign Minister Franz Stein",
            "the truce as a chance to end the war",
        ),
        (
            "Turkey, the U.S. and the European Union classify the PKK as a terrorist organization.",
            "Turkey, the U.S. and the European Union",
            "the PKK as a terrorist organization",
        ),
        ("Figures released by the ministry show 40 people died.", "Figures released by the ministry", "40 people died"),
        (
            "The Observatory says Tuesday's shelling came amid clashes between militants and Kurdish fighters.",
            "The Observatory",
            "Tuesday's shelling came amid clashes between militants and Kurdish fighters",
        ),
        (
            "According to a report published on Monday by the council, soldiers burned 40 houses.",
            "a report published on Monday by the council",
            "soldiers burned 40 houses",
        ),
        (
            "Names of some 22,000 recruits — and papers about the network that hired them — are reportedly part of a trove of data.",
            None,
            "Names of some 22,000 recruits — and papers about the network that hired them — are reportedly part of a trove of data",
        ),
        (
            "A spokesman, Hamid Rezai, claimed on Twitter that his men had downed a helicopter, but provided no evidence.",
            "A spokesman, Hamid Rezai",
            "his men had downed a helicopter",
        ),
        (
            "Three aid workers were confirmed dead, according to a note released by James Cole, a former envoy.",
            "a note released by James Cole, a former envoy",
            "Three aid workers were confirmed dead",
        ),
    ],
)
def test_what_is_said_is_taken_whole_and_by_who_said_it(text, source, content, annotator):
    assert (source, content) in said(text, annotator)


@pytest.mark.parametrize(
    "text",
    [
        "Neither the rebels nor the government has confirmed a part in the talks in Geneva.",
        "The truce was agreed after Mr Halvorsen called off a previous attempt to convene talks.",
        "Police are searching for at least one suspected surviving attacker in the old town.",
        "Among the most intriguing elements said to be in the trove are the forms of recruits.",
        "A top official who declined to be named was at the table.",
        "Fighting between rebels and government troops in the east has claimed more than 9,100 lives since April.",
        "Carter did not explain how the raid had come about.",
    ],
)
def test_nothing_is_said_where_a_verb_only_looks_like_a_cue(text, annotator):
    assert {source for source, _ in said(text, annotator)} <= {None}


def test_who_is_questioned_denies_nothing_and_what_is_questioned_is_denied(annotator):
    told = said("Police were questioning the brother of the alleged gunman, harbour guards said.", annotator)
    assert {source for source, _ in told} == {"harbour guards"}
    assert ("The minister", "the account of the rebels") in said("The minister questioned the account of the rebels.", annotator)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The leader, who has broken with a tradition of urging restraint in the long war, rejected the demand.",
            "restraint in the long war",
        ),
        (
            "Merkel, who had a rocky start in which she refused to allow Mr Dunne to speak at the gate in 2008, touched on Ukraine.",
            "to allow Mr Dunne to speak at the gate in 2008",
        ),
    ],
)
def test_a_content_ends_before_the_clause_that_its_own_hangs_on(text, content, annotator):
    assert content in {found for _, found in said(text, annotator)}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The army announced a truce in Vorsk on Friday.", "The army", "a truce in Vorsk"),
        ("Kesteria imposed a curfew in Marn on Tuesday night.", "Kesteria", "a curfew in Marn"),
        ("The Observatory said two villages fell, as fighting entered a third week.", "The Observatory", "two villages fell"),
        ("The envoy said both armies must stop, while Paris called for an inquiry.", "The envoy", "both armies must stop"),
        (
            "The State Department offered up to $5 million for news of the commander.",
            "The State Department",
            "up to $5 million for news of the commander",
        ),
    ],
)
def test_what_the_rules_read_well_stays(text, source, content, annotator):
    assert (source, content) in said(text, annotator)


def test_what_is_estimated_since_a_day_keeps_its_figure(annotator):
    text = "Tarvia's general staff estimates Kesterian losses since February 2022 at more than 7,000 killed, a figure Orsk dismisses."
    assert ("Tarvia's general staff", "Kesterian losses since February 2022 at more than 7,000 killed") in said(text, annotator)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“There were bodies in the yard,” a monk who fled said by phone. “We counted nine.”",
            {("a monk who fled", "There were bodies in the yard"), ("a monk who fled", "We counted nine")},
        ),
        (
            "The governor called the strike a massacre and urged the world to act, but stopped short of asking for foreign troops.",
            {("The governor", "the strike a massacre"), ("The governor", "the world to act")},
        ),
        ("Chad admitted to heavy losses in that battle but never published a toll.", {("Chad", "to heavy losses in that battle")}),
        ("Chad said its rivals were still firing and pressed ahead with raids.", {("Chad", "its rivals were still firing")}),
        ("Chad said the boats were empty and burned.", {("Chad", "the boats were empty and burned")}),
        ("Chad said its men had entered the port and burned boats.", {("Chad", "its men had entered the port and burned boats")}),
        ("Ghana has cast doubt on the figures of the army.", {("Ghana", "the figures of the army")}),
        ("Rebels fled, and a spokesman cast doubt on whether talks would go ahead.", {("a spokesman", "whether talks would go ahead")}),
        ("A nurse who stayed behind said that 40 people had died.", {("A nurse", "40 people had died")}),
        ("Rebels who hold the ford said the army had shelled it.", {("Rebels", "the army had shelled it")}),
        ("The army, which holds the ford, said rebels who attacked it had fled.", {("The army", "rebels who attacked it had fled")}),
    ],
)
def test_who_speaks_and_what_is_said_by_the_tree(text, expected, annotator):
    assert said(text, annotator) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the subject of the verb is that of the film, not who holds those whom it shows
            "A film showing 15 of the 40 sailors held by the militia Dark Tide has demanded a ransom of the port.",
            {("A film", "15 of the 40 sailors held"), ("A film", "a ransom of the port")},
        ),
        ("A film showing 15 of the 40 sailors held by the militia Dark Tide has added pressure on the port.", None),
        (
            "Coast guards seized a barge loaded with oil shipped by a band pressing for more autonomy in the east.",
            {("a band", "more autonomy in the east")},
        ),
        (
            "In a televised speech from the walled city of Harrow announcing a two-month pause, Lenn said he was waiting.",
            {("Lenn", "a two-month pause"), ("Lenn", "he was waiting")},
        ),
        (
            "Authorities sealed off the beach resort town of Zoula, a popular destination, imposed a curfew on Abro and shut two roads.",
            {("Authorities", "a curfew on Abro")},
        ),
        ("Norland maintained a garrison in the north.", set()),
        ("Norland maintained that the garrison was gone.", {("Norland", "the garrison was gone")}),
    ],
)
def test_the_tree_tells_whose_the_verb_is(text, expected, annotator):
    found = said(text, annotator)
    if expected is None:
        assert all("pressure" not in content for _, content in found)
    else:
        assert found == expected


def test_who_told_the_speaker_something_is_nobody_the_article_names(annotator):
    text = "Turkmenistan denies that. “They told us we would guard wells,” a man who said he was among them told the agency by phone."
    assert {source for source, _ in said(text, annotator)} == {"Turkmenistan", "a man", "They"}
