"""Japanese readings of kanji: the usual one, and the others a name may have."""

import math
import re
from functools import cache, lru_cache
from itertools import pairwise

import attrs

from mtaudit.names.han import is_han, japanese, on_readings
from mtaudit.names.readings.kana import hiragana, is_kana, romaji
from mtaudit.names.tables import packed_table, rows

_BEAM = 24
_COUNTED = re.compile(r"(\D+)(\d+)")
# A chain of on readings only, or of kun readings only, is likelier than a mixed one. Set by hand.
_UNMIXED = math.log(3)
_O_ROW = "おこそとのほもよろごぞどぼぽょ"
_U_ROW = "うくすつぬふむゆるぐずづぶぷゅ"


@attrs.frozen
class Composed:
    """One way to read a name, character by character.

    Args:
        parts: The kana of each character.
        share: Its share among the ways that were found, from 0 to 1.
    """

    parts: tuple[str, ...]
    share: float

    @property
    def latin(self) -> str:
        """The reading in Latin letters, long vowels short where they are within a character."""
        return latin(self.parts)


def latin(parts: tuple[str, ...]) -> str:
    """Return kana in Latin letters; a vowel is long only within a part, so 小海 is "koumi"."""
    return romaji("".join(_short(part) for part in parts))


@lru_cache(maxsize=4096)
def known(form: str) -> tuple[str, ...]:
    """Return readings of a whole form in kana that a table knows, the usual one first."""
    found: dict[str, None] = {}
    for shape in japanese(form):
        found.update(dict.fromkeys(_own().get(shape, ())))
    for shape in japanese(form):
        found.update(dict.fromkeys(packed_table("irregular_names").values(shape)))
    return tuple(found)


@lru_cache(maxsize=4096)
def usual(form: str) -> str:
    """Return the usual reading of a form in hiragana; empty if there is none."""
    if form and all(map(is_kana, form)):
        return hiragana(form)
    for shape in japanese(form):
        if readings := _own().get(shape):
            return readings[0]
    for shape in japanese(form):
        read = "".join(piece["hira"] for piece in _kakasi().convert(shape))
        if read and all(is_kana(char) for char in read):
            return hiragana(read)
    return next(iter(known(form)), "")


@lru_cache(maxsize=4096)
def composed(form: str, *, person: bool = False) -> tuple[Composed, ...]:
    """Return readings put together from those of the characters, likelier first.

    How often a character is read so, at the start of a name and later, was counted in JMnedict.

    Args:
        form: Kanji, with kana in between that are read as they are.
        person: Whether four characters are a surname and a given name of two each.
    """
    found: dict[tuple[str, ...], float] = {}
    for shape in japanese(form):
        starts = {0, 2} if person and len(shape) == 4 else {0}
        beam: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
        for index, char in enumerate(shape):
            options = _options(char, initial=index in starts)
            beam = [
                (cost + math.log(share), (*parts, part))
                for cost, parts in beam
                for part, share in options
            ]
            beam.sort(key=lambda item: (-item[0], item[1]))
            del beam[_BEAM * 2 :]
        for weight, parts in beam:
            bonus = _UNMIXED if _is_unmixed(shape, parts) else 0.0
            found[parts] = max(found.get(parts, -math.inf), weight + bonus)
    total = sum(math.exp(weight) for weight in found.values())
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_BEAM]
    return tuple(Composed(parts, math.exp(weight) / total) for parts, weight in ranked)


@lru_cache(maxsize=8192)
def _options(char: str, *, initial: bool) -> tuple[tuple[str, float], ...]:
    if is_kana(char):
        kana = "が" if char in "ヶヵ" else hiragana(char)
        return ((kana, 1.0),)
    table = packed_table("kanji_names")
    found = table.values(char, 0 if initial else 1) or table.values(char, 1 if initial else 0)
    counted = [_COUNTED.fullmatch(value) for value in found]
    pairs = [(match[1], int(match[2])) for match in counted if match]
    total = sum(count for _, count in pairs)
    return tuple((kana, count / total) for kana, count in pairs)


def _is_unmixed(shape: str, parts: tuple[str, ...]) -> bool:
    sorts = {
        romaji(part) in on_readings(char)
        for char, part in zip(shape, parts, strict=True)
        if is_han(char)
    }
    return len(sorts) == 1


def _short(kana: str) -> str:
    kept = kana[:1]
    for before, char in pairwise(kana):
        is_long = (char in "うお" and before in _O_ROW) or (char == "う" and before in _U_ROW)
        kept += "" if is_long and char in "うお" else char
    return kept


@cache
def _own() -> dict[str, tuple[str, ...]]:
    return {form: tuple(readings.split("|")) for form, readings in rows("japanese_readings")}


class _Kakasi:
    """What this module uses of pykakasi, which has no types."""

    def __init__(self) -> None:
        import pykakasi

        self._kakasi = pykakasi.kakasi()  # type: ignore[no-untyped-call]  # it has no types

    def convert(self, text: str) -> list[dict[str, str]]:
        pieces: list[dict[str, str]] = self._kakasi.convert(text)
        return pieces


@cache
def _kakasi() -> _Kakasi:
    return _Kakasi()
