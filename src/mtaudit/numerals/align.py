"""Which quantity of the target states which quantity of the source, and what is left over."""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from mtaudit.finding import Confidence
from mtaudit.numerals.compare import values
from mtaudit.numerals.conflicts import conflicts
from mtaudit.numerals.difference import Change, Difference
from mtaudit.numerals.leaves import Leaf, free, leaves_of, near
from mtaudit.numerals.matching import forgive_repeats, partner_all
from mtaudit.numerals.outcome import Comparison, Outcome
from mtaudit.numerals.quantity import Kind, Quantity

_CHANGES = {
    Outcome.MAGNITUDE: Change.MAGNITUDE,
    Outcome.DIGITS: Change.DIGITS,
    Outcome.SIGN: Change.SIGN,
    Outcome.SEPARATOR: Change.SEPARATOR,
    Outcome.UNIT: Change.UNIT,
    Outcome.DATE: Change.DATE,
    Outcome.CURRENCY: Change.CURRENCY,
}
# Kinds that are a bare number in one language where another says what it counts.
_NUMBERS = frozenset(
    {
        Kind.COUNT,
        Kind.ORDINAL,
        Kind.YEAR,
        Kind.DAY,
        Kind.MULTIPLE,
        Kind.CODE,
        Kind.CENTURY,
        Kind.ERA_YEAR,
    }
)
_NAMED = frozenset({Kind.MONTH, Kind.WEEKDAY})
_ADDED = frozenset({Kind.MONTH, Kind.YEAR})
_SLIPS = frozenset({Outcome.MAGNITUDE, Outcome.SEPARATOR, Outcome.SIGN, Outcome.DIGITS})
_NO_PAIR = 99
_DATES = frozenset({Kind.DAY, Kind.MONTH, Kind.YEAR, Kind.ERA_YEAR, Kind.WEEKDAY})


def align(
    source: Iterable[Quantity],
    target: Iterable[Quantity],
    *,
    hedges: bool = False,
    ordered: bool = False,
    text: str = "",
) -> tuple[Difference, ...]:
    """Match the quantities of a source text with those of its translation.

    Equal facts are matched first, then equal values said in another way, then rounded ones. What
    is left on both sides is paired as a change where the kinds agree; the rest is missing or extra.

    Args:
        source: Quantities of the source.
        target: Quantities of the target.
        hedges: Whether to report dropped hedges as well.
        ordered: Whether bare counts keep their order between the two languages, as they mostly
            do where both put the verb in the middle (`language.keeps_order`).
        text: The text of the target, for the words between two quantities.

    Returns:
        Differences in target order, those without a target quantity last.
    """
    source, target = tuple(source), tuple(target)
    left, right = leaves_of(_read_alike(source, target)), leaves_of(_read_alike(target, source))
    if not left and not right:
        return ()
    partner_all(left, right)
    found = list(conflicts(left, text, hedges=hedges, ordered=ordered))
    if not (free(left) or free(right)):
        return tuple(sorted(found, key=_position))
    found += _pair_changes(left, right)
    forgive_repeats(left, right)
    found += _left_over(left, right)
    return tuple(sorted(found, key=_position))


def _read_alike(one: Sequence[Quantity], other: Sequence[Quantity]) -> Iterator[Quantity]:
    """Read what may be two things as the other side does.

    That is "8.5.12", a version or a date; and 九一八, 9·11 and 3.1, figures or the day of an event.
    """
    codes = {quantity.text: quantity for quantity in other if quantity.kind is Kind.CODE}
    days = {
        "".join(str(part.value) for part in quantity.parts): quantity
        for quantity in other
        if [part.kind for part in quantity.parts] == [Kind.MONTH, Kind.DAY]
    }
    ratios = {_digits(quantity): quantity for quantity in other if quantity.kind is Kind.RATIO}
    for quantity in one:
        alike: Quantity | None = None
        if quantity.kind is Kind.DATE:
            alike = codes.get(quantity.text)
        elif quantity.kind in (Kind.COUNT, Kind.RATIO) and (days or ratios):
            alike = days.get(_digits(quantity))
            if alike is None and "·" in quantity.text:
                alike = ratios.get(_digits(quantity))  # 9·11 and 9/11
        yield quantity if alike is None else attrs.evolve(alike, span=quantity.span)


def _digits(quantity: Quantity) -> str:
    """Return the digits of a figure without the signs between them; 九一八 has 918."""
    digits = re.sub("[·・./]", "", quantity.text)
    return digits if digits.isdecimal() else str(quantity.value)


def _position(difference: Difference) -> tuple[bool, int]:
    quantity = difference.target or difference.source
    return difference.target is None, quantity.span.start if quantity else 0


def _pair_changes(left: Sequence[Leaf], right: Sequence[Leaf]) -> list[Difference]:
    """Pair what is left on both sides, the likeliest slip first."""
    sources = [leaf for leaf in free(left) if not _is_hinted(leaf.quantity)]
    targets = [leaf for leaf in free(right) if not leaf.quantity.weak]
    places = {id(leaf): position for position, leaf in enumerate(targets)}
    candidates: list[tuple[float, int, int, Comparison]] = []
    for index, leaf in enumerate(sources):
        for other in near(targets, index, len(sources)):
            cost, outcome = _cost(leaf, other)
            if cost < 10:
                candidates.append((cost, index, places[id(other)], outcome))
    found: list[Difference] = []
    for cost, index, position, outcome in sorted(candidates, key=lambda row: row[:3]):
        leaf, other = sources[index], targets[position]
        if leaf.partner is not None or other.partner is not None:
            continue
        leaf.partner, other.partner, leaf.outcome = other, leaf, outcome
        change = _CHANGES.get(outcome.outcome, Change.CHANGED)
        if change is Change.CHANGED and {leaf.quantity.kind, other.quantity.kind} <= _DATES:
            change = Change.DATE
        found.append(
            Difference(
                change,
                leaf.quantity,
                other.quantity,
                _sure(leaf, other, cost),
                outcome.detail,
            )
        )
    return found


def _is_hinted(quantity: Quantity) -> bool:
    """Whether a quantity is an article or an allusion, "both" and "either", and no count."""
    return quantity.weak and (
        quantity.value == 1 or (quantity.kind is Kind.COUNT and quantity.value == 2)
    )


def _cost(one: Leaf, other: Leaf) -> tuple[float, Comparison]:
    """How unlikely it is that one leaf became the other; 10 and more is no pair."""
    source, target = one.quantity, other.quantity
    outcome = values(source, target)
    if not _comparable(source, target):
        return _NO_PAIR, outcome
    cost = abs(one.place - other.place) * 2 + _unlike(source, target)
    if outcome.outcome in _SLIPS:
        cost -= 3
    if source.kind is target.kind:
        cost -= 2 if source.unit == target.unit else 0
    elif not {source.kind, target.kind} <= _NUMBERS:
        cost += 3
    return cost, outcome


def _comparable(source: Quantity, target: Quantity) -> bool:
    """Whether the one could have become the other at all."""
    if source.weak and (source.kind is not target.kind or target.value > 12):
        return False
    kinds = {source.kind, target.kind}
    if "address" in (source.unit, target.unit):
        return False
    if kinds == {Kind.CODE}:
        return source.unit == target.unit
    return len(kinds) == 1 or not kinds & {*_NAMED, Kind.APPROXIMATE}


def _unlike(source: Quantity, target: Quantity) -> float:
    """How far apart two values lie: a slip mostly stays in the same order of magnitude."""
    low, high = sorted((abs(float(source.value)), abs(float(target.value))))
    if low == high:
        return 0
    return 0 if high < 2 * low else 0.5 if high < 10 * low else 1


def _sure(one: Leaf, other: Leaf, cost: float) -> Confidence:
    source, target = one.quantity, other.quantity
    if source.weak or source.kind is Kind.APPROXIMATE:
        return Confidence.LOW
    # The digits of a name and a count may well be two things: one left out and one added.
    named = (source.kind is Kind.CODE) is not (target.kind is Kind.CODE)
    return Confidence.HIGH if cost < 1.5 and not named else Confidence.MEDIUM


def _left_over(left: Sequence[Leaf], right: Sequence[Leaf]) -> Iterator[Difference]:
    # A date may lose its year when its other members are there.
    dated = {
        id(leaf.parent): leaf.partner.quantity
        for leaf in left
        if leaf.parent is not None and leaf.partner is not None
    }
    # News from East Asia gives bare days, to which a translation adds the month and the year.
    completed = {
        id(leaf.parent) for leaf in right if leaf.parent is not None and leaf.partner is not None
    }
    for leaf in free(right):
        quantity = leaf.quantity
        if not _is_noise(quantity):
            is_added = quantity.kind in _ADDED and id(leaf.parent) in completed
            is_loose = quantity.words or is_added or _is_implied(quantity)
            sure = Confidence.LOW if is_loose else Confidence.MEDIUM
            yield Difference(Change.EXTRA, None, quantity, sure)
    for leaf in free(left):
        quantity = leaf.quantity
        if not _is_noise(quantity) and not (
            quantity.kind is Kind.YEAR and leaf.parent is not None and id(leaf.parent) in dated
        ):
            is_loose = quantity.words or _is_implied(quantity)
            sure = Confidence.LOW if is_loose else Confidence.MEDIUM
            beside = dated.get(id(leaf.parent))
            yield Difference(Change.MISSING, quantity, None, sure, beside=beside)


def _is_implied(quantity: Quantity) -> bool:
    """Whether a figure may stand for what another language has a word for: "empty", "twice"."""
    return quantity.kind in (Kind.COUNT, Kind.ORDINAL) and 0 <= quantity.value <= 2


def _is_noise(quantity: Quantity) -> bool:
    """Whether a quantity may come and go: fluent translations drop and add "two" and "half"."""
    if quantity.weak or quantity.kind in (Kind.APPROXIMATE, Kind.CODE, Kind.WEEKDAY):
        return True
    # "1 yen" and "1 a day" become "a"; fluent translations drop and add "two" and "half".
    return (quantity.value == 1 and quantity.kind is not Kind.MONTH) or (
        quantity.words and quantity.value <= 10
    )
