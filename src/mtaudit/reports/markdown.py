"""The report for a pull request: a short summary in Markdown, as GitHub and GitLab read it."""

import re
from collections.abc import Iterable, Sequence
from typing import IO

import attrs

from mtaudit.article import Article
from mtaudit.finding import Confidence, Finding
from mtaudit.reports.display import shorten, visible
from mtaudit.reports.places import repository_path, uri
from mtaudit.reports.reasons import suggestion_text
from mtaudit.reports.totals import Totals, by_confidence, by_severity, counted
from mtaudit.result import Result
from mtaudit.spans import Span

# A comment on GitHub may have 65,536 characters, and nobody reads a long one.
_ROWS = 40
_OPEN = 10  # rows that are not folded away
_ROOM = 25_000  # characters of the rows of a table
_WIDTH = 160  # cells of a message
_HEAD = "| place | severity | finding | instead |\n|---|---|---|---|\n"
# Backslash escapes reach no further than the parser: sites look for names of people and for
# addresses in the text that comes out. A comment inside them is seen by nobody and ends the match.
_LINKED = re.compile(r"@|://|www\.", re.IGNORECASE)
# What is markup inside a line or a cell: an underscore unless it stands inside a word, a colon
# where it may begin the name of an emoji.
_SPECIAL = re.compile(r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])|:(?=[\w+-]+:)")


@attrs.define
class _Table:
    """The rows of a table: as many as are shown, and the count of the rest.

    Args:
        rows: Written rows.
        more: How many were left out.
        room: Characters that are left.
    """

    rows: list[str] = attrs.Factory(list)
    more: int = 0
    room: int = _ROOM

    def add(self, finding: Finding, article: Article) -> None:
        """Add a finding, if there is room."""
        if self.more or len(self.rows) == _ROWS:
            self.more += 1
            return
        row = _row(finding, article)
        self.room -= len(row)
        if self.room < 0:
            self.more += 1
        else:
            self.rows.append(row)

    def __len__(self) -> int:
        return len(self.rows) + self.more

    def part(self, start: int, end: int) -> str:
        """Return some of the rows as a table; after the last one it says how many were left out."""
        rest = f"\nand {self.more} more\n" if self.more and end >= len(self.rows) else ""
        return _HEAD + "".join(self.rows[start:end]) + rest


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write what is sure as a table, and more of it, and what is less sure, folded away.

    Only the rows that are shown are kept in memory.

    Args:
        results: The results, in order.
        stream: Where the report goes.
    """
    totals = Totals()
    sure, unsure = _Table(), _Table()
    failures: list[str] = []
    for result in results:
        totals.add(result)
        for finding in result.findings:
            table = sure if finding.confidence is Confidence.HIGH else unsure
            table.add(finding, result.article)
        failures += (_failure(e.detector, e.message, result.article) for e in result.errors)
    stream.write(_summary(totals))
    if sure:
        stream.write(f"\n{sure.part(0, _OPEN)}")
    if len(sure.rows) > _OPEN:
        others = counted(len(sure) - _OPEN, "more finding")
        stream.write(_folded(others, sure.part(_OPEN, _ROWS)))
    if unsure:
        less = f"{counted(len(unsure), 'finding')} to look at: less sure"
        stream.write(_folded(less, unsure.part(0, _ROWS)))
    if failures:
        stream.write(_folded(f"{counted(len(failures), 'detector error')}", _listed(failures)))
    signatures = " ".join(_escaped(signature) for signature in totals.signatures)
    if signatures:
        stream.write(f"\n<sub>{signatures}</sub>\n")


def _summary(totals: Totals) -> str:
    findings = counted(totals.findings, "finding") if totals.findings else "no findings"
    head = f"### mtaudit: {findings} in {counted(totals.articles, 'article')}\n"
    parts = [
        by_severity(totals.severities),
        by_confidence(totals.confidences),
        f"{totals.correctable} with a correction" if totals.correctable else "",
        f"{totals.suppressed} suppressed",
    ]
    return f"{head}\n{'; '.join(part for part in parts if part)}\n"


def _row(finding: Finding, article: Article) -> str:
    instead = suggestion_text(finding.suggestions[0]) if finding.suggestions else ""
    cells = (
        _link(finding, article),
        str(finding.severity),
        f"{_escaped(shorten(finding.message, _WIDTH))} ({_escaped(finding.detector)})",
        _escaped(shorten(instead, _WIDTH)),
    )
    return f"| {' | '.join(cells)} |\n"


def _link(finding: Finding, article: Article) -> str:
    """Return where the finding is, as a link to the line if there is a file."""
    place = article.locate(finding.span)
    shown = _escaped(f"{repository_path(place.path)}:{place.line}")
    if article.origin is None or place.path == "-":
        return shown
    return f"[{shown}]({uri(place.path)}#L{place.line})"


def _failure(detector: str, message: str, article: Article) -> str:
    path = article.locate(Span(0, 0)).path
    said = f"{detector} on {shorten(path, _WIDTH)}: {shorten(message, _WIDTH)}"
    return _escaped(said)


def _listed(lines: Sequence[str]) -> str:
    rest = f"- and {len(lines) - _ROWS} more\n" if len(lines) > _ROWS else ""
    return "".join(f"- {line}\n" for line in lines[:_ROWS]) + rest


def _folded(summary: str, body: str) -> str:
    return f"\n<details><summary>{summary}</summary>\n\n{body}\n</details>\n"


def _escaped(text: str) -> str:
    """Return a text that Markdown shows as it is: no markup, no mention, no link."""
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    pieces = _LINKED.split(shown)
    found = [link[0] + "<!-- -->" + link[1:] for link in _LINKED.findall(shown)]
    quiet = [_SPECIAL.sub(r"\\\g<0>", piece) for piece in pieces]
    return "".join(piece + link for piece, link in zip(quiet, [*found, ""], strict=True))
