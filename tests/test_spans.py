"""Spans, the join of parts into a text, and lines."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.spans import LineIndex, Part, SourceMap, Span, join

offsets = st.integers(0, 30)
spans = st.tuples(offsets, offsets).map(lambda ends: Span(min(ends), max(ends)))


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[Part]]:
    """A document made of prose, escapes (`&amp;` for `&`) and markup that is no text."""
    document, parts = "", []
    for kind in draw(st.lists(st.sampled_from(["prose", "escape", "markup"]), max_size=8)):
        start = len(document)
        match kind:
            case "prose":
                text = draw(st.text("ab 色\n", min_size=1, max_size=5))
                document += text
                parts.append(Part(text, start, len(document)))
            case "escape":
                document += "&amp;"
                parts.append(Part("&", start, len(document)))
            case _:
                document += "<b>"
    return document, parts


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forwards_from_zero(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="runs forwards"):
        Span(start, end)


@given(spans, spans)
def test_overlap_means_a_shared_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    if len(one) and len(other):
        assert one.overlaps(other) == bool(shared)


def test_an_empty_span_overlaps_what_it_lies_inside() -> None:
    """An insertion into a stretch that is replaced is in its way; one at its edge is not."""
    assert Span(2, 2).overlaps(Span(1, 3))
    assert not Span(1, 1).overlaps(Span(1, 3))
    assert not Span(3, 3).overlaps(Span(1, 3))


@given(spans, spans)
def test_containing_is_ordered(one: Span, other: Span) -> None:
    """A span that contains another is at least as long, and two contain each other if equal."""
    if one.contains(other):
        assert len(one) >= len(other)
    assert (one.contains(other) and other.contains(one)) == (one == other)


def test_an_empty_span_is_a_place() -> None:
    assert Span(3, 3)
    assert Span(3, 3).of("abcdef") == ""


@given(documents())
def test_the_text_is_the_parts(case: tuple[str, list[Part]]) -> None:
    text, source_map = join(case[1])
    assert text == "".join(part.text for part in case[1])
    assert source_map.length == len(text)


@given(documents())
def test_each_character_leads_back_to_its_writing(case: tuple[str, list[Part]]) -> None:
    document, parts = case
    text, source_map = join(parts)
    for offset, char in enumerate(text):
        written = source_map.to_file(Span(offset, offset + 1)).of(document)
        assert written in {char, "&amp;"}
        assert (written == "&amp;") == (char == "&")


@given(documents(), st.data())
def test_a_contiguous_span_can_be_replaced(
    case: tuple[str, list[Part]], data: st.DataObject
) -> None:
    """Replacing the writing of a contiguous span changes that part of the text and no other."""
    document, parts = case
    text, source_map = join(parts)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    place = source_map.to_file(span)
    written = place.of(document)
    if len(span) and source_map.is_contiguous(span):
        assert written.replace("&amp;", "&") == span.of(text)
    elif len(span):
        assert "<b>" in written


@given(documents(), st.data())
def test_the_writing_of_a_longer_span_contains_that_of_a_shorter(
    case: tuple[str, list[Part]], data: st.DataObject
) -> None:
    text, source_map = join(case[1])
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if end - start > 1:
        inner = Span(start + 1, end - 1) if end - start > 2 else Span(start, end - 1)
        assert source_map.to_file(Span(start, end)).contains(source_map.to_file(inner))


def test_half_an_escape_is_not_contiguous() -> None:
    """An entity for two characters can only be replaced whole."""
    _, source_map = join([Part("a", 0, 1), Part("<\u20d2", 1, 7), Part("b", 7, 8)])
    assert source_map.is_contiguous(Span(0, 4))
    assert source_map.is_contiguous(Span(1, 3))
    assert not source_map.is_contiguous(Span(0, 2))
    assert not source_map.is_contiguous(Span(2, 4))


def test_neighbouring_plain_parts_are_one_piece() -> None:
    _, source_map = join([Part("ab", 0, 2), Part("", 2, 2), Part("cd", 2, 4), Part("e", 7, 8)])
    assert source_map == SourceMap((0, 4), (0, 7), (4, 8), 5)


def test_an_empty_text_has_a_map() -> None:
    text, source_map = join([])
    assert text == ""
    assert source_map.to_file(Span(0, 0)) == Span(0, 0)
    assert source_map.is_contiguous(Span(0, 0))


@given(st.text("ab\r\n\u2028\x0b", max_size=20))
def test_lines_end_at_line_feeds_only(text: str) -> None:
    index = LineIndex(text)
    lines = text.split("\n")
    assert len(index.starts) == len(lines)
    for number, line in enumerate(lines, 1):
        assert index.line(number).of(text) == line.removesuffix("\r")


@given(st.text("ab\n", max_size=20), st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = index.position(offset)
    assert index.starts[line - 1] + column - 1 == offset
    assert "\n" not in text[index.starts[line - 1] : offset]


def test_a_line_leaves_out_what_ends_it() -> None:
    index = LineIndex("one\r\ntwo\n")
    assert [index.line(n).of(index.text) for n in (1, 2, 3)] == ["one", "two", ""]


def test_columns_count_code_points() -> None:
    assert LineIndex("😀é色\nx").position(2) == (1, 3)


def test_a_source_map_can_be_sent_to_another_process() -> None:
    _, source_map = join([Part("ab", 0, 2), Part("&", 2, 7)])
    assert pickle.loads(pickle.dumps(source_map)) == source_map  # noqa: S301 - our own bytes
