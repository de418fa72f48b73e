"""What the sign or word after a numeral makes of it: 5 %, 5 km, 5年, 5 p.m., 5倍."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

import attrs

from mtaudit.numerals.calendar import HOUR, MINUTE
from mtaudit.numerals.codes import GAP, Neighbourhood, make
from mtaudit.numerals.language import Suffix, follows_month
from mtaudit.numerals.quantity import Kind, Number, Quantity, exact
from mtaudit.numerals.readings import decade, half_day_seconds, is_hour, plain, pointed_time, year
from mtaudit.numerals.units import is_time
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern

_GROWTH = Pattern("[增提扩擴升涨漲]|多了|늘|증가")
# 成为 to become, 成功 success, 成员 member: 成 begins more words than it counts tenths.
_AFTER_NO_TENTH = frozenset("为為功立了长長员員本交就果熟")
# How far before a multiple a word of growth may stand, in code points.
_GROWTH_REACH = 8


class _Suffixed(NamedTuple):
    """A numeral with a known phrase after it, which ends at `end`."""

    numeral: Numeral
    near: Neighbourhood
    suffix: Suffix
    end: int

    def make(
        self,
        kind: Kind,
        *,
        value: Number | None = None,
        unit: str | None = None,
        weak: bool | None = None,
        alternatives: tuple[Number, ...] | None = None,
    ) -> Quantity:
        return make(
            self.numeral,
            kind,
            self.near,
            end=self.end,
            value=value,
            unit=unit,
            weak=weak,
            alternatives=alternatives,
        )

    def within(self, low: int, high: int) -> bool:
        """Whether the value is an integer of a range, both ends included."""
        value = self.numeral.value
        return isinstance(value, int) and low <= value <= high


def by_right(numeral: Numeral, near: Neighbourhood, suffix: Suffix, end: int) -> Quantity:
    """Read a numeral by what stands after it.

    Args:
        numeral: The numeral.
        near: The text around it.
        suffix: What the phrase after it means.
        end: Where the phrase ends.

    Returns:
        The quantity; a plain count, without the phrase, where the two do not fit each other.
    """
    if numeral.role == "approximate":
        return attrs.evolve(plain(numeral, near), unit=suffix.unit or None)
    rule = _RULES.get(suffix.role)
    quantity = rule(_Suffixed(numeral, near, suffix, end)) if rule is not None else None
    return plain(numeral, near) if quantity is None else quantity


# --- Shares and multiples ---------------------------------------------------------------------


def _percent(found: _Suffixed) -> Quantity:
    return found.make(Kind.PERCENT)


def _permille(found: _Suffixed) -> Quantity:
    return found.make(Kind.PERCENT, value=Fraction(found.numeral.value) / 10)


def _points(found: _Suffixed) -> Quantity:
    return found.make(Kind.POINTS)


def _basis_points(found: _Suffixed) -> Quantity:
    """Read basis points: a hundred of them are one percentage point."""
    points = found.make(Kind.POINTS, value=exact(Fraction(found.numeral.value) / 100))
    return attrs.evolve(points, precision=exact(Fraction(found.numeral.precision) / 100))


def _tenth(found: _Suffixed) -> Quantity | None:
    """割 and 成 count tenths: 7割 is 70 %."""
    if found.near.folded[found.end : found.end + 1] in _AFTER_NO_TENTH:
        return None
    if found.near.folded[found.end : found.end + 1] == "半":
        more = found._replace(end=found.end + 1)  # 一成半
        return more.make(Kind.PERCENT, value=found.numeral.value * 10 + 5)
    tenths = found.make(Kind.PERCENT, value=found.numeral.value * 10)
    return attrs.evolve(tenths, precision=exact(found.numeral.precision * 10))


def _multiple(found: _Suffixed) -> Quantity:
    start = found.numeral.start
    growth = found.near.lang.han and _GROWTH.search(
        found.near.folded, max(0, start - _GROWTH_REACH), start
    )
    # 增加一倍 is to double, 增长两倍 to triple; writers also mean the plain multiple.
    return found.make(Kind.MULTIPLE, alternatives=(found.numeral.value + 1,) if growth else None)


# --- Units and money --------------------------------------------------------------------------


def _unit(found: _Suffixed) -> Quantity:
    numeral, unit = found.numeral, found.suffix.unit
    comma = found.near.lang.style.decimal[0] == ","
    if unit == "hour" and comma and is_hour(numeral, found.near, "pointed-hour"):
        # 17.30 h where a comma begins decimals: the point stands between hour and minute.
        return attrs.evolve(pointed_time(numeral, found.near, found.end), precision=MINUTE)
    if is_time(unit):
        if unit == "minute" and (longer := _minutes(found)) is not None:
            return longer
        return found.make(Kind.DURATION, unit=unit, weak=numeral.weak and numeral.value == 1)
    if unit == "degree" and found.near.lang.han and numeral.value > 360:
        unit = "kilowatt-hour"  # 度 of electricity
    return found.make(Kind.MEASURE, unit=unit, weak=False)


def _minutes(found: _Suffixed) -> Quantity | None:
    """Read minutes that go on: "an hour and twenty minutes", 後半22分, the 67th of a match."""
    near, numeral = found.near, found.numeral
    side = near.lang.before.before(near.folded, numeral.start, r"[\s\u00a0]?")
    if side is None or side[1] < near.floor:
        return None
    if side[0].role == "second-half":
        return found.make(Kind.DURATION, unit="minute", alternatives=(numeral.value + 45,))
    if side[0].role != "hour-and":
        return None
    value, start = numeral.value + 60, side[1]
    return make(
        numeral, Kind.DURATION, near, start=start, end=found.end, value=value, unit="minute"
    )


def _unit_and_half(found: _Suffixed) -> Quantity:
    """一个半小时: the half stands before its unit."""
    value = found.numeral.value + Fraction(1, 2)
    return found.make(Kind.DURATION, unit=found.suffix.unit, value=value, weak=False)


def _money(found: _Suffixed) -> Quantity:
    return found.make(Kind.MONEY, unit=found.suffix.unit, weak=False)


def _cents(found: _Suffixed) -> Quantity:
    value = Fraction(found.numeral.value) / 100
    return found.make(Kind.MONEY, unit=found.suffix.unit, value=value)


# --- Dates and times --------------------------------------------------------------------------


def _year(found: _Suffixed) -> Quantity:
    return year(found.numeral, found.near, found.end)


def _month(found: _Suffixed) -> Quantity | None:
    return found.make(Kind.MONTH, weak=False) if found.within(1, 12) else None


def _day(found: _Suffixed) -> Quantity | None:
    if not found.within(1, 31):
        return None
    # 一日 and 一号 are a day and a first of a series more often than the first of a month.
    return found.make(Kind.DAY, weak=found.numeral.words and found.numeral.value == 1)


def _hour(found: _Suffixed) -> Quantity | None:
    numeral = found.numeral
    if found.within(0, 48):
        return found.make(Kind.TIME, value=numeral.value * HOUR, unit="hour", weak=False)
    if "shifts" in found.near.lang.flags and numeral.words and 0 < numeral.value < 24:
        # साढ़े पाँच बजे: half past five. Elsewhere полтора часа is a duration.
        clock = found.make(Kind.TIME, value=exact(numeral.value * HOUR), unit="hour", weak=False)
        return attrs.evolve(clock, precision=MINUTE)
    pointed = isinstance(numeral.value, Fraction) and numeral.precision == Fraction(1, 100)
    if pointed and not found.near.lang.han and numeral.value < 25:
        # 3.40 Uhr: the point stands between hour and minute. 3068.46点 is a level of shares.
        clock = pointed_time(numeral, found.near, found.end)
        return attrs.evolve(clock, precision=MINUTE, unit="minute", weak=False)
    return None


def _half_of_day(found: _Suffixed) -> Quantity | None:
    value = found.numeral.value
    near, start = found.near, found.numeral.start
    if not 0 <= value <= 24 or (
        near.folded[found.end - 1].isalpha()
        and not near.lang.han
        and follows_month(near.folded, start, near.lang)
    ):
        return None  # "on April 12 in the morning": a day
    seconds = half_day_seconds(value, found.suffix.role)
    return attrs.evolve(found.make(Kind.TIME, value=seconds, weak=False), precision=HOUR)


def _century(found: _Suffixed) -> Quantity | None:
    numeral, near = found.numeral, found.near
    if not isinstance(numeral.value, int):
        return None
    if numeral.words and numeral.role == "number" and not near.lang.han:
        return found.make(Kind.DURATION, unit="century")  # "two centuries"
    after = near.lang.after.after(near.folded, found.end, GAP)
    if after is not None and after[0].role == "bc":
        return found._replace(end=after[2]).make(Kind.CENTURY, value=-numeral.value, weak=False)
    return found.make(Kind.CENTURY, weak=False)


def _before_christ(found: _Suffixed) -> Quantity:
    return found.make(Kind.YEAR, value=-found.numeral.value)


def _decade(found: _Suffixed) -> Quantity | None:
    numeral = found.numeral
    if not isinstance(numeral.value, int) or numeral.value % 10 != 0:
        return None
    return decade(numeral, found.near, numeral.start, found.end)


# --- Counting ---------------------------------------------------------------------------------


def _ordinal(found: _Suffixed) -> Quantity:
    return found.make(Kind.ORDINAL, weak=found.numeral.weak or found.numeral.value == 1)


def _counter(found: _Suffixed) -> Quantity:
    count = found.make(Kind.COUNT, weak=found.numeral.value == 1)
    # 2つ is how Japanese writes "two", which comes and goes as the word does.
    return attrs.evolve(count, words=True) if count.text.endswith("つ") else count


def _base(found: _Suffixed) -> Quantity:
    """16進数 is "hexadecimal" as often as "base 16"."""
    return found.make(Kind.COUNT, weak=True)


_RULES: Mapping[str, Callable[[_Suffixed], Quantity | None]] = {
    "percent": _percent,
    "permille": _permille,
    "points": _points,
    "basis-points": _basis_points,
    "tenth": _tenth,
    "multiple": _multiple,
    "unit": _unit,
    "unit-and-half": _unit_and_half,
    "money": _money,
    "cents": _cents,
    "year": _year,
    "month": _month,
    "day": _day,
    "hour": _hour,
    "am": _half_of_day,
    "pm": _half_of_day,
    "century": _century,
    "bc": _before_christ,
    "decade": _decade,
    "ordinal": _ordinal,
    "counter": _counter,
    "base": _base,
}
