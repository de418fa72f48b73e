"""The frame of a chart: its size and its scale, in the units of the drawing."""

import math
from collections.abc import Iterator

import attrs

WIDTH, HEIGHT = 720.0, 240.0
LEFT, RIGHT, TOP, BOTTOM = 56.0, 12.0, 12.0, 28.0
_STEPS = 4  # between the lines of the scale


@attrs.frozen
class Tick:
    """A line of the scale with its figure."""

    y: float
    label: str


def frame() -> dict[str, float]:
    """Return what the template of a chart needs of its frame."""
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "bottom": HEIGHT - BOTTOM,
        "right": WIDTH - RIGHT,
    }


def across(share: float) -> float:
    """Return where a point stands, from left to right.

    Args:
        share: How far it is from the first to the last one, 0 to 1.
    """
    room = WIDTH - LEFT - RIGHT
    return round(LEFT + 8 + share * (room - 16), 1)


def up(value: float, top: float) -> float:
    """Return how high a point stands.

    Args:
        value: Its value.
        top: The value at the upper edge; what is higher stands there, too.
    """
    room = HEIGHT - TOP - BOTTOM
    return round(TOP + room * (1 - min(value / top, 1.0)), 1)


def ticks(top: float) -> Iterator[Tick]:
    """Yield the lines of the scale.

    Args:
        top: The value at the upper edge.
    """
    for step in range(_STEPS + 1):
        value = top * step / _STEPS
        yield Tick(up(value, top), f"{value:.3g}")


def round_top(value: float) -> float:
    """Return an upper edge at or above a value whose scale has round figures.

    Args:
        value: The highest value of the chart; not negative.
    """
    if value <= 0:
        return 1.0
    step = value / _STEPS
    unit = 10.0 ** math.floor(math.log10(step))
    return _STEPS * unit * next(times for times in (1, 2, 2.5, 5, 10) if times * unit >= step)
