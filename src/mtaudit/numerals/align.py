"""Which quantity of the target states which quantity of the source, and what is left over."""

from collections.abc import Iterable, Iterator, Sequence

from mtaudit.numerals.compare import NUMBERS, Comparison, Outcome, values
from mtaudit.numerals.conflicts import conflicts
from mtaudit.numerals.difference import Change, Confidence, Difference
from mtaudit.numerals.matching import Leaf, forgive_repeats, free, leaves_of, near, partner_all
from mtaudit.numerals.quantity import Kind, Quantity

_CHANGES = {
    Outcome.MAGNITUDE: Change.MAGNITUDE, Outcome.DIGITS: Change.DIGITS, Outcome.SIGN: Change.SIGN,
    Outcome.SEPARATOR: Change.SEPARATOR, Outcome.UNIT: Change.UNIT, Outcome.DATE: Change.DATE,
    Outcome.CURRENCY: Change.CURRENCY,
}  # fmt: skip
DATES = frozenset({Kind.DAY, Kind.MONTH, Kind.YEAR, Kind.ERA_YEAR, Kind.WEEKDAY})


def align(
    source: Iterable[Quantity],
    target: Iterable[Quantity],
    *,
    hedges: bool = False,
    ordered: bool = False,
) -> tuple[Difference, ...]:
    """Match the quantities of a source text with those of its translation.

    Equal facts are matched first, then equal values said in another way, then rounded ones. What
    is left on both sides is paired as a change where the kinds agree; the rest is missing or extra.

    Args:
        source: quantities of the source.
        target: quantities of the target.
        hedges: whether to report dropped hedges as well.
        ordered: whether bare counts keep their order between the two languages, as they mostly
            do where both put the verb in the middle (`language.keeps_order`).

    Returns:
        Differences in target order, those without a target quantity last.
    """
    left, right = leaves_of(source), leaves_of(target)
    partner_all(left, right)
    found = list(conflicts(left, hedges, ordered))
    found += _pair_changes(left, right)
    forgive_repeats(left, right)
    found += _left_over(left, right)
    return tuple(sorted(found, key=_position))


def _position(difference: Difference) -> tuple[bool, int]:
    quantity = difference.target or difference.source
    return difference.target is None, quantity.span.start if quantity else 0


def _pair_changes(left: Sequence[Leaf], right: Sequence[Leaf]) -> list[Difference]:
    """Pair what is left on both sides, the likeliest slip first."""
    sources = [leaf for leaf in free(left) if not (leaf.quantity.weak and leaf.quantity.value == 1)]
    targets = [leaf for leaf in free(right) if not leaf.quantity.weak]
    places = {id(leaf): position for position, leaf in enumerate(targets)}
    candidates: list[tuple[float, int, int, Comparison]] = []
    for index, leaf in enumerate(sources):
        for other in near(leaf, targets, index, len(sources)):
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
        if change is Change.CHANGED and leaf.quantity.kind in DATES and _in_date(other.quantity):
            change = Change.DATE
        found.append(
            Difference(
                change, leaf.quantity, other.quantity, _sure(leaf, other, cost), outcome.detail
            )
        )
    return found


def _in_date(quantity: Quantity) -> bool:
    return quantity.kind in DATES


def _cost(one: Leaf, other: Leaf) -> tuple[float, Comparison]:
    """How unlikely it is that one leaf became the other; 10 and more is no pair."""
    source, target = one.quantity, other.quantity
    outcome = values(source, target)
    distance = abs(one.place - other.place)
    named = {Kind.MONTH, Kind.WEEKDAY}
    if source.weak and (source.kind is not target.kind or target.value > 12):
        return 99, outcome
    if source.kind is not target.kind and (source.kind in named or target.kind in named):
        return 99, outcome
    if source.kind is Kind.CODE and target.kind is Kind.CODE and source.unit != target.unit:
        return 99, outcome
    if Kind.APPROXIMATE in (source.kind, target.kind) and source.kind is not target.kind:
        return 99, outcome
    cost = distance * 2 + _unlike(source, target)
    if outcome.outcome in (Outcome.MAGNITUDE, Outcome.SEPARATOR, Outcome.SIGN, Outcome.DIGITS):
        cost -= 3
    if source.kind is target.kind:
        cost -= 2 if source.unit == target.unit else 0
    elif source.kind in NUMBERS and target.kind in NUMBERS:
        cost += 0
    else:
        cost += 3
    return cost, outcome


def _unlike(source: Quantity, target: Quantity) -> float:
    """How far apart two values lie: a slip mostly stays in the same order of magnitude."""
    low, high = sorted((abs(float(source.value)), abs(float(target.value))))
    if low == high:
        return 0
    return 0 if high < 2 * low else 0.5 if high < 10 * low else 1


def _sure(one: Leaf, other: Leaf, cost: float) -> Confidence:
    source = one.quantity
    if source.weak or source.kind is Kind.APPROXIMATE:
        return Confidence.LOW
    if cost < 1.5:
        return Confidence.HIGH
    return Confidence.MEDIUM


def _left_over(left: Sequence[Leaf], right: Sequence[Leaf]) -> Iterator[Difference]:
    # A date may lose its year when its other members are there.
    dated = {id(leaf.parent) for leaf in left if leaf.parent is not None and leaf.partner}
    for leaf in free(right):
        quantity = leaf.quantity
        if not _is_noise(quantity):
            sure = Confidence.LOW if quantity.words else Confidence.MEDIUM
            yield Difference(Change.EXTRA, None, quantity, sure)
    for leaf in free(left):
        quantity = leaf.quantity
        if not _is_noise(quantity) and not (
            quantity.kind is Kind.YEAR and leaf.parent is not None and id(leaf.parent) in dated
        ):  # fmt: skip
            sure = Confidence.LOW if quantity.words else Confidence.MEDIUM
            yield Difference(Change.MISSING, quantity, None, sure)


def _is_noise(quantity: Quantity) -> bool:
    """Whether a quantity may come and go: fluent translations drop and add "two" and "half"."""
    if quantity.weak or quantity.kind in (Kind.APPROXIMATE, Kind.CODE, Kind.WEEKDAY):
        return True
    # "1 yen" and "1 a day" become "a"; fluent translations drop and add "two" and "half".
    return (quantity.value == 1 and quantity.kind is not Kind.MONTH) or (
        quantity.words and quantity.value <= 10
    )
