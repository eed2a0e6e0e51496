"""Markdown and plain text: the article's text is the whole decoded file, so that offsets are offsets into the file."""

from collections.abc import Iterator

from counterclaim.article import Article, Capture, Drop
from counterclaim.clean import front_matter
from counterclaim.clean.assemble import Source, assemble, drop
from counterclaim.clean.blocks import Block, blocks, value_block
from counterclaim.clean.decode import Decoded
from counterclaim.clean.facts import facts_of, name_of
from counterclaim.clean.front_matter import FrontMatter
from counterclaim.clean.words import field_names
from counterclaim.clean.zones import Zoned, zone_blocks


def read_file(capture: Capture, decoded: Decoded) -> Iterator[Article | Drop]:
    """Yield the article in a Markdown or plain text file."""
    text = decoded.text
    found = front_matter.find(text)
    zoned = zone_blocks(blocks(text, found.body if found else 0))
    if not found and not zoned:
        yield drop(capture, "no_text", "the file holds no words", "remove it, or fetch it again")
        return
    fixed = list(_fixed(text, found)) if found else []
    values = {name: f.value for name, f in found.fields.items()} if found else {}
    heads = {z.zone: z.block.view for z in fixed}
    if "headline" in heads:
        values[name_of(values, field_names().title) or ""] = heads["headline"]
    if "description" in heads:
        values[name_of(values, field_names().description) or ""] = heads["description"]
    yield assemble(capture, Source(text, decoded.encoding, decoded.basis, capture.part), facts_of(values, capture.url), zoned, fixed)


def _fixed(text: str, found: FrontMatter) -> Iterator[Zoned]:
    """Yield the block as a passage, and the headline and the description inside it."""
    yield Zoned(Block(found.start, found.end, text[found.start : found.end]), "front_matter")
    values = {name: f.value for name, f in found.fields.items()}
    title, description = name_of(values, field_names().title), name_of(values, field_names().description)
    for name, zone in ((title, "headline"), (description, "description")):
        field = found.fields[name] if name else None
        if field and field.style != "nested" and (block := value_block(text, field.start, field.end, field.style)):
            yield Zoned(block, "headline" if zone == "headline" else "description")
