from pathlib import Path

import pytest

from .written import claims


def cases() -> list[tuple[str, str]]:
    """Return (article, sides) of each case in the files beside this one."""
    files = sorted(Path(__file__).parent.glob("speaker_*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    kept = [line for line in lines if line and not line.startswith("#")]
    return [(article, sides.removeprefix("= ")) for article, sides in zip(kept[::2], kept[1::2], strict=True)]


@pytest.mark.parametrize(("article", "sides"), cases(), ids=[article[:60] for article, _ in cases()])
def test_who_speaks(article: str, sides: str) -> None:
    assert " ".join(claim.claimant.side or "-" for claim in claims(*article.split(" // "))) == sides
