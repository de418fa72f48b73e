"""Finds names that an article spells in two ways."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector, how_often
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_ordinary
from mtaudit.names.similarity import one_edit_neighbours
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, starts_sentence, without_possessive

_MIN_NEAR_MISS = 6  # shorter names have too many true neighbours: Li and Lee, Kono and Koro
_MIN_SMALL = 4  # shorter words in small letters are often words of other languages


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield names one letter away from a frequent one, and names without their capital."""
    yield from _near_misses(article, context)
    yield from _in_small_letters(article, context)


# --- A name one letter away from a frequent one ----------------------------------------------


def _capitalised(context: Context) -> dict[str, list[int]]:
    """Return the words that look like names, without possessive ending, and where they stand."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(context.capitalised):
        name = without_possessive(word.text)
        if len(name) < _MIN_NEAR_MISS or not name[1:].islower():
            continue
        if not name.isalpha() or is_ordinary(name):
            continue
        span = Span(word.start, word.end)
        if not context.is_opaque(span):
            found[name].append(i)
    return found


def _near_misses(article: Article, context: Context) -> Iterator[Finding]:
    capitalised = _capitalised(context)
    frequent = {name: places for name, places in capitalised.items() if len(places) >= 2}
    if not frequent:
        return
    accepted = context.glossary.accepted_words(context.lang)
    for rare, common in one_edit_neighbours(
        (name for name, places in capitalised.items() if len(places) == 1), frequent
    ):
        if rare in accepted or _is_inflected(rare, common) or _may_differ(rare, common, accepted):
            continue
        place = capitalised[rare][0]
        if not _same_company(place, frequent[common], article, context):
            continue
        word = context.capitalised[place]
        times = len(frequent[common])
        yield DETECTOR.finding(
            Span(word.start, word.start + len(rare)),
            f"“{rare}” is one letter away from “{common}”, the article's usual spelling",
            Confidence.MEDIUM if times >= 3 or common in accepted else Confidence.LOW,
            suggestions=(common,),
            evidence=(
                Evidence("occurrence", f"“{common}” stands in the article {how_often(times)}"),
            ),
            category=Category.SPELLING,
        )


def _is_inflected(one: str, other: str) -> bool:
    """Tell whether the difference may be an ending, or a sound of another form of the word."""
    shorter, longer = sorted((one, other), key=len)
    stem = shorter[:-1] if len(shorter) > 4 else shorter
    return longer.startswith(shorter) or longer[: len(stem)] == stem


def _may_differ(one: str, other: str, accepted: frozenset[str]) -> bool:
    """Tell whether two names of equal length are like those of two things: Bolton and Boston.

    Short names differ by one letter by chance, and so do names that rhyme.
    """
    if len(one) != len(other) or sorted(one.lower()) == sorted(other.lower()):
        return False
    return len(one) <= _MIN_NEAR_MISS or (one[0] != other[0] and other not in accepted)


def _same_company(place: int, places: list[int], article: Article, context: Context) -> bool:
    """Tell whether a rare name may be the frequent one: no other name stands beside it."""
    company = {name for at in places for name in _companions(at, article, context)}
    return all(name in company for name in _companions(place, article, context))


def _companions(place: int, article: Article, context: Context) -> Iterator[str]:
    """Yield the capitalised words that stand right beside a name and are no titles."""
    found, text = context.capitalised, article.text
    word = found[place]
    if place and is_space(text, found[place - 1].end, word.start):
        before = found[place - 1]
        title = before.text.lower() in CUES[Kind.PERSON].before
        if not title and not starts_sentence(text, before.start):
            yield without_possessive(before.text)
    if place + 1 < len(found) and is_space(text, word.end, found[place + 1].start):
        yield without_possessive(found[place + 1].text)


# --- A name without its capital --------------------------------------------------------------


def _in_small_letters(article: Article, context: Context) -> Iterator[Finding]:
    """A word in small letters that is no English one, and a name elsewhere in the article."""
    names = Counter(_lone_names(article, context))
    small = {name.lower(): name for name, times in names.items() if times > 1}
    if not small:
        return
    places: dict[str, list[Word]] = defaultdict(list)
    for word in context.words:
        if word.text[0].islower() and (bare := without_possessive(word.text)) in small:
            places[bare].append(word)
    for written, words in places.items():
        name = small[written]
        if len(words) > names[name]:
            continue  # a word that is mostly written so
        for word in words:
            span = Span(word.start, word.start + len(written))
            if context.is_opaque(span):
                continue
            yield DETECTOR.finding(
                span,
                f"“{written}” is written “{name}” elsewhere in the article",
                Confidence.MEDIUM,
                suggestions=(name,),
                evidence=(
                    Evidence(
                        "occurrence", f"“{name}” stands in the article {how_often(names[name])}"
                    ),
                ),
                category=Category.NAME_FORMAT,
            )


def _lone_names(article: Article, context: Context) -> Iterator[str]:
    """Yield the names that owe their capital to no sentence, headline or longer name."""
    found, text = context.capitalised, article.text
    for i, word in enumerate(found):
        name = without_possessive(word.text)
        if len(name) < _MIN_SMALL or not name.isalpha() or not name.istitle() or is_ordinary(name):
            continue
        joined = (i and is_space(text, found[i - 1].end, word.start)) or (
            i + 1 < len(found) and is_space(text, word.end, found[i + 1].start)
        )
        span = Span(word.start, word.end)
        if joined or starts_sentence(text, word.start) or context.in_headline(span):
            continue
        yield name


DETECTOR = Detector(
    id="inconsistent-name",
    summary="a name that the article spells in two ways",
    detect=detect,
    family=Family.NAME,
    category=Category.SPELLING,
    severity=Severity.MAJOR,
    languages=("en",),
)
