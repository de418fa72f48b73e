"""Reads YAML catalogues: each string a text.

The language is the one key that holds all the rest, as in Rails, or that of the file's name.
PyYAML parses the file; it is an extra (`pip install mtaudit[yaml]`).
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from mtaudit.article import Article, Document, Notation
from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.readers.bilingual import Unit, one_article, with_originals
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.readers.readback import Reading, writing_that_reads
from mtaudit.spans import Part, Span

if TYPE_CHECKING:
    import yaml

_MAX_DEPTH = 500
_STRING = "tag:yaml.org,2002:str"
_FOLD = r"(?P<fold>[ \t]*+(?:\r?\n[ \t]*+)+)"
_PATTERNS = {
    "": Pattern(_FOLD),
    "'": Pattern(rf"{_FOLD}|(?P<quote>'')"),
    '"': Pattern(
        rf"{_FOLD}|\\(?:(?P<join>\r?\n[ \t]*)|x(?P<x>[0-9A-Fa-f]{{2}})|u(?P<u>[0-9A-Fa-f]{{4}})"
        r"|U(?P<U>[0-9A-Fa-f]{8})|(?P<named>.))"
    ),
}
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_INK = Pattern(r"\S+")
_PROPERTIES = Pattern(r"(?:[!&]\S*\s+(?:#.*\n\s*)*)*")
_IN_LINE = "["


@attrs.frozen
class Site:
    """Where a scalar stands, with all that its text depends on.

    Args:
        place: Its writing, from a tag or an anchor before it to its end, code points.
        style: Its quotation mark, `|` or `>` for a block, empty for a plain scalar.
        lead: What makes a file of it that is read as it is here: a key as far right as the one it
            belongs to, or the bracket of a list in one line.
    """

    place: Span
    style: str
    lead: str


@attrs.frozen
class Scalar:
    """A text of a catalogue.

    Args:
        path: The keys that lead to it, and its place in each list.
        parts: Its text.
        site: Where it is written.
    """

    path: tuple[str, ...]
    parts: tuple[Part, ...]
    site: Site

    def unit(self, *, is_rooted: bool) -> Unit:
        """Return the text with its key; that of the language is no part of it."""
        return Unit(self.parts, key=".".join(self.path[1:] if is_rooted else self.path))


@attrs.frozen
class ScalarEscape:
    """Writes a text into a scalar as that is written.

    Args:
        document: The file.
        sites: Its scalars, in order.
    """

    document: Document
    sites: tuple[Site, ...]

    def __call__(self, text: str, place: Span) -> str | None:
        """Return how `text` is written at a place; `None` if the scalar would need quoting."""
        following = bisect_right(self.sites, place.start, key=lambda site: site.place.start)
        site = self.sites[following - 1]
        before = len(site.lead) - site.place.start
        return writing_that_reads(
            text,
            Span(before + place.start, before + place.end),
            _writings(text, site.style),
            site.lead + site.place.of(self.document.text) + ("]" if site.lead == _IN_LINE else ""),
            _read_alone,
        )


def _writings(text: str, style: str) -> Iterator[str]:
    """Yield ways to write a text in a scalar of a style."""
    yield text
    if style == "'":
        yield text.replace("'", "''")
    elif style == '"':
        yield text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _read_alone(written: str) -> Reading:
    """Return the text of a file that is to hold one scalar; nothing if it holds something else."""
    try:
        found = list(scalars(Document("", written)))
    except ReadError:
        return Reading(())
    return Reading(found[0].parts if len(found) == 1 else ())


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a catalogue.

    Args:
        document: The file.
        options: What the caller says of the language.

    Raises:
        ReadError: If the file is no YAML, is too deep, or PyYAML is not installed.
    """
    found = [scalar for scalar in scalars(document) if scalar.parts]
    roots = {scalar.path[:1] for scalar in found if len(scalar.path) > 1}
    is_rooted = len(roots) == 1 and all(len(scalar.path) > 1 for scalar in found)
    root = language_in_name(next(iter(roots))[0]) if is_rooted else None
    units: Iterator[Unit] = (scalar.unit(is_rooted=root is not None) for scalar in found)
    if options.original is not None:
        originals = (
            scalar.unit(is_rooted=root is not None) for scalar in scalars(options.original)
        )
        units = with_originals(units, originals)
    escape = ScalarEscape(document, tuple(scalar.site for scalar in found))
    yield one_article(
        document,
        units,
        options,
        lang=(root, language_in_name(document.path)),
        notation=Notation(escape),
    )


def scalars(document: Document) -> Iterator[Scalar]:
    """Yield the strings of a file that are no keys, in order.

    Args:
        document: The file.

    Raises:
        ReadError: If the file is no YAML, is too deep, or PyYAML is not installed.
    """
    try:
        import yaml
    except ImportError as error:
        remedy = "install it with 'pip install mtaudit[yaml]'"
        raise ReadError(
            "cannot be read without PyYAML", where=document.path, remedy=remedy
        ) from error
    try:
        yield from _scalars(document)
    except yaml.MarkedYAMLError as error:
        place = _where(document, error.problem_mark or error.context_mark)
        raise ReadError(
            f"is not YAML: {error.problem}", where=place, remedy="correct it"
        ) from error
    except yaml.YAMLError as error:
        what = str(error).partition("\n")[0]
        raise ReadError(f"is not YAML: {what}", where=document.path, remedy="correct it") from error


def _scalars(document: Document) -> Iterator[Scalar]:
    import yaml

    # For each open collection the current key, or the current place if it is a list, and what leads
    # to a scalar in it.
    path: list[str | int] = []
    leads = [""]
    awaits_key: list[bool] = []
    for event in yaml.parse(document.text, Loader=yaml.SafeLoader):
        is_key = bool(awaits_key) and awaits_key[-1]
        match event:
            case yaml.ScalarEvent() if is_key:
                path[-1] = event.value
            case yaml.ScalarEvent():
                if _is_text(event):
                    site = Site(_place(event), event.style or "", leads[-1])
                    parts = tuple(_parts(document.text, site, event.value))
                    yield Scalar(tuple(map(str, path)), parts, site)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                _check_depth(len(path), document, event.start_mark)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                path.append("" if is_mapping else 0)
                awaits_key.append(is_mapping)
                column = event.start_mark.column if event.start_mark else 0
                leads.append(_IN_LINE if event.flow_style else f"{' ' * column}k: ")
                continue
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                path.pop()
                awaits_key.pop()
                leads.pop()
            case yaml.AliasEvent():
                pass
            case _:
                continue
        key = path[-1] if path else ""
        if isinstance(key, int):
            path[-1] = key + 1
        elif path:
            awaits_key[-1] = not awaits_key[-1]


def _check_depth(depth: int, document: Document, mark: object) -> None:
    if depth >= _MAX_DEPTH:
        what = f"nests deeper than {_MAX_DEPTH} levels"
        remedy = "no file of texts does that"
        raise ReadError(what, where=_where(document, mark), remedy=remedy)


def _is_text(event: "yaml.ScalarEvent") -> bool:
    """Tell whether a scalar is a string, and no number, date or the like."""
    import yaml

    if event.tag or event.style:
        return event.tag in {None, "!", _STRING}
    resolver: Any = yaml.resolver.Resolver
    tag: str = resolver().resolve(yaml.ScalarNode, event.value, event.implicit)
    return tag == _STRING


def _where(document: Document, mark: object) -> str:
    from yaml.error import Mark

    if not isinstance(mark, Mark):
        return document.path
    return f"{document.path}:{mark.line + 1}:{mark.column + 1}"


def _place(event: "yaml.ScalarEvent") -> Span:
    assert event.start_mark, "events of a parser have marks"
    assert event.end_mark, "events of a parser have marks"
    return Span(event.start_mark.index, event.end_mark.index)


def _parts(text: str, site: Site, value: str) -> Iterator[Part]:
    properties = _PROPERTIES.match(text, site.place.start, site.place.end)
    start, end = properties.end() if properties else site.place.start, site.place.end
    style = site.style
    if style in {"|", ">"}:
        yield from _aligned(text, text.find("\n", start, end) + 1, end, value)
        return
    if style:
        start, end = start + 1, end - 1
    parts = list(_flowing(text, start, end, style))
    if "".join(part.text for part in parts) == value:
        yield from parts
    else:
        yield Part(value, start, end)


def _flowing(text: str, start: int, end: int, style: str) -> Iterator[Part]:
    """Yield the parts of a plain or quoted scalar: line breaks are folded, escapes decoded."""
    done = start
    for found in _PATTERNS[style].finditer(text, start, end):
        if done < found.start():
            yield Part(text[done : found.start()], done, found.start())
        groups = found.groupdict()
        if groups["fold"] is not None:
            breaks = found.group().count("\n")
            decoded = "\n" * (breaks - 1) or " "
        elif code := groups.get("x") or groups.get("u") or groups.get("U"):
            decoded = chr(min(int(code, 16), 0x10FFFF))
        elif groups.get("quote"):
            decoded = "'"
        else:
            named = groups.get("named") or ""
            decoded = _NAMED.get(named, named)
        if decoded:
            yield Part(decoded, *found.span())
        done = found.end()
    if done < end:
        yield Part(text[done:end], done, end)


def _aligned(text: str, start: int, end: int, value: str) -> Iterator[Part]:
    """Yield the parts of a block scalar: its words, and the white space between them."""
    at, done = start, 0
    for word in _INK.finditer(value):
        place = text.find(word.group(), at, end)
        if place < 0:
            yield Part(value[done:], at, end)
            return
        if done < word.start():
            yield Part(value[done : word.start()], at, place)
        yield Part(word.group(), place, place + len(word.group()))
        at, done = place + len(word.group()), word.end()
    if done < len(value):
        yield Part(value[done:], at, end)
