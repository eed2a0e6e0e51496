"""Who the words of the next paragraph are of, where a paragraph ends with a colon: "On Monday the minister said:"."""

from counterclaim.detect.attributions import find_attributions
from counterclaim.detect.tokens import sentences, tokenize
from counterclaim.mention import ActorMention

QUOTED = ' "It is so."'  # stands for what follows in the next paragraph


def leads_to_quotation(view: str, actors: tuple[ActorMention, ...]) -> tuple[int, int] | None:
    """Return the source that speaks behind the colon at the end of ``view``, null where there is none or nobody speaks."""
    if not view.rstrip().endswith(":"):
        return None
    whole = view.rstrip() + QUOTED
    tokens = tokenize(whole)
    found = find_attributions(whole, tokens, sentences(tokens), actors)
    return next((one.source for one in reversed(found) if one.source is not None and one.contents[-1][1] > len(view)), None)
