"""How a correction is written in reStructuredText."""

import re
from bisect import bisect_left

import attrs

from mtaudit.article import Document
from mtaudit.readers.restructuredtext.tables import width
from mtaudit.spans import Span

_MARK = re.compile(r"[\\*`|]|_(?!\w)|(?<!\w)_")
# What would begin a list or the like at the beginning of a line; a backslash before it is harmless.
_CONSTRUCT = re.compile(
    "[-+*\u2022\u2023\u2043]( |$)|\\.\\.|>>>|:|[-+/]|\\(?(?:[0-9]+|[a-zA-Z]+|#)[.)](?: |$)"
)
# The rest of a word that refers to a target: with other words before it, it may refer to another.
_REFERENCE = re.compile(r"[\w.+:-]*?__?(?!\w)")


@attrs.frozen
class TextEscape:
    """Writes a text into a file.

    Args:
        document: The file.
        fixed: Where the width of the text has to stay: in tables, whose columns would shift.
        locked: What has to stay, by position: texts that name a target, since another wording would
            break the link, and a colon that announces literal text.
    """

    document: Document
    fixed: tuple[Span, ...]
    locked: tuple[Span, ...]

    def __call__(self, text: str, place: Span) -> str | None:
        """Return how `text` is written; `None` if a table or a link would break."""
        written = _MARK.sub(r"\\\g<0>", text)
        if _CONSTRUCT.match(written):
            written = f"\\{written}"
        if _holds(self.locked, place) or _REFERENCE.match(self.document.text, place.end):
            return None
        if _holds(self.fixed, place):
            same = width(written) == width(place.of(self.document.text))
            return written if same and "\n" not in written else None
        return written


def _holds(spans: tuple[Span, ...], place: Span) -> bool:
    """Tell whether one of some spans, by position, overlaps a place."""
    at = bisect_left(spans, place.end, key=lambda span: span.start) - 1
    return at >= 0 and spans[at].end > place.start
