"""Names of the translation that nothing in the source stands for, and what they stand in for."""

from collections.abc import Collection, Iterator

import attrs

from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.missing_name.lost import lost_names
from mtaudit.detectors.missing_name.capitals import is_translatable
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.finding import Category, Confidence, Evidence, Finding
from mtaudit.glossary import Kind
from mtaudit.glossary.term import primary
from mtaudit.lexicon import is_given_name
from mtaudit.names.counterparts.find import UNSPACED
from mtaudit.names.counterparts.unspaced import is_pinyin
from mtaudit.names.counterparts.word import SourceName
from mtaudit.names.exonyms import is_country, is_known, is_known_phrase
from mtaudit.names.glosses import meanings
from mtaudit.names.similarity import is_one_edit
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import words

_FAR = 0.35  # of a segment; a name that is further off in the source is not the one replaced
_UNLIKE = 0.5
_SURE = 0.85
_SAME_EVERYWHERE = frozenset({Kind.PERSON, Kind.OUTLET})  # no language translates them
_LONG = 6
_FAR_FROM = 0.6
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 5
# Other words of a title: "One Hundred Years of Solitude", "Economy, Trade and Industry".
_TITLE_BEFORE = Pattern(r"(?:\b[A-Z]\w+ (?:of|and|for)(?: the)? |\b[A-Z]\w+(?:/|, ))$")
_TITLE_AFTER = Pattern(r"/[A-Z]| (?:of|and|for)(?: the)? [A-Z]")
_LONG_PART = 4  # letters; shorter parts of names are often particles

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
class _Stranger:
    """A name of which nothing in the source stands for a part.

    Args:
        name: The name.
        span: The part.
        is_whole: Whether it is all of the name, titles aside.
    """

    name: TargetName
    span: Span
    is_whole: bool


def replaced(segment: Segment, context: Context, detector: Detector) -> Iterator[Finding]:
    """Yield the names of a segment that have no counterpart in its source."""
    strangers = list(_strangers(segment, context, {Sort.NAME}))
    others = {name.sort for name in segment.names} - {Sort.NAME}
    if any(name.others for name in segment.names):
        others.add(Sort.PHRASE)
    if not strangers and not others:
        return
    lost = lost_names(segment, context)
    if others:
        segment.judge(segment.names)
        for name in segment.names: segment.judge_words(name.others)
        strangers += _strangers(segment, context, others)
        lost = lost_names(segment, context)
    strangers.sort(
        key=lambda one: (
            one.name.sort.value,
            not _is_known(one.name, segment, context),
            one.span,
        )
    )
    for stranger in strangers:
        original = _nearest(stranger, lost, segment)
        if original is not None:
            lost.remove(original)
        if (original and original.is_certain) or _is_strange_alone(stranger, segment, context):
            yield _finding(stranger, original, segment, detector)


def _strangers(segment: Segment, context: Context, sorts: Collection[Sort]) -> Iterator[_Stranger]:
    for name in segment.names:
        stranger = _stranger(name, segment) if name.sort in sorts else None
        if Sort.PHRASE in sorts and name.sort is Sort.NAME:
            stranger = _rest(name, segment)
        if stranger is not None and not context.in_headline(stranger.span):
            yield stranger


def _stranger(name: TargetName, segment: Segment) -> _Stranger | None:
    strange = [place for word, place in name.words if not segment.found[word].is_enough]
    if strange and name.sort is Sort.NAME:
        if all(segment.found[word].likeness < _SURE for word, _ in name.words):
            strange = [place for _, place in name.words]  # one likeness may be chance
    if len(strange) == len(name.words):
        span = Span(strange[0].start, name.span.end)  # without a title before it
        return _Stranger(name, span, is_whole=True)
    if name.sort is not Sort.NAME or not strange:
        return None
    if all(is_country(word) for word, place in name.words if place not in strange):
        return _Stranger(name, Span(strange[0].start, strange[-1].end), is_whole=True)
    if len(strange) == 1 and len(strange[0]) >= _LONG_PART:
        return _Stranger(name, strange[0], is_whole=False)
    return None


def _is_known(name: TargetName, segment: Segment, context: Context) -> bool:
    """Tell whether ordinary words are a name that the tables know, or a glossary by its sound."""
    if len(name.words) < 2 or is_known_phrase(name.span.of(segment.article.text)):
        return len(name.words) > 1
    return any(
        match.span.end == name.span.end
        and match.span.start <= name.words[0][1].start
        and match.status.is_accepted
        and match.term.kind in _SAME_EVERYWHERE
        for match in context.matches_in(Span(max(0, name.span.start - 4), name.span.end))
    )


def _rest(name: TargetName, segment: Segment) -> _Stranger | None:
    """Return the ordinary words of a name, if its other words have counterparts and they not."""
    found = segment.found
    if _lang(segment) in UNSPACED or not name.others:
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
    return _Stranger(rest, span, is_whole=True)


def _lang(segment: Segment) -> str:
    return primary(segment.article.source_lang or "")


def _is_strange_alone(stranger: _Stranger, segment: Segment, context: Context) -> bool:
    """Tell whether a name without a counterpart is wrong even if the source misses none.

    In Chinese many names are not written by their sound. There it must be one that would be: a name
    in pinyin, one that the tables have, or one that is like nothing at all.
    """
    name, lang = stranger.name, primary(segment.article.source_lang or "")
    if name.sort is not Sort.NAME and _is_known(stranger.name, segment, context):
        return True
    if name.sort is not Sort.NAME:
        return False
    if not stranger.is_whole and lang not in UNSPACED:
        word, place = name.words[-1]
        is_last = place == stranger.span and len(word) >= _LONG
        return is_last and segment.found[word].likeness < _FAR_FROM
    if not stranger.is_whole:
        return lang == "zh" and _follows_a_reading(stranger, segment)
    if any(word in _AT_HOME.get(lang, ()) for word, _ in name.words):
        return False
    if lang != "zh":
        return True
    return all(
        is_pinyin(word)
        or is_known(word, "han")
        or (segment.found[word].likeness < _UNLIKE and not name.is_opening)  # no rare word
        for word, _ in name.words
    )


def _follows_a_reading(stranger: _Stranger, segment: Segment) -> bool:
    """Tell whether the word before, in the same name, is read off its characters: Pham Minh X."""
    before = [word for word, place in stranger.name.words if place.end < stranger.span.start]
    found = segment.found[before[-1]] if before else None
    return found is not None and found.span is not None and found.is_reading


def _nearest(stranger: _Stranger, lost: list[SourceName], segment: Segment) -> SourceName | None:
    """Return the lost name that stood about where a name stands, certain names first."""
    share = segment.share_of_target(stranger.span)
    near = [
        (not one.is_certain, far, index)
        for index, one in enumerate(lost)
        if _may_become(one, stranger, segment)
        and (far := abs(segment.share_of_source(one.span) - share)) <= _FAR
    ]
    return lost[min(near)[2]] if near else None


def _may_become(original: SourceName, stranger: _Stranger, segment: Segment) -> bool:
    """Tell whether a name of the source may have been made into one of another sort."""
    spaced = primary(segment.article.source_lang or "") not in UNSPACED
    name = stranger.name
    match name.sort:
        case Sort.NAME:
            return stranger.is_whole or original.is_certain
        case Sort.ACRONYM:
            acronym = name.words[0][0]
            if not spaced:
                if original.is_copied:
                    return _is_lone_foreign_acronym(original, segment)
                return (
                    original.is_listed
                    and original.is_certain
                    and len(acronym) <= _LONGEST_ACRONYM
                    and acronym[0] != original.english[0]
                    and _is_lone_acronym(name, segment, original)
                )
            return original.is_certain and _is_lone_acronym(name, segment, original)
        case Sort.PHRASE:
            native = original.span.of(segment.article.source or "")
            if name.is_rest:
                return original.is_copied and " " in native
            if original.is_copied and _is_foreign(segment):
                return _is_lone_foreign_acronym(original, segment) and not _abbreviates(native, name, segment)
            if original.is_certain and len(name.words) == 1 and is_given_name(name.words[0][0]):
                return True
            if not spaced:
                known = original.is_certain and original.is_listed and len(original.span) > 1
                return known and not _is_translated(name, original, segment)
            if original.is_listed or not original.is_certain:
                return original.is_certain
            if not original.is_copied and is_translatable(original, segment):
                return False
            return not _is_of_a_title(name.span, segment)


def _is_foreign(segment: Segment) -> bool:
    """Tell whether Latin letters are foreign in the source."""
    return primary(segment.article.source_lang or "") in {"ar","hi","ja","ko","ru","uk","zh"}


def _is_lone_foreign_acronym(original: SourceName, segment: Segment) -> bool:
    """Tell whether a name of the source is an acronym, and not one in brackets after its name."""
    source = segment.article.source or ""
    native = original.span.of(source)
    return (
        len(native) >= _SHORTEST_ACRONYM
        and native.isalpha()
        and native.isupper()
        and source[original.span.start - 1 : original.span.start] not in {"(", "（"}
    )


def _abbreviates(acronym: str, name: TargetName, segment: Segment) -> bool:
    """Tell whether an acronym may be short for a phrase, or words about it."""
    span = Span(max(0, name.span.start - 40), name.span.end + 40)
    initials = {word[0].upper() for word in span.of(segment.article.text).split()}
    return 2 * len(initials & set(acronym)) >= len(set(acronym)) and len(name.words)>1


def _is_of_a_title(span: Span, segment: Segment) -> bool:
    """Tell whether ordinary words are part of a translated title: Activities of Daily Living."""
    text = segment.article.text
    before = _TITLE_BEFORE.search(text, max(0, span.start - 40), span.start)
    after = _TITLE_AFTER.match(text, span.end)
    ends = {one.span.end for one in segment.names if one.sort is Sort.NAME}
    starts = {one.span.start for one in segment.names if one.sort is Sort.NAME}
    return (before is not None and not any(before.start() < end < span.start for end in ends)) or (
        after is not None and after.end() - 1 not in starts
    )


def _is_translated(name: TargetName, original: SourceName, segment: Segment) -> bool:
    """Tell whether a word of a phrase is what a character of a name means, or a word near by."""
    text, lang = segment.article.source or "", primary(segment.article.source_lang or "")
    span = segment.source
    pieces = list(original.span.of(text))
    pieces += (text[at : at + size] for at in range(span.start, span.end - 1) for size in (2, 3))
    meant = {word for piece in pieces for one in meanings(piece, lang) for word in one.split()}
    return any(word.lower() in meant for word, _ in name.words)


def _is_lone_acronym(name: TargetName, segment: Segment, original: SourceName) -> bool:
    """Tell whether an acronym abbreviates nothing: not the words before it, nor any of the source.

    Another acronym of the source may be the same one in its own language: OMS is WHO.
    """
    text, source = segment.article.text, segment.article.source or ""
    acronym = name.words[0][0]
    native = original.span.of(source).split()
    initials = [word.text[0].upper() for word in words(segment.source.of(source))]
    size = 2 * len(acronym)
    return (
        len(acronym) >= _SHORTEST_ACRONYM
        and text[name.span.start - 1 : name.span.start] != "("
        and not text[name.span.end - 1].isdigit()
        and not text[name.span.end : name.span.end + 2].strip()[:1].isdigit()  # a currency
        and (
            original.is_listed  # by another name than the acronym
            or not any(word[:2].isupper() and len(word) > 1 for word in native)
        )
        and not any(
            set(acronym) <= set(initials[at : at + size]) for at in range(len(initials))
        )
    )


def _finding(
    stranger: _Stranger, original: SourceName | None, segment: Segment, detector: Detector
) -> Finding:
    name, span = stranger.name, stranger.span
    written = span.of(segment.article.text)
    likest = max(segment.found[word].likeness for word, _ in name.words)
    if original is None:
        return detector.finding(
            span,
            f"“{written}” has no counterpart in the source",
            Confidence.LOW,
            evidence=(Evidence("note", "no name or word of the source is like it"),),
            category=Category.ADDITION,
        )
    native = original.span.of(segment.article.source or "")
    called = f" ({original.english})" if original.english != native else ""
    sure = Confidence.LOW
    if original.is_certain and likest < _UNLIKE and name.sort is Sort.NAME and stranger.is_whole:
        sure = Confidence.HIGH if original.is_listed else Confidence.MEDIUM
    return detector.finding(
        span,
        f"“{written}” stands where the source has “{native}”{called}, which is nowhere here",
        sure,
        suggestions=(original.english,) if original.is_listed or original.is_copied else (),
        evidence=(
            Evidence("mechanism", f"nothing in the source is like “{written}”", span=span),
            Evidence("value", f"source: {native}{called}", source_span=original.span),
        ),
    )
