"""What predicates do, to whom, and whether it is told as done: on parses written by hand."""

import pytest

from counterclaim.extract.frames import frames, is_negated, lemma
from counterclaim.extract.syntax import Syntax
from tests.extract.parsed import parsed

SVO = "nsubj:2 root obj:2 punct:2"
SVO_TAGS = "PROPN VERB PROPN PUNCT"


def told(view, tree, tags, roles=None):
    words = parsed(view, tree, tags, roles)
    syntax = Syntax(words)
    return [
        (
            frame.kind.type,
            " ".join(words[one].lower for one in frame.subjects),
            " ".join(words[one].lower for one in frame.objects),
            frame.real,
        )
        for frame in frames(syntax, range(len(words)))
    ]


@pytest.mark.parametrize(
    ("form", "upos", "base"),
    [
        ("banned", "VERB", "ban"), ("denies", "VERB", "deny"), ("withdrew", "VERB", "withdraw"), ("sanctions", "NOUN", "sanction"),
        ("bodies", "NOUN", "body"), ("releasing", "VERB", "release"), ("talks", "NOUN", "talk"),
    ],
)  # fmt: skip
def test_lemmas(form, upos, base):
    assert lemma(form, upos) == base


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        ("bombed", "ASSAULT"),
        ("condemned", "ACCUSE"),
        ("praised", "SUPPORT"),
        ("arrested", "COERCE"),
        ("armed", "AID"),
        ("freed", "CONCEDE"),
    ],
)
def test_a_verb_alone(verb, kind):
    assert told(f"Syldavia {verb} Borduria .", SVO, SVO_TAGS) == [(kind, "syldavia", "borduria", True)]


@pytest.mark.parametrize(
    ("verb", "noun", "kind"),
    [
        ("imposed", "sanctions", "SANCTION"), ("imposed", "curfew", "COERCE"), ("launched", "airstrikes", "ASSAULT"),
        ("held", "talks", "CONSULT"),
        ("lifted", "sanctions", "CONCEDE"), ("violated", "truce", "ASSAULT"), ("provided", "assistance", "AID"),
        ("staged", "protests", "PROTEST"),
    ],
)  # fmt: skip
def test_a_verb_does_what_its_object_names(verb, noun, kind):
    assert told(f"Syldavia {verb} {noun} .", SVO, "PROPN VERB NOUN PUNCT")[0][0] == kind


def test_passives_and_agents():
    tree = "nsubj:pass:3 aux:pass:3 root case:5 obl:agent:3 punct:3"
    assert told("Klow was bombed by Borduria .", tree, "PROPN AUX VERB ADP PROPN PUNCT") == [("ASSAULT", "borduria", "klow", True)]


def test_a_participle_describes_who_suffers_or_does():
    assert told("Rebels backed by Borduria fled .", "nsubj:5 acl:1 case:4 obl:2 root punct:5", "NOUN VERB ADP PROPN VERB PUNCT")[0] == (
        "SUPPORT", "borduria", "rebels", True,
    )  # fmt: skip
    assert told("Rebels fighting Borduria fled .", "nsubj:4 acl:1 obj:2 root punct:4", "NOUN VERB PROPN VERB PUNCT")[0][1:3] == (
        "rebels",
        "borduria",
    )


def test_a_second_verb_shares_its_subject_and_a_relative_pronoun_stands_for_its_noun():
    shared = told(
        "Syldavia invaded Borduria and bombed Klow .",
        "nsubj:2 root obj:2 cc:5 conj:2 obj:5 punct:2",
        "PROPN VERB PROPN CCONJ VERB PROPN PUNCT",
    )
    assert shared[1] == ("ASSAULT", "syldavia", "klow", True)
    relative = told("Rebels who bombed Klow fled .", "nsubj:5 nsubj:3 acl:relcl:1 obj:3 root punct:5", "NOUN PRON VERB PROPN VERB PUNCT")
    assert relative[0][1] == "rebels"


@pytest.mark.parametrize(
    ("view", "tree", "tags"),
    [
        ("Syldavia never bombed Klow .", "nsubj:3 advmod:3 root obj:3 punct:3", "PROPN ADV VERB PROPN PUNCT"),
        ("Syldavia could bomb Klow .", "nsubj:3 aux:3 root obj:3 punct:3", "PROPN AUX VERB PROPN PUNCT"),
        (
            "Fears rose if Syldavia bombed Klow .",
            "nsubj:2 root mark:5 nsubj:5 advcl:2 obj:5 punct:2",
            "NOUN VERB SCONJ PROPN VERB PROPN PUNCT",
        ),
        ("Syldavia planned to bomb Klow .", "nsubj:2 root mark:4 xcomp:2 obj:4 punct:2", "PROPN VERB PART VERB PROPN PUNCT"),
    ],
)
def test_what_is_denied_possible_supposed_or_planned_is_not_real(view, tree, tags):
    assert [real for kind, _, _, real in told(view, tree, tags) if kind == "ASSAULT"] == [False]


def test_roles_come_before_the_tree():
    words = "Jets bombed camps in Klow ."
    wrong_tree = "root amod:3 dep:1 case:5 nmod:3 punct:1"
    assert told(words, wrong_tree, "NOUN VERB NOUN ADP PROPN PUNCT", {2: "ARG0:1 ARG1:3"}) == [("ASSAULT", "jets", "camps", True)]


def test_the_bound_of_a_number_negates_nothing():
    tree, tags = "det:5 amod:1 fixed:2 nummod:5 nsubj:6 root obj:6", "DET ADJ ADP NUM NOUN VERB NOUN"
    for view, negated in (("no fewer than ten men shelled Xtown", False), ("no single of ten men shelled Xtown", True)):
        assert is_negated(Syntax(parsed(view, tree, tags)), 5) is negated
