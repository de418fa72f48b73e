"""`mtaudit check`: report what is wrong in texts."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

import mtaudit
from mtaudit.audit import Result
from mtaudit.cli.auditing import Audit, AuditOptions, auditing_options
from mtaudit.cli.inputs import note_errors
from mtaudit.cli.judgements import Review
from mtaudit.cli.options import paths_argument
from mtaudit.cli.outcome import Outcome
from mtaudit.config import NEVER, Config
from mtaudit.errors import ConfigError
from mtaudit.finding import Confidence, Severity
from mtaudit.reports import OF_ONE_FILE, REPORTS, SHOWS_SUPPRESSED

if TYPE_CHECKING:
    from mtaudit.git import Changes


@click.command()
@paths_argument
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(tuple(REPORTS)),
    default="text",
    show_default=True,
    help="The form of the report.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Write the report to a file; for its, also a folder for copies of all files.",
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
@auditing_options
@click.option(
    "--fail-on",
    type=click.Choice([*(str(level) for level in Severity), NEVER]),
    show_default=str(Severity.MINOR),
    help="Exit with 1 for findings of high confidence that are at least so bad.",
)
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
    fail_on: str | None,
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
    if show_suppressed and format_ not in SHOWS_SUPPRESSED:
        remedy = f"choose {' or '.join(SHOWS_SUPPRESSED)}"
        raise ConfigError(f"the report {format_} shows nothing suppressed", remedy=remedy)
    target = _output_path(output, format_)
    changes = _changes(paths, since, staged=staged) if since is not None or staged else None
    run = Audit.of(
        paths,
        outcome,
        to_terminal=target is None,
        fail_on=fail_on,
        changes=changes,
        **options,
    )
    review = Review()
    results = review.watch(_watched(run.results, run.choices.config, outcome))
    out = sys.stdout if target is None else target
    mtaudit.write(results, format_, out, show_suppressed=show_suppressed)
    review.tell(run.auditor.baseline, run.choices.baseline)


def _changes(paths: Sequence[str], since: str | None, *, staged: bool) -> "Changes":
    """Return what has changed in the work tree of the first path; all must stand in it."""
    from mtaudit.git import Changes

    if "-" in paths:
        remedy = "name files, or leave --diff and --staged out"
        raise ConfigError("- is no file of a repository", remedy=remedy)
    first = Path(paths[0])
    return Changes.of(first if first.is_dir() else first.parent, since, staged=staged)


def _output_path(output: str | None, format_: str) -> Path | None:
    """Return the file to write, if it can be written; an audit takes time, so ask before it."""
    if output is None or output == "-":
        return None
    path = Path(output)
    if path.is_dir() and format_ not in OF_ONE_FILE:
        raise ConfigError("is a folder", where=output, remedy="name a file to write the report to")
    if not path.absolute().parent.is_dir():
        raise ConfigError(
            "cannot be written: its folder does not exist",
            where=output,
            remedy=f"create {path.parent}, or give another file",
        )
    return path


def _watched(results: Iterable[Result], config: Config, outcome: Outcome) -> Iterator[Result]:
    """Pass results on, and note what the exit status depends on."""
    for result in results:
        note_errors(result, outcome)
        origin = result.article.origin
        threshold = (config.for_path(origin.document.path) if origin else config).fail_on
        outcome.found |= threshold is not None and any(
            finding.confidence is Confidence.HIGH and finding.severity >= threshold
            for finding in result.findings
        )
        yield result
