"""Finds acronyms in brackets after words that do not spell them out."""

import re
from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Term
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, words

_BRACKETED = Pattern(r"\(([A-Z][A-Za-z]*[A-Z]|[A-Z]{2,})\)")
_POSSESSIVE = Pattern(r"['’]s?$")
_SMALL = frozenset("a an and at by de des du for in of on the to".split())
# A full stop is no end: "Association of African Nations. South East Asia" is one expansion.
_END = Pattern(r"[;:!?()“”\"]|\n\s*\n")


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield each known acronym after words that are like its expansion and are not it."""
    known = context.glossary.accepted_forms(context.lang)
    for match in _BRACKETED.finditer(article.text):
        acronym = match.group(1)
        term = known.get(acronym)
        if term is None:
            continue
        expansions = [form for form in (term.canonical, *term.admitted) if len(form.split()) > 1]
        phrase = _phrase_before(match.start(), max(map(_length, expansions), default=0), article)
        wrong = _wrong_expansion(phrase, acronym, expansions, article)
        if wrong is not None:
            yield _finding(Span(wrong, match.end()), acronym, term, article)


def _length(expansion: str) -> int:
    return len(expansion.split())


def _phrase_before(offset: int, length: int, article: Article) -> tuple[Word, ...]:
    """Return the words before the bracket, as many as the expansion has and four more."""
    start = max(0, offset - 40 * (length + 4))
    found = [
        Word(w.text, w.start + start, w.end + start) for w in words(article.text[start:offset])
    ]
    phrase: list[Word] = []
    following = offset
    for word in reversed(found[-(length + 4) :]):
        if _END.search(article.text, word.end, following):
            break
        phrase.insert(0, word)
        following = word.start
    return tuple(phrase)


def _wrong_expansion(
    phrase: tuple[Word, ...], acronym: str, expansions: list[str], article: Article
) -> int | None:
    """Return where a wrong expansion begins; None if the words are right or about something else.

    Words are about the acronym if two of the expansion's own words are among them, the first of
    them in capitals. They are right if their letters are an expansion's, or spell the acronym.
    """
    if not phrase or not expansions:
        return None
    before = _squash(_POSSESSIVE.sub("", article.text[phrase[0].start : phrase[-1].end]))
    if any(before.endswith(_tail(expansion)) for expansion in expansions):
        return None
    if _spells(phrase, acronym):
        return None
    own = {_stem(word) for expansion in expansions for word in expansion.split()} - _SMALL
    shared = [word for word in phrase if _stem(word.text) in own and word.text[0].isupper()]
    if len({_stem(word.text) for word in shared}) < 2:
        return None
    return shared[0].start


def _squash(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _tail(expansion: str) -> str:
    """Return an expansion's letters without a leading article."""
    return _squash(re.sub(r"^[Tt]he ", "", expansion))


def _stem(word: str) -> str:
    """Return what an inflected or compound word has in common with its kin: Asia, Asian; nation."""
    lowered = word.lower()
    return lowered if lowered in _SMALL else lowered[:4]


def _spells(phrase: tuple[Word, ...], acronym: str) -> bool:
    """Tell whether the last words' initials spell the acronym, with or without small words."""
    letters = acronym.lower()
    parts = [part for word in phrase for part in re.split(r"[-’']", word.text) if part]
    every = "".join(part[0].lower() for part in parts)
    large = "".join(part[0].lower() for part in parts if part.lower() not in _SMALL)
    return every.endswith(letters) or large.endswith(letters)


def _finding(span: Span, acronym: str, term: Term, article: Article) -> Finding:
    expansion = next(
        (form for form in (term.canonical, *term.admitted) if _length(form) > 1), term.canonical
    )
    written = article.text[span.start : span.end - len(acronym) - 2].rstrip()
    return DETECTOR.finding(
        span,
        f"{acronym} stands for {expansion}, not for “{written}”",
        Confidence.HIGH,
        suggestions=(f"{expansion} ({acronym})",),
        evidence=(Evidence("term", f"{term.canonical} ({acronym})"),),
    )


DETECTOR = Detector(
    id="acronym-mismatch",
    summary="an acronym after words that do not spell it out",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
