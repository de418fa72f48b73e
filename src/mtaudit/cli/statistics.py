"""`mtaudit statistics`: what many audits found."""

import sys

import click

from mtaudit.cli.options import WholeNumber
from mtaudit.cli.outcome import output_path, refuse_replacing
from mtaudit.files import replace_file, replacing
from mtaudit.reports.statistics import render, render_json


@click.command()
@click.argument("results", nargs=-1, required=True, metavar="RESULTS...")
@click.option("--html", metavar="FILE", help="Write a page with charts.")
@click.option("--parquet", metavar="FILE", help="Write all counts as a table.")
@click.option("--json", "as_json", is_flag=True, help="Give the figures as JSON.")
@click.option(
    "--top",
    type=WholeNumber(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="Show the N most frequent renderings and terms; on the page five times as many.",
)
def statistics(
    *, results: tuple[str, ...], html: str | None, parquet: str | None, as_json: bool, top: int
) -> None:
    """Count what many audits found: by detector, term, outlet, language, date.

    RESULTS are reports of 'mtaudit check --format jsonl', Parquet or Arrow files of findings as
    Spark and Ray write them, folders of these, or what --parquet wrote before; - for standard
    input.

    \b
    mtaudit check articles/ --format jsonl | mtaudit statistics -
    mtaudit statistics findings/ --html dashboard.html --parquet statistics.parquet
    mtaudit statistics 2026-01.parquet 2026-02.parquet
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    from mtaudit.batch import pyarrow
    from mtaudit.statistics.columns import write_parquet
    from mtaudit.statistics.files import statistics_of

    page, counts = output_path(html), output_path(parquet)
    refuse_replacing(page, results)
    if counts:
        pyarrow()  # says if it is not there before anything is counted
    found = statistics_of(results)
    if counts:
        with replacing(counts) as file:
            write_parquet(found, file)
    if page:
        from mtaudit.reports.statistics_page import render as render_page

        with replace_file(page) as stream:
            render_page(found, stream, top=top * 5)
    (render_json if as_json else render)(found, sys.stdout, top=top)
