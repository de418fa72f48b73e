"""Numbers that are names: letters glued to digits."""

import re
from fractions import Fraction
from typing import NamedTuple

from mtaudit.numerals.language import Language
from mtaudit.numerals.quantity import Kind, Number, Quantity, exact
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

GAP = r"[\s\u00a0]?-?|-[\s\u00a0]?"
_LATIN = Pattern("[a-z]")
_CODE_AFTER = Pattern(r"(?:[-_/]?[A-Za-z0-9]+)+")
_METRES = Pattern("m[0-9]{2}")  # 1m83
_CODE_CHARACTER = Pattern("[A-Za-z0-9_/.-]")
_TIMES_AFTER = Pattern("x[0-9]+(?![A-Za-z0-9])")
_TIMES_BEFORE = Pattern("[0-9]x$")
_STEMS = Pattern("[-_/.]")


class Neighbourhood(NamedTuple):
    """The text a numeral stands in.

    Args:
        text: The text as written.
        folded: The same, folded.
        lang: The language.
        floor: The end of the quantity before: nothing left of it may be taken.
    """

    text: str
    folded: str
    lang: Language
    floor: int


def make(
    numeral: Numeral,
    kind: Kind,
    near: Neighbourhood,
    *,
    start: int | None = None,
    end: int | None = None,
    value: Number | None = None,
    unit: str | None = None,
    weak: bool | None = None,
    alternatives: tuple[Number, ...] | None = None,
) -> Quantity:
    """Make a quantity of a numeral.

    Args:
        numeral: The numeral.
        kind: What it counts.
        near: The text around it.
        start: Where the quantity begins, if before the numeral.
        end: Where it ends, if after the numeral.
        value: Its value, if not the numeral's.
        unit: Its unit.
        weak: Whether it is often no number, if not as the numeral.
        alternatives: Its other values, if not the numeral's.

    Returns:
        The quantity.
    """
    begin = numeral.start if start is None else start
    stop = numeral.end if end is None else end
    return Quantity(
        Span(begin, stop),
        kind,
        exact(numeral.value if value is None else value),
        near.text[begin:stop],
        unit,
        None,
        exact(numeral.precision),
        tuple(map(exact, numeral.alternatives if alternatives is None else alternatives)),
        (),
        numeral.weak if weak is None else weak,
        numeral.words,
        numeral.malformed,
    )


def code_at(numeral: Numeral, near: Neighbourhood) -> tuple[Quantity, int] | None:
    """Read letters glued to digits as a code (`AB14`, `COVID-19`, `5G`).

    Args:
        numeral: Digits without words.
        near: The text around them.

    Returns:
        The code and its end, or None where a table knows the letters as a unit or a suffix.
    """
    text, folded = near.text, near.folded
    prefix = _letters_before(text, numeral.start, max(near.floor, numeral.start - 24))
    if prefix and prefix[-1] in "-_/.":
        stem = _STEMS.split(prefix[:-1])[-1]
        # `mid-1990s` and `pre-2008` are words before numbers; `F-16` and `COVID-19` are names.
        if prefix[-1] in "/." or (stem.islower() and stem != "covid") or len(stem) > 12:
            prefix = ""
    elif prefix and near.lang.before.before(folded, numeral.start, "") is not None:
        prefix = ""
    if prefix and prefix[-1].isalpha() and not near.lang.han and len(_STEMS.split(prefix)[-1]) > 6:
        # `just40`: a missing space, not a code; `math.log1p` is one.
        prefix = ""
    end = numeral.end
    glued = folded[end : end + 1]
    suffix = ""
    if _LATIN.match(glued) or (glued in "-_/" and prefix and glued):
        after = _CODE_AFTER.match(text, end)
        suffix = after.group() if after else ""
        if not prefix and suffix and _known_suffix(numeral, near, suffix):
            suffix = ""
    # 1920x1080 and 4x100 are two numbers.
    is_product = _TIMES_AFTER.match(suffix) or _TIMES_BEFORE.search(text[: numeral.start][-2:])
    if is_product or not (prefix or suffix):
        return None
    if suffix and not prefix and suffix[0].isalpha() and suffix.islower() and len(suffix) > 3:
        # `30something`, `100people`: the space was lost.
        return None
    start = numeral.start - len(prefix)
    stop = end + len(suffix)
    letters = re.sub("[^A-Za-z]", "", prefix + suffix).lower()
    if not prefix and near.lang.style.decimal[0] == "," and _METRES.fullmatch(suffix):
        metres = exact(numeral.value + Fraction(int(suffix[1:]), 100))
        return make(numeral, Kind.MEASURE, near, end=stop, value=metres, unit="metre"), stop
    return make(numeral, Kind.CODE, near, start=start, end=stop, unit=letters), stop


def _letters_before(text: str, end: int, floor: int) -> str:
    """The letters, digits and joining signs that stand directly before a number."""
    start = end
    while start > floor and (_CODE_CHARACTER.match(text[start - 1])):
        start -= 1
    while start < end and not (text[start].isascii() and text[start].isalpha()):
        start += 1
    return text[start:end]


def _known_suffix(numeral: Numeral, near: Neighbourhood, suffix: str) -> bool:
    found = near.lang.after.after(near.folded, numeral.end, GAP)
    if found is None or found[1] != numeral.end:
        return False
    letters = re.match("[A-Za-z]*", suffix)
    size = len(letters.group()) if letters else 0
    if found[2] - found[1] < size or any(char.isdigit() for char in suffix[size:]):
        return False
    return not (len(suffix) == 1 and suffix in "DGKMTSH")
