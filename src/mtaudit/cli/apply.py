"""`mtaudit apply`: carry out what an editor has decided in a report."""

from collections.abc import Iterator
from typing import Unpack

import attrs
import click

from mtaudit.applying import AppliedFile, plan, refused
from mtaudit.baseline import Baseline, Judgement, change
from mtaudit.cli.choices import Choices, choose, today
from mtaudit.cli.options import FieldOptions, config_options, reading_options
from mtaudit.cli.outcome import Outcome, number, output_path, reason, say
from mtaudit.cli.user import current_user
from mtaudit.decisions import Decisions, glossary_rows
from mtaudit.errors import ConfigError
from mtaudit.reports.diff import edits_diff
from mtaudit.reports.display import visible


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="DECISIONS...")
@click.option("--dry-run", is_flag=True, help="Only show the changes; write nothing.")
@click.option("--author", metavar="NAME", help="Who decided, if the file does not say.")
@click.option("--glossary-out", metavar="FILE", help="Write the rows kept for a glossary here.")
@config_options
@reading_options
@click.pass_obj
def apply(
    outcome: Outcome,
    *,
    files: tuple[str, ...],
    dry_run: bool,
    author: str | None,
    glossary_out: str | None,
    config_file: str | None,
    no_config: bool,
    baseline: str | None,
    lang: str | None,
    source: str | None,
    source_lang: str | None,
    **fields: Unpack[FieldOptions],
) -> None:
    """Carry out the decisions that the page of a report exports.

    Run it where the audit ran. What was accepted is corrected in the files, and shown as a unified
    diff; what was rejected is written into mtaudit-baseline.json. A decision is refused if its
    place has changed since, and the exit status is 1 then.

    \b
    mtaudit check articles/ --format html --output report.html
    mtaudit apply --dry-run decisions.json
    mtaudit apply decisions.json --glossary-out new-rows.csv
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    all_decisions = [Decisions.load(file) for file in files]
    rows = output_path(glossary_out)
    paths = {path: None for one in all_decisions for path in one.by_path()}
    choices = choose(
        tuple(paths) or (".",),
        config_file=config_file,
        no_config=no_config,
        baseline=baseline,
        lang=lang,
        source_lang=source_lang,
        **fields,
    )
    is_judging = any(not one.is_accepted for some in all_decisions for one in some.decisions)
    if is_judging and choices.baseline is None:
        raise ConfigError("--no-config is given without --baseline", remedy="name the file")
    run = _Run(choices, source, dry_run)
    for decisions in all_decisions:
        who = decisions.author or author or (current_user() if is_judging else "")
        for file in run.carried_out(decisions, outcome):
            run.note(file, who)
    run.finish(outcome)
    if glossary_out is not None and not dry_run:
        text = glossary_rows(one for some in all_decisions for one in some.decisions)
        if not text:
            say("no decision asks for rows of a glossary")
        elif rows is None:
            click.echo(text, nl=False)
        else:
            from mtaudit.files import replace_file

            with replace_file(rows) as stream:
                stream.write(text)
            say(f"rows for a glossary written to {rows}")


@attrs.define
class _Run:
    """What has been carried out so far."""

    choices: Choices
    source: str | None
    dry_run: bool
    corrected: int = 0
    files: int = 0
    refusals: list[str] = attrs.Factory(list)
    judgements: list[Judgement] = attrs.Factory(list)

    def carried_out(self, decisions: Decisions, outcome: Outcome) -> Iterator[AppliedFile]:
        """Correct one file after the other; the fault of one must not lose the others."""
        by_path = decisions.by_path()
        originals = self.choices.originals(self.source, tuple(by_path), list(by_path))
        for path, wanted in by_path.items():
            try:
                file = plan(path, wanted, self.choices.reading_of(path), originals(path))
                self._write(file)
            except BrokenPipeError:
                raise
            except Exception as error:  # noqa: BLE001 - see above
                outcome.fail(reason(error, path))
                file = refused(path, wanted, "nothing is changed in the file")
            yield file

    def _write(self, file: AppliedFile) -> None:
        correction = file.correction
        if correction is None or not file.corrected:
            return
        if correction.cells:
            click.echo(f"{visible(file.path)}: {number(len(correction.cells), 'cell')} corrected")
        else:
            correction.data()  # whether it can be written is known before anything is shown
            document = correction.document
            diff = edits_diff(document.path, document.text, correction.changes)
            click.echo(diff, nl=False)
        if not self.dry_run:
            correction.write()

    def note(self, file: AppliedFile, author: str) -> None:
        """Note what became of the decisions on a file."""
        self.corrected += len(file.corrected)
        self.files += bool(file.corrected)
        self.refusals += map(str, file.refused)
        if file.rejected and self.choices.baseline is not None:
            root = Baseline((), self.choices.baseline.parent)
            self.judgements += file.judgements(root, author, today())

    def finish(self, outcome: Outcome) -> None:
        """Write the judgements, and say what was done."""
        for line in self.refusals:
            say(visible(f"refused: {line}"))
        outcome.found = bool(self.refusals)
        verb = "to correct" if self.dry_run else "corrected"
        if self.corrected:
            say(f"{number(self.corrected, 'place')} {verb} in {number(self.files, 'file')}")
        if self.judgements and self.choices.baseline is not None:
            if not self.dry_run:
                change(self.choices.baseline, added=self.judgements)
            verb = "to write to" if self.dry_run else "written to"
            said = number(len(self.judgements), "judgement")
            say(f"{said} {verb} {self.choices.baseline}")
        if self.refusals:
            say(f"{number(len(self.refusals), 'decision')} refused")
