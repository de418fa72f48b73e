from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtaudit import Article, Category, Confidence, Family, Finding, Result, Severity, Span
from mtaudit.edits import Edit, apply
from mtaudit.reports.corrections import edited_lines, pieces
from mtaudit.spans import LineIndex

FINDING = Finding(
    Span(0, 0),
    "detector",
    Family.NAME,
    Category.SPELLING,
    Severity.MINOR,
    Confidence.LOW,
    "message",
)
TEXT = st.text("ab \n", max_size=40)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it by position that do not overlap."""
    text = draw(TEXT)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, [Edit(span, draw(TEXT), FINDING) for span in spans]


@given(edited())
def test_pieces_are_both_texts(given: tuple[str, list[Edit]]) -> None:
    text, changes = given
    shown = list(pieces(text, Span(0, len(text)), changes))

    assert "".join(piece.text for piece in shown if piece.change != "insert") == text
    assert "".join(p.text for p in shown if p.change != "delete") == apply(text, changes)
    assert sum(piece.last for piece in shown) == sum(
        bool(len(edit.span) or edit.replacement) for edit in changes
    )


@given(edited())
def test_groups_hold_every_edit_once_and_whole_lines(given: tuple[str, list[Edit]]) -> None:
    text, changes = given
    groups = list(edited_lines(LineIndex(text), changes))

    assert [edit for group in groups for edit in group.edits] == changes
    assert all(one.last < other.first for one, other in pairwise(groups))
    for group in groups:
        assert all(group.span.contains(edit.span) for edit in group.edits)


def test_only_the_words_that_change_are_marked(
    make_finding: Callable[..., Finding], render: Callable[..., str]
) -> None:
    article = Article("the uninhibited small islands here", id="a")
    finding = make_finding(article, "uninhibited small islands", "uninhabited small islands")

    assert "    the [-uninhibited-]{+uninhabited+} small islands¹ here\n" in render(
        "word-diff", [Result(article, (finding,))]
    )


def test_long_stretches_without_a_correction_are_left_out(
    make_finding: Callable[..., Finding], render: Callable[..., str]
) -> None:
    article = Article("x" * 9000 + " Sedan " + "y" * 9000, id="a")
    line = render("word-diff", [Result(article, (make_finding(article, "Sedan", "Shikotan"),))])
    shown = line.split("\n")[1]

    assert "x [-Sedan-]{+Shikotan+}¹ y" in shown
    assert len(shown) < 320


def test_a_finding_without_a_suggestion_is_counted(
    make_finding: Callable[..., Finding], render: Callable[..., str]
) -> None:
    article = Article("a Sedan", id="a")

    assert render("word-diff", [Result(article, (make_finding(article, "Sedan"),))]) == (
        "no corrections in 1 article; 1 finding without a suggestion\n"
    )
