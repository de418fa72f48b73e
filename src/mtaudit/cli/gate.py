"""Holds a run against a gate."""

from typing import TYPE_CHECKING

from mtaudit.audit import Result
from mtaudit.config import Config
from mtaudit.ranking import part_of
from mtaudit.scoring.gate import Breach, Gate, GateTally

if TYPE_CHECKING:
    from mtaudit.scoring.mqm import Part


class GateKeeper:
    """Counts what comes by, and says at the end what does not hold."""

    def __init__(self, conditions: str, config: Config) -> None:
        """Begin.

        Args:
            conditions: What must hold, such as `mqm<=5, critical=0`.
            config: The configuration, with the detectors there are and the model of the MQM score.

        Raises:
            ConfigError: If the conditions cannot be read.
        """
        self._gate = Gate.parse(conditions, [detector.id for detector in config.all_detectors()])
        self._model = config.scoring
        self._tally = GateTally()
        self._parts: list[Part] = []

    def add(self, result: Result) -> None:
        """Count a result in."""
        self._tally.add(result.findings, len(result.errors))
        self._parts.append(part_of(result, self._model))

    def breaches(self) -> tuple[Breach, ...]:
        """Return the conditions that do not hold of what was counted."""
        return self._gate.breaches(self._tally, self._model.total(self._parts))
