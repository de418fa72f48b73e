"""Writing values in the style of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.numerals import Quantity, parse
from mtaudit.numerals.english_words import ordinal, words
from mtaudit.numerals.render import number, render


def one(text: str, lang: str) -> Quantity:
    (quantity,) = parse(text, lang)
    return quantity


@pytest.mark.parametrize(
    ("source", "lang", "like", "want"),
    [
        ("417.6万", "zh", "4.1 million", "4.176 million"),
        ("417.6万", "zh", "41,760,000", "4,176,000"),
        ("90亿元", "zh", "90 billion yuan", "9 billion yuan"),
        ("$9.99", "en", "€5.00", "$9.99"),
        ("5000 GBP", "en", "$4,000", "£5,000"),
        ("7月24日", "zh", "July 23", "July 24"),
        ("7月24日", "zh", "23 July", "24 July"),
        ("7月24日", "zh", "July 23rd", "July 24th"),
        ("2019年7月24日", "zh", "23 July 2019", "24 July 2019"),
        ("2019年7月24日", "zh", "July 23, 2019", "July 24, 2019"),
        ("晚上10点", "zh", "10 a.m.", "10 p.m."),
        ("17时07分", "zh", "7:17 pm", "5:07 pm"),
        ("17时07分", "zh", "17:17", "17:07"),
        ("три", "ru", "two", "three"),
        ("три", "ru", "2", "3"),
        ("twenty-first", "en", "twentieth", "twenty-first"),
        ("18-й", "ru", "15th", "18th"),
        ("siglo XX", "es", "21st century", "20th century"),
        ("1960年代", "ja", "1970s", "1960s"),
        ("7割", "ja", "17%", "70%"),
        ("7割", "ja", "seventeen percent", "seventy percent"),
        ("69 厘米", "zh", "68 centimeters", "69 centimeters"),
        ("69 厘米", "zh", "69 m", "69 centimetres"),
        ("3～4週間", "ja", "2–4 weeks", "3 weeks–4 weeks"),
        ("令和5年", "ja", "2022", "2023"),
        ("星期三", "zh", "Thursday", "Wednesday"),
        ("6月", "zh", "Jul.", "Jun"),
        ("6月", "zh", "July", "June"),
        ("15:1", "en", "15:2", "15:1"),
        ("2 процентных пункта", "ru", "3 percentage points", "2 percentage points"),
    ],
)
def test_like(source: str, lang: str, like: str, want: str) -> None:
    assert render(one(source, lang), one(like, "en")) == want


@pytest.mark.parametrize(
    ("like", "lang", "want"),
    [
        ("公元前222年", "zh", "公元前221年"),
        ("222 av. J.-C.", "fr", "221 av. J.-C."),
        ("公元222年", "zh", "222年"),  # as it was: how to say that it is before Christ is not known
    ],
)
def test_before_christ_in_another_language(like: str, lang: str, want: str) -> None:
    assert render(one("221 BC", "en"), one(like, lang), lang) == want


@pytest.mark.parametrize(
    ("text", "lang", "want"),
    [
        ("1,234.5", "de", "1.234,5"),
        ("1,234,567", "fr", "1 234 567"),
        ("7%", "de", "7 %"),
        ("$1,500", "de", "1.500 $"),
    ],
)
def test_other_languages(text: str, lang: str, want: str) -> None:
    assert render(one(text, "en"), lang=lang) == want


@pytest.mark.parametrize(
    ("text", "like", "lang", "want"),
    [
        ("54%", "%45", "tr", "%54"),
        ("54%", "yüzde 45", "tr", "yüzde 54"),
        ("the 5th", "ke-7", "id", "ke-5"),
        ("16th century", "abad ke-15", "id", "abad ke-16"),
        ("43 years", "34 tuổi", "vi", "43 tuổi"),
        ("8 km", "5 kilometer", "nl", "8 kilometer"),
        ("3 percent", "33 Prozent", "de", "3 Prozent"),
    ],
)
def test_a_number_stands_where_the_other_language_has_it(
    text: str, like: str, lang: str, want: str
) -> None:
    assert render(one(text, "en"), one(like, lang), lang) == want


@given(st.integers(0, 999))
def test_words_are_read_back(value: int) -> None:
    assert one(words(value), "en").value == value


@given(st.integers(1, 10**15))
def test_digits_are_read_back(value: int) -> None:
    assert one(number(value), "en").value == value


@given(st.integers(1, 99))
def test_ordinals_are_read_back(value: int) -> None:
    for spelt in (False, True):
        assert one(ordinal(value, spelt=spelt), "en").value == value


@pytest.mark.parametrize(
    ("source", "like", "lang", "want"),
    [
        ("3 days", "4 Tage", "de", "3 Tage"),
        ("3 days", "3 Stunden", "de", ""),
        ("5 kg", "5 g", "ru", "5 kg"),
        ("5 kg", "5 Gramm", "de", ""),
        ("Monday", "Dienstag", "de", ""),
        ("July", "August", "de", ""),
        ("the 3rd", "второй", "ru", ""),
        ("the 19th century", "il XX secolo", "it", ""),
        ("the 1990s", "die Achtzigerjahre", "de", ""),
        ("3 to 5 days", "3-5 Stunden", "de", ""),
    ],
)
def test_no_english_word_is_written_in_another_language(
    source: str, like: str, lang: str, want: str
) -> None:
    assert render(one(source, "en"), one(like, lang), lang) == want
