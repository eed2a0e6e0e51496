"""The two sides of whom an article tells most, and nobody where a third comes near them."""

import pytest

from counterclaim.extract.events import extract_events
from counterclaim.extract.foremost import foremost
from tests.extract.annotated import claims_of, needs_weights

pytestmark = needs_weights

WAR = "Chadian troops shelled Libyan posts. Libyan jets bombed Chadian towns. Chadian guns hit Libyan barracks."


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (WAR + " Togo warned both.", {"TCD", "LBY"}),
        (WAR + " Niger's army shelled Togo. Togo's army shelled Niger. Niger's jets bombed Togo.", set()),
        ("It rained.", set()),
    ],
)
def test_the_two_an_article_tells_most_of(text, sides):
    read, claims = claims_of(text)
    assert {actor.side for actor in foremost(read, extract_events(read, claims, ()))} == sides
