"""What a language knows about numbers: its data file, loaded and compiled once."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from mtaudit.numerals.derived import derived, number
from mtaudit.numerals.digits import Style
from mtaudit.numerals.lexicon import IS_LETTER, Phrases, Tree, expand, surface
from mtaudit.numerals.quantity import Number
from mtaudit.pattern import Pattern

_DATA = Path(__file__).parent / "data"
_NOTHING = "root"
_LONGEST_MONTH = 16  # code points, with the spaces around it
# Writes out the forms of the entries of a data file.
_Forms = Callable[[str], Iterator[str]]


class Word(NamedTuple):
    """One meaning of a number word.

    Args:
        role: Cardinal, scale, ordinal, fraction, allusion (both, twice), approximate, month,
            weekday, moment (noon), decade (the nineties), percent (ten-percent), shift (a half
            more than what follows), `duration-` and its unit (half a year, twenty-year-old) or and.
        value: The number; a fraction word carries its denominator.
        weak: Whether the word is often no number.
        joined: Whether an "and" is glued before it (Arabic و).
    """

    role: str
    value: Number
    weak: bool = False
    joined: bool = False


class Suffix(NamedTuple):
    """What a phrase beside a number makes of it.

    Args:
        role: Percent, points, unit, money, year, day, hour, counter, ...
        unit: Canonical unit id or currency, where the role has one.
    """

    role: str
    unit: str = ""


class Language(NamedTuple):
    """The compiled tables of one language.

    Args:
        code: Primary language subtag.
        han: Whether numbers are written in characters without spaces (Chinese, Japanese, Korean).
        style: Separators.
        words: Number words, month and weekday names, in lower case.
        atoms: Words that may be glued together (German, Italian).
        after: What may follow a number.
        before: What may precede a number.
        hedges_before: Hedges that precede a number.
        hedges_after: Hedges that follow it.
        connectors: What stands between the ends of a range.
        opened: The same after an opener ("between ... and").
        openers: Words that open a range.
        links: What may stand between the members of a date.
        idioms: Words that contain a number word and are no number.
        starts: Pattern that finds where a number may begin: digits, words, numeral characters.
        first: The words of `starts` a number word begins with; empty for a `han` language.
        heads: The first three letters of compound number words.
        tree: The keys of `words`, to be matched at such a place.
        runs: A run of numeral characters, in a `han` language.
        flags: Properties of the grammar (`units-first`, `and-after-hundred`).
        characters: Numeral characters of a `han` language.
        eras: Era name to the year before its first.
        formal: Numeral characters that are common words when they stand alone (参, 陆).
        spoken: How times of day are said, as the data file has it; see `spoken`.
        clock_cues: One of these stands in each time of day that is said so.
        romans: Pattern of a Roman numeral beside its cue, if the language writes so.
        abbreviations: Scales that are understood only after digits (`k`, `m`).
        points: Words that begin decimals in words ("three point five").
        leading: Words that only begin a number: năm is five, and after a number years.
    """

    code: str
    han: bool
    style: Style
    words: Mapping[str, Word]
    atoms: Mapping[str, Word]
    after: Phrases[Suffix]
    before: Phrases[Suffix]
    hedges_before: Phrases[str]
    hedges_after: Phrases[str]
    connectors: Pattern
    opened: Pattern | None
    openers: Phrases[str]
    links: Pattern
    idioms: Tree | None
    starts: Pattern
    first: frozenset[str]
    heads: frozenset[str]
    tree: Tree
    runs: re.Pattern[str] | None
    flags: frozenset[str]
    characters: Mapping[str, int]
    eras: Mapping[str, int]
    formal: frozenset[str]
    spoken: Mapping[str, Any]
    clock_cues: tuple[str, ...]
    romans: Pattern | None
    abbreviations: Phrases[Number]
    points: frozenset[str]
    leading: frozenset[str]


@lru_cache(maxsize=256)
def language(tag: str) -> Language:
    """Find the tables of a language.

    Args:
        tag: BCP 47 tag; only the primary subtag counts.

    Returns:
        The tables; those of a nameless language with digits and symbols only when the language
        has no data file.
    """
    return _load(tag.replace("_", "-").partition("-")[0].lower())


def keeps_order(source: str, target: str) -> bool:
    """Tell whether bare counts mostly keep their order between two languages.

    Args:
        source: BCP 47 tag.
        target: BCP 47 tag.

    Returns:
        Whether both have subject, verb and object in this fixed order, and the target is English:
        only there it is known which words tell it the other way round ("20 of 85").
    """
    return "fixed-order" in language(source).flags and language(target).code == "en"


def follows_month(folded: str, start: int, lang: Language) -> bool:
    """Tell whether the name of a month stands right before a place.

    Args:
        folded: A folded text.
        start: The place.
        lang: Its language.
    """
    before = folded[max(0, start - _LONGEST_MONTH) : start]
    name = before.rpartition(" ")[0].rpartition(" ")[2] if before.endswith(" ") else ""
    word = lang.words.get(surface(name)) if name else None
    return word is not None and word.role == "month"


@cache
def languages() -> tuple[str, ...]:
    """List the languages with a data file.

    Returns:
        Primary subtags, sorted.
    """
    names = (entry.name for entry in _DATA.iterdir())
    return tuple(sorted(name[:-5] for name in names if re.fullmatch(r"[a-z]{2,3}\.json", name)))


@cache
def _load(code: str) -> Language:
    if code not in languages():
        if code == _NOTHING:
            return _compile(code, {})
        return _load(_NOTHING)._replace(code=code)
    return _compile(code, _read(f"{code}.json"))


def _read(name: str) -> dict[str, Any]:
    data = json.loads((_DATA / name).read_text("utf-8"))
    assert isinstance(data, dict)
    return data


@cache
def _common() -> dict[str, Any]:
    return _read("common.json")


def _compile(code: str, data: Mapping[str, Any]) -> Language:
    endings: Mapping[str, str] = data.get("endings", {})
    han = bool(data.get("characters"))
    bounded = not han

    def forms(entries: str) -> Iterator[str]:
        for entry in entries.split():
            # A trailing gap marks an entry that is switched off.
            if entry[-1] != "_":
                if "{" in entry:
                    yield from expand(entry, endings)
                else:
                    yield entry  # as mostly

    atomic = dict(_words(data, forms))
    words = dict(atomic)
    weak = set(forms(data.get("weak", "")))
    words.update(
        (surface(form), Word(role, value, form in weak))
        for form, role, value in derived(data, forms)
    )
    if prefix := data.get("and-prefix"):
        glued = {
            prefix + form: word._replace(joined=True)
            for form, word in words.items()
            if word.role in ("cardinal", "scale")
        }
        words = {**glued, **words}
    compound = "compound" in data.get("flags", ())
    atoms = (
        {key: word for key, word in atomic.items() if word.role in ("cardinal", "scale", "and")}
        if compound
        else {}
    )
    for form in forms(data.get("glue", "")):
        atoms[form] = Word("and", 0)
    for key, entries in data.get("compound-atoms", {}).items():
        atoms.update((form, Word("cardinal", int(key))) for form in forms(entries))
    for key, entries in data.get("compound-ordinals", {}).items():
        atoms.update((form, Word("ordinal", int(key))) for form in forms(entries))
    for form in forms(data.get("ordinal-endings", "")):
        atoms[form] = Word("ordinal", 0)
    after: dict[str, Suffix] = {}
    before: dict[str, Suffix] = {}
    _collect(after, before, _common(), forms)
    _collect(after, before, data, forms)
    characters = {
        char: int(value) for value, chars in data.get("characters", {}).items() for char in chars
    }
    eras = {
        form: int(year) for year, entries in data.get("eras", {}).items() for form in forms(entries)
    }
    before.update((era, Suffix("era", str(year))) for era, year in eras.items())
    idioms = list(forms(data.get("not", "")))
    edge = IS_LETTER if bounded else None
    connectors = [re.escape(form).replace("_", " ") for form in forms(data.get("ranges", ""))]
    return Language(
        code=code,
        han=han,
        style=Style(data.get("decimal", ".,"), data.get("group", ",. ")),
        words=words,
        atoms=atoms,
        after=Phrases(after, bounded=bounded),
        before=Phrases(before, bounded=bounded),
        hedges_before=Phrases(_hedges(data, "hedges-before", forms), bounded=bounded),
        hedges_after=Phrases(_hedges(data, "hedges-after", forms), bounded=bounded),
        connectors=_connectors(connectors, han),
        opened=_words_between(list(forms(data.get("opened", ""))), han),
        openers=Phrases({form: form for form in forms(data.get("openers", ""))}, bounded=bounded),
        links=Pattern(
            r"[\s\u00a0.,/-]{0,3}(?:(?:"
            + "|".join(forms(data.get("links", "")))
            + r")[\s\u00a0]?)?(?:(?:"
            + "|".join(forms(data.get("links", "")))
            + r")[\s\u00a0]?)?"
        ),
        idioms=Tree(idioms, edge) if idioms else None,
        starts=_starts(words, characters, han),
        first=frozenset(_first(word) for word in words) if not han else frozenset(),
        heads=frozenset(atom[:3] for atom in atoms)
        | frozenset(word[:3] for word in words if word[-1] == "*"),
        tree=Tree(words, edge),
        runs=re.compile(f"[{''.join(map(re.escape, characters))}]+") if characters else None,
        flags=frozenset(data.get("flags", ())),
        characters=characters,
        eras=eras,
        formal=frozenset(data.get("formal", "")),
        spoken=data.get("spoken", {}),
        clock_cues=tuple(data.get("spoken", {}).get("cues", ())),
        romans=Pattern(data["romans"]) if "romans" in data else None,
        abbreviations=Phrases(
            {
                form: int(key)
                for table in (_common(), data)
                for key, entries in table.get("abbreviations", {}).items()
                for form in forms(entries)
            },
            bounded=True,
        ),
        points=frozenset(data.get("points", "").split()),
        leading=frozenset(data.get("leading", "").split()),
    )


def _words(data: Mapping[str, Any], forms: _Forms) -> Iterator[tuple[str, Word]]:
    weak = set(forms(data.get("weak", "")))
    roles = (
        ("allusions", "allusion"),
        ("approximates", "approximate"),
        ("fractions", "fraction"),
        ("ordinals", "ordinal"),
        ("scales", "scale"),
        ("weekdays", "weekday"),
        ("months", "month"),
        ("clock", "moment"),
        ("decades", "decade"),
        ("shifts", "shift"),
        ("cardinals", "cardinal"),
    )
    for value, entries in data.get("short-months", {}).items():
        # Often words of their own (it "set", cs "pro"): months only inside a full date.
        for form in forms(entries):
            yield surface(form), Word("month", int(value), weak=True)
    for key, role in roles:
        for value, entries in data.get(key, {}).items():
            for form in forms(entries):
                yield surface(form), Word(role, number(value), form in weak)
    for form in forms(data.get("and", "")):
        yield form, Word("and", 0)


def _collect(
    after: dict[str, Suffix], before: dict[str, Suffix], data: Mapping[str, Any], forms: _Forms
) -> None:
    for table, target in (("after", after), ("before", before)):
        for role, entries in data.get(table, {}).items():
            target.update((form, Suffix(role)) for form in forms(entries))
    for unit, entries in data.get("units", {}).items():
        after.update((form, Suffix("unit", unit)) for form in forms(entries))
    for unit, entries in data.get("units-and-half", {}).items():
        after.update((form, Suffix("unit-and-half", unit)) for form in forms(entries))
    for currency, entries in data.get("currencies", {}).items():
        for form in forms(entries):
            after[form] = before[form] = Suffix("money", currency)
    for currency in data.get("currency-codes", "").split():
        after[currency.lower()] = before[currency.lower()] = Suffix("money", currency)
    for currency, entries in data.get("cents", {}).items():
        after.update((form, Suffix("cents", currency)) for form in forms(entries))


def _hedges(data: Mapping[str, Any], key: str, forms: _Forms) -> dict[str, str]:
    return {form: hedge for hedge, entries in data.get(key, {}).items() for form in forms(entries)}


def _connectors(words: list[str], han: bool) -> Pattern:
    signs = r"[\s\u00a0]{0,2}(?:[-–—~～]{1,2}|\.\.\.?|…)[\s\u00a0]{0,2}"
    if not words:
        return Pattern(signs)
    gap = r"[\s\u00a0]?" if han else r"[\s\u00a0]{1,2}"
    return Pattern(f"{signs}|{gap}(?:{'|'.join(words)}){gap}")


def _words_between(words: list[str], han: bool) -> Pattern | None:
    if not words:
        return None
    gap = r"[\s\u00a0]?" if han else r"[\s\u00a0]{1,2}"
    return Pattern(f"{gap}(?:{'|'.join(words)}){gap}")


_DIGIT_STARTS = "0-9+½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"
_MARKED = Pattern("[\u0600-\u06ff\u0900-\u097f]")
# Whole words where vowel signs are no word characters; Arabic and Devanagari digits are folded.
_MARKED_WORD = "[a-z\u00df-\u024f\u0370-\u052f\u0600-\u06ff\u0900-\u097f]+"
_PLAIN_WORD = r"[^\W\d_]+"


def _starts(words: Mapping[str, Word], characters: Mapping[str, int], han: bool) -> Pattern:
    if han:
        heads = {word[0] for word in words} | set(characters)
        return Pattern(f"[{_DIGIT_STARTS}{''.join(map(re.escape, sorted(heads)))}]")
    if not words:
        return Pattern(f"[{_DIGIT_STARTS}]+")
    return Pattern(f"{_word_pattern(words)}|[{_DIGIT_STARTS}]+")


def _word_pattern(words: Iterable[str]) -> str:
    marked = any(not word.isascii() and _MARKED.search(word) for word in words)
    return _MARKED_WORD if marked else _PLAIN_WORD


def _first(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word
    match = re.match(_word_pattern([word]), word)
    return match.group() if match else word
