from typing import get_args

from counterclaim.link import LinkKind
from counterclaim.record.meanings import MEANINGS


def test_every_kind_of_link_is_told_in_words():
    assert set(MEANINGS) == set(get_args(LinkKind))
