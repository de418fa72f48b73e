"""Counterparts in a Chinese or Japanese source, which sets no words apart."""

import itertools
import re
from functools import cache, cached_property, lru_cache

import attrs
from rapidfuzz import process
from rapidfuzz.distance import Indel

from mtaudit.names.counterparts.chains import Chains
from mtaudit.names.counterparts.likeness import Likest, Sound, sound, spoken
from mtaudit.names.counterparts.listed import ENOUGH, Listed
from mtaudit.names.counterparts.word import (
    Counterpart,
    KnownName,
    SourceName,
    rank,
    with_terms,
)
from mtaudit.names.exonyms import is_known, table, words_of_other_names
from mtaudit.names.readings import kana, mandarin
from mtaudit.names.tables import packed_table, rows
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_ENOUGH_IN_KATAKANA = 0.7
_ENOUGH_IF_SHORT, _SHORT = 0.84, 5  # letters
_ENOUGH_BY_SOUND = 0.7
_ENOUGH_IF_DOUBTFUL = 0.9  # of a name that is pinyin as it is, or that a table knows
_ENOUGH_BESIDE_A_DOT = 0.66
_DOTS = frozenset("·•‧・")
_STRANGE = 0.08  # what a character that spells no foreign names otherwise takes from a likeness
_LONGEST = 10  # characters of a name in the tables
_MOST_SYLLABLES = 7
_DATE = frozenset("年月日")  # after a number no part of a name: 26日电
_KATAKANA = Pattern("[\u30a1-\u30fa\u30fc]{2,}")
_LATIN = Pattern(
    r"[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f'’&.-]*[A-Za-z0-9\u00c0-\u024f])?"
)


@attrs.frozen
class Unspaced:
    """A segment of a Chinese or Japanese source.

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
        wanted = dict.fromkeys((name, *words_of_other_names(name)))
        best = Counterpart()
        for one in wanted:
            best = max(best, self._listed.of(one), key=rank)
        ways = (self._in_latin, self._in_chains, self._in_katakana, self._by_sound)
        for way in ways:
            if best.likeness < 1:
                best = max(best, way(name), key=rank)
        return best

    def listed(self, span: Span) -> tuple[str, ...]:
        """Return the English names that the tables or the glossary have for a place."""
        return next((names for place, names in self._listed_names if place == span), ())

    def names(self) -> tuple[SourceName, ...]:
        """Return the names that stand in the source: those of the tables, katakana, Latin."""
        found = [
            SourceName(span, names[0], is_listed=True, is_certain=len(span) > 2)
            for span, names in self._known
            if len(span) > 1 and not self._is_within_a_word(span)
        ]
        found += [
            SourceName(span, word, is_listed=False, is_certain=word[0].isupper(), is_copied=True)
            for word, span in self._latin
        ]
        return with_terms(found, self.terms)

    def _is_within_a_word(self, span: Span) -> bool:
        """Tell whether a place is a piece of a longer word in katakana: ランス of エントランス."""
        return any(
            0 < edge < len(self.text) and _KATAKANA.fullmatch(self.text, edge - 1, edge + 1)
            for edge in (span.start, span.end)
        )

    def _in_latin(self, name: str) -> Counterpart:
        found, span = self._latin_words.to(name)
        return Counterpart(found, span, "", found >= ENOUGH)

    def _in_chains(self, name: str) -> Counterpart:
        found, span = self._chains.longest(name)
        return Counterpart(found, span, "", found == 1, is_reading=found == 1)

    def _in_katakana(self, name: str) -> Counterpart:
        found, span = self._katakana.to(name)
        short = len(name) <= _SHORT
        least = _ENOUGH_IN_KATAKANA if not short else _ENOUGH_IF_SHORT
        return Counterpart(found, span, "", found >= least)

    def _by_sound(self, name: str) -> Counterpart:
        """Compare a name with the syllables of neighbouring characters that spell foreign names."""
        best = Counterpart()
        if self.lang == "ja":
            return best
        for form in spoken(name, "han"):
            if len(form.bones) < 2:
                continue
            bones, windows = self._windows
            for _, share, index in process.extract(
                form.bones, bones, scorer=Indel.normalized_similarity, score_cutoff=0.6, limit=None
            ):
                for other, span, strange in windows[bones[index]]:
                    if len(span) == 2 and _is_common(span.of(self.text)):
                        continue
                    found = 0.7 * share + 0.28 * Indel.normalized_similarity(form.loan, other)
                    found -= strange * _STRANGE
                    if found > best.likeness:
                        best = Counterpart(found, span, "", False)
        doubtful = is_pinyin(name) or is_known(name, "han")
        least = _ENOUGH_IF_DOUBTFUL if doubtful else _ENOUGH_BY_SOUND
        if best.span and self._is_beside_a_dot(best.span):
            least = _ENOUGH_BESIDE_A_DOT
        return attrs.evolve(best, is_enough=best.likeness >= least)

    def _is_beside_a_dot(self, span: Span) -> bool:
        """Tell whether a dot parts a name from its neighbour, as of foreigners: 安娜·乔彻姆森."""
        return self.text[span.end : span.end + 1] in _DOTS or (
            span.start > 0 and self.text[span.start - 1] in _DOTS
        )

    @cached_property
    def _segment(self) -> str:
        return self.span.of(self.text)

    @cached_property
    def _known(self) -> tuple[tuple[Span, tuple[str, ...]], ...]:
        """Return the forms of the tables that stand in the segment, the longest of a place."""
        segment, start = self._segment.casefold(), self.span.start
        if len(segment) != len(self._segment):
            segment = self._segment
        scripts = ("han", "kana") if self.lang == "ja" else ("han",)
        longest = _longest_forms(scripts)
        found = []
        index = 0
        while index < len(segment):
            most = min(longest.get(segment[index], 0), len(segment) - index)
            if segment[index] in _DATE and segment[index - 1 : index].isdigit():
                most = 0
            for size in range(most, 1, -1):
                form = segment[index : index + size]
                names = next((one[form] for one in map(table, scripts) if form in one), None)
                if names is not None and not form.isascii():
                    span = Span(start + index, start + index + size)
                    found.append((span, tuple(names.split("|"))))
                    index += size - 1
                    break
            else:
                place = _places().get(segment[index])
                if place:
                    found.append((Span(start + index, start + index + 1), tuple(place.split("|"))))
            index += 1
        return tuple(found)

    @cached_property
    def _within(self) -> tuple[tuple[Span, tuple[str, ...]], ...]:
        """Return the forms of the tables that stand inside longer ones."""
        forms, places = table("han"), _places()
        return tuple(
            (Span(start, start + size), tuple(found.split("|")))
            for span, _ in self._known
            for size in range(1, len(span))
            for start in range(span.start, span.end - size + 1)
            if (found := (places if size == 1 else forms).get(self.text[start : start + size]))
        )

    @cached_property
    def _listed(self) -> Listed:
        return Listed(self._listed_names)

    @cached_property
    def _listed_names(self) -> list[tuple[Span, tuple[str, ...]]]:
        terms = ((term.span, term.english) for term in self.terms)
        return [*terms, *self._known, *self._within]

    @cached_property
    def _latin(self) -> tuple[tuple[str, Span], ...]:
        start = self.span.start
        return tuple(
            (match.group(), Span(start + match.start(), start + match.end()))
            for match in _LATIN.finditer(self._segment)
        )

    @cached_property
    def _latin_words(self) -> Likest:
        return Likest(self._latin, "latin")

    @cached_property
    def _katakana(self) -> Likest:
        start = self.span.start
        return Likest(
            (
                (latin, Span(start + match.start(), start + match.end()))
                for match in _KATAKANA.finditer(self._segment)
                for latin in kana.foreign_spellings(match.group())
            ),
            "kana",
        )

    @cached_property
    def _chains(self) -> Chains:
        return Chains(self.text, self.span, self.lang)

    @cached_property
    def _windows(self) -> tuple[tuple[str, ...], dict[str, tuple[tuple[str, Span, int], ...]]]:
        """Return what neighbouring characters that spell foreign names sound like."""
        found: dict[str, list[tuple[str, Span, int]]] = {}
        segment, start = self._segment, self.span.start
        sounds = [
            None if char in _DATE and segment[at - 1 : at].isdigit() else _loan_syllable(char)
            for at, char in enumerate(segment)
        ]
        for index in range(len(sounds)):
            loan = bones = ""
            strange = 0  # characters that spell no foreign names otherwise
            for size, heard in enumerate(sounds[index : index + _MOST_SYLLABLES], 1):
                if heard is None:
                    break
                strange += not heard[1]
                if strange > 1:
                    break
                loan += heard[0].loan
                bones += heard[0].bones
                if size > 1 + strange:
                    place = Span(start + index, start + index + size)
                    found.setdefault(bones, []).append((loan, place, strange))
        return tuple(found), {key: tuple(places) for key, places in found.items()}


@lru_cache(maxsize=16384)
def is_pinyin(name: str) -> bool:
    """Tell whether a name could be two or more syllables of pinyin."""
    return re.fullmatch(f"{_SYLLABLE}{{2,}}", name.lower()) is not None


@lru_cache(maxsize=16384)
def is_syllable(name: str) -> bool:
    """Tell whether a name could be one syllable of pinyin."""
    return re.fullmatch(_SYLLABLE, name.lower()) is not None


_SYLLABLE = (
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui"
    r"|un|uo|a|e|i|o|u))"
)


@cache
def _longest_forms(scripts: tuple[str, ...]) -> dict[str, int]:
    """Return how long the longest form of the tables is that begins with a character."""
    found: dict[str, int] = {}
    for form in itertools.chain.from_iterable(map(table, scripts)):
        found[form[0]] = max(found.get(form[0], 0), min(len(form), _LONGEST))
    return found


@cache
def _places() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("place_characters")}


@lru_cache(maxsize=16384)
def _is_common(form: str) -> bool:
    """Tell whether a Chinese word is an ordinary one."""
    glosses = packed_table("glosses_zh").values(form, separator="|")
    return any(gloss.islower() for gloss in glosses)


@lru_cache(maxsize=16384)
def _loan_syllable(char: str) -> tuple[Sound, bool] | None:
    """Return what a character sounds like in foreign names, and whether it is usual in them."""
    syllables = mandarin.pinyin(char)
    if not syllables:
        return None
    heard = syllables[0].replace("q", "ch").replace("x", "sh")  # as English spells these sounds
    return sound(heard, "han"), bool(packed_table("loan_characters").columns(char))
