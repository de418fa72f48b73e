"""Days as a glossary writes them: `2019-02-16`, or a month or a year alone."""

import calendar
import datetime as dt
import re

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def read_day(text: str, *, last: bool = False) -> dt.date | None:
    """Return a day; of a year or a month its first one.

    Args:
        text: What a cell has.
        last: The last day of a year or a month is meant.

    Returns:
        The day; `None` if the text names none.
    """
    parts = _DAY.fullmatch(text)
    if parts is None:
        return None
    year, month, day = (int(part or 0) for part in parts.groups())
    try:
        month = month if parts[2] else (12 if last else 1)
        day = day if parts[3] else (calendar.monthrange(year, month)[1] if last else 1)
        return dt.date(year, month, day)
    except ValueError:  # there is no such day
        return None
