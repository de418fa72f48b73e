"""Number words: from the tokens of a text to values, for languages that write with spaces.

The grammar is one for all of them: values below a hundred add to a round group, a hundred
multiplies, a scale closes the group. What differs is data: the words, whether units stand before
tens (German, Arabic), whether "and" may only follow a hundred (English).
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from mtaudit.numerals.language import Language
from mtaudit.numerals.quantity import Number, exact
from mtaudit.numerals.tokens import Token
from mtaudit.pattern import Pattern


class Numeral(NamedTuple):
    """A number with its writing, before its surroundings say what it counts.

    Args:
        start: First code point.
        end: One past the last.
        role: Number, ordinal, fraction, approximate, month, weekday, clock, or a structured form.
        value: The exact value.
        precision: Weight of the last kept digit.
        alternatives: Other values of the same writing.
        scale: Product of the scale words (1000000 in `4.5 million`).
        words: Whether number words take part.
        weak: Whether it is often no number.
        malformed: Whether separators are irregular.
        plain: Whether it is bare digits.
        high: The upper value of an estimate between neighbours (两三天).
    """

    start: int
    end: int
    role: str
    value: Number
    precision: Number = 1
    alternatives: tuple[Number, ...] = ()
    scale: int = 1
    words: bool = False
    weak: bool = False
    malformed: bool = False
    plain: bool = False
    high: Number | None = None


_GAP = Pattern(r"[\s\u00a0]{1,2}|[\s\u00a0]?-[\s\u00a0]?|")
_HUNDRED = 100
_QUARTERS = 4
_WORDS = frozenset({"fraction", "approximate", "moment", "decade", "percent"})
# In words a thousand may end in a comma: "five thousand, two hundred".
_COMMA = Pattern(r",[\s\u00a0]")


def combine(tokens: Sequence[Token], index: int, text: str, lang: Language) -> tuple[Numeral, int]:
    """Join the number words that stand together from one token on.

    Args:
        tokens: The tokens of the text.
        index: The first token.
        text: The folded text, for what stands between.
        lang: The language.

    Returns:
        The numeral and the index of the first token after it.
    """
    first = tokens[index]
    if first.role not in ("digits", "cardinal", "scale", "ordinal"):
        return _single(first), index + 1
    sum_ = _Sum(first, lang)
    following = index + 1
    while following < len(tokens) and not sum_.closed:
        joined = False
        step = following
        if tokens[step].role == "and":
            joined, step = True, step + 1
        if step >= len(tokens) or not (
            _adjacent(tokens[following - 1], tokens[following], text)
            or _linked(tokens[following - 1], tokens[following], text, lang)
            or (not joined and _goes_on_after_comma(tokens, following, text))
        ):
            break
        if joined and not _adjacent(tokens[step - 1], tokens[step], text):
            break
        if tokens[step].role == "digits":
            # "2 миллиона 300 тысяч": digits go on before a smaller scale.
            more = tokens[step + 1] if step + 1 < len(tokens) else None
            if more is not None and not _adjacent(tokens[step], more, text):
                more = None
            if not sum_.add_digits(tokens[step], more):
                break
        elif _only_begins(tokens[step], tokens[step - 1], text, lang) or not sum_.add(
            tokens[step], joined or tokens[step].joined
        ):
            break
        following = step + 1
    return sum_.numeral(), following


def _single(token: Token) -> Numeral:
    return Numeral(
        token.start,
        token.end,
        token.role,
        token.value,
        token.precision,
        token.alternatives,
        words=token.role in _WORDS or token.role.startswith("duration-"),
        weak=token.weak,
        malformed=token.malformed,
        plain=token.plain,
    )


def _adjacent(left: Token, right: Token, text: str) -> bool:
    gap = text[left.end : right.start]
    return _GAP.fullmatch(gap) is not None and not (
        "-" in gap and "digits" in (left.role, right.role)
    )


def _linked(left: Token, right: Token, text: str, lang: Language) -> bool:
    """Whether the letter for "and" is glued to digits: مليونين و300 ألف."""
    gap = text[left.end : right.start]
    word = lang.words.get(gap.lstrip()) if gap[:1].isspace() else None
    return word is not None and word.role == "and" and right.role == "digits"


def _only_begins(token: Token, last: Token, text: str, lang: Language) -> bool:
    """Whether a word apart from the number before it is none: "mười năm" are ten years."""
    apart = token.start > last.end and last.role != "and"
    return apart and text[token.start : token.end] in lang.leading


def _goes_on_after_comma(tokens: Sequence[Token], index: int, text: str) -> bool:
    """Whether hundreds in words follow a thousand and a comma."""
    left, right = tokens[index - 1], tokens[index]
    if left.role != "scale" or left.value < 1000 or right.role != "cardinal":
        return False
    if _COMMA.fullmatch(text, left.end, right.start) is None:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    hundreds = after is not None and after.value == _HUNDRED and _adjacent(right, after, text)
    return hundreds or right.value % _HUNDRED == 0


class _Sum:
    """The value so far: finished scale groups, the group being built, and what may still come."""

    def __init__(self, token: Token, lang: Language) -> None:
        self._lang = lang
        self._start, self._end = token.start, token.end
        self._first = token
        self._total: Number = 0
        self._group: Number = 0
        self._last_scale: Number | None = None
        self._scale = 1
        self._count = 0
        self._denominator: Number = 1
        self._role = "number"
        self._alternatives = token.alternatives
        self._precision = token.precision
        self.closed = False
        self._take(token)

    def add(self, token: Token, joined: bool) -> bool:
        """Take one more token if the grammar allows it.

        Args:
            token: The next token.
            joined: Whether a word "and" stands before it.

        Returns:
            Whether it was taken.
        """
        if not self._allows(token, joined):
            return False
        self._take(token)
        return True

    def add_digits(self, token: Token, following: Token | None) -> bool:
        """Take digits after a scale if a smaller scale follows them, in Turkish also without one.

        Args:
            token: The digits.
            following: The token beside them, if any.

        Returns:
            Whether the digits were taken.
        """
        if self._last_scale is None or self._group or not 0 < token.value < 1000:
            return False
        if following is not None and following.role == "scale":
            if following.value >= self._last_scale:
                return False
        elif not ("digits-after-scale" in self._lang.flags and token.plain):
            return False
        else:
            self._precision, self.closed = Fraction(1, self._last_scale), True  # to the last digit
        self._group, self._end = token.value, token.end
        self._count += 1
        return True

    def _allows(self, token: Token, joined: bool) -> bool:
        """Whether the grammar lets a token follow, after a word "and" or without one."""
        if self._role == "ordinal":
            # "vigésimo quinto": a smaller ordinal goes on.
            return token.role == "ordinal" and self._allows_addend(token.value, joined)
        if token.role == "fraction":
            return not joined and self._allows_fraction()
        if self._is_fraction(token):
            return not joined
        if token.role not in ("cardinal", "ordinal", "scale"):
            return False
        if joined and not self._allows_and(token):
            return False
        if token.value == _HUNDRED and (token.role != "ordinal" or self._group):
            return self._allows_hundred(token, joined)
        if token.role == "scale" or (token.value >= 1000 and token.role == "ordinal"):
            return self._allows_scale(token, joined)
        return self._allows_addend(token.value, joined)

    def _allows_fraction(self) -> bool:
        """Two thirds: a small number of parts."""
        small = isinstance(self._group, int) and 0 < self._group < 100
        return small and self._count == 1 and self._last_scale is None

    def _allows_and(self, token: Token) -> bool:
        """Two hundred and five; in English "and" stands after a hundred only."""
        if "and-after-hundred" not in self._lang.flags:
            return True
        after_hundred = self._group % _HUNDRED == 0 and self._first.role != "digits"
        return after_hundred and token.role != "scale"

    def _allows_hundred(self, token: Token, joined: bool) -> bool:
        """Two hundred: a hundred multiplies what is below it; "50 centesimi" are parts."""
        if token.role == "ordinal" and self._first.role == "digits":
            return False
        if joined and self._group:
            return False
        return 0 <= self._group < _HUNDRED and not (self._group == 0 and self._total == 0)

    def _allows_scale(self, token: Token, joined: bool) -> bool:
        """Two thousand: a scale closes the group; the next one is smaller."""
        value, group, last = token.value, self._group, self._last_scale
        if joined or (group == 0 and last is not None and value < last):
            return group == 0 and self._total > 0 and value < (last or 0)
        if last is None or value < last:
            return group != 0
        # "thousand million", "mil millones", "लाख करोड़": a scale of scales.
        return (self._count > 0 and self._end == token.start) or value > last

    def _allows_addend(self, value: Number, joined: bool) -> bool:
        """Twenty-five: a smaller number adds to a round one."""
        group, flags = self._group, self._lang.flags
        if self._first.role == "digits" and self._last_scale is None:
            return False
        if isinstance(value, Fraction):
            return False
        if group == 0:
            return self._total > 0
        if joined and "units-first" in flags and 1 <= group % 100 <= 9 and 20 <= value <= 90:
            return True
        if isinstance(group, Fraction):
            return False
        if "twenties" in flags and group % 100 in (60, 80) and 10 <= value < 20:
            return True
        return value > 0 and group % 10 ** len(str(value)) == 0

    def _is_fraction(self, token: Token) -> bool:
        """Whether an ordinal names the parts of one: "one third", "un cinquième"."""
        if token.role != "ordinal" or self._count != 1 or self._first.role == "digits":
            return False
        if self._group == 1:
            return token.value >= 3 and "ordinal-fractions" in self._lang.flags
        # "dwie trzecie": the plural of the ordinal names the parts.
        return "ordinal-parts" in self._lang.flags and 1 < self._group < token.value <= 10

    def _take(self, token: Token) -> None:
        value = token.value
        self._end = token.end
        if token.role == "fraction" or (self._count == 1 and self._is_fraction(token)):
            self._denominator, self._role, self.closed = value, "fraction", True
            self._count += 1
            return
        self._count += 1
        if value == _HUNDRED:
            self._group = (self._group or 1) * 100
        elif token.role == "scale" or (value >= 1000 and token.role == "ordinal"):
            scale = int(value)
            if self._last_scale is not None and value > self._last_scale:
                self._total = (self._total + self._group) * scale
            else:
                self._total += (self._group or 1) * scale
            self._group, self._last_scale = 0, value
            self._scale *= scale
        else:
            self._group += value
        if token.role == "ordinal":
            chains = "ordinal-chains" in self._lang.flags and value in range(10, 901, 10)
            self._role, self.closed = "ordinal", not chains

    def numeral(self) -> Numeral:
        """Give the finished number.

        Returns:
            The numeral.
        """
        value = self._total + self._group
        digits = self._first.role == "digits"
        if self._role == "fraction":
            value = Fraction(value) / self._denominator
        scale = self._scale if digits else 1
        precision: Number = self._precision * (self._last_scale or 1)
        if not digits and self._role != "fraction":
            precision = self._last_scale or 1
            if self._group:
                precision = 1
        alternatives = tuple(exact(other * scale) for other in self._alternatives)
        if self._role == "fraction" and self._denominator == _QUARTERS and value > Fraction(1, 4):
            alternatives = (exact(value * _QUARTERS),)  # "the first three quarters" of a year
        return Numeral(
            self._start,
            self._end,
            self._role,
            exact(value),
            exact(precision),
            alternatives,
            scale=int(self._last_scale or 1) if self._group == 0 else 1,
            words=not digits or self._count > 1,
            weak=self._count == 1 and self._first.weak,
            malformed=self._first.malformed,
            plain=self._count == 1 and self._first.plain,
        )
