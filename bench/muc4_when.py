"""When and where a message says that something happened, as the record and the gazetteer have it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from bench.muc4_places import Gazetteer
from bench.muc4_texts import Message, Sentence
from bench.muc4_words import words
from counterclaim.event import Date


def country_of(message: Message, gazetteer: Gazetteer) -> str | None:
    """Return the country of interest that the message is from, else the one that it names most often."""
    wanted = words().reading.countries
    home = gazetteer.country_of(message.place)
    if home in wanted:
        return home
    named = Counter(name for sentence in message.sentences for _, name in gazetteer.find(sentence.text) if name in wanted)
    for sentence in () if named else message.sentences:
        named.update(owner for owner in [gazetteer.country_of(sentence.text)] if owner in wanted)
    return named.most_common(1)[0][0] if named else None


def day_of(message: Message, sentence: Sentence) -> date | None:
    """Return the day that ``sentence`` names, where it names one that is not after the message."""
    for record in within(message, sentence):
        if isinstance(record, Date) and record.interval.granularity in ("day", "part_of_day") and record.interval.start:
            day = date.fromisoformat(record.interval.start[:10])
            told = sentence.text[: max(0, record.start - sentence.start)].split()[-1:]
            if (message.day is None or day <= message.day) and not (told and told[0] in words().reading.reporting):
                return day
    return None


def written(day: date) -> str:
    """Return ``day`` as the date slot writes it."""
    return day.strftime("%d %b %y").upper()


def within(message: Message, sentence: Sentence) -> Iterator[object]:
    """Yield the records that stand inside ``sentence``."""
    return (record for record in message.records if sentence.start <= record.start and record.end <= sentence.end)
