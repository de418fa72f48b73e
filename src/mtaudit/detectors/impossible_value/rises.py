"""Rises and falls of prices and rates."""

import re
from collections.abc import Iterable, Iterator

from mtaudit.detectors.impossible_value.values import (
    FIGURE,
    SIGNED,
    START,
    sentence_around,
    value_of,
)
from mtaudit.detectors.rules import Fault, matches_near
from mtaudit.finding import Confidence
from mtaudit.pattern import Pattern

_CURRENCY = r"(?:yen|yuan|won|dollars|points)"
_RISE = Pattern(
    rf"{START}(?P<rise>{FIGURE}) (?P<unit>{_CURRENCY}) (?P<way>higher|up|lower|down) (?:at"
    rf"|to) (?P<level>{FIGURE}) (?P=unit)\b"
    rf"|\b(?:rose|up|gained|climbed|jumped|increased|risen)(?: by)? (?P<rise2>{FIGURE}) "
    rf"(?P<unit2>{_CURRENCY}),? (?:at|to) (?P<level2>{FIGURE}) (?P=unit2)\b"
)
_MARKET = Pattern(
    r"\b(?:average|close|closed|closes|index|market|Nikkei|Dow|Topix|stocks?|shares?|trading)\b",
    re.IGNORECASE,
)


def faults(text: str, places: Iterable[int]) -> Iterator[Fault]:
    """Yield changes that are larger than the level they lead to.

    円 and 銭 make "609 yen ... 41 yen" of 609.41.

    Args:
        text: The text.
        places: Where it has figures of a currency.
    """
    for match in matches_near(_RISE, text, places):
        which = "" if match["rise"] else "2"
        rise, unit, level = match["rise" + which], match["unit" + which], match["level" + which]
        sentence = sentence_around(text, match.start())
        if value_of(rise) <= value_of(level) or SIGNED.search(sentence):
            continue
        down = match["way"] in {"lower", "down"}
        if down and not re.search(r"\b(?:average|index|Nikkei)\b", sentence):
            continue
        suggestions: tuple[str, ...] = ()
        if not which and level.isdigit() and len(level) <= 2 and rise.replace(",", "").isdigit():
            suggestions = (f"{rise}.{int(level):02d} {unit} {match['way']}",)
        start = match.start("rise" + which)
        yield Fault(
            start,
            match.end(),
            f"A {'fall' if down else 'rise'} of {rise} {unit} cannot end at {level} {unit}",
            Confidence.HIGH if _MARKET.search(sentence) and not down else Confidence.MEDIUM,
            suggestions,
            f"a change by {rise} to a level of {level}",
        )
