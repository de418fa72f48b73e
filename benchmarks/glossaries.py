"""Glossaries of any size, made of names that sound like names; the same on every machine."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

_LATIN = (
    "ka to ma ri su no ha shi yu ko ra me ne ta mo sa ki wa bel dor van mar len gor sta vic pol "
    "ber han tri kos lan der mon fel gra sil tur wen zho lin qua xi bo chen dan eli fa"
).split()
_SCRIPTS = {
    "zh": "山川海北京南東西明清大中新安平和林王李張陳江河湖州城門光華国",
    "ja": "山川田中村木本島崎原野藤井上下北南東西大小松浜沢谷宮森橋池",
    "ru": "ка то ма ри су но ша ры ло ве го да не ти мо ле бе ро ни за".split(),
    "ko": "가나다라마바사아자차카타파하강남동서북산천호민수진영현석",
    "ar": "محمد سعيد كريم نور باسل رامي فادي هاني وائل زياد".split(),
}
_GENERIC = "Island Bridge University Institute River Party Company Port Valley Council".split()
_KINDS = {"Island": "place", "River": "place", "Valley": "place", "Port": "place"}
_COLUMNS = ("term", "status", "form", "lang", "kind", "note")


def write_glossary(path: Path, terms: int, *, seed: int = 1) -> None:
    """Write a glossary file: names of one to three words, each with one to three bad forms.

    Args:
        path: The file.
        terms: How many terms.
        seed: Another seed gives other names.
    """
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(rows(terms, seed=seed))


def rows(terms: int, *, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Yield the rows of such a glossary, those of a term together.

    Every form stands once. One bad form in eight is in the script of the native form, which a
    program left as it was.
    """
    draw = random.Random(seed)
    seen: set[str] = set()
    for _ in range(terms):
        name, kind = _new(draw, seen)
        lang = draw.choice(tuple(_SCRIPTS))
        native = _native(draw, lang)
        yield name, "canonical", name, "en", kind, ""
        yield name, "native", native, lang, "", ""
        for _ in range(draw.randint(1, 3)):
            if draw.random() < 1 / 8 and native not in seen:
                seen.add(native)
                yield name, "bad", native, "", "", "left in its own script"
            else:
                yield name, "bad", _new(draw, seen)[0], "", "", "a reading in another language"


def _new(draw: random.Random, seen: set[str]) -> tuple[str, str]:
    """Return a name that has not been seen, and its kind."""
    while True:
        words = [_word(draw) for _ in range(draw.choice((1, 1, 2, 2, 2, 3)))]
        kind = "person" if len(words) == 2 else "place"
        if len(words) > 1 and draw.random() < 1 / 3:
            words[-1] = draw.choice(_GENERIC)
            kind = _KINDS.get(words[-1], "organisation")
        name = " ".join(words)
        if name not in seen:
            seen.add(name)
            return name, kind


def _word(draw: random.Random) -> str:
    return "".join(draw.choices(_LATIN, k=draw.choice((2, 2, 3, 3, 4)))).capitalize()


def _native(draw: random.Random, lang: str) -> str:
    parts = _SCRIPTS[lang]
    match lang:
        case "ar":
            return " ".join(draw.choices(parts, k=3))
        case "ru":
            word = "".join(draw.choices(parts, k=draw.randint(3, 5)))
            return f"{word} {''.join(draw.choices(parts, k=3))}".title()
        case _:
            return "".join(draw.choices(parts, k=draw.randint(3, 5)))
