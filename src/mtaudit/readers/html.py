"""Reads HTML: the article is the prose of the page.

Blocks are parted by blank lines, and white space is one space, as on the screen. Scripts, styles,
comments and what is set as typed (`pre`, `textarea`) are no part of the text.
"""

from collections.abc import Iterator

from mtaudit.article import Article, Document, Notation, Origin
from mtaudit.pattern import Pattern
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.runs import Run
from mtaudit.readers.tags import html_prose
from mtaudit.readers.xml_events import XmlEscape
from mtaudit.spans import Part, join

_LANG = Pattern(r"(?i)[\s\S]*?<html\s[^>]{0,500}?\blang\s*=\s*[\"']?([\w-]+)")
_LANG_WITHIN = 4096  # code points
_SPACE = Pattern(r"[ \t\r\n\f]+")


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a page.

    Args:
        document: The file.
        options: What the caller says of the language.
    """
    said = _LANG.match(document.text[:_LANG_WITHIN])
    text, source_map = join(_parts(document.text))
    yield Article(
        text,
        id=document.path,
        lang=options.target_lang(said and said.group(1)),
        origin=Origin(document, source_map, notation=Notation(XmlEscape(document.encoding))),
    )


def _parts(text: str) -> Iterator[Part]:
    """Yield the prose of a page and the blank lines between its blocks."""
    end = -1
    for runs in html_prose(text):
        block = list(_collapsed(runs, text))
        if not block:
            continue
        if end >= 0:
            yield Part("\n\n", end, end)
        yield from block
        end = block[-1].end


def _collapsed(runs: list[Run], text: str) -> Iterator[Part]:
    """Yield the parts of a block with its white space collapsed."""
    after_space = True
    space: Part | None = None  # not yet needed: none ends a line
    for run in runs:
        for part in _pieces(run, text):
            if part.text == " ":
                if space is not None and space.end == part.start:
                    space = Part(" ", space.start, part.end)
                elif space is None and not after_space:
                    space = part
            elif part.text == "\n":
                space, after_space = None, True
                yield part
            else:
                if space is not None:
                    yield space
                space, after_space = None, False
                yield part


def _pieces(run: Run, text: str) -> Iterator[Part]:
    """Yield a run with each stretch of white space as one space."""
    if run.text is not None:
        yield Part(run.text, run.start, run.end)
        return
    done = run.start
    for space in _SPACE.finditer(text, run.start, run.end):
        if done < space.start():
            yield Part(text[done : space.start()], done, space.start())
        yield Part(" ", *space.span())
        done = space.end()
    if done < run.end:
        yield Part(text[done : run.end], done, run.end)
