"""One person under two titles that exclude each other: "Coach Mourinho", "Director Mourinho"."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign, how_often
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import matches_around, occurrences

# Posts, not ranks: a general may be president, but no coach a director of the same club. "Minister"
# is missing since a prime minister is one.
_POSTS = (
    "Prosecutor General|Attorney General|Secretary-General|Vice President|President|Prime Minister|"
    "Chancellor|Governor|Mayor|Ambassador|Director|Coach|Captain|Manager|Chairman|Judge"
)
_WORDS_OF_POSTS = frozenset(re.findall(r"\w+", _POSTS))
_TITLED = Pattern(
    rf"(?<![\w'-])(?<!’)(?<!former )(?<!then )(?<!ex-)(?P<post>{_POSTS}) "
    r"(?P<name>[A-Z][a-z]{2,}(?: [A-Z][a-z]+(?:-[a-z]+)?)?)(?![\w'-]|’| [A-Z])"
)


def find(context: Context) -> Iterator[Sign]:
    """Yield the rarer title of a name that stands with two."""
    named = context.written & _WORDS_OF_POSTS
    if len(named) < 2 and "General" not in named:
        return  # as mostly
    text = context.article.text
    places = {post: at for post in _POSTS.split("|") if (at := tuple(occurrences(text, post)))}
    if len(places) < 2:
        return
    posts: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    lone: set[str] = set()
    for match in matches_around(_TITLED, text, sorted(itertools.chain(*places.values()))):
        span = Span(*match.span())
        if context.in_headline(span):
            continue
        words = match["name"].split()
        for word in words:  # the surname comes first in Chinese and Korean names
            posts[word][match["post"]].append(span)
        if len(words) == 1:
            lone.add(words[0])
    for name, by_post in posts.items():
        if name not in lone or len(by_post) != 2:
            continue
        # Of two, the one with a given name is the introduction, which is made with more care.
        rare, usual = sorted(
            by_post, key=lambda post: (len(by_post[post]), max(map(len, by_post[post])) - len(post))
        )
        for span in by_post[rare]:
            yield Sign(
                span,
                f"“{rare}” and “{usual}” are titles of “{name}” in one article",
                Confidence.LOW,
                suggestions=(span.of(text).replace(rare, usual, 1),),
                evidence=(
                    Evidence(
                        "occurrence",
                        f"“{usual}” stands before the name {how_often(len(by_post[usual]))}",
                        span=by_post[usual][0],
                    ),
                ),
                category=Category.TERMINOLOGY,
            )
