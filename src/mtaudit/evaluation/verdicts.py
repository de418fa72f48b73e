"""Verdicts: what an auditor found in a record, held against its labels."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import attrs

from mtaudit.auditor import Auditor
from mtaudit.evaluation.labels import Label, Record
from mtaudit.finding import Family, Finding
from mtaudit.glossary import Glossary, Term
from mtaudit.result import DetectorError


@attrs.frozen
class Selection:
    """Which labels are asked for; what is empty admits all.

    Args:
        families: Families the labels are counted under; findings of others are left out as well.
        kinds: Kinds of label.
        subs: Subdivisions of a kind.
        categories: Categories.
    """

    families: tuple[Family, ...] = ()
    kinds: tuple[str, ...] = ()
    subs: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    def wants(self, label: Label) -> bool:
        """Tell whether a label is asked for."""
        return (
            (not self.families or label.family in self.families)
            and (not self.kinds or label.kind in self.kinds)
            and (not self.subs or label.sub in self.subs)
            and (not self.categories or label.category in self.categories)
        )


@attrs.frozen
class Verdict:
    """What an audit of a record is worth.

    Args:
        record: The record.
        findings: What the auditor found.
        hits: The labels asked for, each with the findings that hit it.
        alarms: Findings that overlap no label at all.
        errors: Detectors that failed.
    """

    record: Record
    findings: tuple[Finding, ...]
    hits: tuple[tuple[Label, tuple[Finding, ...]], ...]
    alarms: tuple[Finding, ...]
    errors: tuple[DetectorError, ...] = ()

    @property
    def misses(self) -> tuple[Label, ...]:
        """The labels that nothing hit."""
        return tuple(label for label, found in self.hits if not found)


def judge(
    record: Record,
    findings: Iterable[Finding],
    selection: Selection = Selection(),
    errors: tuple[DetectorError, ...] = (),
) -> Verdict:
    """Hold findings against a record's labels.

    Args:
        record: The record.
        findings: What was found in its article.
        selection: Which labels are asked for.
        errors: Detectors that failed on it.

    Returns:
        The verdict. A finding that overlaps a label which is not asked for, or of another kind, is
        no alarm.
    """
    found = tuple(f for f in findings if not selection.families or f.family in selection.families)
    return Verdict(
        record,
        found,
        hits=tuple(
            (label, tuple(f for f in found if label.is_hit_by(f)))
            for label in record.labels
            if selection.wants(label)
        ),
        alarms=tuple(f for f in found if not any(_touch(f, label) for label in record.labels)),
        errors=errors,
    )


def _touch(finding: Finding, label: Label) -> bool:
    return finding.span.overlaps(label.span) or (label.is_omission and label.is_hit_by(finding))


def verdicts(
    auditor: Auditor,
    records: Iterable[Record],
    selection: Selection = Selection(),
    *,
    use_terms: bool = False,
    use_source: bool = True,
) -> Iterator[Verdict]:
    """Audit records and judge what is found, as they come.

    Args:
        auditor: The auditor under test.
        records: Labelled texts.
        selection: Which labels are asked for.
        use_terms: Add a record's own terms to the auditor's glossaries.
        use_source: Let the auditor see the original.

    Yields:
        A verdict for each record, in order.
    """
    # Twins follow one another and share their terms; building a glossary takes its time.
    with_terms = lru_cache(maxsize=4)(lambda terms: _with_terms(auditor, terms))
    for record in records:
        article = record.article
        if not use_source:
            article = attrs.evolve(article, source=None)
        chosen = with_terms(record.terms) if use_terms and record.terms else auditor
        result = chosen.audit(article)
        yield judge(record, result.findings, selection, result.errors)


def _with_terms(auditor: Auditor, terms: tuple[Term, ...]) -> Auditor:
    own = Glossary(tuple({term.id: term for term in terms}.values()), "record")
    return Auditor((auditor.glossary, own), auditor.config, auditor.lemmatiser)


def is_right(suggestion: str, wanted: str) -> bool:
    """Tell whether a suggestion is what a label wants, or contains it, or is a part of it.

    The two may cover spans of different length, so one may be a part of the other; whole words
    only, case aside.

    Args:
        suggestion: What a finding suggests.
        wanted: What the label says.
    """
    one, other = suggestion.casefold().strip(), wanted.casefold().strip()
    return one == other or _holds(one, other) or _holds(other, one)


def _holds(text: str, part: str) -> bool:
    # A figure is no part of a longer one: 295 stands not in 14,295.
    bounded = rf"(?<!\w)(?<!\d[.,]){re.escape(part)}(?!\w)(?![.,]\d)"
    return bool(part) and re.search(bounded, text) is not None
