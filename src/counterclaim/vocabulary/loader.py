"""Load a vocabulary: a versioned TOML file beside this module, checked against its schema when it is read."""

from functools import cache
from importlib.resources import files
from typing import TypeVar, cast

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


@cache
def _load(name: str, schema: type[Vocabulary]) -> Vocabulary:
    path = files("counterclaim.vocabulary") / "data" / f"{name}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=schema)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise VocabularyError(str(error), where=f"vocabulary {name}.toml", remedy="mend the entry or restore the shipped file") from error
