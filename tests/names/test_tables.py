import csv
import lzma
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mtaudit.names import tables

DATA = Path(tables.__file__).parent / "data"
PACKED = sorted(DATA.glob("*.xz"))
PLAIN = sorted(DATA.glob("*.csv"))
IN_ORDER_OF_USE = {"confusions.csv"}


@pytest.mark.parametrize("path", PACKED, ids=lambda path: path.name)
def test_packed_tables_are_sorted_and_rectangular(path: Path) -> None:
    lines = lzma.decompress(path.read_bytes()).decode("utf-8").split("\n")
    assert lines.pop() == ""
    keys = [line.split("\t", 1)[0] for line in lines]
    assert keys == sorted(set(keys))
    assert len({line.count("\t") for line in lines}) == 1


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.name)
def test_plain_tables_are_sorted_and_rectangular(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        heading, *rows = csv.reader(lines)
    assert {len(row) for row in rows} == {len(heading)}
    assert len({tuple(row) for row in rows}) == len(rows)
    if path.name not in IN_ORDER_OF_USE:
        assert rows == sorted(rows)


def test_packed_tables_are_small() -> None:
    assert sum(path.stat().st_size for path in PACKED) < 2_500_000


def test_the_readme_names_source_and_licence_of_each_file() -> None:
    readme = (DATA / "README.md").read_text("utf-8")
    described = set(re.findall(r"^\| `([^`]+)`", readme, re.MULTILINE))
    assert described == {path.name for path in (*PACKED, *PLAIN)}
    for licence in ("CC BY-SA 4.0", "Unicode"):
        assert licence in readme
    assert (DATA / "LICENSE.unicode").is_file()


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [("glosses_zh", "舞", "dance"), ("glosses_ja", "歯", "tooth"), ("han_readings", "色", "shoku")],
)
def test_look_up(name: str, key: str, expected: str) -> None:
    assert expected in re.split(r"[|,]", tables.packed_table(name).columns(key)[0])


def test_a_missing_key_has_no_columns() -> None:
    table = tables.packed_table("glosses_zh")
    assert table.columns("") == ()
    assert table.columns("\u0001") == ()
    assert table.columns("\uffff") == ()
    assert table.values("舞", column=7) == ()


def test_every_row_of_a_table_is_found() -> None:
    table = tables.packed_table("kanji_names")
    for line in table.text.strip("\n").split("\n")[::37]:
        key, *columns = line.split("\t")
        assert table.columns(key) == tuple(columns)


def test_an_english_audit_loads_neither_dictionaries_nor_their_readers() -> None:
    program = (
        "import sys, mtaudit\n"
        "from mtaudit.names.tables import packed_table\n"
        "mtaudit.audit('They sailed to the Tooth Dance Islands and to Zezhuo.')\n"
        "print(sorted({'pypinyin', 'pykakasi'} & sys.modules.keys()))\n"
        "print(packed_table.cache_info().currsize)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["[]", "0"]


def test_a_plain_table_is_searched_where_it_lies(tmp_path: Path) -> None:
    keys = sorted(f"{number * 7919 % 10007:05d} é" for number in range(3000))
    path = tmp_path / "table.tsv"
    path.write_text("".join(f"{key}\tvalue of {key}\n" for key in keys), encoding="utf-8")
    table = tables.mapped_table(path)
    assert all(table.columns(key) == (f"value of {key}",) for key in keys)
    for missing in ("", "0", "00000", keys[0][:-1], f"{keys[-1]}x", "99999", "\udc80"):
        assert table.columns(missing) == ()


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_a_small_table_is_read_as_any_reader_of_csv_reads_it(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        assert tables.rows(path.stem) == tuple(map(tuple, csv.reader(lines)))[1:]
