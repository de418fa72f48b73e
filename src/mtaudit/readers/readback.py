"""Corrections that are tried: what stands around one is read again with the correction in it.

In formats without quotation marks any word may turn into markup by its neighbours, its line or its
block. So a way to write a correction is not reasoned about, but tried with the reader itself.
"""

from collections.abc import Callable, Iterable

from mtaudit.spans import Part, Span


def writing_that_reads(
    text: str,
    place: Span,
    writings: Iterable[str],
    stretch: str,
    read: Callable[[str], Iterable[Part]],
) -> str | None:
    """Return the first way to write a text at a place after which all reads as it should.

    Args:
        text: The correction.
        place: What it replaces, code points of the stretch.
        writings: Ways to write it, the plainest first.
        stretch: As much of the file as is read by itself as it is among the rest.
        read: Reads such a stretch; positions count its code points.

    Returns:
        One of the writings; `None` if none does.
    """
    expected = _corrected(read(stretch), place, text)
    for written in writings:
        again = stretch[: place.start] + written + stretch[place.end :]
        if "".join(part.text for part in read(again)) == expected:
            return written
    return None


def _corrected(parts: Iterable[Part], place: Span, text: str) -> str:
    """Return what parts read with another text at a place."""
    before: list[str] = []
    after: list[str] = []
    for part in parts:
        is_linear = len(part.text) == part.end - part.start
        if part.end <= place.start:
            before.append(part.text)
            continue
        if part.start < place.start and is_linear:
            before.append(part.text[: place.start - part.start])
        if part.start >= place.end:
            after.append(part.text)
        elif part.end > place.end and is_linear:
            after.append(part.text[place.end - part.start :])
    return "".join((*before, text, *after))
