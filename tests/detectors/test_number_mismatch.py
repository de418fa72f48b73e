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


@pytest.mark.parametrize(
    ("source", "lang", "text"),
    [
        ("``round(2.675, 2)`` gives ``2.67``", "de", "``round(2.675, 2)`` ergibt ``2,67``"),
        (
            "Formerly it was a context manager.",
            "ja",
            "(訳注: 3.1 (以前) まで) コンテキストでした。",
        ),
        ("Pi:\n['3.1', '3.14', '3.142']", "pl", "Pi:\n['3.1', '3.14', '3.142']"),
        (">>> len('lamb')\n4", "pt", ">>> len('carneirinho')\n11"),
        ("It is deprecated.", "fr", "C'est déprécié [NdT : depuis la 3.7]."),
        ("It is deprecated.", "pl", "Przestarzałe (przyp. tłum. od wersji 3.7"),
    ],
)
def test_code_and_notes_of_the_translator_are_no_translation(
    source: str, lang: str, text: str
) -> None:
    article = Article(text, lang=lang, source=source, source_lang="en")
    assert AUDITOR.audit(article).findings == ()


def test_other_code_and_other_brackets_are() -> None:
    source = "``1`` by default, of ``int`` (two)"
    changed = Article(
        "``0`` por defecto, de ``int`` (dos)", lang="es", source=source, source_lang="en"
    )
    assert [one.span.start for one in AUDITOR.audit(changed).findings] == [2]
    cell = Article("Wert\n2.675", lang="de", source="Value\n2.675", source_lang="en")
    assert [one.span.start for one in AUDITOR.audit(cell).findings] == [5]
    added = Article("Es un entero (desde la 3.7).", lang="es", source="An int.", source_lang="en")
    assert [one.message for one in AUDITOR.audit(added).findings] == [
        "“3.7” has no counterpart in the source"
    ]


def test_spanish_writes_decimals_either_way() -> None:
    article = Article("mide 2.675 metros", lang="es", source="it is 2.675 metres", source_lang="en")
    assert AUDITOR.audit(article).findings == ()


def test_a_figure_may_be_part_of_a_word() -> None:
    def found(source: str, text: str) -> list[str]:
        article = Article(text, lang="ru", source=source, source_lang="en")
        return [str(one.category) for one in AUDITOR.audit(article).findings]

    assert found("a 3-way merge", "трёхходовое слияние") == []
    assert found("a 37-way merge", "слияние") != []
    assert found("3 merges", "слияние") != []


@pytest.mark.parametrize(
    ("lang", "source", "text"),
    [
        ("uk", "Плата за березень уже надійшла.", "The payment for March has come."),
        ("ru", "Договор от 11 февраля 2023 года.", "The contract of 11 february 2023."),
        ("ja", "薬は１日に２，３回飲む。", "Take the medicine two or three times a day."),
        ("ja", "3・4年生が参加した。", "Pupils of the third and fourth grade took part."),
        ("uk", "Зранку 12 квітня міст відкрили.", "On April 12 in the morning the bridge opened."),
        ("uk", "Яна не бери з собою.", "Do not take Jan with you."),
        ("ru", "Звоните: +7 905 555 0172", "Call 7.905.555.0172"),
    ],
)
def test_the_same_in_another_writing_is_silent(lang: str, source: str, text: str) -> None:
    assert findings(source, lang, text) == []


def test_a_month_that_is_not_told_is_missing() -> None:
    source = "Оплатити травень та червень."
    assert findings(source, "uk", "Pay for May and June.") == []
    assert [found.message for found in findings(source, "uk", "Pay for June.")] == [
        "“травень” in the source has no counterpart here"
    ]
