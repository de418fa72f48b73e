"""Finds possessives whose apostrophe was lost or set apart: "Russias interests", "Abe ‘s visit"."""

from collections.abc import Iterator
from functools import lru_cache

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Kind
from mtaudit.lexicon import is_given_name, is_ordinary
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, matches_around, occurrences, word_before

_SPLIT = Pattern(r"(?<=\w)[^\S\n]+[‘’'`´]s(?![\w'’‘/|,#-])")
_PLURAL_BEFORE = Pattern(r"\b[A-Z][a-z]+s,? (?:and|or) $")
_APOSTROPHES = "‘’'`´"
_FOLLOWING = Pattern(r"[^\S\n]*\n?[^\S\n]*\b([a-z]+)\b(?!['’])")
_POSSESSIVE = Pattern(r"(['’])(?<=\w.)s\b")

# Kinds whose names have no plural in running text.
_SINGULAR_KINDS = {Kind.COUNTRY, Kind.PLACE, Kind.PERSON, Kind.ORGANISATION}
# After one of these a name in -s is a plural: "the two Koreas", "the Kennedys".
_DETERMINERS = frozenset(
    "the a both two three four several many some all few these those other such no more most "
    "their our between among both".split()
)
# What follows a plural noun, or a name that ends in -s by itself, but no possessive.
_NOT_POSSESSED = frozenset(
    "a about after against also although always am an and any are as at away back be because been "
    "before being both but by can cannot could did do does done either even ever every for from "
    "get go goes going got had has have he her here him his how however i if in into inside is it "
    "its itself just like made make makes may me might must my near never no nor not now of off "
    "often on once only or other our out outside over said same say says she should since so some "
    "still such than that the their them themselves then there these they this those though "
    "through thus to together too toward towards under until up upon us very was we went were "
    "what when where whether which while who whom whose why will with within without would yet "
    "you your".split()
)
_LINKS = frozenset("and at by from in near of or the to".split())  # "in ’s Hertogenbosch"
_CONTRACTED = frozenset("he here how it she that there they what where who".split())
_PEOPLES = ("ian", "ean", "ese")
_PLURAL_NAMES = frozenset("Americas Koreas Chinas Germanys Congos Guineas Sudans Indies".split())


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the split possessives, then the ones without an apostrophe."""
    yield from _split(article, context)
    yield from _dropped(article, context)


def _split(article: Article, context: Context) -> Iterator[Finding]:
    text = article.text
    endings = sorted(
        at
        for apostrophe in _APOSTROPHES
        if apostrophe in text
        for at in occurrences(text, f"{apostrophe}s")
        if text[at - 1 : at].isspace() and text[at - 1] != "\n"
    )
    found = tuple(matches_around(_SPLIT, text, endings)) if endings else ()
    words = [word_before(text, match.start() + 1) for match in found]
    # Old books and dialogue in dialect set the verb apart: "It 's so", "tha 's all".
    is_dialect = any(word.lower() in _CONTRACTED for word in words)
    for match, word in zip(found, words, strict=True):
        if is_dialect and (word.islower() or word.lower() in _CONTRACTED or is_ordinary(word)):
            continue
        span = Span(match.start() - len(word), match.end())
        if not word or word in _LINKS or context.is_opaque(span):
            continue
        yield DETECTOR.finding(
            span,
            f"The possessive ending is split from “{word}”",
            Confidence.HIGH,
            suggestions=(f"{word}{_apostrophe(article.text)}s",),
            family=Family.RESIDUE,
            category=Category.PUNCTUATION,
        )


def _dropped(article: Article, context: Context) -> Iterator[Finding]:
    """A name that has no plural, written with an -s before what it possesses."""
    names = _singular_names(context)
    if not names:
        return
    for word in context.capitalised:
        name = word.text[:-1]
        if word.text[-1] != "s" or name not in names or word.text in _PLURAL_NAMES:
            continue
        is_country = names[name] is Kind.COUNTRY
        stands_alone = name in context.name_counts
        if is_given_name(word.text) and not stands_alone:
            continue  # Hurricane Frances
        if not _possesses(word, article, is_country=is_country):
            continue
        yield DETECTOR.finding(
            Span(word.start, word.end),
            f"The apostrophe of “{name}’s” is missing",
            # A company or a team may be called by a founder's or a town's name: Schroders, Celtics.
            Confidence.HIGH if is_country or stands_alone else Confidence.MEDIUM,
            suggestions=(f"{name}{_apostrophe(article.text)}s",),
            evidence=(Evidence("term", f"{name} is the name of a {names[name]}"),),
            family=Family.NAME,
            category=Category.PUNCTUATION,
        )


def _singular_names(context: Context) -> dict[str, Kind]:
    """Return the glossary's names of single things that could stand in the text with an -s."""
    written = {name[:-1] for name in context.names if name[-1] == "s"}
    known = context.glossary.accepted_forms(context.lang)
    return {
        name: known[name].kind
        for name in written
        if len(name) > 3
        and name in known
        and f"{name}s" not in known  # Hamas is no plural of Hama
        and known[name].kind in _SINGULAR_KINDS
        and name[-1] != "s"
        # A company may be called as a people is, which is many: Haitians.
        and not (name.endswith(_PEOPLES) and known[name].kind is not Kind.PERSON)
        # The Kurils are the Kuril Islands, which are many.
        and not known[name].canonical.endswith("s")
    }


def _possesses(word: Word, article: Article, *, is_country: bool) -> bool:
    """Tell whether a thing follows that could be possessed, and no plural is asked for."""
    following = _FOLLOWING.match(article.text, word.end)
    if following is None or following.group(1) in _NOT_POSSESSED:
        return False
    if not is_country and following.group(1).endswith("ed"):
        return False  # "Schroders believed"
    before = word_before(article.text, word.start)
    if (
        not is_country
        and before in {"and", "or"}
        and _PLURAL_BEFORE.search(article.text, max(0, word.start - 30), word.start)
    ):
        return False  # "Senecas, Shawnees, and Delawares laid siege"
    if before.lower() in _DETERMINERS or before.isdecimal():
        return False
    if before[:1].isupper() and not is_ordinary(before):
        return False  # a longer name: the company Aguas Argentinas
    return is_ordinary(following.group(1))


@lru_cache(maxsize=4)
def _apostrophe(text: str) -> str:
    """Return the apostrophe that the text itself uses in possessives."""
    used = [match.group(1) for match in _POSSESSIVE.finditer(text)]
    return "'" if used.count("'") > used.count("’") or (not used and "’" not in text) else "’"


DETECTOR = Detector(
    id="lost-apostrophe",
    summary="a possessive whose apostrophe is missing or set apart",
    detect=detect,
    family=Family.NAME,
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    languages=("en",),
    by_passage=True,
)
