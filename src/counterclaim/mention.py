"""What `detect` finds in a passage: spans, and what each span can mean; nothing here is a record yet.

All offsets are half-open code points into the passage's view (`Passage.view`). `PassageMentions` is a function of the passage's words
alone, so that a passage that many articles share is read once; what depends on the article (who "he" is, which day "Thursday" was) is
resolved by `extract`.
"""

from dataclasses import dataclass
from typing import Literal

from counterclaim.actor import Actor
from counterclaim.article import Passage

Form = Literal["name", "adjective", "description", "pronoun", "group", "unnamed"]
Voice = Literal["direct", "partial", "indirect", "narrator"]
Granularity = Literal["second", "part_of_day", "day", "week", "month", "season", "year", "decade", "vague", "none"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark; ``lower`` is the casefolded form with typographic apostrophes made straight."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name an actor.

    ``actor`` is what the vocabularies make of the words alone; null for a pronoun or a bare description ("he", "the ministry", "both
    sides", "two rebel sources"), whose ``head`` and ``kind`` guide resolution inside the article.

    ``form`` says how it is named: name (Baku, Ilham Aliyev), adjective (Armenian), description (the defence ministry), pronoun (he),
    group (both sides, the three presidents), unnamed (two rebel sources).
    ``members`` are the actors that the words of a group name themselves ("the leaders of A and B"), else empty.
    ``possessive`` is true for "Baku's". ``start``..``end`` covers the whole phrase, without a possessive ending.
    ``title`` is the common nouns by which a person is introduced ("army spokesman"), which tell the article's reader whose man it is.
    """

    start: int
    end: int
    form: Form
    head: str
    actor: Actor | None
    possessive: bool = False
    members: tuple[Actor, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """Number words with their qualifiers ("at least 2,300", "dozens", "a"), and what follows from them by the table of numbers.

    ``low``/``high`` follow with certainty (high null = open); ``soft_low``/``soft_high`` are for display. ``form`` is how the number
    is said: figure, word, vague ("dozens"), article ("a", "its"), plural (a bare plural).
    ``qualifier`` is the words that open or close the range, "" where there are none.
    """

    start: int
    end: int
    low: int
    high: int | None
    soft_low: int | None
    soft_high: int | None
    form: Literal["figure", "word", "vague", "article", "plural"]
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression, not yet placed in time: ``kind`` names the pattern, ``fields`` its parsed parts."""

    start: int
    end: int
    kind: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym; ``candidates`` are row ids of the place table, best by name alone first.

    ``relation`` is the word that sets something there (in, near, from ...), "" where the name may stand for a government;
    ``feature`` the kind of place that the words give ("village of", "region"), "" where they give none.
    """

    start: int
    end: int
    name: str
    candidates: tuple[int, ...]
    relation: str = ""
    feature: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something: source, cue and content.

    ``source`` is null where nobody is named ("allegedly"); ``contents`` are the fragments of one content, in reading order.
    ``cue_lemma`` is the vocabulary entry that fired; ``voice`` follows from the quotation marks. ``seconded`` is true where the annotator
    reads the same source and cue that a rule found.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    cue_lemma: str
    voice: Voice
    rule: str
    score: float = 1.0
    seconded: bool = False


@dataclass(frozen=True, slots=True)
class SyntaxWord:
    """A word in its sentence's tree, as the annotator reads it: ``upos`` and ``deprel`` are Universal Dependencies' labels.

    ``head`` is an index into the passage's words, -1 for a root; ``roles`` are the arguments of a predicate, as PropBank role and index
    of the argument's head word, empty for any other word. ``lower`` has typographic apostrophes made straight.
    """

    start: int
    end: int
    lower: str
    upos: str
    head: int
    deprel: str
    roles: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PassageMentions:
    """Everything that `detect` found in one passage. ``sentences`` are character spans of the view.

    ``words`` are the parse, which only the annotator gives: empty where the rules read alone. ``leads`` is the source whose words the
    next passage quotes, null where a colon ends none.
    """

    passage: Passage
    view: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    actors: tuple[ActorMention, ...]
    attributions: tuple[Attribution, ...]
    numbers: tuple[NumberMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    words: tuple[SyntaxWord, ...] = ()
    leads: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether an article reports on an armed conflict, how strongly, and why in words."""

    relevant: bool
    score: float
    reason: str
