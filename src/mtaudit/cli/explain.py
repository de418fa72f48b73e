"""`mtaudit explain`: what the detectors find, and what is known and predicted of a term."""

import click

from mtaudit.cli.choices import choose
from mtaudit.config.values import require_detectors
from mtaudit.detectors.pages import page
from mtaudit.errors import ConfigError
from mtaudit.plugins import load


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
@click.option(
    "--config",
    "config_file",
    metavar="FILE",
    help="Take plugins from here, and not from the configuration of the current folder.",
)
def explain(
    *,
    detector: str | None,
    term: str | None,
    glossaries: tuple[str, ...],
    config_file: str | None,
) -> None:
    """Say what the detectors find, show the page of one, or all that is known of a term.

    The detectors of plugins come last.

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
    config = choose((".",), config_file=config_file, no_config=False, baseline=None).config
    detectors = config.all_detectors()
    if detector is None:
        width = max(len(known.id) for known in detectors)
        for known in detectors:
            click.echo(f"{known.id:{width}}  {known.summary}")
        return
    require_detectors((detector,), detectors)
    plugin = config.plugin_of(detector)
    text = page(detector, load(plugin).folder if plugin else None)
    if text:
        click.echo(text, nl=False)
    else:
        summary = next(known.summary for known in detectors if known.id == detector)
        click.echo(f"# {detector}\n\nFinds {summary}.")
