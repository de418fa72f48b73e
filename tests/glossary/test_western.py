"""Western texts are searched in a way of their own, and the same is found."""

import re
import time
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mtaudit.folding import fold
from mtaudit.glossary import Match, Matcher, Term, matching
from mtaudit.glossary.term import Case
from mtaudit.glossary.vocabulary import Vocabulary
from mtaudit.glossary.western import (
    Haystack,
    _folding,
    foreign_paragraphs,
    haystack,
    is_western,
    needle,
    parts_of_words,
    words_of,
)

TERMS = (
    Term("O’Brien", bad=("O Brien", "Brien")),
    Term("Yahoo!", bad=("Yahoo",), admitted=("yahoo.com", "AT&T")),
    Term("'s-Hertogenbosch", bad=("&c", "(G)I-dle", "€uro", "x…y")),
    Term("5G", bad=("b2b", "19th"), admitted=("G", "Snake_case")),
    Term("Ægir", bad=("Kræ", "æsir", "œuvre", "Straße")),
    Term("Kōno Tarō", bad=("Café Society", "Šibenik")),
    Term("sedan chair", bad=("sedan",), case=Case.SENTENCE),
    Term("tooth dance", bad=("Tooth Dance", "us", "West — East")),
    Term("abc", bad=("ABC def",), case=Case.ANY),
    Term("Washington, D.C.", bad=("Washington D.C",)),
)
FOREIGN = (
    Term("Shikotan", bad=("色丹", "色丹島"), admitted=("Шикотан",)),
    Term("Tokyo Tower", bad=("東京Tower", "→x", "Мir"), admitted=("ﬁne",)),
)
FORMS = [form for term in (*TERMS, *FOREIGN) for _, form in term.forms()]
WORDS = ("thus", "used", "used cars", "said the minister", "In", "X", "iP", "Mc", "s", "es", "’s")
CHARACTERS = (
    " \n\t\r-–—\"“”‘’'`´.,;:!?()/_*&%€…•™→059abgstzABGSTZéÉöÖßẞæÆœŒşŞōŌİıſµªº²¼×ǅǆﬁＴｏʼ"
    "日本カなの한국ไทยПприВاسअा\u0e31\u05b0\u00ad\u200b\u200d\u0301\u2028\x81\x85\x1c\x00🙂"
)
texts = st.lists(
    st.one_of(
        st.sampled_from(FORMS),
        st.sampled_from(FORMS).map(str.upper),
        st.sampled_from(FORMS).map(str.lower),
        st.sampled_from(FORMS).map(str.title),
        st.sampled_from(FORMS).map(lambda form: form.replace(" ", " “")),
        st.sampled_from(FORMS).map(lambda form: form.replace(" ", " \n ")),
        st.sampled_from(WORDS),
        st.sampled_from((" ", "  ", "\n", "\n\n", ", ", " - ")),
        st.text(CHARACTERS, max_size=2),
    ),
    max_size=16,
).map("".join)
western = st.text(
    re.sub("[\ufb01\u00ad\u200b\u200d\u0301\u0e31\u05b0ßẞǅǆʼ]", "", CHARACTERS), max_size=30
)


def slowly(matcher: Matcher, text: str) -> tuple[Match, ...]:
    """Search as texts of any script are searched."""
    with patch.object(matching, "parts", return_value=[(0, text, None)]):
        return matcher.find(text)


@pytest.fixture(scope="module", params=["en", "de"])
def matchers(request: pytest.FixtureRequest) -> tuple[Matcher, ...]:
    lang: str = request.param
    return Matcher.for_target(TERMS, lang), Matcher.for_target((*TERMS, *FOREIGN), lang)


@given(texts)
@example("ForeignMinisterO’BrienSaid used 5Gs 19th Ægirs, Kræs")
@example("“Tooth” - “Dance” in Washington, “D.C.”\n\nTooth\n\nDance")
@example("ПриветSedan 日本Tooth DanceЯ 東京Tower \u200bAbc")
def test_the_same_is_found_as_in_texts_of_any_script(
    matchers: tuple[Matcher, ...], text: str
) -> None:
    for matcher in matchers:
        assert matcher.find(text) == slowly(matcher, text)


@given(texts)
def test_a_letter_that_vanishes_does_not_matter_to_other_paragraphs(
    matchers: tuple[Matcher, ...], text: str
) -> None:
    whole = f"Tooth\u00ad Dance\n\n{text}\n\nßedan"

    for matcher in matchers:
        assert matcher.find(whole) == slowly(matcher, whole)


@given(western, st.booleans())
def test_a_haystack_is_the_folded_text(text: str, strip_marks: bool) -> None:
    ready = haystack(text, strip_marks=strip_marks)
    folded = fold(text, strip_marks=strip_marks)

    if ready is None:
        return
    titled = ready.titled[:-1]
    assert len(titled) == len(folded.text)
    for at, char in enumerate(folded.text):
        if is_western(char) and char not in '\t\r\n"-“”–':  # which stand in blank lines
            assert titled[at : at + 1].lower() == (needle(char) or b"").lower()
        assert ready.origin(at, at + 1) == (folded.origin(at), folded.origin(at) + 1)


@pytest.mark.parametrize(
    "text", ["Straße", "so\u00adft", "e\u0301", "ﬁne", "s\u05b0", "日本語の文章だ", "aB" * 99]
)
def test_what_has_no_place_in_a_haystack(text: str) -> None:
    assert haystack(text, strip_marks=True) is None


@pytest.mark.parametrize(
    "text", ["plain", "“It’s €5 — or…”", "Kōno Tarō and Đorđe", "He is Путин (普京), they say 🙂"]
)
def test_what_has_one(text: str) -> None:
    assert haystack(text, strip_marks=True) is not None


def ready(text: str) -> Haystack:
    found = haystack(text, strip_marks=True)
    assert found is not None
    return found


def test_words_begin_with_a_capital_and_fused_ones_have_parts() -> None:
    text = ready("the  ForeignMinister of US-led co’s")

    assert words_of(text.titled)[:-1] == [b"The", b"Foreignminister", b"Of", b"Us", b"Led", b"Co"]
    assert set(parts_of_words(text) or ()) == {b"Foreign", b"Foreignminister", b"Minister"}
    assert parts_of_words(ready("aBcDeFgHiJkLmNoPqRsTuVwXyZaB " + "prose " * 200)) is None


def test_only_paragraphs_with_other_letters_are_searched_for_forms_that_have_them() -> None:
    text = "He said.\n\nPutin (Путин,  普京).\n\nKōno — “yes”.\n\n→"

    found = [text[start:end].strip() for start, end in foreign_paragraphs(text, ready(text))]

    assert found == ["Putin (Путин,  普京).", "→"]


def test_humps_and_letters_of_other_scripts_cost_linear_time() -> None:
    matcher = Matcher.for_target((*TERMS, *FOREIGN), "en")

    def seconds(text: str) -> float:
        start = time.process_time()
        matcher.find(text)
        return time.process_time() - start

    for piece in ("McDonald said that it was all over now, and so it was to be. ", "Путин said. "):
        seconds(piece)
        few = min(seconds(piece * 500) for _ in range(3))
        assert seconds(piece * 5_000) < 40 * few


def test_what_is_remembered_of_the_words_of_texts_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mtaudit.glossary.vocabulary._MOST_WORDS", 50)
    monkeypatch.setattr("mtaudit.glossary.vocabulary._MOST_PATTERNS", 50)
    vocabulary = Vocabulary(
        lambda anchor: (int(anchor[1:]), f"{anchor} x") if anchor[:1] == "n" else None,
        strip_marks=True,
    )

    for n in range(1000):
        text = ready(f"word{n} n{n} n{n + 1} n{n + 2} X")
        assert vocabulary.possible_in_western(text) == {m: b"N%d X" % m for m in range(n, n + 3)}

    assert len(vocabulary._silent) < 60
    assert len(vocabulary._known) < 60


def test_a_word_that_was_the_anchor_of_nothing_may_be_the_second_of_a_form() -> None:
    forms = {"rare": (1, "rare common"), "odd": (2, "odd commons"), "lone": (3, "lone")}
    vocabulary = Vocabulary(forms.get, strip_marks=True)

    assert vocabulary.possible_in_western(ready("Common words")) == {}
    assert vocabulary.possible_in_western(ready("A rare word")) == {}
    assert vocabulary.possible_in_western(ready("Rare common odd")) == {1: b"Rare Common"}
    assert vocabulary.possible_in_western(ready("Odd commons, lone")) == {
        2: b"Odd Commons",
        3: b"Lone",
    }


def test_forms_of_other_letters_stand_around_their_anchors_and_signs_anywhere() -> None:
    forms = {"東京": (1, "the 東京 tower"), "путин": (2, "путин himself"), "": (3, "→", 4, "-")}
    vocabulary = Vocabulary(forms.get, strip_marks=True)
    text = f"He → {'said ' * 50}the 東京 tower {'and ' * 50}путин"

    assert vocabulary.possible_foreign(text, fold(text).text) == {1: "the 東京 tower", 3: "→"}


@pytest.mark.parametrize("strip_marks", [True, False])
def test_the_table_folds_as_fold_does(strip_marks: bool) -> None:
    """But what folds to nothing or to several characters: that is told apart elsewhere."""
    for byte in range(256):
        char = bytes([byte]).decode("cp1252", "replace")
        folded = fold(char, strip_marks=strip_marks).text
        if len(folded) == 1 and char != "\ufffd":
            assert _folding(strip_marks=strip_marks)[byte : byte + 1].decode("cp1252") == folded
