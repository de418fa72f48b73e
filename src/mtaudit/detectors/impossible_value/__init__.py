"""Finds values that cannot be: "120 percent of the members voted", "1.84 cm tall".

The rules of a kind are loaded when a text holds what they are about.
"""

from collections.abc import Iterable, Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.detectors.rules import Fault
from mtaudit.figures import Figure
from mtaudit.finding import Category, Evidence, Family, Finding, Severity
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_OF_COUNTED = Pattern(
    " of (?:the|its|his|her|their) (?:[0-9]|two|three|four|five|six|seven|eight|nine)"
)
_OF = tuple(f" of {whose} " for whose in "the its his her their".split())
_NUMBERS = frozenset("two three four five six seven eight nine".split())
_LINKS = frozenset("to until till and".split())  # of a range
_OF_HOURS = frozenset("a p am pm to until till".split())
_RANGES_OF_YEARS = frozenset({"0-0", "0–0"})
_UNITS_OF_BODIES = frozenset(
    "cm centimeter centimeters centimetre centimetres m meter meters metre metres "
    "g gram grams gramme grammes t ton tons tonne tonnes year".split()
)
_SIGNS_OF_BODIES = (" tall", "height", "stand", "weigh", "-year-old")
_CURRENCIES = frozenset("yen yuan won points dollars".split())


def detect(_article: Article, context: Context) -> Iterator[Finding]:
    """Yield the values that cannot be what they are said to be."""
    for fault in _faults(context):
        span = Span(fault.start, fault.end)
        if not context.is_opaque(span):
            yield DETECTOR.finding(
                span,
                fault.message,
                fault.confidence,
                suggestions=fault.suggestions,
                evidence=(Evidence("value", fault.value),),
            )


def _faults(context: Context) -> Iterator[Fault]:
    text, figures, beside = context.flowing, context.figures, context.beside_figures
    may_be_counted = not _NUMBERS.isdisjoint(context.written) or _follow(_OF, text, figures)
    counted = [match.start() for match in _OF_COUNTED.finditer(text)] if may_be_counted else ()
    if counted:
        from mtaudit.detectors.impossible_value import parts

        yield from parts.faults(text, counted)
    percentages = [one for one in figures if one.sign == "%" or one.word in {"percent", "per"}]
    if percentages:
        from mtaudit.detectors.impossible_value import shares

        yield from shares.faults(text, percentages)
    if (
        ("between" in context.vocabulary and _follow(("etween ",), text, figures))
        or not _LINKS.isdisjoint(beside)
        or ("0:0" in beside and not _OF_HOURS.isdisjoint(beside))
        or ("(" in text and not _RANGES_OF_YEARS.isdisjoint(beside))
    ):
        from mtaudit.detectors.impossible_value import ranges

        yield from ranges.faults(text, figures)
    if not _UNITS_OF_BODIES.isdisjoint(beside) and any(sign in text for sign in _SIGNS_OF_BODIES):
        from mtaudit.detectors.impossible_value import bodies

        yield from bodies.faults(text, figures)
    in_currencies = [one.start for one in figures if one.word in _CURRENCIES]
    if len(in_currencies) > 1:
        from mtaudit.detectors.impossible_value import rises

        yield from rises.faults(text, in_currencies)


def _follow(words: tuple[str, ...], text: str, figures: Iterable[Figure]) -> bool:
    """Tell whether one of the figures stands right behind one of some words."""
    for one in figures:  # noqa: SIM110 - `any` would take twice as long
        if text.endswith(words, 0, one.start):
            return True
    return False


DETECTOR = Detector(
    id="impossible-value",
    summary="a share, range, body measure or rise that cannot be",
    detect=detect,
    family=Family.NUMBER,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    by_passage=True,
)
