"""The pages of the documentation do what they say.

Each page is worked through from top to bottom in an empty folder:

- a fenced block with `title="NAME"` is written to the file NAME;
- a `console` block is run by bash, command by command, and must write what the page shows, standard
  output and standard error together; a line `...` there stands for any lines;
- a `python` block with `>>>` runs as a doctest, any other runs as it is; the blocks of a page share
  their names;
- all other blocks, `sh` among them, are only shown.

A page that begins with `<!-- needs: ... -->` is skipped where one of these packages is missing.

With MTAUDIT_UPDATE_DOCS=1 in the environment the output of `console` blocks is rewritten; read the
difference.
"""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>\w*)(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_NEEDS = re.compile(r"<!-- needs: (.*) -->\n")
_TITLE = re.compile(r'title="([^"]+)"')
_UPDATE = bool(os.environ.get("MTAUDIT_UPDATE_DOCS"))


@attrs.frozen
class Command:
    """A command of a page, with what it writes."""

    line: str
    output: str


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page.read_text(encoding="utf-8")
    needs = _NEEDS.match(text)
    for package in needs.group(1).split() if needs else ():
        pytest.importorskip(package)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    names: dict[str, Any] = {"__name__": "__page__"}
    rewritten, done = [], 0
    for block in _BLOCK.finditer(text):
        title = _TITLE.search(block["info"])
        line = text.count("\n", 0, block.start()) + 2
        if title:
            file = Path(title.group(1))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(block["body"].encode())
        elif block["kind"] == "python":
            _run_python(block["body"], names, page, line)
        elif block["kind"] == "console":
            shown = _run_console(block["body"], tmp_path, f"{page.relative_to(ROOT)}:{line}")
            rewritten += [text[done : block.start("body")], shown]
            done = block.end("body")
    if _UPDATE:
        page.write_text("".join(rewritten) + text[done:], encoding="utf-8")


def _run_python(body: str, names: dict[str, Any], page: Path, line: int) -> None:
    if ">>>" not in body:
        exec(compile("\n" * (line - 1) + body, str(page), "exec"), names)  # noqa: S102 - our own pages
        return
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    test = doctest.DocTestParser().get_doctest(body, names, page.name, str(page), line - 1)
    test.globs = names
    report: list[str] = []
    runner.run(test, out=report.append, clear_globs=False)
    assert not runner.failures, "".join(report)


def _run_console(body: str, folder: Path, where: str) -> str:
    """Run the commands of a block; return the block as it should be."""
    commands = _commands(body)
    blocks = []
    for command, actual in zip(commands, _outputs(commands, folder), strict=True):
        assert "Traceback" not in actual, f"{where}: {command.line}\n{actual}"
        agrees = _agrees(command.output, actual)
        if not _UPDATE:
            assert agrees, f"{where}: {command.line}\nwrites:\n{actual}\nnot:\n{command.output}"
        keep = agrees and "...\n" in command.output
        blocks.append(f"$ {command.line}\n{command.output if keep else actual}")
    return "".join(blocks)


def _commands(body: str) -> list[Command]:
    """Return the commands of a block; a line that ends with a backslash goes on in the next."""
    assert body.startswith("$ ")
    found = re.findall(r"^\$ ((?:[^\n]*\\\n)*[^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", body, re.MULTILINE)
    return [Command(line, output) for line, output in found]


def _outputs(commands: list[Command], folder: Path) -> list[str]:
    """Run commands in one shell and return what each of them writes."""
    script = "exec 2>&1\n" + "".join(
        f"{c.line}\n_s=$?; printf '\\0'; (exit $_s)\n" for c in commands
    )
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        "PATH": programs,
        "HOME": str(folder),
        "MTAUDIT_CACHE": os.environ["MTAUDIT_CACHE"],
        "PRE_COMMIT_HOME": str(folder / ".cache"),
        "COLUMNS": "80",
        "PYTHONUNBUFFERED": "1",  # so that both streams come in the order of a terminal
        "LANG": "C.UTF-8",
        "SOURCE_DATE_EPOCH": "1767225600",  # the day is 2026-01-01
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_NAME": "An editor" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "editor@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    ran = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, check=False
    )
    return ran.stdout.decode().split("\0")[: len(commands)]


def _agrees(shown: str, actual: str) -> bool:
    pattern = re.escape(_stable(shown)).replace(re.escape("...") + "\\\n", "(?:.*\n)*?")
    return re.fullmatch(pattern, _stable(actual)) is not None


def _stable(output: str) -> str:
    """Take out what changes with every release and every edit of a shipped glossary."""
    output = re.sub(r"glossary:[0-9a-f]{12}", "glossary:<digest>", output)
    output = re.sub(r"\|version:\d+\.\d+\.\d+", "|version:<sacrebleu>", output)
    return re.sub(r"mtaudit([: ])\d+\.\d+\.\d+\w*", r"mtaudit\1<version>", output)


# --- Links and lists ------------------------------------------------------------------------------

_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
_OUTSIDE = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]


@pytest.mark.parametrize("page", [*PAGES, *_OUTSIDE], ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in _LINK.findall(text):
        generated = "reference/detectors/" in str((page.parent / target).resolve())
        assert generated or (page.parent / target).exists(), target
