"""Every report over the fixed results, compared byte by byte with a file.

Run with `MTAUDIT_UPDATE_GOLDEN=1` to write the files anew, then read the difference.
"""

import os
import re
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
    "markdown": "report.md",
    "github": "report.github.txt",
    "gitlab": "report.gitlab.json",
    "junit": "report.junit.xml",
    "mqm": "report.mqm.tsv",
    "sarif": "report.sarif",
}


@pytest.mark.parametrize("name", FILES)
def test_report_is_as_recorded(
    name: str, results: Sequence[Result], render: Callable[..., str]
) -> None:
    actual = _without_rules(render(name, results)).encode()
    file = GOLDEN / FILES[name]
    if os.environ.get("MTAUDIT_UPDATE_GOLDEN"):
        file.write_bytes(actual)

    assert file.read_bytes().decode() == actual.decode()


def _without_rules(report: str) -> str:
    """Take what the detectors' list and pages say out of a SARIF log: it changes with each edit."""
    report = re.sub(
        r'^      "tool": \{.*?^      \}', '      "tool": {}', report, flags=re.DOTALL | re.MULTILINE
    )
    return re.sub(r'"(ruleIndex|index)": \d+', r'"\1": 0', report)
