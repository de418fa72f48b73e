"""Measure missing-name on labelled translations: what it finds, its false alarms, what it costs.

    python benchmarks/missing_names.py PATH...

A path is a file or folder of labelled records, each with its source; docs/how-to/measure-quality.md
says how they look. Counted by data set and pair of languages:

recall      marked names that a finding overlaps
clean       texts without a mark that have a finding
confirmed   findings that overlap a mark of a name, among those in texts with any mark
MB/s        UTF-8 bytes of text and source a second, each record by itself, on a second reading
"""

import sys
import time
from collections import defaultdict
from pathlib import Path

import attrs

from mtaudit.article import Article
from mtaudit.auditor import Auditor, resolve_overlaps
from mtaudit.context import Context
from mtaudit.detectors.missing_name import DETECTOR
from mtaudit.evaluation.labels import Record, read_records
from mtaudit.finding import Family, Finding
from mtaudit.glossary import Glossary


@attrs.define
class Count:
    """What was counted for a data set and a pair of languages."""

    marked: int = 0
    found: int = 0
    clean: int = 0
    flagged: int = 0
    findings: int = 0
    confirmed: int = 0
    size: int = 0
    seconds: float = 0.0


def judge(article: Article, glossary: Glossary) -> list[Finding]:
    """Return what the detector finds in an article."""
    return list(resolve_overlaps(DETECTOR.detect(article, Context(article, glossary))))


def count(record: Record, glossary: Glossary, total: Count) -> None:
    """Add a record to a count."""
    judge(record.article, glossary)  # tables and caches
    start = time.perf_counter()
    findings = judge(record.article, glossary)
    total.seconds += time.perf_counter() - start
    total.size += len((record.article.text + (record.article.source or "")).encode())
    if record.is_clean:
        total.clean += 1
        total.flagged += bool(findings)
        return
    labels = [label for label in record.labels if label.family is Family.NAME]
    total.marked += len(labels)
    total.found += sum(any(label.is_hit_by(one) for one in findings) for label in labels)
    total.findings += len(findings)
    total.confirmed += sum(any(label.is_hit_by(one) for label in labels) for one in findings)


def share(part: int, whole: int) -> str:
    """Return a share in per cent; a dash for a share of nothing."""
    return f"{100 * part / whole:.1f}" if whole else "-"


def main(paths: list[str]) -> None:
    """Print the figures of each data set and pair of languages."""
    glossary = Auditor().glossary
    counts: dict[tuple[str, str], Count] = defaultdict(Count)
    for path in paths:
        for record in read_records(Path(path)):
            if DETECTOR.applies_to(Context(record.article, glossary)):
                count(record, glossary, counts[record.dataset, record.pair])
    print(f"{'data set':20}{'pair':8}{'recall':>8}{'clean':>8}{'confirmed':>11}{'MB/s':>8}")
    for (dataset, pair), one in sorted(counts.items()):
        print(
            f"{dataset:20}{pair:8}{share(one.found, one.marked):>8}"
            f"{share(one.flagged, one.clean):>8}{share(one.confirmed, one.findings):>11}"
            f"{one.size / 1e6 / one.seconds:8.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
