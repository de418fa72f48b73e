"""Aligns the segments of a translation with those of its original by length and what they share.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (Computational
Linguistics 19, 1993): a segment is likely to be as long as its original times the ratio of the two
texts, and one segment most often renders one. Here the ratio is that of the texts at hand, so that
scripts of any density fit, and the search keeps to a band about the diagonal, so that its cost
grows with the texts' length and no faster. What segments share that is not translated, such as
figures, names and code, speaks for them as well (`readers.anchors`). All ways through both texts
are weighed against each other, which gives each bead its probability.
"""

import math
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeAlias

import attrs

# How many source and target segments a bead joins, and how often that happens: their table 5, but
# that more is left out and added. A translation may be of another edition than its original.
_PRIORS = {
    (1, 1): 0.88,
    (1, 0): 0.01,
    (0, 1): 0.01,
    (2, 1): 0.0445,
    (1, 2): 0.0445,
    (2, 2): 0.011,
}
_VARIANCE = 6.8  # of a length per character of the original: their section 3.2
_BAND = 20  # segments on either side of the diagonal
_WIDE = 150_000  # places of a band that is wider, since one text has more segments; some seconds
_LEAST = 1e-12  # probability of lengths that do not fit at all

Likeness: TypeAlias = Callable[[range, range], float]
"""Weighs source against target segments, by their numbers: the logarithm of a likelihood."""


@attrs.frozen
class Bead:
    """Segments that render each other; one side may be empty.

    Args:
        source: Half-open range of source segments.
        target: Half-open range of target segments.
        confidence: How likely it is, among all ways to align the texts, 0 to 1.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    confidence: float


@attrs.define
class _Cell:
    """A place in both texts.

    Args:
        ways: The beads that lead to it: where each begins, and its weight, a logarithm.
        forward: Weight of all ways from the beginning of the texts to here.
        backward: Weight of all ways from here to their end.
        best: Weight of the best way to here.
        before: Where the last bead of the best way begins.
    """

    ways: list[tuple[tuple[int, int], float]] = attrs.field(factory=list)
    forward: float = -math.inf
    backward: float = -math.inf
    best: float = -math.inf
    before: tuple[int, int] = (0, 0)


def align(
    source: Sequence[int],
    target: Sequence[int],
    shared: Likeness | None = None,
) -> tuple[Bead, ...]:
    """Align two texts.

    Args:
        source: Lengths of the original's segments, code points.
        target: Lengths of the translation's segments.
        shared: Says how much what segments have in common speaks for their being a pair.

    Returns:
        The beads of the likeliest alignment, in order.
    """
    cells = _cells(source, target, shared)
    end = (len(source), len(target))
    cells[end].backward = 0.0
    for place in reversed(cells):
        cell = cells[place]
        for before, weight in cell.ways:
            earlier = cells[before]
            earlier.backward = _sum(earlier.backward, cell.backward + weight)
    beads: list[Bead] = []
    place = end
    while place != (0, 0):
        cell = cells[place]
        before, weight = next(way for way in cell.ways if way[0] == cell.before)
        log = cells[before].forward + weight + cell.backward - cells[end].forward
        beads.append(Bead((before[0], place[0]), (before[1], place[1]), math.exp(min(0.0, log))))
        place = before
    return tuple(reversed(beads))


def _cells(
    source: Sequence[int], target: Sequence[int], shared: Likeness | None
) -> dict[tuple[int, int], _Cell]:
    """Return the places of the band in order, with the ways that lead to them."""
    ratio = sum(target) / max(1, sum(source)) or 1.0
    sources, targets = list(accumulate(source, initial=0)), list(accumulate(target, initial=0))
    rows, columns = len(source), len(target)
    # As wide as the texts differ, for what was left out may stand in one place. That much in every
    # row would cost a book hours. It is still wider than the diagonal goes along in a row.
    band = _BAND + min(abs(rows - columns), (_WIDE + columns) // (2 * max(1, rows)))
    steps = [(step, math.log(prior)) for step, prior in _PRIORS.items()]
    cells = {(0, 0): _Cell(forward=0.0, best=0.0)}
    for row in range(rows + 1):
        middle = row * columns // max(1, rows)
        for column in range(max(0, middle - band), min(columns, middle + band) + 1):
            cell = cells.setdefault((row, column), _Cell())
            for (down, along), prior in steps:
                before = (row - down, column - along)
                earlier = cells.get(before)
                if earlier is None or earlier is cell:
                    continue
                weight = prior + _log_likelihood(
                    sources[row] - sources[before[0]],
                    (targets[column] - targets[before[1]]) / ratio,
                )
                if shared is not None:
                    weight += shared(range(before[0], row), range(before[1], column))
                cell.ways.append((before, weight))
                cell.forward = _sum(cell.forward, earlier.forward + weight)
                if earlier.best + weight > cell.best:
                    cell.best, cell.before = earlier.best + weight, before
    return cells


def _log_likelihood(source: float, target: float) -> float:
    """Return how likely two lengths are to differ at least so much if they render each other."""
    if not source or not target:
        return 0.0  # what is left out may be of any length
    mean = (source + target) / 2
    delta = abs(target - source) / math.sqrt(2 * mean * _VARIANCE)
    return math.log(max(math.erfc(delta), _LEAST))


def _sum(one: float, other: float) -> float:
    """Return the logarithm of the sum of two weights."""
    high, low = max(one, other), min(one, other)
    return high if low == -math.inf else high + math.log1p(math.exp(low - high))
