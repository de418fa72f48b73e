"""Finds values that cannot be: "120 percent of the members voted", "1.84 cm tall"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import flowing

_DIGIT = Pattern("[0-9]")
_START = r"(?<![\w.,:/$€£¥+-])"
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,4})?"
_PERCENT = r"(?:\s?%|\spercent\b|\sper cent\b)"
_PERSON = Pattern(
    r"\b(?:he|she|him|his|her|who|actor|actress|athlete|boxer|boy|coach|defender|fighter|forward|"
    r"girl|goalkeeper|man|midfielder|model|newcomer|player|rookie|singer|striker|suspect|swimmer|"
    r"teenager|woman|wrestler)\b",
    re.IGNORECASE,
)
_THING = Pattern(
    r"\b(?:antenna|bridge|building|cactus|chimney|column|crane|dam|doll|figure|figurine|flower|"
    r"insect|mast|model of|monument|mountain|plant|pyramid|replica|seedlings?|skyscraper|statue|"
    r"statuette|tower|tree|trophy|wave)\b",
    re.IGNORECASE,
)


class _Fault(NamedTuple):
    """A value that cannot be, and how sure that is."""

    start: int
    end: int
    message: str
    confidence: Confidence
    value: str
    suggestions: tuple[str, ...] = ()


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the values that cannot be what they are said to be."""
    text = flowing(article.text)
    if not (_DIGIT.search(text) or _OF_COUNTED.search(text)):
        return
    for judge in _JUDGES:
        for fault in judge(text):
            span = Span(fault.start, fault.end)
            if not context.is_opaque(span):
                yield DETECTOR.finding(
                    span,
                    fault.message,
                    fault.confidence,
                    suggestions=fault.suggestions,
                    evidence=(Evidence("value", fault.value),),
                )


def _number(written: str) -> float:
    return float(written.replace(",", ""))


def _sentence(text: str, place: int) -> str:
    """Return the sentence around a place; a decimal point does not end it."""
    start = max(text.rfind(end, max(0, place - 300), place) for end in (". ", "\n", "! ", "? "))
    ends = [text.find(end, place, place + 300) for end in (". ", "\n", "! ", "? ")]
    end = min((at for at in ends if at >= 0), default=place + 300)
    return text[max(start, place - 300, 0) : end]


# --- Shares ----------------------------------------------------------------------------------

_OF_PEOPLE = Pattern(
    rf"{_START}(?P<number>{_FIGURE}){_PERCENT} of (?P<whole>(?:all |the |its |their |our |those )*"
    r"(?:(?!and\b|or\b)[a-z-]+ ){0,2}?(?:adults|children|citizens|delegates|deputies"
    r"|employees|families|farmers|"
    r"households|lawmakers|members|men|parents|participants|patients|people|residents|respondents|"
    r"shareholders|students|teachers|voters|women|workers))\b"
    r"(?P<verb> (?:agree|agreed|are|backed|believe|believed|chose|died|have|had|opposed|said|say|"
    r"supported|survived|voted|were|who)\b)?"
)
_FALL = Pattern(
    rf"\b(?:fell|fallen|dropped|decreased|declined|shrank|shrunk|plunged|reduced) (?:by )?"
    rf"(?:more than |over |nearly |about )?(?P<share>(?P<number>{_FIGURE}){_PERCENT})"
)
# What can fall below nothing.
_SIGNED = Pattern(
    r"\b(?:balance|cash flow|earnings|incomes?|loss(?:es)?|margins?|net|profits?|profitability|"
    r"results?|returns?|surplus|temperature)\b",
    re.IGNORECASE,
)


def _shares(text: str) -> Iterator[_Fault]:
    if "%" not in text and "cent" not in text:
        return
    for match in _OF_PEOPLE.finditer(text):
        if _number(match["number"]) > 100:
            yield _Fault(
                match.start(),
                match.end("whole"),
                f"No more than 100 percent of {match['whole']} can be meant",
                Confidence.HIGH if match["verb"] else Confidence.MEDIUM,
                f"{match['number']} percent of one whole",
            )
    for match in _FALL.finditer(text):
        if _number(match["number"]) > 100 and not _SIGNED.search(_sentence(text, match.start())):
            yield _Fault(
                *match.span("share"),
                "Nothing falls by more than 100 percent of itself",
                Confidence.MEDIUM,
                f"a fall by {match['number']} percent",
            )


# Answers that exclude each other: the shares of one whole.
_ANSWERS = Pattern(
    rf"{_START}(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?){_PERCENT}(?: of (?:the )?(?:members"
    rf"|people|respondents|those polled|voters|votes))?"
    r"(?: (?:are|is|said|say|voted|were|chose|would vote))?(?: they (?:are|were))?"
    r" (?:(?P<yes>for\b|in favou?r|yes\b|approve|support)|(?P<no>against|opposed|oppose"
    r"|disapprove|no\b)"
    r"|(?P<third>abstain|undecided|unsure|neutral|had no opinion))"
)


def _exceeding(text: str) -> Iterator[_Fault]:
    """Shares for and against that add up to more than the whole."""
    if "%" not in text and "cent" not in text:
        return
    answers = list(_ANSWERS.finditer(text))
    group: list[re.Match[str]] = []
    for answer in answers:
        if group and _is_apart(group[-1], answer, text):
            yield from _sum(group)
            group = []
        group.append(answer)
    yield from _sum(group)


def _is_apart(first: re.Match[str], second: re.Match[str], text: str) -> bool:
    between = text[first.end() : second.start()]
    return len(between) > 80 or bool(re.search(r"[.;!?\n]", between))


def _sum(group: list[re.Match[str]]) -> Iterator[_Fault]:
    kinds = [answer.lastgroup for answer in group]
    total = sum(_number(answer["number"]) for answer in group)
    # Each share may be rounded up by a half.
    if len(set(kinds)) == len(kinds) >= 2 and total > 100 + len(group):
        yield _Fault(
            group[0].start(),
            group[-1].end(),
            f"The shares add up to {total:g} percent",
            Confidence.MEDIUM,
            " + ".join(answer["number"] for answer in group) + f" = {total:g}",
        )


_PART_OF = Pattern(
    r"(?<![\w.,:/$€£¥+-])(?P<part>\d{1,3}(?:,\d{3})+|\d{1,6}|three|four|five|six|seven|eight"
    r"|nine|ten) "
    r"(?:out )?of (?:the|its|his|her|their) (?P<whole>\d{1,3}(?:,\d{3})+|\d{1,6}|two|three"
    r"|four|five|six|seven|eight|nine) "
    r"(?:(?!(?:pound|dollar|euro|yen|yuan|rouble|day|hour|minute|month|week|year)s? )"
    r"(?:[a-z]+ )?(?P<noun>[a-z]{2,}(?:[^s\W]s|men|people|children)))\b(?! (?:old|bills?"
    r"|notes?|coins?))"
)
_WORDS = "zero one two three four five six seven eight nine ten".split()
_TIME_NOUNS = Pattern(
    r"(?:seconds|minutes|hours|days|weeks|months|years|percent|pounds|dollars|euros|yen|yuan)"
)


_OF_COUNTED = Pattern(
    " of (?:the|its|his|her|their) (?:[0-9]|two|three|four|five|six|seven|eight|nine)"
)


def _parts(text: str) -> Iterator[_Fault]:
    if not _OF_COUNTED.search(text):
        return
    for match in _PART_OF.finditer(text):
        part, whole = (_count(match[name]) for name in ("part", "whole"))
        if (
            part > whole
            and not _TIME_NOUNS.fullmatch(match["noun"])
            and not _is_year(match["part"])
        ):
            yield _Fault(
                *match.span(),
                "The part is larger than the whole",
                Confidence.MEDIUM,
                f"{part} of {whole}",
            )


def _count(written: str) -> int:
    return int(written.replace(",", "")) if written[0].isdigit() else _WORDS.index(written)


def _is_year(written: str) -> bool:
    return len(written) == 4 and written[:2] in {"18", "19", "20"}


# --- Ranges ----------------------------------------------------------------------------------

_BETWEEN = Pattern(
    rf"\b[Bb]etween (?P<range>(?P<low>{_FIGURE})(?P<sign>%| percent| per cent)? and "
    rf"(?P<high>{_FIGURE}))(?![\w:/-]|[.,]\d)"
    r"(?P<unit>\s?%|\s(?:percent|per cent|people|members|meters|metres|kilometers|kilometres"
    r"|km|kilograms|kg|yen|yuan|"
    r"dollars|euros|tons|tonnes|cases|times|points|degrees|students|workers|countries"
    r"|companies|[a-z]+s))?"
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


def _ranges(text: str) -> Iterator[_Fault]:
    if "etween " in text:
        yield from _between(text)
    if ":" in text:
        yield from _hours(text)
    if "(" in text:
        for match in _YEARS_IN_BRACKETS.finditer(text):
            if int(match["first"]) > int(match["second"]):
                yield _backward(match.span(), match["first"], match["second"])


def _backward(place: tuple[int, int], first: str, second: str, suggestion: str = "") -> _Fault:
    return _Fault(
        *place,
        f"The range runs backwards, from {first} to {second}",
        Confidence.MEDIUM,
        f"{first} is after {second}",
        (suggestion,) if suggestion else (),
    )


def _between(text: str) -> Iterator[_Fault]:
    for match in _BETWEEN.finditer(text):
        low, high, unit = match["low"], match["high"], (match["unit"] or "").strip()
        if _number(low) <= _number(high) or unit in _CLOCK_UNITS:
            continue
        shared = unit or (match["sign"] or "").strip()
        of_clock = len(low) == len(high) == 4 and (high[0] == "0" or int(high) < 2400)
        if not shared and (_number(low) < 25 or of_clock):
            continue  # hours, scores, numbers of teams and roads
        yield _backward(match.span("range"), low, high, f"{high}{match['sign'] or ''} and {low}")


def _hours(text: str) -> Iterator[_Fault]:
    for match in _HOURS.finditer(text):
        names = ("h1", "m1", "h2", "m2") if match["first"] else ("h3", "m3", "h4", "m4")
        h1, m1, h2, m2 = (int(match[name]) for name in names)
        if match["first"]:
            if match["p1"] != match["p2"] or max(h1, h2) > 12:
                continue
            h1, h2 = h1 % 12, h2 % 12
        elif h1 < 13 or h2 < 13:
            continue  # 11:30 to 9:00 may be morning and evening
        if (h1, m1) > (h2, m2) and _SESSION.search(_sentence(text, match.start())):
            first, second = (match["first"] or match["f24"]), (match["second"] or match["s24"])
            yield _backward(match.span(), first, second)


# --- Bodies ----------------------------------------------------------------------------------

_HEIGHT = Pattern(
    rf"{_START}(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?P<unit>cm|centimet(?:er|re)s?|m|met"
    rf"(?:er|re)s?)(?= tall\b|(?: in)? height\b)"
    rf"|\b(?:height of|stands|standing|is|measures) (?P<number2>\d{{1,3}}(?:\.\d{{1,2}})?)\s?"
    rf"(?P<unit2>cm|centimet(?:er|re)s?|m|met(?:er|re)s?)\b"
)
_WEIGHT = Pattern(
    r"\b(?:weighs|weighed|weighing|weight of) (?P<body>(?P<number>\d{2,3}(?:\.\d)?)\s?"
    r"(?P<unit>g|grams?|grammes?|t|tons?|tonnes?))\b"
)
_TALL = Pattern(r"\b(?:tall|height)\b")
_ADULT_AGE = Pattern(
    r"(?<![\w.,-])(?P<age>\d{3})-year-old (?:[a-z]+ )?(?:boy|girl|man|woman|farmer"
    r"|grandmother|grandfather|student|worker)\b"
)


def _bodies(text: str) -> Iterator[_Fault]:
    if " tall" in text or "height" in text or "stand" in text or "weigh" in text:
        yield from _heights(text)
    if "weigh" in text:
        yield from _weights(text)
    if "-year-old" in text:
        for match in _ADULT_AGE.finditer(text):
            if int(match["age"]) >= 130 and not _THING.search(match.group()):
                yield _Fault(
                    *match.span(),
                    "Nobody has reached that age",
                    Confidence.MEDIUM,
                    f"age {match['age']}",
                )


def _heights(text: str) -> Iterator[_Fault]:
    for match in _HEIGHT.finditer(text):
        which = "" if match["number"] else "2"
        number, unit = match["number" + which], match["unit" + which]
        value = float(number)
        in_metres = unit.startswith("m")
        if in_metres and 130 <= value <= 230 and "." not in number:
            suggestions = (f"{value / 100:.2f} m", f"{number} cm")
        elif not in_metres and 1.3 <= value <= 2.3 and "." in number:
            suggestions = (f"{number} m", f"{value * 100:.0f} cm")
        else:
            continue
        sentence = _sentence(text, match.start())
        bare = match.group().startswith(("is ", "measures ")) and not _TALL.match(
            text, match.end() + 1
        )
        if bare and "weigh" not in sentence:
            continue  # "a pearl that is 1.84 cm"
        person = _PERSON.search(sentence) or re.search(r"\bweigh\w* \d+ ?k", sentence)
        if person and not _THING.search(sentence):
            end = match.end("unit" + which)
            yield _Fault(
                match.start("number" + which),
                end,
                f"Nobody is {number} {unit} tall",
                Confidence.MEDIUM if in_metres else Confidence.HIGH,
                f"a body height of {number} {unit}",
                suggestions,
            )


def _weights(text: str) -> Iterator[_Fault]:
    for match in _WEIGHT.finditer(text):
        value, unit = float(match["number"]), match["unit"]
        sentence = _sentence(text, match.start())
        is_body = _PERSON.search(sentence) and _TALL.search(sentence)
        if 35 <= value <= 250 and is_body and not _THING.search(sentence):
            yield _Fault(
                *match.span("body"),
                f"Nobody who is described by height weighs {match['body']}",
                Confidence.MEDIUM,
                f"a body weight of {match['body']}",
                (f"{match['number']} kg",) if unit.startswith("g") else (),
            )


# --- Rises -----------------------------------------------------------------------------------

_CURRENCY = r"(?:yen|yuan|won|dollars|points)"
_RISE = Pattern(
    rf"{_START}(?P<rise>{_FIGURE}) (?P<unit>{_CURRENCY}) (?P<way>higher|up|lower|down) (?:at"
    rf"|to) (?P<level>{_FIGURE}) (?P=unit)\b"
    rf"|\b(?:rose|up|gained|climbed|jumped|increased|risen)(?: by)? (?P<rise2>{_FIGURE}) "
    rf"(?P<unit2>{_CURRENCY}),? (?:at|to) (?P<level2>{_FIGURE}) (?P=unit2)\b"
)
_MARKET = Pattern(
    r"\b(?:average|close|closed|closes|index|market|Nikkei|Dow|Topix|stocks?|shares?|trading)\b",
    re.IGNORECASE,
)


def _rises(text: str) -> Iterator[_Fault]:
    """A level above which the rise to it stands; 円 and 銭 make "609 yen ... 41 yen" of 609.41."""
    if not any(unit in text for unit in (" yen", " yuan", " won", " points", " dollars")):
        return
    for match in _RISE.finditer(text):
        which = "" if match["rise"] else "2"
        rise, unit, level = match["rise" + which], match["unit" + which], match["level" + which]
        sentence = _sentence(text, match.start())
        if _number(rise) <= _number(level) or _SIGNED.search(sentence):
            continue
        down = match["way"] in {"lower", "down"}
        if down and not re.search(r"\b(?:average|index|Nikkei)\b", sentence):
            continue
        suggestions: tuple[str, ...] = ()
        if not which and level.isdigit() and len(level) <= 2 and rise.replace(",", "").isdigit():
            suggestions = (f"{rise}.{int(level):02d} {unit} {match['way']}",)
        start = match.start("rise" + which)
        yield _Fault(
            start,
            match.end(),
            f"A {'fall' if down else 'rise'} of {rise} {unit} cannot end at {level} {unit}",
            Confidence.HIGH if _MARKET.search(sentence) and not down else Confidence.MEDIUM,
            f"a change by {rise} to a level of {level}",
            suggestions,
        )


_JUDGES = (_shares, _exceeding, _parts, _ranges, _bodies, _rises)

DETECTOR = Detector(
    id="impossible-value",
    summary="a share, range, body measure or rise that cannot be",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
