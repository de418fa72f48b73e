"""Word boundaries in each script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.scripts import ends_word, starts_word
from mtaudit.spans import Span


def is_word(text: str, part: str) -> bool:
    """Whether the first `part` of `text` may be a word there."""
    span = Span(text.index(part), text.index(part) + len(part))
    return starts_word(text, span) and ends_word(text, span)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("あんなに", "あんな"),
        ("メイン", "メイ"),
        ("しょうがない", "しょう"),
        ("明るい", "明"),
        ("お母さん", "母"),
        ("もっともらしい", "もっとも"),
        ("フィルタリング", "フィルタ"),
        ("利用者側", "側"),
        ("thus", "us"),
        ("usage", "us"),
        ("Лавровский", "Лавров"),
        ("٢المدينةx", "مدين"),
        ("한국어학", "한국"),
        ("cafe\u0301", "cafe"),
        ("snake_case", "case"),
    ],
)
def test_a_part_of_a_longer_word_is_no_word(text: str, part: str) -> None:
    assert not is_word(text, part)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("在色丹岛上", "色丹"),
        ("JR東日本", "東日本"),
        ("3月", "月"),
        ("A社", "社"),
        ("ラブロフ外相は", "ラブロフ"),
        ("東京タワーへ", "タワー"),
        ("イワノフさん", "イワノフ"),
        ("ひらがなの", "ひらがな"),
        ("러시아는", "러시아"),
        ("والمدينة", "مدينة"),
        ("ประเทศไทย", "ไทย"),
        ("Lavrov’s", "Lavrov"),
        ("Mr.Lavrov", "Lavrov"),
        ("(Kono)", "Kono"),
        ("2013年", "2013"),
    ],
)
def test_a_word_is_found_without_spaces(text: str, part: str) -> None:
    assert is_word(text, part)


@given(st.text("aБ色あカ한א1. ", min_size=1, max_size=8))
def test_a_whole_text_is_bounded(text: str) -> None:
    assert is_word(text, text)
