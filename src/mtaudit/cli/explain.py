"""`mtaudit explain`: what the detectors find."""

import re
from pathlib import Path

import click

import mtaudit
from mtaudit.config import Config
from mtaudit.detectors import DETECTORS


@click.command()
@click.argument("detector", required=False)
def explain(detector: str | None) -> None:
    """Say what the detectors find, or show the page of one.

    \b
    mtaudit explain
    mtaudit explain bad-rendering
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if detector is None:
        width = max(len(known.id) for known in DETECTORS)
        for known in DETECTORS:
            click.echo(f"{known.id:{width}}  {known.summary}")
        return
    Config((detector,))  # refuses an unknown one and names the nearest
    page = Path(mtaudit.__file__).parent / "detectors" / f"{detector.replace('-', '_')}.md"
    if page.is_file():
        # The marks that make the page's examples tests are hard to read: [[wrong -> right]].
        text = re.sub(r"\[\[(.+?)\]\]", r"[\1]", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        click.echo(text, nl=False)
    else:
        summary = next(known.summary for known in DETECTORS if known.id == detector)
        click.echo(f"# {detector}\n\nFinds {summary}.")
