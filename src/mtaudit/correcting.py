"""Corrections of one file, gathered article by article, checked, and written."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from mtaudit.article import Article, Document
from mtaudit.edits import Edit, apply, to_document
from mtaudit.errors import ReadError
from mtaudit.readers import read_document
from mtaudit.readers.documents import corrected
from mtaudit.readers.options import ReadOptions


@attrs.define
class FileCorrection:
    """What is to change in a file.

    Args:
        document: The file as it is; for a table in columns a cell of it.
        options: How it is read.
        original: The name of the file that holds its original, if that is a file of its own.
        changes: The edits of the document's text.
        cells: The cells of a table in columns as they should be, by row.
    """

    document: Document
    options: ReadOptions
    original: str | None = None
    changes: list[Edit] = attrs.Factory(list)
    cells: dict[int, str] = attrs.Factory(dict)
    _texts: list[str] = attrs.field(factory=list, init=False)

    def add(
        self, article: Article, planned: Iterable[Edit]
    ) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
        """Add the edits of the file's next article; every article must be added, in order.

        Args:
            article: The article.
            planned: Edits of its text by position that do not overlap; perhaps none.

        Returns:
            The edits that can be made, in code points of the document, and those that cannot.
        """
        assert article.origin is not None, "what was read from a file has an origin"
        planned = tuple(planned)
        self.document = article.origin.document
        possible, impossible = to_document(planned, article)
        if self.document.row is not None:
            if possible:
                self.cells[self.document.row] = apply(self.document.text, possible)
            return possible, impossible
        self.changes += possible
        blocked = {id(edit.finding) for edit in impossible}
        self._texts.append(
            apply(article.text, [e for e in planned if id(e.finding) not in blocked])
        )
        return possible, impossible

    def verify(self) -> None:
        """Refuse corrections after which the file holds other texts than the corrected ones.

        Raises:
            ReadError: If it would; then nothing may be written.
        """
        self.changes.sort(key=lambda edit: edit.span)
        if not self.changes:
            return
        document = attrs.evolve(self.document, text=apply(self.document.text, self.changes))
        again = read_document(document, self.options, self.original)
        if [article.text for article in again] != self._texts:
            raise ReadError(
                "the corrections would change more than the words they correct; nothing is changed",
                where=self.document.path,
                remedy="make them by hand, and report it",
            )

    def data(self) -> bytes:
        """Return the bytes of the corrected file; that of a table in columns is only written.

        Raises:
            ReadError: If the file cannot be written so that nothing else changes.
        """
        return corrected(self.document, self.changes, Path(self.document.path).read_bytes())

    def write(self) -> None:
        """Write the corrected file, whole or not at all.

        Raises:
            ReadError: If the file cannot be written so that nothing else changes.
        """
        if self.cells:
            from mtaudit.readers.column_rewriting import rewrite

            rewrite(self.document.path, self.cells, self.options)
        elif self.changes:
            from mtaudit.files import replace_bytes

            replace_bytes(Path(self.document.path), self.data())
