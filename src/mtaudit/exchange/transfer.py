"""What the formats of other tools share: the choices, what cannot be carried over, clean texts."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

import attrs

from mtaudit.article import is_language_tag
from mtaudit.errors import ConfigError
from mtaudit.glossary.csv_format import FLAGS
from mtaudit.glossary.cues import CUES
from mtaudit.glossary.days import read_day
from mtaudit.glossary.term import Case, Kind, Term

Losses: TypeAlias = Counter[str]
"""What the other format cannot hold, by a name for it, with how often it was there."""

_FORMULA_STARTS = ("=", "+", "-", "@")


@attrs.frozen
class ExchangeOptions:
    """Choices for an import or export.

    Args:
        lang: The target language, a BCP 47 tag: that of the forms that are right or wrong.
        source_lang: The source language where the other format does not name it, or where it holds
            only one; a BCP 47 tag.
        kind: What imported terms name, if the other format does not say.
        topic: The topic of imported terms, likewise.
        columns: Of a table: a field and the column that holds it, a name or a number from 1. Fields
            are `id`, `target`, `admitted`, `bad`, `suspect`, `native:LANG`, `kind`, `topic`,
            `case`, `since`, `valid-from`, `valid-until`, `translate`, `consistent` and `note`.
        separator: Of a table: what parts the values of one cell.

    Raises:
        ConfigError: If a language tag is none.
    """

    lang: str = "en"
    source_lang: str = ""
    kind: Kind = Kind.TERM
    topic: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    separator: str = "|"

    def __attrs_post_init__(self) -> None:
        for name, tag in (("lang", self.lang), ("source_lang", self.source_lang)):
            if tag != "" and not is_language_tag(tag):
                remedy = "write a tag such as en or pt-BR"
                raise ConfigError(f"{tag!r} is no language tag", where=name, remedy=remedy)


def clean(text: str, what: str, losses: Losses) -> str:
    """Return a text as a cell of a glossary can hold it; empty if it cannot.

    Args:
        text: What the other format has; white space is collapsed.
        what: A name for it, to be counted if it is lost.
        losses: Where that is noted.
    """
    collapsed = " ".join(text.split())
    if collapsed.startswith(_FORMULA_STARTS):
        losses[f"{what} that begins like a formula"] += 1
        return ""
    return collapsed


def day(text: str, what: str, losses: Losses, *, last: bool = False) -> dt.date | None:
    """Return the day that a text names; `None` if it names none.

    Args:
        text: A day, or a month or a year alone; may be empty.
        what: A name for it, to be counted if it is no day.
        losses: Where that is noted.
        last: Of a month or a year, the last day is meant.
    """
    found = read_day(text, last=last)
    losses[f"{what} that is no date"] += bool(text) and found is None
    return found


def flag(text: str, what: str, losses: Losses, *, default: bool) -> bool:
    """Return what a text says: `yes` or `no`.

    Args:
        text: It may be empty.
        what: A name for it, to be counted if it says neither.
        losses: Where that is noted.
        default: What holds then.
    """
    losses[f"{what} that is neither yes nor no"] += bool(text) and text.lower() not in FLAGS
    return FLAGS.get(text.lower(), default)


def supported(
    suspect: Collection[str], topic: str, native: Mapping[str, object], kind: str, losses: Losses
) -> tuple[str, ...]:
    """Return the suspect forms of a term, or none if nothing could ever support them.

    Args:
        suspect: The forms.
        topic: The term's topic.
        native: Its native forms.
        kind: What it names.
        losses: Where the forms are noted that are left out.
    """
    if topic or native or Kind(kind) in CUES:
        return tuple(suspect)
    losses["suspect form that nothing supports (--topic, --kind)"] += len(suspect)
    return ()


def note_unheld(terms: Iterable[Term], held: Collection[str], losses: Losses) -> None:
    """Count what terms have and a format does not hold.

    Args:
        terms: The terms.
        held: The names of the fields of a term that it holds.
        losses: Where the counts go, by the name of the field.
    """
    for term in terms:
        counts = {
            "id": term.id != term.canonical,
            "admitted": len(term.admitted),
            "bad": len(term.bad),
            "suspect": len(term.suspect),
            "native": sum(len(forms) for _, forms in term.native),
            "members": len(term.members),
            "kind": term.kind is not Kind.TERM,
            "topic": bool(term.topic),
            "case": term.case is not Case.AUTO,
            "since": term.since is not None,
            "valid-from": term.valid_from is not None,
            "valid-until": term.valid_until is not None,
            "translate": not term.translate,
            "consistent": term.consistent,
            "reasons": len(term.reasons),
            "note": bool(term.note),
            "examples": len(term.examples),
        }
        losses.update({name: int(n) for name, n in counts.items() if n and name not in held})
