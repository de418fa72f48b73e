"""Text made fit to show: nothing obeyed, nothing hidden, and its width on a terminal known.

An article may hold anything: terminal control sequences, characters that turn the direction of
writing round, characters nobody can see. Reports show them by name.
"""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.pattern import Pattern
from mtaudit.spans import LineIndex, Span

if TYPE_CHECKING:
    import regex

# Code points each excerpt looks at per cell it may fill: room for letters with several marks.
_POINTS_PER_CELL = 4
_ELLIPSIS = "…"

# A joiner belongs to its text in Arabic or Indic script and in emoji; after these it hides.
_PLAIN = r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{N}\p{P}\p{Z}]"
# One character, one cell, nothing joined: most text. Only for the rest is `regex` loaded.
_NOT_SIMPLE = Pattern("[^\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]")
_EMOJI_PARTS = frozenset("\u200d\ufe0f\u20e3") | frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_REGIONAL = range(0x1F1E6, 0x1F200)  # two of them make a flag


@cache
def _unsafe() -> "regex.Pattern[str]":
    """Return the pattern of what acts on its surroundings or cannot be seen."""
    import regex

    return regex.compile(
        r"[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]"
        rf"|(?<={_PLAIN})[\u200c\u200d]"
        # All other format characters but number signs that are seen, and tags that end a flag.
        r"|(?=\p{Cf})(?![\u200c\u200d\u0600-\u0605\u06dd\u070f\u08e2])"
        r"(?<!\U0001f3f4[\U000e0020-\U000e007f]*)."
    )


def _clusters(text: str) -> list[str]:
    """Part a text into what a reader takes for single characters."""
    if not _NOT_SIMPLE.search(text):
        return list(text)
    import regex

    return regex.findall(r"\X", text)


def replace_unsafe(text: str, show: Callable[[str], str], keep: str = "") -> str:
    """Replace the characters that act on their surroundings or cannot be seen.

    Those are control characters, line separators, direction marks and overrides, invisible format
    characters and lone surrogates. Joiners stay where they belong to the writing.

    Args:
        text: Any text.
        show: Gives the replacement of such a character.
        keep: Characters to leave as they are all the same.

    Returns:
        The text without any such character, unless `show` or `keep` put one there.
    """
    pieces: list[str] = []
    done = 0
    for at in unsafe_places(text, keep):
        pieces += (text[done:at], show(text[at]))
        done = at + 1
    return "".join((*pieces, text[done:]))


def unsafe_places(text: str, keep: str = "") -> Iterator[int]:
    """Yield where the characters stand that act on their surroundings or cannot be seen.

    Args:
        text: Any text.
        keep: Characters to pass over.
    """
    if text.isascii() and text.isprintable():
        return  # as mostly
    if _NOT_SIMPLE.search(text):
        yield from (m.start() for m in _unsafe().finditer(text) if m.group() not in keep)


def code_point(char: str) -> str:
    """Return a character's number in the customary form, such as `U+202E`."""
    return f"U+{ord(char):04X}"


def visible(text: str) -> str:
    """Return a text as one line that is safe on a terminal and hides nothing.

    A tab becomes four spaces, a line end an arrow, any other unsafe character its number, such as
    `<U+202E>`.

    Args:
        text: Any text.
    """
    return replace_unsafe(text, _on_terminal)


def _on_terminal(char: str) -> str:
    match char:
        case "\t":
            return "    "
        case "\n":
            return "↵"
        case _:
            return f"<{code_point(char)}>"


def cell_width(text: str) -> int:
    """Return the number of terminal cells a visible text fills.

    Wide East Asian characters and emoji fill two, combining marks none.
    """
    if text.isascii():
        return len(text)
    return sum(map(_cluster_width, _clusters(text)))


def _cluster_width(cluster: str) -> int:
    if len(cluster) > 1 and (
        not _EMOJI_PARTS.isdisjoint(cluster[1:]) or all(ord(c) in _REGIONAL for c in cluster)
    ):
        return 2
    return sum(map(_char_width, cluster))


def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"} or "\u1160" <= char <= "\u11ff":
        return 0  # the range: vowels and final consonants of a Korean syllable
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


class Excerpt(NamedTuple):
    """The part of a line around a span, safe to show.

    Args:
        before: What precedes the span.
        marked: The span, or its beginning if it is long or goes on in the next line.
        after: What follows it.
    """

    before: str
    marked: str
    after: str

    @property
    def carets(self) -> str:
        """Spaces and carets that stand under the span when printed below the line."""
        return " " * cell_width(self.before) + "^" * max(1, cell_width(self.marked))


def excerpt(lines: LineIndex, span: Span, width: int = 100) -> Excerpt:
    """Cut the surroundings of a span out of its line.

    The cost does not depend on the length of the line.

    Args:
        lines: The lines of the text.
        span: A span of the text, code points.
        width: Terminal cells the excerpt may fill; a few more if characters are shown by number.

    Returns:
        The whole line if it is short enough, else a window of it around the span.
    """
    text = lines.text
    line = lines.line(lines.position(span.start)[0])
    end = max(span.start, min(span.end, line.end))
    limit = width * _POINTS_PER_CELL
    if len(line) <= limit:
        whole = Excerpt(
            visible(text[line.start : span.start]),
            visible(text[span.start : end]),
            visible(text[end : line.end]),
        )
        if cell_width(whole.before + whole.marked + whole.after) <= width:
            return whole
    marked = _head(text[span.start : min(end, span.start + limit)], width * 3 // 4)
    if len(marked) < end - span.start:
        # The span alone fills the window.
        return Excerpt(_before(text, line, span.start, width // 4), visible(marked) + _ELLIPSIS, "")
    room = width - cell_width(visible(marked))
    after = text[end : min(line.end, end + limit)]
    before = _before(text, line, span.start, max(room // 2, room - cell_width(visible(after))))
    rest = room - cell_width(before)
    shown = _head(after, rest, whole_words=True)
    cut = _ELLIPSIS if end + len(shown) < line.end else ""
    return Excerpt(before, visible(marked), visible(shown) + cut)


def shorten(text: str, width: int) -> str:
    """Return a visible text of at most about `width` cells, with an ellipsis if it was cut."""
    head = _head(text[: width * _POINTS_PER_CELL], width, whole_words=True)
    return visible(head) + (_ELLIPSIS if len(head) < len(text) else "")


def _before(text: str, line: Span, end: int, room: int) -> str:
    start = max(line.start, end - room * _POINTS_PER_CELL)
    clusters = _clusters(text[start:end])
    if start > line.start:
        clusters = clusters[1:]  # it may have been cut in two
    kept = _fitting(clusters[::-1], room)
    tail = "".join(clusters[len(clusters) - kept :])
    if start == line.start and kept == len(clusters):
        return visible(tail)
    space = tail.find(" ", 0, 20)
    return _ELLIPSIS + visible(tail[space + 1 :] if space >= 0 else tail)


def _head(text: str, room: int, *, whole_words: bool = False) -> str:
    clusters = _clusters(text)
    kept = _fitting(clusters, room)
    head = "".join(clusters[:kept])
    space = head.rfind(" ", max(0, len(head) - 20)) if whole_words else -1
    return head[:space] if kept < len(clusters) and space > 0 else head


def _fitting(clusters: list[str], room: int) -> int:
    """Return how many of the clusters fill no more than `room` cells."""
    used = 0
    for count, cluster in enumerate(clusters):
        used += cell_width(visible(cluster))
        if used > room:
            return count
    return len(clusters)
