"""Digit strings: every script's digits, and what the separators between them mean."""

import re
import unicodedata
from fractions import Fraction

import attrs

from mtaudit.numerals.quantity import Number, exact

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_ARABIC_DECIMAL, _ARABIC_GROUP = "٫", "٬"
# The digit zero of the scripts of the Basic Multilingual Plane (General_Category Nd).
_ZEROS = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66"
    "\u0de6\u0e50\u0ed0\u0f20\u1040\u1090\u17e0\u1810\u1946\u19d0\u1a80\u1a90"
    "\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0"
)
_VULGAR = {c: Fraction(unicodedata.numeric(c)).limit_denominator(10) for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"}


def _fold_table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update({ord(space): "\u00a0" for space in _SPACES})
    table.update({ord(char): "-" for char in "‐‑‒﹣"})
    table.update({ord(char): "~" for char in "〜～∼"})
    table.update({ord("\u3000"): " ", ord("−"): "−", ord("٪"): "%", ord("﹪"): "%", ord("’"): "'"})
    table.update({ord("ʼ"): "'", ord("‘"): "'", ord("´"): "'", ord("∶"): ":"})
    for zero in _ZEROS:
        table.update({ord(zero) + digit: str(digit) for digit in range(10)})
    return table


_FOLD = _fold_table()
_FOLDABLE = re.compile("[" + "".join(re.escape(chr(code)) for code in _FOLD) + "]")


def fold(text: str) -> str:
    """Lower a text and give its digits, spaces and signs one form, keeping every position.

    Args:
        text: any text.

    Returns:
        A text of the same length.
    """
    if text.isascii():
        return text.lower()
    if _FOLDABLE.search(text):
        text = text.translate(_FOLD)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


# No number is written with more characters; it bounds the work on a run of digits.
_LONGEST = 64
# One number. A space joins only groups of three; what the other signs mean is decided by `read`.
NUMBER = (
    r"[0-9]+(?:[.,'·٫٬][0-9]+|[\u00a0 ][0-9]{3}(?![0-9]))*"
    r"(?:\u00a0?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])?|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]"
)

# Digits with an outer form of their own, the longest form first. Addresses are masked before.
STRUCTURES = rf"""(?x:
    (?P<ymd>
        (?<![\d.,])[0-9]{{4}}([-/.])[0-9]{{1,2}}\2[0-9]{{1,2}}(?![\d]|[.,/-]\d)
      | (?<![\d.,])[0-9]{{4}}\.[\u00a0\ ][0-9]{{1,2}}\.[\u00a0\ ][0-9]{{1,2}}(?:\.|(?!\d)))
  | (?P<dmy>
        (?<![\d.,])[0-9]{{1,2}}\u200f?([-/.])[0-9]{{1,2}}\u200f?\4(?:[0-9]{{4}}|[0-9]{{2}})(?![\d]|[.,/:-]\d)
      | (?<![\d.,])[0-9]{{1,2}}\.[\u00a0\ ][0-9]{{1,2}}\.[\u00a0\ ][0-9]{{4}}(?![\d]|[.,/:-]\d))
  | (?P<clock>
        (?<![\d.,])[0-9]{{1,2}}(?::[ ]?[0-9]{{2}}){{1,2}}
        (?:\.[0-9]{{1,2}}(?!\d))?(?![\d]|[:.,]\d|[\u00a0 ]\d{{3}}(?!\d))
      | (?<![\d.,])[0-9]{{1,2}}[\u00a0\ ]?h[\u00a0\ ]?[0-9]{{2}}(?!\w))
  | (?P<ratio>
        (?<![\d])[0-9]+(?:[.,][0-9]+)*
        (?:[ ]?:[ ]?[0-9]+(?:[.,\u00a0 ][0-9]{{3}}(?!\d)|[.,][0-9]+)*)+(?![\d]))
  | (?P<phone>
        \+[0-9][0-9 ()\u00a0-]{{6,16}}[0-9]
      | (?<![\d-])[0-9]{{2,4}}-[0-9]{{3,4}}-[0-9]{{4}}(?![\d-]))
  | (?P<slash>(?<![\d])[0-9]+(?:/[0-9]+)+(?![\d]))
  | (?P<digits>{NUMBER})
)"""


@attrs.frozen
class Style:
    """How a language separates digits.

    Args:
        decimal: the characters that may begin the decimals, the usual one first.
        group: the characters that may separate groups, the usual one first.
    """

    decimal: str = "."
    group: str = ","


@attrs.frozen
class Digits:
    """What a digit string says.

    Args:
        start: offset of the first digit in the string that was read.
        end: offset past the last.
        value: the exact value; None when it is no number but a code (`1.2.3`).
        precision: weight of the last digit.
        alternatives: the other values it may have.
        malformed: whether separators break the grouping rule.
        plain: whether there are digits only, so that it may be a year.
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
        source: text that `NUMBER` matched.
        style: the separators of the language.

    Returns:
        Usually one reading; several when the string turns out to be a list (`1,2,3`).
    """
    if len(source) > _LONGEST:
        return _listed(source)
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
        for digits in _separated(chunk, style):
            readings.append(
                attrs.evolve(digits, start=digits.start + start, end=digits.end + start)
            )
        start += len(chunk) + 1
    return readings


def _plain(source: str, start: int) -> Digits:
    if len(source) > _LONGEST:
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
            and len(re.match("[0-9]*", chunk).group()) == 3  # type: ignore[union-attr]
        )
        if fits:
            grouped[-1] = f"{head} {chunk}"
        else:
            grouped.append(chunk)
    return grouped


def _separated(source: str, style: Style) -> list[Digits]:
    joined = source.replace(" ", "").replace("\u00a0", "")
    # English groups with commas; a space there is a foreign style, though the value is clear.
    foreign = len(joined) < len(source) and " " not in style.group
    signs = [char for char in joined if not char.isdigit()]
    groups = re.split("[^0-9]", joined)
    end = len(source)
    if not signs:
        return [Digits(0, end, int(joined), malformed=foreign)]
    last = signs[-1]
    decimals = len(groups[-1])
    whole, fraction = "".join(groups[:-1]), groups[-1]
    as_group: Number = int("".join(groups))
    as_decimal = exact(Fraction(int(whole + fraction), 10**decimals))
    unit = Fraction(1, 10**decimals)
    if len(set(signs)) > 1:
        if signs.count(last) == 1 and len(set(signs[:-1])) == 1 and _grouped(groups[:-1]):
            return [Digits(0, end, as_decimal, unit)]
        if _opaque(signs):
            return [Digits(0, end, None)]
        return _listed(source)
    if len(signs) > 1:
        if _grouped(groups):
            return [Digits(0, end, as_group)]
        if (last == "," and style.group != ",") or (last == "," and not _near_group(groups)):
            return _listed(source)
        if last in ".·":
            return [Digits(0, end, None)]
        alternatives = (as_decimal,)
        return [Digits(0, end, as_group, 1, alternatives, malformed=True)]
    if last == _ARABIC_DECIMAL or len(joined) < len(source):
        return [Digits(0, end, as_decimal, unit, malformed=foreign)]
    if last == _ARABIC_GROUP:
        return [Digits(0, end, as_group)]
    looks_grouped = _grouped(groups)
    if last == "'":
        return [Digits(0, end, as_group)] if looks_grouped else _listed(source)
    if last in style.group:
        if looks_grouped:
            return [Digits(0, end, as_group, 1, (as_decimal,))]
        if last in style.decimal or groups[0] in ("0", "00"):
            return [Digits(0, end, as_decimal, unit)]
        return [Digits(0, end, as_decimal, unit, (as_group,), malformed=True)]
    if looks_grouped:
        return [Digits(0, end, as_decimal, unit, (as_group,))]
    return [Digits(0, end, as_decimal, unit)]


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


def _opaque(signs: list[str]) -> bool:
    return signs.count(".") >= 2


def _listed(source: str) -> list[Digits]:
    return [_plain(match.group(), match.start()) for match in re.finditer("[0-9]+", source)]
