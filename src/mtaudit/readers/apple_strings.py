"""Reads tables of strings of Apple's systems (`.strings`): each value a text.

The language is that of the folder (`de.lproj`); the original is a file of its own.
"""

from collections.abc import Iterator

from mtaudit.article import Article, Document, Notation
from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.readers.bilingual import Unit, one_article, with_originals
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.spans import Part, Span

_SPACE = Pattern(r"(?:[\s\ufeff]++|//[^\n]*+|/\*(?:(?!\*/)[\s\S])*+\*/)*+")
_STRING = Pattern(r'"(?P<quoted>(?:[^"\\]|\\[\s\S])*+)"|(?P<bare>[\w.$/:-]+)')
_ESCAPE = Pattern(r"\\(?:[Uu]([0-9A-Fa-f]{4})|([0-7]{3})|([\s\S]))")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_WRITTEN = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
# Apps are written in English unless their project says otherwise.
_SOURCE_LANG = "en"


def escape(text: str, place: Span) -> str:
    """Write a text between the quotation marks of a string."""
    del place
    return text.translate(_WRITTEN)


NOTATION = Notation(escape)


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a table.

    Args:
        document: The file.
        options: What the caller says of the languages.

    Raises:
        ReadError: If the file is no table of strings; the message names line and column.
    """
    found = units(document)
    if options.original is not None:
        found = with_originals(found, units(options.original))
    yield one_article(
        document,
        found,
        options,
        lang=(language_in_name(document.path),),
        source_lang=(options.original_lang(), _SOURCE_LANG),
        notation=NOTATION,
    )


def units(document: Document) -> Iterator[Unit]:
    """Yield the values of a table.

    Args:
        document: The file.

    Raises:
        ReadError: If the file is no table of strings.
    """
    text = document.text
    at = _after_space(text, 0)
    while at < len(text):
        key, at = _string(document, at, "a key")
        if text.startswith("=", at):
            value, at = _string(document, _after_space(text, at + 1), "a value")
            if value:
                yield Unit(value, key="".join(part.text for part in key))
        if not text.startswith(";", at):
            raise _error(document, at, "a semicolon")
        at = _after_space(text, at + 1)


def _string(document: Document, at: int, awaited: str) -> tuple[tuple[Part, ...], int]:
    """Return the parts of a string, and where what follows begins."""
    found = _STRING.match(document.text, at)
    if found is None:
        raise _error(document, at, awaited)
    kind = found.lastgroup or "bare"
    parts = tuple(_decoded(document.text, *found.span(kind)))
    return parts, _after_space(document.text, found.end())


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _decoded(text: str, start: int, end: int) -> Iterator[Part]:
    done = start
    while (found := _ESCAPE.search(text, done, end)) is not None:
        if done < found.start():
            yield Part(text[done : found.start()], done, found.start())
        hexadecimal, octal, char = found.groups()
        if char is not None:
            decoded = _NAMED.get(char, char)
        else:
            point = int(hexadecimal, 16) if hexadecimal else int(octal, 8)
            decoded = "\ufffd" if 0xD800 <= point < 0xE000 else chr(point)
        yield Part(decoded, *found.span())
        done = found.end()
    if done < end:
        yield Part(text[done:end], done, end)


def _error(document: Document, at: int, awaited: str) -> ReadError:
    line, column = document.lines.position(at)
    where = f"{document.path}:{line}:{column}"
    return ReadError(f"expected {awaited}", where=where, remedy="check it with plutil -lint")
