"""The pages of the detectors, which stand beside their modules."""

import re
from pathlib import Path

from mtaudit.pattern import Pattern

# What makes a page's examples tests is hard to read: [[wrong -> right]].
_EXAMPLE = Pattern(r"\[\[(.+?)\]\]", re.DOTALL)


def page(detector: str, folder: Path | None = None) -> str:
    """Return the page of a detector as Markdown, its examples marked for a reader.

    Args:
        detector: The detector's id.
        folder: Where the page stands, if it is that of a plugin.

    Returns:
        The page, or the empty text if the detector has none.
    """
    path = (folder or Path(__file__).parent) / f"{detector.replace('-', '_')}.md"
    if not path.is_file():
        return ""
    return _EXAMPLE.sub(r"[\1]", path.read_text(encoding="utf-8"))
