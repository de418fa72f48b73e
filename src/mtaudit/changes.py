"""Of results, what stands on lines that have changed."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import attrs

from mtaudit.article import Article, Pair
from mtaudit.finding import Finding
from mtaudit.git import ALL, Changes, Lines
from mtaudit.result import Result
from mtaudit.spans import LineIndex, Span


def only_changed(results: Iterable[Result], changes: Changes) -> Iterator[Result]:
    """Leave out of results what stands on lines that have not changed.

    The articles stay whole, so that a finding rests on all that it rests on otherwise. In a file
    that holds the originals, too, a finding is kept as well if the original of its segment has
    changed.

    Args:
        results: Results of articles that were read from files.
        changes: What has changed.

    Yields:
        The results, in order, with fewer findings.

    Raises:
        ReadError: If a file belongs to another repository, or to none.
    """
    for result in results:
        if result.article.origin is None:
            yield result
            continue
        document = result.article.origin.document
        # Git counts the bytes of line ends, which UTF-16 has inside of other characters, too.
        is_wide = document.encoding.startswith("utf-16")
        lines = changes.lines(document.path)
        yield result if lines and is_wide else only_on(lines, result)


def only_on(lines: Lines, result: Result) -> Result:
    """Return a result with what touches some lines of the article's file.

    Args:
        lines: The lines.
        result: The result of an article that was read from a file.
    """
    if lines is ALL:
        return result
    article = result.article
    pairs = tuple(pair for pair in article.pairs if pair.source_place is not None)

    def touches(finding: Finding) -> bool:
        return any(
            lines.touch(first, last) for first, last in _stretches(finding.span, article, pairs)
        )

    return attrs.evolve(
        result,
        findings=tuple(filter(touches, result.findings)),
        suppressed=tuple(one for one in result.suppressed if touches(one.finding)),
    )


def _stretches(span: Span, article: Article, pairs: tuple[Pair, ...]) -> Iterator[tuple[int, int]]:
    """Yield first and last line of the writing of a span, and of the originals of its segments.

    Args:
        span: A span of the article's text.
        article: An article that was read from a file.
        pairs: Those of its pairs whose originals stand in the file, in order.
    """
    assert article.origin is not None, "only what was read from a file has changed lines"
    index = article.origin.document.lines
    yield _lines(index, article.origin.source_map.to_file(span))
    for at in range(bisect_left(pairs, span.start, key=lambda one: one.target.end), len(pairs)):
        place = pairs[at].source_place
        if pairs[at].target.start > span.end:
            break
        if place is not None:
            yield _lines(index, place)


def _lines(index: LineIndex, place: Span) -> tuple[int, int]:
    """Return the first and the last line of a place; a line break at its end begins no new one."""
    last = max(place.start, place.end - 1)
    return index.position(place.start)[0], index.position(last)[0]
