"""Importing mtaudit is cheap: what only some runs need is imported when they need it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("jinja2", "numpy", "pyarrow", "pykakasi", "rich", "sacrebleu")
_PROBE = """
import sys
import {module}
print(*[name for name in {heavy!r} if name in sys.modules])
"""


@pytest.mark.parametrize("module", ["mtaudit", "mtaudit.cli"])
def test_import_loads_nothing_heavy(module: str) -> None:
    probe = _PROBE.format(module=module, heavy=HEAVY)

    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == []


def test_a_check_loads_nothing_heavy() -> None:
    """Not even a run of the hook needs them."""
    probe = f"""
import sys
from mtaudit import cli
print(cli.run(["check", "-"]), file=sys.stderr)
print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""

    ran = subprocess.run(
        [sys.executable, "-c", probe],
        input="They sailed to the islands.\n",
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stderr.split() == ["0"]


def test_without_a_configuration_nothing_is_loaded_to_read_one(tmp_path: Path) -> None:
    probe = """
import sys
from mtaudit import cli
print(cli.run(["check", "-"]), file=sys.stderr)
print(*[name for name in ("tomllib", "tempfile") if name in sys.modules], file=sys.stderr)
"""

    ran = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=tmp_path,
        env={**os.environ, "MTAUDIT_CACHE": ""},  # which needs tempfile where it is filled
        input="They sailed to the islands.\n",
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stderr.split() == ["0"]


def test_a_check_loads_no_tool_for_glossaries() -> None:
    probe = """
import sys
from mtaudit import cli
cli.run(["check", "-"])
tools = ("linting", "learning", "joining", "csv_writing")
names = ["mtaudit.exchange", *(f"mtaudit.glossary.{name}" for name in tools)]
print(*[name for name in names if name in sys.modules], file=sys.stderr)
"""

    ran = subprocess.run(
        [sys.executable, "-c", probe],
        input="They sailed to the islands.\n",
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stderr.split() == []


def test_a_check_of_a_plain_text_loads_no_other_reader() -> None:
    probe = """
import sys
from mtaudit import cli
cli.run(["check", "-"])
print(*[name for name in sys.modules if name.startswith("mtaudit.readers.")], file=sys.stderr)
print(*[name for name in ("yaml", "pyexpat") if name in sys.modules], file=sys.stderr)
"""

    ran = subprocess.run(
        [sys.executable, "-c", probe],
        input="They sailed to the islands.\n",
        capture_output=True,
        text=True,
        check=True,
    )

    shared = {"decoding", "options", "plain"}
    assert set(ran.stderr.split()) == {f"mtaudit.readers.{name}" for name in shared}
