"""Finds dates, weekdays and times that do not exist: "31 June", "Friday, January 13, 2019"."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTH_LENGTHS, MONTH_START, MONTHS, WEEKDAYS
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.impossible_date import times
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.numerals import Kind
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import occurrences, word_before

if TYPE_CHECKING:
    from mtaudit.numerals.quantity import Quantity

# In English only these are worth the full parse: a weekday beside a date, or a day that some months
# do not have.
WEEKDAY_WORDS = frozenset(
    "monday mondays mon tuesday tuesdays tue tues wednesday wednesdays wed thursday thursdays thu "
    "thur thurs friday fridays fri saturday saturdays sat sunday sundays sun".split()
)
_DATE_NEXT = Pattern(rf"[.,]{{0,2}} (?:the )?(?:\d|{MONTH_START})")
_DAY_BEFORE = Pattern(r"\d,? \(?\Z")
_LAST_DAYS = frozenset({"29", "30", "31"})
_LAST_DAY = Pattern(r"(?:29|3[01])(?:st|th)?\b")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_DAY_BEYOND = Pattern(rf"(?P<day>3[2-9]|[4-9]\d)(?:st|nd|rd|th) of (?:{'|'.join(MONTHS)})\b")
_LONGEST_MONTH = 16  # code points, with the letters before that make it another word
_SHORT_MONTH_BEFORE = Pattern(r"(?:Feb|Apr|Jun|Sep|Nov)(?<!\w\w\w\w)[a-z.]{0,7} \Z")
_SHORT_MONTH_NEXT = Pattern(r"(?:st|th)?(?: of)? (?:Feb|Apr|Jun|Sep|Nov)")
# Before the twentieth century calendars and weekdays were not one all over the world.
_FIRST_YEAR = 1919
_ANCHOR_REACH = 300  # code points within which a dateline stands
_NEAR = 60  # days around the dateline in which a date without a year lies
_DATE_LINK = Pattern(
    r"\b(?:after|before|by|dated|from|of|on|since|through|till|to|until)\s(?:the\s)?$",
    re.IGNORECASE,
)
_NOUN_NEXT = Pattern(
    r"\s(?!(?:a|after|an|and|as|at|but|by|for|from|he|in|is|it|of|on|or|she|that|the|they|this|to|"
    r"until|was|were|when|which|while|who|will|with)\b)[a-z%]"
)
_BEFORE_WEEKDAY = frozenset(
    "after and before by due for from last next on or since this through till to until".split()
)
_DENIED = Pattern(r"(?:\bno|\bfictional|\bimaginary|\bnonexistent|[“\"‘'])\s?$", re.IGNORECASE)


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the dates that no calendar has, and the times that no clock shows."""
    text = article.text
    if not context.figures:
        return
    if context.lang == "en":
        yield from _days_beyond(context)
        yield from map(DETECTOR.from_sign, times.find(context))
        places = {*_last_days(context), *_dated_weekdays(context)}
        if not places:
            return
        quantities = context.quantities_near(sorted({0, _ANCHOR_REACH, *places}))
    else:
        quantities = context.quantities
    dates = [
        date
        for date in _dates(quantities)
        if not context.is_opaque(date.span) and "\n\n" not in date.span.of(text)
    ]
    anchor = article.date or _fitting(_dateline(dates), dates)
    for date in dates:
        yield from _judge(date, anchor, article, context)


def _last_days(context: Context) -> Iterator[int]:
    """Yield where a day that some months do not have stands beside one of them."""
    text = context.article.text
    for start, end, written, *_ in context.figures:
        if (
            written[:2] in _LAST_DAYS
            and _LAST_DAY.match(text, start)
            and _SHORT_MONTH_BEFORE.search(text, max(0, start - _LONGEST_MONTH), start)
        ):
            yield start
        is_last = written[-2:] in _LAST_DAYS and not written[-3:-2].isdecimal()
        if is_last and _SHORT_MONTH_NEXT.match(text, end):
            yield start


def _dated_weekdays(context: Context) -> Iterator[int]:
    """Yield where a weekday stands beside a day or a month."""
    text = context.article.text
    glued = {mark.lower() for mark in context.beside_figures}  # "5Tuesday"
    for weekday in (WEEKDAY_WORDS & context.vocabulary) | (WEEKDAY_WORDS & glued):
        for at in occurrences(context.lowered, weekday):
            if _DATE_NEXT.match(text, at + len(weekday)) or _DAY_BEFORE.search(
                text, max(0, at - 4), at
            ):
                yield at


def _days_beyond(context: Context) -> Iterator[Finding]:
    """Judge "the 32nd of March": no calendar has such days, so nothing reads them as dates."""
    if _ENDINGS.isdisjoint(context.beside_figures):
        return
    for figure in context.figures:
        if figure.word not in _ENDINGS:
            continue
        match = _DAY_BEYOND.match(context.flowing, figure.start)
        if match is None:
            continue
        span = Span(*match.span())
        before = context.flowing[max(0, span.start - 4) : span.start].lower()
        if not before.endswith("the ") or context.is_opaque(span):
            continue
        yield DETECTOR.finding(
            span,
            f"There is no “{match.group()}”: no month has {match['day']} days",
            Confidence.HIGH,
            evidence=(Evidence("value", f"day {match['day']}"),),
        )


# --- Dates -----------------------------------------------------------------------------------


def _dates(quantities: "Iterable[Quantity]") -> "Iterator[Quantity]":
    """Yield the dates among quantities, those inside ranges too."""
    for quantity in quantities:
        if quantity.kind is Kind.DATE:
            yield quantity
        elif quantity.parts:
            yield from _dates(quantity.parts)


def _part(date: "Quantity", kind: Kind) -> "Quantity | None":
    return next((part for part in date.parts if part.kind is kind), None)


def _value(date: "Quantity", kind: Kind) -> int:
    part = _part(date, kind)
    return int(part.value) if part is not None else 0


def _calendar_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _dateline(dates: "list[Quantity]") -> dt.date | None:
    """Return the date with a year at the head of the text, by which it can be placed."""
    for date in dates:
        if date.span.start > _ANCHOR_REACH:
            break
        found = _calendar_date(*(_value(date, kind) for kind in (Kind.YEAR, Kind.MONTH, Kind.DAY)))
        if found is not None:
            return found
    return None


def _fitting(anchor: dt.date | None, dates: "list[Quantity]") -> dt.date | None:
    """Return a dateline unless the weekdays of the text all belong to another year.

    The first date of a text may be that of a picture, years before.
    """
    if anchor is None:
        return None
    wrong = right = 0
    for date in dates:
        weekday = _part(date, Kind.WEEKDAY)
        year, month, day = (_value(date, kind) for kind in (Kind.YEAR, Kind.MONTH, Kind.DAY))
        if weekday is None or year or not 1 <= month <= 12 or not day:
            continue
        placed = _nearest(month, day, anchor)
        if placed is not None:
            right += placed.isoweekday() == weekday.value
            wrong += placed.isoweekday() != weekday.value
    return None if wrong > 1 and not right else anchor


def _judge(
    date: "Quantity", anchor: dt.date | None, article: Article, context: Context
) -> Iterator[Finding]:
    year, month, day = (_value(date, kind) for kind in (Kind.YEAR, Kind.MONTH, Kind.DAY))
    if not day or not month:
        return
    if month > 12 or day > MONTH_LENGTHS[month - 1] or _is_no_leap_day(year, month, day):
        yield from _impossible_day(date, article)
        return
    weekday = _part(date, Kind.WEEKDAY)
    if weekday is None or len(date.parts) > 4 or _is_no_weekday(weekday, article.text):
        return
    if year:
        placed = _calendar_date(year, month, day) if year >= _FIRST_YEAR else None
        confidence = Confidence.HIGH
    else:
        placed = _nearest(month, day, anchor)
        confidence = Confidence.MEDIUM
    if placed is not None and placed.isoweekday() != weekday.value:
        yield _wrong_weekday(date, weekday, placed, confidence, context)


def _is_no_weekday(weekday: "Quantity", text: str) -> bool:
    """Tell whether "Sun" is a star or a paper: "the eclipsed Sun August 21", "The Evening Sun"."""
    if weekday.span.of(text) != "Sun":
        return False
    before = word_before(text, weekday.span.start)
    return before.isalpha() and not before.isupper() and before.lower() not in _BEFORE_WEEKDAY


def _is_no_leap_day(year: int, month: int, day: int) -> bool:
    # The Julian calendar had more leap days.
    return (month, day) == (2, 29) and year >= _FIRST_YEAR and not _calendar_date(year, 2, 29)


def _nearest(month: int, day: int, anchor: dt.date | None) -> dt.date | None:
    """Return the day of any year that lies close to the anchor."""
    if anchor is None:
        return None
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        date = _calendar_date(year, month, day)
        if date is not None and abs((date - anchor).days) <= _NEAR:
            return date
    return None


def _impossible_day(date: "Quantity", article: Article) -> Iterator[Finding]:
    text, span = article.text, date.span
    before = text[max(0, span.start - 16) : span.start]
    parts = [part.kind for part in date.parts]
    spelled = any(char.isalpha() for char in span.of(text))
    # "In June 31 people died" counts people.
    day_first = Kind.MONTH in parts and parts.index(Kind.DAY) < parts.index(Kind.MONTH)
    counts = Kind.YEAR not in parts and not day_first and spelled
    unclear = counts and (not _DATE_LINK.search(before) or _NOUN_NEXT.match(text, span.end))
    year = _value(date, Kind.YEAR)
    if unclear or _DENIED.search(before) or 0 < year < _FIRST_YEAR:
        return
    month, day = _value(date, Kind.MONTH), _value(date, Kind.DAY)
    last = MONTH_LENGTHS[month - 1] if 1 <= month <= 12 else 0
    if last and day <= last:
        last, reason = 28, f"{year} is no leap year"
    else:
        reason = f"that month has {last} days" if last else "a year has twelve months"
    yield DETECTOR.finding(
        span,
        f"There is no “{' '.join(span.of(text).split())}”: {reason}",
        Confidence.HIGH if spelled else Confidence.MEDIUM,
        evidence=(Evidence("value", f"month {month}, day {day}"),),
    )


def _wrong_weekday(
    date: "Quantity",
    weekday: "Quantity",
    placed: dt.date,
    confidence: Confidence,
    context: Context,
) -> Finding:
    text = context.article.text
    right = WEEKDAYS[placed.weekday()]
    suggestions = []
    if context.lang == "en":
        written = weekday.span.of(text)
        short = len(written.rstrip(".")) < 6
        name = right[:3] + written[len(written.rstrip(".")) :] if short else right
        if written.isupper():
            name = name.upper()
        cut = weekday.span.start - date.span.start, weekday.span.end - date.span.start
        whole = date.span.of(text)
        suggestions.append(f"{whole[: cut[0]]}{name}{whole[cut[1] :]}")
        # The weekday is wrong or the day is: a person has to choose.
        suggestions += _moved(date, weekday, placed, text)
    day = f"{placed.year:04d}-{placed.month:02d}-{placed.day:02d}"
    return DETECTOR.finding(
        date.span,
        f"The weekday does not fit: {day} is a {right}",
        confidence,
        suggestions=suggestions,
        evidence=(Evidence("value", f"{day} is a {right}"),),
    )


def _moved(date: "Quantity", weekday: "Quantity", placed: dt.date, text: str) -> Iterator[str]:
    """Yield the date with the nearest day of its month that falls on its weekday."""
    day = _part(date, Kind.DAY)
    shift = (int(weekday.value) - placed.isoweekday() + 3) % 7 - 3
    moved = placed + dt.timedelta(days=shift)
    if day is not None and moved.month == placed.month and day.span.of(text).isdecimal():
        before = text[date.span.start : day.span.start]
        yield f"{before}{moved.day}{text[day.span.end : date.span.end]}"


DETECTOR = Detector(
    id="impossible-date",
    summary="a date, weekday or time that does not exist",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    by_passage=True,
)
