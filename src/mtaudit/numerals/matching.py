"""Partnering the quantities of a source with those of its translation."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import islice, pairwise

from mtaudit.numerals.compare import values
from mtaudit.numerals.digits import LONGEST
from mtaudit.numerals.leaves import Leaf, free, near
from mtaudit.numerals.outcome import Comparison, Outcome
from mtaudit.numerals.quantity import Kind, Number, Quantity, exact
from mtaudit.numerals.units import base_value


def partner_all(left: Sequence[Leaf], right: Sequence[Leaf]) -> None:
    """Partner the leaves that state one fact, equal writings first, then looser agreement.

    Args:
        left: Leaves of the source; their partners are set in place.
        right: Leaves of the target; likewise.
    """
    by_writing, by_fact, by_value = (
        partial(_match, key=key) for key in (_strict_key, _fact_key, _value_key)
    )
    for match in (by_writing, by_fact, _match_dates, by_value):
        if not (free(left) or free(right)):
            return
        match(left, right)
    for join in (_rejoin, _match_scores, _match_shares, _match_sums, _match_cents):
        join(left, right)
        join(right, left)
    _match_loosely(left, right)


def _match_dates(left: Sequence[Leaf], right: Sequence[Leaf]) -> None:
    """Partner the other members of dates that agree in one: July 25 and July 5 are one date.

    Otherwise the 5 would go to any other five of the source.
    """
    members: dict[tuple[int, Kind], Leaf] = {
        (id(leaf.parent), leaf.quantity.kind): leaf for leaf in right if leaf.parent is not None
    }
    dates: dict[int, int] = {}
    for leaf in left:
        partner = leaf.partner
        if leaf.parent is not None and partner is not None and partner.parent is not None:
            dates.setdefault(id(leaf.parent), id(partner.parent))
    if not dates:
        return
    here = {leaf.quantity.value for leaf in free(left) if not leaf.quantity.weak}
    there = {leaf.quantity.value for leaf in free(right) if not leaf.quantity.weak}
    for leaf in left:
        if leaf.partner is None and id(leaf.parent) in dates:
            other = members.get((dates[id(leaf.parent)], leaf.quantity.kind))
            if other is None or other.partner is not None:
                continue
            # "1. und 2. Juni", "June 1 and 2": the number belongs to another one there.
            if leaf.quantity.value not in there and other.quantity.value not in here:
                _partner(leaf, other)


# "4M downloads", "320k followers" may be a code, or 4 million and 320,000.
_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9}

Key = tuple[str, Number | str, str]


def _strict_key(quantity: Quantity) -> Iterator[Key]:
    """Kind, value and unit."""
    unit = quantity.unit or ""
    value: Number | str = quantity.value
    if quantity.kind is Kind.CODE and not quantity.value:
        value = quantity.text.lower()
    yield quantity.kind.value, value, unit


def _fact_key(quantity: Quantity) -> Iterator[Key]:
    """The fact after conversion: base units, decades, clock times, fractions and percent."""
    kind, value = quantity.kind, quantity.value
    match kind:
        case Kind.MEASURE | Kind.DURATION if quantity.unit:
            base = base_value(value, quantity.unit)
            if base is not None:
                yield base[0], base[1], ""
        case Kind.DECADE | Kind.TIME | Kind.DAY | Kind.MONTH | Kind.YEAR | Kind.ERA_YEAR:
            name = "year" if kind is Kind.ERA_YEAR else kind.value
            for other in quantity.values:
                yield name, other, ""
        case Kind.PERCENT:
            yield "share", Fraction(value) / 100, ""
        case Kind.COUNT if isinstance(value, Fraction):
            yield "share", value, ""
        case _:
            return


def _value_key(quantity: Quantity) -> Iterator[Key]:
    """The bare number, whatever it counts."""
    kind, value = quantity.kind, quantity.value
    match kind:
        case Kind.WEEKDAY:
            return
        case Kind.CODE if not value:
            if quantity.unit == "address":
                yield "", 0, "address"  # a translation may lead to another page
            return
        case Kind.CODE if quantity.unit in _SCALES and quantity.text[-1:].lower() == quantity.unit:
            yield "", value * _SCALES[quantity.unit], ""
        case Kind.TIME:
            for seconds in quantity.values:
                yield from (("", number, "") for number in _clock_numbers(seconds))
            return
        case Kind.MULTIPLE:
            yield from (("", other, "") for other in quantity.alternatives)
        case _:
            pass
    if isinstance(value, Fraction) and value.numerator == 1 and kind is not Kind.APPROXIMATE:
        yield "", value.denominator, ""
    yield "", value, ""


def _clock_numbers(seconds: Number) -> Iterator[int]:
    """The numbers a time may be written with: 9 and 900 for nine o'clock."""
    hours, rest = divmod(seconds, 3600)
    if rest == 0:
        yield int(hours)
    if rest % 60 == 0:
        yield int(hours) * 100 + int(rest) // 60


_Keys = Callable[[Quantity], Iterator[Key]]
# How many leaves of one value are weighed against each other.
_WAITING = 64


def _match(left: Sequence[Leaf], right: Sequence[Leaf], key: _Keys) -> None:
    """Partner the free leaves that share a key, the nearest in order first.

    What is often no number comes last: "either" must not take the 2 that "2" needs.
    """
    index: dict[Key, deque[Leaf]] = defaultdict(deque)
    for leaf in right:
        if leaf.partner is None:
            for name in key(leaf.quantity):
                index[name].append(leaf)
    for leaf in sorted(left, key=lambda leaf: leaf.quantity.weak):
        if leaf.partner is not None:
            continue
        for name in key(leaf.quantity):
            waiting = index.get(name)
            while waiting and waiting[0].partner is not None:
                waiting.popleft()
            if others := free(tuple(islice(waiting or (), _WAITING))):
                _partner(leaf, min(others, key=partial(_distance, leaf)))
                break


def _distance(one: Leaf, other: Leaf) -> float:
    same = one.quantity.kind is other.quantity.kind and one.quantity.unit == other.quantity.unit
    return abs(one.place - other.place) + (0 if same else 1)


def _partner(one: Leaf, other: Leaf) -> None:
    one.partner, other.partner = other, one
    one.outcome = other.outcome = values(one.quantity, other.quantity)


def _match_loosely(left: Sequence[Leaf], right: Sequence[Leaf]) -> None:
    """Partner what agrees by rounding or by conversion only."""
    sources, targets = free(left), free(right)
    for index, leaf in enumerate(sources):
        for other in near(targets, index, len(sources)):
            if other.partner is not None or not _related(leaf.quantity, other.quantity):
                continue
            if leaf.quantity.weak and leaf.quantity.kind is not other.quantity.kind:
                continue  # 一 is no one o'clock
            outcome = values(leaf.quantity, other.quantity)
            if outcome.same and not _is_finer(other.quantity, leaf.quantity, outcome):
                _partner(leaf, other)
                break


def _is_finer(target: Quantity, source: Quantity, outcome: Comparison) -> bool:
    """Whether a target has digits that its source does not tell: 35,300 for 3万5千."""
    return outcome.outcome is Outcome.ROUNDED and target.precision < source.precision


def _rejoin(broken: Sequence[Leaf], whole: Sequence[Leaf]) -> None:
    """Partner a number that a stray space cut in two (`32, 7`, `2. 324.069`)."""
    waiting = {leaf.quantity.value: leaf for leaf in free(whole)}
    for head, tail in pairwise(broken):
        if not waiting or (head.partner is not None and tail.partner is not None):
            continue
        if tail.quantity.span.start - head.quantity.span.end != 2:
            continue
        digits = re.sub(r"\D", "", tail.quantity.text)
        if not 0 < len(digits) <= LONGEST:
            continue
        if not isinstance(head.quantity.value, int) or head.quantity.value < 0:
            continue
        grouped = head.quantity.value * 10 ** len(digits) + int(digits)
        decimal = head.quantity.value + Fraction(int(digits), 10 ** len(digits))
        for value in (grouped, decimal):
            match = waiting.get(value)
            if match is not None and match.partner is None:
                head.partner = tail.partner = match
                match.partner, head.rest = head, tail
                head.outcome = tail.outcome = match.outcome = Comparison(Outcome.EQUAL)


def _match_scores(clocks: Sequence[Leaf], counts: Sequence[Leaf]) -> None:
    """Partner `15:10` read as a time with the two numbers of a score or a ratio."""
    times = [leaf for leaf in free(clocks) if leaf.quantity.kind is Kind.TIME]
    if not times:
        return
    pairs = {
        (head.quantity.value, tail.quantity.value): (head, tail)
        for head, tail in pairwise(free(counts))
        if head.quantity.kind is tail.quantity.kind is Kind.COUNT
    }
    for leaf in times:
        hours, seconds = divmod(leaf.quantity.value, 3600)
        found = pairs.pop((int(hours), exact(Fraction(seconds) / 60)), None)
        if found is not None:
            leaf.partner = found[0]
            found[0].partner = found[1].partner = leaf
            leaf.outcome = found[0].outcome = found[1].outcome = Comparison(Outcome.CONVERTED)


def _match_shares(shares: Sequence[Leaf], counts: Sequence[Leaf]) -> None:
    """Partner 十分之八 and "80 percent" with "eight out of ten"."""
    waiting = {share: leaf for leaf in free(shares) if (share := _share(leaf.quantity))}
    if not waiting:
        return
    for head, tail in pairwise(free(counts)):
        part, whole = head.quantity, tail.quantity
        if part.kind is not Kind.COUNT or whole.kind is not Kind.COUNT or not whole.value:
            continue
        leaf = waiting.pop(exact(Fraction(part.value) / Fraction(whole.value)), None)
        if leaf is not None:
            leaf.partner = head
            head.partner = tail.partner = leaf
            leaf.outcome = head.outcome = tail.outcome = Comparison(Outcome.CONVERTED)


def _share(quantity: Quantity) -> Number | None:
    """Return what part of a whole a quantity is, if it is one."""
    share = Fraction(quantity.value)
    if quantity.kind is Kind.PERCENT:
        share /= 100
    elif quantity.kind is not Kind.COUNT:
        return None
    return share if 0 < share < 1 else None


def _match_sums(parts: Sequence[Leaf], wholes: Sequence[Leaf]) -> None:
    """Partner "1 minute 45 seconds" with `1:45` or 105 seconds."""
    totals = {name: leaf for leaf in free(wholes) for name in _fact_key(leaf.quantity)}
    leaves = free(parts)
    if not totals:
        return
    for size in (3, 2):
        for start in range(len(leaves) - size + 1):
            window = leaves[start : start + size]
            bases = [
                base_value(leaf.quantity.value, leaf.quantity.unit)
                for leaf in window
                if leaf.quantity.kind is Kind.DURATION and leaf.quantity.unit
            ]
            known = [base for base in bases if base is not None and base[0] == "time"]
            if len(known) != size or any(leaf.partner is not None for leaf in window):
                continue
            whole = totals.get(("time", sum((base[1] for base in known), Fraction(0)), ""))
            if whole is not None and whole.partner is None:
                whole.partner, whole.outcome = window[0], Comparison(Outcome.CONVERTED)
                for leaf in window:
                    leaf.partner, leaf.outcome = whole, whole.outcome


# What may stand between an amount and its cents, in code points: " and ".
_BEFORE_CENTS = 5


def _match_cents(parts: Sequence[Leaf], wholes: Sequence[Leaf]) -> None:
    """Partner "472 yen 17 sen" with 472.17."""
    totals = {leaf.quantity.value: leaf for leaf in free(wholes) if leaf.quantity.value % 1}
    if not totals:
        return
    for amount, cents in pairwise(free(parts)):
        one, two = amount.quantity, cents.quantity
        if not (one.kind is two.kind is Kind.MONEY and one.unit == two.unit and two.value < 1):
            continue
        if one.value % 1 == 0 and two.span.start - one.span.end <= _BEFORE_CENTS:
            whole = totals.pop(one.value + two.value, None)
            if whole is not None:
                whole.partner, whole.outcome = amount, Comparison(Outcome.CONVERTED)
                for leaf in (amount, cents):
                    leaf.partner, leaf.outcome = whole, whole.outcome


def forgive_repeats(left: Sequence[Leaf], right: Sequence[Leaf]) -> None:
    """Partner what one side repeats: a fact stated twice there and once here.

    Args:
        left: Leaves of the source.
        right: Leaves of the target.
    """
    for ours, theirs in ((left, right), (right, left)):
        lonely = free(ours)
        if not lonely:
            continue
        known: dict[Key, Leaf] = {}
        for leaf in theirs:
            if leaf.partner is not None:
                for name in _names(leaf.quantity, known=True):
                    known.setdefault(name, leaf)
        for leaf in lonely:
            for name in _names(leaf.quantity, known=False):
                if name in known:
                    leaf.partner = known[name]
                    leaf.outcome = Comparison(Outcome.EQUAL)
                    break


def _names(quantity: Quantity, *, known: bool) -> Iterator[Key]:
    yield from _strict_key(quantity)
    yield from _fact_key(quantity)
    if quantity.kind not in (Kind.MONTH, Kind.TIME) and (known or quantity.kind is not Kind.CODE):
        yield from _value_key(quantity)


def _related(one: Quantity, other: Quantity) -> bool:
    """Whether two kinds can state one fact."""
    if one.kind is other.kind:
        return True
    kinds = {one.kind, other.kind}
    if kinds & {Kind.WEEKDAY, Kind.MONTH}:
        return False
    if Kind.TIME in kinds:
        return bool(kinds & {Kind.COUNT, Kind.DURATION})
    return True
