"""Predicted renderings, shipped and of one's own, and names nearly spelt so."""

import pickle
from pathlib import Path

import pytest

from mtaudit import Glossary, Term, shipped_glossaries
from mtaudit.glossary.near_names import NearNames
from mtaudit.glossary.predictions import (
    SHIPPED_FILE,
    known_keys,
    shipped_digest,
    shipped_lines,
)
from mtaudit.glossary.shipped import shipped_folder

SHIKOTAN = Term("Shikotan", native={"zh": "色丹", "ru": "Шикотан"}, kind="place")


def lines() -> list[str]:
    """Return the lines of the shipped file."""
    return (Path(shipped_folder()) / SHIPPED_FILE).read_text(encoding="utf-8").splitlines()


def shipped() -> list[Term]:
    """Return the terms of the shipped glossaries."""
    return [term for name in shipped_glossaries() for term in Glossary.load(name).terms]


def test_the_shipped_file_is_current() -> None:
    """If not, run tools/build_predictions.py."""
    assert lines()[0] == f"#\t{shipped_digest(shipped())}"


def test_the_shipped_file_is_sorted_by_key() -> None:
    keys = [line.split("\t", 1)[0] for line in lines()]

    assert keys == sorted(set(keys))


def test_the_shipped_file_is_what_the_rules_predict() -> None:
    """Rebuilt for some terms; the digest vouches for what all are made from, not for the rules."""
    terms = shipped()
    some = [term for term in terms if term.topic == "kurils"][::6]
    names = {term.id for term in some}
    there = {
        (key, row)
        for key, *rows in (line.split("\t") for line in lines()[1:])
        for row in rows
        if row.split("|")[0] in names
    }
    countries = [term for term in terms if term.kind == "country"]
    made = shipped_lines((*some, *countries), known_keys(terms))

    assert there == {
        (key, row) for key, *rows in (line.split("\t") for line in made) for row in rows
    }


def test_a_shipped_prediction_is_found_and_says_why() -> None:
    guesses = Glossary.load("kuril").predictions().find("Sedan Island")

    assert [(one.term, one.mechanism) for one in guesses] == [
        ("Shikotan", "the Mandarin reading of 色丹")
    ]


def test_shipped_predictions_survive_a_merge_and_a_pickle() -> None:
    own = Glossary([Term("Nio", native={"zh": "蔚来"}, kind="organisation")], "own")
    merged = pickle.loads(  # noqa: S301 - what this test has just written
        pickle.dumps(Glossary.merge([Glossary.load("kuril"), own]))
    )

    assert [one.term for one in merged.predictions().find("Sedan")] == ["Shikotan"]
    assert [one.term for one in merged.predictions().find("Wei Lai")] == ["Nio"]


def test_a_term_of_the_users_is_predicted_from_its_own_forms() -> None:
    own = Glossary([Term("Shikotan", native={"zh": "斜古丹"}, kind="place")], "own")
    merged = Glossary.merge([Glossary.load("kuril"), own])

    assert merged.predictions().find("Sedan") == ()
    assert [one.term for one in merged.predictions().find("Xiegudan")] == ["Shikotan"]


def test_without_a_source_variants_are_not_looked_for() -> None:
    predictions = Glossary([SHIKOTAN]).predictions()

    assert predictions.find("Schikotan") == ()
    search = predictions.of_source([(SHIKOTAN, "Шикотан")], "ru")
    assert [one.is_variant for one in search("Schikotan")] == [True]


def test_what_many_names_share_is_no_prediction() -> None:
    terms = [Term(f"{land} Foreign Ministry") for land in ("Russian", "Chinese", "Japanese")]

    assert "=foreign ministry" in known_keys(terms)
    assert "=foreign ministry" not in known_keys(terms[:2])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Murinho", ["Mourinho"]),
        ("Mourinhos", []),  # a plural
        ("Rudolf", []),  # a part
        ("Rudolf Wilshaw", ["Rudolf Virchow"]),
        ("Murray", []),
    ],
)
def test_near_names(text: str, expected: list[str]) -> None:
    virchow = Term("Rudolf Virchow", native={"zh": "鲁道夫·魏尔肖"})
    near = NearNames.of([Term("Mourinho"), virchow])

    assert [term.canonical for term, _ in near.find(text)] == expected


@pytest.mark.parametrize(("least", "expected"), [(0.9, ["Mourinho"]), (0.95, []), (1.1, [])])
def test_near_names_are_as_like_as_is_asked_for(least: float, expected: list[str]) -> None:
    found = NearNames.of([Term("Mourinho")]).find("Murinho", lambda _form, _shared: least)

    assert [term.canonical for term, _ in found] == expected
