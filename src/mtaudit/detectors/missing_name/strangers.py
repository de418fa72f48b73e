"""Names of the translation of which nothing in the source stands for a part."""

from collections.abc import Collection, Iterator

import attrs

from mtaudit.context import Context
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.detectors.missing_name.wholes import stands_whole
from mtaudit.glossary import Kind
from mtaudit.names.counterparts.find import UNSPACED
from mtaudit.names.counterparts.unspaced import is_pinyin
from mtaudit.names.exonyms import is_country, is_known, is_known_phrase
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import words

_SURE = 0.85  # a likeness that needs no other word of the name beside it
_UNLIKE, _UNLIKE_WITHIN = 0.5, 0.6  # the second for a word after others that have counterparts
_SHORTEST_ACRONYM = 3
_SHORT_IN_QUOTES = Pattern('[„“«"]([^\\W\\d_]{2,3})[”“»"]')
_LONG_PART = 4  # letters; shorter parts of names are often particles
_LONG_ENOUGH = 6  # letters of such a word
_SAME_EVERYWHERE = frozenset({Kind.PERSON, Kind.OUTLET})  # no language translates them

# A translation may name the country that a text from there calls "our country", or not at all.
_AT_HOME = {
    "de": ("German", "Germany", "Germans"),
    "es": ("Spain", "Spanish"),
    "fr": ("France", "French"),
    "hi": ("India", "Indian", "Indians"),
    "it": ("Italian", "Italians", "Italy"),
    "ja": ("Japan", "Japanese"),
    "ko": ("Korea", "Korean", "Koreans"),
    "pl": ("Poland", "Polish"),
    "ru": ("Russia", "Russian", "Russians"),
    "uk": ("Ukraine", "Ukrainian", "Ukrainians"),
    "zh": ("China", "Chinese", "Mainland"),
}


@attrs.frozen
class Stranger:
    """A name of which nothing in the source stands for a part.

    Args:
        name: The name.
        span: The part.
        is_whole: Whether it is all of the name, titles aside.
    """

    name: TargetName
    span: Span
    is_whole: bool


def strangers(segment: Segment, context: Context, sorts: Collection[Sort]) -> Iterator[Stranger]:
    """Yield the strangers among names of some sorts; with phrases, the ordinary words of names."""
    for name in segment.names:
        stranger = _stranger(name, segment) if name.sort in sorts else None
        if Sort.PHRASE in sorts and name.sort is Sort.NAME:
            stranger = _rest(name, segment)
        if stranger is None or context.in_headline(stranger.span):
            continue
        if _is_short_in_quotes(name, segment):
            continue
        if not _spells_out_an_acronym(stranger.span, segment) and not (
            name.sort is Sort.NAME and stranger.name is name and stands_whole(name, segment)
        ):
            yield stranger


def _spells_out_an_acronym(span: Span, segment: Segment) -> bool:
    """Tell whether a name is of the words that an acronym of the source is short for."""
    acronyms = {
        word.text
        for word in words(segment.source.of(segment.article.source or ""))
        if len(word.text) >= _SHORTEST_ACRONYM and word.text.isascii() and word.text.isupper()
    }
    if not acronyms:
        return False
    capitals = [word for word in segment.words if word.text[0].isupper()]
    letters = "".join(word.text[0] for word in capitals)
    ranks = [rank for rank, word in enumerate(capitals) if span.start <= word.start < span.end]
    return bool(ranks) and any(
        (at := letters.find(acronym)) >= 0 and at <= ranks[0] and ranks[-1] < at + len(acronym)
        for acronym in acronyms
    )


def _is_short_in_quotes(name: TargetName, segment: Segment) -> bool:
    """Tell whether the source has a name's first letters alone in quotation marks: „Rz”."""
    source = segment.source.of(segment.article.source or "")
    first = name.words[0][0].lower()
    return any(
        len(letters := match.group(1)) < len(first) and first.startswith(letters.lower())
        for match in _SHORT_IN_QUOTES.finditer(source)
    )


def _stranger(name: TargetName, segment: Segment) -> Stranger | None:
    strange = [place for word, place in name.words if not segment.found[word].is_enough]
    likest = max(segment.found[word].likeness for word, _ in name.words)
    if strange and name.sort is Sort.NAME and likest < _SURE:  # one likeness may be chance
        strange = [place for _, place in name.words]
    if len(strange) == len(name.words):
        span = Span(strange[0].start, name.span.end)  # without a title before it
        return Stranger(name, span, is_whole=True)
    if name.sort is not Sort.NAME or not strange:
        return None
    if all(is_country(word) for word, place in name.words if place not in strange):
        return Stranger(name, Span(strange[0].start, strange[-1].end), is_whole=True)
    if len(strange) == 1 and len(strange[0]) >= _LONG_PART:
        return Stranger(name, strange[0], is_whole=False)
    return None


def _rest(name: TargetName, segment: Segment) -> Stranger | None:
    """Return the ordinary words of a name, if its other words have counterparts and they not."""
    found = segment.found
    if segment.lang in UNSPACED or not name.others:
        return None
    if not all(found[word].is_enough for word, _ in name.words):
        return None
    strange = [place for word, place in name.others if not found[word].is_enough]
    if len(strange) < len(name.others):
        return None
    span = Span(strange[0].start, strange[-1].end)
    if any(span.overlaps(place) for _, place in name.words):
        return None
    rest = TargetName(span, name.others, Sort.PHRASE, is_rest=True)
    return Stranger(rest, span, is_whole=True)


def is_known_name(name: TargetName, segment: Segment, context: Context) -> bool:
    """Tell whether ordinary words are a name that the tables know, or a glossary by its sound."""
    if name.sort is Sort.NAME or len(name.words) < 2:
        return False
    return is_known_phrase(name.span.of(segment.article.text)) or any(
        match.span.end == name.span.end
        and match.span.start <= name.words[0][1].start
        and match.status.is_accepted
        and match.term.kind in _SAME_EVERYWHERE
        for match in context.matches_in(Span(max(0, name.span.start - 4), name.span.end))
    )


def is_strange_alone(stranger: Stranger, segment: Segment, is_listed: bool) -> bool:
    """Tell whether a name without a counterpart is wrong even if the source misses none.

    In Chinese many names are not written by their sound. There it must be one that would be: a name
    in pinyin, one that the tables have, or one that is like nothing at all.

    Args:
        stranger: The name.
        segment: Its segment.
        is_listed: Whether it is made of ordinary words and listed as a name.
    """
    name, lang = stranger.name, segment.lang
    if name.sort is not Sort.NAME:
        return is_listed
    if not stranger.is_whole and lang not in UNSPACED:
        word, place = name.words[-1]
        is_last = place == stranger.span and len(word) >= _LONG_ENOUGH
        return is_last and segment.found[word].likeness < _UNLIKE_WITHIN
    if not stranger.is_whole:
        return lang == "zh" and _follows_a_reading(stranger, segment)
    if any(word in _AT_HOME.get(lang, ()) for word, _ in name.words):
        return False
    if lang != "zh":
        return True
    if segment.article.text[name.span.end - 1].isdigit():
        return False  # a craft or a model, which is often named by what it means: 月船一号
    return all(
        is_pinyin(word)
        or is_known(word, "han")
        or (segment.found[word].likeness < _UNLIKE and not name.is_opening)  # no rare word
        for word, _ in name.words
    )


def _follows_a_reading(stranger: Stranger, segment: Segment) -> bool:
    """Tell whether the word before, in the same name, is read off its characters: Pham Minh X."""
    before = [word for word, place in stranger.name.words if place.end < stranger.span.start]
    found = segment.found[before[-1]] if before else None
    return found is not None and found.span is not None and found.is_reading
