"""Every report over the fixed results, compared byte by byte with a file.

Run with `MTAUDIT_UPDATE_GOLDEN=1` to write the files anew, then read the difference.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from mtaudit import Result

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "text": "report.txt",
    "json": "report.json",
    "diff": "report.diff",
    "word-diff": "report.word-diff.txt",
}


@pytest.mark.parametrize("name", FILES)
def test_report_is_as_recorded(
    name: str, results: Sequence[Result], render: Callable[..., str]
) -> None:
    actual = render(name, results).encode()
    file = GOLDEN / FILES[name]
    if os.environ.get("MTAUDIT_UPDATE_GOLDEN"):
        file.write_bytes(actual)

    assert file.read_bytes().decode() == actual.decode()
