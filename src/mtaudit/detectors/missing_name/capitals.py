"""What has a capital letter in a source and may be an ordinary word in English."""

from functools import cache

from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.names.counterparts.word import SourceName
from mtaudit.names.tables import rows
from mtaudit.pattern import Pattern

_OPENING_QUOTES = tuple("\"'“”„‚«»‘")
_ADJECTIVE = Pattern(
    "(?:[íýáéё]|ou|ého|ých|ými?|ému|í[mh]o?|sk[aiey]|ski\\w*|[иы][йех]|[оеё]го|ая|ое|ой|ую)$"
)


def is_translatable(name: SourceName, segment: Segment) -> bool:
    """Tell whether a name may be there by what it means: the title of a work, an office, a body.

    Of names of several words those that are no adjectives count, and one that means nothing is
    enough.
    """
    source = segment.article.source or ""
    if source[name.span.start - 1 : name.span.start].startswith(_OPENING_QUOTES):
        return True
    return all(is_common(word, segment.lang) for word in name.span.of(source).split())


def is_common(word: str, lang: str) -> bool:
    """Tell whether a word with a capital letter may be an ordinary one."""
    lowered = word.lower()
    return (
        word.isupper()
        or sum(map(str.isupper, word)) > 1
        or _ADJECTIVE.search(lowered) is not None
        or lowered.startswith(_stems(lang))
    )


@cache
def _stems(lang: str) -> tuple[str, ...]:
    return tuple(stem for of, stem in rows("common_capitals") if of == lang)
