"""One fact with two figures: "Kosovo's 36 parties" and "35 parties of Kosovo"."""

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.inconsistent_number.slips import Repetitions, Rivals, counted
from mtaudit.finding import Confidence, Evidence
from mtaudit.numerals import Kind
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import sentence_at, sentences, word_texts

if TYPE_CHECKING:
    from mtaudit.numerals.quantity import Number, Quantity

_TIMES = frozenset(
    {Kind.DATE, Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.WEEKDAY, Kind.TIME, Kind.DECADE, Kind.ORDINAL}
)
WINDOW, _NEAR = 12, 4  # how many words on either side tell what a figure is about; the nearest
_BESIDE = 6  # figures of the same sort before and after one that show whether it is of a list
_LEAD = 2  # the sentences after the headline that tell the same again
_HEADLINE = Pattern(r"\s*[^\n]{0,200}[^\s.!?:;]\s*\n")  # a first line that is no sentence
# How many words two mentions must share, their unit aside, by the number of digits: few digits
# agree by chance. Shares and measures are told of many things.
_SHARED = {2: 3, 3: 2}
_SHARED_BY_LONG = 1
_OF_MANY_THINGS = frozenset({Kind.PERCENT, Kind.MEASURE})
# Words that say nothing about the fact.
_EMPTY = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been being has have "
    "had do does did will would can could may might should it its he his she her they their we our "
    "i you your this that these those which who whom whose what when where while than then there "
    "here so such not no nor only also just more most less least over under about around some any "
    "all both each every other another into out up down after before since until said says say "
    "according total number figure people person per cent percent mr mrs ms year years month "
    "months week weeks day days".split()
)
# Words of a comparison: two figures are meant to differ. They stand so near, in code points.
_COMPARED_BEFORE, COMPARED_AFTER = 60, 40
_COMPARED = Pattern(
    r"\b(?:compared|comparison|against|versus|vs|previous(?:ly)?|earlier|forecasts?|expected|"
    r"expectations|target(?:s|ed)?|estimate[sd]?|instead|rather than|only|down from|up from|"
    r"from a|last|next|prior|former(?:ly)?|initial(?:ly)?|revised?|actual(?:ly)?|wrong(?:ly)?|"
    r"each|every|respectively|another|other|further|additional|extra|new|average)\b",
    re.IGNORECASE,
)


_PRICE = Pattern(r"(?:\s(?:dlrs?|dollars|cents?|cts|pounds|pence|euros|yen))?\s(?:an?|per|each)\b")


class Mention(NamedTuple):
    """A figure with the words that say what it is about.

    Args:
        quantity: The figure.
        sentence: Its sentence.
        words: The stems of the words around it.
        near: Those of the nearest ones.
        names: Those of the words with a capital.
        times: The times of the sentence.
        is_alone: Whether it is the only figure of its sort in the sentence.
    """

    quantity: "Quantity"
    sentence: Span
    words: frozenset[str]
    near: frozenset[str]
    names: frozenset[str]
    times: "frozenset[tuple[Kind, Number]]"
    is_alone: bool


class Opening(NamedTuple):
    """How an article begins.

    Args:
        headline: Where its first line ends, if that is no sentence; else 0.
        lead: Where the sentences after it end.
    """

    headline: int
    lead: int

    @classmethod
    def of(cls, context: Context) -> "Opening":
        """Return how an article begins; none of its later passages has a headline."""
        text, whole = context.article.text, context.whole
        is_first = whole is None or whole.article.text.startswith(text)
        if not is_first or not _HEADLINE.match(text):
            return cls(0, 0)
        first, *rest = itertools.islice(sentences(text), 1 + _LEAD)
        return cls(first.end, (rest or [first])[-1].end)

    def is_told_again(self, one: Span, two: Span) -> bool:
        """Tell whether what a headline says may be told again by the lead, and with another figure.

        "Prices rise 2.7 pct" above "rose 2.7 pct in February after 2.9 pct in January".

        Args:
            one: A figure, or its sentence.
            two: A later one.
        """
        return one.end <= self.headline and two.end <= self.lead


def contradictions(
    context: Context, rivals: list[Rivals], quantities: "Sequence[Quantity]"
) -> Iterator[Sign]:
    """Find the facts that the article states with two figures.

    Args:
        context: The text.
        rivals: Pairs of figures of which one may be a slip of the other.
        quantities: What stands around them, by position.

    Yields:
        The figure that is to blame: the one that stands alone, else the later one.
    """
    if not rivals:
        return
    text, opening = context.article.text, Opening.of(context)
    often = Repetitions(context)
    mentions = _Mentions(text, quantities)
    said = set[Span]()
    for pair in rivals:
        if pair.one.span in said or pair.two.span in said:
            continue
        one, two = mentions.of(pair.one), mentions.of(pair.two)
        is_told_again = opening.is_told_again(one.sentence, two.sentence)
        if _is_one_fact(
            one, two, pair.digits, text, is_told_again=is_told_again
        ) and not mentions.have_third_value(pair):
            first, second = often.of(pair.one), often.of(pair.two)
            if first == 1 or (second == 1 and not is_told_again):
                said.add(pair.two.span)
                yield _contradiction(pair, first_is_wrong=first < second)


class _Mentions:
    """The figures of a text with the words that say what they are about.

    Args:
        text: The text.
        quantities: Its figures, or some of them, by position.
    """

    def __init__(self, text: str, quantities: "Sequence[Quantity]") -> None:
        self._text = text
        self._quantities = quantities
        self._known: dict[Span, Mention] = {}

    def of(self, quantity: "Quantity") -> Mention:
        """Return a figure with the words around it."""
        if quantity.span not in self._known:
            self._known[quantity.span] = _mention(self._text, quantity, self._quantities)
        return self._known[quantity.span]

    def have_third_value(self, pair: Rivals) -> bool:
        """Tell whether the text has more than two figures for a fact: a list has so many."""
        values = {pair.one.value, pair.two.value}
        return any(
            _is_one_fact(self.of(known), self.of(other), pair.digits, self._text)
            for known in (pair.one, pair.two)
            for other in self._beside(known)
            if other.value not in values
        )

    def _beside(self, quantity: "Quantity") -> "Iterator[Quantity]":
        """Yield the nearest figures of the same sort, before and after one."""
        alike = self._sorts[_sort(self._text, quantity)]
        at = bisect_left(alike, quantity.span.start, key=lambda other: other.span.start)
        yield from alike[max(0, at - _BESIDE) : at]
        yield from alike[at + 1 : at + 1 + _BESIDE]

    @cached_property
    def _sorts(self) -> "dict[tuple[Kind, str], list[Quantity]]":
        """The figures by what they count or measure."""
        sorts: dict[tuple[Kind, str], list[Quantity]] = defaultdict(list)
        for quantity in self._quantities:
            sorts[_sort(self._text, quantity)].append(quantity)
        return sorts


def _sort(text: str, quantity: "Quantity") -> tuple[Kind, str]:
    return quantity.kind, counted(text, quantity)


def _mention(text: str, quantity: "Quantity", quantities: "Sequence[Quantity]") -> Mention:
    """Gather the words around a figure, within its sentence."""
    sentence = sentence_at(text, quantity.span.start)
    before = word_texts(text[sentence.start : quantity.span.start])[-WINDOW:]
    after = word_texts(text[quantity.span.end : sentence.end])[:WINDOW]
    first = bisect_left(quantities, sentence.start, key=lambda other: other.span.start)
    last = bisect_left(quantities, sentence.end, key=lambda other: other.span.start)
    leaves = [leaf for other in quantities[first:last] for leaf in other.leaves()]
    sort = quantity.kind, quantity.unit
    return Mention(
        quantity,
        sentence,
        words=stems((*before, *after)),
        near=stems((*before[-_NEAR:], *after[:_NEAR])),
        names=stems(word for word in (*before, *after) if word[0].isupper()),
        times=frozenset((leaf.kind, leaf.value) for leaf in leaves if leaf.kind in _TIMES),
        is_alone=sum((leaf.kind, leaf.unit) == sort for leaf in leaves) == 1,
    )


def stems(found: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words that say something about a fact."""
    return frozenset(
        _stem(word) for word in found if word.lower() not in _EMPTY and not word[0].isdigit()
    )


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word.lower())
    return re.sub(r"(?<=\w{3})(?:ing|ed|es|s)$", "", word)


def _is_one_fact(
    one: Mention, two: Mention, digits: int, text: str, *, is_told_again: bool = False
) -> bool:
    """Tell whether two figures are about one fact: the same words, names and times around them.

    Args:
        one: The earlier.
        two: The later.
        digits: How many digits the shorter one has.
        text: The text.
        is_told_again: Whether the one is in the headline and the other in the lead.
    """
    shared = one.words & two.words
    if any(_PRICE.match(text, mention.quantity.span.end) for mention in (one, two)):
        return False  # a price is one at a time: "offered $50 a share, then $55 a share"
    if one.sentence == two.sentence:
        return False
    if is_told_again:
        return len(shared) >= (1 if one.is_alone and two.is_alone else 2)
    if one.times and two.times and one.times != two.times:
        return False
    if not one.names & two.names or not (one.names <= two.names or two.names <= one.names):
        return False
    kind = one.quantity.kind
    if kind is not Kind.COUNT:  # what is counted has agreed already
        if kind in _OF_MANY_THINGS and not (one.is_alone and two.is_alone):
            return False
        if len(shared) < shared_words_needed(kind, digits) or not one.near & two.near:
            return False
    return not any(
        is_compared(text, span.start, span.end + COMPARED_AFTER)
        for span in (one.quantity.span, two.quantity.span)
    )


def shared_words_needed(kind: Kind, digits: int) -> int:
    """Return how many words two figures must share to tell one fact, besides their unit.

    Args:
        kind: What they measure.
        digits: How many digits the shorter one has.
    """
    return _SHARED.get(digits, _SHARED_BY_LONG) + (kind in _OF_MANY_THINGS)


def is_compared(text: str, start: int, end: int) -> bool:
    """Tell whether words around a figure compare it with another, so that they are to differ.

    Args:
        text: The text.
        start: Where the figure begins.
        end: How far behind it to look.
    """
    return _COMPARED.search(text[max(0, start - _COMPARED_BEFORE) : end]) is not None


def _contradiction(pair: Rivals, *, first_is_wrong: bool) -> Sign:
    wrong, right = (pair.one, pair.two) if first_is_wrong else (pair.two, pair.one)
    return Sign(
        wrong.span,
        f"The article gives “{wrong.text}” here and “{right.text}” for the same fact: "
        f"{pair.slip} apart",
        Confidence.MEDIUM,
        suggestions=(right.text,),
        evidence=(
            Evidence("occurrence", f"the article also has {right.text}", span=right.span),
            Evidence("value", f"{wrong.value} against {right.value}"),
        ),
    )
