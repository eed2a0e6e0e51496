"""What the predicates of a sentence do in PLOVER's terms, with who does it to whom: the second reader of events, over the parse.

A predicate's entry in the vocabulary is looked up with what it governs ("impose sanctions", "fail to reach"); a light verb does what its
object names. What is negated, only possible, or stands under a verb of wish, request or threat is told but not real.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import msgspec

from counterclaim.extract.syntax import Syntax
from counterclaim.vocabulary.cues import grammar
from counterclaim.vocabulary.loader import Vocabulary, load

ADDRESSING = ("on", "upon")
UNDER, TELL = "under", "tell"  # "told X to go" orders it; "told X that Y had gone" says so
COMING = frozenset({"come", "comes", "came", "coming"})
VOWELS = "aeiou"
PREDICATES = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})
GIVES = ("nsubj", "aux", "obj")  # with one of these "providing" is a verb and opens no condition
COMPARATIVES = frozenset({"fewer", "less", "more"})
GOVERNED = ("obj", "obl", "nsubj:pass", "xcomp", "compound:prt", "advmod", "ccomp", "iobj", "obl:unmarked", "obl:agent", "nmod")


class FrameRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The verbs and nouns of one type and mode."""

    type: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    mode: str | None = None


class MotionRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of motion and what they move, where both together tell a type and mode; ``way`` where a word of direction must follow."""

    type: str
    verbs: frozenset[str]
    what: frozenset[str]
    mode: str | None = None
    way: frozenset[str] = frozenset()


class FrameVocabulary(Vocabulary, frozen=True, kw_only=True):
    """frames.toml."""

    frames: tuple[FrameRow, ...]
    told: frozenset[str]
    under_fire: frozenset[str]
    bound: frozenset[str]
    temporal: frozenset[str]
    loose: frozenset[str]
    vague: frozenset[str]
    loose_types: frozenset[str]
    firm: frozenset[str]
    light: frozenset[str]
    motion: tuple[MotionRow, ...]
    with_actor: frozenset[str]
    ordering: frozenset[str]
    standing: frozenset[str]
    lent: frozenset[str]
    partitive: frozenset[str]
    adjunct: frozenset[str]
    transparent: frozenset[str]
    reporting: frozenset[str]
    not_done: frozenset[str]
    bidding: frozenset[str]
    modals: frozenset[str]
    future: frozenset[str]
    promised: dict[str, str]
    intending: frozenset[str]
    negations: frozenset[str]
    suppositions: frozenset[str]
    participles: frozenset[str]
    suffered: frozenset[str]
    irregular: dict[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A PLOVER type and mode."""

    type: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate (a word) that does something: its kind, the head words of who does it and to whom.

    ``real`` where it is told as done; ``loose`` where only the verb tells the kind, and the verb has many meanings.
    """

    word: int
    kind: Kind
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    negated: bool
    real: bool
    loose: bool = False


def vocabulary() -> FrameVocabulary:
    """Return frames.toml."""
    return load("frames", FrameVocabulary)


@cache
def _verbs() -> dict[tuple[str, str], Kind]:
    """Return the kinds by verb and what it governs, "" where the verb alone tells."""
    found: dict[tuple[str, str], Kind] = {}
    for row in vocabulary().frames:
        for entry in row.verbs:
            first, _, governed = entry.partition(" ")
            for verb, other in product(first.split("|"), governed.split("|")):
                found.setdefault((verb, other), Kind(row.type, row.mode))
    return found


@cache
def _nouns() -> dict[str, Kind]:
    return {noun: Kind(row.type, row.mode) for row in reversed(vocabulary().frames) for noun in row.nouns}


@cache
def _forms() -> dict[str, str]:
    """Return the base of every regular form of the verbs that the vocabulary names."""
    known = vocabulary()
    moving = {verb for row in known.motion for verb in row.verbs}
    bases = {verb for verb, _ in _verbs()} | moving | known.light | known.transparent | known.reporting | known.not_done | known.bidding
    return {form: base for base in sorted(bases) for form in regular_forms(base)}


def regular_forms(verb: str) -> Iterator[str]:
    """Yield the regular forms of a verb, with the last letter single and doubled: only one of them is a word."""
    yield verb
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
        return
    stem = verb.removesuffix("e")
    yield verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    yield from (stem + "ed", stem + "ing")
    if verb[-1] not in VOWELS + "wy" and verb[-2:-1] in VOWELS:
        yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")


@cache
def lemma(form: str, upos: str = "VERB") -> str:
    """Return the base of a verb's form, or the singular of a noun."""
    if form in vocabulary().irregular:
        return vocabulary().irregular[form]
    if upos in ("VERB", "AUX") and form in _forms():
        return _forms()[form]
    return _singular(form) if upos in ("NOUN", "PROPN") else form


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) and len(noun) > 3 else noun


def frames(syntax: Syntax, within: Sequence[int]) -> Iterator[Frame]:
    """Yield the frames of the words ``within``, in order."""
    for number in within:
        kind = kind_of(syntax, number)
        if kind and not _is_misread(syntax, number):
            negated = is_negated(syntax, number)
            yield Frame(
                number,
                kind,
                syntax.subjects(number),
                syntax.objects(number),
                negated,
                not negated and is_told_as_done(syntax, number) and not _is_standing(syntax, number),
                _is_loose(syntax, number, kind),
            )


def _is_misread(syntax: Syntax, number: int) -> bool:
    """Whether the tree makes an adjective of a participle behind a noun: in "raids targeting pilgrims" these target nobody."""
    word = syntax.words[number]
    behind = number > 0 and syntax.words[number - 1].upos in ("NOUN", "PROPN") and syntax.words[number - 1].head != word.head
    return behind and word.deprel == "amod" and word.lower.endswith("ing")


def is_promised(syntax: Syntax, frame: Frame) -> bool:
    """Whether what is not done yet is said to be coming ("will meet", "is due to discuss"), not asked for or doubted."""
    if frame.real or frame.negated:
        return False
    known = vocabulary()
    above = syntax.words[frame.word].head
    governed = syntax.words[frame.word].deprel == "xcomp" or (above >= 0 and syntax.words[above].upos == "ADJ")
    intended = governed and above >= 0 and lemma(syntax.words[above].lower) in known.intending
    return (is_future(syntax, frame.word) or intended) and not is_conditional(syntax, frame.word)


def is_ruled_out(syntax: Syntax, frame: Frame) -> bool:
    """Whether what a predicate tells is said not to be coming ("will not attend")."""
    return frame.negated and is_future(syntax, frame.word) and not is_conditional(syntax, frame.word)


def _is_standing(syntax: Syntax, number: int) -> bool:
    """Whether a present passive tells where forces stand ("is deployed across the north"), not that somebody sent them."""
    if lemma(syntax.words[number].lower) not in vocabulary().standing:
        return False
    aids = {syntax.words[one].lower for one in syntax.of(number, ("aux", "aux:pass"))}
    return bool(aids) and aids <= {"is", "are"}


def is_future(syntax: Syntax, word: int) -> bool:
    """Whether an auxiliary puts a predicate in the future ("will send", as said before "would send")."""
    return any(syntax.words[one].lower in vocabulary().future for one in syntax.of(word, ("aux",)))


def is_conditional(syntax: Syntax, word: int) -> bool:
    """Whether a predicate, or a clause that hangs on it, stands behind "if" or "unless"."""
    clauses = (word, *syntax.of(word, ("advcl",)))
    return any(syntax.words[one].lower in vocabulary().suppositions for at in clauses for one in syntax.of(at, ("mark",)))


def _is_loose(syntax: Syntax, number: int, kind: Kind) -> bool:
    """Whether a verb alone tells the kind and is too loose to, or what it governs makes it a manner of speaking ("meet a demand")."""
    verb, known = lemma(syntax.words[number].lower), vocabulary()
    governed = set(_governed(syntax, number))
    if any((verb, other) in _verbs() and f"{verb} {other}" not in known.vague for other in governed):
        return False
    if kind.type == "RETREAT" and _moved(syntax, number, verb):
        return False  # what moves says what it does: "the last soldiers left"
    return (
        verb in known.loose
        or (kind.type in known.loose_types and verb not in known.firm)
        or any(f"{verb} {other}" in known.vague for other in governed)
    )


def kind_of(syntax: Syntax, number: int) -> Kind | None:
    """Return what the word does by the vocabulary: with what it governs first, then by the noun that a light verb has, then alone."""
    word = syntax.words[number]
    if word.upos in ("NOUN", "PROPN"):
        if word.lower in vocabulary().under_fire and _is_come_under(syntax, number):
            return Kind("ASSAULT", None)
        return _nouns().get(lemma(word.lower, "NOUN")) if word.deprel not in ("compound", "amod") else None
    if word.upos not in PREDICATES:
        return None
    verb = lemma(word.lower)
    governed, moved = tuple(_governed(syntax, number)), _moved(syntax, number, verb)
    for other in governed:
        if (verb, other) in _verbs() and not (moved and _verbs()[verb, other].type in ("CONSULT", "ACCUSE")):
            return _verbs()[verb, other]  # troops that head to a town visit nobody, guns that hit back blame nobody
    if moved:
        return moved
    if verb in vocabulary().light:
        return next((_nouns()[noun] for noun in _object_nouns(syntax, number) if noun in _nouns()), None) or _verbs().get((verb, ""))
    return _verbs().get((verb, ""))


def names_attack(noun: str) -> bool:
    """Whether a noun names an attack."""
    kind = _nouns().get(lemma(noun, "NOUN"))
    return kind is not None and kind.type == "ASSAULT"


def _is_come_under(syntax: Syntax, number: int) -> bool:
    """Whether somebody comes under what a noun names."""
    head = syntax.words[number].head
    return syntax.case_of(number) == UNDER and head >= 0 and syntax.words[head].lower in COMING


def _moved(syntax: Syntax, number: int, verb: str) -> Kind | None:
    """Return what a verb of motion tells of what it moves: shells that fall strike, troops that leave retreat, tanks mobilise."""
    described = (syntax.words[number].head,) if syntax.words[number].deprel == "acl" else ()
    subjects = (
        part
        for one in (*syntax.of(number, ("nsubj",)), *syntax.subjects(number, 1), *described)
        for part in (one, *counted_by(syntax, one))
    )
    moving = {lemma(syntax.words[one].lower, syntax.words[one].upos) for one in subjects}
    rows = (row for row in vocabulary().motion if verb in row.verbs and not moving.isdisjoint(row.what))
    return next((Kind(row.type, row.mode) for row in rows if not row.way or not row.way.isdisjoint(_governed(syntax, number))), None)


def counted_by(syntax: Syntax, word: int) -> tuple[int, ...]:
    """Return what a noun counts ("a group of planes"), nothing where it counts nothing."""
    if lemma(syntax.words[word].lower, "NOUN") not in vocabulary().partitive:
        return ()
    return tuple(one for one in syntax.of(word, ("nmod",)) if syntax.case_of(one) == "of")


def _governed(syntax: Syntax, number: int) -> Iterator[str]:
    """Yield the lemmas of what a verb governs: objects with their compounds, infinitives, particles, then prepositions."""
    hanging = [
        one for one in syntax.hanging[number] if syntax.words[one].deprel in GOVERNED and syntax.case_of(one) not in vocabulary().adjunct
    ]
    roles = [one for name, one in syntax.words[number].roles if name in ("ARG1", "ARG2") and one not in hanging]
    for one in (*hanging, *roles):
        word = syntax.words[one]
        if (case := syntax.case_of(one)) in ADDRESSING and word.lower not in grammar().times:
            yield case  # "called on the army" asks it, "called the army" sends for it
        yield lemma(word.lower, word.upos)
        for part in syntax.of(one, ("compound", "amod", "conj")):
            yield lemma(syntax.words[part].lower, syntax.words[part].upos)
    yield from (syntax.case_of(one) for one in hanging if syntax.case_of(one) and syntax.words[one].lower not in grammar().times)
    if number + 1 < len(syntax.words):
        yield syntax.words[number + 1].lower


def _object_nouns(syntax: Syntax, number: int) -> Iterator[str]:
    """Yield the nouns that a light verb lends itself to: its objects, and what it puts or brings somebody into."""
    roles = (one for name, one in syntax.words[number].roles if name == "ARG1" and syntax.words[one].deprel != "nsubj")
    lent = (one for one in syntax.of(number, ("obl",)) if syntax.case_of(one) in ("", *vocabulary().lent))
    for one in (*syntax.of(number, ("obj", "nsubj:pass")), *lent, *roles):
        yield lemma(syntax.words[one].lower, syntax.words[one].upos)


def is_subjunctive(syntax: Syntax, word: int) -> bool:
    """Whether a verb is a bare form, by which something is asked for rather than told ("demanded that N withdraw", "that he be tried")."""
    helpers = {syntax.words[one].lower for one in syntax.of(word, ("aux", "aux:pass", "cop"))}
    verb = syntax.words[word]
    return "be" in helpers if helpers else verb.upos == "VERB" and lemma(verb.lower, verb.upos) == verb.lower


def is_negated(syntax: Syntax, number: int) -> bool:
    """Whether a word of negation hangs on the predicate, or on its subject or object ("no side accepted")."""
    around = [number, *syntax.of(number, ("nsubj", "nsubj:pass", "obj"))]
    if any(syntax.words[word].lower in vocabulary().negations for word in around[1:]):
        return True  # "nobody was hurt"
    return any(
        syntax.words[one].lower in vocabulary().negations and not _bounds_number(syntax, one)
        for word in around
        for one in syntax.of(word, ("advmod", "det", "aux", "case", "mark", "cc:preconj"))
    )


def _bounds_number(syntax: Syntax, number: int) -> bool:
    """Whether a word of negation opens the bound of a number ("no fewer than ten"), which negates nothing."""
    return syntax.lower(number + 1) in COMPARATIVES and syntax.lower(number + 2) == "than"


def is_open_infinitive(syntax: Syntax, number: int) -> bool:
    """Whether a verb is an infinitive that tells nothing past ("to attack", not "to have attacked")."""
    infinitive = any(syntax.words[one].lower == "to" for one in syntax.of(number, ("mark",)))
    return infinitive and not any(syntax.words[one].lower == "have" for one in syntax.of(number, ("aux",)))


def is_interposed(syntax: Syntax, number: int) -> bool:
    """Whether a verb of saying stands inside what is said, behind a relative ("a raid that X said killed nine")."""
    return lemma(syntax.words[number].lower) in vocabulary().reporting and syntax.relative_of(number) >= 0


def _governor(syntax: Syntax, number: int) -> int:
    """Return what an infinitive hangs on, beyond the object that the parse may hang it on ("helped the army to take ...")."""
    head = syntax.words[number].head
    beyond = head >= 0 and syntax.words[number].deprel == "acl" and syntax.words[head].deprel in ("obj", "iobj")
    return syntax.words[head].head if beyond else head


def _has_plural(syntax: Syntax, word: int) -> bool:
    """Whether a verb has a plural subject, with which its bare form may tell what is so ("insists that the rebels hold the town")."""
    return any(
        syntax.words[one].upos == "NOUN" and syntax.words[one].lower.endswith("s") for one in syntax.of(word, ("nsubj", "nsubj:pass"))
    )


def is_told_as_done(syntax: Syntax, number: int) -> bool:
    """Whether neither a modal, nor "if", nor a verb of wish, request or threat above it leaves the predicate open."""
    if is_open_infinitive(syntax, number) and lemma(syntax.words[max(_governor(syntax, number), 0)].lower) not in vocabulary().transparent:
        return False
    below = number
    for at in syntax.above(number):
        if syntax.words[at].lower in vocabulary().bound and not syntax.of(at, GIVES):
            return False
        if at != number:
            label = syntax.words[below].deprel
            if label == "advcl" and any(syntax.words[one].lower in vocabulary().temporal for one in syntax.of(below, ("mark",))):
                return True  # what is planned after an attack leaves the attack real
            verb = lemma(syntax.words[at].lower)
            finite = label == "ccomp" and not is_open_infinitive(syntax, below)
            if label in ("xcomp", "ccomp", "obj", "obl", "advcl") and verb in vocabulary().not_done and not (finite and verb == TELL):
                return False
            if label == "ccomp" and verb in vocabulary().bidding and is_subjunctive(syntax, below) and not _has_plural(syntax, below):
                return False  # "insists that N withdraw first"
            purpose = label == "advcl" and is_open_infinitive(syntax, below)
            if label not in ("xcomp", "ccomp", "conj", "obj", "nmod", "obl", "compound") and not purpose:
                return True
        if any(syntax.words[one].lower in vocabulary().modals for one in syntax.of(at, ("aux",))) or any(
            syntax.words[one].lower in vocabulary().suppositions for one in syntax.of(at, ("mark",))
        ):
            return False
        below = at
    return True
