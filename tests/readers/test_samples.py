"""The table of formats in the documentation is true: each row is run on a sample file."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from mtaudit import cli
from mtaudit.readers import READERS, read
from mtaudit.readers.documents import open_document
from mtaudit.spans import OBJECT, Span

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"
SAMPLES = Path(__file__).parent / "samples"
WRONG, RIGHT = "Tooth Dance", "Habomai"


@attrs.frozen
class Row:
    """A row of the table.

    Args:
        name: The format.
        suffixes: Its suffixes.
        cells: What else it says, by the head of the column.
    """

    name: str
    suffixes: tuple[str, ...]
    cells: dict[str, str]

    @property
    def samples(self) -> list[Path]:
        """The sample files."""
        return sorted(path for path in _samples() if path.suffix in self.suffixes)


def _samples() -> Iterator[Path]:
    """Yield the samples; of office documents those that hold the name under test."""
    yield from (path for path in SAMPLES.iterdir() if path.is_file())
    yield from SAMPLES.glob("office/libreoffice.*")


def table() -> list[Row]:
    found = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.read_text("utf-8").split("\n\n## ")[0].split("\n")
        if line.startswith("|")
    ]
    head = found[0]
    rows = []
    for cells in found[2:]:
        by_name = dict(zip(head, cells, strict=True))
        suffixes = tuple(re.findall(r"`(\.\w+)`", by_name["suffixes"]))
        rows.append(Row(by_name["format"], suffixes, by_name))
    return rows


ROWS = table()
every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


def test_the_table_has_every_suffix_once() -> None:
    named = [suffix for row in ROWS for suffix in row.suffixes]
    assert sorted(named) == sorted(READERS)


@every_row
def test_every_row_has_a_sample_and_a_reference(row: Row) -> None:
    assert row.samples
    assert all(row.cells.values())


def test_every_sample_belongs_to_a_row() -> None:
    """A reader that is added comes with a row."""
    known = {path for row in ROWS for path in row.samples}
    assert {path.name for path in _samples() if path not in known} == {"libreoffice.fodt"}


@every_row
def test_the_sample_is_read_with_exact_positions(row: Row) -> None:
    for path in row.samples:
        articles = list(read(path))
        assert any(re.search(r"Tooth\s+Dance", article.text) for article in articles), path
        assert not any("no text" in article.text for article in articles), path
        for article in articles:
            assert article.origin is not None
            written, source_map = article.origin.document.text, article.origin.source_map
            for found in re.finditer(r"\w+", article.text):
                place = source_map.to_file(Span(*found.span()))
                is_plain = len(place) == len(found.group())
                assert not is_plain or place.of(written) == found.group(), path
            if "own" not in row.cells["original"] and OBJECT not in article.text:
                assert article.source, path


@every_row
def test_the_sample_is_corrected_as_the_table_says(row: Row, tmp_path: Path) -> None:
    for path in row.samples:
        copy = Path(shutil.copy(path, tmp_path))
        before = [article.text for article in read(path)]
        assert cli.run(["fix", "--write", "--no-config", str(copy)]) == 1
        after = [article.text for article in read(copy)]
        assert "\n".join(after).count(RIGHT) - "\n".join(before).count(RIGHT) >= 1
        # Where markup stands inside it, or the columns of a table would shift, it is left alone.
        restored = [text.replace(RIGHT, WRONG) for text in after]
        spaceless = [" ".join(text.replace(RIGHT, WRONG).split()) for text in before]
        assert [" ".join(text.split()) for text in restored] == spaceless
        if row.cells["written by `fix`"] == "in place" and path.suffix not in {".docx", ".odt"}:
            one, other = open_document(str(path)).text, open_document(str(copy)).text
            squeezed = re.sub(r"Tooth\s+Dance", RIGHT, one)
            assert squeezed == re.sub(r"Tooth\s+Dance", RIGHT, other), path
