"""What is found in the five articles if nobody had listed a single wrong form."""

from pathlib import Path

import attrs
import pytest

import mtaudit
from mtaudit import Auditor, Confidence, Finding, Glossary, shipped_glossaries

_NEWS = Path(__file__).resolve().parents[2] / "corpus" / "news"
_GARBLES = (
    ("000", "Sedan", "Shikotan"),
    ("000", "Tooth Dance", "Habomai"),
    ("000", "Guohou", "Kunashir"),
    ("002", "South Thousand Islands", "South Kuril Islands"),
    ("000", "Kegong", "Kremlin"),
    ("000", "Overseas Network", "Haiwai Net"),
    ("000", "Chou Tsao", "Iturup"),
    ("000", "American Federation", "Associated Press"),
    ("002", "Ota", "Russia"),
    ("002", "Lavrov Antiques", "Lavrov"),
    ("002", "Putin Antiques", "Putin"),
    ("001", "African Nations. South East Asia", "Association of Southeast Asian Nations"),
)


@pytest.fixture(scope="module")
def findings() -> dict[str, tuple[Finding, ...]]:
    """Audit with the shipped glossaries, their bad and suspect forms left out."""
    shipped = Glossary.merge(Glossary.load(name) for name in shipped_glossaries())
    terms = [attrs.evolve(term, bad=(), suspect=()) for term in shipped.terms]
    auditor = Auditor([attrs.evolve(shipped, terms=terms)])
    results = auditor.audit_many(mtaudit.read(_NEWS))
    return {Path(result.article.id).name[:3]: result.findings for result in results}


def test_ten_of_twelve_garbled_names_are_found(findings: dict[str, tuple[Finding, ...]]) -> None:
    found = {
        garble
        for article, garble, right in _GARBLES
        for finding in findings[article]
        if garble in finding.message and any(right in one for one in finding.suggestions)
    }

    assert len(found) >= 10, {garble for _, garble, _ in _GARBLES} - found


@pytest.mark.parametrize("article", ["003", "004"])
def test_articles_of_native_writers_stay_silent(
    article: str, findings: dict[str, tuple[Finding, ...]]
) -> None:
    names = [f for f in findings[article] if f.detector == "predicted-rendering"]

    assert names == []


def test_general_kawano_is_no_bad_kono(findings: dict[str, tuple[Finding, ...]]) -> None:
    assert not [finding for finding in findings["001"] if "Kawano" in finding.message]


def test_the_sure_ones_are_right(findings: dict[str, tuple[Finding, ...]]) -> None:
    garbles = [garble for _, garble, _ in _GARBLES]
    wrong = [
        finding.message
        for found in findings.values()
        for finding in found
        if finding.detector == "predicted-rendering"
        and finding.confidence is Confidence.HIGH
        and not any(garble in finding.message for garble in garbles)
    ]

    assert wrong == []
