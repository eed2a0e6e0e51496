"""Whether a word of attack tells one: no question, no adjective, no crowd, nothing wished away, more than a name for what was told."""

from counterclaim.extract.event_parse import Parsed
from counterclaim.extract.event_parties import is_real_above
from counterclaim.extract.frames import Frame
from counterclaim.extract.incident_words import NOUNS, base, words
from counterclaim.extract.syntax import Syntax

SHORTEST = 4  # words up to which a line without a subject or an object is a heading
NO_DETAIL = ("case", "punct", "cc", "det", "mark", "conj")
QUALITIES = ("amod", "compound")


def is_closing(syntax: Syntax, frame: Frame) -> bool:
    """Whether a word of attack closes a place off ("blockaded the port", "imposed a blockade"): that coerces."""
    named = (frame.word, *syntax.of(frame.word, ("obj", "nsubj:pass")))
    return any(base(syntax.words[one].lower, syntax.words[one].upos) in words().closing for one in named)


def is_told(parsed: Parsed, frame: Frame) -> bool:
    """Whether a word of attack tells one that was made, or that somebody denies having made."""
    syntax, word = parsed.syntax, parsed.syntax.words[frame.word]
    if frame.negated or _is_heading(parsed):
        return False
    if word.upos in NOUNS:
        return frame.real and _noun_tells(syntax, frame.word)
    denied = word.deprel in ("xcomp", "ccomp", "advcl") and syntax.words[word.head].lower in words().denying
    return (frame.real or denied) and verb_tells(syntax, frame.word) and not is_of_crowd(syntax, frame.word)


def is_left_real(syntax: Syntax, frame: Frame) -> bool:
    """Whether nothing around a word of attack leaves open that it was made: no wish, fear or plan ("is looking to carry out attacks")."""
    return frame.real and (syntax.words[frame.word].upos not in NOUNS or not _is_only_thought_of(syntax, frame.word))


def _is_only_thought_of(syntax: Syntax, word: int) -> bool:
    """Whether a noun of attack names one that is only feared, planned or ruled out."""
    before = {syntax.words[one].lower for one in syntax.of(word, ("det", "amod", "nmod:poss", "compound"))}
    return bool(before & words().unreal_words) or not is_real_above(syntax, word)


def _is_heading(parsed: Parsed) -> bool:
    """Whether a sentence is a few words without a subject or an object ("AIR STRIKES")."""
    return len(parsed.words()) <= SHORTEST and not any(parsed.syntax.of(one, ("nsubj", "nsubj:pass", "obj")) for one in parsed.words())


def verb_tells(syntax: Syntax, word: int) -> bool:
    """Whether a verb tells a deed: no adjective, no noun ("the wounded"), no question, nothing general ("every home bombed")."""
    label, head = syntax.words[word].deprel, syntax.words[word].head
    if label in words().describing or syntax.of(word, ("det", "amod", "nmod:poss")) or _is_figure(syntax, word):
        return False
    around = [*syntax.of(word, ("nsubj", "nsubj:pass", "obj")), *([head] if label.startswith("acl") else [])]
    if any(syntax.words[one].lower in words().general for at in around for one in syntax.of(at, ("det",))):
        return False
    if label == "csubj" or not words().anybody.isdisjoint(syntax.words[one].lower for one in syntax.subjects(word, 0)):
        return False  # "retaking the town would ...", "those who attack schools"
    return not is_asked(syntax, word)


def _is_figure(syntax: Syntax, word: int) -> bool:
    """Whether a participle only goes with a figure that stands beside another ("nine dead and 44 wounded", "its toll at 61 killed")."""
    head = syntax.words[word].head
    label = syntax.words[word].deprel
    listed = label == "conj" and head >= 0 and syntax.words[head].upos in ("NUM", "ADJ")
    number = syntax.words[word - 1] if word and syntax.words[word - 1].upos == "NUM" else None
    counted = number is not None and number.head >= 0 and base(syntax.words[number.head].lower, "NOUN") in words().counts
    joined = label == "conj" and head >= 0 and syntax.words[head].upos == "VERB" and number is not None and _is_figure(syntax, head)
    put = (
        any(base(syntax.words[at].lower) in words().counting for at in syntax.above(head)) if head >= 0 else False
    )  # "put them at 40 killed"
    return (listed or counted or joined or put) and not syntax.of(word, ("aux", "aux:pass"))


def is_of_crowd(syntax: Syntax, word: int) -> bool:
    """Whether a crowd or the weather does what a verb tells ("protesters stormed the gate", "a storm hit the coast")."""
    return _is_done_by(syntax, word, words().crowds | words().nature)


def is_of_nature(syntax: Syntax, word: int) -> bool:
    """Whether illness, the weather or a thief does what a verb tells ("cholera has killed 300"): no attack whatever else is likely."""
    return _is_done_by(syntax, word, words().nature | words().criminals)


def _is_done_by(syntax: Syntax, word: int, nobody: frozenset[str]) -> bool:
    doers = [part for one in syntax.subjects(word, 0) for part in (one, *syntax.of(one, ("nmod",)))]
    named = [syntax.words[one].lower for one in doers if syntax.case_of(one) in ("", "by", "of")]
    return not nobody.isdisjoint(form for word in named for form in (word, base(word, "NOUN")))


def is_asked(syntax: Syntax, word: int) -> bool:
    """Whether the clause of a verb asks whether, how or by whom something was done."""
    asked = any(syntax.words[one].lower in words().asking for one in syntax.of(word, ("nsubj", "advmod", "mark", "obl", "obj")))
    doubted = any(syntax.words[one].lower == "whether" for one in syntax.of(word, ("mark",)))
    return doubted or (asked and syntax.words[word].deprel in ("root", "ccomp", "csubj"))


def _noun_tells(syntax: Syntax, word: int) -> bool:
    """Whether a noun of attack tells something: no end or fear of it above, and more than a name for what was told before."""
    known = words()
    before = {syntax.words[one].lower for one in syntax.of(word, ("det", "amod", "nmod:poss", "compound"))}
    if _is_only_thought_of(syntax, word) or _is_spoken_of(syntax, word):
        return False
    head, label = syntax.words[word].head, syntax.words[word].deprel
    governor = base(syntax.words[head].lower, syntax.words[head].upos) if head >= 0 else ""
    details = [one for one in syntax.hanging[word] if _is_detail(syntax, one)]
    subject = label.startswith("nsubj")
    if subject and (is_asked(syntax, head) or (is_parted(syntax, head) and before & known.pointing and not details)):
        return False  # "when the blast occurred", "since the war began"
    if base(syntax.words[word].lower, "NOUN") in known.standing:
        return governor in known.telling or any(syntax.case_of(one) in known.telling for one in details)
    if head < 0 and not details:
        return False  # a cross-head
    occurs = subject and (governor in known.occurring or (governor in known.timing and _is_placed(syntax, head)))
    return occurs or bool(details) or not before & known.pointing


def _is_detail(syntax: Syntax, word: int) -> bool:
    """Whether a word that hangs on a noun of attack says which one it is: a phrase, a year, a place, not "latest" or "bus" alone."""
    part = syntax.words[word]
    return part.deprel not in (*NO_DETAIL, *QUALITIES) or (part.deprel in QUALITIES and (part.lower.isdigit() or part.upos == "PROPN"))


def _is_placed(syntax: Syntax, verb: int) -> bool:
    """Whether a verb says where or when by a phrase of its own ("came at dawn"), not by another deed ("came a day after", "amid")."""
    return any(syntax.case_of(one) in words().placing for one in syntax.of(verb, ("obl",)))


def _is_spoken_of(syntax: Syntax, word: int) -> bool:
    """Whether the verb above a noun of attack only speaks of it ("condemned the attack", "the escalation of violence")."""
    at = word
    while syntax.words[at].head >= 0 and syntax.words[at].deprel in ("obj", "obl", "nmod", "nsubj:pass", "ccomp", "obl:agent"):
        at = syntax.words[at].head
        if syntax.words[at].upos in ("VERB", "AUX"):
            return base(syntax.words[at].lower) in words().spoken_of
    return False


def is_parted(syntax: Syntax, word: int) -> bool:
    """Whether a clause or a phrase stands apart from the one above it ("after", "while", behind a semicolon): what it tells is another."""
    marks = {syntax.words[one].lower for one in syntax.of(word, ("mark", "case", "cc", "advmod"))}
    shares = syntax.words[word].upos == "VERB" and not syntax.of(
        word, ("nsubj", "nsubj:pass")
    )  # "after killing nine" has no doer of its own
    head = syntax.words[word].head
    if marks & {"when", "as", "after"} and head >= 0 and base(syntax.words[head].lower) in words().harming and not syntax.subjects(head, 0):
        return False  # "ten were wounded when a bomb hit their bus" is one attack
    halved = syntax.words[word].deprel == "parataxis" and any(syntax.words[one].lower == ";" for one in syntax.hanging[word])
    return (bool(marks & words().parting) and not shares) or halved
