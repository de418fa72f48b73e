"""The figures of a text, with what stands beside them."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.figures import figures

_TEXTS = st.text(alphabet="0123456789٣１²½.,:% -\n\u00a0abé–’", max_size=60)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("5 people", {"people"}),
        ("5-year", {"-", "year"}),
        ("5% of", {"%", "of"}),
        ("the 16th", {"th"}),
        ("2 people 300", {"people", "0 a 0"}),
        ("30,000 8,438", {"0 0"}),
        ("1,234,567.8", set()),
        ("3352,7217", {"0,00"}),
        ("0,500", {"0,00"}),
        ("1.,345", {"0,00"}),
        ("1.2.3", {"0.0.0"}),
        ("12: 30 p.m.", {":", "0:0", "p"}),
        ("May 12, 2005", {",", "0,0"}),
        ("10 ,000", {",", "0,0"}),
        ("no figure", set()),
    ],
)
def test_marks_of_the_figures(text: str, marks: set[str]) -> None:
    found = {mark for figure in figures(text) for mark in figure.marks}

    assert found - {""} == marks


@given(_TEXTS)
def test_figures_are_all_the_digits_of_a_text(text: str) -> None:
    found = [(figure.start, figure.end, figure.text) for figure in figures(text)]

    assert found == [(*m.span(), m.group()) for m in re.finditer(r"\d(?:[\d.,]*\d)?", text)]


@given(_TEXTS)
def test_a_figure_is_followed_if_only_its_word_and_sign_part_it_from_the_next(text: str) -> None:
    found = figures(text)

    for one, two in itertools.pairwise(found):
        near = re.fullmatch(r"\s*[^\w\s]?\s?[^\W\d_]*\s?", text[one.end : two.start]) is not None
        assert one.followed is near
