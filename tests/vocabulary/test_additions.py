import subprocess
import sys

import pytest

from counterclaim.errors import VocabularyError
from counterclaim.vocabulary import additions

FILE = """version = 1
sources = ["test"]
[[countries]]
iso3 = "QQQ"
name = "Quarrenland"
aka = []
adjectives = ["Quarren"]
people = []
capitals = ["Quarr"]
[[groups]]
name = "Salt Brigade"
words = ["Salt Brigade"]
side = "SALT"
"""
READ = """
import sys
from pathlib import Path
from counterclaim.vocabulary import additions, actors
digest = additions.use(Path(sys.argv[1]))
assert digest == additions.use(Path(sys.argv[1]))
assert "quarr" in additions.places_of_war() and additions.groups_at_war() == ("salt brigade",)
print(actors.name_of_side("QQQ"), actors.name_of_side("SALT"), actors.name_of_side("FRA"))
"""
LATE = """
import sys
from pathlib import Path
from counterclaim.vocabulary import additions, actors
actors.countries()
additions.use(Path(sys.argv[1]))
"""


def run(program, path):
    return subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False)


def test_added_rows_stand_beside_the_shipped_ones(tmp_path):
    (tmp_path / "actors.toml").write_text(FILE)
    done = run(READ, tmp_path / "actors.toml")
    assert done.stdout.strip() == "Quarrenland Salt Brigade France", done.stderr


def test_rows_cannot_be_added_once_the_vocabulary_was_read(tmp_path):
    (tmp_path / "actors.toml").write_text(FILE)
    done = run(LATE, tmp_path / "actors.toml")
    assert done.returncode != 0
    assert "cannot be added after" in done.stderr


@pytest.mark.parametrize(
    ("text", "problem"), [("version = 1", "sources"), ("version = 1\nsources = []\nfoo = 1", "foo"), ("version =", "")]
)
def test_a_file_that_does_not_fit_is_refused_with_its_name(tmp_path, text, problem):
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(VocabularyError, match=r"bad\.toml") as caught:
        additions.use(path)
    assert problem in str(caught.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(VocabularyError, match="cannot be read"):
        additions.use(tmp_path / "none.toml")
