"""What the documentation says of costs follows from the throughput that it says was measured."""

import re

import pytest
from tests.docs.test_documentation import DOCS

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SIZE = 0.0047  # MB of an article
_PRICE = 0.05  # of a core hour
# A later measurement may differ from the one that the costs were worked out from.
_NEAR = 0.2


def _rows(page: str, first: str) -> list[list[list[float]]]:
    """Return the figures in the cells of the rows that begin so, but for the first cell."""
    lines = [
        line for line in (DOCS / page).read_text("utf-8").split("\n") if line.startswith(first)
    ]
    return [
        [[float(one) for one in _FIGURE.findall(cell.replace(",", ""))] for cell in cells[2:-1]]
        for cells in (line.split("|") for line in lines)
    ]


@pytest.mark.parametrize(("number", "row"), [(0, "| plain news"), (1, "| dense in")])
def test_costs_are_worked_out_from_the_throughput(number: int, row: str) -> None:
    (speeds, articles, hours, cost), *_ = _rows("how-to/choose-an-engine.md", row)
    (measured,), *_ = _rows("performance.md", "| default audit")[number]

    rates = [speed / _SIZE for speed in speeds]
    taken = [1e6 / rate / 3600 for rate in rates]

    assert speeds[0] * (1 - _NEAR) <= measured <= speeds[-1] * (1 + _NEAR)
    assert articles == [round(rate) for rate in rates]
    assert hours == sorted(round(one, 2) for one in taken)
    assert {round(one * _PRICE, 2) for one in taken} == set(cost)
