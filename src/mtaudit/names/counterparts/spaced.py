"""Counterparts in a source that sets its words apart."""

from functools import cache, cached_property, lru_cache
from itertools import pairwise

import attrs

from mtaudit.lexicon import is_ordinary
from mtaudit.names.counterparts.likeness import Likest, alike
from mtaudit.names.counterparts.listed import ENOUGH, Listed
from mtaudit.names.counterparts.word import (
    Counterpart,
    KnownName,
    SourceName,
    rank,
    with_terms,
)
from mtaudit.names.exonyms import (
    english_names,
    english_names_of_inflected,
    is_known,
    is_listed,
    script_of,
    words_of_other_names,
)
from mtaudit.names.keys import letters_key
from mtaudit.names.readings import arabic, cyrillic, devanagari, korean
from mtaudit.names.tables import rows
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, starts_sentence, words

# From here on a word of the source is taken for the name. Of other sentences' names, one in ten is
# as like by chance; what comes of it, benchmarks/missing_names.py measures.
_ENOUGH = {"latin": 0.7, "cyrillic": 0.7, "devanagari": 0.74, "arabic": 0.66, "hangul": 0.7}
_ENOUGH_FOR_SHORT = 0.75  # four letters are alike by chance
_ENOUGH_FOR_KNOWN = 0.84  # a name that a table knows in the script should be there as it knows it
_ENOUGH_IN_LOWER_CASE = 0.78  # adjectives are written so; other words are no names
_SHORT, _SHORTEST_OWN = 4, 5
_SHORT_ACRONYM = 3
_LONGEST = 3  # words of a name in the tables
_PARTS = Pattern(r"[-‑'’]")
_ADJECTIVES = ("an", "ans", "ese", "ish", "ic")
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_OPENING_QUOTES = frozenset("\"'“„«‘")
_CASED = frozenset({"latin", "cyrillic"})
_NISBA = Pattern("(?:[وبلف]?ال)?(\\w{3,}?)(?:ي|ية|يون|يين|يات)")  # Arabic adjectives of lands
_LAND_ENDINGS = ("يا", "ا", "ية", "")
_CASELESS = frozenset({"arabic", "devanagari", "hangul"})
_INFLECTING_SCRIPTS = frozenset({"cyrillic", "hangul"})  # particles of Korean are taken off
_OTHER_SCRIPTS = frozenset("ar hi ko ru uk".split())  # where Latin letters mark a name
_ELIDED = Pattern("^[^\\W\\d_]{1,4}['’](?=[^\\W\\d_]{2})")  # l'ONU, dell'Onu
_INFLECTING = frozenset("cs hr hu pl ro sk sl tr".split())  # names, too: no form to copy
# What others put on names. Elsewhere a word with the beginning of a name is often none.
_ENDINGS = {"de": ("ern", "ers", "er", "s"), "hi": ("\u0940",), "en": ("s",)}


@attrs.frozen
class Spaced:
    """A segment of a source that sets its words apart.

    Args:
        text: The whole source.
        lang: Its language, a primary tag.
        span: The segment.
        terms: Names that a glossary knows in it.
    """

    text: str
    lang: str
    span: Span
    terms: tuple[KnownName, ...] = ()

    def of(self, name: str) -> Counterpart:
        """Return what stands behind an English name, as likely as it is."""
        best = max(self._listed.of(name), self._in_words(name), key=rank)
        for other in words_of_other_names(name):
            if best.likeness == 1:
                break
            best = max(best, self._listed.of(other), key=rank)
            if not is_ordinary(other):  # the States
                best = max(best, self._in_words(other), key=rank)
        return best

    def names(self) -> tuple[SourceName, ...]:
        """Return the names that stand in the source: by their capital letters, or in the tables."""
        found: list[SourceName] = []
        run: list[int] = []
        for index, word in enumerate(self._words):
            apart = self.lang in _NOUNS_IN_CAPITALS and (
                bool(self._listed_as(index)) or any(self._listed_as(one) for one in run)
            )  # "Argentinien Zinsforderungen" is no name of two words
            if run and (apart or not is_space(self.text, self._words[run[-1]].end, word.start)):
                found.append(self._name(run))
                run = []
            if self._is_name(index):
                run.append(index)
            elif run:
                found.append(self._name(run))
                run = []
        if run:
            found.append(self._name(run))
        return with_terms(found, self.terms)

    def listed(self, span: Span) -> tuple[str, ...]:
        """Return the English names that the tables have for the word at a place."""
        places = [(word.start, word.end) for word in self._words]
        at = (span.start, span.end)
        return self._known[places.index(at)] if at in places else ()

    def _is_name(self, index: int) -> bool:
        word = self._words[index].text
        if script_of(word) in _CASED:
            return word[0].isupper() and len(word) > 1
        return bool(self._listed_as(index))

    def _listed_as(self, index: int) -> tuple[str, ...]:
        """Return the English names of a word if it is one beyond doubt."""
        word, known = self._words[index].text, self._known[index]
        script = script_of(word)
        inflects = script in _INFLECTING_SCRIPTS or self.lang in _INFLECTING
        if known and not (inflects or is_listed(word, script, _ENDINGS.get(self.lang, ()))):
            return tuple(name for name in known if _is_its_own(word, name))
        return known

    def _name(self, run: list[int]) -> SourceName:
        first, last = self._words[run[0]], self._words[run[-1]]
        script = script_of(first.text)
        form = self.text[first.start : last.end]
        known = english_names(form, script) or (self._listed_as(run[0]) if len(run) == 1 else ())
        opening = starts_sentence(self.text, first.start) or self._opens_phrase(first, last)
        if self.lang in _NOUNS_IN_CAPITALS:
            capital = len(run) - opening > 1
        else:
            foreign = script == "latin" and self.lang in _OTHER_SCRIPTS
            heading = len(run) == 2 and first.text.isupper()  # "RESUMEN Contexto: ..."
            capital = not opening or (len(run) > 1 and not heading) or foreign
        latin = " ".join(_latin(self._words[index].text, script, self.lang) for index in run)
        if self._opens_phrase(first, last):
            known = ()  # "Северный поток" is not the town of Северный
        return SourceName(
            Span(first.start, last.end),
            known[0] if known else latin,
            is_listed=bool(known),
            is_certain=bool(known) or (script in _CASED and capital),
            is_copied=script == "latin" and self.lang not in _INFLECTING,
        )

    def _opens_phrase(self, first: Word, last: Word) -> bool:
        """Tell whether a word begins a title in quotation marks that goes on in small letters."""
        return (
            self.text[first.start - 1 : first.start] in _OPENING_QUOTES
            and first == last
            and self.text[last.end : last.end + 1] == " "
            and self.text[last.end + 1 : last.end + 2].islower()
        )

    def _in_words(self, name: str) -> Counterpart:
        best = Counterpart()
        for script, words_of_script in self._by_script.items():
            found, span = words_of_script.to(name)
            if found > best.likeness:
                least = _least(name, script)
                if span and self._is_no_adjective(name, span):
                    least = max(least, _ENOUGH_IN_LOWER_CASE)
                best = Counterpart(found, span, "", found >= least)
        if not best.is_enough:
            for pairs in self._pairs.values():
                found, span = pairs.to(name)
                if found >= max(best.likeness, _ENOUGH_FOR_KNOWN):
                    best = Counterpart(found, span, "", is_enough=True)
        return best

    def _is_no_adjective(self, name: str, span: Span) -> bool:
        """Tell whether a word in lower case is no adjective of a name's."""
        return (
            self.lang not in _INFLECTING
            and self.text[span.start].islower()
            and not name.endswith(_ADJECTIVES)
        )

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        start = self.span.start
        return tuple(
            Word(word.text, word.start + start, word.end + start)
            for word in words(self.span.of(self.text))
        )

    @cached_property
    def _by_script(self) -> dict[str, Likest]:
        """Return the words and their parts by script."""
        found: dict[str, list[tuple[str, Span]]] = {}
        for word in self._words:
            if word.text in _function_words(self.lang):
                continue
            span = Span(word.start, word.end)
            for script, latin in _spellings(word.text, self.lang):
                found.setdefault(script, []).append((latin, span))
        return {script: Likest(forms, script) for script, forms in found.items()}

    @cached_property
    def _pairs(self) -> dict[str, Likest]:
        """Return neighbouring words as one, where no capital letter says that they are two."""
        found: dict[str, list[tuple[str, Span]]] = {}
        for one, other in pairwise(self._words):
            script = script_of(one.text)
            if _function_words(self.lang).isdisjoint((one.text, other.text)) and (
                script in _CASELESS and script_of(other.text) == script
            ):
                latin = _romanised(one.text + other.text, script, self.lang)
                span = Span(one.start, other.end)
                found.setdefault(script, []).extend((form, span) for form in latin)
        return {script: Likest(forms, script) for script, forms in found.items()}

    @cached_property
    def _known(self) -> tuple[tuple[str, ...], ...]:
        """Return the English names of each word and of the names that begin with it."""
        found = []
        for index, word in enumerate(self._words):
            script = script_of(word.text)
            bare = _bare(word.text, script)
            names: tuple[str, ...] = ()
            if script in _ENOUGH:
                names = english_names_of_inflected(bare, script)
                if script == "hangul" and not names:
                    names = english_names(korean.without_generic(bare), script)
                if script == "arabic":
                    names = (*_land_of(word.text), *names)
            for size in range(2, _LONGEST + 1):
                if script in _ENOUGH and index + size <= len(self._words):
                    form = self.text[word.start : self._words[index + size - 1].end]
                    names = (*english_names(form, script), *names)
            found.append(names)
        return tuple(found)

    @cached_property
    def _listed(self) -> Listed:
        return Listed(self._listed_names)

    @cached_property
    def _listed_names(self) -> list[tuple[Span, tuple[str, ...]]]:
        found = [(term.span, term.english) for term in self.terms]
        found += [
            (Span(word.start, word.end), names)
            for word, names in zip(self._words, self._known, strict=True)
            if names
        ]
        return found


@cache
def _function_words(lang: str) -> frozenset[str]:
    """Return the words of a script without capitals that are no names."""
    return frozenset(word for of, word in rows("function_words") if of == lang)


def _is_its_own(word: str, name: str) -> bool:
    """Tell whether a word is so like its English name that the tables leave it out: Argentinien."""
    one, other = letters_key(word), letters_key(name)
    return min(len(one), len(other)) >= _SHORTEST_OWN and alike(one, other) >= ENOUGH


def _least(name: str, script: str) -> float:
    """Return how like a name a word of a script must be."""
    if len(name) <= _SHORT_ACRONYM and name.isupper():
        return 1.0
    if script != "latin" and is_known(name, script):
        return _ENOUGH_FOR_KNOWN
    return _ENOUGH_FOR_SHORT if len(name) <= _SHORT else _ENOUGH[script]


@lru_cache(maxsize=16384)
def _land_of(adjective: str) -> tuple[str, ...]:
    """Return what the land of an Arabic adjective is called in English: تركيا for التركي."""
    match = _NISBA.fullmatch(adjective)
    if match is None:
        return ()
    forms = (f"{article}{match[1]}{end}" for end in _LAND_ENDINGS for article in ("", "ال"))
    return next(filter(None, (english_names(form, "arabic") for form in forms)), ())


def _bare(word: str, script: str) -> str:
    """Return a word without its particle or article."""
    return korean.without_particle(word) if script == "hangul" else _ELIDED.sub("", word)


@lru_cache(maxsize=65536)
def _spellings(word: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Return the scripts and Latin spellings of a word and of its parts."""
    found: list[tuple[str, str]] = []
    bare = korean.without_particle(word)
    for part in dict.fromkeys((word, bare, korean.without_generic(bare), *_PARTS.split(word))):
        script = script_of(part)
        if script in _ENOUGH and (len(part) > 1 or part == word):
            found += ((script, latin) for latin in _romanised(part, script, lang))
    return tuple(found)


@lru_cache(maxsize=65536)
def _romanised(word: str, script: str, lang: str) -> tuple[str, ...]:
    match script:
        case "latin":
            return (word,)
        case "cyrillic":
            known = lang if lang in cyrillic.LANGUAGES else "ru"
            return tuple(latin for _, latin in cyrillic.romanisations(word, known))[:2]
        case "devanagari":
            return (devanagari.romanisation(word),)
        case "arabic":
            return (arabic.romanisation(word),)
        case _:
            hangul = korean.hangul_of(word)
            return tuple(dict.fromkeys((korean.revised(hangul), korean.as_loan(hangul))))


def _latin(word: str, script: str, lang: str) -> str:
    return word if script == "latin" else _romanised(word, script, lang)[0].title()
