"""Statistics add up, however the rows are divided; where they are bounded, they say so."""

import itertools
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.statistics import Statistics
from mtaudit.statistics.columns import of_rows, rows_of
from mtaudit.statistics.counts import MAX_GROUPS, MAX_RENDERINGS, Rendering

_NOTHING = st.none()
_DATES = st.dates().map(str) | st.sampled_from(["2026-01-01", "2026-01-02", "2026-02-01"])
_PLACES = {
    "id": _NOTHING | st.sampled_from(["a", "b", "c", "d", "e"]),
    "date": _NOTHING | _DATES,
    "outlet": _NOTHING | st.sampled_from(["Echo", "TASS"]),
    "source_lang": _NOTHING | st.sampled_from(["ru", "zh"]),
    "lang": st.sampled_from(["en", "de"]),
    "signature": st.sampled_from(["mtaudit:1|corpus:1", "mtaudit:1|corpus:2", "mtaudit:2"]),
}
_ARTICLES = {"findings": st.integers(0, 3), "words": st.integers(0, 50) | _NOTHING}
_FINDINGS = {
    "detector": st.sampled_from(["bad-rendering", "broken-number"]),
    "category": st.sampled_from(["Terminology", "Accuracy/Mistranslation"]),
    "severity": st.sampled_from(["minor", "major"]),
    "confidence": st.sampled_from(["low", "high"]),
    "text": st.sampled_from(["Tooth Dance", "Tooth\n Dance", "Sedan", "x" * 200, ""]),
    "suggestions": st.sampled_from([[], ["Habomai"], ["Shikotan", "Sikotan"]]),
    "term": _NOTHING | st.sampled_from(["Habomai", "Shikotan"]),
    "suppressed": _NOTHING | st.just("[sic]"),
    "error": _NOTHING | st.just("ValueError"),
}
_FAILURES = {"error": st.just("no such language")}
_ROWS = st.lists(
    st.one_of(
        *(st.fixed_dictionaries({**_PLACES, **more}) for more in (_ARTICLES, _FINDINGS, _FAILURES))
    ),
    max_size=40,
)


def _counted(
    rows: Iterable[dict[str, Any]],
    *,
    max_groups: int = MAX_GROUPS,
    max_renderings: int = MAX_RENDERINGS,
) -> Statistics:
    statistics = Statistics(max_groups, max_renderings)
    for row in rows:
        statistics.add(row)
    return statistics


def _finding(**fields: Any) -> dict[str, Any]:
    usual = {
        "id": "a",
        "date": "2026-01-01",
        "lang": "en",
        "detector": "bad-rendering",
        "category": "Terminology",
        "severity": "major",
        "confidence": "high",
        "text": "Tooth Dance",
        "suggestions": ["Habomai"],
        "term": "Habomai",
    }
    return {**usual, **fields}


# --- Laws ----------------------------------------------------------------------------------------


@given(_ROWS, st.data(), st.sampled_from([3, 10, 200_000]))
def test_parts_merge_to_the_whole(
    rows: list[dict[str, Any]], data: st.DataObject, max_groups: int
) -> None:
    """Whatever goes to which part, in whatever order, and whether or not dates are cut."""
    parts: list[list[dict[str, Any]]] = [[], [], []]
    for row in data.draw(st.permutations(rows)):
        parts[data.draw(st.integers(0, 2))].append(row)
    merged = Statistics(max_groups=max_groups)
    for part in parts:
        merged.merge(_counted(part, max_groups=max_groups))

    assert merged == _counted(rows, max_groups=max_groups)


@given(_ROWS)
def test_a_table_of_statistics_holds_them_all(rows: list[dict[str, Any]]) -> None:
    statistics = _counted(rows)

    assert of_rows(rows_of(statistics)) == statistics
    twice = _counted(rows + rows)
    assert of_rows(itertools.chain(rows_of(statistics), rows_of(statistics))) == twice


@given(_ROWS)
def test_the_order_of_rows_leaves_no_trace_in_the_table(rows: list[dict[str, Any]]) -> None:
    assert list(rows_of(_counted(rows))) == list(rows_of(_counted(reversed(rows))))


@given(st.lists(st.integers(0, 12)), st.integers(2, 6), st.integers(1, 4))
def test_counts_of_renderings_miss_no_more_than_they_say(
    numbers: list[int], bound: int, parts: int
) -> None:
    rows = [_finding(text=str(number)) for number in numbers]
    statistics = Statistics(max_renderings=bound)
    for part in range(parts):
        statistics.merge(_counted(rows[part::parts], max_renderings=bound))

    assert len(statistics.renderings) <= bound
    true = Counter(str(number) for number in numbers)
    counted = {rendering.text: use.count for rendering, use in statistics.renderings.items()}
    for text, count in true.items():
        assert count - statistics.missed <= counted.get(text, 0) <= count
    assert statistics.findings == len(numbers)


# --- What is counted -----------------------------------------------------------------------------


def test_rows_are_told_apart() -> None:
    place = {"id": "a", "lang": "en"}
    statistics = _counted(
        [
            {**place, "findings": 1, "words": 7},
            {**place, "findings": 0, "words": 5},
            {**place, "error": "no such language"},
            {**place, "detector": "untranslated", "error": "ValueError"},
            _finding(),
            _finding(suppressed="marked [sic]"),
        ]
    )

    total = statistics.total
    assert (total.articles, total.faulty, total.words) == (2, 1, 12)
    assert (total.suppressed, total.failures, total.unread) == (1, 1, 1)
    assert statistics.findings == 1


def test_renderings_are_one_whatever_the_white_space() -> None:
    rows = [_finding(text="Tooth\nDance", id="b", date=None), _finding(date="2025-12-31")]
    rows += [_finding(id=name) for name in "zyxa"]

    ((rendering, use),) = _counted(rows).most_frequent(5)

    assert rendering == Rendering("bad-rendering", "Habomai", "Tooth Dance", "Habomai")
    assert (use.count, use.first, use.last) == (6, "2025-12-31", "2026-01-01")
    assert use.examples == ("a", "b", "x")


def test_ties_are_ordered() -> None:
    rows = [_finding(text=text) for text in ("b", "c", "a", "c", "d")]

    found = [rendering.text for rendering, _ in _counted(rows).most_frequent(3)]

    assert found == ["c", "a", "b"]


def test_days_become_months_where_there_are_too_many() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 11)]
    rows = [_finding(date=day) for day in days] + [_finding(date=None)]

    assert set(_counted(rows, max_groups=42).findings_by("date")) == {*days, ""}
    assert _counted(rows, max_groups=41).findings_by("date") == {
        "2026-01": 10,
        "2026-02": 10,
        "": 1,
    }
    assert _counted(rows, max_groups=5).findings_by("date") == {"2026": 20, "": 1}
    assert _counted(rows, max_groups=2).findings_by("date") == {"": 21}


def test_a_part_with_months_makes_months_of_the_others() -> None:
    months = _counted([_finding(date="2026-01-01"), _finding(date="2026-01-02")], max_groups=3)
    days = _counted([_finding(date="2026-02-01")])

    days.merge(of_rows(rows_of(months)))

    assert days.findings_by("date") == {"2026-01": 2, "2026-02": 1}


@pytest.mark.parametrize(
    ("rows", "measured"),
    [
        ([_finding(), {"date": "2026-01-01", "lang": "en", "findings": 1, "words": 9}], True),
        ([_finding()], False),
        ([_finding(), {"date": "2026-01-01", "lang": "en", "findings": 1, "words": None}], False),
        ([_finding(), {"date": "2026-01-02", "lang": "en", "findings": 1, "words": 9}], False),
    ],
)
def test_rates_need_the_words_of_all_articles(rows: list[dict[str, Any]], measured: bool) -> None:
    assert _counted(rows).measured is measured
