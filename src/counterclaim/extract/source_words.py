"""An actor by the words of a source alone, where no mention in it leads to anybody: names of no known side, people without a name."""

import re
from dataclasses import replace

from counterclaim.actor import INTL, NGO, OTHER, OUTLET, UNNAMED, Actor
from counterclaim.extract.affiliations import affiliations
from counterclaim.extract.bodies import kinds_of_noun
from counterclaim.extract.citizens import citizen_of
from counterclaim.vocabulary.actors import descriptions
from counterclaim.vocabulary.cues import cues, grammar
from counterclaim.vocabulary.stances import references

RELATIVE_CLAUSE = re.compile(
    r"(?:^|(?<=[\s\"“]))(?P<who>(?:an?|the|one|another) (?:[a-z-]+ ){0,3}[a-z-]+),? who (?P<said>[a-z]+ (?:[a-z]+ )?)$", re.I
)
RELATIVE_REACH = 60  # characters before a source in which the clause that it ends begins
SHORTEST_ACRONYM = 3  # letters of a word in capitals that is a name even where it opens a sentence
EVERYBODY = frozenset({"they"})  # who speak where nobody was named whom the word could mean
APPOINTED = frozenset({"experts", "expert"})  # whom an international body names to speak for it
NOBODY = Actor(name="unnamed", side=UNNAMED, kind="unnamed")


def told_by(view: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the source itself, or who stands before a "who" where the source is what that clause is about ("a man who saw N said")."""
    tail = RELATIVE_CLAUSE.search(view, max(0, span[0] - RELATIVE_REACH), span[0])
    if tail is None or not (grammar().conjunctions | references().before_last_named).isdisjoint(tail["said"].casefold().split()):
        return span
    return tail.start("who"), tail.end("who")


def possessed(rest: str) -> str:
    """Return the lower-case words that a possessor or adjective qualifies ("government", "Nato allies"), up to a comma or joint."""
    return re.split(r"[,(]|\band | of | in | for | who | which ", re.sub(r"^['’]s\b|^['’]", "", rest).strip(), maxsplit=1)[0].strip()


def part_of(owner: Actor, tail: str, *, alone: bool) -> Actor:
    """Return the body of ``owner`` that ``tail`` names; friends and foes of a state do not speak for it, nor does a citizen.

    ``alone`` tells that the source ends there: a name behind it may tell more.
    """
    last = tail.rsplit(maxsplit=1)[-1].casefold()
    if last in cues().venues or last in cues().media:
        return owner
    if last in references().press:
        return Actor(name=f"{owner.name} {tail}", side=OUTLET, kind="outlet", iso3=owner.iso3)
    if last in references().hidden and not (owner.side == INTL and last in APPOINTED):
        return Actor(name=f"{owner.name} {tail}", side=UNNAMED, kind="unnamed", iso3=owner.iso3)
    if alone and last.partition("-")[0] in affiliations().private:
        return Actor(name=f"{owner.name} {tail}", side=UNNAMED, kind="unnamed", iso3=owner.iso3)
    if owner.kind == "civilians" and owner.side == owner.iso3 and kinds_of_noun().get(last):  # "a Xlandish doctors' union"
        return Actor(name=f"{owner.name} {tail}", side=NGO, kind="ngo", iso3=owner.iso3)
    if (citizen := citizen_of(owner, tail)) is not None:
        return citizen
    private = last in affiliations().firms and references().state_bodies.isdisjoint(tail.casefold().split())
    side = OTHER if last in references().outsiders or private else owner.side
    return replace(owner, name=f"{owner.name} {tail}", side=side, kind="government_body" if side == owner.side else "unknown", office=None)


def with_known_side(actor: Actor) -> Actor:
    """A named person or body of no known side is OTHER, one that common nouns describe is UNNAMED: both known, not unknown."""
    if actor.side is not None:
        return actor
    plain = descriptions().stateless if actor.kind in ("armed_group", "unknown") else ()
    named = any(word[:1].isupper() and word not in plain for word in actor.name.split())
    return replace(actor, side=OTHER if named else UNNAMED)


def by_words(words: str, opens: bool) -> Actor:
    """Return an actor from the source's words: common nouns are an unnamed source, a capital letter inside makes a name of no side.

    ``opens`` tells that the words open a sentence, where a capital letter says nothing.
    """
    text = re.sub(r"^(?:the|a|an|some|many|several)\s+", "", words.strip(), flags=re.IGNORECASE) or words
    named = [word for word in words.split()[1:] if not word.endswith(descriptions().qualifier_endings)]  # "the Xtown-based firm"
    capital = any(word[:1].isupper() and word not in descriptions().stateless for word in named) or (
        len(words.split()) == 1 and words[:1].isupper() and not opens and words.casefold() not in cues().media
    )
    capital = capital or (not opens and words[:1].isupper() and words.rsplit(maxsplit=1)[-1].casefold() in affiliations().facilities)
    acronym = len(words.split()) == 1 and words.isupper() and len(words) >= SHORTEST_ACRONYM
    capital = capital or (acronym and words.casefold() not in cues().media)
    pronoun = words.casefold() in references().pronouns
    if (
        words.rsplit(maxsplit=1)[-1].casefold() in references().organs - references().forces
        and words.split(maxsplit=1)[0].casefold() == "the"
    ):
        return Actor(name=text, side=OTHER, kind="government_body")  # an organ of a state that nobody names
    if words.rsplit(maxsplit=1)[-1].casefold() in references().foes and re.search(r"['’]s |\b(?:his|her|its|their) ", words.casefold()):
        return Actor(name=text, side=OTHER, kind="unknown")
    if words.casefold() in references().quantified or words.rsplit(maxsplit=1)[-1] in references().posting:
        return Actor(name=words, side=UNNAMED, kind="unnamed")
    if words.casefold() in EVERYBODY:
        return Actor(name=words, side=UNNAMED, kind="unnamed")
    if pronoun:
        return Actor(name=words, side=None, kind="unknown")
    return Actor(name=text, side=OTHER, kind="unknown") if capital else Actor(name=text, side=UNNAMED, kind="unnamed")
