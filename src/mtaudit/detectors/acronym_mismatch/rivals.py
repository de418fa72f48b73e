"""One acronym with two expansions in an article."""

import re
from collections import defaultdict
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.acronym_mismatch.phrase import SMALL, phrase_before, spells
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_BRACKETED = Pattern(r"\(([A-Z]{3,})\)")
_STEM = 4  # letters that Organisation and Organization, Nation and Nations have in common


def find(context: Context) -> Iterator[Sign]:
    """Yield each later expansion of an acronym that differs from its first one."""
    text = context.article.text
    first: dict[str, tuple[list[str], Span]] = {}
    differing: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for match in _BRACKETED.finditer(text):
        acronym = match.group(1)
        span = _expansion(match, text)
        if span is None:
            continue
        stems = [w[:_STEM].lower() for w in re.findall(r"\w+", span.of(text)) if w not in SMALL]
        known = first.setdefault(acronym, (stems, span))
        if known[0] != stems:
            differing[acronym].append((span, match.end()))
    for acronym, places in differing.items():
        span_of_first = first[acronym][1]
        usual = span_of_first.of(text)
        for span, end in places:
            yield Sign(
                Span(span.start, end),
                f"{acronym} stands for “{usual}” before, here for “{span.of(text)}”",
                Confidence.LOW,
                suggestions=(f"{usual} ({acronym})",),
                evidence=(Evidence("occurrence", f"“{usual} ({acronym})”", span=span_of_first),),
            )


def _expansion(match: re.Match[str], text: str) -> Span | None:
    """Return the words before the bracket that spell the acronym letter by letter, if they do."""
    acronym = match.group(1)
    phrase = phrase_before(match.start(), 2 * len(acronym), text)
    for size in range(len(acronym), len(phrase) + 1):
        words = phrase[-size:]
        large = [word for word in words if word.text not in SMALL]
        if len(large) == len(acronym) and words[0] is large[0] and spells(words, acronym):
            capitals = all(word.text[0].isupper() for word in large)
            return Span(words[0].start, words[-1].end) if capitals else None
    return None
