"""Corrections seen line by line and word by word."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from mtaudit.edits import Edit
from mtaudit.spans import LineIndex, Span

Change: TypeAlias = Literal["same", "delete", "insert"]

_WORDS = re.compile(r"\S+|\s+")


@attrs.frozen
class Piece:
    """A stretch of text that stays, goes or comes.

    Args:
        change: Which of them.
        text: The stretch.
        edit: The edit that wants it; `None` for what stays outside all edits.
        last: Whether it is the last piece of its edit.
    """

    change: Change
    text: str
    edit: Edit | None = None
    last: bool = False


@attrs.frozen
class EditedLines:
    """Neighbouring lines that edits join together; most often a single line.

    Args:
        first: Number of the first line, counted from 1.
        last: Number of the last line.
        span: From the start of the first line to the end of the last, the last line's end left out.
        edits: The edits in them, by position.
    """

    first: int
    last: int
    span: Span
    edits: tuple[Edit, ...]


def edited_lines(lines: LineIndex, changes: Iterable[Edit]) -> Iterator[EditedLines]:
    """Yield the lines that have edits, with them.

    Args:
        lines: The lines of the text.
        changes: Edits of the text by position that do not overlap.

    Yields:
        Groups of lines in order; no line is in two of them.
    """
    group: list[Edit] = []
    first = last = 0
    for edit in changes:
        start, end = lines.position(edit.span.start)[0], lines.position(edit.span.end)[0]
        if group and start > last:
            yield _group(lines, first, last, group)
            group = []
        if not group:
            first, last = start, end
        group.append(edit)
        last = max(last, end)
    if group:
        yield _group(lines, first, last, group)


def _group(lines: LineIndex, first: int, last: int, group: list[Edit]) -> EditedLines:
    span = Span(lines.line(first).start, lines.line(last).end)
    return EditedLines(first, last, span, tuple(group))


def pieces(text: str, span: Span, changes: Iterable[Edit]) -> Iterator[Piece]:
    """Yield a stretch of text with its edits spelt out.

    Words that an edit begins or ends with before and after are not marked as changed.

    Args:
        text: The text.
        span: The stretch to show.
        changes: Edits inside the stretch, by position, that do not overlap.

    Yields:
        The pieces in reading order, none of them empty but for an edit that changes nothing.
    """
    done = span.start
    for edit in changes:
        if done < edit.span.start:
            yield Piece("same", text[done : edit.span.start])
        parts = [part for part in _spelt_out(edit.span.of(text), edit.replacement) if part[1]]
        for number, (change, part) in enumerate(parts, 1):
            yield Piece(change, part, edit, last=number == len(parts))
        done = edit.span.end
    if done < span.end:
        yield Piece("same", text[done : span.end])


def _spelt_out(old: str, new: str) -> tuple[tuple[Change, str], ...]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return (
        ("same", "".join(before[:head])),
        ("delete", "".join(before[head : len(before) - tail])),
        ("insert", "".join(after[head : len(after) - tail])),
        ("same", "".join(before[len(before) - tail :])),
    )
