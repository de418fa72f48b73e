"""Events with their times, as sentences tell them: "Abe's visit to Russia later this month"."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TypeAlias

import attrs

from mtaudit.context import Context
from mtaudit.detectors.contradictory_time.days import DATE, read_date
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import occurrences

_WHICH, _UNITS = frozenset({"this", "next", "last"}), frozenset({"month", "week", "year"})
_RELATIVE = Pattern(
    r"\b(?:(?P<later>later)|(?P<earlier>earlier)"
    r"|(?P<early>early|(?:at |in )?the (?:beginning|start) of)"
    r"|(?P<late>late|(?:at |in |by )?the end of)) (?P<unit>this (?:month|week|year))\b"
    r"|\b(?P<next>next)\b (?:month|week|year)\b|\b(?P<last>last) (?:month|week|year)\b",
    re.IGNORECASE,
)
# A word that "this" needs: "later this month", "at the beginning of this year".
_OF_THIS = frozenset("later earlier early late beginning start end".split())
_LONGEST_RELATIVE = 24  # code points before its period
_ON = Pattern(r"\b[Oo]n (?:the )?\Z")
_LONGEST_ON = 20  # code points before a day, with the month between
_EVENTS = {
    "visit": "visit visits visited visiting trip trips tour",
    "meet": "meet meets met meeting meetings",
    "talks": "talks negotiations consultations dialogue",
    "summit": "summit summits",
    "election": "election elections poll polls vote",
    "conference": "conference congress convention forum symposium",
    "ceremony": "ceremony inauguration funeral wedding",
    "trial": "trial hearing verdict sentencing",
    "launch": "launch launches launched launching",
    "release": "release releases released releasing",
    "match": "match game final friendly",
    "concert": "concert exhibition festival",
    "departure": "leave leaves left leaving depart departs departed departure",
    "arrival": "arrive arrives arrived arriving arrival",
    "signing": "sign signs signed signing",
    "session": "session sitting plenum",
    "strike": "strike walkout",
    "exercise": "exercise exercises drill drills manoeuvres maneuvers",
    "opening": "open opens opened opening",
}
_EVENT_OF = {form: event for event, forms in _EVENTS.items() for form in forms.split()}
_TOKEN = Pattern(r"[^\W\d_][\w-]*(?:[’'‘](?!s\b)\w+)*| ?[’'‘]s\b|\d+|[,;:()—–]|\n(?=\s*\n)")
_BEFORE_EVENT, _AFTER_EVENT = 6, 8  # words from the name to its event, and on to the time
_FUTURE = frozenset("will to would shall plans expects intends scheduled due set going".split())
_BARRIERS = ",;:()\n—–"
_ARTICLES = frozenset("the a an this that these those his her its their he she it in on at".split())
_PASSIVE = frozenset("be being been is are was were has have had not if could should may".split())
# Event, subject, objects, and twice whether it is to come.
Event: TypeAlias = tuple[str, str, frozenset[str], bool | None, bool | None]


@attrs.frozen
class Mention:
    """An event with its time.

    Args:
        span: The words of the time.
        time: What they say: `later`, `early` ... or `day` for a date.
        date: Month and day; zeros for words.
        event: The event.
        subject: The name whose event it is.
        objects: The names between the event and the time.
        future: Whether it is told as to come; None if nothing says so.
        certain: The same by the form of its very verb, "will visit" or "visited".
    """

    span: Span
    time: str
    date: tuple[int, int]
    event: str
    subject: str
    objects: frozenset[str]
    future: bool | None
    certain: bool | None


def mentions(context: Context) -> Iterator[Mention]:
    """Yield the events that are told with a time.

    Args:
        context: The article.

    Yields:
        The events, those with words of time before those with dates.
    """
    text = context.flowing
    for match in _relative_times(context):
        time = next(k for k, v in match.groupdict().items() if v and k != "unit")
        time = f"{time} {(match['unit'] or '').lower()}"
        yield from _mention(context, match, time, (0, 0), match.start())
    for match in _dates(context):
        before = text[max(0, match.start() - 8) : match.start()]
        if read_date(match) != (0, 0) and (on := _ON.search(before)) is not None:
            end = match.start() - len(before) + on.start()
            yield from _mention(context, match, "day", read_date(match), end)


def _relative_times(context: Context) -> Iterator[re.Match[str]]:
    """Yield the words of time that are told from today: "later this month", "next week"."""
    which, units = context.vocabulary & _WHICH, context.vocabulary & _UNITS
    if _OF_THIS.isdisjoint(context.vocabulary):
        which -= {"this"}
    periods = sorted(
        (start, start + len(period))
        for period in (f"{one} {unit}" for one in which for unit in units)
        for start in occurrences(context.lowered, period)
    )
    text, done = context.flowing, 0
    for start, end in periods:
        first = max(done, start - _LONGEST_RELATIVE)
        while (match := _RELATIVE.search(text, first, end + 1)) and match.end() <= start:
            first = match.end()
        if match:
            done = match.end()
            yield match


def _dates(context: Context) -> Iterator[re.Match[str]]:
    """Yield the dates of a text if two may be the same day of two months."""
    text = context.flowing
    days = [
        one.text
        for one in context.figures
        if len(one.text) < 3 and "n " in text[max(0, one.start - _LONGEST_ON) : one.start]
    ]
    if len(set(map(int, days))) < len(days):
        yield from DATE.finditer(text)


def _mention(
    context: Context, match: re.Match[str], time: str, date: tuple[int, int], end: int
) -> Iterator[Mention]:
    """Yield the event whose time a match is, if its sentence tells one before `end` or after."""
    text, places = context.flowing, context.sentences
    at = bisect_right(places, match.start(), key=lambda place: place.start) - 1
    if at < 0:
        return
    read = _read_event(text, places[at].start, end)
    if read is None and text[places[at].start : end].strip('“"‘ ') == "":
        read = _read_event_after(text, match.end(), places[at].end)
    if read is not None:
        yield Mention(Span(*match.span()), time, date, *read)


def _read_event(text: str, start: int, end: int) -> Event | None:
    """Read the event right before a time: subject, event, and the names in between."""
    tokens = [match.group() for match in _TOKEN.finditer(text, max(start, end - 200), end)]
    objects: set[str] = set()
    for back, token in enumerate(reversed(tokens)):
        if back > _AFTER_EVENT or token in _BARRIERS:
            return None
        event = _EVENT_OF.get(token.lower())
        if event and not (token[0].isupper() and back < len(tokens) - 1):
            at = len(tokens) - 1 - back
            subject = _subject(tokens[max(0, at - _BEFORE_EVENT) : at])
            if subject is None or (event == "signing" and not objects):
                return None
            name, near = subject
            future, certain = _future(token, near), _certain(token, near)
            between = {word.lower() for word in tokens[at + 1 :]}
            if between & {"to", "for", "by"} and certain is False:
                certain = None  # "left to fight next year", "signed for next year"
            return event, name, frozenset(objects), future, certain
        if token[0].isupper():
            objects.add(token.lower())
        elif token.lower() in {"and", "but", "who", "which", "that", "after", "before", "when"}:
            return None
    return None


def _read_event_after(text: str, start: int, end: int) -> Event | None:
    """Read the event after a time that heads its sentence: "On June 12, Trump will meet"."""
    tokens = [m.group() for m in _TOKEN.finditer(text, start, min(end, start + 160))]
    tokens = tokens[1:] if tokens[:1] == [","] else tokens
    for at, token in enumerate(tokens[: _AFTER_EVENT + 1]):
        if token in _BARRIERS:
            return None
        event = _EVENT_OF.get(token)
        subject = _subject(tokens[:at]) if event else None
        if event and subject:
            objects = set()
            for word in tokens[at + 1 : at + 6]:
                if word in _BARRIERS or word.lower() in {"and", "who", "after", "before"}:
                    break
                if word[0].isupper():
                    objects.add(word.lower())
            return event, subject[0], frozenset(objects), _future(token, subject[1]), None
    return None


def _subject(before: list[str]) -> tuple[str, list[str]] | None:
    """Return the nearest name before an event, and the words from it on."""
    for back in range(1, len(before) + 1):
        token = before[-back]
        if token in _BARRIERS:
            return None
        near = [word.lower() for word in before[len(before) - back + 1 :]]
        if token[0].isupper() and token.lower() not in _ARTICLES:
            return token.lower(), near
        if token.lower() == "the" and back <= 3:
            return " ".join(("the", *near)), []  # "the second summit"
    return None


def _future(event: str, near: list[str]) -> bool | None:
    """Tell whether an event is told as to come; None if its words do not say."""
    if _FUTURE & set(near):
        return True
    past = event.lower() in {"visited", "met", "launched", "released", "left", "arrived", "signed"}
    return False if past else None


def _certain(event: str, near: list[str]) -> bool | None:
    """Tell whether the event's own verb is a future ("will visit") or a past ("visited")."""
    if not event.endswith("ed") and event not in {"met", "left"}:
        future = "will" in near[-2:] and event in {
            "visit", "meet", "launch", "release", "leave", "depart", "arrive", "sign", "open",
        }  # fmt: skip
        return True if future else None
    return None if set(near) & _FUTURE or set(near) & _PASSIVE else False
