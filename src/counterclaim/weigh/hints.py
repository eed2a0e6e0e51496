"""What the weigher found and the rules did not, put so that the rules take it up: a reading with more in it, and the same facts behind it.

The rules stay the only makers of records. They are asked again with contents that they did not hear, numbers and deeds that they passed
over, and sides that they left open; everything that rests on these (whose tolls, who asserts an event, who answers whom) follows by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from counterclaim.actor import NARRATOR, OTHER, OUTLET, UNSIDED, Actor
from counterclaim.detect.quotes import find_quotes, voice_of
from counterclaim.detect.withheld import is_other_verb, is_withheld
from counterclaim.extract.citizens import speaks_for_none
from counterclaim.extract.context import DeedHint, Hints, NumberHint, Reading
from counterclaim.mention import Attribution, PassageMentions, Voice
from counterclaim.toll import Harm, Status
from counterclaim.vocabulary.actors import descriptions
from counterclaim.vocabulary.cues import acts, cues, verbs_by_form
from counterclaim.vocabulary.loader import Vocabulary, load
from counterclaim.weigh.findings import ContentFinding, EventFinding, Findings, NumberFinding, Verdict
from counterclaim.weigh.scene import Scene

RULE = "weigher"
ATTACK = "ASSAULT"
CORE = ("nsubj", "nsubj:pass", "obj", "obl:agent", "compound", "aux", "aux:pass", "nmod")
ONE_SIDED = frozenset({"COERCE", "AID", "MOBILIZE", "SANCTION", "SUPPORT", "PROTEST"})
SUFFERERS = ("obj", "nsubj:pass")
REFUSALS = frozenset({"deny", "reject"})
TARGETS = frozenset({"on", "upon", "against", "at"})
NAMELESS = frozenset({"description", "unnamed", "pronoun"})
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})  # what stands between a number and the name of those whom it counts
LONGEST = 24  # words that an event is told in


class WeigherVocabulary(Vocabulary, frozen=True, kw_only=True):
    """weigher.toml; the data file says what each threshold means."""

    content: float
    boundary: float
    alike: float
    number: float
    event: float
    likely: float
    possible: float
    subject: float
    status: float
    claimant: float
    teller: float
    overruling: float
    actor: float
    attacker: float
    party: float
    overlap: float
    outlet: float
    cues: dict[str, str]
    types: dict[str, float]


@cache
def limits() -> WeigherVocabulary:
    """Return the thresholds."""
    return load("weigher", WeigherVocabulary)


def hinted(scene: Scene, findings: Findings) -> Reading:
    """Return the reading of an article with what the weigher found in it."""
    reading = scene.reading
    passages = list(reading.passages)
    by_passage: dict[int, list[ContentFinding]] = defaultdict(list)
    for content in findings.contents:
        by_passage[content.passage].append(content)
    for number, contents in by_passage.items():
        heard = [said for one in passages[number].attributions for said in _corrected(passages[number], one, contents)]
        added = [said for content in contents if (said := _attribution(scene, content)) is not None]
        told = sorted([*heard, *added], key=lambda one: one.contents[0] if one.contents else one.cue or (0, 0))
        passages[number] = replace(passages[number], attributions=tuple(told))
    numbers = {(one.counted.passage, one.counted.mention.start): _number(scene, one) for one in findings.numbers}
    hints = Hints(
        numbers={key: one for key, one in numbers.items() if one is not None},
        deeds=tuple(_deeds(scene, findings.events)),
        sides=dict(_sides(scene, findings.contents)),
        likely=frozenset(_words_of(scene, findings.events, limits().likely)),
        possible=frozenset(_words_of(scene, findings.events, limits().possible)),
    )
    return replace(reading, passages=tuple(passages), hints=hints)


# Contents --------------------------------------------------------------------------------------------------------------------------------


def _attribution(scene: Scene, content: ContentFinding) -> Attribution | None:
    """Return what the weigher alone hears, null where it is not sure, nobody says it, or the rules have heard it."""
    nobody = content.claimant.sides.get(OUTLET, 0.0)
    if content.score < limits().content or nobody >= limits().outlet or _is_heard(scene, content):
        return None
    passage = scene.reading.passages[content.passage]
    if _is_withheld(passage, content):
        return None
    span = _span(passage, content.start, content.end)
    slot = content.claimant.slots.get(content.claimant.best)
    here = slot is not None and slot.passage == content.passage and not content.start <= slot.start < content.end
    source = _span(passage, slot.start, slot.end) if slot is not None and here else None
    source = _subject_above(passage, content) or source
    if _is_of_nobody(passage, content):
        source = None
    verb = next((at for at in _above(passage, content) if passage.words[at].upos == "VERB"), -1)
    refusal = _refusal(passage.words[verb].lower) if verb >= 0 else None
    cue = (refusal or limits().cues[content.act]) if source is not None else ""
    return Attribution(source, None, (span,), cue, _voice(passage, span), RULE, round(content.score, 4))


def _above(passage: PassageMentions, content: ContentFinding) -> Iterator[int]:
    """Yield the words above a content's in the tree, from the nearest on."""
    words = passage.words
    at = next((at for at in range(content.start, content.end) if not content.start <= words[at].head < content.end), content.start)
    seen: set[int] = set()
    while (at := words[at].head) >= 0 and at not in seen:
        seen.add(at)
        yield at


def _is_withheld(passage: PassageMentions, content: ContentFinding) -> bool:
    """Whether nobody says the words: they hang on a noun of which there is none ("gave no details of"), or on what "could not confirm"."""
    nearest = next(_above(passage, content), -1)
    verb = next((at for at in _above(passage, content) if passage.words[at].upos == "VERB"), -1)
    if verb >= 0 and (is_withheld(passage.words, verb) or is_other_verb(passage.words, verb)):
        return True
    if verb >= 0 and passage.words[verb].deprel == "advcl" and passage.words[verb].lower in cues().comments:  # "..., raising fears of war"
        return True
    if verb >= 0 and _refusal(passage.words[verb].lower) and any(one.head == verb and one.deprel == "obj" for one in passage.words):
        return content.act not in REFUSALS  # "rejected a plan by N that C"
    return any(one.head == nearest >= 0 and one.lower == "no" and one.deprel == "det" for one in passage.words)


def _refusal(word: str) -> str | None:
    """Return the lemma of a form by which what follows is denied or refused, null where the form can be another verb's."""
    lemmas = {verb.lemma: acts().get(verb.lemma, ("", ""))[0] for verb, _ in verbs_by_form().get(word, ())}
    return next(iter(lemmas)) if lemmas and REFUSALS.issuperset(lemmas.values()) else None


def _is_of_nobody(passage: PassageMentions, content: ContentFinding) -> bool:
    """Whether a content is what a passive verb of saying has for a subject ("the raids were seen as a threat"): nobody near said it."""
    words = passage.words
    verb = next(_above(passage, content), -1)
    told = any(words[at].head == verb >= 0 and words[at].deprel == "nsubj:pass" for at in range(content.start, content.end))
    listed = told and bool(verbs_by_form().get(words[verb].lower))
    return listed and all(one.deprel != "obl:agent" for one in words if one.head == verb)


def _subject_above(passage: PassageMentions, content: ContentFinding) -> tuple[int, int] | None:
    """Return the mention that is the subject of the verb that a content hangs on: whoever else may be meant, that one says it."""
    verb = next((at for at in _above(passage, content) if passage.words[at].upos == "VERB"), -1)
    subject = next((one.start for one in passage.words if one.head == verb >= 0 and one.deprel == "nsubj"), -1)
    return next(((one.start, one.end) for one in passage.actors if one.start <= subject < one.end), None)


def _corrected(passage: PassageMentions, said: Attribution, contents: Sequence[ContentFinding]) -> tuple[Attribution, ...]:
    """Return what the rules heard with the words that the weigher is very sure of, where these are quite other words of the same statement.

    What goes on behind "and" is said as well, and is a statement of its own. Statements in statements stay as they are: the weigher
    knows the inner ones alone.
    """
    spans = [(content, _span(passage, content.start, content.end)) for content in contents]
    if not said.contents:
        return (said,)
    whole = min(start for start, _ in said.contents), max(end for _, end in said.contents)
    met = [(content, span) for content, span in spans if _common(span, whole) > 0]
    if len(met) != 1 or met[0][0].score < limits().boundary or _shared(met[0][1], whole) > limits().alike:
        return (said,)
    span = met[0][1]
    apart = [one for one in (said.source, said.cue) if one is not None]
    others = [part for one in passage.attributions if one is not said for part in one.contents]
    if any(_common(span, one) > 0 or _common(whole, one) > 0 for one in others) or any(_common(span, one) > 0 for one in apart):
        return (said,)
    rest = _rest(passage, span[1], whole[1])
    if rest is None:
        return (said,)
    return tuple(replace(said, contents=(part,), voice=_voice(passage, part)) for part in (span, *rest))


def _rest(passage: PassageMentions, start: int, end: int) -> tuple[tuple[int, int], ...] | None:
    """Return what is said behind "and" from ``start`` to ``end`` of the view: nothing without an "and", null where it tells nothing."""
    words = [number for number, word in enumerate(passage.words) if start <= word.start and word.end <= end]
    behind = [number for number in words if passage.words[number].upos != "PUNCT"]
    if not behind or passage.words[behind[0]].upos != "CCONJ":
        return ()
    if not any(passage.words[number].upos == "VERB" for number in behind[1:]):
        return None
    return (_span(passage, behind[1], behind[-1] + 1),)


def _common(left: tuple[int, int], right: tuple[int, int]) -> int:
    return min(left[1], right[1]) - max(left[0], right[0])


def _shared(left: tuple[int, int], right: tuple[int, int]) -> float:
    """Return the share of their union that two spans that meet have in common."""
    return _common(left, right) / (max(left[1], right[1]) - min(left[0], right[0]))


def _is_heard(scene: Scene, content: ContentFinding) -> bool:
    for said in scene.said[content.passage]:
        shared = _common((said.start, said.end), (content.start, content.end))
        if shared > limits().overlap * min(said.end - said.start, content.end - content.start):
            return True
    return False


def _span(passage: PassageMentions, start: int, end: int) -> tuple[int, int]:
    """Return words of a passage as a span of its view, without marks at the end."""
    while end > start + 1 and passage.words[end - 1].upos == "PUNCT":
        end -= 1
    return passage.words[start].start, passage.words[end - 1].end


def _voice(passage: PassageMentions, span: tuple[int, int]) -> Voice:
    return voice_of((span,), find_quotes(passage.view, passage.tokens, passage.sentences))


# Numbers and deeds -----------------------------------------------------------------------------------------------------------------------


def _number(scene: Scene, one: NumberFinding) -> NumberHint | None:
    lost = one.harms[one.harm] >= limits().number and one.counted.passage not in scene.held
    harm = cast("Harm", one.harm) if lost else None
    side = one.subject.best if one.subject.certainty >= limits().subject else None
    likely = max(one.statuses, key=lambda status: one.statuses[status])
    status = cast("Status", likely) if one.statuses[likely] >= limits().status else None
    told = one.teller.certainty >= limits().teller and not _is_counted(scene, one)
    teller = _teller(scene.reading, one.teller) if told else None
    sure = teller is not None and one.teller.certainty >= limits().overruling
    return NumberHint(harm, side, status, teller, sure) if harm or side or status or teller else None


def _is_counted(scene: Scene, one: NumberFinding) -> bool:
    """Whether the words that are to tell a number are those that it counts ("75 Xlandish soldiers killed"): the dead tell nothing."""
    slot, counted = one.teller.slots.get(one.teller.best), one.counted
    if slot is None or slot.passage != counted.passage or slot.start <= counted.word:
        return False
    between = scene.reading.passages[slot.passage].words[counted.word + 1 : slot.start]
    return all(word.upos in MODIFIERS for word in between)


def _teller(reading: Reading, verdict: Verdict) -> Actor | None:
    """Return who tells a number by the weigher: the outlet, or somebody whom the article names."""
    return NARRATOR if verdict.best == OUTLET else _named(reading, verdict, verdict.best)


def _deeds(scene: Scene, events: Sequence[EventFinding]) -> Iterator[DeedHint]:
    for event in sorted(events, key=lambda one: -one.score):
        told, parted = event.score >= limits().types.get(event.plover, limits().event), event.actor.certainty >= limits().actor
        if not told and not parted:
            continue
        start, end = _told_in(scene.reading.passages[event.passage], event.word)
        actors = tuple(_doers(scene, event))
        parted = parted and (bool(actors) or event.actor.best in UNSIDED)
        sure = parted and event.actor.certainty >= limits().overruling
        recipients = tuple(one for one in _parties(scene.reading, event.recipient) if one.side not in {actor.side for actor in actors})
        hint = DeedHint(event.passage, start, end, event.plover, actors, recipients, told, parted, sure)
        if told and event.plover == ATTACK and event.actor.certainty < limits().attacker:
            yield replace(hint, actors=(), parted=False)  # whose attack it was that the rules do not tell takes more certainty
            hint = replace(hint, told=False)
        yield hint


def _doers(scene: Scene, event: EventFinding) -> Iterator[Actor]:
    """Yield who does an event by the weigher, but for those of whom the clause itself tells another part."""
    words = scene.words(event.passage)
    subject = next((at for at, one in enumerate(words) if one.head == event.word and one.deprel == "nsubj"), -1)
    hurt = _suffering(scene, event)
    parties = () if _is_anothers(scene, event, subject) else tuple(_parties(scene.reading, event.actor))
    if event.plover in ONE_SIDED and {actor.side for actor in parties} >= set(scene.fighting) != set():
        parties = parties[:1]  # two who fight each other do not hold a prisoner together
    for actor in parties:
        if _leads(event, actor.side, subject) or actor.side not in hurt:
            yield actor


def _leads(event: EventFinding, side: str | None, subject: int) -> bool:
    """Whether the words that name a side as the doer are the verb's subject."""
    slot = event.actor.slots.get(side)
    return slot is not None and slot.passage == event.passage and slot.start <= subject < slot.end


def _suffering(scene: Scene, event: EventFinding) -> frozenset[str | None]:
    """Return the sides whom the clause names as those who suffer the event: "shelled the army", "attacks on the army"."""
    words = scene.words(event.passage)
    below = [at for at, one in enumerate(words) if one.head == event.word]
    cases = {at: {words[one].lower for one in range(len(words)) if words[one].head == at and words[one].deprel == "case"} for at in below}
    hurt = (at for at in below if words[at].deprel in SUFFERERS or (words[at].deprel in ("nmod", "obl") and cases[at] & TARGETS))
    named = (_mention_at(scene.reading, event.passage, words[at].start) for at in hurt)
    return frozenset(actor.side for number in named if number is not None for actor in scene.reading.actors_of(event.passage, number))


def _is_anothers(scene: Scene, event: EventFinding, subject: int) -> bool:
    """Whether the verb's subject is known to be of no side, and not by whose name somebody is to have done it.

    "An Xland-linked group said it had killed 12 soldiers" is no deed of the army's, however little is known of the group.
    """
    words = scene.words(event.passage)
    if words[event.word].upos != "VERB" or subject < 0 or _leads(event, event.actor.best, subject):
        return False
    number = _mention_at(scene.reading, event.passage, words[subject].start)
    if number is None or scene.reading.passages[event.passage].actors[number].form not in NAMELESS:
        return False
    meant = scene.reading.actors_of(event.passage, number)
    return bool(meant) and all(actor.side in UNSIDED for actor in meant)


def _mention_at(reading: Reading, passage: int, offset: int) -> int | None:
    """Return the number of the actor mention over an offset of a passage's view, null where none is there."""
    return next((n for n, one in enumerate(reading.passages[passage].actors) if one.start <= offset < one.end), None)


def _words_of(scene: Scene, events: Sequence[EventFinding], least: float) -> Iterator[tuple[int, int, str]]:
    """Yield the words at which an event is told with a probability of ``least``: passage, start in its view, PLOVER type."""
    for one in events:
        if one.score >= least:
            yield one.passage, scene.reading.passages[one.passage].words[one.word].start, one.plover


def _told_in(passage: PassageMentions, word: int) -> tuple[int, int]:
    """Return the words that tell an event: its word with what hangs on it closely, in one sentence."""
    words = passage.words
    reach = range(max(0, word - LONGEST), min(len(words), word + LONGEST))
    near = [at for at in reach if at == word or (words[at].head == word and words[at].deprel in CORE)]
    sentence = next(((a, b) for a, b in passage.sentences if a <= words[word].start < b), (words[word].start, words[word].end))
    inside = [at for at in near if sentence[0] <= words[at].start and words[at].end <= sentence[1]]
    return words[min(inside)].start, words[max(inside)].end


def _parties(reading: Reading, verdict: Verdict) -> Iterator[Actor]:
    """Yield who takes part by the weigher; nobody where it does not know."""
    if verdict.certainty < limits().actor:
        return
    for side, share in sorted(verdict.sides.items(), key=lambda row: -row[1]):
        if side not in UNSIDED and share >= limits().party and verdict.best not in UNSIDED:
            actor = _named(reading, verdict, side)
            if actor is not None:
                yield actor


def _named(reading: Reading, verdict: Verdict, side: str | None) -> Actor | None:
    """Return whom the words that the weigher points to name, else whom the article names for the side."""
    slot = verdict.slots.get(side)
    meant = reading.actors_of(slot.passage, slot.mention) if slot is not None and slot.mention >= 0 else ()
    return next((one for one in meant if one.side == side), None) or _of_side(reading, side)


def _of_side(reading: Reading, side: str | None) -> Actor | None:
    """Return whom the article names for a side: the state itself before its organs and people."""
    everybody = [actor for actors in reading.actors.values() for actor in actors if actor.side == side]
    rank = {"state": 0, "armed_group": 1, "military": 2, "government_body": 3}
    return min(everybody, key=lambda actor: rank.get(actor.kind, 4), default=None)


# Sides -----------------------------------------------------------------------------------------------------------------------------------


def _sides(scene: Scene, contents: Sequence[ContentFinding]) -> Iterator[tuple[str, tuple[str, str | None]]]:
    """Yield the side and state of speakers whom the rules know by name alone, by all that they say.

    Outlets have none, and neither have people who speak for themselves.
    """
    votes: dict[str, Counter[str | None]] = defaultdict(Counter)
    private: set[str] = set()
    for content in contents:
        for said in scene.said[content.passage]:
            shared = _common((said.start, said.end), (content.start, content.end))
            source = " ".join(part.exact for part in said.claim.spans if part.role == "source")
            if said.claim.claimant.kind == "outlet" or speaks_for_none(source):
                private.add(said.claim.claimant.name)
            if shared > 0 and said.claim.claimant.side == OTHER and not _is_somebodys(source or said.claim.claimant.name):
                votes[said.claim.claimant.name].update(content.claimant.sides)
    for name, shares in votes.items():
        side = _elected(shares) if name not in private else None
        if side is not None:
            model = _of_side(scene.reading, side)
            yield name, (side, model.iso3 if model is not None else None)


def _is_somebodys(source: str) -> bool:
    """Whether a source says to whom it is tied ("an Islamic State-linked group", "Xland's proxies"), or is several ("Gulf states")."""
    words = source.casefold().split()
    owner, *rest = source.split()
    owned = owner[:1].isupper() and owner.endswith(("'s", "’s")) and bool(rest) and rest[-1].islower()
    return owned or any(word.endswith(descriptions().qualifier_endings) for word in words) or words[-1] in descriptions().group_nouns


def _elected(shares: Counter[str | None]) -> str | None:
    """Return the side that the weigher is sure of over everything that somebody says, null where that is none."""
    side, share = shares.most_common(1)[0]
    return side if side not in UNSIDED and share >= limits().claimant * shares.total() else None
