"""Phrases that count without a number: "no soldiers", "none of its jets", "any aircraft", "the other's tanks"."""

from collections.abc import Callable, Iterator

from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_phrase import NounPhrase, Phrase
from counterclaim.extract.toll_words import harm_words
from counterclaim.vocabulary.nouns import modifiers

NounAt = Callable[[int], NounPhrase | None]  # reads the noun phrase of a known noun that starts at a word


def nones(line: Line, noun_at: NounAt) -> Iterator[Phrase]:
    """Yield what is said not to have happened: "reported no deaths", "none of its jets was hit"."""
    for index, word in enumerate(line.lower):
        if (last := _nobody(line, index)) is not None:
            yield Phrase(index, last, last, 0, 0, 0, 0, "number", NounPhrase(last, last, (), last, "unknown"))
            continue
        if word == "none" and line.word(index + 1) == "of":
            noun = _owned(line, index + 2, noun_at)
        else:
            noun = _no_harm(line, index) or _no_whole(index, noun_at) if word == "no" else None
        if noun is not None:
            yield Phrase(index, noun.last, noun.last, 0, 0, 0, 0, "number", noun)


def _nobody(line: Line, index: int) -> int | None:
    """Return where "nobody", "no one else" ends that starts at ``index`` as a subject; null where it does not stand there."""
    if line.word(index) not in ("no", "nobody", "no-one") or line.group_ending(index) is not None:
        return None
    found = (tuple(phrase.split()) for phrase in harm_words().nobody)
    return next((index + len(words) for words in found if line.phrase_at(index, words)), None)


def _owned(line: Line, start: int, noun_at: NounAt) -> NounPhrase | None:
    """Return the noun behind "of its", "of the"."""
    return noun_at(start + 1) if line.word(start) in harm_words().owners else None


def _no_harm(line: Line, index: int) -> NounPhrase | None:
    """Return the noun of "no deaths", "no civilian casualties", where somebody reports, causes or suffers none."""
    if not harm_words().zero_leads.intersection(line.lower[max(0, index - 2) : index]):
        return None
    last = index + 2 if line.word(index + 1) in modifiers()["people"] or line.word(index + 1) == "further" else index + 1
    cue = line.cue_at(last) if last < len(line.lower) else None
    harm = cue[1].people if cue is not None and cue[1].kind == "noun" else None
    if harm is None and line.word(last) == "losses":
        harm = "killed_or_wounded"
    if harm is None:
        return None
    return NounPhrase(index + 1, last + 1, (), last, modifiers()["people"].get(line.word(index + 1), "unknown"), harm)


def _no_whole(index: int, noun_at: NounAt) -> NounPhrase | None:
    """Return the noun of "no soldiers", "no warplane", by which an army says that it lost none; a harm said of it makes it a toll."""
    noun = noun_at(index + 1)
    forces = noun is not None and noun.heads and noun.harm is None and noun.status in ("military", "equipment")
    return noun if forces else None


def anything(line: Line, noun_at: NounAt) -> Iterator[Phrase]:
    """Yield what somebody denies of any: "denied losing any aircraft", "denied that any of its jets were hit"."""
    denial = next((index for index, word in enumerate(line.lower) if word in harm_words().denials), len(line.lower))
    for index in range(denial + 1, len(line.lower) - 1):
        if line.word(index) != "any":
            continue
        start = index + 1
        if line.word(start) == "of":
            start += 2 if line.word(start + 1) in harm_words().owners else 1
        noun = noun_at(start)
        if noun is not None:
            yield Phrase(index, noun.last, noun.last, 1, None, None, None, "single", noun)


def of_the_other(line: Line, noun_at: NounAt) -> Iterator[Phrase]:
    """Yield what two who are named together say of each other: "shot down the other's jets", "each other's tanks"."""
    for index in range(1, len(line.lower) - 2):
        if line.word(index) == "other" and line.word(index - 1) in ("each", "the") and line.word(index + 1) == "'s":
            noun = noun_at(index + 2)
            if noun is not None and noun.heads and noun.heads[0].number != "one":
                yield Phrase(index - 1, noun.last, noun.last, 2, None, 3, 10, "plural", noun)
