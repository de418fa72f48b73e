"""Han characters: their shapes in China and Japan, and how each is read outside Mandarin."""

import itertools
from functools import lru_cache

from mtaudit.names.tables import packed_table

_SIMPLIFIED, _TRADITIONAL, _JAPANESE = range(3)
_ON, _KUN, _CANTONESE, _VIETNAMESE, _HANGUL = range(5)


def is_han(char: str) -> bool:
    """Tell whether a character is a Han character or repeats one."""
    return "\u3400" <= char <= "\u9fff" or char in "々〇" or "\uf900" <= char <= "\ufaff"


def simplified(text: str) -> str:
    """Return a text with the characters' shapes of mainland China."""
    return "".join(_shape(char, _SIMPLIFIED)[0] for char in _unrepeated(text))


def traditional(text: str) -> str:
    """Return a text with the traditional shapes; where one shape stands for two, the likelier."""
    return "".join(
        char if _column(char, _SIMPLIFIED) else _shape(char, _TRADITIONAL)[0]
        for char in _unrepeated(text)
    )


@lru_cache(maxsize=4096)
def japanese(text: str) -> tuple[str, ...]:
    """Return a text in Japanese shapes: 齿舞 as 歯舞, 国后 as both 国后 and 国後."""
    choices = []
    for char in _unrepeated(text):
        shapes = _shape(char, _JAPANESE)
        other = _column(char, _TRADITIONAL)
        if shapes == (char,) and other and not _column(char, _SIMPLIFIED):
            shapes = (char, *_shape(other, _JAPANESE))
        choices.append(shapes)
    return tuple("".join(chosen) for chosen in itertools.islice(itertools.product(*choices), 4))


def on_readings(char: str) -> tuple[str, ...]:
    """Return the readings of a character that Japanese took from Chinese, in plain letters."""
    return _readings(char, _ON)


def kun_readings(char: str) -> tuple[str, ...]:
    """Return a character's own Japanese readings, in plain letters."""
    return _readings(char, _KUN)


def cantonese(char: str) -> tuple[str, ...]:
    """Return a character's Cantonese readings in Jyutping without tones."""
    return _readings(char, _CANTONESE)


def vietnamese(char: str) -> tuple[str, ...]:
    """Return a character's Sino-Vietnamese readings, with their marks."""
    return _readings(char, _VIETNAMESE)


def hangul(char: str) -> tuple[str, ...]:
    """Return a character's Korean readings, a Hangul syllable each."""
    return _readings(char, _HANGUL)


@lru_cache(maxsize=16384)
def _readings(char: str, column: int) -> tuple[str, ...]:
    table = packed_table("han_readings")
    for shape in (char, traditional(char), *japanese(char), simplified(char)):
        if found := table.values(shape, column):
            return found
    return ()


def _shape(char: str, column: int) -> tuple[str, ...]:
    return (_column(char, column) or char,)


def _column(char: str, column: int) -> str:
    columns = packed_table("han_variants").columns(char)
    return columns[column] if len(columns) > column else ""


def _unrepeated(text: str) -> str:
    """Write the repeated character out: 佐々木 as 佐佐木."""
    written = ""
    for char in text:
        written += written[-1] if char == "々" and written else char
    return written
