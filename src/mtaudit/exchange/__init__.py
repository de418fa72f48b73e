"""Glossaries in the formats of other tools: one module a format, imported when it is asked for."""

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath
from typing import Any, NamedTuple, TypeAlias

import attrs

from mtaudit.article import Document
from mtaudit.errors import ConfigError
from mtaudit.exchange.transfer import ExchangeOptions, Losses
from mtaudit.glossary.term import Term
from mtaudit.glossary.validation import Conflict, conflicts
from mtaudit.readers.documents import open_document

__all__ = [
    "FORMATS",
    "ExchangeOptions",
    "Exported",
    "Imported",
    "export_glossary",
    "format_of",
    "import_glossary",
]

Read: TypeAlias = Callable[[Document, ExchangeOptions, Losses], Iterable[Term]]
Write: TypeAlias = Callable[[Iterable[Term], ExchangeOptions, Losses], str]
_DEFAULTS = ExchangeOptions()


class Format(NamedTuple):
    """A format of another tool.

    Args:
        reader: The module and function that read it.
        writer: The module and function that write it.
        summary: What it is.
    """

    reader: str
    writer: str
    summary: str


FORMATS = {
    "csv": Format("table.read", "table.write_csv", "table with columns of your choice (--column)"),
    "tsv": Format("table.read", "table.write_tsv", "the same, with tabs between the cells"),
    "tbx": Format("tbx.read", "tbx_writing.write_dct", "TBX-Basic, version 3, DCT style"),
    "tbx-dca": Format("tbx.read", "tbx_writing.write_dca", "TBX-Basic, version 3, DCA style"),
    "tbx-2": Format("tbx.read", "tbx_writing.write_martif", "TBX-Basic, version 2 (martif)"),
    "weblate-csv": Format("weblate.read_csv", "weblate.write_csv", "glossary of Weblate, CSV"),
    "weblate-tbx": Format("weblate.read_tbx", "weblate.write_tbx", "glossary of Weblate, TBX"),
    "matecat": Format("matecat.read", "matecat.write", "glossary of MateCat, CSV"),
    "okapi": Format("okapi.read", "okapi.write", "list of blocked terms of Okapi, TSV"),
    "vale": Format("vale.read", "vale.write", "substitution rule of Vale, YAML"),
    "codespell": Format("codespell.read", "codespell.write", "dictionary of codespell"),
    "pairs": Format("pairs.read", "pairs.write", "list of lines bad->good"),
}
"""The formats by name; the first that fits a suffix is taken for it."""
_SUFFIXES = {".tbx": "tbx", ".tsv": "tsv", ".tab": "tsv", ".csv": "csv", ".yml": "vale"} | {
    ".yaml": "vale",
    ".txt": "pairs",
}


@attrs.frozen
class Imported:
    """Terms that were read from another format.

    Args:
        terms: The terms.
        losses: What a glossary cannot hold, with how often it was there, in the order it was met.
        conflicts: For what a glossary of the terms would be refused.
    """

    terms: tuple[Term, ...]
    losses: tuple[tuple[str, int], ...]
    conflicts: tuple[Conflict, ...]


@attrs.frozen
class Exported:
    """Terms that were written in another format.

    Args:
        text: The content of the file.
        losses: What the format cannot hold, by field, with how often it was there.
    """

    text: str
    losses: tuple[tuple[str, int], ...]


def import_glossary(
    path: str | Path, format_: str = "", options: ExchangeOptions = _DEFAULTS
) -> Imported:
    """Read terms from a file of another tool.

    Args:
        path: The file, or `-` for standard input.
        format_: A key of `FORMATS`; by the suffix of the file if empty.
        options: Languages, and what else the format leaves open.

    Raises:
        ReadError: If the file cannot be read or is not of the format; the message names the place.
        ConfigError: If there is no such format.
    """
    losses: Losses = Losses()
    read: Read = _function(_format(format_ or format_of(path)).reader)
    terms = tuple(read(open_document(str(path)), options, losses))
    return Imported(terms, _counted(losses), tuple(conflicts(terms)))


def export_glossary(
    terms: Iterable[Term], format_: str, options: ExchangeOptions = _DEFAULTS
) -> Exported:
    """Write terms in the format of another tool.

    Args:
        terms: The terms.
        format_: A key of `FORMATS`.
        options: Languages, and what else the format leaves open.

    Raises:
        ConfigError: If there is no such format, or it needs a choice that is not made.
    """
    losses: Losses = Losses()
    write: Write = _function(_format(format_).writer)
    text = write(tuple(terms), options, losses)
    return Exported(text, _counted(losses))


def format_of(path: str | Path) -> str:
    """Return the format that a suffix stands for.

    Args:
        path: A file.

    Raises:
        ConfigError: If it stands for none.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix not in _SUFFIXES:
        raise ConfigError(
            f"{str(path)!r} does not say its format",
            remedy=f"name it with --format: {', '.join(FORMATS)}",
        )
    return _SUFFIXES[suffix]


def _counted(losses: Losses) -> tuple[tuple[str, int], ...]:
    return tuple((what, count) for what, count in losses.items() if count)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ConfigError(f"there is no format {name!r}", remedy=f"use one of {', '.join(FORMATS)}")
    return FORMATS[name]


def _function(place: str) -> Any:  # noqa: ANN401 - a Read or a Write, as the caller knows
    module, _, name = place.partition(".")
    return getattr(importlib.import_module(f"mtaudit.exchange.{module}"), name)
