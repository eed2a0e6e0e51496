"""MUC-4 texts and templates as its files write them.

A template fills slots 2 to 24. A fill is what stands on one line of a slot: alternatives set apart by "/", each a value and, where the
slot refers to another, a reference after ":". "?" before it makes it optional, "-" is none and "*" says that the slot does not apply.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SLOTS = {
    2: "incident date", 3: "incident location", 4: "incident type", 5: "stage of execution", 6: "instrument id", 7: "instrument type",
    8: "perp category", 9: "perp individual id", 10: "perp organisation id", 11: "perp confidence", 12: "phys tgt id",
    13: "phys tgt type", 14: "phys tgt number", 15: "phys tgt foreign nation", 16: "phys tgt effect", 17: "phys tgt total number",
    18: "hum tgt name", 19: "hum tgt description", 20: "hum tgt type", 21: "hum tgt number", 22: "hum tgt foreign nation",
    23: "hum tgt effect", 24: "hum tgt total number",
}  # fmt: skip
REFERRING = frozenset({7, 11, 13, 14, 15, 16, 19, 20, 21, 22, 23})  # slots whose fills name the fill of another slot
INAPPLICABLE = "*"
NONE = "-"
LABELS = re.compile(r"^(?P<slot>\d+)\.\s+[A-Z]+(?: [A-Z]+)?: [A-Z]+(?: [A-Z]+)*?(?:\s{2,}|\s(?=[-*?\"]))(?P<fill>.*)$")
QUOTED = re.compile(r'"(?:\\.|[^"\\])*"')
PIECES = re.compile(r'(?:"(?:\\.|[^"\\])*"|[^"/])+')
MIXED_CASE = ".mixed-case"  # TST4's messages come a second time, as they were printed
MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to say a fill: any of ``values``, referring to any of ``references`` (empty: refers to nothing)."""

    values: tuple[str, ...]
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """What stands on one line of a slot: one of ``options``; ``optional`` where leaving it out is right too."""

    options: tuple[Option, ...]
    optional: bool = False


Slots = dict[int, tuple[Fill, ...] | None]  # null where the slot does not apply; empty where it is not filled


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a message. A slot that ``slots`` lacks is not filled."""

    message: str
    slots: Slots = field(default_factory=dict)
    optional: bool = False

    def fills(self, slot: int) -> tuple[Fill, ...]:
        """Return the fills of ``slot``; none where it does not apply."""
        return self.slots.get(slot) or ()

    def applies(self, slot: int) -> bool:
        """Whether ``slot`` can be filled in an incident of this type."""
        return self.slots.get(slot, ()) is not None


def fill(value: str, reference: str | None = None) -> Fill:
    """Return the plain fill of a response: one value, and what it refers to."""
    return Fill((Option((value,), () if reference is None else (reference,)),))


def read_texts(folder: Path) -> dict[str, str]:
    """Return the messages below ``folder`` by their id, in the files' order: in capitals, as the systems of 1992 got them."""
    found: dict[str, str] = {}
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(("key", "text")) and path.suffix != MIXED_CASE):
        parts = MESSAGE.split(path.read_text(encoding="latin-1"))
        found.update(zip(parts[1::2], parts[2::2], strict=True))
    return found


def read_keys(folder: Path) -> dict[str, tuple[Template, ...]]:
    """Return the key templates below ``folder`` by message; a message without an incident has none."""
    found: dict[str, tuple[Template, ...]] = {}
    for path in sorted(folder.glob("key*")):
        for message, template in parse_keys(path.read_text(encoding="latin-1")):
            found[message] = (*found.get(message, ()), *((template,) if template else ()))
    return found


def parse_keys(text: str) -> Iterator[tuple[str, Template | None]]:
    """Yield message and template of each key in ``text``; null for the key of a message without an incident."""
    for block in re.split(r"^(?=0\.\s+MESSAGE: ID)", text, flags=re.MULTILINE)[1:]:
        lines = _slot_lines(block)
        message, number = lines[0][0].split()[0], " ".join(lines.get(1, [INAPPLICABLE])).strip()
        if number.startswith(INAPPLICABLE):
            yield message, None
        else:
            slots = {slot: parse_slot(slot, lines.get(slot, [NONE])) for slot in SLOTS}
            yield message, Template(message, slots, "OPTIONAL" in number)


def _slot_lines(block: str) -> dict[int, list[str]]:
    """Return the lines of each slot; a line that opens or follows with "/" goes on with the line before it."""
    lines: dict[int, list[str]] = {}
    current: list[str] = []
    for line in block.splitlines():
        opening = LABELS.match(line)
        if opening:
            current = lines.setdefault(int(opening["slot"]), [])
        elif not line.startswith("      ") or not line.strip():
            current = []
        text = (opening["fill"] if opening else line).strip()
        if opening is None and current and (text.startswith("/") or current[-1].endswith("/")):
            current[-1] += " " + text
        elif text:
            current.append(text)
    return lines


def parse_slot(slot: int, lines: list[str]) -> tuple[Fill, ...] | None:
    """Return the fills that ``lines`` of a key give ``slot``; null where it does not apply."""
    if any(line.startswith(INAPPLICABLE) for line in lines):
        return None
    return tuple(found for line in lines if (found := parse_fill(slot, line)))


def parse_fill(slot: int, line: str) -> Fill | None:
    """Return the fill that one line of a key holds, or null where it holds none."""
    optional = line.lstrip().startswith("?")
    options: list[tuple[list[str], list[str]]] = [([], [])]
    for piece in map(str.strip, PIECES.findall(line.lstrip(" ?"))):
        value, reference = _piece(slot, piece.lstrip("? "))
        values, references = options[-1]
        if value == NONE and reference is None:
            optional = True
        elif references and reference is None and piece.startswith('"'):
            references.append(value)
        elif references:
            options.append(([value], [reference] if reference is not None else []))
        elif value:
            values.append(value)
            references.extend([reference] if reference is not None else [])
    found = tuple(Option(tuple(values), tuple(references)) for values, references in options if values)
    return Fill(found, optional) if found else None


def _piece(slot: int, piece: str) -> tuple[str, str | None]:
    """Return value and reference of one alternative."""
    if slot not in REFERRING:
        return unquoted(piece), None
    match = re.match(r'^("(?:\\.|[^"\\])*"|[^":]*?)\s*:\s*("(?:\\.|[^"\\])*"|-)\s*$', piece)
    return (unquoted(match[1]), unquoted(match[2])) if match else (unquoted(piece), None)


def unquoted(text: str) -> str:
    """Return ``text`` without the quotation marks and escapes of a string fill."""
    text = text.strip()
    return text[1:-1].replace('\\"', '"') if QUOTED.fullmatch(text) else text
