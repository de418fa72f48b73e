"""JSON that is safe to print: what acts on its surroundings or cannot be seen is an escape."""

import json

from mtaudit.reports.display import replace_unsafe


def dump(value: object, *, depth: int = 0) -> str:
    """Return a value as indented JSON to stand inside other JSON.

    Args:
        value: What `json` can write.
        depth: How many spaces its lines after the first are indented by.
    """
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return replace_unsafe(written, _escape, keep="\n").replace("\n", "\n" + " " * depth)


def dump_line(value: object) -> str:
    """Return a value as JSON on one line.

    Args:
        value: What `json` can write.
    """
    return replace_unsafe(json.dumps(value, ensure_ascii=False), _escape)


def _escape(char: str) -> str:
    """Write a character as JSON escapes; outside strings no unsafe character can stand."""
    return json.dumps(char)[1:-1] if ord(char) != 0x7F else "\\u007f"
