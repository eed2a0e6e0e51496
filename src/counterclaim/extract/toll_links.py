"""Which harm is said of which counted phrase of a sentence, and how: the grammar of tolls.

Each phrase is tried against a table of constructions, in order; the first that fits decides. What no construction fits is no toll:
a number near a word of harm proves nothing.
"""

from collections.abc import Callable
from dataclasses import replace

from counterclaim.extract.toll_draft import Draft, Link
from counterclaim.extract.toll_lines import Line
from counterclaim.extract.toll_moods import denied, feared
from counterclaim.extract.toll_phrases import Phrase
from counterclaim.extract.toll_shares import along, criticals, inverted, listed, part
from counterclaim.extract.toll_subjects import passive, shared
from counterclaim.extract.toll_totals import figure, put_at, toll_noun, treated
from counterclaim.extract.toll_verbs import active, beside, bodies, inside, vague_share

Construction = Callable[[Draft, Phrase], Link | None]
CONSTRUCTIONS: tuple[Construction, ...] = (
    part,
    along,
    active,
    bodies,
    inside,
    beside,
    shared,
    passive,
    listed,
    toll_noun,
    put_at,
    figure,
    criticals,
    treated,
    inverted,
)


def read_links(line: Line, earlier: Link | None = None) -> tuple[Link, ...]:
    """Return the tolls that the sentence states, as links from phrases to harms; ``earlier`` is the last one of the sentence before."""
    draft = Draft(line, earlier)
    for phrase in draft.phrases:
        link = _link(draft, _raised(draft, phrase))
        if link is not None:
            draft.spent.update(range(*link.cue))
            draft.links.append(link)
    return tuple(draft.links)


def _raised(draft: Draft, phrase: Phrase) -> Phrase:
    """Return "many more" as at least as many as the number it adds to, its "more" among its words."""
    if not (phrase.more and draft.links and phrase.low == 2 and phrase.high is None):
        return phrase
    low = draft.links[-1].phrase.low
    return replace(phrase, number_last=phrase.number_last + 1, low=max(low, 2), soft_low=None, soft_high=None)


def _link(draft: Draft, phrase: Phrase) -> Link | None:
    if vague_share(draft, phrase):
        return None
    for construction in CONSTRUCTIONS:
        if (link := construction(draft, phrase)) is not None:
            return replace(link, denied=denied(draft, phrase), hypothetical=link.hypothetical or feared(draft, link))
    return None
