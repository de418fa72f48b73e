"""What a name is called in English: countries, languages, cities, and names known in Chinese."""

import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache

from mtaudit.names.keys import plain
from mtaudit.names.tables import packed_table, rows

SCRIPTS = ("arabic", "cyrillic", "devanagari", "han", "hangul", "kana", "latin")
_SCRIPT_SIGNS = tuple(
    (script, re.compile(signs))
    for script, signs in (
        ("kana", "[\u30a1-\u30fa]"),
        ("han", "[\u3400-\u9fff]"),
        ("hangul", "[\uac00-\ud7a3]"),
        ("cyrillic", "[\u0400-\u04ff]"),
        ("devanagari", "[\u0900-\u097f]"),
        ("arabic", "[\u0600-\u06ff]"),
        ("latin", "[A-Za-z\u00c0-\u024f]"),
    )
)
_NASAL = re.compile("[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u0939])|\u0901")
# What makes a name an adjective: российский, polska, niederländischen.
_ADJECTIVE = re.compile(
    "й?[сц]ь?к[а-яіїє]{0,3}$"
    "|(?:ij|j)?(?:i?sch(?:e[nmrs]?)?|[sc]k(?:i|a|ie|iego|iej|ich|imi?|iemu|y|e|eho|emu?|ych|ymi?|ou))$"
)
_OF_ENDINGS = frozenset("аеёийоуыьюяіїєвгмх")  # letters of Slavic cases
_SHORTEST_STEM = 4
_SHORTEST_PEOPLE, _LONGEST_CASE = 3, 5  # letters
_HARD = {"зі": "г", "ці": "к", "сі": "х"}
_ENDING = 3  # letters that inflection takes off a name or puts on it


@lru_cache(maxsize=65536)
def script_of(text: str) -> str:
    """Return the script of which a text has letters: one of `SCRIPTS`, or nothing.

    Kana come before Chinese characters, since names mix them, and Latin letters last.
    """
    return next((script for script, sign in _SCRIPT_SIGNS if sign.search(text)), "")


def folded(form: str) -> str:
    """Return a form as it stands in the tables: small letters; Latin ones without marks."""
    match script_of(form):
        case "latin":
            return plain(form)
        case "devanagari":  # two spellings of a nasal, and a dot that is often left out
            return _NASAL.sub("\u0902", unicodedata.normalize("NFD", form).replace("\u093c", ""))
        case _:
            return form.casefold()


@cache
def table(script: str) -> dict[str, str]:
    """Return the forms of a script, folded, with their English names, a bar between these."""
    lines = packed_table(f"exonyms_{script}").text.split("\n")
    return dict(line.split("\t") for line in lines if line)


@lru_cache(maxsize=65536)
def english_names(form: str, script: str) -> tuple[str, ...]:
    """Return what a form is called in English; empty if that is not known.

    Args:
        form: A name or a word of the source.
        script: One of `SCRIPTS`.
    """
    found = table(script).get(folded(form), "")
    return tuple(found.split("|")) if found else ()


@lru_cache(maxsize=65536)
def english_names_of_inflected(word: str, script: str, *, as_case: bool = False) -> tuple[str, ...]:
    """Return the English names of all forms that share a word's stem: Moskwy, Moskwa, Moskau.

    A stem is the word without up to three letters, a third of them at most; what is too short has
    none.

    Args:
        word: A word of the source.
        script: One of `SCRIPTS`.
        as_case: Whether it must end as a Slavic case of the form may, or be its adjective.
    """
    own = english_names(word, script)
    if own:
        return own
    written = folded(word)
    ending = min(_ENDING, len(written) // 3)
    stem = written[: max(_SHORTEST_STEM, len(written) - ending)]
    plain_stem = _ADJECTIVE.sub("", written)
    names = _names_of_stem(stem, ending, script, case=written if as_case else "")
    if not names and plain_stem != written:
        names = _names_of_stem(plain_stem, _ENDING, script)
    if not names and script == "cyrillic":
        names = english_names(_softened(written), script) or _names_of_people(word)
    return names


def _softened(word: str) -> str:
    """Return a Ukrainian locative as it is named, the consonant hard again: Празі, Прага."""
    hard = _HARD.get(word[-2:])
    return f"{word[:-2]}{hard}а" if hard else ""


def _names_of_people(word: str) -> tuple[str, ...]:
    """Return what people, adjectives and regions are called in English: китайцев, Київщини.

    The case is the table's: чехов are people, Чехов is a writer.
    """
    peoples = _peoples()
    for size in range(len(word), max(_SHORTEST_PEOPLE, len(word) - _LONGEST_CASE) - 1, -1):
        names = peoples.get(word[:size])
        if names:
            return names
    return ()


@cache
def _peoples() -> dict[str, tuple[str, ...]]:
    return {stem: tuple(names.split("|")) for stem, names in rows("cyrillic_peoples")}


def _names_of_stem(stem: str, ending: int, script: str, case: str = "") -> tuple[str, ...]:
    """Return the English names of the forms that are a stem and an ending of some letters.

    Of which, if given, a word may be a case.
    """
    if len(stem) < _SHORTEST_STEM:
        return ()
    forms = _sorted_forms(script)
    found: dict[str, None] = {}
    at = bisect_left(forms, stem)
    while at < len(forms) and forms[at].startswith(stem):
        form = forms[at]
        fits = len(form) <= len(stem) + ending and " " not in form
        if fits and not (case and _is_another(case, form)):
            found.update(dict.fromkeys(table(script)[form].split("|")))
        at += 1
    return tuple(found)


def _is_another(word: str, form: str) -> bool:
    """Tell whether a word ends as no case of a form does: Макар is no case of Макао."""
    pairs = enumerate(zip(word, form, strict=False))
    same = next((at for at, (one, two) in pairs if one != two), min(len(word), len(form)))
    return not _OF_ENDINGS.union(form[same:]).issuperset(word[same:])


def is_listed(word: str, script: str, endings: tuple[str, ...] = ()) -> bool:
    """Tell whether a table has a word as it is written, or without one of some endings: Grazer.

    Args:
        word: A word of the source.
        script: One of `SCRIPTS`.
        endings: What the language puts on names, the longest first.
    """
    stems = (word[: -len(end)] for end in endings if word.endswith(end))
    return bool(english_names(word, script)) or any(
        len(stem) >= _SHORTEST_STEM and english_names(stem, script) for stem in stems
    )


@cache
def _sorted_forms(script: str) -> tuple[str, ...]:
    return tuple(sorted(table(script)))


@lru_cache(maxsize=16384)
def other_english_names(name: str) -> tuple[str, ...]:
    """Return what else an English name is called: the country of a demonym, a city's own name.

    >>> other_english_names("British"), other_english_names("Cologne")
    (('Britannia', 'United Kingdom'), ('Köln',))
    """
    return tuple(dict.fromkeys((*_countries().get(name, ()), *english_names(name, "latin"))))


def words_of_other_names(name: str) -> tuple[str, ...]:
    """Return the words of what else a name is called; of what an acronym is short for, the last.

    Countries share the other words: the United States, the United Arab Emirates.
    """
    parts = (other.split() for other in other_english_names(name))
    first = -1 if name.isupper() else 0
    return tuple(word for words in parts for word in words[first:])


def is_country(word: str) -> bool:
    """Tell whether a word is another name of a country, or of its people: UK, British."""
    return word in _countries()


def is_known(name: str, script: str) -> bool:
    """Tell whether the tables have an English name of one word in a script."""
    return name in _names_in(script)


def is_known_phrase(name: str) -> bool:
    """Tell whether the tables have an English name of several words: Canary Islands."""
    return name in _phrases()


@cache
def _phrases() -> frozenset[str]:
    names = {name for known in table("latin").values() for name in known.split("|")}
    return frozenset(name for name in names if " " in name)


@cache
def _names_in(script: str) -> frozenset[str]:
    names = {name for known in table(script).values() for name in known.split("|")}
    return frozenset(name for name in names if " " not in name)


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for demonym, country in rows("demonyms"):
        for word in (demonym, f"{demonym}s"):
            found[word] = (*found.get(word, ()), country)
    return found
