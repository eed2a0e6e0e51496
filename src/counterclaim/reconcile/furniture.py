"""What an outlet prints under every story: shared paragraphs that are no news.

Appeals and notices at an article's foot name nothing of the news above them. So where two articles of one outlet share whole paragraphs and
not a run of words beside them, and these have no name in common with what else either tells, they are two stories over one foot.
"""

import re

from counterclaim.article import Article
from counterclaim.reconcile.copies import long_passages, reused_passages, word_runs

NAME = re.compile(r"(?<=[\w,;:’'\")] )[A-Z][\w’'-]{2,}")  # inside a sentence, where a capital tells a name


def share_furniture_alone(left: Article, right: Article) -> bool:
    """Whether all that two articles share are paragraphs that name nothing of what either tells beside them."""
    (one, common), (other, _) = _parts(left, right), _parts(right, left)
    if not one or not other or not word_runs(one).isdisjoint(word_runs(other)):
        return False
    return not ((_names(one) | _names(other)) & _names(common)) - frozenset((left.outlet or "").split())


def _parts(article: Article, other: Article) -> tuple[str, str]:
    """Return what an article tells by itself, and what stands in the other too."""
    shared = {found.left for found in reused_passages(article, other)}
    texts = [(passage.id in shared, passage.view(article.text)) for passage, _ in long_passages(article)]
    return "\n".join(text for held, text in texts if not held), "\n".join(text for held, text in texts if held)


def _names(text: str) -> frozenset[str]:
    return frozenset(name.replace("’", "'").removesuffix("'s") for name in NAME.findall(" ".join(text.split())))
