"""The second pass: takes the marks within lines out of a block of reStructuredText."""

import re
import unicodedata
from collections.abc import Generator, Iterator

import regex

from mtaudit.readers.runs import Run
from mtaudit.spans import OBJECT

# Bounded, so that a chain of a thousand names costs no more than its length.
_NAME = r"[^\W_]{1,100}+(?:[-._+:][^\W_]{1,100}+){0,20}+"
_ESCAPE = re.compile(r"\\(?:(.)|\Z)", re.DOTALL)
_NUL = "\0"  # stands for the backslash of an escape while marks are looked for
_ESCAPED = re.compile("\0(.?)", re.DOTALL)
_CLASSIFIER = re.compile(" +: +")
_EMBEDDED = re.compile("(?:(?<![ \n])[ \n]+|^)<(?!\\s)(?:[^<>]|\0[<>])+(?<![\\s\0])>$")

# Roles whose text is prose. Those that lead somewhere are prose only if the text is given beside
# the label: `the islands <islands>`.
_PROSE_ROLES = frozenset(
    "emphasis strong subscript sub superscript sup title-reference title t term dfn abbr "
    "abbreviation acronym ac guilabel menuselection index ruby".split()
)
_LINK_ROLES = frozenset("ref doc any numref download".split())


_PAIRS = dict(zip("\"'(<[{", "\"')>]}", strict=True))

_DELIMITERS = r"\-/:\p{Pd}[\p{Po}--\p{ASCII}]"
# Marks begin behind, and end before, white space and punctuation, that of all languages; `\G` is
# where the mark before ends.
_BEFORE = rf"(?:\G|(?<=[\s\"'<\p{{Ps}}\p{{Pi}}\p{{Pf}}{_DELIMITERS}]))"
_AFTER = rf"(?=\Z|[\s\0\\.,;!?\"'>\p{{Pe}}\p{{Pi}}\p{{Pf}}{_DELIMITERS}])"
_BEGIN = regex.compile(
    rf"(?V1){_BEFORE}(?:(?P<mark>\*\*|\*(?!\*)|``|_`|\|(?!\|))(?!\s)"
    rf"|(?P<name>{_NAME})__?{_AFTER}"
    rf"|(?P<note>\[(?:[0-9]+|#(?:{_NAME})?|\*|{_NAME})\]_){_AFTER}"
    rf"|(?P<role>(?::{_NAME}:)?)`(?!`)(?!\s))"
)
_UNESCAPED = r"(?<![\s\0])"
_ENDS = {
    "*": regex.compile(rf"(?V1){_UNESCAPED}\*{_AFTER}"),
    "**": regex.compile(rf"(?V1){_UNESCAPED}\*\*{_AFTER}"),
    "``": regex.compile(rf"(?V1)(?<!\s)``{_AFTER}"),
    "_`": regex.compile(rf"(?V1){_UNESCAPED}`{_AFTER}"),
    "|": regex.compile(rf"(?V1){_UNESCAPED}\|_{{0,2}}{_AFTER}"),
    "`": regex.compile(rf"(?V1)(?<!(?<!\0)[\s\0])`(?P<role>:{_NAME}:)?(?P<link>__?)?{_AFTER}"),
}


class InlineScanner:
    """Reads one block of text.

    Args:
        content: The block, its lines parted by line breaks.
        is_term: Whether classifiers may stand in it.

    Attributes:
        names: What names a target here or elsewhere; another wording would break the link.
    """

    def __init__(self, content: str, *, is_term: bool = False) -> None:
        self._content = _ESCAPE.sub(lambda found: _NUL + (found[1] or ""), content)
        self._is_term = is_term
        self._unclosed: set[str] = set()
        self.names: list[str] = []

    def scan(self) -> Iterator[Run]:
        """Yield the prose."""
        at = 0
        while found := _BEGIN.search(self._content, at):
            yield from self._term(at, found.start())
            at = yield from self._marked(found)
        yield from self._term(at, len(self._content))

    def _marked(self, found: regex.Match[str]) -> Generator[Run, None, int]:
        """Yield the prose of what a mark begins; return the offset after it."""
        start, inner = found.span()
        if found["name"]:
            self.names.append(found["name"])
            yield from self._plain(start, found.end("name"))
            return inner
        if found["note"]:
            yield self._object(start, inner)
            return inner
        mark = found["mark"] or "`"
        end = (
            None if not found["role"] and self._is_quoted(start, inner) else self._end(mark, inner)
        )
        if end is None:
            yield from self._plain(start, inner)
            return inner
        match mark:
            case "``" | "|":
                yield self._object(start, end.end())
            case "`":
                yield from self._interpreted(found, end)
            case _:
                if mark == "_`":
                    self.names.append(self._content[inner : end.start()])
                yield from self._plain(inner, end.start())
        return end.end()

    def _object(self, start: int, end: int) -> Run:
        """Return what is no prose; in a table, its further lines stand among those of others."""
        newline = self._content.find("\n", start, end)
        return Run(start, end if newline < 0 else newline, OBJECT)

    def _end(self, mark: str, at: int) -> regex.Match[str] | None:
        """Return the end of what a mark begins; each kind of end is sought in vain only once."""
        if mark in self._unclosed:
            return None
        found = _ENDS[mark].search(self._content, at)
        if found is None:
            self._unclosed.add(mark)
        return found if found and found.start() > at else None

    def _is_quoted(self, start: int, inner: int) -> bool:
        """Tell whether a mark stands between quotation marks or brackets, and so for itself."""
        if start == 0 or inner == len(self._content):
            return False
        before, after = self._content[start - 1], self._content[inner]
        if before in _PAIRS:
            return after == _PAIRS[before]
        if unicodedata.category(after) == "Pe":
            return 0 < ord(after) - ord(before) <= 2  # brackets come in pairs
        return _is_quote(before) and _is_quote(after)

    def _interpreted(self, begin: regex.Match[str], end: regex.Match[str]) -> Iterator[Run]:
        """Yield the prose of a link or of a text with a role."""
        inner, stop = begin.end(), end.start()
        address = _EMBEDDED.search(self._content[inner:stop])
        shown = inner + address.start() if address else stop
        role = (begin["role"] or end["role"] or "").strip(":")
        if (end["link"] and role) or (begin["role"] and end["role"]):
            yield Run(begin.start(), end.end())  # a mistake, which is shown as it is written
        elif end["link"]:
            if not address:
                self.names.append(self._content[inner:stop])
            # A link without a text is an address.
            yield from self._plain(inner, shown) if shown > inner else [self._object(inner, stop)]
        elif not role or role.lower() in _PROSE_ROLES:
            yield from self._plain(inner, stop)
        elif role.lower() in _LINK_ROLES and shown > inner and address:
            yield from self._plain(inner, shown)
        else:
            yield self._object(begin.start(), end.end())

    def _term(self, start: int, end: int) -> Iterator[Run]:
        """Yield a stretch outside marks, classifiers of a term each in a line of its own."""
        if self._is_term:
            for found in _CLASSIFIER.finditer(self._content, start, end):
                yield from self._plain(start, found.start())
                yield Run(*found.span(), "\n")
                start = found.end()
        yield from self._plain(start, end)

    def _plain(self, start: int, end: int) -> Iterator[Run]:
        """Yield a stretch of prose, with what its escapes stand for."""
        for found in _ESCAPED.finditer(self._content, start, end):
            if start < found.start():
                yield Run(start, found.start())
            if found[1] and not found[1].isspace():
                yield Run(*found.span(), found[1])
            start = found.end()
        if start < end:
            yield Run(start, end)


def _is_quote(char: str) -> bool:
    return char in "\u201a\u201e" or unicodedata.category(char) in {"Pi", "Pf"}
