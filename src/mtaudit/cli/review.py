"""`mtaudit review`: decide on findings in a browser, while the files are watched."""

import os
import sys
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Unpack

import attrs
import click

from mtaudit.cli.auditing import Audit, AuditOptions, auditing_options
from mtaudit.cli.choices import today
from mtaudit.cli.inputs import note_errors
from mtaudit.cli.options import WholeNumber, jobs_option, paths_argument
from mtaudit.cli.outcome import Outcome, number, output_path, say
from mtaudit.cli.user import current_user
from mtaudit.errors import ConfigError
from mtaudit.readers import read_file
from mtaudit.readers.options import ReadOptions
from mtaudit.result import Result
from mtaudit.reviewing.desk import Desk
from mtaudit.reviewing.server import ReviewServer
from mtaudit.reviewing.storing import DecisionsFile
from mtaudit.reviewing.watching import Watcher

DECISIONS = "mtaudit-decisions.json"
"""Where decisions are kept if nothing else is said: paths in it count from the current folder."""

_INTERVAL = 0.7  # seconds between two looks at the files


@click.command()
@paths_argument
@click.option(
    "--decisions",
    "decisions_file",
    metavar="FILE",
    default=DECISIONS,
    show_default=True,
    help="Where decisions are kept; what it holds already is shown.",
)
@click.option("--author", metavar="NAME", help="Who decides, if not the user that git knows.")
@click.option(
    "--port",
    type=WholeNumber(0, 65535),
    default=0,
    metavar="N",
    help="The port to listen on; without it one that is free.",
)
@click.option("--no-browser", is_flag=True, help="Open no browser; only print the address.")
@jobs_option
@auditing_options
@click.pass_obj
def review(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    decisions_file: str,
    author: str | None,
    port: int,
    no_browser: bool,
    jobs: int,
    **options: Unpack[AuditOptions],
) -> None:
    """Decide on findings in a browser, while the files are watched.

    The page is that of --format html, on an address of this machine that only you know. Each
    decision is written to the file of decisions at once. When a file changes it is audited again,
    and the page shows it. 'c' carries the decisions out, as 'mtaudit apply' does. Ctrl-C ends.

    \b
    mtaudit review articles/
    mtaudit review article.txt --source original.txt --decisions kurils.json
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if "-" in paths:
        raise ConfigError("- is no file to review", remedy="name a file or a folder")
    kept = output_path(decisions_file)
    if kept is None or not os.access(kept if kept.exists() else kept.absolute().parent, os.W_OK):
        raise ConfigError("it cannot be written", where=decisions_file, remedy="name another file")
    file = DecisionsFile(kept, author or _user())
    file.read()  # says what is wrong with it, before anything is audited
    audit = Audit.of(paths, outcome, to_terminal=False, **options)
    material = _Files(paths, options, audit, kept)
    results = list(audit.audited(audit.articles, jobs=jobs))
    for result in results:
        note_errors(result, outcome)
    if not audit.files:
        raise ConfigError("there is nothing to review", remedy="name a file or a folder of texts")
    while outcome.faults:
        say(f"error: {outcome.faults.pop(0)}")  # the page says so, too, until it is mended
    desk = Desk(results, file, lambda: today().isoformat())
    read = {result.article.origin.document.path for result in results if result.article.origin}
    watcher = Watcher(material, desk, read, _INTERVAL)
    watcher.look()  # at what could not be read, to show it
    with _listening(desk, watcher, material.baseline, port) as server:
        _serve(server, watcher, file, results, no_browser=no_browser)


def _listening(desk: Desk, watcher: Watcher, baseline: Path | None, port: int) -> ReviewServer:
    try:
        return ReviewServer(desk, watcher, baseline, port)
    except OSError as error:
        raise ConfigError(
            f"the port {port} cannot be used: {error.strerror or error}",
            remedy="give another one, or leave --port out",
        ) from error


def _serve(
    server: ReviewServer,
    watcher: Watcher,
    file: DecisionsFile,
    results: Sequence[Result],
    *,
    no_browser: bool,
) -> None:
    """Answer until Ctrl-C."""
    findings = sum(len(result.findings) for result in results)
    try:
        say(f"{number(findings, 'finding')} in {number(len(results), 'article')}; Ctrl-C ends")
        click.echo(server.url)
        sys.stdout.flush()
        watcher.start()
        if not no_browser and _has_window():
            webbrowser.open(server.url)
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        say("")
    finally:
        watcher.stop()
    try:
        say(f"{number(len(file.read()), 'decision')} in {file.path}")
    except ConfigError as error:
        say(f"the decisions are in {error}")


def _user() -> str:
    try:
        return current_user()
    except ConfigError:
        return ""  # it is only a name beside the decisions


def _has_window() -> bool:
    """Tell whether a browser would open beside the terminal, and not in it."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


@attrs.frozen
class _Files:
    """The files on the command line, and how they are audited."""

    paths: tuple[str, ...]
    options: AuditOptions
    run: Audit
    decisions: Path

    @property
    def baseline(self) -> Path | None:
        return self.run.choices.baseline

    @property
    def reading_of(self) -> Callable[[str], ReadOptions]:
        return self.run.choices.reading_of

    @property
    def original_of(self) -> Callable[[str], str | None]:
        return self.run.originals

    @property
    def foundations(self) -> tuple[Path, ...]:
        choices = self.run.choices
        config = choices.config
        configs = [config, *(config.merged(one.choices) for one in config.overrides)]
        found = {Path(name): None for one in configs for name in one.glossary_names()}
        found |= {Path(name): None for name in self.options["corpora"]}
        return (*([choices.file.path] if choices.file else []), *found)

    def files(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        found = Outcome()
        files = self.run.choices.files(self.paths, found, note=lambda _: None)
        own = self.decisions.absolute()
        return tuple(file for file in files if Path(file).absolute() != own), tuple(found.faults)

    def audit(self, file: str) -> tuple[Result, ...]:
        articles = read_file(file, self.reading_of(file), self.original_of(file))
        return tuple(self.run.audited(self.run.of_one_story(articles)))

    def renewed(self) -> "_Files":
        run = Audit.of(self.paths, Outcome(), to_terminal=True, **self.options)
        return attrs.evolve(self, run=run)
