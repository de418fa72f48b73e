r"""Runs of the program as a user sees them, written down in `cases/*.md`.

A case is a section of second level. Its fenced blocks are `file NAME` (a file to run on), `stdin`,
`console` (the command, then what it writes to standard output), `stderr`, and `after NAME` (what a
file holds afterwards). A line `Status: N` gives the exit status; without one it is 0. Where a block
is missing, nothing may be written. Files before the first section belong to every case.

With MTAUDIT_UPDATE_GOLDEN=1 in the environment the expectations are rewritten; read the difference.
"""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"
_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)
_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>[a-z]+)(?: (?P<name>\S+))?\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_STATUS = re.compile(r"^Status: (\d+)$", re.MULTILINE)
_UPDATE = bool(os.environ.get("MTAUDIT_UPDATE_GOLDEN"))


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.md")):
        for match in _SECTION.finditer(path.read_text(encoding="utf-8")):
            yield pytest.param(path, match.group(1), id=f"{path.stem}: {match.group(1)}")


@pytest.mark.parametrize(("path", "title"), list(_cases()))
def test_case(
    path: Path, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mtaudit: Any
) -> None:
    text = path.read_text(encoding="utf-8")
    preamble, section = text[: text.index("\n## ")], _section(text, title)
    monkeypatch.chdir(tmp_path)
    blocks = {(b["kind"], b["name"]): b["body"] for b in _BLOCK.finditer(preamble + "\n" + section)}
    for (kind, name), body in blocks.items():
        if kind == "file":
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(body.encode())
    command, _, _ = blocks["console", None].partition("\n")
    program, *arguments = shlex.split(command.removeprefix("$ "))
    assert program == "mtaudit"

    ran = mtaudit(*arguments, stdin=blocks.get(("stdin", None), "").encode())

    actual = {
        ("console", None): f"{command}\n{_stable(ran.stdout)}",
        ("stderr", None): _stable(ran.stderr),
        **{key: Path(key[1]).read_text("utf-8") for key in blocks if key[0] == "after"},
    }
    if _UPDATE:
        updated = text.replace(section, _rewritten(section, actual, ran.status))
        path.write_text(updated.rstrip() + "\n", "utf-8")
        return
    expected = {key: blocks.get(key, "") for key in actual}
    status = _STATUS.search(section)
    assert (actual, ran.status) == (expected, int(status.group(1)) if status else 0)


def _section(text: str, title: str) -> str:
    start = text.index(f"## {title}\n")
    following = _SECTION.search(text, start + 3)
    return text[start : following.start() if following else len(text)]


def _stable(output: str) -> str:
    """Take out what changes with every release and every edit of a shipped glossary."""
    output = re.sub(r"\|off:[a-z+-]+", "|off:<ids>", output)
    output = re.sub(r"glossary:[0-9a-f]{12}", "glossary:<digest>", output)
    output = re.sub(r"\|version:\d+\.\d+\.\d+", "|version:<sacrebleu>", output)
    return re.sub(r"mtaudit([: ])\d+\.\d+\.\d+\w*", r"mtaudit\1<version>", output)


def _rewritten(section: str, actual: dict[tuple[str, str | None], str], status: int) -> str:
    """Return a section with what is actually written in the place of what is expected."""

    def block(match: re.Match[str]) -> str:
        body = actual.get((match["kind"], match["name"]), match["body"])
        name = f" {match['name']}" if match["name"] else ""
        return f"{match['fence']}{match['kind']}{name}\n{body}{match['fence']}"

    result = _STATUS.sub("", _BLOCK.sub(block, section)).rstrip() + "\n"
    errors = actual["stderr", None]
    if errors and "```stderr" not in result:
        result += f"\n```stderr\n{errors}```\n"
    if status:
        result += f"\nStatus: {status}\n"
    return re.sub(r"\n{3,}(?=```|Status)", "\n\n", result) + "\n"
