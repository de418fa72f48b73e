"""Patterns of paths: `*` and `?` within a name, `**` across folders."""

import os
import re
from functools import cache
from itertools import takewhile
from pathlib import Path


def matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern covers a path.

    A pattern without a slash stands for a name at any depth; a pattern that covers a folder covers
    all that is in it.

    Args:
        pattern: Such as `blog/**/*.md`, `drafts/` or `*.txt`.
        path: A path with `/` between its parts.
    """
    return _compiled(pattern).fullmatch(path) is not None


def folder_of(pattern: str) -> str:
    """Return the folder with which a pattern begins; empty for one that covers any folder."""
    parts = _parts(pattern)
    fixed = takewhile(lambda part: not set(part) & set("*?"), parts)
    return "/".join(fixed) if len(parts) > 1 else ""


def relative_to(path: str, root: Path | None) -> str:
    """Return a path as seen from a root, with `/` between its parts; absolute if outside of it."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links
    base = Path(os.path.abspath(root or ""))  # noqa: PTH100 - likewise
    return (whole.relative_to(base) if whole.is_relative_to(base) else whole).as_posix()


def _parts(pattern: str) -> list[str]:
    return pattern.removeprefix("./").strip("/").split("/")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = _parts(pattern)
    if len(parts) == 1:
        parts = ["**", *parts]
    *folders, last = parts
    head = "".join("(?:[^/]+/)*" if part == "**" else f"{_name(part)}/" for part in folders)
    tail = ".+" if last == "**" else f"{_name(last)}(?:/.*)?"
    return re.compile(head + tail, re.DOTALL)


def _name(part: str) -> str:
    return re.escape(part).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
