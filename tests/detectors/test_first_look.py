"""What spares most articles the dear part of a rule about numbers must never hide a finding."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit import Article, Glossary
from mtaudit.context import Context
from mtaudit.detectors import impossible_date
from mtaudit.detectors.inconsistent_number import facts, first_look, nouns, slips
from mtaudit.numerals.language import language

_NAMES = ("Kosovo", "Mr Chirac", "the Bank of Japan", "Toyota")
_COUNTED = (
    "people", "parties", "members", "million euros", "bn yen", "percent", "per cent of members",
    "km", "pence", "000 people", "metres", "hot miles", "1/2 miles", "and a half tonnes",
    "thousand people", "US dollars", "-year-old men",
)  # fmt: skip
_BEFORE = ("", "$", "£", "about ", "US$", "USD ", "(", "minus ", "population of ", "RUB")
_FIGURES = (
    "35", "36", "53", "350", "3,500", "35.5", "3.6", "36.5", "2004", "2005", "12,345", "12,354",
    "1,234", "fifty", "sixty-five", "two hundred", "twenty-five thousand", "3.5",
)  # fmt: skip
_STORY = ("have voted for the law of the parliament in Pristina", "voted for the new law there")
_SENTENCES = st.builds(
    "{} said that {}{} {} {}.".format,
    st.sampled_from(_NAMES),
    st.sampled_from(_BEFORE),
    st.sampled_from(_FIGURES),
    st.sampled_from(_COUNTED),
    st.sampled_from(_STORY),
)
_TEXTS = st.lists(_SENTENCES, min_size=2, max_size=4).map(" ".join)
_HEADED = st.builds("{} {} vote\n\n{}".format, *map(st.sampled_from, (_FIGURES, _COUNTED)), _TEXTS)


def _context(text: str) -> Context:
    return Context(Article(text), Glossary(()))


@settings(max_examples=400)
@given(_TEXTS | _HEADED, st.booleans())
def test_no_fact_with_two_figures_is_passed_over(text: str, is_loaded: bool) -> None:
    context = _context(text)
    rivals = slips.rivals(text, context.quantities, context)
    found = list(facts.contradictions(context, rivals, context.quantities))
    with patch.object(first_look, "is_loaded", lambda: is_loaded):
        near = context.quantities_near(first_look.slipping(context))

    assert found == list(facts.contradictions(context, slips.rivals(text, near, context), near))


@settings(max_examples=400)
@given(_SENTENCES)
def test_what_a_figure_counts_is_among_what_it_may_count(text: str) -> None:
    context = _context(text)
    for quantity in context.quantities:
        what = slips.counted(text, quantity)
        inside = [
            one
            for one in context.figures
            if quantity.span.start <= one.start < quantity.span.end and one.text != "000"
        ]
        if quantity.kind not in slips.SLIPPABLE or not what or len(inside) != 1:
            continue
        if text[quantity.span.start - 1] == "(":
            continue
        (figure,) = inside
        may_be = nouns.nouns(text, figure.start, figure.end)

        assert (quantity.kind, what) in may_be
        assert nouns.may_count(figure, text)


def test_the_words_for_scales_and_hundredths_are_those_of_the_language() -> None:
    english = language("en")
    scales = {form.rstrip(".") for form, word in english.words.items() if word.role == "scale"}
    short = {form.rstrip(".") for form, _ in english.abbreviations.items()}
    cents = {form for form, suffix in english.after.items() if suffix.role == "cents"}

    assert scales <= set(nouns.SCALE_WORDS) | nouns.SCALES
    assert short <= nouns.SCALES
    assert cents == first_look.CENTS


def test_the_weekdays_are_those_of_the_language() -> None:
    words = language("en").words.items()

    assert {form for form, word in words if word.role == "weekday"} == impossible_date.WEEKDAY_WORDS


@pytest.mark.parametrize("number", ["seventy-six thousand", "ten", "a hundred", "two point five"])
def test_a_number_in_words_is_seen(number: str) -> None:
    text = f"Mr Chirac met {number} people in Paris. Mr Chirac met 76,500 people in Paris."

    assert first_look.slipping(_context(text))


@pytest.mark.parametrize(
    "text",
    [
        "In 2004, sales rose. In 2005, sales fell.",
        "Mr Chirac met 35 people in Paris. Mr Blair met 36 people in London.",
        "Mr Chirac met 35 people in Paris, and 36 people in Lyon.",
        "Mr Chirac met 35 people in Paris. Mr Chirac met 36 dogs in Paris.",
        "Mr Chirac met 35 people in Paris. Mr Chirac met 48 people in Paris.",
        "Mr Chirac met 35 people in Paris. Mr Chirac met 36 people in Paris last year.",
    ],
)
def test_figures_that_are_no_slips_spare_the_reading_of_all_numbers(text: str) -> None:
    assert first_look.slipping(_context(text)) == []
    assert re.search(r"\d", text)
