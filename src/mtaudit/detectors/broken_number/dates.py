"""Rules of dates and times: days, months, years and hours out of place or taken for counts."""

import re

from mtaudit.detectors.broken_number.surroundings import NO_NOUN
from mtaudit.detectors.calendar import MONTH, MONTH_WORDS, MONTHS, SHORT_MONTHS
from mtaudit.detectors.number_format import ordinal
from mtaudit.detectors.rules import Fault, Rule
from mtaudit.finding import Category, Confidence
from mtaudit.names.similarity import is_one_edit
from mtaudit.pattern import Pattern
from mtaudit.text import word_before

# What announces, and so is said to act on a bare day: "The ministry 25 days opened ...".
_BODIES = (
    r"(?:academy|administration|agency|army|association|authorities|bank|bureau|cabinet|commission|"
    r"committee|company|congress|council|court|department|government|institute|ministry|minister|"
    r"office|parliament|police|premier|president|prosecutors|spokesman|spokesperson|spokeswoman)"
)
_ACTS = frozenset(
    "adopted agreed announced approved arrested arrived attended began canceled cancelled "
    "confirmed convened decided declared denied detained held hosted issued launched met notified "
    "opened ordered passed proposed published released reported revealed ruled said signed started "
    "stated submitted told unveiled urged visited warned".split()
)

_DAY_AFTER_YEAR = Pattern(
    rf"(?<=[a-z.] )(?P<year>\d{{4}}),? (?P<day>\d{{1,2}})(?![\w%–—-]|[.,:/]\d){NO_NOUN}"
)
_MONTH_BEFORE = Pattern(rf"\b(?P<month>{MONTH}) \Z")
_LONGEST_MONTH = 10  # code points, with the space after it
_YEAR_FIRST = Pattern(
    rf"(?<![\w.,:/+-])(?P<year>1[5-9]\d\d|20\d\d)(?P<comma>,?) (?P<month>{MONTH}) "
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w%-]|[.:/]\d|,\d| (?:million|people|percent))"
    r"(?!,? (?:1[5-9]|20)\d\d\b)"
)
_REFERENCE = Pattern(r"\b(?:accessed|cited|retrieved|revised|updated|viewed):? $", re.IGNORECASE)
_COUNTED_DATE = Pattern(
    r"(?<![\w.,:/+-])(?:(?P<year>\d{4}) years?,? )?(?P<month>\d{1,2}) months?,? "
    r"(?P<day>\d{1,2}) days?\b"
    r"(?! (?:old|ago|after|before|later|of))"
)
_DAY_OF_DAY = Pattern(
    r"(?<=\b(?P<article>[Tt]he) )(?P<date>\d{1,2}(?:st|nd|rd|th)) of (?P<day>the \d{1,2}(?:st|nd"
    r"|rd|th) day)\b"
)
_BARE_DAY = Pattern(r"(?<=[A-Za-z] )(?P<day>\d{1,2})(?P<days> days)?,? (?P<act>[a-z]+)\b")
_BEFORE_DAY = Pattern(r"\b(?P<subject>[A-Za-z]+) (?P<on>on )?(?P<the>the )?$")
_BODY = Pattern(_BODIES, re.IGNORECASE)
# "The People's Bank of China": a body by its name, at the end of a stretch of text.
_BODY_NAME = Pattern(
    r"\b(?:Academy|Administration|Agency|Association|Bank|Bureau|Commission|Committee|Congress|"
    r"Council|Court|Department|Government|Institute|Ministry|Office|Organi[sz]ation|People[’']s) "
    r"(?:of|for|on|in) (?:[Tt]he )?(?:[A-Z][\w’'-]* (?:and |of )?){0,4}$"
)
_NOT_A_SUBJECT = frozenset(
    "about after all almost another around at before between by chapter class day days down every "
    "first for from gate group in just last least level line next of on only over past phase route "
    "some step than the these those to under until up verse week which who within".split()
)


def _day_after_year(match: re.Match[str]) -> Fault | None:
    day, year = int(match["day"]), match["year"]
    start = match.start()
    month = _MONTH_BEFORE.search(match.string, max(0, start - _LONGEST_MONTH), start)
    if month is None or not 1 <= day <= 31 or not 1000 <= int(year) < 2100:
        return None
    dated = word_before(match.string, month.start()).lower() == "on"
    return Fault(
        month.start(),
        match.end("day"),
        f"The day stands after the year: “{month['month']} {day}, {year}”",
        Confidence.HIGH if dated else Confidence.MEDIUM,
        (f"{month['month']} {day}, {year}",),
        category=Category.DATE_FORMAT,
    )


def _year_first(match: re.Match[str]) -> Fault | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    if match["comma"] and not re.match(NO_NOUN, match.string[match.end() : match.end() + 12]):
        return None
    cited = _REFERENCE.search(match.string, max(0, match.start() - 16), match.start())
    # So do lists of references and logs: "Lancet. 2012 Aug 29", "[cited 2013 May 3]".
    if cited or match["month"].rstrip(".") in SHORT_MONTHS:
        return None
    before = match.string[max(0, match.start() - 4) : match.start()].lower()
    if match["comma"] and not before.endswith("on "):
        return None  # "in 2005, June 6 was a holiday"
    return Fault(
        match.start(),
        match.end(),
        f"The year stands before the month: “{match['month']} {day}, {match['year']}”",
        Confidence.MEDIUM,
        (f"{match['month']} {day}, {match['year']}",),
        category=Category.DATE_FORMAT,
    )


def _counted_date(match: re.Match[str]) -> Fault | None:
    """年, 月 and 日 taken as lengths of time: "2005 year 6 month 6 day"."""
    month, day = int(match["month"]), int(match["day"])
    written = match.group()
    lengths = "months" in written or "days" in written
    if not (1 <= month <= 12 and 1 <= day <= 31) or (lengths and not match["year"]):
        return None
    if month == 1 and day == 1 and not match["year"]:
        return None
    date = f"{MONTHS[month - 1]} {day}" + (f", {match['year']}" if match["year"] else "")
    return Fault(
        *match.span(),
        f"“{written}” is a date taken for lengths of time",
        Confidence.HIGH if match["year"] else Confidence.MEDIUM,
        (date,),
        "年, 月 and 日 are both parts of a date and lengths of time",
        Category.MISTRANSLATION,
    )


def _day_of_day(match: re.Match[str]) -> Fault:
    return Fault(
        match.start("article"),
        match.end(),
        "A date and the day of an event were joined by “of”",
        Confidence.MEDIUM,
        (f"{match['article']} {match['date']}, {match['day']}",),
        category=Category.MISTRANSLATION,
    )


def _bare_day(match: re.Match[str]) -> Fault | None:
    """25日 before a verb is the day on which it was done."""
    text, day = match.string, int(match["day"])
    if match["act"] not in _ACTS:
        return None
    head = text[max(0, match.start() - 90) : match.start()]
    lead = _BEFORE_DAY.search(head[-40:])
    if lead is None or not 1 <= day <= 31 or lead["subject"].lower() in _NOT_A_SUBJECT:
        return None
    subject, on = lead["subject"], bool(lead["on"])
    is_body = _BODY.fullmatch(subject) and not (subject[0].isupper() and not match["days"])
    phrase = (lead["on"] or "") + (lead["the"] or "")
    before = head.removesuffix(phrase)
    if not is_body and not _BODY_NAME.search(before) and not (match["days"] and subject.istitle()):
        return None
    start = match.start() - len(phrase) if on else match.start()
    if match["days"] or on:
        end, suggestion = match.end("days" if match["days"] else "day"), f"on the {ordinal(day)}"
    elif lead["the"]:
        return None
    else:
        end, suggestion = match.end(), f"{match['act']} on the {ordinal(day)}"
    return Fault(
        start,
        end,
        f"The day of the month stands bare: “{suggestion}”",
        Confidence.HIGH if is_body or not match["days"] else Confidence.MEDIUM,
        (suggestion,),
        f"{day}日 is the {ordinal(day)}",
        Category.MISTRANSLATION,
    )


_SAID_ON = Pattern(
    r"\b(?:announced|confirmed|reported|said|stated|told reporters) "
    r"(?P<phrase>on (?:the )?(?P<day>\d{1,2})) (?=that\b)"
)
_LOCAL_DAY = Pattern(r"\b(?P<phrase>[Oo]n (?:the )?(?P<day>\d{1,2})(?: days)?),? (?=local time\b)")


def _said_on(match: re.Match[str]) -> Fault | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    return Fault(
        *match.span("phrase"),
        f"The day of the month lacks its ending: “the {ordinal(day)}”",
        Confidence.HIGH,
        (f"{match['phrase'][:2]} the {ordinal(day)}",),
        category=Category.DATE_FORMAT,
    )


_DAYS_OF_MONTH = Pattern(
    rf"(?<!\b[Ii]n )(?<!\bof )(?<!\bfor )(?<!\bduring )\b(?P<month>{MONTH}) "
    rf"(?P<day>\d{{1,2}}) days\b"
    r"(?! (?:after|ago|before|from|in|later|of|old)\b)"
)


def _days_of_month(match: re.Match[str]) -> Fault | None:
    if not 1 <= int(match["day"]) <= 31 or match["month"] == "May":
        return None
    return Fault(
        *match.span(),
        f"“{match.group()}” is the date, not a length of time",
        Confidence.MEDIUM,
        (f"{match['month']} {match['day']}",),
        "日 is both a date and a length of time",
        Category.MISTRANSLATION,
    )


_TO_MONTH = Pattern(
    rf"(?:(?<=\b[Ff]rom )|(?<=\b[Ii]n ))1(?:-|–| to )(?P<month>{MONTH})(?!\w|[ -]\d|, \d)"
)


def _to_month(match: re.Match[str]) -> Fault:
    link = "to" if word_before(match.string, match.start()).lower() == "from" else "through"
    return Fault(
        *match.span(),
        "The first month of the range is a bare number",
        Confidence.MEDIUM,
        (f"January {link} {match['month']}",),
        "1 stands for January",
        Category.DATE_FORMAT,
    )


_OPENING = r"(?<=\n{0})|(?<=[.!?\"] {0})|(?<=” {0})|(?<=\A{0})"
_OPENING_DAY = Pattern(
    rf"(?:{_OPENING.format('On ')}|(?P<the>{_OPENING.format('On the ')}))(?P<day>\d{{1,2}})"
    r"(?(the)| days)(?=, (?:the|a|an|it|he|she|they|[A-Z]))"
)


def _opening_day(match: re.Match[str]) -> Fault | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    return Fault(
        match.start() - (len("the ") if match["the"] is not None else 0),
        match.end(),
        f"The day of the month lacks its ending: “the {ordinal(day)}”",
        Confidence.MEDIUM,
        (f"the {ordinal(day)}",),
        category=Category.DATE_FORMAT,
    )


_FIRST_MONTH = Pattern(
    rf"\bthe first (?P<month>{MONTH})(?P<year> of (?:the|this|last) year)?(?= of (?:\d{{4}}"
    rf"|the|this|last)\b)?"
    r"(?! \d)"
)
_COUNT_OFMONTHS = "one two three four five six seven eight nine ten eleven twelve".split()
_OF_YEAR = Pattern(r" of (?:\d{4}|(?:the|this|last) year)\b")


def _first_month(match: re.Match[str]) -> Fault | None:
    """前11月, the first eleven months, became "the first November"."""
    if match["month"].rstrip(".")[:3] == "May" and not match["year"]:
        return None
    if not match["year"] and not _OF_YEAR.match(match.string, match.end()):
        return None
    number = [month[:3] for month in MONTHS].index(match["month"][:3]) + 1
    if number == 1:
        return None
    suggestion = f"first {_COUNT_OFMONTHS[number - 1]} months"
    return Fault(
        match.start() + len("the "),
        match.end("month"),
        f"A year has one {MONTHS[number - 1]}: this is “the {suggestion}”",
        Confidence.HIGH,
        (suggestion,),
        f"{number}月 is both {MONTHS[number - 1]} and a count of months",
        Category.MISTRANSLATION,
    )


_POINTS = Pattern(
    r"(?<=\b[Aa]t )(?P<phrase>(?P<hour>\d{1,2}) points?"
    r"(?: (?P<minute>\d{1,2})(?: points?| minutes?)?)?)"
    r" (?=(?:in the |this |yesterday |on the |tomorrow )?(?:morning|afternoon|evening|night"
    r"|a\.?m\b|p\.?m\b))"
)


def _points(match: re.Match[str]) -> Fault | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59:
        return None
    time = f"{hour}:{minute:02d}" if minute else f"{hour} o’clock"
    return Fault(
        *match.span("phrase"),
        "The hour was taken for points",
        Confidence.MEDIUM,
        (time,),
        "点 is both an hour and a point",
        Category.MISTRANSLATION,
    )


_POINT_NEWS = Pattern(
    r"(?<=\b[Tt]he )(?P<phrase>(?P<hour>\d{1,2}) points?) (?=(?:briefing|broadcast|bulletin|flight"
    r"|news|train)\b)"
)


def _point_news(match: re.Match[str]) -> Fault | None:
    if not 1 <= int(match["hour"]) <= 24:
        return None
    return Fault(
        *match.span("phrase"),
        "The hour was taken for points",
        Confidence.MEDIUM,
        (f"{match['hour']} o’clock",),
        "点 is both an hour and a point",
        Category.MISTRANSLATION,
    )


_SPACED_TIME = Pattern(r"(?<![\w.,:/+-])(?P<hour>\d{1,2}): (?P<rest>[0-5]\d ?[ap]\.?m\b)")


def _spaced_time(match: re.Match[str]) -> Fault | None:
    if int(match["hour"]) > 24:
        return None
    return Fault(
        *match.span(),
        "The time has a space inside",
        Confidence.MEDIUM,
        (f"{match['hour']}:{match['rest']}",),
    )


_WORD_OF_MONTH = rf"[{''.join(sorted({month[0] for month in MONTHS}))}][a-z]{{3,9}}"
_MISSPELT_BEFORE = Pattern(r"(?<=[a-z] )\d{1,2}(?:st|nd|rd|th)?(?![\w%°:/-]|[.,]\d)")
_WORD_BEFORE = Pattern(rf"\b{_WORD_OF_MONTH} \Z")
_MISSPELT_AFTER = Pattern(
    rf"(?<![\w.,])\d{{1,2}}(?:st|nd|rd|th)? (?P<after>{_WORD_OF_MONTH})\b(?!['-])(?!’)"
)
_DOUBLED = Pattern(r"(.)\1")
_LONG_MONTH = 6  # letters from which on one wrong letter leaves no other word


def _misspelt_before(match: re.Match[str]) -> Fault | None:
    start = match.start()
    word = _WORD_BEFORE.search(match.string, max(0, start - _LONGEST_MONTH - 1), start)
    return _misspelt(match.string, word.start(), start - 1) if word else None


def _misspelt_after(match: re.Match[str]) -> Fault | None:
    return _misspelt(match.string, *match.span("after"))


def _misspelt(text: str, start: int, end: int) -> Fault | None:
    """A month with one wrong letter; of a short one, with a letter doubled: "Jully 25"."""
    word = text[start:end]
    if word in MONTHS or word.startswith(MONTHS):
        return None  # "Augusta 5"
    near = [month for month in MONTHS if _is_misspelt(word, month)]
    if len(near) != 1:
        return None
    return Fault(
        start,
        end,
        f"“{word}” is {near[0]} with a wrong letter",
        Confidence.MEDIUM,
        (near[0],),
        category=Category.SPELLING,
    )


def _is_misspelt(word: str, month: str) -> bool:
    if word[0] != month[0] or abs(len(word) - len(month)) > 1:
        return False
    if len(month) >= _LONG_MONTH:
        return is_one_edit(word.lower(), month.lower())
    return len(word) > len(month) and _DOUBLED.sub(r"\1", word) == month


_POINTED = frozenset({"point", "points"})

RULES = (
    Rule(
        _DAY_AFTER_YEAR,
        _day_after_year,
        frozenset({"0 0", "0,0"}),
        at_figures=True,
        words=(MONTH_WORDS,),
    ),
    Rule(_YEAR_FIRST, _year_first, MONTH_WORDS, at_figures=True),
    Rule(
        _COUNTED_DATE,
        _counted_date,
        frozenset({"year", "years", "month", "months"}),
        at_figures=True,
    ),
    Rule(_DAY_OF_DAY, _day_of_day, frozenset({"st", "nd", "rd", "th"}), at_figures=True),
    Rule(_BARE_DAY, _bare_day, frozenset((*_ACTS, "days")), at_figures=True),
    Rule(_SAID_ON, _said_on, frozenset({"that"})),
    Rule(_LOCAL_DAY, _said_on, frozenset({"local", "days"}), signs=("local time",)),
    Rule(_DAYS_OF_MONTH, _days_of_month, frozenset({"days"})),
    Rule(
        _TO_MONTH,
        _to_month,
        frozenset({"-", "–", "to"}),
        at_figures=True,
        words=(MONTH_WORDS, frozenset({"From", "from", "In", "in"})),
    ),
    Rule(
        _OPENING_DAY,
        _opening_day,
        frozenset({"days", ","}),
        at_figures=True,
        words=(frozenset({"On"}),),
    ),
    Rule(
        _FIRST_MONTH,
        _first_month,
        signs=("the first ",),
        words=(frozenset({"first"}), MONTH_WORDS),
    ),
    Rule(_POINTS, _points, _POINTED, at_figures=True),
    Rule(_POINT_NEWS, _point_news, _POINTED, at_figures=True),
    Rule(_MISSPELT_BEFORE, _misspelt_before, at_figures=True),
    Rule(_MISSPELT_AFTER, _misspelt_after, at_figures=True),
    Rule(_SPACED_TIME, _spaced_time, frozenset({"0:0"}), at_figures=True),
)
