"""A word said twice in a name: "Radio Nippon radio", "Vladimir Putin Vladimir", "China China Free"."""

import re
from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.lexicon import is_ordinary
from mtaudit.spans import Span

# "Radio Nippon radio": the head of the source's word order and that of the translation's. If the
# phrase goes on, the second head belongs to what follows: "Music Choice music manager".
_DOUBLED = re.compile(r"\b([A-Z][a-z]{3,}) [A-Z][\w’'-]* (?i:\1)(?=[,.;:)”\"]|\n|\Z)")
# "HarmonyOS OS", "Kiwoom Ki-woom": the end of a name, or all of it, spelt again.
_REPEATED = re.compile(r"\b([A-Z][\w]*?([^\W_]{2,})) (\2|[A-Z][\w]*-[\w-]+)(?![\w-])")


def find(article: Article, context: Context) -> Iterator[Sign]:
    """Yield each name that holds a word twice."""
    for match in _DOUBLED.finditer(article.text):
        first, last = match.group(1), match.group().rsplit(" ", 1)[1]
        span = Span(*match.span())
        if last[0].isupper() or not is_ordinary(first):
            continue
        yield Sign(
            span,
            f"“{match.group()}” has the word “{last.lower()}” twice",
            Confidence.MEDIUM,
            suggestions=(match.group()[len(first) + 1 :],),
            evidence=(Evidence("mechanism", "the head of the name stands before and after it"),),
            category=Category.ADDITION,
        )
    for match in _REPEATED.finditer(article.text):
        name, again = match.group(1), match.group(3)
        span = Span(*match.span())
        same = _squash(name).endswith(_squash(again)) and name.lower() != again.lower()
        if not same or context.is_opaque(span) or not (again.isupper() or "-" in again):
            continue
        yield Sign(
            span,
            f"“{match.group()}” says “{again}” twice",
            Confidence.MEDIUM,
            suggestions=(name,),
            evidence=(Evidence("mechanism", f"“{name}” holds “{again}” already"),),
            category=Category.ADDITION,
        )


def _squash(name: str) -> str:
    return name.replace("-", "").lower()
