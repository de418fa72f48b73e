"""Reads subtitles (SubRip, WebVTT): the article is what is said.

Sentences run on from cue to cue, so cues are parted by a line break and no more. A correction does
not reach over two cues.
"""

from collections.abc import Iterator

from mtaudit.article import Article, Document, Notation, Origin
from mtaudit.errors import ReadError
from mtaudit.pattern import Pattern
from mtaudit.readers.options import ReadOptions, language_in_name
from mtaudit.readers.tags import entity
from mtaudit.spans import Part, Span, join

_TIMING = Pattern(r"[ \t]*(?:[0-9]+:)?[0-9]+:[0-9]+[.,][0-9]+[ \t]*-->[ \t]*[0-9]")
_MARKUP = Pattern(r"</?(?:[ibus]|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}")
_VTT_MARKUP = Pattern(r"<[^<>]*>|&")


def _escape_vtt(text: str, place: Span) -> str:
    del place
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_VTT = Notation(_escape_vtt)


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield the one article of a file of subtitles.

    Args:
        document: The file.
        options: What the caller says of the language.

    Raises:
        ReadError: If the file holds something, and no times: it is read in vain.
    """
    is_vtt = document.text.startswith("WEBVTT")
    if not (is_vtt or document.text.isspace() or not document.text or _has_times(document)):
        raise ReadError(
            "holds no times such as 00:00:01,000 --> 00:00:02,000",
            where=document.path,
            remedy="name the file after the format it is in",
        )
    text, source_map = join(_parts(document, is_vtt=is_vtt))
    yield Article(
        text,
        id=document.path,
        lang=options.target_lang(language_in_name(document.path)),
        origin=Origin(document, source_map, notation=_VTT if is_vtt else Notation()),
    )


def _has_times(document: Document) -> bool:
    starts = document.lines.starts
    return any(_TIMING.match(document.text, start) for start in starts)


def _parts(document: Document, *, is_vtt: bool) -> Iterator[Part]:
    end = -1
    for lines in cues(document):
        for number, line in enumerate(lines):
            if end >= 0:
                # Within a cue the line break of the file; between cues there is none to point at.
                yield Part("\n", end, line.start if number else end)
            yield from _line(document.text, line, is_vtt=is_vtt)
            end = line.end


def cues(document: Document) -> Iterator[list[Span]]:
    """Yield the lines of text of each cue.

    Args:
        document: The file.
    """
    text = document.text
    cue: list[Span] | None = None
    for number in range(1, len(document.lines.starts) + 1):
        line = document.lines.line(number)
        if _TIMING.match(text, line.start, line.end):
            if cue and _is_number(text, cue[-1]):
                cue.pop()  # the number of a cue that no blank line parts from the one before
            if cue:
                yield cue
            cue = []
        elif cue is not None and line.of(text).strip():
            cue.append(line)
        else:
            if cue:
                yield cue
            cue = None
    if cue:
        yield cue


def _is_number(text: str, line: Span) -> bool:
    return line.of(text).strip().isdecimal()


def _line(text: str, line: Span, *, is_vtt: bool) -> Iterator[Part]:
    done = line.start
    for mark in (_VTT_MARKUP if is_vtt else _MARKUP).finditer(text, line.start, line.end):
        run = entity(text, mark.start()) if mark.group() == "&" else None
        if mark.group() == "&" and run is None:
            continue
        if done < mark.start():
            yield Part(text[done : mark.start()], done, mark.start())
        if run is not None and run.text:
            yield Part(run.text, run.start, run.end)
        done = run.end if run else mark.end()
    if done < line.end:
        yield Part(text[done : line.end], done, line.end)
