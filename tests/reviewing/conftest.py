"""Reviews to test: a program of its own for the browser, a server in this process for requests."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from playwright.sync_api import Browser, BrowserContext

TEXT = (
    "They sailed to a Tooth Dance island on the 22th.\n\nA calm day.\n\n"
    "The Tooth Dance islands and Kunashir belong to Russia, says Moscow.\n"
)


@attrs.define
class Program:
    """A running `mtaudit review`.

    Args:
        folder: The current folder of it.
        process: The process.
        url: The address of its page.
    """

    folder: Path
    process: "subprocess.Popen[str]"
    url: str

    @property
    def decisions(self) -> list[dict[str, Any]]:
        """What its file of decisions holds; nothing if there is none."""
        file = self.folder / "mtaudit-decisions.json"
        if not file.exists():
            return []
        found: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["decisions"]
        return found

    def kill(self) -> None:
        """End it as a crash does."""
        self.process.kill()
        self.process.communicate()

    def interrupt(self) -> tuple[int, str]:
        """End it with Ctrl-C, and return its status and what it said to standard error."""
        self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=20)
        return self.process.returncode, said


Start = Callable[..., Program]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a review in a folder for the test."""
    programs: list[Program] = []

    def started(*arguments: str) -> Program:
        process = subprocess.Popen(
            [sys.executable, "-m", "mtaudit", "review", "--no-browser", *arguments],
            cwd=tmp_path,
            env={**os.environ, "GIT_AUTHOR_NAME": "An editor"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        if not url:
            pytest.fail(process.communicate()[1])
        programs.append(Program(tmp_path, process, url))
        return programs[-1]

    yield started
    for program in programs:
        program.process.kill()
        program.process.communicate()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A text with three findings that have a suggestion."""
    file = tmp_path / "article.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1440, "height": 900})
    yield opened
    opened.close()
