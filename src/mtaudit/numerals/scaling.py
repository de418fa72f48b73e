"""Scales after a number, parts of scales, years in words: `5k`, "half a million"."""

from fractions import Fraction

from mtaudit.numerals.language import Language
from mtaudit.numerals.quantity import exact
from mtaudit.numerals.words import Numeral
from mtaudit.pattern import Pattern

_MONEY_SIGNS = frozenset("$€£¥₽₹")


def scaled(numeral: Numeral, folded: str, text: str, lang: Language) -> Numeral:
    """Apply a scale that is only understood after digits: `5k`, `3 bn`, `1,2 Mrd.`."""
    if numeral.role != "number" or numeral.words:
        return numeral
    found = lang.abbreviations.after(folded, numeral.end, r"[\s\u00a0]?")
    if found is None:
        return numeral
    scale, start, end = found
    written = text[start:end]
    if not (written.islower() or written.isupper() or written.istitle()):
        return numeral  # 2.0bN, a version
    if end - start == 1:
        # A lone letter is a scale beside a currency or in `5k`; `5 m` and `5 g` are measures.
        glued = start == numeral.end
        money = folded[max(0, numeral.start - 2) : numeral.start].strip()[-1:] in _MONEY_SIGNS
        money = money or (
            (text[start].isupper() or text[start] == "k") and folded[end : end + 1] in _MONEY_SIGNS
        )
        if not (
            (glued or (money and folded[end : end + 1] in _MONEY_SIGNS))
            and (
                money
                or _is_money(folded, end, lang)
                or (
                    text[start] in "kKMB"
                    and text[start : start + 2].isalpha()
                    and not text[start + 1 : start + 2].isalpha()
                )
            )
        ):
            return numeral
    if folded[end - 1] != "." and folded[end : end + 1] == "." and end - start > 1:
        end += 1 if folded[end + 1 : end + 2] in (" ", "\u00a0", ",") else 0
    return numeral._replace(
        end=end,
        value=numeral.value * scale,
        precision=numeral.precision * scale,
        alternatives=tuple(other * scale for other in numeral.alternatives),
        words=True,
        plain=False,
        scale=int(scale),
    )


def _is_money(folded: str, start: int, lang: Language) -> bool:
    """Whether the name of a currency follows: "39.6m euros" are no metres."""
    found = lang.after.after(folded, start, r"[\s\u00a0]")
    return found is not None and found[0].role == "money" and found[2] - found[1] > 1


_OF_A = Pattern(r"[\s-]|[\s](?:of )?an?[\s]")


def parts_of_scales(numerals: list[Numeral], folded: str) -> list[Numeral]:
    """Join "half a million", "medio millón": a part of a scale word."""
    joined: list[Numeral] = []
    for numeral in numerals:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.role == "fraction"
            and numeral.words
            and numeral.role == "number"
            and numeral.value == numeral.scale > 1
            and _OF_A.fullmatch(folded[last.end : numeral.start])
        ):
            part = Fraction(1, last.value) if isinstance(last.value, int) else last.value
            value = exact(part * numeral.value)
            joined[-1] = numeral._replace(start=last.start, value=value, scale=1)
            continue
        joined.append(numeral)
    return joined


def years_in_words(numerals: list[Numeral], folded: str) -> list[Numeral]:
    """Join "nineteen" and "eighty-four" to the year they name."""
    joined: list[Numeral] = []
    for numeral in numerals:
        if joined and numeral.words and numeral.role == "number" and 10 <= numeral.value < 100:
            last = joined[-1]
            if (
                last.words
                and last.role == "number"
                and 13 <= last.value <= 20
                and folded[last.end : numeral.start] == " "
            ):
                year = last.value * 100 + numeral.value
                joined[-1] = last._replace(end=numeral.end, value=year, plain=True)
                continue
        joined.append(numeral)
    return joined
