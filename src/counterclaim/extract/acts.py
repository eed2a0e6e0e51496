"""What a saying does: the cue says so, or for plain sayings the content."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.claim import Factuality, SpeechAct
from counterclaim.extract.content_acts import ContentReader, is_imperative
from counterclaim.extract.disavowals import calls_untrue, disowns_attack, foretells_attack
from counterclaim.extract.parties import NO_BELLIGERENT
from counterclaim.mention import Attribution
from counterclaim.vocabulary.cues import acts, grammar, verbs_by_form
from counterclaim.vocabulary.stances import act_finders, finder, references

PLAIN: frozenset[SpeechAct] = frozenset({"state", "claim", "announce", "assess"})
CHARGING = frozenset({"call", "dub", "brand", "label"})
NAMING = CHARGING | {"describe", "portray", "characterise", "characterize"}  # "called the figure a fairy tale" denies it
ASKS: frozenset[SpeechAct] = frozenset({"demand", "call_for"})
WILLING: frozenset[SpeechAct] = frozenset({"offer", "pledge", "accept"})
ONLY = frozenset({"if", "once", "when", "after"})  # behind "only" they open a condition
OWN = frozenset(
    {"we", "i", "it", "he", "she", "they", "our", "its", "his", "her", "their"}
)  # the speaker's own, at the start of what they say
WOULD = frozenset({"would", "will", "could"})
CONDITIONS = frozenset({"if", "provided", "once", "condition"})
ORDER_REACH = 6  # words within which "to" opens what somebody is told to do
OF_OBJECTS = frozenset({"plan", "measure"})  # verbs with these act on certain objects alone ("strike a deal", "strike a depot")
HOSTILE_REACH = 7  # words of a promise within which the hostile deed stands ("to help in case of an attack" is none)
AT_LEAST = (("fewer",), ("less",))  # "no fewer than" denies nothing
CLEFTS = frozenset({("it", "was"), ("it", "is"), ("it", "were")})
CLEFT_REACH = 10  # words of whom "it was", before the "that" or "who" of the deed
CLEARED_REACH = 6  # words before a charge in which a negation says that it does not hold
OPENING = 6  # words within which "we call for" or "I am warning" makes the saying what it names


@dataclass(frozen=True, slots=True)
class Setting:
    """Who says something, in which war: ``side`` is the claimant's, ``sides`` fight.

    ``others`` tells whether the content names a side other than the claimant's, ``enemy_acts`` whether its first words name an enemy,
    ``relays`` whether it only tells what somebody else says.
    """

    side: str | None
    sides: frozenset[str]
    others: bool = False
    enemy_acts: bool = False
    relays: bool = False


def act_of(attribution: Attribution, words: Sequence[str], setting: Setting, parse: ContentReader | None = None) -> SpeechAct:
    """Return the speech act of an attribution whose content has the casefolded ``words``, and ``parse`` where the annotator read it."""
    lemma = attribution.cue_lemma
    act, _ = acts().get(lemma, ("state", "certain"))
    if lemma == "warn" and words[:1] not in (("not",), ("to",)):
        return "threaten" if setting.side in setting.sides and _first_fit(words) == "threaten" else act
    if (named := _named(lemma, words)) is not None:
        return named
    if act == "pledge" and (finder("hostile").find(words[:HOSTILE_REACH]) or (parse is not None and parse.is_hostile())):
        return "threaten"
    if lemma not in references().firm and _opens(words, "needs"):
        return "call_for"
    if lemma == "tell" and _orders(attribution, words):
        return "demand"
    if act not in PLAIN or lemma in references().firm or setting.relays:
        return act
    if parse is not None and parse.calls_untrue():
        return "deny"
    if (performed := _performed(words)) is not None:
        return performed
    found = _by_content(attribution, words, setting)
    parsed = _by_parse(attribution, parse) if parse is not None else None
    if found in (None, "assess") or (found in WILLING and parsed == "reject"):  # "prepared to share" offers, "not prepared to" refuses
        found = parsed or found
    return found or ("claim" if act == "state" and _is_about_the_war(words, setting) else act)


def _orders(attribution: Attribution, words: Sequence[str]) -> bool:
    """Whether somebody is told to do something ("told the garrison to surrender"): whom one tells is part of what is said then."""
    touches = attribution.cue is not None and 0 <= attribution.contents[0][0] - attribution.cue[1] <= 1
    return touches and "to" in words[1:ORDER_REACH]


def _named(lemma: str, words: Sequence[str]) -> SpeechAct | None:
    """Return what calling something so does: it denies what it calls untrue, condemns an outrage, accuses of a charge."""
    if lemma in NAMING and (_denies(words) or finder("untrue").find(words)):
        return "deny"
    if lemma in NAMING and (finder("outrage").find(words) or _is_intolerable(words)):
        return "condemn"
    if lemma in NAMING and _first_fit(words) == "reject":
        return "reject"
    charged = finder("charges").find(words) if lemma in CHARGING else None
    return "accuse" if charged is not None and words[charged[0] - 1 : charged[0]] != ("the",) else None


def _holds(words: Sequence[str]) -> bool:
    """Whether the speaker tells what they hope or believe ("he hoped the truce would hold")."""
    held = finder("holding that").find(words[:3])
    return bool(words) and words[0] in OWN and held is not None and held[0] == 1


def _is_intolerable(words: Sequence[str]) -> bool:
    """Whether a crime is called unacceptable; a plan that is unacceptable is refused."""
    return bool(finder("intolerable").find(words) and finder("crimes").find(words))


def _is_charge(words: Sequence[str]) -> bool:
    """Whether an enemy's deed, told with these words, is held against it: it hit those whom a war must spare, or moves to attack."""
    return bool(finder("war").find(words) and finder("spared").find(words)) or finder("moves").find(words) is not None


def _singles_out(words: Sequence[str], setting: Setting) -> bool:
    """Whether it is said of others that they and nobody else did a deed of war: "it was N that ...", "N's own army fired"."""
    cleft = tuple(words[:2]) in CLEFTS and not {"that", "who"}.isdisjoint(words[2:CLEFT_REACH])
    own = setting.enemy_acts and any(word == "own" and before.endswith(("'s", "’s", "their")) for before, word in pairwise(words))
    return bool((cleft and setting.others) or own) and finder("war").find(words) is not None


def _opens(words: Sequence[str], name: str) -> bool:
    """Whether the content opens with a phrase of the list."""
    found = finder(name).find(words)
    return found is not None and found[0] == 0


def _by_content(attribution: Attribution, words: Sequence[str], setting: Setting) -> SpeechAct | None:
    """Return what a plain saying does by what is said, null where it only states."""
    if attribution.voice == "direct" and _opens(words, "commands"):
        return "demand"
    if (
        words[:1] == ("no",)
        and words[1:2] not in AT_LEAST
        and not setting.others
        and setting.side in setting.sides
        and finder("war").find(words)
    ):
        return "deny"
    if (consent := _on_condition(words)) is not None:
        return consent
    if calls_untrue(words):
        return "deny"
    found = _fit(words)
    if found in (None, "assess", "pledge") and _holds(words):
        return "assess"
    if (
        found == "accuse"
        and words[:1]
        and words[0] in OWN
        and any(act == "pledge" and finds.find(words[:OPENING]) for act, finds in act_finders())
    ):
        return "pledge"
    if found == "accuse" and (not setting.others or _clears(words)):
        found = None
    if found == "reject" and _is_intolerable(words):
        return "condemn"
    if found in (None, "assess") and ((setting.enemy_acts and _is_charge(words)) or _singles_out(words, setting)):
        return "accuse"
    if found in (None, "assess", "pledge") and setting.side not in NO_BELLIGERENT:
        if found != "pledge" and disowns_attack(words) and not setting.enemy_acts:
            return "deny"
        if foretells_attack(words):
            return "warn" if setting.enemy_acts else "threaten"
    act, _ = acts().get(attribution.cue_lemma, ("state", "certain"))
    return None if found in ("pledge", "assess") and act == "announce" else found


def _by_parse(attribution: Attribution, parse: ContentReader) -> SpeechAct | None:
    """Return what a plain saying does by the parse of its content; what is announced is no more than announced."""
    if attribution.voice == "direct" and is_imperative(parse.tree):
        return "call_for"
    found = parse.act()
    return None if found == "pledge" and attribution.cue_lemma == "announce" else found


def _denies(words: Sequence[str]) -> bool:
    """Whether the words call something untrue."""
    return any(act == "deny" and phrases.find(words) is not None for act, phrases in act_finders())


def _fit(words: Sequence[str]) -> SpeechAct | None:
    """Return what the phrases in the content make of it; who tells what they have done asks nothing by it."""
    found = _first_fit(words)
    return None if found in ASKS and _has_done(words) else found


def _clears(words: Sequence[str]) -> bool:
    """Whether what would be a charge is said not to hold ("the raid did not amount to a war crime"): that accuses nobody."""
    charge = next((place for act, phrases in act_finders() if act == "accuse" and (place := phrases.find(words))), None)
    return charge is not None and not grammar().negations.isdisjoint(words[max(0, charge[0] - CLEARED_REACH) : charge[0]])


def _has_done(words: Sequence[str]) -> bool:
    """Whether one tells what one has done oneself ("it had completed the withdrawal of"), which asks nothing of anybody."""
    done = words[2:3] and words[2].endswith("ed") and words[2] not in verbs_by_form()
    return words[:1] != () and words[0] in OWN and words[1:2] in (("had",), ("has",), ("have",)) and bool(done)


def _first_fit(words: Sequence[str]) -> SpeechAct | None:
    return next((act for act, phrases in act_finders() if phrases.find(words)), None)


def _on_condition(words: Sequence[str]) -> SpeechAct | None:
    """Return what somebody does who would do something on a condition: accept what was asked, or offer something ("would talk only if")."""
    only = next((k for k in range(1, len(words) - 1) if words[k] == "only" and words[k + 1] in ONLY), -1)
    tied = only if only > 0 else next((k for k in range(1, len(words)) if words[k] in CONDITIONS), -1)
    willing = tied > 0 and any(word in WOULD for word in words[:tied]) and "not" not in words[:tied]
    if willing and finder("consents").find(words[:tied]):
        return "accept"
    return "offer" if willing and only > 0 and _first_fit(words) in (None, "assess") else None


def _performed(words: Sequence[str]) -> SpeechAct | None:
    """Return what a first person performs by saying it ("we also call on", "I am warning")."""
    opening = words[:OPENING]
    for index, word in enumerate(opening[:-1]):
        if word not in {"we", "i"}:
            continue
        for following in range(index + 1, len(opening)):
            if opening[following] in grammar().negations:  # "we never agreed to it"
                break
            for verb, _ in verbs_by_form().get(opening[following], ()):
                particle = not verb.particle or words[following + 1 : following + 2] == (verb.particle,)
                bare = OF_OBJECTS.isdisjoint(verb.takes)
                if particle and bare and verb.act not in PLAIN and verb.lemma not in references().minds:
                    return verb.act
    if words[:2] == ("call", "for") or words[:2] == ("call", "on"):
        return "call_for"
    return None


def _is_about_the_war(words: Sequence[str], setting: Setting) -> bool:
    return (setting.side in setting.sides or setting.side == "UNNAMED") and finder("war").find(words) is not None


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
