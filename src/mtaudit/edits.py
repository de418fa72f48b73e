"""From findings to corrected text: edits that do not overlap, applied to the text or its file."""

import re
from collections.abc import Iterable

import attrs

from mtaudit.article import Article, Origin
from mtaudit.finding import Confidence, Finding
from mtaudit.spans import OBJECT, Span, SpanSet

_ARTICLE_BEFORE = re.compile(r"\b([Aa]n?)(\s+)$")
# The letter does not decide: "a Ukrainian", "a UN mission", "an hour".
_VOWEL_SOUND = re.compile(
    r"(?!uni|use|eu|one|uk|ur[au]|ugand|utah|u[iy]gh|(?-i:U[A-Z.]))[aeiou]|hour|honest|honou?r|heir",
    re.IGNORECASE,
)


@attrs.frozen
class Edit:
    """A replacement.

    Args:
        span: What is replaced, in code points.
        replacement: What stands there afterwards.
        finding: Why.
    """

    span: Span
    replacement: str
    finding: Finding


def edits(
    findings: Iterable[Finding],
    article: Article,
    *,
    min_confidence: Confidence = Confidence.LOW,
    only_sure: bool = False,
) -> tuple[Edit, ...]:
    """Return the edits that carry out the first suggestion of each finding.

    Where two overlap, the more confident one is carried out, then the longer one. In English text
    the indefinite article before a replaced word is corrected with it.

    Args:
        findings: Findings of the article.
        article: The article.
        min_confidence: Findings below it are left alone.
        only_sure: Leave alone what has more than one suggestion.

    Returns:
        The edits by position; spans in code points of the article's text.
    """
    usable = [
        finding
        for finding in findings
        if finding.suggestions
        and finding.confidence >= min_confidence
        and not (only_sure and len(finding.suggestions) > 1)
    ]
    usable.sort(key=lambda f: (-f.confidence, -len(f.span), f.span.start))
    taken = SpanSet()
    candidates = (edit_of(finding, article, finding.suggestions[0]) for finding in usable)
    chosen = (edit for edit in candidates if taken.add(edit.span))
    return tuple(sorted(chosen, key=lambda edit: (edit.span.start, edit.span.end)))


def apply(text: str, changes: Iterable[Edit]) -> str:
    """Return `text` with the edits carried out.

    Args:
        text: The text whose code points the edits count.
        changes: Edits by position that do not overlap.
    """
    pieces: list[str] = []
    done = 0
    for edit in changes:
        pieces += (text[done : edit.span.start], edit.replacement)
        done = edit.span.end
    pieces.append(text[done:])
    return "".join(pieces)


def to_document(
    changes: Iterable[Edit], article: Article
) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """Move edits from an article's text to the file it was read from.

    Args:
        changes: Edits of the article's text.
        article: The article; it must have an origin.

    Returns:
        The edits in code points of the document, written as its format writes text, and those that
        cannot be made there; `obstacle` says why.

    Raises:
        ValueError: If the article came from memory.
    """
    if article.origin is None:
        msg = "an article without an origin has no document to edit"
        raise ValueError(msg)
    possible: list[Edit] = []
    impossible: list[Edit] = []
    for edit in changes:
        has_markup = _has_markup(edit.span, article, article.origin)
        written = None if has_markup else _written(edit, article.origin)
        if written is None:
            impossible.append(edit)
        else:
            place = article.origin.source_map.to_file(edit.span)
            possible.append(attrs.evolve(edit, span=place, replacement=written))
    return tuple(possible), tuple(impossible)


def obstacle(edit: Edit, article: Article) -> str:
    """Return why an edit of an article cannot be made in its file; empty if it can.

    Args:
        edit: An edit of the article's text.
        article: An article that was read from a file.
    """
    origin = article.origin
    if origin is None:
        return "it has no file"
    if _has_markup(edit.span, article, origin):
        return "markup stands inside it"
    return "the file cannot hold it" if _written(edit, origin) is None else ""


def _has_markup(span: Span, article: Article, origin: Origin) -> bool:
    """Tell whether a file has more inside a span than its text, or a piece that cannot be cut."""
    return (
        OBJECT in span.of(article.text)
        or origin.source_map.cuts(span)
        or any(not _is_seam(gap, origin) for gap in origin.source_map.gaps(span))
    )


def _is_seam(gap: Span, origin: Origin) -> bool:
    seam = origin.notation.seam
    return bool(seam) and re.fullmatch(seam, gap.of(origin.document.text)) is not None


def _written(edit: Edit, origin: Origin) -> str | None:
    """Return a replacement as the format and the encoding of the file write it, if they can."""
    place = origin.source_map.to_file(edit.span)
    written = origin.notation.escape(edit.replacement, place)
    if written is None:
        return None
    try:
        written.encode(origin.document.encoding)
    except UnicodeEncodeError:
        return None
    return written


def edit_of(finding: Finding, article: Article, replacement: str) -> Edit:
    """Return the edit that carries out a suggestion of a finding.

    In English text the indefinite article before the span is corrected with it.

    Args:
        finding: The finding.
        article: The article it stands in.
        replacement: One of its suggestions.
    """
    plain = Edit(finding.span, replacement, finding)
    if not article.lang.lower().startswith("en") or not replacement[:1].isalpha():
        return plain
    before = _ARTICLE_BEFORE.search(
        article.text, max(0, finding.span.start - 8), finding.span.start
    )
    if before is None:
        return plain
    written, space = before.groups()
    right = written[0] + ("n" if _VOWEL_SOUND.match(replacement) else "")
    if right == written:
        return plain
    return Edit(Span(before.start(), finding.span.end), right + space + replacement, finding)
