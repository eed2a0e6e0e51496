"""What the annotator said of each distinct passage, kept with the case, so that it is annotated once, whoever carries it."""

from pathlib import Path

from sqlalchemy import Engine, select

from counterclaim.record import codec
from counterclaim.record.files import open_case, reading
from counterclaim.record.schema import ANNOTATIONS


class AnnotationShelf:
    """The annotations of the case file at ``path``, for a process that reads articles; new ones are handed to the process that writes.

    Implements `store.AnnotationMemory`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._case: Engine | None = None
        self._fresh: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        """Return the annotation kept under ``key``, or null."""
        if key in self._fresh:
            return self._fresh[key]
        if self._case is None:
            self._case = open_case(self._path)
        with reading(self._case) as connection:
            packed = connection.execute(select(ANNOTATIONS.c.annotation).where(ANNOTATIONS.c.key == key)).scalar()
        return None if packed is None else codec.unsqueeze(packed)

    def keep(self, key: str, annotation: bytes) -> None:
        """Hold a new annotation until it is handed over."""
        self._fresh[key] = annotation

    def hand_over(self) -> tuple[tuple[str, bytes], ...]:
        """Return what is new since the last hand-over, by key."""
        fresh, self._fresh = self._fresh, {}
        return tuple(sorted(fresh.items()))
