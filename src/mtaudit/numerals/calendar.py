"""Dates and eras: structured forms, and the members of a date brought together."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import attrs

from mtaudit.numerals.digits import NUMBER, read
from mtaudit.numerals.language import Language
from mtaudit.numerals.quantity import Kind, Quantity
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

HOUR, MINUTE = 3600, 60
HALF_DAY = 12 * HOUR


def era_year(quantity: Quantity, zero: int) -> Quantity:
    """Convert the year of an era to the common one.

    Args:
        quantity: The year as counted in the era.
        zero: The common year before the era's first.

    Returns:
        The quantity with the common year as its value.
    """
    return attrs.evolve(quantity, value=quantity.value + zero, precision=1)


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
        year = attrs.evolve(year, value=century + int(year.value))
    both = numeral.role == "dmy" and int(day.value) <= 12
    swapped = (month.value,) if both and month.value != day.value else ()
    turned = (day.value,) if both and month.value != day.value else ()
    parts = (
        attrs.evolve(year, kind=Kind.YEAR),
        attrs.evolve(month, kind=Kind.MONTH, alternatives=turned),
        attrs.evolve(day, kind=Kind.DAY, alternatives=swapped),
    )
    others = (_packed(year, day, month),) if swapped else ()
    return _quantity(
        numeral, Kind.DATE, _packed(year, month, day), text, parts=parts, alternatives=others
    )


# "Linux >= 2.6.16"; "Python 3.8.12", where a date is not written with points.
_VERSIONED = Pattern(
    r"(?:\b[Vv](?:\.|ers\w{2,4})?|\b[Ww]ersj\w+|\b[Вв]ерс\w+|バージョン|版本|버전|[<>=]=?) ?\Z"
)
_OF_A_NAME = Pattern(r"[A-Z][^\W_]* \Z")
_POINTED_DATES = frozenset("cs de pl ru uk".split())
_LONGEST_NAME = 20  # code points


def _is_version(source: str, text: str, start: int, lang: Language) -> bool:
    """Whether numbers that points join are a version, by what stands before them."""
    day, point, rest = source.partition(".")
    month, _, year = rest.partition(".")
    if not point or len(year) != 2 or day.startswith("0") or month.startswith("0"):
        return False
    before = text[max(0, start - _LONGEST_NAME) : start]
    if _VERSIONED.search(before):
        return True
    return lang.code not in _POINTED_DATES and _OF_A_NAME.search(before) is not None


def _packed(year: Quantity | None, month: Quantity | None, day: Quantity | None) -> int:
    return (
        (int(year.value) if year else 0) * 10_000
        + (int(month.value) if month else 0) * 100
        + (int(day.value) if day else 0)
    )


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
    packed = _packed(by_kind.get(Kind.YEAR), by_kind[Kind.MONTH], by_kind.get(Kind.DAY))
    return _quantity(numeral, Kind.DATE, packed, text, parts=parts)


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


def join_dates(
    quantities: list[Quantity], text: str, folded: str, lang: Language
) -> list[Quantity]:
    """Join day, month, year and weekday that stand together.

    Args:
        quantities: Quantities in text order.
        text: The text as written.
        folded: The same, folded.
        lang: The language.

    Returns:
        Quantities in text order, each date one quantity with its members as parts.
    """
    result: list[Quantity] = []
    index = 0
    while index < len(quantities):
        size = 0
        if _role(quantities[index]) != "?":
            for width in (4, 3, 2):
                window = quantities[index : index + width]
                if len(window) == width and _is_date(window, folded, lang):
                    size = width
                    break
        if not size and _is_hyphenated(quantities, index, folded):
            quantities[index + 1] = attrs.evolve(quantities[index + 1], kind=Kind.MONTH)
            size = 2
        if size:
            result.append(_date(quantities[index : index + size], text))
            index += size
        else:
            result.append(quantities[index])
            index += 1
    return result


def _is_hyphenated(quantities: Sequence[Quantity], index: int, folded: str) -> bool:
    """Whether a hyphen joins day and month: "ngày 12-3", but not "ngày 5-7 tháng 8"."""
    day = quantities[index]
    # The word for a day stands before its number.
    if day.kind is not Kind.DAY or day.text.isdigit() or not day.text[-1].isdigit():
        return False
    month, after = quantities[index + 1 : index + 2], quantities[index + 2 : index + 3]
    if not month or folded[day.span.end : month[0].span.start] != "-":
        return False
    if after and after[0].kind in (Kind.MONTH, Kind.DATE):
        return False
    bare = month[0].kind is Kind.COUNT and month[0].text.isdigit()
    return bare and 1 <= month[0].value <= 12


_CLOSE = Pattern(r"[\s\u00a0]?[（(]?[\s\u00a0]?|[\s\u00a0]?[)）]?")
_COMMA = Pattern(r"[\s\u00a0]?[,(.）)（（]?[\s\u00a0]{0,2}(?:the[\s])?")


def _is_date(window: Sequence[Quantity], folded: str, lang: Language) -> bool:
    roles = "".join(map(_role, window))
    if lang.han:
        if roles not in _HAN_ORDERS:
            return False
    elif roles not in _ORDERS:
        return False
    abbreviated = any(leaf.kind is Kind.MONTH and leaf.weak for leaf in window)
    told = {"names-capitalised", "month-beside-day"} & lang.flags
    if abbreviated and not told and not {"d", "y"} <= set(roles):
        return False
    for left, right in pairwise(window):
        gap = folded[left.span.end : right.span.start]
        if lang.han:
            if not _CLOSE.fullmatch(gap):
                return False
        elif (lang.links.fullmatch(gap) is None and _COMMA.fullmatch(gap) is None) or (
            "-" in gap and _role(left) == _role(right)
        ):
            return False
        if (
            _role(left) == "m"
            and _role(right) == "d"
            and not lang.han
            and gap.strip() not in ("", ".", "the", "-")
        ):
            # "in March, 5 people" is no date.
            return False
    return True


# d day, m month, y year, w weekday; a window must be written in one of these orders.
_ORDERS = frozenset(
    [
        "dm",
        "md",
        "my",
        "dmy",
        "mdy",
        "ymd",
        "wd",
        "wdm",
        "wmd",
        "dmw",
        "mdw",
        "wdmy",
        "wmdy",
        "dmyw",
        "mdyw",
        "ydm",
    ]
)
_HAN_ORDERS = frozenset(["ym", "md", "ymd", "mdw", "dw", "ymdw", "wd", "wmd"])


def _role(quantity: Quantity) -> str:
    value = quantity.value
    match quantity.kind:
        case Kind.MONTH:
            return "m"
        case Kind.WEEKDAY:
            return "w"
        case Kind.YEAR | Kind.ERA_YEAR:
            return "y"
        case Kind.DAY:
            return "d"
        case Kind.COUNT | Kind.ORDINAL:
            whole = isinstance(value, int) and 1 <= value <= 31
            whole = whole and not (quantity.weak and quantity.kind is Kind.COUNT and quantity.words)
            return "d" if whole and not quantity.parts else "?"
        case _:
            return "?"


def _date(members: Sequence[Quantity], text: str) -> Quantity:
    by_role = {_role(member): member for member in members}
    parts = tuple(
        attrs.evolve(
            member,
            kind=Kind.DAY if _role(member) == "d" else member.kind,
            weak=False,
            alternatives=member.alternatives if member.kind is Kind.ERA_YEAR else (),
        )
        for member in members
    )
    span = Span(members[0].span.start, members[-1].span.end)
    return Quantity(
        span,
        Kind.DATE,
        _packed(by_role.get("y"), by_role.get("m"), by_role.get("d")),
        text[span.start : span.end],
        parts=parts,
    )
