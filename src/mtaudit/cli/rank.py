"""`mtaudit rank`: which articles to read first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Unpack

import click

from mtaudit.cli.auditing import Audit, AuditOptions, auditing_options
from mtaudit.cli.inputs import note_errors
from mtaudit.cli.options import Number, WholeNumber, jobs_option, paths_argument, stdin_option
from mtaudit.cli.outcome import Outcome, number
from mtaudit.ranking import Ranked, within_budget
from mtaudit.ranking import rank as rank_results
from mtaudit.reports.json_text import dump
from mtaudit.reports.json_v1 import mqm_v1
from mtaudit.reports.tables import table
from mtaudit.result import Result


@click.command()
@paths_argument
@auditing_options
@stdin_option
@jobs_option
@click.option("--top", type=WholeNumber(min=1), metavar="N", help="Show no more than N articles.")
@click.option(
    "--share",
    type=Number(0, 100),
    metavar="PERCENT",
    help="Show the fewest articles that hold this share of the expected harm.",
)
@click.option("--json", "as_json", is_flag=True, help="Give the list as JSON.")
@click.pass_obj
def rank(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    jobs: int,
    top: int | None,
    share: float | None,
    as_json: bool,
    **options: Unpack[AuditOptions],
) -> None:
    """Put articles in the order in which a person should read them.

    First comes where most harm is to be expected: the penalty points of the findings, each times
    how sure it is.

    \b
    mtaudit rank articles/ --top 50
    mtaudit rank articles/ --share 80
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    run = Audit.of(paths, outcome, to_terminal=False, **options)
    ranked = rank_results(_watched(run.audited(run.articles, jobs=jobs), outcome))
    shown = within_budget(ranked, articles=top, share=None if share is None else share / 100)
    if as_json:
        click.echo(dump([_figures(one) for one in shown]))
        return
    if shown:
        for line in table(list(_rows(shown)), left=2):
            click.echo(line)
        click.echo()
    held = shown[-1].share if shown else 0.0
    click.echo(
        f"{number(len(shown), 'article')} of {len(ranked)}: {100 * held:.1f} % of the expected harm"
        if any(one.harm for one in ranked)
        else f"no harm is to be expected of {number(len(ranked), 'article')}"
    )


def _watched(results: Iterable[Result], outcome: Outcome) -> Iterator[Result]:
    for result in results:
        note_errors(result, outcome)
        yield result


def _rows(ranked: Sequence[Ranked]) -> Iterator[tuple[str, ...]]:
    yield ("article", "worst", "findings", "words", "harm", "so far")
    for one in ranked:
        yield (
            one.name,
            "" if one.worst is None else str(one.worst),
            str(one.findings),
            str(one.score.words),
            f"{one.harm:.2f}",
            f"{100 * one.share:.1f} %",
        )


def _figures(one: Ranked) -> dict[str, object]:
    return {
        "name": one.name,
        "findings": one.findings,
        "harm": one.harm,
        "share": one.share,
        "mqm": mqm_v1(one.score),
    }
