"""Ranges that run backwards."""

import re
from collections.abc import Iterable, Iterator

from mtaudit.detectors.calendar import MONTH
from mtaudit.detectors.impossible_value.values import FIGURE, sentence_around, value_of
from mtaudit.detectors.rules import Fault, matches_near
from mtaudit.figures import Figure
from mtaudit.finding import Confidence
from mtaudit.pattern import Pattern

_BETWEEN = Pattern(
    rf"\b[Bb]etween (?P<range>(?P<low>{FIGURE})(?P<sign>%| percent| per cent)? and "
    rf"(?P<high>{FIGURE}))(?![\w:/-]|[.,]\d)"
    r"(?P<unit>\s?%|\s(?:percent|per cent|people|members|meters|metres|kilometers|kilometres"
    r"|km|kilograms|kg|yen|yuan|"
    r"dollars|euros|tons|tonnes|cases|times|points|degrees|students|workers|countries"
    r"|companies|[a-z]+s)\b)?"
    r"(?! (?:BCE?|B\.C\.|years? ago|a\.?m|p\.?m|million|billion|trillion|thousand|hundred"
    r"|o’clock|years? before))"
)
_CLOCK_UNITS = frozenset(
    "months days hours weeks years seconds minutes is was has does goals runs wickets matches "
    "games".split()
)
_HOURS = Pattern(
    r"(?<![\w.,:/-])(?P<first>(?P<h1>\d{1,2}):\s?(?P<m1>[0-5]\d))\s?(?P<p1>[ap])\.?m\.?\s?"
    r"(?:-|–|—|to|until|till)\s?"
    r"(?P<second>(?P<h2>\d{1,2}):(?P<m2>[0-5]\d))\s?(?P<p2>[ap])\.?m\b"
    r"|\bfrom (?P<f24>(?P<h3>\d{1,2}):(?P<m3>[0-5]\d)) (?:to|until|till) (?P<s24>"
    r"(?P<h4>\d{1,2}):(?P<m4>[0-5]\d))(?![\w:/-]| ?[ap]\.?m|[.,]\d)"
)
_SESSION = Pattern(
    r"\b(?:briefing|ceremony|class|classes|conference|hearing|lecture|lessons?|meeting|session|"
    r"trading|trade)\b",
    re.IGNORECASE,
)
_YEARS_IN_BRACKETS = Pattern(
    r"\((?:born )?(?P<first>1\d{3}|20\d\d) ?[-–] ?(?P<second>1\d{3}|20\d\d)\)"
)


_LINKS = frozenset("to until till and".split())
_HELD = Pattern(
    r"\b(?:ambassador|captain|chairman|chancellor|coach|commander|director|editor|governor|head|in "
    r"office|leader|led|lived|mayor|member|minister|played|premier|president|professor|reigned|ruled|"
    r"secretary|served|studied|taught|trained|was|were|worked)\b[^.;:\n]{0,60}?\bfrom (?P<range>"
    r"(?P<first>1[5-9]\d\d|20\d\d) (?:to|until|till) (?P<second>1[5-9]\d\d|20\d\d))(?![\w-]|[.,]\d)"
)
# A plan may be brought forward, and a figure told of an earlier year.
_MOVED = Pattern(
    r"\b(?:accelerat\w+|advanced|back|backdated|brought|changed|cut|deadline|delayed|down|fell|"
    r"forward|moved|postponed|pushed|reduced|rescheduled|revised|shifted|target\w*)\b"
)
_DAYS = Pattern(
    rf"\b(?:[Oo]n|[Ff]rom|[Bb]etween) (?P<range>{MONTH} (?P<first>\d{{1,2}}) (?:to|until|and) "
    r"(?P<second>\d{1,2}))(?![\w:/%-]|[.,]\d| (?:of )?"
    rf"{MONTH})(?=\s*[.,;)]|\s+(?:in|at|with|for|the|this|next|last|when|while)\b|\s*$)"
)


def faults(text: str, figures: Iterable[Figure]) -> Iterator[Fault]:
    """Yield ranges whose end is before their beginning.

    Args:
        text: The text.
        figures: Its figures.
    """
    yield from _turned_round(text, figures)
    yield from _between(text, [o.start for o in figures if text.endswith("etween ", 0, o.start)])
    if ":" in text:
        yield from _hours(text, [one.start for one in figures if one.sign == ":"])
    if "(" in text:
        ranges = [one.start for one in figures if one.sign and one.sign in "-–"]
        for match in matches_near(_YEARS_IN_BRACKETS, text, ranges):
            if int(match["first"]) > int(match["second"]):
                yield _backward(match.span(), match["first"], match["second"])


def _turned_round(text: str, figures: Iterable[Figure]) -> Iterator[Fault]:
    """Judge "ambassador from 2018 to 2012", "on November 18 to 16"."""
    linked = [one for one in figures if one.followed and one.word in _LINKS]
    places = [one.start for one in linked if one.text.isdecimal() and not one.sign]
    sizes = {len(one.text) for one in linked if not one.sign}
    for pattern in (*((_HELD,) if 4 in sizes else ()), *((_DAYS,) if sizes & {1, 2} else ())):
        for match in matches_near(pattern, text, places):
            first, second = int(match["first"]), int(match["second"])
            if first <= second or (pattern is _DAYS and not 0 < second < first <= 31):
                continue
            if not _MOVED.search(sentence_around(text, match.start())):
                yield _backward(match.span("range"), match["first"], match["second"])


def _backward(place: tuple[int, int], first: str, second: str, suggestion: str = "") -> Fault:
    return Fault(
        *place,
        f"The range runs backwards, from {first} to {second}",
        Confidence.MEDIUM,
        (suggestion,) if suggestion else (),
        f"{first} is after {second}",
    )


def _between(text: str, places: Iterable[int]) -> Iterator[Fault]:
    for match in matches_near(_BETWEEN, text, places):
        low, high, unit = match["low"], match["high"], (match["unit"] or "").strip()
        if value_of(low) <= value_of(high) or unit in _CLOCK_UNITS:
            continue
        shared = unit or (match["sign"] or "").strip()
        of_clock = len(low) == len(high) == 4 and (high[0] == "0" or int(high) < 2400)
        if not shared and (value_of(low) < 25 or of_clock):
            continue  # hours, scores, numbers of teams and roads
        sign = match["sign"] or ""
        # "350,000 and 400 km" has lost thousands: nobody counts down to a thousandth.
        lost = f"{low}{sign} and {high},000" if _has_lost_thousands(low, high) else ""
        yield _backward(match.span("range"), low, high, lost or f"{high}{sign} and {low}")


def _has_lost_thousands(low: str, high: str) -> bool:
    return low.endswith(",000") and high.isdecimal() and value_of(low) < value_of(high) * 1000


def _hours(text: str, places: Iterable[int]) -> Iterator[Fault]:
    for match in matches_near(_HOURS, text, places):
        names = ("h1", "m1", "h2", "m2") if match["first"] else ("h3", "m3", "h4", "m4")
        h1, m1, h2, m2 = (int(match[name]) for name in names)
        if match["first"]:
            if match["p1"] != match["p2"] or max(h1, h2) > 12:
                continue
            h1, h2 = h1 % 12, h2 % 12
        elif h1 < 13 or h2 < 13:
            continue  # 11:30 to 9:00 may be morning and evening
        if (h1, m1) > (h2, m2) and _SESSION.search(sentence_around(text, match.start())):
            first, second = (match["first"] or match["f24"]), (match["second"] or match["s24"])
            yield _backward(match.span(), first, second)
