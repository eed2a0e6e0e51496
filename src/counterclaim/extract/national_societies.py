"""National societies, which bear the name of an international body behind their nation's: "the Xlandish Red Cross"."""

import re

from counterclaim.actor import Actor
from counterclaim.extract.homeland import states
from counterclaim.mention import ActorMention, PassageMentions
from counterclaim.vocabulary.actors import borne_by_nations, names_of_international, side_of_word


def is_national_society(passage: PassageMentions, mention: ActorMention, body: Actor) -> bool:
    """Whether the name of a nation or land stands in or right before the body's name ("the Xlandish Red Cross", "Xland's Red Cross")."""
    if body.name not in names_of_international() and any(body.name.endswith(f" {name}") for name in borne_by_nations()):
        return True
    if body.name not in borne_by_nations():
        return False
    before = re.sub(r"['’]s$", "", passage.view[: mention.start].rstrip()).rsplit(maxsplit=1)[-1:]
    opens = any(start == mention.start - len("".join(before)) - 1 for start, _ in passage.sentences)
    return bool(before) and (side_of_word(before[0]) in states() or (before[0][:1].isupper() and not opens))
