"""The article: a translated text, what is known of its original, and where it came from."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

import attrs

from mtaudit.errors import ConfigError
from mtaudit.pattern import Pattern
from mtaudit.spans import LineIndex, SourceMap, Span
from mtaudit.value import Value


@attrs.frozen(eq=False, repr=False)
class Pair(Value):
    """A segment of the translation and the segment of the source it renders.

    Args:
        target: Span of the article's text, code points.
        source: Span of the article's source, code points.
        source_place: Where the segment of the source is written in the article's file, code points
            of the document; `None` if it stands elsewhere.
    """

    target: Span
    source: Span
    source_place: Span | None = attrs.field(default=None, eq=False)


@attrs.frozen(eq=False, repr=False, slots=False)
class Document(Value):
    """A decoded file; all articles read from it share it.

    Args:
        path: The file's name as the user gave it; `-` for standard input.
        text: The whole file, or the record that was read of it, decoded, line ends untouched.
        encoding: Python name of the encoding it was read with and is written with; one that
            writes the byte order mark again if the file had one.
        first_line: The line of the file at which the text begins, counted from 1. Above 1 for a
            record of a file that is too large to be held; then the text is that record alone.
        lang: The language that the file says its text is in, where it says so outside of the text.
        sections: Where in the text the parts of the file begin that have names, and the names.
        row: The row of a table in columns, counted from 1, if the text is that of a cell and not
            of the file.
    """

    path: str
    text: str = attrs.field(repr=False)
    encoding: str = "utf-8"
    first_line: int = 1
    lang: str | None = None
    sections: tuple[tuple[int, str], ...] = ()
    row: int | None = None

    @cached_property
    def lines(self) -> LineIndex:
        """The document's lines."""
        return LineIndex(self.text)

    def section(self, offset: int) -> str:
        """Return the name of the part of the file that holds an offset; empty if it has none."""
        at = bisect_right(self.sections, offset, key=lambda section: section[0])
        return self.sections[at - 1][1] if at else ""


Escape: TypeAlias = Callable[[str, Span], str | None]
"""Returns how a format writes a text at a place of its document; `None` if it cannot.

A function of a module or a value, so that articles can be sent to other processes.
"""


def as_it_is(text: str, place: Span) -> str:
    """Write a text as it reads, as plain text does."""
    del place
    return text


@attrs.frozen(eq=False, repr=False)
class Notation(Value):
    """How a format writes text; what a correction has to observe.

    Args:
        escape: Writes a text in the format's escapes.
        seam: Regular expression of what the format may write between two pieces of one text, such
            as the quotation marks and the line break of a wrapped string. A correction of words on
            both sides takes it out. Empty if there is no such thing.
    """

    escape: Escape = as_it_is
    seam: str = ""


PLAIN = Notation()
"""The notation of formats that write a text as it reads."""


@attrs.frozen(eq=False, repr=False)
class Origin(Value):
    """Where an article stands in its document.

    Args:
        document: The file it was read from.
        source_map: The way from the article's text to the document.
        record: Which record of the document, for formats that have records; else empty.
        notation: How the document writes the text.
    """

    document: Document
    source_map: SourceMap
    record: str = ""
    notation: Notation = PLAIN


@attrs.frozen(eq=False, repr=False)
class Location(Value):
    """A place a person can go to.

    Args:
        path: The file, or the article's id if it came from memory.
        line: Line of the file, counted from 1.
        column: Column of the line, counted from 1 in code points.
        end_line: Line in which the span ends.
        end_column: Column after the span's last code point.
        record: The record of the file, or the part of a document such as a header; else empty.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    record: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


_LANGUAGE_TAG = Pattern(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def is_language_tag(tag: str) -> bool:
    """Tell whether an article's language can be written so."""
    return _LANGUAGE_TAG.fullmatch(tag) is not None


@attrs.frozen(eq=False, repr=False, slots=False)
class Article(Value):
    """A translated text to audit.

    Args:
        text: The translation, as prose. All spans count its code points.
        id: A name for the article in reports.
        lang: Language of the text, a BCP 47 tag.
        source: The original text, if known.
        source_lang: Language of the original, a BCP 47 tag, if known.
        reference: A trusted translation of the same original, if known.
        pairs: Aligned segments; empty means one pair, all of the text with all of the source.
        date: Day of publication, if known; anchors the dates and years in the text.
        topic: A key shared by articles on one story, if known.
        origin: Where the text was read from; `None` for text that came from memory.
        outlet: Who published it, if known; articles of one outlet are one source.

    Raises:
        ConfigError: If a language tag is none, or the text or its source holds half a character.
    """

    text: str = attrs.field(validator=attrs.validators.instance_of(str))
    id: str = ""
    lang: str = "en"
    source: str | None = None
    source_lang: str | None = None
    reference: str | None = None
    pairs: tuple[Pair, ...] = ()
    date: dt.date | None = None
    topic: str | None = None
    origin: Origin | None = None
    outlet: str | None = None

    def __attrs_post_init__(self) -> None:
        for name, tag in (("lang", self.lang), ("source_lang", self.source_lang)):
            if tag is not None and not is_language_tag(tag):
                remedy = "write a tag such as en or pt-BR"
                raise ConfigError(f"{tag!r} is no language tag", where=name, remedy=remedy)

        for name, written in (("text", self.text), ("source", self.source or "")):
            try:
                written.encode()
            except UnicodeEncodeError as error:
                remedy = "decode it with errors='replace'"
                message = f"a lone surrogate at {error.start} is no character"
                raise ConfigError(message, where=name, remedy=remedy) from None

    def locate(self, span: Span) -> Location:
        """Return where `span` of the text stands in the article's file, or in the text itself.

        Args:
            span: A span of the article's text, code points.

        Returns:
            The place, with lines and columns of the file for an article that was read from one.
        """
        if self.origin is None:
            path, record, lines, place = self.id or "<text>", "", self.lines, span
        else:
            path, record = self.origin.document.path, self.origin.record
            lines, place = self.origin.document.lines, self.origin.source_map.to_file(span)
            record = record or self.origin.document.section(place.start)
        line, column = lines.position(place.start)
        end_line, end_column = lines.position(place.end)
        above = self.origin.document.first_line - 1 if self.origin else 0
        return Location(path, line + above, column, end_line + above, end_column, record)

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.text)
