"""What of a reStructuredText file is prose, and where it stands."""

import pytest

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
        # Mistakes of which docutils shows nothing: two blocks in place of a word, a row that is
        # longer than its column, a title inside of something else.
        (".. |x| replace:: Sedan\n\n   Sedan\n\nTooth", "Tooth"),
        (".. replace:: Sedan\n\nTooth", "Tooth"),
        ("===  ===\nSedan  a\n===  ===\n\nTooth", "Tooth"),
        ("- Sedan\n  =====\n\n  Tooth", "Tooth"),
        # One of which it shows all signs, with their escapes.
        (":emphasis:`Tooth\\*`_", ":emphasis:`Tooth\\*`_"),
        (":emphasis:`Tooth`:strong:", ":emphasis:`Tooth`:strong:"),
        # Further right than the content below, it is no option.
        (".. topic:: Tooth\n     :class: a\n\n   Dance", "Tooth\n:class: a\n\nDance"),
        (".. only:: html\n\n   Tooth\n   =====\n\n   Dance", "Tooth\n\nDance"),
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


def test_code_over_two_lines_of_a_cell_does_not_take_in_the_cell_beside_it() -> None:
    article = read_text("+----+-------+\n| |a | Sedan |\n| b| | Tooth |\n+----+-------+")
    assert article.text == f"{OBJECT}\n\nSedan\nTooth"
    assert article.origin is not None
    assert article.origin.source_map.to_file(Span(0, 1)).of(article.origin.document.text) == "|a"


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
        ("Sedan", "*b*", "\\*b\\*"),
        ("Sedan", "- x", "\\- x"),
        ("Sedan\n=====", "Shikotan", "Shikotan\n====="),
        ("`Sedan <x>`_", "Shikotan", "`Shikotan <x>`_"),
        # The target has the same name, and would no longer be found.
        ("Sedan_", "Shikotan", None),
        ("`the Sedan`_", "Shikotan", None),
        # The columns of a table would shift.
        ("+-------+\n| Sedan |\n+-------+", "Shikotan", None),
        ("+-------+\n| Sedan |\n+-------+", "Limos", "+-------+\n| Limos |\n+-------+"),
        ("===== =====\nSedan a\n===== =====", "Shikotan", None),
        (
            "===== =====\na     Sedan\n===== =====",
            "Shikotan",
            "===== =====\na     Shikotan\n===== =====",
        ),
        # Two cells of several lines: their places in the file overlap.
        ("+-------+---+\n| Sedan | a |\n| x     | b |\n+-------+---+", "Shikotan", None),
        # Other words would be part of a name, or name another target.
        ("Sedan.x_", "the Shikotan", None),
        ("_`Sedan`", "Shikotan", None),
        # What is left would be markup, or no longer be.
        ("Sedan*a* b", "(", None),
        ("Sedan", "Shikotan::", "Shikotan\\:\\:"),
    ],
)
def test_a_correction_leaves_the_markup_as_it_is(
    document: str, replacement: str, expected: str | None
) -> None:
    assert corrected(document, replacement) == expected
