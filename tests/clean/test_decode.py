"""From bytes to text, with what says so."""

import codecs

import pytest

from counterclaim.clean.decode import decode

WORDS = "Les combats ont repris à Kéran, près de la frontière, a déclaré le général."
RUSSIAN = "Министерство обороны сообщило, что в ходе боёв за город погибли двенадцать солдат. " * 5


@pytest.mark.parametrize(
    ("raw", "content_type", "text", "encoding", "basis"),
    [
        (WORDS.encode(), "text/plain", WORDS, "utf-8", "valid UTF-8"),
        (codecs.BOM_UTF8 + WORDS.encode(), "text/plain", WORDS, "utf-8-sig", "byte order mark"),
        (WORDS.encode("utf-16"), "text/plain", WORDS, "utf-16", "byte order mark"),
        (WORDS.encode("utf-16-le"), "text/plain", WORDS, "utf-16-le", "pattern of zero bytes"),
        (WORDS.encode("utf-16-be"), "text/plain", WORDS, "utf-16-be", "pattern of zero bytes"),
        (WORDS.encode("latin-1"), "text/html; charset=ISO-8859-1", WORDS, "iso8859-1", "declared by the server"),
        (
            b"<meta charset=cp1252><p>" + WORDS.encode("cp1252"),
            "text/html",
            f"<meta charset=cp1252><p>{WORDS}",
            "cp1252",
            "declared in the page",
        ),
        (WORDS.encode(), "text/html; charset=rot13", WORDS, "utf-8", "valid UTF-8"),
        (WORDS.encode(), "text/html; charset=nonsense", WORDS, "utf-8", "valid UTF-8"),
    ],
)
def test_decode(raw, content_type, text, encoding, basis):
    found = decode(raw, content_type)
    assert (found.text, found.encoding, found.basis) == (text, encoding, basis)


def test_a_guess_is_named_one():
    found = decode(RUSSIAN.encode("cp1251"), "text/plain")
    assert (found.text, found.basis) == (RUSSIAN, "statistical guess")


def test_damage_is_counted():
    found = decode(WORDS.encode() * 20 + b"\xff\xed\xa0\x80", "text/plain")
    assert found.encoding == "utf-8"
    assert found.text.startswith(WORDS)
    assert found.basis == "mostly valid UTF-8, 4 undecodable places"


@pytest.mark.parametrize("raw", [b"\xff", b"\x80\x81", b"\xff\xfe\x00", b"\xed\xa0\x80" * 50, bytes(range(256))])
def test_anything_decodes(raw):
    found = decode(raw, "text/plain")
    found.text.encode("utf-8")
