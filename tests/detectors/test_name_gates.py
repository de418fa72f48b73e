"""What spares articles the dear part of a rule about names must never hide a finding."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit import Article, Glossary
from mtaudit.context import Context
from mtaudit.detectors.garbled_name import damaged, doubled, misfits, offices, ordinary, substituted
from mtaudit.detectors.inconsistent_name import works
from mtaudit.detectors.predicted_rendering.phrases import phrases
from mtaudit.names import keys
from mtaudit.names.keys import WORDS_MARK, KnownKeys, letters_key, words_key
from mtaudit.names.similarity import is_one_edit, one_edit_neighbours
from mtaudit.text import capitalised_words, matches_around, tokens

_MANY = settings(max_examples=400)
_GAPS = st.sampled_from((" ", " ", " ", ", ", ". ", "\n", "\n\n", "'s ", "’s ", "-", "- ", "  "))
_WORDS = st.sampled_from(
    "Putin Lavrov Kuznetsov Kuz netsov Tonga Tongan Sedan Se dan Tooth Dance dance Island islands "
    "Lake of the and visit to later this month The said s S Rela Media OS HarmonyOS Ki-woom Kiwoom "
    "Études Ёж £24m 35 café Nippon Radio radio 色丹".split()
)


def _texts(words: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(words, _GAPS), min_size=2, max_size=most)
    return pairs.map(lambda found: "".join(word + gap for word, gap in found))


_TEXTS = _texts(_WORDS, 24)


def _context(text: str) -> Context:
    return Context(Article(text), Glossary(()))


@_MANY
@given(st.lists(st.text("abc", min_size=4, max_size=8), unique=True, max_size=12))
def test_all_names_one_edit_apart_are_found(names: list[str]) -> None:
    pairs = {pair for pair in itertools.permutations(names, 2) if is_one_edit(*pair)}

    assert set(one_edit_neighbours(names, names)) == pairs


_CLAUSES = st.sampled_from(
    (
        "he paid a visit to {} later this month and left", "on the visit to {} later this year",
        "the state-of-the-art centre of {} was opened by him", "{}'s visit to the old town was off",
        "of {} and the", "Mr {} said",
    )
)  # fmt: skip
_NAMES = st.sampled_from(("Tonga", "Fiji", "Kuznetsov", "Al-Jazeera", "Zanzibar’s"))
_STORIES = st.lists(st.builds(str.format, _CLAUSES, _NAMES), min_size=4, max_size=10).map(". ".join)


@settings(max_examples=200)
@given(_STORIES)
def test_no_name_among_the_same_words_is_passed_over(text: str) -> None:
    found = list(substituted.find(_context(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(substituted, "_sharing_words", lambda given: given.unusual_names)

        assert list(substituted.find(_context(text))) == found


_KEYS = ("sedan", "tonga", "danse", "kuznetsov", "=tooth dance", "=island", "=dance", "=lake")


@_MANY
@given(_TEXTS)
def test_no_phrase_of_a_known_key_is_passed_over(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_FEW_WORDS", 1)
        known = KnownKeys(dict.fromkeys(_KEYS))
        found = list(phrases(_context(text), known))
    wanted = [
        one
        for one in phrases(_context(text))
        if {letters_key(one.text), WORDS_MARK + words_key(one.text)} & {*_KEYS}
    ]

    assert [one for one in wanted if one not in found] == []


_BROKEN = re.compile(r"([A-Z](?<![\w’'-][A-Z])[a-z]+)(-\s+| )([a-z]+)(?![\w’'-])")


@_MANY
@given(_TEXTS)
def test_no_name_in_two_pieces_is_passed_over(text: str) -> None:
    context = _context(text)
    gaps = list(damaged._gaps(context))

    for match in _BROKEN.finditer(text):
        first, gap, second = match.groups()
        is_unknown = second in context.unknown and first + second in context.names
        assert (gap == " " and not is_unknown) or (match.start(2), gap) in gaps


@_MANY
@given(_TEXTS)
def test_no_part_of_a_name_that_is_spelt_again_is_passed_over(text: str) -> None:
    places = list(doubled._endings(_context(text)))

    for doubling in doubled._DOUBLED_ENDINGS:
        for match in doubling.pattern.finditer(text):
            if doubling.judge(match) is not None:
                assert any(match.start() <= place < match.end() for place in places)


_TWICE = st.sampled_from(
    "Putin Putin Vladimir Volga River river Radio radio The' China- of".split()
)
_NO_SPACES = st.sampled_from((" ", " ", " ", "' ", "- ", ", ", "\n", ". "))


@_MANY
@given(st.lists(st.tuples(_TWICE, _NO_SPACES), min_size=2, max_size=8))
def test_no_word_said_twice_is_passed_over(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    places = doubled._twice(_context(text))

    for doubling in doubled._DOUBLINGS:
        near = {match.span() for match in matches_around(doubling.pattern, text, places)}
        assert near == {match.span() for match in doubling.pattern.finditer(text)}


@_MANY
@given(st.text("aZÉ1_ -Аоο²҂\n", max_size=12))
def test_each_word_with_a_letter_of_another_script_is_looked_at(text: str) -> None:
    found = [match.group() for match in damaged._with_foreign_letters(text)]
    words = (match.group() for match in damaged._MIXED.finditer(text))

    assert [word for word in found if damaged._FOREIGN.search(word)] == [
        word for word in words if damaged._FOREIGN.search(word)
    ]


_QUOTED = st.sampled_from(("Hot Moms and Girls", "Hot Mom and Hot Girl", "We are " + 60 * "a", "x"))
_MARKS = st.sampled_from(('"', '"', '"', "“", "”", " said ", '," ', "\n"))


@_MANY
@given(st.lists(st.tuples(_MARKS, _QUOTED), min_size=1, max_size=6))
def test_no_quotation_is_passed_over(pieces: list[tuple[str, str]]) -> None:
    text = "".join(mark + words for mark, words in pieces) + '"'
    pattern = works._QUOTED

    assert [m.span() for m in works._quoted(text, works._opened(text))] == [
        m.span() for m in pattern.finditer(text)
    ]


@_MANY
@given(st.text() | _TEXTS)
def test_tokens_are_runs_of_letters_and_digits(text: str) -> None:
    assert tokens(text) == re.findall(r"[^\W_]+", text)


@_MANY
@given(_TEXTS.filter(lambda text: "色" not in text))
def test_capitalised_words_stand_where_they_say(text: str) -> None:
    for word in capitalised_words(text):
        assert text[word.start : word.end] == word.text
        assert word.text[0].isupper()
    for token in tokens(text):
        if token[0].isupper():
            assert any(token in tokens(word.text) for word in capitalised_words(text))


_CLUES = st.sampled_from(
    "President Premier Prime Foreign Minister Phase Bulk Antiques Thoughts Putin Alexei Motegi the "
    "leader leaders of Leader party newspaper news agency daily Daily spokesman cities Cities in "
    "regions Kharkiv Amounts and presidents Trade Industry Chief chief market quoted said".split()
)


@_MANY
@given(_texts(_CLUES, 16))
def test_no_place_that_begins_with_a_sign_is_passed_over(text: str) -> None:
    context = _context(text)
    for place in (*ordinary._PLACES, *offices._PLACES):
        if place.at_signs:
            tried = misfits._matches(place, context.vocabulary, context)
            searched = place.pattern.finditer(context.article.text)

            assert [one.span() for one in tried] == [one.span() for one in searched]
