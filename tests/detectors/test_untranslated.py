"""Which letters are at home in the script of a language."""

import pytest

import mtaudit
from mtaudit.article import Article

AUDITOR = mtaudit.Auditor(glossaries=())


def findings(text: str, lang: str) -> list[str]:
    found = AUDITOR.audit(Article(id="a", text=text, lang=lang)).findings
    return [finding.span.of(text) for finding in found if finding.detector == "untranslated"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("ソニーGは0.3%安だった。", "ja"),  # the mark of a long vowel belongs to two scripts
        ("2コマ目はスタートアップTV。", "ja"),
        ("شركة سـTV تعلن", "ar"),
    ],
)
def test_marks_that_scripts_share_are_at_home(text: str, lang: str) -> None:
    assert findings(text, lang) == []


def test_a_letter_of_another_script_within_a_word_is_found() -> None:
    assert findings("Компания МTVー выросла.", "ru") == ["ー"]


def test_a_text_that_is_mostly_foreign_has_one_finding() -> None:
    korean = "\n\n".join(f"이 함수는 값 {number}을 돌려줍니다." for number in range(9))
    (finding,) = AUDITOR.audit(Article(korean)).findings
    assert finding.message.startswith("Most of the text is in another script")
    assert findings(korean, "ko") == []
    english = "It returns the value that was stored before, whatever that was. " * 9
    assert len(findings(f"{english}\n\n{korean}", "en")) == 9


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Өстәмәләр битен үзгәртү", "ba"),  # a language whose script is not known
        ("Страница измена", "und"),
        ("ڕووپەڕەکە دەستکاری بکە", "ku-Arab"),
        ("Oʻzbek tilida oʻqish", "uz"),
        ("URLʼsini düzenle", "tr"),
    ],
)
def test_letters_that_may_be_at_home(text: str, lang: str) -> None:
    assert findings(text, lang) == []


def test_letters_that_are_not_at_home() -> None:
    assert findings("Страница измена", "tr") == ["Страница измена"]
    assert findings("Edit this: страница измена", "ku") == []
    assert findings("Уреди: ᠮᠣᠩᠭᠣᠯ", "sr-Latn") == ["ᠮᠣᠩᠭᠣᠯ"]
