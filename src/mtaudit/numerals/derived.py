"""Number words that follow from others by rule: pětadvacet, двадцатилетний, half a year."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from mtaudit.numerals.quantity import Number

_Forms = Callable[[str], Iterator[str]]
_Row = tuple[str, str, Number]


def derived(data: Mapping[str, Any], forms: _Forms) -> Iterator[_Row]:
    """Write out the words that a data file gives as rules.

    Args:
        data: The data file.
        forms: Writes out the forms of its entries.

    Yields:
        Word, role and value, as `language.Word` has them.
    """
    yield from _durations(data, forms)
    yield from _ordinals(data, forms)
    yield from _tens_and_units(data, forms)
    yield from _adjectives(data)


def number(text: str) -> Number:
    """Read the key of a table: `12`, `1.5`, `1/2`.

    Args:
        text: The key.

    Returns:
        Its exact value.
    """
    return int(text) if text.isdigit() else Fraction(text)


def _durations(data: Mapping[str, Any], forms: _Forms) -> Iterator[_Row]:
    """Words that are a length of time by themselves: полгода, يومين."""
    for key, entries in data.get("durations", {}).items():
        value, _, unit = key.partition(" ")
        for form in forms(entries):
            yield form, f"duration-{unit}", number(value)


def _ordinals(data: Mapping[str, Any], forms: _Forms) -> Iterator[_Row]:
    """Cardinals with an ending that makes them ordinals: पच्चीसवां."""
    for suffix in forms(data.get("ordinal-suffixes", "")):
        for value, entries in data["cardinals"].items():
            for form in forms(entries):
                yield form + suffix, "ordinal", number(value)


def _tens_and_units(data: Mapping[str, Any], forms: _Forms) -> Iterator[_Row]:
    """Numbers that one word makes of ten and unit: pětadvacet, 스물다섯."""
    table = data.get("tens-and-units", {})
    units = [
        (int(key), unit)
        for key, entries in table.get("units", {}).items()
        for unit in forms(entries)
    ]
    link = table.get("units-first")
    for role, key in (("cardinal", "tens"), ("ordinal", "ordinal-tens")):
        for ten, entries in table.get(key, {}).items():
            for form in forms(entries):
                for value, unit in units:
                    whole = form + unit if link is None else unit + link + form
                    yield whole, role, int(ten) + value


def _adjectives(data: Mapping[str, Any]) -> Iterator[_Row]:
    """The beginnings of compound adjectives: двадцатипятилетн*, zehnprozentig*."""
    table = data.get("adjectives")
    if table is None:
        return
    units = [(int(key), form) for key, forms in table["units"].items() for form in forms.split()]
    tens = [(int(key), form) for key, form in table["tens"].items()]
    link = table.get("units-first")
    both = [
        (ten + value, form + unit if link is None else unit + link + form)
        for ten, form in tens
        for value, unit in units
        if value < 10
    ]
    for what, suffixes in table["suffixes"].items():
        role = what if what == "percent" else f"duration-{what}"
        for suffix in suffixes.split():
            # Ages alone go up one by one.
            for value, whole in [*units, *tens, *(both if what == "year" else ())]:
                yield f"{whole}{suffix}*", role, value
