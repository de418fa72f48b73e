"""Lines that generators of sites add to Markdown: marks of notes and tabs, includes, imports.

Python-Markdown and its extensions, Material for MkDocs, VitePress, Docusaurus, MDX and MyST mean
something by them; for CommonMark they are text.
"""

import re

import attrs

from mtaudit.spans import Span

# "/// note | Title", ":::tip Title", ":::note[Title]", "::: {.note}", and "///", ":::" at the end.
_FENCE = re.compile(
    r"(?:/{3,}[ \t]*+(?:[\w-]++[ \t]*+(?:\|[ \t]*+(?P<piped>[^\n]*))?)?"
    r"|:{3,}[ \t]*+(?:\{[^{}\n]*\}|[\w-]++)?+"
    r"(?:\[(?P<bracketed>[^\]\n]*)\]|[ \t]++(?P<behind>[^\n]*))?+)"
    r"[ \t]*+(?:\{[^{}\n]*\}[ \t]*+)?$"
)
# '!!! note "Title"', '??? tip', '=== "Tab"': what belongs to them is indented by four columns.
_INDENTED = re.compile(
    r"(?:(?:!!!|\?\?\?\+?)[ \t]+[\w-]++(?:[ \t\w-]*?[ \t]\"(?P<note>[^\"\n]*)\")?"
    r"|===[!+]*[ \t]+\"(?P<tab>[^\"\n]*)\")[ \t]*$"
)
# A file or a table of contents to be put here: <<< @/snippet.js, --8<-- "file.md", [[toc]].
_INCLUDE = re.compile(r"(?:<<<[ \t]+\S|--8<--|\[\[?(?:toc|TOC)\]\]?[ \t]*$)")
# Only MDX has it: import Tabs from '@theme/Tabs';
_MODULE = re.compile(
    r"import[ \t](?:[^\n]*[ \t]from[ \t]+)?(?P<quote>['\"])[^'\"\n]+(?P=quote);?[ \t]*$"
    r"|export[ \t]+(?:default[ \t]+)?(?:const|let|var|(?:async[ \t]+)?function)[ \t]+\w+[ \t]*[=(]"
)
_BLANK_LINE = re.compile(r"[ \t]*+$")


@attrs.frozen
class Mark:
    """A line that is no prose.

    Args:
        title: Where its title stands. A note without one shows that of its kind, and a translation
            may give it one.
        written: Whether the title is prose; otherwise all of the line stands for it.
        indents: Whether what is indented below belongs to it.
        closing: What ends the code that begins with it.
    """

    title: Span | None = None
    written: bool = True
    indents: bool = False
    closing: re.Pattern[str] | None = None


def mark_of(text: str, start: int, end: int) -> Mark | None:
    """Return what a line means to a generator of sites; `None` if it is text like any other.

    Args:
        text: The document.
        start: Where the line begins, its indentation aside.
        end: Where it ends.
    """
    if text[start] not in "/:!?=<-[ie":
        return None
    if found := _FENCE.match(text, start, end) or _INDENTED.match(text, start, end):
        indents = found.re is _INDENTED
        for name in found.re.groupindex:
            if found[name]:
                return Mark(Span(*found.span(name)), indents=indents)
        closes = not found.group().rstrip(" \t/:")
        return Mark() if closes else Mark(Span(start, end), written=False, indents=indents)
    if _INCLUDE.match(text, start, end):
        return Mark()
    return Mark(closing=_BLANK_LINE) if _MODULE.match(text, start, end) else None
