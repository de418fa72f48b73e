"""Puts findings into an XLIFF file."""

from collections.abc import Iterable, Iterator
from itertools import count, pairwise

import attrs

from mtaudit.finding import Finding
from mtaudit.reports.its.issues import attributes
from mtaudit.reports.its.markup import ANNOTATOR, NAMESPACE, OURS, Cleaned, Unit, Xliff
from mtaudit.result import Result
from mtaudit.spans import SourceMap, Span


@attrs.frozen
class _Mark:
    """A stretch of text without tags inside, with all that was found there.

    Args:
        place: Where it stands in the file.
        findings: Numbers of the findings, in order.
    """

    place: Span
    findings: tuple[int, ...]


def annotated(text: str, result: Result) -> str:
    """Return an XLIFF file with the findings of its article.

    Args:
        text: The file as it was read.
        result: The result of its article.
    """
    assert result.article.origin is not None, "an XLIFF file is a file"
    source_map = result.article.origin.source_map
    cleaned = Cleaned.of(text)
    pieces = [tuple(_pieces(finding.span, source_map, cleaned)) for finding in result.findings]
    marks = tuple(_marks(pieces))
    if not marks:
        return cleaned.text
    insertions = sorted(_insertions(cleaned.text, marks, result.findings), key=lambda one: one[0])
    written: list[str] = []
    done = 0
    for at, inserted in insertions:
        written += (cleaned.text[done:at], inserted)
        done = at
    return "".join((*written, cleaned.text[done:]))


def _pieces(span: Span, source_map: SourceMap, cleaned: Cleaned) -> Iterator[Span]:
    """Yield the stretches of the file that hold a span, parted where tags stand between them."""
    whole = source_map.to_file(span)
    start = cleaned.offset(whole.start)
    for gap in source_map.gaps(span):
        end, following = cleaned.offset(gap.start), cleaned.offset(gap.end)
        between = cleaned.text[end:following]
        if "<" in between or "]]>" in between:
            if start < end:
                yield Span(start, end)
            start = following
    end = cleaned.offset(whole.end)
    if start < end or (not len(span) and source_map.length):
        yield Span(start, end)


def _marks(pieces: list[tuple[Span, ...]]) -> Iterator[_Mark]:
    """Yield marks that do not overlap: a new one wherever a finding begins or ends."""
    edges: dict[int, list[tuple[bool, int]]] = {}
    for number, spans in enumerate(pieces):
        for span in spans:
            if len(span):
                edges.setdefault(span.start, []).append((True, number))
                edges.setdefault(span.end, []).append((False, number))
            else:
                edges.setdefault(span.start, [])
                yield _Mark(span, (number,))
    there: set[int] = set()
    for at, following in pairwise((*sorted(edges), None)):
        for begins, number in sorted(edges[at]):  # type: ignore[index]  # only the last is None
            (there.add if begins else there.remove)(number)
        if there:
            assert at is not None
            assert following is not None, "all that begins ends"
            yield _Mark(Span(at, following), tuple(sorted(there)))


def _insertions(
    text: str, marks: Iterable[_Mark], findings: tuple[Finding, ...]
) -> Iterator[tuple[int, str]]:
    """Yield what is to be put into a file, each with its place; of one place in order."""
    file = Xliff.of(text)
    its = file.its_prefix(text)
    yield file.root.place.end - 1, _declarations(file, its)
    marks = sorted(marks, key=lambda mark: mark.place)
    places: dict[int, int] = {}
    for mark in marks:
        for number in mark.findings:
            places[number] = places.get(number, 0) + 1
    names = (f"{OURS}issues-{number}" for number in count(1))
    lists: dict[Unit, dict[tuple[int, ...], str]] = {}
    for number, mark in enumerate(marks, 1):
        (first, *others) = mark.findings
        if others or places[first] > 1:
            listed = lists.setdefault(file.unit(mark.place.start), {})
            name = listed.get(mark.findings) or listed.setdefault(mark.findings, next(names))
            said = f' {its}:locQualityIssuesRef="#{"its=" if file.is_2 else ""}{name}"'
        else:
            said = attributes(findings[first], f"{its}:")
        # In XLIFF 1.2 only what the source has as well may have a name.
        kind = f'id="{OURS}{number}" type="its:generic"' if file.is_2 else 'mtype="x-its"'
        begin = f'<{file.prefix}mrk {kind}{said} {its}:annotatorsRef="{ANNOTATOR}">'
        end = f"</{file.prefix}mrk>"
        if file.is_in_cdata(mark.place):
            begin, end = (f"]]>{tag}<![CDATA[" for tag in (begin, end))
        yield mark.place.start, begin
        yield mark.place.end, end
    for unit, listed in lists.items():
        for numbers, name in listed.items():
            issues = (
                f"<{its}:locQualityIssue{attributes(findings[number], '')}/>" for number in numbers
            )
            tag = f"{its}:locQualityIssues"
            # XLIFF 2 wants it first, XLIFF 1.2 last.
            at = unit.start if file.is_2 else unit.end
            yield at, f'<{tag} xml:id="{name}">{"".join(issues)}</{tag}>'


def _declarations(file: Xliff, its: str) -> str:
    """Return what the first tag lacks."""
    said = file.root.attributes()
    wanted = {f"xmlns:{its}": NAMESPACE, f"{its}:version": "2.0"}
    return "".join(f' {name}="{value}"' for name, value in wanted.items() if name not in said)
