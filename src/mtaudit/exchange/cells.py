"""Tables with a header, as other tools write them."""

import csv
import io

from mtaudit.article import Document
from mtaudit.errors import ReadError


def read_cells(document: Document, delimiters: str = ",;\t") -> list[list[str]]:
    """Return the rows of a table that are not empty, the header first.

    Args:
        document: The file.
        delimiters: What may part the cells; the one that stands in the first line most often does.

    Raises:
        ReadError: If it is not well-formed.
    """
    delimiter = max(delimiters, key=document.text.split("\n", 1)[0].count)
    lines = csv.reader(io.StringIO(document.text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [[cell.strip() for cell in row] for row in lines if any(map(str.strip, row))]
    except csv.Error as error:
        raise ReadError(
            f"is not well-formed CSV: {error}",
            where=f"{document.path}:{lines.line_num}",
            remedy="close the double quotes; write a quote inside a cell twice",
        ) from error
