"""Addresses, titles and labels of links in Markdown."""

import re

MAX_LABEL = 999  # the longest label of a link that CommonMark allows
_MAX_PARENS = 32  # as in the reference implementation of CommonMark

LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)*+)\]", re.DOTALL)
_SPACE = re.compile(r"[ \t]*+\n?[ \t]*+")
_ANGLED = re.compile(r"<(?:[^<>\n\\]|\\.)*+>")
_BARE = re.compile(r"(?:[^\x00-\x20\x7f()\\]|\\[!-/:-@\[-`{-~]|\\)*+")
_TITLE = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)", re.DOTALL)
_LINE_REST = re.compile(r"[ \t]*+(?:\n|\Z)")


def link_label(written: str) -> str | None:
    """Return the label of a link as it is compared; None if it cannot be one."""
    if len(written) > MAX_LABEL:
        return None
    return " ".join(written.split()).casefold() or None


def skip(pattern: re.Pattern[str], content: str, at: int) -> int:
    """Return the offset after a match, or the same offset."""
    found = pattern.match(content, at)
    return found.end() if found else at


def _destination_end(content: str, at: int) -> int | None:
    """Return the offset after the address of a link; the same offset if there is none."""
    if content.startswith("<", at):
        found = _ANGLED.match(content, at)
        return found.end() if found else None
    depth = 0
    while True:
        at = skip(_BARE, content, at)
        match content[at : at + 1]:
            case "(" if depth < _MAX_PARENS:
                depth += 1
            case ")" if depth:
                depth -= 1
            case _:
                return None if depth else at
        at += 1


def link_definition(content: str, start: int) -> tuple[str, int] | None:
    """Return the label of the definition of a link, and the offset after its last line."""
    found = LABEL.match(content, start)
    if found is None or not content.startswith(":", found.end()):
        return None
    label = None if content.startswith("^", start + 1) else link_label(found.group(1))  # footnote
    at = skip(_SPACE, content, found.end() + 1)
    end = _destination_end(content, at)
    if label is None or end is None or end == at:
        return None
    title = skip(_SPACE, content, end)
    if title > end and (named := _TITLE.match(content, title)):
        line_rest = _LINE_REST.match(content, named.end())
        if line_rest:
            return label, line_rest.end()
    line_rest = _LINE_REST.match(content, end)
    return (label, line_rest.end()) if line_rest else None


def target_end(content: str, start: int) -> int | None:
    """Return the offset after the address and title in parentheses that follow a link's text."""
    at = skip(_SPACE, content, start + 1)
    end = _destination_end(content, at)
    if end is None:
        return None
    at = skip(_SPACE, content, end)
    if at > end and (title := _TITLE.match(content, at)):
        at = skip(_SPACE, content, title.end())
    return at + 1 if content.startswith(")", at) else None
