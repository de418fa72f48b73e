import io
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import mtaudit
from mtaudit import Confidence, Family, Result, Severity

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "schema" / "report-1.schema.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SCHEMA_FILE.read_text("utf-8"))
    return loaded


def test_schema_is_one(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_schema_allows_nothing_it_does_not_describe(schema: dict[str, Any]) -> None:
    for described in (schema, *schema["$defs"].values()):
        assert described["additionalProperties"] is False
        assert described["required"] == list(described["properties"])


def test_schema_knows_every_value(schema: dict[str, Any]) -> None:
    fields = schema["$defs"]["finding"]["properties"]

    assert set(fields["severity"]["enum"]) == {str(severity) for severity in Severity}
    assert set(fields["confidence"]["enum"]) == {str(confidence) for confidence in Confidence}
    assert set(fields["family"]["enum"]) == {str(family) for family in Family}


@pytest.mark.parametrize("count", [0, 1, 4])
def test_report_follows_the_schema(
    count: int, results: Sequence[Result], schema: dict[str, Any], render: Callable[..., str]
) -> None:
    report = json.loads(render("json", results[:count]))

    jsonschema.Draft202012Validator(schema).validate(report)
    assert len(report["articles"]) == count


def test_spans_locations_and_texts_agree(
    results: Sequence[Result], render: Callable[..., str]
) -> None:
    report = json.loads(render("json", results))

    for result, article in zip(results, report["articles"], strict=True):
        for found, finding in zip(article["findings"], result.findings, strict=True):
            span = found["span"]
            assert found["text"] == result.article.text[span["start"] : span["end"]]
            assert found["location"]["line"] == result.article.locate(finding.span).line
            assert found["fingerprint"] == finding.fingerprint(result.article)


def test_text_survives_the_escapes(results: Sequence[Result], render: Callable[..., str]) -> None:
    report = json.loads(render("json", results))

    for result, article in zip(results, report["articles"], strict=True):
        assert [f["message"] for f in article["findings"]] == [f.message for f in result.findings]


def test_lone_surrogates_can_be_written(
    make_finding: Callable[..., mtaudit.Finding], render: Callable[..., str]
) -> None:
    article = mtaudit.Article("Sedan", id="\ud800\U000e0041\x7f")
    result = Result(article, (make_finding(article, "Sedan", message="A car \ud800"),))
    report = render("json", [result])

    assert report.isascii()
    (written,) = json.loads(report)["articles"]
    assert written["id"] == "\ud800\U000e0041\x7f"
    assert written["findings"][0]["message"] == "A car \ud800"


def test_articles_are_written_as_they_come(results: Sequence[Result]) -> None:
    stream = io.StringIO()
    written: list[int] = []

    def coming() -> Iterator[Result]:
        for result in results:
            written.append(stream.getvalue().count('"signature"'))
            yield result

    mtaudit.write(coming(), "json", stream)

    assert written == [0, 1, 2, 3]


def test_the_score_is_by_the_model_of_the_audit(render: Callable[..., str]) -> None:
    text = "They sailed to the Tooth Dance Islands on the 22th of June."
    config = mtaudit.Config(severity_weights={"major": 10}, category_weights={"Accuracy": 2})
    for auditor, penalty in (
        (mtaudit.Auditor(["kuril"]), 6.0),
        (mtaudit.Auditor(["kuril"], config), 21.0),
    ):
        results = list(auditor.audit_many([text, "They sailed home."]))

        report = json.loads(render("json", results))

        first, second = (article["mqm"] for article in report["articles"])
        whole = report["summary"]["mqm"]
        assert (first["penalty"], second["penalty"], whole["penalty"]) == (penalty, 0, penalty)
        assert whole["words"] == first["words"] + second["words"] == 15
        assert whole["mqm"] == pytest.approx(penalty * 1000 / 15)
        assert whole["rating"] == first["rating"] == "fail"
        assert f"MQM: {whole['mqm']:.1f} penalty points" in render("html", results)
