"""A score as tables or JSON, and single misses and alarms to read."""

import json
from collections.abc import Iterable, Sequence

from mtaudit.evaluation.labels import Label, Record
from mtaudit.evaluation.score import ASPECTS, Score, Tally, share
from mtaudit.finding import Family, Finding
from mtaudit.spans import Span


def as_json(score: Score) -> str:
    """Return all figures as JSON: for each data set and for all together."""

    def families(dataset: str | None, pair: str | None = None) -> dict[str, object]:
        return {f.value: _as_dict(score.tally(dataset, pair, ("family", f.value))) for f in Family}

    def block(dataset: str | None) -> dict[str, object]:
        whole = score.tally(dataset)
        return {
            "all": _as_dict(whole),
            "families": families(dataset),
            "detectors": {
                name: _as_dict(score.tally(dataset, view=("detector", name)))
                for name in score.detectors
            },
            "pairs": {
                pair or "unknown": {
                    "all": _as_dict(score.tally(dataset, pair)),
                    **families(dataset, pair),
                }
                for pair in score.pairs(dataset)
            },
            **{
                aspect: {
                    value: {"found": found, "gold": gold, "recall": share(found, gold)}
                    for value, (found, gold) in whole.split(aspect).items()
                }
                for aspect in ASPECTS
            },
        }

    figures = {
        "signature": score.signature,
        "total": block(None),
        "datasets": {dataset: block(dataset) for dataset in score.datasets},
    }
    return json.dumps(figures, ensure_ascii=False, indent=2) + "\n"


def _as_dict(tally: Tally) -> dict[str, float | int | None]:
    return {**tally.figures(), **tally.counts()}


_HEADER = (
    "",
    "recall",
    "discriminates",
    "false alarms",
    "high ones",
    "precision",
    "high ones",
    "suggestion right",
)


def as_text(score: Score) -> str:
    """Return the figures as tables for a person to read."""
    rows: list[tuple[str, Tally]] = []
    for dataset in score.datasets:
        rows.append((dataset, score.tally(dataset)))
        rows += [(f"  {f}", score.tally(dataset, view=("family", f))) for f in Family]
    if len(score.datasets) > 1:
        rows.append(("all data sets", score.tally()))
        rows += [(f"  {f}", score.tally(view=("family", f))) for f in Family]
    pairs = [
        (f"{dataset} {pair or 'unknown'}", score.tally(dataset, pair))
        for dataset in score.datasets
        for pair in score.pairs(dataset)
        if len(score.pairs(dataset)) > 1
    ]
    detectors = [(name, score.tally(view=("detector", name))) for name in score.detectors]
    tables = [
        _table("by data set and family", rows),
        _table("by language pair", pairs),
        _table("by detector", detectors),
        *(_splits(score, aspect) for aspect in ASPECTS),
        f"{score.signature}\n" if score.signature else "",
    ]
    return "\n".join(table for table in tables if table)


def _table(title: str, rows: Iterable[tuple[str, Tally]]) -> str:
    cells = [
        (
            name,
            _ratio(t.found, t.gold),
            _ratio(t.discriminated, t.twins),
            _ratio(t.alarmed, t.clean),
            _ratio(t.alarmed_high, t.clean),
            _ratio(t.true, t.findings),
            _ratio(t.high_true, t.high),
            _ratio(t.right_first, t.suggested),
        )
        for name, t in rows
        if t.gold or t.findings or not name.startswith(" ")
    ]
    return _aligned([(title, *_HEADER[1:]), *cells]) if cells else ""


def _splits(score: Score, aspect: str) -> str:
    rows = [
        (f"{dataset} {value}", _ratio(found, gold))
        for dataset in score.datasets
        for value, (found, gold) in score.tally(dataset).split(aspect).items()
    ]
    return _aligned([(f"by {aspect}", "recall"), *rows]) if rows else ""


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
    return "\n".join(lines) + "\n"


def _ratio(part: int, whole: int) -> str:
    return f"{part}/{whole} {100 * part / whole:5.1f} %" if whole else "-"


def describe_miss(record: Record, label: Label) -> str:
    """Return a missed label with its surroundings, in one or two lines."""
    what = " ".join(filter(None, (label.tier, label.kind, label.sub)))
    wanted = "" if label.suggestion is None else f" -> {label.suggestion or '(nothing)'}"
    return _described("miss", record, label.span, f"{what}{wanted}")


def describe_alarm(record: Record, finding: Finding) -> str:
    """Return a finding that overlaps no label with its surroundings, in one or two lines."""
    where = "clean" if record.is_clean else "unlabelled"
    what = f"{finding.detector} {finding.confidence}: {finding.message}"
    return _described(f"alarm ({where})", record, finding.span, what)


def _described(what: str, record: Record, span: Span, detail: str) -> str:
    text = record.article.text
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
    shown = " ".join(f"{before}[{span.of(text)}]{after}".split())
    lines = [f"{what} {record.dataset} {record.article.id}: {detail}", f"    {shown}"]
    if record.article.source:
        lines.append(f"    {' '.join(record.article.source.split())}")
    return "\n".join(lines)
