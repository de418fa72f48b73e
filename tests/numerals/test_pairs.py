"""Sentences of languages with a table and English: the right ones are silent, both ways.

The tables were made with `first` at hand; `second` and `third` were read once they were done. Those
are news; `mixed` has business, sport, weather, law, medicine, cooking, manuals and times of day.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtaudit.numerals import parse
from mtaudit.numerals.align import align
from mtaudit.numerals.difference import Difference
from mtaudit.numerals.language import keeps_order

PAIRS = Path(__file__).parent / "pairs"


def rows() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(PAIRS.glob("*.toml")):
        for table in tomllib.loads(path.read_text("utf-8")).values():
            for row in table:
                yield path.stem, *row


def differences(lang: str, other: str, english: str, *, to_english: bool) -> tuple[Difference, ...]:
    texts = [(other, lang), (english, "en")]
    source, target = texts if to_english else texts[::-1]
    ordered = keeps_order(source[1], target[1])
    return align(parse(*source), parse(*target), ordered=ordered, text=target[0])


@pytest.mark.parametrize("to_english", [True, False])
@pytest.mark.parametrize(("lang", "other", "right", "wrong"), [*rows()])
def test_right_is_silent_and_wrong_is_found(
    lang: str, other: str, right: str, wrong: str, *, to_english: bool
) -> None:
    assert differences(lang, other, right, to_english=to_english) == ()
    assert differences(lang, other, wrong, to_english=to_english)
