"""From bytes to text: which encoding, and what says so."""

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from counterclaim.content import HTML, XHTML, media_type, zero_bytes_alternate

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
IN_MARKUP = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I
)
MARKUP_HEAD = 2048  # bytes in which HTML must declare its encoding (the HTML standard asks for the first 1024)
GUESS_BYTES = 64 * 1024
FEW_BROKEN = 0.005  # share of undecodable bytes below which text is still taken for damaged UTF-8


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read as and what said so. Bytes that the encoding cannot hold are U+FFFD in the text."""

    text: str
    encoding: str
    basis: str


def decode(raw: bytes, content_type: str) -> Decoded:
    """Return ``raw`` as text; byte order mark, declaration, UTF-8 and a statistical guess are tried in this order."""
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _lossy(raw, encoding, "byte order mark")
    for declared, basis in _declarations(raw, content_type):
        if decoded := _strict(raw, declared, basis):
            return decoded
    return _strict(raw, "utf-8", "valid UTF-8") or _guess(raw)


def _declarations(raw: bytes, content_type: str) -> list[tuple[str, str]]:
    found = [(m.group(1), "declared by the server") for m in [DECLARED.search(content_type)] if m]
    if media_type(content_type) in (HTML, XHTML) and (inside := IN_MARKUP.search(raw[:MARKUP_HEAD])):
        found.append(((inside.group(1) or inside.group(2)).decode("ascii", "ignore"), "declared in the page"))
    return found


def _strict(raw: bytes, encoding: str, basis: str) -> Decoded | None:
    try:
        info = codecs.lookup(encoding)
        return Decoded(raw.decode(info.name), info.name, basis) if info._is_text_encoding else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _lossy(raw: bytes, encoding: str, basis: str) -> Decoded:
    """Decode with replacements; the basis says how many there were, for damage must not pass in silence."""
    text = raw.decode(encoding, "replace")
    broken = text.count("\ufffd") - raw.count("\ufffd".encode()) if encoding.startswith("utf-8") else text.count("\ufffd")
    return Decoded(text, encoding, f"{basis}, {broken} undecodable places" if broken > 0 else basis)


def _guess(raw: bytes) -> Decoded:
    if wide := zero_bytes_alternate(raw[:GUESS_BYTES]):
        return _lossy(raw, wide, "pattern of zero bytes")
    damaged = _lossy(raw, "utf-8", "mostly valid UTF-8")
    if damaged.text.count("\ufffd") <= max(1, FEW_BROKEN * len(raw)) and _has_wide(damaged.text):
        return damaged
    best = charset_normalizer.from_bytes(raw[:GUESS_BYTES]).best()
    if best is not None and (decoded := _strict(raw, best.encoding, "statistical guess")):
        return decoded
    return _lossy(raw, "cp1252", "last resort")


def _has_wide(text: str) -> bool:
    """Whether anything beyond ASCII was decoded well: without it, nothing says that the text is UTF-8."""
    return any(c > "\x7f" and c != "\ufffd" for c in text)
