"""Counterparts in a source that sets its words apart."""

import re
from functools import cached_property, lru_cache
from itertools import pairwise

import attrs

from mtaudit.names.counterparts.likeness import Sound, alike, likeness, sound, spoken
from mtaudit.names.counterparts.word import Counterpart, KnownName, SourceName, with_terms
from mtaudit.names.exonyms import (
    english_names,
    english_names_of_inflected,
    is_known,
    other_english_names,
    script_of,
)
from mtaudit.names.keys import letters_key
from mtaudit.names.readings import arabic, cyrillic, devanagari, korean
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, starts_sentence, words

# From here on a word of the source is taken for the name. Measured on other sentences' names, of
# which one in ten is as like; see benchmarks/missing_names.py.
_ENOUGH = {"latin": 0.7, "cyrillic": 0.7, "devanagari": 0.74, "arabic": 0.66, "hangul": 0.7}
_ENOUGH_FOR_SHORT = 0.75  # four letters are alike by chance
_ENOUGH_FOR_KNOWN = 0.84  # a name that a table knows in the script should be there as it knows it
_ENOUGH_IN_TABLE = 0.75
_SHORT = 4
_LONGEST = 3  # words of a name in the tables
_PARTS = re.compile(r"[-‑'’]")
_NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_CASED = frozenset({"latin", "cyrillic"})
_CASELESS = frozenset({"arabic", "devanagari", "hangul"})
_INFLECTING = frozenset("cs hr hu pl ro sk sl tr".split())  # names, too: no form to copy


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
        wanted = dict.fromkeys(
            (name, *(part for other in other_english_names(name) for part in other.split()))
        )
        best = Counterpart()
        for one in wanted:
            best = max(best, self._in_tables(one), self._in_words(one), key=_rank)
            if best.likeness == 1:
                break
        return best

    def names(self) -> tuple[SourceName, ...]:
        """Return the names that stand in the source: by their capital letters, or in the tables."""
        found: list[SourceName] = []
        run: list[int] = []
        for index, word in enumerate(self._words):
            if run and not is_space(self.text, self._words[run[-1]].end, word.start):
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

    def _is_name(self, index: int) -> bool:
        word = self._words[index].text
        if script_of(word) in _CASED:
            return word[0].isupper() and len(word) > 1
        return bool(self._known[index])

    def _name(self, run: list[int]) -> SourceName:
        first, last = self._words[run[0]], self._words[run[-1]]
        script = script_of(first.text)
        form = self.text[first.start : last.end]
        known = english_names(form, script) or (self._known[run[0]] if len(run) == 1 else ())
        plain = not starts_sentence(self.text, first.start) and self.lang not in _NOUNS_IN_CAPITALS
        latin = " ".join(_latin(self._words[index].text, script, self.lang) for index in run)
        return SourceName(
            Span(first.start, last.end),
            known[0] if known else latin,
            is_listed=bool(known),
            is_certain=bool(known) or (script in _CASED and (plain or len(run) > 1)),
            is_copied=script == "latin" and self.lang not in _INFLECTING,
        )

    def _in_words(self, name: str) -> Counterpart:
        best = Counterpart()
        own = spoken(name, "latin")[0]
        for script, places in self._keys.items():
            exact = places.get(own.letters)
            if exact is not None:
                return Counterpart(1.0, exact[1], "", is_enough=True)
            least = _least(name, script)
            for other, span in places.values():
                found = likeness(name, other, script)
                if found > best.likeness:
                    best = Counterpart(found, span, "", found >= least)
        for script, other, span in self._pairs:
            found = likeness(name, other, script)
            if found > best.likeness and found >= _ENOUGH_FOR_KNOWN:
                best = Counterpart(found, span, "", is_enough=True)
        return best

    def _in_tables(self, name: str) -> Counterpart:
        key = letters_key(name)
        best = Counterpart()
        for part, (english, span) in self._english.items():
            found = alike(key, part)
            if found > best.likeness:
                best = Counterpart(found, span, english, found >= _ENOUGH_IN_TABLE)
        return best

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        start = self.span.start
        return tuple(
            Word(word.text, word.start + start, word.end + start)
            for word in words(self.span.of(self.text))
        )

    @cached_property
    def _keys(self) -> dict[str, dict[str, tuple[Sound, Span]]]:
        """Return the words by script and letters, each with its place."""
        found: dict[str, dict[str, tuple[Sound, Span]]] = {}
        for word in self._words:
            for part in dict.fromkeys((word.text, *_PARTS.split(word.text))):
                script = script_of(part)
                if script not in _ENOUGH:
                    continue
                for latin in _romanised(part, script, self.lang):
                    key = sound(latin, script)
                    if len(key.letters) > 1 or part == word.text:
                        span = Span(word.start, word.end)
                        found.setdefault(script, {}).setdefault(key.letters, (key, span))
        return found

    @cached_property
    def _pairs(self) -> tuple[tuple[str, Sound, Span], ...]:
        """Return neighbouring words as one, where no capital letter says that they are two."""
        return tuple(
            (script, sound(latin, script), Span(one.start, other.end))
            for one, other in pairwise(self._words)
            if (script := script_of(one.text)) in _CASELESS and script_of(other.text) == script
            for latin in _romanised(one.text + other.text, script, self.lang)
        )

    @cached_property
    def _known(self) -> tuple[tuple[str, ...], ...]:
        """Return the English names of each word and of the names that begin with it."""
        found = []
        for index, word in enumerate(self._words):
            script = script_of(word.text)
            names = english_names_of_inflected(word.text, script) if script in _ENOUGH else ()
            for size in range(2, _LONGEST + 1):
                if script in _ENOUGH and index + size <= len(self._words):
                    form = self.text[word.start : self._words[index + size - 1].end]
                    names = (*english_names(form, script), *names)
            found.append(names)
        return tuple(found)

    @cached_property
    def _english(self) -> dict[str, tuple[str, Span]]:
        """Return the words of all English names that the tables have for the source."""
        found: dict[str, tuple[str, Span]] = {}
        for word, names in zip(self._words, self._known, strict=True):
            for name in names:
                for part in re.split(r"[ -]", name):
                    found.setdefault(letters_key(part), (name, Span(word.start, word.end)))
        for term in self.terms:
            for part in term.parts():
                found.setdefault(letters_key(part), (term.english[0], term.span))
        return found


def _rank(found: Counterpart) -> tuple[bool, float]:
    return found.is_enough, found.likeness


def _least(name: str, script: str) -> float:
    """Return how like a name a word of a script must be."""
    if script != "latin" and is_known(name, script):
        return _ENOUGH_FOR_KNOWN
    return _ENOUGH_FOR_SHORT if len(name) <= _SHORT else _ENOUGH[script]


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
            return (korean.revised(korean.hangul_of(word)),)


def _latin(word: str, script: str, lang: str) -> str:
    return word if script == "latin" else _romanised(word, script, lang)[0].title()
