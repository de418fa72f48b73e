"""Whether two quantities state the same fact, and if not, what happened to it."""

from fractions import Fraction

from mtaudit.numerals.conversion import by_unit
from mtaudit.numerals.outcome import (
    CONVERTED,
    DIFFERENT,
    EQUAL,
    Comparison,
    Outcome,
    by_value,
    unequal,
)
from mtaudit.numerals.quantity import Hedge, Kind, Quantity
from mtaudit.numerals.readings import is_pointed, pointed_seconds
from mtaudit.numerals.units import base_value, is_time
from mtaudit.pattern import Pattern

_ONE_LETTER = Pattern(r"[0-9][ \u00a0]?[a-z]\Z")
_SEVERITY = list(Outcome)
_NO_DIGIT = Pattern("[^0-9]+")
_UPWARD = frozenset({Hedge.OVER, Hedge.AT_LEAST})
_DOWNWARD = frozenset({Hedge.UNDER, Hedge.AT_MOST, Hedge.NEARLY})


def compare(one: Quantity, other: Quantity) -> Comparison:
    """Compare a quantity of the source with one of the target.

    Args:
        one: The trusted quantity.
        other: The quantity to judge.

    Returns:
        The outcome. Of composites the worst of their parts; parts that only one side states
        (a date without its year) do not count.
    """
    if Kind.DATE in (one.kind, other.kind):
        return _dates(one, other)
    if one.parts and other.parts:
        if len(one.parts) != len(other.parts):
            return DIFFERENT
        pairs = zip(one.parts, other.parts, strict=True)
        return max((compare(*pair) for pair in pairs), key=_severity)
    if one.parts or other.parts:
        return _clock_or_ratio(one, other)
    result = values(one, other)
    if result.same and _loosened(one, other):
        return Comparison(Outcome.HEDGE, str(one.hedge or other.hedge))
    return result


def _severity(comparison: Comparison) -> int:
    return _SEVERITY.index(comparison.outcome)


def _loosened(one: Quantity, other: Quantity) -> bool:
    """Whether one side's hedge is gone or turned round ("more than" to "less than")."""
    if one.hedge is other.hedge or Kind.APPROXIMATE in (one.kind, other.kind):
        return False
    sides = {one.hedge, other.hedge}
    if None in sides:
        return True
    return bool(sides & _UPWARD) and bool(sides & _DOWNWARD)


def _dates(one: Quantity, other: Quantity) -> Comparison:
    left = {part.kind: part for part in one.leaves()}
    right = {part.kind: part for part in other.leaves()}
    for table in (left, right):
        if Kind.ERA_YEAR in table:
            table[Kind.YEAR] = table.pop(Kind.ERA_YEAR)
    shared = [kind for kind in left if kind in right]
    if not shared:
        return DIFFERENT
    turned = _turned(left, right)
    for kind in shared:
        if not values(left[kind], right[kind]).same and not turned:
            return Comparison(Outcome.DATE, kind.value)
    return CONVERTED if turned else EQUAL


def _turned(left: dict[Kind, Quantity], right: dict[Kind, Quantity]) -> bool:
    """Whether two dates agree once an ambiguous `1/2` is read the other way round."""
    keys = (Kind.MONTH, Kind.DAY)
    if not all(key in left and key in right for key in keys):
        return False
    if left[Kind.MONTH].value == right[Kind.MONTH].value:
        return False
    ambiguous = left[Kind.DAY].alternatives or right[Kind.DAY].alternatives
    return bool(ambiguous) and (
        left[Kind.MONTH].value == right[Kind.DAY].value
        and left[Kind.DAY].value == right[Kind.MONTH].value
    )


def _clock_or_ratio(one: Quantity, other: Quantity) -> Comparison:
    """Compare `3:02` read as a time with a score of the same digits."""
    composite, leaf = (one, other) if one.parts else (other, one)
    digits = [part.value for part in composite.parts]
    if leaf.kind is Kind.TIME and len(digits) == 2:
        hours, seconds = divmod(leaf.value, 3600)
        if digits == [hours, Fraction(seconds) / 60]:
            return CONVERTED
    return DIFFERENT


def values(one: Quantity, other: Quantity) -> Comparison:
    """Compare two quantities without parts, hedges left aside.

    Args:
        one: The trusted quantity.
        other: The quantity to judge.

    Returns:
        The outcome.
    """
    for rule in _RULES:
        found = rule(one, other)
        if found is not None:
            return found
    return by_value(one, other)


def _codes(one: Quantity, other: Quantity) -> Comparison | None:
    """COVID-19: letters and digits count, or the whole writing where there is no number in it."""
    if one.kind is not Kind.CODE or other.kind is not Kind.CODE:
        return None
    if _is_same_call(one.text, other.text):
        return EQUAL
    if (one.unit or "") != (other.unit or ""):
        return DIFFERENT
    if one.value or other.value:
        return None
    return EQUAL if one.text.lower() == other.text.lower() else DIFFERENT


def _is_same_call(one: str, other: str) -> bool:
    """Tell whether two writings are of one telephone number: +7 905 989, 7.905.989."""
    if "+" not in (one[:1], other[:1]):
        return False
    return _NO_DIGIT.sub("", one) == _NO_DIGIT.sub("", other)


def _approximate(one: Quantity, other: Quantity) -> Comparison | None:
    """Compare "dozens" with "hundreds": they overlap; a thousandfold is a slip."""
    if Kind.APPROXIMATE not in (one.kind, other.kind):
        return None
    low, high = sorted((abs(Fraction(one.value)), abs(Fraction(other.value))))
    return CONVERTED if low and high / low < 1000 else unequal(one, other)


def _dozens(one: Quantity, other: Quantity) -> Comparison | None:
    """Read "two dozen" as "more than twenty", and "four dozen" as "some forty"."""
    loose = {one.hedge, other.hedge} & {Hedge.ABOUT, Hedge.OVER, Hedge.SEVERAL}
    if not loose or ("dozen" in one.text.lower()) is ("dozen" in other.text.lower()):
        return None
    low, high = sorted((abs(Fraction(one.value)), abs(Fraction(other.value))))
    return CONVERTED if low and high / low <= Fraction(6, 5) else None


def _units(one: Quantity, other: Quantity) -> Comparison | None:
    """Compare what has a unit on both sides, and not the same."""
    if not one.unit or not other.unit or one.unit == other.unit:
        return None
    return None if Kind.CODE in (one.kind, other.kind) else by_unit(one, other)


def _letter(one: Quantity, other: Quantity) -> Comparison | None:
    """Read "1m" as a minute and Polish "1 g" as an hour where the other side does."""
    if one.value != other.value or is_time(one.unit or "") is is_time(other.unit or ""):
        return None
    thing = other if is_time(one.unit or "") else one
    return CONVERTED if thing.unit and _ONE_LETTER.search(thing.text) else None


def _degree_lost(one: Quantity, other: Quantity) -> Comparison | None:
    """Compare 180° with a bare 180: the sign is a part of the value."""
    if one.unit != "degree" or "°" not in one.text or one.value != other.value:
        return None
    bare = other.kind is Kind.COUNT and other.unit is None and not other.words
    return Comparison(Outcome.UNIT, "degree") if bare else None


def _next_integer(one: Quantity, other: Quantity) -> Comparison | None:
    """Read "more than two" as "three or more"."""
    if not (isinstance(one.value, int) and isinstance(other.value, int)):
        return None
    low = {Hedge.OVER: one.value + 1, Hedge.AT_LEAST: one.value, Hedge.UNDER: one.value - 1}
    high = {Hedge.OVER: other.value + 1, Hedge.AT_LEAST: other.value, Hedge.UNDER: other.value - 1}
    low[Hedge.AT_MOST], high[Hedge.AT_MOST] = one.value, other.value
    upward = {one.hedge, other.hedge} == _UPWARD
    downward = {one.hedge, other.hedge} == {Hedge.UNDER, Hedge.AT_MOST}
    if one.hedge is None or other.hedge is None or not (upward or downward):
        return None
    small = max(one.value, other.value) <= 100
    return CONVERTED if small and low[one.hedge] == high[other.hedge] else None


def _points(one: Quantity, other: Quantity) -> Comparison | None:
    """Tell percentage points from percent."""
    if {one.kind, other.kind} != {Kind.PERCENT, Kind.POINTS}:
        return None
    if one.value == other.value:
        return Comparison(Outcome.UNIT, "percentage points")
    return unequal(one, other)


def _share(one: Quantity, other: Quantity) -> Comparison | None:
    """Read "half" as 50 %."""
    if {one.kind, other.kind} != {Kind.PERCENT, Kind.COUNT}:
        return None
    percent, count = _first(Kind.PERCENT, one, other)
    return CONVERTED if Fraction(percent.value) / 100 == count.value else None


def _growth(one: Quantity, other: Quantity) -> Comparison | None:
    """Read 增长了两倍 as "up 200 percent"; writers count the whole, too."""
    if {one.kind, other.kind} != {Kind.PERCENT, Kind.MULTIPLE}:
        return None
    percent, multiple = _first(Kind.PERCENT, one, other)
    times = Fraction(percent.value) / 100
    return CONVERTED if {times, times + 1} & set(multiple.values) else unequal(one, other)


def _century(one: Quantity, other: Quantity) -> Comparison | None:
    """Read "the 1700s" as the 18th century."""
    if {one.kind, other.kind} != {Kind.CENTURY, Kind.DECADE}:
        return None
    century, decade = _first(Kind.CENTURY, one, other)
    return CONVERTED if decade.value == (century.value - 1) * 100 else DIFFERENT


def _part(one: Quantity, other: Quantity) -> Comparison | None:
    """Read "un terzo", the third of something or in a row, as one third."""
    if {one.kind, other.kind} != {Kind.COUNT, Kind.ORDINAL}:
        return None
    ordinal, count = _first(Kind.ORDINAL, one, other)
    return CONVERTED if ordinal.value and count.value == 1 / Fraction(ordinal.value) else None


_DECADES = frozenset({Kind.DECADE, Kind.YEAR, Kind.COUNT, Kind.ORDINAL})


def _decade(one: Quantity, other: Quantity) -> Comparison | None:
    """Read "années 70" as the 1970s."""
    kinds = {one.kind, other.kind}
    if Kind.DECADE not in kinds or not kinds <= _DECADES:
        return None
    same = any(left == right for left in one.values for right in other.values)
    if len(kinds) == 2:
        # "los noventa", "v devadesátých": the century is left out.
        decade, bare = _first(Kind.DECADE, one, other)
        round_ = bare.words and bare.value in range(10, 100, 10)
        same = same or (round_ and decade.value % 100 == bare.value)
    return EQUAL if same else unequal(one, other)


def _first(kind: Kind, one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Put the quantity of a kind before the other."""
    return (one, other) if one.kind is kind else (other, one)


def _hour_alone(one: Quantity, other: Quantity) -> Comparison | None:
    """Compare a time with a bare hour: "at 9" and 9:00, "1200 GMT" and noon."""
    if Kind.TIME not in (one.kind, other.kind) or one.kind is other.kind:
        return None
    time, bare = _first(Kind.TIME, one, other)
    hours = {Fraction(value) / 3600 for value in time.values}
    if bare.value in hours or bare.value + 12 in hours:
        return CONVERTED
    if is_pointed(bare.text) and pointed_seconds(bare.value) in time.values:
        return CONVERTED  # 11.40 and 11:40
    military = {value // 3600 * 100 + value % 3600 // 60 for value in time.values}
    if bare.value >= 100 and bare.value in military:
        return CONVERTED
    base = base_value(bare.value, bare.unit) if bare.kind is Kind.DURATION and bare.unit else None
    return CONVERTED if base is not None and base[1] in time.values else DIFFERENT


# The first that gives an answer decides.
_RULES = (
    _codes,
    _approximate,
    _dozens,
    _degree_lost,
    _next_integer,
    _letter,
    _units,
    _points,
    _growth,
    _share,
    _century,
    _part,
    _hour_alone,
    _decade,
)
