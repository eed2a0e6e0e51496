"""Phrases of one person or thing: "a drone", "commander A B", "U.S. marine" at the head of a headline, "him", "another"."""

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.extract.toll_lines import Line, is_soft
from counterclaim.extract.toll_nones import NounAt
from counterclaim.extract.toll_phrase import NounPhrase, Phrase
from counterclaim.extract.toll_words import harm_of, harm_words, noun_at

TITLE = 5  # words of an office before its noun, and of a name behind it
OTHER_REACH = 2  # words between "another" and what befell that one


def titled(line: Line) -> Iterator[Phrase]:
    """Yield a person who is named with an office and without an article: "killed commander A B"."""
    for index in range(len(line.lower) - 1):
        found = noun_at(line.lower, index)
        if found is None or not found[1].human or found[1].number != "one":
            continue
        last = _name_end(line, found[0])
        first = _title_start(line, index)
        death = line.word(first - 1) == "of" and line.word(first - 2) in harm_of()
        if last > found[0] and (first == 0 or death or line.group_ending(first) or line.word(first - 1) in (",", "and")):
            noun = NounPhrase(first, found[0], (found[1],), index, found[1].status)
            yield Phrase(first, last, last, 1, 1, 1, 1, "single", noun)


def _title_start(line: Line, index: int) -> int:
    first = index
    while first > 0 and index - first < 5 and is_soft(line, first - 1) and line.group_ending(first) is None:
        first -= 1
    return first


def _name_end(line: Line, index: int) -> int:
    """Return where the capitalised name that starts at ``index`` ends: ``index`` itself where there is none, or all is in capitals."""
    if all(token.text.isupper() for token in line.tokens if token.text.isalpha()):
        return index
    last = index
    while last < len(line.lower) and line.tokens[last].text[:1].isupper() and last - index < 5:
        last += 1
    return last


def singles(line: Line, known: NounAt) -> Iterator[Phrase]:
    """Yield what an article or an owner makes one: "a drone", "its pilot", "the Norlandic army's launcher"."""
    for index, word in enumerate(line.lower):
        first = _owner_start(line, index) if word == "'s" else index if word in harm_words().determiners - {"that"} else None
        if first is None or index + 1 in line.numbers:
            continue
        noun = known(index + 1) or _national(line, index + 1, word)
        if (
            noun
            and line.word(noun.last) not in ("'s", "'")
            and line.word(noun.last) not in harm_words().kinds_of
            and (noun.unknown or (len(noun.heads) == 1 and _is_one(noun, word)))
            and not _inside_name(line, noun)
            and not _describes(line, noun)
        ):
            yield _single(line, first, noun)


def _inside_name(line: Line, noun: NounPhrase) -> bool:
    """Whether the noun is a word of a longer name ("the National Liberation Front"), no office set off from it ("the mayor, A B")."""
    return line.word(noun.last) != "," and any(who.form == "name" and who.first < noun.last < who.last for who in line.whos)


def _describes(line: Line, noun: NounPhrase) -> bool:
    """Whether the noun only says whose or of what kind another is that stands behind it ("captured a rebel airstrip")."""
    behind = is_soft(line, noun.last) and noun.last not in line.verbs and line.tokens[noun.last].text.islower()
    return behind and noun.last - 1 in line.describing


def _single(line: Line, first: int, noun: NounPhrase) -> Phrase:
    """Return the phrase of one thing or person, the age behind it with it ("a girl of six"); a family is more than one."""
    last = noun.last
    aged = line.word(last) in ("of", "aged") and (line.word(last + 1).isalnum())
    if aged and last + 1 not in line.numbers and noun.human and _is_age(line, last + 1):
        last += 2
    if noun.heads and noun.heads[0].singular in harm_words().collectives and not noun.harm:
        return Phrase(first, noun.last, last, 2, None, 3, 10, "single", noun)
    return Phrase(first, noun.last, last, 1, 1, 1, 1, "single", noun)


def _is_age(line: Line, index: int) -> bool:
    return line.word(index).isdigit() or line.word(index) in harm_words().ages


def _national(line: Line, index: int, determiner: str) -> NounPhrase | None:
    """Return the phrase of "an Iranian": an adjective of nationality that no noun follows."""
    who = line.who_starting(index) if determiner in ("a", "an", "another") else None
    if who is None or who.form != "adjective" or is_soft(line, who.last):
        return None
    return NounPhrase(index, who.last, (), index, "unknown", None, line.word(index))


def _is_one(noun: NounPhrase, determiner: str) -> bool:
    head = noun.heads[0]
    return head.number == "one" or (head.number == "either" and (determiner in ("a", "an") or head.model))


def _owner_start(line: Line, index: int) -> int | None:
    """Return where the name before a possessive ending starts ("Armenian army's ...")."""
    for who in line.whos:
        if who.last in (index, index + 1) and who.first < index:
            return who.first
    first = index
    while first > 0 and line.tokens[first - 1].text[:1].isupper() and index - first < 4:
        first -= 1
    return first if first < index else None


def headlined(line: Line, known: NounAt) -> Iterator[Phrase]:
    """Yield one person or thing that a headline names without an article: "Marine killed in X", "Air strike destroys hospital"."""
    if not line.headline:
        return
    for index in range(len(line.lower)):
        opens = index == 0 or line.word(index - 1) in harm_words().headline_leads
        acted_on = (group := line.group_ending(index)) is not None and group.cue.kind == "verb" and group.cue.tense != "participle"
        if not (opens or acted_on) or index in line.numbers:
            continue
        noun = known(index)
        if noun is None or noun.harm or len(noun.heads) != 1 or noun.heads[0].number != "one" or noun.heads[0].model:
            continue
        if acted_on or _befell(line, noun.last):
            yield Phrase(index, noun.last, noun.last, 1, 1, 1, 1, "single", noun)


def _befell(line: Line, index: int) -> bool:
    """Whether a participle of harm, or a phrase of suffering, stands at ``index`` as the headline's verb."""
    while line.word(index).endswith("ly") or line.word(index) in harm_words().evidential:
        index += 1
    group = line.group_at(index)
    return group is not None and (group.cue.kind != "verb" or group.cue.tense in ("both", "participle"))


def pronouns(line: Line) -> Iterator[Phrase]:
    """Yield one person who is named before: "killed him and 10 officers"; not "killed her husband"."""
    for index in range(1, len(line.lower)):
        word = line.word(index)
        owner = word == "her" and (is_soft(line, index + 1) or index + 1 in line.numbers)
        if word not in ("him", "her") or owner:
            continue
        group = line.group_ending(index)
        if group is not None and group.cue.kind == "verb" and group.cue.people:
            yield _one(index, index + 1)


UNSAID_REACH = 3  # words of "has not yet" before "confirmed his death"


def deaths(line: Line) -> Iterator[Phrase]:
    """Yield a named person whose death somebody confirms: "confirmed A B's death", "announced his death"."""
    words = harm_words()
    for index in range(2, len(line.lower)):
        if line.word(index) != "death":
            continue
        owned = line.word(index - 1) in ("his", "her")
        who = next(
            (who for who in line.whos if index - 2 <= who.last <= index and any(actor.kind == "person" for actor in who.actors)), None
        )
        first = index - 1 if owned else who.first if who is not None and line.word(index - 1) == "'s" else None
        unsaid = first is not None and words.negations.intersection(line.lower[max(0, first - 1 - UNSAID_REACH) : first - 1])
        if first is not None and line.word(first - 1) in words.confirming and not unsaid:
            last = index if owned or who is None else who.last
            yield Phrase(first, last, index + 1, 1, 1, 1, 1, "single", NounPhrase(first, index + 1, (), index, "unknown", "killed"))


def others(line: Line) -> Iterator[Phrase]:
    """Yield one more of those counted before ("and another wounded", "a third blew himself up"), and "more were wounded"."""
    words = harm_words()
    for index in range(2, len(line.lower)):
        if line.word(index) == "more" and line.word(index - 1) in ("and", ",") and _befalls(line, index + 1):
            yield Phrase(index, index + 1, index + 1, 2, None, 3, 10, "number", NounPhrase(index + 1, index + 1, (), index + 1, "unknown"))
        first = index - 1 if line.word(index) in words.ordinals and line.word(index - 1) == "a" else index
        bare = line.word(index) == "another" or first < index
        if bare and not line.numbers.keys().isdisjoint(range(first)) and _befalls(line, index + 1):
            yield _one(first, index + 1)


def _befalls(line: Line, index: int) -> bool:
    """Whether a harm is said at ``index``, auxiliaries before it."""
    last = index
    while last - index < OTHER_REACH and line.word(last) in harm_words().auxiliaries | harm_words().perfect:
        last += 1
    group = line.group_at(last)
    return group is not None and group.cue.people is not None and (group.cue.kind != "verb" or group.cue.tense in ("both", "participle"))


def _one(first: int, last: int) -> Phrase:
    """Return the phrase of one person of whom the words say no more."""
    return Phrase(first, last, last, 1, 1, 1, 1, "single", NounPhrase(first, last, (), first, "unknown"))


def joined(line: Line, phrases: list[Phrase]) -> tuple[Phrase, ...]:
    """Join single people whom "and" joins to one phrase that counts them: "her mother and a brother", "a couple and their son"."""
    merged: list[Phrase] = []
    for phrase in phrases:
        previous = merged[-1] if merged else None
        next_to = (
            previous is not None
            and not (previous.named or phrase.named)
            and line.word(previous.last) == "and"
            and _first_of(line, phrase) == previous.last + 1
        )
        if previous and next_to and (_alike(previous, phrase) or (line.word(previous.first - 1) != "," and _of_one_kind(previous, phrase))):
            count = previous.low + phrase.low
            noun = replace(previous.noun, last=phrase.last, status=phrase.noun.status)
            merged[-1] = replace(
                previous, number_last=phrase.last, last=phrase.last, low=count, high=count, soft_low=count, soft_high=count, noun=noun
            )
        else:
            merged.append(phrase)
    return tuple(merged)


def _alike(one: Phrase, other: Phrase) -> bool:
    exact = one.low == one.high and other.low == other.high == 1
    if other.form != "single" or not exact or not (one.noun.human and other.noun.human):
        return False
    if one.form == "single":
        return one.noun.status == other.noun.status
    return one.noun.first == one.noun.last and one.low == 2 and one.number_last - one.first == 2  # "a couple"


def _first_of(line: Line, phrase: Phrase) -> int:
    """Return the first word of a phrase, with the "her" of "her two sons"."""
    owned = phrase.form == "number" and line.word(phrase.first - 1) in ("his", "her", "their")
    return phrase.first - 1 if owned else phrase.first


def _of_one_kind(one: Phrase, other: Phrase) -> bool:
    """Whether a single civilian and a number of others are one count: "a grandmother and two children", "a nurse and her two sons"."""
    single = one.form == "single" and one.low == one.high == 1 and bool(one.noun.heads)
    counted = other.form == "number" and other.low == other.high and bool(other.noun.heads) and not other.part
    return single and counted and one.noun.status == other.noun.status == "civilian" and not (one.noun.harm or other.noun.harm)
