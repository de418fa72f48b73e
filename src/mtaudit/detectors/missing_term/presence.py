"""Whether a segment has a term in any shape: inflected, in other capitals, reordered, shortened."""

from collections.abc import Iterable

from rapidfuzz.distance import Indel

from mtaudit.context import Context
from mtaudit.folding import fold
from mtaudit.glossary import Term
from mtaudit.spans import Span
from mtaudit.text import without_possessive, words

_SMALL = frozenset("a an the of and or for in on to at by with from as".split())
_LONG = 4  # letters of a word whose ending may change
_ALIKE = 0.6  # of two words in a language that inflects: účet and účtu, Vertrag and Verträgen
_MOST_ENDING = 3  # letters that an English word may have more or less: treaty and treaties
_ENOUGH = 2 / 3  # of a form's words: "the Amity and Cooperation Treaty"
_ACRONYM = 3  # letters


class Presence:
    """A segment of the translation, to be asked what it has.

    Args:
        context: The article.
        segment: The segment, code points of the article's text.
    """

    def __init__(self, context: Context, segment: Span) -> None:
        self._context = context
        self._segment = segment
        self._text = segment.of(context.article.text)
        self._english = context.lang == "en"
        self._folded = fold(self._text, strip_marks=self._english).text
        found = {without_possessive(word.text).casefold() for word in words(self._text)}
        self._words = found.union(*(word.split("-") for word in found))

    def has(self, term: Term) -> bool:
        """Tell whether an accepted form of a term is there in some shape."""
        return any(self._has(form) for form in term.accepted)

    def has_word(self, wanted: Iterable[str]) -> bool:
        """Tell whether one of some words in small letters is there."""
        return any(word in self._words for word in wanted)

    def places(self, wanted: Iterable[str]) -> list[Span]:
        """Return where words of the segment stand that are alike to wanted ones."""
        telling = tuple(wanted)
        start = self._segment.start
        return [
            Span(start + word.start, start + word.end)
            for word in words(self._text)
            if any(self._are_alike(one, word.text.casefold()) for one in telling)
        ]

    def _has(self, form: str) -> bool:
        if fold(form, strip_marks=self._english).text.strip() in self._folded:
            return True
        telling = telling_words(form)
        initials = "".join(word[0] for word in telling).upper()
        if len(initials) >= _ACRONYM and initials in self._text:
            return True
        there = sum(any(self._are_alike(word, one) for one in self._words) for word in telling)
        return there > 0 and there >= _ENOUGH * len(telling)

    def _are_alike(self, wanted: str, there: str) -> bool:
        """Tell whether two words may be forms of one."""
        if wanted == there:
            return True
        if min(len(wanted), len(there)) < _LONG or wanted[0] != there[0]:
            # A language that writes compounds as one word has the term in it.
            return not self._english and len(wanted) >= _LONG and wanted in there
        if self._english:
            return _common(wanted, there) >= max(_LONG, max(len(wanted), len(there)) - _MOST_ENDING)
        lemma = self._context.lemmatiser
        if lemma is not None and lemma(wanted).casefold() == lemma(there).casefold():
            return True
        return wanted in there or Indel.normalized_similarity(wanted, there) >= _ALIKE


def telling_words(form: str) -> tuple[str, ...]:
    """Return the words of a form that say what it is, in small letters; all if none does."""
    found = tuple(word.text.casefold() for word in words(form.replace("-", " ")))
    return tuple(word for word in found if word not in _SMALL) or found


def _common(one: str, other: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
