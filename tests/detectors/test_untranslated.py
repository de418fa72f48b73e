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
