"""A name without its capital letter: "pinduoduo" beside "Pinduoduo"."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.detectors.garbled_name.small_letters import stands_as_a_name
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.lexicon import is_ordinary
from mtaudit.spans import Span
from mtaudit.text import Word, is_in_code, is_space, starts_sentence, without_possessive

_SHORTEST = 4  # shorter words in small letters are often words of other languages


def find(context: Context) -> Iterator[Sign]:
    """A word in small letters that is no English one, and a name elsewhere in the article."""
    # A name that is never in small letters is spared the dear tests: most texts are.
    written_small = frozenset(
        name
        for name, times in context.name_counts.items()
        if name.lower() in context.written and _is_lone_name(name)
    )
    if not written_small:
        return
    names = Counter(_lone_names(context, written_small))
    small = {name.lower(): name for name in names}
    if not small:
        return
    places: dict[str, list[Word]] = defaultdict(list)
    for word in context.words:
        if word.text[0].islower() and (bare := without_possessive(word.text)) in small:
            places[bare].append(word)
    for written, words in places.items():
        name = small[written]
        if len(words) > names[name]:
            continue  # a word that is mostly written so
        for word in words:
            span = Span(word.start, word.start + len(written))
            if context.is_opaque(span) or is_in_code(context.article.text, span):
                continue
            if names[name] == 1 and not (len(words) == 1 and stands_as_a_name(word, context)):
                continue
            yield Sign(
                span,
                f"“{written}” is written “{name}” elsewhere in the article",
                Confidence.MEDIUM,
                suggestions=(name,),
                evidence=(
                    Evidence(
                        "occurrence", f"“{name}” stands in the article {how_often(names[name])}"
                    ),
                ),
                category=Category.NAME_FORMAT,
            )


def _is_lone_name(name: str) -> bool:
    return len(name) >= _SHORTEST and name.isalpha() and name.istitle() and not is_ordinary(name)


def _lone_names(context: Context, wanted: Container[str]) -> Iterator[str]:
    """Yield the wanted names that owe their capital to no sentence, headline or longer name."""
    found, text = context.capitalised, context.article.text
    for i, name in enumerate(context.capitalised_names):
        if name not in wanted:
            continue
        word = found[i]
        joined = (i and is_space(text, found[i - 1].end, word.start)) or (
            i + 1 < len(found) and is_space(text, word.end, found[i + 1].start)
        )
        span = Span(word.start, word.end)
        if joined or starts_sentence(text, word.start) or context.in_headline(span):
            continue
        yield name
