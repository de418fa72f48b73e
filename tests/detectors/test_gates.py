"""A rule is asked only where its marks stand: that must never hide what it would find."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit import Article, Glossary
from mtaudit.context import Context
from mtaudit.detectors import (
    broken_number,
    contradictory_time,
    count_mismatch,
    implausible_year,
    impossible_date,
    impossible_value,
    number_format,
    rules,
)
from mtaudit.detectors.broken_number import counts, dates, figures, signs
from mtaudit.detectors.contradictory_time import dateline, events, mentions, standings
from mtaudit.detectors.impossible_value import bodies, parts, ranges, rises, shares
from mtaudit.detectors.rules import Fault, Rule

_RULES = (
    *figures.RULES_OF_ANY_LANGUAGE,
    *figures.RULES,
    *signs.RULES,
    *counts.RULES,
    *dates.RULES,
    *figures.RULES_OF_NEIGHBOURS,
)
_FIGURES = (
    *"1 2 3 5 8 12 13 25 29 30 31 60 61 120 150 185 345 000 1060 1960 2004 2005 2050 5000".split(),
    *"1,234 8,438 30,000 77,9000 3.5 1.8 12.5 1.85 12:75 24:30 65438+0 1万".split(),
)
_OF_FIGURES = (
    *"people person million hundred thousand percent % per cent year years month months day days "
    "th st nd points point times time than ratio century quarter anniversary place county child "
    "member member company dollars yen cm m kg metres tall high -year-old o’clock p.m. a.m. am GMT "
    "noon °C : , . - – ( ) than that local opened said for against higher up at to".split(),
    "ten thousand", "hundred million", " percent of the members voted", " percent fell",
    " yen higher at ", " in the afternoon", " this morning", " local time", " of the voters",
)  # fmt: skip
_WORDS = (
    *"On on In in from From between Between and of the The first at At by until since is are "
    "stands weighs fell dropped announced Government ministry airport built school both Both two "
    "three five seven one countries Japan China Abe visit Russia met will A B . , ; : “".split(),
    *"January Febuary March April May June Jully Sept. November Tuesday Friday Sun Monday".split(),
    "\n", "\n\n", "later this month", "early this month", "next week", "last year", "at the end of",
    "of the", "the first", "on the", "told reporters on", "Tokyo, March 12 --",
)  # fmt: skip
_PIECES = st.sampled_from((*_FIGURES, *_FIGURES, *_OF_FIGURES, *_WORDS))
_GAPS = st.sampled_from((" ", " ", " ", ""))
_TEXTS = st.lists(st.tuples(_PIECES, _GAPS), min_size=3, max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
_MANY = settings(max_examples=500)


def _context(text: str) -> Context:
    return Context(Article(text), Glossary(()))


def _by_search(rule: Rule, text: str) -> Iterator[Fault]:
    """Yield what a rule finds when the whole text is searched, if one of its signs is there."""
    if rule.signs and not any(sign in text for sign in rule.signs):
        return
    for match in rule.pattern.finditer(text):
        fault = rule.judge(match)
        if fault is not None:
            yield fault


@_MANY
@given(_TEXTS)
def test_the_marks_of_a_broken_number_are_in_what_its_pattern_finds(text: str) -> None:
    searched = [fault for rule in _RULES for fault in _by_search(rule, text)]

    context = _context(text)
    assert list(broken_number.ENGLISH.faults(text, context.figures, context.written)) == searched


@_MANY
@given(_TEXTS)
def test_no_impossible_value_is_passed_over(text: str) -> None:
    context = _context(text)
    flowing, figures = context.flowing, context.figures
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rules, "matches_around", lambda pattern, text, *_: pattern.finditer(text))
        searched = [
            *parts.faults(flowing, ()),
            *shares.faults(flowing, figures),
            *ranges.faults(flowing, figures),
            *bodies.faults(flowing, figures),
            *rises.faults(flowing, ()),
        ]

    assert list(impossible_value._faults(context)) == searched


@_MANY
@given(_TEXTS)
def test_no_ordinal_is_passed_over(text: str) -> None:
    context = _context(text)
    places = number_format._places(context)
    for pattern in (number_format._ORDINAL, number_format._SPLIT_ORDINAL):
        found = number_format._matches_at(pattern, places, context)

        assert [m.span() for m in found] == [m.span() for m in pattern.finditer(text)]
    days = impossible_date._DAY_BEYOND.finditer(context.flowing)
    assert {m.start() for m in days if m.start() in {f.start for f in context.figures}} <= {*places}


@_MANY
@given(_TEXTS)
def test_no_announced_count_is_passed_over(text: str) -> None:
    context = _context(text)
    starts = count_mismatch._counts(context)
    announced = count_mismatch._ANNOUNCED

    assert {match.start() for match in announced.finditer(context.flowing)} <= set(starts)


@_MANY
@given(_TEXTS)
def test_no_contradictory_time_is_passed_over(text: str) -> None:
    context = _context(text)
    searched = [
        contradiction
        for rule in (events, standings, dateline)
        for contradiction in rule.contradictions(context)
    ]

    assert list(contradictory_time._contradictions(context)) == searched


@_MANY
@given(_TEXTS)
def test_no_words_of_time_are_passed_over(text: str) -> None:
    relative = mentions._RELATIVE
    found = mentions._relative_times(_context(text))

    assert [m.span() for m in found] == [m.span() for m in relative.finditer(text)]


@_MANY
@given(_TEXTS)
def test_no_date_beside_its_weekday_and_no_last_day_is_passed_over(text: str) -> None:
    context = _context(text)
    suspects = (
        r"(?<![^\W\d])(?:Monday|Tuesday|Friday|Sun)\b[.,]{0,2} (?:the )?(?:\d|Jan|Mar|May|June)",
        r"\d,? \(?(?:Monday|Tuesday|Friday|Sun)\b",
    )
    last_days = (
        r"(?:April|June|Sept|Nov)(?<!\w\w\w\w\w)[a-z.]{0,7} (?:29|3[01])\b",
        r"(?:29|3[01])(?<!\d\d\d)(?:st|th)?(?: of)? (?:April|June|Sept|Nov)",
    )

    if any(re.search(suspect, text) for suspect in suspects):
        assert list(impossible_date._dated_weekdays(context))
    if any(re.search(suspect, text) for suspect in last_days):
        assert list(impossible_date._last_days(context))


@_MANY
@given(_TEXTS)
def test_no_year_of_a_date_is_passed_over(text: str) -> None:
    context = _context(text)
    for match in implausible_year._FOUR_DIGITS.finditer(text):
        dated = any(
            quantity.kind == "date" and quantity.span.start <= match.start() < quantity.span.end
            for quantity in context.quantities
        )

        assert not dated or implausible_year._may_be_dated(match, text)
