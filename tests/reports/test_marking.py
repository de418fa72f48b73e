from hypothesis import given
from hypothesis import strategies as st

from mtaudit import Span
from mtaudit.reports.marking import Segment, marked_lines
from mtaudit.spans import LineIndex


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and spans of it that lie as they will."""
    text = draw(st.text("ab\r\n", max_size=30))
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=6))
    return text, [Span(min(pair), max(pair)) for pair in pairs]


@given(marked())
def test_segments_are_the_lines(given: tuple[str, list[Span]]) -> None:
    text, marks = given
    lines = LineIndex(text)
    shown = list(marked_lines(lines, marks))

    assert ["".join(segment.text for segment in line) for line in shown] == [
        lines.line(number).of(text) for number in range(1, len(lines.starts) + 1)
    ]


@given(marked())
def test_every_mark_begins_once_and_ends_once(given: tuple[str, list[Span]]) -> None:
    text, marks = given
    segments = [segment for line in marked_lines(LineIndex(text), marks) for segment in line]

    for number in range(len(marks)):
        assert sum(number in segment.starts for segment in segments) == 1
        assert sum(number in segment.ends for segment in segments) == 1


def test_crossing_marks_are_cut_and_the_shorter_comes_first() -> None:
    lines = LineIndex("abcdef")

    assert list(marked_lines(lines, [Span(0, 4), Span(2, 6), Span(3, 4)])) == [
        (
            Segment("ab", (0,), (0,), ()),
            Segment("c", (0, 1), (1,), ()),
            Segment("d", (2, 0, 1), (2,), (2, 0)),
            Segment("ef", (1,), (), (1,)),
        )
    ]


def test_an_empty_mark_is_a_place() -> None:
    assert list(marked_lines(LineIndex("ab\n\nc"), [Span(1, 1), Span(3, 3), Span(2, 3)])) == [
        (
            Segment("a"),
            Segment("", (0,), (0,), (0,)),
            Segment("b"),
            Segment("", (2,), (2,), (2,)),
        ),
        (Segment("", (1,), (1,), (1,)),),
        (Segment("c"),),
    ]
