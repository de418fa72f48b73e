"""Reads tables in columns, Parquet and Arrow (IPC files and streams, Feather): each row an article.

Such a file is no text, so its articles have cells for documents, and the record says which row. It
is read batch by batch, so that memory does not grow with the file. pyarrow reads it, which is an
extra (`pip install mtaudit[arrow]`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

import attrs

from mtaudit.article import PLAIN, Article, Document
from mtaudit.errors import ReadError
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.records import FIELD_NAMES, Fields, choose_fields, record_article
from mtaudit.spans import Part

if TYPE_CHECKING:
    import pyarrow as pa

    Batch: TypeAlias = pa.RecordBatch

_BATCH = 1_000  # rows that are held at a time

Path: TypeAlias = tuple[str, ...]
"""The names that lead to a column: more than one if it stands inside a struct."""


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each row that holds a text.

    Args:
        document: The file; its text is empty.
        options: What the caller says of languages and fields.

    Raises:
        ReadError: If pyarrow is not installed, or the file is broken or has no such column.
    """
    with faults_of(document.path), opened(document.path) as table:
        paths = columns(table.schema)
        fields = choose_fields(document, tuple(paths), options)
        _check_is_text(document, table.schema, paths[fields.target])
        wanted = dict.fromkeys((*attrs.astuple(fields), *FIELD_NAMES))
        names = [name for name in wanted if name in paths]
        number = 0
        for batch in table.batches([paths[name][0] for name in names]):
            values = {name: _texts(batch, paths[name]) for name in names}
            for at in range(batch.num_rows):
                number += 1
                row = {name: texts[at] for name, texts in values.items()}
                if row[fields.target].strip():
                    yield _article(document, row, number, fields, options)


def _article(
    document: Document, row: dict[str, str], number: int, fields: Fields, options: ReadOptions
) -> Article:
    record = {name: (Part(text, 0, len(text)),) for name, text in row.items() if text}
    cell = attrs.evolve(document, text=row[fields.target], row=number)
    return record_article(cell, record, number, fields=fields, options=options, notation=PLAIN)


def columns(schema: "pa.Schema") -> dict[str, Path]:
    """Return the columns of a file by dotted name, those inside structs as well.

    Args:
        schema: The schema of the file.
    """
    import pyarrow as pa

    found: dict[str, Path] = {}

    def add(field: "pa.Field", above: Path) -> None:
        path = (*above, field.name)
        if pa.types.is_struct(field.type):
            for child in field.type.fields:
                add(child, path)
        else:
            found.setdefault(".".join(path), path)

    for field in schema:
        add(field, ())
    return found


def _check_is_text(document: Document, schema: "pa.Schema", path: Path) -> None:
    """Refuse a column that holds no texts."""
    import pyarrow as pa

    kind = schema.field(path[0]).type
    for name in path[1:]:
        kind = kind.field(name).type
    plain = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not (
        pa.types.is_string(plain)
        or pa.types.is_large_string(plain)
        or pa.types.is_string_view(plain)
    ):
        raise ReadError(
            f"the column {'.'.join(path)} holds {kind}, no texts",
            where=document.path,
            remedy="name another with --target-field",
        )


def column_of(batch: "Batch", path: Path) -> "pa.Array":
    """Return a column of a batch; where a struct is missing, so are its members."""
    import pyarrow.compute as pc

    found = batch.column(batch.schema.get_field_index(path[0]))
    return pc.struct_field(found, list(path[1:])) if len(path) > 1 else found


def _texts(batch: "Batch", path: Path) -> list[str]:
    """Return a column as texts, empty where it has no value."""
    values = column_of(batch, path).to_pylist()
    return ["" if value is None else str(value) for value in values]


# --- The two kinds of files ------------------------------------------------------------------


@attrs.frozen
class Table:
    """An open file.

    Args:
        schema: What columns it has.
        source: The reader of pyarrow: for Parquet, for IPC files, or for IPC streams.
    """

    schema: "pa.Schema"
    source: "pa.parquet.ParquetFile | pa.ipc.RecordBatchFileReader | pa.ipc.RecordBatchStreamReader"

    @property
    def shares_dictionaries(self) -> bool:
        """Whether a dictionary belongs to several batches, as in an Arrow file."""
        import pyarrow as pa

        is_file = isinstance(self.source, pa.ipc.RecordBatchFileReader)
        return is_file and self.source.num_record_batches > 1

    def batches(self, names: list[str]) -> "Iterator[Batch]":
        """Yield its rows, a bounded number at a time.

        Args:
            names: The columns that are needed; Arrow files come with all.
        """
        import pyarrow.parquet as pq

        if isinstance(self.source, pq.ParquetFile):
            yield from self.source.iter_batches(_BATCH, columns=sorted(set(names)))
            return
        for batch in self.wholes():
            for start in range(0, batch.num_rows, _BATCH):
                yield batch.slice(start, _BATCH)

    def wholes(self) -> "Iterator[Batch]":
        """Yield its batches as they are written; of Parquet, its row groups."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        if isinstance(self.source, pq.ParquetFile):
            for number in range(self.source.num_row_groups):
                group = self.source.read_row_group(number).combine_chunks()
                yield from group.to_batches() or [pa.RecordBatch.from_pylist([], self.schema)]
        elif isinstance(self.source, pa.ipc.RecordBatchFileReader):
            yield from map(self.source.get_batch, range(self.source.num_record_batches))
        else:
            yield from self.source


@contextmanager
def opened(path: str) -> Iterator[Table]:
    """Open a file; what it holds decides, not its suffix.

    Args:
        path: The file.

    Yields:
        The open file.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pa.memory_map(path) as file:
        beginning = bytes(file.read(8))
        file.seek(0)
        if beginning.startswith(b"PAR1"):
            parquet = pq.ParquetFile(file)
            yield Table(parquet.schema_arrow, parquet)
        elif beginning.startswith(b"ARROW1"):
            arrow = pa.ipc.open_file(file)
            yield Table(arrow.schema, arrow)
        else:
            stream = pa.ipc.open_stream(file)
            yield Table(stream.schema, stream)


@contextmanager
def faults_of(path: str) -> Iterator[None]:
    """Turn what pyarrow says of a file into an error with a name and a remedy.

    Args:
        path: The file.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet
    except ImportError as error:
        remedy = "install it with 'pip install mtaudit[arrow]'"
        raise ReadError("cannot be read without pyarrow", where=path, remedy=remedy) from error
    try:
        yield
    except (pa.ArrowException, UnicodeDecodeError, OSError) as error:
        kind = "Parquet" if PurePath(path).suffix.lower() == ".parquet" else "Arrow"
        what = str(error).partition("\n")[0]
        raise ReadError(
            f"cannot be read as {kind}: {what}", where=path, remedy="check path and file"
        ) from error
