"""What depends on a script: which need few letters, and where a word may begin and end.

The tables below know scripts, and no language's vocabulary; each has its reason.
"""

import unicodedata
from collections.abc import Callable

from mtaudit.pattern import Pattern
from mtaudit.spans import Span


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


def is_emoji(char: str) -> bool:
    """Tell whether a character is a pictograph, or asks for the coloured form of the one before."""
    return "\u2600" <= char <= "\u27bf" or "\U0001f000" <= char <= "\U0001faff" or char == "\ufe0f"
