"""A perfect annotator scores 100 on every task; an empty one scores nothing."""

import pytest

from counterclaim.detect.annotation import Predicate, Status, Trigger
from counterclaim.detect.annotator import Analysis, Annotator
from counterclaim.detect.attribution_spans import WordAttribution
from tests.training.synthetic import write_data
from training import evaluate, labels
from training.evaluate import Tally, iou, matched

STATUS = {"certainty": labels.CERTAINTY, "polarity": labels.POLARITY, "timing": labels.TIMING}


class Oracle(Annotator):
    """Answers from the labels of the documents themselves."""

    def __init__(self, documents):
        self.documents = documents

    def analyse(self, words, sentences):
        document, start = next(
            (d, a) for d in self.documents for a, _ in d.units if d.words[a : a + len(words)] == list(words)
        )  # fmt: skip
        end = start + len(words)

        def tags(name):
            return document.tags.get(name, [0] * len(document.words))[start:end]

        def arguments(name, i, table):
            pairs = document.pairs.get(name, [])
            return tuple((table[r], b - start) for a, b, r in pairs if a - start == i)

        links = [link - start for link in document.pointers.get("link", [0] * len(document.words))[start:end]]
        spans = evaluate.chunks(tags("attribution"), labels.ATTRIBUTION)
        attributions = [
            WordAttribution(next(((a, b) for a, b, k in spans if k == "SOURCE" and links[a] == cue), None), (cue, cue + 1),
                            tuple((a, b) for a, b, k in spans if k == "CONTENT" and links[a] == cue), 1.0)
            for cue in sorted({links[a] for a, _, _ in spans})
        ]  # fmt: skip
        entities = [
            (*span, 1.0)
            for name, table in (("entity", labels.ENTITY), ("materiel", labels.MATERIEL))
            for span in evaluate.chunks(tags(name), table)
        ]
        return Analysis(
            upos=[labels.UPOS[k] for k in tags("upos")],
            heads=[head - start if head >= 0 else -1 for head in document.pointers.get("head", [-1] * len(document.words))[start:end]],
            deprels=[labels.DEPRELS[k] for k in tags("deprel")],
            attribution=tags("attribution"),
            attributions=attributions,
            entities=entities,
            predicates=[Predicate(i, arguments("role", i, labels.ROLES)) for i, k in enumerate(tags("predicate")) if k == 1],
            triggers=[
                Trigger(i, labels.TRIGGERS[k], arguments("conflict", i, labels.CONFLICT_ROLES), 1.0)
                for i, k in enumerate(tags("trigger"))
                if k > 0
            ],
            statuses=[Status(*(table[max(tags(name)[i], 0)] for name, table in STATUS.items())) for i in range(end - start)],
        )


class Silent(Oracle):
    def analyse(self, words, sentences):
        n = len(words)
        return Analysis(["X"] * n, [-1] * n, ["root"] * n, [0] * n, [], [], [], [], [Status("", "", "")] * n)


@pytest.mark.parametrize("task", list(evaluate.TASKS))
def test_gold_scores_full_marks_and_silence_none(task, tmp_path):
    load, measure = evaluate.TASKS[task]
    documents = load(write_data(tmp_path), "dev")
    full, none = measure(Oracle(documents), documents), measure(Silent(documents), documents)
    present = {name for name, figure in full.items() if figure}
    assert all(full[name] == pytest.approx(100) for name in present)
    assert present & {"token CONTENT", "all", "LAS", "role", "argument", "recall", "timing"}
    assert all(none[name] < 50 for name in present)


def test_spans_are_matched_one_to_one_and_by_kind():
    gold = [(0, 4, "A"), (4, 8, "A")]
    assert matched([(0, 8, "A"), (3, 8, "A"), (0, 4, "B")], gold) == {0: 0, 1: 1}
    assert iou((0, 4), (2, 6)) == pytest.approx(1 / 3)
    assert iou((0, 2), (4, 6)) == 0


def test_f1_counts_hits_on_both_sides():
    tally = Tally()
    tally.add({1, 2, 3}, {2, 3, 4, 5})
    assert tally.f1 == pytest.approx(100 * 4 / 7)


def test_the_bench_says_what_is_missing(tmp_path, capsys):
    data = write_data(tmp_path)
    evaluate.accuracy({"gold": Oracle(evaluate.gum(data, "test"))}, data, "test")
    out = capsys.readouterr().out
    assert out.count("left out") == len(evaluate.TASKS) - 1
    assert "syntax (GUM): 1 documents" in out
