"""Reads JSON: a catalogue of messages, or a list of records.

A list of objects is read as records, and so is any file for which the caller names a field. All
else is a catalogue, as programs keep their messages: each string is a text, at any depth. What
describes a message (in ARB, browser extensions and FormatJS) is none.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby

from mtaudit.article import Article, Document
from mtaudit.readers.bilingual import Unit, one_article, with_originals
from mtaudit.readers.json_scanner import Leaf, leaves, notation
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.readers.records import Record, choose_fields, record_article

# What a message is called where an object holds it together with what describes it.
_MESSAGES = {"message", "defaultMessage", "string"}
_DESCRIPTIONS = {
    "character_limit", "comment", "context", "description", "developer_comment", "hash", "id",
    "placeholders",
}  # fmt: skip
_LOCALE = ("@@locale",)  # of an ARB file
_METADATA = "@metadata"  # of a catalogue of MediaWiki, which writes placeholders as $1


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield one article for a catalogue, or one for each record of a list.

    Args:
        document: The file.
        options: What the caller says of languages and fields.

    Raises:
        ReadError: If the file is no JSON, or has no such field.
    """
    found = list(leaves(document))
    is_list = bool(found) and all(map(_is_in_record, found))
    if is_list or options.target_field:
        yield from _records(document, found, options, is_list=is_list)
        return
    locale = next((leaf.text for leaf in found if leaf.path == _LOCALE), None)
    units = messages(found)
    original = options.original
    if original is not None:
        units = with_originals(units, messages(list(leaves(original))))
    yield one_article(
        document,
        units,
        options,
        lang=(locale, language_in_name(document.path)),
        notation=notation(document),
        dollars=any(leaf.path[0] == _METADATA for leaf in found if leaf.path),
    )


def messages(found: Sequence[Leaf]) -> Iterator[Unit]:
    """Yield the texts of a catalogue.

    Args:
        found: The leaves of the file.
    """
    keys: dict[tuple[str | int, ...], set[str | int]] = defaultdict(set)
    for leaf in found:
        for depth, key in enumerate(leaf.path):
            keys[leaf.path[:depth]].add(key)
    described = {
        path
        for path, inside in keys.items()
        if not inside.isdisjoint(_MESSAGES) and inside <= _MESSAGES | _DESCRIPTIONS
    }
    for leaf in found:
        if not leaf.is_string or any(str(key).startswith("@") for key in leaf.path):
            continue
        if all(
            leaf.path[:depth] not in described or leaf.path[depth] in _MESSAGES
            for depth in range(len(leaf.path))
        ):
            yield Unit(leaf.parts, key=".".join(map(str, leaf.path)))


def _records(
    document: Document, found: Sequence[Leaf], options: ReadOptions, *, is_list: bool
) -> Iterator[Article]:
    """Yield the articles of a list of objects, or of the one object that the file is."""
    first = 1 if is_list else 0
    records = [
        record_of(group, first) for _, group in groupby(found, key=lambda leaf: leaf.path[:first])
    ]
    names = dict.fromkeys(name for record in records for name in record)
    fields = choose_fields(document, tuple(names), options)
    written = notation(document)
    for number, record in enumerate(records, 1):
        if record.get(fields.target):
            yield record_article(
                document, record, number, fields=fields, options=options, notation=written
            )


def record_of(found: Iterable[Leaf], first: int = 0, names: Container[str] | None = None) -> Record:
    """Return the fields of a record by their dotted paths.

    Args:
        found: The leaves of the record.
        first: How many keys lead to the record itself.
        names: The fields that are wanted; `None` for all.
    """
    named = ((".".join(map(str, leaf.path[first:])), leaf) for leaf in found)
    return {name: leaf.parts for name, leaf in named if names is None or name in names}


def _is_in_record(leaf: Leaf) -> bool:
    path = leaf.path
    return len(path) > 1 and isinstance(path[0], int) and isinstance(path[1], str)
