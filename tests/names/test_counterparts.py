"""What a source has for an English name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.names.counterparts.find import counterparts
from mtaudit.names.counterparts.likeness import Likest
from mtaudit.names.counterparts.word import KnownName
from mtaudit.names.exonyms import english_names_of_inflected, other_english_names, script_of
from mtaudit.spans import Span


def _has(name: str, source: str, lang: str) -> bool:
    return counterparts(source, lang, Span(0, len(source))).of(name).is_enough


@pytest.mark.parametrize(
    ("name", "source", "lang"),
    [
        ("Germany", "Das liegt in Deutschland.", "de"),
        ("Dutch", "Der niederländische Minister sprach.", "de"),
        ("Warsaw", "Spotkał się w Warszawie.", "pl"),
        ("England", "Los datos son de Inglaterra.", "es"),
        ("Netanyahu", "Premiér Benjamin Netanjahu odjel.", "cs"),
        ("Whitmer", "Губернатор Гретхен Уитмер сказала.", "ru"),
        ("Zealand", "न्यूज़ीलैंड के साथ", "hi"),
        ("Tokyo", "東京で開かれた。", "ja"),
        ("Prague", "Вона мешкає в Празі.", "uk"),
        ("Czech", "Це рішення чеського уряду.", "uk"),
        ("Chinese", "Курорт нравится многим из китайцев.", "ru"),
        ("Kyiv", "Київщина чекає на дощ.", "uk"),
        ("Takagushi", "高串に赴任した。", "ja"),
        ("Nagoya", "ナゴヤドームで", "ja"),
        ("Tunbao", "恩施市屯堡乡", "zh"),
        ("Russian", "俄总统", "zh"),
        ("Whitmer", "格雷琴·惠特默是", "zh"),
        ("Nishimura", "日本经济产业大臣西村康稔", "zh"),
        ("YouTube", "На YouTube-канале", "ru"),
        ("Seoul", "서울에서 열렸다", "ko"),
        ("Cairo", "في القاهرة", "ar"),
    ],
)
def test_has_a_counterpart(name: str, source: str, lang: str) -> None:
    assert _has(name, source, lang)


@pytest.mark.parametrize(
    ("name", "source", "lang"),
    [
        ("Spain", "Ende Mai hatte Argentinien nichts beglichen.", "de"),
        ("Hebron", "Spotkał się w Warszawie.", "pl"),
        ("Foucault", "熊本県出身の増田巡査は高串に赴任した。", "ja"),
        ("Xiamen", "鹰门航空科技集团有限公司", "zh"),
        ("Liu", "第六次会议在这里举行", "zh"),
        ("Paris", "यरुशलम की भविष्य की स्थिति", "hi"),
        ("Boston", "Мадагаскар является самым большим", "ru"),
    ],
)
def test_has_none(name: str, source: str, lang: str) -> None:
    assert not _has(name, source, lang)


def test_a_glossary_adds_counterparts() -> None:
    source = "克宫发表声明"
    known = (KnownName(Span(0, 2), ("Kremlin", "the Kremlin")),)
    found = counterparts(source, "zh", Span(0, len(source)), known)
    assert found.of("Kremlin").span == Span(0, 2)
    assert [(name.english, name.is_certain) for name in found.names()][:1] == [("Kremlin", True)]


def test_names_of_a_source() -> None:
    source = "Le maire a vu Arnold Schwarzenegger à Londres."
    names = counterparts(source, "fr", Span(0, len(source))).names()
    assert [(n.span.of(source), n.english, n.is_certain, n.is_listed) for n in names] == [
        ("Le", "Le", False, False),
        ("Arnold Schwarzenegger", "Arnold Schwarzenegger", True, False),
        ("Londres", "London", True, True),
    ]


def test_inflected_forms_share_a_stem() -> None:
    assert "Moscow" in english_names_of_inflected("Moskwy", "latin")
    assert english_names_of_inflected("Königin", "latin") == ()


def test_a_writer_is_no_people() -> None:
    assert english_names_of_inflected("чехов", "cyrillic") == ("Czechia", "Czech", "Czechs")
    assert english_names_of_inflected("Чехов", "cyrillic") == ()


def test_a_piece_of_a_longer_word_in_katakana_is_no_name() -> None:
    def names(source: str) -> list[str]:
        found = counterparts(source, "ja", Span(0, len(source))).names()
        return [name.english for name in found]

    assert names("駅のエントランスで待つ。") == []
    assert names("ランスで待つ。") == ["Reims"]


def test_demonyms() -> None:
    assert "Netherlands" in other_english_names("Dutch")
    assert "Köln" in other_english_names("Cologne")


@pytest.mark.parametrize(
    ("text", "script"),
    [("Köln", "latin"), ("東京", "han"), ("ナゴヤ市", "kana"), ("서울", "hangul"), ("12", "")],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=6))
def test_a_word_is_most_like_itself(words: list[str]) -> None:
    likest = Likest(((word, Span(i, i + 1)) for i, word in enumerate(words)), "latin")
    for word in words:
        assert likest.to(word) == (1.0, Span(words.index(word), words.index(word) + 1))


@given(st.text("abcdefghimnorst", min_size=1, max_size=10), st.sampled_from(["latin", "cyrillic"]))
def test_likeness_is_bounded(name: str, script: str) -> None:
    found, _ = Likest([("moskva", Span(0, 1)), ("argentina", Span(1, 2))], script).to(name)
    assert 0 <= found <= 1
