"""Examples in a glossary: what holds, what does not, and how they are read and written."""

from pathlib import Path

import pytest

from mtaudit import Auditor, Glossary, Term
from mtaudit.evaluation.examples import failures
from mtaudit.glossary import Example, Status
from mtaudit.glossary.csv_format import read_csv
from mtaudit.glossary.csv_writing import as_csv

TERM = Term(
    "Shikotan",
    bad="Sedan Isle",
    suspect="Sedan",
    native={"zh": "色丹"},
    kind="place",
    lang="en",
    reasons={"Sedan": "a reading"},
)


def faults(status: str, text: str, source: str = "", lang: str = "") -> list[str]:
    import attrs

    term = attrs.evolve(TERM, examples=[Example(Status(status), text, source, lang)])
    return [one.what for one in failures([term], Auditor([Glossary([term])]))]


@pytest.mark.parametrize(
    ("status", "text", "source", "lang"),
    [
        ("flagged", "They saw Sedan Island.", "", ""),
        ("flagged", "They saw [[Sedan]] Island and [[Sedan Isle]].", "", ""),
        ("flagged", "They saw [[Sedan]].", "他们看到色丹。", "zh"),
        ("flagged", "They saw [[Sedan]].", "他们看到色丹。", ""),
        ("silent", "They saw a sedan and Sedan.", "", ""),
        ("silent", "They saw Shikotan Island.", "他们看到色丹岛。", "zh"),
    ],
)
def test_examples_that_hold(status: str, text: str, source: str, lang: str) -> None:
    assert faults(status, text, source, lang) == []


@pytest.mark.parametrize(
    ("status", "text", "what"),
    [
        ("flagged", "They saw a sedan.", "no wrong form of 'Shikotan' is flagged"),
        ("flagged", "[[They]] saw Sedan Island.",
         "'They' is not flagged; 'Sedan' is flagged and not marked"),
        ("silent", "They saw Sedan Island.", "'Sedan' is flagged by bad-rendering (medium)"),
    ],
)  # fmt: skip
def test_examples_that_do_not_hold(status: str, text: str, what: str) -> None:
    assert faults(status, text) == [what]


def test_examples_are_rows_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(
        "term,status,form,lang,source\nA,canonical,Al,en,\n"
        "A,flagged,They saw [[Zog]].,zh,他们\nA,silent,They did not.,,\n",
        "utf-8",
    )

    (term,) = read_csv(path)

    assert term.examples == (
        Example(Status.FLAGGED, "They saw [[Zog]].", "他们", "zh"),
        Example(Status.SILENT, "They did not."),
    )
    path.write_text(as_csv([term]), "utf-8")
    assert read_csv(path) == (term,)


def test_examples_do_not_alter_what_an_audit_reports() -> None:
    bare, tested = (
        Term("Al", bad="Zog"),
        Term("Al", bad="Zog", examples=[Example(Status.SILENT, "x")]),
    )

    assert Glossary([bare]).digest() == Glossary([tested]).digest()
