"""`mtaudit explain`: what the detectors find, and what is known and predicted of a term."""

import click

from mtaudit.config import Config
from mtaudit.detectors import DETECTORS
from mtaudit.detectors.pages import page
from mtaudit.errors import ConfigError


@click.command()
@click.argument("detector", required=False)
@click.option("--term", metavar="NAME", help="Show a term instead, found by any of its forms.")
@click.option(
    "--glossary",
    "-g",
    "glossaries",
    multiple=True,
    metavar="NAME|FILE",
    help="Look for the term here, too. Repeatable; the last one wins.",
)
def explain(*, detector: str | None, term: str | None, glossaries: tuple[str, ...]) -> None:
    """Say what the detectors find, show the page of one, or all that is known of a term.

    \b
    mtaudit explain
    mtaudit explain bad-rendering
    mtaudit explain --term Habomai
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if term is not None:
        if detector is not None:
            raise ConfigError("a detector and a term are given", remedy="ask for one of them")
        from mtaudit.cli.terms import describe

        click.echo(describe(term, glossaries), nl=False)
        return
    if detector is None:
        width = max(len(known.id) for known in DETECTORS)
        for known in DETECTORS:
            click.echo(f"{known.id:{width}}  {known.summary}")
        return
    Config((detector,))  # refuses an unknown one and names the nearest
    text = page(detector)
    if text:
        click.echo(text, nl=False)
    else:
        summary = next(known.summary for known in DETECTORS if known.id == detector)
        click.echo(f"# {detector}\n\nFinds {summary}.")
