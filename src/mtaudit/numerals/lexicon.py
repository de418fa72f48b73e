"""Word lists with inflection, compiled to one pattern that matches in linear time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Generic, TypeVar

Payload = TypeVar("Payload")

# Vowel signs are no word characters for `re`, yet they go on a word.
_MARKS = "\\u0300-\\u036f\\u064b-\\u065f\\u0900-\\u0903\\u093a-\\u094f"
LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_IS_LETTER = re.compile(LETTER)
_IS_LATIN = re.compile("[a-z]")
_BRACES = re.compile(r"\{([^{}]*)\}")
_GAP = r"[\s\u00a0-]{1,2}"
_END = ""
_LONGEST_ENDING = 5
_WIDEST_GAP = 4  # between a number and the phrase beside it
# How far back a phrase before a number may begin; it keeps the search linear.
_REACH = 32
_Tree = dict[str, "_Tree"]


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


def trie_pattern(words: Iterable[str], *, bounded: bool) -> str:
    """Build a regular expression that shares the common beginnings of its words.

    Args:
        words: The words; `_` is a space or a hyphen, a final `*` any short ending.
        bounded: Whether a word that ends in a letter must not be followed by a letter.

    Returns:
        The source of a non-capturing group.
    """
    return _emit(_tree(words), "", f"(?!{LETTER})" if bounded else "", _IS_LETTER)


def _tree(words: Iterable[str]) -> "_Tree":
    root: _Tree = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return root


def _emit(node: "_Tree", last: str, edge: str, needs_edge: re.Pattern[str]) -> str:
    options: list[str] = []
    for char in sorted(node, reverse=True):
        if char == _END:
            options.append(edge if edge and needs_edge.match(last) else "")
        elif char == "*":
            options.append(LETTER + "{0,5}" + edge)
        else:
            source = _GAP if char == "_" else re.escape(char)
            options.append(source + _emit(node[char], char, edge, needs_edge))
    return options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"


def surface(matched: str) -> str:
    """Fold the spaces and hyphens of matched text to the `_` of the data files.

    Args:
        matched: Lower-case text as matched.

    Returns:
        The key under which a table keeps it.
    """
    return re.sub(r"[\s\u00a0-]+", "_", matched)


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
        self._forwards: _Tree | None = None
        self._backwards: _Tree | None = None

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
            self._forwards = _tree(self._keys)
        edge = _IS_LETTER if self._bounded else None
        found = _follow(self._forwards, text, position, gap, edge)
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
            self._backwards = _tree(word[::-1] for word in self._keys)
        # Han and kana run into the word before them; a phrase in letters must not.
        edge = _IS_LETTER if self._bounded else _IS_LATIN
        window = text[max(0, position - _REACH) : position][::-1]
        found = _follow(self._backwards, window, 0, gap, edge)
        if found is None:
            return None
        payload = self.lookup(window[found[0] : found[1]][::-1])
        start, end = position - found[1], position - found[0]
        return None if payload is None else (payload, start, end)


@cache
def _gap_pattern(gap: str) -> re.Pattern[str]:
    return re.compile(f"(?:{gap})")


def _follow(
    tree: _Tree, text: str, position: int, gap: str, edge: re.Pattern[str] | None
) -> tuple[int, int] | None:
    """Match a gap and a phrase of a tree at a position: the widest gap, then the longest phrase.

    Walking the tree costs a step a character; one pattern of all phrases would have to be compiled
    at each start of the program, for longer than a text takes to read.

    Returns:
        Start and end of the phrase, or None.
    """
    between = _gap_pattern(gap)
    widest = position
    while widest < position + _WIDEST_GAP and widest < len(text) and _is_gap(text[widest]):
        widest += 1
    for start in range(widest, position - 1, -1):
        if not between.fullmatch(text, position, start):
            continue
        end = _walk(tree, text, start, "", edge)
        if end is not None:
            return start, end
    return None


def _walk(node: _Tree, text: str, at: int, last: str, edge: re.Pattern[str] | None) -> int | None:
    """Return the end of the longest phrase below a node that the text goes on with."""
    if "_" in node:
        for end in _gap_ends(text, at):
            found = _walk(node["_"], text, end, "_", edge)
            if found is not None:
                return found
    char = text[at : at + 1]
    if char and char not in "_*" and char in node:
        found = _walk(node[char], text, at + 1, char, edge)
        if found is not None:
            return found
    if "*" in node:
        end = _ending_end(text, at)
        if edge is None or not edge.match(text, end):
            return end
    if _END in node and (edge is None or not (edge.match(last) and edge.match(text, at))):
        return at
    return None


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
    while end < at + _LONGEST_ENDING and _IS_LETTER.match(text, end):
        end += 1
    return end
