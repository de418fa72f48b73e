"""Days of a year that the article leaves open."""

import re

from mtaudit.detectors.calendar import MONTH, MONTH_LENGTHS, MONTHS
from mtaudit.pattern import Pattern

MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
# A day of a year that the article leaves open.
DATE = Pattern(
    rf"\b(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{MONTH}))"
    r"(?![\w%°:]|[.,]\d|,? (?:of )?(?:1\d|20)\d\d\b| last year| next year|,? (?:this|that) year)"
)


def read_date(match: re.Match[str]) -> tuple[int, int]:
    """Read a match of `DATE`, or of another pattern with groups of these names.

    Args:
        match: The match, with the groups `month` and `day`, or `month2` and `day2`.

    Returns:
        Month and day; zeros for a day that does not exist.
    """
    groups = match.groupdict()
    month = groups.get("month") or groups.get("month2") or ""
    day = int(groups.get("day") or groups.get("day2") or 0)
    number = MONTH_NUMBERS.get(month[:3].lower(), 0)
    return (number, day) if number and 1 <= day <= MONTH_LENGTHS[number - 1] else (0, 0)
