"""The names in an English text: runs of capitalised words that are no ordinary ones."""

import re

import attrs

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.lexicon import is_ordinary
from mtaudit.spans import Span
from mtaudit.text import Word, is_space, starts_sentence, without_possessive

_SHORTEST = 3
_PARTS = re.compile("[-‑]")
# What has a capital letter in English and is no name: calendars, titles, legal forms.
_NO_NAMES = frozenset(
    "January February March April May June July August September October November December Jan Feb "
    "Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Christmas Easter Christian Christians "
    "Muslim Muslims Jewish Jew Jews Mr Mrs Ms Dr Prof Gov Sen Rep Gen Col Capt Lt Sgt Rev Hon "
    "Messrs Jr Inc Ltd Corp Co Bros Internet Ministre Mideast Western Eastern Northern Southern "
    "Covid Anti Pro Non Pre Post Celsius Fahrenheit Bible Biblical God".split()
)


@attrs.frozen
class TargetName:
    """A run of capitalised words that holds a name.

    Args:
        span: The run.
        words: Its words that are no ordinary ones, without possessive ending, each with its place.
    """

    span: Span
    words: tuple[tuple[str, Span], ...]


def target_names(article: Article, context: Context) -> tuple[TargetName, ...]:
    """Return the names of a text in order."""
    found: list[TargetName] = []
    run: list[Word] = []
    for word in context.capitalised:
        if run and not is_space(article.text, run[-1].end, word.start):
            found += _name(run, context)
            run = []
        run.append(word)
    return (*found, *_name(run, context)) if run else tuple(found)


def _name(run: list[Word], context: Context) -> list[TargetName]:
    """Return the name of a run in a list; none if all its words are ordinary."""
    words = []
    for word in run:
        if context.is_opaque(Span(word.start, word.end)):
            return []
        at = word.start
        for part in _PARTS.split(word.text):
            bare = without_possessive(part)
            if is_name_word(bare):
                words.append((bare, Span(at, at + len(bare))))
            at += len(part) + 1
    if not words:
        return []
    text = context.article.text
    first = run[0]
    if len(run) > 1 and starts_sentence(text, first.start) and is_ordinary(first.text):
        run = run[1:]
    end = run[-1].start + len(without_possessive(run[-1].text))
    return [TargetName(Span(run[0].start, end), tuple(words))]


def is_name_word(word: str) -> bool:
    """Tell whether a word is a name's and no ordinary word, nor an acronym."""
    return (
        len(word) >= _SHORTEST
        and word[0].isupper()
        and not word.isupper()
        and word.isalpha()
        and word not in _NO_NAMES
        and not is_ordinary(word)
    )
