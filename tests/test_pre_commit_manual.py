"""The hooks as a project runs them: pre-commit installs the checkout and runs it on files.

pre-commit makes a virtual environment of its own and fills it from the package registry, so the
first of these tests takes a minute.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
BAD = "A calm day.\n\nThey sailed to the Tooth Dance Islands.\n"
CLEAN = "They sailed to the Habomai Islands.\n"

pytestmark = pytest.mark.skipif(
    not (CHECKOUT / ".git").exists() or shutil.which("git") is None,
    reason="needs the checkout and git",
)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return an environment in which neither this run nor the user's settings show through."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHON", "VIRTUAL_ENV"))
    }
    return {
        **clean,
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "PRE_COMMIT_COLOR": "never",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "nobody" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "nobody@example.org" for who in ("AUTHOR", "COMMITTER")},
    }


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """Return a repository that holds the working tree as it is now, committed."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    copy = tmp_path_factory.mktemp("hooks")
    for name in filter(None, names.stdout.split("\0")):
        if (CHECKOUT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, copy / name)
    (copy / "README.md").touch()
    _commit(copy, environment)
    return copy


@pytest.fixture
def project(tmp_path: Path, environment: dict[str, str]) -> Path:
    """Return a repository with a bad article and a clean one."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bad.txt").write_text(BAD, "utf-8")
    (tmp_path / "articles" / "clean.md").write_text(CLEAN, "utf-8")
    (tmp_path / "names.py").write_text('NAMES = ["Tooth Dance"]\n', "utf-8")
    _commit(tmp_path, environment)
    return tmp_path


def _commit(folder: Path, environment: dict[str, str]) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)


def _try(
    hook: str, *files: str, hooks: Path, project: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), hook]
    return subprocess.run(
        [*command, "--verbose", "--files", *files],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_bad_file_stops_the_commit(
    hooks: Path, project: Path, environment: dict[str, str]
) -> None:
    """Names in program text are no prose: the hook does not see the Python file."""
    files = ("articles/bad.txt", "articles/clean.md", "names.py")

    ran = _try("mtaudit", *files, hooks=hooks, project=project, environment=environment)

    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert re.search(
        r"^articles/bad\.txt:3:20: major bad-rendering “Tooth Dance” is a bad rendering of Habomai",
        ran.stdout,
        re.MULTILINE,
    )
    assert "names.py" not in ran.stdout


def test_a_clean_file_passes(hooks: Path, project: Path, environment: dict[str, str]) -> None:
    ran = _try(
        "mtaudit", "articles/clean.md", hooks=hooks, project=project, environment=environment
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "Passed" in ran.stdout


def test_the_fixing_hook_repairs_the_file_and_stops_the_commit_once(
    hooks: Path, project: Path, environment: dict[str, str]
) -> None:
    bad = project / "articles" / "bad.txt"

    first = _try(
        "mtaudit-fix", "articles/bad.txt", hooks=hooks, project=project, environment=environment
    )
    second = _try(
        "mtaudit-fix", "articles/bad.txt", hooks=hooks, project=project, environment=environment
    )

    assert first.returncode == 1, first.stdout + first.stderr
    assert bad.read_text("utf-8") == BAD.replace("Tooth Dance", "Habomai")
    assert second.returncode == 0, second.stdout + second.stderr
