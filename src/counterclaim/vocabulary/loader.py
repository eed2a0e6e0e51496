"""Load a vocabulary: a versioned TOML file beside this module, checked against its schema when it is read."""

from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, cast

import msgspec

from counterclaim.errors import VocabularyError

V = TypeVar("V", bound="Vocabulary")


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every vocabulary file holds beside its entries: its version and where its entries come from."""

    version: int
    sources: tuple[str, ...]


def load(name: str, schema: type[V]) -> V:
    """Return vocabulary ``name`` as ``schema``, read once; raises `VocabularyError` naming the entry that does not fit."""
    return cast(V, _load(name, schema))


def extend(name: str, key: str, rows: tuple[Any, ...]) -> None:
    """Add rows to list ``key`` of vocabulary ``name`` for the rest of this process; the same rows again change nothing.

    Raises `VocabularyError` where the vocabulary was already read without them: what was read so far would be read by other words.
    """
    if _ADDED.get((name, key), ()) == rows:
        return
    if name in _READ:
        raise VocabularyError(
            f"{key} cannot be added after {name}.toml was read", where=name, remedy="name the file when the program starts"
        )
    _ADDED[name, key] = rows


def added(name: str, key: str) -> tuple[Any, ...]:
    """Return the rows that were added to list ``key`` of vocabulary ``name`` in this process, as plain values."""
    return _ADDED.get((name, key), ())


_ADDED: dict[tuple[str, str], tuple[Any, ...]] = {}
_READ: set[str] = set()


@cache
def _load(name: str, schema: type[Vocabulary]) -> Vocabulary:
    path = files("counterclaim.vocabulary") / "data" / f"{name}.toml"
    _READ.add(name)
    try:
        plain = msgspec.toml.decode(path.read_bytes())
        for (extended, key), rows in _ADDED.items():
            if extended == name:
                plain[key] = [*plain.get(key, ()), *rows]
        return msgspec.convert(plain, type=schema)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise VocabularyError(str(error), where=f"vocabulary {name}.toml", remedy="mend the entry or restore the shipped file") from error
