"""Dates and eras: the members of a date brought together."""

from collections.abc import Sequence
from itertools import pairwise

import attrs

from mtaudit.numerals.language import Language
from mtaudit.numerals.quantity import Kind, Quantity
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
        The quantity with the common year as its value; a translation may keep the other.
    """
    others = (*quantity.alternatives, quantity.value)
    return attrs.evolve(quantity, value=quantity.value + zero, precision=1, alternatives=others)


def packed(year: Quantity | None, month: Quantity | None, day: Quantity | None) -> int:
    """Return a date as one number, 20220724; zeros for what is not told of it.

    Args:
        year: The year.
        month: The month.
        day: The day of the month.
    """
    return (
        (int(year.value) if year else 0) * 10_000
        + (int(month.value) if month else 0) * 100
        + (int(day.value) if day else 0)
    )


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
        packed(by_role.get("y"), by_role.get("m"), by_role.get("d")),
        text[span.start : span.end],
        parts=parts,
    )
