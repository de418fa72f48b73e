"""The report for `patch`: all suggested corrections as a unified diff."""

import re
from collections.abc import Iterable, Iterator
from typing import IO

import attrs

from mtaudit.article import Article, Document
from mtaudit.edits import Edit, apply, edits, obstacle, to_document
from mtaudit.reports.corrections import edited_lines
from mtaudit.reports.display import shorten, visible
from mtaudit.reports.terminal import writer
from mtaudit.result import Result
from mtaudit.spans import Span

_CONTEXT = 3  # unchanged lines around a change, as everywhere
_ROLES = {"-": "removed", "+": "added", "@": "hunk", "#": "quiet"}
_PLAIN_NAME = re.compile(r"[^\x00-\x1f\x7f\"\\]*")


@attrs.frozen
class _Block:
    """Lines of the old text, counted from 0, and what stands there in the new text."""

    start: int
    end: int
    new: tuple[str, ...]


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write a unified diff of the first suggestion of every finding that has one.

    There is one diff for each document, whichever of its articles the findings are in. `patch -p0`
    applies the output where the documents were read, as long as their names are relative. A
    correction that the file prevents is named in a comment, which `patch` passes over.

    Args:
        results: The results, in order.
        stream: Where the diff goes; on a terminal it is coloured, and unsafe characters are shown
            by name.
    """
    documents: dict[Document, list[Edit]] = {}
    for result in results:
        document, possible, impossible = _document_edits(result)
        if possible:
            documents.setdefault(document, []).extend(possible)
        for edit in impossible:
            _write(f"# {_not_possible(edit, result.article)}\n", stream)
    for document, changes in documents.items():
        _write(edits_diff(document.path, document.text, _apart(changes)), stream)


def edits_diff(path: str, text: str, changes: Iterable[Edit]) -> str:
    """Return the unified diff of edits; its cost grows with the text's length and no faster.

    Args:
        path: The name of the file.
        text: All of the file.
        changes: Edits of the text by position that do not overlap.

    Returns:
        The diff, empty if nothing changes.
    """
    document = Document(path, text)
    old = _lines(text)
    blocks = []
    for group in edited_lines(document.lines, changes):
        first, end = group.first - 1, min(len(old), group.last)
        corrected = apply("".join(old[first:end]), _moved(group.edits, -group.span.start))
        blocks.append(_trimmed(_Block(first, end, tuple(_lines(corrected))), old))
    return _diff(path, old, [block for block in blocks if block])


def _moved(changes: Iterable[Edit], by: int) -> Iterator[Edit]:
    for edit in changes:
        yield attrs.evolve(edit, span=Span(edit.span.start + by, edit.span.end + by))


def _trimmed(block: _Block, old: list[str]) -> _Block | None:
    """Leave the lines out of a block that do not change; None if none does."""
    start, end, first, last = block.start, block.end, 0, len(block.new)
    while start < end and first < last and old[start] == block.new[first]:
        start, first = start + 1, first + 1
    while start < end and first < last and old[end - 1] == block.new[last - 1]:
        end, last = end - 1, last - 1
    return _Block(start, end, block.new[first:last]) if start < end or first < last else None


def _diff(path: str, old: list[str], blocks: list[_Block]) -> str:
    if not blocks:
        return ""
    name = _name(path)
    pieces = [f"--- {name}\n+++ {name}\n"]
    shift = 0
    for hunk in _hunks(list(_joined(blocks))):
        pieces += _hunk(old, hunk, shift)
        shift += sum(len(block.new) - (block.end - block.start) for block in hunk)
    return "".join(pieces)


def _joined(blocks: list[_Block]) -> Iterator[_Block]:
    """Yield the blocks, neighbours as one: all that goes stands before all that comes."""
    last = blocks[0]
    for block in blocks[1:]:
        if block.start == last.end:
            last = _Block(last.start, block.end, (*last.new, *block.new))
        else:
            yield last
            last = block
    yield last


def _hunks(blocks: list[_Block]) -> Iterator[list[_Block]]:
    """Yield the blocks in groups whose surroundings meet."""
    hunk = blocks[:1]
    for block in blocks[1:]:
        if block.start - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(block)
    yield hunk


def _hunk(old: list[str], blocks: list[_Block], shift: int) -> Iterator[str]:
    start = max(0, blocks[0].start - _CONTEXT)
    end = min(len(old), blocks[-1].end + _CONTEXT)
    grown = sum(len(block.new) - (block.end - block.start) for block in blocks)
    before = _range(start, end - start)
    after = _range(start + shift, end - start + grown)
    yield f"@@ -{before} +{after} @@\n"
    done = start
    for block in blocks:
        yield from _marked(" ", old[done : block.start])
        yield from _marked("-", old[block.start : block.end])
        yield from _marked("+", block.new)
        done = block.end
    yield from _marked(" ", old[done:end])


def _range(start: int, length: int) -> str:
    """Write a range of lines; an empty one is named by the line before it."""
    return f"{start + 1 if length else start},{length}"


def _marked(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line
        if not line.endswith("\n"):
            yield "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Split a text into lines that keep their ends; they end at LF and at nothing else."""
    lines = text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _name(path: str) -> str:
    """Write a file's name as `patch` reads it: a tab ends a name with spaces in it."""
    if _PLAIN_NAME.fullmatch(path):
        return f"{path}\t" if " " in path else path
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\{ord(m.group()):03o}", escaped) + '"'


def _document_edits(result: Result) -> tuple[Document, tuple[Edit, ...], tuple[Edit, ...]]:
    article = result.article
    changes = edits(result.findings, article)
    if article.origin is None:
        return Document(article.id or "<text>", article.text), changes, ()
    return article.origin.document, *to_document(changes, article)


def _apart(changes: list[Edit]) -> Iterator[Edit]:
    """Yield the edits of one document by position, without those that touch an earlier one."""
    before: Span | None = None
    for edit in sorted(changes, key=lambda edit: edit.span):
        if before is None or (edit.span.start >= before.end and edit.span.start > before.start):
            yield edit
            before = edit.span


def _not_possible(edit: Edit, article: Article) -> str:
    place = article.locate(edit.span)
    written, right = shorten(edit.span.of(article.text), 60), shorten(edit.replacement, 60)
    reason = obstacle(edit, article)
    return f"{visible(str(place))}: “{written}” is not changed to “{right}”: {reason}"


def _write(text: str, stream: IO[str]) -> None:
    if not stream.isatty():
        stream.write(text)
        return
    write = writer(stream)
    for line in _lines(text):
        shown = visible(line.removesuffix("\n").removesuffix("\r"))
        heading = line.startswith(("--- ", "+++ "))
        write(((shown, "strong" if heading else _ROLES.get(line[:1], "")),))
