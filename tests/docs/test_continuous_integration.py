"""The commands in the files for build servers work in the repository that the page describes."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "continuous-integration.md"
_FILE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^[^\n]*?\b(mtaudit check [^'\n]+)'?$", re.MULTILINE)
_FILES = dict(_FILE.findall(PAGE.read_text("utf-8")))
_COMMANDS = [
    pytest.param(command, id=f"{name}: {command}")
    for name, text in _FILES.items()
    for command in _COMMAND.findall(text)
]


def test_each_server_runs_the_program() -> None:
    assert list(_FILES) == [
        "articles/story.txt",
        ".github/workflows/translations.yml",
        ".github/workflows/code-scanning.yml",
        ".gitlab-ci.yml",
        "Jenkinsfile",
    ]
    assert len(_COMMANDS) == 6


@pytest.mark.parametrize("command", _COMMANDS)
def test_command_works(command: str, tmp_path: Path) -> None:
    """It stops the build unless it is told not to, and writes what the server is told to read."""
    story = tmp_path / "articles" / "story.txt"
    story.parent.mkdir()
    story.write_text(_FILES["articles/story.txt"], "utf-8")
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "LANG": "C.UTF-8",
    }

    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.stderr == ""
    assert ran.returncode == (0 if "--fail-on never" in command else 1)
    if "--output" in command:
        written = command.split("--output ")[1]
        assert (tmp_path / written).stat().st_size > 0
        assert any(text.count(written) > 1 for text in _FILES.values()), "nothing reads it"
    elif ">>" in command:
        assert (tmp_path / "summary.md").read_text("utf-8").startswith("### mtaudit: 2 findings")
    else:
        assert ran.stdout.startswith("::error file=articles/story.txt,line=1,")
