"""What sorts of facts numbers state, and how writers loosen them."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of fact a quantity states."""

    COUNT = "count"
    ORDINAL = "ordinal"
    YEAR = "year"
    ERA_YEAR = "era-year"
    DECADE = "decade"
    CENTURY = "century"
    DATE = "date"
    DAY = "day-of-month"
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "percentage-points"
    MEASURE = "measure"
    MULTIPLE = "multiple"
    RANGE = "range"
    RATIO = "ratio"
    APPROXIMATE = "approximate"
    CODE = "code"


class Hedge(StrEnum):
    """How a writer loosens a value."""

    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    SEVERAL = "several"
