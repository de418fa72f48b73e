"""Names that are read off neighbouring Chinese characters: a chain of their readings."""

from functools import cached_property, lru_cache

import attrs

from mtaudit.names.chinese_people import surnames
from mtaudit.names.confusions import fold
from mtaudit.names.han import (
    cantonese,
    hangul,
    is_han,
    japanese,
    kun_readings,
    on_readings,
    simplified,
    vietnamese,
)
from mtaudit.names.keys import letters_key
from mtaudit.names.readings import korean, sinoxenic
from mtaudit.names.readings.kana import is_kana, romaji
from mtaudit.names.tables import packed_table
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_PLAIN = "pinyin"  # the letters of Chinese as they are: folding takes Hui Yuan for Huio Uan
_READ_IN = ("zh", _PLAIN, "ja", "ko", "vi")
_LONGEST_READING = 8
_DOUBLED = Pattern(r"(.)\1+")
# Voiced as the second part of a name, or not: one sound here.
_VOICED = str.maketrans({"g": "k", "z": "s", "d": "t", "b": "h", "p": "h"})


@attrs.frozen
class Chains:
    """The readings of the characters of a segment, in the four languages names are read in.

    Args:
        text: The whole source.
        span: The segment.
        lang: Its language, a primary tag.
    """

    text: str
    span: Span
    lang: str

    def longest(self, name: str) -> tuple[float, Span | None]:
        """Return how much of a name is read off neighbouring characters, and where they stand."""
        best, place = 0.0, None
        for lang in sorted(_READ_IN, key=lambda lang: lang != self.lang):
            wanted = _folded(name, lang)
            found, start, end = self._longest(wanted, lang)
            share = found / len(wanted) if wanted else 0.0
            if share > best:
                best, place = share, Span(start, end)
            if best == 1:
                break
        return best, place

    def _longest(self, wanted: str, lang: str) -> tuple[int, int, int]:
        readings = self._readings(lang)
        best = (0, 0, 0)
        lone = wanted if lang != "ja" else ""  # read off one character, which must be a surname
        pending = [
            (size, place, place + 1)
            for size in range(1, min(_LONGEST_READING, len(wanted)) + 1)
            for place in readings.get(wanted[:size], ())
            if wanted[:size] != lone or simplified(self.text[place]) in surnames()
        ]
        while pending:
            done, start, end = pending.pop()
            if done > best[0]:
                best = (done, start, end)
                if done == len(wanted):
                    break
            pending += (
                (done + size, start, end + 1)
                for size in range(1, min(_LONGEST_READING, len(wanted) - done) + 1)
                if end in readings.get(wanted[done : done + size], ())
                or end in readings.get(wanted[done - 1 : done + size], ())  # Jin and neng: jineng
            )
        return best

    def _readings(self, lang: str) -> dict[str, set[int]]:
        """Return where each reading in a language stands."""
        found = self._known.get(lang)
        if found is None:
            found = self._known[lang] = {}
            for place in range(self.span.start, self.span.end):
                char = self.text[place]
                if is_han(char) or is_kana(char):
                    for reading in _readings(char, lang):
                        found.setdefault(reading, set()).add(place)
        return found

    @cached_property
    def _known(self) -> dict[str, dict[str, set[int]]]:
        return {}  # filled on demand: the readings of a language cost its tables


@lru_cache(maxsize=16384)
def _readings(char: str, lang: str) -> tuple[str, ...]:
    if is_kana(char):
        return (_folded(romaji(char), lang),) if lang == "ja" else ()
    match lang:
        case "zh" | "pinyin":
            found = _chinese(char)
        case "ja":
            found = _japanese(char)
        case "ko":
            found = tuple(korean.revised(one) for one in hangul(char))
            found += tuple(korean.revised(korean.hangul_of(char)) for _ in found[:1])
        case _:
            found = vietnamese(char)
    return tuple(dict.fromkeys(filter(None, (_folded(one, lang) for one in found))))


def _chinese(char: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    style = Style.NORMAL
    read = pinyin(simplified(char), style=style, heteronym=True, v_to_u=True)[0]
    found = [*read, *cantonese(char)]
    for syllable in cantonese(char):
        spelt = sinoxenic.hong_kong(syllable)
        found += (spelt, f"{spelt}e") if spelt.endswith("yu") else (spelt,)  # 鱼 is Yu or Yue
    return tuple(found)


def _japanese(char: str) -> tuple[str, ...]:
    found: list[str] = []
    for shape in japanese(char):
        for column in (0, 1):
            for value in packed_table("kanji_names").values(shape, column):
                reading = value.rstrip("0123456789")
                found.append(romaji(reading))
                if reading[-1:] in tuple("つちくき"):  # before another consonant: こく, こっ
                    found.append(romaji(f"{reading[:-1]}ー").rstrip())
    return (*found, *on_readings(char), *kun_readings(char))


@lru_cache(maxsize=65536)
def _folded(text: str, lang: str) -> str:
    match lang:
        case "zh":
            return fold(text, "zh", "confusion")
        case "ja":
            folded = fold(text, "ja", "confusion").translate(_VOICED).replace("ou", "o")
            return _DOUBLED.sub(r"\1", folded)
        case _:
            return letters_key(text)
