"""English given names and surnames that other scripts spell by ear: Джеймс, 제임스, جيمس."""

from functools import cache, lru_cache

from mtaudit.names.cyrillic_cases import LANGUAGES as INFLECTING
from mtaudit.names.cyrillic_cases import stem
from mtaudit.names.readings.korean import without_particle
from mtaudit.names.tables import rows

_COLUMNS = ("ru", "uk", "ko", "ar")


@lru_cache(maxsize=16384)
def english_people(native: str, lang: str) -> tuple[str, ...]:
    """Return the English names that a word spells, whatever its case; empty if it is none.

    >>> english_people("Джеймсом", "ru")
    ('James',)

    Args:
        native: A word of the source.
        lang: Its language, a primary tag.
    """
    names = _by_form(lang)
    found = names.get(_key(native, lang), ())
    return found or (names.get(without_particle(native), ()) if lang == "ko" else ())


def _key(native: str, lang: str) -> str:
    return stem(native, lang) if lang in INFLECTING else native


@cache
def _by_form(lang: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if lang not in _COLUMNS:
        return found
    for name, *columns in rows("english_names"):
        for form in filter(None, columns[_COLUMNS.index(lang)].split("|")):
            key = _key(form, lang)
            found[key] = (*found.get(key, ()), name)
    return found
