"""The first pass over a Markdown file: which lines hold prose, block by block."""

import enum
import re
from collections.abc import Iterable, Iterator

import attrs

from mtaudit.readers.markdown.extensions import Mark, mark_of
from mtaudit.readers.markdown.lines import Line
from mtaudit.readers.markdown.links import link_definition
from mtaudit.readers.runs import BLANK
from mtaudit.readers.tags import BLOCK_TAG, BRACKETED, COMPONENT, DECLARATION, RAW, RAW_END, TAG
from mtaudit.spans import OBJECT, Part, Span

# Deeper nesting is read as text; without a limit, blank lines in deep lists cost quadratic time.
_MAX_DEPTH = 100

_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)")
_UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+$")
_FENCE = re.compile(r"(`{3,}+)[^`]*+$|(~{3,}+)")
_MARKER = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)")
_RULE = {char: re.compile(rf"(?:[ \t]*+{re.escape(char)})++[ \t]*+") for char in "*-_"}
_COLUMN = r"[ \t]*+:?-++:?[ \t]*+"
_TABLE_RULE = re.compile(rf"(?=[^\n]*[|:])(?!-[ \t])\|?{_COLUMN}(?:\|{_COLUMN})*+\|?[ \t]*+$")
_PIPE = re.compile(r"(?<!\\)\|")


@attrs.frozen
class Block:
    """A block that holds prose: the parts of its content, marks within lines still in it."""

    parts: tuple[Part, ...]
    is_html: bool = False


@attrs.frozen
class Stretch:
    """Lines that can be read without those before them.

    Args:
        start: Where the first begins, code points.
        within: What is open there, from the outside in: 0 for a block quote, for an item of a list
            the columns by which its lines are indented.
    """

    start: int
    within: tuple[int, ...] = ()


class _Kind(enum.Enum):
    PARAGRAPH = enum.auto()
    TABLE = enum.auto()
    FENCE = enum.auto()
    HTML = enum.auto()


@attrs.define
class _Leaf:
    """The block that takes the next lines: its lines so far, and how it ends."""

    kind: _Kind
    lines: list[Span] = attrs.field(factory=list)
    columns: int = 0
    closing: re.Pattern[str] | None = None


@attrs.define
class _Container:
    """A block quote, or a list item whose lines are indented by `width` columns."""

    width: int = 0
    filled: bool = False

    def continues(self, line: Line) -> bool:
        """Tell whether a line belongs to it, and step over its mark or indentation."""
        if self.width == 0:
            return line.take_quote_mark()
        if line.is_blank:
            return self.filled
        if line.indent < self.width:
            return False
        line.skip(self.width)
        return True


class BlockScanner:
    """Finds the blocks of a document that hold prose, and the labels its links may refer to.

    Args:
        text: The document.
        within: What is open where reading begins, as in a `Stretch`.

    Attributes:
        references: The labels found so far.
        stretches: The stretches begun so far, in order.
    """

    def __init__(self, text: str, within: Iterable[int] = ()) -> None:
        self.references: set[str] = set()
        self.stretches: list[Stretch] = []
        self._text = text
        self._containers = [_Container(width, filled=True) for width in within]
        self._here = Stretch(0)
        self._leaf: _Leaf | None = None
        self._found: list[Block] = []

    def scan(self, start: int) -> list[Block]:
        """Return the blocks of prose from an offset on, in order; all references are then known."""
        text = self._text
        while start < len(text):
            newline = text.find("\n", start)
            stop = newline if newline >= 0 else len(text)
            end = stop - 1 if stop > start and text[stop - 1] == "\r" else stop
            self._here = Stretch(start, tuple(one.width for one in self._containers))
            if self._leaf is None:
                self.stretches.append(self._here)
            self._read_line(Line(text, start, end))
            start = stop + 1
        self._end_leaf()
        return self._found

    def _read_line(self, line: Line) -> None:
        depth = self._continued(line)
        if depth < len(self._containers) and not self._in(_Kind.PARAGRAPH):
            self._leave(depth)
        if self._leaf is not None and self._in(_Kind.FENCE, _Kind.HTML):
            self._read_raw(self._leaf, line)
            return
        while not line.is_blank:
            if line.indent > 3:
                if self._in(_Kind.PARAGRAPH):
                    break
                self._begin(depth)  # indented code
                return
            if not self._open_container(line, depth):
                break
            depth = len(self._containers)
        if line.is_blank:
            self._leave(depth)
            self._end_leaf()
        elif line.indent > 3 or not self._open_leaf(line, depth):
            self._add_text(line, depth)

    def _continued(self, line: Line) -> int:
        """Return how many of the open containers a line continues, and step over their marks."""
        for depth, container in enumerate(self._containers):
            if not container.continues(line):
                return depth
        return len(self._containers)

    def _in(self, *kinds: _Kind) -> bool:
        return self._leaf is not None and self._leaf.kind in kinds

    def _leave(self, depth: int) -> None:
        """Leave the containers below a depth."""
        if depth < len(self._containers):
            self._end_leaf()
            del self._containers[depth:]

    def _begin(self, depth: int, leaf: _Leaf | None = None) -> None:
        """Begin a block in the container at a depth."""
        self._leave(depth)
        self._end_leaf()
        if self._containers:
            self._containers[-1].filled = True
        self._leaf = leaf

    def _read_raw(self, leaf: _Leaf, line: Line) -> None:
        """Give a line to the code or HTML that is open."""
        if leaf.kind is _Kind.FENCE:
            if leaf.closing and line.indent < 4 and line.match(leaf.closing):
                self._leaf = None
        elif leaf.closing is None and line.is_blank:
            self._end_leaf()
        else:
            leaf.lines.append(line.rest)
            if leaf.closing and leaf.closing.search(self._text, line.ink, line.end):
                self._end_leaf()

    def _open_container(self, line: Line, depth: int) -> bool:
        """Open the block quote or list item that a line begins, if it begins one."""
        if len(self._containers) >= _MAX_DEPTH:
            return False
        if line.take_quote_mark():
            self._begin(depth)
            self._containers.append(_Container())
            return True
        marker = line.match(_MARKER)
        if marker is None or self._is_rule(line) or self._underlines(line, depth):
            return False
        written = marker.group()
        is_empty = not self._text[marker.end() : line.end].strip(BLANK)
        cuts_paragraph = self._in(_Kind.PARAGRAPH) and depth == len(self._containers)
        # Too often such a mark is a number or a dash at the start of a line.
        if cuts_paragraph and (is_empty or (written[0].isdigit() and int(written[:-1]) != 1)):
            return False
        if self.stretches[-1] is not self._here:
            self.stretches.append(self._here)
        left = line.column
        line.take(len(written))
        padding = line.indent if not is_empty and line.indent < 5 else 1
        self._begin(depth)
        self._containers.append(_Container(line.column - left + padding))
        if not is_empty:
            line.skip(padding)
        return True

    def _open_leaf(self, line: Line, depth: int) -> bool:
        """Open the block that a line begins, if it begins one that is no plain paragraph."""
        if heading := line.match(_HEADING):
            self._begin(depth)
            self._add_block([self._heading(heading.end(), line.end)])
        elif fence := line.match(_FENCE):
            mark = fence.group(1) or fence.group(2)
            closing = re.compile(rf"{mark}{mark[0]}*+[ \t]*+$")
            self._begin(depth, _Leaf(_Kind.FENCE, closing=closing))
        elif self._underlines(line, depth) or self._is_rule(line):
            self._begin(depth)
        elif found := mark_of(self._text, line.ink, line.end):
            self._take_mark(found, depth)
        else:
            return self._open_html(line, depth) or self._open_table(line, depth)
        return True

    def _take_mark(self, found: Mark, depth: int) -> None:
        """Take a line that a generator of sites understands."""
        self._begin(depth, _Leaf(_Kind.FENCE, closing=found.closing) if found.closing else None)
        if found.title is not None and found.written:
            self._add_block([found.title])
        elif found.title is not None:
            self._found.append(Block((Part(OBJECT, found.title.start, found.title.end),)))
        if found.indents:
            self._containers.append(_Container(4, filled=True))

    def _heading(self, start: int, end: int) -> Span:
        """Return the title in a heading line, without the marks that may close it."""
        written = self._text[start:end].rstrip(BLANK)
        title = written.rstrip("#")
        if not title or title[-1] in BLANK:
            written = title.rstrip(BLANK)
        blanks = len(written) - len(written.lstrip(BLANK))
        return Span(start + blanks, start + len(written))

    def _is_rule(self, line: Line) -> bool:
        """Tell whether a line is a thematic break, at a cost that is linear over the line."""
        rule = _RULE.get(self._text[line.ink])
        if rule is None or line.ink < line.not_rule_before:
            return False
        found = rule.match(self._text, line.ink, line.end)
        end = found.end() if found else line.ink
        if end < line.end:
            line.not_rule_before = end
            return False
        return self._text.count(self._text[line.ink], line.ink, line.end) >= 3

    def _underlines(self, line: Line, depth: int) -> bool:
        """Tell whether a line makes a heading of the paragraph above it."""
        leaf = self._leaf
        if leaf is None or leaf.kind is not _Kind.PARAGRAPH or depth < len(self._containers):
            return False
        if line.match(_UNDERLINE) is None:
            return False
        self._take_references(leaf)
        return bool(leaf.lines)

    def _open_html(self, line: Line, depth: int) -> bool:
        text, at = self._text, line.ink
        closing: re.Pattern[str] | None = None
        if line.match(RAW):
            closing = RAW_END
        elif line.match(DECLARATION):
            closing = re.compile(">")
        elif ends := [end for begin, end in BRACKETED if text.startswith(begin, at)]:
            closing = re.compile(re.escape(ends[0]))
        elif (tag := line.match(COMPONENT)) and not text[tag.end() : line.end].strip(BLANK):
            self._begin(depth, _Leaf(_Kind.PARAGRAPH))  # indentation below it is no code
            return True
        elif not line.match(BLOCK_TAG):
            tag = line.match(TAG)
            alone = tag is not None and not text[tag.end() : line.end].strip(BLANK)
            if not alone or self._in(_Kind.PARAGRAPH):
                return False
        leaf = _Leaf(_Kind.HTML, closing=closing)
        self._begin(depth, leaf)
        self._read_raw(leaf, line)
        return True

    def _open_table(self, line: Line, depth: int) -> bool:
        leaf = self._leaf
        if leaf is None or leaf.kind is not _Kind.PARAGRAPH or depth < len(self._containers):
            return False
        if not leaf.lines or line.match(_TABLE_RULE) is None:
            return False
        header = leaf.lines[-1]
        cells = self._cells(header)
        if "|" not in header.of(self._text) or len(cells) != len(self._cells(line.rest)):
            return False
        leaf.lines.pop()
        self._begin(depth, _Leaf(_Kind.TABLE, columns=len(cells)))
        self._add_cells(cells)
        return True

    def _add_text(self, line: Line, depth: int) -> None:
        """Give a line to the paragraph or table that is open, or begin a paragraph."""
        if self._leaf is not None and self._in(_Kind.PARAGRAPH):
            self._leaf.lines.append(line.rest)
        elif self._leaf is not None and self._in(_Kind.TABLE):
            self._add_cells(self._cells(line.rest)[: self._leaf.columns])
        else:
            self._begin(depth, _Leaf(_Kind.PARAGRAPH, [line.rest]))

    def _end_leaf(self) -> None:
        leaf, self._leaf = self._leaf, None
        if leaf is None:
            return
        if leaf.kind is _Kind.PARAGRAPH:
            self._take_references(leaf)
            self._add_block(leaf.lines)
        elif leaf.kind is _Kind.HTML:
            self._add_block(leaf.lines, is_html=True)

    def _take_references(self, leaf: _Leaf) -> None:
        """Take the definitions of links off the start of a paragraph."""
        if not leaf.lines or not self._text.startswith("[", leaf.lines[0].start):
            return
        content = "\n".join(span.of(self._text) for span in leaf.lines)
        done = 0
        while definition := link_definition(content, done):
            label, done = definition
            self.references.add(label)
        del leaf.lines[: content.count("\n", 0, done) + (done == len(content))]

    def _add_block(self, lines: Iterable[Span], *, is_html: bool = False) -> None:
        self._found.append(Block(tuple(self._join_lines(lines)), is_html))

    def _join_lines(self, lines: Iterable[Span]) -> Iterator[Part]:
        text, done = self._text, -1
        for line in lines:
            if done >= 0:
                start, end = done, line.start
                if text[start:end].strip():  # the mark of a block quote
                    start = text.index("\n", start)
                    end = start + 1
                yield Part("\n", start, end)
            yield Part(line.of(text), line.start, line.end)
            done = line.end

    def _cells(self, row: Span) -> list[Span]:
        """Return the cells of a line of a table, white space included."""
        pipes = [pipe.start() for pipe in _PIPE.finditer(self._text, row.start, row.end)]
        end = row.start + len(row.of(self._text).rstrip(BLANK))
        starts = [row.start, *(pipe + 1 for pipe in pipes)]
        cells = [Span(start, stop) for start, stop in zip(starts, [*pipes, end], strict=True)]
        # A row may begin and end with a pipe, which leaves nothing outside it.
        first = 0 if len(cells[0]) else 1
        last = len(cells) if len(cells) == first or len(cells[-1]) else -1
        return cells[first:last]

    def _add_cells(self, cells: Iterable[Span]) -> None:
        for cell in cells:
            written = cell.of(self._text)
            start = cell.start + len(written) - len(written.lstrip(BLANK))
            end = max(start, cell.start + len(written.rstrip(BLANK)))
            parts: list[Part] = []
            while (escape := self._text.find("\\|", start, end)) >= 0:
                parts += (
                    Part(self._text[start:escape], start, escape),
                    Part("|", escape, escape + 2),
                )
                start = escape + 2
            parts.append(Part(self._text[start:end], start, end))
            self._found.append(Block(tuple(parts)))
