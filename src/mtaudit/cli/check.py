"""`mtaudit check`: report what is wrong in texts."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Unpack

import click

import mtaudit
from mtaudit.audit import Result
from mtaudit.cli.auditing import Audit, AuditOptions, auditing_options
from mtaudit.cli.inputs import note_errors
from mtaudit.cli.interruption import until_interrupted
from mtaudit.cli.judgements import Review
from mtaudit.cli.options import paths_argument
from mtaudit.cli.outcome import Outcome, output_path, say
from mtaudit.cli.resuming import Resumed
from mtaudit.config import NEVER, Config
from mtaudit.errors import ConfigError
from mtaudit.finding import Confidence, Severity
from mtaudit.reports import REPORTS, SHOWS_SUPPRESSED, report

# Reports that need no more of a file than the record under audit.
_STREAMED = frozenset({"text", "jsonl", "github"})


@click.command()
@paths_argument
@click.option(
    "--format",
    "-f",
    "format_",
    metavar=f"[{'|'.join(REPORTS)}]",
    default="text",
    show_default=True,
    help="The form of the report; a plugin may bring more.",
)
@click.option("--output", "-o", metavar="FILE", help="Write the report to a file.")
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="N",
    help="How many processes audit at once; 0 for as many as there are processors.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on where a run of the same command was stopped; needs --format jsonl and --output.",
)
@auditing_options
@click.option(
    "--fail-on",
    type=click.Choice([*(str(level) for level in Severity), NEVER]),
    show_default=str(Severity.MINOR),
    help="Exit with 1 for findings of high confidence that are at least so bad.",
)
@click.option(
    "--gate",
    metavar="CONDITIONS",
    help="Exit with 1 unless all hold, such as 'mqm<=5, critical=0'. Severity then counts only if "
    "--fail-on is given, too.",
)
@click.option("--history", metavar="FILE", help="Add the scores to the history in this file.")
@click.option("--engine", default="", metavar="NAME", help="What made the translations.")
@click.option(
    "--show-suppressed", is_flag=True, help="List suppressed findings, too, with the reason."
)
@click.pass_obj
def check(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    jobs: int,
    resume: bool,
    fail_on: str | None,
    gate: str | None,
    history: str | None,
    engine: str,
    show_suppressed: bool,
    **options: Unpack[AuditOptions],
) -> None:
    """Report what is wrong in texts.

    PATH is a text, a catalogue or another file of translations, a folder of them, or - for standard
    input.

    \b
    mtaudit check articles/
    mtaudit check article.txt --glossary our-names.csv --format html -o report.html
    mtaudit check article.txt --corpus same-story/
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    target = output_path(output)
    run = Audit.of(
        paths,
        outcome,
        to_terminal=target is None,
        fail_on=fail_on,
        streamed=format_ in _STREAMED,
        **options,
    )
    config = run.choices.config
    report(format_, config.plugins)  # says if there is none, before anything is audited
    if show_suppressed and format_ not in SHOWS_SUPPRESSED:
        remedy = f"choose {' or '.join(SHOWS_SUPPRESSED)}"
        raise ConfigError(f"the report {format_} shows nothing suppressed", remedy=remedy)
    review = Review()
    watch = _Watch(config, gate or config.gate, by_severity=fail_on is not None)
    if resume and (target is None or format_ != "jsonl" or watch.has_gate or history):
        message = "--resume goes with --format jsonl and --output, without a gate or a history"
        raise ConfigError(message, remedy="give these, and no others")
    with ExitStack() as stack:
        resumed = stack.enter_context(Resumed.open(target)) if resume and target else None
        articles = run.articles
        if resumed:
            articles = resumed.skip(articles, run.auditor.signature, config, outcome)
        audited = stack.enter_context(
            until_interrupted(run.auditor.audit_many(articles, jobs=jobs), outcome)
        )
        results = review.watch(watch.results(audited, outcome))
        if history is not None:
            results = _recorded(results, Path(history), engine, config)
        out = resumed.stream if resumed else target or sys.stdout
        mtaudit.write(
            results, format_, out, show_suppressed=show_suppressed, plugins=config.plugins
        )
        if resumed and not outcome.interrupted:
            resumed.finish()
    watch.tell(outcome)
    review.tell(run.auditor.baseline, run.choices.baseline)


class _Watch:
    """Notes what the exit status depends on while results come by."""

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
            from mtaudit.cli.gate import GateKeeper

            self._gate = GateKeeper(gate, config)

    @property
    def has_gate(self) -> bool:
        """Whether a gate decides."""
        return self._gate is not None

    def results(self, results: Iterable[Result], outcome: Outcome) -> Iterator[Result]:
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


def _recorded(
    results: Iterable[Result], path: Path, engine: str, config: Config
) -> Iterator[Result]:
    from mtaudit.cli.choices import now
    from mtaudit.history import History

    with History(path) as history:
        yield from history.record(results, now=now, engine=engine, model=config.scoring)
