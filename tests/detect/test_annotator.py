import random
import subprocess
import sys
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.detect import pieces as module
from counterclaim.detect.annotator import WEIGHTS, Annotator, Tables
from counterclaim.detect.attribution_spans import without_lonely_cues
from counterclaim.detect.decoding import bio_allowed, chunks, joined_at_hyphens, steps_of, tree, viterbi, whole_phrases
from counterclaim.detect.pieces import CASINGS, TOKENIZER, casing_of, cut_windows, owners, split_sentences, split_words
from counterclaim.errors import SettingsError

BIO = ("O", "B-A", "I-A", "B-B", "I-B")
LABELS = {
    "attribution": ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT"),
    "entity": ("O", "B-PERSON", "I-PERSON"),
    "materiel": ("O", "B-WEAPON", "I-WEAPON"),
    "upos": ("NOUN", "VERB"),
    "deprel": ("dep", "nsubj"),
    "role": ("-", "ARG0", "TMP"),
    "trigger": ("O", "ATTACK"),
    "conflict": ("-", "ATTACKER", "PLACE"),
    "certainty": ("CERTAIN", "POSSIBLE"),
    "polarity": ("POS", "NEG"),
    "timing": ("NON_FUTURE", "FUTURE"),
}
STATUS = ("certainty", "polarity", "timing")
needs_weights = pytest.mark.skipif(not WEIGHTS.is_file(), reason="the weights are not here")
PASSAGES = (
    "Armenian officials said on Thursday that Azerbaijani forces had shelled two villages, killing three civilians.",
    "“We deny it,” Col. Rashid Aliyev told reporters in Ganja. “Our forces struck military targets only.”",
    "The ministry of defence did not comment.",
    "AT LEAST 12 PEOPLE WERE KILLED WHEN A ROCKET HIT A MARKET, POLICE SAID.",
    "‘They fired first,’ a spokesman for the rebels claimed; the army called that a lie.",
    "",
    "   ",
    "…",
    "x" * 700,
    " ".join(f"On day {n} the front near Tartar moved, the mayor said, and {n} houses burned." for n in range(40)),
)


def words_of(text):
    return [text[a:b] for a, b in split_words(text)]


def test_words_are_cut_like_the_treebanks():
    text = "Gen. O'Neil didn't say the U.S. can't hit 1,500 T-72s at 10:30 a.m. Friday; he cannot."
    expected = "Gen. O'Neil did n't say the U.S. ca n't hit 1,500 T - 72s at 10:30 a.m. Friday ; he can not ."
    assert words_of(text) == expected.split()


def test_quotation_marks_of_every_style_stand_alone():
    for opening, closing in ('""', "''", "“”", "‘’", "«»"):
        assert words_of(f"{opening}They fled,{closing} he said.") == [opening, "They", "fled", ",", closing, "he", "said", "."]
    assert words_of("the rebels’ men, Venn’s men") == ["the", "rebels", "’", "men", ",", "Venn", "’s", "men"]


@given(st.text())
def test_words_cover_all_that_is_not_blank(text):
    spans = split_words(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(i in covered or c.isspace() for i, c in enumerate(text))


def test_a_title_or_an_abbreviation_does_not_end_a_sentence():
    text = "Lt. Gen. Venn left on Jan. 5. “It fell.” He met George W. Bush in the U.S. The talks (in Orsk) failed! Did they? No... not yet."
    words = words_of(text)
    found = [" ".join(words[a:b]) for a, b in split_sentences(words, [False] * len(words))]
    assert found == [
        "Lt. Gen. Venn left on Jan. 5 .",
        "“ It fell . ”",
        "He met George W. Bush in the U.S.",
        "The talks ( in Orsk ) failed !",
        "Did they ?",
        "No ... not yet .",
    ]


@given(st.lists(st.sampled_from([".", "?", "”", "“", "He", "said", "Gen.", "U.S."])), st.randoms(use_true_random=False))
def test_sentences_cover_every_word_once(words, rng):
    breaks = [rng.random() < 0.2 for _ in words]
    found = split_sentences(words, breaks)
    assert [i for a, b in found for i in range(a, b)] == list(range(len(words)))


@pytest.mark.parametrize(
    ("word", "casing"),
    [("army", "lower"), ("Army", "title"), ("NATO", "upper"), ("A", "initial"), ("W.", "initial"), ("McCain", "mixed"), ("1,500", "digit"),
     ("T72", "upper"), ("—", "other"), ("’s", "lower"), ("عرب", "lower")],
)  # fmt: skip
def test_casing(word, casing):
    assert CASINGS[casing_of(word)] == casing


@given(st.lists(st.integers(1, 60), max_size=80))
def test_windows_cover_all_words_within_their_size_and_overlap(sizes):
    found = cut_windows(sizes, 100, 30)
    assert {i for a, b in found for i in range(a, b)} == set(range(len(sizes)))
    assert all(sum(sizes[a:b]) <= 100 for a, b in found)
    assert all(one[0] < two[0] <= one[1] < two[1] for one, two in pairwise(found))
    for i, owner in enumerate(owners(found, len(sizes))):
        assert found[owner][0] <= i < found[owner][1]


def test_a_word_is_read_where_it_is_deepest_inside_a_window():
    assert owners([(0, 10), (6, 16)], 16) == [0] * 8 + [1] * 8


@settings(deadline=None)
@given(st.integers(0, 8), st.integers(0, 10_000))
def test_viterbi_is_the_best_allowed_sequence(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size, len(BIO))).astype(np.float32)
    found = viterbi(scores, steps_of(BIO))
    assert len(found) == size
    assert all(not BIO[b].startswith("I-") or BIO[a][1:] == BIO[b][1:] for a, b in pairwise(found))
    greedy = scores.argmax(axis=1)
    if all(bio_allowed(BIO)[a, b] for a, b in pairwise(greedy)):
        assert found == list(greedy)


def test_a_learnt_step_can_outweigh_a_word():
    scores = np.array([[0.0, 2.0, 0.0, 0.0, 0.0], [1.0, 0.0, 0.5, 0.0, 0.0]], dtype=np.float32)
    assert viterbi(scores, steps_of(BIO)) == [1, 0]
    learnt = np.zeros((5, 5))
    learnt[1, 2] = 1.0
    assert viterbi(scores, steps_of(BIO, learnt)) == [1, 2]


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_viterbi_with_learnt_steps_is_the_best_of_all_sequences(size, seed):
    random_numbers = np.random.default_rng(seed)
    scores = random_numbers.normal(size=(size, len(BIO))).astype(np.float32)
    steps = steps_of(BIO, random_numbers.normal(size=(len(BIO), len(BIO))))

    def total(path):
        return sum(scores[i, k] for i, k in enumerate(path)) + sum(steps[a, b] for a, b in pairwise(path))

    best = max(product(range(len(BIO)), repeat=size), key=total)
    assert total(viterbi(scores, steps)) == pytest.approx(total(best), abs=1e-4)


def test_a_cue_without_a_content_goes_unless_it_is_sure():
    labels = ["O", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT"]
    classes = [1, 3, 4, 0, 1]
    logs = np.log(np.full((5, 5), 0.1, dtype=np.float32))
    logs[range(5), classes] = np.log(0.6)
    links = np.zeros((5, 6), dtype=np.float32)
    links[:4, 1] = 1.0
    assert without_lonely_cues(classes, logs, links, labels, 1.0, 0.7) == [1, 3, 4, 0, 0]
    assert without_lonely_cues(classes, logs, links, labels, 1.0, 0.5) == classes


def test_chunks_of_neighbouring_and_half_begun_spans():
    assert chunks([2, 2, 1, 3, 0, 4], BIO) == [(0, 2, "A"), (2, 3, "A"), (3, 4, "B"), (5, 6, "B")]


def test_pieces_of_a_weapon_are_joined():
    words = ["rocket", "-", "propelled", "grenades", ",", "mortars"]
    spans = [(0, 1, "WEAPON"), (2, 3, "WEAPON"), (3, 4, "WEAPON"), (5, 6, "WEAPON")]
    assert joined_at_hyphens(spans, words) == [(0, 4, "WEAPON"), (5, 6, "WEAPON")]


def test_a_content_cut_inside_a_phrase_runs_on_to_its_head():
    labels = LABELS["attribution"]
    inside = labels.index("I-CONTENT")
    cut = [labels.index("B-CONTENT"), inside, 0, 0, 0]
    assert whole_phrases(cut, labels, [-1, 3, 3, 0, 0]) == [cut[0], inside, inside, inside, 0]
    assert whole_phrases(cut, labels, [-1, 0, 3, 0, 0]) == cut
    taken = [cut[0], inside, labels.index("B-SOURCE"), 0, 0]
    assert whole_phrases(taken, labels, [-1, 3, 3, 0, 0]) == taken


def best_tree(scores):
    """Exhaustive search, for up to four words."""
    size = len(scores)
    best, kept = -np.inf, None
    for code in range((size + 1) ** size):
        heads = [(code // (size + 1) ** i) % (size + 1) for i in range(size)]
        if heads.count(0) != 1 or not all(reaches_root(heads, i) for i in range(size)):
            continue
        total = sum(scores[i, head] for i, head in enumerate(heads))
        if total > best:
            best, kept = total, heads
    return kept


def reaches_root(heads, node):
    for _ in heads:
        if heads[node] == 0:
            return True
        node = heads[node] - 1
    return False


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 12), st.integers(0, 10_000))
def test_a_parse_is_always_a_tree_with_one_root(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    heads = tree(scores)
    assert heads.count(0) == 1
    assert all(reaches_root(heads, i) for i in range(size))


def test_a_cycle_is_broken_where_it_costs_least():
    scores = np.array([[0, -9, 9, 0], [5, 8, -9, 0], [1, 1, 7, -9]], dtype=np.float32)
    assert tree(scores) == best_tree(scores) == [2, 0, 2]


class FakePieces:
    """One sub-token a word."""

    def of(self, word):
        return (len(word),)

    def window(self, words):
        return [0, *map(len, words), 0], [0] * (len(words) + 2), list(range(len(words) + 1))


def one_hot(size, *cells):
    found = np.zeros(size, dtype=np.float32)
    for cell in cells:
        found[cell] = 9.0
    return found


def scripted(tags, links, *, arguments=(), triggers=(), heads=None, others=()):
    """A runner that says what the test wants of one window."""

    def run(_ids, _casing, first):
        n = len(first) - 1
        pairs = one_hot((3, n, n), *((r, a, b) for a, b, r in arguments))
        pairs[0] += 4.0
        return {
            "attribution": one_hot((n, 7), *((i, LABELS["attribution"].index(tag)) for i, tag in enumerate(tags))),
            "link": one_hot((n, n + 1), *enumerate(links)),
            "entity": one_hot((n, 3), *((i, 0) for i in range(n))),
            "materiel": one_hot((n, 3), *((i, int(i == 1)) for i in range(n))),
            "upos": one_hot((n, 2), *((i, 0) for i in range(n))),
            "head": one_hot((n, n + 1), *enumerate(heads or [max(i, 0) for i in range(n)])),
            "deprel": np.ones((n, n + 1), dtype=np.int32),
            "predicate": one_hot((n, 2), *((i, int(i in {a for a, _, _ in arguments})) for i in range(n))),
            "role": pairs,
            "trigger": one_hot((n, 2), *((i, int(i in triggers)) for i in range(n))),
            "conflict": pairs,
            **{name: one_hot((n, 2), *((i, int(i in others)) for i in range(n))) for name in STATUS},
        }

    thresholds = dict.fromkeys(("predicate", "role", "trigger", "conflict", "lonely_cue"), 0.5) | {"cue_content": 0.0}
    return Annotator(run, FakePieces(), Tables(LABELS, thresholds, {}), "digest")


def test_an_interrupted_content_and_its_source_hang_on_their_cue():
    text = "Rebels fled , Venn said , in trucks"
    tags = ["B-CONTENT", "I-CONTENT", "O", "B-SOURCE", "B-CUE", "O", "B-CONTENT", "I-CONTENT"]
    (found,) = scripted(tags, [5, 5, 0, 5, 5, 0, 5, 5]).annotate(text).attributions
    assert text[slice(*found.source)] == "Venn"
    assert text[slice(*found.cue)] == "said"
    assert [text[a:b] for a, b in found.contents] == ["Rebels fled", "in trucks"]
    assert 0.5 < found.score <= 1


def test_a_content_without_a_cue_stands_alone_and_a_lone_source_is_dropped():
    (found,) = scripted(["B-CONTENT", "I-CONTENT", "O", "B-SOURCE"], [0, 0, 0, 0]).annotate("It fell . Venn").attributions
    assert (found.source, found.cue, found.contents) == (None, None, ((0, 7),))


def test_fragments_of_a_cue_are_one_attribution():
    tags = ["B-CUE", "B-SOURCE", "B-CUE", "B-CONTENT"]
    (found,) = scripted(tags, [1, 1, 1, 3]).annotate("did Venn say so").attributions
    assert found.cue == (0, 3)
    assert found.source == (4, 8)
    assert found.contents == ((13, 15),)


def test_arguments_stay_in_their_sentence_but_those_of_a_conflict_need_not():
    annotator = scripted(["O"] * 6, [0] * 6, arguments=[(4, 0, 1), (4, 3, 1)], triggers={4}, heads=[2, 0, 2, 5, 0, 5])
    found = annotator.annotate("Troops came . They fired .")
    assert found.sentences == ((0, 3), (3, 6))
    assert found.predicates[0].roles == (("ARG0", 3),)
    assert found.triggers[0].roles == (("ATTACKER", 0), ("ATTACKER", 3))
    assert [word.head for word in found.words] == [1, -1, 1, 4, -1, 4]
    assert [word.deprel for word in found.words] == ["nsubj", "root", "nsubj", "nsubj", "root", "nsubj"]
    assert [(one.start, one.end, one.label) for one in found.entities] == [(7, 11, "WEAPON")]


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(SettingsError, match="weights are missing"):
        Annotator.load(tmp_path / "annotator.onnx")


@pytest.fixture(scope="module")
def shipped():
    return Annotator.load()


@needs_weights
def test_results_do_not_depend_on_order_or_threads(shipped):
    expected = {text: shipped.annotate(text) for text in PASSAGES}
    shuffled = list(PASSAGES)
    random.Random(4).shuffle(shuffled)
    other = Annotator.load(threads=2)
    assert other.digest == shipped.digest
    for text in shuffled:
        assert other.annotate(text) == expected[text]
        assert shipped.annotate(text) == expected[text]


@needs_weights
def test_offsets_are_exact_and_the_parse_is_whole(shipped):
    for text in PASSAGES:
        found = shipped.annotate(text)
        assert all(text[word.start : word.end] == word.text for word in found.words)
        assert [i for a, b in found.sentences for i in range(a, b)] == list(range(len(found.words)))
        for a, b in found.sentences:
            assert sum(found.words[i].head == -1 for i in range(a, b)) == 1
            assert all(found.words[i].head == -1 or a <= found.words[i].head < b for i in range(a, b))
        spans = [part for one in found.attributions for part in (one.source, one.cue, *one.contents) if part]
        assert all(text[a:b].strip() == text[a:b] != "" for a, b in spans)


@needs_weights
@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=60))
def test_any_text_can_be_annotated(shipped, text):
    found = shipped.annotate(text)
    assert all(text[word.start : word.end] == word.text for word in found.words)
    assert all(0 <= one.start < one.end <= len(text) for one in found.entities)


@needs_weights
@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_a_quotation_is_attributed_whatever_its_marks(shipped, marks):
    text = f"{marks[0]}We lost the village,{marks[1]} Gen. Arlo Venn said."
    (found,) = shipped.annotate(text).attributions
    assert text[slice(*found.source)] == "Gen. Arlo Venn"
    assert text[slice(*found.cue)] == "said"
    assert "We lost the village" in text[found.contents[0][0] : found.contents[0][1]]


@needs_weights
def test_capitals_throughout_change_little(shipped):
    text = "Police said that at least twelve people were killed in Baghdad."
    small, large = shipped.annotate(text), shipped.annotate(text.upper())
    assert [t.label for t in small.triggers] == [t.label for t in large.triggers] == ["DIE"]
    assert small.attributions[0].source == large.attributions[0].source == (0, 6)
    assert [(one.start, one.label) for one in large.entities if one.label == "LOCATION"] == [(text.index("Baghdad"), "LOCATION")]


@needs_weights
def test_no_training_library_is_loaded_at_run_time():
    code = "from counterclaim.detect.annotator import Annotator; Annotator.load().annotate('He left.')"
    code += "; import sys; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_tokenizer_travels_with_the_weights():
    assert not WEIGHTS.is_file() or WEIGHTS.with_name(TOKENIZER).is_file()
    assert module.LONGEST > module.OVERLAP
