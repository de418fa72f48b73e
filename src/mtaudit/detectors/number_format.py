"""Finds ordinals, days and months that are broken in writing: "10 th", "22th", "5 april"."""

import re
from collections.abc import Iterator, Sequence

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_SPLIT_ORDINAL = Pattern(r"(\d(?<![\w.,]\d)\d{0,2})(?:[^\S\n]+|-)(?:st|nd|rd|th)(?!\w)")
_ORDINAL = Pattern(r"(\d(?<![\w.,]\d)\d{0,3})(st|nd|rd|th)(?![\w])")
_WEEKDAY_WITH_DAY = Pattern(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) \((?:the )?(\d{1,2})(?:st|nd|rd|th)?\)"
)


# May, March and August are words as well.
_SMALL_MONTHS = frozenset(
    "january february april june july september october november december".split()
)
_ANY_MONTH = "|".join(sorted(_SMALL_MONTHS))
_SMALL_MONTH = Pattern(
    rf"(?<![\w/.-])(?P<before>{_ANY_MONTH}) (?:\d{{1,2}}(?:st|nd|rd|th)?|(?:19|20)\d\d)(?![\w/.:-])"
    rf"|(?<![\w/.:-])\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?P<after>{_ANY_MONTH})(?![\w/-])"
)
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
# A weight in stones: "weighing 48kg (7st 5lb)", "a little over 16st, he ...".
_WEIGHT = Pattern(
    r"\b(?:weigh\w*|scales?|heav\w+|stones?|\d+ ?(?:kg|kilos?|lbs?|pounds?))\b", re.IGNORECASE
)
_AROUND_WEIGHT = 60  # code points


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield split ordinals, ordinals with the wrong ending, and bare days after a weekday."""
    places = _places(context)
    yield from _split_ordinals(places, context) if places else ()
    yield from _wrong_endings(places, context) if places else ()
    yield from _bare_days(article)
    yield from _small_months(context)


def _split_ordinals(places: Sequence[int], context: Context) -> Iterator[Finding]:
    for match in _matches_at(_SPLIT_ORDINAL, places, context):
        span = Span(*match.span())
        if not context.is_opaque(span):
            yield DETECTOR.finding(
                span,
                f"The ordinal “{match.group()}” is split from its ending",
                Confidence.HIGH,
                suggestions=(ordinal(int(match.group(1))),),
            )


def _wrong_endings(places: Sequence[int], context: Context) -> Iterator[Finding]:
    for match in _matches_at(_ORDINAL, places, context):
        right = ordinal(int(match.group(1)))
        span = Span(*match.span())
        if match.group() != right and not match.group(1).startswith("0"):
            if context.is_opaque(span) or (match.group(2) == "st" and _weighs(match)):
                continue
            yield DETECTOR.finding(
                span,
                f"“{match.group()}” has the wrong ordinal ending",
                Confidence.HIGH,
                suggestions=(right,),
            )


def _places(context: Context) -> list[int]:
    """Return where figures with an ending of ordinals begin."""
    return [one.start for one in context.figures if one.word in _ENDINGS]


def _matches_at(
    pattern: Pattern, places: Sequence[int], context: Context
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with a figure, of which none overlaps another."""
    return filter(None, [pattern.match(context.article.text, place) for place in places])


def _weighs(match: re.Match[str]) -> bool:
    """Tell whether a figure before "st" is a weight in stones."""
    start, end = max(0, match.start() - _AROUND_WEIGHT), match.end() + _AROUND_WEIGHT
    return _WEIGHT.search(match.string, start, end) is not None


def _bare_days(article: Article) -> Iterator[Finding]:
    """The East Asian news style of a weekday with the day of the month in brackets."""
    text = article.text
    for match in _WEEKDAY_WITH_DAY.finditer(text) if "(" in text and "day (" in text else ():
        weekday, day = match.group(1), int(match.group(2))
        if 1 <= day <= 31:
            yield DETECTOR.finding(
                Span(*match.span()),
                f"The day of the month stands bare in brackets after “{weekday}”",
                Confidence.LOW,
                suggestions=(f"{weekday} the {ordinal(day)}",),
                evidence=(
                    Evidence("mechanism", "a form of East Asian news writing kept as it was"),
                ),
                severity=Severity.NEUTRAL,
                category=Category.DATE_FORMAT,
            )


def _small_months(context: Context) -> Iterator[Finding]:
    """Months beside a day or a year, in small letters as other languages have them."""
    if _SMALL_MONTHS.isdisjoint(context.written):
        return
    for match in _SMALL_MONTH.finditer(context.article.text):
        span = Span(*match.span("before" if match["before"] else "after"))
        month = span.of(context.article.text)
        if not context.is_opaque(span):
            yield DETECTOR.finding(
                span,
                f"The month “{month}” has a small letter",
                Confidence.HIGH,
                suggestions=(month.capitalize(),),
            )


def ordinal(number: int) -> str:
    """Return an English ordinal in figures: 1st, 22nd, 13th."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


DETECTOR = Detector(
    id="number-format",
    summary="an ordinal, a day or a month that is broken in writing",
    detect=detect,
    family=Family.NUMBER,
    category=Category.NUMBER_FORMAT,
    severity=Severity.MINOR,
    languages=("en",),
    by_passage=True,
)
