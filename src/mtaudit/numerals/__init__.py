"""Written numbers, dates, times, money and units as typed quantities, in fifteen languages."""

from mtaudit.numerals.align import align
from mtaudit.numerals.compare import compare
from mtaudit.numerals.difference import Change, Difference
from mtaudit.numerals.outcome import Comparison, Outcome
from mtaudit.numerals.parse import parse
from mtaudit.numerals.quantity import Hedge, Kind, Quantity
from mtaudit.numerals.render import render

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "Hedge",
    "Kind",
    "Outcome",
    "Quantity",
    "align",
    "compare",
    "parse",
    "render",
]
