"""Files that are not what they say: an error with its place, or terms that can be written."""

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtaudit.errors import MtauditError
from mtaudit.exchange import FORMATS, ExchangeOptions, Imported, import_glossary
from mtaudit.glossary.csv_format import read_rows, terms_of
from mtaudit.glossary.csv_writing import as_csv

SAMPLES = Path(__file__).parent / "samples"
_OF_FORMAT = {
    "csv": "langs.tsv", "tsv": "langs.tsv", "tbx": "dct.tbx", "tbx-dca": "dca.tbx",
    "tbx-2": "martif.tbx", "weblate-csv": "weblate.csv", "weblate-tbx": "weblate.tbx",
    "matecat": "matecat.csv", "okapi": "okapi.tsv", "vale": "vale.yml",
    "codespell": "codespell.txt", "pairs": "pairs.txt",
}  # fmt: skip
_PIECES = st.sampled_from(
    ["=1+1", "-x", "@a", '"', "\n", "\t", ",", "->", "<", "&amp;", "</term>", "\x85", "\u2028", "é",
     "齿舞", "|", "- ", ": ", "mtaudit kind: x", "mtaudit since: ٣", "mtaudit member: =1", "\x0b",
     "\u200b", "", "TRUE", "zz", "]]>", "\ufffc"]
)  # fmt: skip


def test_every_format_is_tried() -> None:
    assert set(_OF_FORMAT) == set(FORMATS)


def _imported(path: Path, format_: str) -> Imported | None:
    """Return what is read; None if the file is refused with its place."""
    try:
        return import_glossary(path, format_, ExchangeOptions(source_lang="zh", topic="t"))
    except MtauditError as error:
        message = str(error)
    assert message.startswith(str(path))
    return None


@pytest.mark.parametrize("format_", FORMATS)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_gives_terms_that_load(
    format_: str, data: st.DataObject, tmp_path: Path
) -> None:
    text = (SAMPLES / _OF_FORMAT[format_]).read_text("utf-8")
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(at, min(len(text), at + 6)))
        text = text[:at] + data.draw(_PIECES) + text[end:]
    path = tmp_path / "file"
    path.write_text(text, "utf-8", newline="")

    imported = _imported(path, format_)
    if imported is None:
        return
    written = tmp_path / "terms.csv"
    written.write_text(as_csv(imported.terms), "utf-8", newline="")
    assert terms_of(read_rows(written), written) == imported.terms


@pytest.mark.parametrize(
    ("format_", "content"),
    [
        ("tbx", "<tbx>" + "<termEntry><langSet xml:lang='en'><tig><term>" + "&amp;" * 200_000),
        ("tbx", "<tbx>" * 20_000),
        ("vale", "swap:\n" + "".join(f"  'x{n}(?:a|b)(?:c|d)?': y\n" for n in range(3_000))),
        ("vale", "extends: substitution\nswap:\n  '" + "(?:a|b)" * 5_000 + "': y\n"),
        ("pairs", "".join(f"bad{n}->good\n" for n in range(50_000))),
        ("csv", "target,bad\n" + "".join(f"t{n},b{n}\n" for n in range(30_000))),
        ("csv", "target,bad\n" + "".join("t,b\n" for _ in range(5_000))),
    ],
    ids=["many references", "deep XML", "many patterns", "a pattern of many forms", "many pairs",
         "many rows", "one name many times"],
)  # fmt: skip
def test_a_large_file_takes_bounded_time(tmp_path: Path, format_: str, content: str) -> None:
    path = tmp_path / "file"
    path.write_text(content, "utf-8")
    start = time.perf_counter()

    _imported(path, format_)

    assert time.perf_counter() - start < 20
