"""The commands in the files for build servers work in the repository that the page describes."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "continuous-integration.md"
_FILE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^[^\n]*?\b(mtaudit check [^'\n]+)'?$", re.MULTILINE)
_FILES = dict(_FILE.findall(PAGE.read_text("utf-8")))
_COMMANDS = [
    pytest.param(command, id=f"{name}: {command}")
    for name, text in _FILES.items()
    for command in _COMMAND.findall(text)
]


def _repository(folder: Path) -> dict[str, str]:
    """Make the repository of the page, and return the variables of a build server in it."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD~1",
        "CI_COMMIT_REF_NAME": "better-names",
        "LANG": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "nobody" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "nobody@example.org" for who in ("AUTHOR", "COMMITTER")},
    }

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)

    git("init", "-q")
    old = folder / "articles" / "old.txt"
    old.parent.mkdir()
    old.write_text("Calm.\n", "utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "before")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    (folder / "articles" / "story.txt").write_text(_FILES["articles/story.txt"], "utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "a story")
    return environment


def test_each_server_runs_the_program() -> None:
    assert list(_FILES) == [
        "articles/story.txt",
        ".github/workflows/translations.yml",
        ".github/workflows/code-scanning.yml",
        ".gitlab-ci.yml",
        "Jenkinsfile",
        ".github/workflows/changed-translations.yml",
        ".gitlab/changed-translations.yml",
        ".github/workflows/gate.yml",
        ".gitlab/gate.yml",
    ]
    assert len(_COMMANDS) == 9


@pytest.mark.parametrize("command", _COMMANDS)
def test_command_works(command: str, tmp_path: Path) -> None:
    """It stops the build unless it is told not to, and writes what the server is told to read."""
    environment = _repository(tmp_path)

    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    told = [line for line in ran.stderr.splitlines() if not line.startswith("gate: ")]
    assert told == []
    assert ("gate: number=0 does not hold: it is 1" in ran.stderr) is ("--gate" in command)
    assert ran.returncode == (0 if "--fail-on never" in command else 1)
    if "--output" in command:
        written = command.split("--output ")[1]
        assert (tmp_path / written).stat().st_size > 0
        assert any(text.count(written) > 1 for text in _FILES.values()), "nothing reads it"
    elif ">>" in command:
        assert (tmp_path / "summary.md").read_text("utf-8").startswith("### mtaudit: 2 findings")
    else:
        assert ran.stdout.startswith("::error file=articles/story.txt,line=1,")


# --- The files are what the servers expect ------------------------------------------------------

ROOT = Path(__file__).parents[2]
_SCHEMAS = {
    ".github/workflows": "vendor.github-workflows",
    ".gitlab": "vendor.gitlab-ci",
    "action.yml": "vendor.github-actions",
}


@pytest.mark.parametrize(
    "name", [*(name for name in _FILES if name.endswith(".yml")), "action.yml"]
)
def test_file_follows_the_schema_of_its_server(name: str, tmp_path: Path) -> None:
    (schema,) = (one for start, one in _SCHEMAS.items() if name.startswith(start))
    file = tmp_path / "file.yml"
    file.write_text(_FILES.get(name) or (ROOT / name).read_text("utf-8"), "utf-8")

    ran = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr


# --- The action ---------------------------------------------------------------------------------

_ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def _act(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the last step of the action as a server does, with the program of this environment."""
    environment = _repository(folder)
    (folder / "runner" / "mtaudit" / "bin").mkdir(parents=True)
    python = folder / "runner" / "mtaudit" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    step = _ACTION["runs"]["steps"][-1]
    given = {name: said["default"] for name, said in _ACTION["inputs"].items()} | inputs
    for name, value in step["env"].items():
        (used,) = re.findall(r"^\$\{\{ inputs\.([a-z-]+) \}\}$", value)
        environment[name] = given[used]
    environment["RUNNER_TEMP"] = str(folder / "runner")
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_reports_what_has_changed(tmp_path: Path) -> None:
    ran = _act(tmp_path, paths="articles\n", since="origin/main...")

    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("::error file=articles/story.txt,line=1,")
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert summary.startswith("### mtaudit: 2 findings in 1 article")


def test_the_action_does_as_it_is_told(tmp_path: Path) -> None:
    """Its inputs are no program: a name with a command in it is a name."""
    odd = "articles/$(touch ran); two words.txt"
    (tmp_path / "articles").mkdir()
    (tmp_path / odd).write_text("Tooth Dance Islands\n", "utf-8")
    (tmp_path / "articles").rename(tmp_path / "kept")
    ran = _act(
        tmp_path,
        **{
            "paths": "articles\nkept",
            "fail-on": "never",
            "arguments": "--detector\nnumber-format",
        },
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("::") == 2
    assert not (tmp_path / "ran").exists()


def test_the_action_installs_what_it_stands_beside() -> None:
    """Its inputs are described on the page, and no step puts one into a program."""
    page = PAGE.read_text("utf-8")
    for name in _ACTION["inputs"]:
        assert f"| `{name}` |" in page
    for step in _ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    assert '"$GITHUB_ACTION_PATH"' in _ACTION["runs"]["steps"][1]["run"]
