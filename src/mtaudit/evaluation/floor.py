"""The floor: figures below which no change may bring the auditor."""

import math
import tomllib
from pathlib import Path
from typing import TypeAlias

from mtaudit.errors import ConfigError
from mtaudit.evaluation.score import ALL, FIGURES, MAXIMA, MINIMA, Score, View
from mtaudit.finding import Family

Floor: TypeAlias = dict[str, dict[str, dict[str, float]]]
"""Data set to family (or `all`) to figure to its limit."""


def floor_breaches(score: Score, floor: Floor) -> list[str]:
    """Return what falls short of a floor.

    Args:
        score: The figures.
        floor: The least value allowed of each figure or, for false alarms, the greatest.

    Returns:
        A sentence for each breach; none if all is well. A figure that is no longer measured is a
        breach, so that lost data does not pass for quality.
    """
    breaches: list[str] = []
    for dataset, families in floor.items():
        for family, limits in families.items():
            figures = score.tally(dataset, view=_floor_view(family)).figures()
            for name, limit in limits.items():
                value = figures[name]
                where = f"{dataset}, {family}: {name.replace('_', ' ')}"
                if value is None:
                    breaches.append(f"{where} is not measured any more")
                elif name in MINIMA and value < limit:
                    breaches.append(f"{where} is {value:.4f}, below {limit:.4f}")
                elif name in MAXIMA and value > limit:
                    breaches.append(f"{where} is {value:.4f}, above {limit:.4f}")
    return breaches


def read_floor(path: Path) -> Floor:
    """Read a floor.

    Args:
        path: A TOML file with tables such as `[garbles.name]`.

    Returns:
        The limits.

    Raises:
        ConfigError: If the file cannot be read or names what there is not.
    """
    try:
        floor = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror}",
            where=str(path),
            remedy="check the path, or write it with --update-floor",
        ) from error
    except ValueError as error:
        raise ConfigError(f"is not TOML in UTF-8: {error}", where=str(path)) from error
    known = {ALL[1], *(family.value for family in Family)}
    for dataset, families in floor.items():
        for family, limits in families.items() if isinstance(families, dict) else [("", None)]:
            where = f"{path}, [{dataset}.{family}]"
            if family not in known or not isinstance(limits, dict):
                raise ConfigError(
                    "is no table of a family", where=where, remedy=f"use {', '.join(sorted(known))}"
                )
            for name, limit in limits.items():
                if name not in FIGURES or not isinstance(limit, int | float):
                    raise ConfigError(
                        f"{name} = {limit!r} is no limit of a figure",
                        where=where,
                        remedy=f"use a number for one of {', '.join(FIGURES)}",
                    )
    return floor


def write_floor(score: Score) -> str:
    """Return the figures of a score as a floor in TOML, rounded in the auditor's favour."""
    lines = ["# Written by `mtaudit score --update-floor`. A change below these figures fails."]
    for dataset in score.datasets:
        for family in (ALL[1], *Family):
            tally = score.tally(dataset, view=_floor_view(family))
            figures = {k: v for k, v in tally.figures().items() if v is not None}
            if not (tally.gold or tally.findings or (family == ALL[1] and tally.clean)):
                continue
            lines += ["", f'["{dataset}".{family}]']
            lines += [f"{name} = {_rounded(name, value):.4f}" for name, value in figures.items()]
    return "\n".join(lines) + "\n"


def _floor_view(family: str) -> View:
    return ALL if family == ALL[1] else ("family", str(family))


def _rounded(name: str, value: float) -> float:
    scaled = value * 10_000
    return (math.floor(scaled + 1e-9) if name in MINIMA else math.ceil(scaled - 1e-9)) / 10_000
