"""Files of columns, and what pyarrow makes of them."""

import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from mtaudit.article import Article, Document
from mtaudit.edits import Edit, apply
from mtaudit.errors import ReadError
from mtaudit.readers.column_rewriting import rewrite
from mtaudit.readers.options import ReadOptions

KINDS = [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]
FOLDER = tempfile.TemporaryDirectory(prefix="mtaudit-columns-")
NUMBERS = count()


def writer(suffix: str, texts: Callable[[Random], list[str]]) -> Callable[[Random], Document]:
    """Return what writes files with a column of texts, some missing, and one of another kind."""

    def write(chance: Random) -> Document:
        found: list[str | None] = [*texts(chance)]
        if len(found) % 2:
            found.insert(0, None)
        kind, rows = chance.choice(KINDS), chance.randint(1, 3)
        # Reused, so that a thousand examples leave a handful of files.
        path = Path(FOLDER.name) / f"{next(NUMBERS) % 8}{suffix}"
        data = {"id": list(range(len(found))), "target": pa.array(found, pa.string()).cast(kind)}
        table = pa.table(data).replace_schema_metadata({"made by": "a test"})
        if suffix == ".parquet":
            pq.write_table(table, path, row_group_size=rows)
        else:
            with pa.ipc.new_file(path, table.schema) as out:
                out.write_table(table, max_chunksize=rows)
        return Document(str(path), "")

    return write


def table_of(document: Document) -> pa.Table:
    """The whole file as pyarrow reads it."""
    if document.path.endswith(".parquet"):
        return pq.read_table(document.path)
    return pa.ipc.open_file(Path(document.path).read_bytes()).read_all()


def parse(document: Document) -> list[str]:
    """The texts of the column."""
    return [text for text in table_of(document).column("target").to_pylist() if text]


def correct(document: Document, article: Article, edit: Edit) -> Document | None:
    """Carry out an edit of a cell; all other cells stay as they are."""
    assert article.origin is not None
    cell = article.origin.document
    assert cell.row is not None
    before = table_of(document)
    text = apply(cell.text, [edit])
    try:
        rewrite(document.path, {cell.row: text}, ReadOptions())
    except ReadError as error:
        assert "share" in str(error)  # noqa: PT017 - every other refusal is a fault
        return None
    after = table_of(document)
    expected = before.to_pylist()
    expected[cell.row - 1]["target"] = text
    assert after.to_pylist() == expected
    assert after.schema.equals(before.schema, check_metadata=True)
    return document
