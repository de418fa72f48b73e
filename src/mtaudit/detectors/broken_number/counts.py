"""Rules of what stands with a figure: percent, ratios, multiples, ordinals, nouns counted."""

import re

from mtaudit.detectors.broken_number.surroundings import END, NO_NOUN, START, any_of
from mtaudit.detectors.number_format import ordinal
from mtaudit.detectors.rules import Fault, Rule
from mtaudit.finding import Category, Confidence
from mtaudit.pattern import Pattern
from mtaudit.text import starts_sentence, word_before

# Singular nouns that a number makes plural.
_SINGULAR = (
    "area aspect category city country county department district economy field industry "
    "municipality nation prefecture province region sector state village".split()
)
_SINGULAR_ANYWHERE = (
    "child company factory hospital member passenger patient person resident shop store "
    "student university vehicle worker".split()
)
_SITES = "airport bridge center centre factory hospital port plant school university zone".split()

_PERCENT_TWICE = Pattern(r"(?P<number>\d(?:[\d.,]*\d)?) ?% (?:percent|per cent)\b")


def _percent_twice(match: re.Match[str]) -> Fault:
    return Fault(
        *match.span(),
        "The percent sign and the word stand together",
        Confidence.HIGH,
        (f"{match['number']}%",),
    )


_PERCENT_FIRST = Pattern(r"%(?<=[ (\n]%)(?P<number>\d{1,3}(?:\.\d{1,2})?)(?![\w%.-]|[,:]\d)")


def _percent_first(match: re.Match[str]) -> Fault:
    return Fault(
        *match.span(),
        "The percent sign stands before the number",
        Confidence.MEDIUM,
        (f"{match['number']}%",),
    )


_RATIO = Pattern(
    rf"{START}(?P<phrase>(?P<first>\d{{1,3}}) (?:than|ratio) (?P<second>\d{{1,3}})){END}"
)
_COMPARING = frozenset("closer less like more nearer other rather".split())


def _ratio(match: re.Match[str]) -> Fault | None:
    if word_before(match.string, match.start()) in _COMPARING:
        return None
    return Fault(
        *match.span("phrase"),
        "The word between the figures of a ratio or score is wrong",
        Confidence.MEDIUM,
        (f"{match['first']} to {match['second']}",),
        "比 is both “to” and “than”",
        Category.MISTRANSLATION,
    )


_YEAR_COUNTED = Pattern(
    r"(?<=\b[Ii]n )(?P<phrase>(?P<year>1[5-9]\d\d|20\d\d) years?)\b(?!-| (?:ago|of|old)\b)"
)


def _year_counted(match: re.Match[str]) -> Fault | None:
    if match["year"].endswith(("00", "50")):
        return None  # "in 1500 years"
    return Fault(
        *match.span("phrase"),
        f"“{match['phrase']}” is the year, not a length of time",
        Confidence.MEDIUM,
        (match["year"],),
        "年 is both a date and a length of time",
        Category.MISTRANSLATION,
    )


_ONE = frozenset({"1", "one"})
_ONE_TIMES = Pattern(
    r"(?<![\w.,:-])(?:(?P<growth>(?:growth|increase|rise|increased|rose|risen|grew|grown|up) "
    r"(?:by |of )?(?:more than |nearly |over |about )?))?(?P<times>(?:1|one) times)\b(?! ?[\d(x×])"
)
_TIME_GROWTH = Pattern(
    r"\b(?:growth|increase|rise|increased|rose|risen|grew|grown) (?:by|of) (?P<times>(?:1"
    r"|one) time)\b"
)


def _one_times(match: re.Match[str]) -> Fault:
    growth = "growth" not in match.re.groupindex or match["growth"]
    return Fault(
        *match.span("times"),
        f"“{match['times']}” is no English: an increase by one time is a doubling",
        Confidence.HIGH if growth and match["times"].startswith("1 times") else Confidence.MEDIUM,
        ("100 percent",) if growth else (),
        "一倍 is once the amount: grown by it, a thing has doubled",
        Category.MISTRANSLATION,
    )


_ORDINAL_LOST = Pattern(
    r"(?<=[A-Za-z] )(?P<number>\d{1,4})(?= (?:(?P<event>anniversary|birthday)(?! [a-z]+s\b)"
    r"|(?P<century>century)|(?P<time>time)|(?P<place>place)|(?P<period>quarter|half|round)"
    r"|(?P<plan>Five-Year Plan|five-year plan)"
    r"|(?P<session>National Congress|Party Congress|plenary|session of|summit|edition))\b(?!-))"
)
_NUMBERED = frozenset(
    "anniversary birthday century time place quarter half round Five five National Party plenary "
    "session summit edition".split()
)
_CENTURY_LINKS = frozenset("the in of early late mid".split())
_OWNERS = frozenset("the its their his her our".split())


def _ordinal_lost(match: re.Match[str]) -> Fault | None:
    number, link = int(match["number"]), word_before(match.string, match.start())
    at = match.start() - len(link) - 1
    before = match.string[max(0, at - 5) : max(0, at)].lower()
    owned = link.lower() in _OWNERS or link.endswith(("’s", "'s"))
    confidence = Confidence.HIGH
    match next(kind for kind, word in match.groupdict().items() if word and kind != "number"):
        case "event":
            plausible = not link[:1].isupper() or owned
            confidence = Confidence.HIGH if owned else Confidence.MEDIUM
        case "century":
            plausible = number <= 21 and link.lower() in _CENTURY_LINKS
        case "time":
            plausible = link == "the" and before.endswith("for ")
        case "place":
            plausible = link.lower() == "in" and 1 < number < 100
            confidence = Confidence.MEDIUM
        case "period":
            plausible = link == "the" and before.endswith("in ") and number <= 12
            confidence = Confidence.MEDIUM
        case "plan":
            plausible = link == "the" and number <= 20
        case _:
            plausible = owned and number < 200
            confidence = Confidence.MEDIUM
    if number == 0 or not plausible:
        return None
    return Fault(
        *match.span("number"),
        f"The number lacks its ending: “{ordinal(number)}”",
        confidence,
        (ordinal(number),),
    )


_SINGULAR_COUNTED = Pattern(
    rf"(?<=[a-z] )(?P<number>[1-9]\d{{1,2}}) "
    rf"(?P<noun>(?P<part>{any_of(_SINGULAR)})|{any_of(_SINGULAR_ANYWHERE)})(?![\w-]){NO_NOUN}"
)
_CONTAINING = frozenset("in across from among cover covers covered covering involving".split())
_NUMBERING = frozenset("aged a an number no top code under".split())
_PLURALS = {"child": "children", "person": "people"}


def _singular_counted(match: re.Match[str]) -> Fault | None:
    number, noun, text = match["number"], match["noun"], match.string
    start = match.start()
    link = word_before(text, start).lower()
    if match["part"]:
        if link == "the":
            start -= len("the ")
            link = word_before(text, start).lower()
        if link not in _CONTAINING:
            return None
    elif link in _NUMBERING or link == "the" or _is_of_a_name(start, text):
        return None
    return Fault(
        start,
        match.end(),
        f"“{number} {noun}” counts a noun in the singular",
        Confidence.MEDIUM,
        (f"{number} {_plural(noun)}",),
    )


def _is_of_a_name(start: int, text: str) -> bool:
    """Tell whether a number ends a name: a Fortune 500 company."""
    before = word_before(text, start)
    return before[:1].isupper() and not starts_sentence(text, start - len(before) - 1)


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    return re.sub("([^aeiou])y$", r"\1ies", noun) if noun.endswith("y") else f"{noun}s"


_NUMBER_LAST = Pattern(
    rf"{any_of(f'(?<={site} )' for site in _SITES)}\d{{1,3}}"
    r"(?=\s+(?:across|along|at|by|for|in|on|with)\b|[.,;])"
)
_AFTER_LAST = frozenset("across along at by for in on with . , ;".split())
_BUILT = Pattern(
    r"\b(?:build|builds|building|built|open|opens|opened|opening|establish|established"
    r"|establishing|"
    r"create|created|creating|construct|constructed|constructing) "
    rf"(?P<phrase>(?P<noun>(?!(?:a|an|the|its|his|her|their|no)\b)"
    rf"(?:[a-z]+ ){{0,2}}?{any_of(_SITES)}) (?P<number>\d{{1,3}}))\Z"
)
_LONGEST_BUILT = 100  # code points


def _number_last(match: re.Match[str]) -> Fault | None:
    built = _BUILT.search(match.string, max(0, match.start() - _LONGEST_BUILT), match.end())
    if built is None:
        return None
    return Fault(
        *built.span("phrase"),
        "The number stands after what it counts",
        Confidence.MEDIUM,
        (f"{built['number']} {_plural(built['noun'])}",),
    )


RULES = (
    Rule(_PERCENT_TWICE, _percent_twice, frozenset({"percent", "per"}), at_figures=True),
    Rule(_PERCENT_FIRST, _percent_first),
    Rule(_RATIO, _ratio, frozenset({"than", "ratio"}), at_figures=True),
    Rule(_YEAR_COUNTED, _year_counted, frozenset({"year", "years"}), at_figures=True),
    Rule(
        _ONE_TIMES, _one_times, signs=("1 times", "one times"), words=(_ONE, frozenset({"times"}))
    ),
    Rule(_TIME_GROWTH, _one_times, signs=("1 time", "one time"), words=(_ONE, frozenset({"time"}))),
    Rule(_ORDINAL_LOST, _ordinal_lost, _NUMBERED, at_figures=True),
    Rule(
        _SINGULAR_COUNTED,
        _singular_counted,
        frozenset((*_SINGULAR, *_SINGULAR_ANYWHERE)),
        at_figures=True,
    ),
    Rule(_NUMBER_LAST, _number_last, _AFTER_LAST, at_figures=True, words=(frozenset(_SITES),)),
)
