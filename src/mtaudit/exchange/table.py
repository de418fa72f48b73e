"""Tables of other tools: a term in each row, its fields in columns that the user names."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from mtaudit.article import Document, is_language_tag
from mtaudit.errors import ConfigError, ReadError
from mtaudit.exchange.cells import read_cells
from mtaudit.exchange.transfer import (
    ExchangeOptions,
    Losses,
    clean,
    day,
    flag,
    note_unheld,
    supported,
)
from mtaudit.glossary.term import Case, Kind, Term, primary

_RARE = ("valid-from", "valid-until", "translate", "consistent")
FIELDS = (
    *("id", "target", "admitted", "bad", "suspect", "kind", "topic", "case", "since"),
    *_RARE,
    "note",
)
"""The fields beside `native:LANG`."""
# Headers that are taken for a field if nobody says what the columns are, in lower case.
_USUAL = {
    "target": "target translation term preferred canonical",
    "admitted": "admitted synonym synonyms also variants",
    "bad": "bad forbidden deprecated wrong avoid",
    "suspect": "suspect",
    "note": "note notes comment comments description definition remark remarks",
    "topic": "topic domain subject field",
    "kind": "kind type",
    "case": "case",
    "since": "since",
    "id": "id",
    **{name: name for name in _RARE},
}
_FIELD_OF = {header: field for field, headers in _USUAL.items() for header in headers.split()}
_SOURCES = {"source", "original"}
_TAG = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z0-9]{2,8})*")
_SEVERAL = ("admitted", "bad", "suspect")


@attrs.frozen
class _Column:
    """A column that holds a field; for native forms with their language."""

    field: str
    place: int
    lang: str = ""


def read(document: Document, options: ExchangeOptions, losses: Losses) -> Iterable[Term]:
    """Return the terms of a table with a header.

    Raises:
        ReadError: If the table is not well-formed or has no column of right forms.
        ConfigError: If a column that was named is not there.
    """
    rows, lines = read_cells(document, losses)
    header, rows = (rows[0] if rows else []), rows[1:]
    columns = tuple(_columns(header, options, document.path))
    if not any(column.field == "target" for column in columns):
        raise ReadError(
            "has no column that is known to hold the right forms",
            where=f"{document.path}:1",
            remedy=f"name it, such as --column target={(header or ['1'])[-1]}",
        )
    taken = {column.place for column in columns}
    for place, name in enumerate(header):
        filled = sum(place < len(row) and bool(row[place].strip()) for row in rows)
        losses[f"column {name}"] += filled if place not in taken else 0
    terms = [_term(row, columns, options, losses) for row in rows]
    lacking = [line for line, term in zip(lines[1:], terms, strict=True) if term is None]
    if lacking:
        losses[f"row without a right form, first in line {lacking[0]}"] = len(lacking)
    return _numbered(filter(None, terms), losses)


def _columns(header: Sequence[str], options: ExchangeOptions, path: str) -> Iterator[_Column]:
    if options.columns:
        for field, name in options.columns:
            yield _chosen(field, name, header, path)
        return
    for place, name in enumerate(header):
        lower = name.lower()
        if lower in _FIELD_OF:
            yield _Column(_FIELD_OF[lower], place)
        elif lower in _SOURCES and options.source_lang:
            yield _Column("native", place, options.source_lang)
        elif lower.startswith("native:") and is_language_tag(name.partition(":")[2]):
            yield _Column("native", place, name.partition(":")[2])
        elif _TAG.fullmatch(name):
            is_target = primary(name) == primary(options.lang)
            yield _Column("target" if is_target else "native", place, name)


def _chosen(field: str, name: str, header: Sequence[str], path: str) -> _Column:
    kind, _, lang = field.partition(":")
    if not (kind in FIELDS and not lang) and not (kind == "native" and is_language_tag(lang)):
        raise ConfigError(
            f"there is no field {field!r}",
            where="--column",
            remedy=f"use one of {', '.join(FIELDS)}, native:LANG",
        )
    if name in header:
        return _Column(kind, header.index(name), lang)
    if name.isdecimal() and 0 < int(name) <= len(header):
        return _Column(kind, int(name) - 1, lang)
    raise ConfigError(
        f"{path} has no column {name!r}", where="--column", remedy=f"it has {', '.join(header)}"
    )


@attrs.frozen
class _Cells:
    """What a row says of a term.

    Args:
        single: The fields that have one value.
        several: The forms of those that may have more, without any that stands in another.
        native: The native forms by language.
    """

    single: dict[str, str]
    several: dict[str, tuple[str, ...]]
    native: dict[str, tuple[str, ...]]


def _cells(
    row: Sequence[str], columns: Sequence[_Column], options: ExchangeOptions, losses: Losses
) -> _Cells:
    single: dict[str, str] = {}
    several: dict[str, dict[str, None]] = {name: {} for name in _SEVERAL}
    native: dict[str, dict[str, None]] = {}
    for column in columns:
        cell = row[column.place] if column.place < len(row) else ""
        is_native = column.field == "native"
        if is_native or column.field in several:
            written = cell.split(options.separator) if options.separator else [cell]
            cleaned = (clean(form, f"{column.field} form", losses) for form in written)
            forms = native.setdefault(column.lang, {}) if is_native else several[column.field]
            forms.update(dict.fromkeys(filter(None, cleaned)))
        else:
            single.setdefault(column.field, clean(cell, column.field, losses))
    taken = {single.get("target", "")}
    alone: dict[str, tuple[str, ...]] = {}
    for name, given in several.items():
        losses["form that is listed again for its term"] += len(taken & set(given))
        alone[name] = tuple(form for form in given if form not in taken)
        taken |= set(given)
    return _Cells(single, alone, {lang: tuple(given) for lang, given in native.items() if given})


def _term(
    row: Sequence[str], columns: Sequence[_Column], options: ExchangeOptions, losses: Losses
) -> Term | None:
    cells = _cells(row, columns, options, losses)
    single, native = cells.single, cells.native
    canonical = single.get("target", "")
    if not canonical:
        return None
    kind = _known(single.get("kind", ""), set(Kind), "kind", losses) or options.kind
    topic = single.get("topic") or options.topic
    since = single.get("since", "")
    losses["since that is no year"] += bool(since) and not _is_year(since)
    return Term(
        canonical,
        id=single.get("id") or canonical,
        admitted=cells.several["admitted"],
        bad=cells.several["bad"],
        suspect=supported(cells.several["suspect"], topic, native, kind, losses),
        native=native,
        kind=Kind(kind),
        topic=topic,
        lang=primary(options.lang),
        case=Case(_known(single.get("case", ""), set(Case), "case", losses) or Case.AUTO),
        since=int(since) if _is_year(since) else None,
        valid_from=day(single.get("valid-from", ""), "valid-from", losses),
        valid_until=day(single.get("valid-until", ""), "valid-until", losses, last=True),
        translate=flag(single.get("translate", ""), "translate", losses, default=True),
        consistent=flag(single.get("consistent", ""), "consistent", losses, default=False),
        note=single.get("note", ""),
    )


def _known(value: str, values: set[Kind] | set[Case], name: str, losses: Losses) -> str:
    if not value or value in values:
        return value
    losses[f"{name} {value!r}"] += 1
    return ""


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 6


def _numbered(terms: Iterable[Term], losses: Losses) -> Iterator[Term]:
    """Yield terms; the later of two with one id gets a number."""
    seen: set[str] = set()
    times: Counter[str] = Counter()
    for term in terms:
        id_ = term.id
        while id_ in seen:
            times[term.id] += 1
            id_ = f"{term.id} ({times[term.id] + 1})"
        losses["name of two terms, the later of which was numbered"] += id_ != term.id
        seen.add(id_)
        yield term if id_ == term.id else attrs.evolve(term, id=id_)


def write_csv(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return a table with a term in each row, its columns named for the fields or as chosen."""
    return _write(terms, options, losses, ",")


def write_tsv(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return the same with tabs between the cells."""
    return _write(terms, options, losses, "\t")


def _write(terms: Iterable[Term], options: ExchangeOptions, losses: Losses, delimiter: str) -> str:
    terms = tuple(terms)
    langs = sorted({lang for term in terms for lang, _ in term.native})
    fields = (*FIELDS, *(f"native:{lang}" for lang in langs))
    chosen = options.columns or tuple(
        (field, field)
        for field in fields
        if field not in _RARE or any(_cell(term, field, "", Counter()) for term in terms)
    )
    for field, _ in chosen:
        if field not in FIELDS and not field.startswith("native:"):
            remedy = f"use one of {', '.join(FIELDS)}, native:LANG"
            raise ConfigError(f"there is no field {field!r}", where="--column", remedy=remedy)
    held = {field.partition(":")[0] for field, _ in chosen}
    note_unheld(terms, held, losses)
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    writer.writerow([name for _, name in chosen])
    for term in terms:
        writer.writerow([_cell(term, field, options.separator, losses) for field, _ in chosen])
    for lang in langs if "native" in held else ():
        unheld = sum(len(dict(term.native).get(lang, ())) for term in terms)
        losses[f"native:{lang}"] += unheld if f"native:{lang}" not in dict(chosen) else 0
    return written.getvalue()


def _cell(term: Term, field: str, separator: str, losses: Losses) -> str:
    match field.partition(":"):
        case ("native", _, lang):
            forms = dict(term.native).get(lang, ())
        case ("admitted" | "bad" | "suspect" as name, _, _):
            forms = {"admitted": term.admitted, "bad": term.bad, "suspect": term.suspect}[name]
        case ("target", _, _):
            return term.canonical
        case ("since" | "valid-from" | "valid-until" as name, _, _):
            value = getattr(term, name.replace("-", "_"))
            return "" if value is None else str(value)
        case ("translate", _, _):
            return "" if term.translate else "no"
        case ("consistent", _, _):
            return "yes" if term.consistent else ""
        case (name, _, _):
            return str(getattr(term, name))
    kept = [form for form in forms if separator not in form]
    losses[f"form that has {separator!r} in it"] += len(forms) - len(kept)
    return separator.join(kept)
