"""Patterns of paths: `*` and `?` within a name, `**` across folders."""

import re
from functools import cache


def matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern covers a path.

    A pattern without a slash stands for a name at any depth; a pattern that covers a folder covers
    all that is in it.

    Args:
        pattern: Such as `blog/**/*.md`, `drafts/` or `*.txt`.
        path: A path with `/` between its parts.
    """
    return _compiled(pattern).fullmatch(path) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = pattern.removeprefix("./").strip("/").split("/")
    if len(parts) == 1:
        parts = ["**", *parts]
    *folders, last = parts
    head = "".join("(?:[^/]+/)*" if part == "**" else f"{_name(part)}/" for part in folders)
    tail = ".+" if last == "**" else f"{_name(last)}(?:/.*)?"
    return re.compile(head + tail, re.DOTALL)


def _name(part: str) -> str:
    return re.escape(part).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
