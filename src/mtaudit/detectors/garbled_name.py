"""Finds names that the article itself shows to be garbled.

Three signs, all inside the article: an ordinary word glued to a name that stands alone elsewhere
("Putin Antiques" beside "Putin"), a word said twice around a name ("Radio Nippon radio"), and a
name in the very place of another one ("visit to Ota" beside "visit to Russia").
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector, how_often
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_name_head, is_ordinary
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, without_possessive, word_before

_COMPANY_FORMS = frozenset("ltd inc llc corp co plc gmbh limited roadshow".split())
_LONGEST_FORM = 80  # code points that a form of the glossary may begin before a word of its own
# For a name in the place of another: how often the other stands, how many of six words agree, and
# how many names a word may stand beside and still say something.
_OFTEN = 3
_AGREEING = 5
_COMMON = 200


class _Glued(NamedTuple):
    """A name followed by a capitalised ordinary word."""

    name: Word
    tail: Word
    known: bool
    titled: bool


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield names with a stray word, words said twice, and names in the place of others."""
    yield from _glued_findings(article, context)
    yield from _doubled(article, context)
    yield from _substituted(context)


# --- An ordinary word glued to a name --------------------------------------------------------


def _glued_findings(article: Article, context: Context) -> Iterator[Finding]:
    glued = tuple(_glued(article, context))
    if not glued:
        return
    alone = Counter(without_possessive(word.text) for word in context.capitalised)
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
                Evidence("occurrence", f"“{name}” stands without it {how_often(elsewhere)}")
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
        if _is_accepted(tail, context):
            continue
        known = name.end in context.people
        before = word_before(text, name.start).lower()
        if before == "the" and not known:
            continue
        yield _Glued(name, tail, known, before in CUES[Kind.PERSON].before)


def _is_accepted(word: Word, context: Context) -> bool:
    """Tell whether a word belongs to an accepted form of the glossary."""
    return any(
        match.status.is_accepted and match.span.end > word.start
        for match in context.matches_in(Span(max(0, word.start - _LONGEST_FORM), word.end))
    )


def _goes_on(i: int, article: Article, context: Context) -> bool:
    """Tell whether a longer name goes on at the i-th capital: "Lavrov Antiques Ltd"."""
    if i >= len(context.capitalised):
        return False
    word, before = context.capitalised[i], context.capitalised[i - 1]
    gap = article.text[before.end : word.start].strip()
    if gap not in {"", ",", "&"}:
        return False
    return word.text.lower() in _COMPANY_FORMS or gap != ","


# --- A word said twice around a name ---------------------------------------------------------

# "Radio Nippon radio": the head of the source's word order and that of the translation's. If the
# phrase goes on, the second head belongs to what follows: "Music Choice music manager".
_DOUBLED = Pattern(r"\b([A-Z][a-z]{3,}) [A-Z][\w’'-]* (?i:\1)(?=[,.;:)”\"]|\n|\Z)")
# "HarmonyOS OS", "Kiwoom Ki-woom": the end of a name, or all of it, spelt again.
_REPEATED = Pattern(r"\b([A-Z][\w]*?([^\W_]{2,})) (\2|[A-Z][\w]*-[\w-]+)(?![\w-])")


def _doubled(article: Article, context: Context) -> Iterator[Finding]:
    for match in _DOUBLED.finditer(article.text):
        first, last = match.group(1), match.group().rsplit(" ", 1)[1]
        span = Span(*match.span())
        if last[0].isupper() or not is_ordinary(first):
            continue
        yield DETECTOR.finding(
            span,
            f"“{match.group()}” has the word “{last.lower()}” twice",
            Confidence.MEDIUM,
            suggestions=(match.group()[len(first) + 1 :],),
            evidence=(Evidence("mechanism", "the head of the name stands before and after it"),),
            category=Category.ADDITION,
        )
    for match in _REPEATED.finditer(article.text):
        name, again = match.group(1), match.group(3)
        span = Span(*match.span())
        same = _squash(name).endswith(_squash(again)) and name.lower() != again.lower()
        if not same or context.is_opaque(span) or not (again.isupper() or "-" in again):
            continue
        yield DETECTOR.finding(
            span,
            f"“{match.group()}” says “{again}” twice",
            Confidence.MEDIUM,
            suggestions=(name,),
            evidence=(Evidence("mechanism", f"“{name}” holds “{again}” already"),),
            category=Category.ADDITION,
        )


def _squash(name: str) -> str:
    return name.replace("-", "").lower()


# --- A name in the place of another ----------------------------------------------------------


def _substituted(context: Context) -> Iterator[Finding]:
    """A name that stands once, in the very words in which another stands again and again.

    "visit to Ota later this month" beside "visit to Russia later this month". Words are compared
    three to either side; five of six must agree.
    """
    names: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(context.words):
        bare = without_possessive(word.text)
        if bare[0].isupper() and len(bare) > 2 and not is_ordinary(bare):
            names[bare].append(i)
    frequent = [places for places in names.values() if len(places) >= _OFTEN]
    if not frequent:
        return
    accepted = context.glossary.accepted_words(context.lang)
    by_neighbour: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place in itertools.chain.from_iterable(frequent):
        for key in _neighbours(place, context):
            by_neighbour[key].append(place)
    for name, places in names.items():
        if len(places) == 1 and name not in accepted:
            twin = _twin(places[0], by_neighbour, context)
            if twin is not None and not _is_derived(name, context.words[twin].text):
                yield _substitution(places[0], twin, context)


def _twin(
    place: int, by_neighbour: dict[tuple[int, str], list[int]], context: Context
) -> int | None:
    """Return the place of a frequent name that stands among the same words; None if none does."""
    shared: Counter[int] = Counter()
    for key in _neighbours(place, context):
        others = by_neighbour.get(key, [])
        if len(others) <= _COMMON:  # a word beside many names says nothing, and would cost much
            shared.update(others)
    return next((other for other, count in shared.most_common(1) if count >= _AGREEING), None)


def _substitution(place: int, twin: int, context: Context) -> Finding:
    word, other = context.words[place], context.words[twin]
    name, usual = without_possessive(word.text), without_possessive(other.text)
    return DETECTOR.finding(
        Span(word.start, word.start + len(name)),
        f"“{name}” stands where the article else has “{usual}”",
        Confidence.MEDIUM,
        suggestions=(usual,),
        evidence=(
            Evidence(
                "occurrence",
                f"“{usual}” stands among the same words",
                span=Span(other.start, other.end),
            ),
        ),
    )


def _neighbours(place: int, context: Context) -> Iterator[tuple[int, str]]:
    """Yield the words around a place with their distance, within the sentence's line."""
    found, text = context.words, context.article.text
    for offset in (-3, -2, -1, 1, 2, 3):
        at = place + offset
        if 0 <= at < len(found):
            start, end = sorted((found[place].start, found[at].start))
            if "\n" not in text[start:end]:
                yield offset, without_possessive(found[at].text).lower()


def _is_derived(name: str, other: str) -> bool:
    """Tell whether two names begin alike, as a country and its people do."""
    return name[:4].lower() == other[:4].lower()


DETECTOR = Detector(
    id="garbled-name",
    summary="a name that the rest of the article shows to be garbled",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
)
