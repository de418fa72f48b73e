"""Outcomes of comparing two quantities."""

import pytest

from mtaudit.numerals import parse
from mtaudit.numerals.compare import compare
from mtaudit.numerals.outcome import Outcome

CASES = [
    ("en", "1,000", "fr", "1 000", Outcome.EQUAL),
    ("ja", "午後11時35分", "en", "11:35 pm", Outcome.EQUAL),
    ("it", "23:35", "en", "11:35", Outcome.CONVERTED),
    ("ja", "令和5年", "en", "2023", Outcome.EQUAL),
    ("fr", "années 70", "en", "1970s", Outcome.EQUAL),
    ("zh", "48小时", "en", "2 days", Outcome.CONVERTED),
    ("en", "5 km", "en", "5,000 m", Outcome.CONVERTED),
    ("en", "80 km", "en", "50 miles", Outcome.CONVERTED),
    ("ja", "7割", "en", "70%", Outcome.EQUAL),
    ("en", "half", "en", "50%", Outcome.CONVERTED),
    ("zh", "417.6万", "en", "4.18 million", Outcome.ROUNDED),
    ("en", "58", "en", "59", Outcome.DIFFERENT),
    ("zh", "90亿元", "en", "90 billion yuan", Outcome.MAGNITUDE),
    ("en", "1960", "en", "1690", Outcome.DIGITS),
    ("de", "1.234", "en", "1.234", Outcome.SEPARATOR),
    ("de", "11,200", "en", "11,200", Outcome.SEPARATOR),
    ("zh", "9400", "en", "94,00", Outcome.SEPARATOR),
    ("zh", "69厘米", "en", "69 metres", Outcome.UNIT),
    ("en", "$5", "en", "€5", Outcome.CURRENCY),
    ("en", "3 percentage points", "en", "3%", Outcome.UNIT),
    ("zh", "40余年", "en", "40 years", Outcome.HEDGE),
    ("zh", "40余年", "en", "more than 40 years", Outcome.EQUAL),
    ("en", "more than 40", "en", "less than 40", Outcome.HEDGE),
    ("zh", "7月24日", "en", "June 24", Outcome.DATE),
    ("zh", "7月24日", "en", "24 July 2019", Outcome.EQUAL),
    ("en", "1/2/2019", "de", "1.2.2019", Outcome.CONVERTED),
    ("fr", "-1 554,5", "en", "1,554.5", Outcome.SIGN),
    ("en", "180°", "en", "360°", Outcome.DIFFERENT),
    ("ja", "3～4週間", "en", "3-4 weeks", Outcome.EQUAL),
    ("ja", "3～4週間", "en", "2-4 weeks", Outcome.DIFFERENT),
    ("en", "12.34.56", "en", "98.76.54", Outcome.DIFFERENT),
    ("zh", "数十", "en", "dozens", Outcome.CONVERTED),
    ("zh", "18世纪", "en", "1700s", Outcome.CONVERTED),
    ("en", "1,234 lakh", "en", "123.4 million", Outcome.EQUAL),
]


@pytest.mark.parametrize(("one_lang", "one", "other_lang", "other", "want"), CASES)
def test_outcome(one_lang: str, one: str, other_lang: str, other: str, want: Outcome) -> None:
    (left,), (right,) = parse(one, one_lang), parse(other, other_lang)
    assert compare(left, right).outcome is want


def test_magnitude_names_the_power() -> None:
    (left,), (right,) = parse("90亿元", "zh"), parse("900 million yuan", "en")
    assert compare(left, right).detail == "×1/10"
