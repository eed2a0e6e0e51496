import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.detect.quotes import find_quotes
from counterclaim.detect.tokens import sentences, tokenize


def quoted(view: str) -> list[str]:
    tokens = tokenize(view)
    return [view[quote.inner_start : quote.inner_end] for quote in find_quotes(view, tokens, sentences(tokens))]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("“We hold the hill,” he said.", ["We hold the hill,"]),
        ('"We hold the hill," he said.', ["We hold the hill,"]),
        ("'We hold the hill,' he said.", ["We hold the hill,"]),
        ("The soldiers' families said the army's word wasn't enough.", []),
        ("'The soldiers' families left,' she said.", ["The soldiers' families left,"]),
        ("He called it 'the villagers' war'.", ["the villagers' war"]),
        ("The '90s were 'good' to the '80s men.", ["good"]),
        ("Take 'em away, the rock 'n' roll years said 'no'.", ["no"]),
        ("“She said ‘go’ to me,” he told the court.", ["She said ‘go’ to me,", "go"]),
        ("The ‘republic’s’ leaders left.", ["republic’s"]),
        ("She said: “They came at night.", ["They came at night."]),
        ("They want 'peace and bread. The rest can wait.", ["peace and bread."]),
        ("«We hold the hill», he said.", ["We hold the hill"]),
        ("They said 'yes' and \"no\" in turn.", ["yes", "no"]),
        ("O'Hara’s men didn’t fire at Sana'a.", []),
        ('“They left at dawn," he said.', ["They left at dawn,"]),
        ("'No,' said Ali. 'Never.'", ["No,", "Never."]),
    ],
)
def test_quotations(view: str, expected: list[str]) -> None:
    assert quoted(view) == expected


def test_unclosed_quotation_says_so() -> None:
    view = "“We go on. We do not stop."
    tokens = tokenize(view)
    (quote,) = find_quotes(view, tokens, sentences(tokens))
    assert not quote.closed
    assert quote.end == len(view)


def test_nested_quotation_is_deeper() -> None:
    view = "“He said ‘no’ to us,” she said."
    tokens = tokenize(view)
    assert [quote.depth for quote in find_quotes(view, tokens, sentences(tokens))] == [0, 1]


@given(st.text(alphabet="ab ,.'\"“”‘’s\n", max_size=60))
def test_spans_lie_in_the_text_and_hold_their_insides(view: str) -> None:
    tokens = tokenize(view)
    for quote in find_quotes(view, tokens, sentences(tokens)):
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(view)
