"""What of a YAML catalogue can be corrected, and how that is written."""

import pytest

from mtaudit.article import Article, Document
from mtaudit.edits import Edit, apply, to_document
from mtaudit.finding import Finding
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.yaml import read
from mtaudit.spans import Span

FINDING: Finding = None  # type: ignore[assignment]  # no reason is needed to edit


def corrected(document: str, replacement: str, part: str = "Sedan") -> str | None:
    """The file with another word for a part of it; `None` if it cannot be written there."""
    article: Article
    (article,) = read(Document("en.yaml", document), ReadOptions())
    start = article.text.index(part)
    span = Span(start, start + len(part))
    edits, refused = to_document([Edit(span, replacement, FINDING)], article)
    return None if refused else apply(document, edits)


@pytest.mark.parametrize(
    ("document", "replacement", "expected"),
    [
        ("k: the Sedan island", "Shikotan", "k: the Shikotan island"),
        ("k: the Sedan island", "R & D, 5%", "k: the R & D, 5% island"),
        # A comment, a key, an entry of a list, a number, a switch.
        ("k: the Sedan island", "#1", None),
        ("k: the Sedan island", "x: y", None),
        ("k: [the Sedan, b]", "x, y", None),
        ("k: Sedan", "12", None),
        ("k: Sedan", "yes", None),
        ("k: !!str Sedan", "12", "k: !!str 12"),
        ("k: 'Sedan'", "12", "k: '12'"),
        ("k: 'Sedan'", "it's", "k: 'it''s'"),
        ('k: "Sedan"', 'a "b" \\', 'k: "a \\"b\\" \\\\"'),
        ('k: ["Sedan", b]', "x, y", 'k: ["x, y", b]'),
        ("- k:\n    - |2-\n        Sedan: b\n", "#1", "- k:\n    - |2-\n        #1: b\n"),
        # The writing begins behind the tag and the anchor.
        ('k: !!str "Sedan"', "Shikotan", 'k: !!str "Shikotan"'),
        ("k: &a # note\n  'Sedan'", "Shikotan", "k: &a # note\n  'Shikotan'"),
        # Lines that are indented are not folded with those beside them.
        ("k: >-\n  a\n    Sedan\n  b\n", "Shikotan", "k: >-\n  a\n    Shikotan\n  b\n"),
        ("k: >-\n  Sedan\n\n  b\n", "Shikotan", "k: >-\n  Shikotan\n\n  b\n"),
    ],
)
def test_a_correction_leaves_the_rest_as_it_is(
    document: str, replacement: str, expected: str | None
) -> None:
    assert corrected(document, replacement) == expected


def test_a_correction_does_not_change_how_lines_are_folded() -> None:
    document = "k: >-\n  a\n    b\n  c\n"
    assert corrected(document, "x", part="a\n  b\nc") == "k: >-\n  x\n"
    assert corrected(document, "x", part="a\n  b") is None
