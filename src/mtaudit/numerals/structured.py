"""Digits with an outer form of their own: numeric dates, times, ratios, versions."""

import re
from collections.abc import Sequence
from fractions import Fraction

import attrs

from mtaudit.numerals.calendar import HALF_DAY, HOUR, MINUTE, packed
from mtaudit.numerals.digits import NUMBER, read
from mtaudit.numerals.language import Language
from mtaudit.numerals.quantity import Kind, Quantity
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern
from mtaudit.spans import Span


def structured(numeral: Numeral, text: str, folded: str, lang: Language) -> Quantity:
    """Read digits with an outer form of their own.

    Args:
        numeral: One of role ymd, dmy, clock, ratio, phone or slash.
        text: The text as written.
        folded: The same, folded.
        lang: The language, which decides the order of day and month.

    Returns:
        A date, a time, a ratio, a range of years, a fraction or a code.
    """
    source = folded[numeral.start : numeral.end]
    match numeral.role:
        case "ymd" | "dmy":
            return _numeric_date(numeral, source, text, lang)
        case "clock":
            return _clock(numeral, source, text, lang)
        case "phone":
            return _quantity(numeral, Kind.CODE, int(re.sub("[^0-9]", "", source)[:64]), text)
        case "slash":
            return _slash(numeral, source, text, folded, lang)
        case _:
            return _ratio(numeral, source, text, lang)


def _quantity(
    numeral: Numeral,
    kind: Kind,
    value: int | Fraction,
    text: str,
    *,
    parts: tuple[Quantity, ...] = (),
    alternatives: tuple[int | Fraction, ...] = (),
) -> Quantity:
    return Quantity(
        Span(numeral.start, numeral.end),
        kind,
        value,
        text[numeral.start : numeral.end],
        parts=parts,
        alternatives=alternatives,
    )


def _members(numeral: Numeral, source: str, text: str, lang: Language) -> list[Quantity]:
    """Each number of a structured form as a quantity of its own."""
    members = []
    for match in re.finditer(NUMBER, source):
        for digits in read(match.group(), lang.style):
            start = numeral.start + match.start() + digits.start
            end = numeral.start + match.start() + digits.end
            members.append(
                Quantity(
                    Span(start, end),
                    Kind.COUNT,
                    digits.value or 0,
                    text[start:end],
                    precision=digits.precision,
                    alternatives=digits.alternatives,
                )
            )
    return members


def _integers(numeral: Numeral, source: str, text: str) -> list[Quantity]:
    members = []
    for match in re.finditer("[0-9]+", source):
        start, end = numeral.start + match.start(), numeral.start + match.end()
        members.append(
            Quantity(Span(start, end), Kind.COUNT, int(match.group()[:64]), text[start:end])
        )
    return members


def _numeric_date(numeral: Numeral, source: str, text: str, lang: Language) -> Quantity:
    first, second, third = _integers(numeral, source, text)
    if numeral.role == "ymd":
        year, month, day = first, second, third
    else:
        day, month, year = first, second, third
        if int(month.value) > 12 or (lang.code == "en" and "/" in source and int(day.value) <= 12):
            day, month = month, day
    is_date = 1 <= int(month.value) <= 12 and 1 <= int(day.value) <= 31
    if not is_date or _is_version(source, text, numeral.start, lang):
        return _quantity(numeral, Kind.CODE, int(re.sub("[^0-9]", "", source)[:64]), text)
    if len(year.text) == 2:
        century = 2000 if int(year.value) < 50 else 1900
        # In 1-19-11 of an address it is no year.
        year = attrs.evolve(year, value=century + int(year.value), alternatives=(year.value,))
    both = numeral.role == "dmy" and int(day.value) <= 12
    swapped = (month.value,) if both and month.value != day.value else ()
    turned = (day.value,) if both and month.value != day.value else ()
    parts = (
        attrs.evolve(year, kind=Kind.YEAR),
        attrs.evolve(month, kind=Kind.MONTH, alternatives=turned),
        attrs.evolve(day, kind=Kind.DAY, alternatives=swapped),
    )
    others = (packed(year, day, month),) if swapped else ()
    return _quantity(
        numeral, Kind.DATE, packed(year, month, day), text, parts=parts, alternatives=others
    )


# "Linux >= 2.6.16"; "Python 3.8.12", where a date is not written with points.
_VERSIONED = Pattern(
    r"(?:\b[Vv](?:\.|ers\w{2,4})?|\b[Ww]ersj\w+|\b[Вв]ерс\w+|バージョン|版本|버전|[<>=]=?) ?\Z"
)
_OF_A_NAME = Pattern(r"[A-Z][^\W_]* \Z")
_LONGEST_NAME = 20  # code points


def _is_version(source: str, text: str, start: int, lang: Language) -> bool:
    """Whether numbers that points join are a version, by what stands before them."""
    day, point, rest = source.partition(".")
    month, _, year = rest.partition(".")
    if not point or len(year) != 2 or day.startswith("0") or month.startswith("0"):
        return False
    if lang.han:
        return True  # dates begin with the year there
    before = text[max(0, start - _LONGEST_NAME) : start]
    if _VERSIONED.search(before):
        return True
    return "pointed-dates" not in lang.flags and _OF_A_NAME.search(before) is not None


def _clock(numeral: Numeral, source: str, text: str, lang: Language) -> Quantity:
    fields = [int(field) for field in re.findall("[0-9]+", source)]
    if source.count(":") == 1 and "." in source:
        return _running_time(numeral, source, text)
    hour, minute = fields[0], fields[1]
    second = fields[2] if source.count(":") == 2 else 0
    if hour > 24 or minute > 59 or second > 59:
        return _ratio(numeral, source, text, lang)
    value = hour * HOUR + minute * MINUTE + second
    # Without am or pm it may be of a 12-hour clock; `3:02` may also be a score or a running time.
    others = (value + HALF_DAY,) if 1 <= hour < 12 else (value - HALF_DAY,) if hour == 12 else ()
    quantity = _quantity(numeral, Kind.TIME, value, text, alternatives=others)
    return attrs.evolve(quantity, precision=1 if source.count(":") == 2 else MINUTE)


def _running_time(numeral: Numeral, source: str, text: str) -> Quantity:
    """Read minutes, seconds and hundredths of a race (`1:45.23`)."""
    minutes, _, seconds = source.partition(":")
    decimals = len(seconds.partition(".")[2])
    value = int(minutes) * MINUTE + Fraction(seconds.strip())
    quantity = _quantity(numeral, Kind.TIME, value, text)
    return attrs.evolve(quantity, precision=Fraction(1, 10**decimals))


def _slash(numeral: Numeral, source: str, text: str, folded: str, lang: Language) -> Quantity:
    members = _integers(numeral, source, text)
    values = [int(member.value) for member in members]
    if len(values) == 2 and (date := _slashed_date(numeral, members, text, folded, lang)):
        return date
    if (
        len(values) == 2
        and 1500 < values[0] < 2200
        and (values[1] == values[0] + 1 or values[1] == (values[0] + 1) % 100)
    ):
        parts = (
            attrs.evolve(members[0], kind=Kind.YEAR),
            attrs.evolve(members[1], kind=Kind.YEAR, value=values[0] + 1),
        )
        return _quantity(numeral, Kind.RANGE, values[0], text, parts=parts)
    before = text[numeral.start - 1 : numeral.start]
    code = before.isascii() and before.isalpha()
    if len(values) == 2 and 0 < values[0] < values[1] <= 10 and not code:
        fraction = _quantity(numeral, Kind.COUNT, Fraction(values[0], values[1]), text)
        return attrs.evolve(fraction, precision=Fraction(1, 1000))
    if values == [24, 7]:
        members = [attrs.evolve(member, weak=True) for member in members]  # at all times
    return _quantity(numeral, Kind.RATIO, values[0], text, parts=tuple(members))


_SLASHED_BEFORE = Pattern(r"[0-9]{1,2}/[0-9]{1,2}(?=(.{1,8})$)")
# How far back the other end of a range of dates may begin.
_DATE_REACH = 16


def _slashed_date(
    numeral: Numeral, members: Sequence[Quantity], text: str, folded: str, lang: Language
) -> Quantity | None:
    """Read "ngày 12/3", "Senin (5/2)", "tháng 3/2023": a word before it says that it is a date."""
    role = _date_cue(numeral.start, folded, lang)
    first, second = members
    if role == "month":
        fits, kinds = len(second.text) == 4, (Kind.MONTH, Kind.YEAR)
    else:
        fits, kinds = second.value in range(1, 13), (Kind.DAY, Kind.MONTH)
    if not role or not fits or not 1 <= first.value <= (12 if role == "month" else 31):
        return None
    parts = (attrs.evolve(first, kind=kinds[0]), attrs.evolve(second, kind=kinds[1]))
    by_kind = {part.kind: part for part in parts}
    date = packed(by_kind.get(Kind.YEAR), by_kind[Kind.MONTH], by_kind.get(Kind.DAY))
    return _quantity(numeral, Kind.DATE, date, text, parts=parts)


def _date_cue(start: int, folded: str, lang: Language) -> str:
    """What the word before a number with a slash says of it: `date`, `day`, `month` or nothing."""
    before = start - (folded[start - 1 : start] == "(")
    cue = lang.before.before(folded, before, r"[\s\u00a0]?")
    if cue is not None:
        return cue[0].role if cue[0].role in ("date", "day", "month") else ""
    floor = max(0, start - _DATE_REACH)
    low = _SLASHED_BEFORE.search(folded[floor:start])
    if low is None or lang.connectors.fullmatch(low.group(1)) is None:
        return ""
    return _date_cue(floor + low.start(), folded, lang)


def _ratio(numeral: Numeral, source: str, text: str, lang: Language) -> Quantity:
    members = _members(numeral, source, text, lang)
    return _quantity(numeral, Kind.RATIO, members[0].value, text, parts=tuple(members))
