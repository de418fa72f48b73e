"""Loading glossaries that are too large for memory: their terms go through it into a file."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from mmap import ACCESS_READ, mmap
from operator import attrgetter
from pathlib import Path

from mtaudit.errors import GlossaryError
from mtaudit.glossary import stored_terms
from mtaudit.glossary.csv_format import iterate_rows, place_of, terms_of
from mtaudit.glossary.glossary import Glossary, glossary_path, join_names
from mtaudit.glossary.merging import merge_terms
from mtaudit.glossary.shipped import shipped_folder
from mtaudit.glossary.spilling import Hashes
from mtaudit.glossary.store import Store, Writer
from mtaudit.glossary.stored_terms import TERMS, StoredTerms
from mtaudit.glossary.term import Term
from mtaudit.glossary.validation import Conflict, check_across, own_conflicts

_LARGE = 4_000_000  # bytes of a file


def load(sources: Sequence[str], folder: Path) -> Glossary:
    """Load glossaries and join them.

    Args:
        sources: Shipped names and paths of CSV files, in order of rising authority.
        folder: Where the terms may be kept as long as they are in use.

    Returns:
        What `Glossary.merge` makes of the loaded glossaries. Of large ones, the terms are in a
        file.

    Raises:
        GlossaryError: If a glossary cannot be had or is wrong.
    """
    members = [_load(source, folder) for source in sources]
    if len(members) < 2 or not any(isinstance(one.terms, StoredTerms) for one in members):
        return Glossary.merge(members)
    terms: Sequence[Term] = ()
    for member in members:
        terms = _keep(merge_terms(terms, member.terms), folder)
    name, predicted = join_names(members, terms)
    return Glossary(terms, name, predicted=predicted, checked=True)


def _load(source: str, folder: Path) -> Glossary:
    path = glossary_path(source)
    is_shipped = path.parent == shipped_folder()
    if is_shipped or not path.is_file() or path.stat().st_size < _LARGE:
        return Glossary.load(source)
    reader = _Reader(path)
    terms = _keep(reader.terms(), folder)
    if reader.is_scattered():
        return Glossary.load(source)
    reader.check(terms)
    return Glossary(terms, path.stem, checked=True)


def _keep(terms: Iterable[Term], folder: Path) -> Sequence[Term]:
    with tempfile.TemporaryFile(dir=folder) as stream:
        writer = Writer(stream)
        writer.rows(TERMS, map(stored_terms.row, terms))
        writer.finish({})
        stream.flush()
        data = mmap(stream.fileno(), 0, access=ACCESS_READ)
    return StoredTerms(Store(data, lambda: data))


class _Reader:
    """Reads the terms of a file one by one, as long as the rows of each stand together.

    What is wrong is kept for later: a wrong row is reported before a wrong term, as the readers of
    smaller files do, and a term without a canonical row may have one elsewhere.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ids = Hashes()
        self._error: GlossaryError | None = None
        self._conflict: Conflict | None = None

    def terms(self) -> Iterator[Term]:
        """Yield the terms."""
        for term_id, rows in groupby(iterate_rows(self._path), attrgetter("term")):
            self._ids.add(term_id)
            for term in terms_of(rows, self._path, self._refuse):
                self._conflict = self._conflict or next(own_conflicts(term), None)
                yield term

    def is_scattered(self) -> bool:
        """Tell whether the rows of a term stand in several places."""
        return len(self._ids.at_least(2)) > 0

    def check(self, terms: Iterable[Term]) -> None:
        """Refuse what must be refused.

        Args:
            terms: The terms that were read.
        """
        if self._error is not None:
            raise self._error
        if self._conflict is not None:
            what, remedy, _ = self._conflict
            raise GlossaryError(what, where=self._place(self._conflict), remedy=remedy)
        check_across(terms, self._place)

    def _refuse(self, error: GlossaryError, line: int) -> None:
        del line
        self._error = self._error or error

    def _place(self, conflict: Conflict) -> str:
        return place_of(conflict, self._path)
