"""Writing a quantity the way a text writes its numbers, so that a finding can suggest a repair."""

import re
from fractions import Fraction

from mtaudit.numerals.language import language
from mtaudit.numerals.quantity import Kind, Number, Quantity, exact

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
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "RUB": "₽"}
_CURRENCY_NAMES = {
    "USD": "dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CNY": "yuan", "INR": "rupees",
    "KRW": "won", "RUB": "rubles", "CHF": "Swiss francs", "PLN": "zlotys", "CZK": "crowns",
    "UAH": "hryvnias", "HKD": "Hong Kong dollars", "AUD": "Australian dollars",
    "CAD": "Canadian dollars", "TWD": "Taiwan dollars", "SGD": "Singapore dollars", "BRL": "reais",
}  # fmt: skip


def render(quantity: Quantity, like: Quantity | None = None, lang: str = "en") -> str:
    """Write a quantity.

    Args:
        quantity: what to write.
        like: a quantity of the text whose style to follow: digits or words, separators, scale
            words, the order of a date, the clock. None gives the language's plain style.
        lang: the language to write; words and names are written in English only, other languages
            get digits with their separators.

    Returns:
        The writing.
    """
    english = lang.partition("-")[0] == "en"
    if quantity.parts:
        return _composite(quantity, like, lang, english)
    style = like.text if like is not None else ""
    value = quantity.value
    match quantity.kind:
        case Kind.YEAR | Kind.ERA_YEAR:
            return str(value) if value > 0 or not english else f"{-value} BC"
        case Kind.DECADE if english:
            return f"{value}s"
        case Kind.CENTURY if english:
            name = ordinal(abs(int(value)), words=bool(like and like.words))
            return f"{name} century" + (" BC" if value < 0 else "")
        case Kind.MONTH if english:
            name = _MONTHS[int(value) - 1]
            return name[:3] if 0 < len(style.rstrip(".")) <= 3 and style != "May" else name
        case Kind.WEEKDAY if english:
            return _WEEKDAYS[int(value) - 1]
        case Kind.DAY | Kind.ORDINAL if english and (
            quantity.kind is Kind.ORDINAL or re.search("(?i)[a-z]", style)
        ):
            return ordinal(int(value), words=bool(like and like.words))
        case Kind.TIME:
            return _time(quantity, style, english)
        case Kind.MONEY:
            return _money(quantity, like, lang, english)
        case Kind.PERCENT | Kind.POINTS:
            return _percent(quantity, like, lang, english)
        case Kind.MEASURE | Kind.DURATION:
            return _measure(quantity, like, lang)
        case Kind.CODE:
            return quantity.text
        case _:
            return number(value, like, lang)


def number(value: Number, like: Quantity | None = None, lang: str = "en") -> str:
    """Write a bare number.

    Args:
        value: the value.
        like: a quantity whose style to follow.
        lang: the language.

    Returns:
        Digits, or in English words or digits with a scale word where the model has them.
    """
    style = like.text if like is not None else ""
    english = lang.partition("-")[0] == "en"
    whole = isinstance(value, int)
    spelt = english and like is not None and like.words and not re.search(r"\d", style)
    if spelt and whole and 0 <= value <= 999:
        return words(int(value))
    if english and (scaled := _scaled(value, style, wanted=like is not None)):
        return scaled
    return _digits(value, style, lang)


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


def ordinal(value: int, *, words: bool = False) -> str:
    """Write an English ordinal.

    Args:
        value: a positive integer.
        words: in words where the value is below a hundred.

    Returns:
        `21st` or `twenty-first`.
    """
    if words and 0 < value < 100:
        head, dash, last = _spell(value).rpartition("-")
        named = _IRREGULAR.get(last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
        return f"{head}{dash}{named}"
    tail = (
        "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    )
    return f"{value}{tail}"


_spell = words


def _scaled(value: Number, style: str, *, wanted: bool) -> str | None:
    """`4.5 million`, when the model says so or the value is a round number of millions."""
    named = next((size for size, name in _SCALES if name in style.lower()), 0)
    if not named and (wanted or abs(Fraction(value)) < 10**6):
        return None
    for size, name in _SCALES:
        if abs(Fraction(value)) >= size and (size >= 10**6 or named == size):
            short = Fraction(value) / size
            if (short * 1000).denominator == 1:
                return f"{_digits(exact(short), '', 'en')} {name}"
            return None
    return None


def _digits(value: Number, style: str, lang: str) -> str:
    tables = language(lang).style
    sign = "-" if value < 0 else ""
    whole, fraction = divmod(abs(Fraction(value)), 1)
    if fraction and 10**9 % fraction.denominator:
        return f"{sign}{abs(Fraction(value))}"
    text = str(whole)
    plain = bool(re.fullmatch(r"\D*\d{4,}\D*", style))
    if (len(text) > (4 if not style else 3) and not plain) or (len(text) == 4 and not style):
        text = f"{whole:,}".replace(",", _group(style, tables.group[0]))
    if not fraction:
        return sign + text
    decimals = f"{float(fraction):.9f}"[2:].rstrip("0")
    return f"{sign}{text}{tables.decimal[0]}{decimals}"


def _group(style: str, default: str) -> str:
    """The sign the model groups with, if it groups rightly."""
    match = re.fullmatch(r"\D*\d{1,3}(?:([,. \u00a0\u2009\u202f'])\d{3})+\D*", style)
    return match.group(1) if match and match.group(1) != "." else default


def _composite(quantity: Quantity, like: Quantity | None, lang: str, english: bool) -> str:
    if quantity.kind is Kind.DATE and english:
        return _date(quantity, like)
    models = like.parts if like is not None and len(like.parts) == len(quantity.parts) else None
    written = [
        render(part, models[index] if models else None, lang)
        for index, part in enumerate(quantity.parts)
    ]
    if quantity.kind is Kind.RATIO:
        return ("-" if like is not None and "-" in like.text else ":").join(written)
    if quantity.kind is Kind.DATE:
        return " ".join(written)
    return ("–" if like is None or "–" in like.text else " to " if english else "-").join(written)


def _date(quantity: Quantity, like: Quantity | None) -> str:
    parts = {part.kind: int(part.value) for part in quantity.parts}
    year = parts.get(Kind.YEAR, parts.get(Kind.ERA_YEAR))
    month, day = parts.get(Kind.MONTH), parts.get(Kind.DAY)
    weekday = parts.get(Kind.WEEKDAY)
    name = _MONTHS[month - 1] if month else ""
    style = like.text if like is not None else ""
    day_first = bool(re.match(r"(?:\D*\s)?\d{1,2}(?:st|nd|rd|th)?\s", style))
    suffixed = bool(re.search(r"\d(?:st|nd|rd|th)", style))
    number_ = "" if day is None else ordinal(day) if suffixed else str(day)
    if day_first or day is None:
        body = " ".join(filter(None, (number_, name, str(year) if year else "")))
    else:
        body = " ".join(filter(None, (name, number_))) + (f", {year}" if year else "")
    return f"{_WEEKDAYS[weekday - 1]}, {body}" if weekday else body


def _time(quantity: Quantity, style: str, english: bool) -> str:
    hours, seconds = divmod(int(quantity.value), 3600)
    minutes, seconds = divmod(seconds, 60)
    tail = f":{seconds:02}" if seconds else ""
    half = re.search(r"(?i)\s?([ap])(\.?)m(\.?)", style)
    if english and half is not None:
        side = ("p" if hours % 24 >= 12 else "a") + half.group(2) + "m" + half.group(3)
        clock = f"{(hours - 1) % 12 + 1}" + (f":{minutes:02}" if minutes or ":" in style else "")
        return f"{clock}{tail}{' ' if half.group().startswith(' ') else ''}{side}"
    return f"{hours}:{minutes:02}{tail}"


def _money(quantity: Quantity, like: Quantity | None, lang: str, english: bool) -> str:
    currency = quantity.unit or ""
    style = like.text if like is not None else ""
    amount = number(quantity.value, like, lang)
    symbol = _SYMBOLS.get(currency)
    if english and re.search("[A-Za-z]{4,}", re.sub("(?i)thousand|[mb]illion|trillion", "", style)):
        name = _CURRENCY_NAMES.get(currency, currency)
        return f"{amount} {name}"
    if symbol and english:
        return f"-{symbol}{amount[1:]}" if amount.startswith("-") else f"{symbol}{amount}"
    if english and currency in _CURRENCY_NAMES:
        return f"{amount} {_CURRENCY_NAMES[currency]}"
    return f"{amount} {symbol or currency}"


def _percent(quantity: Quantity, like: Quantity | None, lang: str, english: bool) -> str:
    amount = number(quantity.value, like, lang)
    if quantity.kind is Kind.POINTS:
        return f"{amount} percentage points" if english else f"{amount} pp"
    match = re.search(r"\s?(%|per\s?cent)", like.text) if like is not None else None
    if match is not None:
        return amount + match.group()
    return f"{amount}%" if english else f"{amount} %"


def _measure(quantity: Quantity, like: Quantity | None, lang: str) -> str:
    amount = number(quantity.value, like, lang)
    unit = quantity.unit or ""
    if like is not None and like.unit == quantity.unit:
        match = re.search(r"[\s\u00a0-]?[^\s\d.,]+(?:[\s-][^\d]+)?$", like.text)
        if match is not None and not re.search(r"\d", match.group()):
            return amount + match.group()
    name = unit.replace("-per-", "s per ").replace("-", " ")
    plural = "" if quantity.value == 1 or "s per " in name or name.endswith("celsius") else "s"
    name = {"foot": "feet", "inch": "inches"}.get(name, name + plural) if plural else name
    return f"{amount} {name}"
