"""Glossaries as they were read the last time, kept in a folder.

Reading, checking and joining tens of thousands of rows takes longer than the audit of an article.
What came of it is therefore kept in one file, with the patterns of the search, under a key made of
the content of the glossary files and the version of mtaudit: a glossary that was edited has another
key. A file that is damaged, or a folder that cannot be written, costs no more than reading the
glossaries again. Writers do not disturb each other, since a file appears whole or not at all.
"""

import datetime as dt
import gc
import marshal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

import attrs

from mtaudit.files import replace_bytes
from mtaudit.glossary.glossary import Glossary, glossary_path
from mtaudit.glossary.matching import Matcher
from mtaudit.glossary.term import Case, Example, Kind, Status, Term
from mtaudit.version import __version__

_KEPT = 8  # files; the oldest makes way for a new one
_DIGEST = 32  # bytes
# The examples are values of their own, and stand before the other fields.
_FIELDS = tuple(field.name for field in attrs.fields(Term) if field.name != "examples")
_MADE: dict[str, Callable[[str], object]] = {
    "kind": Kind,
    "case": Case,
    "valid_from": dt.date.fromisoformat,
    "valid_until": dt.date.fromisoformat,
}
"""How a value that marshal cannot take is made of the plain one that stands for it."""


def load_cached(sources: Sequence[str], lang: str, folder: Path) -> Glossary:
    """Load glossaries and join them, from the cache if their files have not changed.

    Args:
        sources: Shipped names and paths of CSV files, in order of rising authority.
        lang: The target language whose search is kept as well, a BCP 47 tag.
        folder: Where the cache is; made if it is not there.

    Returns:
        What `Glossary.merge` makes of the loaded glossaries.

    Raises:
        GlossaryError: If a glossary cannot be had or is wrong.
    """
    key = _key(sources, lang)
    if key is None:
        return _load(sources)
    file = folder / f"glossary-{key}.bin"
    with _no_collection():
        glossary = _read(file, lang)
    if glossary is None:
        glossary = _load(sources)
        _write(file, glossary, lang)
    return glossary


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from going through all that is being read, again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _load(sources: Sequence[str]) -> Glossary:
    return Glossary.merge(map(Glossary.load, sources))


def _key(sources: Sequence[str], lang: str) -> str | None:
    """Return what the content of the files and the programs that read them make; None if unread."""
    import hashlib

    digest = hashlib.sha256(f"{__version__} {sys.version} {lang} {_FIELDS}".encode())
    for source in sources:
        try:
            content = glossary_path(source).read_bytes()
        except OSError:
            return None  # loading says what is wrong
        digest.update(f"\0{source}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:32]


def _read(file: Path, lang: str) -> Glossary | None:
    """Return the glossary of a file; None if there is none or it is damaged."""
    import hashlib

    try:
        data = file.read_bytes()
        if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            return None
        kept = marshal.loads(data[_DIGEST:])  # noqa: S302 - our own file, found whole above
        name, predicted, rows, entries, digest = kept
    except (OSError, ValueError, EOFError, TypeError):
        return None
    terms = tuple(map(_term, rows))
    glossary = Glossary(terms, name, predicted=predicted, checked=True)
    glossary.keep(lang, Matcher.thawed(entries, terms, lang), digest)
    return glossary


def _write(file: Path, glossary: Glossary, lang: str) -> None:
    """Keep a glossary; where nothing can be written, nothing is."""
    import hashlib

    rows = [_row(term) for term in glossary.terms]
    entries = glossary.matcher(lang).frozen(glossary.terms)
    data = marshal.dumps((glossary.name, glossary.predicted, rows, entries, glossary.digest()))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in _oldest(file.parent):
            old.unlink(missing_ok=True)
        replace_bytes(file, hashlib.sha256(data).digest() + data)
    except OSError:
        return


def _oldest(folder: Path) -> list[Path]:
    files = sorted(folder.glob("glossary-*.bin"), key=lambda file: file.stat().st_mtime)
    return files[: max(0, len(files) - _KEPT + 1)]


def _row(term: Term) -> tuple[object, ...]:
    """Return the fields of a term in plain values."""
    examples = tuple((str(one.status), one.text, one.source, one.lang) for one in term.examples)
    return (examples, *(_plain(getattr(term, name)) for name in _FIELDS))


def _plain(value: object) -> object:
    """Return a value as marshal takes it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _term(row: tuple[object, ...]) -> Term:
    """Return the term of a row; its fields were converted and checked when it was first made."""
    term = Term.__new__(Term)
    examples: tuple[tuple[str, str, str, str], ...] = row[0]  # type: ignore[assignment]
    tested = tuple(Example(Status(status), *texts) for status, *texts in examples)
    object.__setattr__(term, "examples", tested)
    for name, value in zip(_FIELDS, row[1:], strict=True):
        made = _MADE.get(name) if value is not None else None
        object.__setattr__(term, name, made(str(value)) if made else value)
    return term
