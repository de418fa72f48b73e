"""Finds times at odds with one another: one visit "later this month" and "early this month"."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TypeAlias

import attrs

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import flowing, sentences

_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# A day of a year that the article leaves open.
_DATE = Pattern(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH}))"
    r"(?![\w%°:]|[.,]\d|,? (?:of )?(?:1\d|20)\d\d\b| last year| next year|,? (?:this|that) year)"
)

# --- One event with two times ---

_RELATIVE = Pattern(
    r"\b(?:(?P<later>later)|(?P<earlier>earlier)"
    r"|(?P<early>early|(?:at |in )?the (?:beginning|start) of)"
    r"|(?P<late>late|(?:at |in |by )?the end of)) (?P<unit>this (?:month|week|year))\b"
    r"|\b(?P<next>next)\b (?:month|week|year)\b|\b(?P<last>last) (?:month|week|year)\b",
    re.IGNORECASE,
)
# What cannot both be true of one event, and whether it hangs on the tense.
_OPPOSED = {frozenset({"later", "early"}), frozenset({"late", "early"})}
_OPPOSED_BY_TENSE = {frozenset({"later", "earlier"})}
# What the tense of its own verb excludes: "will visit last month", "visited next month".
_PAST_TIMES, _FUTURE_TIMES = frozenset({"earlier", "last"}), frozenset({"later", "next"})
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
_NEGATED = Pattern(r"\b(?:not|no longer|instead|rather|postpone\w*|delay\w*|reschedul\w*)\b")

# --- The dateline ---

_DATELINE = Pattern(
    r"^[^\S\n]*(?!(?:On|In|By|At|Since|From|Until) )(?:[^\W\d_][^\n\d:;?!]{0,50}?)[,(—–-] ?\(?"
    rf"(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH}))"
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
_MONTH_AGO = Pattern(
    r"\b(?:(?:a|one|last) month|months? (?:ago|after|before|on|later)|weeks?|anniversary|since|"
    r"earlier|previous\w*|ago|last)\b"
)
_DAYTIME = Pattern(
    r"(?:\b[Oo]n the (?P<daytime>morning|afternoon|evening|night) of|\bOn) the "
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)"
    rf"(?!\w| of| {_MONTH})"
)
_TODAY = Pattern(
    r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow)(?: \(| on |, |,? )(?:the )?"
    rf"(?:(?P<month>{_MONTH}) )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?P<close>\)|,| |\.)"
)
_NEAR_DAYS = 3  # how long before the dateline a lead's "morning of the 13th" may be

# --- Two standings, one after the other ---

_CLOCK = (
    r"(?:noon|midnight|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?(?!\w)|o['’]clock)|\d{1,2}:\d\d)"
    r"(?: \w+ time)?"
)
_OPEN_DATE = rf"(?:{_MONTH} {_DAY}|{_DAY} (?:of )?{_MONTH})\b(?!,? (?:1\d|20)\d\d)"
_STANDING = Pattern(
    r"\b(?:[Aa]s of|[Bb]y|[Uu]ntil|[Aa]t|[Uu]p to|[Ff]rom|[Ss]ince|[Aa]s at|[Oo]n) (?:the )?"
    rf"(?:(?P<clock>{_CLOCK}),? (?:on )?(?:the )?(?P<date>{_OPEN_DATE})"
    rf"|(?P<date2>{_OPEN_DATE}),? (?:at )?(?P<clock2>{_CLOCK}))"
)

_GATE = Pattern(rf"\b(?:this|next|last) (?:month|week|year)\b|\b{_MONTH} \d|\d (?:of )?{_MONTH}\b")


# Event, subject, objects, and twice whether it is to come.
_Event: TypeAlias = tuple[str, str, frozenset[str], bool | None, bool | None]


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


@attrs.frozen
class _Standing:
    """A clock time with its date, as figures are given that change by the hour."""

    sentence: int
    date: tuple[int, int]
    clock: str
    place: Span
    whole: str


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the times that another time of the article excludes."""
    text = flowing(article.text)
    if not _GATE.search(text):
        return
    places = sentences(text)
    found = [*_events(text, places), *_standings(text, places)]
    dateline = _dateline(text, places)
    if dateline is not None:
        found += _against_dateline(text, dateline)
    said: set[Span] = set()
    for finding in found:
        if finding.span not in said and not context.is_opaque(finding.span):
            said.add(finding.span)
            yield finding


def _events(text: str, places: tuple[Span, ...]) -> Iterator[Finding]:
    """Compare the times of each event that has a subject."""
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in _mentions(text, places):
        groups[mention.event, mention.subject].append(mention)
    for group in groups.values():
        yield from (_tense_finding(text, mention) for mention in group if _against_tense(mention))
        times = Counter(_time(mention) for mention in group)
        for at, mention in enumerate(group[:50]):
            other = next((o for o in group[:at] if _clash(o, mention, text)), None)
            if other is None:
                continue
            # The time that more mentions give is the right one; else the first.
            outvoted = times[_time(other)] < times[_time(mention)]
            wrong, right = (other, mention) if outvoted else (mention, other)
            yield _event_finding(text, wrong, right, times[_time(right)])


def _mentions(text: str, places: tuple[Span, ...]) -> Iterator[Mention]:
    starts = [place.start for place in places]
    for pattern in (_RELATIVE, _DATE):
        for match in pattern.finditer(text):
            at = bisect_right(starts, match.start()) - 1
            if at < 0:
                continue
            date = (0, 0)
            if pattern is _RELATIVE:
                time = next(k for k, v in match.groupdict().items() if v and k != "unit")
                time = f"{time} {(match['unit'] or '').lower()}"
                end = match.start()
            else:
                date, time = _read_date(match), "day"
                before = text[max(0, match.start() - 8) : match.start()]
                if date == (0, 0) or not re.search(r"\b[Oo]n (?:the )?$", before):
                    continue
                end = match.start() - len(before) + before.lower().rindex("on ")
            read = _read_event(text, places[at].start, end)
            if read is None and text[places[at].start : end].strip('“"‘ ') == "":
                read = _read_event_after(text, match.end(), places[at].end)
            if read is not None:
                yield Mention(Span(*match.span()), time, date, *read)


def _read_event(text: str, start: int, end: int) -> _Event | None:
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


def _read_event_after(text: str, start: int, end: int) -> _Event | None:
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


def _read_date(match: re.Match[str]) -> tuple[int, int]:
    groups = match.groupdict()
    month = groups.get("month") or groups.get("month2") or ""
    day = int(groups.get("day") or groups.get("day2") or 0)
    number = _MONTH_NUMBERS.get(month[:3].lower(), 0)
    return (number, day) if number and 1 <= day <= _LENGTHS[number - 1] else (0, 0)


def _time(mention: Mention) -> tuple[str, tuple[int, int]]:
    return mention.time, mention.date


def _clash(one: Mention, two: Mention, text: str) -> bool:
    """Tell whether two mentions of an event cannot both have their time right."""
    if not one.objects & two.objects and (one.objects or two.objects):
        return False
    if _NEGATED.search(text, max(0, two.span.start - 80), min(len(text), two.span.end + 40)):
        return False
    if one.time == "day" == two.time:
        # Another day is another meeting; the same day of the next month is a slip.
        apart = abs(one.date[0] - two.date[0])
        known = bool(one.objects) or one.subject.startswith("the ")
        return known and one.date[1] == two.date[1] and apart in {1, 11}
    if "day" in {one.time, two.time}:
        return False
    (first, _, unit), (second, _, other_unit) = (m.time.partition(" ") for m in (one, two))
    pair = frozenset({first, second})
    if unit != other_unit:
        return False
    if pair in _OPPOSED:
        return bool(one.objects) or one.future is two.future
    return pair in _OPPOSED_BY_TENSE and one.future is not None and one.future is two.future


def _against_tense(mention: Mention) -> bool:
    """Tell whether the verb of a mention excludes its time: "will visit Russia last month"."""
    return mention.certain is not None and mention.time.split()[0] in (
        _PAST_TIMES if mention.certain else _FUTURE_TIMES
    )


def _tense_finding(text: str, mention: Mention) -> Finding:
    written = mention.span.of(text)
    tense = "still to come" if mention.certain else "past"
    return DETECTOR.finding(
        mention.span,
        f"“{written}” is said of a {mention.event} that the sentence tells as {tense}",
        Confidence.MEDIUM,
        evidence=(Evidence("context", f"the verb of the {mention.event} is {tense}"),),
    )


def _event_finding(text: str, wrong: Mention, right: Mention, votes: int) -> Finding:
    written, other = wrong.span.of(text), right.span.of(text)
    thin = wrong.future is None and right.future is None and votes < 2
    return DETECTOR.finding(
        wrong.span,
        f"“{written}” here and “{other}” elsewhere are said of one {wrong.event}",
        Confidence.LOW if thin else Confidence.MEDIUM,
        suggestions=(other[0].upper() + other[1:] if written[0].isupper() else other,),
        evidence=(
            Evidence("occurrence", f"the article also has “{other}”", span=right.span),
            Evidence(
                "context", f"{wrong.event}: {', '.join((wrong.subject, *sorted(wrong.objects)))}"
            ),
        ),
    )


def _standings(text: str, places: tuple[Span, ...]) -> Iterator[Finding]:
    """Compare a clock time with the one right before it: the same day, but another month."""
    starts = [place.start for place in places]
    previous: _Standing | None = None
    for match in _STANDING.finditer(text):
        dated, clocked = ("date", "clock") if match["date"] else ("date2", "clock2")
        written = _DATE.match(text, match.start(dated))
        standing = _Standing(
            sentence=bisect_right(starts, match.start()),
            date=_read_date(written) if written else (0, 0),
            clock=match[clocked].lower().replace(".", "").replace(" ", ""),
            place=Span(*match.span(dated)),
            whole=match.group(),
        )
        if previous is not None and _slipped(previous, standing):
            yield _standing_finding(text, previous, standing)
        previous = standing


def _slipped(one: _Standing, two: _Standing) -> bool:
    """Tell whether only the hour has moved on, but for the month.

    The same hour a month later is a monthly figure.
    """
    return (
        two.sentence - one.sentence == 1
        and one.date[0] > 0
        and one.date[1] == two.date[1]
        and (two.date[0] - one.date[0]) % 12 in {1, 11}
        and one.clock != two.clock
    )


def _standing_finding(text: str, one: _Standing, two: _Standing) -> Finding:
    now, before = two.place.of(text), one.place.of(text)
    return DETECTOR.finding(
        two.place,
        f"“{now}” follows a figure of “{before}”, and only the hour has moved on",
        Confidence.MEDIUM,
        suggestions=(before,),
        evidence=(
            Evidence("occurrence", f"the sentence before says {one.whole}", span=one.place),
            Evidence("value", f"the same day of the month: {one.clock}, then {two.clock}"),
        ),
    )


def _dateline(text: str, places: tuple[Span, ...]) -> Dateline | None:
    """Find the dateline at the head of the article."""
    for match in _DATELINE.finditer(text, 0, min(len(text), _LEAD_END + 120)):
        if match.start() > _LEAD_END:
            break
        month, day = _read_date(match)
        head = text[match.start() : match.start("month" if match["month"] else "day2")]
        if not month or not _PLACE_NAME.fullmatch(head.strip(" ,(—–-")):
            continue
        written = match["month"] or match["month2"]
        begin = match.start("month" if match["month"] else "day2")
        end = match.end("day" if match["day"] else "month2")
        at = bisect_right([place.start for place in places], match.end() - 1) - 1
        lead = places[max(0, at)]
        if lead.end <= match.end() + 10 and at + 1 < len(places):
            lead = places[at + 1]
        return Dateline(
            Span(begin, end), month, day, Span(match.end(), max(match.end(), lead.end)), written
        )
    return None


def _against_dateline(text: str, dateline: Dateline) -> Iterator[Finding]:
    yield from _daytimes(text, dateline)
    yield from _todays(text, dateline)
    if _MONTH_AGO.search(text, dateline.lead.start, dateline.lead.end):
        return
    for match in _DATE.finditer(text, dateline.span.end, dateline.lead.end):
        month, day = _read_date(match)
        if not month or month == dateline.month:
            continue
        before = text[max(dateline.lead.start, match.start() - 60) : match.start()]
        if not _MET_ON.search(before):
            continue
        apart = (month - dateline.month) % 12
        # Told as done, a month ago to the day or in a month to come.
        if (apart == 11 and day == dateline.day) or (
            1 <= apart <= 3 and abs(day - dateline.day) <= 1
        ):
            yield _dateline_finding(text, match, dateline)


def _dateline_finding(text: str, match: re.Match[str], dateline: Dateline) -> Finding:
    span = Span(*match.span())
    month = match["month"] or match["month2"]
    name = _MONTHS.split()[dateline.month - 1].capitalize()
    suggestion = span.of(text).replace(month, name, 1)
    return DETECTOR.finding(
        span,
        f"“{span.of(text)}” is a month off the dateline, {dateline.span.of(text)}",
        Confidence.MEDIUM,
        suggestions=(suggestion,),
        evidence=(
            Evidence("occurrence", f"the dateline is {dateline.span.of(text)}", dateline.span),
            Evidence("value", "the news of a dateline is a day old, not a month"),
        ),
    )


def _daytimes(text: str, dateline: Dateline) -> Iterator[Finding]:
    """Judge "on the morning of the 13th" in the lead of another day."""
    match = _DAYTIME.search(text, dateline.lead.start, dateline.lead.end)
    if match is None or (match["daytime"] is None and match.start() > dateline.lead.start + 3):
        return
    day = int(match["day"])
    if not 1 <= day <= 31 or _is_near(day, dateline):
        return
    again = Pattern(rf"\b(?:the {dateline.day}(?:st|nd|rd|th)|{_MONTH} {dateline.day})\b")
    supported = match["daytime"] or again.search(text, dateline.lead.end)
    span = Span(match.start("day"), match.end())
    ending = (
        "th"
        if dateline.day in {11, 12, 13}
        else {1: "st", 2: "nd", 3: "rd"}.get(dateline.day % 10, "th")
    )
    yield DETECTOR.finding(
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
    here, before = _LENGTHS[dateline.month - 1], _LENGTHS[dateline.month - 2]
    ago = dateline.day - day
    return -1 <= ago <= _NEAR_DAYS or ago + before <= _NEAR_DAYS or ago - here >= -1


def _todays(text: str, dateline: Dateline) -> Iterator[Finding]:
    """Judge "today (13th)" against the dateline, a day's grace for time zones."""
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}
    for match in _TODAY.finditer(text, dateline.span.end):
        bare = match["month"] is None
        if bare and not re.search(r"(?:st|nd|rd|th)\W?$|\(\d+\)$", match.group()):
            continue
        day = int(match["day"])
        expected = dateline.day + shift[match["word"].lower()]
        number = _MONTH_NUMBERS.get((match["month"] or "")[:3].lower(), dateline.month)
        gap = abs(day - expected) if number == dateline.month else 99
        length = max(_LENGTHS[dateline.month - 1], _LENGTHS[dateline.month - 2])
        across = number != dateline.month or bare
        if gap <= 1 or (across and length - abs(day - expected) <= 3) or not 1 <= day <= 31:
            continue
        span = Span(match.start("month" if match["month"] else "day"), match.end("close") - 1)
        yield DETECTOR.finding(
            span,
            f"“{match['word']}” is the {span.of(text)} here, "
            f"and the dateline is {dateline.span.of(text)}",
            Confidence.MEDIUM,
            evidence=(
                Evidence("occurrence", f"the dateline is {dateline.span.of(text)}", dateline.span),
                Evidence("value", f"day {day} against day {expected}"),
            ),
        )


DETECTOR = Detector(
    id="contradictory-time",
    summary="a time that another time of the article excludes",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
