"""The five articles the project starts from: what must be found, and what must not be said."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

import mtaudit
from mtaudit import Confidence, Finding, Result

_NEWS = Path(__file__).resolve().parents[2] / "corpus" / "news"

Label = dict[str, object]


def labels() -> dict[str, list[Label]]:
    """Return the labels of each article."""
    by_article: dict[str, list[Label]] = defaultdict(list)
    for line in (_NEWS / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        by_article[label["article"]].append(label)
    return by_article


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    """Audit the articles as a user would, with the shipped glossaries."""
    auditor = mtaudit.Auditor()
    return {Path(r.article.id).name: r for r in auditor.audit_many(mtaudit.read(_NEWS))}


def span_of(label: Label) -> tuple[int, int]:
    """Return where a label begins and ends."""
    start, end = label["start"], label["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return start, end


def overlapping(label: Label, findings: tuple[Finding, ...]) -> list[Finding]:
    """Return the findings that touch a label."""
    start, end = span_of(label)
    return [f for f in findings if f.span.start < end and start < f.span.end]


def test_labels_quote_the_articles(results: dict[str, Result]) -> None:
    for name, members in labels().items():
        text = results[name].article.text
        for label in members:
            start, end = span_of(label)
            assert text[start:end] == label["quote"]


def test_every_label_that_must_be_found_is_found(results: dict[str, Result]) -> None:
    missed = [
        (name, label["start"])
        for name, members in labels().items()
        for label in members
        if label["tier"] == "must" and not overlapping(label, results[name].findings)
    ]

    assert missed == []


def test_glossary_labels_get_the_right_suggestion(results: dict[str, Result]) -> None:
    for name, members in labels().items():
        for label in members:
            if label["tier"] == "must" and label["category"] in {"glossary", "acronym-mismatch"}:
                found = overlapping(label, results[name].findings)

                suggestions = [s for finding in found for s in finding.suggestions]
                assert any(s in str(label["suggestion"]) for s in suggestions), label


@pytest.mark.parametrize("name", ["003_a2c7dbf802da13aa.txt", "004_4c5e8ff9570a7e3c.txt"])
def test_no_sure_finding_outside_the_labels(name: str, results: dict[str, Result]) -> None:
    """The two articles of an agency's own translators have few faults."""
    assert [f for f in outside(name, results) if f.confidence is Confidence.HIGH] == []


def test_hardly_any_finding_outside_the_labels(results: dict[str, Result]) -> None:
    assert sum(len(outside(name, results)) for name in results) <= 2


def outside(name: str, results: dict[str, Result]) -> list[Finding]:
    """Return an article's findings that touch no label."""
    members = labels()[name]
    return [
        finding
        for finding in results[name].findings
        if not any(overlapping(label, (finding,)) for label in members)
    ]
