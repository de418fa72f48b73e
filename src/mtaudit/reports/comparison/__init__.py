"""The comparison of two translations: text and JSON in `figures`, a page to read in `page`."""

from typing import IO

from mtaudit.comparison import Comparison
from mtaudit.reports.comparison.figures import as_json, as_text


def render(comparison: Comparison, form: str, stream: IO[str]) -> None:
    """Write a comparison.

    Args:
        comparison: The comparison.
        form: text, json or html.
        stream: Where it goes.
    """
    if form == "html":
        from mtaudit.reports.comparison import page

        page.render(comparison, stream)
    else:
        stream.write(as_json(comparison) if form == "json" else as_text(comparison))
