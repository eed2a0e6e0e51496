from counterclaim.detect.annotated import with_annotated
from counterclaim.detect.annotation import Annotation, AttributionSpan
from counterclaim.detect.tokens import sentences, tokenize
from counterclaim.mention import Attribution


def span(view, words):
    start = view.index(words)
    return start, start + len(words)


def read(view, *, source, cue, content, score=0.97, rules=()):
    tokens = tokenize(view)
    found = AttributionSpan(span(view, source) if source else None, span(view, cue) if cue else None, (span(view, content),), score)
    annotation = Annotation(words=(), sentences=(), entities=(), attributions=(found,), predicates=(), triggers=())
    added = with_annotated(view, tokens, sentences(tokens), tuple(rules), annotation)
    return [(view[a:b], one.cue_lemma, one.voice, one.rule) for one in added for a, b in one.contents]


VIEW = "The envoy said that the convoy had left the valley."


def test_a_certain_attribution_that_no_rule_found_is_added_without_its_conjunction():
    assert read(VIEW, source="The envoy", cue="said", content="that the convoy had left the valley") == [
        ("the convoy had left the valley", "say", "indirect", "annotator")
    ]


def test_what_the_rules_found_stays_theirs():
    rule = Attribution(
        span(VIEW, "The envoy"), span(VIEW, "said"), (span(VIEW, "the convoy had left the valley"),), "say", "indirect", "clause"
    )
    found = read(VIEW, source="The envoy", cue="said", content="the convoy had left", rules=[rule])
    assert found == [("the convoy had left the valley", "say", "indirect", "clause")]


def test_an_uncertain_one_is_left_out():
    assert read(VIEW, source="The envoy", cue="said", content="the convoy had left the valley", score=0.5) == []


def test_nobody_named_is_nobody_added():
    assert read(VIEW, source=None, cue="said", content="the convoy had left the valley") == []


def test_a_cue_that_withholds_a_statement_is_no_statement():
    view = "The army has not disclosed its own losses."
    assert read(view, source="The army", cue="has not disclosed", content="its own losses") == []


def test_a_source_that_is_nobody_says_nothing():
    view = "Neither side has replied to the offer of a truce."
    assert read(view, source="Neither side", cue="has replied", content="the offer of a truce") == []


def test_a_word_that_is_no_cue_is_none():
    view = "The army painted the bridge over the river."
    assert read(view, source="The army", cue="painted", content="the bridge over the river") == []


def test_voice_follows_from_the_marks():
    view = "“The bridge is gone,” said the mayor of the town, who called it “a crime”."
    assert read(view, source="the mayor", cue="said", content="“The bridge is gone,”")[0][:3] == ("The bridge is gone", "say", "direct")
    assert read(view, source="the mayor", cue="called", content="it “a crime”")[0][2] == "partial"
