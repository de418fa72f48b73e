"""Corrections that are tried: what stands around one is read again with the correction in it.

In formats without quotation marks any word may turn into markup by its neighbours, its line or its
block. So a way to write a correction is not reasoned about, but tried with the reader itself.
"""

from collections.abc import Callable, Iterable

import attrs

from mtaudit.spans import Part, Span

# A longer stretch is no prose, and to read it for each of many corrections would take too long.
_LONGEST = 200_000


@attrs.frozen
class Reading:
    """What a reader makes of a stretch of a file.

    Args:
        parts: Its text, with positions in code points of the stretch.
        names: The names in it by which links find what they lead to.
    """

    parts: tuple[Part, ...]
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(part.text for part in self.parts)


def writing_that_reads(
    text: str,
    place: Span,
    writings: Iterable[str],
    stretch: str,
    read: Callable[[str], Reading],
) -> str | None:
    """Return the first way to write a text at a place after which all reads as it should.

    Args:
        text: The correction.
        place: What it replaces, code points of the stretch.
        writings: Ways to write it, the best first.
        stretch: As much of the file as is read by itself as it is among the rest.
        read: Reads such a stretch.

    Returns:
        One of the writings; `None` if none does, or the stretch is too long to try it.
    """
    if len(stretch) > _LONGEST:
        return None
    before = read(stretch)
    expected = _corrected(before.parts, place, text)
    for written in dict.fromkeys(writings):
        after = read(stretch[: place.start] + written + stretch[place.end :])
        if after.text == expected and after.names == before.names:
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
