"""Articles of files whose records have named fields: JSON, JSON Lines, tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from mtaudit.article import Article, Document, Notation
from mtaudit.errors import ReadError
from mtaudit.readers.bilingual import Unit, one_article, place_of
from mtaudit.readers.options import ReadOptions, day_of
from mtaudit.spans import Part

Record: TypeAlias = Mapping[str, tuple[Part, ...]]
"""The fields of a record by name, with their parts."""

# What fields are called where nobody says, the likeliest first.
_TARGETS = ("target", "translation", "translated_text", "mt", "hypothesis", "text")
_SOURCES = ("source", "src", "source_text", "original")
_IDS = ("id", "key", "doc_id")
_LANGS = ("lang", "target_lang", "tgt_lang")
_SOURCE_LANGS = ("source_lang", "src_lang")
_DATES = ("date", "published")
_OUTLETS = ("outlet", "publisher")
FIELD_NAMES = _LANGS + _SOURCE_LANGS + _DATES + _OUTLETS
"""Fields that say more of a record than what its text is, its original and its name."""


@attrs.frozen
class Fields:
    """Which fields of a record hold what; empty for none.

    Args:
        target: The translation.
        source: The original.
        id: The record's name.
        date: The day of the article.
        outlet: Who published it.
    """

    target: str
    source: str = ""
    id: str = ""
    date: str = ""
    outlet: str = ""

    @property
    def read(self) -> frozenset[str]:
        """All fields of a record that are read."""
        return frozenset((self.target, self.source, self.id, *FIELD_NAMES))


def choose_fields(document: Document, names: Sequence[str], options: ReadOptions) -> Fields:
    """Return the fields to read.

    Args:
        document: The file, for messages.
        names: The fields there are.
        options: The fields the caller asks for; others are found by their usual names.

    Raises:
        ReadError: If a field that is asked for does not exist, or none is known for the text.
    """
    asked = (
        (options.target_field, _TARGETS, "--target-field"),
        (options.source_field, _SOURCES, "--source-field"),
        (options.id_field, _IDS, "--id-field"),
        (options.date_field, _DATES, "--date-field"),
        (options.outlet_field, _OUTLETS, "--outlet-field"),
    )
    known = {name.lower(): name for name in reversed(names)}
    chosen: list[str] = []
    for field, usual, option in asked:
        if field and field not in names:
            raise _unknown(document, f"has no field {field!r}", names, option)
        found = (known[name] for name in usual if name in known and known[name] not in chosen)
        chosen.append(field or next(found, ""))
    if not chosen[0]:
        raise _unknown(document, "does not say which field holds the text", names, "--target-field")
    return Fields(*chosen)


def record_article(
    document: Document,
    record: Record,
    number: int,
    *,
    fields: Fields,
    options: ReadOptions,
    notation: Notation,
) -> Article:
    """Build the article of a record.

    Args:
        document: The file.
        record: The fields of the record.
        number: Which record it is, counted from 1; its name if no field names it.
        fields: Which fields hold what.
        options: What the caller says of the languages.
        notation: How the format writes text.
    """
    place = place_of(record.get(fields.source, ()))
    article = one_article(
        document,
        [Unit(record.get(fields.target, ()), _text(record, fields.source), source_place=place)],
        options,
        lang=[_text(record, name) for name in _LANGS],
        source_lang=[_text(record, name) for name in _SOURCE_LANGS],
        notation=notation,
        record=_text(record, fields.id).strip() or str(number),
    )
    # A record may lack the field that the first one has.
    days = map(day_of, _texts(record, fields.date, () if options.date_field else _DATES))
    outlets = _texts(record, fields.outlet, () if options.outlet_field else _OUTLETS)
    date, outlet = next(filter(None, days), None), next(filter(None, outlets), None)
    if date is None and outlet is None:
        return article
    return attrs.evolve(article, date=date, outlet=outlet)


def _texts(record: Record, field: str, usual: Iterable[str]) -> Iterator[str]:
    return (_text(record, name).strip() for name in (field, *usual))


def _text(record: Record, name: str) -> str:
    return "".join([part.text for part in record[name]]) if name in record else ""


def _unknown(document: Document, what: str, names: Sequence[str], option: str) -> ReadError:
    names = [name for name in names if name]  # a text that is all of a file has no name
    there = ", ".join(names[:20]) + (", …" if len(names) > 20 else "") if names else "no field"
    return ReadError(what, where=document.path, remedy=f"it has {there}; name one with {option}")
