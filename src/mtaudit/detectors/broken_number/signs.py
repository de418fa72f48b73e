"""Rules of the signs inside a figure: stray points and spaces, a zero too many, two magnitudes."""

import re

from mtaudit.detectors.broken_number.surroundings import START
from mtaudit.detectors.rules import Fault, Rule
from mtaudit.finding import Confidence
from mtaudit.pattern import Pattern
from mtaudit.text import word_before

# What an amount has after it; versions of programs and numbers of sections have not.
_COUNTED = (
    r"(?: ?%| (?:percent|per cent|million|billion|trillion|people|tons|tonnes|dollars|euros|yen|"
    r"yuan|rubles|roubles|pounds|won|kilometers|kilometres|km|meters|metres|miles|hectares|acres|"
    r"points|barrels|copies|cases|votes|voters|jobs|cars|vehicles|visitors|residents|inhabitants|"
    r"shares|workers|students|soldiers|troops|homes|houses|units|times)\b)"
)
_POINTS_TWICE = Pattern(
    rf"{START}(?P<whole>\d{{1,3}})(?:\.\.|,,|\.,|,\.)(?P<rest>\d{{1,3}}){_COUNTED}"
)


def _points_twice(match: re.Match[str]) -> Fault:
    end = match.end("rest")
    return Fault(
        match.start(),
        end,
        f"“{match.string[match.start() : end]}” has two signs inside the number",
        Confidence.MEDIUM,
        (f"{match['whole']}.{match['rest']}",) if len(match["rest"]) < 3 else (),
    )


_DOTTED = Pattern(rf"{START}(?P<number>[1-9]\d{{0,2}}(?:\.\d{{3}}){{2,4}})(?=\s?[€$£¥]|{_COUNTED})")


def _dotted(match: re.Match[str]) -> Fault:
    return Fault(
        *match.span("number"),
        f"“{match['number']}” is grouped with points, as other languages write it",
        Confidence.MEDIUM,
        (match["number"].replace(".", ","),),
    )


_LEADING_ZERO = Pattern(rf"{START}(?P<number>0\d{{0,2}}(?:,\d{{3}})+)(?![\w/'+-]|’|[.,:]\d)")


def _leading_zero(match: re.Match[str]) -> Fault:
    return Fault(
        *match.span("number"),
        f"“{match['number']}” begins with a zero",
        Confidence.MEDIUM,
        (match["number"].lstrip("0,"),),
    )


_SPACED_GROUPS = Pattern(rf"{START}(?P<number>\d{{1,3}}, ?\d{{3}}(?:, ?\d{{3}})+){_COUNTED}")
_COUNTING = frozenset(
    "about almost around at averaged by exceeded fell from has have least more nearly of over "
    "reached rose sold some than to totalled totaled up was were".split()
)


def _spaced_groups(match: re.Match[str]) -> Fault | None:
    number = match["number"]
    if " " not in number or word_before(match.string, match.start()).lower() not in _COUNTING:
        return None
    return Fault(
        *match.span("number"),
        f"“{number}” has a space inside the number",
        Confidence.MEDIUM,
        (number.replace(" ", ""),),
    )


_SCALES = "thousand million billion trillion".split()
_TWO_SCALES = Pattern(
    rf"{START}(?P<amount>\d[\d.,]* (?P<first>{'|'.join(_SCALES)}) (?P<second>{'|'.join(_SCALES)}))"
    r"(?= (?:people|dollars|euros|yen|yuan|rubles|roubles|pounds|won|francs|rupees|tons|tonnes)\b)"
)


def _two_scales(match: re.Match[str]) -> Fault | None:
    """Judge "300 million billion dollars"; in Britain "a thousand million" was a billion."""
    if match["first"] == "thousand":
        return None
    return Fault(
        *match.span("amount"),
        f"“{match['amount']}” has two magnitudes",
        Confidence.HIGH,
        tuple(
            match["amount"].replace(f"{match['first']} {match['second']}", scale)
            for scale in dict.fromkeys((match["first"], match["second"]))
        ),
    )


RULES = (
    Rule(
        _POINTS_TWICE,
        _points_twice,
        frozenset({"0,00", "0.0.0"}),
        at_figures=True,
    ),
    Rule(_DOTTED, _dotted, frozenset({"0.0.0"}), at_figures=True),
    Rule(_LEADING_ZERO, _leading_zero, frozenset({"0,00"}), at_figures=True),
    Rule(_SPACED_GROUPS, _spaced_groups, frozenset({"0,0"}), at_figures=True),
    Rule(_TWO_SCALES, _two_scales, frozenset(_SCALES), at_figures=True),
)
