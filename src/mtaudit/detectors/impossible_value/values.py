"""How values are written, and the sentence around one."""

import re

from mtaudit.pattern import Pattern

START = r"(?<![\w.,:/$£¥+-])(?<!€)"
FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,4})?"
PERCENT = r"(?:\s?%|\spercent\b|\sper cent\b)"
# What can fall below nothing.
SIGNED = Pattern(
    r"\b(?:balance|cash flow|earnings|incomes?|loss(?:es)?|margins?|net|profits?|profitability|"
    r"results?|returns?|surplus|temperature)\b",
    re.IGNORECASE,
)


def value_of(written: str) -> float:
    """Return the value of a figure."""
    return float(written.replace(",", ""))


def sentence_around(text: str, place: int) -> str:
    """Return the sentence around a place; a decimal point does not end it."""
    start = max(text.rfind(end, max(0, place - 300), place) for end in (". ", "\n", "! ", "? "))
    ends = [text.find(end, place, place + 300) for end in (". ", "\n", "! ", "? ")]
    end = min((at for at in ends if at >= 0), default=place + 300)
    return text[max(start, place - 300, 0) : end]
