"""Spellings of known values, and texts without numbers, for every language with a data file."""

import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from mtaudit.numerals import Hedge, Kind, Quantity, parse
from mtaudit.numerals.language import languages

CASES = Path(__file__).parent / "cases"


def spellings() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(CASES.glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        for kind, table in data.items():
            if kind != "negative":
                for value, texts in table.items():
                    for text in texts:
                        yield path.stem, kind, value, text


def negatives() -> Iterator[tuple[str, str]]:
    for path in sorted(CASES.glob("*.toml")):
        for text in tomllib.loads(path.read_text("utf-8")).get("negative", []):
            yield path.stem, text


def written(quantity: Quantity) -> str:
    """The value as the case files write it."""
    match quantity.kind:
        case "date":
            parts = {part.kind.value: part.value for part in quantity.parts}
            year = parts.get("year", parts.get("era-year"))
            fields = [year, parts.get("month"), parts.get("day-of-month")]
            date = "-".join("?" if field is None else f"{field}" for field in fields)
            return f"{date} w{parts['weekday']}" if "weekday" in parts else date
        case "range" | "ratio":
            return "..".join(written(part) for part in quantity.parts)
        case "time":
            hours, seconds = divmod(int(quantity.value), 3600)
            minutes, seconds = divmod(seconds, 60)
            return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
    value = number(quantity.value)
    return f"{value} {quantity.unit}" if quantity.unit else value


def number(value: int | Fraction) -> str:
    if isinstance(value, int):
        return str(value)
    ten = value * 10**6
    return f"{float(value):g}" if ten.denominator == 1 else str(value)


@pytest.mark.parametrize(("lang", "kind", "value", "text"), [*spellings()])
def test_spelling(lang: str, kind: str, value: str, text: str) -> None:
    everything = parse(text, lang)
    # A weak article beside it ("une dizaine") does not count.
    found = [quantity for quantity in everything if not quantity.weak] or everything
    assert [(q.kind.value, written(q)) for q in found] == [(kind, value)]


@pytest.mark.parametrize(("lang", "text"), [*negatives()])
def test_no_number(lang: str, text: str) -> None:
    assert [quantity.text for quantity in parse(text, lang) if not quantity.weak] == []


def test_every_language_has_cases() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == set(languages())


@pytest.mark.parametrize(("lang", "text"), sorted({(row[0], row[3]) for row in spellings()}))
def test_span_holds_the_writing(lang: str, text: str) -> None:
    for quantity in parse("«" + text + "»", lang):
        for part in (quantity, *quantity.leaves()):
            assert ("«" + text + "»")[part.span.start : part.span.end] == part.text


def test_every_kind_and_every_hedge_is_on_the_page() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "numbers.md"
    text = page.read_text("utf-8")
    for name in (*Kind, *Hedge):
        assert f"| `{name}` |" in text
