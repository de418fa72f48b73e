"""Reads gettext catalogues (PO): the translations beside their originals.

Untranslated and obsolete entries are left out; fuzzy ones are audited like the others, since they
are the ones most in need of it. The forms of a plural are texts of their own. A template (POT)
holds no translation, and so gives an empty article.
"""

import re
from collections.abc import Iterator
from gettext import c2py

import attrs

from mtaudit.article import Article, Document, Notation
from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.readers.bilingual import Unit, one_article, place_of
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.spans import Part, Span

# What a catalogue is made of; a string ends with its line.
_TOKEN = Pattern(
    r"(?P<space>[\s\ufeff]+)|(?P<comment>#[^\n]*)"
    r"|(?P<keyword>[a-z][a-z_]*)[ \t]*(?:\[[ \t]*(?P<index>[0-9]{1,3})[ \t]*\])?"
    r'|"(?P<string>(?:[^"\\\n]|\\[^\n])*+)"'
)
_ESCAPE = Pattern(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|([\s\S]))")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_WRITTEN = str.maketrans(
    {"\\": "\\\\", '"': '\\"', **{char: f"\\{name}" for name, char in _NAMED.items()}}
)
_NOTATION_SEAM = r'"[ \t]*\r?\n[ \t]*"'
_KEYWORDS = {"domain", "msgctxt", "msgid", "msgid_plural", "msgstr"}
# Programs are written in English unless the catalogue says otherwise.
_SOURCE_LANG = "en"


def escape(text: str, place: Span) -> str:
    """Write a text between the quotation marks of a PO string."""
    del place
    return text.translate(_WRITTEN)


NOTATION = Notation(escape, _NOTATION_SEAM)


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a catalogue.

    Args:
        document: The file.
        options: What the caller says of the languages.

    Raises:
        ReadError: If the file is no PO catalogue; the message names line and column.
    """
    entries = list(_entries(document))
    header = _header(entries)
    yield one_article(
        document,
        (unit for entry in entries for unit in _units(entry, header)),
        options,
        lang=(header.get("language"), language_in_name(document.path)),
        source_lang=(header.get("x-source-language"), _SOURCE_LANG),
        notation=NOTATION,
    )


def units(document: Document) -> Iterator[Unit]:
    """Yield the translated messages of a catalogue, placeholders and all.

    Args:
        document: The file.
    """
    entries = list(_entries(document))
    header = _header(entries)
    for entry in entries:
        yield from _units(entry, header)


@attrs.define
class _Entry:
    """A message as it is written.

    Args:
        strings: By keyword, the parts of what it holds.
        translations: The parts of each form of the translation, by its number.
    """

    strings: dict[str, list[Part]] = attrs.field(factory=dict)
    translations: dict[int, list[Part]] = attrs.field(factory=dict)

    def text(self, keyword: str) -> str:
        return "".join(part.text for part in self.strings.get(keyword, ()))


def _entries(document: Document) -> Iterator[_Entry]:
    """Yield the entries of a catalogue that are in use."""
    text = document.text
    entry = _Entry()
    parts: list[Part] | None = None
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise _error(document, at, "is no part of a PO catalogue")
        at = token.end()
        if token["comment"] is not None:
            parts = None
        elif token["keyword"] is not None:
            keyword = token["keyword"]
            if keyword not in _KEYWORDS:
                raise _error(document, token.start(), f"{keyword!r} is no keyword of PO")
            if entry.translations and keyword != "msgstr":
                yield entry
                entry = _Entry()
            parts = []
            if keyword == "msgstr":
                entry.translations[int(token["index"] or 0)] = parts
            else:
                entry.strings[keyword] = parts
        elif token["string"] is not None:
            if parts is None:
                raise _error(document, token.start(), "a string stands without a keyword")
            parts += _decoded(text, *token.span("string"))
    yield entry


def _decoded(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield the parts of a string: each escape one of its own."""
    done = start
    while (found := _ESCAPE.search(text, done, end)) is not None:
        if done < found.start():
            yield Part(text[done : found.start()], done, found.start())
        octal, hexadecimal, char = found.groups()
        if char is not None:
            decoded = _NAMED.get(char, char)
        else:
            decoded = chr(int(octal, 8) if octal else int(hexadecimal, 16))
        yield Part(decoded, *found.span())
        done = found.end()
    if done < end:
        yield Part(text[done:end], done, end)


def _header(entries: list[_Entry]) -> dict[str, str]:
    """Return the fields of the header, names in small letters."""
    first = next((e for e in entries if not e.text("msgid") and "msgctxt" not in e.strings), None)
    if first is None or 0 not in first.translations:
        return {}
    lines = "".join(part.text for part in first.translations[0]).split("\n")
    fields = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in fields}


def _units(entry: _Entry, header: dict[str, str]) -> Iterator[Unit]:
    """Yield the forms of a translation that are filled in; the header is no translation."""
    singular = entry.text("msgid")
    if not singular:
        return
    plural = entry.text("msgid_plural")
    for number, parts in sorted(entry.translations.items()):
        if parts:
            is_plural = plural and number != _form_of_one(header.get("plural-forms", ""))
            keyword = "msgid_plural" if is_plural else "msgid"
            place = place_of(entry.strings[keyword])
            yield Unit(tuple(parts), plural if is_plural else singular, source_place=place)


def _form_of_one(rule: str) -> int | None:
    """Return which form of a plural stands for one thing alone; `None` if there is none of its own.

    Args:
        rule: The field Plural-Forms, such as `nplurals=2; plural=n != 1;`.
    """
    count = re.search(r"nplurals\s*=\s*([0-9]+)", rule)
    formula = re.search(r"plural\s*=\s*([^;]+)", rule)
    if count is None or formula is None:
        return 0
    if count.group(1) == "1":
        return None
    try:
        return int(c2py(formula.group(1))(1))
    except (ValueError, ZeroDivisionError, RecursionError):
        return 0


def _error(document: Document, at: int, what: str) -> ReadError:
    line, column = document.lines.position(at)
    return ReadError(what, where=f"{document.path}:{line}:{column}", remedy="check it with msgfmt")
