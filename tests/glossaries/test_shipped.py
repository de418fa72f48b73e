"""The shipped glossaries as data: well-formed, sorted, reasoned, and at peace with each other."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from mtaudit import Auditor, Glossary, Term, shipped_glossaries
from mtaudit.glossary import Kind, Status
from mtaudit.glossary.shipped import shipped_folder
from mtaudit.lexicon import is_ordinary

_ORDER = {str(status): i for i, status in enumerate(Status)}
_HEADER = ["term", "status", "form", "lang", "kind", "topic", "since", "note"]


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a shipped glossary."""
    with (shipped_folder() / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def terms() -> dict[str, list[Term]]:
    """Return the terms of each shipped glossary."""
    return {name: list(Glossary.load(name).terms) for name in shipped_glossaries()}


@pytest.mark.parametrize("name", shipped_glossaries())
def test_rows_are_sorted_and_single(name: str) -> None:
    found = rows(name)
    keys = [(r["term"], _ORDER[r["status"]], r["lang"], r["form"]) for r in found]

    assert list(found[0]) == _HEADER
    assert keys == sorted(keys)
    assert [key for key, times in Counter(keys).items() if times > 1] == []


@pytest.mark.parametrize("name", shipped_glossaries())
def test_lines_end_at_lf_and_the_file_with_one(name: str) -> None:
    data = (shipped_folder() / f"{name}.csv").read_bytes()

    assert b"\r" not in data
    assert data.endswith(b"\n")


@pytest.mark.parametrize("name", shipped_glossaries())
def test_every_wrong_form_has_its_reason(name: str) -> None:
    unexplained = [r for r in rows(name) if r["status"] in {"bad", "suspect"} and not r["note"]]

    assert unexplained == []


@pytest.mark.parametrize("name", shipped_glossaries())
def test_every_term_has_a_kind_and_a_language(name: str, terms: dict[str, list[Term]]) -> None:
    assert all(row["kind"] for row in rows(name) if row["status"] == "canonical")
    assert {term.lang for term in terms[name]} == {"en"}


def test_there_are_enough_terms(terms: dict[str, list[Term]]) -> None:
    assert set(terms) >= {
        "kuril",
        "world-leaders",
        "east-asian-places",
        "news-agencies-and-outlets",
    }
    assert sum(map(len, terms.values())) >= 2000


def test_a_term_stands_in_one_file(terms: dict[str, list[Term]]) -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for name, members in terms.items():
        for term in members:
            owners[term.id].append(name)

    assert {term: names for term, names in owners.items() if len(names) > 1} == {}


def test_together_they_are_free_of_conflicts(terms: dict[str, list[Term]]) -> None:
    """A contradiction between two files would be resolved silently when they are merged."""
    Glossary([term for members in terms.values() for term in members])


def test_no_single_ordinary_word_is_bad(terms: dict[str, list[Term]]) -> None:
    """Such a word is right somewhere; it can be suspect at most."""
    ordinary = [
        form
        for members in terms.values()
        for term in members
        for form in term.bad
        if is_ordinary(form)
    ]

    assert ordinary == []


def test_wrong_forms_are_found_alone(terms: dict[str, list[Term]]) -> None:
    """Each bad form is found in a sentence of its own: no row is dead."""
    auditor = Auditor()
    dead = [
        form
        for members in terms.values()
        for term in members
        for form in term.bad
        if not auditor.audit(f"They spoke of {form} for an hour.").findings
    ]

    assert dead == []


def test_accepted_forms_are_left_alone(terms: dict[str, list[Term]]) -> None:
    auditor = Auditor()
    flagged = {
        form: [finding.message for finding in findings]
        for members in terms.values()
        for term in members
        for form in (term.canonical, *term.admitted)
        if (findings := auditor.audit(f"They spoke of {form} for an hour.").findings)
    }

    assert flagged == {}


def test_people_were_born_before_they_led(terms: dict[str, list[Term]]) -> None:
    """`since` is a year a person can be born in, or a thing be founded."""
    years = {term.id: term.since for members in terms.values() for term in members if term.since}
    people = {
        term.id: term.since
        for members in terms.values()
        for term in members
        if term.since and term.kind is Kind.PERSON
    }

    assert all(500 < year < 2030 for year in years.values())
    assert all(1750 < year < 2005 for year in people.values())


def test_every_member_of_a_group_is_a_term(terms: dict[str, list[Term]]) -> None:
    glossary = Glossary([term for members in terms.values() for term in members])
    groups = [term.id for term in glossary.terms if term.members]

    assert len(groups) > 5
    assert [group.id for group, _ in glossary.groups("en")] == groups


def test_the_folder_explains_itself() -> None:
    text = (Path(shipped_folder()) / "README.md").read_text(encoding="utf-8")

    assert all(f"`{name}.csv`" in text for name in shipped_glossaries())
