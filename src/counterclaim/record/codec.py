"""Nouns and texts as they are kept: JSON bodies, compressed texts, and text that UTF-8 cannot hold; all without loss."""

import json
import zlib
from typing import Any, TypeVar

import msgspec

from counterclaim.claim import Claim, Demand, Position
from counterclaim.event import Date, Event, Holding, Measure, Place, Relation
from counterclaim.ids import sha256_hex
from counterclaim.noun import Record
from counterclaim.toll import Toll

T = TypeVar("T")

KINDS: dict[str, type[Record]] = {
    kind.record: kind for kind in (Claim, Toll, Event, Demand, Position, Relation, Measure, Holding, Place, Date)
}
ESCAPED = "\ufdd0"  # a code point that Unicode keeps free of meaning: what follows is a JSON string
DIGEST_DIGITS = 16

_encode = msgspec.json.Encoder(order="deterministic").encode


def escape(text: str) -> str:
    """Return ``text`` such that UTF-8 can hold it; lone surrogates (and texts that look escaped) become a marked JSON string."""
    return ESCAPED + json.dumps(text) if text.startswith(ESCAPED) or not encodable(text) else text


def unescape(text: str) -> str:
    """Undo `escape`."""
    return str(json.loads(text[1:])) if text.startswith(ESCAPED) else text


def encodable(text: str) -> bool:
    """Whether ``text`` has a UTF-8 form."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def printable(text: str) -> str:
    """Return ``text`` with lone surrogates replaced by question marks: for full text and for screens, never for the record."""
    return text.encode("utf-8", "replace").decode()


def squeeze(raw: bytes) -> bytes:
    """Return ``raw`` compressed."""
    return zlib.compress(raw, 6)


def unsqueeze(packed: bytes) -> bytes:
    """Undo `squeeze`."""
    return zlib.decompress(packed)


def squeeze_text(text: str) -> bytes:
    """Return ``text`` compressed, lone surrogates kept."""
    return squeeze(text.encode("utf-8", "surrogatepass"))


def unsqueeze_text(packed: bytes) -> str:
    """Undo `squeeze_text`."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def body_of(noun: Any) -> str:
    """Return ``noun`` as a JSON object; the same noun is always the same text."""
    try:
        return _encode(noun).decode()
    except UnicodeEncodeError:  # a lone surrogate: only the escaped form of JSON can hold it
        return json.dumps(msgspec.to_builtins(noun), separators=(",", ":"), sort_keys=True)


def noun_of(kind: type[T], body: str) -> T:
    """Undo `body_of`; raises ``msgspec.ValidationError`` where the body does not fit."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(body), type=kind)


def record_of(kind: str, body: str) -> Record:
    """Return the record of the kind named ``kind``; raises ``KeyError`` for a kind that there is not."""
    return noun_of(KINDS[kind], body)


def digest(body: str) -> str:
    """Return a short hash of a body, by which `check` sees that it was changed."""
    return sha256_hex(body.encode())[:DIGEST_DIGITS]
