"""The report for viewers of MQM annotations such as Marot: tab-separated, a row for each finding.

The viewer puts texts into its page as they are, so they are written as HTML: what stands in an
article can neither run there nor be taken for a mark.
"""

import html
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import IO

import attrs

from mtaudit.article import Article
from mtaudit.finding import Finding
from mtaudit.reports.display import code_point, replace_unsafe
from mtaudit.reports.json_text import dump_line
from mtaudit.result import Result
from mtaudit.spans import LineIndex, Span

_COLUMNS = (
    "system",
    "doc",
    "docSegId",
    "globalSegId",
    "rater",
    "source",
    "target",
    "category",
    "severity",
    "metadata",
)
# The viewer counts ratings by such a name as a metric of their own, apart from those by people.
_RATER = "AutoMQM-mtaudit"
_NO_ERROR = "no-error"
# Code points shown on either side of a mark: a book on one line is not repeated for each finding.
_CONTEXT = 2000


@attrs.frozen
class _Segment:
    """A part of an article that is shown and scored by itself; texts as they are.

    Args:
        number: Its number in the article, the same in other translations of the same source.
        span: Its span of the article's text.
        source: What it renders; empty if that is not known.
    """

    number: int
    span: Span
    source: str


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write a header and the rows of each article as its result comes.

    A segment without findings has a row that says so: a viewer needs it to compute averages.

    Args:
        results: The results, in order.
        stream: Where the report goes.
    """
    stream.write("\t".join(_COLUMNS) + "\n")
    for result in results:
        for row in _rows(result):
            stream.write("\t".join(row) + "\n")


def _rows(result: Result) -> Iterator[tuple[str, ...]]:
    article = result.article
    segments = list(_segments(article, result.findings)) or [_whole(article)]
    starts = [segment.span.start for segment in segments]
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        found[max(0, bisect_right(starts, finding.span.start) - 1)].append(finding)
    for index, segment in enumerate(segments):
        begin = (
            _field(article.outlet or "unknown"),
            _field(_document(article)),
            str(segment.number),
            "0",
            _RATER,
            _field(_beginning(segment.source)),
        )
        for finding in found[index]:
            yield (
                *begin,
                _marked(segment, finding, article.text),
                _category(finding),
                str(finding.severity).capitalize(),
                dump_line(_metadata(finding, article)),
            )
        if not found[index]:
            yield (*begin, _field(segment.span.of(article.text)), _NO_ERROR, _NO_ERROR, "{}")


def _segments(article: Article, findings: Iterable[Finding]) -> Iterator[_Segment]:
    """Yield aligned segments if there are any, otherwise lines.

    A line is short and has its number in every translation; the whole text would be repeated in
    the row of each finding.
    """
    source = article.source or ""
    if article.pairs:
        for number, pair in enumerate(article.pairs, 1):
            yield _Segment(number, pair.target, pair.source.of(source))
        return
    sources = _line_sources(article.lines, source)
    continued = set(_continued_lines(article.lines, findings))
    segment: _Segment | None = None
    for number, text in sources.items():
        line = article.lines.line(number)
        if segment and number in continued:
            span = Span(segment.span.start, line.end)
            segment = _Segment(segment.number, span, f"{segment.source} {text}".strip())
            continue
        if segment:
            yield segment
        segment = _Segment(number, line, text)
    if segment:
        yield segment


def _whole(article: Article) -> _Segment:
    return _Segment(1, Span(0, len(article.text)), article.source or "")


def _line_sources(lines: LineIndex, source: str) -> dict[int, str]:
    """Return the lines that are not blank, and of each the source, if there is a line for each."""
    numbers = [n for n in range(1, len(lines.starts) + 1) if lines.line(n).of(lines.text).strip()]
    originals = [line.strip() for line in source.split("\n") if line.strip()]
    if len(numbers) != len(originals):
        originals = [""] * len(numbers)
    return dict(zip(numbers, originals, strict=True))


def _continued_lines(lines: LineIndex, findings: Iterable[Finding]) -> Iterator[int]:
    """Yield the lines into which a finding reaches from the line before."""
    for finding in findings:
        first, last = (lines.position(at)[0] for at in (finding.span.start, finding.span.end))
        yield from range(first + 1, last + 1)


def _marked(segment: _Segment, finding: Finding, text: str) -> str:
    """Return a segment with the finding between tags."""
    whole = segment.span
    start = min(max(finding.span.start, whole.start), whole.end)
    end = min(max(finding.span.end, start), whole.end)
    left, right = max(whole.start, start - _CONTEXT), min(whole.end, end + _CONTEXT)
    before = ("…" if left > whole.start else "") + text[left:start]
    after = text[end:right] + ("…" if right < whole.end else "")
    return f"{_field(before)}<v>{_field(text[start:end])}</v>{_field(after)}"


def _beginning(text: str) -> str:
    return text if len(text) <= 2 * _CONTEXT else text[: 2 * _CONTEXT] + "…"


def _document(article: Article) -> str:
    """Return a name for the article with the pair of languages, as the format asks."""
    name = article.id or "unknown"
    return f"{name}:{article.source_lang}-{article.lang}" if article.source_lang else name


def _category(finding: Finding) -> str:
    """Return the MQM category by the names of the viewer, which are those of MQM 1."""
    return str(finding.category).replace("Linguistic conventions/", "Fluency/")


def _metadata(finding: Finding, article: Article) -> dict[str, object]:
    return {
        "note": _field(finding.message),
        "marked_text": _field(finding.span.of(article.text)),
        "detector": finding.detector,
        "confidence": str(finding.confidence),
        "suggestions": [_field(suggestion) for suggestion in finding.suggestions],
        "location": _field(str(article.locate(finding.span))),
        "fingerprint": finding.fingerprint(article),
    }


def _field(text: str) -> str:
    """Return a text as HTML on one line; the format has no way to write a tab or a line end."""
    shown = replace_unsafe(text.replace("\r\n", "\n"), _shown)
    return html.escape(shown, quote=False)


def _shown(char: str) -> str:
    return " " if char in "\t\n\r" else f"<{code_point(char)}>"
