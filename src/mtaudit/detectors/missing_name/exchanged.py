"""Whether a name of the source may have been made into a name of the translation."""

from mtaudit.detectors.missing_name.capitals import is_translatable
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.strangers import Stranger
from mtaudit.detectors.missing_name.target_names import Sort, TargetName
from mtaudit.lexicon import is_given_name
from mtaudit.names.counterparts.find import FOREIGN_LATIN, UNSPACED
from mtaudit.names.counterparts.word import SourceName
from mtaudit.names.glosses import meanings
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import words

_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 3, 5
_NEAR = 40  # code points around a phrase in which an acronym may be spelt out
# Other words of a title: "One Hundred Years of Solitude", "Economy, Trade and Industry".
_TITLE_BEFORE = Pattern(r"(?:\b[A-Z]\w+ (?:of|and|for)(?: the)? |\b[A-Z]\w+(?:/|, ))$")
_TITLE_AFTER = Pattern(r"/[A-Z]| (?:of|and|for)(?: the)? [A-Z]")


def may_become(original: SourceName, stranger: Stranger, segment: Segment) -> bool:
    """Tell whether a name of the source may have been made into one of another sort."""
    match stranger.name.sort:
        case Sort.NAME:
            return stranger.is_whole or original.is_certain
        case Sort.ACRONYM:
            return original.is_certain and _may_become_acronym(original, stranger.name, segment)
        case Sort.PHRASE:
            return original.is_certain and _may_become_phrase(original, stranger.name, segment)


def _may_become_acronym(original: SourceName, name: TargetName, segment: Segment) -> bool:
    if segment.lang not in UNSPACED:
        return not _has_other_acronym(original, segment) and _is_lone_acronym(
            name, segment, original
        )
    if original.is_copied:
        return _is_lone_foreign_acronym(original, segment)
    acronym = name.words[0][0]
    return (
        original.is_listed
        and len(acronym) <= _LONGEST_ACRONYM
        and acronym[0] != original.english[0]
        and _is_lone_acronym(name, segment, original)
    )


def _has_other_acronym(original: SourceName, segment: Segment) -> bool:
    """Tell whether a source in another alphabet has an acronym that is no listed name."""
    if segment.lang not in FOREIGN_LATIN:
        return False
    source = segment.article.source or ""
    return (
        any(
            word.text.isupper() and len(word.text) >= _SHORTEST_ACRONYM
            for word in words(segment.source.of(source))
            if not any(match.span.overlaps(original.span) for match in segment.terms)
        )
        and not original.span.of(source).isupper()
    )


def _may_become_phrase(original: SourceName, name: TargetName, segment: Segment) -> bool:
    native = original.span.of(segment.article.source or "")
    if name.is_rest:
        return original.is_copied and " " in native
    if original.is_copied and segment.lang in FOREIGN_LATIN:
        return _is_lone_foreign_acronym(original, segment) and not _abbreviates(
            native, name, segment
        )
    if len(name.words) == 1 and is_given_name(name.words[0][0]):
        return True
    if segment.lang in UNSPACED:
        return original.is_listed and not _is_translated(name, original, segment)
    if original.is_listed:
        return True
    if not original.is_copied and is_translatable(original, segment):
        return False
    return not _is_of_a_title(name.span, segment)


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
    span = Span(max(0, name.span.start - _NEAR), name.span.end + _NEAR)
    initials = {word[0].upper() for word in span.of(segment.article.text).split()}
    return 2 * len(initials & set(acronym)) >= len(set(acronym)) and len(name.words) > 1


def _is_of_a_title(span: Span, segment: Segment) -> bool:
    """Tell whether ordinary words are part of a translated title: Activities of Daily Living."""
    text = segment.article.text
    before = _TITLE_BEFORE.search(text, max(0, span.start - _NEAR), span.start)
    after = _TITLE_AFTER.match(text, span.end)
    edges = segment.edges  # another name that stands beside it is no part of a title
    return (before is not None and edges.isdisjoint(range(before.start() + 1, span.start))) or (
        after is not None and after.end() - 1 not in edges
    )


def _is_translated(name: TargetName, original: SourceName, segment: Segment) -> bool:
    """Tell whether a word of a phrase is what a character of a name means, or a word near by."""
    text, lang = segment.article.source or "", segment.lang
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
    initials = segment.source_initials
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
        and not any(set(acronym) <= set(initials[at : at + size]) for at in range(len(initials)))
    )
