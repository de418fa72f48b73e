import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import lxml.etree as lx  # type: ignore[import-untyped]  # the package has no types
import pytest

from mtaudit import Article, Confidence, DetectorError, Finding, Origin, Result, Severity


def parse(report: str) -> ET.Element:
    return ET.fromstring(report.encode())  # noqa: S314 - our own report


SCHEMA = Path(__file__).parents[1] / "schemas" / "junit" / "junit-10.xsd"


@pytest.mark.parametrize("count", [0, 1, 4])
def test_report_follows_the_schema_of_jenkins(
    count: int, results: Sequence[Result], render: Callable[..., str]
) -> None:
    report = lx.fromstring(render("junit", results[:count]).encode())

    lx.XMLSchema(file=str(SCHEMA)).assertValid(report)


def test_each_article_is_a_case(results: Sequence[Result], render: Callable[..., str]) -> None:
    root = parse(render("junit", results))

    assert root.tag == "testsuites"
    assert [case.get("name") for case in root.iter("testcase")] == [
        result.article.id for result in results
    ]
    for suite in root:
        (case,) = suite
        assert suite.tag == "testsuite"
        assert suite.get("tests") == "1"
        assert suite.get("failures") == str(len(case.findall("failure")))
        assert suite.get("errors") == str(len(case.findall("error")))
        assert {child.tag for child in case} <= {"failure", "error", "system-out"}


@pytest.mark.parametrize(
    ("severity", "confidence", "fails"),
    [
        (Severity.MINOR, Confidence.HIGH, True),
        (Severity.NEUTRAL, Confidence.HIGH, False),
        (Severity.CRITICAL, Confidence.MEDIUM, False),
    ],
)
def test_only_what_is_sure_fails(
    *,
    severity: Severity,
    confidence: Confidence,
    fails: bool,
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    """As the exit status does, unless it is told otherwise."""
    article = make_article("a.txt", "Sedan")
    finding = make_finding(article, "Sedan", severity=severity, confidence=confidence)
    case = next(parse(render("junit", [Result(article, (finding,))])).iter("testcase"))

    assert [child.tag for child in case] == ["failure" if fails else "system-out"]
    assert f"a.txt:1:1: {severity} bad-rendering" in (case[0].text or "")


def test_names_differ(make_article: Callable[..., Article], render: Callable[..., str]) -> None:
    """Of cases of one name GitLab keeps the first."""
    article = make_article("a.jsonl", "text")
    assert isinstance(article.origin, Origin)
    second = attrs.evolve(article, origin=attrs.evolve(article.origin, record="2"))
    root = parse(render("junit", [Result(article, ()), Result(second, ()), Result(article, ())]))

    assert [case.get("name") for case in root.iter("testcase")] == [
        "a.jsonl",
        "a.jsonl 2",
        "a.jsonl (2)",
    ]


def test_failed_detectors_are_an_error(
    make_article: Callable[..., Article], render: Callable[..., str]
) -> None:
    errors = tuple(DetectorError(name, "ValueError: <x> & ]]>") for name in ("one", "two"))
    case = next(
        parse(render("junit", [Result(make_article("a.txt", "x"), (), errors=errors)])).iter(
            "testcase"
        )
    )

    assert case[0].get("message") == "2 detectors failed"
    assert case[0].text == "\none: ValueError: <x> & ]]>\ntwo: ValueError: <x> & ]]>\n"


def test_what_xml_forbids_is_shown(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "Sedan")
    message = "a\0b\x0bc\ufffed\uffffe\ud800f\x85g\rh"
    result = Result(article, (make_finding(article, "Sedan", message=message),))
    text = next(parse(render("junit", [result])).iter("failure")).text or ""

    assert "a<U+0000>b<U+000B>c<U+FFFE>d<U+FFFF>e<U+D800>f<U+0085>g<U+000D>h" in text
