import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.reports.display import cell_width, excerpt, shorten, visible
from mtaudit.spans import LineIndex, Span

MARKED_LETTER = "e\u0301"
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("Шикотан", 7),
        ("色丹島", 6),
        ("ｱｲｳ", 3),
        ("ＡＢ", 4),
        (MARKED_LETTER, 1),
        ("😀", 2),
        (FAMILY, 2),
        ("🇯🇵", 2),
        ("👍🏽", 2),
        ("1\ufe0f\u20e3", 2),
        ("한국", 4),
        ("\u1112\u1161\u11ab", 2),  # a Korean syllable spelt out
        ("عربي", 4),
        ("ภาษาที่", 5),
    ],
)
def test_width_is_that_of_a_terminal(text: str, width: int) -> None:
    assert cell_width(text) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb", "a    b"),
        ("a\nb", "a↵b"),
        ("\x1b[31m", "<U+001B>[31m"),
        ("\x9b", "<U+009B>"),
        ("\x7f", "<U+007F>"),
        ("\u202e", "<U+202E>"),
        ("\u2066", "<U+2066>"),
        ("\u2028", "<U+2028>"),
        ("\ud800", "<U+D800>"),
        ("soft\u00adhyphen", "soft<U+00AD>hyphen"),
        ("in\u200dvisible", "in<U+200D>visible"),
        ("a\U000e0041", "a<U+E0041>"),
    ],
)
def test_what_acts_or_hides_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        FAMILY,
        "می\u200cخواهم",
        "क्\u200dष",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        "\u0600\u0661",
        "e\u0301 色丹 Курилы",
    ],
)
def test_what_belongs_to_the_writing_stays(text: str) -> None:
    assert visible(text) == text


@given(st.text(st.characters()))
def test_nothing_unsafe_is_left(text: str) -> None:
    kinds = {unicodedata.category(char) for char in visible(text)}

    assert kinds.isdisjoint({"Cc", "Cs", "Zl", "Zp"})


@given(st.text(max_size=400), st.data())
def test_excerpt_shows_the_span_within_the_width(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    lines = LineIndex(text)

    shown = excerpt(lines, span, width=40)

    line = lines.line(lines.position(start)[0])
    marked = visible(text[start : max(start, min(span.end, line.end))])
    assert marked.startswith(shown.marked.removesuffix("…"))
    widest = max((cell_width(visible(char)) for char in text), default=0)
    assert cell_width(shown.before + shown.marked + shown.after) <= 40 + 3 * widest


def test_a_short_line_is_shown_whole() -> None:
    shown = excerpt(LineIndex("first\nat Sedan Island\r\nlast"), Span(9, 14))

    assert (shown.before, shown.marked, shown.after) == ("at ", "Sedan", " Island")
    assert shown.carets == "   ^^^^^"


def test_a_long_line_is_cut_at_words_on_both_sides() -> None:
    text = "word " * 60 + "Sedan" + " word" * 60
    shown = excerpt(LineIndex(text), Span(300, 305), width=60)

    assert shown.before == "…" + "word " * 5
    assert shown.after == " word" * 5 + "…"


def test_a_line_of_fifty_megabytes_costs_nothing_extra() -> None:
    lines = LineIndex("x" * 25_000_000 + "色丹" + "y" * 25_000_000)
    assert len(lines.starts) == 1

    for _ in range(100):
        shown = excerpt(lines, Span(25_000_000, 25_000_002))

    assert shown.marked == "色丹"


def test_shortened_text_ends_at_a_word() -> None:
    assert shorten("the transfer of islands", 14) == "the transfer…"
    assert shorten("short", 14) == "short"
