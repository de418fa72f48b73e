"""Words, sentences, headlines, and what is no prose."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.text import (
    count_words,
    flowing,
    is_headline,
    lines_around,
    opaque_spans,
    sentence_at,
    sentences,
    starts_sentence,
    tokens,
    words,
)


def test_words() -> None:
    text = "Don’t e-mail Kono‘s naïve cafe\u0301, -x- 1956年"
    found = words(text)
    assert [word.text for word in found] == [
        "Don’t", "e-mail", "Kono‘s", "naïve", "cafe\u0301", "x", "1956年",
    ]  # fmt: skip
    assert all(text[word.start : word.end] == word.text for word in found)


@given(st.text(st.sampled_from("aé1_-'’‘ .\nœ"), max_size=30))
def test_words_are_counted_without_finding_them(text: str) -> None:
    assert count_words(text) == len(words(text))


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
        ("🚨 He went", True),
        ("⚠️ He went", True),
        ("with 🚨 He went", False),
        ("with \ufffc He went", False),
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


@given(st.text(st.sampled_from("aZ. \n?”"), max_size=40), st.integers(0, 39))
def test_the_sentence_at_a_word_is_that_of_the_whole_text(text: str, offset: int) -> None:
    if offset < len(text) and not text[offset].isspace():
        assert sentence_at(text, offset) == next(
            sentence for sentence in sentences(text) if sentence.start <= offset < sentence.end
        )


@given(st.text("ab\n", max_size=30), st.sets(st.integers(0, 30)), st.integers(0, 3))
def test_the_lines_around_places_hold_what_is_near_them(
    text: str, places: set[int], reach: int
) -> None:
    there = sorted(place for place in places if place < len(text))

    found = list(lines_around(text, there, reach))

    ends = [0, *itertools.chain.from_iterable(found), len(text)]
    assert ends == sorted(ends)
    for place in there:
        begun, blank = text.rfind("\n\n", 0, place), text.find("\n\n", place)
        paragraph = begun + 2 if begun >= 0 else 0, blank if blank >= 0 else len(text)
        near = max(paragraph[0], place - reach), min(paragraph[1], place + reach)
        assert any(start <= near[0] and near[1] <= end for start, end in found)
    for start, end in found:
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"
