import json
from collections.abc import Callable, Sequence

import jsonschema
import pytest

from mtaudit import Article, Finding, Result

POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer"}},
}
# What GitLab's documentation asks of a Code Quality report.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "positions"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)."},
                    "positions": {
                        "type": "object",
                        "required": ["begin", "end"],
                        "properties": {"begin": POSITION, "end": POSITION},
                    },
                },
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
}


@pytest.mark.parametrize("count", [0, 1, 4])
def test_report_has_the_documented_form(
    count: int, results: Sequence[Result], render: Callable[..., str]
) -> None:
    issues = json.loads(render("gitlab", results[:count]))

    jsonschema.Draft202012Validator(SCHEMA).validate(issues)
    assert len(issues) == sum(len(result.findings) for result in results[:count])


def test_positions_are_those_of_the_file(
    results: Sequence[Result], render: Callable[..., str]
) -> None:
    issues = iter(json.loads(render("gitlab", results)))

    for result in results:
        for finding in result.findings:
            place, location = result.article.locate(finding.span), next(issues)["location"]
            assert location["path"] == place.path
            assert location["positions"] == {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            }


def test_each_issue_has_a_key_of_its_own(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    """The same words thrice in one file, and the same in another."""
    articles = [make_article(path, "on Sedan now " * 3) for path in ("a.txt", "b.txt")]
    results = [
        Result(article, tuple(make_finding(article, "Sedan", nth=nth) for nth in range(3)))
        for article in articles
    ]
    issues = json.loads(render("gitlab", results))

    assert len({issue["fingerprint"] for issue in issues}) == 6


def test_a_key_survives_edits_elsewhere(
    make_article: Callable[..., Article],
    make_finding: Callable[..., Finding],
    render: Callable[..., str],
) -> None:
    keys = set()
    for path, text in (
        ("a.txt", "They saw Sedan from afar"),
        ("./a.txt", "New.\n\nThey saw Sedan from afar"),
    ):
        article = make_article(path, text)
        result = Result(article, (make_finding(article, "Sedan"),))
        keys.add(json.loads(render("gitlab", [result]))[0]["fingerprint"])

    assert len(keys) == 1
