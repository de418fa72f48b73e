"""What in a source a name renders: the stretch of it that reads like the name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from mtaudit.names.romanisations import plausibility
from mtaudit.scripts import is_dense
from mtaudit.text import words

_LIKE = 0.95  # a reading that is so like a name hardly is so by chance
_LONGEST_SOURCE = 400  # code points; a longer one holds too much that reads like anything
_LONGEST = 6  # characters of a name where words are not set apart
_SHORTEST = 2


def native_form(name: str, sources: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Return what a name renders, with its language; None if the sources do not say.

    Args:
        name: The name in Latin letters.
        sources: Segments in which it is rendered, each with its language, a BCP 47 tag.
    """
    votes: Counter[tuple[str, str]] = Counter()
    for source, lang in dict.fromkeys(sources):
        if not lang or len(source) > _LONGEST_SOURCE:
            continue
        scored = [(plausibility(name, one, lang), one) for one in _candidates(source)]
        best = max(scored, default=(0.0, ""), key=lambda pair: (pair[0], -len(pair[1])))
        if best[0] >= _LIKE:
            votes[lang, best[1]] += 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    lang, form = ranked[0][0]
    return lang, form


def _candidates(source: str) -> Iterator[str]:
    """Yield stretches of a source that may be a name, each once."""
    seen: dict[str, None] = {}
    found = [word.text for word in words(source)]
    for word in found:
        if is_dense(word[0]):
            for start in range(len(word)):
                for end in range(start + _SHORTEST, min(start + _LONGEST, len(word)) + 1):
                    seen[word[start:end]] = None
        elif not word.isascii() and word[0].isalpha():
            seen[word] = None
    for one, other in pairwise(found):
        if not one.isascii() and not is_dense(one[0]):
            seen[f"{one} {other}"] = None
    yield from seen
