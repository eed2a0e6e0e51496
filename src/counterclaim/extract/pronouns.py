"""Whom pronouns mean: by recency and agreement; first persons inside a quotation are whoever is quoted."""

import itertools
from collections.abc import Sequence

from counterclaim.actor import Actor
from counterclaim.extract.memory import ORGANISED, SENTENCES_BACK, Memory, Seen, is_person, latest
from counterclaim.mention import ActorMention, Attribution, PassageMentions
from counterclaim.vocabulary.stances import references

FINAL_SPEAKERS = frozenset({"he", "she", "it", "they"})
BODY_PRONOUNS = frozenset({"it", "its"})
SUBJECT_REACH = 8  # characters from the comma behind a fronted clause to its subject
LONGEST_STATEMENT = 8  # paragraphs that "N said:" can open
STRETCH = 10  # sentences back that "he" can reach where one person alone spoke
FEMALE = frozenset({"she", "her"})
GENDERED = frozenset({"he", "she"})
PLURAL_KINDS = frozenset({"military", "armed_group", "civilians", "unnamed", "government_body"})


def resolve_pronoun(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...]:
    """Return whom a pronoun means; empty where nobody named nearby agrees with it."""
    head = mention.head.casefold()
    if head in {"it", "he", "she"} and _follows(passage, mention, frozenset({"what"})) and (subject := _announced(passage, mention)):
        return subject
    if (speaker := _opening_speaker(memory, passage, mention, sentence)) is not None:
        return (speaker,)
    inside = any(one.voice == "direct" and start <= mention.start < end for one in passage.attributions for start, end in one.contents)
    if head in FINAL_SPEAKERS and any(one.source == (mention.start, mention.end) and "fronted" in one.rule for one in passage.attributions):
        if (same := _spoke_before_mark(memory, passage, mention, sentence)) is not None:
            return same
        return (_told_within(passage, mention) if head == "it" else ()) or _who_spoke(memory, head, sentence) or _acts(passage, mention)
    if head in {"he", "she", "him", "her", "his"}:
        meant = (
            latest(
                memory, sentence, lambda one: one.quoted <= inside and len(one.actors) == 1 and _fits_gender(memory, one.actors[0], head)
            )
            or _lone_person(memory, sentence, head)
            or (_known_by_one_name(memory, sentence) if head in GENDERED else ())
        )
        return () if inside and _speaks_here(passage, mention, meant) else meant
    if head in {"it", "its"}:
        if _follows(passage, mention, references().before_last_named) and (last := _last_named(memory, sentence)):
            return last
        reach = 1 + _goes_on(passage, mention)
        return latest(
            memory, sentence, lambda one: one.quoted <= inside and len(one.actors) == 1 and one.actors[0].kind in ORGANISED, reach=reach
        ) or latest(memory, sentence, lambda one: one.speaks and len(one.actors) == 1 and one.actors[0].kind == "unknown", reach=1)
    if head in {"they", "them", "their"}:
        return latest(
            memory,
            sentence,
            lambda one: one.quoted <= inside and _are_several(one),
            reach=1,
        )
    if head == "who" and memory.seen and memory.seen[-1].sentence == sentence:
        return memory.seen[-1].actors if _touches(passage, mention) else ()
    return ()


def _speaks_here(passage: PassageMentions, mention: ActorMention, meant: tuple[Actor, ...]) -> bool:
    """Whether a pronoun stands in somebody's own quotation: who speaks of himself says "I"."""
    said = [one for one in passage.attributions if one.voice == "direct" and _holds(one.contents, (mention.start, mention.end))]
    sources = [one.source for one in said if one.source is not None]
    speaking = {one.actor.name for one in passage.actors for low, high in sources if one.actor and low <= one.start and one.end <= high}
    return not speaking.isdisjoint(actor.name for actor in meant)


def _opening_speaker(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> Actor | None:
    """Return whoever says what the pronoun opens, if it can mean them ("N struck a camp; the army says it killed 300"), else null."""
    opened = any(
        one.source is not None and one.source[1] <= one.contents[0][0] == mention.start and one.voice == "indirect"
        for one in passage.attributions
    )
    if not opened:
        return None
    last = next((one for one in memory.recall() if one.sentence == sentence and one.speaks and not one.quoted), None)
    if last is None or len(last.actors) != 1 or mention.head.casefold() not in FINAL_SPEAKERS:
        return None
    return last.actors[0] if _agrees(memory, last.actors, mention.head.casefold()) else None


def _spoke_before_mark(memory: Memory, passage: PassageMentions, mention: ActorMention, sentence: int) -> tuple[Actor, ...] | None:
    """Return who spoke before the colon or semicolon that opens what the pronoun says ("N called it a lie: nobody had died, he said")."""
    said = next((one.contents[0][0] for one in passage.attributions if one.source == (mention.start, mention.end)), 0)
    if passage.view[:said].rstrip()[-1:] not in (":", ";"):
        return None
    head = mention.head.casefold()
    here = [one for one in memory.recall() if one.sentence == sentence and (one.speaks or one.subject or one.agent) and not one.quoted]
    return next((one.actors for one in sorted(here, key=lambda one: not one.speaks) if _agrees(memory, one.actors, head)), None)


def _announced(passage: PassageMentions, mention: ActorMention) -> tuple[Actor, ...]:
    """Return the subject behind the comma for a pronoun that comes before it ("In what it called a warning, the Xlandish embassy ...")."""
    start, end = next(((start, end) for start, end in passage.sentences if start <= mention.start < end), (0, 0))
    comma = passage.view.find(", ", mention.end, end)
    front = passage.view[start : mention.start].casefold().split()
    if comma < 0 or front[:1] not in (["in"], ["at"], ["after"]) or len(front) > 2:
        return ()
    subject = next((one.actor for one in passage.actors if comma < one.start <= comma + SUBJECT_REACH and one.form != "adjective"), None)
    return (subject,) if subject is not None and subject.side is not None else ()


def _told_within(passage: PassageMentions, mention: ActorMention) -> tuple[Actor, ...]:
    """Return the body that tells something in what "it" says, outside quotation marks ("N has confirmed nine deaths, it said")."""
    said = next((one for one in passage.attributions if one.source == (mention.start, mention.end)), None)
    if said is None or said.voice == "direct":
        return ()
    inside = [one.source for one in passage.attributions if one is not said and one.source and _holds(said.contents, one.source)]
    tellers = (one for one in passage.actors if one.actor is not None and any(low <= one.start and one.end <= high for low, high in inside))
    return next(((one.actor,) for one in tellers if one.actor is not None and one.actor.kind in ORGANISED), ())


def _acts(passage: PassageMentions, mention: ActorMention) -> tuple[Actor, ...]:
    """Return the body that does what "it" says in the content before, where nobody spoke earlier ("N's army has lost 20 men, it said")."""
    said = next((one for one in passage.attributions if one.source == (mention.start, mention.end)), None)
    if said is None or said.voice == "direct" or mention.head.casefold() != "it":
        return ()
    start, end = said.contents[0]
    named = [one for one in passage.actors if start <= one.start and one.end <= end and one.actor is not None]
    bodies = {one.actor for one in named if one.actor is not None and one.actor.kind in ORGANISED}
    return tuple(bodies) if len(bodies) == 1 else ()


def _holds(contents: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in contents)


def _goes_on(passage: PassageMentions, mention: ActorMention) -> int:
    """Return how many sentences right before this one open with "it" or "its": they go on about the same body."""
    before = [(start, end) for start, end in passage.sentences if end <= mention.start]
    openings = (passage.view[start:end].split(maxsplit=1)[:1] for start, end in reversed(before))
    return sum(1 for _ in itertools.takewhile(lambda words: bool(words) and words[0].casefold() in BODY_PRONOUNS, openings))


def _lone_person(memory: Memory, sentence: int, pronoun: str) -> tuple[Actor, ...]:
    """Return the one person who spoke in the stretch before, where nobody else did."""
    spoke = [one for one in memory.recall() if 0 < sentence - one.sentence <= STRETCH and one.speaks]
    persons = {actor.name: actor for one in spoke for actor in one.actors if _fits_gender(memory, actor, pronoun)}
    return tuple(persons.values()) if len(persons) == 1 else ()


def _known_by_one_name(memory: Memory, sentence: int) -> tuple[Actor, ...]:
    """Return who spoke last, one of whom the article tells a single name that may be a person's ("a man called Ahmed")."""
    return latest(memory, sentence, lambda one: one.speaks and len(one.actors) == 1 and _has_one_name(one.actors[0]), reach=2)


def _has_one_name(actor: Actor) -> bool:
    return actor.kind == "unknown" and actor.side is None and actor.name.istitle() and " " not in actor.name


def _follows(passage: PassageMentions, mention: ActorMention, words: frozenset[str]) -> bool:
    """Whether one of the words stands right before the mention."""
    before = passage.view[: mention.start].split()[-1:]
    return bool(before) and before[0].casefold() in words


def _last_named(memory: Memory, sentence: int) -> tuple[Actor, ...]:
    """Return the body that the sentence named last, who else spoke in it or not."""
    here = (one.actors for one in memory.recall() if one.sentence == sentence and not (one.quoted or one.modifies))
    return next((actors for actors in here if len(actors) == 1 and actors[0].kind in ORGANISED), ())


def _fits_gender(memory: Memory, actor: Actor, pronoun: str) -> bool:
    """Whether the actor is a person whom nothing in the article makes the other gender."""
    return is_person(actor) and memory.female.get(actor.name, pronoun in FEMALE) == (pronoun in FEMALE)


def _are_several(one: Seen) -> bool:
    """Whether "they" can be who was seen: several, a force, or people of a body by a plural noun ("N's monitors ... They")."""
    return len(one.actors) > 1 or one.actors[0].kind in PLURAL_KINDS or one.words.rpartition(" ")[2] in references().peoples


def _is_plural(actor: Actor) -> bool:
    """Whether "they" can be the actor: forces and groups, and plural nouns."""
    return actor.kind in ("military", "armed_group") or (actor.kind in PLURAL_KINDS and actor.name.endswith("s"))


def _who_spoke(memory: Memory, pronoun: str, sentence: int) -> tuple[Actor, ...]:
    """Resolve "..., he said": never somebody in what was said, but whoever spoke or was the subject before."""
    reach = 2 * SENTENCES_BACK if pronoun in {"he", "she"} else 1
    before = [one for one in memory.recall() if 0 < sentence - one.sentence <= reach and (one.subject or one.agent) and not one.quoted]
    before = [one for one in before if _agrees(memory, one.actors, pronoun)]
    speaking = sorted((one for one in before if one.speaks), key=lambda one: (-one.sentence, one.aside))
    if before and pronoun in GENDERED and before[0].sentence == sentence - 1 and before[0].agent and not before[0].pronoun:
        return before[0].actors  # "Governor N visited the scene. "...," he said"
    if before:
        return (speaking or before)[0].actors
    if pronoun not in {"he", "she"}:
        return ()
    return _lone_person(memory, sentence, pronoun) or _known_by_one_name(memory, sentence)


def _agrees(memory: Memory, actors: tuple[Actor, ...], pronoun: str) -> bool:
    """Whether a pronoun can stand for the actors: a person, a body, or several."""
    if pronoun in {"he", "she"}:
        return len(actors) == 1 and _fits_gender(memory, actors[0], pronoun)
    if pronoun == "it":
        return len(actors) == 1 and actors[0].kind in ORGANISED
    return len(actors) > 1 or _is_plural(actors[0])


def _touches(passage: PassageMentions, mention: ActorMention) -> bool:
    """Whether an actor mention ends right before, but for a comma."""
    return any(0 <= mention.start - other.end <= 3 for other in passage.actors if other.end <= mention.start)


def resolve_first_persons(memory: Memory, index: int, passage: PassageMentions) -> None:
    """Give "we" and "I" inside a quotation to whoever is quoted."""
    for number, mention in enumerate(passage.actors):
        if mention.form != "pronoun" or mention.head.casefold() not in {"we", "i", "us", "me", "our", "my"}:
            continue
        spoken = [one for one in passage.attributions if any(start <= mention.start < end for start, end in one.contents)]
        speaker = next((one for one in reversed(spoken) if one.source is not None), None)
        if speaker is not None and (actors := _source_actors(memory, index, passage, speaker)):
            memory.resolved[index, number] = actors


def resolve_statement(memory: Memory, index: int, passages: Sequence[PassageMentions]) -> None:
    """Give "I" and "we" outside quotation marks to the person whose statement the paragraph is of.

    A paragraph before it says so by ending in "N said:"; the statement goes on as long as its paragraphs have such words.
    """
    opened = next((back for back in range(index - 1, max(-1, index - 1 - LONGEST_STATEMENT), -1) if _opens_statement(passages[back])), None)
    if opened is None or any(one.voice == "direct" for passage in passages[opened : index + 1] for one in passage.attributions):
        return
    resolved = (memory.resolved.get((opened, number), ()) for number, one in enumerate(passages[opened].actors) if one.form != "adjective")
    persons = [actors for actors in resolved if len(actors) == 1 and is_person(actors[0])]
    for number, mention in enumerate(passages[index].actors):
        first = mention.form == "pronoun" and mention.head.casefold() in {"we", "i"}
        if persons and first and (index, number) not in memory.resolved:
            memory.resolved[index, number] = persons[-1]


def _opens_statement(passage: PassageMentions) -> bool:
    words = passage.view.rstrip().casefold()
    return words.endswith(("said:", "says:", "added:", "continued:"))


def _source_actors(memory: Memory, index: int, passage: PassageMentions, attribution: Attribution) -> tuple[Actor, ...]:
    start, end = attribution.source or (0, 0)
    for number, mention in enumerate(passage.actors):
        if start <= mention.start and mention.end <= end and (index, number) in memory.resolved:
            return memory.resolved[index, number]
    return ()
