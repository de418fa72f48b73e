"""Whether the texts that test a glossary's terms are judged as the glossary says."""

import re
from collections.abc import Iterable, Iterator

import attrs

from mtaudit.article import Article
from mtaudit.auditor import Auditor
from mtaudit.detectors import bad_rendering
from mtaudit.finding import Finding
from mtaudit.glossary.term import Example, Status, Term
from mtaudit.spans import Span

_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


@attrs.frozen
class Failure:
    """An example that does not hold.

    Args:
        term: The term.
        example: The example.
        what: What was found instead, in one clause.
    """

    term: Term
    example: Example
    what: str


def failures(terms: Iterable[Term], auditor: Auditor) -> Iterator[Failure]:
    """Yield the examples that do not hold.

    In a flagged text a wrong form of the term must be found, in each place that `[[...]]` marks and
    in no other, if it marks any. In a silent one no detector may find anything that it traces to
    the term.

    Args:
        terms: The terms whose examples are tried.
        auditor: What judges the texts; its glossaries hold the terms.
    """
    for term in terms:
        for example in term.examples:
            what = _fault(term, example, auditor)
            if what:
                yield Failure(term, example, what)


def _fault(term: Term, example: Example, auditor: Auditor) -> str:
    """Return what is wrong with an example; empty if it holds."""
    text, marks = _unmarked(example.text)
    article = Article(
        text,
        lang=term.lang or "en",
        source=example.source or None,
        source_lang=example.lang or None,
    )
    findings = [one for one in auditor.audit(article).findings if _is_of(one, term)]
    if example.status is Status.SILENT:
        return "; ".join(
            f"{one.span.of(text)!r} is flagged by {one.detector} ({one.confidence})"
            for one in findings
        )
    found = {one.span for one in findings if one.detector == bad_rendering.DETECTOR.id}
    if not found:
        return f"no wrong form of {term.id!r} is flagged"
    wanted = marks or found
    missed = [repr(span.of(text)) for span in sorted(wanted - found)]
    more = [repr(span.of(text)) for span in sorted(found - wanted)]
    return "; ".join(
        f"{', '.join(spans)} {verb}"
        for spans, verb in ((missed, "is not flagged"), (more, "is flagged and not marked"))
        if spans
    )


def _unmarked(text: str) -> tuple[str, set[Span]]:
    """Return a text without its marks, and what they mark."""
    pieces: list[str] = []
    marks: set[Span] = set()
    done = length = 0
    for match in _MARK.finditer(text):
        before, inside = text[done : match.start()], match.group(1)
        pieces += (before, inside)
        length += len(before)
        marks.add(Span(length, length + len(inside)))
        length += len(inside)
        done = match.end()
    return "".join((*pieces, text[done:])), marks


def _is_of(finding: Finding, term: Term) -> bool:
    return any(evidence.term == term.id for evidence in finding.evidence)
