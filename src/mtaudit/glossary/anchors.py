"""Which forms of a glossary may stand in a text: those whose anchor does.

Of each form one piece is its *anchor*: the word of it that the fewest forms have or, in scripts
without spaces between words, two neighbouring characters. A form can be found only in a text that
has its anchor. An article has a few hundred words, so that of a million forms some hundred are left
to search for, and the others need not even be read.

What is said here of a text must hold for every place at which `Matcher` would find a form: the
words of a text are cut wherever a form may begin or end.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from mtaudit.folding import fold
from mtaudit.glossary.store import checksum
from mtaudit.glossary.western import is_western
from mtaudit.pattern import Pattern

_DENSE = (
    "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3041-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)
_PIECE = Pattern(rf"([{_DENSE}]+)|([^\W{_DENSE}]+)")
_WORD = re.compile(r"\w+")
_ARABIC_START = Pattern("(?<![\u0620-\u064a])[\u0600-\u06ff\u0750-\u077f]")
_LONGEST_CLITIC = 4  # letters
# Characters that folding takes away, at which a word of the text may yet begin or end.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0300-\u036f"
_WRITTEN = Pattern(rf"[\w{_INVISIBLE}]+")
_HIDDEN = Pattern(f"[{_INVISIBLE}]")
_LONGEST = 40  # code points; a longer word is anchored by its beginning
_MOST_CUTS = 12  # of one word
_COUNTED = 22  # bits of a checksum by which pieces are counted


class Pieces:
    """How many forms have a piece, counted in little memory: some pieces are counted as one.

    Such a piece seems to be in more forms than it is, and another one becomes the anchor.
    """

    def __init__(self) -> None:
        from array import array  # which most runs, as they count nothing, do not load

        self._counts = array("I", bytes(4 << _COUNTED))

    def add(self, pattern: str) -> None:
        """Count the pieces of a folded form."""
        for piece in set(_own_pieces(pattern)):
            self._counts[_place(piece)] += 1

    def anchor(self, pattern: str) -> str:
        """Return the anchor of a form; it is empty, and in every text, if there is no letter.

        The anchor of a form that is not all Western is not Western either.
        """
        return min(
            _own_pieces(pattern),
            key=lambda piece: (self._counts[_place(piece)], -len(piece)),
            default="",
        )


def _place(piece: str) -> int:
    return checksum(piece) >> (32 - _COUNTED)


def anchors_of_text(text: str, folded: str, *, strip_marks: bool) -> set[str] | None:
    """Return every anchor that a form in a text may have, and some more.

    `None` if there is no telling: in a key of random letters a form may stand at too many places.

    Args:
        text: The text.
        folded: The same text, folded.
        strip_marks: Whether it was folded without the marks of its letters.
    """
    found = {""}
    words: set[str] = set()
    for dense, word in _cut(folded):
        if dense:
            found.update(dense)
            found.update(dense[i : i + 2] for i in range(len(dense) - 1))
        else:
            words.add(word)
    for written in set(_WRITTEN.findall(text)):
        rest = written[1:]
        if rest != rest.lower() or not (written.isascii() or not _HIDDEN.search(written)):
            cuts = [at for at in range(1, len(written)) if _is_cut(written, at)]
            if len(cuts) > _MOST_CUTS:
                return None
            for part in _parts(written, cuts):
                pieces = _cut(fold(part, strip_marks=strip_marks).text)
                words.update(word for _, word in pieces if word)
    found.update(anchors_of_words(words))
    return found


def anchors_of_words(words: Iterable[str]) -> Iterator[str]:
    """Yield what a form may be anchored by that begins or ends in one of these words."""
    for word in words:
        yield word[:_LONGEST]
        if word[-1] == "s":  # perhaps of a plural
            yield word[:-1][:_LONGEST]
            yield word[:-2][:_LONGEST]
        if not word.isascii():
            for match in _ARABIC_START.finditer(word):  # a clitic may stand before the name
                for start in range(match.start(), match.start() + _LONGEST_CLITIC + 1):
                    yield word[start : start + _LONGEST]


def foreign_anchors(text: str, *, strip_marks: bool) -> set[str] | None:
    """Return every anchor that is not Western of the forms that a text may have, and some more.

    `None` if there is no telling.

    Args:
        text: The text.
        strip_marks: Whether it is folded without the marks of its letters.
    """
    found: set[str] = set()
    for word in text.split():
        if not (word.isascii() or is_western(word)):
            anchors = _foreign_anchors_of_word(word, strip_marks=strip_marks)
            if anchors is None:
                return None
            found |= anchors
    return found


@lru_cache(10_000)
def _foreign_anchors_of_word(word: str, *, strip_marks: bool) -> frozenset[str] | None:
    folded = fold(word, strip_marks=strip_marks).text
    found = anchors_of_text(word, folded, strip_marks=strip_marks)
    if found is None:
        return None
    return frozenset(one for one in found if not is_western(one))


def _own_pieces(pattern: str) -> list[str]:
    """Return the pieces of a folded form that may be its anchor."""
    if pattern.isascii() or is_western(pattern):
        return _pieces(pattern)
    return [piece for piece in _pieces(pattern) if not is_western(piece)]


def _pieces(pattern: str) -> list[str]:
    """Return the pieces of a folded form."""
    found: list[str] = []
    for dense, word in _cut(pattern):
        if word:
            found.append(word[:_LONGEST])
        elif len(dense) == 1:
            found.append(dense)
        else:
            found += [dense[i : i + 2] for i in range(len(dense) - 1)]
    return found


def _cut(folded: str) -> Collection[tuple[str, str]]:
    """Return the pieces of a folded text: of each, one string is empty.

    The first is what stands in a script without spaces between words, the second is a word. A text
    has some pieces more than once, and they are returned once.
    """
    if any(char >= "\u0e00" and char.isalnum() for char in set(folded)):
        return dict.fromkeys(_PIECE.compiled.findall(folded))
    # The common case, for which the pattern above need not be compiled.
    return [("", word) for word in dict.fromkeys(_WORD.findall(folded))]


def _parts(word: str, cuts: Sequence[int]) -> Iterator[str]:
    """Yield what stands between any two places of a word at which words may have been fused.

    Of `ForeignMinisterLavrov` that is also `Minister` and `MinisterLavrov`.
    """
    for i, start in enumerate((0, *cuts) if cuts else ()):
        for end in (*cuts[i:], len(word)):
            yield word[start:end]


def _is_cut(word: str, at: int) -> bool:
    before, here = word[at - 1], word[at]
    if not (before + here).isascii() and (_HIDDEN.match(before) or _HIDDEN.match(here)):
        return True
    return before.islower() and here.isupper()
