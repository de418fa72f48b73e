"""JSON as a stream of values that know where they stand in the file.

The scanner keeps its own stack, so that a file of any depth costs a bounded amount of memory.
"""

import enum
import json
from collections.abc import Iterator

import attrs

from mtaudit.article import Document, Notation
from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.spans import Part, Span

_MAX_DEPTH = 500
_SPACE = Pattern(r"[ \t\r\n]*+")
_STRING = Pattern(r'"((?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+)"')
_LITERAL = Pattern(
    r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null|NaN|-?Infinity"
)
# The second escape is the other half of a character that takes two.
_NUMBERED = Pattern(
    r"\\u(?:([dD][89abAB][0-9A-Fa-f]{2})\\u([dD][c-fC-F][0-9A-Fa-f]{2})|([0-9A-Fa-f]{4}))"
)
_NAMED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


@attrs.frozen
class Leaf:
    """A value of JSON that holds no others.

    Args:
        path: The keys and indices that lead to it.
        written: The text of the document.
        place: Where it is written there; of a string, what stands between the quotation marks.
        is_string: Whether it is a string.
    """

    path: tuple[str | int, ...]
    written: str = attrs.field(repr=False)
    place: Span
    is_string: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its text: what a string says, or what a number or a word is written as.

        Made when somebody asks: most fields of a record are never read.
        """
        start, end = self.place.start, self.place.end
        if self.is_string:
            return _decoded(self.written, start, end)
        return (Part(self.written[start:end], start, end),)

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(part.text for part in self.parts)


class _Await(enum.Enum):
    VALUE = "a value"
    FIRST_VALUE = "a value or ]"
    KEY = "a key in quotation marks"
    FIRST_KEY = "a key in quotation marks or }"
    NEXT = "a comma or the end of what is open"


def leaves(  # noqa: C901 - one case for each state and sign reads best
    document: Document, start: int = 0, end: int | None = None
) -> Iterator[Leaf]:
    """Yield the leaves of one JSON value, in order.

    Args:
        document: The file.
        start: Where the value begins, code points.
        end: Where it ends at the latest; the end of the file if `None`.

    Raises:
        ReadError: If it is no JSON, or too deep; the message names line and column.
    """
    text = document.text
    end = len(text) if end is None else end
    path: list[str | int] = []
    awaited = _Await.VALUE
    at = _after_space(text, start, end)
    while at < end:
        char = text[at]
        match awaited:
            case _Await.NEXT if path and char == ",":
                key = path[-1]
                path[-1] = key + 1 if isinstance(key, int) else key
                awaited = _Await.VALUE if isinstance(key, int) else _Await.KEY
                at += 1
            case _Await.NEXT | _Await.FIRST_KEY | _Await.FIRST_VALUE if path and char == (
                "]" if isinstance(path[-1], int) else "}"
            ):
                path.pop()
                awaited = _Await.NEXT
                at += 1
            case _Await.KEY | _Await.FIRST_KEY if found := _STRING.match(text, at, end):
                path[-1] = "".join(part.text for part in _decoded(text, *found.span(1)))
                at = _after_space(text, found.end(), end)
                if not text.startswith(":", at, end):
                    raise _error(document, at, "a colon")
                awaited = _Await.VALUE
                at += 1
            case _Await.VALUE | _Await.FIRST_VALUE if char in "[{":
                if len(path) >= _MAX_DEPTH:
                    raise _too_deep(document, at)
                path.append(0 if char == "[" else "")
                awaited = _Await.FIRST_VALUE if char == "[" else _Await.FIRST_KEY
                at += 1
            case _Await.VALUE | _Await.FIRST_VALUE if found := _STRING.match(text, at, end):
                yield Leaf(tuple(path), text, Span(*found.span(1)), is_string=True)
                awaited, at = _Await.NEXT, found.end()
            case _Await.VALUE | _Await.FIRST_VALUE if found := _LITERAL.match(text, at, end):
                yield Leaf(tuple(path), text, Span(*found.span()), is_string=False)
                awaited, at = _Await.NEXT, found.end()
            case _:
                raise _error(document, at, awaited.value if path or awaited is _Await.VALUE else "")
        at = _after_space(text, at, end)
    if path or awaited is not _Await.NEXT:
        raise _error(document, end, awaited.value)


def _after_space(text: str, at: int, end: int) -> int:
    space = _SPACE.match(text, at, end)
    return space.end() if space else at


def _decoded(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Return the parts of a string that `_STRING` has found: each escape one of its own."""
    parts = []
    done = start
    while (at := text.find("\\", done, end)) >= 0:
        if done < at:
            parts.append(Part(text[done:at], done, at))
        sign = text[at + 1]
        if sign == "u":
            char, done = _numbered(text, at)
        else:
            char, done = _NAMED.get(sign, sign), at + 2
        parts.append(Part(char, at, done))
    if done < end:
        parts.append(Part(text[done:end], done, end))
    return tuple(parts)


def _numbered(text: str, at: int) -> tuple[str, int]:
    """Return the character that an escape gives by its number, and where the escape ends."""
    found = _NUMBERED.match(text, at)
    assert found is not None
    high, low, single = found.groups()
    if high:
        point = 0x10000 + ((int(high, 16) & 0x3FF) << 10 | int(low, 16) & 0x3FF)
    else:
        point = int(single, 16)
    is_half = 0xD800 <= point <= 0xDFFF  # of a character that no text can hold alone
    return "\ufffd" if is_half else chr(point), found.end()


def _error(document: Document, at: int, awaited: str) -> ReadError:
    expected = f"expected {awaited}" if awaited else "something stands after the end"
    return ReadError(
        f"is not JSON: {expected}", where=_where(document, at), remedy="correct the file"
    )


def _too_deep(document: Document, at: int) -> ReadError:
    what = f"nests deeper than {_MAX_DEPTH} levels"
    return ReadError(what, where=_where(document, at), remedy="no file of texts does that")


def _where(document: Document, at: int) -> str:
    line, column = document.lines.position(at)
    return f"{document.path}:{line + document.first_line - 1}:{column}"


def escape(text: str, place: Span) -> str:
    """Return how `text` is written in a string of JSON, wherever that stands."""
    del place
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _escape_to_ascii(text: str, place: Span) -> str:
    del place
    return json.dumps(text)[1:-1]


def notation(document: Document) -> Notation:
    """Return how a file writes strings; one in ASCII with escapes for the rest stays so."""
    text = document.text
    return Notation(_escape_to_ascii if text.isascii() and "\\u" in text else escape)
