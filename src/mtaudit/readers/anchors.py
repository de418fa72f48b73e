"""What the segments of a translation and of its original have in common as it stands.

Figures, names in Latin letters, code, addresses and labels are not translated. One that few
segments hold tells which of them belong together, whatever the languages.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import attrs

from mtaudit.pattern import Pattern

_TOKEN = Pattern(r"[A-Za-z0-9_]{3,}")
_MOST = 2  # segments of a text that hold a token; what more hold tells too little
# How often what can stay as it is does so. With less than most, chance counts for less: measured on
# documentation of which every sixth paragraph was dropped or merged, 98 of 100 pairs are right.
_KEPT = 0.3
_CAP = 8.0  # tokens of one segment are not independent
_ENOUGH = 1.2  # tokens of one segment each; one alone may be shared by chance


@attrs.frozen
class Common:
    """How much the tokens of two segments speak for their being a pair.

    Args:
        weights: By the numbers of a source and a target segment the logarithm of a ratio of
            likelihoods; only of those that share a token.
        enough: A weight that is more than chance.
        best: The greatest weight of each source and of each target segment.
    """

    weights: Mapping[tuple[int, int], float]
    enough: float
    best: tuple[Mapping[int, float], Mapping[int, float]]

    @classmethod
    def of(cls, sources: Sequence[str], targets: Sequence[str]) -> "Common":
        """Return what the segments of two texts share.

        Args:
            sources: The segments of the original as their file has them, with all markup.
            targets: Those of the translation.
        """
        size = max(2, len(sources), len(targets))
        weights: dict[tuple[int, int], float] = defaultdict(float)
        theirs = _places(sources)
        for token, ours in _places(targets).items():
            there = theirs.get(token, ())
            widest = max(len(ours), len(there))
            if not there or widest > _MOST:
                continue
            weight = math.log(max(1.0, _KEPT * size / widest))
            for both in product(there, ours):
                weights[both] = min(_CAP, weights[both] + weight)
        best: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for both, weight in weights.items():
            for side, at in zip(best, both, strict=True):
                side[at] = max(weight, side.get(at, 0.0))
        return cls(dict(weights), _ENOUGH * math.log(size), best)

    def weight(self, sources: Sequence[int], targets: Sequence[int]) -> float:
        """Return how much speaks for some segments being a pair."""
        return sum(self.weights.get(both, 0.0) for both in product(sources, targets))

    @property
    def shifted(self) -> bool:
        """Whether something speaks against pairing segments by their number, twice at least."""
        own = self.weights
        return sum(own.get((at, at), 0.0) < most / 2 for at, most in self.best[1].items()) > 1

    def moved(self, sources: Sequence[int], targets: Sequence[int]) -> bool:
        """Tell whether segments share nothing, and one of them much with others: it was moved."""
        if any(both in self.weights for both in product(sources, targets)):
            return False
        elsewhere = (
            side.get(at, 0.0)
            for side, segments in zip(self.best, (sources, targets), strict=True)
            for at in segments
        )
        return max(elsewhere) > self.enough


def _places(segments: Iterable[str]) -> dict[str, list[int]]:
    """Return the segments that hold each token."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, segment in enumerate(segments):
        for token in set(_TOKEN.findall(segment)):
            places[token].append(number)
    return places
