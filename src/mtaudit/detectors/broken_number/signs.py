"""Rules of the signs inside a figure: stray points and spaces, a zero too many, two magnitudes.

And of the space that was lost between a date and a time.
"""

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


# --- Spaces ----------------------------------------------------------------------------------

_AMOUNT = r"(?= ?%| (?:percent|per cent|million|billion|trillion|times)\b)"
_GROUP = Pattern(
    rf"{START}\d{{1,3}}(?:,[ \u00a0]?\d{{3}})*(?:,[ \u00a0]000| ,\d{{3}}| , 000)(?![\d.,:])"
)
_DECIMAL = Pattern(rf"{START}\d{{1,3}}\. \d{{1,2}}{_AMOUNT}")
# A mark with a space before it ends no sentence; a comma may part the items of a list.
_DECIMAL_APART = Pattern(rf"{START}\d{{1,3}} \. ?\d{{1,2}}{_AMOUNT}")
_DECIMAL_COMMA = Pattern(rf"{START}\d{{1,3}}, \d{_AMOUNT}")
# "... in 2003. 5 percent of them" is the end of a sentence.
_BEFORE_AMOUNT = frozenset(
    "about at borrowed bought by climbed cost costs declined down dropped earned exceeded fell "
    "from gained grew increased invested is jumped lent lost nearly of only over paid raised "
    "reached received rose sold spent than to totaled totalled up was worth".split()
)
_BEFORE_ONE_AMOUNT = frozenset("about at by exceeded from nearly over reached than to".split())
_CURRENCIES = frozenset("$£€¥")
_TIME = Pattern(r"(?P<last>(?:19|20)\d\d|[0-3]\d)(?P<time>[0-2]\d:[0-5]\d)(?!\d)")
_DATE_BEFORE = Pattern(r"(?<![\d/-])(?:\d{1,4}(?P<sign>[/-]))?\d{1,2}[/-]\Z")
_LONGEST_DATE = 8  # code points before its last part
_LAST_DAY = 31


def _group(match: re.Match[str]) -> Fault:
    return _fault(match, Confidence.HIGH)


def _decimal(match: re.Match[str]) -> Fault | None:
    """Judge "lent 12. 5 million"; "aged 12. 5 million came" is the end of a sentence."""
    before = word_before(match.string, match.start())
    is_amount = before in _BEFORE_AMOUNT or _follows_currency(match)
    return _fault(match, Confidence.MEDIUM) if is_amount else None


def _decimal_apart(match: re.Match[str]) -> Fault | None:
    glued = " ." in match.group() and ". " not in match.group()
    return _fault(match, Confidence.MEDIUM) if glued else _decimal(match)


def _decimal_comma(match: re.Match[str]) -> Fault | None:
    """Judge "fell by 3, 5 percent"; "groups of 3, 5 percent of them" is none of these."""
    before = word_before(match.string, match.start())
    return _fault(match, Confidence.MEDIUM) if before in _BEFORE_ONE_AMOUNT else None


def _follows_currency(match: re.Match[str]) -> bool:
    return match.string[max(0, match.start() - 2) : match.start()].strip() in _CURRENCIES


def _fault(match: re.Match[str], confidence: Confidence) -> Fault:
    joined = re.sub(r"\s", "", match.group())
    if match.re is _DECIMAL_COMMA.compiled:
        joined = joined.replace(",", ".")
    message = f"“{match.group()}” has a space inside the number"
    return Fault(*match.span(), message, confidence, (joined,))


def _time(match: re.Match[str]) -> Fault | None:
    """Judge "until 3/24/201923:59", a date and a time without the space between."""
    text, start = match.string, match.start()
    before = _DATE_BEFORE.search(text, max(0, start - _LONGEST_DATE), start)
    if before is None:
        return None
    is_year = len(match["last"]) > 2 and before["sign"] is not None
    if not is_year and not 0 < int(match["last"]) <= _LAST_DAY:
        return None
    return Fault(
        before.start(),
        match.end(),
        f"A space is missing between date and time in “{text[before.start() : match.end()]}”",
        Confidence.HIGH,
        (f"{text[before.start() : start]}{match['last']} {match['time']}",),
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
    Rule(_GROUP, _group, frozenset({"0,0"}), at_figures=True),
    Rule(_DECIMAL, _decimal, frozenset({"0.0"}), at_figures=True),
    Rule(_DECIMAL_APART, _decimal_apart, frozenset({"0.0"}), at_figures=True),
    Rule(_DECIMAL_COMMA, _decimal_comma, frozenset({"0,0"}), at_figures=True),
    Rule(_TIME, _time, frozenset({"0:0"}), at_figures=True),
)
