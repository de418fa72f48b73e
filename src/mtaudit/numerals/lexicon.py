"""Word lists with inflection, matched at a position of a text, the longest entry first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Generic, TypeVar

Payload = TypeVar("Payload")

# Vowel signs are no word characters for `re`, yet they go on a word.
_MARKS = "\\u0300-\\u036f\\u064b-\\u065f\\u0900-\\u0903\\u093a-\\u094f"
LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
IS_LETTER = re.compile(LETTER)
_IS_LATIN = re.compile("[a-z]")
_GAPS = re.compile(r"[\s\u00a0-]+")
_BRACES = re.compile(r"\{([^{}]*)\}")
_END = ""
_LONGEST_ENDING = 5
_WIDEST_GAP = 4  # between a number and the phrase beside it
# How far back a phrase before a number may begin; it keeps the search linear.
_REACH = 32
_Node = dict[str, "_Node"]


def expand(entry: str, endings: Mapping[str, str]) -> Iterator[str]:
    """Write out the inflected forms of a data-file entry.

    `{a|b}` stands for either string, `{NAME}` for each string of a named list of endings; `_`
    stays and later matches a space or a hyphen; a final `*` stays and matches any ending.

    Args:
        entry: One word of a data file.
        endings: The language's named lists, strings separated by spaces; `-` is the empty ending.

    Returns:
        An iterator over the written forms.
    """
    match = _BRACES.search(entry)
    if match is None:
        yield entry
        return
    inner = match.group(1)
    options = endings[inner].split() if inner in endings else inner.split("|")
    for option in options:
        ending = "" if option == "-" else option
        yield from expand(entry[: match.start()] + ending + entry[match.end() :], endings)


def surface(matched: str) -> str:
    """Fold the spaces and hyphens of matched text to the `_` of the data files.

    Args:
        matched: Lower-case text as matched.

    Returns:
        The key under which a table keeps it.
    """
    return matched if matched.isalnum() else _GAPS.sub("_", matched)


class Tree:
    """Words and phrases, one of which is matched at a given position.

    Walking costs a step a character. One regular expression of all the words would have to be
    compiled at each start of the program, for longer than a text takes to read.
    """

    def __init__(self, words: Iterable[str], edge: re.Pattern[str] | None) -> None:
        """Build a tree.

        Args:
            words: The words, lower case; `_` is a space or a hyphen, a final `*` any short ending.
            edge: A letter that ends a word must not be followed by another: what a letter is; None
                for scripts without spaces.
        """
        self._root: _Node = {}
        self._edge = edge
        # A text asks for few first letters, and only for those the words are taken apart.
        self._whole: dict[str, list[str]] = {}
        for word in words:
            self._whole.setdefault(word[:1], []).append(word)
        self._any_start = not self._whole.keys().isdisjoint("_*")
        if self._any_start:
            for first in tuple(self._whole):
                self._grow(first)

    def _grow(self, first: str) -> None:
        """Take the words apart that begin with a character; another thread may ask meanwhile."""
        grown: _Node = {}
        for word in self._whole.get(first, ()):
            node = grown
            for char in word:
                node = node.setdefault(char, {})
            node[_END] = {}
        self._root.update(grown)
        self._whole.pop(first, None)

    def may_match(self, text: str, position: int) -> bool:
        """Tell whether an entry begins with the character at a position; a cheap test."""
        first = text[position : position + 1]
        if first in self._whole:
            self._grow(first)
        return self._any_start or first in self._root

    def match(self, text: str, position: int) -> int | None:
        """Find the longest entry that the text goes on with.

        Args:
            text: Lower-case text.
            position: Where it must begin.

        Returns:
            The offset after it, or None.
        """
        if not self.may_match(text, position):
            return None
        return _walk(self._root, text, position, "", self._edge)


class Phrases(Generic[Payload]):
    """A table of phrases, matched at a given position, the longest first."""

    def __init__(self, table: Mapping[str, Payload], *, bounded: bool) -> None:
        """Compile a table.

        Args:
            table: Phrase (lower case, `_` for a gap, `*` for any ending) to what it means.
            bounded: Whether a phrase must end at the end of a word.
        """
        self._exact = {surface(key): value for key, value in table.items() if key[-1] != "*"}
        self._stems = sorted(
            ((key[:-1], value) for key, value in table.items() if key[-1] == "*"),
            key=lambda pair: -len(pair[0]),
        )
        self._bounded = bounded
        self._keys = tuple(table)
        self._forwards: Tree | None = None
        self._backwards: Tree | None = None

    def items(self) -> Iterator[tuple[str, Payload]]:
        """Yield the phrases as the table has them, with what they mean."""
        yield from self._exact.items()
        yield from self._stems

    def lookup(self, matched: str) -> Payload | None:
        """Find what a matched phrase means.

        Args:
            matched: Text one of the table's patterns matched, lower case.

        Returns:
            The payload, or None for text that is not in the table.
        """
        key = surface(matched)
        if key in self._exact:
            return self._exact[key]
        return next((value for stem, value in self._stems if key.startswith(surface(stem))), None)

    def after(self, text: str, position: int, gap: str) -> tuple[Payload, int, int] | None:
        """Match a phrase that follows a position.

        Args:
            text: Lower-case text.
            position: Where the gap begins.
            gap: Pattern of what may stand between; one of a few.

        Returns:
            Payload, start and end of the phrase, or None.
        """
        if not self._keys:
            return None
        if self._forwards is None:
            self._forwards = Tree(self._keys, IS_LETTER if self._bounded else _IS_LATIN)
        found = _follow(self._forwards, text, position, gap)
        if found is None:
            return None
        start, end = found
        payload = self.lookup(text[start:end])
        return None if payload is None else (payload, start, end)

    def before(self, text: str, position: int, gap: str) -> tuple[Payload, int, int] | None:
        """Match a phrase that precedes a position.

        Args:
            text: Lower-case text.
            position: Where the gap ends.
            gap: Pattern of what may stand between; one of a few.

        Returns:
            Payload, start and end of the phrase, or None.
        """
        if not self._keys:
            return None
        if self._backwards is None:
            # Han and kana run into the word before them; a phrase in letters must not.
            edge = IS_LETTER if self._bounded else _IS_LATIN
            self._backwards = Tree((word[::-1] for word in self._keys), edge)
        window = text[max(0, position - _REACH) : position][::-1]
        found = _follow(self._backwards, window, 0, gap)
        if found is None:
            return None
        payload = self.lookup(window[found[0] : found[1]][::-1])
        start, end = position - found[1], position - found[0]
        return None if payload is None else (payload, start, end)


@cache
def _gap_pattern(gap: str) -> re.Pattern[str]:
    return re.compile(f"(?:{gap})")


def _follow(tree: Tree, text: str, position: int, gap: str) -> tuple[int, int] | None:
    """Match a gap and a phrase of a tree at a position: the widest gap, then the longest phrase.

    Returns:
        Start and end of the phrase, or None.
    """
    between = _gap_pattern(gap)
    widest = position
    while widest < position + _WIDEST_GAP and widest < len(text) and _is_gap(text[widest]):
        widest += 1
    for start in range(widest, position - 1, -1):
        if not (tree.may_match(text, start) and between.fullmatch(text, position, start)):
            continue
        end = tree.match(text, start)
        if end is not None:
            return start, end
    return None


def _walk(node: _Node, text: str, at: int, last: str, edge: re.Pattern[str] | None) -> int | None:
    """Return the end of the longest phrase below a node that the text goes on with."""
    found: int | None = None
    while True:
        if _END in node and (edge is None or not (edge.match(last) and edge.match(text, at))):
            found = at
        if "*" in node:
            end = _ending_end(text, at)
            if edge is None or not edge.match(text, end):
                found = end
        if "_" in node:
            for end in _gap_ends(text, at):
                longer = _walk(node["_"], text, end, "_", edge)
                if longer is not None:
                    return longer
        last = text[at : at + 1]
        if last not in node or last in "_*":
            return found
        node = node[last]
        at += 1


def _gap_ends(text: str, at: int) -> Iterator[int]:
    """Yield where a gap of one or two spaces or hyphens may end, the wider one first."""
    width = 0
    while width < 2 and at + width < len(text) and _is_gap(text[at + width]):
        width += 1
    yield from range(at + width, at, -1)


def _is_gap(char: str) -> bool:
    return char == "-" or char.isspace()


def _ending_end(text: str, at: int) -> int:
    """Return the offset after the letters of a short ending."""
    end = at
    while end < at + _LONGEST_ENDING and IS_LETTER.match(text, end):
        end += 1
    return end
