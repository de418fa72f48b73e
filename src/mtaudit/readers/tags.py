"""HTML inside other formats: tags, entities, and the prose of blocks of HTML."""

import re
from collections.abc import Iterator
from html.entities import html5

from mtaudit.readers.runs import Run

_NAME = "[A-Za-z][A-Za-z0-9-]*+"
_ATTRIBUTE = (
    r"\s++[A-Za-z_:][A-Za-z0-9_.:-]*+"
    r"(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+"
)
TAG = re.compile(rf"<(?:({_NAME})(?:{_ATTRIBUTE})*+\s*+/?|/({_NAME})\s*+)>")
RAW = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
RAW_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|"
    r"details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|"
    r"head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|"
    r"p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)"
    r"(?=[\s>]|/>|$)",
    re.IGNORECASE,
)
# How a construct of HTML that is no tag begins and ends.
BRACKETED = (
    ("<!--", "-->"),
    ("<![CDATA[", "]]>"),
    ("<?", "?>"),
)
DECLARATION = re.compile("<![A-Za-z]")
# A component of JSX, as MDX, VitePress and the like have it: <Note>, <Tabs items={["a", "b"]} />.
# Unlike tags of HTML its name begins with a capital, its values may stand in braces, and what is
# inside it is Markdown.
_EXPRESSION = r"\{(?:[^{}]{0,200}+(?:\{(?:[^{}]{0,200}+(?:\{[^{}]{0,200}+\})?){0,20}+\})?){0,20}+\}"
COMPONENT = re.compile(
    r"</?[A-Z][a-z0-9][\w.]*+"
    rf"(?:\s++(?:[\w@:.#-]++(?:=(?:\"[^\"]*+\"|'[^']*+'|{_EXPRESSION}))?+|{_EXPRESSION}))*+\s*+/?>"
)
_ENTITY = re.compile("&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));")
_HTML_SPECIAL = re.compile("[<&\n]")


def entity(content: str, at: int) -> Run | None:
    """Return a character reference as what it stands for; None if there is none at `at`."""
    found = _ENTITY.match(content, at)
    if found is None:
        return None
    hexadecimal, decimal, name = found.groups()
    if name:
        decoded = html5.get(f"{name};")
        return Run(at, found.end(), decoded) if decoded else None
    point = int(hexadecimal, 16) if hexadecimal else int(decimal)
    valid = 0 < point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF
    return Run(at, found.end(), chr(point) if valid else "\ufffd")


def tag_name(tag: re.Match[str]) -> str:
    """Return the name of a tag in small letters."""
    return (tag.group(1) or tag.group(2)).lower()


_LIKE_TAG = re.compile("</?[A-Za-z]")


def html_prose(content: str) -> Iterator[list[Run]]:
    """Yield the text of a block of HTML, parted where a tag begins or ends a block."""
    runs: list[Run] = []
    at = 0
    while special := _HTML_SPECIAL.search(content, at):
        start = special.start()
        if at < start:
            runs.append(Run(at, start))
        at = start + 1
        if special.group() == "\n":
            runs.append(Run(start, at))
        elif special.group() == "&":
            run = entity(content, start) or Run(start, at)
            runs.append(run)
            at = run.end
        elif (end := _html_markup_end(content, start)) is not None:
            at = end
            if BLOCK_TAG.match(content, start, end):
                yield _trimmed(runs, content)
                runs = []
            elif (tag := TAG.match(content, start, end)) and tag_name(tag) == "br":
                runs.append(Run(start, end, "\n"))
        else:
            runs.append(Run(start, at))
    if at < len(content):
        runs.append(Run(at, len(content)))
    yield _trimmed(runs, content)


def _html_markup_end(content: str, at: int) -> int | None:
    """Return the offset after a tag, a comment, or an element that holds no prose."""
    if RAW.match(content, at):
        closing = RAW_END.search(content, at)
        return closing.end() if closing else len(content)
    if tag := TAG.match(content, at):
        return tag.end()
    ends = [end for begin, end in BRACKETED if content.startswith(begin, at)]
    # What begins like a tag ends at the next ">" for a browser, well-formed or not.
    if DECLARATION.match(content, at) or _LIKE_TAG.match(content, at):
        ends = [">"]
    if not ends:
        return None
    found = content.find(ends[0], at)
    return found + len(ends[0]) if found >= 0 else len(content)


def _trimmed(runs: list[Run], content: str) -> list[Run]:
    """Return runs without those that are only white space at either end."""
    while runs and not (runs[-1].text or content[runs[-1].start : runs[-1].end]).strip():
        runs.pop()
    first = 0
    while (
        first < len(runs)
        and not (runs[first].text or content[runs[first].start : runs[first].end]).strip()
    ):
        first += 1
    return runs[first:]
