"""What a toll counts: a counted phrase of a sentence, and its noun."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.toll import Harm, Status
from counterclaim.vocabulary.nouns import Noun

PhraseForm = Literal["number", "single", "plural"]


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The noun part of a phrase: words ``first``..``last``, its heads, and the harm that a word inside it says ("wounded soldiers")."""

    first: int
    last: int
    heads: tuple[Noun, ...]
    head_first: int
    status: Status
    harm: Harm | None = None
    unknown: str | None = None

    @property
    def human(self) -> bool:
        """Whether it is people; what has no known noun is taken for people, and only harms of people can be said of it."""
        return all(head.human for head in self.heads)

    @property
    def item(self) -> str | None:
        """The things, singular and lower case, joint categories joined by " and "; null for people."""
        return None if self.human or not self.heads else " and ".join(dict.fromkeys(head.singular for head in self.heads))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A counted phrase of a sentence, by word position: number words ``first``..``number_last``, whole phrase ``first``..``last``.

    ``part`` marks a phrase that its own words make a part of another ("three of them children"); ``more`` one that adds ("12 more");
    ``named`` one that names somebody and counts nobody else; ``side`` is whose they are by other words that "them" takes up.
    ``figure`` are the number words where they stand apart from what they count ("the people killed are put at 125").
    """

    first: int
    number_last: int
    last: int
    low: int
    high: int | None
    soft_low: int | None
    soft_high: int | None
    form: PhraseForm
    noun: NounPhrase
    part: bool = False
    more: bool = False
    named: bool = False
    side: str | None = None
    figure: tuple[int, int] | None = None

    @property
    def digits(self) -> tuple[int, int]:
        """The number words, wherever they stand."""
        return self.figure or (self.first, self.number_last)
