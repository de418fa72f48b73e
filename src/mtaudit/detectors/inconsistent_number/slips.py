"""Pairs of figures of one sort of which one may be a slip of the other: 35 and 36, 6.8 and 8.6."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mtaudit.context import Context
from mtaudit.numerals import Kind
from mtaudit.pattern import Pattern

if TYPE_CHECKING:
    from mtaudit.numerals.quantity import Quantity

SLIPPABLE = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
# What follows a count: its noun, perhaps after an adjective.
_COUNTED = Pattern(r"[\s-](?P<first>[A-Za-z][a-z’'-]+)(?:[\s-](?P<second>[a-z][a-z’'-]+))?")
PLURAL = Pattern(r".*[^su']s|people|men|women|children|police|staff")
_POPULATION = Pattern(r"\bpopulation (?:of|is|was|stands at|has reached)(?: [a-z]+){0,2} $")
FEWEST, LONGEST = 2, 12  # digits of a figure that may have slipped and is no code
_LOSING = 5  # digits from which on a lost one is a slip
_TABLE = 40  # figures of one key that are no facts but a table
_FEW = 6  # earlier figures of one key that are looked at


class Rivals(NamedTuple):
    """Two figures that may be one.

    Args:
        one: The earlier.
        two: The later.
        slip: What makes the one of the other.
        digits: How many digits the shorter one has.
    """

    one: "Quantity"
    two: "Quantity"
    slip: str
    digits: int


def rivals(text: str, quantities: "Iterable[Quantity]", context: Context) -> list[Rivals]:
    """Pair the figures of one unit or noun that a slip of digits tells apart.

    Args:
        text: The text.
        quantities: Those of the text, or some of them, by position.
        context: What is known of it.

    Returns:
        The pairs in text order.
    """
    buckets: dict[tuple[object, ...], list[tuple[Quantity, str]]] = defaultdict(list)
    found: dict[tuple[int, int], Rivals] = {}
    for quantity in quantities:
        if quantity.kind not in SLIPPABLE or quantity.parts or quantity.malformed:
            continue
        if text[quantity.span.start - 1 : quantity.span.start] == "(":
            continue  # what another figure is in another currency or unit
        what = counted(text, quantity)
        if what and quantity.value > 0 and not context.is_opaque(quantity.span):
            digits = _digits(quantity)
            for key in _keys(quantity, digits):
                bucket = buckets[(quantity.kind, what, *key)]
                bucket.append((quantity, digits))
                if len(bucket) > _TABLE:
                    continue
                for other, others in itertools.islice(reversed(bucket), 1, 1 + _FEW):
                    slip = _slip(other, quantity, others, digits)
                    if slip:
                        places = other.span.start, quantity.span.start
                        size = min(len(others), len(digits))
                        found.setdefault(places, Rivals(other, quantity, slip, size))
    return [found[places] for places in sorted(found)]


class Repetitions:
    """How often the figures of a text stand in it.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._read: dict[str, Counter[tuple[Kind, object]]] = {}  # by their digits

    def of(self, quantity: "Quantity") -> int:
        """Return how often a figure stands in the text with the same value."""
        digits = _significant(_digits(quantity))
        if digits not in self._read:
            found = self._context.quantities_near(self._places.get(digits, ()))
            self._read[digits] = Counter((one.kind, one.value) for one in found)
        return max(1, self._read[digits][quantity.kind, quantity.value])  # itself, if in words

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where the figures of the text stand, by their digits."""
        places: dict[str, list[int]] = defaultdict(list)
        for figure in self._context.figures:
            places[_significant(figure.text)].append(figure.start)
        return places


def _significant(written: str) -> str:
    """Return the digits of a figure without the zeros at its ends, which depend on its scale."""
    return written.replace(",", "").replace(".", "").strip("0")


def counted(text: str, quantity: "Quantity") -> str:
    """Return what a figure measures or counts; empty if nothing says so."""
    if quantity.kind is not Kind.COUNT:
        return quantity.unit or str(quantity.kind)
    match = _COUNTED.match(text, quantity.span.end)
    if _POPULATION.search(text, max(0, quantity.span.start - 40), quantity.span.start):
        return "people"
    for word in match.groups() if match else ():
        if word and PLURAL.fullmatch(word):
            return word.lower().removesuffix("s")
    return ""


def _digits(quantity: "Quantity") -> str:
    """Return the digits of a figure as written, without its scale: 54 for 5.4bn."""
    from fractions import Fraction  # who reads numbers has loaded it

    return str(round(Fraction(quantity.value) / Fraction(quantity.precision)))


def _keys(quantity: "Quantity", digits: str) -> Iterator[tuple[object, ...]]:
    """Yield keys that a figure of some digits shares with its slips."""
    if FEWEST <= len(digits) <= LONGEST:
        if len(significant := digits.rstrip("0")) > 1:
            yield "digits", significant
        for key in digit_keys(digits):
            yield quantity.precision, *key


@lru_cache(maxsize=4096)
def digit_keys(digits: str) -> tuple[tuple[object, ...], ...]:
    """Return keys that the digits of a figure share with its slips of the same precision."""
    keys: list[tuple[object, ...]] = [
        (at, digits[:at] + digits[at + 1 :]) for at in range(len(digits))
    ]
    if len(digits) >= _LOSING:
        keys += (("cut", digits), ("cut", digits[:-1]))
    return (*keys, ("sorted", "".join(sorted(digits))))


def _slip(one: "Quantity", two: "Quantity", *digits: str) -> str:
    """Name the slip that makes one figure of the other; empty if there is none."""
    if one.value == two.value:
        return ""
    if digits[0].rstrip("0") == digits[1].rstrip("0"):
        return "a power of ten"
    return slip_of(*digits) if one.precision == two.precision else ""


def slip_of(one: str, two: str) -> str:
    """Name the slip that makes one string of digits of another; empty if there is none."""
    short, long = sorted((one, two), key=len)
    if len(long) == len(short) + 1:
        return "a lost digit" if long[:-1] == short and len(long) >= _LOSING else ""
    if len(long) != len(short):
        return ""
    places = [at for at, pair in enumerate(zip(short, long, strict=True)) if pair[0] != pair[1]]
    if len(places) == 2 and places[1] == places[0] + 1 and sorted(short) == sorted(long):
        return "two swapped digits"
    return "one digit" if len(places) == 1 else ""
