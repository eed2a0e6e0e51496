"""Where a bench finds its data set below the folder of public data."""

from pathlib import Path


def data_set(root: Path, *parts: str, holds: str) -> Path:
    """Return the folder ``parts`` below ``root``, or ``root`` where it is that folder itself: the one that holds ``holds``.

    Raises SystemExit with what is missing; a bench never prints figures of nothing.
    """
    for folder in (root.joinpath(*parts), root):
        if (folder / holds).exists():
            return folder
    raise SystemExit(
        f"{root}: neither this nor {'/'.join(parts)} below it holds {holds}; name the folder of the public data sets with --data"
    )
