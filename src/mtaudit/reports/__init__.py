"""Reports: results in a form for a person or a program, by name."""

import importlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import IO, TypeAlias

from mtaudit.errors import ConfigError, nearest
from mtaudit.result import Result

Report: TypeAlias = Callable[[Iterable[Result], IO[str]], None]
"""Renders results to a text stream."""

# Name to the module that renders it, imported on first use; its function is called `render`.
REPORTS = {
    "text": "text",
    "json": "json_v1",
    "jsonl": "json_lines",
    "diff": "diff",
    "word-diff": "word_diff",
    "html": "html",
    "docx": "docx",
    "markdown": "markdown",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "mqm": "mqm",
    "its": "its",
}

SHOWS_SUPPRESSED = ("text", "json", "jsonl", "html", "sarif")
"""The reports that list suppressed findings; `text` only if it is asked to."""

OF_ONE_FILE = ("docx", "its")
"""The reports that can be a copy of the file under audit; into a folder, one for each file."""

BINARY = ("docx",)
"""The reports that are no text."""


def write(
    results: Result | Iterable[Result],
    format: str,  # noqa: A002 - the word users look for
    out: str | Path | IO[str],
    *,
    show_suppressed: bool = False,
    plugins: Iterable[str] = (),
    history: Path | None = None,
) -> None:
    """Write a report.

    Args:
        results: The results, in order, or one.
        format: The name of a report: text, json, jsonl, diff, word-diff, html, docx, markdown,
            sarif, github, gitlab, junit, mqm or its, or one of a plugin.
        out: A file to write (it appears whole or not at all), or a text stream, which for `docx`
            needs one of bytes below it; for `docx` and `its` a folder that exists, too, to write a
            document for each file into.
        show_suppressed: Whether `text` is to list the findings that are suppressed, with the
            reason; `json`, `jsonl`, `html` and `sarif` always do.
        plugins: Modules, or files that end in `.py`, with reports.
        history: The history of audits whose trend `html` is to show; other reports show none.

    Raises:
        ConfigError: If there is no such report, or a plugin or the history cannot be used.
    """
    render = report(format, plugins)
    if history is not None and format == "html":
        from mtaudit.reports.html import render as render_page

        render = partial(render_page, history=history)
    if show_suppressed and format == "text":
        from mtaudit.reports.text import render_all as render
    if isinstance(results, Result):
        results = (results,)
    if format in OF_ONE_FILE and isinstance(out, str | Path) and Path(out).is_dir():
        module = importlib.import_module(f"mtaudit.reports.{REPORTS[format]}")
        module.render_into(results, Path(out))
    elif isinstance(out, str | Path):
        from mtaudit.files import replace_file

        with replace_file(Path(out)) as stream:
            render(results, stream)
    else:
        render(results, out)


def report(name: str, plugins: Iterable[str] = ()) -> Report:
    """Return the report of a name.

    Args:
        name: The name.
        plugins: The names of the plugins that bring reports.

    Raises:
        ConfigError: If there is none, or a plugin cannot be used.
    """
    brought = plugin_reports(plugins)
    if name in brought:
        return brought[name]
    if name not in REPORTS:
        raise ConfigError(
            f"there is no report {name!r}", remedy=nearest(name, (*REPORTS, *brought))
        )
    render: Report = importlib.import_module(f"mtaudit.reports.{REPORTS[name]}").render
    return render


def plugin_reports(plugins: Iterable[str]) -> dict[str, Report]:
    """Return the reports that plugins bring, by name.

    Args:
        plugins: The names of the plugins.

    Raises:
        ConfigError: If a plugin cannot be used, or brings a report of a name that is taken.
    """
    found: dict[str, Report] = {}
    for plugin in plugins:
        from mtaudit.plugins import load
        from mtaudit.plugins.calls import PluginReport

        for name in load(plugin).reports:
            if name in REPORTS or name in found:
                raise ConfigError(
                    f"the plugin {plugin!r} brings a report {name!r}, of which there is one",
                    remedy="choose another name",
                )
            found[name] = PluginReport(plugin, name)
    return found
