"""Reports: results in a form for a person or a program, by name."""

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, TypeAlias

from mtaudit.audit import Result
from mtaudit.errors import ConfigError

Report: TypeAlias = Callable[[Iterable[Result], IO[str]], None]
"""Renders results to a text stream."""

# Name to the module that renders it, imported on first use; its function is called `render`.
REPORTS = {
    "text": "text",
    "json": "json_v1",
    "diff": "diff",
    "word-diff": "word_diff",
    "html": "html",
    "markdown": "markdown",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "mqm": "mqm",
    "its": "its",
}

SHOWS_SUPPRESSED = ("text", "json", "html", "sarif")
"""The reports that list suppressed findings; `text` only if it is asked to."""

OF_ONE_FILE = ("its",)
"""The reports that are a copy of the file under audit; into a folder, one for each file."""


def write(
    results: Result | Iterable[Result],
    format: str,  # noqa: A002 - the word users look for
    out: str | Path | IO[str],
    *,
    show_suppressed: bool = False,
) -> None:
    """Write a report.

    Args:
        results: The results, in order, or one.
        format: The name of a report: text, json, diff, word-diff, html, markdown, sarif, github,
            gitlab, junit, mqm or its.
        out: A file to write (it appears whole or not at all), or a text stream; for `its` a folder
            that exists, too, to write a copy of each file into.
        show_suppressed: Whether `text` is to list the findings that are suppressed, with the
            reason; `json`, `html` and `sarif` always do.

    Raises:
        ConfigError: If there is no such report.
    """
    render = report(format)
    if show_suppressed and format == "text":
        from mtaudit.reports.text import render_all as render
    if isinstance(results, Result):
        results = (results,)
    if format in OF_ONE_FILE and isinstance(out, str | Path) and Path(out).is_dir():
        from mtaudit.reports.its import render_into

        render_into(results, Path(out))
    elif isinstance(out, str | Path):
        from mtaudit.files import replace_file

        with replace_file(Path(out)) as stream:
            render(results, stream)
    else:
        render(results, out)


def report(name: str) -> Report:
    """Return the report of a name.

    Raises:
        ConfigError: If there is none.
    """
    if name not in REPORTS:
        raise ConfigError(f"there is no report {name!r}", remedy=f"use one of {', '.join(REPORTS)}")
    render: Report = importlib.import_module(f"mtaudit.reports.{REPORTS[name]}").render
    return render
