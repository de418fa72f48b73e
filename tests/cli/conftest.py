"""Running the program inside the test process."""

import io
import sys
from collections.abc import Callable
from typing import TypeAlias

import attrs
import pytest

from mtaudit import cli


@attrs.frozen
class Ran:
    """What a run of the program came to."""

    status: int
    stdout: str
    stderr: str


Run: TypeAlias = Callable[..., Ran]


@pytest.fixture
def mtaudit(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the program with arguments and perhaps standard input."""

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        out, err = _stream(), _stream()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", _stream(stdin))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setenv("COLUMNS", "80")
            patch.setenv("NO_COLOR", "1")
            patch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # the day is 2026-01-01
            patch.setenv("GIT_AUTHOR_NAME", "An editor")
            status = cli.run(arguments)
        ran = Ran(status, _content(out), _content(err))
        assert "Traceback" not in ran.stderr
        return ran

    return run


def _stream(content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")


def _content(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
