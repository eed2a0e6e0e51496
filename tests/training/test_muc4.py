import pytest

from tests.training.synthetic import MUC_KEY, MUC_TEXT, write, write_data
from training import labels, muc4
from training.data import IGNORE, DataError


@pytest.fixture
def document(tmp_path):
    (found,) = muc4.muc4(write_data(tmp_path), "train")
    return found


def named(document):
    return {(document.words[a], labels.CONFLICT_ROLES[role], document.words[b]) for a, b, role in document.pairs["conflict"]}


def test_fills_hang_on_the_trigger_of_their_sentence(document):
    assert named(document) == {
        ("KILLED", "ATTACKER", "GUERRILLAS"),
        ("KILLED", "VICTIM", "OFFICERS"),
        ("KILLED", "INSTRUMENT", "BOMB"),
    }


def test_a_perpetrator_beside_another_event_is_not_believed(document):
    killed = [i for i, word in enumerate(document.words) if word == "KILLED"]
    tags = [document.tags["trigger"][i] for i in killed]
    assert tags == [labels.TRIGGERS.index("DIE"), IGNORE]


def test_an_instrument_is_a_weapon_and_the_rest_teaches_nothing(document):
    taught = {document.words[i]: bits for i, bits in enumerate(document.masks["materiel"]) if bits}
    assert taught == {
        "CAR": 1 << labels.MATERIEL.index("B-WEAPON"),
        "BOMB": 1 << labels.MATERIEL.index("I-WEAPON"),
    }
    assert document.partial


def test_alternatives_and_further_lines_are_fills_and_cross_references_are_not():
    (fills,) = muc4.read_keys(MUC_KEY).values()
    people = {fill.words for fill in fills if fill.kind == "PERSON"}
    assert people == {("officers",), ("bystanders",)}
    doers = {" ".join(fill.words) for fill in fills if fill.kind == "PERPETRATOR"}
    assert doers == {"guerrillas of the red front", "soldiers"}


def test_line_ends_inside_a_paragraph_are_blanks():
    ((name, text),) = muc4.read_messages(MUC_TEXT)
    assert name == "DEV-MUC3-0001"
    assert "GUERRILLAS OF THE RED FRONT" in text
    assert "\n\n" in text


def test_an_article_without_a_key_is_an_error(tmp_path):
    root = write_data(tmp_path)
    write(root / "muc4/corpora/dev/dev-muc3-0002", MUC_TEXT.replace("0001", "0002"))
    with pytest.raises(DataError, match="DEV-MUC3-0002"):
        muc4.muc4(root, "train")


def test_capitals_become_the_casing_that_other_articles_use(document):
    words = muc4.truecase(document, {"guerrillas": "guerrillas", "of": "of", "the": "the", "red": "Red"}).words
    at = words.index("of")
    assert words[at - 1 : at + 4] == ["guerrillas", "of", "the", "Red", "Front"]
