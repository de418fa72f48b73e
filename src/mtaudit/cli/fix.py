"""`mtaudit fix`: correct what is beyond doubt."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Unpack

import attrs
import click

from mtaudit.article import Document
from mtaudit.auditor import Auditor
from mtaudit.cli.choices import choose
from mtaudit.cli.inputs import note_errors
from mtaudit.cli.options import (
    FieldOptions,
    auditor_options,
    config_options,
    inflection_option,
    paths_argument,
    reading_options,
    stdin_option,
)
from mtaudit.cli.outcome import Outcome, number, reason, say
from mtaudit.cli.progress import with_progress
from mtaudit.correcting import FileCorrection
from mtaudit.edits import apply, edits, obstacle
from mtaudit.errors import ConfigError, ReadError
from mtaudit.finding import Confidence
from mtaudit.readers import read_file
from mtaudit.readers.decoding import encode
from mtaudit.readers.documents import is_package
from mtaudit.readers.options import ReadOptions
from mtaudit.reports import report
from mtaudit.result import Result


@attrs.frozen
class _Correction:
    """What can be corrected in a file.

    Args:
        file: The corrections.
        results: What was found, only as far as it is corrected.
        left: Findings that are as sure and cannot be corrected, a line each.
        unsure: How many findings are too unsure to be corrected.
    """

    file: FileCorrection
    results: tuple[Result, ...]
    left: tuple[str, ...]
    unsure: int

    @property
    def count(self) -> int:
        """The number of corrections."""
        return sum(len(result.findings) for result in self.results)

    @property
    def goes_to_output(self) -> bool:
        """Whether the text came from standard input."""
        return self.file.document.path == "-" or self.file.options.from_stdin


@click.command()
@paths_argument
@click.option("--write", is_flag=True, help="Change the files; without it, only show the changes.")
@auditor_options
@config_options
@inflection_option
@reading_options
@stdin_option
@click.pass_obj
def fix(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    glossaries: tuple[str, ...],
    lang: str | None,
    source: str | None,
    source_lang: str | None,
    write: bool,
    no_shipped: bool,
    detectors: tuple[str, ...],
    disable: tuple[str, ...],
    config_file: str | None,
    no_config: bool,
    baseline: str | None,
    inflection: bool,
    stdin_filename: str | None,
    **fields: Unpack[FieldOptions],
) -> None:
    """Correct what is beyond doubt: high confidence and exactly one suggestion.

    Shows the changes as a unified diff; with --write it makes them. The exit status is 1 if a file
    was or would be changed. For - the corrected text goes to standard output, and the status is 0.

    \b
    mtaudit fix article.txt
    mtaudit fix --write articles/
    mtaudit fix - < article.txt > corrected.txt
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    choices = choose(
        paths,
        config_file=config_file,
        no_config=no_config,
        baseline=baseline,
        stdin_filename=stdin_filename,
        glossaries=glossaries,
        shipped_glossaries=False if no_shipped else None,
        detectors=detectors,
        disable=disable,
        inflection=inflection or None,
        lang=lang,
        source_lang=source_lang,
        **fields,
    )
    auditor = choices.auditor()
    if "-" in paths and len(paths) > 1:
        raise ConfigError(
            "- stands beside other paths",
            remedy="correct standard input by itself: its text and a diff cannot share the output",
        )
    done: list[_Correction] = []
    paths = choices.named(paths)
    names = choices.files(paths, outcome)
    originals = choices.originals(source, paths, names)
    for name in with_progress(names, to_terminal=True):
        try:
            correction = _correct(name, auditor, choices.reading_of(name), outcome, originals)
            _carry_out(correction, outcome, write=write)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - one file's fault must not lose the others
            outcome.fail(reason(error, name))
            continue
        # Only the counts are needed from here on, not the texts.
        emptied = FileCorrection(Document(name, ""), choices.reading_of(name))
        done.append(attrs.evolve(correction, file=emptied))
    _summarise(done, write=write)


def _correct(
    name: str,
    auditor: Auditor,
    options: ReadOptions,
    outcome: Outcome,
    originals: Callable[[str], str | None],
) -> _Correction:
    results: list[Result] = []
    left: list[str] = []
    unsure = 0
    if Path(name).is_fifo() and not options.from_stdin:
        what = "is a pipe: what is read from it is not there to be corrected"
        raise ReadError(what, where=name, remedy="give its text to 'mtaudit fix -'")
    original = originals(name)
    file = FileCorrection(Document(name, ""), options, original)
    for article in read_file(name, options, original):
        result = auditor.audit(article)
        note_errors(result, outcome)
        planned = edits(result.findings, article, min_confidence=Confidence.HIGH, only_sure=True)
        possible, impossible = file.add(article, planned)
        corrected = tuple(edit.finding for edit in possible)
        if corrected or file.document.row is None:
            results.append(attrs.evolve(result, findings=corrected))
        blocked = {id(edit.finding): obstacle(edit, article) for edit in impossible}
        for finding in result.findings:
            if finding.confidence is not Confidence.HIGH:
                unsure += 1
            elif not any(finding is one for one in corrected):
                reason = _why_left(finding.suggestions, blocked.get(id(finding), ""))
                left.append(f"{article.locate(finding.span)}: {finding.message}: {reason}")
    file.verify()
    return _Correction(file, tuple(results), tuple(left), unsure)


def _why_left(suggestions: Sequence[str], obstacle: str) -> str:
    if obstacle:
        return obstacle
    match len(suggestions):
        case 0:
            return "no suggestion"
        case 1:
            return "it overlaps another correction"
        case _:
            return f"choose: {', '.join(suggestions)}"


def _carry_out(correction: _Correction, outcome: Outcome, *, write: bool) -> None:
    file = correction.file
    document = file.document
    if correction.goes_to_output:
        if is_package(document.path):
            what = "a document of an office program is corrected in its file"
            raise ReadError(what, where=document.path, remedy="name the file in place of -")
        _write_bytes(encode(document, apply(document.text, file.changes)))
        return
    if file.changes:
        file.data()  # whether it can be written is known before anything is shown
    if file.changes or file.cells:
        outcome.found = True
        report("diff")(correction.results, sys.stdout)
        if write:
            file.write()


def _write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are; its text layer would translate line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _summarise(corrections: Sequence[_Correction], *, write: bool) -> None:
    for correction in corrections:
        for line in correction.left:
            say(f"not corrected: {line}")
    count = sum(correction.count for correction in corrections)
    changed = sum(correction.count > 0 for correction in corrections)
    unsure = sum(correction.unsure for correction in corrections)
    if count:
        verb = "corrected" if write or corrections[0].goes_to_output else "to correct"
        hint = "" if verb == "corrected" else "; --write makes the changes"
        say(f"{number(count, 'place')} {verb} in {number(changed, 'file')}{hint}")
    if unsure:
        say(f"{number(unsure, 'finding')} too unsure to correct; see 'mtaudit check'")
