"""What the script of the page knows of the findings."""

import hashlib
import json
from collections.abc import Sequence

from mtaudit.article import Article
from mtaudit.decisions import digest_of
from mtaudit.edits import edit_of
from mtaudit.finding import Finding
from mtaudit.result import Result


def as_json(value: object) -> str:
    """Return a value as JSON that can stand in an element of the page, whatever it holds."""
    # ASCII, so that nothing in it acts on its surroundings; a solidus is escaped as well, so that
    # no address in a text looks like something that the page loads.
    written = json.dumps(value, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("//", "\\/\\/")


def page_data(results: Sequence[Result]) -> str:
    """Return what the script needs, in the order in which the page shows the articles.

    Args:
        results: The results.
    """
    articles = [article_data(result) for result in results]
    digest = hashlib.sha256(json.dumps(articles).encode()).hexdigest()[:16]
    return as_json({"report": digest, "articles": articles})


def article_data(result: Result) -> dict[str, object]:
    """Return what the script needs of an article.

    Args:
        result: What was found in it.
    """
    article = result.article
    origin = article.origin
    return {
        "path": origin.document.path if origin else article.id or "<text>",
        "record": origin.record if origin else "",
        "digest": digest_of(article.text),
        "lang": article.lang,
        "plain": _is_plain(article),
        "findings": [_finding(finding, article) for finding in result.findings],
    }


def _is_plain(article: Article) -> bool:
    """Tell whether the text of an article is all of its file, so that the page can make a patch."""
    if article.origin is None:
        return False
    document = article.origin.document
    return (
        document.text == article.text
        and document.row is None
        and document.first_line == 1
        and document.encoding == "utf-8"
    )


def _finding(finding: Finding, article: Article) -> dict[str, object]:
    edits = [edit_of(finding, article, text) for text in finding.suggestions]
    return {
        "family": finding.family,
        "severity": str(finding.severity),
        "confidence": str(finding.confidence),
        "detector": finding.detector,
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.span.of(article.text),
        "message": finding.message,
        "fingerprint": finding.fingerprint(article),
        # Each with where it begins: in English the article before the words may change with them.
        "corrections": [
            [text, edit.span.start, edit.replacement] if edit.span != finding.span else [text]
            for text, edit in zip(finding.suggestions, edits, strict=True)
        ],
    }
