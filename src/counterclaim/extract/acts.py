"""What a saying does: the cue says so, or for plain sayings the content."""

from collections.abc import Sequence

from counterclaim.claim import Factuality, SpeechAct
from counterclaim.mention import Attribution
from counterclaim.vocabulary.cues import acts, verbs_by_form
from counterclaim.vocabulary.stances import act_finders, finder, references

PLAIN: frozenset[SpeechAct] = frozenset({"state", "claim", "announce", "assess"})
NAMING = frozenset({"call", "dub", "brand", "label"})  # "called the figure a fairy tale" denies it
ONLY = frozenset({"if", "once", "when", "after"})  # behind "only" they open a condition
OPENING = 6  # words within which "we call for" or "I am warning" makes the saying what it names


def act_of(attribution: Attribution, words: Sequence[str], side: str | None, sides: frozenset[str], speaks_of_others: bool) -> SpeechAct:
    """Return the speech act of an attribution.

    ``words`` are the casefolded words of its content, ``side`` the claimant's; ``sides`` fight; ``speaks_of_others`` tells whether the
    content names a side other than the claimant's.
    """
    lemma = attribution.cue_lemma
    act, _ = acts().get(lemma, ("state", "certain"))
    if lemma == "warn" and words[:1] not in (("not",), ("to",)):
        return "threaten" if side in sides and _first_fit(words) == "threaten" else act
    if lemma in NAMING and (_denies(words) or finder("untrue").find(words)):
        return "deny"
    if lemma in NAMING and finder("outrage").find(words):
        return "condemn"
    if act not in PLAIN or lemma in references().firm:
        return act
    if (performed := _performed(words)) is not None:
        return performed
    found = _first_fit(words)
    if found == "accuse" and not speaks_of_others:
        found = None
    if found in (None, "assess") and _is_conditional(words):
        return "offer"
    if found is not None and not (found in ("pledge", "assess") and act == "announce"):
        return found
    return "claim" if act == "state" and _is_about_the_war(words, side, sides) else act


def _denies(words: Sequence[str]) -> bool:
    """Whether the words call something untrue."""
    return any(act == "deny" and phrases.find(words) is not None for act, phrases in act_finders())


def _first_fit(words: Sequence[str]) -> SpeechAct | None:
    return next((act for act, phrases in act_finders() if phrases.find(words)), None)


def _is_conditional(words: Sequence[str]) -> bool:
    """Whether somebody would do something on one condition alone ("would talk only if")."""
    only = next((k for k in range(1, len(words) - 1) if words[k] == "only" and words[k + 1] in ONLY), -1)
    return only > 0 and any(word in ("would", "will", "could") for word in words[:only]) and "not" not in words[:only]


def _performed(words: Sequence[str]) -> SpeechAct | None:
    """Return what a first person performs by saying it ("we also call on", "I am warning")."""
    opening = words[:OPENING]
    for index, word in enumerate(opening[:-1]):
        if word not in {"we", "i"}:
            continue
        for following in range(index + 1, len(opening)):
            for verb, _ in verbs_by_form().get(opening[following], ()):
                particle = not verb.particle or words[following + 1 : following + 2] == (verb.particle,)
                if particle and verb.act not in PLAIN and verb.lemma not in references().minds:
                    return verb.act
    if words[:2] == ("call", "for") or words[:2] == ("call", "on"):
        return "call_for"
    return None


def _is_about_the_war(words: Sequence[str], side: str | None, sides: frozenset[str]) -> bool:
    return (side in sides or side == "UNNAMED") and finder("war").find(words) is not None


def hedges_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the hedges in the content, the likelier degree first."""
    found = (finder(name).find(words) for name in ("probable", "possible"))
    return tuple(" ".join(words[first:end]) for span in found if span for first, end in [span])


def factuality_of(lemma: str, act: SpeechAct, hedges: Sequence[str], words: Sequence[str]) -> Factuality:
    """Return how firmly the claimant stands by the content: denied, wished (unknown), possible, probable or certain."""
    _, factuality = acts().get(lemma, ("state", "certain"))
    if act == "deny":
        return "denied"
    if act in ("demand", "call_for", "offer", "pledge", "threaten", "reject", "accept"):
        return "unknown"
    if factuality != "certain":
        return factuality
    if finder("possible").find(words):
        return "possible"
    return "probable" if hedges else "certain"
