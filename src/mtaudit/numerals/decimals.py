"""Decimals and parts in words: "three point five", 三点五, साढ़े तीन."""

from collections.abc import Iterator
from fractions import Fraction
from math import prod

from mtaudit.numerals.language import Language
from mtaudit.numerals.quantity import Number, exact
from mtaudit.numerals.tokens import Token
from mtaudit.numerals.units import is_time
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern


def shifted(tokens: list[Token]) -> list[Token]:
    """Join words that say how much more or less than the next number is meant.

    Args:
        tokens: The tokens of the text.

    Returns:
        Tokens without shifts: साढ़े तीन is 3 1/2, and सवा लाख 1 1/4 of a hundred thousand.
    """
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last is None or last.role != "shift":
            joined.append(token)
        elif token.start - last.end != 1 or token.role not in ("cardinal", "scale", "digits"):
            joined[-1:] = [token]
        elif token.role == "scale" or token.value == 100:
            joined[-1:] = [last._replace(role="cardinal", value=1 + last.value), token]
        else:
            value = exact(Fraction(token.value) + last.value)
            joined[-1] = last._replace(end=token.end, role="cardinal", value=value)
    return [token for token in joined if token.role != "shift"]


_DOTTED = Pattern("[0-9](?<![・0-9].)[0-9]{0,3}(・)[0-9]{1,2}(?![0-9・])")
_MEASURING = frozenset({"percent", "points", "multiple", "tenth", "money"})
_SCALES = frozenset("万億兆")


def pointed(folded: str, lang: Language) -> str:
    """Give decimals after a middle dot their point: 1・5メートル, but the 3rd and 4th of 3・4年生.

    Args:
        folded: The folded text.
        lang: The language, one that writes decimals so.

    Returns:
        A text of the same length.
    """
    dots = [
        match.start(1) for match in _DOTTED.finditer(folded) if _measures(match.end(), folded, lang)
    ]
    for dot in dots:
        folded = f"{folded[:dot]}.{folded[dot + 1 :]}"
    return folded


def _measures(end: int, folded: str, lang: Language) -> bool:
    """Tell whether a share, a scale or a unit stands at a place; times are often lists."""
    if folded[end : end + 1] in _SCALES:
        return True
    found = lang.after.after(folded, end, "[ ]?")
    if found is None:
        return False
    suffix = found[0]
    return suffix.role in _MEASURING or (suffix.role == "unit" and not is_time(suffix.unit))


def decimals(numerals: list[Numeral], folded: str, lang: Language) -> list[Numeral]:
    """Join a number, a word for the point, and the digits after it.

    Args:
        numerals: Numerals in text order.
        folded: The folded text.
        lang: The language, whose `points` are looked for.

    Returns:
        Numerals in text order.
    """
    if not any(point in folded for point in lang.points):
        return numerals
    joined: list[Numeral] = []
    rest = iter(numerals)
    numeral = next(rest, None)
    while numeral is not None:
        following = next(rest, None)
        if following is not None and _begins_decimals(numeral, following, folded, lang):
            numeral, following = _joined(numeral, following, rest, folded, lang)
        joined.append(numeral)
        numeral = following
    return joined


def _begins_decimals(whole: Numeral, part: Numeral, folded: str, lang: Language) -> bool:
    if not (whole.role == part.role == "number" and whole.words and part.words):
        return False
    if (
        not isinstance(whole.value, int)
        or folded[whole.end : part.start].strip() not in lang.points
    ):
        return False
    if lang.han:
        return _is_han_decimal(whole, part, folded, lang)
    # "At one point three men": a point is mostly no sign, unless a scale or a share follows.
    return whole.value != 1 or part.scale > 1


def _is_han_decimal(whole: Numeral, part: Numeral, folded: str, lang: Language) -> bool:
    """Tell 三点五 from 三点五十分 and 下午三点五个人."""
    digits, _ = _digits(part, folded, lang)
    before = lang.before.before(folded, whole.start, "[ ]?")
    timed = before is not None and before[0].role in ("am", "pm")
    return bool(digits) and not timed and folded[part.end : part.end + 1] not in ("分", "刻")


def _digits(part: Numeral, folded: str, lang: Language) -> tuple[str, Number]:
    """Return the decimals that a numeral spells, empty if it spells none; and the scale after."""
    if not lang.han:
        value = exact(Fraction(part.value) / part.scale)
        return (str(value), part.scale) if isinstance(value, int) and value < 100 else ("", 1)
    values = [lang.characters.get(char, 0) for char in folded[part.start : part.end]]
    size = next((at for at, value in enumerate(values) if value >= 10), len(values))
    if min(values[size:], default=10) < 10:
        return "", 1
    return "".join(map(str, values[:size])), prod(values[size:])


def _joined(
    whole: Numeral, part: Numeral, rest: Iterator[Numeral], folded: str, lang: Language
) -> tuple[Numeral, Numeral | None]:
    """Join the digits after a point as long as single ones follow ("three point one four")."""
    digits, scale = _digits(part, folded, lang)
    if not digits:
        return whole, part
    end, following = part.end, next(rest, None)
    while (
        following is not None
        and not lang.han
        and len(digits) < 12
        and scale == 1
        and following.words
        and following.role == "number"
        and following.value / following.scale in range(10)
        and folded[end : following.start] == " "
    ):
        more, scale = _digits(following, folded, lang)
        digits, end, following = digits + more, following.end, next(rest, None)
    unit = Fraction(1, 10 ** len(digits))
    numeral = whole._replace(
        end=end,
        value=exact((whole.value + int(digits) * unit) * scale),
        precision=exact(unit * scale),
        scale=int(scale),
        weak=False,
        plain=False,
    )
    return numeral, following
