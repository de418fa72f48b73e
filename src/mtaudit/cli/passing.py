"""Whether a check passes: what the exit status depends on, noted while results come by."""

from collections.abc import Iterable, Iterator

from mtaudit.cli.inputs import note_errors
from mtaudit.cli.outcome import Outcome, say
from mtaudit.config import Config
from mtaudit.finding import Confidence
from mtaudit.result import Result


class Passing:
    """Notes whether a check passes."""

    def __init__(self, config: Config, gate: str | None, *, by_severity: bool) -> None:
        """Begin.

        Args:
            config: The configuration.
            gate: What must hold; `None` to go by the severity of findings.
            by_severity: Whether to go by the severity of findings as well.
        """
        self._config = config
        self._by_severity = by_severity or gate is None
        self._gate = None
        if gate is not None:
            from mtaudit.gatekeeper import GateKeeper

            self._gate = GateKeeper(gate, config)

    @property
    def has_gate(self) -> bool:
        """Whether a gate decides."""
        return self._gate is not None

    def watch(self, results: Iterable[Result], outcome: Outcome) -> Iterator[Result]:
        """Pass results on."""
        for result in results:
            note_errors(result, outcome)
            outcome.found |= self._by_severity and self._fails(result)
            if self._gate:
                self._gate.add(result)
            yield result

    def tell(self, outcome: Outcome) -> None:
        """Say which conditions of the gate do not hold."""
        for breach in self._gate.breaches() if self._gate else ():
            outcome.found = True
            say(f"gate: {breach}")

    def _fails(self, result: Result) -> bool:
        origin = result.article.origin
        config = self._config.for_path(origin.document.path) if origin else self._config
        threshold = config.fail_on
        return threshold is not None and any(
            finding.confidence is Confidence.HIGH and finding.severity >= threshold
            for finding in result.findings
        )
