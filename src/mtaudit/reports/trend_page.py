"""The history of audits as one page: a chart of the score, and the figures below it."""

from collections.abc import Iterator, Sequence
from typing import IO

import attrs

from mtaudit.history import Point
from mtaudit.reports.chart import across, frame, ticks, up
from mtaudit.reports.page import environment, stylesheet


@attrs.frozen
class _Dot:
    """A point of the chart, in its units."""

    x: float
    y: float
    label: str
    passed: bool


def render(points: Sequence[Point], by: str, stream: IO[str]) -> None:
    """Write the page.

    Args:
        points: The points of the trend, in order.
        by: What each of them stands for.
        stream: Where the page goes, to be encoded in UTF-8.
    """
    acceptable = points[0].score.model.acceptable if points else 1.0
    top = max(acceptable, *(point.score.normed for point in points), 0.0)
    template = environment().get_template("trend.html")
    stream.writelines(
        template.generate(
            style=stylesheet("report.css", "figures.css"),
            by=by,
            points=points,
            dots=tuple(_dots(points, top)),
            ticks=tuple(ticks(top)),
            joined=by in {"run", "date"},  # engines and sources have no order
            limit=up(acceptable, top),
            acceptable=acceptable,
            **frame(),
        )
    )


def _dots(points: Sequence[Point], top: float) -> Iterator[_Dot]:
    for number, point in enumerate(points):
        share = number / (len(points) - 1) if len(points) > 1 else 0.5
        label = f"{point.key or 'unknown'}: {point.score.normed:.2f}"
        yield _Dot(
            across(share),
            up(point.score.normed, top),
            label,
            point.score.passed,
        )
