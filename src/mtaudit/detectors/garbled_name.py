"""Finds names that the article itself shows to be garbled.

Two signs, both inside the article: an ordinary word glued to a name that stands alone elsewhere
("Putin Antiques" beside "Putin"), and a name one letter away from one that is used again and again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_name_head, is_ordinary
from mtaudit.names.similarity import one_edit_neighbours
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, starts_sentence, word_before

_COMPANY_FORMS = frozenset("ltd inc llc corp co plc gmbh limited roadshow".split())
_MIN_NEAR_MISS = 6  # shorter names have too many true neighbours: Li and Lee, Kono and Koro


class _Glued(NamedTuple):
    """A name followed by a capitalised ordinary word."""

    name: Word
    tail: Word
    known: bool
    titled: bool


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield glued names, then names one letter away from a frequent one."""
    yield from _glued_findings(article, context)
    yield from _near_misses(article, context)


# --- An ordinary word glued to a name --------------------------------------------------------


def _glued_findings(article: Article, context: Context) -> Iterator[Finding]:
    glued = tuple(_glued(article, context))
    if not glued:
        return
    alone = Counter(_bare(word.text) for word in context.capitalised)
    pairs = Counter(pair.name.text for pair in glued)
    names_by_tail: dict[str, set[str]] = defaultdict(set)
    for pair in glued:
        names_by_tail[pair.tail.text].add(pair.name.text)
    personal_tails = {pair.tail.text for pair in glued if pair.known or pair.titled}
    for pair in glued:
        name, tail = pair.name.text, pair.tail.text
        elsewhere = alone[name] - pairs[name]
        shared = len(names_by_tail[tail]) > 1
        # Weights by reading articles; a plural common noun is what engines append. See the page.
        score = (
            (2 if pair.known else 0)
            + min(elsewhere, 2)
            + (1 if pair.titled else 0)
            + (1 if tail.endswith("s") else 0)
            + (1.5 if shared else 0)
        )
        # "Portobello Antiques" is a shop unless something says that a person is meant, and "Alan
        # Smith" a person: surnames are ordinary words too, though hardly ever plurals.
        if score < 3 or tail not in personal_tails or not (pair.known or tail.endswith("s")):
            continue
        evidence = [Evidence("mechanism", f"the ordinary word “{tail}” is appended to the name")]
        if elsewhere:
            evidence.append(
                Evidence("occurrence", f"“{name}” stands without it {_times(elsewhere)}")
            )
        if shared:
            others = ", ".join(sorted(names_by_tail[tail] - {name}))
            evidence.append(Evidence("occurrence", f"the same word is appended to {others}"))
        yield DETECTOR.finding(
            Span(pair.name.start, pair.tail.end),
            f"“{name} {tail}” looks like the name “{name}” with a stray word",
            Confidence.HIGH if score >= 4 else Confidence.MEDIUM,
            suggestions=(name,),
            evidence=evidence,
        )


def _glued(article: Article, context: Context) -> Iterator[_Glued]:
    """Yield each name that is followed by a capitalised ordinary word of no usual compound."""
    text, found = article.text, context.capitalised
    for i in range(len(found) - 1):
        name, tail = found[i], found[i + 1]
        if not is_space(text, name.end, tail.start) or not tail.text[1:].islower():
            continue
        if len(tail.text) < 4 or len(name.text) < 3:
            continue
        if is_name_head(tail.text) or not is_ordinary(tail.text) or is_ordinary(name.text):
            continue
        span = Span(name.start, tail.end)
        if (
            context.in_headline(span)
            or context.is_opaque(span)
            or _goes_on(i + 2, article, context)
        ):
            continue
        if any(match.span.overlaps(Span(tail.start, tail.end)) for match in context.accepted):
            continue
        known = any(
            match.span.end == name.end and match.term.kind is Kind.PERSON
            for match in context.accepted
        )
        before = word_before(text, name.start).lower()
        if before == "the" and not known:
            continue
        yield _Glued(name, tail, known, before in CUES[Kind.PERSON].before)


def _goes_on(i: int, article: Article, context: Context) -> bool:
    """Tell whether a longer name goes on at the i-th capital: "Lavrov Antiques Ltd"."""
    if i >= len(context.capitalised):
        return False
    word, before = context.capitalised[i], context.capitalised[i - 1]
    gap = article.text[before.end : word.start].strip()
    if gap not in {"", ",", "&"}:
        return False
    return word.text.lower() in _COMPANY_FORMS or gap != ","


# --- A name one letter away from a frequent one ----------------------------------------------


def _capitalised(context: Context) -> dict[str, list[int]]:
    """Return the words that look like names, without possessive ending, and where they stand."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(context.capitalised):
        name = _bare(word.text)
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
            evidence=(Evidence("occurrence", f"“{common}” stands in the article {_times(times)}"),),
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
            yield _bare(before.text)
    if place + 1 < len(found) and is_space(text, word.end, found[place + 1].start):
        yield _bare(found[place + 1].text)


def _bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word[:-2] if word[-2:] in {"'s", "’s", "‘s"} else word


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


DETECTOR = Detector(
    id="garbled-name",
    summary="a name that the rest of the article shows to be garbled",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
