"""English number words: what a number, or its place in a row, is called."""

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
"""Round numbers that have a name, the largest first."""
NUMBER_WORDS = frozenset([*_ONES, *_TENS, "hundred", *(name for _, name in SCALES), "and"])
"""All words that an English number may be made of."""


def words(value: int) -> str:
    """Write a number below a thousand in English words.

    Args:
        value: 0 to 999.

    Returns:
        The words.
    """
    if value >= 100:
        head = f"{_ONES[value // 100]} hundred"
        return head if value % 100 == 0 else f"{head} and {words(value % 100)}"
    if value < 20:
        return _ONES[value]
    return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")


def ordinal(value: int, *, spelt: bool = False) -> str:
    """Write an English ordinal.

    Args:
        value: A positive integer.
        spelt: In words where the value is below a hundred.

    Returns:
        `21st` or `twenty-first`.
    """
    if spelt and 0 < value < 100:
        head, dash, last = words(value).rpartition("-")
        named = _IRREGULAR.get(last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
        return f"{head}{dash}{named}"
    tail = (
        "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    )
    return f"{value}{tail}"
