"""An acronym that the words before it spell in disorder, judged by the letters alone."""

import re
from collections import Counter
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.acronym_mismatch.phrase import SMALL, phrase_before, spells
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, is_space

_BRACKETED = Pattern(r"\(([A-Z]{3,})\)")
_SHORTEST = 4  # letters of an acronym that nothing else in the text needs to confirm
_ADJECTIVES = ("al", "an", "ar", "ary", "ed", "ese", "ic", "ish", "ive", "ous")
_LONGEST = 8  # words of an expansion
_LONGEST_ABBREVIATION = 4  # letters of one that ends with a full stop: "Cia.", "Corp."


def find(context: Context) -> Iterator[Sign]:
    """Yield acronyms whose letters stand before them in disorder."""
    text = context.article.text
    for match in _BRACKETED.finditer(text):
        acronym = match.group(1)
        phrase = _capitalised(phrase_before(match.start(), _LONGEST + 4, text))
        if not phrase or spells(phrase, acronym):
            continue
        if len(acronym) < _SHORTEST and not _is_written_else(phrase, acronym, context):
            continue
        if acronym in context.glossary.accepted_forms(context.lang):
            continue  # its letters are right: "U.S. Agriculture Department (USDA)"
        signs = (*_broken(phrase, match, text), *_swapped(phrase, match))
        yield from signs[:1]


def _is_written_else(phrase: tuple[Word, ...], acronym: str, context: Context) -> bool:
    """Tell whether the text has the acronym that the words spell: WHO, and here WOH."""
    initials = "".join(word.text[0] for word in phrase if word.text not in SMALL)
    return initials != acronym and initials[-len(acronym) :] in context.written


def _capitalised(phrase: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the end of a phrase, as far as it can be a name."""
    start = len(phrase)
    while start and (phrase[start - 1].text[0].isupper() or phrase[start - 1].text in SMALL):
        start -= 1
    while start < len(phrase) and phrase[start].text.lower() in SMALL:
        start += 1
    return phrase[start:]


def _broken(phrase: tuple[Word, ...], match: re.Match[str], text: str) -> Iterator[Sign]:
    """A full stop cuts the expansion: "Association of African Nations. South East Asia (ASEAN)"."""
    stops = [
        i
        for i in range(1, len(phrase))
        if text[phrase[i - 1].end : phrase[i].start].strip() == "."
        and len(phrase[i - 1].text) > _LONGEST_ABBREVIATION
    ]
    if len(stops) != 1:
        return
    acronym = match.group(1)
    missing = Counter(acronym) - _initials(phrase[stops[0] :])
    # The sentence before must supply the letters that the words after the stop lack.
    if missing and not missing - _initials(phrase[: stops[0]]):
        span = Span(phrase[0].start, match.end())
        yield Sign(
            span,
            f"the words before {acronym} spell it in disorder, with a full stop among them",
            Confidence.MEDIUM,
            evidence=(
                Evidence("value", f"initials {''.join(w.text[0] for w in phrase)}"),
                Evidence("mechanism", "a name of several words, translated piece by piece"),
            ),
        )


def _swapped(phrase: tuple[Word, ...], match: re.Match[str]) -> Iterator[Sign]:
    """Two letters changed places: "International Atomic Energy Agency (IEAA)"."""
    acronym = match.group(1)
    large = [word for word in phrase if word.text not in SMALL]
    if len(large) != len(acronym):
        return
    if any(word.text.upper() == acronym for word in large):
        return  # "Mini International Neuropsychiatric Interview (MINI)", words in any order
    initials = "".join(word.text[0] for word in large)
    differ = [i for i, letter in enumerate(acronym) if letter != initials[i]]
    if len(differ) != 2 or differ[1] != differ[0] + 1 or Counter(initials) != Counter(acronym):
        return
    if not _is_turned_round(large[differ[0]], large[differ[1]], match.string):
        yield Sign(
            Span(*match.span(1)),
            f"the words before {acronym} spell {initials}",
            Confidence.MEDIUM,
            suggestions=(initials,),
            evidence=(Evidence("value", f"initials {initials}"),),
            category=Category.SPELLING,
        )


def _is_turned_round(first: Word, second: Word, text: str) -> bool:
    """Tell whether another language puts an adjective after its noun: Mexican Institute, IM...

    The acronym is then right, and the language's own.
    """
    return first.text.endswith(_ADJECTIVES) and is_space(text, first.end, second.start)


def _initials(phrase: tuple[Word, ...]) -> Counter[str]:
    return Counter(word.text[0].upper() for word in phrase if word.text not in SMALL)
