"""Digit strings: every script's digits, and what the separators between them mean."""

import re
from fractions import Fraction
from typing import NamedTuple

from mtaudit.numerals.quantity import Number, exact
from mtaudit.pattern import Pattern

_ARABIC_DECIMAL, _ARABIC_GROUP = "٫", "٬"
_VULGAR = {
    char: Fraction(ord(above) - ord("0"), ord(below) - ord("0"))
    for char, above, below in zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞", "11213123411357", "23344555568888", strict=True)
}

# No number is written with more characters; it bounds the work on a run of digits.
LONGEST = 64
# One number. A space joins only groups of three; what the other signs mean is decided by `read`.
NUMBER = (
    r"[0-9]+(?:[.,'·٫٬][0-9]+|[\u00a0 ][0-9]{3}(?![0-9]))*"
    r"(?:\u00a0?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])?|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]"
)

# Digits with an outer form of their own, the longest form first. Addresses are masked before.
STRUCTURE = Pattern(
    rf"""
    (?P<ymd>
        (?<![\d.,])[0-9]{{4}}([-/.])[0-9]{{1,2}}\2[0-9]{{1,2}}(?![\d]|[.,/-]\d)
      | (?<![\d.,])[0-9]{{4}}\.[\u00a0\ ][0-9]{{1,2}}\.[\u00a0\ ][0-9]{{1,2}}(?:\.|(?!\d)))
  | (?P<dmy>
        (?<![\d.,])[0-9]{{1,2}}\u200f?([-/.])[0-9]{{1,2}}\u200f?\4(?:[0-9]{{4}}|[0-9]{{2}})(?![\d]|[.,/:-]\d)
      | (?<![\d.,])[0-9]{{1,2}}\.[\u00a0\ ][0-9]{{1,2}}\.[\u00a0\ ][0-9]{{4}}(?![\d]|[.,/:-]\d))
  | (?P<clock>
        (?<![\d.,])[0-9]{{1,2}}(?::[0-9]{{2}}){{2}}[.,][0-9]{{3,6}}(?![\d]|[:.,]\d)
      | (?<![\d.,])[0-9]{{1,2}}(?::[ ]?[0-9]{{2}}){{1,2}}
        (?:\.[0-9]{{1,2}}(?!\d))?(?![\d]|[:.,]\d|[\u00a0 ]\d{{3}}(?!\d))
      | (?<![\d.,])[0-9]{{1,2}}[\u00a0\ ]?h[\u00a0\ ]?[0-9]{{2}}(?!\w))
  | (?P<ratio>
        (?<![\d])(?!(?:1[0-9]|20)[0-9]{{2}}:[ ])[0-9]+(?:[.,][0-9]+)*
        (?:[ ]?:[ ]?[0-9]+(?:[.,\u00a0 ][0-9]{{3}}(?!\d)|[.,][0-9]+)*)+(?![\d]))
  | (?P<phone>
        \+[0-9][0-9 ()\u00a0-]{{6,16}}[0-9]
      | (?<![\d-])[0-9]{{2,4}}-[0-9]{{3,4}}-[0-9]{{4}}(?![\d-]))
  | (?P<slash>(?<![\d])[0-9]+(?:/[0-9]+)+(?![\d]))
  | (?P<digits>{NUMBER})
""",
    re.VERBOSE,
)


_DECIMAL = Pattern(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?=,|\Z)")  # of a list: 1.5,2.5
_THREE_DIGITS = Pattern("[0-9]{3}(?![0-9])")


class Style(NamedTuple):
    """How a language separates digits.

    Args:
        decimal: The characters that may begin the decimals, the usual one first.
        group: The characters that may separate groups, the usual one first.
    """

    decimal: str = "."
    group: str = ","


class Digits(NamedTuple):
    """What a digit string says.

    Args:
        start: Offset of the first digit in the string that was read.
        end: Offset past the last.
        value: The exact value; None when it is no number but a code (`1.2.3`).
        precision: Weight of the last digit.
        alternatives: The other values it may have.
        malformed: Whether separators break the grouping rule.
        plain: Whether there are digits only, so that it may be a year.
    """

    start: int
    end: int
    value: Number | None
    precision: Number = 1
    alternatives: tuple[Number, ...] = ()
    malformed: bool = False
    plain: bool = False


def read(source: str, style: Style) -> list[Digits]:
    """Read a digit string as written in a language.

    Args:
        source: Text that `NUMBER` matched.
        style: The separators of the language.

    Returns:
        Usually one reading; several when the string turns out to be a list (`1,2,3`).
    """
    if len(source) > LONGEST:
        return listed(source)
    if source.isdigit() and source.isascii():
        return [_plain(source, 0)]
    if source[-1] in _VULGAR:
        whole = source[:-1].rstrip("\u00a0")
        if not whole.isdigit():
            whole, at = "0", len(source) - 1
        else:
            at = 0
        value = int(whole) + _VULGAR[source[-1]]
        return [Digits(at, len(source), value, Fraction(1, 100))]
    readings: list[Digits] = []
    start = 0
    for chunk in _by_space(source):
        readings += (
            digits._replace(start=digits.start + start, end=digits.end + start)
            for digits in _separated(chunk, style)
        )
        start += len(chunk) + 1
    return readings


def _plain(source: str, start: int) -> Digits:
    if len(source) > LONGEST:
        return Digits(start, start + len(source), None)
    return Digits(start, start + len(source), int(source), plain=True)


def _by_space(source: str) -> list[str]:
    """Split at each space that does not group digits (`2019 300` is two numbers)."""
    if " " not in source and "\u00a0" not in source:
        return [source]
    chunks = re.split("[ \u00a0]", source)
    grouped = [chunks[0]]
    for chunk in chunks[1:]:
        head = grouped[-1]
        groups = re.split("[ \u00a0]", head)
        fits = (
            len(groups[0]) <= 3
            and groups[0] != "0"
            and all(len(group) == 3 for group in groups[1:])
            and head.replace(" ", "").replace("\u00a0", "").isdigit()
            and _THREE_DIGITS.match(chunk) is not None
        )
        if fits:
            grouped[-1] = f"{head} {chunk}"
        else:
            grouped.append(chunk)
    return grouped


class _Marked(NamedTuple):
    """Digits with signs between them.

    Args:
        source: The writing.
        groups: The digit strings between the signs.
        signs: The signs, spaces left out.
    """

    source: str
    groups: list[str]
    signs: list[str]

    @property
    def grouped(self) -> bool:
        """Whether the signs may separate groups."""
        return _grouped(self.groups)

    def whole(self, *, decimal: bool = False, malformed: bool = False) -> list[Digits]:
        """All digits as one integer; `decimal` keeps the other reading too."""
        others = (self._decimal_value,) if decimal else ()
        return [Digits(0, len(self.source), self._whole_value, 1, others, malformed)]

    def decimal(self, *, whole: bool = False, malformed: bool = False) -> list[Digits]:
        """The last group as decimals; `whole` keeps the other reading too."""
        others = (self._whole_value,) if whole else ()
        unit = Fraction(1, 10 ** len(self.groups[-1]))
        return [Digits(0, len(self.source), self._decimal_value, unit, others, malformed)]

    def opaque(self) -> list[Digits]:
        """A code."""
        return [Digits(0, len(self.source), None)]

    @property
    def _whole_value(self) -> Number:
        return int("".join(self.groups))

    @property
    def _decimal_value(self) -> Number:
        return exact(Fraction(int("".join(self.groups)), 10 ** len(self.groups[-1])))


def _separated(source: str, style: Style) -> list[Digits]:
    """Read digits with signs or grouping spaces between them."""
    joined = source.replace(" ", "").replace("\u00a0", "")
    spaced = len(joined) < len(source)
    # English groups with commas; a space there is a foreign style, though the value is clear.
    foreign = spaced and " " not in style.group
    signs = [char for char in joined if not char.isdigit()]
    if not signs:
        return [Digits(0, len(source), int(joined), malformed=foreign)]
    marked = _Marked(source, re.split("[^0-9]", joined), signs)
    if len(set(signs)) > 1:
        return _differently_marked(marked, style)
    if len(signs) > 1:
        return _repeatedly_marked(marked, style)
    if spaced or signs[0] == _ARABIC_DECIMAL:
        return marked.decimal(malformed=foreign)
    return _marked_once(marked, style)


def _differently_marked(marked: _Marked, style: Style) -> list[Digits]:
    """Read 1,234.5: the last sign begins the decimals, the others separate groups; or 1.5,2.5."""
    groups, signs = marked.groups, marked.signs
    if signs.count(signs[-1]) == 1 and len(set(signs[:-1])) == 1 and _grouped(groups[:-1]):
        return marked.decimal()
    numbers = list(_DECIMAL.finditer(marked.source)) if set(signs) == {".", ","} else []
    if style.decimal[0] == "." and len(numbers) == signs.count(",") + 1:
        return [
            digits._replace(start=digits.start + number.start(), end=digits.end + number.start())
            for number in numbers
            for digits in read(number.group(), style)
        ]
    return marked.opaque() if signs.count(".") >= 2 else listed(marked.source)


def _repeatedly_marked(marked: _Marked, style: Style) -> list[Digits]:
    """Read 1,234,567; with groups of other sizes a list (1,2,3) or a code (1.2.3)."""
    sign = marked.signs[0]
    if marked.grouped:
        return marked.whole()
    if sign == "," and (style.group != "," or not _near_group(marked.groups)):
        return listed(marked.source)
    if sign in ".·":
        return marked.opaque()
    return marked.whole(decimal=True, malformed=True)


def _marked_once(marked: _Marked, style: Style) -> list[Digits]:
    """Read 1,234 and 1,5: the sign means what it means in the language, if the digits fit."""
    sign = marked.signs[0]
    if sign == _ARABIC_GROUP:
        return marked.whole()
    if sign == "'":
        return marked.whole() if marked.grouped else listed(marked.source)
    if sign not in style.group:
        return marked.decimal(whole=marked.grouped)
    if marked.grouped:
        return marked.whole(decimal=True)
    if sign in style.decimal or marked.groups[0] in ("0", "00"):
        return marked.decimal()
    return marked.decimal(whole=True, malformed=True)


def _grouped(groups: list[str]) -> bool:
    """Whether digit groups follow the three-digit rule or the Indian one (12,34,567)."""
    head, tail = groups[0], groups[1:]
    if not tail:
        return True
    if not 1 <= len(head) <= 3 or head[0] == "0":
        return False
    if all(len(group) == 3 for group in tail):
        return True
    return len(head) <= 2 and len(tail[-1]) == 3 and all(len(group) == 2 for group in tail[:-1])


def _near_group(groups: list[str]) -> bool:
    return any(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3


def listed(source: str) -> list[Digits]:
    """Read a digit string as a list, each run of digits a number.

    Args:
        source: Text that `NUMBER` matched.
    """
    return [_plain(match.group(), match.start()) for match in re.finditer("[0-9]+", source)]
