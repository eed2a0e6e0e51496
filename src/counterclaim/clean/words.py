"""The vocabularies that cleaning reads: what captions, credits, page furniture, fields and publishers look like."""

from functools import cache

from counterclaim.vocabulary.loader import Vocabulary, load


class ZoneVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Words that tell captions, headings, boxes and page furniture from prose; casefolded."""

    picture_marks: tuple[str, ...]
    picture_openers: tuple[str, ...]
    picture_words: frozenset[str]
    scene_verbs: tuple[str, ...]
    reporting_verbs: tuple[str, ...]
    deictic_words: tuple[str, ...]
    trailing_words: frozenset[str]
    question_words: frozenset[str]
    background_questions: frozenset[str]
    box_cues: tuple[str, ...]
    attribute_labels: frozenset[str]
    furniture_openers: tuple[str, ...]
    furniture_openers_without_stop: tuple[str, ...]
    furniture_lines: frozenset[str]
    imprint_phrases_needed: int
    imprint_phrases: tuple[str, ...]
    wire_notes: tuple[str, ...]
    title_particles: frozenset[str]


class CreditVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Agencies (exact spelling) and the formulas that credits open and close with (casefolded)."""

    agencies: tuple[str, ...]
    picture_agencies: tuple[str, ...]
    openers: tuple[str, ...]
    roles: tuple[str, ...]
    closers: tuple[str, ...]
    takes_over: tuple[str, ...]
    placeholder_bylines: frozenset[str]
    unnamed: frozenset[str]
    writers: tuple[str, ...]


class FieldVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Names of metadata fields, best first; lower case without marks."""

    title: tuple[str, ...]
    description: tuple[str, ...]
    date: tuple[str, ...]
    byline: tuple[str, ...]
    outlet: tuple[str, ...]
    url: tuple[str, ...]
    categories: tuple[str, ...]
    lang: tuple[str, ...]
    body: tuple[str, ...]
    id: tuple[str, ...]


class OutletVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Publishers by host, and hosts that publish nothing but lead elsewhere."""

    redirectors: frozenset[str]
    target_parameters: tuple[str, ...]
    subdomains: frozenset[str]
    hosts: dict[str, str]


class MarkupVocabulary(Vocabulary, frozen=True, kw_only=True):
    """HTML elements by what they do to the text, and words in class attributes that tell what an element holds."""

    block: frozenset[str]
    inline: frozenset[str]
    skipped: frozenset[str]
    headings: frozenset[str]
    captions: frozenset[str]
    furniture: frozenset[str]
    caption_classes: tuple[str, ...]
    credit_classes: tuple[str, ...]
    furniture_classes: tuple[str, ...]
    dateline_classes: tuple[str, ...]


class DatelineVocabulary(Vocabulary, frozen=True, kw_only=True):
    """Month names and abbreviations, casefolded, to their number; words of lines that give a day."""

    months: dict[str, int]
    published: tuple[str, ...]
    deed_before: tuple[str, ...]
    documents: tuple[str, ...]


@cache
def zone_words() -> ZoneVocabulary:
    """Return the words that zones are told by."""
    return load("zones", ZoneVocabulary)


@cache
def credit_words() -> CreditVocabulary:
    """Return the words that credits are told by."""
    return load("credits", CreditVocabulary)


@cache
def field_names() -> FieldVocabulary:
    """Return the names of metadata fields."""
    return load("fields", FieldVocabulary)


@cache
def known_fields() -> frozenset[str]:
    """Return every name that a metadata field of an article can have; the empty name is none."""
    names = field_names()
    lists = (names.title, names.description, names.date, names.byline, names.outlet, names.url, names.categories, names.lang)
    return frozenset(name for one in lists for name in one)


@cache
def outlet_names() -> OutletVocabulary:
    """Return publishers by host."""
    return load("outlets", OutletVocabulary)


@cache
def markup_names() -> MarkupVocabulary:
    """Return HTML elements by what they do."""
    return load("markup", MarkupVocabulary)


@cache
def month_numbers() -> dict[str, int]:
    """Return months by name."""
    return dateline_words().months


@cache
def dateline_words() -> DatelineVocabulary:
    """Return the words of lines that give the day of a text."""
    return load("datelines", DatelineVocabulary)
