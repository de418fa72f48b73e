"""The report that spells corrections out: each line with its edits, word by word, and why."""

from collections.abc import Iterable, Iterator
from typing import IO

from mtaudit.article import Article
from mtaudit.edits import Edit, edits
from mtaudit.reports.corrections import EditedLines, Piece, edited_lines, pieces
from mtaudit.reports.display import shorten, visible
from mtaudit.reports.reasons import reasons
from mtaudit.reports.terminal import Line, writer
from mtaudit.reports.totals import Totals, counted
from mtaudit.result import Result

_INDENT = "    "
_DETAIL_WIDTH = 200  # cells
_LONG_GAP = 400  # unchanged code points in a line, beyond which ...
_KEPT = 120  # ... only so many are shown on either side
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write the lines that have corrections, each with its numbered reasons below.

    What goes is shown as `[-old-]`, what comes as `{+new+}`; on a terminal struck out in red and in
    green. Long stretches without a correction are left out.

    Args:
        results: The results, in order.
        stream: Where the report goes.
    """
    write = writer(stream)
    totals = Totals()
    corrections = 0
    for result in results:
        totals.add(result)
        changes = edits(result.findings, result.article)
        corrections += len(changes)
        for group in edited_lines(result.article.lines, changes):
            for line in _group_lines(group, result.article):
                write(line)
            write(())
    write(_summary(totals, corrections))


def _group_lines(group: EditedLines, article: Article) -> Iterator[Line]:
    place = article.locate(group.edits[0].span)
    yield ((visible(f"{place.path}:{place.line}"), "place"),)
    yield ((_INDENT, ""), *_marked(group, article.text))
    for number, edit in enumerate(group.edits, 1):
        yield from _reason_lines(number, edit)


def _marked(group: EditedLines, text: str) -> Iterator[tuple[str, str]]:
    numbers = {id(edit): number for number, edit in enumerate(group.edits, 1)}
    shown = list(pieces(text, group.span, group.edits))
    for position, piece in enumerate(shown):
        match piece.change:
            case "delete":
                yield (f"[-{visible(piece.text)}-]", "delete")
            case "insert":
                yield (f"{{+{visible(piece.text)}+}}", "insert")
            case _:
                at_ends = position == 0, position == len(shown) - 1
                yield (_kept(piece, *at_ends), "")
        if piece.edit and piece.last:
            yield (str(numbers[id(piece.edit)]).translate(_SUPERSCRIPTS), "quiet")


def _kept(piece: Piece, at_start: bool, at_end: bool) -> str:
    """Return what is shown of an unchanged stretch: what stands near a change."""
    if piece.edit or len(piece.text) <= _LONG_GAP:
        return visible(piece.text)
    head = "" if at_start else visible(piece.text[:_KEPT]) + " "
    tail = "" if at_end else " " + visible(piece.text[-_KEPT:])
    return f"{head}…{tail}"


def _reason_lines(number: int, edit: Edit) -> Iterator[Line]:
    finding = edit.finding
    severity = str(finding.severity)
    yield (
        (f"{_INDENT}{number:3}. ", "quiet"),
        (severity, severity),
        (" ", ""),
        (visible(finding.detector), "detector"),
        (f" {visible(finding.message)} ", ""),
        (f"[{finding.confidence}]", "quiet"),
    )
    for kind, detail in reasons(finding):
        label = f"{_INDENT}     {visible(kind)}: "
        yield ((label, "quiet"), (shorten(detail, _DETAIL_WIDTH), ""))


def _summary(totals: Totals, corrections: int) -> Line:
    head = counted(corrections, "correction") if corrections else "no corrections"
    open_findings = totals.findings - totals.correctable
    tail = f" in {counted(totals.articles, 'article')}"
    if open_findings:
        tail += f"; {counted(open_findings, 'finding')} without a suggestion"
    return ((head, "strong"), (tail, ""))
