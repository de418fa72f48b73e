"""The score: counts and shares over many verdicts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import attrs

from mtaudit.detectors import Detector
from mtaudit.evaluation.labels import Label, Record
from mtaudit.evaluation.verdicts import Verdict, is_right
from mtaudit.finding import Confidence, Family, Finding

View: TypeAlias = tuple[str, str]
"""What is looked at: `("all", "all")`, a family or a detector, such as `("family", "name")`."""

ALL: View = ("all", "all")


@attrs.define
class Tally:
    """Counts of one view of some records; all figures derive from them.

    Args:
        records: Records.
        labelled: Records with a label of this view.
        gold: Labels.
        found: Labels that a finding hits.
        omissions: Labels of something missing; not among `gold`.
        omissions_found: Those that a finding touches.
        clean: Records without errors.
        alarmed: Clean records with a finding.
        alarmed_high: Clean records with a finding of high confidence.
        findings: Findings, in all records.
        true: Findings that overlap a label of whatever kind.
        high: Findings of high confidence.
        high_true: Those that overlap a label of whatever kind.
        twins: Bad versions of a text with a clean twin.
        discriminated: Those that are flagged while the twin is silent, in the same family.
        suggested: Found labels that know the right text, where the finding suggests one.
        right_first: Those where the first suggestion is right.
        right_any: Those where any suggestion is right.
        split_gold: Labels by (aspect, value): kind, category, sub or tier.
        split_found: Found labels in the same way.
    """

    records: int = 0
    labelled: int = 0
    gold: int = 0
    found: int = 0
    omissions: int = 0
    omissions_found: int = 0
    clean: int = 0
    alarmed: int = 0
    alarmed_high: int = 0
    findings: int = 0
    true: int = 0
    high: int = 0
    high_true: int = 0
    twins: int = 0
    discriminated: int = 0
    suggested: int = 0
    right_first: int = 0
    right_any: int = 0
    split_gold: Counter[tuple[str, str]] = attrs.field(factory=Counter)
    split_found: Counter[tuple[str, str]] = attrs.field(factory=Counter)

    @classmethod
    def total(cls, tallies: Iterable["Tally"]) -> "Tally":
        """Return the sum of tallies."""
        result = cls()
        names = [field.name for field in attrs.fields(cls)]
        for tally in tallies:
            for name in names:
                setattr(result, name, getattr(result, name) + getattr(tally, name))
        return result

    @property
    def recall(self) -> float | None:
        """Share of the labels found."""
        return share(self.found, self.gold)

    @property
    def must_recall(self) -> float | None:
        """Share found of the labels that no release may miss."""
        return share(self.split_found["tier", "must"], self.split_gold["tier", "must"])

    @property
    def precision(self) -> float | None:
        """Share of the findings that overlap a label."""
        return share(self.true, self.findings)

    @property
    def high_precision(self) -> float | None:
        """Share of the findings of high confidence that overlap a label."""
        return share(self.high_true, self.high)

    @property
    def false_alarms(self) -> float | None:
        """Share of the clean records with any finding."""
        return share(self.alarmed, self.clean)

    @property
    def high_false_alarms(self) -> float | None:
        """Share of the clean records with a finding of high confidence."""
        return share(self.alarmed_high, self.clean)

    @property
    def discriminates(self) -> float | None:
        """Share of the bad versions that are flagged while their clean twin is silent."""
        return share(self.discriminated, self.twins)

    def counts(self) -> dict[str, int]:
        """Return the plain counts by name."""
        skipped = {"split_gold", "split_found"}
        return {
            field.name: getattr(self, field.name)
            for field in attrs.fields(Tally)
            if field.name not in skipped
        }

    def figures(self) -> dict[str, float | None]:
        """Return the shares by name; `None` where there is nothing to divide by."""
        return {name: getattr(self, name) for name in FIGURES}

    def split(self, aspect: str) -> dict[str, tuple[int, int]]:
        """Return (found, gold) for each value of an aspect, sorted by value."""
        return {
            value: (self.split_found[kind, value], gold)
            for (kind, value), gold in sorted(self.split_gold.items())
            if kind == aspect
        }


MINIMA = ("recall", "must_recall", "precision", "high_precision", "discriminates")
MAXIMA = ("false_alarms", "high_false_alarms")
FIGURES = (*MINIMA, *MAXIMA)
ASPECTS = ("kind", "category", "sub", "tier")


@attrs.define
class _Group:
    """What was found in the versions of one text.

    Args:
        has_clean: Whether a clean version was seen.
        noisy: Views in which the clean versions are not silent.
        hits: For each bad version and view with a label, the views of the findings that hit it.
    """

    has_clean: bool = False
    noisy: set[View] = attrs.field(factory=set)
    hits: list[tuple[View, frozenset[View]]] = attrs.field(factory=list)


class Score:
    """The figures of an auditor, counted up from verdicts.

    Args:
        detectors: The detectors under test.
        signature: How the results were made.
    """

    def __init__(self, detectors: Iterable[Detector], signature: str = "") -> None:
        self.detectors = {detector.id: detector.family for detector in detectors}
        self.signature = signature
        self.views: tuple[View, ...] = (
            ALL,
            *(("family", family.value) for family in Family),
            *(("detector", name) for name in self.detectors),
        )
        self._cells: dict[tuple[str, str, View], Tally] = {}
        self._groups: dict[tuple[str, str, str], _Group] = {}

    @property
    def datasets(self) -> tuple[str, ...]:
        """The data sets seen, sorted."""
        return tuple(sorted({dataset for dataset, _, _ in self._cells}))

    def pairs(self, dataset: str | None = None) -> tuple[str, ...]:
        """Return the language pairs seen in a data set or in all, sorted."""
        return tuple(sorted({p for d, p, _ in self._cells if dataset in {None, d}}))

    def add(self, verdict: Verdict) -> None:
        """Count a verdict."""
        for view in self.views:
            self._count(verdict, view, self._cell(verdict.record, view))
        self._remember_version(verdict)

    def tally(self, dataset: str | None = None, pair: str | None = None, view: View = ALL) -> Tally:
        """Return the counts of a view.

        Args:
            dataset: Of one data set, or of all.
            pair: Of one language pair, or of all.
            view: What is looked at.
        """
        result = Tally.total(
            cell
            for (d, p, v), cell in self._cells.items()
            if v == view and dataset in {None, d} and pair in {None, p}
        )
        for (d, p, _), group in self._groups.items():
            if group.has_clean and dataset in {None, d} and pair in {None, p}:
                versions = [hits for v, hits in group.hits if v == view]
                result.twins += len(versions)
                result.discriminated += sum(bool(hits - group.noisy) for hits in versions)
        return result

    def _cell(self, record: Record, view: View) -> Tally:
        return self._cells.setdefault((record.dataset, record.pair, view), Tally())

    def _count(self, verdict: Verdict, view: View, tally: Tally) -> None:
        seen = [f for f in verdict.findings if _is_in(f, view)]
        high = [f for f in seen if f.confidence is Confidence.HIGH]
        alarms = set(map(id, verdict.alarms))
        hits = [(label, found) for label, found in verdict.hits if self._counts_under(label, view)]
        tally.records += 1
        tally.labelled += bool(hits)
        tally.clean += verdict.record.is_clean
        tally.alarmed += verdict.record.is_clean and bool(seen)
        tally.alarmed_high += verdict.record.is_clean and bool(high)
        tally.findings += len(seen)
        tally.true += sum(id(f) not in alarms for f in seen)
        tally.high += len(high)
        tally.high_true += sum(id(f) not in alarms for f in high)
        for label, found in hits:
            _count_label(label, _hitting(found, view), tally)

    def _counts_under(self, label: Label, view: View) -> bool:
        match view:
            case ("family", name):
                return label.family is not None and label.family.value == name
            case ("detector", name):
                return label.family is not None and label.fits(self.detectors[name])
            case _:
                return True

    def _remember_version(self, verdict: Verdict) -> None:
        """Keep what tells the versions of a text apart until all of them are seen."""
        record = verdict.record
        if not record.group or not (record.is_clean or verdict.hits):
            return
        group = self._groups.setdefault((record.dataset, record.pair, record.group), _Group())
        if record.is_clean:
            group.has_clean = True
            group.noisy.update(view for f in verdict.findings for view in _own_views(f))
            return
        for view in self.views:
            hits = [(label, f) for label, f in verdict.hits if self._counts_under(label, view)]
            if hits:
                wanted = "detector" if view[0] == "detector" else "family"
                found = (f for _, findings in hits for f in _hitting(findings, view))
                flagged = frozenset(v for f in found for v in _own_views(f) if v[0] == wanted)
                group.hits.append((view, flagged))


def _count_label(label: Label, found: Sequence[Finding], tally: Tally) -> None:
    if label.is_omission:
        tally.omissions += 1
        tally.omissions_found += bool(found)
        return
    tally.gold += 1
    tally.found += bool(found)
    for aspect in ASPECTS:
        if value := getattr(label, aspect):
            tally.split_gold[aspect, value] += 1
            tally.split_found[aspect, value] += bool(found)
    offered = [f.suggestions for f in found if f.suggestions]
    wanted = label.suggestion
    if wanted is not None and offered:
        tally.suggested += 1
        tally.right_first += any(is_right(suggestions[0], wanted) for suggestions in offered)
        tally.right_any += any(is_right(s, wanted) for suggestions in offered for s in suggestions)


def _own_views(finding: Finding) -> tuple[View, View]:
    return ("family", finding.family.value), ("detector", finding.detector)


def _is_in(finding: Finding, view: View) -> bool:
    return view == ALL or view in _own_views(finding)


def _hitting(found: Sequence[Finding], view: View) -> Sequence[Finding]:
    """Return the hits that count in a view.

    A label counts under one family, and whichever family fits its kind may find it; a detector must
    find it itself.
    """
    return [f for f in found if f.detector == view[1]] if view[0] == "detector" else found


def share(part: int, whole: int) -> float | None:
    """Return a part as a share of a whole; None where there is nothing to divide by."""
    return part / whole if whole else None
