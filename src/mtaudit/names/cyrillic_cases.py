"""What the cases of a Russian or Ukrainian name have in common: Белой Церкви, Антонієм."""

from functools import lru_cache

from mtaudit.pattern import Pattern

LANGUAGES = frozenset({"ru", "uk"})

# What cases put on names, the longest first. A vowel that is left before it goes as well: Серге-я.
_ENDINGS = (
    "ього", "ьому", "ыми", "ими", "ами", "ями", "ого", "его", "ому", "ему", "ові", "еві", "єві",
    "ьою", "ой", "ей", "ый", "ий", "ая", "яя", "ое", "ее", "ым", "им", "ом", "ем", "єм", "їм",
    "ую", "юю", "ых", "их", "їх", "ах", "ях", "ам", "ям", "ою", "ею", "єю", "ій", "їй", "ої", "є",
    "ї", "і", "а", "я", "о", "е", "у", "ю", "ы", "и", "й", "ь",
)  # fmt: skip
_LEFT = "еєьй"
_SHORTEST = 3
_GIVEN = Pattern(r"(?<![кх])(?<![жрш]н)ий$")  # Юрий, Юрия, but Тихий, Тихого
# A vowel that a closed syllable changes in Ukrainian: Київ, Києва; Харків, Харкова; Ріг, Рогу.
_CLOSED = (("їв", "єв"), ("ів", "ов"), ("іг", "ог"), ("іль", "ол"))
_SOFTENED = (("оз", "ог"),)  # Розі


@lru_cache(maxsize=65536)
def stem(word: str, lang: str) -> str:
    """Return what the cases of a name have in common.

    >>> stem("Сергея", "ru") == stem("Сергей", "ru") == "серг"
    True
    >>> stem("Харкова", "uk") == stem("Харків", "uk")
    True

    Args:
        word: A word in Cyrillic letters.
        lang: Its language, a primary tag.
    """
    written = word.lower().replace("ё", "е")
    if lang == "uk":
        for closed, opened in _CLOSED:
            if written.endswith(closed):
                return written.removesuffix(closed) + opened
    if _GIVEN.search(written):
        return written[:-1]
    ending = next(
        (end for end in _ENDINGS if written.endswith(end) and len(written) - len(end) >= _SHORTEST),
        "",
    )
    rest = written.removesuffix(ending)
    left = f"{_LEFT}і" if lang == "uk" else _LEFT
    while len(rest) > _SHORTEST and rest[-1] in left:
        rest = rest[:-1]
    if lang == "uk" and ending == "і":
        for soft, hard in _SOFTENED:
            if rest.endswith(soft):
                return rest.removesuffix(soft) + hard
    return rest
