"""What of a reStructuredText file is prose, checked against docutils, and where it stands."""

import re

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.article import Article, Document
from mtaudit.edits import Edit, to_document
from mtaudit.finding import Finding
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.restructuredtext import read
from mtaudit.spans import OBJECT, Span

FINDING: Finding = None  # type: ignore[assignment]  # no reason is needed to edit


def read_text(text: str) -> Article:
    (article,) = read(Document("page.rst", text), ReadOptions())
    return article


# --- What docutils takes for text ------------------------------------------------------------

HIDDEN = (
    nodes.literal, nodes.literal_block, nodes.comment, nodes.doctest_block, nodes.math,
    nodes.math_block, nodes.raw, nodes.system_message, nodes.field_name, nodes.option_group,
    nodes.label, nodes.footnote_reference, nodes.citation_reference, nodes.substitution_reference,
    nodes.meta,
)  # fmt: skip


def pieces(node: nodes.Node) -> list[str]:
    """The text of a tree, with an object replacement character for code inside a line."""
    is_inside = isinstance(node, nodes.Inline | nodes.Text)
    if isinstance(node, HIDDEN):
        return [OBJECT if is_inside else "\n"]
    if isinstance(node, nodes.Text):
        return [node.astext()]
    inner = [piece for child in node.children for piece in pieces(child)]
    return inner if is_inside else ["\n", *inner, "\n"]


def parsed(text: str) -> list[str]:
    """The words of a document as docutils reads it."""
    options = get_default_settings(Parser)
    options.report_level = options.halt_level = 5
    document = new_document("page.rst", options)
    Parser().parse(text, document)
    return words("".join(pieces(document)))


def words(text: str) -> list[str]:
    return text.replace(OBJECT, " ").split()


# --- Documents -------------------------------------------------------------------------------

WORDS = ["Tooth", "Dance", "色丹", "é", "a", "1956", "😀", "x_y"]
MARKS = [
    "*", "**", "`", "``", "_", "__", "|", "\\", "\\*", "\\ ", "_`", "`_", "`__", "[1]_", "[#a]_",
    "|s|", ":emphasis:`", ":literal:`", " <http://x.y>`_", "(", ")", '"', "'", "<", ">", ":", "::",
    "-", "http://x.y/z_", ".", ",", "“", "”", "«", "»",
]  # fmt: skip
lines = st.lists(st.sampled_from(WORDS * 4 + MARKS + [" "] * 25), min_size=1, max_size=10).map(
    lambda found: "".join(found).strip() or "Tooth"
)
words_only = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


def indent(first: str, text: str, following: str) -> str:
    return first + f"\n{following}".join(text.split("\n"))


def grid(cells: list[str]) -> str:
    """A table with one row whose cells may have several lines."""
    columns = [cell.split("\n") for cell in cells]
    height = max(map(len, columns))
    widths = [max(map(display, column)) + 2 for column in columns]
    rule = "".join(f"+{'-' * width}" for width in widths) + "+"
    rows = [
        "".join(
            f"| {column[at] if at < len(column) else ''}"
            + " " * (width - 1 - (display(column[at]) if at < len(column) else 0))
            for column, width in zip(columns, widths, strict=True)
        )
        + "|"
        for at in range(height)
    ]
    return "\n".join([rule, *rows, rule])


def display(text: str) -> int:
    return sum(2 if char in "色丹😀" else 1 for char in text)


def simple(rows: list[tuple[str, str]]) -> str:
    first = max(display(a) for a, _ in rows)
    border = "=" * first + "  " + "=" * 10
    body = [a + " " * (first - display(a) + 2) + b for a, b in rows]
    return "\n".join([border, *body, border])


paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)
leaves = st.one_of(
    paragraphs,
    paragraphs.map(lambda code: indent("Tooth::\n\n   ", code, "   ")),
    lines.map(lambda text: f".. comment {text}"),
    lines.map(lambda text: f">>> {text}\n{text}"),
    lines.map(lambda text: f"| {text}\n| Dance"),
    st.just(".. _target: http://x.y"),
    st.just(".. |s| image:: x.png\n   :alt: Sedan"),
    words_only.map(lambda text: f".. |t| replace:: {text}"),
    st.just(".. code-block:: python\n\n   Sedan"),
    st.just(".. image:: sedan.png\n   :alt: Sedan"),
    st.just("__ http://x.y"),
    st.lists(paragraphs, min_size=1, max_size=3).map(grid),
    st.lists(st.tuples(words_only, words_only), min_size=1, max_size=3).map(simple),
)
blocks = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(lambda text: indent("   ", text, "   ")),
        inner.map(lambda text: indent("- ", text, "  ")),
        inner.map(lambda text: indent("12. ", text, "    ")),
        inner.map(lambda text: indent("(b) ", text, "    ")),
        inner.map(lambda text: indent(":field: ", f"a\n\n{text}\n\nTooth", "   ")),
        inner.map(lambda text: indent("--long=X  ", f"a\n\n{text}\n\nTooth", "   ")),
        inner.map(lambda text: indent("Term : of art\n   ", text, "   ")),
        inner.map(lambda text: indent(".. [1] ", f"a\n\n{text}\n\nTooth", "   ")),
        inner.map(lambda text: indent(".. note::\n\n   ", text, "   ")),
        inner.map(
            lambda text: indent(".. admonition:: Tooth *Dance*\n   :class: x\n\n   ", text, "   ")
        ),
        inner.map(
            lambda text: indent(".. figure:: x.png\n   :width: 3\n\n   a\n\n   ", text, "   ")
        ),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=6,
)
anything = st.lists(
    st.sampled_from(
        [
            *WORDS,
            *MARKS,
            "\n",
            "\n\n",
            "\n   ",
            "\t",
            "- ",
            "1. ",
            ".. ",
            "::",
            "=====",
            "+---+---+",
        ]
    ),
    max_size=25,
).map("".join)


# docutils knows titles only at the top.
titles = words_only.map(lambda text: f"{text}\n{'=' * (display(text) + 3)}")
documents = st.lists(titles | blocks, min_size=1, max_size=4).map("\n\n".join)


@settings(max_examples=400)
@given(documents)
def test_reads_the_words_docutils_reads(document: str) -> None:
    assert words(read_text(document).text) == parsed(document)


@given(documents | anything | st.text(st.characters(exclude_characters="\0"), max_size=30))
def test_each_character_leads_back_to_its_writing(document: str) -> None:
    article = read_text(document)
    assert article.origin is not None
    taken: set[int] = set()
    for offset, char in enumerate(article.text):
        place = article.origin.source_map.to_file(Span(offset, offset + 1))
        # Lines of a table are shared by the cells beside each other.
        assert char == "\n" or taken.isdisjoint(range(place.start, place.end))
        taken.update(range(place.start, place.end))
        written = place.of(document)
        if char == OBJECT:
            assert written
        elif char in " \n":
            assert not written.strip() or re.fullmatch(r"\s*:\s*", written)
        else:
            assert written in {char, f"\\{char}"}


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("*Tooth* **Dance**", "Tooth Dance"),
        ("2 * 3 * 4 and snake_case", "2 * 3 * 4 and snake_case"),
        ("Tooth\\ *Dance*", "ToothDance"),
        ("`Tooth Dance <sedan.html>`_", "Tooth Dance"),
        ("`Tooth Dance`_ and Sedan_", "Tooth Dance and Sedan"),
        ("`<https://example.org>`_", OBJECT),
        ("the ``Sedan`` island", f"the {OBJECT} island"),
        (":ref:`Tooth Dance <sedan>` :ref:`sedan`", f"Tooth Dance {OBJECT}"),
        (":func:`sedan` :term:`Tooth`", f"{OBJECT} Tooth"),
        (":math:`a+b` |sedan| [1]_", f"{OBJECT} {OBJECT} {OBJECT}"),
        ("Tooth Dance [sic]", "Tooth Dance [sic]"),
        ("_`Tooth Dance`", "Tooth Dance"),
        ("R\\&D \\*\\*", "R&D **"),
        ("Tooth\n=====\nDance", "Tooth\n\nDance"),
        ("=====\nTooth\n=====\n\n-----\n\nDance", "Tooth\n\nDance"),
        ("Tooth::\n\n   Sedan\n\nDance", "Tooth:\n\nDance"),
        ("::\n\n> Sedan\n> Sedan\n\nDance", "Dance"),
        ("- Tooth\n  Dance\n- a", "Tooth\nDance\n\na"),
        ("A. Einstein was\nright", "A. Einstein was\nright"),
        ("Term : of art\n  Tooth", "Term\nof art\n\nTooth"),
        (":author: Tooth", "Tooth"),
        ("-a, --all  Tooth", "Tooth"),
        (">>> sedan\n1\n\nTooth", "Tooth"),
        ("| Tooth\n| Dance", "Tooth\n\nDance"),
        ("   Tooth\n\n   -- Dance", "Tooth\n\nDance"),
        (".. note:: Tooth\n   Dance", "Tooth\nDance"),
        (".. warning::\n   :class: sedan\n\n   Tooth", "Tooth"),
        (".. admonition:: Tooth\n\n   Dance", "Tooth\n\nDance"),
        (".. versionadded:: 1.2\n   Tooth", "Tooth"),
        (".. versionadded:: 1.2 Tooth", "Tooth"),
        (".. function:: sedan()\n   :noindex:\n\n   Tooth", "Tooth"),
        (".. toctree::\n\n   sedan\n\nTooth", "Tooth"),
        (".. unheard-of:: Sedan\n\n   Sedan\n\nTooth", "Tooth"),
        (".. |x| replace:: Tooth", "Tooth"),
        (".. [#note] Tooth", "Tooth"),
        (".. _sedan: sedan\n.. Sedan\n   Sedan\n\nTooth", "Tooth"),
        ("=====  ===\nTooth  a\n\\      b\n=====  ===", "Tooth\n\na\n\nb"),
        ("+------+---+\n| 色丹 | b |\n+======+===+\n| c        |\n+----------+", "色丹\n\nb\n\nc"),
        ("Tooth\r\nDance\r\n\r\n* a\r\n", "Tooth\nDance\n\na"),
        ("", ""),
    ],
)
def test_what_is_text(document: str, text: str) -> None:
    assert read_text(document).text == text


@pytest.mark.parametrize(
    ("document", "part", "line", "column"),
    [
        ("* *a* Sedan", "Sedan", 1, 7),
        ("+----+-------+\n| 色 | Sedan |\n+----+-------+", "Sedan", 2, 7),
        ("\tTooth\n\n\t- Sedan", "Sedan", 3, 4),
        (".. note::\r\n\r\n   Sedan", "Sedan", 3, 4),
        ("a\\*b ``x`` Sedan", "Sedan", 1, 12),
    ],
)
def test_positions_are_those_of_the_file(document: str, part: str, line: int, column: int) -> None:
    article = read_text(document)
    start = article.text.index(part)
    place = article.locate(Span(start, start + len(part)))
    assert (place.line, place.column) == (line, column)


def corrected(document: str, replacement: str) -> str | None:
    """The file with another word for Sedan; `None` if it cannot be written there."""
    article = read_text(document)
    start = article.text.index("Sedan")
    edits, refused = to_document([Edit(Span(start, start + 5), replacement, FINDING)], article)
    if refused:
        return None
    (edit,) = edits
    return document[: edit.span.start] + edit.replacement + document[edit.span.end :]


@pytest.mark.parametrize(
    ("document", "replacement", "expected"),
    [
        ("the *Sedan* island", "Shikotan", "the *Shikotan* island"),
        ("Sedan", "a*b", "a\\*b"),
        ("Sedan", "- x", "\\- x"),
        ("Sedan\n=====", "Shikotan", "Shikotan\n====="),
        ("`Sedan <x>`_", "Shikotan", "`Shikotan <x>`_"),
        # The target has the same name, and would no longer be found.
        ("Sedan_", "Shikotan", None),
        ("`the Sedan`_", "Shikotan", None),
        # The columns of a table would shift.
        ("+-------+\n| Sedan |\n+-------+", "Shikotan", None),
        ("+-------+\n| Sedan |\n+-------+", "Limos", "+-------+\n| Limos |\n+-------+"),
    ],
)
def test_a_correction_leaves_the_markup_as_it_is(
    document: str, replacement: str, expected: str | None
) -> None:
    assert corrected(document, replacement) == expected
