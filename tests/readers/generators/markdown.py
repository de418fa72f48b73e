"""Pages of Markdown, and what markdown-it makes of them."""

import html
import re
from html.parser import HTMLParser
from random import Random

from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.readers.generators.chances import some

from mtaudit.spans import OBJECT

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def decode(written: str) -> str:
    """What a piece of Markdown stands for: an escape, an entity, code, an address, a line break."""
    if written.startswith(("`", "<")):
        return "\n" if written.lower().startswith("<br") else OBJECT
    if written.startswith("\\") and len(written) > 1:
        return written[1:]
    if not written.strip() and "\n" in written:
        return "\n"
    return html.unescape(written)


class BlockText(HTMLParser):
    """The text of a block of HTML; its methods are those of the parser."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser's own
        del attrs
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - the parser's own
        if tag in {"p", "div", "br"}:  # "<http:" is a tag as well, but of no block
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        self.pieces.append(data)


def rendered(document: str) -> str:
    """The text of a page, as markdown-it has it."""
    blocks: list[str] = []
    for token in PARSER.parse(document):
        if token.type == "html_block":
            page = BlockText()
            # What is no whole tag, Python's parser reads in one way or another by its version.
            page.feed(re.sub(r"</?[A-Za-z][^>]*\Z", "", token.content))
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


def line(chance: Random) -> str:
    return "".join(some(WORDS * 4 + MARKS + [" "] * 20, chance, 1, 10))


def paragraph(chance: Random) -> str:
    return "\n".join(line(chance) for _ in range(chance.randint(1, 3)))


def indent(prefix: str, text: str, following: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([prefix + first, *(following + line for line in rest)])


def table(cells: list[str]) -> str:
    escaped = [cell.replace("|", "\\|") for cell in cells]
    header = "|".join(f" h{number} " for number in range(len(escaped)))
    return f"|{header}|\n|{'---|' * len(escaped)}\n| {' | '.join(escaped)} |"


def leaf(chance: Random) -> str:
    """A block that holds no other."""
    match chance.randrange(9):
        case 0 | 1:
            return paragraph(chance)
        case 2:
            return f"{'#' * chance.randint(1, 7)} {line(chance)}"
        case 3:
            return f"```\n{line(chance).replace('`', '')}\n```"
        case 4:
            return f"    {line(chance)}"
        case 5:
            return "---"
        case 6:
            return "[r]: /u 'title'"
        case 7:
            return table([line(chance) for _ in range(chance.randint(2, 3))])
        case _:
            pages = ["<div>\nTooth <b>Dance</b>&lt;\n</div>", "<p>a</p><p>b\nc</p>"]
            return chance.choice(pages)


def block(chance: Random, depth: int = 3) -> str:
    """A block, perhaps with others in it."""
    if depth == 0 or chance.random() < 0.4:
        return leaf(chance)
    inner = block(chance, depth - 1)
    match chance.randrange(4):
        case 0:
            return indent("> ", inner, "> ")
        case 1:
            return indent("- ", inner, "  ")
        case 2:
            # After "12.  " markdown-it takes text below "12. " for code, unlike CommonMark.
            is_code = inner.startswith("    ")
            return indent("12. ", inner if is_code else inner.lstrip(" "), "    ")
        case _:
            others = (block(chance, depth - 1) for _ in range(chance.randint(1, 2)))
            return "\n\n".join((inner, *others))


# CommonMark has a link, and brackets after it; for markdown-it all of them are one label.
_BRACKETS_IN_LABEL = re.compile(r"\]\[[^\]]*\[")


def page(chance: Random) -> str:
    """A page without front matter, such as markdown-it reads as CommonMark wants it."""
    while _BRACKETS_IN_LABEL.search(written := f"\n{block(chance)}"):
        pass
    return written


def anything(chance: Random) -> str:
    """Anything at all, made of what Markdown gives a meaning."""
    signs = [*WORDS, *MARKS, "\n", "\n\n", "\t", "    ", "> ", "- ", "1. ", "```", "~~", "|"]
    return "".join(some(signs, chance, 0, 25))
