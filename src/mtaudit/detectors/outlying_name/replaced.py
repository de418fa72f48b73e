"""An unknown name where most sisters have another: Tooth Dance Islands for Habomai Islands.

The article lacks a name that most independent sources have. A name that only the article has stands
in its place: beside the same noun in sentences that tell the same, or among the very same words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import attrs

from mtaudit.context import Context
from mtaudit.corpus import Sisters, Witness
from mtaudit.corpus.sources import Statement
from mtaudit.corpus.wording import content_around
from mtaudit.detectors.detector import Sign, quotations
from mtaudit.finding import Confidence
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_ordinary
from mtaudit.names.keys import plain
from mtaudit.names.keys import stem as singular
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, starts_sentence, without_possessive, words

_SOURCES = 3  # how many independent sources must have a name for it to be missed
_RIVALS = 2  # and how many for it to be named beside one that is
_PREFIX = 4  # letters by which Japan and Japanese are known to be of one word
_TOLD_ALIKE = 3  # content words that two sentences share if they tell the same
_NEAR = 2  # and how many if besides one sentence retells the other
_RETOLD = 5  # content words that two sentences share if one retells the other
_PART = 0.5  # and what part of the longer one they are
_SLOT = 3  # words on either side that make a name's place
_AGREEING = 4  # how many of them are the same if one name stands in the very place of another
_MOST_RIVALS = 4
_NOUNS = CUES[Kind.PLACE].after
# "Shikotan and Habomai Islands": the noun comes after the last of several names.
_NOUN_AFTER = Pattern(r"(?:(?:,| and|, and| or) [A-Z][\w’'-]+){0,3} ([A-Za-z]+)\b")
_NOUN_BEFORE = Pattern(r"\b([A-Za-z]+) (?:of |called |named |known as )?(?:the )?$")


@attrs.frozen
class _Place:
    """One place of a text at which a name stands.

    Args:
        text: The text.
        span: The name, without the noun beside it.
    """

    text: str
    span: Span

    @cached_property
    def noun(self) -> str:
        """The noun beside it, as in "Tooth Dance Islands", in the singular; empty without one."""
        return _noun(self.text, self.span)

    @cached_property
    def slot(self) -> frozenset[tuple[int, str]]:
        """The three words to either side, with their distance."""
        return frozenset(_slot(self.text, self.span))

    @cached_property
    def told(self) -> frozenset[str]:
        """The content words of its sentence, near by."""
        return content_around(self.text, self.span)


@attrs.frozen
class _Use:
    """All places of a text at which a name stands.

    Args:
        places: The places, in order.
    """

    places: tuple[_Place, ...]

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> "_Use":
        """Look at some places of a text."""
        return cls(tuple(_Place(text, span) for span in spans))

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The nouns beside the name."""
        return frozenset(place.noun for place in self.places if place.noun)

    @cached_property
    def told(self) -> frozenset[str]:
        """The content words of all its sentences."""
        return frozenset(word for place in self.places for word in place.told)

    def likeness(self, other: "_Use") -> Confidence | None:
        """Tell how sure it is that another name stands in such places; `None` if it does not."""
        if not self.nouns.isdisjoint(other.nouns):
            alike = len((self.told & other.told) - self.nouns) >= _TOLD_ALIKE
            return Confidence.MEDIUM if alike else None
        retold = False
        for one in self.places:
            for two in other.places:
                agreeing = len(one.slot & two.slot)
                if agreeing >= _AGREEING:
                    return Confidence.MEDIUM
                retold = retold or (agreeing >= _NEAR and _is_retold(one.told, two.told))
        return Confidence.LOW if retold else None


@attrs.frozen
class _Missed:
    """A name that the article lacks.

    Args:
        name: The name.
        said: Its first mention in each sister that has it.
    """

    name: str
    said: tuple[Statement, ...]

    @cached_property
    def uses(self) -> tuple[_Use, ...]:
        """All its places in each of these sisters."""
        return tuple(_use_of(self.name, one.witness) for one in self.said)

    def stands_with(self, written: str) -> bool:
        """Tell whether a sister has another name as well: then they are two things."""
        return any(written in one.witness.lowered for one in self.said)

    def in_place_of(self, use: _Use, sisters: Sisters) -> "_Rivalry | None":
        """Return who has the name where the article has another; `None` if too few do."""
        levels = [use.likeness(its) for its in self.uses]
        like = [one for one, level in zip(self.said, levels, strict=True) if level is not None]
        sources = sisters.sources(like) if len(like) >= _RIVALS else ()
        if len(sources) < _RIVALS:
            return None
        return _Rivalry(self, sources, max(level for level in levels if level is not None))


class _Rivalry(NamedTuple):
    """A missed name, the independent sources that have it in some place, and how sure that is."""

    missed: _Missed
    sources: tuple[Statement, ...]
    confidence: Confidence


def replaced_names(sisters: Sisters, context: Context) -> Iterator[Sign]:
    """Yield the unknown names in the place of one that most independent sources have."""
    lacking = list(_lacking(sisters))
    missed = [one for one in lacking if _prevails(one.said, sisters)]
    if not missed:
        return
    own: dict[str, list[Span]] = defaultdict(list)
    for span in _unknown(sisters, context):
        own[_folded(span.of(context.article.text))].append(span)
    for written, spans in own.items():
        use = _Use.of(context.article.text, spans)
        if any(
            not one.stands_with(written)
            and one.in_place_of(use, sisters)
            and _prevails(sisters.sources(one.said), sisters)
            for one in missed
        ):
            others = (
                one.in_place_of(use, sisters) for one in lacking if not one.stands_with(written)
            )
            yield from _rivals(use, [rivalry for rivalry in others if rivalry])


def _lacking(sisters: Sisters) -> Iterator[_Missed]:
    """Yield the names of at least two sisters that the article lacks."""
    for name, said in sisters.names.items():
        if len(said) < _RIVALS or len(name) < _PREFIX or not name[1:].islower():
            continue
        if plain(name)[:_PREFIX] not in sisters.own.plain:
            yield _Missed(name, said)


def _prevails(said: Sequence[Statement], sisters: Sisters) -> bool:
    """Tell whether most outlets have a name, and enough of them."""
    return len(said) >= _SOURCES and 2 * len(said) > len(sisters.others)


def _unknown(sisters: Sisters, context: Context) -> Iterator[Span]:
    """Yield the names that hardly a sister knows, and the glossary does not, by position."""
    text = context.article.text
    few = len(sisters.others) // _SOURCES
    for run in _runs(context):
        kept = _without_nouns(run, text)
        # "Wang Gishang" beside "Wang Qishan": the name in question is the second one.
        while kept and len(sisters.names.get(without_possessive(kept[0].text), ())) > few:
            del kept[0]
        while kept and len(sisters.names.get(without_possessive(kept[-1].text), ())) > few:
            del kept[-1]
        if not kept:
            continue
        names = [without_possessive(word.text) for word in kept]
        span = Span(kept[0].start, kept[-1].start + len(names[-1]))
        if any(len(sisters.names.get(name, ())) > few for name in names):
            continue
        if any(match.status.is_accepted for match in context.matches_in(span)):
            continue
        if context.is_opaque(span) or context.in_headline(span):
            continue
        written = _folded(span.of(text))
        if sum(written in witness.lowered for witness in sisters.others) <= few:
            yield span


def _runs(context: Context) -> Iterator[list[Word]]:
    """Yield the capitalised words that stand side by side."""
    run: list[Word] = []
    for word in context.capitalised:
        if run and not is_space(context.article.text, run[-1].end, word.start):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _without_nouns(run: list[Word], text: str) -> list[Word]:
    """Return a run without the nouns around the name and without the word that but begins it."""
    kept = list(run)
    while kept and (
        kept[0].text.lower() in _NOUNS
        or (starts_sentence(text, kept[0].start) and is_ordinary(kept[0].text))
    ):
        del kept[0]
    while kept and kept[-1].text.lower() in _NOUNS:
        del kept[-1]
    return kept


def _noun(text: str, span: Span) -> str:
    """Return the noun that says what place is named, in the singular; empty if none does."""
    after = _NOUN_AFTER.match(text, span.end)
    before = _NOUN_BEFORE.search(text, max(0, span.start - 40), span.start)
    for match in (after, before):
        if match and match.group(1).lower() in _NOUNS:
            return singular(match.group(1).lower())
    return ""


def _is_retold(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sentences have most of their content words in common."""
    shared = len(one & other)
    return shared >= _RETOLD and shared >= _PART * max(len(one), len(other))


def _slot(text: str, span: Span) -> Iterator[tuple[int, str]]:
    before = words(text[max(0, span.start - 60) : span.start])[-_SLOT:]
    after = words(text[span.end : span.end + 60])[:_SLOT]
    yield from ((at - len(before), word.text.lower()) for at, word in enumerate(before))
    yield from ((at + 1, word.text.lower()) for at, word in enumerate(after))


def _use_of(name: str, witness: Witness) -> _Use:
    starts = witness.starts[name]
    return _Use.of(witness.text, (Span(start, start + len(name)) for start in starts))


def _folded(written: str) -> str:
    return " ".join(written.lower().split())


def _rivals(use: _Use, rivalries: list[_Rivalry]) -> Iterator[Sign]:
    """Yield a finding for each place of a name."""
    ranked = sorted(
        rivalries, key=lambda one: (-len(one.missed.said), -len(one.sources), one.missed.name)
    )
    names = tuple(one.missed.name for one in ranked[:_MOST_RIVALS])
    many = len(ranked[0].missed.said)
    for place in use.places:
        yield Sign(
            place.span,
            f"“{place.span.of(place.text)}” stands where {many} other articles on the story have "
            f"{' or '.join(names)}, which this one lacks",
            ranked[0].confidence,
            names,
            tuple(quotations(ranked[0].sources)),
        )
