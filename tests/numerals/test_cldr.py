"""What CLDR says a language writes must be read back: dates, times, money, compact numbers."""

import datetime as dt
from decimal import Decimal

import pytest

from mtaudit.numerals import parse
from mtaudit.numerals.language import languages

dates = pytest.importorskip("babel.dates")
numbers = pytest.importorskip("babel.numbers")

DAYS = [dt.date(2019, 7, 24), dt.date(2021, 3, 15), dt.date(2020, 5, 31)]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("form", ["long", "full", "medium"])
def test_date(lang: str, day: dt.date, form: str) -> None:
    text = dates.format_date(day, form, locale=lang)
    (quantity,) = parse(text, lang)
    assert (quantity.kind, quantity.value) == ("date", int(day.strftime("%Y%m%d"))), text


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("currency", ["USD", "EUR", "JPY", "GBP"])
def test_money(lang: str, currency: str) -> None:
    text = numbers.format_currency(Decimal(1234567), currency, locale=lang)
    (quantity,) = parse(text, lang)
    assert (quantity.kind, quantity.unit, quantity.value) == ("money", currency, 1234567), text


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("value", ["1234567.25", "-4321.5", "0.125", "12345"])
def test_decimal(lang: str, value: str) -> None:
    text = numbers.format_decimal(Decimal(value), locale=lang)
    (quantity,) = parse(text, lang)
    assert float(quantity.value) == float(value), text


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("value", [5, 99, 100])
def test_percent(lang: str, value: int) -> None:
    text = numbers.format_percent(value / 100, locale=lang)
    (quantity,) = parse(text, lang)
    assert (quantity.kind, quantity.value) == ("percent", value), text


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("value", [3000, 400_000, 2_000_000, 30_000_000, 5_000_000_000])
def test_compact(lang: str, value: int) -> None:
    form = "short" if lang in ("ja", "ko", "zh") else "long"
    text = numbers.format_compact_decimal(value, format_type=form, locale=lang)
    (quantity,) = parse(text, lang)
    assert quantity.value == value, text
