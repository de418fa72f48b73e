"""Writes TBX-Basic: version 3 in its two styles, and version 2.

A suspect form is written as a deprecated term. What TBX-Basic has no category for, such as the kind
of a term, becomes a note that begins with `mtaudit`, so that it survives the way there and back.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from mtaudit.exchange.tbx_parsing import ANY_LANG, STATUS
from mtaudit.exchange.transfer import ExchangeOptions, Losses
from mtaudit.glossary.term import Case, Kind, Status, Term, primary

_STATUS = {status: name for name, status in reversed(STATUS.items())} | {
    Status.SUSPECT: "deprecatedTerm-admn-sts"
}


class _Style(NamedTuple):
    """How a style writes what TBX-Basic has.

    Args:
        opening: What stands before the concepts.
        closing: What stands after them.
        concept: The element of a concept.
        language: The element of a language.
        term: The element of a term section.
        subject: How the subject field is written.
        status: How the administrative status is written.
    """

    opening: str
    closing: str
    concept: str
    language: str
    term: str
    subject: Callable[[str], str]
    status: Callable[[str], str]


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SAID = "<fileDesc><sourceDesc><p>written by mtaudit</p></sourceDesc></fileDesc>"
_V3 = 'xmlns="urn:iso:std:iso:30042:ed-2"'
_DCT = _Style(
    f'{_XML}<tbx type="TBX-Basic" style="dct" xml:lang="en" {_V3}'
    ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">\n'
    f"<tbxHeader>{_SAID}</tbxHeader>\n<text><body>\n",
    "</body></text>\n</tbx>\n",
    "conceptEntry",
    "langSec",
    "termSec",
    lambda text: f"<min:subjectField>{text}</min:subjectField>",
    lambda text: f"<min:administrativeStatus>{text}</min:administrativeStatus>",
)
_DCA = _DCT._replace(
    opening=f'{_XML}<tbx type="TBX-Basic" style="dca" xml:lang="en" {_V3}>\n'
    f"<tbxHeader>{_SAID}</tbxHeader>\n<text><body>\n",
    subject=lambda text: f'<descrip type="subjectField">{text}</descrip>',
    status=lambda text: f'<termNote type="administrativeStatus">{text}</termNote>',
)
_MARTIF = _DCA._replace(
    opening=f'{_XML}<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
    '<martif type="TBX-Basic" xml:lang="en">\n'
    f"<martifHeader>{_SAID}"
    '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>'
    "</martifHeader>\n<text><body>\n",
    closing="</body></text>\n</martif>\n",
    concept="termEntry",
    language="langSet",
    term="tig",
)


def write_dct(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return terms as TBX-Basic of version 3, a category being an element."""
    return _write(terms, options, losses, _DCT)


def write_dca(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return terms as TBX-Basic of version 3, a category being an attribute."""
    return _write(terms, options, losses, _DCA)


def write_martif(terms: Iterable[Term], options: ExchangeOptions, losses: Losses) -> str:
    """Return terms as TBX-Basic of version 2."""
    return _write(terms, options, losses, _MARTIF)


def _write(terms: Iterable[Term], options: ExchangeOptions, losses: Losses, style: _Style) -> str:
    wanted = [term for term in terms if primary(term.lang) in {"", primary(options.lang)}]
    losses[f"term of another language than {options.lang}"] += len(tuple(terms)) - len(wanted)
    concepts = (_concept(f"c{n}", term, options, style) for n, term in enumerate(wanted, 1))
    return style.opening + "".join(concepts) + style.closing


def _concept(id_: str, term: Term, options: ExchangeOptions, style: _Style) -> str:
    lines = [f"<{style.concept} id={quoteattr(id_)}>"]
    lines += [style.subject(escape(term.topic))] if term.topic else []
    lines += [f"<note>{escape(note)}</note>" for note in _notes(term)]
    for lang, sections in _languages(term, options):
        lines.append(f"<{style.language} xml:lang={quoteattr(lang)}>")
        for text, status, notes in sections:
            said = style.status(_STATUS[status]) if status in _STATUS else ""
            remarks = "".join(f"<note>{escape(note)}</note>" for note in notes)
            section = f"<term>{escape(text)}</term>{said}{remarks}"
            lines.append(f"<{style.term}>{section}</{style.term}>")
        lines.append(f"</{style.language}>")
    return "\n".join((*lines, f"</{style.concept}>\n"))


def _notes(term: Term) -> Iterator[str]:
    """Yield the notes on a term as a whole."""
    said = {
        "id": None if term.id == term.canonical else term.id,
        "kind": None if term.kind is Kind.TERM else term.kind,
        "case": None if term.case is Case.AUTO else term.case,
        "since": term.since,
        "valid-from": term.valid_from,
        "valid-until": term.valid_until,
        "translate": None if term.translate else "no",
        "consistent": "yes" if term.consistent else None,
    }
    yield from (f"mtaudit {name}: {value}" for name, value in said.items() if value is not None)
    yield from (f"mtaudit member: {member}" for member in term.members)
    for one in term.examples:
        cells = json.dumps([one.text, one.source, one.lang], ensure_ascii=False)
        yield f"mtaudit {one.status}: {cells}"
    if term.note:
        yield term.note


_Section = tuple[str, Status, list[str]]


def _languages(term: Term, options: ExchangeOptions) -> Iterator[tuple[str, list[_Section]]]:
    """Yield the term sections of a term by language, each language once."""
    target = options.lang if term.lang else ANY_LANG
    by_lang: dict[str, list[_Section]] = {target: []}
    for status, form in term.forms():
        notes = ["mtaudit status: suspect"] if status is Status.SUSPECT else []
        notes += [term.reason(form)] if status.is_wrong and term.reason(form) else []
        by_lang[target].append((form, status, notes))
    for lang, forms in term.native:
        is_target = primary(lang) in {primary(options.lang), ANY_LANG}
        notes = ["mtaudit status: native"] if is_target else []
        by_lang.setdefault(lang, []).extend((form, Status.NATIVE, notes) for form in forms)
    yield from by_lang.items()
