"""A title in quotation marks in two ways: "Hot Moms and Girls" beside "Hot Mom and Hot Girl"."""

import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import occurrences

_QUOTES, _CLOSING = '"“‘«', '"”’»'
_LONGEST = 64  # code points from a quotation mark to the one at the end


def _quotation(opening: str, closing: str) -> Pattern:
    first = r"(?=(?P<first>[^\W\d_]+))"
    title = rf"(?P<title>{first}[A-Z][^{closing}\n]{{7,60}}?)"
    return Pattern(rf"[{opening}]{title}[,.]?\s?[{closing}]")


_QUOTED = _quotation(_QUOTES, _CLOSING)
_QUOTED_PLAINLY = _quotation('"', '"')  # mostly all there is, and compiled five times as fast
_WORD = Pattern(r"[^\W\d_]+")
_ENDING = Pattern(r"(?:e?s|ed|ing)$")
_FEWEST = 3  # words that two titles must have in common


def find(context: Context) -> Iterator[Sign]:
    """Yield titles whose words are those of another one, endings and repetitions aside."""
    text = context.article.text
    titles: dict[tuple[str, ...], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    places = _opened(text)
    beginnings = [_stems(text[start + 1 : start + _LONGEST])[:_FEWEST] for start in places]
    if len(set(beginnings)) == len(beginnings):
        return  # no two begin alike
    quoted = tuple(_quoted(text, places))
    first = [_stem(match["first"]) for match in quoted]
    for stem, match in zip(first, quoted, strict=True):
        if first.count(stem) < 2:
            continue  # as mostly
        title = match["title"]
        stems = _stems(title)
        if len(stems) >= _FEWEST:
            titles[stems][title].append(Span(*match.span("title")))
    for by_title in titles.values():
        if len({" ".join(_WORD.findall(title.lower())) for title in by_title}) != 2:
            continue  # one title, or one with and without a mark after it
        rare, usual = sorted(
            by_title, key=lambda title: (len(by_title[title]), by_title[title][0].start)
        )[:2]
        for span in by_title[rare]:
            yield Sign(
                span,
                f"“{rare}” is “{usual}” elsewhere in the article",
                Confidence.MEDIUM,
                suggestions=(usual,),
                evidence=(
                    Evidence(
                        "occurrence",
                        f"“{usual}” stands in the article {how_often(len(by_title[usual]))}",
                        span=by_title[usual][0],
                    ),
                ),
                category=Category.TERMINOLOGY,
            )


def _stems(title: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_stem, _WORD.findall(title))))


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return _ENDING.sub("", word.lower())


def _opened(text: str) -> list[int]:
    """Return where a title may begin: at a quotation mark, which is found faster one by one."""
    quotes = [occurrences(text, quote) for quote in _QUOTES if quote in text]
    places = sorted(itertools.chain(*quotes))
    if not any(sign in text for sign in _CLOSING[1:]):  # then the next one is at the end, or none
        places = [
            start
            for start, end in itertools.pairwise([*places, sys.maxsize])
            if end - start <= _LONGEST
        ]
    return [start for start in places if text[start + 1 : start + 2].isupper()]


def _quoted(text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what stands in quotation marks that open at some places."""
    is_plain = not any(sign in text for sign in (*_QUOTES[1:], *_CLOSING[1:]))
    match, done = (_QUOTED_PLAINLY if is_plain else _QUOTED).compiled.match, 0
    for start in places:
        found = match(text, start) if start >= done else None
        if found is not None:
            done = found.end()
            yield found
