"""Which finding a decision is about, when the text may have changed since.

The rule is that of `mtaudit apply`: in a text that is as it was, the place counts; in one that has
changed, the same words between the same words do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from mtaudit.decisions import Decision, digest_of
from mtaudit.finding import Finding
from mtaudit.result import Result


@attrs.frozen
class Place:
    """An article, and what is decided about its findings.

    Args:
        result: What was found in it.
        decisions: What is decided, by the number of the finding, counted from 0.
    """

    result: Result
    decisions: Mapping[int, Decision] = attrs.Factory(dict)


def path_of(result: Result) -> str:
    """Return the name under which decisions know the file of an article."""
    article = result.article
    return article.origin.document.path if article.origin else article.id or "<text>"


def record_of(result: Result) -> str:
    """Return the record of an article in its file, if it has one."""
    return result.article.origin.record if result.article.origin else ""


def placed(
    results: Sequence[Result], decisions: Iterable[Decision]
) -> tuple[list[Place], tuple[Decision, ...]]:
    """Find the findings that decisions are about.

    Args:
        results: All articles under review.
        decisions: All that is decided.

    Returns:
        The articles with the decisions on their present findings, each brought up to date; and the
        decisions that are about none of these.
    """
    waiting: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in decisions:
        waiting[decision.path, decision.record].append(decision)
    places = []
    for result in results:
        key = (path_of(result), record_of(result))
        found, waiting[key] = _of_article(result, waiting[key]) if waiting.get(key) else ({}, [])
        places.append(Place(result, found))
    return places, tuple(one for left in waiting.values() for one in left)


def _of_article(
    result: Result, decisions: Iterable[Decision]
) -> tuple[dict[int, Decision], list[Decision]]:
    """Place decisions on the findings of one article; what fits none is left."""
    digest = digest_of(result.article.text)
    by_place = {
        (finding.detector, finding.span.start, finding.span.end): number
        for number, finding in enumerate(result.findings)
    }
    found: dict[int, Decision] = {}
    moved: dict[str, list[Decision]] = defaultdict(list)
    left: list[Decision] = []
    for decision in decisions:
        if decision.digest != digest:
            moved[decision.fingerprint].append(decision)
            continue
        number = by_place.get((decision.detector, decision.start, decision.end))
        if number is None:
            left.append(decision)
        else:
            found[number] = decision
    if moved:
        alike: dict[str, list[int]] = defaultdict(list)
        for number, finding in enumerate(result.findings):
            if number not in found:
                alike[finding.fingerprint(result.article)].append(number)
        for fingerprint, group in moved.items():
            numbers = alike[fingerprint]
            if len(numbers) != len(group):  # which of them is meant is not known
                left += group
                continue
            group.sort(key=lambda one: one.start)
            for number, decision in zip(numbers, group, strict=True):
                found[number] = about(result.findings[number], decision, digest)
    return found, left


def about(finding: Finding, decision: Decision, digest: str) -> Decision:
    """Return a decision as it is when it is made about a finding of a text with this digest."""
    return attrs.evolve(decision, digest=digest, start=finding.span.start, end=finding.span.end)
