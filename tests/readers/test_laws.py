"""The two laws of readers: each character leads back to its writing; the text is the right one."""

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mtaudit.article import Article, Document
from mtaudit.readers import markdown, plain
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import OBJECT, Span

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_markdown(text: str) -> Article:
    (article,) = markdown.read(Document("page.md", text), ReadOptions())
    return article


def decode(written: str) -> str:
    """What a piece of Markdown stands for: an escape, an entity, code, an address, a line break."""
    if written.startswith(("`", "<")):
        return "\n" if written.lower().startswith("<br") else OBJECT
    if written.startswith("\\") and len(written) > 1:
        return written[1:]
    if not written.strip() and "\n" in written:
        return "\n"
    return html.unescape(written)


def check_positions(article: Article) -> None:
    """Law 1, for every character."""
    assert article.origin is not None
    document, source_map = article.origin.document, article.origin.source_map
    end = 0
    for offset, char in enumerate(article.text):
        place = source_map.to_file(Span(offset, offset + 1))
        assert place.start >= end or source_map.to_file(Span(offset - 1, offset)) == place
        end = place.end
        written = place.of(document.text)
        if char == "\n" and written in {"|", "<"}:
            continue  # the blank line between the cells of a table has no writing of its own
        assert char in {written, *decode(written)}


# --- Law 2: what the standard parser makes of the document -----------------------------------


class BlockText(HTMLParser):
    """The text of a block of HTML; its methods are those of the parser."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser's own
        del attrs
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - the parser's own
        if tag not in {"b", "i", "a", "span"}:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        self.pieces.append(data)


def rendered(document: str) -> str:
    """The text of a page, as markdown-it has it."""
    blocks: list[str] = []
    for token in PARSER.parse(document):
        if token.type == "html_block":
            page = BlockText()
            page.feed(token.content)
            page.close()
            blocks.append("".join(page.pieces))
        elif token.type == "inline":
            blocks.append(inline_text(token.children or []))
    return "\n\n".join(blocks)


def inline_text(tokens: list[Token]) -> str:
    pieces: list[str] = []
    in_address = False
    for token in tokens:
        match token.type:
            case "link_open" if token.markup == "autolink":
                in_address = True
                pieces.append(OBJECT)
            case "link_close":
                in_address = False
            case "code_inline":
                pieces.append(OBJECT)
            case "softbreak" | "hardbreak":
                pieces.append("\n")
            case "html_inline" if token.content == "<br>":
                pieces.append("\n")
            case "image":
                pieces.append(inline_text(token.children or []))
            case "text" | "text_special" if not in_address:
                pieces.append(token.content)
    return "".join(pieces)


def squeezed(text: str) -> str:
    return " ".join(text.split())


# --- Documents -------------------------------------------------------------------------------

WORDS = ["Tooth", "Dance", "色丹", "é", "a", "1956", "😀"]
MARKS = [
    "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "![", "](x)", "](<y z> 't')", "[r]", "[]",
    "<b>", "</b>", "<br>", '<a href="x">', "<!-- c -->", "<http://x.y>", "<a@b.c>", "&amp;",
    "&#65;", "&bogus;", "&", "<", "\\", "\\*", "\\`", "!", ".", '"', "'", ":", "#", "-", " ", "  ",
]  # fmt: skip
lines = st.lists(st.sampled_from(WORDS * 4 + MARKS + [" "] * 20), min_size=1, max_size=10).map(
    "".join
)


def indent(prefix: str, text: str, following: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([prefix + first, *(following + line for line in rest)])


def table(cells: list[str]) -> str:
    escaped = [cell.replace("|", "\\|") for cell in cells]
    header = "|".join(f" h{number} " for number in range(len(escaped)))
    return f"|{header}|\n|{'---|' * len(escaped)}\n| {' | '.join(escaped)} |"


paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)
leaves = st.one_of(
    paragraphs,
    st.tuples(st.integers(1, 7), lines).map(lambda h: f"{'#' * h[0]} {h[1]}"),
    lines.map(lambda code: f"```\n{code.replace('`', '')}\n```"),
    lines.map(lambda code: f"    {code}"),
    st.just("---"),
    st.just("[r]: /u 'title'"),
    st.lists(lines, min_size=2, max_size=3).map(table),
    st.sampled_from(["<div>\nTooth <b>Dance</b>&lt;\n</div>", "<p>a</p><p>b\nc</p>"]),
)
blocks = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(lambda text: indent("> ", text, "> ")),
        inner.map(lambda text: indent("- ", text, "  ")),
        inner.map(lambda text: indent("12. ", text, "    ")),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=6,
)
# Anything at all, made of what Markdown gives a meaning.
anything = st.lists(
    st.sampled_from(
        [*WORDS, *MARKS, "\n", "\n\n", "\t", "    ", "> ", "- ", "1. ", "```", "~~", "|"]
    ),
    max_size=25,
).map("".join)


@given(st.text())
def test_plain_text_is_the_file_itself(text: str) -> None:
    (article,) = plain.read(Document("page.txt", text), ReadOptions())
    assert article.text == text
    assert article.origin is not None
    for offset in range(len(text)):
        assert article.origin.source_map.to_file(Span(offset, offset + 1)).start == offset


@given(blocks | anything | st.text(max_size=30))
def test_each_character_of_markdown_leads_back_to_its_writing(document: str) -> None:
    check_positions(read_markdown(document))


@given(blocks.map(lambda text: text.replace("\n", "\r\n")))
def test_line_ends_of_another_system_change_nothing_but_places(document: str) -> None:
    article = read_markdown(document)
    check_positions(article)
    assert article.text == read_markdown(document.replace("\r\n", "\n")).text


@settings(max_examples=400)
@given(blocks)
def test_markdown_reads_as_markdown_it_renders_it(document: str) -> None:
    assert squeezed(read_markdown(f"\n{document}").text) == squeezed(rendered(document))


@given(blocks, blocks)
def test_front_matter_is_no_text(one: str, other: str) -> None:
    """Whatever stands in it, and what follows is read as without it."""
    header = "".join(f"k: {line}\n" for line in one.split("\n"))
    article = read_markdown(f"---\n{header}---\n{other}")
    assert article.text == read_markdown(f"\n{other}").text
    check_positions(article)


@pytest.mark.parametrize("text", ["", "\n", "x", "\ufeff", "\r"])
def test_small_documents(text: str) -> None:
    check_positions(read_markdown(text))
