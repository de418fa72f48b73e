"""What each piece of evidence weighs, and how like a name a phrase has to be at least.

The weights are log-odds, fitted on labelled texts by `tools/fit_evidence.py`.
"""

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

MOST_LETTERS = 14
"""A longer phrase says no more by its length."""
PLAIN_LIKENESS = 0.7
"""A likeness of so much weighs nothing, and each tenth above it once."""

_FILE = Path(__file__).with_name("weights.csv")
_OF_LIKENESS = frozenset({"intercept", "terms", "similarity", "shared", "present"})
_TINY = 1e-9  # what rounding may take from a sum


@cache
def weights() -> Mapping[tuple[str, str], float]:
    """Return what the features of the two models weigh, by model and feature."""
    # A cell has neither a comma nor a quotation mark, so that this takes no reader of CSV.
    _, *rows = _FILE.read_text("utf-8").splitlines()
    cells = (row.split(",") for row in rows)
    return {(model, feature): float(weight) for model, feature, weight, _ in cells}


@lru_cache(maxsize=256)
def least_likeness(score: float, terms: int, shared: float, *, present: bool) -> float:
    """Return how like a name a phrase must be for a score, whatever else speaks for it.

    Args:
        score: What the phrase should be worth.
        terms: How many terms the glossary has.
        shared: The share of the words that are the same.
        present: Whether the article has a right name of the term.

    Returns:
        A likeness, which is more than 1 if none is enough.
    """
    known = {feature: weight for (model, feature), weight in weights().items() if model == "near"}
    others = sum(
        max(weight, 0) * (MOST_LETTERS if feature == "letters" else 1)
        for feature, weight in known.items()
        if feature not in _OF_LIKENESS
    )
    others += known["intercept"] + known["terms"] * math.log(terms)
    others += known["shared"] * shared + known["present"] * present
    return PLAIN_LIKENESS + (score - others) / (10 * known["similarity"]) - _TINY
