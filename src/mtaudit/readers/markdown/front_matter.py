"""Front matter of Markdown: the titles and descriptions in it are text, the rest is data.

Most of it is for programs: dates, slugs, switches. What a reader of the page gets to see goes by a
few usual names. Front matter that cannot be parsed is passed over; the page is read all the same.
"""

import datetime as dt
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping

import attrs

from mtaudit.article import Document, Escape, as_it_is
from mtaudit.errors import ReadError
from mtaudit.readers.json_scanner import escape, leaves
from mtaudit.readers.options import day_of
from mtaudit.readers.yaml import ScalarEscape, scalars
from mtaudit.spans import Part, Span

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?![ \t]*\r?\n)")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?(?:\n|\Z)", re.MULTILINE),
}
_AFTER_JSON = re.compile(r"[ \t]*\r?(?:\n|\Z)")

# What readers of a page get to see, as generators of sites and news systems call it, in small
# letters and without hyphens and underscores.
_TEXTS = frozenset(
    "title subtitle linktitle shorttitle longtitle pagetitle seotitle metatitle ogtitle headline "
    "subheadline heading subheading kicker description metadescription shortdescription "
    "seodescription ogdescription summary excerpt abstract lead lede lead teaser intro standfirst "
    "deck dek caption tagline alt imagealt".split()
)
_LANGS = ("lang", "language", "locale")
_OUTLETS = ("outlet", "publisher", "source")
_DATA = re.compile(
    r"^[ \t]*\"?(lang|language|locale|date|published|outlet|publisher|source|topic)\"?"
    r"[ \t]*[:=][ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\s\"'#,{\[][^#\n]*?))"
    r"[ \t]*,?[ \t]*(?:#.*)?\r?$",
    re.MULTILINE,
)

_STRING = re.compile(
    r"^[ \t]*\"?(?P<key>[\w-]+)\"?[ \t]*=[ \t]*"
    r"(?:\"\"\"\r?\n?(?P<long>(?:[^\"\\]|\\.|\"{1,2}(?!\"))*+)\"\"\""
    r"|'''\r?\n?(?P<raw>(?:[^']|'{1,2}(?!'))*+)'''"
    r"|\"(?P<basic>(?:[^\"\\\n]|\\.)*+)\"|'(?P<literal>[^'\n]*+)')[ \t]*(?:#.*)?\r?$",
    re.MULTILINE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))|\r\n", re.DOTALL)
_NAMED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


@attrs.frozen
class FrontMatter:
    """What stands before the text of a page.

    Args:
        end: Where it ends, code points; 0 if there is none.
        texts: The texts in it, each in parts.
        escape: How a text is written in it.
        data: What else is known of the page, by key.
    """

    end: int = 0
    texts: tuple[tuple[Part, ...], ...] = ()
    escape: Escape = as_it_is
    data: Mapping[str, str] = attrs.field(factory=dict)

    @property
    def lang(self) -> str | None:
        """The language of the page, if it says so."""
        return next((self.data[key] for key in _LANGS if key in self.data), None)

    @property
    def date(self) -> dt.date | None:
        """The day it was published, if it says so."""
        return day_of(self.data.get("date") or self.data.get("published") or "")

    @property
    def outlet(self) -> str | None:
        """Who published it, if it says so; an address names a page."""
        names = (self.data[key] for key in _OUTLETS if self.data.get(key))
        return next((name for name in names if "://" not in name), None)

    @property
    def topic(self) -> str | None:
        """The key its story is known under, if it says so."""
        return self.data.get("topic") or None


def front_matter(document: Document) -> FrontMatter:
    """Return the front matter of a page, in YAML, TOML or JSON.

    Args:
        document: The file.
    """
    text = document.text
    if text.startswith("{"):
        return _json(document)
    opening = _FENCE.match(text)
    closing = opening and _CLOSING[opening.group(1)].search(text, opening.end())
    if opening is None or closing is None:
        return FrontMatter()
    read = _yaml if opening.group(1) == "---" else _toml
    data = _data(text[opening.end() : closing.start()])
    found = read(attrs.evolve(document, text=text[: closing.start()]), opening.end())
    return attrs.evolve(found, end=closing.end(), data=data)


def _data(written: str) -> dict[str, str]:
    found = _DATA.finditer(written)
    return {match[1]: match[2] or match[3] or match[4] or "" for match in found}


def _is_text(key: str) -> bool:
    return re.sub("[-_]", "", key.lower()) in _TEXTS


def _last_key(path: tuple[str | int, ...]) -> str:
    """Return the key of a value; that of the list if it stands in one."""
    return next((str(key) for key in reversed(path) if not str(key).isdecimal()), "")


def _yaml(document: Document, start: int) -> FrontMatter:
    del start
    try:
        found = [one for one in scalars(document) if one.parts and _is_text(_last_key(one.path))]
    except ReadError:
        return FrontMatter()
    texts = tuple(_without_last_break(one.parts) for one in found)
    escape = ScalarEscape(document, tuple(one.site for one in found))
    return FrontMatter(texts=tuple(filter(None, texts)), escape=escape)


def _without_last_break(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return a text without the line break that ends a block scalar."""
    return parts[:-1] if parts[-1].text.isspace() else parts


def _json(document: Document) -> FrontMatter:
    try:
        value, end = json.JSONDecoder().raw_decode(document.text)
        after = _AFTER_JSON.match(document.text, end)
        if not value or after is None:
            return FrontMatter()
        found = list(leaves(document, 0, end))
    except (ValueError, RecursionError, ReadError):
        return FrontMatter()
    texts = tuple(
        leaf.parts
        for leaf in found
        if leaf.is_string and leaf.parts and _is_text(_last_key(leaf.path))
    )
    data = {str(leaf.path[0]): leaf.text for leaf in found if len(leaf.path) == 1}
    return FrontMatter(after.end(), texts, escape, data)


# --- TOML ------------------------------------------------------------------------------------


@attrs.frozen
class TomlEscape:
    """Writes a text into a string of TOML.

    Args:
        literals: Where strings without escapes stand, by position.
    """

    literals: tuple[Span, ...]

    def __call__(self, text: str, place: Span) -> str | None:
        """Return how `text` is written at a place; `None` if the string has no escapes for it."""
        if any(span.contains(place) for span in self.literals):
            return None if "'" in text or "\n" in text else text
        return json.dumps(text, ensure_ascii=False)[1:-1]


def _toml(document: Document, start: int) -> FrontMatter:
    """Read the strings that stand in a line of their own; those in lists are none of ours."""
    try:
        known = set(_strings(tomllib.loads(document.text[start:].replace("\r\n", "\n"))))
    except (ValueError, RecursionError):
        return FrontMatter()
    texts: list[tuple[Part, ...]] = []
    literals: list[Span] = []
    for found in _STRING.finditer(document.text, start):
        kind = next(name for name in ("long", "raw", "basic", "literal") if found[name] is not None)
        parts = tuple(
            _parts(document.text, *found.span(kind), has_escapes=kind in {"long", "basic"})
        )
        # What only looks like a key may stand inside a long string.
        if _is_text(found["key"]) and (found["key"], "".join(p.text for p in parts)) in known:
            texts.append(parts)
            if kind in {"raw", "literal"}:
                literals.append(Span(*found.span(kind)))
    return FrontMatter(
        texts=tuple(text for text in texts if text), escape=TomlEscape(tuple(literals))
    )


def _strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for name, inner in value.items():
                yield from _strings(inner, name)
        case list():
            for inner in value:
                yield from _strings(inner, key)
        case str():
            yield key, value


def _parts(text: str, start: int, end: int, *, has_escapes: bool) -> Iterator[Part]:
    """Yield the parts of a string, each escape one of its own."""
    for found in _ESCAPE.finditer(text, start, end):
        if start < found.start():
            yield Part(text[start : found.start()], start, found.start())
        code = found[1] or found[2]
        if not found[3] and not code:
            yield Part("\n", *found.span())
        elif not has_escapes:
            yield Part(found.group(), *found.span())
        else:
            yield Part(_character(code) if code else _NAMED.get(found[3], ""), *found.span())
        start = found.end()
    if start < end:
        yield Part(text[start:end], start, end)


def _character(code: str) -> str:
    """Return what an escape stands for; in what only looks like a string it may be no character."""
    point = int(code, 16)
    return chr(point) if point <= sys.maxunicode else "\ufffd"
