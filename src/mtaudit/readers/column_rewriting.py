"""Writes a Parquet or Arrow file anew with other texts in some cells.

Such a file has no place in which a text could be replaced: values are packed and compressed. So the
file is written as a whole, batch by batch, with its schema, its metadata and its row groups, and
then read again: it takes the place of the old one only if nothing but those cells has changed.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, TypeAlias

from mtaudit.article import Document
from mtaudit.errors import ReadError
from mtaudit.files import replacing
from mtaudit.readers.columns import Path, Table, column_of, columns, faults_of, opened
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.records import choose_fields

if TYPE_CHECKING:
    import pyarrow as pa

    Write: TypeAlias = Callable[[pa.RecordBatch], object]


def rewrite(path: str, cells: Mapping[int, str], options: ReadOptions) -> None:
    """Write a file anew with other texts.

    Args:
        path: The file.
        cells: The texts to write by the number of their row, counted from 1.
        options: Which field holds the texts.

    Raises:
        ReadError: If the file cannot be written so that nothing else changes.
    """
    with faults_of(path), replacing(FilePath(path)) as copy:
        with opened(path) as old:
            target = _target(path, old, options)
            _check_dictionary(path, old, target)
            with _writer(str(copy), path, old) as write:
                row = 0
                for batch in old.wholes():
                    write(_with_texts(batch, target, row, cells))
                    row += batch.num_rows
        _verify(path, str(copy), target, cells)


def _target(path: str, table: Table, options: ReadOptions) -> Path:
    paths = columns(table.schema)
    fields = choose_fields(Document(path, ""), tuple(paths), options)
    return paths[fields.target]


def _check_dictionary(path: str, table: Table, target: Path) -> None:
    """Refuse a file of Arrow whose batches share a dictionary, to which nothing can be added."""
    import pyarrow as pa

    kind = table.schema.field(target[0]).type
    for name in target[1:]:
        kind = kind.field(name).type
    if pa.types.is_dictionary(kind) and table.shares_dictionaries:
        raise ReadError(
            f"cannot be corrected: the column {'.'.join(target)} is encoded with a dictionary that "
            "all batches share",
            where=path,
            remedy="write the file without dictionaries, or as Parquet",
        )


def _with_texts(
    batch: "pa.RecordBatch", target: Path, row: int, cells: Mapping[int, str]
) -> "pa.RecordBatch":
    """Return a batch with the texts that belong into it.

    Args:
        batch: The batch.
        target: The column of the texts.
        row: How many rows stand before the batch.
        cells: The texts by row, counted from 1 over the whole file.
    """
    changed = {
        number - row - 1: cells[number]
        for number in range(row + 1, row + batch.num_rows + 1)
        if number in cells
    }
    if not changed:
        return batch
    index = batch.schema.get_field_index(target[0])
    column = _changed(batch.column(index), target[1:], changed)
    return batch.set_column(index, batch.schema.field(index), column)


def _changed(array: "pa.Array", path: Path, changed: Mapping[int, str]) -> "pa.Array":
    """Return an array with other texts, in a member if the path leads into a struct."""
    import pyarrow as pa

    if path:
        members = list(array.flatten())  # each with the places where the struct itself is missing
        index = array.type.get_field_index(path[0])
        members[index] = _changed(members[index], path[1:], changed)
        fields = [array.type.field(number) for number in range(array.type.num_fields)]
        return pa.StructArray.from_arrays(members, fields=fields, mask=array.is_null())
    texts = array.to_pylist()
    for at, text in changed.items():
        texts[at] = text
    if pa.types.is_dictionary(array.type):
        return pa.array(texts, array.type.value_type).dictionary_encode().cast(array.type)
    return pa.array(texts, array.type)


@contextmanager
def _writer(copy: str, path: str, table: Table) -> "Iterator[Write]":
    """Open a file that is written as another one is.

    Args:
        copy: The file to write.
        path: The other file.
        table: The other file, open.

    Yields:
        What writes a batch, as a row group of Parquet or a batch of Arrow.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    if isinstance(table.source, pq.ParquetFile):
        with pq.ParquetWriter(copy, table.schema, **_parquet_options(table.source)) as parquet:
            yield lambda batch: parquet.write_table(
                pa.Table.from_batches([batch]), batch.num_rows or 1
            )
        return
    compression = "lz4" if _is_compressed(path) else None
    options = pa.ipc.IpcWriteOptions(compression=compression)
    is_file = isinstance(table.source, pa.ipc.RecordBatchFileReader)
    open_writer = pa.ipc.new_file if is_file else pa.ipc.new_stream
    with open_writer(copy, table.schema, options=options) as arrow:
        yield arrow.write_batch


def _parquet_options(source: "pa.parquet.ParquetFile") -> dict[str, object]:
    """Return the options with which a file of Parquet was written, as far as it tells."""
    metadata = source.metadata
    if not metadata.num_row_groups:
        return {"version": metadata.format_version}
    group = metadata.row_group(0)
    chunks = [group.column(number) for number in range(group.num_columns)]
    dictionaries = ("PLAIN_DICTIONARY", "RLE_DICTIONARY")
    return {
        "version": metadata.format_version,
        "compression": {chunk.path_in_schema: chunk.compression for chunk in chunks},
        "use_dictionary": [
            chunk.path_in_schema
            for chunk in chunks
            if any(name in chunk.encodings for name in dictionaries)
        ],
        "write_statistics": any(chunk.is_stats_set for chunk in chunks),
    }


def _is_compressed(path: str) -> bool:
    """Tell whether an Arrow file takes less room than what it holds; it does not say so itself."""
    held = 0
    size = FilePath(path).stat().st_size
    with opened(path) as again:
        for batch in again.wholes():
            held += batch.get_total_buffer_size()
            if held > size:
                return True
    return False


def _verify(path: str, copy: str, target: Path, cells: Mapping[int, str]) -> None:
    """Read the new file: it must have the same schema and rows, and the new texts."""
    row = 0
    with opened(path) as before, opened(copy) as after:
        is_same = before.schema.equals(after.schema, check_metadata=True)
        for one, other in zip(before.wholes(), after.wholes(), strict=True):
            expected = column_of(one, target).to_pylist()
            for at in range(len(expected)):
                expected[at] = cells.get(row + at + 1, expected[at])
            is_same = is_same and column_of(other, target).to_pylist() == expected
            row += one.num_rows
    if not is_same:
        raise ReadError(
            "the corrections would change more than the words they correct; nothing is changed",
            where=path,
            remedy="make them by hand, and report it",
        )
