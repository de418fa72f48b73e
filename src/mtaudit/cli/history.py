"""`mtaudit history`: where quality goes from run to run."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mtaudit.cli.choices import choose
from mtaudit.cli.options import form_options
from mtaudit.cli.outcome import output_path, output_stream, refuse_replacing
from mtaudit.errors import ConfigError
from mtaudit.history import GROUPS, History, Point
from mtaudit.reports.json_text import dump
from mtaudit.reports.json_v1 import mqm_v1
from mtaudit.reports.tables import table


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--by",
    type=click.Choice(GROUPS),
    default="run",
    show_default=True,
    help="A line for each run, day, engine or source.",
)
@form_options
def history(*, file: str, by: str, format_: str, output: str | None) -> None:
    """Show how scores went from run to run.

    FILE was written by 'mtaudit check --history FILE'.

    \b
    mtaudit check articles/ --history quality.sqlite --engine 'engine 7'
    mtaudit history quality.sqlite --by date
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if not Path(file).is_file():
        remedy = "write it with 'mtaudit check --history FILE'"
        raise ConfigError("there is no such history", where=file, remedy=remedy)
    target = output_path(output)
    refuse_replacing(target, (file,))
    model = choose((file,), config_file=None, no_config=False, baseline=None).config.scoring
    with History(Path(file), read_only=True) as kept:
        points = kept.trend(by, model)
    with output_stream(target) as stream:
        if format_ == "html":
            from mtaudit.reports.trend_page import render

            render(points, by, stream)
        elif format_ == "json":
            stream.write(dump([_figures(point) for point in points]) + "\n")
        else:
            stream.writelines(line + "\n" for line in table(list(_rows(points, by)), left=2))


def _rows(points: Sequence[Point], by: str) -> Iterator[tuple[str, ...]]:
    engine = ("engine",) if by == "run" else ()
    yield (by, "began", *engine, "articles", "words", "MQM", "expected", "critical", "rating", "")
    for point in points:
        score = point.score
        yield (
            point.key or "unknown",
            point.when[:16],
            *((point.engine,) if engine else ()),
            str(point.articles),
            f"{score.words:,}",
            f"{score.normed:.2f}",
            f"{score.expected:.2f}",
            str(score.critical),
            score.rating,
            "" if point.finished else "unfinished",
        )


def _figures(point: Point) -> dict[str, object]:
    return {
        "key": point.key,
        "began": point.when,
        "engine": point.engine,
        "articles": point.articles,
        "finished": point.finished,
        "mqm": mqm_v1(point.score),
    }
