"""Stretches of a block's content, the currency between the passes over a Markdown file."""

import attrs

OBJECT = "\ufffc"
"""Stands in the text where the document has inline code or an address."""

BLANK = " \t"


@attrs.define(eq=False)
class Run:
    """A stretch of a block's content; `text` if it reads otherwise than it is written."""

    start: int
    end: int
    text: str | None = None
