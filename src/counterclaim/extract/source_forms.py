"""Which mentions of a source speak: those that only qualify, own or head another are left out, and a row of them speaks jointly."""

import itertools
import re
from collections.abc import Sequence

from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.citizens import civil_body_in
from counterclaim.mention import ActorMention
from counterclaim.vocabulary.actors import kinds_by_noun, office_at
from counterclaim.vocabulary.cues import cues, grammar
from counterclaim.vocabulary.stances import references

JOINED = re.compile(
    r"^(?:\s*\([^)]*\))?\s*"
    r"(?:,|,?\s*and(?:\s+both)?(?:\s+the)?(?:\s+(?P<kind>[a-z-]+))?|&|or|,?\s*along with|,?\s*together with|as well as)?"
    r"\s*(?:the|both|also)?\s*$"
)
CLAUSE = re.compile(r",? (?:that|which|whom) (?=(?:the )?[A-Z])")  # with a subject of its own behind it
AT_OWNER = re.compile(r" (?:at|from|in|with) ")
HOLDERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "one"})  # before somebody by their role
MAKERS = frozenset({"from", "by"})
TITLE_WORDS = 4  # words between a nation and the name of its officer


def listed(view: str, mentions: list[tuple[int, ActorMention]]) -> list[tuple[int, ActorMention]]:
    """Of a group and the list of its members ("three states - A, B and C") keep the members."""
    if len(mentions) < 3 or mentions[0][1].form != "group":
        return mentions
    between = view[mentions[0][1].end : mentions[1][1].start].strip()
    return mentions[1:] if between in {"-", "–", "—", ":", ","} else mentions


def without_owner(view: str, mentions: list[tuple[int, ActorMention]]) -> list[tuple[int, ActorMention]]:
    """Leave out the owner in front of a name that somebody's relative or officer bears ("her sister N")."""
    if len(mentions) < 2 or mentions[0][1].form != "pronoun" or mentions[0][1].head.casefold() not in HOLDERS:
        return mentions
    between = view[mentions[0][1].end : mentions[1][1].start].split()
    return mentions[1:] if mentions[1][1].form == "name" and between and all(map(str.islower, between)) else mentions


def without_relative(mentions: list[tuple[int, ActorMention]]) -> list[tuple[int, ActorMention]]:
    """Leave out the "who" in front of the subject of its clause ("a deal who Xlandish officials say is dead")."""
    relative = len(mentions) > 1 and mentions[0][1].head == "who"
    return mentions[1:] if relative else mentions


def without_clause(view: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a source without the clause that says more of it ("a study that Xland disputes"), whose subject is somebody else."""
    clause = CLAUSE.search(view, span[0] + 1, span[1])
    return (span[0], clause.start()) if clause is not None else span


def governor_of(view: str, start: int, mention: int) -> str | None:
    """Return the words in front of what governs the first actor of a source, else null.

    A preposition governs ("film" of "film from Xtown"), and so does a participle of opposing ("rebels" of "rebels fighting N").
    """
    words = view[start:mention].split()
    opposed = references().fighting.issuperset(word.casefold() for word in words[-1:]) and len(words) > 1
    if opposed:
        return " ".join(words[:-1])
    place = next((k for k, word in enumerate(words) if word.casefold() in grammar().prepositions), 0)
    while place > 1 and words[place - 1].endswith("ed"):  # "a statement issued by"
        place -= 1
    return " ".join(words[:place]) if place else None


def stands_for(governor: str, link: str = "") -> bool:
    """Whether a noun speaks for the body behind its preposition ("a spokesman for N", "fighters from N", "a statement by N").

    ``link`` is what stands between the two: figures speak for whoever they come from ("data from N", "figures released by N").
    """
    last = governor.rsplit(maxsplit=1)[-1].casefold()
    if civil_body_in(governor, link) is not None:
        return False
    if last in (cues().reckonings | cues().findings) - references().partitive:
        return not MAKERS.isdisjoint(link.casefold().split())
    if (office := office_at([last], 0)) is not None:
        return office.bound
    if last in kinds_by_noun():
        return kinds_by_noun()[last] != "civilians"
    return last in cues().venues | references().partitive | affiliations().roles


def without_forms(view: str, mentions: Sequence[tuple[int, ActorMention]]) -> list[tuple[int, ActorMention]]:
    """Leave out mentions that only qualify the one that speaks: "Xland's" before "minister N", an adjective before a person."""
    kept: list[tuple[int, ActorMention]] = []
    for place, (number, mention) in enumerate(mentions):
        following = mentions[place + 1][1] if place + 1 < len(mentions) else None
        between = view[mention.end : following.start] if following else ""
        if mention.form == "description" and AT_OWNER.search(view, mention.start, mention.end):
            kept.append((number, mention))  # "an official at Xland's N air base" speaks, not N
            continue
        owner = mention.actor is not None and mention.actor.kind == "person" and following is not None and following.form == "description"
        qualifies = following is not None and (
            (mention.possessive and not owner and len(between.split()) <= TITLE_WORDS and "," not in between)
            or (
                (mention.form in ("adjective", "name", "description") or (mention.form == "unnamed" and between == " "))
                and is_title(between)
                and following.form == "name"
                and any(map(str.isupper, view[following.start : following.end]))
            )
            or (mention.form == "adjective" and following.form == "unnamed" and between.strip() in ("and", "or", ","))
        )
        if not qualifies:
            kept.append((number, mention))
    return kept


def is_title(between: str) -> bool:
    """Whether only lower-case words (an office) stand between a name and the next, as in "Xlandish deputy minister N"."""
    words = between.split()
    return (
        len(words) <= TITLE_WORDS
        and all(word.islower() and word.isalpha() for word in words)
        and (grammar().prepositions | grammar().conjunctions | references().fighting).isdisjoint(words)
    )


def row_length(view: str, mentions: Sequence[tuple[int, ActorMention]], named: Sequence[tuple[int, ActorMention]]) -> int:
    """Return how many mentions from the first speak jointly: a comma joins only where an "and" follows ("A, B and C"; not "A, the B").

    ``named`` holds the mentions that only qualify the next one, too: a joint ends where they start ("A and Xland's agency B").
    """
    starts = [one.start for _, one in named]
    joints = [view[left.end : min(start for start in starts if start >= left.end)] for (_, left), _ in itertools.pairwise(mentions)]
    owned = any(view[one.end : one.end + 1] in ("'", "’") for _, one in mentions)  # "Xland, Yland's ally, said"
    if len(mentions) == 2 and joints[0].strip() == "," and not owned and all(_is_state(one) for _, one in mentions):
        return 2  # as headlines join two names
    run = next((place for place, joint in enumerate(joints) if not _joins(joint)), len(joints))
    last = max((place for place in range(run) if re.search(r"\band\b|&|\bor\b|with|well as", joints[place])), default=-1)
    return last + 2


def _is_state(mention: ActorMention) -> bool:
    return mention.form == "name" and not mention.possessive and mention.actor is not None and mention.actor.kind == "state"


def _joins(joint: str) -> bool:
    """Whether words between two mentions make them speak jointly ("and", "and the paramilitary")."""
    match = JOINED.match(joint)
    return match is not None and bool(joint.strip()) and (match["kind"] or "the") in references().joint_words
