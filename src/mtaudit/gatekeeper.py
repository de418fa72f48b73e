"""Holds the results of a run against a gate."""

from mtaudit.config import Config
from mtaudit.result import Result
from mtaudit.scoring.gate import Breach, Gate, GateTally
from mtaudit.scoring.mqm import MqmScore


class GateKeeper:
    """Counts results as they come by, and says at the end what does not hold of them."""

    def __init__(self, conditions: str, config: Config | None = None) -> None:
        """Begin.

        Args:
            conditions: What must hold, such as `mqm<=5, critical=0`.
            config: The configuration of the audit, if its plugins bring detectors.

        Raises:
            ConfigError: If the conditions cannot be read.
        """
        known = (config or Config()).all_detectors()
        self._gate = Gate.parse(conditions, [detector.id for detector in known])
        self._tally = GateTally()
        self._score: MqmScore | None = None

    def add(self, result: Result) -> None:
        """Count a result in."""
        self._tally.add(result.findings, len(result.errors))
        self._score = result.score + self._score

    def breaches(self) -> tuple[Breach, ...]:
        """Return the conditions that do not hold of what was counted."""
        return self._gate.breaches(self._tally, self._score or MqmScore.of_all(()))
