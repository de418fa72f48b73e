"""Folding, word boundaries, words, headlines, and what is no prose."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.spans import Span
from mtaudit.text import (
    ends_word,
    flowing,
    fold,
    is_headline,
    is_invisible,
    lines_around,
    opaque_spans,
    starts_sentence,
    starts_word,
    tokens,
    words,
)

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


def is_word(text: str, part: str) -> bool:
    """Whether the first `part` of `text` may be a word there."""
    span = Span(text.index(part), text.index(part) + len(part))
    return starts_word(text, span) and ends_word(text, span)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("あんなに", "あんな"),
        ("メイン", "メイ"),
        ("しょうがない", "しょう"),
        ("明るい", "明"),
        ("お母さん", "母"),
        ("もっともらしい", "もっとも"),
        ("フィルタリング", "フィルタ"),
        ("利用者側", "側"),
        ("thus", "us"),
        ("usage", "us"),
        ("Лавровский", "Лавров"),
        ("٢المدينةx", "مدين"),
        ("한국어학", "한국"),
        ("cafe\u0301", "cafe"),
        ("snake_case", "case"),
    ],
)
def test_a_part_of_a_longer_word_is_no_word(text: str, part: str) -> None:
    assert not is_word(text, part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("在色丹岛上", "色丹"),
        ("JR東日本", "東日本"),
        ("3月", "月"),
        ("A社", "社"),
        ("ラブロフ外相は", "ラブロフ"),
        ("東京タワーへ", "タワー"),
        ("イワノフさん", "イワノフ"),
        ("ひらがなの", "ひらがな"),
        ("러시아는", "러시아"),
        ("والمدينة", "مدينة"),
        ("ประเทศไทย", "ไทย"),
        ("Lavrov’s", "Lavrov"),
        ("Mr.Lavrov", "Lavrov"),
        ("(Kono)", "Kono"),
        ("2013年", "2013"),
    ],
)
def test_a_word_is_found_without_spaces(text: str, part: str) -> None:
    assert is_word(text, part)


@given(st.text("aБ色あカ한א1. ", min_size=1, max_size=8))
def test_a_whole_text_is_bounded(text: str) -> None:
    assert is_word(text, text)


def test_words() -> None:
    text = "Don’t e-mail Kono‘s naïve cafe\u0301, -x- 1956年"
    found = words(text)
    assert [word.text for word in found] == [
        "Don’t", "e-mail", "Kono‘s", "naïve", "cafe\u0301", "x", "1956年",
    ]  # fmt: skip
    assert all(text[word.start : word.end] == word.text for word in found)


@given(st.text(max_size=40))
def test_words_do_not_overlap_and_hold_all_letters(text: str) -> None:
    found = words(text)
    covered = [offset for word in found for offset in range(word.start, word.end)]
    assert covered == sorted(set(covered))
    letters = {i for i, char in enumerate(text) if unicodedata.category(char)[0] == "L"}
    assert letters <= set(covered)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Russia Holds Talks With Japan", True),
        ("RUSSIA HOLDS TALKS WITH JAPAN", True),
        ("Lavrov and Kono Hold Talks on the Islands", True),
        ("Russia holds talks with Japan over islands", False),
        ("Russia Holds Talks With Japan.", False),
        ("Tooth Dance", False),
        ("", False),
    ],
)
def test_headlines(line: str, expected: bool) -> None:
    assert is_headline(line) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He went", True),
        ("Yes. He went", True),
        ("Yes.\nHe went", True),
        ("a line\nHe went", True),
        ("(“He went", True),
        ("— He went", True),
        ("- He went", True),
        ("said He went", False),
        ("then, He went", False),
        ("semi-He went", False),
    ],
)
def test_sentence_starts(text: str, expected: bool) -> None:
    assert starts_sentence(text, text.index("He")) is expected


@pytest.mark.parametrize(
    "hidden",
    [
        "https://example.org/sedan-island.html",
        "www.example.org/Sedan",
        "sedan@example.org",
        "@Sedan",
        "#Sedan",
        "`Sedan`",
        "sedan-island.html",
        "example.com/Sedan",
        "sedan_island",
        "sedan()",
    ],
)
def test_addresses_handles_and_code_are_no_prose(hidden: str) -> None:
    text = f"see {hidden} for Sedan"
    covered = {i for span in opaque_spans(text) for i in range(span.start, span.end)}
    assert covered == set(range(4, 4 + len(hidden)))


@pytest.mark.parametrize("text", ["Sedan Island.", "well-known", "e.g. this", "a #1 hit? No. 5"])
def test_prose_is_prose(text: str) -> None:
    assert [span.of(text) for span in opaque_spans(text) if "#" not in span.of(text)] == []


_LINE = st.sampled_from(
    ["", " ", "x", "a " * 25, "b " * 25 + "c", "d" * 51, "e" * 60 + ".", "\t y"]
)


@given(st.lists(_LINE, max_size=6))
def test_only_the_ends_of_long_lines_within_a_sentence_flow(lines: list[str]) -> None:
    text = "\n".join(lines)
    law = re.sub(r"(?<=[^\n]{50}[^\n.!?:;])\n(?=\S)", " ", text)
    assert flowing(text) == law


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S.-led talks", ["The", "U", "S", "led", "talks"]),
        ("snake_case, 1,200 km²", ["snake", "case", "1", "200", "km²"]),
        ("Ébola’s ÉBOLA", ["Ébola", "s", "ÉBOLA"]),
        ("", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@given(st.text(st.sampled_from("aZ9_-' .\n\u00e9\u0301\u0915\u093f"), max_size=30))
def test_the_pieces_of_each_word_are_tokens(text: str) -> None:
    written = set(tokens(text))
    assert all(written.issuperset(tokens(word.text)) for word in words(text))


@given(st.text("ab\n", max_size=30), st.sets(st.integers(0, 30)), st.integers(0, 3))
def test_the_lines_around_places_hold_what_is_near_them(
    text: str, places: set[int], reach: int
) -> None:
    there = sorted(place for place in places if place < len(text))

    found = list(lines_around(text, there, reach))

    ends = [0, *itertools.chain.from_iterable(found), len(text)]
    assert ends == sorted(ends)
    for place in there:
        near = max(0, place - reach), min(len(text), place + reach)
        assert any(start <= near[0] and near[1] <= end for start, end in found)
    for start, end in found:
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"
