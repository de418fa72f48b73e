"""The command line: arguments, wiring, exit status.

Results go to standard output, errors to standard error. Modules that only one command needs are
imported inside it, so that a hook starts fast.
"""

import io
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import attrs
import click

import mtaudit
from mtaudit.article import Article, Document
from mtaudit.audit import Auditor, Result
from mtaudit.config import Config
from mtaudit.detectors import DETECTORS
from mtaudit.edits import Edit, apply, edits, to_document
from mtaudit.errors import ConfigError, MtauditError, ReadError
from mtaudit.finding import Confidence, Family, Severity
from mtaudit.glossary import shipped_glossaries
from mtaudit.readers import files, reader_for
from mtaudit.readers.decoding import encode, open_document
from mtaudit.reports import REPORTS, report

if TYPE_CHECKING:
    from mtaudit.evaluation import Floor, Score, Selection, Verdict

_T = TypeVar("_T")
_Command = TypeVar("_Command", bound=Callable[..., object])

_SECONDS_BEFORE_PROGRESS = 1.0
_NEVER = "never"


@attrs.define
class Outcome:
    """What happened while a command ran; the exit status is made of it.

    Args:
        faults: What went wrong, one message each, in order.
        found: Whether the answer is "no": findings at or above the threshold, a file that was or
            would be changed, a figure below its floor.
        interrupted: Whether the user stopped the run.
    """

    faults: list[str] = attrs.field(factory=list)
    found: bool = False
    interrupted: bool = False

    def fail(self, message: object) -> None:
        """Note a fault."""
        self.faults.append(str(message))


# --- The program and its shared options ------------------------------------------------------


class _Program(click.Group):
    """A group that knows what a path in the place of a command means."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a file or folder, say that the command is missing."""
        if self.get_command(ctx, args[0]) is None and (args[0] == "-" or Path(args[0]).exists()):
            ctx.fail(f"No such command {args[0]!r}. Did you mean 'mtaudit check {args[0]}'?")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(mtaudit.__version__, message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Find errors in machine-translated text: names, terms, numbers, residue.

    \b
    mtaudit check article.txt          what is wrong, where, and why
    mtaudit fix --write article.txt    correct what is beyond doubt
    mtaudit explain bad-rendering      what a detector does

    The exit status is 0 if all is well, 1 if something was found, 2 if something failed.
    """  # noqa: D301 - \b is click's mark for a paragraph to leave as it is
    if ctx.invoked_subcommand is None:
        _say(ctx.get_help())
        raise ConfigError("no command is given", remedy="begin with 'mtaudit check PATH'")


@program.result_callback()
def _flush(_result: object) -> None:
    """Meet a closed pipe here, where it is expected, and not when Python shuts down."""
    sys.stdout.flush()


def _paths(command: _Command) -> _Command:
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def _language(command: _Command) -> _Command:
    text = "Language of the texts, such as en or pt-BR."
    return click.option("--lang", default="en", show_default=True, metavar="TAG", help=text)(
        command
    )


def _auditor_options(command: _Command) -> _Command:
    """Add the options from which `_auditor` builds an auditor."""
    options = (
        click.option(
            "--glossary",
            "-g",
            "glossaries",
            multiple=True,
            metavar="NAME|FILE",
            help="Add a glossary: a shipped name or a CSV file. Repeatable; the last one wins.",
        ),
        click.option(
            "--no-shipped-glossaries",
            "no_shipped",
            is_flag=True,
            help="Use only the glossaries given with --glossary.",
        ),
        click.option(
            "--detector",
            "detectors",
            multiple=True,
            metavar="ID",
            help="Run only this detector. May be repeated; see 'mtaudit explain' for the list.",
        ),
        click.option(
            "--disable", multiple=True, metavar="ID", help="Leave a detector out. May be repeated."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _auditor(
    glossaries: Sequence[str],
    *,
    shipped: bool,
    detectors: Sequence[str],
    disable: Sequence[str],
    min_confidence: Confidence = Confidence.LOW,
) -> Auditor:
    config = Config(tuple(detectors), tuple(disable), min_confidence)
    # A shipped glossary that is named is asked for: it gets the later, higher place.
    base = [name for name in shipped_glossaries() if name not in glossaries] if shipped else []
    auditor = Auditor([*base, *glossaries], config)
    auditor.glossary  # noqa: B018 - glossaries that cannot be joined must stop the run before it starts
    return auditor


# --- check -----------------------------------------------------------------------------------


@program.command()
@_paths
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(tuple(REPORTS)),
    default="text",
    show_default=True,
    help="The form of the report.",
)
@click.option("--output", "-o", metavar="FILE", help="Write the report to a file.")
@_auditor_options
@_language
@click.option("--source", metavar="FILE", help="The original of the one file under audit.")
@click.option("--source-lang", metavar="TAG", help="Language of the original.")
@click.option(
    "--min-confidence",
    type=click.Choice([str(level) for level in Confidence]),
    default=str(Confidence.LOW),
    show_default=True,
    help="Show only findings that are at least so sure.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*(str(level) for level in Severity), _NEVER]),
    default=str(Severity.MINOR),
    show_default=True,
    help="Exit with 1 for findings of high confidence that are at least so bad.",
)
@click.pass_obj
def check(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    glossaries: tuple[str, ...],
    lang: str,
    source: str | None,
    source_lang: str | None,
    min_confidence: str,
    fail_on: str,
    no_shipped: bool,
    detectors: tuple[str, ...],
    disable: tuple[str, ...],
) -> None:
    """Report what is wrong in texts.

    PATH is a text or Markdown file, a folder of them, or - for standard input.

    \b
    mtaudit check articles/
    mtaudit check article.txt --glossary our-names.csv --format html -o report.html
    """  # noqa: D301
    auditor = _auditor(
        glossaries,
        shipped=not no_shipped,
        detectors=detectors,
        disable=disable,
        min_confidence=Confidence[min_confidence.upper()],
    )
    if source_lang is not None and source is None:
        raise ConfigError("--source-lang is given without --source", remedy="name the original")
    target = _output_path(output)
    names = _files(paths, outcome)
    if source is not None:
        articles: Iterable[Article] = _with_source(names, lang, source, source_lang)
    else:
        articles = _articles(_progress(names, to_terminal=target is None), lang, outcome)
    threshold = None if fail_on == _NEVER else Severity[fail_on.upper()]
    results = _watched(auditor.audit_many(articles), threshold, outcome)
    mtaudit.write(results, format_, sys.stdout if target is None else target)


def _output_path(output: str | None) -> Path | None:
    """Return the file to write, if it can be written; an audit takes time, so ask before it."""
    if output is None or output == "-":
        return None
    path = Path(output)
    if path.is_dir():
        raise ConfigError("is a folder", where=output, remedy="name a file to write the report to")
    if not path.absolute().parent.is_dir():
        raise ConfigError(
            "cannot be written: its folder does not exist",
            where=output,
            remedy=f"create {path.parent}, or give another file",
        )
    return path


def _files(paths: Iterable[str], outcome: Outcome) -> list[str]:
    """Return the files that paths stand for, each once; a path that leads nowhere is a fault."""
    found: dict[str, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(files(path)))
        except (ReadError, OSError) as error:
            outcome.fail(_reason(error, path))
    return list(found)


def _articles(names: Iterable[str], lang: str, outcome: Outcome) -> Iterator[Article]:
    """Read articles file by file; one that cannot be read is a fault and stops no other."""
    for name in names:
        try:
            yield from reader_for(name)(open_document(name), lang)
        except Exception as error:  # noqa: BLE001 - a reader's fault must not lose the other files
            outcome.fail(_reason(error, name))


def _with_source(
    names: Sequence[str], lang: str, source: str, source_lang: str | None
) -> Iterator[Article]:
    if len(names) != 1:
        raise ConfigError(
            f"--source goes with one file, not with {len(names)}",
            remedy="audit a translation and its original by themselves",
        )
    original = "\n".join(
        article.text for article in reader_for(source)(open_document(source), source_lang or "und")
    )
    for article in reader_for(names[0])(open_document(names[0]), lang):
        yield attrs.evolve(article, source=original, source_lang=source_lang)


def _watched(
    results: Iterable[Result], threshold: Severity | None, outcome: Outcome
) -> Iterator[Result]:
    """Pass results on, and note what the exit status depends on."""
    for result in results:
        _note_errors(result, outcome)
        outcome.found |= threshold is not None and any(
            finding.confidence is Confidence.HIGH and finding.severity >= threshold
            for finding in result.findings
        )
        yield result


def _note_errors(result: Result, outcome: Outcome) -> None:
    for error in result.errors:
        outcome.fail(
            f"{_name(result.article)}: the detector {error.detector} failed: {error.message}; "
            f"the others went on; leave it out with --disable {error.detector}"
        )


def _name(article: Article) -> str:
    return article.origin.document.path if article.origin else article.id or "<text>"


# --- fix -------------------------------------------------------------------------------------


@attrs.frozen
class _Correction:
    """What can be corrected in a document.

    Args:
        document: The document as it is.
        text: The document as it should be.
        results: What was found, only as far as it is corrected.
        left: Findings that are as sure and cannot be corrected, a line each.
        unsure: How many findings are too unsure to be corrected.
    """

    document: Document
    text: str
    results: tuple[Result, ...]
    left: tuple[str, ...]
    unsure: int

    @property
    def count(self) -> int:
        """The number of corrections."""
        return sum(len(result.findings) for result in self.results)


@program.command()
@_paths
@click.option("--write", is_flag=True, help="Change the files; without it, only show the changes.")
@_auditor_options
@_language
@click.pass_obj
def fix(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    glossaries: tuple[str, ...],
    lang: str,
    write: bool,
    no_shipped: bool,
    detectors: tuple[str, ...],
    disable: tuple[str, ...],
) -> None:
    """Correct what is beyond doubt: high confidence and exactly one suggestion.

    Shows the changes as a unified diff; with --write it makes them. The exit status is 1 if a file
    was or would be changed. For - the corrected text goes to standard output, and the status is 0.

    \b
    mtaudit fix article.txt
    mtaudit fix --write articles/
    mtaudit fix - < article.txt > corrected.txt
    """  # noqa: D301
    auditor = _auditor(glossaries, shipped=not no_shipped, detectors=detectors, disable=disable)
    if "-" in paths and len(paths) > 1:
        raise ConfigError(
            "- stands beside other paths",
            remedy="correct standard input by itself: its text and a diff cannot share the output",
        )
    done: list[_Correction] = []
    for name in _progress(_files(paths, outcome), to_terminal=True):
        try:
            correction = _correct(name, auditor, lang, outcome)
            _carry_out(correction, outcome, write=write)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - one file's fault must not lose the others
            outcome.fail(_reason(error, name))
            continue
        # Only the counts are needed from here on, not the texts.
        done.append(attrs.evolve(correction, document=Document(name, ""), text=""))
    _summarise(done, write=write)


def _correct(name: str, auditor: Auditor, lang: str, outcome: Outcome) -> _Correction:
    document = open_document(name)
    results: list[Result] = []
    changes: list[Edit] = []
    left: list[str] = []
    unsure = 0
    for article in reader_for(name)(document, lang):
        result = auditor.audit(article)
        _note_errors(result, outcome)
        planned = edits(result.findings, article, min_confidence=Confidence.HIGH, only_sure=True)
        possible, impossible = to_document(planned, article)
        changes += possible
        corrected = tuple(edit.finding for edit in possible)
        results.append(attrs.evolve(result, findings=corrected))
        blocked = {id(edit.finding) for edit in impossible}
        for finding in result.findings:
            if finding.confidence is not Confidence.HIGH:
                unsure += 1
            elif not any(finding is one for one in corrected):
                reason = _why_left(finding.suggestions, in_markup=id(finding) in blocked)
                left.append(f"{article.locate(finding.span)}: {finding.message}: {reason}")
    text = apply(document.text, sorted(changes, key=lambda edit: edit.span))
    return _Correction(document, text, tuple(results), tuple(left), unsure)


def _why_left(suggestions: Sequence[str], *, in_markup: bool) -> str:
    if in_markup:
        return "markup stands inside it"
    match len(suggestions):
        case 0:
            return "no suggestion"
        case 1:
            return "it overlaps another correction"
        case _:
            return f"choose: {', '.join(suggestions)}"


def _carry_out(correction: _Correction, outcome: Outcome, *, write: bool) -> None:
    document = correction.document
    if document.path == "-":
        _write_bytes(encode(document, correction.text))
        return
    if correction.text == document.text:
        return
    outcome.found = True
    report("diff")(correction.results, sys.stdout)
    if write:
        from mtaudit.files import replace_bytes

        replace_bytes(Path(document.path), encode(document, correction.text))


def _write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are; its text layer would translate line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _summarise(corrections: Sequence[_Correction], *, write: bool) -> None:
    for correction in corrections:
        for line in correction.left:
            _say(f"not corrected: {line}")
    count = sum(correction.count for correction in corrections)
    changed = sum(correction.count > 0 for correction in corrections)
    unsure = sum(correction.unsure for correction in corrections)
    if count:
        verb = "corrected" if write or corrections[0].document.path == "-" else "to correct"
        hint = "" if verb == "corrected" else "; --write makes the changes"
        _say(f"{_number(count, 'place')} {verb} in {_number(changed, 'file')}{hint}")
    if unsure:
        _say(f"{_number(unsure, 'finding')} too unsure to correct; see 'mtaudit check'")


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# --- explain ---------------------------------------------------------------------------------


@program.command()
@click.argument("detector", required=False)
def explain(detector: str | None) -> None:
    """Say what the detectors find, or show the page of one.

    \b
    mtaudit explain
    mtaudit explain bad-rendering
    """  # noqa: D301
    if detector is None:
        width = max(len(known.id) for known in DETECTORS)
        for known in DETECTORS:
            click.echo(f"{known.id:{width}}  {known.summary}")
        return
    Config((detector,))  # refuses an unknown one and names the nearest
    page = Path(mtaudit.__file__).parent / "detectors" / f"{detector.replace('-', '_')}.md"
    if page.is_file():
        # The marks that make the page's examples tests are hard to read: [[wrong -> right]].
        text = re.sub(r"\[\[(.+?)\]\]", r"[\1]", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        click.echo(text, nl=False)
    else:
        summary = next(known.summary for known in DETECTORS if known.id == detector)
        click.echo(f"# {detector}\n\nFinds {summary}.")


# --- score -----------------------------------------------------------------------------------


@program.command()
@_paths
@_auditor_options
@click.option(
    "--family",
    "families",
    multiple=True,
    type=click.Choice([family.value for family in Family]),
    help="Score only labels and findings of this family.",
)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only labels of this kind.")
@click.option("--sub", "subs", multiple=True, metavar="SUB", help="Only labels so subdivided.")
@click.option(
    "--category", "categories", multiple=True, metavar="NAME", help="Only labels so named."
)
@click.option("--terms", is_flag=True, help="Give the auditor each record's own terms.")
@click.option("--no-source", is_flag=True, help="Hide the originals from the auditor.")
@click.option("--misses", is_flag=True, help="List the labels that were not found.")
@click.option("--alarms", is_flag=True, help="List the findings that no label explains.")
@click.option("--json", "as_json", is_flag=True, help="Give the figures as JSON.")
@click.option("--floor", metavar="FILE", help="Exit with 1 if a figure falls below this TOML file.")
@click.option("--update-floor", is_flag=True, help="Write the figures into the floor file instead.")
@click.pass_obj
def score(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    glossaries: tuple[str, ...],
    families: tuple[str, ...],
    kinds: tuple[str, ...],
    subs: tuple[str, ...],
    categories: tuple[str, ...],
    floor: str | None,
    no_shipped: bool,
    detectors: tuple[str, ...],
    disable: tuple[str, ...],
    terms: bool,
    no_source: bool,
    misses: bool,
    alarms: bool,
    as_json: bool,
    update_floor: bool,
) -> None:
    """Measure mtaudit on labelled text: recall, precision, false alarms.

    PATH is a .jsonl file of labels or records, or a folder of them; folders of .txt files without
    labels are taken for clean. --glossary none stands for no glossary at all.

    \b
    mtaudit score corpus/
    mtaudit score corpus/garbles.jsonl --terms --family name --misses
    """  # noqa: D301
    from mtaudit import evaluation

    if as_json and (misses or alarms):
        raise ConfigError("--json is given with --misses or --alarms", remedy="choose one of them")
    if update_floor and floor is None:
        raise ConfigError(
            "--update-floor is given without --floor", remedy="name the file to write"
        )
    if "none" in glossaries:
        no_shipped, glossaries = True, tuple(name for name in glossaries if name != "none")
    auditor = _auditor(glossaries, shipped=not no_shipped, detectors=detectors, disable=disable)
    limits = None if floor is None or update_floor else evaluation.read_floor(Path(floor))
    selection = evaluation.Selection(tuple(map(Family, families)), kinds, subs, categories)
    figures = evaluation.Score(auditor.detectors, auditor.signature)
    for verdict in _verdicts(paths, auditor, selection, terms=terms, source=not no_source):
        figures.add(verdict)
        _list(verdict, misses=misses, alarms=alarms)
        for error in verdict.errors:
            outcome.fail(f"{verdict.record.article.id}: {error.detector} failed: {error.message}")
    click.echo(evaluation.as_json(figures) if as_json else evaluation.as_text(figures), nl=False)
    if floor is not None:
        _hold_against_floor(figures, Path(floor), limits, outcome)


def _verdicts(
    paths: Iterable[str],
    auditor: Auditor,
    selection: "Selection",
    *,
    terms: bool,
    source: bool,
) -> Iterator["Verdict"]:
    from mtaudit import evaluation

    records = (record for path in paths for record in evaluation.read_records(path))
    shown = _progress(records, to_terminal=False)
    return evaluation.verdicts(auditor, shown, selection, use_terms=terms, use_source=source)


def _list(verdict: "Verdict", *, misses: bool, alarms: bool) -> None:
    from mtaudit import evaluation

    if misses:
        for label in verdict.misses:
            click.echo(evaluation.describe_miss(verdict.record, label))
    if alarms:
        for finding in verdict.alarms:
            click.echo(evaluation.describe_alarm(verdict.record, finding))


def _hold_against_floor(
    figures: "Score",
    floor: Path,
    limits: "Floor | None",
    outcome: Outcome,
) -> None:
    from mtaudit import evaluation

    if limits is None:
        from mtaudit.files import replace_bytes

        replace_bytes(floor, evaluation.write_floor(figures).encode())
        return
    for breach in evaluation.floor_breaches(figures, limits):
        outcome.found = True
        _say(f"below the floor: {breach}")


# --- Progress, messages, exit status ---------------------------------------------------------


def _progress(items: Iterable[_T], *, to_terminal: bool) -> Iterator[_T]:
    """Pass items on; when it takes long, show on the terminal how many there were.

    Args:
        items: What is worked through.
        to_terminal: Whether results may go to the terminal meanwhile; a bar would get in their way.
    """
    if not sys.stderr.isatty() or (to_terminal and sys.stdout.isatty()):
        yield from items
        return
    begun = time.monotonic()
    advance, stop = None, None
    try:
        for item in items:
            if advance is None and time.monotonic() - begun > _SECONDS_BEFORE_PROGRESS:
                advance, stop = _bar(len(items) if isinstance(items, list) else None)
            yield item
            if advance is not None:
                advance()
    finally:
        if stop is not None:
            stop()


def _bar(total: int | None) -> tuple[Callable[[], None], Callable[[], None]]:
    """Start a progress bar; return how to move it on and how to take it away."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("auditing"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("auditing", total=total)
    bar.start()
    return (lambda: bar.advance(task)), bar.stop


def _reason(error: Exception, path: str) -> str:
    """Return an error with its place and what to do about it."""
    match error:
        case MtauditError():
            return str(error)
        case OSError():
            place = error.filename or path
            return f"{place}: {error.strerror or error}; check path and permission"
        case _ if os.environ.get("MTAUDIT_TRACEBACK"):
            raise error
        case _:
            return (
                f"{path}: mtaudit itself failed: {type(error).__name__}: {error}; "
                "set MTAUDIT_TRACEBACK=1 to see where, and report it"
            )


def _say(message: str) -> None:
    """Write a line to standard error."""
    click.echo(message, err=True)


def main() -> NoReturn:
    """Run the program and leave with its exit status."""
    sys.exit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: The command line after the program's name; that of the process if `None`.

    Returns:
        The exit status.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character must not end the run.
            stream.reconfigure(errors="backslashreplace")
    outcome = Outcome()
    try:
        # Click returns a status itself where there is no command to run: --help and --version.
        program.main(arguments, prog_name="mtaudit", standalone_mode=False, obj=outcome)
    except SystemExit:
        outcome.interrupted = False  # the reader of our output went away: nobody to tell
    except (click.Abort, KeyboardInterrupt):
        outcome.interrupted = True
    except click.UsageError as error:
        outcome.fail(_usage(error))
    except Exception as error:  # noqa: BLE001 - users get a message, never a traceback
        outcome.fail(_reason(error, "the run"))
    return _exit_status(outcome)


def _usage(error: click.UsageError) -> str:
    """Return click's message as one of ours."""
    message = error.format_message().rstrip(".")
    where = error.ctx.command_path if error.ctx else "mtaudit"
    return f"{where}: {message}; see '{where} --help'"


def _exit_status(outcome: Outcome) -> int:
    """Write the faults to standard error and decide: 130, 2, 1 or 0, the first that applies."""
    for fault in outcome.faults:
        _say(f"error: {fault}")
    if outcome.interrupted:
        return 130  # as shells report a program that was stopped from the keyboard
    if outcome.faults:
        return 2
    return 1 if outcome.found else 0
