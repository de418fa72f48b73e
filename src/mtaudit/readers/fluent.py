"""Reads Fluent catalogues (`.ftl`): each value and each attribute a text.

What a message inserts leaves an object replacement character; of one that selects, the texts stay,
each in a line of its own. The language is that of the name or the folder (`de/menu.ftl`); the
original is a file of its own. A file without a message, such as a template of FreeMarker, is plain
text.
"""

from collections.abc import Iterator

from mtaudit.article import Article, Document, Notation
from mtaudit.pattern import Pattern
from mtaudit.readers import plain
from mtaudit.readers.bilingual import Unit, one_article, with_originals
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.spans import OBJECT, Part, Span

_ENTRY = Pattern(r"(?m)^(?P<key>-?[A-Za-z][\w-]*)[ ]*=[ ]*")
_ATTRIBUTE = Pattern(r"\s*\n[ ]+\.(?P<key>[A-Za-z][\w-]*)[ ]*=[ ]*")
# A line that goes on with the value: indented, and neither an attribute nor a variant.
_CONTINUED = Pattern(r"(?:\r?\n[ ]*)*\r?\n[ ]+(?=[^\s\[*.}])")
_LITERAL = Pattern(r'"(?:[^"\\\n]|\\.)*+"')
_INSERTED = Pattern(r'\{(?:[^{}"]|"(?:[^"\\\n]|\\.)*+")*+\}')
_VARIANT = r"\s*\*?\[\s*[\w.-]+\s*\][ ]*(?:\r?\n[ ]+(?=[^\s\[*.}]))?"
_SELECTOR = Pattern(rf'\{{(?:[^{{}}"]|"(?:[^"\\\n]|\\.)*+")*?->{_VARIANT}')
_NEXT = Pattern(rf"\r?\n{_VARIANT}")
_END = Pattern(r"\s*\}")
_LINE = Pattern(r"(?:\r?\n[ ]*+)++")
_SPECIAL = Pattern(r"[{}\n]|\r\n")
# Apps are written in English unless their project says otherwise.
_SOURCE_LANG = "en"


def escape(text: str, place: Span) -> str | None:
    """Write a text into a value; `None` if it would be read as something else there."""
    del place
    is_plain = text == text.strip() and text[:1] not in {"[", "*", "."}
    return text if is_plain and not set("{}\n").intersection(text) else None


NOTATION = Notation(escape)


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a catalogue.

    Args:
        document: The file.
        options: What the caller says of the languages.
    """
    if _ENTRY.search(document.text) is None:
        yield from plain.read(document, options)
        return
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
    """Yield the values and attributes of a catalogue.

    Args:
        document: The file.
    """
    text, at = document.text, 0
    while entry := _ENTRY.search(text, at):
        key, start = entry["key"], entry.end()
        while True:
            at = _end(text, start)
            if parts := tuple(_parts(text, start, at)):
                yield Unit(parts, key=key)
            attribute = _ATTRIBUTE.match(text, at)
            if attribute is None:
                break
            key, start = f"{entry['key']}.{attribute['key']}", attribute.end()


def _end(text: str, at: int) -> int:
    """Return where a value ends that begins at an offset."""
    depth = 0
    while at < len(text):
        char = text[at]
        if depth and char == '"' and (literal := _LITERAL.match(text, at)):
            at = literal.end()
            continue
        if not depth and char in "\r\n":
            continued = _CONTINUED.match(text, at)
            if continued is None:
                return at
            at = continued.end()
            continue
        depth = max(0, depth + {"{": 1, "}": -1}.get(char, 0))
        at += 1
    return at


def _parts(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield what a value says; white space at its ends is none of it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    done = at = start
    depth = 0
    while special := _SPECIAL.search(text, at, end):
        found, deeper = _markup(text, special.start(), end, depth)
        if found is None:
            at = special.end()
            continue
        if done < found.start:
            yield Part(text[done : found.start], done, found.start)
        yield found
        depth += deeper
        done = at = found.end
    if done < end:
        yield Part(text[done:end], done, end)


def _markup(text: str, at: int, end: int, depth: int) -> tuple[Part | None, int]:
    """Return what is no prose at a place, if it is none, and by how much it deepens the nesting."""
    if text[at] == "{":
        inserted = _INSERTED.match(text, at, end)
        if inserted and "->" not in _LITERAL.sub("", inserted.group()):
            return Part(OBJECT, at, inserted.end()), 0
        if selector := _SELECTOR.match(text, at, end):
            return Part("\n", at, selector.end()), 1
        return None, 0
    if depth and (variant := _NEXT.match(text, at, end)):
        return Part("\n", at, variant.end()), 0
    if depth and (closing := _END.match(text, at, end)):
        return Part("\n", at, closing.end()), -1
    if continued := _LINE.match(text, at, end):
        return Part("\n", at, continued.end()), 0
    return None, 0
