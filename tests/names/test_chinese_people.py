"""How the characters of a Chinese person's name may be spelt."""

import pytest

from mtaudit.names.chinese_people import spellings, surnames


@pytest.mark.parametrize(
    ("native", "accepted"),
    [
        ("单", {"shan", "dan"}),
        ("吕", {"lu", "lyu", "lv"}),
        ("李絮枫", {"lixufeng"}),
        ("張惠妹", {"zhanghuimei", "changhuimei"}),
        ("刘德华", {"liudehua", "lautakwa"}),
    ],
)
def test_every_reading_and_scheme(native: str, accepted: set[str]) -> None:
    assert accepted <= spellings(native)


def test_what_is_like_a_reading_is_none() -> None:
    assert "sufeng" not in spellings("絮枫")
    assert "futian" not in spellings("富士")


def test_surnames_are_single_characters() -> None:
    assert {"王", "李"} <= surnames()
    assert all(len(surname) == 1 for surname in surnames())
