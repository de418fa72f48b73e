"""Reading text: folding for comparison, word boundaries per script, words, and what is not prose.

Nothing here knows a language's vocabulary; what depends on a script stands in the tables below,
each with its reason.
"""

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mtaudit.pattern import Pattern
from mtaudit.spans import Span

# --- Folding ---------------------------------------------------------------------------------

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\uff07`\u00b4"
# What may stand between the words of a term. The en dash too: "Japan–Soviet" is typeset with one.
_JOINERS = (
    "\t\r\n\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c-\u300f'
    "\\-\u2010-\u2013\u2212"
)
_IRREGULAR = Pattern(
    rf"(?P<joiner>[ {_JOINERS}][ {_JOINERS}{_INVISIBLE}]+|[{_JOINERS}])"
    rf"|(?P<apostrophe>[{_APOSTROPHES}])"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
    r"|(?P<mark>[\u0300-\u036f]+)"
    r"|(?P<letter>[\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06\uff01-\uff5e])"
)
# What most texts have none of: if so, folding is a matter of replacing characters.
_DIFFICULT = Pattern(
    rf"[{_INVISIBLE}\u0300-\u036f\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06\uff01-\uff5e]"
)
_JOINER = Pattern(f"[{_JOINERS}]")
_BEYOND_ASCII = Pattern(r"[^\x00-\x7f]")
_EVEN = {**dict.fromkeys(map(ord, '\t\r\n"-'), " "), ord("`"): "'"}
_MARKS = re.compile(r"[\u0300-\u036f]")
_STROKED = str.maketrans("øđłħı", "odlhi")  # their stroke is no separate mark in Unicode


class Folded(NamedTuple):
    """A text made ready for comparison, with the way back to the text itself.

    Args:
        text: The folded text.
        breaks: Offsets in the folded text from which on another shift holds, ascending.
        shifts: What to add to an offset of the folded text from the same break on, code points.
        inside: Offsets between folded characters that were one (`ß`, a ligature).
    """

    text: str
    breaks: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    inside: frozenset[int] = frozenset()

    def origin(self, offset: int) -> int:
        """Return the offset in the original text of the folded character at `offset`."""
        at = bisect_right(self.breaks, offset) - 1
        return offset + self.shifts[at] if at >= 0 else offset

    def cuts(self, offset: int) -> bool:
        """Tell whether an offset lies between folded characters that were one."""
        return offset in self.inside

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original text that a non-empty folded range was made from."""
        return Span(self.origin(start), self.origin(end - 1) + 1)


def fold(text: str, *, strip_marks: bool = True) -> Folded:
    """Fold case, typography and white space away, and keep the way back.

    Case is ignored; hyphens, quotation marks and any run of white space without a blank line become
    one space; apostrophes become straight; full-width Latin becomes ASCII; soft hyphens and
    zero-width characters vanish. Each character of the folded text comes from a known place.

    Args:
        text: Any text, in any normal form.
        strip_marks: Also take the marks off Latin letters (`Kōno` becomes `kono`). Right for
            English, wrong for languages in which a mark makes another word.

    Returns:
        The folded text. The cost is linear in the length of `text`.
    """
    lowered = _lower(text)
    if lowered.isascii() or not _DIFFICULT.search(lowered):
        return _fold_plain(lowered)
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    inside: set[int] = set()
    done = length = shift = 0
    for match in _IRREGULAR.finditer(lowered):
        written = match.group()
        folded = _fold_irregular(match.lastgroup, written, strip_marks=strip_marks)
        if folded == written:
            continue
        pieces += (lowered[done : match.start()], folded)
        length += match.start() - done
        done = match.end()
        # A longer result (the ligature of f and i) means its one character at each of its offsets.
        for grown in range(1, len(folded) - len(written) + 1):
            shift -= 1
            breaks.append(length + grown)
            shifts.append(shift)
            inside.add(length + grown)
        length += len(folded)
        if len(folded) < len(written):
            shift += len(written) - len(folded)
            breaks.append(length)
            shifts.append(shift)
    if not pieces:
        return Folded(lowered)
    pieces.append(lowered[done:])
    return Folded("".join(pieces), tuple(breaks), tuple(shifts), frozenset(inside))


def _fold_plain(lowered: str) -> Folded:
    """Fold a text in which only white space may change its length."""
    even = _even(lowered)
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    done = length = shift = 0
    start = even.find("  ")
    while start >= 0:
        end = start + 2
        while even[end : end + 1] == " ":
            end += 1
        written = lowered[start:end]
        # A blank line ends a paragraph, and no term runs across it.
        folded = written if written.count("\n") > 1 else " "
        pieces += (even[done:start], folded)
        length += start - done + len(folded)
        done = end
        if folded == " ":
            shift += end - start - 1
            breaks.append(length)
            shifts.append(shift)
        start = even.find("  ", end)
    pieces.append(even[done:])
    return Folded("".join(pieces), tuple(breaks), tuple(shifts))


def _even(lowered: str) -> str:
    """Replace white space, hyphens, quotation marks and apostrophes one by one."""
    if lowered.isascii():
        return lowered.translate(_EVEN)
    # To replace a few characters one after the other takes a fraction of what a table takes.
    for char in {*_BEYOND_ASCII.findall(lowered), *map(chr, _EVEN)}:
        if _JOINER.match(char):
            lowered = lowered.replace(char, " ")
        elif char in _APOSTROPHES:
            lowered = lowered.replace(char, "'")
    return lowered


def is_invisible(char: str) -> bool:
    """Tell whether a character adds nothing of its own: a combining mark or a zero-width one."""
    return char in _INVISIBLE or _MARKS.match(char) is not None


def _lower(text: str) -> str:
    """Lower-case without changing the length (`İ` alone would grow)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower()[0] for char in text)


def _fold_irregular(kind: str | None, written: str, *, strip_marks: bool) -> str:
    match kind:
        case "joiner":
            # A blank line ends a paragraph, and no term runs across it.
            return written if written.count("\n") > 1 else " "
        case "apostrophe":
            return "'"
        case "invisible":
            return ""
        case "mark":
            return "" if strip_marks else written
        case _:
            compatible = unicodedata.normalize("NFKC", written).casefold()
            if not strip_marks:
                return compatible
            return _MARKS.sub("", unicodedata.normalize("NFD", compatible)).translate(_STROKED)


# --- Scripts and word boundaries -------------------------------------------------------------


def _ranges(*ranges: tuple[int, int]) -> Callable[[str], bool]:
    def test(char: str) -> bool:
        point = ord(char)
        return any(low <= point <= high for low, high in ranges)

    return test


_is_han = _ranges((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
_is_hiragana = _ranges((0x3041, 0x309F))
_is_katakana = _ranges((0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F))
_is_hangul = _ranges((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3))
# Thai, Lao, Tibetan, Burmese and Khmer do not set words apart.
_is_unspaced = _ranges((0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF))
_is_arabic = _ranges((0x0600, 0x06FF), (0x0750, 0x077F))

# Particles written onto the name they belong to.
_JA_PARTICLE = Pattern("から|まで|より|など|[はがをでとのもへや]")
_KO_PARTICLE = Pattern(
    "(?:에서|에게|으로|까지|부터|보다|처럼|이라고|라고|이나|[은는이가을를의에로와과도만나])(?![가-힣])"
)
_AR_CLITIC = Pattern("(?<![\u0620-\u064a])[وف]?(?:[بك]?ال|لل|[بلك])?$")


def _script(char: str) -> str:
    """Name the run a character belongs to: two neighbours of one run may be one word."""
    if char < "\u0e00":  # the common case: Latin, Cyrillic, Greek, Hebrew, Arabic, Indic
        return "word" if char.isalnum() or char == "_" or _is_mark(char) else ""
    for name, test in _RUNS:
        if test(char):
            return name
    return "word" if char.isalnum() or _is_mark(char) else ""


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


_RUNS = (
    ("han", _is_han),
    ("hiragana", _is_hiragana),
    ("katakana", _is_katakana),
    ("hangul", _is_hangul),
    ("unspaced", _is_unspaced),
)


def is_dense(char: str) -> bool:
    """Tell whether a character is of a script in which a few letters make a sentence."""
    return _is_han(char) or _is_hiragana(char) or _is_katakana(char) or _is_hangul(char)


def starts_word(text: str, span: Span) -> bool:
    """Tell whether a match of `span` cuts no word in two at its start.

    There is no boundary to find between Chinese characters; there always is one between scripts
    (`JR東日本`). A single Chinese character beside another, or beside kana, is part of a longer
    word. A run of katakana is one word, and so is one of hangul.

    Args:
        text: The text.
        span: A non-empty span of it.

    Returns:
        Whether a word may begin there.
    """
    if span.start == 0:
        return True
    here, before = _script(text[span.start]), _script(text[span.start - 1])
    match here:
        case "" | "unspaced":
            return True
        case "han":
            return len(span) > 1 or before not in {"han", "hiragana"}
        case _ if here != before:
            return True
        case "word" if _is_arabic(text[span.start]):
            return _AR_CLITIC.search(text, max(0, span.start - 4), span.start) is not None
        case _:
            return False


def ends_word(text: str, span: Span) -> bool:
    """Tell whether a match of `span` cuts no word in two at its end.

    As `starts_word`; besides, a particle after a Japanese or Korean name is no part of it. A run of
    up to three hiragana must stand alone: too many longer words begin with it.

    Args:
        text: The text.
        span: A non-empty span of it.

    Returns:
        Whether a word may end there.
    """
    if span.end >= len(text):
        return True
    here, after = _script(text[span.end - 1]), _script(text[span.end])
    match here:
        case "" | "unspaced":
            return True
        case "han":
            return len(span) > 1 or after not in {"han", "hiragana"}
        case _ if here != after:
            return True
        case "hiragana":
            return len(span) > 3 and _JA_PARTICLE.match(text, span.end) is not None
        case "hangul":
            return _KO_PARTICLE.match(text, span.end) is not None
        case _:
            return False


# --- Words, sentences, lines -----------------------------------------------------------------


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
_WORD = re.compile(
    r"[^\W_][\w\u0300-\u036f\u0590-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e]*"
    r"(?:['’‘‑-][^\W_][\w\u0300-\u036f]*)*"
)
# A first letter that is no small Latin one; whether it is a capital is then asked of it.
# The look-behind comes after it: a pattern that begins with a set of letters is much faster.
_CAPITALISED = re.compile(
    r"([^\W\d_a-zß-öø-ÿ](?<![\w\u0300-\u036f].)[\w\u0300-\u036f]*(?:['’‘‑-][\w\u0300-\u036f]+)*)"
)
_DENSE = Pattern(
    "[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U000323af]"
)
_UNSPACED = Pattern("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]")
_MARKED = Pattern("[\u0300-\u036f\u0590-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e]")
_LAST_WORD = Pattern(r"[\w\u0300-\u036f'’‑-]+$")
_OPENING = " \t\"'“‘«„([{\u00a0"


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    new = tuple.__new__  # a word is made for each of the text: the plain way takes twice as long
    return tuple([new(Word, (m.group(), m.start(), m.end())) for m in _WORD.finditer(text)])


def count_words(text: str) -> int:
    """Return the number of words of a text, as word processors count them.

    A Chinese character or a kana is a word; of scripts without spaces between words, such as Thai,
    five letters are taken for one.

    Args:
        text: Any text.
    """
    dense = _DENSE.findall(text)
    unspaced = len(_UNSPACED.findall(text))
    rest = _UNSPACED.sub(" ", _DENSE.sub(" ", text)) if dense or unspaced else text
    return len(_WORD.findall(rest)) + len(dense) + -(-unspaced // 5)


_TOKEN = re.compile(r"[^\W_]+")
_BEYOND_LATIN = Pattern(r"[^\x00-\xff]")
_OF_TOKENS = bytes(point if chr(point).isalnum() else ord(" ") for point in range(256))


def tokens(text: str) -> list[str]:
    """Return the words of a text as written, cut at everything but letters and digits.

    "The U.S.-led talks" has `The`, `U`, `S`, `led` and `talks`. The pieces of each of `words` are
    among them.
    """
    # Bytes are replaced many times faster than characters; English has few that are no byte.
    for char in set() if is_latin_1(text) else set(_BEYOND_LATIN.findall(text)):
        if char.isalnum():
            return _TOKEN.findall(text)
        text = text.replace(char, " ")
    return text.encode("latin-1").translate(_OF_TOKENS).decode("latin-1").split()


def tokens_of(words: Iterable[str]) -> set[str]:
    """Return the tokens of which some words consist, one for most of them."""
    return {part for word in words for part in ((word,) if word.isalpha() else tokens(word))}


def occurrences(text: str, part: str) -> Iterator[int]:
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
        reach: How far around a place lines are of interest, code points.
    """
    start, end = 0, -1
    for place in places:
        if place + reach <= end:
            continue
        first = text.rfind("\n", 0, max(0, place - reach)) + 1
        if first > end + 1:
            if end >= 0:
                yield start, end
            start = first
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
        reach: How far around a place lines are searched, code points.
    """
    for start, end in lines_around(text, places, reach):
        yield from pattern.finditer(text, start, end)


def word_texts(text: str) -> list[str]:
    """Return the words of a text without where they stand."""
    return _WORD.findall(text)


def is_plain(text: str) -> bool:
    """Tell whether a text has no underscore and no mark that is a character of its own.

    Then each word that begins with a capital letter is one of `capitalised_words`.
    """
    return "_" not in text and (is_latin_1(text) or not _MARKED.search(text))


def is_latin_1(text: str) -> bool:
    """Tell whether all characters are of Latin-1: a test much faster than a pattern."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def capitalised_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text that begin with a capital letter, in order."""
    # To split the text and to add up the lengths is faster than to ask each match for its place.
    pieces = _CAPITALISED.split(text)
    ends = list(itertools.accumulate(map(len, pieces)))
    new = tuple.__new__
    return tuple(
        [
            new(Word, found)
            for found in zip(pieces[1::2], ends[::2], ends[1::2], strict=False)
            if found[0][0].isupper()
        ]
    )


def word_before(text: str, offset: int) -> str:
    """Return the word that ends right before `offset`, white space between; empty if none does."""
    start = max(0, offset - 40)
    end = start + len(text[start:offset].rstrip())
    if end == offset or not is_space(text, end, offset):
        return ""
    match = _LAST_WORD.search(text, start, end)
    return match.group() if match else ""


def without_possessive(word: str) -> str:
    """Return a word without its English possessive ending."""
    return word[:-2] if word[-2:] in {"'s", "’s", "‘s"} else word


def is_space(text: str, start: int, end: int) -> bool:
    """Tell whether only white space, and no blank line, stands between two offsets of a text."""
    gap = text[start:end]
    return gap.isspace() and gap.count("\n") < 2


def starts_sentence(text: str, offset: int) -> bool:
    """Tell whether a sentence or a line begins at `offset`, quotation marks and brackets aside."""
    at = offset - 1
    while at >= 0 and text[at] in _OPENING:
        at -= 1
    return (
        at < 0 or text[at] in "\n.!?:;。！？…•|–—*#>" or (text[at] == "-" and text[at + 1] == " ")
    )


# A full stop ends no sentence after a title, an initial, or the short name of a month.
# The pattern begins with one set of characters, which is searched much faster than two patterns.
_SENTENCE_END = Pattern(
    r"[.!?。！？\n](?:(?<!\n)[.!?。！？]*[\"”’)\]]*(?=\s|$)|(?<=\n)\s*(?=\n|$))"
)
_ABBREVIATED = Pattern(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Jr|No|vs|v|Co|Corp|Inc|Ltd|"
    r"approx|e\.g|i\.e|[ap]\.m|in|ft|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$"
)
_NEW_SENTENCE = Pattern(r"\s+[\"“‘(\[]*[^\W\d_a-zß-öø-ÿ]")


def sentences(text: str) -> tuple[Span, ...]:
    """Cut a text into its sentences; a line that ends in a blank one ends a sentence, too.

    Args:
        text: Prose. English abbreviations are known.

    Returns:
        The sentences in order, without the white space between them.
    """
    found: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        end = match.end()
        if text[match.start()] == ".":
            before = text[max(0, match.start() - 8) : match.start() + 1]
            short = _ABBREVIATED.search(before)
            # "in." ends a sentence more often than it stands for inches.
            if short and (short.group() not in {"in.", "p.m.", "a.m.", "No."}):
                continue
            if short and not _NEW_SENTENCE.match(text, end):
                continue
        found += _without_space(text, start, end)
        start = end
    found += _without_space(text, start, len(text))
    return tuple(found)


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
        A text of the same length. A line of less than fifty code points may be a headline, and one
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
# What is no prose: a sign that must be in a line, and the pattern it then pays to search.
_OPAQUE = (
    (Pattern(r"[:w](?:(?<=:)//|ww\.)"), Pattern(r"(?:https?://|www\.)[^\s<>\"”]+")),
    (Pattern(r"@"), Pattern(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@\w+")),
    (Pattern(r"#"), Pattern(r"(?<![\w#])#\w+")),
    (Pattern(r"`"), Pattern(r"`[^`\n]+`")),
    (
        Pattern(rf"\.{_SUFFIX}"),
        Pattern(rf"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.{_SUFFIX}(?:/[^\s<>\"”]*)?"),
    ),
    (Pattern(r"\(\)"), Pattern(r"\b\w+\(\)")),
    (Pattern(r"_"), Pattern(r"(?<!\w)[^\W_]\w*_\w+")),
)


def opaque_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a text that are no prose: addresses, handles, file names, code."""
    found: list[Span] = []
    for sign, pattern in _OPAQUE:
        places = [match.start() for match in sign.finditer(text)]
        if places:
            found += (Span(*match.span()) for match in matches_around(pattern, text, places))
    return tuple(sorted(found))
