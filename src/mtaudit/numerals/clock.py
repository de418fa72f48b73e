"""Times of day, and other neighbours that make one value: 7割5分, 20世纪90年代."""

from fractions import Fraction
from typing import NamedTuple

import attrs

from mtaudit.numerals.calendar import HALF_DAY, HOUR, MINUTE
from mtaudit.numerals.language import Language
from mtaudit.numerals.quantity import Kind, Number, Quantity, exact
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_REACH = 12  # code points between two quantities that may make one value


def join_times(
    quantities: list[Quantity], text: str, folded: str, lang: Language
) -> list[Quantity]:
    """Join hour, minute and second written as members (17時07分, 午前9時半, 17 h 30).

    Args:
        quantities: Quantities in text order.
        text: The text as written.
        folded: The same, folded.
        lang: The language.

    Returns:
        Quantities in text order, the members of a time joined.
    """
    joined: list[Quantity] = []
    for quantity in quantities:
        last = joined[-1] if joined else None
        if last is None or quantity.span.start - last.span.end > _REACH:
            joined.append(quantity)
            continue
        pair = _Pair(last, quantity, folded[last.span.end : quantity.span.start], text, lang)
        whole = next(filter(None, (rule(pair) for rule in _JOINS)), None)
        if whole is not None:
            joined[-1] = whole
        elif _decade_too(last, quantity, pair.gap):
            centuries = tuple(century + quantity.value for century in (1900, 2000, 1800))
            joined.append(attrs.evolve(quantity, kind=Kind.DECADE, alternatives=centuries))
        else:
            joined.append(quantity)
    return [_clock_side(quantity, text, folded, lang) for quantity in joined]


class _Pair(NamedTuple):
    """Two quantities that follow each other.

    Args:
        one: The first, perhaps joined already.
        other: The second.
        gap: What is between them, folded.
        text: The text.
        lang: Its language.
    """

    one: Quantity
    other: Quantity
    gap: str
    text: str
    lang: Language

    @property
    def touches(self) -> bool:
        """Whether nothing is between them in a language of characters."""
        return not self.gap and self.lang.han

    def sum(self, value: Number, precision: Number, end: int = 0) -> Quantity:
        """Join both; the writing ends with the second one, or further on."""
        span = Span(self.one.span.start, end or self.other.span.end)
        written = self.text[span.start : span.end]
        return attrs.evolve(self.one, span=span, value=value, precision=precision, text=written)


def _minute(pair: _Pair) -> Quantity | None:
    """Read the minute of 17时07分, 17 h 30."""
    one, other, gap = pair.one, pair.other, pair.gap.strip(" \u00a0")
    if one.kind is not Kind.TIME or one.unit != "hour":
        return None
    minute = other.kind is Kind.DURATION and other.unit == "minute"
    bare = not pair.lang.han and other.kind is Kind.COUNT and _is_minute(other)
    if (minute and gap in ("", "und", "y", "et", "e", "и")) or (bare and not gap):
        return _extend(one, other, int(other.value) * MINUTE, pair.text, "minute")
    return None


def _second(pair: _Pair) -> Quantity | None:
    """Read the second of 17时07分08秒."""
    one, other = pair.one, pair.other
    of_minute = one.kind is Kind.TIME and one.unit == "minute" and pair.lang.han
    if not of_minute or other.kind is not Kind.DURATION or other.unit != "second":
        return None
    return None if pair.gap.strip() else _extend(one, other, int(other.value), pair.text, None)


def _hundredths(pair: _Pair) -> Quantity | None:
    """Read two digits after the second as its hundredths: 1分45秒23."""
    one, other = pair.one, pair.other
    of_second = one.kind is Kind.DURATION and one.unit == "second"
    if not pair.touches or not of_second or other.kind is not Kind.COUNT or len(other.text) != 2:
        return None
    return pair.sum(one.value + Fraction(other.value) / 100, Fraction(1, 100))


def _tenths(pair: _Pair) -> Quantity | None:
    """Read 7割5分, where 分 is the hundredth and not the minute, and 3割2分5厘."""
    one, other = pair.one, pair.other
    if pair.gap or one.kind is not Kind.PERCENT:
        return None
    if one.text[-1:] == "割" and other.unit == "minute":
        return pair.sum(one.value + other.value, 1)
    end = other.span.end
    if "割" in one.text and one.text[-1:] in "割分" and pair.text[end : end + 1] == "厘":
        return pair.sum(exact(one.value + Fraction(other.value) / 10), Fraction(1, 10), end + 1)
    return None


# Units that digits of their decimals may follow: 1米83, 三块五.
_BEFORE_DECIMALS = frozenset("米块塊")


def _decimals(pair: _Pair) -> Quantity | None:
    """Read 1米83: the decimals stand behind the unit."""
    one, other = pair.one, pair.other
    if not pair.touches or one.text[-1:] not in _BEFORE_DECIMALS or other.kind is not Kind.COUNT:
        return None
    digits = len(other.text)
    if digits > 2 or one.precision != 1 or one.value >= 100 or not isinstance(other.value, int):
        return None
    size = 10**digits
    if other.value >= size or (other.value < 10 and digits == 2 and other.text[0] not in "0０零"):
        return None
    return pair.sum(exact(one.value + Fraction(other.value, size)), Fraction(1, size))


def _inches(pair: _Pair) -> Quantity | None:
    """Read "5 feet 10 inches" and "a 6-foot-2 forward"."""
    one, other, gap = pair.one, pair.other, pair.gap.strip()
    if one.unit != "foot" or one.kind is not Kind.MEASURE or not 0 < other.value < 12:
        return None
    named = other.unit == "inch" and gap in ("", "-", ",", "and")
    if not named and not (other.kind is Kind.COUNT and gap == "-"):
        return None
    return pair.sum(exact(one.value + Fraction(other.value) / 12), Fraction(1, 12))


def _in_century(pair: _Pair) -> Quantity | None:
    if not _of_century(pair.one, pair.other, pair.gap):
        return None
    return _century_decade(pair.one, pair.other, pair.text)


def _of_century(one: Quantity, other: Quantity, gap: str) -> bool:
    """Whether a decade and its century stand together: 20世纪90年代, 50s of the 19th century."""
    if other.kind is Kind.ORDINAL and gap.strip() in ("des", "of the", "du", "del"):
        # "den 50ern des 19." says the same with the last word lost.
        return one.kind is Kind.DECADE and one.value < 100 and 10 <= other.value <= 21
    if {one.kind, other.kind} != {Kind.DECADE, Kind.CENTURY} or len(gap) > 9:
        return False
    decade = one if one.kind is Kind.DECADE else other
    return decade.value < 100 and not any(char in gap for char in ",.;，。")


def _decade_too(one: Quantity, other: Quantity, gap: str) -> bool:
    """Whether a number goes on a list of decades: "années 70 et 80"."""
    if one.kind is not Kind.DECADE or one.value >= 100:
        return False
    if other.kind not in (Kind.COUNT, Kind.ORDINAL):
        return False
    return other.value % 10 == 0 and 0 < other.value < 100 and len(gap) <= 4 and "." not in gap


def _century_decade(one: Quantity, other: Quantity, text: str) -> Quantity:
    decade, century = (one, other) if one.kind is Kind.DECADE else (other, one)
    span = Span(one.span.start, other.span.end)
    return attrs.evolve(
        decade,
        span=span,
        value=(century.value - 1) * 100 + decade.value,
        alternatives=(),
        text=text[span.start : span.end],
    )


# The first that gives an answer decides.
_JOINS = (_minute, _tenths, _hundredths, _decimals, _inches, _in_century, _second)


def _is_minute(quantity: Quantity) -> bool:
    return len(quantity.text) == 2 and quantity.value < 60 and isinstance(quantity.value, int)


def _extend(
    last: Quantity, quantity: Quantity, seconds: int, text: str, unit: str | None
) -> Quantity:
    span = Span(last.span.start, quantity.span.end)
    precision = MINUTE if unit == "minute" else 1
    return attrs.evolve(
        last,
        span=span,
        text=text[span.start : span.end],
        value=last.value + seconds,
        unit=unit,
        precision=precision,
    )


def _clock_side(quantity: Quantity, text: str, folded: str, lang: Language) -> Quantity:
    """Finish a time of members: half an hour, half of the day, the 12-hour alternative."""
    if quantity.kind is not Kind.TIME or quantity.unit not in ("hour", "minute"):
        return quantity
    value, span = quantity.value, quantity.span
    precision = MINUTE if quantity.unit == "minute" else HOUR
    half = _HALF_HOUR.match(folded, span.end) if lang.han and quantity.unit == "hour" else None
    if half is not None:
        value, span, precision = value + 30 * MINUTE, Span(span.start, half.end()), MINUTE
    side = lang.before.before(folded, span.start, r"[\s\u00a0]?")
    role = side[0].role if side is not None else ""
    after = lang.after.after(folded, span.end, r"[\s\u00a0]?")
    if after is not None and after[0].role in ("am", "pm"):
        role, span = after[0].role, Span(span.start, after[2])
    elif side is not None and role in ("am", "pm"):
        span = Span(side[1], span.end)
    value, others = _by_half_of_day(value, role, night=_is_night(folded, span))
    if others and lang.code == "zh" and _is_formal(folded, span):
        others = ()
    return attrs.evolve(
        quantity,
        span=span,
        value=value,
        precision=precision,
        unit=None,
        alternatives=others,
        text=text[span.start : span.end],
    )


def _by_half_of_day(
    seconds: Number, role: str, *, night: bool
) -> tuple[Number, tuple[Number, ...]]:
    """The time in the half of the day that is said; without one, in either."""
    twelve = HALF_DAY <= seconds < HALF_DAY + HOUR
    match role:
        case "pm" if night and seconds < HOUR:
            return seconds, ()  # 深夜0時
        case "pm" if seconds < HALF_DAY:
            return seconds + HALF_DAY, ()
        case "pm":
            return (seconds - HALF_DAY if twelve and night else seconds), ()
        case "am":
            return (seconds - HALF_DAY if twelve else seconds), ()
        case _ if HOUR <= seconds < HALF_DAY:
            return seconds, (seconds + HALF_DAY,)
        case _:
            return seconds, ((seconds - HALF_DAY,) if twelve else ())


def _is_formal(folded: str, span: Span) -> bool:
    """Whether Chinese counts 24 hours: 8时 is in the morning, 8点 and 下午2时至5时 may not be."""
    before = folded[max(0, span.start - 12) : span.start]
    return folded[span.start : span.end].find("时") > 0 and not set(before) & set("午晚夜傍")


_HALF_HOUR = Pattern("[ ]?[半반]")


def _is_night(folded: str, span: Span) -> bool:
    return any(word in folded[span.start : span.start + 3] for word in ("夜", "深", "晚", "밤"))
