"""Identifiers that come from content, so that the same input twice is the same record once."""

import hashlib
import json
from typing import Any

Part = Any  # a JSON value: text, number, flag, null, or a (nested) list of them

ID_DIGITS = 20  # 80 bits: a chance of one in a billion that two of 50 million records collide


def content_id(kind: str, *parts: Part) -> str:
    """Return ``kind`` and a hash of a JSON array of ``parts``: never of a joined string, where ("ab", "c") equals ("a", "bc")."""
    canonical = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    digest = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}_{digest[:ID_DIGITS]}"


def sha256_hex(raw: bytes) -> str:
    """Return the SHA-256 of ``raw`` in lower-case hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def text_sha256(text: str) -> str:
    """Return the SHA-256 of ``text`` as UTF-8; lone surrogates, which real archives hold, are kept apart by escaping them."""
    return sha256_hex(text.encode("utf-8", "surrogatepass"))
