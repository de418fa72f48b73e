"""Two versions of a text: the blocks cover both, and spans are led from one to the other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.spans import Span
from mtaudit.word_alignment import WordAlignment

_TEXTS = st.text(st.sampled_from("ab c\n.東京é"), max_size=40)


@given(_TEXTS, _TEXTS)
def test_blocks_cover_both_texts(before: str, after: str) -> None:
    blocks = WordAlignment.of(before, after).blocks

    assert "".join(block.before.of(before) for block in blocks) == before
    assert "".join(block.after.of(after) for block in blocks) == after
    for block in blocks:
        assert block.same == (block.before.of(before) == block.after.of(after))
    assert all(one.same != other.same for one, other in pairwise(blocks))


@given(_TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_span_of_a_text_that_stays_stays(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))

    moved = WordAlignment.of(text, text).after(Span(start, end))

    assert moved == Span(start, end) or start == end


def test_a_replaced_word_leads_to_its_replacement() -> None:
    before, after = "He met Kegong in Moscow.", "Today he met the Kremlin in Moscow."
    alignment = WordAlignment.of(before, after)

    assert alignment.after(Span(7, 13)).of(after).strip() == "the Kremlin"
    assert alignment.after(Span(17, 23)).of(after) == "Moscow"


def test_a_word_that_was_taken_out_leads_nowhere() -> None:
    alignment = WordAlignment.of("one two three", "one three")

    assert len(alignment.after(Span(4, 7))) == 0
