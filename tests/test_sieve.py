"""What a sieve remembers must never change what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit import sieve
from mtaudit.sieve import Sieve

_WORDS = st.frozensets(st.text("abC", min_size=1, max_size=3))


@given(st.lists(_WORDS, max_size=8))
def test_the_same_words_pass_whatever_was_asked_before(articles: list[frozenset[str]]) -> None:
    passing = Sieve(str.islower)

    for words in articles:
        assert passing(words) == {word for word in words if word.islower()}


def _counting(asked: list[str], *, passes: bool) -> Sieve:
    def test(word: str) -> bool:
        asked.append(word)
        return passes

    return Sieve(test)


@pytest.mark.parametrize("passes", [True, False])
def test_a_word_is_tested_once(passes: bool) -> None:
    asked: list[str] = []
    passing = _counting(asked, passes=passes)

    passing({"a", "b"})
    passing({"b", "c"})

    assert sorted(asked) == ["a", "b", "c"]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sieve, "_MOST", 3)
    asked: list[str] = []
    passing = _counting(asked, passes=False)

    for word in "abcdeabcde":
        assert passing({word}) == set()

    assert len(asked) > 5


def test_the_words_that_are_given_stay_as_they_are() -> None:
    words = {"a", "B"}
    passing = Sieve(str.islower)
    found = passing(words)
    assert isinstance(found, set)
    found.clear()

    assert words == {"a", "B"}
    assert passing(words) == {"a"}
