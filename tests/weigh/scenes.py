"""Articles as the weigher sees them, and findings made by hand."""

from counterclaim.detect.passages import detect_article
from counterclaim.extract import records_of, understand
from counterclaim.pipeline import the_annotator
from counterclaim.weigh.findings import ContentFinding, EventFinding, Findings, NumberFinding, Verdict
from counterclaim.weigh.labels import HARMS, PERIODS, STATUSES
from counterclaim.weigh.scene import scene_of
from tests.extract.written import written

OPEN = Verdict({None: 0.4, "other": 0.3, "third": 0.3}, {})
"""Who is meant is left open."""


def scene(*paragraphs):
    """Return an article made of paragraphs as the weigher sees it, with the records of the rules."""
    article = written(*paragraphs)
    reading = understand(article, detect_article(article, the_annotator()))
    return scene_of(reading, records_of(reading))


def word_of(scene, text, passage=0):
    """Return the number of the first word with a text."""
    return scene.text(passage).index(text)


def verdict(side, share=0.95, slot=None):
    """Return a verdict for a side."""
    return Verdict({side: share, "other": 1 - share}, {side: slot})


def doubtful(side, share, slot=None):
    """Return a verdict for a side that two others share the rest of."""
    return Verdict({side: share, "other": (1 - share) / 2, "third": (1 - share) / 2}, {side: slot})


def slot_of(scene, side, passage=0):
    """Return the first words that name a side."""
    return next(one for one in scene.slots[passage] if one.sides == (side,))


def number(scene, text, *, harm="killed", share=0.95, status="unknown", side=None, certainty=0.85, teller=OPEN, passage=0):
    """Return a finding about a number."""
    counted = next(one for one in scene.numbers[passage] if one.word == word_of(scene, text, passage))
    harms = {**dict.fromkeys(HARMS, 0.0), harm: share}
    statuses = {**dict.fromkeys(STATUSES, 0.0), status: 0.9}
    subject = verdict(side, certainty) if side else OPEN
    return NumberFinding(counted, harms, statuses, {**dict.fromkeys(PERIODS, 0.0), "incident": 1.0}, subject, teller)


def event(scene, text, plover, *, share=0.95, actor=OPEN, recipient=OPEN, passage=0):
    """Return a finding of an event."""
    return EventFinding(passage, word_of(scene, text, passage), plover, share, actor, recipient)


def content(scene, first, last, claimant, *, share=0.95, act="state", passage=0):
    """Return a finding of something said, from a word to a word."""
    return ContentFinding(passage, word_of(scene, first, passage), word_of(scene, last, passage) + 1, share, act, claimant)


def findings(*found):
    """Return findings of all kinds together."""
    kinds = (NumberFinding, EventFinding, ContentFinding)
    return Findings(*(tuple(one for one in found if isinstance(one, kind)) for kind in kinds))
