"""What one numeral counts: the signs and words directly beside it."""

import re
from fractions import Fraction

import attrs

from mtaudit.numerals.calendar import era_year, structured
from mtaudit.numerals.codes import GAP, Neighbourhood, code_at, make
from mtaudit.numerals.language import Suffix
from mtaudit.numerals.quantity import Hedge, Kind, Number, Quantity, exact
from mtaudit.numerals.units import is_time
from mtaudit.numerals.words import Numeral
from mtaudit.spans import Span

_GAP_BEFORE = r"[\s\u00a0]?"
_MINUS_BEFORE = re.compile(r"(?:^|[\s(\[=<>~,:;\u00a0（])[-−–]$|[^\x00-\u02ff]−$")
_WORD_AFTER = re.compile(r"[\s\u00a0-]([^\W\d_]+)")
_GROWTH = re.compile("[增提扩擴升涨漲]|多了|늘|증가")
_LIST_MARK = re.compile(r"[.)、．）][\s\u00a0]?(?![0-9])")
_AND_A_HALF = re.compile(r"(?<![^\W\d_])an?[ ]([a-z]+)[ ]and[ ]an?[ ]$")
_YEARS = range(1000, 2200)


def classify(numeral: Numeral, near: Neighbourhood) -> tuple[Quantity, int] | None:
    """Decide what a numeral counts.

    Args:
        numeral: the numeral.
        near: the text around it.

    Returns:
        The quantity and the end of what was taken on its right; None when it is no quantity.
    """
    if numeral.role in ("ymd", "dmy", "clock", "ratio", "phone", "slash"):
        found = structured(numeral, near.text, near.folded, near.lang)
        return _with_suffix_of_clock(found, near), _clock_end(found, near)
    if numeral.role in ("month", "weekday"):
        kind = Kind.MONTH if numeral.role == "month" else Kind.WEEKDAY
        return make(numeral, kind, near, weak=numeral.weak), numeral.end
    if numeral.role == "moment":
        return make(numeral, Kind.TIME, near, weak=numeral.weak), numeral.end
    if numeral.role == "allusion":
        # "both", "twice", "doubled": a number by implication, never wrong to leave out.
        return make(numeral, Kind.COUNT, near, weak=True), numeral.end
    if numeral.role == "aged":
        return make(numeral, Kind.DURATION, near, unit="year", weak=False), numeral.end
    if numeral.role == "opaque":
        return make(numeral, Kind.CODE, near), numeral.end
    if numeral.role == "fraction" and isinstance(numeral.value, int):
        # A bare fraction word states its denominator.
        numeral = attrs.evolve(numeral, value=Fraction(1, numeral.value))
        mixed = _unit_and_a_half(numeral, near) if numeral.value == Fraction(1, 2) else None
        if mixed is not None:
            return mixed, numeral.end
    if not numeral.words and (code := code_at(numeral, near)) is not None:
        return code
    quantity, end = _measured(numeral, near)
    return _hedged(_signed(quantity, numeral, near), near, end)


def _measured(numeral: Numeral, near: Neighbourhood) -> tuple[Quantity, int]:
    """Look right, then left, for what gives the numeral its kind."""
    lang, folded = near.lang, near.folded
    end = numeral.end
    if numeral.role == "percent":
        return make(numeral, Kind.PERCENT, near), end
    hedge: str | None = None
    if lang.han:
        # 40余年, 330多座: the hedge stands between the number and what it counts.
        inner = lang.hedges_after.after(folded, end, "[ ]?")
        if inner is not None:
            hedge, end = inner[0], inner[2]
    quantity = _by_left(numeral, near)
    right = lang.after.after(folded, end, GAP)
    if right is not None and right[0].role == "half":
        # "nine and a half years"
        half = Fraction(numeral.value) + Fraction(numeral.scale, 2)
        scale, end = _scale_after(right[2], near)
        numeral = attrs.evolve(
            numeral, value=exact(half * scale), end=end, plain=False, alternatives=()
        )
        right = lang.after.after(folded, end, GAP)
    elif right is not None and right[0].role == "ordinal" and right[1] == end:
        # "20th century", "19e siècle"
        further = lang.after.after(folded, right[2], GAP)
        if further is not None and further[0].role == "century":
            right = further
    if right is not None and numeral.role == "ordinal" and right[0].role != "century":
        # "the third week" counts no weeks.
        right = (
            right if right[0].role in ("money", "percent", "ordinal", "hour", "am", "pm") else None
        )
    if right is not None and _single_letter_trap(numeral, near, right[1], right[2]):
        right = None
    if right is not None and numeral.weak and lang.han and numeral.value != 1:
        # A single character before what it counts is a number after all: 两年, 十倍.
        numeral = attrs.evolve(numeral, weak=False)
    speed = ""
    found = lang.before.before(folded, numeral.start, _GAP_BEFORE)
    if found is not None and found[0].role in ("per-hour", "per-second"):
        speed = found[0].role
    if right is not None and (
        quantity is None
        or (
            right[0].role in ("percent", "year")
            and quantity.kind not in (Kind.MONEY, Kind.ERA_YEAR)
        )
    ):
        quantity = _by_right(numeral, near, right[0], right[2])
        end = right[2] if quantity.span.end >= right[2] else end
        if speed and quantity.kind is Kind.MEASURE:
            # 每小时 40 英里: the hour stands before the number.
            quantity = attrs.evolve(quantity, unit=f"{quantity.unit}-{speed}")
        if lang.han and folded[end : end + 1] in ("半", "반") and quantity.kind is Kind.DURATION:
            # 9年半
            more = exact(quantity.value + Fraction(1, 2))
            end += 1
            quantity = attrs.evolve(quantity, value=more, alternatives=())
    elif right is not None and quantity is not None and right[0].role in (
        "hour", "year", "ordinal", "counter", "century", "money", "decade",
    ):  # fmt: skip
        end = right[2]
        quantity = attrs.evolve(
            quantity, span=Span(quantity.span.start, end), text=near.text[quantity.span.start : end]
        )
        if right[0].role == "hour" and lang.han:
            quantity = _by_right(numeral, near, right[0], right[2])
    if quantity is None:
        quantity = _plain(numeral, near)
    if hedge is not None:
        quantity = attrs.evolve(quantity, hedge=Hedge(hedge))
    return quantity, max(end, quantity.span.end)


def _unit_and_a_half(numeral: Numeral, near: Neighbourhood) -> Quantity | None:
    """Read "an hour and a half"."""
    floor = max(near.floor, numeral.start - 32)
    match = _AND_A_HALF.search(near.folded[floor : numeral.start])
    suffix = near.lang.after.lookup(match.group(1)) if match else None
    if match is None or suffix is None or suffix.role != "unit":
        return None
    kind = Kind.DURATION if is_time(suffix.unit) else Kind.MEASURE
    return make(
        numeral, kind, near, start=floor + match.start(), value=Fraction(3, 2), unit=suffix.unit,
        weak=False,
    )  # fmt: skip


def _scale_after(position: int, near: Neighbourhood) -> tuple[int, int]:
    """A scale word at a position ("four and a half million"), and where it ends."""
    match = _WORD_AFTER.match(near.folded, position)
    word = near.lang.words.get(match.group(1)) if match else None
    if match is None or word is None or word.role != "scale":
        return 1, position
    return int(word.value), match.end()


def _single_letter_trap(numeral: Numeral, near: Neighbourhood, start: int, end: int) -> bool:
    """Letters after digits that are no unit here: `2019 m`, `Fig. 5 h`, `5G`, `19 in 20`."""
    phrase = near.text[start:end]
    if len(phrase) == 1 and phrase.isalpha() and phrase.isascii():
        if phrase.isupper() and phrase not in "LVC":
            return True
        if start > numeral.end and near.folded[end : end + 1] in ("'", "."):
            return near.folded[end : end + 1] == "'"
        return phrase in "sx" and start > numeral.end
    return False


def _by_left(numeral: Numeral, near: Neighbourhood) -> Quantity | None:
    found = near.lang.before.before(near.folded, numeral.start, _GAP_BEFORE)
    if found is None or found[1] < near.floor:
        return None
    suffix, start, _ = found
    phrase = near.text[start : numeral.start].strip()
    match suffix.role:
        case "money":
            if phrase.isalpha() and phrase.isascii() and len(phrase) == 3 and not phrase.isupper():
                return None
            if phrase.isalpha() and len(phrase) > 3:
                return None
            return make(numeral, Kind.MONEY, near, start=start, unit=suffix.unit)
        case "ordinal":
            return make(numeral, Kind.ORDINAL, near, start=start, weak=numeral.value == 1)
        case "era":
            return era_year(make(numeral, Kind.ERA_YEAR, near, start=start), int(suffix.unit))
        case "century":
            return make(numeral, Kind.CENTURY, near, start=start)
        case "decade":
            if numeral.value % 10 == 0 and numeral.value < 100:
                return _decade(numeral, near, start, numeral.end)
            return None
        case "hour" | "pointed-hour" if _is_hour(numeral, near, suffix.role):
            seconds = int(numeral.value) * 3600 + int(numeral.value % 1 * 6000)
            clock = make(numeral, Kind.TIME, near, value=seconds, alternatives=_other_half(seconds))
            return attrs.evolve(clock, precision=60 if seconds % 3600 else 3600)
        case "bc":
            return make(numeral, Kind.CENTURY, near, start=start, value=-numeral.value)
        case "code":
            return make(numeral, Kind.CODE, near, start=start)
        case _:
            return None


def _is_hour(numeral: Numeral, near: Neighbourhood, role: str) -> bool:
    """Whether a number after "at" is an hour: `17.30` is, a bare one after "hour" only."""
    source = near.folded[numeral.start : numeral.end]
    if re.fullmatch(r"[0-9]{1,2}\.[0-5][0-9]", source):
        return numeral.value < 25
    return role == "hour" and isinstance(numeral.value, int) and 0 <= numeral.value <= 24


def _decade(numeral: Numeral, near: Neighbourhood, start: int, end: int) -> Quantity:
    value = numeral.value
    others: tuple[Number, ...] = (1900 + value, 2000 + value, 1800 + value) if value < 100 else ()
    return make(numeral, Kind.DECADE, near, start=start, end=end, alternatives=others)


def _by_right(numeral: Numeral, near: Neighbourhood, suffix: Suffix, end: int) -> Quantity:
    value = numeral.value
    if numeral.role == "approximate":
        return attrs.evolve(_plain(numeral, near), unit=suffix.unit or None)

    def made(kind: Kind, **changes: Number | str | bool | tuple[Number, ...] | None) -> Quantity:
        return make(numeral, kind, near, end=end, **changes)  # type: ignore[arg-type]

    match suffix.role:
        case "percent":
            return made(Kind.PERCENT)
        case "permille":
            return made(Kind.PERCENT, value=Fraction(value) / 10)
        case "points":
            return made(Kind.POINTS)
        case "tenth":
            # 割 and 成 count tenths: 7割 is 70 %.
            tenths = made(Kind.PERCENT, value=value * 10)
            return attrs.evolve(tenths, precision=exact(numeral.precision * 10))
        case "unit" if suffix.unit == "hour" and (
            near.lang.style.decimal[0] == "," and _is_hour(numeral, near, "pointed-hour")
        ):
            seconds = int(value) * 3600 + int(value % 1 * 6000)
            clock = made(Kind.TIME, value=seconds, alternatives=_other_half(seconds))
            return attrs.evolve(clock, precision=60)
        case "unit" if is_time(suffix.unit):
            return made(Kind.DURATION, unit=suffix.unit, weak=numeral.weak and value == 1)
        case "unit":
            return made(Kind.MEASURE, unit=suffix.unit, weak=False)
        case "money":
            return made(Kind.MONEY, unit=suffix.unit, weak=False)
        case "cents":
            return made(Kind.MONEY, unit=suffix.unit, value=Fraction(value) / 100)
        case "year":
            return _year(numeral, near, end)
        case "month" if isinstance(value, int) and 1 <= value <= 12:
            return made(Kind.MONTH, weak=False)
        case "day" if isinstance(value, int) and 1 <= value <= 31:
            # 一日 and 一号 are a day and a first of a series more often than the first of a month.
            return made(Kind.DAY, weak=numeral.words and value == 1)
        case "hour" if isinstance(value, int) and 0 <= value <= 48:
            return made(Kind.TIME, value=value * 3600, unit="hour", weak=False)
        case "hour" if isinstance(value, Fraction) and numeral.precision == Fraction(1, 100):
            # 3.40 Uhr: the point stands between hour and minute.
            clock = made(Kind.TIME, value=int(value) * 3600 + (value % 1) * 6000, weak=False)
            return attrs.evolve(clock, precision=60, alternatives=_other_half(clock.value))
        case "am" | "pm" if isinstance(value, (int, Fraction)) and 0 <= value <= 24:
            hour = _half_day(value, suffix.role)
            return attrs.evolve(made(Kind.TIME, value=hour, weak=False), precision=3600)
        case "century" if isinstance(value, int):
            return made(Kind.CENTURY, weak=False)
        case "bc":
            return made(Kind.YEAR, value=-value)
        case "decade" if isinstance(value, int) and value % 10 == 0:
            return _decade(numeral, near, numeral.start, end)
        case "multiple" if near.lang.han and _GROWTH.search(
            near.folded, numeral.start - 8 if numeral.start > 8 else 0, numeral.start
        ):
            # 增加一倍 is to double, 增长两倍 to triple; writers also mean the plain multiple.
            return made(Kind.MULTIPLE, alternatives=(value + 1,))
        case "multiple":
            return made(Kind.MULTIPLE)
        case "ordinal":
            return made(Kind.ORDINAL, weak=numeral.weak or value == 1)
        case "counter":
            return made(Kind.COUNT, weak=value == 1)
        case _:
            return _plain(numeral, near)


def _other_half(seconds: Number) -> tuple[Number, ...]:
    """The other reading of a time that may be of a 12-hour clock."""
    half = 12 * 3600
    return (seconds + half,) if 3600 <= seconds < half else ()


def _half_day(value: Number, role: str) -> Number:
    """Seconds since midnight of a 12-hour clock, `9.30 pm` with a dot included."""
    hour = int(value)
    minutes = (value - hour) * 100
    hour = hour % 12 + (12 if role == "pm" else 0) if hour <= 12 else hour
    return hour * 3600 + minutes * 60


def _year(numeral: Numeral, near: Neighbourhood, end: int) -> Quantity:
    value = numeral.value
    if (numeral.plain and isinstance(value, int) and value in _YEARS) or (
        numeral.words and near.lang.han and isinstance(value, int) and value in _YEARS
        and numeral.scale == 1
    ):  # fmt: skip
        return make(numeral, Kind.YEAR, near, end=end)
    if near.lang.han and isinstance(value, int) and 50 <= value < 100:
        others = (1900 + value, 1800 + value)
        return make(numeral, Kind.DURATION, near, end=end, unit="year", alternatives=others)
    return make(numeral, Kind.DURATION, near, end=end, unit="year")


def _plain(numeral: Numeral, near: Neighbourhood) -> Quantity:
    value = numeral.value
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
    if numeral.plain and value in _YEARS and numeral.end - numeral.start == 4:
        return make(numeral, Kind.YEAR, near)
    return make(numeral, Kind.COUNT, near)


def _signed(quantity: Quantity, numeral: Numeral, near: Neighbourhood) -> Quantity:
    """Give a quantity its minus sign, and `.55` its leading point."""
    if numeral.words and numeral.role != "number":
        return quantity
    start = quantity.span.start
    folded = near.folded
    value, precision = quantity.value, quantity.precision
    if (
        folded[start - 1 : start] == "." and numeral.plain
        and re.search(r"(?:^|[\s(=<>−-])\.$", folded[max(0, start - 2) : start])
        and isinstance(value, int)
    ):  # fmt: skip
        size = numeral.end - numeral.start
        value, precision = Fraction(value, 10**size), Fraction(1, 10**size)
        start -= 1
        quantity = attrs.evolve(quantity, kind=_no_year(quantity.kind))
    before = folded[max(0, start - 2) : start] if start > near.floor else ""
    if near.floor and not folded[near.floor : start - 1].strip():
        # "10.00 -13.30": a range, not a negative number.
        before = ""
    negative = _MINUS_BEFORE.search(before) is not None or (
        near.lang.han and start - 1 > near.floor and before[-1:] in ("-", "−")
        and re.match("[^\x00-\u02ff]", before) is not None and isinstance(value, Fraction)
    )  # fmt: skip
    if negative:
        value, start = -value, start - 1
    if start == quantity.span.start:
        return quantity
    return attrs.evolve(
        quantity, span=Span(start, quantity.span.end), value=exact(value),
        precision=exact(precision), text=near.text[start : quantity.span.end],
        alternatives=tuple(-other for other in quantity.alternatives) if negative
        else quantity.alternatives,
        kind=_no_year(quantity.kind),
    )  # fmt: skip


def _no_year(kind: Kind) -> Kind:
    return Kind.COUNT if kind is Kind.YEAR else kind


def _hedged(quantity: Quantity, near: Neighbourhood, end: int) -> tuple[Quantity, int]:
    """Read the hedges on both sides."""
    lang, folded = near.lang, near.folded
    hedge = quantity.hedge
    after = lang.hedges_after.after(folded, end, GAP)
    if after is not None:
        hedge, end = Hedge(after[0]), after[2]
    if hedge is None or hedge is Hedge.SEVERAL:
        before = lang.hedges_before.before(folded, quantity.span.start, r"[\s\u00a0]{0,2}")
        if before is not None and before[1] >= near.floor:
            hedge = Hedge(before[0])
    if hedge is quantity.hedge:
        return quantity, end
    return attrs.evolve(quantity, hedge=hedge), end


def _with_suffix_of_clock(quantity: Quantity, near: Neighbourhood) -> Quantity:
    """Apply what follows or precedes a structured form: `11:35 pm`, `下午3:30`, `3:1 %`."""
    end = quantity.span.end
    if quantity.kind is not Kind.TIME:
        return quantity
    found = near.lang.after.after(near.folded, end, GAP)
    before = near.lang.before.before(near.folded, quantity.span.start, _GAP_BEFORE)
    value = quantity.value
    role = found[0].role if found else ""
    side = before[0].role if before and before[1] >= near.floor else ""
    start = quantity.span.start
    if role in ("am", "pm"):
        end = found[2] if found else end
    elif side in ("am", "pm"):
        role, start = side, before[1] if before else start
    elif role == "hour":
        end = found[2] if found else end
    else:
        return quantity
    if role in ("am", "pm"):
        if role == "pm" and value < 12 * 3600:
            value = value + 12 * 3600
        elif role == "am" and 12 * 3600 <= value < 13 * 3600:
            value = value - 12 * 3600
        quantity = attrs.evolve(quantity, alternatives=())
    return attrs.evolve(quantity, span=Span(start, end), value=value, text=near.text[start:end])


def _clock_end(quantity: Quantity, near: Neighbourhood) -> int:
    return _with_suffix_of_clock(quantity, near).span.end
