"""What the sign or word before a numeral makes of it: `$5`, %5, No. 5, 第5, 令和5, siglo V."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import attrs

from mtaudit.numerals.calendar import HOUR, era_year
from mtaudit.numerals.codes import GAP, Neighbourhood, make
from mtaudit.numerals.language import Suffix
from mtaudit.numerals.quantity import Kind, Quantity, exact
from mtaudit.numerals.readings import decade, is_hour, pointed_time
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

GAP_BEFORE = r"[\s\u00a0]?"


class _Prefixed(NamedTuple):
    """A numeral with a known phrase before it, which begins at `start`."""

    numeral: Numeral
    near: Neighbourhood
    prefix: Suffix
    start: int

    def make(self, kind: Kind, *, unit: str | None = None) -> Quantity:
        return make(self.numeral, kind, self.near, start=self.start, unit=unit)

    def within(self, low: int, high: int) -> bool:
        """Whether the value is an integer of a range, both ends included."""
        value = self.numeral.value
        return isinstance(value, int) and low <= value <= high


def by_left(numeral: Numeral, near: Neighbourhood) -> Quantity | None:
    """Read a numeral by what stands before it.

    Args:
        numeral: The numeral.
        near: The text around it.

    Returns:
        The quantity, or None when nothing before it decides.
    """
    found = near.lang.before.before(near.folded, numeral.start, GAP_BEFORE)
    if found is None or found[1] < near.floor:
        return None
    prefix, start, _ = found
    rule = _RULES.get(prefix.role)
    return None if rule is None else rule(_Prefixed(numeral, near, prefix, start))


def _money(found: _Prefixed) -> Quantity | None:
    phrase = found.near.text[found.start : found.numeral.start].strip()
    if len(phrase) == 1 and phrase.isalpha() and found.near.lang.han:
        return None  # 模块八年: 块 stands after its number, as the short names of other money do
    if phrase.isalpha():
        # Before a number stands `USD` or `R$`; "try 5" and "dollars 5" are no money.
        lower_case_code = phrase.isascii() and len(phrase) == 3 and not phrase.isupper()
        if lower_case_code or len(phrase) > 3:
            return None
    return found.make(Kind.MONEY, unit=found.prefix.unit)


def _percent(found: _Prefixed) -> Quantity:
    return attrs.evolve(found.make(Kind.PERCENT), weak=False)


def _month(found: _Prefixed) -> Quantity | None:
    return attrs.evolve(found.make(Kind.MONTH), weak=False) if found.within(1, 12) else None


def _day(found: _Prefixed) -> Quantity | None:
    return attrs.evolve(found.make(Kind.DAY), weak=False) if found.within(1, 31) else None


def _weekday(found: _Prefixed) -> Quantity:
    """Read thứ Hai: days are counted from Sunday, the first; what is none is an ordinal."""
    if not found.within(2, 7):
        return _ordinal(found)
    return attrs.evolve(found.make(Kind.WEEKDAY), value=exact(found.numeral.value - 1))


def _ordinal(found: _Prefixed) -> Quantity:
    return attrs.evolve(found.make(Kind.ORDINAL), weak=found.numeral.value == 1)


def _era(found: _Prefixed) -> Quantity:
    return era_year(found.make(Kind.ERA_YEAR), int(found.prefix.unit))


def _century(found: _Prefixed) -> Quantity:
    century, near = found.make(Kind.CENTURY), found.near
    after = near.lang.after.after(near.folded, found.numeral.end, GAP)
    if after is None or after[0].role != "bc":
        return century
    span = Span(century.span.start, after[2])  # siglo V a. C.
    return attrs.evolve(century, span=span, value=-century.value, text=span.of(near.text))


# 公元前770年—前256年: the end of a range, where 前3年 by itself is the first three years.
_SINCE_BEFORE_CHRIST = Pattern(r"(?:公元|西元|纪元|紀元)前[^前。]{1,12}[-–—~～至到]\s?\Z")
_LONGEST_START = 18  # code points


def _before_christ(found: _Prefixed) -> Quantity | None:
    folded, start = found.near.folded, found.start
    if folded[start : found.numeral.start].strip() == "前":
        since = max(0, start - _LONGEST_START)
        if not _SINCE_BEFORE_CHRIST.search(folded, since, start):
            return None
    return attrs.evolve(found.make(Kind.YEAR), value=exact(-found.numeral.value))


def _decade(found: _Prefixed) -> Quantity | None:
    numeral = found.numeral
    if numeral.value % 10 != 0 or numeral.value >= 100:
        return None
    return decade(numeral, found.near, found.start, numeral.end)


def _hour(found: _Prefixed) -> Quantity | None:
    if not is_hour(found.numeral, found.near, found.prefix.role):
        return None
    clock = pointed_time(found.numeral, found.near, found.numeral.end)
    return attrs.evolve(clock, precision=60 if clock.value % HOUR else HOUR)


def _code(found: _Prefixed) -> Quantity:
    return found.make(Kind.CODE)


_RULES: Mapping[str, Callable[[_Prefixed], Quantity | None]] = {
    "money": _money,
    "percent": _percent,
    "month": _month,
    "day": _day,
    "date": _day,
    "weekday": _weekday,
    "ordinal": _ordinal,
    "era": _era,
    "century": _century,
    "bc": _before_christ,
    "decade": _decade,
    "hour": _hour,
    "pointed-hour": _hour,
    "code": _code,
}
