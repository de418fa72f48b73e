import io
import re
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

import mtaudit
from mtaudit import Article, Finding, Result

FIRST_LINE = re.compile(
    r"[^:\n]+:\d+:\d+: (neutral|minor|major|critical) [a-z-]+ .+ \[(low|medium|high)\]"
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    return Terminal()


def test_each_finding_begins_with_a_line_that_editors_parse(
    results: Sequence[Result], render: Callable[..., str]
) -> None:
    lines = render("text", results).split("\n")
    heads = [line for line in lines if FIRST_LINE.fullmatch(line)]

    assert len(heads) == sum(len(result.findings) for result in results)


def test_carets_stand_under_the_span(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "\t島々と色丹島 and Sedan")
    report = render("text", [Result(article, (make_finding(article, "Sedan"),))])

    assert "        島々と色丹島 and Sedan\n                         ^^^^^\n" in report


@pytest.mark.parametrize("name", ["text", "word-diff", "json"])
def test_no_control_character_gets_through(
    name: str, results: Sequence[Result], render: Callable[..., str]
) -> None:
    report = render(name, results).replace("\n", "")

    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", report)


@pytest.mark.parametrize("name", ["text", "word-diff", "diff"])
def test_a_terminal_gets_colour_and_nothing_else_to_obey(
    name: str, results: Sequence[Result], terminal: Terminal
) -> None:
    mtaudit.write(results, name, terminal)
    plain, colours = re.subn(r"\x1b\[[\d;]*m", "", terminal.getvalue())

    assert colours > 20
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain)


@pytest.mark.parametrize("name", ["text", "word-diff"])
def test_colour_changes_no_word(
    name: str, results: Sequence[Result], terminal: Terminal, render: Callable[..., str]
) -> None:
    mtaudit.write(results, name, terminal)
    plain = re.sub(r"\x1b\[[\d;]*m", "", terminal.getvalue())

    assert [line.rstrip() for line in plain.split("\n")] == [
        line.rstrip() for line in render(name, results).split("\n")
    ]


def test_no_color_is_honoured(
    results: Sequence[Result], terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    mtaudit.write(results, "text", terminal)

    assert "\x1b" not in terminal.getvalue()


@pytest.mark.parametrize("name", ["text", "json", "diff", "word-diff"])
def test_plain_reports_load_neither_rich_nor_jinja(name: str) -> None:
    program = (
        "import io, sys, mtaudit\n"
        "result = mtaudit.Result(mtaudit.Article('text'), ())\n"
        f"mtaudit.write([result], {name!r}, io.StringIO())\n"
        "print(sorted({'rich', 'jinja2'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout == "[]\n"


def test_summary_counts_everything(results: Sequence[Result], render: Callable[..., str]) -> None:
    last = render("text", results).rstrip("\n").split("\n")[-1]

    assert last == (
        "16 findings in 4 articles: 2 critical, 11 major, 2 minor, 1 neutral; "
        "10 high, 2 medium, 4 low confidence; 1 suppressed; "
        "1 detector error (implausible-year) [mtaudit:0.1.0|glossary:0123456789ab]"
    )


def test_summary_of_nothing(render: Callable[..., str]) -> None:
    assert render("text", []) == "no findings in 0 articles; 0 suppressed\n"


def test_findings_are_written_as_they_come(results: Sequence[Result]) -> None:
    stream = io.StringIO()
    seen: list[bool] = []

    def coming() -> object:
        for result in results:
            seen.append(bool(stream.getvalue()))
            yield result

    mtaudit.write(coming(), "text", stream)  # type: ignore[arg-type]

    assert seen == [False, True, True, True]


@pytest.mark.parametrize("name", ["text", "diff", "word-diff", "json"])
def test_one_line_of_fifty_megabytes(
    name: str,
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("long.txt", "word " * 5_000_000 + "Sedan" + " word" * 5_000_000)
    result = Result(article, (make_finding(article, "Sedan", "Shikotan"),))
    report = render(name, [result])

    assert "Shikotan" in report
