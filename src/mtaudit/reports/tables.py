"""Tables of figures as plain text: the first column to the left, the others to the right."""

from collections.abc import Iterator, Sequence

from mtaudit.reports.display import cell_width, visible


def table(rows: Sequence[Sequence[str]], *, left: int = 1) -> Iterator[str]:
    """Yield the lines of a table.

    Args:
        rows: Rows of cells; all have as many as the first.
        left: How many columns are set to the left.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(cell_width, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            padding = " " * (width - cell_width(cell))
            cells.append(cell + padding if number < left else padding + cell)
        yield "  ".join(cells).rstrip()
