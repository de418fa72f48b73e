"""Numbers in Chinese, Japanese and Korean characters, alone or mixed with digits."""

from collections.abc import Sequence

from mtaudit.numerals.quantity import Number, exact
from mtaudit.numerals.words import Numeral, Token

_MYRIAD = 10_000


def evaluate(tokens: Sequence[Token], runs: Sequence[tuple[int, ...]]) -> Numeral | None:
    """Read contiguous digit strings and character runs as one number.

    Args:
        tokens: adjacent tokens, `digits` or `run`.
        runs: for each token the values of its characters (empty for digits).

    Returns:
        The numeral, or None when the writing is no number (a scale character alone).
    """
    total: Number = 0
    section: Number = 0
    digit: Number | None = None
    precision: Number = 1
    last_scale: int = 1
    alternatives: tuple[Number, ...] = ()
    scale = 1
    seen_digit = False
    for token, values in zip(tokens, runs, strict=True):
        if token.role == "digits":
            if digit is not None:
                return None
            digit, precision = token.value, token.precision
            alternatives = token.alternatives
            last_scale = scale = 1
            seen_digit = True
            continue
        if _positional(values):
            number = int("".join(map(str, values)))
            if digit is not None:
                return None
            digit, seen_digit, precision = number, True, 1
            continue
        for value in values:
            if value < 10:
                if digit is not None and digit != 0:
                    return None
                digit, seen_digit, precision, scale = value, True, 1, 1
            elif value in (20, 30) and digit is None:
                # 廿 and 卅 are tens of their own.
                section, seen_digit, last_scale, scale = section + value, True, 10, 10
            elif value < _MYRIAD:
                if digit is None and not seen_digit and value != 10 and len(values) == 1:
                    return None
                section += (1 if digit is None else digit) * value
                digit, last_scale, scale = None, value, value
                seen_digit = True
            else:
                if digit is None and not section and not total:
                    return None
                if section or digit is not None:
                    total += (section + (digit or 0)) * value
                else:
                    total *= value
                section, digit, last_scale, scale = 0, None, value, scale * value
    if digit is None and not seen_digit:
        return None
    whole = total + section + (digit or 0)
    first, last = tokens[0], tokens[-1]
    end_scale = scale if digit is None else 1
    mixed = len(tokens) > 1
    if len(tokens) == 2 and tokens[0].role == "digits":
        alternatives = tuple(exact(other * end_scale) for other in alternatives)
    elif mixed:
        alternatives = ()
    return Numeral(
        first.start, last.end, "number", exact(whole),
        exact(precision * (end_scale if digit is None else 1)), alternatives,
        scale=last_scale if digit is None else 1,
        words=any(runs), malformed=first.malformed and not mixed,
        plain=not mixed and first.plain,
    )  # fmt: skip


def _positional(values: tuple[int, ...]) -> bool:
    """Whether the characters are written like digits: 二〇一九."""
    return len(values) > 1 and all(value < 10 for value in values)


def pair(values: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Read an estimate by two neighbouring digits: 两三天 is two or three days.

    Args:
        values: the values of a character run.

    Returns:
        The run with the lower digit alone and with the higher alone, or None.
    """
    if len(values) > 3 and all(value < 10 for value in values):
        return None
    for index in range(len(values) - 1):
        low, high = values[index : index + 2]
        if 0 < low < 10 and low < high < 10 and high - low == 1:
            head, tail = values[:index], values[index + 2 :]
            if (tail and tail[0] < 10) or (head and head[-1] < 10):
                return None
            return (*head, low, *tail), (*head, high, *tail)
    return None
