"""Documents of reStructuredText, and what docutils makes of them."""

from collections.abc import Callable
from random import Random

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from tests.readers.generators.chances import some

from mtaudit.spans import OBJECT

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


def line(chance: Random) -> str:
    return "".join(some(WORDS * 4 + MARKS + [" "] * 25, chance, 1, 10)).strip() or "Tooth"


def words_only(chance: Random) -> str:
    return " ".join(some(WORDS, chance, 1, 4))


def paragraph(chance: Random) -> str:
    return "\n".join(line(chance) for _ in range(chance.randint(1, 3)))


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


LEAVES: list[Callable[[Random], str]] = [
    paragraph,
    paragraph,
    lambda chance: indent("Tooth::\n\n   ", paragraph(chance), "   "),
    lambda chance: f".. comment {line(chance)}",
    lambda chance: f">>> {line(chance)}\n{line(chance)}",
    lambda chance: f"| {line(chance)}\n| Dance",
    lambda _: ".. _target: http://x.y",
    lambda _: ".. |s| image:: x.png\n   :alt: Sedan",
    lambda chance: f".. |t| replace:: {words_only(chance)}",
    lambda _: ".. code-block:: python\n\n   Sedan",
    lambda _: ".. image:: sedan.png\n   :alt: Sedan",
    lambda _: "__ http://x.y",
    lambda chance: grid([paragraph(chance) for _ in range(chance.randint(1, 3))]),
    lambda chance: simple(
        [(words_only(chance), words_only(chance)) for _ in range(chance.randint(1, 3))]
    ),
]
# What stands before the text of another block, and before its further lines.
AROUND = [
    ("   ", "   "),
    ("- ", "  "),
    ("12. ", "    "),
    ("(b) ", "    "),
    ("Term : of art\n   ", "   "),
    (".. note::\n\n   ", "   "),
    (".. admonition:: Tooth *Dance*\n   :class: x\n\n   ", "   "),
    (".. figure:: x.png\n   :width: 3\n\n   a\n\n   ", "   "),
]
AMONG = [":field: ", "--long=X  ", ".. [1] "]


def block(chance: Random, depth: int = 3) -> str:
    """A block, perhaps with others in it."""
    if depth == 0 or chance.random() < 0.4:
        return chance.choice(LEAVES)(chance)
    inner = block(chance, depth - 1)
    match chance.randrange(12):
        case 0:
            others = (block(chance, depth - 1) for _ in range(chance.randint(1, 2)))
            return "\n\n".join((inner, *others))
        case 1 | 2 | 3:
            return indent(chance.choice(AMONG), f"a\n\n{inner}\n\nTooth", "   ")
        case _:
            first, following = chance.choice(AROUND)
            return indent(first, inner, following)


def title(chance: Random) -> str:
    text = words_only(chance)
    return f"{text}\n{'=' * (display(text) + 3)}"


def page(chance: Random) -> str:
    """A page; docutils knows titles only at the top."""
    makers = chance.choices([title, block], weights=(1, 2), k=chance.randint(1, 4))
    return "\n\n".join(make(chance) for make in makers)


def anything(chance: Random) -> str:
    """Anything at all, made of what reStructuredText gives a meaning."""
    signs = ["\n", "\n\n", "\n   ", "\t", "- ", "1. ", ".. ", "::", "=====", "+---+---+"]
    return "".join(some([*WORDS, *MARKS, *signs], chance, 0, 25))


def decode(written: str) -> str:
    """What a piece stands for: an escape, the mark of a classifier, a line break."""
    return "\n" if "\n" in written or written.strip() == ":" else written.removeprefix("\\")
