"""Partners that do not agree after all: units, currencies, order, style, hedges."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from mtaudit.finding import Confidence
from mtaudit.numerals.compare import compare
from mtaudit.numerals.difference import Change, Difference
from mtaudit.numerals.leaves import Leaf
from mtaudit.numerals.outcome import Outcome
from mtaudit.numerals.quantity import Kind, Quantity
from mtaudit.numerals.units import base_value
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_CLASHES = {Outcome.UNIT: Change.UNIT, Outcome.CURRENCY: Change.CURRENCY}
# What keeps its order in translation. Bare counts do not: they follow what they count.
_ORDERED = frozenset({Kind.PERCENT, Kind.MEASURE, Kind.YEAR, Kind.MONTH, Kind.DAY})
_ORDERED_WITH_VERBS = frozenset({Kind.COUNT, Kind.MONEY, Kind.DURATION})
# A preposition by which one number depends on another, perhaps with a hedge behind it.
_DEPENDENT = Pattern(
    r"\b(of|from|in|among|than|per|every)"
    r"(?: (?:a|an|the|total|about|over|around|more|than|nearly|of))* [$£€]?$",
    re.IGNORECASE,
)
_RANGED = Pattern(r"(?: [\w%-]+){0,2} (?:to|until) \W?\d")
# What tells events, or the whole and its parts, in another order.
_RESTATED = Pattern(r"\b(?:after|before|since|following|including|compared)\b", re.IGNORECASE)
_FAR = 6  # leaves between two that may have changed places


def conflicts(
    left: Sequence[Leaf], text: str, *, hedges: bool, ordered: bool
) -> Iterator[Difference]:
    """Report partners of one value that differ in unit or style, and pairs that changed places.

    Args:
        left: The leaves of the source, partnered.
        text: The text of the target; empty if it is unknown.
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
        elif _dated(leaf) and not leaf.outcome.same:
            yield Difference(Change.DATE, source, target, Confidence.HIGH, leaf.outcome.detail)
        elif (style := _style(leaf, leaf.partner, text)) is not None:
            yield style
        elif hedges and compare(source, target).outcome is Outcome.HEDGE:
            yield Difference(Change.HEDGE, source, target, Confidence.LOW, str(source.hedge or ""))
    yield from _crossings(left, {id(leaf) for leaf in clashes}, text, ordered=ordered)
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


def _style(one: Leaf, other: Leaf, text: str) -> Difference | None:
    """Report separators of the target that are none in its language."""
    source, target = one.quantity, other.quantity
    if other.rest is not None:
        # A stray space after the separator: "32, 7".
        whole = Span(target.span.start, other.rest.quantity.span.end)
        torn = attrs.evolve(target, span=whole, text=whole.of(text))
        return Difference(Change.FORMAT, source, torn, Confidence.LOW, "space")
    if target.malformed and not source.malformed and not _spaced(source):
        return Difference(Change.FORMAT, source, target, Confidence.LOW)
    return None


def _dated(leaf: Leaf) -> bool:
    """Whether a leaf and its partner are members of dates."""
    return leaf.parent is not None and leaf.partner is not None and leaf.partner.parent is not None


def _crossings(
    left: Sequence[Leaf], known: set[int], text: str, *, ordered: bool
) -> Iterator[Difference]:
    """Report quantities of one kind whose values changed places ("29 of 44" for "44 of 29")."""
    rows: dict[tuple[Kind, str], list[Leaf]] = defaultdict(list)
    for leaf in left:
        kind = _sort(leaf.quantity)
        if not leaf.quantity.weak and (
            kind in _ORDERED or (ordered and kind in _ORDERED_WITH_VERBS)
        ):
            rows[kind, leaf.quantity.unit or ""].append(leaf)
    for row in rows.values():
        places = _places(row)
        start = 0
        while start < len(row):
            moved: Sequence[Leaf] = ()
            for size in (4, 3, 2):
                moved = _moved(row[start : start + size], places, known, size)
                if moved and not _restated(moved, text):
                    start += size - 1
                    yield from (_exchange(leaf) for leaf in moved)
                    break
            start += 1


def _sort(quantity: Quantity) -> Kind:
    """Return the kind under which a quantity keeps its order: "18 times" is a count."""
    return Kind.COUNT if quantity.kind is Kind.MULTIPLE else quantity.kind


def _places(row: Sequence[Leaf]) -> dict[int, int]:
    """Number the partners of a row of leaves in the order of the target."""
    partners = [leaf.partner for leaf in row if leaf.partner is not None]
    partners.sort(key=lambda partner: partner.quantity.span)
    return {id(partner): place for place, partner in enumerate(partners)}


def _exchange(leaf: Leaf) -> Difference:
    partner = leaf.partner
    assert partner is not None
    return Difference(Change.EXCHANGED, leaf.quantity, partner.quantity, Confidence.LOW, "order")


def _moved(
    window: Sequence[Leaf], places: dict[int, int], known: set[int], size: int
) -> Sequence[Leaf]:
    """Return the leaves of a window that stand in another order in the target; none if it fits.

    Of a window whose first and last alone changed places, these two; else all of it.
    """
    partners: list[Leaf] = []
    for leaf in window:
        partner = leaf.partner
        if partner is None or partner.partner is not leaf or id(leaf) in known:
            return ()
        if _sort(partner.quantity) is not _sort(leaf.quantity) or partner.quantity.weak:
            return ()
        if partner.quantity.unit != leaf.quantity.unit:
            return ()
        partners.append(partner)
    if len(window) != size or len({leaf.quantity.value for leaf in window}) != size:
        return ()
    if partners[-1].index - partners[0].index > _FAR or window[-1].index - window[0].index > _FAR:
        return ()
    order = [places[id(partner)] for partner in partners]
    right = sorted(order)
    if right[-1] - right[0] != size - 1 or order[0] == right[0] or order[-1] == right[-1]:
        return ()
    if order[1:-1] == right[1:-1]:
        return window[0], window[-1]
    if size == 3 and _sort(window[0].quantity) in _ORDERED:
        return window
    # A count that opens a list in one language may close it in the other; two ranges keep theirs.
    return window if size == 4 and order == [*right[2:], *right[:2]] else ()


def _restated(moved: Sequence[Leaf], text: str) -> bool:
    """Whether the target says it the other way round: "20 of 85", "to 30 from 20".

    What stands side by side keeps its order; what depends on something may go before it.
    """
    spans = sorted(leaf.partner.quantity.span for leaf in moved if leaf.partner is not None)
    for one, other in pairwise(spans):
        between = text[one.end : other.start]
        depends = _DEPENDENT.search(between)
        leads = _DEPENDENT.search(text[max(0, one.start - 24) : one.start])
        ranged = _RANGED.match(text, other.end) is not None
        if depends is not None and not ranged:
            return leads is None or leads.group(1) != depends.group(1)
        if _RESTATED.search(between) is not None:
            return True
    return False


def _spaced(quantity: Quantity) -> bool:
    """Whether spaces group its digits: a style that scientific English may keep."""
    return re.search(r"\d\s\d", quantity.text) is not None


def _unit_confidence(source: Quantity, target: Quantity) -> Confidence:
    if Kind.POINTS in (source.kind, target.kind):
        return Confidence.LOW
    if target.unit is None:
        return Confidence.MEDIUM
    left, right = base_value(1, source.unit or ""), base_value(1, target.unit or "")
    if left and right and left[0] != right[0]:
        return Confidence.MEDIUM
    return Confidence.HIGH


def _unit_truncated(source: Quantity, target: Quantity) -> bool:
    """Whether one unit is the other cut short: "miles" for miles per hour, "km?" for km²."""
    one, other = set((source.unit or "").split("-")), set((target.unit or "").split("-"))
    if "degree" in (source.unit, target.unit):
        return target.unit is not None
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
