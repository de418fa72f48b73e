"""Tables with a header, as other tools write them."""

import csv
import io

from mtaudit.article import Document
from mtaudit.errors import ReadError
from mtaudit.exchange.transfer import Losses


def read_cells(
    document: Document, losses: Losses, delimiters: str = ",;\t"
) -> tuple[list[list[str]], list[int]]:
    """Return the rows of a table that are not empty, the header first, and the line of each.

    Args:
        document: The file.
        losses: Where rows are noted that have more cells than the header, as for want of quotes.
        delimiters: What may part the cells; the one that stands in the first line most often does.

    Raises:
        ReadError: If it is not well-formed.
    """
    delimiter = max(delimiters, key=document.text.split("\n", 1)[0].count)
    lines = csv.reader(io.StringIO(document.text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    places: list[int] = []
    wide: list[int] = []
    try:
        for line in lines:
            row = [cell.strip() for cell in line]
            if any(row):
                rows.append(row)
                places.append(lines.line_num)
                if any(row[len(rows[0]) :]):
                    wide.append(lines.line_num)
    except csv.Error as error:
        raise ReadError(
            f"is not well-formed CSV: {error}",
            where=f"{document.path}:{lines.line_num}",
            remedy="close the double quotes; write a quote inside a cell twice",
        ) from error
    if wide:
        losses[f"end of a row with more cells than the header, first in line {wide[0]}"] = len(wide)
    return rows, places
