"""The facts that quantities state, one by one, in the order of their text."""

from collections.abc import Iterable, Sequence

import attrs

from mtaudit.numerals.outcome import Comparison
from mtaudit.numerals.quantity import Kind, Quantity


@attrs.define
class Leaf:
    """A quantity without parts, where it stands in the sequence, and its partner.

    Args:
        quantity: The quantity.
        place: Its place in the text, from 0 to 1.
        index: Its number among the leaves that are not weak.
        parent: The date it belongs to, if any.
        partner: The leaf of the other side that states the same fact.
        outcome: How the two compare.
        rest: The leaf with the last digits, where a stray space cut a number in two.
    """

    quantity: Quantity
    place: float
    index: int = 0
    parent: Quantity | None = None
    partner: "Leaf | None" = None
    outcome: Comparison | None = None
    rest: "Leaf | None" = None


def leaves_of(quantities: Iterable[Quantity]) -> list[Leaf]:
    """Take quantities apart into the facts that are matched one by one.

    Args:
        quantities: Quantities in text order.

    Returns:
        Their leaves, in text order.
    """
    leaves = [
        (leaf, quantity if quantity.kind is Kind.DATE else None)
        for quantity in quantities
        for leaf in quantity.leaves()
    ]
    size = max(1, len(leaves) - 1)
    index = 0
    result: list[Leaf] = []
    for place, (leaf, parent) in enumerate(leaves):
        result.append(Leaf(leaf, place / size, index, parent))
        index += not leaf.weak
    return result


def free(leaves: Sequence[Leaf]) -> list[Leaf]:
    """List the leaves without a partner.

    Args:
        leaves: Some leaves.

    Returns:
        Those without a partner, in the same order.
    """
    return [leaf for leaf in leaves if leaf.partner is None]


def near(others: Sequence[Leaf], index: int, total: int) -> Sequence[Leaf]:
    """List the leaves worth comparing: all of a few, a window around the same place of many.

    Args:
        others: The leaves of the other side.
        index: The position of the other leaf among those of its side.
        total: How many there are on its side.

    Returns:
        The leaves to compare that one with; a bounded number, so that matching stays linear.
    """
    if len(others) <= 24:
        return others
    centre = index * len(others) // max(1, total)
    return others[max(0, centre - 12) : centre + 12]
