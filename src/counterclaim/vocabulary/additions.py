"""Actors that a user names for a case: local militias, new authorities, outlets that the shipped vocabularies lack.

The file is TOML with ``version``, ``sources`` and any of the lists below, whose rows are those of the shipped vocabularies. It is read
before any vocabulary is, once in a process; what it says belongs to the run, so its digest is part of the reader's version.
"""

from pathlib import Path

import msgspec

from counterclaim.errors import VocabularyError
from counterclaim.ids import sha256_hex
from counterclaim.vocabulary.actors import Authority, Country, Organisation
from counterclaim.vocabulary.loader import Vocabulary, added, extend

# Which list of which vocabulary each list of the file adds to.
LISTS = {
    "countries": "countries",
    "authorities": "countries",
    "international": "organisations",
    "ngos": "organisations",
    "outlets": "organisations",
    "groups": "organisations",
}
DIGEST_DIGITS = 12


class Additions(Vocabulary, frozen=True, kw_only=True):
    """The rows that a user adds."""

    countries: tuple[Country, ...] = ()
    authorities: tuple[Authority, ...] = ()
    international: tuple[Organisation, ...] = ()
    ngos: tuple[Organisation, ...] = ()
    outlets: tuple[Organisation, ...] = ()
    groups: tuple[Organisation, ...] = ()


def use(path: Path) -> str:
    """Add the rows of ``path`` to the vocabularies of this process and return a short digest of the file.

    Raises `VocabularyError` where the file cannot be read or does not fit, and where vocabularies were already read without it.
    """
    try:
        raw = path.read_bytes()
        rows = msgspec.toml.decode(raw, type=Additions)
    except OSError as error:
        raise VocabularyError(f"the file cannot be read: {error.strerror}", where=str(path), remedy="check the path") from error
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise VocabularyError(str(error), where=str(path), remedy="see samples/actors.toml for an example") from error
    plain = msgspec.to_builtins(rows)
    for key, vocabulary in LISTS.items():
        extend(vocabulary, key, tuple(plain[key]))
    return sha256_hex(raw)[:DIGEST_DIGITS]


def places_of_war() -> tuple[str, ...]:
    """Return what the added states and authorities are called: who names them for a case says that the war is theirs."""
    rows = [*added("countries", "countries"), *added("countries", "authorities")]
    lists = ("aka", "adjectives", "people", "capitals")
    return tuple(words.casefold() for row in rows for words in (row["name"], *(one for name in lists for one in row[name])))


def groups_at_war() -> tuple[str, ...]:
    """Return what the added armed groups are called."""
    return tuple(words.casefold() for row in added("organisations", "groups") for words in row["words"])
