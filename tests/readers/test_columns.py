"""Tables in columns: Parquet and Arrow."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import feather

from mtaudit import cli
from mtaudit.errors import ReadError
from mtaudit.readers import columns, read
from mtaudit.readers.column_rewriting import rewrite
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Span

ROWS: list[dict[str, Any]] = [
    {
        "id": 7,
        "source": "歯舞群島",
        "target": "the Tooth Dance islands",
        "extra": [1.5, float("nan")],
    },
    {"id": 8, "source": None, "target": None, "extra": None},
    {"id": 9, "source": "日本", "target": "Japan, 日本 😀", "extra": []},
    {"id": 10, "source": "", "target": " ", "extra": [2.0]},
]
SCHEMA = pa.schema(
    [
        pa.field("id", pa.int32(), nullable=False),
        pa.field("source", pa.large_string()),
        pa.field("target", pa.string(), metadata={"role": "text"}),
        pa.field("extra", pa.list_(pa.float64())),
    ],
    metadata={"made by": "a test"},
)
TABLE = pa.Table.from_pylist(ROWS, SCHEMA)


def write_parquet(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, row_group_size=2, compression="gzip", use_dictionary=["source"])


def write_arrow(table: pa.Table, path: Path) -> None:
    with pa.ipc.new_file(path, table.schema) as writer:
        writer.write_table(table, max_chunksize=2)


def write_stream(table: pa.Table, path: Path) -> None:
    with pa.ipc.new_stream(path, table.schema) as writer:
        writer.write_table(table, max_chunksize=3)


def write_feather(table: pa.Table, path: Path) -> None:
    feather.write_feather(table, str(path), compression="lz4")


def read_table(path: Path) -> pa.Table:
    """The whole file, as pyarrow's own readers have it."""
    match path.suffix:
        case ".parquet":
            return pq.read_table(path)
        case ".arrows":
            with pa.ipc.open_stream(path.read_bytes()) as stream:
                return stream.read_all()
        case _:
            return pa.ipc.open_file(path.read_bytes()).read_all()


FORMATS = {
    ".parquet": write_parquet,
    ".arrow": write_arrow,
    ".arrows": write_stream,
    ".feather": write_feather,
}
every_format = pytest.mark.parametrize("suffix", FORMATS)


@every_format
def test_each_row_with_a_text_is_an_article(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"table{suffix}"
    FORMATS[suffix](TABLE, path)
    first, second = read(path, source_lang="ja")
    assert (first.text, first.source, first.source_lang) == (ROWS[0]["target"], "歯舞群島", "ja")
    assert first.id == f"{path}#7"
    place = first.locate(Span(4, 15))
    assert (place.path, place.record, place.line, place.column) == (str(path), "7", 1, 5)
    assert (second.text, second.id) == ("Japan, 日本 😀", f"{path}#9")
    assert second.origin is not None
    assert second.origin.document.row == 3


@every_format
def test_without_a_name_a_record_is_the_number_of_its_row(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"table{suffix}"
    FORMATS[suffix](TABLE.drop_columns(["id"]), path)
    assert [article.id for article in read(path)] == [f"{path}#1", f"{path}#3"]


@every_format
def test_a_column_may_hold_the_day(suffix: str, tmp_path: Path) -> None:
    day = dt.date(2019, 2, 16)
    path = tmp_path / f"table{suffix}"
    times = pa.array([dt.datetime(2019, 2, 16, 10), None])  # noqa: DTZ001 - a table may say no zone
    FORMATS[suffix](pa.table({"text": ["One.", "Two."], "date": pa.array([day, None])}), path)
    assert [article.date for article in read(path)] == [day, None]
    FORMATS[suffix](pa.table({"text": ["One.", "Two."], "date": times}), path)
    assert [article.date for article in read(path)] == [day, None]


@every_format
@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int16(), pa.large_string())], ids=str
)
def test_all_kinds_of_texts(suffix: str, kind: pa.DataType, tmp_path: Path) -> None:
    path = tmp_path / f"table{suffix}"
    texts = pa.array(["Tooth", None, "Dance", "Tooth"]).cast(kind)
    FORMATS[suffix](pa.table({"target": texts}), path)
    assert [article.text for article in read(path)] == ["Tooth", "Dance", "Tooth"]


NESTED = pa.array(
    [
        {"en": {"text": "Tooth"}, "ja": "歯"},
        None,
        {"en": None, "ja": "舞"},
        {"en": {"text": "Dance"}, "ja": None},
    ]
)


@every_format
def test_a_dotted_path_leads_into_a_struct(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"table{suffix}"
    FORMATS[suffix](pa.table({"pair": NESTED}), path)
    articles = list(read(path, target_field="pair.en.text", source_field="pair.ja"))
    assert [(a.text, a.source) for a in articles] == [("Tooth", "歯"), ("Dance", None)]


# --- Corrections -----------------------------------------------------------------------------


@every_format
def test_a_correction_changes_its_cell_and_nothing_else(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"table{suffix}"
    FORMATS[suffix](TABLE, path)
    before = read_table(path)
    rewrite(str(path), {1: "the Habomai islands"}, ReadOptions())
    after = read_table(path)
    assert after.schema.equals(before.schema, check_metadata=True)
    expected = [row | {"target": "the Habomai islands"} if row["id"] == 7 else row for row in ROWS]
    assert repr(after.to_pylist()) == repr(expected)  # NaN is not equal to itself
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_file_of_parquet_is_written_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    write_parquet(TABLE, path)
    before = pq.ParquetFile(path).metadata
    rewrite(str(path), {3: "Japan"}, ReadOptions())
    after = pq.ParquetFile(path).metadata
    assert after.num_row_groups == before.num_row_groups == 2
    for number in range(before.num_columns):
        one, other = before.row_group(0).column(number), after.row_group(0).column(number)
        assert (one.compression, one.encodings) == (other.compression, other.encodings)


@every_format
def test_a_correction_inside_a_struct(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"table{suffix}"
    FORMATS[suffix](pa.table({"pair": NESTED}), path)
    rewrite(str(path), {4: "Sedan"}, ReadOptions(target_field="pair.en.text"))
    expected = NESTED.to_pylist()
    expected[3]["en"]["text"] = "Sedan"
    assert read_table(path).column("pair").to_pylist() == expected


@pytest.mark.parametrize("suffix", [".parquet", ".arrows", ".feather"])
def test_a_correction_in_a_dictionary(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"table{suffix}"
    texts = pa.array(["Tooth", None, "Dance", "Tooth"]).dictionary_encode()
    FORMATS[suffix](pa.table({"target": texts}), path)
    rewrite(str(path), {1: "Sedan"}, ReadOptions())
    column = read_table(path).column("target")
    assert column.type == texts.type
    assert column.to_pylist() == ["Sedan", None, "Dance", "Tooth"]


def test_a_dictionary_that_batches_share_cannot_be_corrected(tmp_path: Path) -> None:
    path = tmp_path / "table.arrow"
    texts = pa.array(["Tooth", None, "Dance", "Tooth"]).dictionary_encode()
    write_arrow(pa.table({"target": texts}), path)
    before = path.read_bytes()
    with pytest.raises(ReadError, match="is encoded with a dictionary that all batches share"):
        rewrite(str(path), {1: "Sedan"}, ReadOptions())
    assert path.read_bytes() == before


@every_format
def test_the_command_corrects_the_file(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"table{suffix}"
    FORMATS[suffix](TABLE, path)
    fix = ["fix", "--write", "--source-lang", "ja", str(path)]
    assert cli.run(fix) == 1
    assert "the Habomai islands" in read_table(path).column("target").to_pylist()
    assert cli.run(fix) == 0


# --- What is refused -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.parquet", b"PAR1 and no more", "x.parquet: cannot be read as Parquet: "),
        ("x.arrow", b"ARROW1\0\0", "x.arrow: cannot be read as Arrow: "),
        ("x.parquet", b"", "x.parquet: cannot be read as Parquet: "),
        ("x.arrow", b"text", "x.arrow: cannot be read as Arrow: "),
    ],
)
def test_a_broken_file_is_named(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError) as caught:
        list(read(tmp_path / name))
    assert message in str(caught.value)


def test_a_truncated_file_is_named(tmp_path: Path) -> None:
    for suffix, write in FORMATS.items():
        path = tmp_path / f"table{suffix}"
        write(TABLE, path)
        path.write_bytes(path.read_bytes()[:-200])
        with pytest.raises(ReadError, match="cannot be read as"):
            list(read(path))


def test_a_column_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    write_parquet(TABLE, path)
    with pytest.raises(ReadError, match="has no field 'x'; it has id, source, target, extra"):
        list(read(path, target_field="x"))
    with pytest.raises(ReadError, match="the column id holds int32, no texts"):
        list(read(path, target_field="id"))


def test_without_pyarrow_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.parquet").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(
        ReadError, match=r"without pyarrow; install it with 'pip install mtaudit\[arrow\]'"
    ):
        list(read(tmp_path / "x.parquet"))


def test_in_a_folder_it_is_read_if_a_field_is_named(tmp_path: Path) -> None:
    write_parquet(TABLE, tmp_path / "table.parquet")
    (tmp_path / "x.txt").write_text("Tooth")
    assert len(list(read(tmp_path))) == 1
    assert len(list(read(tmp_path, target_field="target"))) == 3


def test_memory_does_not_grow_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only some rows are held at a time, whatever the row groups."""
    pq.write_table(pa.table({"target": ["Tooth Dance"] * 5000}), tmp_path / "x.parquet")
    seen: list[int] = []
    texts = columns._texts

    def counted(batch: Any, path: columns.Path) -> list[str]:
        seen.append(batch.num_rows)
        return texts(batch, path)

    monkeypatch.setattr(columns, "_texts", counted)
    assert len(list(read(tmp_path / "x.parquet"))) == 5000
    assert max(seen) <= columns._BATCH
