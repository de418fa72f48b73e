"""The names in an English text: runs of capitalised words."""

import enum
from collections.abc import Iterable, Iterator
from functools import lru_cache

import attrs

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTH_WORDS, WEEKDAYS
from mtaudit.lexicon import is_ordinary
from mtaudit.names.exonyms import is_country
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, starts_sentence, without_possessive

_CLOSING = tuple(")]）】")
_DOTTED = Pattern(r"\b(?:[A-Z]\.){2,}(?:[A-Z]\b)?")  # U.S.
_SHORTEST = 3
_SHORTEST_MEMBER = 4
_PARTS = Pattern("[-‑]")
# "SMEs", "MegaBits" and "IIb" are no names, "McCain", "O'Brien" and "DiCaprio" are.
_NAME_SHAPE = Pattern(r"(?:(?:Ma?c|D[eiu]|L[ae]|Van|Fitz)[^\W\d_]|[OD]['’])?[^\W\d_][^\W\d_A-Z]+")
# What has a capital letter in English and is no name: calendars, titles, legal forms.
_NO_NAMES = MONTH_WORDS.union(
    WEEKDAYS,
    "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Christmas Easter Christian Christians "
    "Christianity Muslim Muslims Jewish Jew Jews Mr Mrs Ms Miss Sir Dr Prof Gov Sen Rep Gen Col "
    "Capt Lt Sgt Rev Hon St Ste Jr Inc Ltd Corp Co Bros Celsius Fahrenheit Bible Biblical God "
    "I".split(),
)
# What begins compounds and is no word of its own.
_FORMS = tuple(
    "aero agro anti astro auto bio counter cyber eco electro geo hydro hyper inter macro mega meta "
    "mini mono multi nano neo neuro petro photo poly post proto pseudo psycho semi socio sub "
    "super tele thermo trans ultra".split()
)
# Countries and peoples that are ordinary words as well, without their capital.
_NAMES_BY_CAPITAL = frozenset(
    "China French Guinea Japan Jersey Morocco Polish Turkey Wales Welsh".split()
)


class Sort(enum.Enum):
    """What a run of capitalised words looks like."""

    NAME = enum.auto()
    """It holds a word that is no ordinary one."""
    ACRONYM = enum.auto()
    """All its words are in capitals."""
    PHRASE = enum.auto()
    """Its words are ordinary, and no sentence begins with it."""


@attrs.frozen
class TargetName:
    """A run of capitalised words.

    Args:
        span: The run, without possessive ending.
        words: The words by which it is judged, each with its place: those that are no ordinary ones
            if there are any.
        sort: What it looks like.
        is_opening: Whether it is one word, and the first of a sentence.
        others: The ordinary words of a name.
        is_rest: Whether it is what ordinary words leave of a name.
    """

    span: Span
    words: tuple[tuple[str, Span], ...]
    sort: Sort
    is_opening: bool = False
    others: tuple[tuple[str, Span], ...] = ()
    is_rest: bool = False


def target_names(article: Article, context: Context) -> tuple[TargetName, ...]:
    """Return the names of a text in order."""
    found: list[TargetName] = []
    run: list[Word] = []
    for word in _with_dotted(context.capitalised, article.text):
        if run and not is_space(article.text, run[-1].end, word.start):
            found += _names(run, context)
            run = []
        run.append(word)
    return (*found, *_names(run, context)) if run else tuple(found)


def _with_dotted(capitalised: Iterable[Word], text: str) -> Iterator[Word]:
    """Yield words with abbreviations as one: "U.S." is US."""
    if _DOTTED.search(text) is None:
        yield from capitalised
        return
    dotted = [
        Word(match.group().replace(".", ""), match.start(), match.end())
        for match in _DOTTED.finditer(text)
    ]
    inside = {at for word in dotted for at in range(word.start, word.end)}
    yield from sorted(
        (*dotted, *(word for word in capitalised if word.start not in inside)),
        key=lambda word: word.start,
    )


def _names(run: list[Word], context: Context) -> list[TargetName]:
    """Return the name of a run in a list; none if it is the plain beginning of a sentence."""
    if any(context.is_opaque(Span(word.start, word.end)) for word in run):
        return []
    text = context.article.text
    while len(run) > 1 and run[0].text in _NO_NAMES:  # a title, or the first person
        run = run[1:]
    bracketed = (
        text[max(0, run[0].start - 8) : run[0].start].rstrip()[-1:] in _CLOSING
    )  # "(Reuters) In the ..."
    if (bracketed or starts_sentence(text, run[0].start)) and not _is_strange(
        without_possessive(run[0].text)
    ):
        run = run[1:]
    parts = [part for word in run for part in _parts(word)]
    words = tuple((bare, span) for bare, span in parts if _is_name_word(bare))
    others = tuple(
        (bare, span)
        for bare, span in parts
        if bare not in _NO_NAMES and len(bare) > 1 and bare.isalpha() and bare[0].isupper()
    )
    sort = Sort.NAME
    if words:
        strange = set(words)
        others = tuple(part for part in others if part not in strange)
    else:
        words, others = others, ()
        sort = Sort.ACRONYM if all(bare.isupper() for bare, _ in words) else Sort.PHRASE
    if not words:
        return []
    last = run[-1]
    is_dotted = len(last.text) < last.end - last.start
    end = last.end if is_dotted else last.start + len(without_possessive(last.text))
    opening = len(run) == 1 and starts_sentence(text, run[0].start)
    return [TargetName(Span(run[0].start, end), words, sort, opening, others)]


def _parts(word: Word) -> list[tuple[str, Span]]:
    found, at = [], word.start
    if len(word.text) < word.end - word.start:
        return [(word.text, Span(word.start, word.end))]
    for part in _PARTS.split(word.text):
        bare = without_possessive(part)
        found.append((bare, Span(at, at + len(bare))))
        at += len(part) + 1
    return found


def _is_strange(word: str) -> bool:
    return _is_name_word(word) or (word.isupper() and len(word) > 1)


@lru_cache(maxsize=16384)
def _is_name_word(word: str) -> bool:
    """Tell whether a word is a name's, and no ordinary word, no acronym, no compound of words."""
    return (word.isupper() and is_country(word)) or (
        len(word) >= _SHORTEST
        and word[:1].isupper()
        and _NAME_SHAPE.fullmatch(word) is not None
        and word not in _NO_NAMES
        and (word in _NAMES_BY_CAPITAL or not (is_ordinary(word) or _is_compound(word)))
    )


def _is_compound(word: str) -> bool:
    """Tell whether a word is made of two ordinary ones, as translations of names are: Greenland.

    The first may be a form that only stands in compounds, as in Cybersecurity.
    """
    cuts = range(_SHORTEST_MEMBER, len(word) - _SHORTEST_MEMBER + 1)
    small = word.lower()
    if small.startswith(_FORMS) and any(
        len(small) - len(form) >= _SHORTEST_MEMBER and is_ordinary(small[len(form) :])
        for form in _FORMS
        if small.startswith(form)
    ):
        return True
    return any(is_ordinary(word[:cut]) and is_ordinary(word[cut:]) for cut in cuts)
