"""`mtaudit compare`: what another translation of the same articles repairs and breaks."""

from typing import Literal, Unpack

import click

from mtaudit.cli.auditing import Audit, AuditOptions, auditing_options
from mtaudit.cli.inputs import note_errors
from mtaudit.cli.options import WholeNumber, form_options, reference_options
from mtaudit.cli.outcome import Outcome, output_path, output_stream, refuse_replacing
from mtaudit.cli.translations import References, check_same_files, reading_of
from mtaudit.comparison import Comparer, side_by_side
from mtaudit.errors import ConfigError
from mtaudit.reports.comparison import render
from mtaudit.scoring.significance import Resampling


@click.command()
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@form_options
@auditing_options
@reference_options
@click.option(
    "--test",
    type=click.Choice(("bootstrap", "randomisation")),
    default="bootstrap",
    show_default=True,
    help="How it is tested whether a difference is more than chance.",
)
@click.option(
    "--samples",
    type=WholeNumber(min=0),
    default=0,
    metavar="N",
    help="Resamples or trials of the test; without it 1,000 or 10,000.",
)
@click.pass_obj
def compare(
    outcome: Outcome,
    *,
    before: str,
    after: str,
    format_: str,
    output: str | None,
    references: tuple[str, ...],
    reference_field: str,
    tokenizer: str,
    test: Literal["bootstrap", "randomisation"],
    samples: int,
    **options: Unpack[AuditOptions],
) -> None:
    """Compare two translations of the same articles.

    Which findings AFTER repairs and which it breaks, by detector; the MQM score of both; with
    --reference BLEU, chrF, chrF++ and TER; and whether a difference is more than chance. Two
    files, or two folders that hold the same files.

    \b
    mtaudit compare mt/ post-edited/
    mtaudit compare old.txt new.txt --reference human.txt --format html -o changes.html
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if tokenizer and not references:
        raise ConfigError("there is no reference", remedy="name it with --reference")
    if before == after == "-":
        raise ConfigError("- stands for both translations", remedy="name a file for one of them")
    target = output_path(output)
    first = Audit.of([before], outcome, to_terminal=False, **options)
    second = first.beside([after], outcome, to_terminal=False, **options)
    refuse_replacing(target, (*first.files, *second.files))
    check_same_files((before, first.files), (after, second.files))
    comparer = Comparer((before, after), Resampling(test, samples), tokenizer)
    sides = References([before], references, reading_of(reference_field, options["lang"]))
    names = (before, after)
    for (one, beside), other in side_by_side(sides.beside(first.results), second.results, names):
        note_errors(one, outcome)
        note_errors(other, outcome)
        comparer.add(one, other, beside)
    comparison = comparer.comparison()
    with output_stream(target) as stream:
        render(comparison, format_, stream)
