"""What a numeral is by itself: a year, a decade, a time written with a point, or a bare count."""

from fractions import Fraction

import attrs

from mtaudit.numerals.calendar import HALF_DAY, HOUR
from mtaudit.numerals.codes import Neighbourhood, make
from mtaudit.numerals.quantity import Hedge, Kind, Number, Quantity
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern

YEARS = range(1000, 2200)
_LIST_MARK = Pattern(r"[.)、．）][\s\u00a0]?(?![0-9])")
_POINTED = Pattern(r"[0-9]{1,2}\.[0-5][0-9]")


def plain(numeral: Numeral, near: Neighbourhood) -> Quantity:
    """Read a numeral that nothing beside it explains.

    Args:
        numeral: The numeral.
        near: The text around it.

    Returns:
        What its own writing says it is.
    """
    match numeral.role:
        case "ordinal":
            return make(numeral, Kind.ORDINAL, near)
        case "approximate":
            quantity = make(numeral, Kind.APPROXIMATE, near)
            return attrs.evolve(quantity, hedge=Hedge.SEVERAL)
        case "moment":
            return make(numeral, Kind.TIME, near)
        case _:
            pass
    if numeral.start == 0 and numeral.plain and _LIST_MARK.match(near.folded, numeral.end):
        # "4. Install ...": the number of a paragraph.
        return make(numeral, Kind.COUNT, near, weak=True)
    if numeral.plain and numeral.value in YEARS and numeral.end - numeral.start == 4:
        return make(numeral, Kind.YEAR, near)
    # 6·25 전쟁: the day of an event, in its name.
    named = near.lang.han and "·" in near.text[numeral.start : numeral.end]
    return make(numeral, Kind.COUNT, near, weak=named or None)


def decade(numeral: Numeral, near: Neighbourhood, start: int, end: int) -> Quantity:
    """Read a decade, of this century or of those before when it does not say.

    Args:
        numeral: A multiple of ten.
        near: The text around it.
        start: Where the writing begins.
        end: Where it ends.

    Returns:
        The decade.
    """
    value = numeral.value
    others: tuple[Number, ...] = (1900 + value, 2000 + value, 1800 + value) if value < 100 else ()
    return make(numeral, Kind.DECADE, near, start=start, end=end, alternatives=others)


def is_hour(numeral: Numeral, near: Neighbourhood, role: str) -> bool:
    """Tell whether a number after "at" is an hour: `17.30` is, a bare one after "hour" only.

    Args:
        numeral: The number.
        near: The text around it.
        role: `hour` or `pointed-hour`.

    Returns:
        Whether it is.
    """
    written = near.folded[numeral.start : numeral.end]
    if is_pointed(written.replace(",", ".") if role == "hour" else written):
        return numeral.value < 25
    return role == "hour" and isinstance(numeral.value, int) and 0 <= numeral.value <= 24


def is_pointed(text: str) -> bool:
    """Tell whether a number may be hours and minutes with a point between them.

    Args:
        text: Its writing.

    Returns:
        Whether it may.
    """
    return _POINTED.fullmatch(text) is not None


def pointed_seconds(value: Number) -> int:
    """Read hours and minutes with a point between them.

    Args:
        value: The hour, with the minutes as hundredths: 17.30 for half past five.

    Returns:
        Seconds since midnight.
    """
    return int(value) * HOUR + int(value % 1 * 100 * 60)


def half_day_seconds(value: Number, role: str) -> Number:
    """Read an hour of a 12-hour clock, `9.30 pm` with a point included.

    Args:
        value: The hour, with the minutes as hundredths.
        role: `am` or `pm`.

    Returns:
        Seconds since midnight.
    """
    hour = int(value)
    minutes = (value - hour) * 100
    if hour <= 12:
        hour = hour % 12 + (12 if role == "pm" else 0)
    return hour * HOUR + minutes * 60


def other_half(seconds: Number) -> tuple[Number, ...]:
    """List the other reading of a time that may be of a 12-hour clock.

    Args:
        seconds: Seconds since midnight.

    Returns:
        The same time after noon, or nothing.
    """
    return (seconds + HALF_DAY,) if HOUR <= seconds < HALF_DAY else ()


def pointed_time(numeral: Numeral, near: Neighbourhood, end: int) -> Quantity:
    """Read a time of day of an hour, perhaps with minutes after a point.

    Args:
        numeral: The hour.
        near: The text around it.
        end: Where the writing ends.

    Returns:
        The time.
    """
    seconds = pointed_seconds(numeral.value)
    return make(numeral, Kind.TIME, near, end=end, value=seconds, alternatives=other_half(seconds))


def year(numeral: Numeral, near: Neighbourhood, end: int) -> Quantity:
    """Read a number before a word for year: 2019年 is a year, 20年 are twenty of them.

    Args:
        numeral: The number.
        near: The text around it.
        end: Where the word ends.

    Returns:
        A year or a duration.
    """
    value, han = numeral.value, near.lang.han
    if isinstance(value, int) and value in YEARS:
        spelt = numeral.words and han and numeral.scale == 1
        if numeral.plain or spelt:
            return make(numeral, Kind.YEAR, near, end=end)
    others: tuple[Number, ...] | None = None
    if han and isinstance(value, int) and 50 <= value < 100:
        others = (1900 + value, 1800 + value)
    return make(numeral, Kind.DURATION, near, end=end, unit="year", alternatives=others)


def unit_fraction(numeral: Numeral) -> Numeral:
    """Read a bare fraction word, which states its denominator.

    Args:
        numeral: The numeral as found.

    Returns:
        The numeral with one part of so many as its value.
    """
    return numeral._replace(value=Fraction(1, int(numeral.value)))
