"""`mtaudit score`: measure mtaudit on labelled text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from mtaudit import evaluation
from mtaudit.auditor import Auditor
from mtaudit.cli.options import auditor_options, build_auditor, paths_argument
from mtaudit.cli.outcome import Outcome, say
from mtaudit.cli.progress import with_progress
from mtaudit.errors import ConfigError
from mtaudit.evaluation import Floor, Score, Selection, Verdict
from mtaudit.finding import Family


@click.command()
@paths_argument
@auditor_options
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
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if as_json and (misses or alarms):
        raise ConfigError("--json is given with --misses or --alarms", remedy="choose one of them")
    if update_floor and floor is None:
        raise ConfigError(
            "--update-floor is given without --floor", remedy="name the file to write"
        )
    if "none" in glossaries:
        no_shipped, glossaries = True, tuple(name for name in glossaries if name != "none")
    auditor = build_auditor(
        glossaries, shipped=not no_shipped, detectors=detectors, disable=disable
    )
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
    selection: Selection,
    *,
    terms: bool,
    source: bool,
) -> Iterator[Verdict]:
    records = (record for path in paths for record in evaluation.read_records(path))
    shown = with_progress(records, to_terminal=False)
    return evaluation.verdicts(auditor, shown, selection, use_terms=terms, use_source=source)


def _list(verdict: Verdict, *, misses: bool, alarms: bool) -> None:
    if misses:
        for label in verdict.misses:
            click.echo(evaluation.describe_miss(verdict.record, label))
    if alarms:
        for finding in verdict.alarms:
            click.echo(evaluation.describe_alarm(verdict.record, finding))


def _hold_against_floor(
    figures: Score,
    floor: Path,
    limits: Floor | None,
    outcome: Outcome,
) -> None:
    if limits is None:
        from mtaudit.files import replace_bytes

        replace_bytes(floor, evaluation.write_floor(figures).encode())
        return
    for breach in evaluation.floor_breaches(figures, limits):
        outcome.found = True
        say(f"below the floor: {breach}")
