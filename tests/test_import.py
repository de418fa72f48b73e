"""Importing mtaudit is cheap: what only some runs need is imported when they need it."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from mtaudit.cli.options import cache_folder

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

    shared = {"decoding", "documents", "options", "plain"}
    assert set(ran.stderr.split()) == {f"mtaudit.readers.{name}" for name in shared}


def test_a_check_of_plain_text_loads_nothing_that_sources_sisters_and_plugins_need() -> None:
    probe = """
import sys
from mtaudit import cli
cli.run(["check", "-"])
names = ("mtaudit.corpus", "mtaudit.edits", "mtaudit.inflection", "mtaudit.names.prediction",
    "mtaudit.names.likeness", "mtaudit.numerals.align", "mtaudit.numerals.han", "mtaudit.plugins",
    "rapidfuzz")
print(*[name for name in names if name in sys.modules], file=sys.stderr)
"""

    ran = subprocess.run(
        [sys.executable, "-c", probe],
        input="They sailed to the islands in 1945, and 12 people came back 30 days later.\n",
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stderr.split() == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("given", [None, "", "/home/user/caches", "caches", "~/caches"])
def test_glossaries_are_kept_where_platformdirs_says(
    given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MTAUDIT_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if given is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", given)

    assert cache_folder() == platformdirs.user_cache_path("mtaudit", appauthor=False)
