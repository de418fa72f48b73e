"""What lint says of a glossary file, rule by rule, and what it is silent about."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from mtaudit.errors import GlossaryError
from mtaudit.glossary.linting import RULES, Flaw, GlossaryFile, as_json, lint

_TODAY = dt.date(2026, 7, 1)
HEADER = "term,status,form,lang,kind,topic,case,since,note\n"
Lint: TypeAlias = Callable[..., list[Flaw]]


@pytest.fixture
def flaws(tmp_path: Path) -> Lint:
    """Return a function that lints rows, and whole files of them."""

    def run(*files: str) -> list[Flaw]:
        read = []
        for number, rows in enumerate(files):
            path = tmp_path / f"{number}.csv"
            path.write_text(HEADER + rows, "utf-8")
            read.append(GlossaryFile.read(path))
        return list(lint(read, today=_TODAY))

    return run


def said(found: list[Flaw]) -> list[tuple[str, int, str]]:
    return [(flaw.rule, flaw.line, flaw.form) for flaw in found]


SOUND = (
    "H,canonical,Habomai,en,place,kurils,,1855,\n"
    "H,native,歯舞,ja,,,,,\n"
    "H,bad,Tooth Dance,,,,,,a gloss\n"
    "H,suspect,Sedan,,,,,,a reading\n"
    "W,canonical,WordPress,en,organisation,,,,\n"
    "W,bad,Wordpress,,,,,,\n"
    "I,canonical,Internet,en,term,,,,\n"
    "I,bad,internet,,,,,,\n"
)


def test_a_sound_glossary_has_no_flaw(flaws: Lint) -> None:
    assert flaws(SOUND) == []


def test_every_refused_row_is_told_and_the_others_are_judged(flaws: Lint) -> None:
    found = flaws(
        "H,canonical,Habomai,en,plaice,,,,\n"
        "J,canonical,Jumble,en,term,,,,\n"
        "J,oops,x,,,,,,\n"
        "J,bad,x,,,,,,,,,\n"
        "J,bad,=1,,,,,,\n"
        "K,bad,y,,,,,,\n"
        "J,bad,sedan,,,,,,\n"
        "J,bad,sedan,,,,,,\n"
        "J,bad,“–”,,,,,,\n"
    )

    assert said(found) == [
        ("refused", 2, ""),
        ("refused", 4, ""),
        ("refused", 5, ""),
        ("refused", 6, ""),
        ("refused", 7, ""),
        ("refused", 9, "sedan"),
        ("refused", 10, "“–”"),
    ]
    assert all(flaw.refused for flaw in found)
    assert "(see line 8)" in found[-2].what


def test_column_is_that_of_the_cell(flaws: Lint) -> None:
    (flaw,) = flaws('"A, b",canonical,"A, b",en,term,,,,\n"A, b",bad,sedan,,,,,,\n')

    assert (flaw.line, flaw.column, flaw.field) == (3, 12, "form")


@pytest.mark.parametrize(
    ("rows", "rule", "form"),
    [
        ("A,canonical,Word-Press,en,term,,,,\nA,bad,Word Press,,,,,,\n",
         "unreachable", "Word Press"),
        ("A,canonical,Al,en,term,,,,\nA,bad,Tooth Dance,,,,,,\nA,bad,Tooth dance,,,,,,\n",
         "redundant", "Tooth Dance"),
        ("A,canonical,Al,en,person,lonely,,,\nA,suspect,Pit,,,,,,\n", "unsupported", "Pit"),
        ("A,canonical,Al,ru,place,,,,\nA,suspect,Pit,,,,,,\n", "unsupported", "Pit"),
        ("A,canonical,Al,en,person,t,,,\nA,suspect,Pit,,,,,,\nB,canonical,Bo,en,person,t,,,\n",
         "unsupported", "Pit"),
        (("G,canonical,Gang,en,term,,,,\nG,member,Al,,,,,,\nG,member,Bo,,,,,,\nG,member,Cy,,,,,,\n"
         "A,canonical,Al,en,term,,,,\nB,canonical,Bo,en,term,,,,\n"), "unknown-member", "Cy"),
        ("A,canonical,Al,en,term,,,2999,\n", "never-valid", "Al"),
        ("A,canonical,Tooth-Dance,en,place,,,,\nA,suspect,Tooth Dance,,,,,,\n",
         "contradiction", "Tooth Dance"),
        ("A,canonical,Al,en,term,,,,\nA,bad,sedan,,,,,,\n", "ordinary-word", "sedan"),
        ("A,canonical,Al,en,term,,,,\nA,bad,Gregory,,,,,,\n", "ordinary-word", "Gregory"),
        ("A,canonical,Tooth-Dance,en,place,,,,\nB,canonical,Tooth Dance,en,place,,,,\n",
         "near-duplicate", "Tooth Dance"),
        (("A,canonical,Shikotan,en,place,,,,\nA,native,色丹,zh,,,,,\n"
         "B,canonical,Shikotann,en,place,,,,\nB,native,色丹,zh,,,,,\n"),
         "near-duplicate", "Shikotann"),
        ("A,canonical,Al,en,term,,,,\nA,bad,Zog,,place,,,,\n", "ignored-cell", "Zog"),
        ("A,canonical,Al,en,term,,,,\nA,bad,Zog,ja,,,,,\n", "ignored-cell", "Zog"),
    ],
)  # fmt: skip
def test_each_rule_finds_its_flaw(flaws: Lint, rows: str, rule: str, form: str) -> None:
    found = flaws(rows)

    assert [(flaw.rule, flaw.form) for flaw in found] == [(rule, form)]
    assert found[0].remedy
    assert not found[0].refused


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [("Khrustalny", "Khrustalnu", True), ("Petrovsky", "Petrovska", False)],
)
def test_names_of_one_native_form_are_near_at_nine_letters_of_ten(
    flaws: Lint, one: str, other: str, is_near: bool
) -> None:
    found = flaws(
        f"A,canonical,{one},en,place,,,,\nA,native,色丹,zh,,,,,\n"
        f"B,canonical,{other},en,place,,,,\nB,native,色丹,zh,,,,,\n"
    )

    assert [flaw.rule for flaw in found] == ["near-duplicate"] * is_near


@pytest.mark.parametrize(
    "rows",
    [
        "A,canonical,Al,en,person,t,,,\nA,suspect,Pit,,,,,,\nB,canonical,Bo,en,place,t,,,\n",
        "A,canonical,Al,en,person,,,,\nA,suspect,Pit,,,,,,\nA,native,艾尔,zh,,,,,\n",
        (
            "A,canonical,Shanxi,en,place,,,,\nA,native,山西,zh,,,,,\nA,native,산시,ko,,,,,\n"
            "B,canonical,Shaanxi,en,place,,,,\nB,native,陕西,zh,,,,,\nB,native,산시,ko,,,,,\n"
        ),
        "A,canonical,Al,de,term,,,,\nA,bad,sedan,,,,,,\n",
        "A,canonical,Al,en,term,,exact,,\nA,bad,Tooth Dance,,,,,,\nA,bad,Tooth dance,,,,,,\n",
        "A,canonical,Al,en,term,,,,\nA,bad,Zog,en,term,,,,\n",
        "A,canonical,Alpha,en,place,,,,\nA,suspect,Beta,,,,,,\nB,canonical,Beta,en,place,,,,\n",
        "A,canonical,Al,en,term,,,,\nA,flagged,Ever [[Zog]].,ja,,,,,\nA,bad,Zog,,,,,,\n",
    ],
)
def test_what_looks_like_a_flaw_and_is_none(flaws: Lint, rows: str) -> None:
    assert flaws(rows) == []


_DATED = "term,status,form,lang,kind,valid-from,valid-until,translate,consistent\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A name that was replaced is right in old articles; what follows it has one of its forms.
        ("N,canonical,Nur,en,place,2019,2022,,\nA,canonical,Ast,en,place,2023,,,\nA,bad,Nur,,,,,,\n",
         []),
        ("N,canonical,Nur,en,place,2019,2022,,\nA,canonical,Ast,en,place,2023,,,\n",
         [("never-valid", 2, "valid-until")]),
        (("N,canonical,Nur,en,place,2019,2022,,\nA,canonical,Ast,en,place,2023,2025,,\n"
         "A,bad,Nur,,,,,,\n"),
         [("never-valid", 2, "valid-until"), ("never-valid", 3, "valid-until")]),
        (("N,canonical,Nur,en,place,,2022-09-16,,\nN,bad,Ast,,,,,,\n"
         "A,canonical,Ast,en,place,2022-09-17,,,\nA,bad,Nur,,,,,,\n"), []),
        ("N,canonical,Nur,en,place,,2026,,\n", []),
        ("N,canonical,Nur,en,place,2027,,,\n", []),
        ("N,canonical,Nur,en,place,2022,2019,,\n", [("refused", 2, "form")]),
        ("N,canonical,Nur,en,place,,,no,yes\nN,bad,Nurr,,,2020,,no,no\n",
         [("ignored-cell", 3, "valid-from"), ("ignored-cell", 3, "consistent")]),
    ],
)  # fmt: skip
def test_what_is_said_of_days_and_flags(
    tmp_path: Path, rows: str, expected: list[tuple[str, int, str]]
) -> None:
    path = tmp_path / "dated.csv"
    path.write_text(_DATED + rows, "utf-8")

    found = lint([GlossaryFile.read(path)], today=_TODAY)

    assert [(flaw.rule, flaw.line, flaw.field) for flaw in found] == expected


def test_a_circle_of_corrections_names_all_its_rows(flaws: Lint) -> None:
    found = flaws(
        "A,canonical,Alpha,en,place,,,,\nA,suspect,Beta,,,,,,\n"
        "B,canonical,Beta,en,place,,,,\nB,suspect,Gamma,,,,,,\n"
        "G,canonical,Gamma,en,place,,,,\nG,suspect,Alpha,,,,,,\n"
    )

    assert said(found) == [("cycle", 3, "Beta"), ("cycle", 5, "Gamma"), ("cycle", 7, "Alpha")]


def test_terms_of_another_file_give_support(flaws: Lint) -> None:
    first = "A,canonical,Al,en,person,t,,,\nA,suspect,Pit,,,,,,\n"

    assert flaws(first, "B,canonical,Bo,en,place,t,,,\n") == []


def test_a_rule_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(HEADER + "A,canonical,Al,en,term,,,2999,\n", "utf-8")

    assert list(lint([GlossaryFile.read(path)], today=_TODAY, disable=["never-valid"])) == []


def test_a_file_that_is_no_table_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(GlossaryError):
        GlossaryFile.read(path)


def test_json_holds_all_fields(flaws: Lint) -> None:
    document = json.loads(as_json(flaws("A,canonical,Al,en,term,,,2999,\n")))

    (flaw,) = document["flaws"]
    assert flaw["rule"] in RULES
    assert set(flaw) == {
        "rule", "path", "line", "column", "field", "what", "remedy", "term", "form", "refused"
    }  # fmt: skip


def test_a_large_glossary_takes_linear_time(flaws: Lint) -> None:
    """10,000 terms, each with a suspect form, on one topic."""
    rows = "".join(
        f"T{n},canonical,Name{n},en,place,t,,,\nT{n},suspect,Nome{n},,,,,,\n" for n in range(10_000)
    )

    assert flaws(rows) == []
