"""Statistics of many audits as tables for a terminal, and as JSON."""

from collections.abc import Callable, Iterator, Sequence
from typing import IO

import attrs

from mtaudit.finding import Confidence, Severity
from mtaudit.reports.display import shorten
from mtaudit.reports.json_text import dump
from mtaudit.reports.tables import table
from mtaudit.statistics import Fault, Group, Statistics

# Values that have an order of their own, and their places in it.
_SCALES = {
    "severity": {str(severity): -severity for severity in Severity},
    "confidence": {str(confidence): -confidence for confidence in Confidence},
}
_WIDTH = 48  # cells of a rendering


@attrs.frozen
class Row:
    """The findings of a detector, a source, a day.

    Args:
        name: What they have in common; empty if it is not known.
        findings: How many there are.
        rate: How many in 1,000 words; `None` if that cannot be told.
        articles: Articles audited; `None` if the row stands for findings of all articles.
        words: Their words.
    """

    name: str
    findings: int
    rate: float | None
    articles: int | None = None
    words: int | None = None


def render(statistics: Statistics, stream: IO[str], *, top: int) -> None:
    """Write tables for a terminal.

    Args:
        statistics: The statistics.
        stream: Where they go.
        top: How many rows the tables of sources, terms and renderings have at most.
    """
    stream.write(f"{sentence(statistics)}\n")
    for title in ("detector", "severity", "confidence", "outlet", "languages", "date"):
        rows = rows_by(statistics, title)
        if len(rows) > 1 or (rows and rows[0].name):
            shown = rows[-top:] if title == "date" else rows[:top]
            _write(_cells(title, shown, statistics), stream, left=1)
    terms = list(term_rows(statistics))[:top]
    if terms:
        _write(
            [("term", "findings"), *((r.name, f"{r.findings:,}") for r in terms)], stream, left=1
        )
    renderings = [
        (
            shorten(rendering.text, _WIDTH),
            shorten(rendering.suggestion, _WIDTH),
            rendering.detector,
            f"{use.count:,}",
            use.last,
        )
        for rendering, use in statistics.most_frequent(top)
    ]
    if renderings:
        head = ("rendering", "instead", "detector", "found", "last")
        _write([head, *renderings], stream, left=3)


def render_json(statistics: Statistics, stream: IO[str], *, top: int) -> None:
    """Write all figures as one JSON object.

    Args:
        statistics: The statistics.
        stream: Where it goes.
        top: How many renderings are listed.
    """
    parts = ("detector", "category", "severity", "confidence", "outlet", "languages", "date")
    figures = {
        **attrs.asdict(statistics.total),
        "findings": statistics.findings,
        "rate": rates(statistics)(statistics.findings, statistics.total.words),
        **{
            f"by_{part}": [attrs.asdict(row) for row in rows_by(statistics, part)] for part in parts
        },
        "terms": [{"term": row.name, "findings": row.findings} for row in term_rows(statistics)],
        "renderings": [
            {**rendering._asdict(), **attrs.asdict(use)}
            for rendering, use in statistics.most_frequent(top)
        ],
        "missed": statistics.missed,
        "signatures": sorted(statistics.signatures),
    }
    stream.write(dump(figures) + "\n")


# --- Figures -------------------------------------------------------------------------------------


def sentence(statistics: Statistics) -> str:
    """Return what the statistics come to, in words."""
    total, findings = statistics.total, statistics.findings
    parts = [_many(findings, "finding")]
    if total.articles:
        parts.append(f" in {_many(total.articles, 'article')} with {_many(total.words, 'word')}")
    if (figure := rates(statistics)(findings, total.words)) is not None:
        parts.append(f", {figure:.2f} in 1,000 words")
    if findings and total.articles:
        parts.append(f"; {100 * total.faulty / total.articles:.1f} % of the articles have some")
    for count, what in (
        (total.suppressed, "suppressed"),
        (total.failures, "failed detectors"),
        (total.unread, "not audited"),
    ):
        if count:
            parts.append(f"; {count:,} {what}")
    return "".join(parts)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def rates(statistics: Statistics) -> Callable[[int, int], float | None]:
    """Return what makes rates: of findings and words, how many there are in 1,000 words.

    It gives `None` where that cannot be told.

    Args:
        statistics: The statistics; to see whether they can tell is dear, and done once.
    """
    measured = statistics.measured
    return lambda findings, words: 1000 * findings / words if measured and words else None


def rows_by(statistics: Statistics, name: str) -> tuple[Row, ...]:
    """Return the findings by a part of `Group` or `Fault`, or by `languages`.

    Args:
        statistics: The statistics.
        name: The part.

    Returns:
        Days by their order, severity and confidence by theirs, others by how many findings.
    """
    rate = rates(statistics)
    if name in Fault._fields:
        words = statistics.total.words
        counts = statistics.findings_by(name)
        rows = [Row(key, count, rate(count, words)) for key, count in counts.items()]
        scale = _SCALES.get(name)
        rows.sort(
            key=lambda row: (scale.get(row.name, len(scale)) if scale else -row.findings, row.name)
        )
        return tuple(rows)
    names = ("source_lang", "lang") if name == "languages" else (name,)
    found = statistics.findings_by(*names)
    rows = []
    for key, volume in statistics.volumes_by(*names).items():
        count = found[key]
        label = _pair(*key) if isinstance(key, tuple) else key
        rows.append(Row(label, count, rate(count, volume.words), volume.articles, volume.words))
    rows.sort(key=lambda row: (row.name if name == "date" else -row.findings, row.name))
    return tuple(rows)


def term_rows(statistics: Statistics) -> Iterator[Row]:
    """Yield the terms, the one with the most findings first."""
    rate, words = rates(statistics), statistics.total.words
    counts: dict[str, int] = {}
    for (_, term), count in statistics.terms.items():
        counts[term] = counts.get(term, 0) + count
    for term, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        yield Row(term, count, rate(count, words))


def _pair(source_lang: str, lang: str) -> str:
    return f"{source_lang or 'unknown'} → {lang}" if lang else ""


# --- Tables --------------------------------------------------------------------------------------


def _write(rows: Sequence[tuple[str, ...]], stream: IO[str], *, left: int) -> None:
    stream.write("\n")
    stream.writelines(f"{line}\n" for line in table(rows, left=left))


def _cells(title: str, rows: Sequence[Row], statistics: Statistics) -> list[tuple[str, ...]]:
    with_volume = title in (*Group._fields, "languages") and statistics.total.articles > 0
    with_rate = any(row.rate is not None for row in rows)
    head = (
        title,
        *(("articles", "words") if with_volume else ()),
        "findings",
        *(("per 1,000 words",) if with_rate else ()),
    )
    cells = [
        (
            row.name or "unknown",
            *((f"{row.articles:,}", f"{row.words:,}") if with_volume else ()),
            f"{row.findings:,}",
            *((two_places(row.rate),) if with_rate else ()),
        )
        for row in rows
    ]
    return [head, *cells]


def two_places(figure: float | None) -> str:
    """Return a rate as it is shown; empty if there is none."""
    return "" if figure is None else f"{figure:.2f}"
