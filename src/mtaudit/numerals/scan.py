"""From a text to its numerals: tokens found where one may begin, joined by the grammar."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from mtaudit.numerals.decimals import decimals, shifted
from mtaudit.numerals.digits import STRUCTURE, listed, read
from mtaudit.numerals.language import Language, follows_month
from mtaudit.numerals.lexicon import IS_LETTER, LETTER
from mtaudit.numerals.scaling import parts_of_scales, scaled, years_in_words
from mtaudit.numerals.tokens import Token, split_glued, token_of
from mtaudit.numerals.words import Numeral, combine
from mtaudit.pattern import Pattern
from mtaudit.text import matches_around, occurrences

if TYPE_CHECKING:
    from mtaudit.numerals.quantity import Number

_STRUCTURED = ("ymd", "dmy", "clock", "ratio", "phone", "slash")
_ADDRESS = Pattern(
    r"(?:https?://|www\.)[!#-&(-;=?-~]+"
    r"|(?<![a-z0-9._+-])[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+"
    r"|(?<![0-9.*])(?:(?:[0-9]{1,3}|\*)\.){3}(?:[0-9]{1,3}|\*)(?![0-9*])"  # 192.168.*.*
)
_MYRIAD = 10_000
# No number is written with more characters; it bounds the work on a run of them.
_LONGEST_RUN = 24
_LAST_DAY = 31
_FEW_DIGITS = 2
_LETTERS = Pattern(f"{LETTER}{{1,60}}(?!{LETTER})")  # no number word is longer
_AROUND = 12  # code points beside a word in capitals
_WORDS_BEFORE = 3  # where an idiom may begin, the number word itself counted: "po raz pierwszy"
_DIGIT_STARTS = frozenset("0123456789+½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞")


def mask_addresses(folded: str) -> tuple[str, list[tuple[int, int]]]:
    """Blank URLs and mail addresses, which hold digits but no numbers.

    Args:
        folded: The folded text.

    Returns:
        A text of the same length, and the ranges that were blanked.
    """
    signs = [place for sign in ("://", "www.", "@", ".*") for place in occurrences(folded, sign)]
    if not signs:
        return folded, []
    ranges = [
        (match.start(), match.start() + len(match.group().rstrip(".,;:!?)'")))
        for match in matches_around(_ADDRESS, folded, sorted(signs))
    ]
    pieces: list[str] = []
    floor = 0
    for start, end in ranges:
        pieces += (folded[floor:start], "\x00" * (end - start))
        floor = end
    pieces.append(folded[floor:])
    return "".join(pieces), ranges


def scan(folded: str, text: str, lang: Language) -> list[Numeral]:
    """Find the numbers of a text, without what surrounds them.

    Args:
        folded: The text folded by `digits.fold`, addresses blanked.
        text: The text itself, for upper and lower case.
        lang: The language.

    Returns:
        Numerals in text order, without overlaps.
    """
    tokens = list(_tokens(folded, text, lang))
    if lang.han:
        spelled = decimals(list(_han(tokens, folded, lang)), folded, lang)
        return list(_fractions(iter(spelled), folded))
    if "shifts" in lang.flags:
        tokens = shifted(tokens)
    numerals: list[Numeral] = []
    index = 0
    while index < len(tokens):
        if tokens[index].role == "and":
            index += 1
            continue
        numeral, index = combine(tokens, index, folded, lang)
        numerals.append(scaled(numeral, folded, text, lang))
    numerals = decimals(numerals, folded, lang)
    return years_in_words(parts_of_scales(numerals, folded), folded)


def _seeds(folded: str, lang: Language) -> Iterator[tuple[str, int, int]]:
    """Find where numbers may stand: a role, first code point, one past the last.

    Most words are passed by one set look-up.
    """
    first, heads = lang.first, lang.heads
    floor = 0
    for start in lang.starts.finditer(folded):
        word = start.group()
        digits = word[0] in _DIGIT_STARTS
        if first and not digits and word not in first and not (heads and word[:3] in heads):
            continue
        position = start.start()
        # Inside a run of digits a second number may begin after what the first one took.
        while position < start.end():
            if position < floor:
                position = floor
                continue
            found = _structure(folded, position) if digits else _word(folded, position, lang)
            if found is None:
                position += 1
                if first and not digits:
                    break
                continue
            role, floor = found
            yield role, position, floor
            position = floor


def _structure(folded: str, position: int) -> tuple[str, int] | None:
    match = STRUCTURE.match(folded, position)
    return None if match is None else (match.lastgroup or "", match.end())


def _word(folded: str, position: int, lang: Language) -> tuple[str, int] | None:
    before = folded[position - 1 : position]
    inside_a_word = (
        _is_hangul(before) and lang.code == "ko" if lang.han else IS_LETTER.match(before)
    )
    if inside_a_word:
        return None
    end = lang.tree.match(folded, position)
    if end is not None:
        return "word", end
    if lang.runs is not None:
        run = lang.runs.match(folded, position)
        return None if run is None else ("run", run.end())
    glued = _LETTERS.match(folded, position) if lang.atoms else None
    return None if glued is None else ("glued", glued.end())


def _tokens(folded: str, text: str, lang: Language) -> Iterator[Token]:
    for role, start, end in _seeds(folded, lang):
        if role == "digits":
            yield from _digit_tokens(folded, start, end, lang)
        elif role in _STRUCTURED:
            yield Token(start, end, role, 0)
        elif role == "run":
            # 1000万千瓦: the 千 belongs to the unit.
            run_end = end - 1 if _ends_in_unit(folded, end, lang) else end
            if 0 < run_end - start <= _LONGEST_RUN:
                yield Token(start, run_end, "run", 0)
        elif role == "glued":
            yield from split_glued(folded[start:end], start, lang)
        else:
            token = token_of(folded[start:end], start, lang)
            if token is None or _is_idiom(folded, token, lang) or _is_acronym(text, token):
                continue
            named = token.role in ("month", "weekday") and "names-capitalised" in lang.flags
            # "may" the modal, "march" the verb, "sun" and "sat" the words.
            if not named or text[start].isupper():
                yield token


def _ends_in_unit(folded: str, end: int, lang: Language) -> bool:
    is_digit = lang.characters[folded[end - 1]] < 1000
    return (lang.code == "ko" or not is_digit) and _begins_idiom(folded, end - 1, end, lang)


def _begins_idiom(folded: str, start: int, end: int, lang: Language) -> bool:
    """Whether what ends at `end` is the beginning of a longer phrase that states no number."""
    idiom_end = None if lang.idioms is None else lang.idioms.match(folded, start)
    return idiom_end is not None and idiom_end > end


def _digit_tokens(folded: str, start: int, end: int, lang: Language) -> Iterator[Token]:
    source = folded[start:end]
    in_brackets = folded[start - 1 : start] == "[" and folded[end : end + 1] == "]"
    # [0,255] is an interval in every language.
    is_interval = in_brackets and source.replace(",", "").isdigit()
    is_estimate = _is_estimate(source, lang) and folded[end : end + 1].isalpha()
    apart = is_interval or is_estimate or _is_day_and_count(folded, start, source, lang)
    for digits in listed(source) if apart else read(source, lang.style):
        yield Token(
            start + digits.start,
            start + digits.end,
            "digits" if digits.value is not None else "opaque",
            digits.value if digits.value is not None else 0,
            digits.precision,
            digits.alternatives,
            malformed=digits.malformed,
            plain=digits.plain,
        )


def _is_estimate(source: str, lang: Language) -> bool:
    """Whether digits with a comma may be an estimate: 2,3回 is two or three times."""
    if not lang.han or len(source) != 3 or source[1] != ",":
        return False
    return source[0].isdigit() and source[2].isdigit() and int(source[2]) - int(source[0]) == 1


def _is_day_and_count(folded: str, start: int, source: str, lang: Language) -> bool:
    """Whether a space parts the day of a month from a count: "on April 3 410 people"."""
    day, space, _ = source.partition(" ")
    if not space or " " in lang.style.group or len(day) > 2 or not day.isdigit():
        return False
    return 0 < int(day) <= _LAST_DAY and follows_month(folded, start, lang)


def _is_acronym(text: str, token: Token) -> bool:
    """Whether a number word in capitals stands among small letters: "DOS attacks"."""
    if token.end - token.start < 2 or not text[token.start : token.end].isupper():
        return False
    around = (
        text[max(0, token.start - _AROUND) : token.start] + text[token.end : token.end + _AROUND]
    )
    return any(map(str.islower, around))


def _is_idiom(folded: str, token: Token, lang: Language) -> bool:
    """Whether a number word is part of a phrase that states no number ("one of the")."""
    if lang.idioms is None:
        return False
    if not lang.han:
        start = token.start
        for _ in range(_WORDS_BEFORE):
            end = lang.idioms.match(folded, start)
            if end is not None and end >= token.end:
                return True
            start = folded.rfind(" ", 0, max(0, start - 1)) + 1
        return False
    for start in range(max(0, token.start - 3), token.start + 1):
        end = lang.idioms.match(folded, start)
        if end is not None and end >= token.end:
            # 十分高兴 is no ten, 十分之三 is three of them.
            return folded[end : end + 1] != "之"
    return False


_PARTS_OF = Pattern(r"[ ]?(?:分之|分の|分之|분의)[ ]?")


def _fractions(numerals: Iterator[Numeral], folded: str) -> Iterator[Numeral]:
    """Join 三分之一, ３分の１ and 百分之七: the denominator comes first."""
    last: Numeral | None = None
    for numeral in numerals:
        if (
            last is not None
            and last.role == numeral.role == "number"
            and last.value
            and _PARTS_OF.fullmatch(folded[last.end : numeral.start])
        ):
            percent = last.value == 100
            last = numeral._replace(
                start=last.start,
                role="percent" if percent else "fraction",
                value=numeral.value if percent else Fraction(numeral.value) / last.value,
                words=True,
                weak=False,
                plain=False,
            )
            continue
        if last is not None:
            yield last
        last = numeral
    if last is not None:
        yield last


def _han(tokens: list[Token], folded: str, lang: Language) -> Iterator[Numeral]:
    """Group adjacent digit strings and character runs, and read each group."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.role not in ("digits", "run"):
            yield Numeral(
                token.start,
                token.end,
                token.role,
                token.value,
                token.precision,
                words=token.role not in _STRUCTURED,
                weak=token.weak,
            )
            index += 1
            continue
        group = [token]
        values = [_values(token, folded, lang)]
        index += 1
        while index < len(tokens) and _continues(group[-1], tokens[index], folded, lang):
            group.append(tokens[index])
            values.append(_values(tokens[index], folded, lang))
            index += 1
        yield from _read_group(group, values, folded, lang)


def _values(token: Token, folded: str, lang: Language) -> tuple[int, ...]:
    if token.role == "digits":
        return ()
    return tuple(lang.characters[char] for char in folded[token.start : token.end])


def _continues(left: Token, right: Token, folded: str, lang: Language) -> bool:
    gap = folded[left.end : right.start]
    if right.role == left.role == "run":
        if gap == "有":
            # 三十有五: literary Chinese adds the digit to the ten; 十有八九 is a figure of speech.
            ten, digits = lang.characters[folded[left.end - 1]], right.end - right.start
            return lang.code == "zh" and ten == 10 and digits == 1
        # 구십구만 구천: Korean puts a space after each myriad.
        myriad = lang.characters[folded[left.end - 1]]
        is_word = _begins_idiom(folded, right.start, right.end, lang)  # 100만 이상
        return lang.code == "ko" and gap == " " and myriad >= _MYRIAD and not is_word
    if right.role == "run":
        leads = lang.characters[folded[right.start]]
        if lang.code == "ko" and folded[right.start] == "조" and folded[left.start - 1] == "제":
            return False  # 제250조 is an article, 250조 are trillions
        if gap.strip(" ") and gap.strip(" ") in "多余餘来數数幾几":
            return leads >= _MYRIAD
        return left.role == "digits" and leads >= 10 and gap in ("", " ")
    if right.role == "digits" and left.role == "run":
        # 1万1000, 1億2千万: digits go on after a scale only.
        scaled = lang.characters[folded[left.end - 1]] >= 1000 and gap in ("", " ")
        return scaled and not _begins_anew(left, right, folded, lang)
    return False


def _begins_anew(left: Token, right: Token, folded: str, lang: Language) -> bool:
    """Whether few digits after a number of characters are another one: 每一百万15起."""
    if folded[left.start - 1 : left.start].isdigit() or right.end - right.start > _FEW_DIGITS:
        return False
    return folded[right.end : right.end + 1] not in lang.characters


def _read_group(
    group: list[Token], values: list[tuple[int, ...]], folded: str, lang: Language
) -> Iterator[Numeral]:
    from mtaudit.numerals.han import evaluate, pair, trailing  # few languages are written so

    start, end = group[0].start, group[-1].end
    high: Number | None = None
    if len(group) == 1 and group[0].role == "run":
        run = group[0]
        if _is_idiom(folded, run, lang) or folded[start:end] in lang.formal:
            return
        if lang.code == "zh" and (tail := trailing(values[0])):
            values = [(*values[0], tail)]
        estimate = pair(values[0])
        if estimate is not None:
            # 两三天, 三四百, 一万六七千: an estimate between two neighbouring digits.
            upper = evaluate(group, [estimate[1]])
            high, values = (upper.value if upper else None), [estimate[0]]
        elif (
            len(values[0]) == 2
            and 50 <= values[0][0] * 10 + values[0][1] < 100
            and (values[0][0] < 10 > values[0][1])
        ):
            # 九二共识: a year without its century.
            year = values[0][0] * 10 + values[0][1]
            yield Numeral(
                start, end, "number", year, alternatives=(1900 + year, 1800 + year), words=True
            )
            return
    if lang.code == "ko" and group[0].role == "run" and not _hangul_number(group[0], folded):
        return
    numeral = evaluate(group, values)
    if (
        numeral is None
        and len(group) == len(values[0]) == 1
        and (folded[end : end + 1] in _AFTER_SCALE or folded[:start].endswith("分之"))
    ):
        # 百分之七, 百分之百, 百余人, 千元: the scale character alone is a hundred, a thousand.
        numeral = Numeral(start, end, "number", values[0][0], words=True)
    if numeral is None:
        return
    single = group[0].role == "run" and end - start == 1
    yield numeral._replace(weak=single, high=high)


_AFTER_SCALE = frozenset("分余餘元名人")


def _hangul_number(token: Token, folded: str) -> bool:
    """Whether a Hangul run can be a number: it begins a word and has at least two characters."""
    before = folded[token.start - 1 : token.start]
    return not _is_hangul(before) and token.end - token.start >= 2


def _is_hangul(char: str) -> bool:
    return "가" <= char <= "힣"
