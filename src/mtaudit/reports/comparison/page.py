"""The comparison of two translations as one page: figures, and each article word by word."""

from collections.abc import Iterator
from typing import IO

import attrs

from mtaudit.article import Article
from mtaudit.comparison import ArticleComparison, Comparison
from mtaudit.finding import Finding
from mtaudit.reports.comparison.figures import figure_rows
from mtaudit.reports.display import shorten
from mtaudit.reports.page import environment, policy, stylesheet
from mtaudit.word_alignment import WordAlignment

_TITLE_WIDTH = 140  # cells
_LONG_GAP = 600  # unchanged code points, beyond which ...
_KEPT = 200  # ... only so many are shown on either side


@attrs.frozen
class _Piece:
    """A stretch of an article: `same`, `delete`, `insert`, or `gap` for what is left out."""

    change: str
    text: str


@attrs.frozen
class _Entry:
    """A finding with its place."""

    finding: Finding
    text: str
    place: str


@attrs.frozen
class _ArticleView:
    title: str
    name: str
    article: Article
    pieces: tuple[_Piece, ...]
    repaired: tuple[_Entry, ...]
    broken: tuple[_Entry, ...]
    unchanged: int


def render(comparison: Comparison, stream: IO[str]) -> None:
    """Write the page.

    Args:
        comparison: The comparison; articles without any change are not shown.
        stream: Where the page goes, to be encoded in UTF-8.
    """
    head, *rows = figure_rows(comparison)
    shown = [_view(one) for one in comparison.articles if _differs(one)]
    style = stylesheet("report.css", "figures.css", "comparison.css")
    template = environment().get_template("comparison.html")
    stream.writelines(
        template.generate(
            style=style,
            policy=policy(style),
            comparison=comparison,
            head=head,
            rows=rows,
            changes=comparison.changes,
            articles=shown,
            same=len(comparison.articles) - len(shown),
        )
    )


def _differs(article: ArticleComparison) -> bool:
    return article.before.article.text != article.after.article.text


def _view(one: ArticleComparison) -> _ArticleView:
    article = one.after.article
    title = next((line for line in article.text.split("\n") if line.strip()), "")
    return _ArticleView(
        shorten(title.strip(), _TITLE_WIDTH) or "(empty)",
        article.id or "<text>",
        article,
        tuple(_pieces(one.before.article.text, article.text)),
        tuple(_entry(finding, one.before.article) for finding in one.repaired),
        tuple(_entry(finding, article) for finding in one.broken),
        len(one.unchanged),
    )


def _entry(finding: Finding, article: Article) -> _Entry:
    return _Entry(finding, finding.span.of(article.text), str(article.locate(finding.span)))


def _pieces(before: str, after: str) -> Iterator[_Piece]:
    """Yield the second text with what was taken out of the first, long common stretches cut."""
    blocks = WordAlignment.of(before, after).blocks
    for number, block in enumerate(blocks):
        if not block.same:
            if block.before:
                yield _Piece("delete", block.before.of(before))
            if block.after:
                yield _Piece("insert", block.after.of(after))
            continue
        text = block.after.of(after)
        if len(text) <= _LONG_GAP:
            yield _Piece("same", text)
            continue
        if number:
            yield _Piece("same", text[:_KEPT])
        yield _Piece("gap", "")
        if number < len(blocks) - 1:
            yield _Piece("same", text[-_KEPT:])
