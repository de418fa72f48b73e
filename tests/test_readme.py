"""README shows what the program really does."""

import re
import subprocess
import sys
from pathlib import Path

_README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_readme_shows(tmp_path: Path) -> None:
    story = re.search(r'```text title="story.txt"\n(.*?)```', _README, re.DOTALL)
    shown = re.search(r"```console\n\$ mtaudit check story.txt\n(.*?)```", _README, re.DOTALL)
    assert story is not None
    assert shown is not None
    (tmp_path / "story.txt").write_text(story.group(1), encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-m", "mtaudit", "check", "story.txt"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert without_digest(run.stdout) == without_digest(shown.group(1))
    assert run.returncode == 1


def without_digest(output: str) -> str:
    """Return the output without what changes with every glossary row."""
    return re.sub(r"glossary:[0-9a-f]+", "glossary:…", output)


def test_the_python_example_runs() -> None:
    for code in re.findall(r"```python\n(.*?)```", _README, re.DOTALL):
        exec(code, {})  # noqa: S102 - our own text
