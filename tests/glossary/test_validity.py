"""Days on which a term holds, and what else a row may ask of a term."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit import Article, Auditor, Config, Glossary, GlossaryError, Term
from mtaudit.glossary.cache import load_cached
from mtaudit.glossary.csv_format import read_csv
from mtaudit.glossary.merging import merge_terms

HEADER = "term,status,form,lang,valid-from,valid-until,translate,consistent\n"
NUR_SULTAN = Term(
    "Nur-Sultan",
    bad="Astana",
    valid_from=dt.date(2019, 3, 23),
    valid_until=dt.date(2022, 9, 16),
)
ASTANA = Term("Astana", bad="Nur-Sultan", valid_from=dt.date(2022, 9, 17))
DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2024, 1, 1))
BOUNDS = st.none() | DAYS


def load(folder: Path, content: str) -> tuple[Term, ...]:
    path = folder / "own.csv"
    path.write_text(HEADER + content, "utf-8")
    return read_csv(path)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2024-02-05", (2024, 2, 5), (2024, 2, 5)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2024-12", (2024, 12, 1), (2024, 12, 31)),
        ("2024", (2024, 1, 1), (2024, 12, 31)),
    ],
)
def test_a_month_or_a_year_stands_for_its_first_or_last_day(
    tmp_path: Path, cell: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    (term,) = load(tmp_path, f"x,canonical,x,,{cell},{cell},,\n")

    assert (term.valid_from, term.valid_until) == (dt.date(*first), dt.date(*last))


def test_the_flags_are_read(tmp_path: Path) -> None:
    one, other = load(tmp_path, "x,canonical,x,,,,no,yes\ny,canonical,y,,,,yes,no\n")

    assert (one.translate, one.consistent) == (False, True)
    assert (other.translate, other.consistent) == (True, False) == (Term("y").translate, False)


@pytest.mark.parametrize(
    ("row", "what", "remedy"),
    [
        ("x,canonical,x,,2024-13,,,", "'2024-13' in column valid-from is no date", "2019-02"),
        ("x,canonical,x,,,2023-02-29,,", "'2023-02-29' in column valid-until", "the year"),
        ("x,canonical,x,,16.2.2019,,,", "'16.2.2019'", "write it as 2019-02-16"),
        ("x,canonical,x,,,,never,", "unknown value of translate 'never'", "use one of yes, no"),
        ("x,canonical,x,,,,,ja", "unknown value of consistent 'ja'", "use one of yes, no"),
        ("x,canonical,x,,2024,2023,,", "ends, on 2023-12-31, before it begins", "exchange"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, row: str, what: str, remedy: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        load(tmp_path, f"{row}\n")

    assert "own.csv:2: " in str(caught.value)
    assert what in str(caught.value)
    assert remedy in str(caught.value)


def test_terms_of_other_days_may_contradict_each_other() -> None:
    assert Glossary((NUR_SULTAN, ASTANA)).terms

    with pytest.raises(GlossaryError, match="is a bad rendering of"):
        Glossary((NUR_SULTAN, Term("Astana", bad="Nur-Sultan", valid_from=dt.date(2022, 9, 16))))
    with pytest.raises(GlossaryError, match="'C' is a bad rendering of 'A' and of 'B'"):
        Glossary((Term("A", bad="C"), Term("B", bad="C", valid_from=dt.date(2022, 9, 16))))
    Glossary(
        (
            Term("A", bad="C", valid_until=dt.date(2022, 9, 15)),
            Term("B", bad="C", valid_from=dt.date(2022, 9, 16)),
        )
    )


@pytest.mark.parametrize(
    ("date", "wrong"),
    [
        (None, []),
        (dt.date(2019, 3, 22), []),
        (dt.date(2019, 3, 23), ["Astana"]),
        (dt.date(2022, 9, 16), ["Astana"]),
        (dt.date(2022, 9, 17), ["Nur-Sultan"]),
    ],
)
def test_the_day_of_the_article_decides(date: dt.date | None, wrong: list[str]) -> None:
    auditor = Auditor([Glossary((NUR_SULTAN, ASTANA))], Config(detectors=("bad-rendering",)))
    article = Article("They met in Astana, which was Nur-Sultan.", date=date)

    result = auditor.audit(article)

    assert [finding.span.of(article.text) for finding in result.findings] == wrong


def test_a_longer_form_that_does_not_hold_hides_nothing() -> None:
    old = Term("Sedan Chair", valid_until=dt.date(2000, 1, 1))
    matcher = Glossary((old, Term("Shikotan", bad="Sedan"))).matcher("en")

    assert [m.form for m in matcher.find("a Sedan Chair")] == ["Sedan Chair"]
    assert [m.form for m in matcher.find("a Sedan Chair", date=dt.date(2024, 1, 1))] == ["Sedan"]


@given(BOUNDS, BOUNDS, DAYS)
def test_a_term_holds_between_its_bounds(
    first: dt.date | None, last: dt.date | None, day: dt.date
) -> None:
    term = Term("x", valid_from=first, valid_until=last)

    assert term.holds_on(None)
    assert term.holds_on(day) == ((first or day) <= day <= (last or day))


@given(BOUNDS, BOUNDS, BOUNDS, BOUNDS, DAYS)
def test_terms_that_hold_on_one_day_hold_together(
    first: dt.date | None,
    last: dt.date | None,
    other_first: dt.date | None,
    other_last: dt.date | None,
    day: dt.date,
) -> None:
    one = Term("x", valid_from=first, valid_until=last)
    other = Term("y", valid_from=other_first, valid_until=other_last)

    assert one.holds_with(other) == other.holds_with(one)
    if one.holds_on(day) and other.holds_on(day):
        assert one.holds_with(other)


def test_what_is_kept_between_runs_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "x,canonical,x,,2019,2022-09,no,yes\ny,canonical,y,,,,,\n", "utf-8")

    for _ in range(2):  # read, and then from the cache
        kept = load_cached([str(path)], "en", tmp_path / "cache")
        assert kept.terms == read_csv(path)
        assert kept.digest() == Glossary.load(path).digest()


def test_a_rule_of_a_term_is_a_part_of_the_digest() -> None:
    terms = (
        Term("x"),
        Term("x", translate=False),
        Term("x", consistent=True),
        Term("x", valid_from=dt.date(2024, 1, 1)),
        Term("x", valid_until=dt.date(2024, 1, 1)),
    )

    assert len({Glossary((term,)).digest() for term in terms}) == len(terms)


def test_a_later_term_takes_over_the_rules_of_the_one_that_it_replaces() -> None:
    day = dt.date(2024, 1, 1)
    earlier = Term("Iturup", admitted="Etorofu", translate=False, valid_from=day)
    joined = {term.id: term for term in merge_terms([earlier], [Term("Etorofu", bad="Iturup")])}

    assert (joined["Etorofu"].translate, joined["Etorofu"].valid_from) == (False, day)


def test_a_later_term_of_other_days_replaces_and_overrules_nothing() -> None:
    earlier = Term("Iturup", admitted="Etorofu", bad="Tse", valid_until=dt.date(2023, 12, 31))
    later = Term("Etorofu", bad="Iturup", admitted="Tse", valid_from=dt.date(2024, 1, 1))

    joined = tuple(merge_terms([earlier], [later]))

    assert joined == (earlier, later)
