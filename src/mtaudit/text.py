"""Reading text: its words, sentences and lines, and what in it is not prose.

Nothing here knows a language's vocabulary but the abbreviations of English.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import AnyStr, NamedTuple

from mtaudit.codepage import written
from mtaudit.pattern import Pattern
from mtaudit.scripts import is_emoji
from mtaudit.spans import Span


class Word(NamedTuple):
    """A word of a text: letters, digits and marks, with apostrophes and hyphens inside.

    Args:
        text: The word as written.
        start: Offset of its first code point.
        end: Offset after its last.
    """

    text: str
    start: int
    end: int


# Marks are part of a word (the vowel signs of Indic scripts are marks), which `\w` leaves out.
# A text in a Western code page has none, and its patterns compile in a fraction of the time: a set
# of several ranges outside of Latin-1 takes a third of a millisecond.
_WORD = Pattern(
    r"[^\W_][\w\u0300-\u036f\u0590-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e]*"
    r"(?:['’‘‑-][^\W_][\w\u0300-\u036f]*)*"
)
_WESTERN_WORD = Pattern(r"[^\W_]\w*(?:['-][^\W_]\w*|[’‘][^\W_]\w*)*")
# A first letter that is no small Latin one; whether it is a capital is then asked of it. That of
# Latin-1 which is no such letter is listed, since what is listed is told faster than `\W`.
_NO_CAPITALS = r"\x00-@\[-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf×ß-ÿ"
# The look-behind comes after it: a pattern that begins with a set of letters is much faster.
_CAPITALISED = Pattern(
    rf"([^{_NO_CAPITALS}\W\d_](?<![\w\u0300-\u036f].)[\w\u0300-\u036f]*+"
    r"(?:['’‘‑-][\w\u0300-\u036f]+)*+)"
)
_WESTERN_CAPITALISED = Pattern(rf"([^{_NO_CAPITALS}\W\d_](?<!\w.)\w*+(?:['-]\w+|[’‘]\w+)*+)")
_DENSE = Pattern(
    "[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U000323af]"
)
_UNSPACED = Pattern("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")
_MARKED = Pattern("[\u0300-\u036f\u0590-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e]")
_OPENING = " \t\"'“‘«„([{\u00a0"


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    new = tuple.__new__  # a word is made for each of the text: the plain way takes twice as long
    found = _word_in(text).finditer(text)
    return tuple([new(Word, (m.group(), m.start(), m.end())) for m in found])


def _word_in(text: str) -> Pattern:
    return _WORD if written(text) is None else _WESTERN_WORD


def count_words(text: str) -> int:
    """Return the number of words of a text, as word processors count them.

    A Chinese character or a kana is a word; of scripts without spaces between words, such as Thai,
    five letters are taken for one.

    Args:
        text: Any text.
    """
    plain = written(text)
    if plain is not None and "_" not in text:
        return _words_in(plain.translated(_of_word))
    dense = _DENSE.findall(text)
    unspaced = len(_UNSPACED.findall(text))
    rest = _UNSPACED.sub(" ", _DENSE.sub(" ", text)) if dense or unspaced else text
    return len(word_texts(rest)) + len(dense) + -(-unspaced // 5)


def _words_in(shape: bytes) -> int:
    """Return how many words a text has of which only the shape is known: much faster to count."""
    for _ in range(2):  # "a-a-a" is replaced in two passes
        shape = shape.replace(b"a-a", b"aaa")
    return (b" " + shape.replace(b"-", b" ")).count(b" a")


def _of_word(char: str) -> str:
    return "a" if char.isalnum() else "-" if char in "'’‘-" else " "


_TOKEN = Pattern(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """Return the words of a text as written, cut at everything but letters and digits.

    "The U.S.-led talks" has `The`, `U`, `S`, `led` and `talks`. The pieces of each of `words` are
    among them.
    """
    plain = written(text)
    if plain is None:
        return _TOKEN.findall(text)
    return plain.translated(_of_token).decode(plain.page).split()


def _of_token(char: str) -> str:
    return char if char.isalnum() else " "


def tokens_of(words: Iterable[str]) -> set[str]:
    """Return the tokens of which some words consist, one for most of them."""
    return {part for word in words for part in ((word,) if word.isalpha() else tokens(word))}


def occurrences(text: AnyStr, part: AnyStr) -> Iterator[int]:
    """Yield where a string stands in a text, code points; much faster than a pattern finds it."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def lines_around(text: str, places: Iterable[int], reach: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where the lines begin and end that hold some places; neighbouring ones as one.

    A pattern that needs what stands there is searched there alone: a long text has a bit of all.

    Args:
        text: The text.
        places: Offsets, ascending.
        reach: How far around a place lines of its paragraph are of interest, code points.
    """
    start, end = 0, -1
    for place in places:
        if place + reach <= end:
            continue
        first = text.rfind("\n\n", max(0, place - reach), place) + 2
        if first < 2:
            first = text.rfind("\n", 0, max(0, place - reach)) + 1
        if first > end + 1:
            if end >= 0:
                yield start, end
            start = first
        end = text.find("\n\n", place, place + reach)
        if end < 0:
            end = text.find("\n", place + reach)
        if end < 0:
            end = len(text)
    if end >= 0:
        yield start, end


def matches_around(
    pattern: Pattern, text: str, places: Iterable[int], reach: int = 0
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in the lines that hold some places, by position.

    Args:
        pattern: The pattern; without `reach`, no match of it goes on in another line.
        text: The text.
        places: Offsets, ascending.
        reach: How far around a place lines of its paragraph are searched, code points.
    """
    for start, end in lines_around(text, places, reach):
        yield from pattern.finditer(text, start, end)


def word_texts(text: str) -> list[str]:
    """Return the words of a text without where they stand."""
    return _word_in(text).findall(text)


def is_plain(text: str) -> bool:
    """Tell whether a text has no underscore and no mark that is a character of its own.

    Then each word that begins with a capital letter is one of `capitalised_words`.
    """
    return "_" not in text and (written(text) is not None or not _MARKED.search(text))


def capitalised_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text that begin with a capital letter, in order."""
    return capitalised_words_and_gaps(text)[0]


def capitalised_words_and_gaps(text: str) -> tuple[tuple[Word, ...], list[str]]:
    """Return the words of a text that begin with a capital letter, and what is between them."""
    # To split the text and to add up the lengths is faster than to ask each match for its place.
    pieces = (_CAPITALISED if written(text) is None else _WESTERN_CAPITALISED).split(text)
    ends = list(itertools.accumulate(map(len, pieces)))
    new, found = tuple.__new__, pieces[1::2]
    words = [new(Word, word) for word in zip(found, ends[::2], ends[1::2], strict=False)]
    if all(map(str.isupper, [word[0] for word in found])):
        return tuple(words), pieces[2:-1:2]
    words = [word for word in words if word.text[0].isupper()]
    return tuple(words), [text[one.end : two.start] for one, two in itertools.pairwise(words)]


def word_before(text: str, offset: int) -> str:
    """Return the word that ends right before `offset`, white space between; empty if none does."""
    start = max(0, offset - 40)
    end = start + len(text[start:offset].rstrip())
    if end == offset or not is_space(text, end, offset):
        return ""
    first = end
    while first > start and _is_inside(text[first - 1]):
        first -= 1
    return text[first:end]


def _is_inside(char: str) -> bool:
    """Tell whether a character may stand in a word: a letter, a digit, a mark or a sign."""
    return char.isalnum() or char in "_'’‑-" or "\u0300" <= char <= "\u036f"


POSSESSIVES = frozenset({"'s", "’s", "‘s"})
"""The English possessive endings."""


def without_possessive(word: str) -> str:
    """Return a word without its English possessive ending."""
    return word[:-2] if word[-2:] in POSSESSIVES else word


def is_space(text: str, start: int, end: int) -> bool:
    """Tell whether only white space, and no blank line, stands between two offsets of a text."""
    gap = text[start:end]
    return gap.isspace() and gap.count("\n") < 2


def starts_sentence(text: str, offset: int) -> bool:
    """Tell whether a sentence or a line begins at `offset`, quotes, brackets and emoji aside."""
    at = offset - 1
    while at >= 0 and (text[at] in _OPENING or is_emoji(text[at])):
        at -= 1
    return (
        at < 0 or text[at] in "\n.!?:;。！？…•|–—*#>" or (text[at] == "-" and text[at + 1] == " ")
    )


CLOSING = r"[\")\]]*(?:[”’][\")\]]*)*"
"""Part of a pattern: what may stand between the end of a sentence and the space after it."""

WIDE_SIGNS = "。！？"
"""The signs that end a sentence in scripts of wide characters."""


def _sentence_end(signs: str) -> Pattern:
    # The pattern begins with one set of characters, which is searched much faster than two
    # patterns.
    return Pattern(rf"[{signs}\n](?:(?<!\n)[{signs}]*{CLOSING}(?=\s|$)|(?<=\n)\s*(?=\n|$))")


_SENTENCE_END, _WIDE_SENTENCE_END = _sentence_end(".!?"), _sentence_end(f".!?{WIDE_SIGNS}")
# A full stop ends no sentence after a title, an initial, or the short name of a month.
_BEFORE_STOP = Pattern(r"\b(?:e\.g|i\.e|[ap]\.m|\w+)\.$")
_ABBREVIATED = frozenset(f"{letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") | frozenset(
    "Mr. Mrs. Ms. Dr. Prof. Gen. Sen. Rep. Gov. Lt. Col. Sgt. St. Jr. vs. v. Co. Corp. Inc. Ltd. "
    "approx. e.g. i.e. ft. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.".split()
)
# "in." ends a sentence more often than it stands for inches.
_MAY_END = frozenset({"in.", "p.m.", "a.m.", "No."})
_NEW_SENTENCE = Pattern(r"\s+[\"“‘(\[]*[^\W\d_a-zß-öø-ÿ]")


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a text; a line that ends in a blank one ends a sentence, too.

    Args:
        text: Prose. English abbreviations are known.

    Yields:
        The sentences in order, without the white space between them.
    """
    start = 0
    is_wide = any(sign in text for sign in WIDE_SIGNS)
    for match in (_WIDE_SENTENCE_END if is_wide else _SENTENCE_END).finditer(text):
        end = match.end()
        if text[match.start()] == ".":
            before = text[max(0, match.start() - 8) : match.start() + 1]
            found = _BEFORE_STOP.search(before)
            word = found.group() if found else ""
            if word in _ABBREVIATED or (word in _MAY_END and not _NEW_SENTENCE.match(text, end)):
                continue
        yield from _without_space(text, start, end)
        start = end
    yield from _without_space(text, start, len(text))


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence in which a word stands, without cutting more than its paragraph.

    Args:
        text: Prose.
        offset: Where the word begins.
    """
    start = text.rfind("\n\n", 0, offset) + 1  # the second line end is white space of no sentence
    end = text.find("\n\n", offset)
    found = sentences(text[start : len(text) if end < 0 else end])
    *_, last = (place for place in found if start + place.start <= offset)
    return Span(start + last.start, start + last.end)


def _without_space(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return a part of a text without the white space around it, if anything is left."""
    part = text[start:end].lstrip()
    start = end - len(part)
    return (Span(start, start + len(part.rstrip())),) if part else ()


_LONG_LINE = 50  # code points; what is not longer may be a headline
_LINE_ENDS = ".!?:;"


def flowing(text: str) -> str:
    """Return a text with the line ends of hard-wrapped prose as spaces; offsets stay.

    Args:
        text: Prose, one paragraph a line or wrapped.

    Returns:
        A text of the same length. A line of fewer than fifty code points may be a headline, and one
        that ends a sentence a paragraph: they stay lines.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    pieces: list[str] = []
    for line, after in itertools.pairwise(lines):
        wrapped = (
            len(line) > _LONG_LINE
            and line[-1] not in _LINE_ENDS
            and after != ""
            and not after[0].isspace()
        )
        pieces += (line, " " if wrapped else "\n")
    return "".join((*pieces, lines[-1]))


def is_headline(line: str) -> bool:
    """Tell whether a line is set in title case, where a capital letter says nothing.

    Args:
        line: One line of text.

    Returns:
        True if it ends without a full stop and nearly all of its longer words are capitalised.
    """
    long_words = [word.text for word in words(line) if len(word.text) > 3]
    if len(long_words) < 3 or line.rstrip().endswith((".", ",", ";")):
        return False
    return sum(word[0].isupper() for word in long_words) >= 0.75 * len(long_words)


_CODE_BEFORE = Pattern(r"[/\\.:@$_=`<+]$")
_CODE_AFTER = Pattern(r"[/\\@$_=`>(\[]|[.:]\w")


def is_in_code(text: str, span: Span) -> bool:
    """Tell whether a word is a piece of a path, an address or a command: "/home/alice/"."""
    return (
        _CODE_BEFORE.search(text, max(0, span.start - 1), span.start) is not None
        or _CODE_AFTER.match(text, span.end) is not None
    )


_SUFFIX = r"(?:com|org|net|gov|edu|info|html?|php|aspx?|pdf|jpe?g|png|txt|csv)\b"
_FILE_ENDING = Pattern(rf"\.{_SUFFIX}")
_FILE_NAME = Pattern(rf"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.{_SUFFIX}(?:/[^\s<>\"”]*)?")
# What else is no prose: the signs of which one must be in a line, and what to search there then.
_OPAQUE = (
    (("://", "www."), Pattern(r"(?:https?://|www\.)[^\s<>\"”]+")),
    (("@",), Pattern(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@\w+")),
    (("#",), Pattern(r"(?<![\w#])#\w+")),
    (("`",), Pattern(r"`[^`\n]+`")),
    (("()",), Pattern(r"\b\w+\(\)")),
    (("_",), Pattern(r"(?<!\w)[^\W_]\w*_\w+")),
)


def opaque_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a text that are no prose: addresses, handles, file names, code."""
    endings = [match.start() for match in _FILE_ENDING.finditer(text)]
    found = [Span(*match.span()) for match in matches_around(_FILE_NAME, text, endings)]
    for signs, pattern in _OPAQUE:
        # One character is found many times faster than two.
        places = [
            at
            for sign in signs
            if sign[-1] in text and sign in text
            for at in occurrences(text, sign)
        ]
        if places:
            places.sort()
            found += (Span(*match.span()) for match in matches_around(pattern, text, places))
    return tuple(sorted(found))
