"""No text can break out of the formats that other programs read, whatever it is made of."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mtaudit import (
    Article,
    Category,
    Confidence,
    DetectorError,
    Document,
    Evidence,
    Family,
    Finding,
    Origin,
    Result,
    Severity,
    Span,
    Suppressed,
)
from mtaudit.reports.display import visible
from mtaudit.spans import Part, join

PIECES = (
    *"\0\t\n\r\x0b\x1b\x7f\x85\u200b\u202e\u2028\u2066\ufeff\ufffe\uffff\ud800\U000e0041",
    *"%,:;|`*_[](){}<>&\"'\\/#~$@!-=+ ",
    *("]]>", "::", "::error::", "##[error]", "</v>", "<v>", "<!--", "-->", "```", "](", "\r\n"),
    *(
        "</testcase>",
        "<script>",
        "&amp;",
        "{0}",
        "%0A",
        "://",
        "www.",
        "e\u0301",
        "色丹",
        "😀",
        "x",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
# An article's text holds no lone surrogate; its name and a message may.
PROSE = TEXTS.map(lambda text: text.replace("\ud800", ""))
NAMES = TEXTS.map(lambda text: "a" + text.replace("\0", ""))
# Format characters and controls but the line end, lone surrogates, and what XML forbids.
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@st.composite
def hostile(draw: st.DrawFn) -> Result:
    """Build a result of which every text is hostile."""
    text = draw(PROSE)
    prose, source_map = join([Part(text, 0, len(text))])
    path, record = draw(NAMES), draw(TEXTS)
    origin = Origin(Document(path, text), source_map, record) if draw(st.booleans()) else None
    article = Article(prose, id=path, source=draw(PROSE), origin=origin)

    def finding() -> Finding:
        start = draw(st.integers(0, len(prose)))
        return Finding(
            Span(start, draw(st.integers(start, len(prose)))),
            "bad-rendering",
            Family.NAME,
            draw(st.sampled_from(Category)),
            draw(st.sampled_from(Severity)),
            draw(st.sampled_from(Confidence)),
            "m" + draw(TEXTS),
            tuple(draw(st.lists(TEXTS, max_size=2, unique=True))),
            (Evidence("note", draw(TEXTS), Span(0, len(prose))),),
        )

    return Result(
        article,
        tuple(sorted((finding() for _ in range(draw(st.integers(0, 3)))), key=lambda f: f.span)),
        (Suppressed(finding(), draw(TEXTS)),),
        (DetectorError("untranslated", draw(TEXTS)),),
        "s" + draw(TEXTS),
    )


def check_sarif(report: str, result: Result) -> None:
    """Every text comes out of the JSON as it is or as it is shown."""
    run = json.loads(report)["runs"][0]
    assert len(run["results"]) == len(result.findings) + 1
    for found, finding in zip(run["results"], result.findings, strict=False):
        snippet = found["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]
        message = found["message"]["text"]
        assert snippet == finding.span.of(result.article.text)
        assert re.fullmatch(r"(?:[^{}]|\{\{|\}\})*", message)
        assert "](" not in message
        assert found["properties"]["suggestions"] == list(finding.suggestions)


def check_gitlab(report: str, result: Result) -> None:
    """Descriptions are fit to show."""
    issues = json.loads(report)
    assert len({issue["fingerprint"] for issue in issues}) == len(result.findings)
    for issue, finding in zip(issues, result.findings, strict=True):
        assert issue["description"].startswith(visible(finding.message))


def check_github(report: str, result: Result) -> None:
    """Each line is a command whose values say what they should when they are read back."""
    commands = report.removesuffix("\n").split("\n")
    texts = [f.message for f in result.findings] + [e.message for e in result.errors]
    for command, text in zip(commands, texts, strict=True):
        matched = re.fullmatch(r"::(?:error|warning|notice) ([^:]*)::(.*)", command)
        assert matched
        properties = dict(given.split("=", 1) for given in matched[1].split(","))
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert _read(matched[2]).startswith(visible(text))


def check_junit(report: str, result: Result) -> None:
    """It is well-formed, with the elements that belong there and no others."""
    root = ET.fromstring(report.encode())  # noqa: S314 - our own report
    (case,) = root.iter("testcase")
    assert [element.tag for element in root.iter()][:3] == ["testsuites", "testsuite", "testcase"]
    assert {child.tag for child in case} <= {"failure", "error", "system-out"}
    told = "".join(case.itertext())
    for finding in result.findings:
        assert _for_xml(finding.message) in told


def check_mqm(report: str, result: Result) -> None:
    """Rows have ten fields, marks come in pairs, and there is no other markup."""
    rows = [line.split("\t") for line in report.removesuffix("\n").split("\n")[1:]]
    assert {len(row) for row in rows} == {10}
    marked = [row for row in rows if row[8] != "no-error"]
    assert len(marked) == len(result.findings)
    for row in rows:
        json.loads(row[9])
        assert re.fullmatch(r"[^<>]*(?:<v>[^<>]*</v>)?[^<>]*", row[6])
        assert not re.search("[<>]", "".join(row[:6]))


def check_markdown(report: str, result: Result) -> None:
    """Each finding is a row of four cells, and all markup is ours."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(report)
    inner = [child for token in tokens for child in token.children or []]
    assert sum(token.type == "td_open" for token in tokens) == 4 * len(result.findings)
    assert {child.type for child in inner} <= {"text", "link_open", "link_close", "html_inline"}
    assert {child.content for child in inner if child.type == "html_inline"} <= {
        "<sub>",
        "</sub>",
        "<!-- -->",
    }
    blocks = [token.content for token in tokens if token.type == "html_block"]
    assert all(
        re.fullmatch(r"(<details><summary>[^<>]*</summary>|</details>)\n", b) for b in blocks
    )


CHECKS = {
    "sarif": check_sarif,
    "gitlab": check_gitlab,
    "github": check_github,
    "junit": check_junit,
    "mqm": check_mqm,
    "markdown": check_markdown,
}


@pytest.mark.parametrize("name", CHECKS)
def test_hostile_text_stays_text(name: str, render: Callable[..., str]) -> None:
    @given(hostile())
    def stays_text(result: Result) -> None:
        report = render(name, [result])

        report.encode()
        raw = report.replace("\t", "") if name == "mqm" else report
        assert not RAW.search(raw)
        assert render(name, [result]) == report
        CHECKS[name](report, result)

    stays_text()


def _read(value: str) -> str:
    """Undo the escapes of a workflow command, as GitHub does."""
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        value = value.replace(escape, char)
    return value


def _for_xml(text: str) -> str:
    return visible(text).replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")
