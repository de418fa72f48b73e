"""Writing a quantity the way a text writes its numbers, so that a finding can suggest a repair."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from mtaudit.numerals.english_words import NUMBER_WORDS, SCALES, ordinal, words
from mtaudit.numerals.language import language
from mtaudit.numerals.quantity import Kind, Number, Quantity, exact

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
# Symbols that are the same in all languages.
_UNIT_SYMBOLS = {
    "kilometre": "km",
    "metre": "m",
    "centimetre": "cm",
    "millimetre": "mm",
    "kilogram": "kg",
    "gram": "g",
    "milligram": "mg",
    "tonne": "t",
    "hectare": "ha",
    "litre": "l",
    "millilitre": "ml",
}
_CURRENCY_NAMES = {
    "USD": "dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "JPY": "yen",
    "CNY": "yuan",
    "INR": "rupees",
    "KRW": "won",
    "RUB": "rubles",
    "CHF": "Swiss francs",
    "PLN": "zlotys",
    "CZK": "crowns",
    "UAH": "hryvnias",
    "HKD": "Hong Kong dollars",
    "AUD": "Australian dollars",
    "CAD": "Canadian dollars",
    "TWD": "Taiwan dollars",
    "SGD": "Singapore dollars",
    "BRL": "reais",
}


def render(quantity: Quantity, like: Quantity | None = None, lang: str = "en") -> str:
    """Write a quantity.

    Args:
        quantity: What to write.
        like: A quantity of the text whose style to follow: digits or words, separators, scale
            words, the order of a date, the clock. None gives the language's plain style.
        lang: The language to write; words and names are written in English only, other languages
            get digits with their separators.

    Returns:
        The writing; nothing where it would take a word of another language than English.
    """
    task = _Task(quantity, like, lang)
    if quantity.parts:
        return _composite(task)
    write = _WRITERS.get(quantity.kind)
    written = _in_place(task)
    if written is None and write is not None:
        written = write(task)
    return number(quantity.value, like, lang) if written is None else written


class _Task(NamedTuple):
    """What to write, and how: the arguments of `render`."""

    quantity: Quantity
    like: Quantity | None
    lang: str

    @property
    def english(self) -> bool:
        return _is_english(self.lang)

    @property
    def style(self) -> str:
        """The model's writing."""
        return self.like.text if self.like is not None else ""

    @property
    def words(self) -> bool:
        """Whether the model has number words."""
        return self.like is not None and self.like.words

    @property
    def amount(self) -> str:
        """The bare number, written."""
        return number(self.quantity.value, self.like, self.lang)


def _is_english(lang: str) -> bool:
    return lang.partition("-")[0] == "en"


def number(value: Number, like: Quantity | None = None, lang: str = "en") -> str:
    """Write a bare number.

    Args:
        value: The value.
        like: A quantity whose style to follow.
        lang: The language.

    Returns:
        Digits, or in English words or digits with a scale word where the model has them.
    """
    style = like.text if like is not None else ""
    english = _is_english(lang)
    whole = isinstance(value, int)
    spelt = english and like is not None and like.words and not re.search(r"\d", style)
    if spelt and whole and 0 <= value <= 999:
        return words(int(value))
    if english and (scaled := _scaled(value, style, wanted=like is not None)):
        return scaled
    return _digits(value, style, lang)


def _scaled(value: Number, style: str, *, wanted: bool) -> str | None:
    """`4.5 million`, when the model says so or the value is a round number of millions."""
    named = next((size for size, name in SCALES if name in style.lower()), 0)
    if not named and (wanted or abs(Fraction(value)) < 10**6):
        return None
    for size, name in SCALES:
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
    if fraction and (10**9 % fraction.denominator or "/" in style):
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


def _composite(task: _Task) -> str:
    quantity, like = task.quantity, task.like
    if quantity.kind is Kind.DATE and task.english:
        return _date(task)
    models = like.parts if like is not None and len(like.parts) == len(quantity.parts) else None
    written = [
        render(part, models[index] if models else None, task.lang)
        for index, part in enumerate(quantity.parts)
    ]
    if not all(written):
        return ""
    if quantity.kind is Kind.RATIO:
        return ("-" if "-" in task.style else ":").join(written)
    if quantity.kind is Kind.DATE:
        return " ".join(written)
    if like is None or "–" in task.style:
        return "–".join(written)
    return (" to " if task.english else "-").join(written)


def _date(task: _Task) -> str:
    parts = {part.kind: int(part.value) for part in task.quantity.parts}
    year = parts.get(Kind.YEAR, parts.get(Kind.ERA_YEAR))
    month, day = parts.get(Kind.MONTH), parts.get(Kind.DAY)
    weekday = parts.get(Kind.WEEKDAY)
    name = _MONTHS[month - 1] if month else ""
    day_first = bool(re.match(r"(?:\D*\s)?\d{1,2}(?:st|nd|rd|th)?\s", task.style))
    suffixed = bool(re.search(r"\d(?:st|nd|rd|th)", task.style))
    number_ = "" if day is None else ordinal(day) if suffixed else str(day)
    if day_first or day is None:
        body = " ".join(filter(None, (number_, name, str(year) if year else "")))
    else:
        body = " ".join(filter(None, (name, number_))) + (f", {year}" if year else "")
    return f"{_WEEKDAYS[weekday - 1]}, {body}" if weekday else body


def _in_place(task: _Task) -> str | None:
    """Write another number where the model has its own: "%45", "ke-5", "5 Prozent"."""
    quantity, like = task.quantity, task.like
    if task.english or like is None or (like.kind, like.unit) != (quantity.kind, quantity.unit):
        return None
    own = number(like.value, like, task.lang)
    if like.value < 0 and own not in like.text:
        own = own.removeprefix("-")  # 公元前221年
        return like.text.replace(own, task.amount.removeprefix("-")) if own in like.text else None
    return like.text.replace(own, task.amount) if like.text.count(own) == 1 else None


def _year(task: _Task) -> str:
    value, like = task.quantity.value, task.like
    if value < 0 and not task.english and like is not None:
        return like.text  # how the language writes it is not known: no suggestion
    return f"{-value} BC" if value <= 0 and task.english else str(value)


def _decade(task: _Task) -> str | None:
    return f"{task.quantity.value}s" if task.english else ""


def _century(task: _Task) -> str | None:
    if not task.english:
        return ""
    value = int(task.quantity.value)
    return f"{ordinal(abs(value), spelt=task.words)} century" + (" BC" if value < 0 else "")


def _month(task: _Task) -> str | None:
    if not task.english:
        return ""
    name = _MONTHS[int(task.quantity.value) - 1]
    short = 0 < len(task.style.rstrip(".")) <= 3 and task.style != "May"
    return name[:3] if short else name


def _weekday(task: _Task) -> str | None:
    return _WEEKDAYS[int(task.quantity.value) - 1] if task.english else ""


def _day(task: _Task) -> str | None:
    """`24`, or `24th` where the model has letters too."""
    return _ordinal(task) if re.search("(?i)[a-z]", task.style) else None


def _ordinal(task: _Task) -> str | None:
    if not task.english:
        return "" if task.words else None
    return ordinal(int(task.quantity.value), spelt=task.words)


def _time(task: _Task) -> str:
    hours, seconds = divmod(int(task.quantity.value), 3600)
    minutes, seconds = divmod(seconds, 60)
    tail = f":{seconds:02}" if seconds else ""
    half = re.search(r"(?i)\s?([ap])(\.?)m(\.?)", task.style)
    if not task.english or half is None:
        return f"{hours}:{minutes:02}{tail}"
    side = ("p" if hours % 24 >= 12 else "a") + half.group(2) + "m" + half.group(3)
    gap = " " if half.group().startswith(" ") else ""
    clock = f"{(hours - 1) % 12 + 1}" + (f":{minutes:02}" if minutes or ":" in task.style else "")
    return f"{clock}{tail}{gap}{side}"


def _money(task: _Task) -> str:
    currency, amount = task.quantity.unit or "", task.amount
    symbol = _SYMBOLS.get(currency)
    if not task.english:
        return f"{amount} {symbol or currency}"
    name = _CURRENCY_NAMES.get(currency, currency)
    scales = "(?i)thousand|[mb]illion|trillion"
    if symbol is None or re.search("[A-Za-z]{4,}", re.sub(scales, "", task.style)):
        return f"{amount} {name}"
    return f"-{symbol}{amount[1:]}" if amount.startswith("-") else f"{symbol}{amount}"


def _percent(task: _Task) -> str:
    match = re.search(r"\s?(%|per\s?cent)", task.style)
    if match is not None:
        return task.amount + match.group()
    return f"{task.amount}%" if task.english else f"{task.amount} %"


def _points(task: _Task) -> str:
    return f"{task.amount} percentage points" if task.english else f"{task.amount} pp"


def _measure(task: _Task) -> str:
    unit = task.quantity.unit or ""
    if task.like is not None and task.like.unit == task.quantity.unit:
        match = re.search(r"[\s\u00a0-]?[^\s\d.,]+(?:[\s-][^\d]+)?$", task.style)
        if match is not None and (tail := _without_number(match.group())):
            return task.amount + tail
    if not task.english:
        return _with_symbol(task, unit)
    name = unit.replace("-per-", "s per ").replace("-", " ")
    unchanged = "s per " in name or name.endswith("celsius")
    if task.quantity.value != 1 and not unchanged:
        name = {"foot": "feet", "inch": "inches"}.get(name, f"{name}s")
    return f"{task.amount} {name}"


def _with_symbol(task: _Task, unit: str) -> str:
    """`5 km` where the model has a symbol; what the unit is called is not known."""
    like = task.like.unit if task.like is not None else None
    symbol, model = _UNIT_SYMBOLS.get(unit), _UNIT_SYMBOLS.get(like or "")
    if symbol is None or model is None:
        return ""
    match = re.search(rf"\d([\s\u00a0]?){model}$", task.style)
    return f"{task.amount}{match.group(1)}{symbol}" if match else ""


def _without_number(tail: str) -> str:
    """Return what a model has after its number, once number and scale words are taken off."""
    pieces = re.findall(r"[\s\u00a0-]?[^\s\u00a0-]+", tail)
    while pieces and pieces[0].strip(" \u00a0-").lower() in NUMBER_WORDS:
        del pieces[0]
    return "".join(pieces)


def _code(task: _Task) -> str:
    return task.quantity.text


# What gives nothing here is written as a bare number.
_WRITERS: Mapping[Kind, Callable[[_Task], str | None]] = {
    Kind.YEAR: _year,
    Kind.ERA_YEAR: _year,
    Kind.DECADE: _decade,
    Kind.CENTURY: _century,
    Kind.MONTH: _month,
    Kind.WEEKDAY: _weekday,
    Kind.DAY: _day,
    Kind.ORDINAL: _ordinal,
    Kind.TIME: _time,
    Kind.MONEY: _money,
    Kind.PERCENT: _percent,
    Kind.POINTS: _points,
    Kind.MEASURE: _measure,
    Kind.DURATION: _measure,
    Kind.CODE: _code,
}
