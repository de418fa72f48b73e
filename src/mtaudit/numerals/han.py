"""Numbers in Chinese, Japanese and Korean characters, alone or mixed with digits."""

from collections.abc import Sequence

import attrs

from mtaudit.numerals.quantity import Number, exact
from mtaudit.numerals.tokens import Token
from mtaudit.numerals.words import Numeral

_MYRIAD = 10_000


def evaluate(tokens: Sequence[Token], runs: Sequence[tuple[int, ...]]) -> Numeral | None:
    """Read contiguous digit strings and character runs as one number.

    Args:
        tokens: Adjacent tokens, `digits` or `run`.
        runs: For each token the values of its characters (empty for digits).

    Returns:
        The numeral, or None when the writing is no number (a scale character alone).
    """
    total = _Sum()
    for token, values in zip(tokens, runs, strict=True):
        if token.role == "digits":
            fits = total.take_digits(token)
        elif _positional(values):
            fits = total.take_positional(values)
        else:
            fits = all(total.take(value, alone=len(values) == 1) for value in values)
        if not fits:
            return None
    return total.numeral(tokens, words=any(runs)) if total.begun else None


@attrs.define
class _Sum:
    """The value so far, of digits and characters read from left to right.

    Args:
        total: What is closed by a scale of a myriad or more.
        section: What is closed by a scale below it.
        digit: The digit, or the digit string, that no scale has closed.
        precision: Weight of the last digit.
        alternatives: Other values of the digits.
        last_scale: The last scale character.
        scale: Product of the scale characters since the last digit.
        begun: Whether anything states a value.
    """

    total: Number = 0
    section: Number = 0
    digit: Number | None = None
    precision: Number = 1
    alternatives: tuple[Number, ...] = ()
    last_scale: int = 1
    scale: int = 1
    begun: bool = False

    def take_digits(self, token: Token) -> bool:
        """Take a digit string, unless one stands before it already."""
        if self.digit is not None:
            return False
        self.digit, self.precision = token.value, token.precision
        self.alternatives = token.alternatives
        self.last_scale = self.scale = 1
        self.begun = True
        return True

    def take_positional(self, values: tuple[int, ...]) -> bool:
        """Take characters that are written like digits (二〇一九)."""
        if self.digit is not None:
            return False
        self.digit, self.precision, self.begun = int("".join(map(str, values))), 1, True
        return True

    def take(self, value: int, *, alone: bool) -> bool:
        """Take one character; `alone` says that no other stands beside it."""
        if value < 10:
            return self._take_digit(value)
        if value in (20, 30) and self.digit is None:
            # 廿 and 卅 are tens of their own.
            self.section += value
            self.last_scale, self.scale, self.begun = 10, 10, True
            return True
        if value < _MYRIAD:
            return self._take_multiplier(value, alone=alone)
        return self._take_myriad(value)

    def _take_digit(self, value: int) -> bool:
        if self.digit is not None and self.digit != 0:
            return False
        self.digit, self.precision, self.scale, self.begun = value, 1, 1, True
        return True

    def _take_multiplier(self, value: int, *, alone: bool) -> bool:
        """Close a section's digit by 十, 百 or 千; 十 alone is ten, the others are no number."""
        if alone and value != 10 and self.digit is None and not self.begun:
            return False
        self.section += (1 if self.digit is None else self.digit) * value
        self.digit, self.last_scale, self.scale, self.begun = None, value, value, True
        return True

    def _take_myriad(self, value: int) -> bool:
        """Close the section by 万, 亿 or 兆."""
        if self.digit is None and not self.section and not self.total:
            return False
        if self.section or self.digit is not None:
            self.total += (self.section + (self.digit or 0)) * value
        else:
            self.total *= value
        self.section, self.digit, self.last_scale = 0, None, value
        self.scale *= value
        return True

    def numeral(self, tokens: Sequence[Token], *, words: bool) -> Numeral:
        """Give the finished number."""
        first, last = tokens[0], tokens[-1]
        mixed = len(tokens) > 1
        scaled = self.digit is None
        scale = self.scale if scaled else 1
        alternatives = self.alternatives
        if len(tokens) == 2 and first.role == "digits":
            alternatives = tuple(exact(other * scale) for other in alternatives)
        elif mixed:
            alternatives = ()
        return Numeral(
            first.start,
            last.end,
            "number",
            exact(self.total + self.section + (self.digit or 0)),
            exact(self.precision * scale),
            alternatives,
            scale=self.last_scale if scaled else 1,
            words=words,
            malformed=first.malformed and not mixed,
            plain=not mixed and first.plain,
        )


def _positional(values: tuple[int, ...]) -> bool:
    """Whether the characters are written like digits: 二〇一九."""
    return len(values) > 1 and all(value < 10 for value in values)


def pair(values: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Read an estimate by two neighbouring digits: 两三天 is two or three days.

    Args:
        values: The values of a character run.

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


def trailing(values: tuple[int, ...]) -> int:
    """Return the scale that Chinese leaves out after a last digit: 一百二 is 120, 三万五 35,000.

    Args:
        values: The values of a character run.

    Returns:
        A tenth of the scale before that digit; 0 if none is left out.
    """
    if len(values) < 3 or not 0 < values[-1] < 10 or values[-2] < 100 or 0 in values:
        return 0
    return values[-2] // 10
