"""`mtaudit rate`: the scores of translations, by their findings and against references."""

from typing import Unpack

import click

from mtaudit.cli.auditing import Audit, AuditOptions, auditing_options
from mtaudit.cli.inputs import note_errors
from mtaudit.cli.options import (
    WholeNumber,
    jobs_option,
    paths_argument,
    reference_options,
    stdin_option,
)
from mtaudit.cli.outcome import Outcome
from mtaudit.cli.translations import References, reading_of
from mtaudit.errors import ConfigError
from mtaudit.rating import Rater
from mtaudit.reports.rating import as_json, as_text


@click.command()
@paths_argument
@auditing_options
@stdin_option
@jobs_option
@reference_options
@click.option("--articles", is_flag=True, help="Show each article, too.")
@click.option("--segments", is_flag=True, help="Show each segment with its reference metrics, too.")
@click.option(
    "--outliers",
    type=WholeNumber(min=0),
    default=0,
    metavar="N",
    help="Show the N segments that are least like their references.",
)
@click.option("--lost", is_flag=True, help="List the numbers and names that are lost.")
@click.option("--json", "as_json_", is_flag=True, help="Give the figures as JSON.")
@click.pass_obj
def rate(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    jobs: int,
    references: tuple[str, ...],
    reference_field: str,
    tokenizer: str,
    articles: bool,
    segments: bool,
    outliers: int,
    lost: bool,
    as_json_: bool,
    **options: Unpack[AuditOptions],
) -> None:
    """Score translations: by what an audit finds, and against references.

    The MQM score counts what mtaudit can see: names, terms, numbers, residue. With --reference it
    gives BLEU, chrF, chrF++ and TER as sacrebleu computes them, and the share of the references'
    numbers and names that the translation keeps.

    \b
    mtaudit rate articles/
    mtaudit rate mt.txt --reference human.txt --outliers 10
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if not references and (segments or outliers or lost or tokenizer):
        raise ConfigError("there is no reference", remedy="name it with --reference")
    run = Audit.of(paths, outcome, to_terminal=False, **options)
    rater = Rater(
        run.auditor.glossary, tokenizer=tokenizer, outliers=outliers, each_segment=segments
    )
    sides = References(
        run.choices.named(paths), references, reading_of(reference_field, options["lang"])
    )
    for result, beside in sides.beside(run.audited(run.articles, jobs=jobs)):
        note_errors(result, outcome)
        rater.add(result, beside)
    rating = rater.rating()
    click.echo(
        as_json(rating) if as_json_ else as_text(rating, articles=articles, lost=lost), nl=False
    )
