"""The parts of the documentation that are made from the program, and lists that must be whole."""

import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest
from packaging.requirements import Requirement

import mtaudit
from mtaudit import DETECTORS, Detector
from mtaudit.cli import program
from mtaudit.readers import READERS
from mtaudit.reports import REPORTS

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def _load_hooks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_hooks", ROOT / "docs" / "hooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


hooks = _load_hooks()


def test_every_generated_part_has_its_place() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))

    used = re.findall(r"^<!-- generated: (.+) -->$", pages, re.MULTILINE)

    assert sorted(used) == sorted(hooks.PARTS)
    assert "<!-- generated" not in hooks.fill(pages)


def _commands(command: click.Command, name: str = "mtaudit") -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield f"{name} {below}", found
            yield from _commands(found, f"{name} {below}")


def test_the_command_line_is_described_whole() -> None:
    text = hooks.commands()
    listed = dict(_commands(program))

    assert {"mtaudit glossary import", "mtaudit rate", "mtaudit history"} < listed.keys()
    for name, command in listed.items():
        assert re.search(f"^#+ {name}\n\n```text\nUsage: {name} ", text, re.MULTILINE)
        for parameter in command.params:
            for option in parameter.opts:
                assert option.startswith("-") <= (option in text)


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.id)
def test_a_detector_has_its_page(detector: Detector) -> None:
    page = hooks.detector_page(detector)

    assert page.startswith(f"# {detector.id}\n")
    assert "[[" not in page
    assert "```text" not in page
    assert f"]({hooks.page_path(detector).removeprefix('reference/')})" in hooks.detectors()


def test_every_shipped_glossary_is_listed() -> None:
    for name in mtaudit.shipped_glossaries():
        assert f"`{name}`" in hooks.glossaries()


def test_every_public_name_is_in_the_reference() -> None:
    text = (REFERENCE / "api.md").read_text(encoding="utf-8")

    shown = re.findall(r"^::: mtaudit\.(?:audit\.)?(\w+)$", text, re.MULTILINE)

    assert sorted(shown) == sorted(mtaudit.__all__)


def test_every_report_and_every_suffix_is_described() -> None:
    reports = (REFERENCE / "report-formats.md").read_text(encoding="utf-8")
    commands = (REFERENCE / "cli.md").read_text(encoding="utf-8")

    assert re.findall(r"^## `(.+)`$", reports, re.MULTILINE) == list(REPORTS)
    assert all(f"`{suffix}`" in commands for suffix in READERS)


def test_every_column_of_a_glossary_is_described() -> None:
    from mtaudit.glossary.csv_format import COLUMNS
    from mtaudit.glossary.term import Case, Kind, Status

    text = (REFERENCE / "glossary-format.md").read_text(encoding="utf-8")

    for name in (*COLUMNS, *Status, *Kind, *Case):
        assert f"`{name}`" in text, name


def test_the_hooks_on_the_page_are_offered() -> None:
    page = (ROOT / "docs" / "how-to" / "pre-commit.md").read_text(encoding="utf-8")
    offered = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")

    ids = re.findall(r"^- id: (\S+)$", offered, re.MULTILINE)

    assert all(f"`{hook}`" in page for hook in ids)


def test_every_module_has_its_place_in_the_architecture() -> None:
    text = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "mtaudit"
    named = set(re.findall(r"`([\w/]+(?:\.py|/))`", text))

    assert [name for name in named if not (source / name).exists()] == []
    for path in source.iterdir():
        if not path.name.startswith("__") and path.name != "py.typed":
            assert path.name + "/" * path.is_dir() in named


# --- Licences -------------------------------------------------------------------------------------


def _declared() -> Iterator[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for requirement in project["dependencies"]:
        yield Requirement(requirement).name
    for extra in project["optional-dependencies"].values():
        for requirement in extra:
            if (name := Requirement(requirement).name) != project["name"]:
                yield name


def _installed(name: str) -> Iterator[str]:
    """Yield what an installed distribution needs on this machine, itself included."""
    yield name
    for line in importlib.metadata.requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield from _installed(requirement.name)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_on_the_page_of_licences() -> None:
    text = (REFERENCE / "licences.md").read_text(encoding="utf-8")
    listed = {_normal(name) for name in re.findall(r"^\| ([\w.-]+) \| ", text, re.MULTILINE)}

    assert {_normal(name) for name in _declared()} <= listed
    assert {_normal(name) for name in _installed("mtaudit")} - {"mtaudit"} <= listed


# --- The site -------------------------------------------------------------------------------------


def test_the_site_builds_without_a_warning_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="needs the extra docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]

    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert built.returncode == 0, built.stderr
    loaded = re.compile(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"?(?:https?:)?//[^>]*>")
    for page in tmp_path.rglob("*.html"):
        links = [tag for tag in loaded.findall(page.read_text("utf-8")) if "canonical" not in tag]
        assert links == [], page
