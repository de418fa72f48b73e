"""Which witnesses tell of one story, by the rare names and figures they share.

No two witnesses are compared as such: each feature knows who has it, and a feature that many have
says nothing, so the cost is linear in the number of witnesses.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

import attrs

from mtaudit.corpus.witness import Witness
from mtaudit.numerals import Kind

Feature: TypeAlias = tuple[str, ...]

_COMMON = 64  # a feature that more witnesses have links nobody
# A feature's weight is measured as if there were so many more articles that lack it: in a folder of
# five, all on one story, no name would be rare otherwise.
_BACKGROUND = 1000
# The cosine from which on two articles tell of one story or of two that touch. It is low: each
# finding asks for more than a common story, and a garbled name is one sign of it lost.
_ALIKE = 0.2
_SHARED = 3  # and how many features they share at least
_MOST_SISTERS = 24
_DIGITS = 3  # a figure of fewer significant digits is nobody's own


@attrs.frozen
class Stories:
    """An index of witnesses by what they say.

    Args:
        witnesses: The witnesses.
        postings: Feature to the places of those who have it, ascending.
        weights: Feature to what sharing it counts.
        lengths: What all features of each witness count.
    """

    witnesses: Sequence[Witness]
    postings: Mapping[Feature, Sequence[int]]
    weights: Mapping[Feature, float]
    lengths: Sequence[float]

    @classmethod
    def of(cls, witnesses: Sequence[Witness]) -> "Stories":
        """Index witnesses."""
        said = [_features(witness) for witness in witnesses]
        postings: dict[Feature, list[int]] = defaultdict(list)
        for place, features in enumerate(said):
            for feature in features:
                postings[feature].append(place)
        total = len(witnesses) + _BACKGROUND
        weights = {feature: math.log(total / len(found)) for feature, found in postings.items()}
        lengths = [sum(weights[feature] for feature in sorted(features)) for features in said]
        return cls(witnesses, dict(postings), weights, lengths)

    def of_one(self, own: Witness, *, given: bool) -> list[Witness]:
        """Return the witnesses that tell the story of one, the most alike first.

        Args:
            own: A witness, of the index or not.
            given: Whether all witnesses are known to tell of one story.

        Returns:
            At most 24 of them, itself among them if it is of the index.
        """
        if given and len(self.witnesses) <= _MOST_SISTERS:
            return list(self.witnesses)
        ranked = sorted(self._likeness(own), key=lambda each: (-each[0], each[1]))
        return [
            self.witnesses[place]
            for likeness, place in ranked[: _MOST_SISTERS + 1]
            if given or likeness >= _ALIKE
        ]

    def _likeness(self, own: Witness) -> Iterator[tuple[float, int]]:
        """Yield the cosine of each witness that shares enough with one, and its place."""
        features = sorted(_features(own))
        shared: Counter[int] = Counter()
        weight: dict[int, float] = defaultdict(float)
        for feature in features:
            found = self.postings.get(feature, ())
            if len(found) <= _COMMON:
                for place in found:
                    shared[place] += 1
                    weight[place] += self.weights[feature]
        unknown = math.log(len(self.witnesses) + _BACKGROUND)
        length = sum(self.weights.get(feature, unknown) for feature in features)
        for place, count in shared.items():
            if count >= _SHARED:
                yield weight[place] / math.sqrt(length * self.lengths[place]), place


def _features(witness: Witness) -> set[Feature]:
    return {("name", name.text) for name in witness.names} | set(_rare_figures(witness))


def _rare_figures(witness: Witness) -> Iterator[Feature]:
    for figure in witness.figures:
        if figure.kind not in {Kind.DAY, Kind.MONTH, Kind.YEAR}:
            digits = f"{float(Fraction(figure.value)):.9g}"
            if len(digits.replace(".", "").strip("0")) >= _DIGITS:
                yield (str(figure.kind), figure.unit, digits)
