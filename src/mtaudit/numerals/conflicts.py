"""Partners that do not agree after all: units, currencies, order, style, hedges."""

import re
from collections.abc import Iterator, Sequence

from mtaudit.finding import Confidence
from mtaudit.numerals.compare import compare
from mtaudit.numerals.difference import Change, Difference
from mtaudit.numerals.matching import Leaf
from mtaudit.numerals.outcome import Outcome
from mtaudit.numerals.quantity import Kind, Quantity
from mtaudit.numerals.units import base_value

_CLASHES = {Outcome.UNIT: Change.UNIT, Outcome.CURRENCY: Change.CURRENCY}
# What keeps its order in translation. Bare counts do not: they follow what they count.
_ORDERED = frozenset({Kind.PERCENT, Kind.MEASURE, Kind.YEAR})
_ORDERED_WITH_VERBS = frozenset({Kind.COUNT, Kind.MONEY, Kind.DURATION})
# The longest "out of a total of", in code points.
_PART_OF_WHOLE = 24


def conflicts(left: Sequence[Leaf], hedges: bool, ordered: bool) -> Iterator[Difference]:
    """Report partners of one value that differ in unit or style, and pairs that changed places.

    Args:
        left: The leaves of the source, partnered.
        hedges: Whether to report dropped hedges.
        ordered: Whether bare counts keep their order between the two languages.

    Returns:
        An iterator over differences.
    """
    clashes: list[Leaf] = []
    for leaf in left:
        if leaf.partner is None or leaf.partner.partner is not leaf or leaf.outcome is None:
            continue
        source, target = leaf.quantity, leaf.partner.quantity
        if leaf.outcome.outcome in (Outcome.UNIT, Outcome.CURRENCY) or _kinds_clash(source, target):
            clashes.append(leaf)
        elif target.malformed and not source.malformed and not _spaced(source):
            yield Difference(Change.FORMAT, source, target, Confidence.LOW)
        elif hedges and compare(source, target).outcome is Outcome.HEDGE:
            yield Difference(Change.HEDGE, source, target, Confidence.LOW, str(source.hedge or ""))
    yield from _crossings(left, {id(leaf) for leaf in clashes}, ordered)
    for leaf in clashes:
        assert leaf.partner is not None
        assert leaf.outcome is not None
        source, target = leaf.quantity, leaf.partner.quantity
        exchanged = any(
            other is not leaf
            and other.partner is not None
            and _crossed(source, target, other.quantity, other.partner.quantity)
            for other in clashes[:32]
        )
        if exchanged:
            yield Difference(Change.EXCHANGED, source, target, Confidence.HIGH, leaf.outcome.detail)
        elif leaf.outcome.outcome in (Outcome.UNIT, Outcome.CURRENCY) and not _unit_truncated(
            source, target
        ):
            yield Difference(
                _CLASHES[leaf.outcome.outcome],
                source,
                target,
                _unit_confidence(source, target),
                leaf.outcome.detail,
            )


def _crossings(left: Sequence[Leaf], known: set[int], ordered: bool) -> Iterator[Difference]:
    """Report neighbours of one kind whose values changed places ("29 of 44" for "44 of 29")."""
    leaves = [leaf for leaf in left if not leaf.quantity.weak]
    start = 0
    while start < len(leaves):
        for size in (2, 3, 4):
            window = leaves[start : start + size]
            if len(window) == size and _exchanged(window, known, ordered):
                for leaf in window:
                    assert leaf.partner is not None
                    yield Difference(
                        Change.EXCHANGED,
                        leaf.quantity,
                        leaf.partner.quantity,
                        Confidence.LOW,
                        "order",
                    )
                start += size - 1
                break
        start += 1


def _exchanged(window: Sequence[Leaf], known: set[int], ordered: bool) -> bool:
    """Whether the partners of neighbours are neighbours too, in another order."""
    partners = [leaf.partner for leaf in window]
    quantities = [leaf.quantity for leaf in window]
    for leaf, partner in zip(window, partners, strict=True):
        if partner is None or partner.partner is not leaf or id(leaf) in known:
            return False
        quantities.append(partner.quantity)
    kind = quantities[0].kind
    if kind not in _ORDERED and not (ordered and kind in _ORDERED_WITH_VERBS):
        return False
    if len({(quantity.kind, quantity.unit) for quantity in quantities}) != 1:
        return False
    if len({quantity.value for quantity in quantities}) != len(window):
        return False
    places = [partner.index for partner in partners if partner is not None]
    if places == sorted(places) or max(places) - min(places) != len(places) - 1:
        return False
    return not (kind is Kind.COUNT and len(window) == 2 and _part_of_whole(window[0], window[1]))


def _part_of_whole(one: Leaf, other: Leaf) -> bool:
    """Whether the target names the part first, as English does: "20 of 85", "three of the nine"."""
    assert one.partner is not None
    assert other.partner is not None
    part, whole = other.partner.quantity, one.partner.quantity
    return part.value < whole.value and whole.span.start - part.span.end < _PART_OF_WHOLE


def _spaced(quantity: Quantity) -> bool:
    """Whether spaces group its digits: a style that scientific English may keep."""
    return re.search(r"\d\s\d", quantity.text) is not None


def _unit_confidence(source: Quantity, target: Quantity) -> Confidence:
    if Kind.POINTS in (source.kind, target.kind):
        return Confidence.LOW
    left, right = base_value(1, source.unit or ""), base_value(1, target.unit or "")
    if left and right and left[0] != right[0]:
        return Confidence.MEDIUM
    return Confidence.HIGH


def _unit_truncated(source: Quantity, target: Quantity) -> bool:
    """Whether one unit is the other cut short: "miles" for miles per hour, "km?" for km²."""
    one, other = set((source.unit or "").split("-")), set((target.unit or "").split("-"))
    if "degree" in (source.unit, target.unit):
        return True
    symbol = re.search(r"(?<![^\W\d])[^\W\d]{1,3}$", target.text) is not None
    return one < other or (other < one and symbol)


def _kinds_clash(source: Quantity, target: Quantity) -> bool:
    kinds = {source.kind, target.kind}
    return len(kinds) == 2 and bool(kinds & {Kind.PERCENT, Kind.MONEY, Kind.MEASURE})


def _crossed(source: Quantity, target: Quantity, other: Quantity, partner: Quantity) -> bool:
    """Whether two sources changed places: each has the other's unit now."""
    one, two = _same_counted(source, partner), _same_counted(other, target)
    if one and two:
        return True
    plain = {Kind.COUNT, Kind.DURATION}
    return (one and {other.kind, target.kind} <= plain) or (
        two and {source.kind, partner.kind} <= plain
    )


def _same_counted(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind and one.unit == other.unit
