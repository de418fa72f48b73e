"""A name one letter away from the one that most sisters have: Wang Gishan for Wang Qishan."""

from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.corpus import Sisters
from mtaudit.corpus.sources import Statement
from mtaudit.corpus.wording import content_around
from mtaudit.detectors.detector import Sign, quotations
from mtaudit.finding import Category, Confidence
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_ordinary
from mtaudit.names.confusions import fold
from mtaudit.names.similarity import differs_by_ending, one_edit_neighbours
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_SHORTEST = 5  # letters; shorter names have too many true neighbours
_SCHEMES = ("en", "ru")  # whose romanisations differ by rule: Sergei and Sergey
_SOURCES = 2  # how many independent sources must have the other spelling
_MANY = 3  # and how many make it sure
_LONG = 7
_TOLD_ALIKE = 3  # content words around two mentions that say they are of one thing
_BEFORE = Pattern(r"(?:^|[\s(“\"])([^\W\d_][\w’'-]*)\.?[ \n]$")
_AFTER = Pattern(r"[ \n]([^\W\d_a-z][\w-]*)")


def rival_spellings(sisters: Sisters, context: Context) -> Iterator[Sign]:
    """Yield the names of which most independent sources have another spelling."""
    own = sisters.own
    accepted = context.glossary.accepted_words(context.lang)
    usual = [
        name
        for name, said in sisters.names.items()
        if len(said) >= _SOURCES and len(name) >= _SHORTEST and name not in own.starts
    ]
    unusual = [
        name
        for name in own.starts
        if len(name) >= _SHORTEST and name not in accepted and name[1:].islower()
    ]
    for name, other in one_edit_neighbours(unusual, usual):
        if other.lower() in own.lowered or name.startswith(other) or other.startswith(name):
            continue
        if any(fold(name, lang) == fold(other, lang) for lang in _SCHEMES):
            continue  # the house style of each
        rival = _rival(name, other, sisters, context)
        if rival is not None:
            yield from rival


def _rival(name: str, other: str, sisters: Sisters, context: Context) -> tuple[Sign, ...] | None:
    """Judge one pair of spellings; return a finding for each mention of the outlying one."""
    own = sisters.own
    starts = own.starts[name]
    theirs = sisters.sources(sisters.names[other])
    ours = len(sisters.names.get(name, ())) + 1
    if len(theirs) < max(_SOURCES, 2 * ours):
        return None
    company = _company(own.text, name, starts)
    their_company = [
        word
        for said in sisters.names[other]
        for word in _company(said.witness.text, other, said.witness.starts[other])
    ]
    together = company.intersection(their_company)
    if company and their_company and not together:
        return None
    if not together:
        if differs_by_ending(name, other):
            return None
        alike = _told_alike(name, other, theirs, sisters)
        wanted = 0 if _is_long(name, other) else 1 if _is_regular(name, other) else 2
        if alike < wanted:
            return None
    sure = len(theirs) >= _MANY and bool(together)
    confidence = Confidence.HIGH if sure else Confidence.MEDIUM
    message = f"“{name}” is “{other}” in {len(theirs)} independent articles on the story"
    evidence = tuple(quotations(theirs))
    return tuple(
        Sign(
            Span(start, start + len(name)),
            message,
            confidence,
            (other,),
            evidence,
            Category.SPELLING,
        )
        for start in starts
        if not context.is_opaque(Span(start, start + len(name)))
    )


def _is_long(name: str, other: str) -> bool:
    return len(name) >= _LONG and name[0] == other[0]


def _is_regular(name: str, other: str) -> bool:
    return len(name) > _SHORTEST and name[0] == other[0]


def _company(text: str, name: str, starts: tuple[int, ...]) -> set[str]:
    """Return the names and titles that stand right beside a name, wherever it stands."""
    found = set()
    for start in starts:
        before = _BEFORE.search(text, max(0, start - 30), start)
        if before and _says_who(before.group(1)):
            found.add(before.group(1).lower())
        after = _AFTER.match(text, start + len(name))
        if after and _says_who(after.group(1)):
            found.add(after.group(1).lower())
    return found


def _says_who(word: str) -> bool:
    if word.lower() in CUES[Kind.PERSON].before:
        return True
    return word[0].isupper() and not is_ordinary(word)


def _told_alike(name: str, other: str, theirs: tuple[Statement, ...], sisters: Sisters) -> int:
    """Return how many sources tell of the other name what the article tells of the one."""
    own = sisters.own
    ours = [content_around(own.text, Span(at, at + len(name))) for at in own.starts[name]]
    return sum(
        any(
            len(around & content_around(said.witness.text, Span(at, at + len(other))))
            >= _TOLD_ALIKE
            for around in ours
            for at in said.witness.starts[other]
        )
        for said in theirs
    )
