"""`mtaudit check`: report what is wrong in texts."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from mtaudit.cli.auditing import Audit, AuditOptions, auditing_options
from mtaudit.cli.judgements import Review
from mtaudit.cli.options import jobs_option, paths_argument, stdin_option
from mtaudit.cli.outcome import Outcome, output_path, refuse_replacing
from mtaudit.cli.passing import Passing
from mtaudit.config import NEVER
from mtaudit.errors import ConfigError
from mtaudit.finding import Severity
from mtaudit.reports import BINARY, OF_ONE_FILE, REPORTS, SHOWS_SUPPRESSED, report, write
from mtaudit.result import Result

if TYPE_CHECKING:
    from mtaudit.git import Changes

# Reports that need no more of a file than the record under audit.
_STREAMED = frozenset({"text", "jsonl", "github"})
# Reports that are the file itself, with findings in it.
_IN_PLACE = frozenset({"its"})


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
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Write the report to a file; for docx and its, also a folder for a copy of each file.",
)
@click.option(
    "--diff",
    "since",
    metavar="REV",
    help="Report only what stands on lines changed since a commit of git; with ... behind it, such "
    "as origin/main..., since the branch has left it.",
)
@click.option(
    "--staged",
    is_flag=True,
    help="Read what is staged for the next commit, and report only what stands on its changed "
    "lines.",
)
@jobs_option
@click.option(
    "--resume",
    is_flag=True,
    help="Go on where a run of the same command was stopped; needs --format jsonl and --output.",
)
@auditing_options
@stdin_option
@click.option(
    "--fail-on",
    type=click.Choice([*(str(level) for level in Severity), NEVER]),
    help="Exit with 1 for findings of high confidence that are at least so bad; minor, if the "
    "configuration is silent.",
)
@click.option(
    "--gate",
    metavar="CONDITIONS",
    help="Exit with 1 unless all hold, such as 'mqm<=5, critical=0'. Severity then counts only if "
    "--fail-on is given, too.",
)
@click.option(
    "--history",
    metavar="FILE",
    help="Add the scores to the history in this file; the report html draws how they went.",
)
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
    since: str | None,
    staged: bool,
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
    mtaudit check --diff origin/main... articles/
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    target = output_path(output, may_be_folder=format_ in OF_ONE_FILE)
    if format_ in BINARY and target is None and sys.stdout.isatty():
        raise ConfigError(f"the report {format_} is no text", remedy="name a file with --output")
    changes = _changes(paths, since, staged=staged) if since is not None or staged else None
    run = Audit.of(
        paths,
        outcome,
        to_terminal=target is None,
        fail_on=fail_on,
        streamed=format_ in _STREAMED,
        changes=changes,
        **options,
    )
    if format_ not in _IN_PLACE:
        refuse_replacing(target, run.files)
    config = run.choices.config
    report(format_, config.plugins)  # says if there is none, before anything is audited
    if show_suppressed and format_ not in SHOWS_SUPPRESSED:
        remedy = f"choose {' or '.join(SHOWS_SUPPRESSED)}"
        raise ConfigError(f"the report {format_} shows nothing suppressed", remedy=remedy)
    passing = Passing(
        config, config.gate if gate is None else gate, by_severity=fail_on is not None
    )
    if resume and (target is None or format_ != "jsonl" or passing.has_gate or history):
        message = "--resume goes with --format jsonl and --output, without a gate or a history"
        raise ConfigError(message, remedy="give these, and no others")
    if engine and history is None:
        raise ConfigError("--engine is given without --history", remedy="name the history")
    review = Review()
    with ExitStack() as stack:
        articles, resumed = run.articles, None
        if resume and target:
            from mtaudit.cli.resuming import Resumed

            resumed = stack.enter_context(Resumed.open(target))
            articles = resumed.skip(articles, run.auditor.signature, config, outcome)
        results = run.audited(articles, jobs=jobs)
        if len(run.files) > 1 or jobs != 1 or resume:
            from mtaudit.cli.interruption import until_interrupted

            results = stack.enter_context(until_interrupted(results, outcome))
        results = review.watch(passing.watch(results, outcome))
        if history is not None:
            results = _recorded(results, Path(history), engine, outcome)
        out = resumed.stream if resumed else target or sys.stdout
        write(
            results,
            format_,
            out,
            show_suppressed=show_suppressed,
            plugins=config.plugins,
            history=Path(history) if history else None,
        )
        if resumed:
            resumed.finish(outcome)
    passing.tell(outcome)
    review.tell(run.auditor.baseline, run.choices.baseline)


def _changes(paths: Sequence[str], since: str | None, *, staged: bool) -> "Changes":
    """Return what has changed in the work tree of the first path; all must stand in it."""
    from mtaudit.git import Changes

    if "-" in paths:
        remedy = "name files, or leave --diff and --staged out"
        raise ConfigError("- is no file of a repository", remedy=remedy)
    first = Path(paths[0])
    return Changes.of(first if first.is_dir() else first.parent, since, staged=staged)


def _recorded(
    results: Iterable[Result], path: Path, engine: str, outcome: Outcome
) -> Iterator[Result]:
    from mtaudit.cli.choices import now
    from mtaudit.history import History

    with History(path) as history:
        yield from history.record(
            results, now=now, engine=engine, is_whole=lambda: not outcome.interrupted
        )
