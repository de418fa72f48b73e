"""Word lists with inflection, compiled to one pattern that matches in linear time."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
# How far back a phrase before a number may begin; it keeps the search linear.
_REACH = 32
_Tree = dict[str, "_Tree"]


def expand(entry: str, endings: Mapping[str, str]) -> Iterator[str]:
    """Write out the inflected forms of a data-file entry.

    `{a|b}` stands for either string, `{NAME}` for each string of a named list of endings; `_`
    stays and later matches a space or a hyphen; a final `*` stays and matches any ending.

    Args:
        entry: one word of a data file.
        endings: the language's named lists, strings separated by spaces; `-` is the empty ending.

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
        option = "" if option == "-" else option
        yield from expand(entry[: match.start()] + option + entry[match.end() :], endings)


def trie_pattern(words: Iterable[str], *, bounded: bool) -> str:
    """Build a regular expression that shares the common beginnings of its words.

    Args:
        words: the words; `_` is a space or a hyphen, a final `*` any short ending.
        bounded: whether a word that ends in a letter must not be followed by a letter.

    Returns:
        The source of a non-capturing group.
    """
    return _emit(_tree(words), "", f"(?!{LETTER})" if bounded else "", _IS_LETTER)


def _reversed_pattern(words: Iterable[str], *, bounded: bool) -> str:
    """The same for words read backwards from their end.

    Han and kana run into the word before them; a phrase in letters must not.
    """
    backwards = (word[::-1] for word in words)
    if bounded:
        return _emit(_tree(backwards), "", f"(?!{LETTER})", _IS_LETTER)
    return _emit(_tree(backwards), "", "(?![a-z])", _IS_LATIN)


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
        matched: lower-case text as matched.

    Returns:
        The key under which a table keeps it.
    """
    return re.sub(r"[\s\u00a0-]+", "_", matched)


class Phrases(Generic[Payload]):
    """A table of phrases, matched at a given position, the longest first."""

    def __init__(self, table: Mapping[str, Payload], *, bounded: bool) -> None:
        """Compile a table.

        Args:
            table: phrase (lower case, `_` for a gap, `*` for any ending) to what it means.
            bounded: whether a phrase must end at the end of a word.
        """
        self._exact = {surface(key): value for key, value in table.items() if key[-1] != "*"}
        self._stems = sorted(
            ((key[:-1], value) for key, value in table.items() if key[-1] == "*"),
            key=lambda pair: -len(pair[0]),
        )
        self._bounded = bounded
        self._keys = tuple(table)
        self._after: dict[str, re.Pattern[str]] = {}
        self._before: dict[str, re.Pattern[str]] = {}

    def lookup(self, matched: str) -> Payload | None:
        """Find what a matched phrase means.

        Args:
            matched: text one of the table's patterns matched, lower case.

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
            text: lower-case text.
            position: where the gap begins.
            gap: pattern of what may stand between; one of a few, each is compiled once.

        Returns:
            Payload, start and end of the phrase, or None.
        """
        if not self._keys:
            return None
        pattern = self._after.get(gap)
        if pattern is None:
            words = trie_pattern(self._keys, bounded=self._bounded)
            pattern = self._after[gap] = re.compile(f"(?:{gap})({words})")
        match = pattern.match(text, position)
        if match is None:
            return None
        payload = self.lookup(match.group(1))
        return None if payload is None else (payload, match.start(1), match.end(1))

    def before(self, text: str, position: int, gap: str) -> tuple[Payload, int, int] | None:
        """Match a phrase that precedes a position.

        Args:
            text: lower-case text.
            position: where the gap ends.
            gap: pattern of what may stand between; one of a few, each is compiled once.

        Returns:
            Payload, start and end of the phrase, or None.
        """
        if not self._keys:
            return None
        pattern = self._before.get(gap)
        if pattern is None:
            # Read backwards: one anchored match instead of a search through a window.
            words = _reversed_pattern(self._keys, bounded=self._bounded)
            pattern = self._before[gap] = re.compile(f"(?:{gap})({words})")
        match = pattern.match(text[max(0, position - _REACH) : position][::-1])
        if match is None:
            return None
        payload = self.lookup(match.group(1)[::-1])
        start, end = position - match.end(1), position - match.start(1)
        return None if payload is None else (payload, start, end)
