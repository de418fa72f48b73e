"""The first pass over a file of reStructuredText: which lines hold prose, block by block."""

import re
from collections.abc import Generator, Iterator, Sequence
from typing import TypeAlias

import attrs

from mtaudit.readers.restructuredtext.directives import FIELD, prose_of
from mtaudit.readers.restructuredtext.enumerators import MARK, is_numbered
from mtaudit.readers.restructuredtext.lines import Line, gather, joined
from mtaudit.readers.restructuredtext.tables import (
    GRID_TOP,
    SIMPLE_TOP,
    grid_table,
    simple_table,
    width,
)
from mtaudit.spans import Part

# Deeper nesting is no text; each level of it reads its lines again.
_MAX_DEPTH = 50
_LONG_RULE = 4  # a shorter line of one sign may be text

_BULLET = re.compile("[-+*\u2022\u2023\u2043](?: +|$)")
_NAME = r"(?:(?!_)\w)+(?:[-._+:](?:(?!_)\w)+)*"
_OPTION_ARGUMENT = "(?:[a-zA-Z][a-zA-Z0-9_-]*|<[^<>]+>)"
_OPTION_NAME = (
    rf"(?:(?:-|\+)[a-zA-Z0-9](?: ?{_OPTION_ARGUMENT})?"
    rf"|(?:--|/)[a-zA-Z0-9][a-zA-Z0-9_-]*(?:[ =]{_OPTION_ARGUMENT})?)"
)
_OPTION = re.compile(rf"{_OPTION_NAME}(?:, {_OPTION_NAME})*(?:(?:  |\t)\s*| ?$)")
_DOCTEST = re.compile(">>>(?: +|$)")
_LINE_BLOCK = re.compile(r"\|(?: +|$)")
_EXPLICIT = re.compile(r"\.\.(?:\s+|$)")
_ANONYMOUS = re.compile("__(?: +|$)")
_NOTE = re.compile(rf"\.\.\s+\[(?:[0-9]+|#(?:{_NAME})?|\*|{_NAME})\](?:\s+|$)")
_TARGET = re.compile(r"\.\.\s+_(?![ ]|$)")
_SUBSTITUTION = re.compile(rf"\.\.\s+\|(?! )[^|]*\|\s+({_NAME}) ?::(?:\s+|$)")
_DIRECTIVE = re.compile(rf"\.\.\s+({_NAME}) ?::(?:\s+|$)")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*$")
_ATTRIBUTION = re.compile(r"(?:---?(?!-)|\u2014) *(?=[^ \n])")
_LITERAL_NEXT = re.compile(r"(?<!\\)(?:\\\\)*::$")
_QUOTED = re.compile(r"[!-/:-@\[-`{-~]")


@attrs.frozen
class Block:
    """A block of prose, marks within lines still in it.

    Args:
        parts: Its lines.
        is_term: Whether it is the term of a definition, to which classifiers may belong.
        is_paragraph: Whether it is a paragraph, and no title or the like.
    """

    parts: tuple[Part, ...]
    is_term: bool = False
    is_paragraph: bool = False


Steps: TypeAlias = Generator[Block, None, int]
"""Yields blocks, and returns the line after what was read."""
Attempt: TypeAlias = Generator[Block, None, int | None]
"""The same; `None` if it is something else after all."""


class BlockParser:
    """Finds the blocks that hold prose.

    Attributes:
        starts: Where what stands in no other begins, code points.
    """

    def __init__(self) -> None:
        self.starts: list[int] = []
        self._depth = 0
        self._has_titles = False

    def parse(self, lines: Sequence[Line], *, has_titles: bool = False) -> Iterator[Block]:
        """Yield the blocks of prose in lines of the same container.

        Args:
            lines: The lines, without the indentation they have in common.
            has_titles: Whether titles may stand among them; one that may not is no text.
        """
        if self._depth >= _MAX_DEPTH:
            return
        self._depth += 1
        outside, self._has_titles = self._has_titles, has_titles
        at = 0
        while at < len(lines):
            if lines[at].written:
                if self._depth == 1:
                    self.starts.append(lines[at].start)
                at = yield from self._construct(lines, at)
            else:
                at += 1
        self._depth -= 1
        self._has_titles = outside

    def _construct(self, lines: Sequence[Line], at: int) -> Steps:
        """Yield the prose of what begins at a line; return the line after it."""
        if lines[at].indent:
            block, end = gather(lines, at)
            yield from self._quote(block)
            return end
        for pattern, read in (
            (_BULLET, self._item),
            (MARK, self._numbered_item),
            (FIELD, self._body),
            (_OPTION, self._option),
            (_DOCTEST, self._doctest),
            (_LINE_BLOCK, self._line_block),
            (GRID_TOP, self._table),
            (SIMPLE_TOP, self._table),
            (_EXPLICIT, self._explicit),
            (_ANONYMOUS, self._anonymous),
            (_RULE, self._rule),
        ):
            if found := pattern.match(lines[at].written):
                read_to = yield from read(lines, at, found.end())
                if read_to is not None:
                    return read_to
        return (yield from self._text(lines, at))

    def _numbered_item(self, lines: Sequence[Line], at: int, mark: int) -> Attempt:
        return (yield from self._item(lines, at, mark)) if is_numbered(lines, at) else None

    def _option(self, lines: Sequence[Line], at: int, mark: int) -> Attempt:
        is_described = bool(gather(lines, at, first=mark)[0])
        return (yield from self._body(lines, at, mark)) if is_described else None

    def _doctest(self, lines: Sequence[Line], at: int, mark: int) -> Attempt:
        del mark
        yield from ()
        return next((n for n in range(at, len(lines)) if not lines[n].written), len(lines))

    def _line_block(self, lines: Sequence[Line], at: int, mark: int) -> Attempt:
        block, end = gather(lines, at, first=mark, until_blank=True)
        yield from _block(block)
        return end

    def _table(self, lines: Sequence[Line], at: int, mark: int) -> Attempt:
        del mark
        table = grid_table(lines, at) or simple_table(lines, at)
        for cell in table.cells if table else ():
            yield from self.parse(cell)
        return table.end if table else None

    def _anonymous(self, lines: Sequence[Line], at: int, mark: int) -> Attempt:
        yield from ()
        return gather(lines, at, first=mark, until_blank=True)[1]

    def _rule(self, lines: Sequence[Line], at: int, length: int) -> Attempt:
        """Read a line of one repeated sign: above a title, by itself, or an ellipsis."""
        rule = lines[at].written
        title, below = lines[at + 1 : at + 2], lines[at + 2 : at + 3]
        is_long = length >= _LONG_RULE and rule != "::"
        is_closed = bool(below) and below[0].content == rule and bool(title[0].written)
        if self._has_titles and is_closed and (is_long or width(title[0].written) <= length):
            yield from _block(title)
            return at + 3
        return at + 1 if is_long else None

    def _body(self, lines: Sequence[Line], at: int, mark: int) -> Steps:
        """Read what stands behind a mark, and indented below it."""
        block, end = gather(lines, at, first=mark)
        yield from self.parse(block)
        return end

    def _item(self, lines: Sequence[Line], at: int, mark: int) -> Steps:
        """Read an item of a list, whose lines stand as far right as the first."""
        has_text = bool(lines[at].written[mark:])
        block, end = gather(lines, at, first=mark, known=mark if has_text else None)
        yield from self.parse(block)
        return end

    def _quote(self, block: Sequence[Line]) -> Iterator[Block]:
        """Yield the prose of a block quote; the mark before whom it quotes is none."""
        done = 0
        for at in range(1, len(block)):
            if block[at].written and not block[at - 1].written and not block[at].indent:
                mark = _ATTRIBUTION.match(block[at].written)
                end = _text_end(block, at)
                if mark and len({line.indent for line in block[at + 1 : end]}) < 2:
                    yield from self.parse(block[done:at])
                    yield from _block([block[at].after(mark.end()), *block[at + 1 : end]])
                    done = end
        yield from self.parse(block[done:])

    def _explicit(self, lines: Sequence[Line], at: int, mark: int) -> Steps:
        """Read a footnote, a directive or the like, all of which begin with two dots."""
        del mark
        written = lines[at].written
        if found := _NOTE.match(written):
            return (yield from self._body(lines, at, found.end()))
        if _TARGET.match(written):
            return gather(lines, at, first=len(written), until_blank=True)[1]
        substitution = _SUBSTITUTION.match(written)
        if found := substitution or _DIRECTIVE.match(written):
            block, end = gather(lines, at, first=found.end())
            prose = prose_of(found.group(1), block)
            yield from _block(prose.argument)
            if found.group(1).lower() == "replace":
                yield from self._replacement(prose.content) if substitution else ()
            elif prose.is_quote:
                yield from self._quote(prose.content)
            else:
                has_titles = prose.has_titles and self._has_titles
                yield from self.parse(prose.content, has_titles=has_titles)
            return end
        is_empty = written == ".." and (at + 1 == len(lines) or not lines[at + 1].written)
        return at + 1 if is_empty else gather(lines, at, first=len(written))[1]

    def _replacement(self, lines: Sequence[Line]) -> Iterator[Block]:
        """Yield what takes the place of a substitution, which is one paragraph or a mistake."""
        found = list(self.parse(lines))
        if len(found) == 1 and found[0].is_paragraph and all(line.written for line in lines):
            yield from found

    def _text(self, lines: Sequence[Line], at: int) -> Steps:
        """Read a title, the item of a list of definitions, or a paragraph."""
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is not None and following.written:
            if following.indent:
                yield from _block(lines[at : at + 1], is_term=True)
                block, end = gather(lines, at + 1)
                yield from self.parse(block)
                return end
            if _underlines(lines[at].written, following.written):
                yield from _block(lines[at : at + 1] if self._has_titles else ())
                return at + 2
        end = _text_end(lines, at)
        parts = tuple(joined(lines[at:end]))
        text = "".join(part.text for part in parts)
        if _LITERAL_NEXT.search(text):
            parts = tuple(_before(_prose_length(text), parts))
            end = _literal_end(lines, end)
        yield Block(parts, is_paragraph=True)
        return end


def _block(lines: Sequence[Line], *, is_term: bool = False) -> Iterator[Block]:
    if lines:
        yield Block(tuple(joined(lines)), is_term)


def _text_end(lines: Sequence[Line], at: int) -> int:
    """Return the line after a text: one that is blank or, against the rules, indented."""
    end = at + 1
    while end < len(lines) and lines[end].written and not lines[end].indent:
        end += 1
    return end


def _underlines(title: str, rule: str) -> bool:
    """Tell whether a line makes a title of the one above it."""
    return bool(_RULE.match(rule)) and (width(title) <= len(rule) or len(rule) >= _LONG_RULE)


def _prose_length(text: str) -> int:
    """Return how much of a paragraph that ends in two colons is prose: one of them, if any."""
    if text == "::":
        return 0
    return len(text[:-3].rstrip()) if text[-3].isspace() else len(text) - 1


def _before(length: int, parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts of the first `length` characters."""
    for part in parts:
        if length <= 0:
            return
        if len(part.text) <= length:
            yield part
        else:
            yield Part(part.text[:length], part.start, part.start + length)
        length -= len(part.text)


def _literal_end(lines: Sequence[Line], at: int) -> int:
    """Return the line after the literal text that two colons announce."""
    while at < len(lines) and not lines[at].written:
        at += 1
    if at == len(lines):
        return at
    if lines[at].indent:
        return gather(lines, at)[1]
    quote = lines[at].written[0]
    while _QUOTED.match(quote) and at < len(lines) and lines[at].written.startswith(quote):
        at += 1
    return at
