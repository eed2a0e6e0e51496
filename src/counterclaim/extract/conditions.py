"""The condition in what somebody says: its words, by what opens it, and whether it hangs on anything that is still open.

The words tell where a condition stands; the parse, where there is one, tells what they limit. "The day before" and "for the moment" open
none, nor does what bounds a report ("fighting went on until dawn").
"""

import re
from collections.abc import Sequence

from counterclaim.extract.content_tree import ContentTree
from counterclaim.vocabulary.stances import finder, stances
from counterclaim.vocabulary.times import times

OBLIGATION = re.compile(r"\b(?:must|should|has to|have to|needs? to|ought to)\b", re.IGNORECASE)
TERMS = re.compile(  # "any deal must let the army stay"
    r"\bany (?:[a-z-]+ ){0,2}(?:deal|agreement|accord|truce|ceasefire|cease-fire|settlement|peace|talks|negotiations|withdrawal)"
    r"(?: [a-z]+){0,3}? (?:must|should|has to|have to|had to|needs? to|needed to) ",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:no|not|never|nor|nothing|cannot|can't|won't|wouldn't|refuse[ds]?)\b", re.IGNORECASE)
LONGEST_TIME = 4  # words of a time that ends a content ("the end of last month" is none)
LONGEST_REFUSAL = 12  # words between "no" and the condition that withholds it
OURSELVES = frozenset({"we", "i", "our"})
CLAUSES = ("acl:relcl", "acl")
TRADED = frozenset({("in", "exchange", "for"), ("in", "return", "for")})


def condition_in(content: str, own: bool) -> tuple[int, int] | None:
    """Return the condition in a content as offsets into it: after "only if", the main clause of "if there is to be peace", after "is"."""
    words = [(match.start(), match.end(), match.group().casefold()) for match in re.finditer(r"[\w’'-]+", content)]
    lower = [word for _, _, word in words]
    if (found := finder("purposes").find(lower)) is not None:
        return _main_clause(content, words, found[0])
    if (owed := TERMS.search(content)) is not None:
        return owed.end(), len(content.rstrip(". "))
    if (found := finder("paths").find(lower)) is not None:
        verb = next((k for k in range(found[1] - 1, len(words)) if lower[k] in {"is", "was", "remains"}), None)
        return (words[verb + 1][0], len(content)) if verb is not None and verb + 1 < len(words) else None
    if (opening := _own_if(lower) if own else None) is not None:
        end = content.find(",", words[opening][0])
        return words[opening][0], end if end > 0 else len(content)
    if (found := finder("openers").find(lower)) is not None and found[1] < len(words) and not _is_no_condition(lower, *found[:2]):
        end = content.find(",", words[found[1]][0])
        return words[found[1]][0], end if end > 0 else len(content)
    return None


def _is_no_condition(lower: Sequence[str], first: int, end: int) -> bool:
    """Whether what looks like an opener is a verb ("is providing air cover"), bounds nothing ("as long as they can") or opens none.

    A time is no condition ("until 2012", "the day before"), nor is what the speakers vow to reach themselves ("until we free the town").
    """
    conditions = stances().conditions
    verb = lower[first] in conditions.verbs and not conditions.auxiliaries.isdisjoint(lower[max(0, first - 2) : first])
    vowed = lower[end - 1] == "until" and lower[end] in OURSELVES and NEGATED.search(" ".join(lower[:first])) is None
    return verb or vowed or _is_time(lower[end:]) or not conditions.able.isdisjoint(lower[end : end + 2])


def _is_time(words: Sequence[str]) -> bool:
    """Whether words behind an opener are a time: a day, a month or a figure, or a short "last month" that ends the content."""
    first = words[0]
    dated = first in times().weekdays or first in times().months or first.isdigit()
    return dated or (first in stances().conditions.times and len(words) <= LONGEST_TIME)


def _own_if(lower: Sequence[str]) -> int | None:
    """Return the word after "if", "when" or "once" where it limits what the speaker is ready to do ("it would stop if"), else null."""
    for place, word in enumerate(lower[:-2]):
        traded = tuple(lower[place : place + 3]) in TRADED
        if (
            (traded or word in {"if", "when", "once"})
            and stances().conditions.ready.intersection(lower[:place])
            and "be" not in lower[:place]
        ):
            return place + (3 if traded else 1)
    return None


def _main_clause(content: str, words: Sequence[tuple[int, int, str]], purpose: int) -> tuple[int, int] | None:
    """Return the clause with the obligation: after the comma where the purpose comes first, else what stands before it."""
    start = words[purpose][0]
    if purpose > 2:
        head = content[:start].rstrip(" ,")
        return (0, len(head)) if OBLIGATION.search(head) else None
    comma = content.find(",", start)
    return (comma + 2, len(content.rstrip(". "))) if comma > 0 and OBLIGATION.search(content[comma:]) else None


def withheld_in(content: str, refused: bool = False) -> tuple[int, int] | None:
    """Return the condition behind a refusal ("no talks while they shell us": "they shell us") as offsets into the content.

    ``refused`` where the refusal is the act of saying it ("ruled out talks until").
    """
    refusal = NEGATED.search(content)
    if refusal is None and not refused:
        return None
    words = [(match.start(), match.end(), match.group().casefold()) for match in re.finditer(r"[\w’'-]+", content)]
    later = [word for word in words if refused or refusal is None or word[0] >= refusal.end()]
    found = finder("withheld").find([lower for _, _, lower in later])
    if found is None or found[1] >= len(later) or found[0] > LONGEST_REFUSAL or _is_time([lower for _, _, lower in later[found[1] :]]):
        return None
    end = content.find(",", later[found[1]][0])
    return later[found[1]][0], end if end > 0 else len(content)


def plain_words(content: str) -> list[str]:
    """Return the casefolded words of a content without the marks around them."""
    return [word.strip("'’‘\"“”.,").casefold() for word in content.split()]


def clause_end(tree: ContentTree, offset: int, end: int) -> int:
    """Return where a condition that begins at the article's ``offset`` ends, if what it limits follows ("until C we stay")."""
    first = tree.at(offset)
    opener = tree.syntax.words[first - 1] if first > 0 else None
    if opener is None or opener.deprel != "mark" or opener.head < 0 or tree.main(tree.syntax.words[opener.head].head) <= opener.head:
        return end
    last = max(one for one in tree.syntax.below(opener.head) if one in tree.inside)
    return tree.ends[last]


def is_bound(tree: ContentTree, offset: int, sides_elsewhere: bool) -> bool:
    """Whether the words from the article's ``offset`` on are a condition of something that is still open.

    They are none where what opens them is a time ("for the moment", "the day before"), where they bound a report ("fought on until"), or
    where they are the aim of a vow: whoever will not stop until their people are home waits for nobody (``sides_elsewhere`` tells
    whether the condition names another side).
    """
    first = tree.at(offset)
    opener = first - 1
    if opener < 0 or opener not in tree.inside:
        return True
    word = tree.syntax.words[opener]
    if word.upos == "NOUN" and word.lower in stances().conditions.moments:
        return any(first in tree.syntax.below(one) for one in tree.syntax.of(opener, CLAUSES))
    main = tree.main(tree.syntax.words[word.head].head) if word.deprel in ("mark", "case") and word.head >= 0 else -1
    if main >= 0 and tree.syntax.words[main].deprel.startswith("acl"):
        return False  # it limits what only describes something ("not bound by a truce signed without it")
    if main < 0 or word.lower not in stances().conditions.limits:
        return True
    if tree.is_past(main):
        return False
    act = tree.syntax.words[word.head].upos == "VERB" and not tree.syntax.is_passive(
        word.head
    )  # "until they leave", not "until it is safe"
    return (sides_elsewhere and act) or not _goes_on(tree, main)


def _goes_on(tree: ContentTree, main: int) -> bool:
    """Whether a predicate tells that the speaker goes on ("will not stop", "will fight on")."""
    known = stances().conditions
    verb = tree.lemma(main)
    return verb in known.going_on or (verb in known.stopping and tree.is_negated(main))
