"""Names of the source that nothing in the translation stands for."""

from collections.abc import Collection
from functools import lru_cache

from mtaudit.context import Context
from mtaudit.detectors.missing_name.segments import Segment
from mtaudit.detectors.missing_name.target_names import TargetName
from mtaudit.glossary import Kind, Match
from mtaudit.lexicon import is_ordinary
from mtaudit.names.counterparts.likeness import alike
from mtaudit.names.counterparts.word import SourceName
from mtaudit.names.exonyms import other_english_names
from mtaudit.names.keys import letters_key
from mtaudit.spans import Span
from mtaudit.text import Word

_RENDERED = 0.7
_LONG = 6


def lost_names(segment: Segment, context: Context) -> list[SourceName]:
    """Return the names of a segment's source that no word of its translation stands for."""
    found = [one.span for one in segment.found.values() if one.is_enough and one.span]
    days = context.source_days
    return [
        name
        for name in segment.counterparts.names()
        if not any(name.span.overlaps(span) for span in found)
        and days.isdisjoint(range(name.span.start, name.span.end))
        and not is_rendered(name, segment, context)
    ]


def absent_terms(segment: Segment, context: Context, kinds: Collection[Kind]) -> list[Match]:
    """Return the terms of a segment's source of which the article has no accepted form.

    Args:
        segment: The segment.
        context: The article.
        kinds: Of what kinds.
    """
    return [one for one in segment.sole_terms(kinds) if one.term.id not in context.mentions]


def is_rendered(name: SourceName, segment: Segment, context: Context) -> bool:
    """Tell whether a name of the source has one of its English forms in the translation.

    A glossary's term may be anywhere in the article: where a name is clear, it need not be said.
    """
    if any(name.span.overlaps(match.span) for match in context.source_untranslated):
        return True  # whether it stands unchanged is the business of `do-not-translate`
    term = next((match.term for match in segment.terms if match.span == name.span), None)
    if term is None:
        forms: tuple[str, ...] = (name.english, name.span.of(segment.article.source or ""))
    elif term.id in context.mentions:
        return True
    else:
        forms = term.accepted
    native = name.span.of(segment.article.source or "")
    if native.isupper() and (
        _has_its_letters(native, segment.words) or _is_spelt_out(native, segment.words)
    ):
        return True
    return any(stands(form, segment.words) for form in forms)


def stands(form: str, words: tuple[Word, ...]) -> bool:
    """Tell whether a form, its acronym, or a word of it that is no ordinary one is among words."""
    return _stands(form, _keys(words))


def without(name: TargetName, segment: Segment) -> tuple[Word, ...]:
    """Return the words of a segment that are none of a name's."""
    return tuple(
        word for word in segment.words if not name.span.overlaps(Span(word.start, word.end))
    )


def _has_its_letters(acronym: str, words: tuple[Word, ...]) -> bool:
    """Tell whether a text has an acronym of the same letters: NATO for OTAN."""
    letters = sorted(acronym)
    return any(word.text.isupper() and sorted(word.text) == letters for word in words)


def _is_spelt_out(acronym: str, words: tuple[Word, ...]) -> bool:
    """Tell whether words in a row begin with an acronym's letters, small ones aside."""
    initials = "".join(word.text[0] for word in words if word.text[0].isupper())
    return len(acronym) > 2 and acronym in initials


@lru_cache(maxsize=8)
def _keys(words: tuple[Word, ...]) -> set[str]:
    found = {letters_key(word.text) for word in words}
    for word in words:
        if word.text[0].isupper():
            found.update(letters_key(other) for other in other_english_names(word.text))
    return found - {""}


def _stands(form: str, words: set[str]) -> bool:
    parts = form.replace("-", " ").split()
    keys = [letters_key(part) for part in parts]
    telling = [key for part, key in zip(parts, keys, strict=True) if key and not is_ordinary(part)]
    initials = "".join(key[:1] for key in keys)
    if not telling:
        return all(key in words for key in keys) or (len(keys) > 1 and initials in words)
    if initials in words and len(initials) > 1:
        return True
    joined = "".join(keys)
    if len(joined) >= _LONG and any(joined in word for word in words):  # eLaLiga
        return True
    return any(alike(key, word) >= _RENDERED for key in telling for word in words)
