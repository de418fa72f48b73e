"""Glossaries of Weblate: a source and its translation in each row or entry.

The CSV has the columns of translate-toolkit, which hold no flags. In its TBX a forbidden
translation is a term of the administrative status `forbidden`.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from mtaudit.article import Document
from mtaudit.errors import ConfigError, ReadError
from mtaudit.exchange.cells import read_cells
from mtaudit.exchange.gathering import Rendering, gather
from mtaudit.exchange.tbx_parsing import TermSection, concepts
from mtaudit.exchange.transfer import ExchangeOptions, Losses, note_unheld
from mtaudit.glossary.term import Status, Term, primary

_COLUMNS = (
    "location",
    "source",
    "target",
    "ID",
    "fuzzy",
    "context",
    "translator_comments",
    "developer_comments",
)
_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<martif type="TBX" xml:lang="en">\n'
    "<martifHeader><fileDesc><sourceDesc><p>written by mtaudit</p></sourceDesc></fileDesc>"
    "</martifHeader>\n<text><body>\n"
)
_YES = {"1", "true", "yes"}


def read_csv(document: Document, options: ExchangeOptions, losses: Losses) -> Iterable[Term]:
    """Yield the terms of a CSV with a header, or of two columns without one.

    A column `flags`, if there is one, is read: `forbidden` makes a translation bad.

    Raises:
        ReadError: If the table is not well-formed or has neither header nor two columns.
    """
    return gather(_renderings(document, options, losses), options, losses)


def _renderings(
    document: Document, options: ExchangeOptions, losses: Losses
) -> Iterator[Rendering]:
    rows, _ = read_cells(document, losses, ",")
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if {"source", "target"} <= set(names):
        rows = rows[1:]
    elif len(names) == 2:
        names = ["source", "target"]
    else:
        raise ReadError(
            "is no glossary of Weblate: it has no columns source and target",
            where=f"{document.path}:1",
            remedy="give a file with a header, or with two columns",
        )
    for row in rows:
        cells = dict(zip(names, row, strict=False))
        flags = {flag.strip() for flag in cells.get("flags", "").split(",")} - {""}
        losses.update({f"flag {flag}": 1 for flag in sorted(flags - {"forbidden"})})
        for name in ("location", "context", "id", "translator_comments"):
            losses[name] += bool(cells.get(name, "").strip())
        if cells.get("fuzzy", "").strip().lower() in _YES:
            losses["translation that needs editing"] += 1
        elif not cells.get("target", "").strip():
            losses["source without a translation"] += 1
        else:
            yield Rendering(
                cells["target"],
                Status.BAD if "forbidden" in flags else Status.ADMITTED,
                ((options.source_lang, cells["source"]),),
                note=cells.get("developer_comments", ""),
            )


def read_tbx(document: Document, options: ExchangeOptions, losses: Losses) -> Iterable[Term]:
    """Yield the terms of a TBX in which each concept is a source with one translation.

    Raises:
        ReadError: If it is no TBX, not well-formed, or declares entities.
    """
    return gather(_of_concepts(document, options, losses), options, losses)


def _of_concepts(
    document: Document, options: ExchangeOptions, losses: Losses
) -> Iterator[Rendering]:
    for concept in concepts(document, losses):
        targets: list[TermSection] = []
        sources: list[tuple[str, str]] = []
        for lang, sections in concept.terms.items():
            if primary(lang) == primary(options.lang):
                targets += sections
            else:
                sources += ((lang, section.text) for section in sections)
        losses["source without a translation"] += not targets
        losses["subject field"] += bool(concept.topic)
        for section in targets:
            is_bad = section.status is Status.BAD
            notes = section.notes if is_bad else [*concept.notes, *section.notes]
            yield Rendering(
                section.text,
                Status.BAD if is_bad else Status.ADMITTED,
                tuple(sources),
                note="; ".join(notes),
            )


def write_csv(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return the right forms of terms with what they render in one source language.

    Raises:
        ConfigError: If no source language is chosen.
    """
    terms = tuple(terms)
    note_unheld(terms, {"admitted", "native", "note"}, losses)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for term, source, target, status in _units(terms, options, losses):
        if status.is_accepted:
            note = term.note if target == term.canonical else ""
            writer.writerow(("", source, target, "", "", "", "", note))
    return written.getvalue()


def write_tbx(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return terms with what they render in one source language; bad forms are forbidden.

    Raises:
        ConfigError: If no source language is chosen.
    """
    terms = tuple(terms)
    note_unheld(terms, {"admitted", "bad", "native", "note", "reasons"}, losses)
    losses["reasons"] += sum(bool(term.reason(form)) for term in terms for form in term.suspect)
    lines = [_OPENING]
    for term, source, target, status in _units(terms, options, losses):
        note = f"<descrip>{escape(term.note)}</descrip>" if term.note else ""
        said, reason = "", ""
        if status is Status.BAD:
            said = '<termNote type="administrativeStatus">forbidden</termNote>'
            reason, note = term.reason(target), ""
        remark = f'<note from="translator">{escape(reason)}</note>' if reason else ""
        lines.append(
            f"<termEntry>{note}\n"
            f"<langSet xml:lang={quoteattr(options.source_lang)}>"
            f"<tig><term>{escape(source)}</term></tig></langSet>\n"
            f"<langSet xml:lang={quoteattr(options.lang)}>"
            f"<tig><term>{escape(target)}</term>{said}{remark}</tig></langSet>\n</termEntry>\n"
        )
    return "".join((*lines, "</body></text>\n</martif>\n"))


def _units(
    terms: Iterable[Term], options: ExchangeOptions, losses: Losses
) -> Iterator[tuple[Term, str, str, Status]]:
    """Yield each term with a source, a form for it and its status."""
    if not options.source_lang:
        raise ConfigError(
            "Weblate has one source language", remedy="name it, such as --source-lang zh"
        )
    for term in terms:
        sources = term.native_forms(options.source_lang)
        others = [
            form
            for lang, forms in term.native
            if primary(lang) != primary(options.source_lang)
            for form in forms
        ]
        losses["native form of another language"] += len(others)
        if not sources:
            losses[f"term without a native form in {options.source_lang}"] += 1
            continue
        for source in sources:
            yield term, source, term.canonical, Status.CANONICAL
        for status, form in term.forms():
            if status in {Status.ADMITTED, Status.BAD}:
                yield term, sources[0], form, status
