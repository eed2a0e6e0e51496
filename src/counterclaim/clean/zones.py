"""Which zone each paragraph of a page is: furniture, credit, heading, caption, box, or prose."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.article import Zone
from counterclaim.clean.blocks import Block
from counterclaim.clean.boxes import box_answers, box_lists, is_force_line, is_list_line
from counterclaim.clean.captions import Paragraph, ends_in_stop, is_caption, paragraphs_of
from counterclaim.clean.credits import credit_tail, is_credit, sign_off_tail, writer_in
from counterclaim.clean.furniture import is_furniture, wire_code_tail
from counterclaim.clean.headings import is_clock_heading, is_heading, is_sentence, mark_deck

LONGEST_LIST = 4000  # characters
REPEATED_RUN = 4  # lines in a row; two or three may be the captions of one picture shown twice


@dataclass(frozen=True, slots=True)
class Zoned:
    """A paragraph and its zone."""

    block: Block
    zone: Zone


def zone_blocks(found: Sequence[Block]) -> list[Zoned]:
    """Return the paragraphs of a page in order, each with its zone; a list is one, credits at the end of one stand apart."""
    paragraphs = paragraphs_of([part for block in found for part in _parted(block)])
    top = next((i for i, p in enumerate(paragraphs) if is_sentence(p)), 0)
    zones = [_zone(p, 0 if i < top else i) for i, p in enumerate(paragraphs)]
    _repeated_lists(paragraphs, zones)
    mark_deck(paragraphs, zones)
    box_lists(paragraphs, zones)
    box_answers(paragraphs, zones)
    _writers_lines(paragraphs, zones)
    zoned = [Zoned(p.block, z) for p, z in zip(paragraphs, zones, strict=True)]
    return [part for one in _joined(zoned) for part in _without_credit(one)]


def _zone(paragraph: Paragraph, place: int) -> Zone:
    block = paragraph.block
    if block.hint == "dateline":
        return "body"
    if is_clock_heading(block.view):
        return "heading"
    if block.hint == "furniture" or is_furniture(block, place):
        return "boilerplate"
    if block.hint == "credit" or is_credit(block.view, place):
        return "credit"
    if is_force_line(block.view):
        return "infobox"
    if is_heading(paragraph):
        return "heading"
    return "caption" if is_caption(paragraph) else "body"


def _repeated_lists(paragraphs: Sequence[Paragraph], zones: list[Zone]) -> None:
    """Mark runs of lines that the page carries more than once, word for word: headlines of other stories, shown again and again."""
    times = Counter(p.view for p, z in zip(paragraphs, zones, strict=True) if z == "caption")
    start = 0
    while start < len(zones):
        stop = start
        while stop < len(zones) and zones[stop] == "caption" and times[paragraphs[stop].view] > 1:
            stop += 1
        if stop - start >= REPEATED_RUN:
            zones[start:stop] = ["boilerplate"] * (stop - start)
        start = max(stop, start + 1)


def _writers_lines(paragraphs: Sequence[Paragraph], zones: list[Zone]) -> None:
    """Mark the last lines that say who the writers are; nobody else in the article speaks of those."""
    for index in range(len(zones) - 1, 0, -1):
        if zones[index] in ("boilerplate", "credit"):
            continue
        name = writer_in(paragraphs[index].view) if zones[index] in ("body", "caption") else None
        if name is None or _is_spoken_of(name, paragraphs[:index], zones):
            return
        zones[index] = "credit"


def _is_spoken_of(name: str, paragraphs: Sequence[Paragraph], zones: Sequence[Zone]) -> bool:
    surname = name.rsplit(maxsplit=1)[-1].casefold()
    return any(zone != "credit" and surname in p.words for p, zone in zip(paragraphs, zones, strict=False))


def _joined(zoned: Sequence[Zoned]) -> list[Zoned]:
    """Join the lines of one list into one paragraph."""
    out: list[Zoned] = []
    for one in zoned:
        if out and one.zone == "infobox" and out[-1].zone == "infobox" and _is_line(one.block) and _grows(out[-1].block):
            out[-1] = Zoned(_merged(out[-1].block, one.block), "infobox")
        else:
            out.append(one)
    return out


def _grows(block: Block) -> bool:
    """Whether another line may join a list: its last line has no stop, and it is not yet longer than any real one."""
    return _is_line(block) and len(block.view) < LONGEST_LIST


def _is_line(block: Block) -> bool:
    return not ends_in_stop(block.view) and is_list_line(block.view)


def _merged(left: Block, right: Block) -> Block:
    """Return two paragraphs as one; where markup stands between them, the view leaves it out."""
    if left.shown is None and right.shown is None:
        gap = " " * (right.start - left.end)
        return replace(left, end=right.end, view=left.view + gap + right.view)
    lead = len(left.view) + 1
    runs = (*_runs(left), (len(left.view), left.end, right.start - left.end), *((s + lead, r, n) for s, r, n in _runs(right)))
    view = f"{left.view} {right.view}"
    return replace(left, end=right.end, view=view, shown=view, runs=runs)


def _runs(block: Block) -> tuple[tuple[int, int, int], ...]:
    return block.runs if block.shown is not None else ((0, block.start, block.end - block.start),)


def _parted(block: Block) -> list[Block]:
    """Split a paragraph from the reporters' sign-off or the agency's number at its end."""
    if block.view.rstrip()[-1:] not in (")", "]", "."):
        return [block]
    sign_off, code = sign_off_tail(block.view), wire_code_tail(block.view)
    start = code if sign_off is None else sign_off
    if start is None:
        return [block]
    tail = replace(block.cut(start, len(block.view)), hint="furniture" if sign_off is None else "credit")
    return [*_parted(block.cut(0, len(block.view[:start].rstrip()))), tail]


def _without_credit(zoned: Zoned) -> list[Zoned]:
    """Split a caption from the picture credit at its end."""
    start = credit_tail(zoned.block.view) if zoned.zone == "caption" else None
    if start is None:
        return [zoned]
    words = len(zoned.block.view[:start].rstrip())
    return [Zoned(zoned.block.cut(0, words), "caption"), Zoned(zoned.block.cut(start, len(zoned.block.view)), "credit")]
