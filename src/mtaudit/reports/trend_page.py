"""The history of audits as one page: a chart of the score, and the figures below it."""

from collections.abc import Sequence
from typing import IO

from mtaudit.history import Point
from mtaudit.reports.page import environment, policy, stylesheet
from mtaudit.reports.trend_chart import Chart


def render(points: Sequence[Point], by: str, stream: IO[str]) -> None:
    """Write the page.

    Args:
        points: The points of the trend, in order.
        by: What each of them stands for.
        stream: Where the page goes, to be encoded in UTF-8.
    """
    style = stylesheet("report.css", "figures.css")
    template = environment().get_template("trend.html")
    stream.writelines(
        template.generate(
            style=style,
            policy=policy(style),
            by=by,
            chart=Chart(by, tuple(points)) if points else None,
        )
    )
