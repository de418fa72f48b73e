"""What is said of numbers where the source's language has no table of number words."""

import pytest

import mtaudit
from mtaudit.article import Article
from mtaudit.finding import Confidence, Finding

AUDITOR = mtaudit.Auditor(glossaries=())


def findings(source: str, lang: str, text: str) -> list[Finding]:
    article = Article(id="a", text=text, source=source, source_lang=lang)
    found = AUDITOR.audit(article).findings
    return [finding for finding in found if finding.detector == "number-mismatch"]


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("fi", "Kauppa oli 1,63 miljardia dollaria.", "Trade reached US$1.63 billion."),
        ("hu", "Mintegy 1,5 millió ember utazott haza.", "Some 1.5 million people travelled home."),
    ],
)
def test_an_unknown_word_may_be_a_scale(lang: str, source: str, text: str) -> None:
    assert findings(source, lang, text) == []


def test_what_is_not_understood_is_not_sure() -> None:
    found = findings(
        "14 súlycsoportban 2 ezer 472 birkózó", "hu", "2,472 wrestlers in 14 categories"
    )

    assert {finding.confidence for finding in found} == {Confidence.LOW}


def test_another_figure_is_still_found() -> None:
    (finding,) = findings("İnflasyon %68,5 oldu.", "tr", "Inflation was 58.5%.")

    assert finding.span.of("Inflation was 58.5%.") == "58.5%"


def test_a_month_in_a_name_is_kept() -> None:
    source = "Il sindaco perse la casa in via XX Settembre."

    assert findings(source, "it", "The mayor lost his home in Via XX Settembre.") == []
    assert findings("Il 3 settembre perse la casa.", "it", "On the 3rd he lost his home.") != []
