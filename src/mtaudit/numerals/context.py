"""What one numeral counts: the signs and words directly beside it."""

from fractions import Fraction

import attrs

from mtaudit.numerals.codes import GAP, Neighbourhood, code_at, make
from mtaudit.numerals.language import Suffix
from mtaudit.numerals.prefixes import GAP_BEFORE, by_left
from mtaudit.numerals.quantity import Hedge, Kind, Quantity, exact
from mtaudit.numerals.readings import decade, plain, unit_fraction
from mtaudit.numerals.signs import hedged, signed, with_half_of_day
from mtaudit.numerals.structured import structured
from mtaudit.numerals.suffixes import by_right
from mtaudit.numerals.units import is_time
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_STRUCTURED = frozenset({"ymd", "dmy", "clock", "ratio", "phone", "slash"})
_WORD_AFTER = Pattern(r"[\s\u00a0-]([^\W\d_]+)")
_AND_A_HALF = Pattern(r"(?<![^\W\d_])an?[ ]([a-z]+)[ ]and[ ]an?[ ]$")
_MONTH_NUMBER = Pattern(r"[\s\u00a0](?:0?[1-9]|1[0-2])(?![0-9]|[.,/][0-9])")
_HALF = Pattern("[ ]?[半반]")
# What may follow the phrase after a number: "20th century", "19e siècle"; "в 221 году до н. э.".
_OPEN = {"ordinal": frozenset({"century"}), "year": frozenset({"bc"})}
_HALVES = frozenset({"am", "pm"})
# What an ordinal may still be said of; "the third week" counts no weeks.
_AFTER_ORDINAL = frozenset({"century", "money", "percent", "ordinal", "hour", "am", "pm"})
# What may follow a number that the left side has explained, and belongs to its writing.
_AFTER_PREFIXED = frozenset(
    {"hour", "am", "pm", "year", "ordinal", "counter", "century", "money", "decade"}
)

# What the left side has explained as no number of years: 200元年费, 令和5年, 公元前221年.
_NOT_YEARS = (Kind.MONEY, Kind.ERA_YEAR, Kind.YEAR)

# A phrase after a numeral: what it means, where it begins and where it ends.
_Phrase = tuple[Suffix, int, int]


def classify(numeral: Numeral, near: Neighbourhood) -> tuple[Quantity, int] | None:
    """Decide what a numeral counts.

    Args:
        numeral: The numeral.
        near: The text around it.

    Returns:
        The quantity and the end of what was taken on its right; None when it is no quantity.
    """
    if numeral.role in _STRUCTURED:
        found = structured(numeral, near.text, near.folded, near.lang)
        clock = with_half_of_day(found, near)
        return clock, clock.span.end
    named = _by_role(numeral, near)
    if named is not None:
        return named, numeral.end
    if numeral.role == "fraction" and isinstance(numeral.value, int):
        numeral = unit_fraction(numeral)
        mixed = _unit_and_a_half(numeral, near) if numeral.value == Fraction(1, 2) else None
        if mixed is not None:
            return mixed, numeral.end
    if not numeral.words and (code := code_at(numeral, near)) is not None:
        return code
    quantity, end = _measured(numeral, near)
    return hedged(signed(quantity, numeral, near), near, end)


def _by_role(numeral: Numeral, near: Neighbourhood) -> Quantity | None:
    """Read a word whose role alone says what it is."""
    match numeral.role:
        case "month":
            return make(numeral, Kind.MONTH, near)
        case "weekday":
            return make(numeral, Kind.WEEKDAY, near)
        case "moment":
            return make(numeral, Kind.TIME, near)
        case "allusion":
            # "both", "twice", "doubled": a number by implication, never wrong to leave out.
            return make(numeral, Kind.COUNT, near, weak=True)
        case "decade":
            return decade(numeral, near, numeral.start, numeral.end)
        case "opaque":
            return make(numeral, Kind.CODE, near)
        case role if role.startswith("duration-"):
            length = make(numeral, Kind.DURATION, near, unit=role.removeprefix("duration-"))
            whole = isinstance(numeral.value, int)
            # Half a year is six months, not seven.
            return length if whole else attrs.evolve(length, precision=Fraction(1, 24))
        case _:
            return None


def _measured(numeral: Numeral, near: Neighbourhood) -> tuple[Quantity, int]:
    """Look right, then left, for what gives the numeral its kind."""
    if numeral.role == "percent":
        return make(numeral, Kind.PERCENT, near), numeral.end
    hedge, end = _inner_hedge(numeral, near)
    left = by_left(numeral, near)
    right, numeral, end = _right_of(numeral, near, end)
    if right is None:
        quantity = plain(numeral, near) if left is None else left
    elif left is None or _outranks(right[0], left):
        quantity, end = _counted(numeral, near, right, end)
    elif right[0].role in _AFTER_PREFIXED:
        quantity, end = _flanked(numeral, near, left, right), right[2]
    else:
        quantity = left
    if hedge is not None:
        quantity = attrs.evolve(quantity, hedge=hedge)
    return quantity, max(end, quantity.span.end)


def _inner_hedge(numeral: Numeral, near: Neighbourhood) -> tuple[Hedge | None, int]:
    """Read a hedge between the number and what it counts: 40余年, 330多座."""
    if not near.lang.han:
        return None, numeral.end
    found = near.lang.hedges_after.after(near.folded, numeral.end, "[ ]?")
    return (None, numeral.end) if found is None else (Hedge(found[0]), found[2])


def _right_of(
    numeral: Numeral, near: Neighbourhood, end: int
) -> tuple[_Phrase | None, Numeral, int]:
    """Find the phrase after a numeral, "and a half" and an ordinal's ending passed over."""
    after, folded = near.lang.after, near.folded
    right = after.after(folded, end, GAP)
    if right is None:
        return None, numeral, end
    if right[0].role == "half":
        numeral, end = _with_half(numeral, near, right[2])
        right = after.after(folded, end, GAP)
    elif right[0].role in _OPEN and (right[0].role == "year" or right[1] == end):
        further = after.after(folded, right[2], GAP)
        if further is not None and further[0].role in _after(right[0].role, near):
            right = further
    if right is None or not _belongs(numeral, near, right) or _leads_on(near, right):
        return None, numeral, end
    if numeral.weak and near.lang.han and numeral.value != 1:
        # A single character before what it counts is a number after all: 两年, 十倍.
        numeral = numeral._replace(weak=False)
    return right, numeral, end


def _after(role: str, near: Neighbourhood) -> frozenset[str]:
    """Return what may follow the phrase after a number; об 11-й вечора is at 11 p.m."""
    hours = role == "ordinal" and "ordinal-hours" in near.lang.flags
    return _OPEN[role] | _HALVES if hours else _OPEN[role]


def _leads_on(near: Neighbourhood, right: _Phrase) -> bool:
    """Whether the phrase belongs to the number after it: 24 tháng 7, yarısında %5."""
    folded, end = near.folded, right[2]
    if not folded[end : end + 2].lstrip()[:1].isdigit():
        return False
    word = near.lang.before.lookup(folded[right[1] : end])
    if word is None or word.role not in ("month", "percent"):
        return False
    if word.role == "percent":
        return folded[end : end + 1].isdigit()
    month = _MONTH_NUMBER.match(folded, end)
    if month is None:
        return False
    unit = near.lang.after.after(folded, month.end(), GAP)
    return unit is None or unit[0].role != "unit" or unit[0].unit == "year"


def _with_half(numeral: Numeral, near: Neighbourhood, position: int) -> tuple[Numeral, int]:
    """Add the half of "nine and a half", and the scale word that may follow it."""
    half = Fraction(numeral.value) + Fraction(numeral.scale, 2)
    scale, end = _scale_after(position, near)
    value = exact(half * scale)
    return numeral._replace(value=value, end=end, plain=False, alternatives=()), end


def _scale_after(position: int, near: Neighbourhood) -> tuple[int, int]:
    """Find a scale word at a position ("four and a half million"), and where it ends."""
    match = _WORD_AFTER.match(near.folded, position)
    word = near.lang.words.get(match.group(1)) if match else None
    if match is None or word is None or word.role != "scale":
        return 1, position
    return int(word.value), match.end()


def _belongs(numeral: Numeral, near: Neighbourhood, right: _Phrase) -> bool:
    """Whether the phrase after a numeral says what the numeral counts."""
    if numeral.role == "ordinal" and right[0].role not in _AFTER_ORDINAL:
        return False
    return not _single_letter_trap(numeral, near, right[1], right[2])


def _single_letter_trap(numeral: Numeral, near: Neighbourhood, start: int, end: int) -> bool:
    """Whether a letter after digits is no unit here: `2019 m`, `Fig. 5 h`, `5G`, `19 in 20`."""
    phrase = near.text[start:end]
    if len(phrase) == 1 and phrase.isalpha() and phrase.isascii():
        if phrase.isupper() and phrase not in "LVC":
            return True
        if start > numeral.end and near.folded[end : end + 1] in ("'", "."):
            return near.folded[end : end + 1] == "'"
        return phrase in "sx" and start > numeral.end
    return False


def _outranks(suffix: Suffix, left: Quantity) -> bool:
    """Whether the right side decides although the left side says something too."""
    return suffix.role in ("percent", "year") and left.kind not in _NOT_YEARS


def _counted(
    numeral: Numeral, near: Neighbourhood, right: _Phrase, end: int
) -> tuple[Quantity, int]:
    """Read a numeral by the phrase after it."""
    quantity = by_right(numeral, near, right[0], right[2])
    if quantity.span.end >= right[2]:
        end = right[2]
    if quantity.kind is Kind.MEASURE:
        found = near.lang.before.before(near.folded, numeral.start, GAP_BEFORE)
        if found is not None and found[0].role in ("per-hour", "per-second"):
            # 每小时 40 英里: the hour stands before the number.
            quantity = attrs.evolve(quantity, unit=f"{quantity.unit}-{found[0].role}")
    if quantity.kind in (Kind.MEASURE, Kind.DURATION) and right[0].role in ("unit", "year"):
        quantity, end = _and_a_half(quantity, near, end)
    return quantity, end


def _and_a_half(quantity: Quantity, near: Neighbourhood, end: int) -> tuple[Quantity, int]:
    """Add the half after a unit: 9年半, "dos años y medio"."""
    if near.lang.han:
        match = _HALF.match(near.folded, end)
        end_of_half = match.end() if match else 0
    else:
        half = near.lang.after.after(near.folded, end, GAP)
        end_of_half = half[2] if half is not None and half[0].role == "half" else 0
    if not end_of_half:
        return quantity, end
    start, value = quantity.span.start, exact(quantity.value + Fraction(1, 2))
    whole = attrs.evolve(
        quantity,
        span=Span(start, end_of_half),
        text=near.text[start:end_of_half],
        value=value,
        alternatives=(),
        weak=False,
    )
    return whole, end_of_half


def _flanked(numeral: Numeral, near: Neighbourhood, left: Quantity, right: _Phrase) -> Quantity:
    """Read a numeral with a phrase on either side: 第5回, 午前9時."""
    if right[0].role == "hour" and near.lang.han:
        return by_right(numeral, near, right[0], right[2])
    start, end = left.span.start, right[2]
    if right[0].role in ("am", "pm"):
        left = by_right(numeral, near, right[0], right[2]) if left.kind is Kind.TIME else left
    elif right[0].role == "century" and left.kind is Kind.YEAR:
        left = attrs.evolve(left, kind=Kind.CENTURY)  # 公元前3世纪
    return attrs.evolve(left, span=Span(start, end), text=near.text[start:end])


def _unit_and_a_half(numeral: Numeral, near: Neighbourhood) -> Quantity | None:
    """Read "an hour and a half"."""
    floor = max(near.floor, numeral.start - 32)
    match = _AND_A_HALF.search(near.folded[floor : numeral.start])
    suffix = near.lang.after.lookup(match.group(1)) if match else None
    if match is None or suffix is None or suffix.role != "unit":
        return None
    kind = Kind.DURATION if is_time(suffix.unit) else Kind.MEASURE
    start, value = floor + match.start(), Fraction(3, 2)
    return make(numeral, kind, near, start=start, value=value, unit=suffix.unit, weak=False)
