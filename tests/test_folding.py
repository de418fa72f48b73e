"""Folding: what is made equal, and the way back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.folding import fold, is_invisible
from mtaudit.spans import Span

TRICKY = "aK \n\t-–“”’‘'İıßẞﬁﬃÉe\u0301ŌøＡ１\u00ad\u200b\u200d\ufeff\u00a0\u3000色丹カ。"


@given(st.text(st.sampled_from(TRICKY) | st.characters(codec="utf-8"), max_size=30), st.booleans())
def test_folded_characters_come_from_the_text_in_order(text: str, strip_marks: bool) -> None:
    folded = fold(text, strip_marks=strip_marks)
    origins = [folded.origin(offset) for offset in range(len(folded.text))]
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


@given(st.text(st.sampled_from(TRICKY), max_size=20), st.text(st.sampled_from(TRICKY), max_size=20))
def test_a_letter_keeps_its_origin_whatever_stands_around_it(before: str, after: str) -> None:
    """A marker put between any two texts is found where it was put."""
    text = f"{before}.z.{after}"
    folded = fold(text)
    at = folded.text.index(".z.", max(0, len(fold(before).text) - 2))
    assert folded.span(at, at + 3) == Span(len(before), len(before) + 3)


@given(st.text(st.sampled_from(TRICKY.replace("\u0301", "")), max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize(
    ("text", "folded", "origins"),
    [
        ("İx", "ix", [0, 1]),
        ("aßb", "assb", [0, 1, 1, 2]),
        ("ẞ", "ss", [0, 0]),
        ("oﬃce", "office", [0, 1, 1, 1, 2, 3]),
        ("Ko\u0304no", "kono", [0, 1, 3, 4]),
        ("KŌNO", "kono", [0, 1, 2, 3]),
        ("Łódź", "lodz", [0, 1, 2, 3]),
        ("Ｌａｖ", "lav", [0, 1, 2]),
        ("To\u200both", "tooth", [0, 1, 3, 4, 5]),
        ("To\u00adoth", "tooth", [0, 1, 3, 4, 5]),
        ("a\u00a0b", "a b", [0, 1, 2]),
        ("a \r\n b", "a b", [0, 1, 5]),
        ("“Q”", " q ", [0, 1, 2]),
        ("Lavrov’s", "lavrov's", list(range(8))),
        ("Kono‘s", "kono's", list(range(6))),
        ("a\n\nb", "a\n\nb", [0, 1, 2, 3]),
        ("a\n \nb", "a\n \nb", [0, 1, 2, 3, 4]),
    ],
    ids=ascii,
)
def test_fold(text: str, folded: str, origins: list[int]) -> None:
    result = fold(text)
    assert result.text == folded
    assert [result.origin(offset) for offset in range(len(folded))] == origins


def test_marks_stay_where_they_make_another_word() -> None:
    assert fold("Größe, é", strip_marks=False).text == "grösse, é"
    assert fold("Größe, é").text == "grosse, e"


def test_a_grown_character_is_cut_only_in_its_middle() -> None:
    folded = fold("oﬃce")
    assert [offset for offset in range(len(folded.text) + 1) if folded.cuts(offset)] == [2, 3]


def test_marks_and_zero_width_characters_are_invisible() -> None:
    assert all(map(is_invisible, "\u0301\u00ad\u200b\ufeff"))
    assert not any(map(is_invisible, "a 色"))


@given(st.text('aB -"\n\t’“—3', max_size=20), st.booleans())
def test_a_letter_that_changes_does_not_change_how_the_rest_is_folded(
    text: str, strip_marks: bool
) -> None:
    # A text with a ligature is folded step by step, one without by three replacements.
    plain, difficult = (fold(f"{text}|{end}", strip_marks=strip_marks) for end in ("", "ﬁ"))
    assert difficult.text == plain.text + "fi"
    assert [difficult.origin(at) for at in range(len(plain.text))] == [
        plain.origin(at) for at in range(len(plain.text))
    ]
