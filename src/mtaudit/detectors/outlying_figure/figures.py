"""Figures that are one slip away from what sister articles say in the same words."""

from collections.abc import Iterator
from fractions import Fraction

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.corpus import Figure, Sisters
from mtaudit.corpus.sources import Statement
from mtaudit.corpus.wording import content_around
from mtaudit.detectors.detector import Sign, quotations
from mtaudit.finding import Confidence, Evidence
from mtaudit.numerals import Kind

_SOURCES = 2  # how many independent sources must give the other figure
_MANY = 3  # and how many make it sure
# How many words around a figure another article must share to tell of the same fact, and what part
# of the words around either of them that must be. Figures of different facts share three at most;
# see benchmarks/sisters.py.
_SHARED = 3
_PART = 0.4
_FEWEST_DIGITS = 3  # figures of fewer digits are one digit apart by chance
_JUDGED = frozenset({Kind.YEAR, Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})


def outlying_figures(sisters: Sisters, context: Context) -> Iterator[Sign]:
    """Yield each figure that is a slip of what the sisters say in the same words."""
    article = context.article
    for figure in sisters.own.figures:
        if figure.kind not in _JUDGED or figure.value in sisters.values:
            continue
        # What is converted in brackets differs with the day's rate of exchange.
        if context.is_opaque(figure.span) or article.text[: figure.start].endswith("("):
            continue
        rivals = [
            (statements, slip)
            for value, slip in _slips(figure)
            if value not in sisters.own.values and (statements := _sources(figure, value, sisters))
        ]
        if rivals:
            statements, slip = max(rivals, key=lambda rival: len(rival[0]))
            yield _finding(figure, statements, slip, article)


def _sources(figure: Figure, value: Fraction, sisters: Sisters) -> tuple[Statement, ...]:
    """Return the independent sources that give another value where the article has its own."""
    kind, unit, _ = figure.key
    given = sisters.figures.get((kind, unit, value), ())
    if len(given) < _SOURCES:
        return ()
    around = content_around(sisters.own.text, figure.span)
    best: dict[str, tuple[int, Statement]] = {}
    for statement in given:
        theirs = content_around(statement.witness.text, statement.span)
        shared = len(around & theirs)
        if shared < _SHARED or shared < _PART * min(len(around), len(theirs)):
            continue
        if shared > best.get(statement.witness.key, (0,))[0]:
            best[statement.witness.key] = shared, statement
    sources = sisters.sources([statement for _, statement in best.values()])
    return sources if len(sources) >= _SOURCES else ()


def _slips(figure: Figure) -> Iterator[tuple[Fraction, str]]:
    """Yield the values that one slip of the pen makes of a figure, with the name of the slip."""
    value = Fraction(figure.value)
    written = f"{float(value):.12g}"
    if "e" in written:
        written = str(round(value))
    if len(written.replace(".", "")) < _FEWEST_DIGITS or not written.strip("0.")[1:]:
        return
    places = [i for i, char in enumerate(written) if char != "."]
    for i, after in zip(places, [*places[1:], None], strict=True):
        for digit in "0123456789":
            if digit != written[i] and (digit != "0" or i > 0):
                yield Fraction(f"{written[:i]}{digit}{written[i + 1 :]}"), "one digit"
        if after is not None and written[i] != written[after]:
            swapped = list(written)
            swapped[i], swapped[after] = swapped[after], swapped[i]
            yield Fraction("".join(swapped)), "two swapped digits"
    if figure.kind is not Kind.YEAR:
        for power in (10, 1000):
            yield value * power, "a power of ten"
            yield value / power, "a power of ten"


def _finding(
    figure: Figure, statements: tuple[Statement, ...], slip: str, article: Article
) -> Sign:
    written, theirs = figure.span.of(article.text), statements[0].quote
    return Sign(
        figure.span,
        f"“{written}” is “{theirs}” in {len(statements)} independent articles on the story: "
        f"{slip} apart",
        Confidence.HIGH if len(statements) >= _MANY else Confidence.MEDIUM,
        suggestions=(theirs,),
        evidence=(
            *quotations(statements),
            Evidence("value", f"{figure.value} against {statements[0].quote}"),
        ),
    )
