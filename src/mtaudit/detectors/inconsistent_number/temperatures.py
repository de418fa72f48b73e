"""Temperatures in two scales that do not agree: "37 degrees Celsius (89 F)"."""

import re
from collections.abc import Iterator
from fractions import Fraction

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.detectors.inconsistent_number.amounts import HEDGE
from mtaudit.finding import Confidence, Evidence
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_SCALE = r"(?:[\s-]?(?:[°º˚]|degrees?|deg\.?))?[\s-]?(?:Celsius|[Cc]entigrade|Fahrenheit|C|F)\b"
_OF_TENS = Fraction(9)  # degrees Fahrenheit: half of ten degrees Celsius
_DEGREES = r"[\s-]?(?:[°º˚]|degrees?)(?!\w)"
# The pattern begins with a set of signs: what stands before them is looked at afterwards.
_TEMPERATURES = Pattern(
    r"(?P<one>[\dMm−-](?<![\w.,/$£€-].)(?:(?<=\d)|(?<=[Mm])inus \d|(?<=[−-])\d)\d{0,3}(?:\.\d+)?)"
    rf"(?P<one_unit>{_SCALE}|{_DEGREES})"
    rf"\s?\(\s*{HEDGE}"
    rf"(?P<two>(?:[Mm]inus |[-−])?\d{{1,4}}(?:\.\d+)?)(?P<two_unit>{_SCALE}|{_DEGREES})\s?[),;]"
)


def contradictions(text: str, context: Context) -> Iterator[Sign]:
    """Judge each temperature with the other scale in brackets after it."""
    for match in _TEMPERATURES.finditer(text):
        scales = [_scale(match.group(name)) for name in ("one_unit", "two_unit")]
        if None in scales and scales != [None, None]:
            given = scales[0] or scales[1]
            scales = [scale or ("F" if given == "C" else "C") for scale in scales]
        if set(scales) != {"C", "F"} or context.is_opaque(Span(*match.span())):
            continue
        one, two = (_degrees(match.group(name)) for name in ("one", "two"))
        celsius, fahrenheit = (one, two) if scales[0] == "C" else (two, one)
        rounding = max(_half(match.group("one")), _half(match.group("two"))) * 2
        if celsius >= 100 and celsius % 10 == fahrenheit % 10 == 0:
            rounding = _OF_TENS  # as on the dial of an oven
        # A difference converts without the offset: "2 C (3.6 F) warmer".
        if any(
            abs(celsius * Fraction(9, 5) + offset - fahrenheit) <= rounding for offset in (0, 32)
        ):
            continue
        sure = re.search(r"[°º˚]|deg|[Cc]el|[Cc]en|Fah", match.group()) is not None
        right = one * Fraction(9, 5) + 32 if scales[0] == "C" else (one - 32) * Fraction(5, 9)
        two_text = match.group("two")
        decimals = len(two_text.partition(".")[2])
        suggestion = f"{float(right):.{decimals}f}"
        span = Span(match.start("two"), match.end("two_unit"))
        first = text[match.start("one") : match.end("one_unit")]
        yield Sign(
            span,
            f"“{span.of(text)}” is no conversion of “{first}”, "
            f"which is {suggestion}{match.group('two_unit')}",
            Confidence.HIGH if sure else Confidence.MEDIUM,
            suggestions=(suggestion + match.group("two_unit"),),
            evidence=(
                Evidence(
                    "value",
                    f"{first} is converted as {span.of(text)}",
                    span=Span(match.start("one"), match.end("one_unit")),
                ),
            ),
        )


def _scale(written: str) -> str | None:
    letters = re.sub(r"[^A-Za-z]|degrees?|deg", "", written)
    return letters[0].upper() if letters else None


def _degrees(written: str) -> Fraction:
    value = Fraction(str(written.lstrip("Mminus -−")))
    return value if written[0].isdigit() else -value


def _half(written: str) -> Fraction:
    """Return half the weight of the last digit of a temperature; zeros at the end hide more."""
    digits = written.lstrip("Mminus -−")
    if "." in digits:
        return Fraction(1, 2)
    if digits.endswith("00") and len(digits) > 3:
        return Fraction(25)
    return Fraction(5, 2) if digits.endswith("0") else Fraction(1)
