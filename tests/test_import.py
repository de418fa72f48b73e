"""Importing mtaudit is cheap: what only some runs need is imported when they need it."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from mtaudit.cli.options import cache_folder

HEAVY = ("jinja2", "numpy", "pyarrow", "pykakasi", "rich", "sacrebleu")
MOST_MODULES, MOST_PATTERNS, MOST_LARGE_SETS = 133, 60, 2
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


_START = """
import re._compiler, sys
compile, compiled = re._compiler.compile, []
re._compiler.compile = lambda source, flags=0: (compiled.append(source), compile(source, flags))[1]
optimize, large = re._compiler._optimize_charset, []
def optimized(*given):
    made = optimize(*given)
    large.extend(kind for kind, _ in made[0] if str(kind) == "BIGCHARSET")
    return made
re._compiler._optimize_charset = optimized
from mtaudit import cli
cli.run(["check", "--no-config", "-", *sys.argv[1:]])
import attrs
from mtaudit.value import Value
own = [module for name, module in sys.modules.items() if name.startswith("mtaudit")]
classes = {one for module in own for one in vars(module).values() if isinstance(one, type)}
print(len(own), len(compiled), len(large), file=sys.stderr)
print(*sys.modules, file=sys.stderr)
print(*(one.__name__ for one in classes if attrs.has(one) and not issubclass(one, Value)),
    file=sys.stderr)
"""
_TEXT = """\
Talks in Geneva (the third round) went on until late on Tuesday, said Maria Santos of Oxfam.

“We have 12 people on the islands,” she told the BBC, “and they need $3 million by 2021.”
About 45% of the homes there were damaged. France, Germany and Italy sent two ships.
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[int], set[str], set[str]]:
    """What a check of ordinary news loads, its glossaries kept by a run before it."""
    return _started(tmp_path_factory.mktemp("cache"))


def _started(cache: Path, *options: str) -> tuple[list[int], set[str], set[str]]:
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-c", _START, *options],
            env={**os.environ, "MTAUDIT_CACHE": str(cache)},
            input=_TEXT,
            capture_output=True,
            text=True,
            check=True,
        )
    counts, modules, classes = ran.stderr.splitlines()
    return [*map(int, counts.split())], set(modules.split()), set(classes.split())


def test_a_check_of_news_loads_few_modules_and_compiles_few_patterns(
    start: tuple[list[int], set[str], set[str]],
) -> None:
    """A module takes a third of a millisecond, and so does a pattern: think before raising it.

    So does a set of signs of which several ranges lie outside of Latin-1, such as those of
    quotation marks: signs of Latin-1 and others stand in sets of their own.
    """
    (modules, patterns, large_sets), _, _ = start

    assert modules <= MOST_MODULES
    assert patterns <= MOST_PATTERNS
    assert large_sets <= MOST_LARGE_SETS


def test_terms_of_ones_own_that_the_news_has_not_cost_one_module(
    start: tuple[list[int], set[str], set[str]], tmp_path: Path
) -> None:
    """Names that sound like none of the news are not compared, so nothing is loaded to do it."""
    own = tmp_path / "own.csv"
    names = [f"{first} {last}" for first in ("Wouter", "Pavlo") for last in ("Kruyswijk", "Zibrov")]
    rows = [f"{name},canonical,{name},en,person" for name in names]
    own.write_text("\n".join(("term,status,form,lang,kind", *rows, "")), encoding="utf-8")

    (_, patterns, _), loaded, _ = _started(tmp_path / "cache", "--glossary", str(own))

    (_, as_few, _), before, _ = start
    # A file that has only just been written is read again.
    more = {name for name in loaded - before if name.startswith("mtaudit")} - {"mtaudit.files"}
    assert more == {"mtaudit.detectors.predicted_rendering.weights"}
    assert patterns <= as_few + 1  # for the sound of a word


def test_a_check_of_news_loads_nothing_that_only_some_runs_need(
    start: tuple[list[int], set[str], set[str]],
) -> None:
    _, loaded, _ = start
    own = (
        "baseline",
        "files",
        "glossary.inflected",
        "glossary.spilling",
        "glossary.validation",
        "numerals.parsing",
        "numerals.scan",
    )
    others = ("hashlib", "heapq", "locale", "logging", "random", "regex", "subprocess", "tempfile")

    assert loaded & {*(f"mtaudit.{name}" for name in own), *others} == set()


def test_the_methods_of_values_are_not_compiled_at_the_start(
    start: tuple[list[int], set[str], set[str]],
) -> None:
    """But for those of which there are very many."""
    _, _, classes = start

    assert classes == {"Span"}


def test_a_public_name_is_imported_when_it_is_asked_for() -> None:
    probe = """
import sys
import mtaudit
print(*[name for name in sys.modules if name.startswith("mtaudit")])
mtaudit.Span
print("mtaudit.spans" in sys.modules, "mtaudit.auditor" in sys.modules)
import mtaudit.auditor
print(callable(mtaudit.audit))
"""

    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["mtaudit.version", "mtaudit", "True", "False", "True"]
