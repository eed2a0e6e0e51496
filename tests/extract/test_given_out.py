"""Who speaks in what somebody gave out: sources that lie inside a content, their own included."""

from dataclasses import replace

import pytest

from counterclaim.extract.claims import extract_claims
from tests.extract.written import reading


def spoken(text: str, *sources: str):
    """Return the claims of a text in which each of these sources says all of it."""
    read = reading(text)
    passage = read.passages[0]
    (said,) = passage.attributions[:1]
    spans = [(text.index(one), text.index(one) + len(one)) for one in sources]
    told = tuple(replace(said, source=span, contents=((0, len(text) - 1),)) for span in spans)
    return extract_claims(replace(read, passages=(replace(passage, attributions=told),)))


@pytest.mark.parametrize("sources", [("his office",), ("his office", "his aide"), ("his aide", "his office", "his office")])
def test_a_content_that_holds_its_own_source_is_read(sources):
    text = 'There would be no truce, his office warned, "at any cost", and his aide said that this was final.'
    assert len(spoken(text, *sources)) >= 1
