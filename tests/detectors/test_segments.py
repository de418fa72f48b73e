"""Segments beside those of the source, and the place of what is missing in one."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mtaudit import Article, Pair, Span
from mtaudit.detectors.segments import place, segments, word_at

TEXTS = st.text("ab .\n日本語", min_size=1, max_size=40)


def cut(text: str, source: str, *pairs: Pair) -> list[tuple[str, str]]:
    article = Article(text, source=source, pairs=pairs)
    return [(pair.target.of(text), pair.source.of(source)) for pair in segments(article)]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("a\n\nb\n", "x\ny", [("a", "x"), ("b", "y")]),
        ("a\nb", "x", [("a\nb", "x")]),
        ("a", "", []),
        (" \n", "x", []),
    ],
)
def test_line_by_line_or_the_whole(text: str, source: str, expected: list[tuple[str, str]]) -> None:
    assert cut(text, source) == expected


def test_pairs_come_first_and_blank_ones_are_left_out() -> None:
    pairs = (Pair(Span(0, 1), Span(2, 3)), Pair(Span(1, 2), Span(0, 1)))

    assert cut("a\nb", "x\ny", *pairs) == [("a", "y")]


@given(TEXTS, TEXTS, st.data())
def test_a_place_is_a_word_of_its_segment(text: str, source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    segment = Span(start, data.draw(st.integers(start + 1, len(text))))
    first = data.draw(st.integers(0, len(source) - 1))
    lost = Span(first, data.draw(st.integers(first + 1, len(source))))

    found = place(text, Pair(segment, Span(0, len(source))), lost)

    assert segment.contains(found)
    assert len(found) > 0


@given(TEXTS, st.data())
def test_a_word_has_no_space_in_it(text: str, data: st.DataObject) -> None:
    assume(text.strip())
    offset = data.draw(st.integers(0, len(text) - 1))

    found = word_at(text, Span(0, len(text)), offset)

    assert found.of(text).strip() == found.of(text) != ""
    assert not any(char.isspace() for char in found.of(text))
