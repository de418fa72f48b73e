"""Reads Markdown (CommonMark with GFM tables and strikethrough): the article is the file's prose.

Two passes, both linear: the first finds the blocks of prose line by line, the second takes markup
out of each. What is left keeps its place in the file. Front matter, code, addresses, tags and marks
are no part of the text; code and addresses inside a line leave an object replacement character, so
that the words beside them do not meet. A bare address stays in the text, as it does on the page.
"""

import enum
import re
import string
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html.entities import html5

import attrs

from mtaudit.article import Article, Document, Origin
from mtaudit.spans import Part, SourceMap, Span, join

OBJECT = "\ufffc"
"""Stands in the text where the document has inline code or an address."""

_BLANK = " \t"
# Deeper nesting is read as text; without a limit, blank lines in deep lists cost quadratic time.
_MAX_DEPTH = 100
_MAX_LABEL = 999  # the longest label of a link that CommonMark allows
_MAX_PARENS = 32  # as in the reference implementation of CommonMark


def read(document: Document, lang: str) -> Iterator[Article]:
    """Yield the one article of a Markdown file.

    Args:
        document: The file.
        lang: Language of the prose, a BCP 47 tag.

    Yields:
        The article; its text has one blank line between blocks and keeps line breaks inside them.
    """
    text, source_map = join(_parts(document.text))
    yield Article(text, id=document.path, lang=lang, origin=Origin(document, source_map))


def _parts(text: str) -> Iterator[Part]:
    """Yield the prose of a document and the line breaks between its blocks."""
    scanner = _BlockScanner(text)
    end = -1
    for block in scanner.scan(_front_matter_end(text)):
        content, source_map = join(block.parts)
        if block.is_html:
            groups = _html_prose(content)
        else:
            groups = iter((_InlineScanner(content, scanner.references).scan(),))
        for runs in groups:
            parts = [part for run in runs for part in _in_file(run, content, source_map)]
            if not parts:
                continue
            if end >= 0:
                yield from _separator(text, end, parts[0].start)
            yield from parts
            end = parts[-1].end


def _separator(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield a blank line that stands for what the document has between two blocks."""
    first = text.find("\n", start, end)
    second = text.find("\n", first + 1, end) if first >= 0 else -1
    if second >= 0:
        yield Part("\n", first, first + 1)
        yield Part("\n", second, second + 1)
    else:
        # One line break below a heading; a pipe between the cells of a table; a tag of HTML.
        place = next(at for char in "\n|<" if (at := text.find(char, start, end)) >= 0)
        yield Part("\n\n", place, place + 1)


@attrs.define(eq=False)
class _Run:
    """A stretch of a block's content; `text` if it reads otherwise than it is written."""

    start: int
    end: int
    text: str | None = None


def _in_file(run: _Run, content: str, source_map: SourceMap) -> Iterator[Part]:
    """Yield a run as parts of the document, none of which reaches over a gap in it."""
    start, end = run.start, run.end
    if run.text is not None:
        place = source_map.to_file(Span(start, end))
        yield Part(run.text, place.start, place.end)
        return
    while start < end:
        following = bisect_right(source_map.text_starts, start)
        inside = following < len(source_map.text_starts)
        stop = min(end, source_map.text_starts[following]) if inside else end
        place = source_map.to_file(Span(start, stop))
        yield Part(content[start:stop], place.start, place.end)
        start = stop


# --- Blocks ----------------------------------------------------------------------------------

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?![ \t]*\r?\n)")
_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)")
_UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+$")
_FENCE = re.compile(r"(`{3,}+)[^`]*+$|(~{3,}+)")
_MARKER = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]|$)")
_RULE = {char: re.compile(rf"(?:[ \t]*+{re.escape(char)})++[ \t]*+") for char in "*-_"}
_COLUMN = r"[ \t]*+:?-++:?[ \t]*+"
_TABLE_RULE = re.compile(rf"(?=[^\n]*[|:])(?!-[ \t])\|?{_COLUMN}(?:\|{_COLUMN})*+\|?[ \t]*+$")
_PIPE = re.compile(r"(?<!\\)\|")

_NAME = "[A-Za-z][A-Za-z0-9-]*+"
_ATTRIBUTE = (
    r"\s++[A-Za-z_:][A-Za-z0-9_.:-]*+"
    r"(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+"
)
_TAG = re.compile(rf"<(?:({_NAME})(?:{_ATTRIBUTE})*+\s*+/?|/({_NAME})\s*+)>")
_RAW = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_RAW_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|"
    r"details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|"
    r"head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|"
    r"p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)"
    r"(?=[\s>]|/>|$)",
    re.IGNORECASE,
)
# How a construct of HTML that is no tag begins and ends.
_BRACKETED = (
    ("<!--", "-->"),
    ("<![CDATA[", "]]>"),
    ("<?", "?>"),
)
_DECLARATION = re.compile("<![A-Za-z]")


def _front_matter_end(text: str) -> int:
    """Return the offset after YAML or TOML front matter; 0 if there is none."""
    opening = _FRONT_MATTER.match(text)
    if opening is None:
        return 0
    ends = r"(?:---|\.\.\.)" if opening.group(1) == "---" else r"\+\+\+"
    closing = re.compile(rf"^{ends}[ \t]*\r?(?:\n|\Z)", re.MULTILINE).search(text, opening.end())
    return closing.end() if closing else 0


@attrs.frozen
class _Block:
    """A block that holds prose: the parts of its content, marks within lines still in it."""

    parts: tuple[Part, ...]
    is_html: bool = False


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

    def continues(self, line: "_Line") -> bool:
        """Tell whether a line belongs to it, and step over its mark or indentation."""
        if self.width == 0:
            return line.take_quote_mark()
        if line.is_blank:
            return self.filled
        if line.indent < self.width:
            return False
        line.skip(self.width)
        return True


class _Line:
    """A line that is read from the left, with columns counted as tabs ask."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.at = start
        self.end = end
        self.column = 0
        self.not_rule_before = 0
        self._find_ink()

    @property
    def is_blank(self) -> bool:
        return self.ink == self.end

    @property
    def indent(self) -> int:
        return self.ink_column - self.column

    @property
    def rest(self) -> Span:
        return Span(self.ink, self.end)

    def take_quote_mark(self) -> bool:
        if self.indent > 3 or self.is_blank or self.text[self.ink] != ">":
            return False
        self.take(1)
        if self.indent:
            self.skip(1)
        return True

    def take(self, length: int) -> None:
        """Step over white space and a mark of that many characters."""
        self.at, self.column = self.ink + length, self.ink_column + length
        self._find_ink()

    def skip(self, columns: int) -> None:
        """Step over that many columns of white space; a tab may be left half used."""
        goal = self.column + columns
        while self.column < goal:
            width = 4 - self.column % 4 if self.text[self.at] == "\t" else 1
            self.at += self.column + width <= goal
            self.column = min(goal, self.column + width)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.text, self.ink, self.end)

    def _find_ink(self) -> None:
        """Find the first character that is not blank; the cost over a line is linear."""
        self.ink, self.ink_column = self.at, self.column
        while self.ink < self.end and self.text[self.ink] in _BLANK:
            self.ink_column += 4 - self.ink_column % 4 if self.text[self.ink] == "\t" else 1
            self.ink += 1


class _BlockScanner:
    """Finds the blocks of a document that hold prose, and the labels its links may refer to."""

    def __init__(self, text: str) -> None:
        self.references: set[str] = set()
        self._text = text
        self._containers: list[_Container] = []
        self._leaf: _Leaf | None = None
        self._found: list[_Block] = []

    def scan(self, start: int) -> list[_Block]:
        """Return the blocks of prose from an offset on, in order; all references are then known."""
        text = self._text
        while start < len(text):
            newline = text.find("\n", start)
            stop = newline if newline >= 0 else len(text)
            end = stop - 1 if stop > start and text[stop - 1] == "\r" else stop
            self._read_line(_Line(text, start, end))
            start = stop + 1
        self._end_leaf()
        return self._found

    def _read_line(self, line: _Line) -> None:
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

    def _continued(self, line: _Line) -> int:
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

    def _read_raw(self, leaf: _Leaf, line: _Line) -> None:
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

    def _open_container(self, line: _Line, depth: int) -> bool:
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
        is_empty = not self._text[marker.end() : line.end].strip(_BLANK)
        cuts_paragraph = self._in(_Kind.PARAGRAPH) and depth == len(self._containers)
        # Too often such a mark is a number or a dash at the start of a line.
        if cuts_paragraph and (is_empty or (written[0].isdigit() and int(written[:-1]) != 1)):
            return False
        left = line.column
        line.take(len(written))
        padding = line.indent if not is_empty and line.indent < 5 else 1
        self._begin(depth)
        self._containers.append(_Container(line.column - left + padding))
        if not is_empty:
            line.skip(padding)
        return True

    def _open_leaf(self, line: _Line, depth: int) -> bool:
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
        else:
            return self._open_html(line, depth) or self._open_table(line, depth)
        return True

    def _heading(self, start: int, end: int) -> Span:
        """Return the title in a heading line, without the marks that may close it."""
        written = self._text[start:end].rstrip(_BLANK)
        title = written.rstrip("#")
        if not title or title[-1] in _BLANK:
            written = title.rstrip(_BLANK)
        blanks = len(written) - len(written.lstrip(_BLANK))
        return Span(start + blanks, start + len(written))

    def _is_rule(self, line: _Line) -> bool:
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

    def _underlines(self, line: _Line, depth: int) -> bool:
        """Tell whether a line makes a heading of the paragraph above it."""
        leaf = self._leaf
        if leaf is None or leaf.kind is not _Kind.PARAGRAPH or depth < len(self._containers):
            return False
        if line.match(_UNDERLINE) is None:
            return False
        self._take_references(leaf)
        return bool(leaf.lines)

    def _open_html(self, line: _Line, depth: int) -> bool:
        text, at = self._text, line.ink
        closing: re.Pattern[str] | None = None
        if line.match(_RAW):
            closing = _RAW_END
        elif line.match(_DECLARATION):
            closing = re.compile(">")
        elif ends := [end for begin, end in _BRACKETED if text.startswith(begin, at)]:
            closing = re.compile(re.escape(ends[0]))
        elif not line.match(_BLOCK_TAG):
            tag = line.match(_TAG)
            alone = tag is not None and not text[tag.end() : line.end].strip(_BLANK)
            if not alone or self._in(_Kind.PARAGRAPH):
                return False
        leaf = _Leaf(_Kind.HTML, closing=closing)
        self._begin(depth, leaf)
        self._read_raw(leaf, line)
        return True

    def _open_table(self, line: _Line, depth: int) -> bool:
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

    def _add_text(self, line: _Line, depth: int) -> None:
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
        while definition := _definition(content, done):
            label, done = definition
            self.references.add(label)
        del leaf.lines[: content.count("\n", 0, done) + (done == len(content))]

    def _add_block(self, lines: Iterable[Span], *, is_html: bool = False) -> None:
        self._found.append(_Block(tuple(self._join_lines(lines)), is_html))

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
        end = row.start + len(row.of(self._text).rstrip(_BLANK))
        starts = [row.start, *(pipe + 1 for pipe in pipes)]
        cells = [Span(start, stop) for start, stop in zip(starts, [*pipes, end], strict=True)]
        # A row may begin and end with a pipe, which leaves nothing outside it.
        first = 0 if len(cells[0]) else 1
        last = len(cells) if len(cells) == first or len(cells[-1]) else -1
        return cells[first:last]

    def _add_cells(self, cells: Iterable[Span]) -> None:
        for cell in cells:
            written = cell.of(self._text)
            start = cell.start + len(written) - len(written.lstrip(_BLANK))
            end = max(start, cell.start + len(written.rstrip(_BLANK)))
            parts: list[Part] = []
            while (escape := self._text.find("\\|", start, end)) >= 0:
                parts += (
                    Part(self._text[start:escape], start, escape),
                    Part("|", escape, escape + 2),
                )
                start = escape + 2
            parts.append(Part(self._text[start:end], start, end))
            self._found.append(_Block(tuple(parts)))


# --- Links -----------------------------------------------------------------------------------

_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)*+)\]", re.DOTALL)
_SPACE = re.compile(r"[ \t]*+\n?[ \t]*+")
_ANGLED = re.compile(r"<(?:[^<>\n\\]|\\.)*+>")
_BARE = re.compile(r"(?:[^\x00-\x20\x7f()\\]|\\[!-/:-@\[-`{-~]|\\)*+")
_TITLE = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)", re.DOTALL)
_LINE_REST = re.compile(r"[ \t]*+(?:\n|\Z)")


def _label(written: str) -> str | None:
    """Return the label of a link as it is compared; None if it cannot be one."""
    if len(written) > _MAX_LABEL:
        return None
    return " ".join(written.split()).casefold() or None


def _skip(pattern: re.Pattern[str], content: str, at: int) -> int:
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
        at = _skip(_BARE, content, at)
        match content[at : at + 1]:
            case "(" if depth < _MAX_PARENS:
                depth += 1
            case ")" if depth:
                depth -= 1
            case _:
                return None if depth else at
        at += 1


def _definition(content: str, start: int) -> tuple[str, int] | None:
    """Return the label of the definition of a link, and the offset after its last line."""
    found = _LABEL.match(content, start)
    if found is None or not content.startswith(":", found.end()):
        return None
    label = _label(found.group(1))
    at = _skip(_SPACE, content, found.end() + 1)
    end = _destination_end(content, at)
    if label is None or end is None or end == at:
        return None
    title = _skip(_SPACE, content, end)
    if title > end and (named := _TITLE.match(content, title)):
        line_rest = _LINE_REST.match(content, named.end())
        if line_rest:
            return label, line_rest.end()
    line_rest = _LINE_REST.match(content, end)
    return (label, line_rest.end()) if line_rest else None


def _target_end(content: str, start: int) -> int | None:
    """Return the offset after the address and title in parentheses that follow a link's text."""
    at = _skip(_SPACE, content, start + 1)
    end = _destination_end(content, at)
    if end is None:
        return None
    at = _skip(_SPACE, content, end)
    if at > end and (title := _TITLE.match(content, at)):
        at = _skip(_SPACE, content, title.end())
    return at + 1 if content.startswith(")", at) else None


# --- Lines -----------------------------------------------------------------------------------

_SPECIAL = re.compile(r"[\\`*_~\[\]!<&\n]")
_TICKS = re.compile("`++")
_ADDRESS = re.compile(
    r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20\x7f<>]*+>"
    r"|<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*+>"
)
_ENTITY = re.compile("&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));")
_SHORT_COMMENT = re.compile("<!--(?:-?>)")
_HTML_SPECIAL = re.compile("[<&\n]")


@attrs.define(eq=False)
class _Delimiter:
    """A run of marks that may begin or end emphasis."""

    run: _Run
    char: str
    length: int
    opens: bool
    closes: bool

    def fits(self, closer: "_Delimiter") -> bool:
        """Tell whether emphasis may run from here to `closer`."""
        if self.char != closer.char:
            return False
        both = self.closes or closer.opens
        thirds = self.length % 3, closer.length % 3
        return not (both and sum(thirds) % 3 == 0 and any(thirds))


@attrs.define(eq=False)
class _Bracket:
    """A bracket that may begin a link or an image."""

    run: _Run
    is_image: bool
    delimiters: int
    has_inner: bool = False


class _InlineScanner:
    """Parts the content of a block into prose and markup."""

    def __init__(self, content: str, references: set[str]) -> None:
        self._content = content
        self._references = references
        self._runs: list[_Run] = []
        self._delimiters: list[_Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._no_link_before = 0
        self._unclosed: set[str] = set()
        self._ticks: dict[int, list[int]] | None = None

    def scan(self) -> list[_Run]:
        """Return the runs of prose in order."""
        content, at = self._content, 0
        while special := _SPECIAL.search(content, at):
            start = special.start()
            self._keep(at, start)
            at = self._read(special.group(), start)
        self._keep(at, len(content))
        self._pair(0)
        if self._runs and (last := self._runs[-1]).text is None:
            last.end = last.start + len(content[last.start : last.end].rstrip(_BLANK))
        return self._runs

    def _keep(self, start: int, end: int, text: str | None = None) -> int:
        if start < end:
            self._runs.append(_Run(start, end, text))
        return end

    def _read(self, char: str, at: int) -> int:
        """Read what a special character begins; return the offset after it."""
        match char:
            case "\n":
                return self._line_break(at)
            case "\\":
                return self._escape(at)
            case "`":
                return self._code(at)
            case "*" | "_" | "~":
                return self._delimiter(char, at)
            case "[":
                return self._bracket(at, at + 1)
            case "!" if self._content.startswith("[", at + 1):
                return self._bracket(at, at + 2)
            case "]":
                return self._close_bracket(at)
            case "<":
                return self._tag(at)
            case "&":
                return self._entity(at)
            case _:
                return self._keep(at, at + 1)

    def _line_break(self, at: int) -> int:
        """A line break stays, with the white space before it as part of its writing."""
        start = at
        if self._runs and (last := self._runs[-1]).text is None and last.end == at:
            written = self._content[last.start : at]
            start = last.end = last.start + len(written.rstrip(_BLANK))
        return self._keep(start, at + 1, "\n")

    def _escape(self, at: int) -> int:
        following = self._content[at + 1 : at + 2]
        if following == "\n":
            return at + 1
        if following and following in string.punctuation:
            return self._keep(at, at + 2, following)
        return self._keep(at, at + 1)

    def _code(self, at: int) -> int:
        if self._ticks is None:
            self._ticks = defaultdict(list)
            for ticks in _TICKS.finditer(self._content):
                self._ticks[len(ticks.group())].append(ticks.start())
        end = _skip(_TICKS, self._content, at)
        closers = self._ticks.get(end - at, [])
        index = bisect_right(closers, at)
        if index == len(closers):
            return self._keep(at, end)
        return self._keep(at, closers[index] + end - at, OBJECT)

    def _delimiter(self, char: str, at: int) -> int:
        content, end = self._content, at
        while content.startswith(char, end):
            end += 1
        self._keep(at, end)
        if char == "~" and end - at != 2:
            return end
        before = content[at - 1] if at else "\n"
        after = content[end] if end < len(content) else "\n"
        left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
        right = not before.isspace() and (
            not _is_mark(before) or after.isspace() or _is_mark(after)
        )
        opens = left and (char != "_" or not right or _is_mark(before))
        closes = right and (char != "_" or not left or _is_mark(after))
        if opens or closes:
            delimiter = _Delimiter(self._runs[-1], char, end - at, opens, closes)
            self._delimiters.append(delimiter)
        return end

    def _pair(self, first: int) -> None:
        """Pair the delimiters from an index on, and take those that are emphasis out of the text.

        An opener is looked for only behind the place where the same search failed before, which
        keeps the cost linear.
        """
        openers: list[_Delimiter] = []
        failed: dict[tuple[str, bool, int], int] = {}
        for closer in self._delimiters[first:]:
            key = closer.char, closer.opens, closer.length % 3
            while closer.closes and closer.run.start < closer.run.end:
                index = len(openers) - 1
                while index >= 0 and openers[index].run.start >= failed.get(key, 0):
                    if openers[index].fits(closer):
                        break
                    index -= 1
                else:
                    failed[key] = closer.run.start
                    break
                del openers[index + 1 :]
                _consume(openers[index].run, closer.run)
                if openers[index].run.start == openers[index].run.end:
                    openers.pop()
            if closer.opens and closer.run.start < closer.run.end:
                openers.append(closer)
        del self._delimiters[first:]

    def _bracket(self, at: int, end: int) -> int:
        if self._brackets:
            self._brackets[-1].has_inner = True
        self._keep(at, end)
        is_image = end - at == 2
        self._brackets.append(_Bracket(self._runs[-1], is_image, len(self._delimiters)))
        return end

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return self._keep(at, at + 1)
        opener = self._brackets.pop()
        # A link holds no other link.
        may_be_link = opener.is_image or opener.run.start >= self._no_link_before
        end = self._link_end(opener, at) if may_be_link else None
        if end is None:
            return self._keep(at, at + 1)
        if not opener.is_image:
            self._no_link_before = opener.run.start
        opener.run.end = opener.run.start
        self._pair(opener.delimiters)
        return end

    def _link_end(self, opener: _Bracket, at: int) -> int | None:
        """Return the offset after a link whose text ends at `at`; None if it is no link."""
        content, end = self._content, at + 1
        if content.startswith("(", end) and (target := _target_end(content, end)):
            return target
        label = _LABEL.match(content, end)
        if label and label.group(1):
            return label.end() if _label(label.group(1)) in self._references else None
        start = opener.run.end
        if opener.has_inner or at - start > _MAX_LABEL:
            return None
        if _label(content[start:at]) not in self._references:
            return None
        return label.end() if label else end

    def _tag(self, at: int) -> int:
        content = self._content
        if address := _ADDRESS.match(content, at):
            return self._keep(at, address.end(), OBJECT)
        if tag := _TAG.match(content, at):
            if _tag_name(tag) == "br":
                self._keep(at, tag.end(), "\n")
            return tag.end()
        if comment := _SHORT_COMMENT.match(content, at):
            return comment.end()
        return self._bracketed_end(at) or self._keep(at, at + 1)

    def _bracketed_end(self, at: int) -> int | None:
        """Return the offset after a comment or the like; each kind is sought in vain only once."""
        known = [(begin, end) for begin, end in _BRACKETED if self._content.startswith(begin, at)]
        if not known and _DECLARATION.match(self._content, at):
            known = [("<!", ">")]
        for begin, end in known:
            if end not in self._unclosed:
                found = self._content.find(end, at + len(begin))
                if found >= 0:
                    return found + len(end)
                self._unclosed.add(end)
        return None

    def _entity(self, at: int) -> int:
        run = _entity(self._content, at)
        if run is None:
            return self._keep(at, at + 1)
        self._runs.append(run)
        return run.end


def _consume(opener: _Run, closer: _Run) -> None:
    """Take the marks of one emphasis from the inner ends of two runs of delimiters."""
    used = 2 if min(opener.end - opener.start, closer.end - closer.start) > 1 else 1
    opener.end -= used
    closer.start += used


def _is_mark(char: str) -> bool:
    """Tell whether a character is punctuation or a symbol."""
    return unicodedata.category(char)[0] in "PS"


def _entity(content: str, at: int) -> _Run | None:
    found = _ENTITY.match(content, at)
    if found is None:
        return None
    hexadecimal, decimal, name = found.groups()
    if name:
        decoded = html5.get(f"{name};")
        return _Run(at, found.end(), decoded) if decoded else None
    point = int(hexadecimal, 16) if hexadecimal else int(decimal)
    valid = 0 < point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF
    return _Run(at, found.end(), chr(point) if valid else "\ufffd")


def _tag_name(tag: re.Match[str]) -> str:
    return (tag.group(1) or tag.group(2)).lower()


def _html_prose(content: str) -> Iterator[list[_Run]]:
    """Yield the text of a block of HTML, parted where a tag begins or ends a block."""
    runs: list[_Run] = []
    at = 0
    while special := _HTML_SPECIAL.search(content, at):
        start = special.start()
        if at < start:
            runs.append(_Run(at, start))
        at = start + 1
        if special.group() == "\n":
            runs.append(_Run(start, at))
        elif special.group() == "&":
            run = _entity(content, start) or _Run(start, at)
            runs.append(run)
            at = run.end
        elif (end := _html_markup_end(content, start)) is not None:
            at = end
            if _BLOCK_TAG.match(content, start, end):
                yield _trimmed(runs, content)
                runs = []
            elif (tag := _TAG.match(content, start, end)) and _tag_name(tag) == "br":
                runs.append(_Run(start, end, "\n"))
        else:
            runs.append(_Run(start, at))
    if at < len(content):
        runs.append(_Run(at, len(content)))
    yield _trimmed(runs, content)


def _html_markup_end(content: str, at: int) -> int | None:
    """Return the offset after a tag, a comment, or an element that holds no prose."""
    if _RAW.match(content, at):
        closing = _RAW_END.search(content, at)
        return closing.end() if closing else len(content)
    if tag := _TAG.match(content, at):
        return tag.end()
    ends = [end for begin, end in _BRACKETED if content.startswith(begin, at)]
    if _DECLARATION.match(content, at):
        ends = [">"]
    if not ends:
        return None
    found = content.find(ends[0], at)
    return found + len(ends[0]) if found >= 0 else len(content)


def _trimmed(runs: list[_Run], content: str) -> list[_Run]:
    """Return runs without those that are only white space at either end."""
    while runs and not (runs[-1].text or content[runs[-1].start : runs[-1].end]).strip():
        runs.pop()
    first = 0
    while (
        first < len(runs)
        and not (runs[first].text or content[runs[first].start : runs[first].end]).strip()
    ):
        first += 1
    return runs[first:]
