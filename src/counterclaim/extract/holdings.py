"""Order of battle: what a side has, from lists under a heading and from prose ("has 300 tanks and an army of 45,000").

In a list a heading names the side, every line starts with its number, and what follows in brackets or after "including" are its stated
parts. In prose a verb of having joins side and number; troops that are somewhere, or that something befell, are no holding.
"""

from counterclaim.event import Holding
from counterclaim.extract.context import Reading, made_by
from counterclaim.extract.holding_lists import listed
from counterclaim.extract.holding_prose import in_prose
from counterclaim.extract.holding_words import Held, count_of, item_of
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_phrase import Phrase
from counterclaim.extract.toll_phrases import PhraseReader
from counterclaim.ids import content_id
from counterclaim.noun import Span


def extract_holdings(reading: Reading) -> tuple[Holding, ...]:
    """Return the holdings that an article states, in reading order."""
    found = (_holding(reading, held) for held in (*listed(reading), *in_prose(reading)))
    return tuple({holding.id: holding for holding in found}.values())


def _holding(reading: Reading, held: Held) -> Holding:
    line, phrase, owner = held.line, held.phrase, held.owner
    item = item_of(held.noun or phrase)
    last = phrase.number_last if held.noun else phrase.last
    number = reading.span(line.passage, line.tokens[phrase.first].start, line.tokens[phrase.number_last - 1].end, "number")
    content = reading.span(line.passage, line.tokens[phrase.first].start, line.tokens[last - 1].end, "content")
    return Holding(
        id=content_id("holding", reading.article.id, number.start, number.end, owner.side, item),
        article=reading.article.id,
        start=number.start,
        end=content.end,
        spans=(
            content,
            number,
            _item_span(reading, held),
            owner.span,
        ),
        provenance=made_by(held.rule),
        side=owner.side,
        item=item,
        n=count_of(line, phrase) or phrase.low,
        parts={} if held.noun else _parts(line, phrase),
        as_of=reading.article.published.day,
        claim=None,
    )


def _item_span(reading: Reading, held: Held) -> Span:
    """Return the words that tell what is held: the number's own noun, or the one that it shares."""
    line, shown = held.line, held.noun or held.phrase
    return reading.span(line.passage, line.tokens[shown.number_last - 1].start, line.tokens[shown.last - 1].end, "item")


def _parts(line: Line, phrase: Phrase) -> dict[str, int]:
    """Return the stated components by designation: {"MiG-29": 12}; empty where kinds are named without numbers."""
    parts: dict[str, int] = {}
    opened = phrase.last + (line.word(phrase.last) == "," and line.word(phrase.last + 1) == "including")
    if line.word(opened) not in ("(", "including", ":", "of"):
        return parts
    for first, (last, number) in line.numbers.items():
        if first >= phrase.last and number.low == number.high:
            name = _designation(line, last)
            if name:
                parts[name] = number.low
    return parts


def _designation(line: Line, start: int) -> str | None:
    """Return the model that a part's number counts ("Leopard 2A4" of "German-made Leopard 2A4s"), else its noun."""
    end = start
    while end < len(line.tokens) and line.word(end) not in (",", "and", ")", ";", ".") and end not in line.numbers:
        end += 1
    coded = next((index for index in range(start, end) if any(char.isdigit() for char in line.tokens[index].text)), None)
    if coded is None:
        found = PhraseReader(line).noun_phrase(start, known=True)
        return found.heads[-1].singular if found and found.heads else None
    first = coded
    while first > start and line.tokens[first - 1].text[0].isupper() and not _is_origin(line, first - 1):
        first -= 1
    words = [token.text for token in line.tokens[first : coded + 1]]
    return " ".join(words).removesuffix("s")


def _is_origin(line: Line, index: int) -> bool:
    """Whether a word only says where a model comes from ("American", "German-made")."""
    return "-" in line.lower[index] or any(who.first <= index < who.last and who.side for who in line.whos)
