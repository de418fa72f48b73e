"""The segments of an article: what reference metrics compare one by one."""

from collections.abc import Sequence

from mtaudit.article import Article
from mtaudit.errors import ConfigError


def segments(article: Article) -> tuple[str, ...]:
    """Return the segments of an article's text.

    Args:
        article: Any article.

    Returns:
        Its aligned segments if it has any; the whole, if it is a record of a file; otherwise its
        lines, empty ones among them, as `sacrebleu` counts them.
    """
    if article.pairs:
        return tuple(pair.target.of(article.text) for pair in article.pairs)
    if article.origin is not None and article.origin.record:
        return (article.text,)
    lines = article.text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return tuple(line.rstrip() for line in lines)


def matching_segments(reference: Article, ours: Sequence[str]) -> tuple[str, ...]:
    """Return the segments of another translation of the same article.

    Args:
        reference: The other translation.
        ours: The segments of the first.

    Raises:
        ConfigError: If it has another number of segments.
    """
    theirs = segments(reference)
    if len(theirs) != len(ours):
        message = f"has {len(theirs)} segments instead of {len(ours)}"
        remedy = "give the same segments in both, line by line in plain text"
        raise ConfigError(message, where=reference.id, remedy=remedy)
    return theirs


def one_language(lang: str, article: Article) -> str:
    """Return the language of articles that are scored together.

    Args:
        lang: That of the articles before; empty if this is the first.
        article: One more article.

    Raises:
        ConfigError: If its language is another: words are no measure common to both.
    """
    if lang and lang.partition("-")[0] != article.lang.partition("-")[0]:
        message = f"is in {article.lang}, others are in {lang}"
        remedy = "give references for one language at a time"
        raise ConfigError(message, where=article.id, remedy=remedy)
    return lang or article.lang
