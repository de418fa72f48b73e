"""What a translation may state otherwise than its source and be right all the same."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from mtaudit.article import Article, Pair
from mtaudit.glossary.term import primary
from mtaudit.numerals.difference import Change, Difference
from mtaudit.numerals.language import language, languages
from mtaudit.numerals.quantity import Kind, Number, Quantity
from mtaudit.pattern import Pattern
from mtaudit.spans import OBJECT
from mtaudit.text import starts_sentence, word_texts, words

_FIGURE = Pattern(r"\d(?:.*\d)?")
_COMPOUND = Pattern(r"[-‑]?[^\W\d_]")
_MOST_IN_A_WORD = 10
_MOST_IN_WORDS = 20
_MOST_OF_A_FORM = 2
_UNIT_NEXT = Pattern("[smhd](?![a-z])")
# By how much years are larger where another calendar is in use: the Buddhist one, the one of Iran,
# that of Nepal and that of Ethiopia.
_CALENDARS = {
    **dict.fromkeys(("km", "lo", "th"), (543,)),
    **dict.fromkeys(("fa", "ps"), (-621, -622)),
    "am": (-7, -8),
    "ne": (56, 57),
}
_YEARS = range(1500, 2200)
_BASES: Mapping[Number, Sequence[str]] = {
    2: ("binary",),
    8: ("octal",),
    10: ("decimal",),
    16: ("hex",),
}
_SCORE_BEFORE = Pattern(r"(?<![0-9.,])[1-9][0-9]?[-–:]\Z")
_ROUND = Pattern("[1-9]0+")
_WORD_NEXT = Pattern(r"\s?[^\W\d_]")


class _Case(NamedTuple):
    """A difference, and where it stands."""

    difference: Difference
    pair: Pair
    article: Article

    @property
    def kind(self) -> Change:
        """What happened."""
        return self.difference.kind

    @property
    def source(self) -> Quantity | None:
        """What the source states."""
        return self.difference.source

    @property
    def target(self) -> Quantity | None:
        """What the translation states."""
        return self.difference.target


def is_right(difference: Difference, pair: Pair, article: Article) -> bool:
    """Tell whether a translation may be right although it states something otherwise.

    Args:
        difference: What it states otherwise.
        pair: Where the two segments stand.
        article: The article.
    """
    case = _Case(difference, pair, article)
    return any(rule(case) for rule in _RULES)


def has_table(lang: str | None) -> bool:
    """Tell whether the words of numbers are known in a language.

    Args:
        lang: BCP 47 tag.
    """
    return primary(lang or "") in languages()


def _is_of_a_name(case: _Case) -> bool:
    """Tell whether the number is a word of a name: "the Three Kingdoms" counts nothing."""
    target = case.target
    if target is None or case.kind is not Change.CHANGED or not target.text.istitle():
        return False
    following = words(case.article.text[target.span.end : target.span.end + 30])[:1]
    return (
        target.text.isalpha()
        and any(word.start == 1 and word.text[0].isupper() for word in following)
        and not starts_sentence(case.article.text, target.span.start)
    )


def _may_be_scaled(case: _Case) -> bool:
    """Tell whether an unknown word may be a thousand or a million: "1,63 tỷ" is 1.63 billion."""
    source, target = case.source, case.target
    if case.kind not in (Change.MAGNITUDE, Change.SEPARATOR) or source is None or target is None:
        return False
    if target.value in (source.value * 10, Fraction(source.value) / 10):
        return False  # no word says ten times as much
    if not has_table(case.article.source_lang):
        return _WORD_NEXT.match(case.article.source or "", source.span.end) is not None
    return (
        not has_table(case.article.lang)
        and _WORD_NEXT.match(case.article.text, target.span.end) is not None
    )


def _may_be_in_words(case: _Case) -> bool:
    """Tell whether a language whose words are unknown may say it in words.

    A figure of few digits that count is said in a word, and a length of time in another unit: "30
    minutes" is half an hour. A unit in small letters may be a word of the language: Breton "2 eur".
    """
    source, target = case.source, case.target
    if not has_table(case.article.source_lang) and case.kind is Change.EXTRA:
        return target is not None and _is_said_in_words(target)
    if has_table(case.article.lang):
        return False
    if case.kind in (Change.UNIT, Change.CURRENCY) and target is not None:
        return target.text[-1:].islower()
    return case.kind is Change.MISSING and source is not None and _is_said_in_words(source)


def _is_said_in_words(quantity: Quantity) -> bool:
    if quantity.words or quantity.kind in (Kind.DURATION, Kind.MONTH, Kind.WEEKDAY):
        return True
    value = quantity.value
    return 0 <= value <= _MOST_IN_WORDS or _ROUND.fullmatch(str(value)) is not None


def _is_kept(case: _Case) -> bool:
    """Tell whether a date is kept as it is: "Via XX Settembre" is the name of a street."""
    source = case.source
    return (
        case.kind is Change.MISSING
        and source is not None
        and source.text.istitle()
        and source.text in word_texts(case.article.text)
    )


def _is_told(case: _Case) -> bool:
    """Tell whether the name of a lost month is there, but no month by itself: "pay for May"."""
    source = case.source
    if case.kind is not Change.MISSING or source is None or source.kind is not Kind.MONTH:
        return False
    tables = language(primary(case.article.lang or ""))
    told = (
        tables.words.get(word.lower())
        for word in word_texts(case.pair.target.of(case.article.text))
    )
    return any(
        word is not None and (word.role, word.value) == ("month", source.value) for word in told
    )


def _may_be_compounded(case: _Case) -> bool:
    """Tell whether the figure may be within a word of the translation: "3-way", "трёхсторонний"."""
    source = case.source
    return (
        case.kind is Change.MISSING
        and source is not None
        and 2 <= source.value <= _MOST_IN_A_WORD
        and _COMPOUND.match(case.article.source or "", source.span.end) is not None
    )


def _is_of_another_calendar(case: _Case) -> bool:
    """Tell whether a year is counted as the language counts them: Thai 2560 is 2017."""
    source, target = case.source, case.target
    if case.kind not in (Change.CHANGED, Change.DATE) or source is None or target is None:
        return False
    later = _CALENDARS.get(primary(case.article.lang), ())
    earlier = _CALENDARS.get(primary(case.article.source_lang or ""), ())
    difference = target.value - source.value
    return (source.value in _YEARS and difference in later) or (
        target.value in _YEARS and -difference in earlier
    )


def _is_nil(case: _Case) -> bool:
    """Tell whether a nought is one of a score, "3-0": "three goals, unanswered" has none."""
    one, text = case.target, case.article.text
    if case.kind is Change.MISSING:
        one, text = case.source, case.article.source or ""
    elif case.kind is not Change.EXTRA:
        return False
    if one is None or one.value or one.words:
        return False
    return _SCORE_BEFORE.search(text, max(0, one.span.start - 4), one.span.start) is not None


def _is_of_a_base(case: _Case) -> bool:
    """Tell whether the figure says what the source has a word for: "hex", "16진"."""
    target = case.target
    if case.kind is not Change.EXTRA or target is None or target.value not in _BASES:
        return False
    written = case.pair.source.of(case.article.source or "").lower()
    return any(word in written for word in _BASES[target.value])


def _is_no_loss_of_a_sign(case: _Case) -> bool:
    """Tell whether the sign means a step back in time, "-5s", or is but a hyphen.

    Hebrew joins a hyphen to a number after a preposition; other languages that are not known may.
    """
    source, target = case.source, case.target
    if case.kind is not Change.SIGN or source is None or target is None:
        return False
    if source.value < 0:
        return _UNIT_NEXT.match(case.article.source or "", source.span.end) is not None
    return not has_table(case.article.lang)


def _is_of_a_form(case: _Case) -> bool:
    """Tell whether a form of a plural says its number, where another has a placeholder."""
    ours = case.article.text, case.pair.target
    theirs = case.article.source or "", case.pair.source
    if case.kind is Change.EXTRA:
        quantity = case.target
    elif case.kind is Change.MISSING:
        quantity, ours, theirs = case.source, theirs, ours
    else:
        return False
    if quantity is None or not 0 <= quantity.value <= _MOST_OF_A_FORM:
        return False
    text, segment = ours
    start = text.rfind("\n", segment.start, quantity.span.start) + 1 or segment.start
    end = text.find("\n", quantity.span.end, segment.end)
    here = text.count(OBJECT, start, end if end >= 0 else segment.end)
    return here < max(line.count(OBJECT) for line in theirs[1].of(theirs[0]).split("\n"))


def _may_be_copied(case: _Case) -> bool:
    """Tell whether the same figure is right: Spanish groups by point in Spain, not in Mexico."""
    source, target = case.source, case.target
    return (
        case.kind is Change.SEPARATOR
        and "es" in (primary(case.article.source_lang or ""), primary(case.article.lang or ""))
        and source is not None
        and target is not None
        and _figure(source) == _figure(target)
    )


def _figure(quantity: Quantity) -> str:
    """Return the digits of a quantity, with what stands between them."""
    digits = _FIGURE.search(quantity.text)
    return digits.group() if digits else ""


_RULES = (
    _is_of_a_name,
    _may_be_copied,
    _may_be_scaled,
    _is_kept,
    _may_be_compounded,
    _may_be_in_words,
    _is_of_another_calendar,
    _is_nil,
    _is_of_a_base,
    _is_no_loss_of_a_sign,
    _is_of_a_form,
    _is_told,
)
