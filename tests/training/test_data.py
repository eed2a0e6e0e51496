import pytest

from tests.training.synthetic import SENTENCE, TAGGED, write, write_data
from training import data, labels, mix
from training.data import IGNORE, DataError


@pytest.fixture
def root(tmp_path):
    return write_data(tmp_path)


def tags(document, name, table):
    return [(word, table[tag]) for word, tag in zip(document.words, document.tags[name], strict=True)]


def test_a_quotation_has_its_source_cue_and_every_fragment(root):
    (document,) = data.polnear(root, "train")
    found = dict(tags(document, "attribution", labels.ATTRIBUTION)[:10])
    assert found["“"] == "B-CONTENT"
    assert found["dam"] == "I-CONTENT"
    assert found["Gen."] == "B-SOURCE"
    assert found["Venn"] == "I-SOURCE"
    assert found["said"] == "B-CUE"


def test_an_inner_attribution_keeps_its_words_and_the_outer_content_goes_on_around_it(root):
    (document,) = data.polnear(root, "train")
    start = document.words.index("He")
    found = tags(document, "attribution", labels.ATTRIBUTION)[start : start + 4]
    assert found == [("He", "B-SOURCE"), ("said", "B-CUE"), ("nothing", "B-CONTENT"), ("of", "B-CONTENT")]
    told = document.words.index("told")
    assert document.pointers["link"][start + 3] == told
    assert document.pointers["link"][told] == told
    assert document.pointers["link"][document.words.index("Reuters")] == IGNORE


def test_words_stand_where_their_offsets_say(root):
    (document,) = data.polnear(root, "dev")
    assert [document.text[a:b] for a, b in document.spans] == document.words


def test_the_outermost_entity_counts(root):
    document = data.worldwide(root, "train")[0]
    assert tags(document, "entity", labels.ENTITY)[:4] == [
        ("Venn", "B-PERSON"),
        ("left", "O"),
        ("Orsk", "B-ORGANIZATION"),
        ("Port", "I-ORGANIZATION"),
    ]
    assert document.units == [(0, 4), (4, 6)]


def test_articles_are_held_out_by_name_and_never_trained_on(root):
    train = {document.name for document in data.worldwide(root, "train")}
    dev = {document.name for document in data.worldwide(root, "dev")}
    assert not train & dev
    assert dev
    assert len(train | dev) == 30


def test_an_unknown_entity_kind_is_an_error(root):
    write(root / "worldwide-ner/processed_annotated/bad.tsv", TAGGED.replace("Person", "Planet"))
    with pytest.raises(DataError, match="Planet"):
        data.worldwide(root, "train") + data.worldwide(root, "dev")


def test_treebank_roles_and_entities_meet_on_the_same_words(root):
    (document,) = data.ewt(root, "train")
    assert document.words == SENTENCE
    assert document.pointers["head"] == [3, 3, 3, -1, 3, 3]
    assert document.tags["predicate"] == [0, 0, 0, 1, 0, 0]
    assert (3, 2, labels.ROLES.index("NEG")) in document.pairs["role"]


def test_a_place_may_be_a_building_and_an_unmarked_word_a_date(root):
    (document,) = data.ewt(root, "train")
    bits = document.masks["entity"]
    assert bits[4] == 1 << labels.ENTITY.index("B-LOCATION") | 1 << labels.ENTITY.index("B-FACILITY")
    assert bits[1] & 1
    assert bits[1] >> labels.ENTITY.index("B-DATE") & 1
    assert not bits[1] >> labels.ENTITY.index("B-PERSON") & 1


def test_gum_documents_of_dev_and_test_are_not_trained_on(root):
    assert [d.name for d in data.gum(root, "train")] == ["GUM_news_one"]
    assert [d.name for d in data.gum(root, "dev")] == ["GUM_news_two"]


def test_arguments_are_found_by_their_words_in_train_and_by_mention_in_dev(root):
    (train,) = data.wikievents(root, "train")
    assert labels.TRIGGERS[train.tags["trigger"][1]] == "ATTACK"
    assert (1, 0, labels.CONFLICT_ROLES.index("ATTACKER")) in train.pairs["conflict"]
    assert (1, 2, labels.CONFLICT_ROLES.index("PLACE")) in train.pairs["conflict"]
    (dev,) = data.wikievents(root, "dev")
    assert dev.pairs["conflict"] == [(6, 5, labels.CONFLICT_ROLES.index("VICTIM"))]


def test_only_confirmed_weapons_and_platforms_count(root):
    document = data.re3d(root, "train")[0]
    assert [tag for _, tag in tags(document, "materiel", labels.MATERIEL)] == [
        "O", "B-WEAPON", "O", "O", "B-PLATFORM", "I-PLATFORM", "O",
    ]  # fmt: skip


def test_only_the_words_of_an_event_have_a_status_and_a_value_left_blank_teaches_nothing(root):
    document = data.meantime(root, "train")[0]
    assert document.words == ["Orsk", "will", "fall", "Nobody", "fled"]
    assert document.units == [(0, 3), (3, 5)]
    assert document.tags["certainty"] == [IGNORE, IGNORE, labels.CERTAINTY.index("POSSIBLE"), IGNORE, IGNORE]
    assert document.tags["polarity"] == [IGNORE, IGNORE, labels.POLARITY.index("POS"), IGNORE, labels.POLARITY.index("NEG")]
    assert document.tags["timing"][2] == labels.TIMING.index("FUTURE")


def test_a_set_that_is_too_small_or_missing_is_named(root):
    with pytest.raises(DataError, match="polnear: 1 documents"):
        mix.load(root, "train")
    with pytest.raises(DataError, match="--data"):
        mix.load(root / "nowhere", "train")


def test_unlicensed_sets_can_be_left_out(root):
    assert set(mix.load(root, "train", licensed_only=True, check=False)) == {"ewt", "gum", "wikievents", "re3d", "meantime"}


def test_without_a_set_for_buildings_a_place_is_a_place(root):
    (document,) = mix.load(root, "train", licensed_only=True, check=False)["ewt"]
    place = document.words.index("Orsk")
    assert document.masks["entity"][place] == 1 << labels.ENTITY.index("B-LOCATION")
    untaught = 1 << labels.ENTITY.index("B-MISC")
    assert not any(bits & untaught for bits in document.masks["entity"])


def test_every_trigger_family_has_a_label():
    assert labels.trigger_of("Life.Die.Unspecified") == "DIE"
    assert labels.trigger_of("Disaster.DiseaseOutbreak") == "DISEASE"
    assert labels.trigger_of("Justice.Acquit") == "JUSTICE"
    with pytest.raises(ValueError, match="empty"):
        labels.trigger_of("Weather.Rain")
