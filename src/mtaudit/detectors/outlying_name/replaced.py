"""An unknown name where most sisters have another: Tooth Dance Islands for Habomai Islands.

The article lacks a name that most independent sources have. A name that only the article has stands
in its place: beside the same noun in sentences that tell the same, or among the very same words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from mtaudit.context import Context
from mtaudit.corpus import Sisters, Witness
from mtaudit.corpus.sources import Statement
from mtaudit.corpus.wording import content_around
from mtaudit.detectors.detector import quotations
from mtaudit.detectors.outlying_name.rules import Rival
from mtaudit.finding import Category, Confidence
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_ordinary
from mtaudit.names.keys import stem as singular
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, starts_sentence, without_possessive, words

_SOURCES = 3  # how many independent sources must have a name for it to be missed
_RIVALS = 2  # and how many for it to be named beside one that is
_PREFIX = 4  # letters by which Japan and Japanese are known to be of one word
_TOLD_ALIKE = 3  # content words that two sentences share if they tell the same
_SLOT = 3  # words on either side that make a name's place
_AGREEING = 5  # how many of them are the same if one name stands in the very place of another
_MOST_RIVALS = 4
_NOUNS = CUES[Kind.PLACE].after
# "Shikotan and Habomai Islands": the noun comes after the last of several names.
_NOUN_AFTER = re.compile(r"(?:(?:,| and|, and| or) [A-Z][\w’'-]+){0,3} ([A-Za-z]+)\b")
_NOUN_BEFORE = re.compile(r"\b([A-Za-z]+) (?:of |called |named |known as )?(?:the )?$")


@attrs.frozen
class _Use:
    """All places of a text at which a name stands.

    Args:
        text: The text.
        spans: The name, without the noun beside it.
    """

    text: str
    spans: tuple[Span, ...]

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The nouns beside the name, as in "Tooth Dance Islands", in the singular."""
        return frozenset(noun for span in self.spans if (noun := _noun(self.text, span)))

    @cached_property
    def slots(self) -> tuple[frozenset[tuple[int, str]], ...]:
        """For each place the three words to either side, with their distance."""
        return tuple(_slot(self.text, span) for span in self.spans)

    @cached_property
    def around(self) -> frozenset[str]:
        """The content words of the name's sentences."""
        return frozenset().union(*(content_around(self.text, span) for span in self.spans))

    def is_like(self, other: "_Use") -> bool:
        """Tell whether another name stands in such places."""
        if any(len(slot & its) >= _AGREEING for slot in self.slots for its in other.slots):
            return True
        if self.nouns.isdisjoint(other.nouns):
            return False
        return len((self.around & other.around) - self.nouns) >= _TOLD_ALIKE


def replaced_names(sisters: Sisters, context: Context) -> Iterator[Rival]:
    """Yield the unknown names in the place of one that most independent sources have."""
    lacking = _lacking(sisters)
    missed = [name for name, said in lacking.items() if _prevails(said, sisters)]
    if not missed:
        return
    own: dict[str, list[Span]] = defaultdict(list)
    for span in _unknown(sisters, context):
        own[_folded(span.of(context.article.text))].append(span)
    uses: dict[str, list[tuple[Statement, _Use]]] = {}

    def sources(name: str, use: _Use, written: str) -> tuple[Statement, ...]:
        """Return the independent sources in which a name stands in the places of another."""
        if name not in uses:
            uses[name] = [(said, _use_of(name, said.witness)) for said in lacking[name]]
        # Two names that stand in one article are two things.
        if any(written in said.witness.lowered for said in lacking[name]):
            return ()
        return sisters.sources([said for said, its in uses[name] if use.is_like(its)])

    for written, spans in own.items():
        use = _Use(context.article.text, tuple(spans))
        if any(
            len(sources(name, use, written)) >= _RIVALS
            and _prevails(sisters.sources(lacking[name]), sisters)
            for name in missed
        ):
            found = {name: sources(name, use, written) for name in lacking}
            rivals = {name: said for name, said in found.items() if len(said) >= _RIVALS}
            yield from _rivals(use, rivals, lacking)


def _lacking(sisters: Sisters) -> dict[str, tuple[Statement, ...]]:
    """Return the names of at least two sisters that the article lacks."""
    return {
        name: said
        for name, said in sisters.names.items()
        if len(said) >= _RIVALS
        and len(name) >= _PREFIX
        and name[1:].islower()
        and name[:_PREFIX].lower() not in sisters.own.lowered
    }


def _prevails(said: Sequence[Statement], sisters: Sisters) -> bool:
    """Tell whether most outlets have a name, and enough of them."""
    return len(said) >= _SOURCES and 2 * len(said) > len(sisters.others)


def _unknown(sisters: Sisters, context: Context) -> Iterator[Span]:
    """Yield the names that hardly a sister knows, and the glossary does not, by position."""
    text = context.article.text
    few = len(sisters.others) // _SOURCES
    for run in _runs(context):
        kept = _without_nouns(run, text)
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


def _slot(text: str, span: Span) -> frozenset[tuple[int, str]]:
    before = words(text[max(0, span.start - 60) : span.start])[-_SLOT:]
    after = words(text[span.end : span.end + 60])[:_SLOT]
    left = ((at - len(before), word.text.lower()) for at, word in enumerate(before))
    right = ((at + 1, word.text.lower()) for at, word in enumerate(after))
    return frozenset((*left, *right))


def _use_of(name: str, witness: Witness) -> _Use:
    starts = witness.starts[name]
    return _Use(witness.text, tuple(Span(start, start + len(name)) for start in starts))


def _folded(written: str) -> str:
    return " ".join(written.lower().split())


def _rivals(
    use: _Use,
    rivals: Mapping[str, tuple[Statement, ...]],
    lacking: Mapping[str, tuple[Statement, ...]],
) -> Iterator[Rival]:
    """Yield a finding for each place of a name."""
    ranked = sorted(rivals, key=lambda name: (-len(lacking[name]), -len(rivals[name]), name))
    names = tuple(ranked[:_MOST_RIVALS])
    for span in use.spans:
        yield Rival(
            span,
            names,
            f"“{span.of(use.text)}” stands where {len(lacking[names[0]])} other articles on the "
            f"story have {' or '.join(names)}, which this one lacks",
            Confidence.MEDIUM,
            Category.MISTRANSLATION,
            tuple(quotations(rivals[names[0]])),
        )
