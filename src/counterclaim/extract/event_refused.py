"""What the parse refuses of the assaults that the patterns read: nothing is told, or somebody else did it.

The patterns know words in their usual order and nothing of clauses; where the tree of a sentence tells another thing of the same words, the
tree is right far more often.
"""

from collections.abc import Iterator, Sequence

from counterclaim.extract.event_drafts import Case, Draft, of_sides
from counterclaim.extract.event_incidents import incidents
from counterclaim.extract.event_parse import Parsed, parsed_lines, told_words
from counterclaim.extract.event_parties import acting, is_other_they, is_repelling
from counterclaim.extract.event_telling import is_asked, is_of_crowd, verb_tells
from counterclaim.extract.frames import Frame, frames, is_interposed
from counterclaim.extract.syntax import MODIFIERS, Syntax

PHRASE = (*MODIFIERS, "conj")
OPEN = ("PRON", "DET", "ADJ")  # subjects that nothing but the article resolves ("they", "each other", "both")


def refused(case: Case, drafts: Sequence[Draft]) -> list[Draft]:
    """Return those of ``drafts`` that the parse reads as telling nothing, or as somebody else's."""
    found: list[Draft] = []
    for number, parsed in parsed_lines(case):
        here = [draft for draft in drafts if draft.line == number and draft.plover == "ASSAULT"]
        if here:
            attacks = {frame.word: frame for frame in frames(parsed.syntax, parsed.words()) if frame.kind.type == "ASSAULT"}
            found += (draft for draft in here if _is_unsaid(case, parsed, draft, attacks) or _is_of_others(case, parsed, draft))
    return found


def unfought(case: Case, drafts: Sequence[Draft]) -> list[Draft]:
    """Return those mentions of fighting among ``drafts`` that the parse reads as a mere time ("since the war began"), or as others'."""
    found: list[Draft] = []
    for number, parsed in parsed_lines(case):
        here = [draft for draft in drafts if draft.line == number]
        if here:
            told = {one.word for one in incidents(case, parsed)}
            found += (draft for draft in here if _is_mere_time(case, parsed, draft, told) or _is_between_others(case, parsed, draft))
    return found


def _is_mere_time(case: Case, parsed: Parsed, draft: Draft, told: set[int]) -> bool:
    """Whether the parse tells none of the attacks in the words of a draft, all of which begin or end in a clause of time."""
    inside = told_words(case, parsed, (draft.span,))
    heads = [parsed.syntax.words[one].head for one in inside if parsed.syntax.words[one].deprel == "nsubj"]
    timed = [one for one in heads if _is_undated_since(parsed.syntax, one)]
    return bool(inside) and len(timed) == len(inside) and told.isdisjoint(inside)


def _is_undated_since(syntax: Syntax, verb: int) -> bool:
    """Whether a clause says since when without a day of its own ("since the war began", not "since it broke out on 3 May")."""
    since = any(syntax.words[one].lower == "since" for one in syntax.of(verb, ("mark",)))
    return since and not syntax.of(verb, ("obl", "obl:unmarked"))


def _is_between_others(case: Case, parsed: Parsed, draft: Draft) -> bool:
    """Whether the verbs of a draft have a subject that names sides, none of them the draft's ("X, which Y arms, has fought Z")."""
    own = {actor.side for actor in draft.actors}
    led = [one for subjects in _led(case, parsed, draft) for one in subjects]
    named = [{actor.side for named in acting(case, parsed, one) for actor in named.actors} for one in led]
    return bool(named) and all(sides and own.isdisjoint(sides) for sides in named)


def _is_unsaid(case: Case, parsed: Parsed, draft: Draft, attacks: dict[int, Frame]) -> bool:
    """Whether the words of attack of a draft are all forms of verbs that are negated, asked about, or only describe."""
    inside = told_words(case, parsed, (draft.span,))
    return bool(inside) and all(_tells_nothing(parsed.syntax, attacks[word]) for word in inside)


def _tells_nothing(syntax: Syntax, frame: Frame) -> bool:
    if is_repelling(syntax, frame.word):
        return True
    verb = syntax.words[frame.word].upos == "VERB"
    told = verb_tells(syntax, frame.word) and not is_asked(syntax, frame.word) and not is_of_crowd(syntax, frame.word)
    return verb and (frame.negated or not told)


def _is_of_others(case: Case, parsed: Parsed, draft: Draft) -> bool:
    """Whether every word of attack of a draft that the parse gives a doer is done by others, or is done to the draft's actor."""
    inside = set(told_words(case, parsed, (draft.span,)))
    own = {actor.side for actor in draft.actors}
    led = (one for subjects in _led(case, parsed, draft) for one in subjects)
    if any(is_other_they(case, parsed, one) for one in led):
        return True
    if _is_done_to(case, parsed, draft, inside) or is_led_by_another(case, parsed, draft) or _is_of_teller(case, parsed, draft):
        return True
    read = [sides for sides in _read(case, parsed, inside) if any(sides)]
    return bool(read) and all(own.isdisjoint(doing) and (doing or own <= suffering) for doing, suffering in read)


def is_led_by_another(case: Case, parsed: Parsed, draft: Draft) -> bool:
    """Whether every verb of a draft has a subject, and none is the draft's actor: who ambushed in Xland killed, Xland did not."""
    own = {actor.side for actor in draft.actors}
    led = _led(case, parsed, draft)
    return bool(led) and not any(_stands_for(case, parsed, one, own) for subjects in led for one in subjects)


def _is_of_teller(case: Case, parsed: Parsed, draft: Draft) -> bool:
    """Whether the draft's actor only tells what something else did ("a bomb that police said killed nine")."""
    own = {actor.side for actor in draft.actors}
    telling = (one for at in _verbs_of(case, parsed, draft) if is_interposed(parsed.syntax, at) for one in parsed.syntax.subjects(at, 0))
    told = [{actor.side for named in acting(case, parsed, one) for actor in named.actors} for one in telling]
    return bool(own) and any(own <= sides for sides in told)


def _led(case: Case, parsed: Parsed, draft: Draft) -> list[tuple[int, ...]]:
    """Return the subjects of each verb inside a draft that has some."""
    return [subjects for at in _verbs_of(case, parsed, draft) if (subjects := parsed.syntax.subjects(at))]


def _verbs_of(case: Case, parsed: Parsed, draft: Draft) -> list[int]:
    """Return the verbs inside the words of a draft."""
    words = parsed.syntax.words
    passage = case.reading.passages[parsed.sentence.passage].passage
    return [at for at in parsed.words() if words[at].upos == "VERB" and _is_in(passage.to_article(words[at].start, words[at].end), draft)]


def _is_in(place: tuple[int, int], draft: Draft) -> bool:
    return draft.span.start <= place[0] and place[1] <= draft.span.end


def _stands_for(case: Case, parsed: Parsed, word: int, own: set[str | None]) -> bool:
    """Whether the phrase of a subject may be one of the sides ``own``: it names one, or no noun that the sentence resolves."""
    if parsed.syntax.words[word].upos in OPEN and parsed.slot(word) is None:
        return True
    phrase = parsed.syntax.down(word, PHRASE)
    named = {actor.side for one in phrase if (slot := parsed.slot(one)) for actor in slot.actors}
    return not own.isdisjoint(named | {actor.side for one in acting(case, parsed, word) for actor in one.actors})


def _is_done_to(case: Case, parsed: Parsed, draft: Draft, inside: set[int]) -> bool:
    """Whether the draft's actor suffers the attack that its words only go on with: who is ambushed in "ambushed X, killing four"."""
    own = {actor.side for actor in draft.actors}
    attacks = {one.word: one.parties for one in incidents(case, parsed) if not one.mutual}
    words = parsed.syntax.words
    above = (attacks[words[one].head] for one in inside if words[one].deprel == "advcl" and words[one].head in attacks)
    return any(
        own <= {actor.side for actor in of_sides(one.suffering)} and own.isdisjoint(actor.side for actor in of_sides(one.doing))
        for one in above
    )


def _read(case: Case, parsed: Parsed, inside: set[int]) -> Iterator[tuple[set[str | None], set[str | None]]]:
    """Yield the sides that make and that suffer each attack that the parse tells at one of the words ``inside``."""
    for one in incidents(case, parsed):
        if one.word in inside and not one.mutual:
            yield {actor.side for actor in of_sides(one.parties.doing)}, {actor.side for actor in of_sides(one.parties.suffering)}
