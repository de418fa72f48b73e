"""Times of day as they are spoken: "half past four", "las tres y cuarto", "без четверти три".

How a language says them is data: the key `spoken` of its table.
"""

import re
from collections import deque
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import count
from typing import NamedTuple

from mtaudit.numerals.calendar import HALF_DAY, HOUR, MINUTE
from mtaudit.numerals.codes import GAP
from mtaudit.numerals.folding import fold
from mtaudit.numerals.language import Language, language
from mtaudit.numerals.lexicon import LETTER, surface
from mtaudit.numerals.quantity import Kind, Quantity
from mtaudit.numerals.scan import scan
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_DAY = 2 * HALF_DAY
_LAST_HOUR, _LAST_HOUR_IN_WORDS, _LAST_MINUTE = 24, 12, 59
_COUNTED = frozenset({"unit", "money", "percent", "multiple", "points", "basis-points"})
_WORD_NEXT = Pattern(rf"[ ]({LETTER}+)")
_PLACE = Pattern("<(cue|digits|end|hour|minutes|ordinal|part)(?::([^>]*))?>")
_SUM = Pattern(r"([+-][0-9]+)?([+-])?m?")


class _Spoken(NamedTuple):
    """How a language says times of day.

    Args:
        pattern: All phrases; a group for each, in it groups for its hour and its minutes.
        sums: Group of a phrase to the minutes after its hour, and the sign of those it names.
        hours: Words that are hours and no numbers elsewhere.
        parts: Words for a quarter, a half, three quarters of an hour, in minutes.
    """

    pattern: re.Pattern[str]
    sums: Mapping[str, tuple[int, int]]
    hours: Mapping[str, int]
    parts: Mapping[str, int]


def join_spoken(
    quantities: list[Quantity], text: str, folded: str, lang: Language
) -> list[Quantity]:
    """Put the spoken times of a text in the place of the numbers they are made of.

    Args:
        quantities: Quantities in text order.
        text: The text as written.
        folded: The same, folded.
        lang: The language.

    Returns:
        Quantities in text order; the half of the day is left to `clock`.
    """
    spoken = _spoken(lang.code)
    found = (_time(match, text, lang, spoken) for match in spoken.pattern.finditer(folded))
    times = deque(time for time in found if time and not _is_counted(folded, time.span.end, lang))
    joined: list[Quantity] = []
    for quantity in quantities:
        while times and times[0].span.end <= quantity.span.start:
            joined.append(times.popleft())
        if not times or quantity.span.end <= times[0].span.start:
            joined.append(quantity)
    return [*joined, *times]


def _time(match: re.Match[str], text: str, lang: Language, spoken: _Spoken) -> Quantity | None:
    groups = {name: part for name, part in match.groupdict().items() if part is not None}
    added, sign = next(spoken.sums[name] for name in groups if name in spoken.sums)
    hour: int | None = None
    minutes: int | None = 0
    for name, part in groups.items():
        if name.startswith("hour"):
            hour = spoken.hours.get(part) or _hour(part, lang)
        elif name.startswith("minutes"):
            minutes = spoken.parts.get(surface(part)) or _value(part, lang, _LAST_MINUTE)
    if hour is None or minutes is None:
        return None
    seconds = (hour if hour >= HOUR else hour * HOUR) + (added + sign * minutes) * MINUTE
    if seconds < HOUR:
        seconds += HALF_DAY  # "половина первого": half past twelve
    span = Span(*match.span())
    kind, unit = Kind.TIME, "minute" if added or sign else "hour"
    return Quantity(span, kind, seconds % _DAY, span.of(text), unit, precision=MINUTE, words=True)


def _is_counted(folded: str, end: int, lang: Language) -> bool:
    """Tell whether what follows is counted, so that there is no time: "ten past two euros".

    A figure after it makes it a date: "8 giờ 30 ngày 5/3".
    """
    following = _WORD_NEXT.match(folded, end)
    word = lang.words.get(following[1]) if following else None
    if word is not None and word.role == "scale":
        return True
    after = lang.after.after(folded, end, GAP)
    if after is None or after[0].role not in _COUNTED:
        return False
    return not folded[after[2] : after[2] + 2].strip()[:1].isdigit()


def _hour(written: str, lang: Language) -> int | None:
    """Read an hour, or noon and midnight, which are in seconds."""
    word = lang.words.get(surface(written))
    if word is not None and word.role == "moment":
        return int(word.value) or _DAY
    return _value(written, lang, _LAST_HOUR if written.isdigit() else _LAST_HOUR_IN_WORDS)


def _value(written: str, lang: Language, most: int) -> int | None:
    """Read a number; None where a writing is none, or more than one, or too high a one."""
    if written in lang.characters:  # alone it is mostly no number
        return lang.characters[written] or None
    numerals = scan(fold(written), written, lang)
    if len(numerals) != 1 or (numerals[0].start, numerals[0].end) != (0, len(written)):
        return None
    value = numerals[0].value
    return value if isinstance(value, int) and 0 < value <= most else None


@cache
def _spoken(code: str) -> _Spoken:
    """Compile the phrases of a language."""
    lang = language(code)
    tables = lang.spoken
    hours = {word: int(key) for key, words in tables.get("hours", {}).items() for word in words}
    parts = {word: int(key) for key, words in tables.get("parts", {}).items() for word in words}
    places = _places(lang, hours, parts)
    sums: dict[str, tuple[int, int]] = {}
    phrases: list[str] = []
    for key, entries in tables["phrases"].items():
        match = _SUM.fullmatch(key)
        assert match is not None, key
        for entry in entries:
            name = f"phrase{len(phrases)}"
            sums[name] = int(match[1] or 0), int(f"{match[2]}1") if match[2] else 0
            phrases.append(f"(?P<{name}>{_filled(entry, name, places)})")
    edges = ("", "") if lang.han else (f"(?<!{LETTER})", f"(?!-?{LETTER})")
    pattern = rf"{edges[0]}(?<![0-9])(?<![0-9][.,:-])(?:{'|'.join(phrases)}){edges[1]}(?!:?[0-9])"
    return _Spoken(re.compile(pattern), sums, hours, parts)


def _filled(entry: str, name: str, places: Mapping[str, str]) -> str:
    """Write a phrase of a table as a pattern."""
    number = count()

    def fill(match: re.Match[str]) -> str:
        place, words = match.groups()
        if place == "cue":
            # Words before a phrase that are no part of it.
            return "(?:" + "|".join(f"(?<!{LETTER})(?<={word} )" for word in words.split("|")) + ")"
        if place == "end":
            return places["end"]
        group = "minutes" if place in ("minutes", "part") else "hour"
        return f"(?P<{group}{next(number)}{name}>{places[place]})"

    return _PLACE.sub(fill, entry).replace(" ", r"\s")


def _places(lang: Language, hours: Iterable[str], parts: Iterable[str]) -> Mapping[str, str]:
    """Write what may stand at each place of a phrase as a pattern."""
    numbers: list[str] = []
    tens: list[str] = []
    units: list[str] = []
    hourly: dict[str, list[str]] = {"cardinal": [], "ordinal": [], "moment": [], "and": []}
    for form, word in lang.words.items():
        role, value = word.role, word.value
        if role not in hourly or word.joined or "*" in form:
            continue
        if role in ("moment", "and") or value in range(1, _LAST_HOUR_IN_WORDS + 1):
            hourly[role].append(form)
        if role == "cardinal" and value in range(1, _LAST_MINUTE + 1):
            numbers.append(form)
            if value < 10 or value % 10 == 0:
                (units if value < 10 else tens).append(form)
    if lang.han:
        cardinal = hour = f"[{''.join(lang.characters)}]{{1,3}}|[0-9]{{1,2}}"
    else:
        link = f"[ -](?:(?:{_any(hourly['and'])}) )?" if hourly["and"] else "[ -]"
        cardinal = f"(?:{_any(tens)}){link}(?:{_any(units)})|{_any(numbers)}"
        ten = [form for form in tens if lang.words[form].value == 10]
        hour = f"(?:{_any(ten)}) (?:{_any(units)})|{_any(hourly['cardinal'] + hourly['moment'])}"
    halves = [form for form, what in lang.after.items() if what.role in ("am", "pm")]
    return {
        "hour": _any(hours) or hour,
        "ordinal": _any(hourly["ordinal"]),
        "digits": "[0-9]{1,2}",
        "part": _any(parts),
        "minutes": "|".join(filter(None, (_any(parts), cardinal, "[0-9]{1,2}"))),
        "end": rf"(?=[ ]?(?:[^\w\s]|\n|\Z)| (?:{_any(halves)}))",
    }


def _any(words: Iterable[str]) -> str:
    """Write alternatives as a pattern, the longest first."""
    written = sorted({*words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("_", "[ -]") for word in written)
