"""Cyrillic in Latin letters, by the schemes in use for each language."""

from functools import cache, lru_cache

from mtaudit.names.tables import rows

LANGUAGES = ("be", "bg", "ru", "sr", "uk")
_VOWELS = "аеёиоуыэюяіїєў"
_SIGNS = "ъь’'ʼ"


@lru_cache(maxsize=4096)
def romanisations(text: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of a scheme and a Cyrillic text in it, each spelling once.

    Marks on letters are left out, since keys of names do without them: ISO 9's ž is z.
    """
    found: dict[str, str] = {}
    for scheme, letters in _schemes(lang).items():
        found.setdefault(_spell(text.lower(), letters), scheme)
    return tuple((scheme, latin) for latin, scheme in found.items())


def _spell(text: str, letters: dict[str, str]) -> str:
    latin, index = "", 0
    while index < len(text):
        before = text[index - 1] if index else " "
        starts = not before.isalpha() or before in _VOWELS or before in _SIGNS
        for size in (2, 1):
            piece = text[index : index + size]
            ends = not text[index + size : index + size + 1].isalpha()
            found = letters.get(f"{piece}$") if ends else None
            if found is None and starts:
                found = letters.get(f"^{piece}")
            if found is None:
                found = letters.get(piece)
            if found is not None and len(piece) == size:
                latin += found
                index += size
                break
        else:
            latin += text[index] if text[index] in " -" else ""
            index += 1
    return latin


@cache
def _schemes(lang: str) -> dict[str, dict[str, str]]:
    schemes: dict[str, dict[str, str]] = {}
    for row_lang, scheme, letters, latin in rows("cyrillic"):
        if row_lang == lang:
            schemes.setdefault(scheme, {})[letters] = latin
    first = ("press", "national", "latin")
    return dict(sorted(schemes.items(), key=lambda item: (item[0] not in first, item[0])))
