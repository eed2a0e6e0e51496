"""Deeds of war in a sentence: which verb or noun of attack, who does it, to whom.

The reader starts at the word that attacks and walks outwards: left over auxiliaries, adverbs and phrases to the subject, right to the
object or to the agent after "by". It never sees a name (see `clauses`), so that it reads any war alike.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from counterclaim.actor import Actor
from counterclaim.extract.clauses import CLOSE, OPEN, Sentence, vocabulary
from counterclaim.vocabulary.actors import name_of_side, side_of_word
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.loader import Vocabulary, load

TOKEN = re.compile(f"{OPEN}(?P<slot>\\d+){CLOSE}|'s\\b|[a-z0-9]+(?:[-‐‑.'][a-z0-9]+)*|[,;:.!?()\"“”–—-]|'", re.IGNORECASE)
LED = re.compile(r"^(?P<who>[a-z]+)[-‐‑](?:led|backed|allied)$")
NOUN_REACH = 6  # words between a noun of attack and who does it
OBJECT_REACH = 9  # words after a verb in which its object is named
AGENT_REACH = 9  # words after a participle in which "by" stands
WALK = 24  # tokens that the search for a subject walks back
STOPS = frozenset(';:()"“”–—!?.')
VOWELS = "aeiou"
Form = Literal["finite", "participle", "ing", "base", "noun"]
FORM_ORDER: tuple[Form, ...] = ("finite", "participle", "ing", "base", "noun")  # where one form is several ("hit"), the first is tried


class DeedVocabulary(Vocabulary, frozen=True, kw_only=True):
    """deeds.toml."""

    attacks: tuple[str, ...]
    irregular: tuple[tuple[str, str, str, str, str], ...]
    givers: tuple[str, ...]
    irregular_givers: tuple[tuple[str, str, str, str, str], ...]
    throwers: tuple[str, ...]
    thrown: frozenset[str]
    nouns: tuple[str, ...]
    between_noun: frozenset[str]
    prepositions_target: frozenset[str]
    forces: frozenset[str]
    things: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    adverbs: frozenset[str]
    unreal: frozenset[str]
    actual_to: frozenset[str]
    breaks: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    helped: frozenset[str]
    determiners: frozenset[str]
    owning: frozenset[str]
    also_nouns: frozenset[str]
    accusing: frozenset[str]
    idioms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, mark or slot (``slot`` >= 0) of a sentence's text."""

    start: int
    end: int
    text: str
    slot: int


@dataclass(frozen=True, slots=True)
class Deed:
    """An attack: view offsets of its words, who does it, to whom (either may be empty), and its words; ``passive`` where it is suffered."""

    sentence: Sentence
    start: int
    end: int
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    words: str
    form: Form


@dataclass(frozen=True, slots=True)
class _Trigger:
    """Words ``first``..``end`` (half open) that attack."""

    first: int
    end: int
    form: Form


def words() -> DeedVocabulary:
    """Return the vocabulary of deeds."""
    return load("deeds", DeedVocabulary)


def deeds(sentence: Sentence) -> tuple[Deed, ...]:
    """Return the attacks that the sentence tells as done, in order; those denied, threatened or only possible are left out."""
    if not _may_tell().search(sentence.text):
        return ()
    tokens = _tokens(sentence)
    return tuple(deed for trigger in _triggers(tokens) if (deed := _deed(sentence, tokens, trigger)))


def _tokens(sentence: Sentence) -> list[Word]:
    found = TOKEN.finditer(sentence.text)
    return [Word(match.start(), match.end(), match.group(), int(match["slot"]) if match["slot"] else -1) for match in found]


# Which words attack ----------------------------------------------------------------------------------------------------------------------


def inflected(verb: str) -> tuple[str, str, str, str, str]:
    """Return base, present, past, participle and -ing of a regular verb; "2" marks a doubled last letter, a particle follows a blank."""
    head, _, particle = verb.partition(" ")
    doubled = head.endswith("2")
    head = head.removesuffix("2")
    stem = head + head[-1] if doubled else head.removesuffix("e")
    past = head[:-1] + "ied" if head.endswith("y") and head[-2] not in VOWELS else stem + "ed"
    present = head[:-1] + "ies" if past.endswith("ied") else head + ("es" if head.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    tail = f" {particle}" if particle else ""
    return head + tail, present + tail, past + tail, past + tail, stem + "ing" + tail


@cache
def _verb_forms() -> dict[str, tuple[tuple[tuple[str, ...], Form, str], ...]]:
    """Return the forms of every verb of attack by their first word, longest first: the words, the form, and the kind of verb."""
    table: dict[str, set[tuple[tuple[str, ...], Form, str]]] = {}
    for kind, rows in _rows():
        for base, present, past, participle, ing in rows:
            forms: tuple[tuple[str, Form], ...] = (
                (base, "base"),
                (present, "finite"),
                (past, "finite"),
                (participle, "participle"),
                (ing, "ing"),
            )
            for form, name in forms:
                parts = tuple(form.split())
                table.setdefault(parts[0], set()).add((parts, "finite" if name == "participle" and participle == past else name, kind))
    order = {"attack": 0, "throw": 1, "give": 2}
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), order[row[2]], FORM_ORDER.index(row[1]), row[0])))
        for first, rows in table.items()
    }


def _rows() -> Iterator[tuple[str, list[tuple[str, str, str, str, str]]]]:
    known = words()
    yield "attack", [*map(inflected, known.attacks), *known.irregular]
    yield "throw", [inflected(verb) for verb in known.throwers]
    yield "give", [*map(inflected, known.givers), *known.irregular_givers]


@cache
def _noun_forms() -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for noun in words().nouns:
        table.setdefault(noun.split()[0], []).append(tuple(noun.split()))
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in table.items()}


@cache
def _may_tell() -> re.Pattern[str]:
    firsts = sorted({*_verb_forms(), *_noun_forms()}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, firsts)) + r")\b")


def _triggers(tokens: Sequence[Word]) -> Iterator[_Trigger]:
    at = 0
    while at < len(tokens):
        trigger = _noun_at(tokens, at) or _verb_at(tokens, at)
        if trigger:
            yield trigger
        at = trigger.end if trigger else at + 1


def _noun_at(tokens: Sequence[Word], at: int) -> _Trigger | None:
    for parts in _noun_forms().get(tokens[at].text, ()):
        if _follows(tokens, at, parts) and not _is_verb_here(tokens, at):
            return _Trigger(at, at + len(parts), "noun")
    return None


def _is_verb_here(tokens: Sequence[Word], at: int) -> bool:
    """Whether a word that is noun and verb alike ("strikes") has an object, or an auxiliary or "to" before it."""
    before, after = _text(tokens, at - 1), _text(tokens, at + 1)
    if tokens[at].text not in _verb_forms():
        return False
    if before in words().unreal | {"to"} or before in words().auxiliaries - words().passive - {"'s"}:
        return True
    return _slot(tokens, at + 1) >= 0 or after in words().determiners - {"this", "each", "both"} or after.isdigit()


def _verb_at(tokens: Sequence[Word], at: int) -> _Trigger | None:
    for parts, form, kind in _verb_forms().get(tokens[at].text, ()):
        end = at + len(parts)
        if _follows(tokens, at, parts) and _fits(tokens, end, kind):
            return _Trigger(at, end, form)
    return None


def _fits(tokens: Sequence[Word], end: int, kind: str) -> bool:
    """Whether the object makes the verb an attack: never "struck a deal"; "launched" only rockets or an offensive."""
    following = [token.text for token in _phrase(tokens, end, OBJECT_REACH)]
    if kind == "attack":
        named = _text(tokens, end - 1) in words().also_nouns and not _has_object(tokens, end)
        return not named and words().idioms.isdisjoint(following[:4])
    things = words().thrown if kind == "throw" else frozenset()
    return any(word in things or (word,) in _noun_forms().get(word, ()) for word in following)


def _phrase(tokens: Sequence[Word], first: int, reach: int) -> Sequence[Word]:
    """Return the words from ``first`` up to a preposition (but "of"), a mark or a new clause."""
    for at in range(first, min(len(tokens), first + reach)):
        text = tokens[at].text
        if text in STOPS or text in words().breaks or (text in words().prepositions and text != "of"):
            return tokens[first:at]
    return tokens[first : first + reach]


def _follows(tokens: Sequence[Word], at: int, parts: tuple[str, ...]) -> bool:
    return all(_text(tokens, at + offset) == part for offset, part in enumerate(parts))


def _text(tokens: Sequence[Word], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _slot(tokens: Sequence[Word], at: int) -> int:
    return tokens[at].slot if 0 <= at < len(tokens) else -1


# Who does it to whom ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Group:
    """The verb group to the left of a trigger: where it begins, and what its small words tell."""

    first: int
    passive: bool
    real: bool


def _deed(sentence: Sentence, tokens: Sequence[Word], trigger: _Trigger) -> Deed | None:
    found = _nominal(sentence, tokens, trigger) if trigger.form == "noun" else _verbal(sentence, tokens, trigger)
    if found is None:
        return None
    agent, target = found
    if trigger.form != "noun" and agent >= 0 and _is_open(tokens, agent, 2):
        return None
    spots = [spot for spot in (agent, target) if spot >= 0]
    first, last = min([*spots, trigger.first]), max([*spots, trigger.end - 1])
    if last - first > WALK or _speaks(tokens, first, trigger.first):
        first, last = trigger.first, max(trigger.end - 1, target)
    actors, recipients = _actors(sentence, tokens, agent), _actors(sentence, tokens, target)
    start, end = _start(sentence, tokens[first]), _end(sentence, tokens[last])
    return Deed(sentence, start, end, actors, recipients, sentence.text[tokens[first].start : tokens[last].end], trigger.form)


def _speaks(tokens: Sequence[Word], first: int, trigger: int) -> bool:
    """Whether who did it is named outside what is said of it ("X denied shelling Y"): then the words of the deed begin with the verb."""
    return any(token.text in words().owning for token in tokens[first:trigger])


def _start(sentence: Sentence, word: Word) -> int:
    return sentence.slots[word.slot].start if word.slot >= 0 else sentence.view_at(word.start)


def _end(sentence: Sentence, word: Word) -> int:
    return sentence.slots[word.slot].end if word.slot >= 0 else sentence.view_at(word.end)


def _actors(sentence: Sentence, tokens: Sequence[Word], at: int) -> tuple[Actor, ...]:
    if at < 0:
        return ()
    if tokens[at].slot >= 0:
        return sentence.slots[tokens[at].slot].actors
    led = LED.match(tokens[at].text)
    side = side_of_word(led["who"].capitalize()) if led else None
    return (Actor(name_of_side(side) or side, side, "state", iso3=side),) if side else ()


def _nominal(sentence: Sentence, tokens: Sequence[Word], trigger: _Trigger) -> tuple[int, int] | None:
    """Return agent and target of a noun of attack ("X's raid on Y", "the raid by X"); null where the words around leave it open."""
    agent = _owner(sentence, tokens, trigger.first)
    lead = agent if agent >= 0 else trigger.first
    if _is_open(tokens, lead, 3):
        return None
    if agent < 0:
        agent = _agent_after(sentence, tokens, trigger.end)
    if agent < 0:
        agent = _blamed(sentence, tokens, trigger.first)
    target = -1
    if _text(tokens, trigger.end) in words().prepositions_target or _text(tokens, trigger.end - 1) in words().prepositions_target:
        target = _first_slot(tokens, trigger.end, NOUN_REACH)
    return agent, target if target != agent and _can_suffer(sentence, tokens, target) else -1


def _owner(sentence: Sentence, tokens: Sequence[Word], noun: int) -> int:
    """Return the slot (or "X-led") that owns the noun of attack at ``noun``, -1 where none does."""
    at = noun - 1
    while at >= max(0, noun - NOUN_REACH):
        text = tokens[at].text
        if tokens[at].slot >= 0:
            return at if not _is_bare_place(sentence, tokens, at) or _text(tokens, at + 1) == "'s" else -1
        if LED.match(text) and _actors(sentence, tokens, at):
            return at
        if text in ("its", "their", "his"):
            return _possessor(sentence, tokens, at)
        if text not in words().between_noun and text not in ("'s", "'", "and", ",") and not text.isdigit():
            return -1
        at -= 1
    return -1


def _possessor(sentence: Sentence, tokens: Sequence[Word], pronoun: int) -> int:
    """Return the slot that "its" or "their" most likely means: the nearest before it that can act."""
    for at in range(pronoun - 1, max(-1, pronoun - WALK), -1):
        if tokens[at].text in STOPS or tokens[at].text in ("that", "which"):
            return -1
        if tokens[at].slot >= 0 and _is_subject(sentence, tokens, at):
            return at
    return -1


def _blamed(sentence: Sentence, tokens: Sequence[Word], noun: int) -> int:
    """Return who is accused of the attack ("blamed X for the raid") or owns to it ("X claimed responsibility for the raid")."""
    link = next((at for at in range(noun - 1, max(0, noun - NOUN_REACH), -1) if _text(tokens, at) in ("of", "for")), -1)
    if link < 0:
        claimed = next((at for at in range(noun - 1, max(0, noun - NOUN_REACH), -1) if _text(tokens, at) in ("claimed", "claims")), -1)
        return _head(sentence, tokens, claimed - 1) if claimed > 0 else -1
    if _text(tokens, link - 1) == "responsibility" and _text(tokens, link - 2) in words().owning:
        return _head(sentence, tokens, link - 3)
    accused = _last_slot(tokens, link - 1)
    before = [_text(tokens, at) for at in range(accused - 1, accused - 4, -1)] if accused >= 0 else []
    return accused if not words().accusing.isdisjoint(before) else -1


def _is_bare_place(sentence: Sentence, tokens: Sequence[Word], at: int) -> bool:
    """Whether the slot only says where, by the preposition before it."""
    before = _text(tokens, at - 1) if _text(tokens, at - 1) != "the" else _text(tokens, at - 2)
    mention = sentence.slots[tokens[at].slot].mention
    return before in words().place_prepositions and mention.form not in ("adjective", "pronoun")


def _agent_after(sentence: Sentence, tokens: Sequence[Word], first: int) -> int:
    """Return the slot that "by" names after ``first`` in the same clause, -1 where none does."""
    for at in range(first, min(len(tokens), first + AGENT_REACH)):
        text = tokens[at].text
        if text == "by":
            return -1 if at > first and _owns_by(tokens, at - 1) else _named_after(sentence, tokens, at + 1)
        if text in STOPS or text in words().breaks or text == ",":
            return -1
    return -1


def _owns_by(tokens: Sequence[Word], at: int) -> bool:
    """Whether "by" belongs to a participle of its own ("a camp run by X")."""
    text = tokens[at].text
    return text in words().helped or text in grammar().verbs or (text.endswith("ed") and text not in _verb_forms())


def _named_after(sentence: Sentence, tokens: Sequence[Word], first: int) -> int:
    for at in range(first, min(len(tokens), first + NOUN_REACH)):
        text = tokens[at].text
        if tokens[at].slot >= 0 or (LED.match(text) and _actors(sentence, tokens, at)):
            return at
        if text in STOPS or text in words().breaks or text == "," or (text in words().prepositions and text not in ("of", "from")):
            return -1
    return -1


def _first_slot(tokens: Sequence[Word], first: int, reach: int) -> int:
    for at in range(first, min(len(tokens), first + reach)):
        text = tokens[at].text
        if tokens[at].slot >= 0:
            return at
        if text in STOPS or text in words().breaks or (at > first and text in words().prepositions and text not in ("of", "on")):
            return -1
    return -1


def _verbal(sentence: Sentence, tokens: Sequence[Word], trigger: _Trigger) -> tuple[int, int] | None:
    """Return agent and target of a verb of attack; null where the verb group leaves it open or the form cannot be one that tells."""
    group = _group(tokens, trigger)
    if not group.real:
        return None
    by = _agent_after(sentence, tokens, trigger.end) if trigger.form in ("finite", "participle") else -1
    suffered = trigger.form in ("finite", "participle") and (group.passive or (by >= 0 and not _has_object(tokens, trigger.end)))
    subject = _subject(sentence, tokens, group, trigger)
    if trigger.form == "participle" and not suffered and not _is_perfect(tokens, group, trigger):
        return None
    if suffered:
        return by, subject if _can_suffer(sentence, tokens, subject) else -1
    if trigger.form == "base" and (subject < 0 or not _is_plural(sentence, tokens, subject)):
        return None
    target = _object(tokens, trigger.end)
    return subject, target if target != subject and _can_suffer(sentence, tokens, target) else -1


def _is_perfect(tokens: Sequence[Word], group: _Group, trigger: _Trigger) -> bool:
    return any(token.text in ("has", "have", "had", "having", "'ve", "'d") for token in tokens[group.first : trigger.first])


def _is_plural(sentence: Sentence, tokens: Sequence[Word], subject: int) -> bool:
    """Whether a bare form can be the present tense of the subject: a list or a force, not one state."""
    if tokens[subject].slot < 0:
        return False
    actors = sentence.slots[tokens[subject].slot].actors
    return len(actors) > 1 or actors[0].kind in ("military", "armed_group", "civilians") or _text(tokens, subject + 1) in words().forces


def _has_object(tokens: Sequence[Word], first: int) -> bool:
    """Whether a noun phrase follows right behind the verb."""
    return _slot(tokens, first) >= 0 or _text(tokens, first) in words().determiners or _text(tokens, first).isdigit()


def _object(tokens: Sequence[Word], first: int) -> int:
    """Return the first slot of the object: before a preposition of place, a mark or a new clause; -1 where it names nobody."""
    for at in range(first, min(len(tokens), first + OBJECT_REACH)):
        text = tokens[at].text
        if tokens[at].slot >= 0:
            return at
        if text in STOPS or text in words().breaks or text == "," or (text in ("in", "near", "from", "with", "by", "after", "for", "to")):
            return -1
    return -1


def _can_suffer(sentence: Sentence, tokens: Sequence[Word], at: int) -> bool:
    return at >= 0 and bool(_actors(sentence, tokens, at)) and _actors(sentence, tokens, at)[0].side is not None


def _group(tokens: Sequence[Word], trigger: _Trigger) -> _Group:
    """Walk left over auxiliaries and adverbs; an infinitive is real only after words such as "began to"."""
    at, passive, real = trigger.first - 1, False, True
    known = words()
    while at >= 0:
        text = tokens[at].text
        if text == "to":
            if _text(tokens, at - 1) not in known.actual_to:
                return _Group(at, passive, False)
        elif text in known.unreal:
            return _Group(at, passive, False)
        elif text in known.passive:
            passive = True
        elif (
            text not in known.auxiliaries
            and text not in known.adverbs
            and not (text.endswith("ly") and len(text) > 4)
            and text not in known.actual_to
        ):
            if not (text in ("and", "or") and trigger.form != "ing" and _is_participle(tokens, at - 1)):
                break
            passive = _group(tokens, _Trigger(at - 1, at, "finite")).passive
            return _Group(_group(tokens, _Trigger(at - 1, at, "finite")).first if passive else at + 1, passive, real)
        at -= 1
    return _Group(at + 1, passive, real)


def _is_participle(tokens: Sequence[Word], at: int) -> bool:
    return _text(tokens, at) in _verb_forms() and _text(tokens, at).endswith(("ed", "n", "t", "k"))


def _is_open(tokens: Sequence[Word], first: int, reach: int) -> bool:
    """Whether a word of doubt, negation or intent stands within ``reach`` words before ``first`` in its clause."""
    for at in range(first - 1, max(-1, first - 1 - reach), -1):
        text = tokens[at].text
        if text in words().unreal or text.endswith("n't"):
            return True
        if text in STOPS or text == "," or tokens[at].slot >= 0:
            return False
    return False


def _subject(sentence: Sentence, tokens: Sequence[Word], group: _Group, trigger: _Trigger) -> int:
    """Return the slot that is the subject of the verb group, -1 where it is nobody who is named."""
    at = group.first - 1
    before = _text(tokens, at)
    if before in ("of", "for") and trigger.form == "ing":
        return _last_slot(tokens, at - 1)
    if before in words().owning and trigger.form == "ing":
        return _head(sentence, tokens, at - 1)
    if before in words().relatives:
        return _antecedent(sentence, tokens, at - 1)
    if before in ("and", ",", "then", "by", "after", "before", "while", "in") or before == "":
        if before == "and" and tokens[at - 1].slot >= 0 and _is_subject(sentence, tokens, at - 1):
            return at - 1
        return _clause_subject(sentence, tokens, at)
    return _head(sentence, tokens, at)


def _last_slot(tokens: Sequence[Word], last: int) -> int:
    """Return the slot at ``last`` or up to three words before it ("accused X's army of shelling")."""
    return next((at for at in range(last, max(-1, last - 4), -1) if tokens[at].slot >= 0), -1)


def _antecedent(sentence: Sentence, tokens: Sequence[Word], last: int) -> int:
    last = last - 1 if _text(tokens, last) in (",", "-", "–") else last
    return _head(sentence, tokens, last)


def _clause_subject(sentence: Sentence, tokens: Sequence[Word], last: int) -> int:
    """Return the first subject of the clause that ends at ``last``: whom a second verb or a participle goes with."""
    first = last
    while first > max(0, last - WALK) and tokens[first - 1].text not in STOPS and not _opens(tokens, first - 1, last):
        first -= 1
    for at in range(max(first, 0), last):
        if tokens[at].slot >= 0 and _is_subject(sentence, tokens, at) and not _is_governed(tokens, at):
            return at
    return -1


def _opens(tokens: Sequence[Word], at: int, last: int) -> bool:
    text = tokens[at].text
    return text in words().breaks and not (text in words().relatives and at < last - 1)


def _is_governed(tokens: Sequence[Word], at: int) -> bool:
    before = _text(tokens, at - 1)
    before = _text(tokens, at - 2) if before in ("the", "a", "an", "its", "their") else before
    return before in words().prepositions


def _is_subject(sentence: Sentence, tokens: Sequence[Word], at: int) -> bool:
    """Whether the slot can head a subject: no bare adjective before a noun that cannot act, no place."""
    mention = sentence.slots[tokens[at].slot].mention
    if mention.form == "adjective" and mention.head == "adjective":
        return any(_text(tokens, at + step) in words().forces | words().things | vocabulary().own_things for step in (1, 2, 3))
    return not _is_bare_place(sentence, tokens, at)


def _head(sentence: Sentence, tokens: Sequence[Word], last: int) -> int:
    """Return the slot of the noun phrase that ends at ``last``, walking over its phrases ("fighters of X", "X, backed by Y,")."""
    at = last
    agent = -1
    aside = _text(tokens, last) == ","
    while at >= max(0, last - WALK):
        text = tokens[at].text
        if text == "," and at < last:
            if not aside:
                return agent
            aside = False
        if tokens[at].slot >= 0 or (LED.match(text) and _actors(sentence, tokens, at)):
            kind = _role(sentence, tokens, at)
            if kind == "subject":
                return at
            if kind == "agent":
                agent = at
            at = _before_phrase(tokens, at)
            continue
        if text in STOPS or text in words().breaks or text in words().auxiliaries - {"'s"} or _is_verb(tokens, at, last):
            return agent
        if text in words().unreal:
            return -1
        at -= 1
    return agent


def _is_verb(tokens: Sequence[Word], at: int, last: int) -> bool:
    """Whether a word before a noun phrase is the verb of another clause, and no participle that opens the phrase ("armed men")."""
    text = tokens[at].text
    if (
        at == last
        or text in words().helped
        or _text(tokens, at - 1) in words().determiners
        or _text(tokens, at + 1) in ("by", "from", "in")
    ):
        return False
    return text in grammar().verbs or (text.endswith("ed") and len(text) > 4)


def _role(sentence: Sentence, tokens: Sequence[Word], at: int) -> str:
    """Return how a slot stands in a noun phrase: its subject, the agent of its attack ("a raid by X"), or nothing of the kind."""
    spot = at - 1
    while _text(tokens, spot) in ("the", "a", "an", "its", "their", "both"):
        spot -= 1
    before = _text(tokens, spot)
    if before in ("by", "from", "of"):
        head = _text(tokens, spot - 1)
        if head in words().helped:
            return ""
        if before == "by" or head in words().forces | words().things:
            return "agent"
        return ""
    if before in words().prepositions and not _is_adjective(sentence, tokens, at):
        return ""
    if before in words().prepositions:
        return ""
    return "subject" if _is_subject(sentence, tokens, at) else ""


def _is_adjective(sentence: Sentence, tokens: Sequence[Word], at: int) -> bool:
    return tokens[at].slot >= 0 and sentence.slots[tokens[at].slot].mention.form == "adjective"


def _before_phrase(tokens: Sequence[Word], at: int) -> int:
    """Return the word before the prepositional phrase that the slot at ``at`` closes."""
    spot = at - 1
    while _text(tokens, spot) in words().determiners:
        spot -= 1
    if _text(tokens, spot) in words().prepositions:
        spot -= 1
        if _text(tokens, spot) in words().helped:
            spot -= 1
    return spot
