"""What a chart of the score shows, in the chart's own units."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from mtaudit.history import Point
from mtaudit.reports.chart import HEIGHT, LEFT, RIGHT, WIDTH, Tick, across, ticks, up
from mtaudit.reports.display import shorten

_LABELLED = 8  # points that may each have a label
_LABEL_WIDTH = 16  # cells
_IN_ORDER = frozenset({"run", "date"})  # engines and sources have none


@attrs.frozen
class Dot:
    """A point of the trend."""

    x: float
    y: float
    label: str
    passed: bool


@attrs.frozen
class Label:
    """What is written below a point; the anchor is SVG's."""

    x: float
    anchor: str
    text: str


@attrs.frozen
class Chart:
    """A trend as its template draws it.

    Args:
        by: What each point stands for, one of `history.GROUPS`.
        points: The points, in order.
    """

    by: str
    points: tuple[Point, ...]
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = WIDTH - RIGHT

    @property
    def joined(self) -> bool:
        """Whether a line joins the points."""
        return self.by in _IN_ORDER

    @property
    def acceptable(self) -> float:
        """The penalty that is still acceptable."""
        return self.points[0].score.model.acceptable

    @property
    def limit(self) -> float:
        """Where the line of what is acceptable runs."""
        return up(self.acceptable, self._top)

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The points, from left to right."""
        return tuple(self._dots())

    @property
    def labels(self) -> tuple[Label, ...]:
        """What stands below the chart: each point, or where they are many the ends."""
        last = len(self.points) - 1
        shown = range(last + 1) if 0 < last < _LABELLED and not self.joined else {0, last}
        return tuple(
            Label(
                dot.x,
                "start" if number == 0 < last else "end" if number == last > 0 else "middle",
                shorten(point.key or "unknown", _LABEL_WIDTH),
            )
            for number, (dot, point) in enumerate(zip(self._dots(), self.points, strict=True))
            if number in shown
        )

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The lines of the scale."""
        return tuple(ticks(self._top))

    @property
    def _top(self) -> float:
        return max(self.acceptable, *(point.score.normed for point in self.points))

    def _dots(self) -> Iterator[Dot]:
        for number, point in enumerate(self.points):
            share = number / (len(self.points) - 1) if len(self.points) > 1 else 0.5
            yield Dot(
                across(share),
                up(point.score.normed, self._top),
                f"{point.key or 'unknown'}: {point.score.normed:.2f}",
                point.score.passed,
            )


def charts(trends: Iterable[tuple[str, Sequence[Point]]], latest: int) -> tuple[Chart, ...]:
    """Return a chart for each trend of more than one point.

    Args:
        trends: What their points stand for, and the points.
        latest: How many points a chart of runs or days shows at most, the last ones.
    """
    return tuple(
        Chart(by, tuple(points[-latest:] if by in _IN_ORDER else points))
        for by, points in trends
        if len(points) > 1
    )
