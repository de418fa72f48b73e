"""The history of audits as one page: a chart of the score, and the figures below it."""

from collections.abc import Iterator, Sequence
from typing import IO

import attrs

from mtaudit.history import Point
from mtaudit.reports.page import environment, policy, stylesheet

# The chart in its own units.
_WIDTH, _HEIGHT = 720.0, 240.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 12.0, 12.0, 28.0


@attrs.frozen
class _Dot:
    """A point of the chart, in its units."""

    x: float
    y: float
    label: str
    passed: bool


@attrs.frozen
class _Tick:
    """A line of the scale with its figure."""

    y: float
    label: str


def render(points: Sequence[Point], by: str, stream: IO[str]) -> None:
    """Write the page.

    Args:
        points: The points of the trend, in order.
        by: What each of them stands for.
        stream: Where the page goes, to be encoded in UTF-8.
    """
    acceptable = points[0].score.model.acceptable if points else 1.0
    top = max(acceptable, *(point.score.normed for point in points), 0.0)
    style = stylesheet("report.css", "figures.css")
    template = environment().get_template("trend.html")
    stream.writelines(
        template.generate(
            style=style,
            policy=policy(style),
            by=by,
            points=points,
            dots=tuple(_dots(points, top)),
            ticks=tuple(_ticks(top)),
            joined=by in {"run", "date"},  # engines and sources have no order
            width=_WIDTH,
            height=_HEIGHT,
            left=_LEFT,
            bottom=_HEIGHT - _BOTTOM,
            right=_WIDTH - _RIGHT,
            limit=_y(acceptable, top),
            acceptable=acceptable,
        )
    )


def _dots(points: Sequence[Point], top: float) -> Iterator[_Dot]:
    room = _WIDTH - _LEFT - _RIGHT
    for number, point in enumerate(points):
        share = number / (len(points) - 1) if len(points) > 1 else 0.5
        label = f"{point.key or 'unknown'}: {point.score.normed:.2f}"
        yield _Dot(
            round(_LEFT + 8 + share * (room - 16), 1),
            _y(point.score.normed, top),
            label,
            point.score.passed,
        )


def _ticks(top: float) -> Iterator[_Tick]:
    for quarter in range(5):
        value = top * quarter / 4
        yield _Tick(_y(value, top), f"{value:.3g}")


def _y(value: float, top: float) -> float:
    room = _HEIGHT - _TOP - _BOTTOM
    return round(_TOP + room * (1 - min(value / top, 1.0)), 1)
