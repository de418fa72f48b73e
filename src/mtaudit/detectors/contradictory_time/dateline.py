"""Days in the lead against the day of the dateline."""

import re
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTH, MONTH_LENGTHS, MONTHS
from mtaudit.detectors.contradictory_time.days import (
    DATE,
    MONTH_NUMBERS,
    read_date,
)
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_DATELINE = Pattern(
    r"^[^\S\n]*(?!(?:On|In|By|At|Since|From|Until) )(?:[^\W\d_][^\n\d:;?!]{0,50}?)[,(—–-] ?\(?"
    rf"(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{MONTH}))"
    r"(?:,? (?P<year>(?:19|20)\d\d))?"
    r"(?: ?\(\w[\w ]*\)| ?/\w[^/\n]*/\.?| ?\([^)\n]*\))?"
    r"\)?\s?(?P<end>--+|[—–:]|-(?= )|\.\s?/|\.(?= )|,(?= )|\((?=[A-Z])|(?<=\)) |$)",
    re.MULTILINE,
)
_PLACE_NAME = Pattern(r"(?:[^\W\d_a-z][\w.’'-]*|of|de|/)(?:[ ,/]+(?:[^\W\d_a-z][\w.’'-]*|of|de))*")
_LEAD_END = 400  # how far into the article a dateline may stand, code points
_PAST_ACT = (
    r"(?:met|held|visited|attended|agreed|arrived|signed|announced|opened|said|told|talked|"
    r"spoke|issued|reported|launched|convened|called|gathered|decided|approved|passed)"
)
_MET_ON = Pattern(
    rf"\b{_PAST_ACT}\b(?: (?!will\b|to\b|would\b|before\b|since\b|until\b|that\b|which\b)[\w’'-]+)"
    r"{0,6}? on $"
)
# "Atcor, which had signed a letter of intent on May 1": what went before the news.
_HAD = Pattern(r"\b(?:had|has|have|having)\b")
_WILL = Pattern(r"\s(?:[\w’'-]+\s){1,3}(?:will|would|shall)\b")  # "said on April 10 it will pay"
_MONTH_AGO = Pattern(
    r"\b(?:(?:a|one|last) month|months? (?:ago|after|before|on|later)|weeks?|anniversary|since|"
    r"earlier|previous\w*|ago|last)\b"
)
_DAYTIME = Pattern(
    r"(?:\b[Oo]n the (?P<daytime>morning|afternoon|evening|night) of|\bOn) the "
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
    rf"(?!\w| of| {MONTH})"
)
_TODAY = Pattern(
    r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow)(?: \(| on |, |,? )(?:the )?"
    rf"(?:(?P<month>{MONTH}) )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?P<close>\)|,| |\.)"
)
_NEAR_DAYS = 3  # how long before the dateline a lead's "morning of the 13th" may be


@attrs.frozen
class Dateline:
    """Where and what the dateline says.

    Args:
        span: The date.
        month: 1 to 12.
        day: Day of the month.
        lead: The first sentence after it.
        written: The month as the dateline writes it.
    """

    span: Span
    month: int
    day: int
    lead: Span
    written: str


def contradictions(context: Context) -> Iterator[Sign]:
    """Yield the days that the dateline of an article excludes."""
    dateline = _dateline(context)
    if dateline is not None:
        yield from _against(context.flowing, dateline)


def _against(text: str, dateline: Dateline) -> Iterator[Sign]:
    yield from _daytimes(text, dateline)
    yield from _todays(text, dateline)
    if _MONTH_AGO.search(text, dateline.lead.start, dateline.lead.end):
        return
    for match in DATE.finditer(text, dateline.span.end, dateline.lead.end):
        month, day = read_date(match)
        if not month or month == dateline.month:
            continue
        before = text[max(dateline.lead.start, match.start() - 60) : match.start()]
        if not _MET_ON.search(before) or _HAD.search(before) or _WILL.match(text, match.end()):
            continue
        apart = (month - dateline.month) % 12
        # Told as done, a month ago to the day or in a month to come.
        if (apart == 11 and day == dateline.day) or (
            1 <= apart <= 3 and abs(day - dateline.day) <= 1
        ):
            yield _dateline_finding(text, match, dateline)


def _dateline(context: Context) -> Dateline | None:
    """Find the dateline at the head of the article."""
    text = context.flowing
    for match in _DATELINE.finditer(text, 0, min(len(text), _LEAD_END + 120)):
        if match.start() > _LEAD_END:
            break
        month, day = read_date(match)
        head = text[match.start() : match.start("month" if match["month"] else "day2")]
        if not month or not _PLACE_NAME.fullmatch(head.strip(" ,(—–-")):
            continue
        written = match["month"] or match["month2"]
        begin = match.start("month" if match["month"] else "day2")
        end = match.end("day" if match["day"] else "month2")
        places = context.sentences
        at = bisect_right([place.start for place in places], match.end() - 1) - 1
        lead = places[max(0, at)]
        if lead.end <= match.end() + 10 and at + 1 < len(places):
            lead = places[at + 1]
        return Dateline(
            Span(begin, end), month, day, Span(match.end(), max(match.end(), lead.end)), written
        )
    return None


def _dateline_finding(text: str, match: re.Match[str], dateline: Dateline) -> Sign:
    span = Span(*match.span())
    month = match["month"] or match["month2"]
    name = MONTHS[dateline.month - 1]
    suggestion = span.of(text).replace(month, name, 1)
    return Sign(
        span,
        f"“{span.of(text)}” is a month off the dateline, {dateline.span.of(text)}",
        Confidence.MEDIUM,
        suggestions=(suggestion,),
        evidence=(
            Evidence("occurrence", f"the dateline is {dateline.span.of(text)}", dateline.span),
            Evidence("value", "the news of a dateline is a day old, not a month"),
        ),
    )


def _daytimes(text: str, dateline: Dateline) -> Iterator[Sign]:
    """Judge "on the morning of the 13th" in the lead of another day."""
    match = _DAYTIME.search(text, dateline.lead.start, dateline.lead.end)
    if match is None or (match["daytime"] is None and match.start() > dateline.lead.start + 3):
        return
    day = int(match["day"])
    if not 1 <= day <= 31 or _is_near(day, dateline):
        return
    again = Pattern(rf"\b(?:the {dateline.day}(?:st|nd|rd|th)|{MONTH} {dateline.day})\b")
    supported = match["daytime"] or again.search(text, dateline.lead.end)
    span = Span(match.start("day"), match.end())
    ending = (
        "th"
        if dateline.day in {11, 12, 13}
        else {1: "st", 2: "nd", 3: "rd"}.get(dateline.day % 10, "th")
    )
    yield Sign(
        span,
        f"The lead tells of the {span.of(text)}, and the dateline is {dateline.span.of(text)}",
        Confidence.MEDIUM if supported else Confidence.LOW,
        suggestions=(f"{dateline.day}{ending}",),
        evidence=(
            Evidence("occurrence", f"the dateline is {dateline.span.of(text)}", dateline.span),
            Evidence("value", f"day {day} against day {dateline.day}"),
        ),
    )


def _is_near(day: int, dateline: Dateline) -> bool:
    """Tell whether a bare day may be one from three days before the dateline to one after it."""
    here, before = MONTH_LENGTHS[dateline.month - 1], MONTH_LENGTHS[dateline.month - 2]
    ago = dateline.day - day
    return -1 <= ago <= _NEAR_DAYS or ago + before <= _NEAR_DAYS or ago - here >= -1


def _todays(text: str, dateline: Dateline) -> Iterator[Sign]:
    """Judge "today (13th)" against the dateline, a day's grace for time zones."""
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}
    for match in _TODAY.finditer(text, dateline.span.end):
        bare = match["month"] is None
        if bare and not re.search(r"(?:st|nd|rd|th)\W?$|\(\d+\)$", match.group()):
            continue
        day = int(match["day"])
        expected = dateline.day + shift[match["word"].lower()]
        number = MONTH_NUMBERS.get((match["month"] or "")[:3].lower(), dateline.month)
        gap = abs(day - expected) if number == dateline.month else 99
        length = max(MONTH_LENGTHS[dateline.month - 1], MONTH_LENGTHS[dateline.month - 2])
        across = number != dateline.month or bare
        if gap <= 1 or (across and length - abs(day - expected) <= 3) or not 1 <= day <= 31:
            continue
        span = Span(match.start("month" if match["month"] else "day"), match.end("close") - 1)
        yield Sign(
            span,
            f"“{match['word']}” is the {span.of(text)} here, "
            f"and the dateline is {dateline.span.of(text)}",
            Confidence.MEDIUM,
            evidence=(
                Evidence("occurrence", f"the dateline is {dateline.span.of(text)}", dateline.span),
                Evidence("value", f"day {day} against day {expected}"),
            ),
        )
