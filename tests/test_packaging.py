"""What is shipped is whole: the wheel holds the data, and the documents say what the code says."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from counterclaim import __version__

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    code = f"from hatchling.build import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


def test_the_wheel_holds_every_file_of_the_package(wheel):
    package = ROOT / "src"
    wanted = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert wanted - set(wheel.namelist()) == set()
    for folder in ("vocabulary/data", "report/templates", "detect/weights"):
        assert any(name.startswith(f"counterclaim/{folder}/") for name in wheel.namelist()), folder


def test_the_wheel_holds_nothing_else(wheel):
    outside = {name for name in wheel.namelist() if not name.startswith(("counterclaim/", f"counterclaim-{__version__}.dist-info/"))}
    assert outside == set()


def test_every_dependency_is_pinned_to_a_version_that_was_tested():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = {line.split("==")[0] for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line}
    names = {re.split(r"[<>=\[; ]", one)[0].lower().replace("_", "-").replace(".", "-") for one in wanted}
    assert names - pinned == set()


def test_the_changelog_knows_this_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{__version__}]" in changelog or "## [Unreleased]" in changelog


def test_decisions_are_numbered_without_gaps():
    numbers = sorted(int(path.name[:3]) for path in (ROOT / "docs" / "decisions").glob("0*.md") if int(path.name[:3]) < 10)
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers
