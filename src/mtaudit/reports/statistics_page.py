"""Statistics of many audits as one page: figures, a chart over time, tables with bars."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import IO

import attrs

from mtaudit.reports.chart import across, frame, round_top, ticks, up
from mtaudit.reports.display import visible
from mtaudit.reports.page import environment, policy, stylesheet
from mtaudit.reports.statistics import Row, rates, rows_by, term_rows, two_places
from mtaudit.statistics import Statistics
from mtaudit.statistics.counts import Rendering, Use

_MANY_DATES = 100  # rows of dates and points of the chart; above it days become months, then years
_LENGTHS = (10, 7, 4)  # code points of a day, a month, a year


@attrs.frozen
class _BarRow:
    """A row of a table with the length of its bar, 0 to 100."""

    row: Row
    share: int


@attrs.frozen
class _RenderingRow:
    """A rendering with the length of its bar."""

    rendering: Rendering
    use: Use
    share: int


@attrs.frozen
class _Panel:
    """A short table: all values of one part, each with a bar.

    Args:
        name: The part.
        title: Its heading.
        rows: Its rows.
    """

    name: str
    title: str
    rows: tuple[_BarRow, ...]


@attrs.frozen
class _Table:
    """A table whose rows have figures of their own.

    Args:
        name: What the rows stand for.
        title: Its heading.
        rows: Its rows.
        left_out: How many there are beyond these.
        has_volume: Whether the rows say how many articles and words they stand for.
    """

    name: str
    title: str
    rows: tuple[_BarRow, ...]
    left_out: int
    has_volume: bool


@attrs.frozen
class _Dot:
    """A point of the chart."""

    x: float
    y: float
    label: str


def render(statistics: Statistics, stream: IO[str], *, top: int) -> None:
    """Write the page.

    Args:
        statistics: The statistics.
        stream: Where the page goes, to be encoded in UTF-8.
        top: How many rows a table has at most.
    """
    total = statistics.total
    dates = _dates(statistics)
    known = [row for row in dates if row.name]
    rate_of_all = rates(statistics)(statistics.findings, total.words)
    measured = rate_of_all is not None
    values = [(row.rate or 0.0) if measured else float(row.findings) for row in known]
    highest = round_top(max(values, default=0.0))
    # The macros that all pages share name the filter `suggestion`; this page shows none by it.
    style = stylesheet("report.css", "figures.css", "statistics.css")
    templates = environment(rate=two_places, number=_number, suggestion=visible)
    template = templates.get_template("statistics.html")
    stream.writelines(
        template.generate(
            style=style,
            policy=policy(style),
            total=total,
            findings=statistics.findings,
            rate_of_all=rate_of_all,
            measured=measured,
            panels=tuple(_panels(statistics)),
            dates=known,
            undated=tuple(row for row in dates if not row.name),
            dots=tuple(_dots(known, values, highest)),
            ticks=tuple(ticks(highest)),
            detectors=_table("detector", "Detectors", rows_by(statistics, "detector"), top),
            terms=_table("term", "Terms", tuple(term_rows(statistics)), top),
            outlets=_table("outlet", "Outlets", rows_by(statistics, "outlet"), top),
            languages=_table("languages", "Languages", rows_by(statistics, "languages"), top),
            renderings=_renderings(statistics, top),
            renderings_left_out=max(0, len(statistics.renderings) - top),
            missed=statistics.missed,
            signatures=sorted(statistics.signatures),
            **frame(),
        )
    )


def _number(value: int) -> str:
    return f"{value:,}"


def _panels(statistics: Statistics) -> Iterator[_Panel]:
    for name, title in (
        ("severity", "Severity"),
        ("confidence", "Confidence"),
        ("category", "Category"),
    ):
        yield _Panel(name, title, _with_bars(rows_by(statistics, name)))


def _table(name: str, title: str, rows: Sequence[Row], top: int) -> _Table:
    shown = _with_bars(rows[:top])
    has_volume = any(row.articles for row in rows)
    return _Table(name, title, shown, len(rows) - len(shown), has_volume)


def _renderings(statistics: Statistics, top: int) -> tuple[_RenderingRow, ...]:
    found = statistics.most_frequent(top)
    most = max((use.count for _, use in found), default=1)
    return tuple(_RenderingRow(name, use, round(100 * use.count / most)) for name, use in found)


def _with_bars(rows: Sequence[Row]) -> tuple[_BarRow, ...]:
    most = max((row.findings for row in rows), default=0) or 1
    return tuple(_BarRow(row, round(100 * row.findings / most)) for row in rows)


# --- Dates ---------------------------------------------------------------------------------------


def _dates(statistics: Statistics) -> tuple[Row, ...]:
    """Return the dates in order, as months or years where there are many."""
    days = rows_by(statistics, "date")
    for length in _LENGTHS:
        rows = tuple(_joined(days, length))
        if len(rows) <= _MANY_DATES:
            break
    return rows


def _joined(rows: Sequence[Row], length: int) -> Iterator[Row]:
    """Yield rows of dates that begin in the same way as one."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.name[:length], []).append(row)
    for name, group in groups.items():
        findings = sum(row.findings for row in group)
        words = sum(row.words or 0 for row in group)
        figure = None if all(row.rate is None for row in group) else 1000 * findings / words
        yield Row(name, findings, figure, sum(row.articles or 0 for row in group), words)


def _dots(rows: Sequence[Row], values: Sequence[float], highest: float) -> Iterator[_Dot]:
    """Yield the points, as far from each other as their dates are."""
    if not rows:
        return
    first, last = _day(rows[0].name), _day(rows[-1].name)
    for row, value in zip(rows, values, strict=True):
        share = (_day(row.name) - first) / (last - first) if last > first else 0.5
        label = f"{row.name}: {row.findings:,} findings"
        if row.rate is not None:
            label += f", {row.rate:.2f} in 1,000 words"
        yield _Dot(across(share), up(value, highest), label)


def _day(date: str) -> int:
    """Return the first day of a date as a number; a text that is no date stands at the start."""
    try:
        return dt.date.fromisoformat((date + "-01-01")[:10]).toordinal()
    except ValueError:
        return 1
