"""`mtaudit config`: what is in force, and where each value comes from."""

import re
from collections.abc import Iterator

import attrs
import click

from mtaudit.cli.choices import Choices, choose
from mtaudit.cli.options import (
    auditor_options,
    confidence_option,
    config_options,
    inflection_option,
    language_option,
)
from mtaudit.config import Config
from mtaudit.config.globs import matches, relative_to
from mtaudit.config.schema import keys
from mtaudit.config.values import toml_value


@click.command()
@click.argument("path", default=".", metavar="[PATH]")
@auditor_options
@config_options
@inflection_option
@language_option
@confidence_option
def config(
    *,
    path: str,
    glossaries: tuple[str, ...],
    no_shipped: bool,
    detectors: tuple[str, ...],
    disable: tuple[str, ...],
    config_file: str | None,
    no_config: bool,
    baseline: str | None,
    inflection: bool,
    lang: str | None,
    min_confidence: str | None,
) -> None:
    """Show what is in force, and why.

    Each value that holds for a path is shown with the place it comes from. The output is a
    configuration itself: it can be saved as mtaudit.toml.

    \b
    mtaudit config
    mtaudit config blog/story.md
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    choices = choose(
        (path,),
        config_file=config_file,
        no_config=no_config,
        baseline=baseline,
        glossaries=glossaries,
        shipped_glossaries=False if no_shipped else None,
        detectors=detectors,
        disable=disable,
        inflection=inflection or None,
        lang=lang,
        min_confidence=min_confidence,
    )
    choices.auditor()  # says what is wrong with glossaries and baseline
    click.echo(f"# configuration: {choices.file.path if choices.file else 'none'}")
    exists = choices.baseline is not None and choices.baseline.is_file()
    click.echo(f"# baseline: {choices.baseline if exists else 'none'}")
    rows = list(_rows(choices, path))
    width = max(len(row) for row, _ in rows if len(row) < _WIDE)
    for row, origin in rows:
        click.echo(f"{row:{width}}  # {origin}" if origin else row)


_WIDE = 60
_TABLES = frozenset({"severities", "ignore", "severity_weights", "category_weights"})
_Layer = tuple[str, dict[str, object], tuple[str, ...]]


def _rows(choices: Choices, path: str) -> Iterator[tuple[str, str]]:
    """Yield lines of TOML with where they come from; tables come last, as TOML wants it."""
    shown = choices.config.for_path(path)
    layers = tuple(_layers(choices, path))
    tables = []
    for key, field in keys().items():
        value = getattr(shown, field.name)
        if field.name in _TABLES:
            if value:
                tables.append((key, field.name, value))
        elif value is None and field.name != "fail_on":
            yield f"# {key}", "not set"
        else:
            yield f"{key} = {toml_value(value)}", _origin(field.name, key, layers, choices)
    for key, name, entries in tables:
        yield "", ""
        yield f"[{key}]", ""
        for entry, value in entries:
            origin = _origin(name, key, layers, choices, entry)
            bare = entry if re.fullmatch(r"[\w-]+", entry, re.ASCII) else toml_value(entry)
            yield f"{bare} = {toml_value(value)}", origin


def _layers(choices: Choices, path: str) -> Iterator[_Layer]:
    """Yield the places that choose something for a path, the farthest first."""
    if choices.file:
        yield "file", dict(choices.file.choices), ()
        relative = relative_to(path, choices.config.root)
        for override in choices.file.overrides:
            if matches(override.pattern, relative):
                yield "file", dict(override.choices), ("overrides", override.pattern)
    yield "command line", dict(choices.given), ()


def _origin(
    name: str, key: str, layers: tuple[_Layer, ...], choices: Choices, entry: str | None = None
) -> str:
    """Say which places a value, or one entry of a table, comes from."""
    places: list[str] = []
    for layer, values, prefix in layers:
        if name not in values:
            continue
        parts: tuple[str, ...] = (*prefix, key)
        if entry is not None:
            table = values[name]
            assert isinstance(table, tuple)
            if entry not in dict(table):
                continue
            parts = (*parts, entry)
        place = choices.file.place(*parts) if layer == "file" and choices.file else layer
        adds = attrs.fields_dict(Config)[name].metadata["adds"] and entry is None
        places = [*places, place] if adds else [place]
    return ", ".join(places) or "default"
