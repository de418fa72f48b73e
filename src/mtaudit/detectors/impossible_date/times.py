"""Times that do not exist: "25:70", "3 a.m. in the afternoon"."""

import re
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_TIME = Pattern(
    r"(?P<hour>\d(?<![\w.,:/-]\d)\d?):(?P<minute>\d{1,2})(?![\d:/]|[.,]\d|-\d)"
    r"(?P<zone>\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|GMT\b|UTC\b|JST\b|local time\b|Beijing time\b"
    r"|o[’']clock\b))?"
)
_TIME_LINK = Pattern(r"\b(?:at|from|till|until)\s$", re.IGNORECASE)
# Where two numbers and a colon are no time.
_NO_CLOCK = Pattern(
    r"\b(?:beat|beaten|break|lap|lead|leading|led|lost|match|odds|Psalms?|ratio|scale|score[ds]?|"
    r"set|sets|tied|verses?|win|won)\b",
    re.IGNORECASE,
)
_OCLOCK = Pattern(r"(?<![\w.,:/-])(?P<hour>\d{2,3}) o[’']clock\b")


def find(context: Context) -> Iterator[Sign]:
    """Yield the times that no clock shows, and those of the other half of the day."""
    text, beside = context.article.text, context.beside_figures
    for figure in context.figures if "0:0" in beside else ():
        match = _TIME.match(text, figure.start) if figure.sign == ":" else None
        if match is not None:
            confidence = _judge_time(match)
            if confidence is not None and not context.is_opaque(Span(*match.span())):
                hour, minute = match["hour"], match["minute"]
                yield _no_time(match, confidence, f"hour {hour}, minute {minute}")
    if not (_HALVES.isdisjoint(beside) or _PARTS_OF_DAY.isdisjoint(context.vocabulary)):
        yield from _halves(context)
    if "o" in beside:
        for match in _OCLOCK.finditer(text):
            if int(match["hour"]) > 24:
                yield _no_time(match, Confidence.HIGH, f"hour {match['hour']}")


_HALVES = frozenset({"a", "p", "am", "pm"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening"})
_HALF_OF_DAY = Pattern(
    r"(?P<time>(?P<hour>\d(?<![\w.,:/-]\d)\d?)(?::[0-5]\d)? ?(?P<half>[ap])\.?m\.?)"
    r" (?:in the |this |yesterday |tomorrow |on [A-Z]\w+ )(?P<part>morning|afternoon|evening)\b"
)


def _halves(context: Context) -> Iterator[Sign]:
    """Yield the hours that lie in the other half of the day: "3 a.m. in the afternoon"."""
    for match in _HALF_OF_DAY.finditer(context.article.text):
        right = "a" if match["part"] == "morning" else "p"
        if match["half"] == right or int(match["hour"]) > 12:
            continue
        if context.is_opaque(Span(*match.span())):
            continue
        start, end = match.start("half") - match.start(), match.end("half") - match.start()
        yield Sign(
            Span(*match.span()),
            f"“{match['time']}” is not in the {match['part']}",
            Confidence.MEDIUM,
            suggestions=(f"{match.group()[:start]}{right}{match.group()[end:]}",),
            evidence=(Evidence("value", f"{match['half']}.m. and {match['part']}"),),
        )


def _judge_time(match: re.Match[str]) -> Confidence | None:
    hour, minute, zone = int(match["hour"]), int(match["minute"]), match["zone"]
    broken = len(match["minute"]) == 1
    if not broken and minute < 60 and (hour < 24 or (hour == 24 and minute == 0)):
        return None
    if zone:
        return Confidence.MEDIUM if broken and hour < 24 else Confidence.HIGH
    before = match.string[max(0, match.start() - 60) : match.start()]
    if broken or not _TIME_LINK.search(before) or _NO_CLOCK.search(before):
        return None
    # "at 40:31" is a minute of play; "from 25:20" a score.
    return Confidence.MEDIUM if minute >= 60 or hour == 24 else None


def _no_time(match: re.Match[str], confidence: Confidence, value: str) -> Sign:
    past_midnight = value.startswith("hour 24,") and int(match["minute"]) < 60
    zone = match["zone"] or "" if "zone" in match.re.groupindex else ""
    return Sign(
        Span(*match.span()),
        f"There is no time “{match.group()}”",
        confidence,
        suggestions=(f"0:{match['minute']}{zone}",) if past_midnight else (),
        evidence=(Evidence("value", value),),
    )
