"""The network as shipped, on statements of invented reports that it has not seen."""

import pytest

from counterclaim.errors import SettingsError
from counterclaim.match import NetworkMatcher
from counterclaim.match.matcher import LONGEST, PART, START, joined
from counterclaim.reconcile.matching import WAYS

RAID = "Valdia's air force flattened a depot near Orm, its ministry said."
PLAIN = [
    (RAID, "A depot outside Orm lies in ruins after our raid, a Valdian general boasted.", "same"),
    (RAID, "No bomb fell on any depot of ours at Orm, the Tarnish army insisted.", "denies"),
    ("The Tarnish army fired on the ferry, Valdia charged.", "Tarn said it was a Valdian gunboat that had fired on the ferry.", "blames"),
    ("Tarn will never give up the strait, its president said.", "Tarn's president agreed to hand over the strait.", "opposed"),
    ("The taking of Orm was a liberation, Valdia's minister said.", "Tarn called the capture of Orm a barbaric crime.", "judged"),
    (RAID, "Valdia's ministry said harvests around Orm would be late this year.", "other"),
]


@pytest.fixture(scope="module")
def matcher():
    return NetworkMatcher()


@pytest.mark.parametrize(("first", "second", "way"), PLAIN)
def test_it_tells_plain_cases(matcher, first, second, way):
    (answers,) = matcher.match([(first, second)])
    assert max(answers, key=answers.__getitem__) == way


def test_the_order_of_two_statements_turns_its_answer_and_changes_nothing_else(matcher):
    first, second, _ = PLAIN[1]
    straight, turned = matcher.match([(first, second), (second, first)])
    assert straight["denies"] == pytest.approx(turned["denied"], abs=1e-6)
    assert straight["same"] == pytest.approx(turned["same"], abs=1e-6)
    assert sum(straight.values()) == pytest.approx(1, abs=1e-4)
    assert set(straight) == set(WAYS)


def test_line_breaks_and_length_do_not_matter(matcher):
    first, second, _ = PLAIN[0]
    plain, broken = matcher.match([(first, second), (first.replace(" ", "\n  "), second)])
    assert plain == broken
    assert matcher.match([(first * 40, second)])


def test_long_statements_are_cut_where_training_cut_them():
    ids, parts = joined([7] * (LONGEST + 5), [8, 9])
    assert list(ids[:2]) == [START, 7]
    assert len(ids) == LONGEST + 5
    assert list(ids[-4:]) == [PART, 8, 9, PART]
    assert list(parts[-4:]) == [1, 2, 2, 2]
    assert parts[0] == 0


def test_missing_weights_are_told(tmp_path):
    with pytest.raises(SettingsError, match="matcher's weights are missing"):
        NetworkMatcher(tmp_path / "none.onnx")
