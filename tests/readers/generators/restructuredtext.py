"""Documents of reStructuredText, and what docutils makes of them."""

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from hypothesis import strategies as st

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


def decode(written: str) -> str:
    """What a piece stands for: an escape, the mark of a classifier, a line break."""
    return "\n" if "\n" in written or written.strip() == ":" else written.removeprefix("\\")
