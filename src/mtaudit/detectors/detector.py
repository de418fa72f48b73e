"""What a detector is: a pure function from an article to findings, with its description."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.spans import Span
from mtaudit.value import Value

if TYPE_CHECKING:
    from mtaudit.corpus.sources import Statement


class Sign(NamedTuple):
    """A fault as one rule of a detector sees it; what the detector's findings share is left out.

    Args:
        span: Where, in code points of the article's text.
        message: One sentence for the editor.
        confidence: How sure the rule is.
        suggestions: What to write instead, best first.
        evidence: Why.
        category: The MQM error type, if it differs from the detector's.
        severity: How bad it is, if that differs from the detector's.
    """

    span: Span
    message: str
    confidence: Confidence
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    category: Category | None = None
    severity: Severity | None = None


Detect: TypeAlias = Callable[[Article, Context], Iterator[Finding]]

_MOST_QUOTED = 3


@attrs.frozen(eq=False, repr=False)
class Detector(Value):
    """One kind of fault and how to find it.

    Args:
        id: Its name, in lower case with hyphens.
        summary: What it finds, in one clause.
        detect: Yields the findings of an article; pure, and silent where it has nothing to go by.
        family: What kind of thing is broken.
        category: The MQM error type of its findings.
        severity: How bad its findings are, unless one says otherwise.
        languages: The target languages it can judge, as primary tags; empty for all.
        needs_source: Whether it is silent without the original.
        needs_corpus: Whether it is silent without other articles on the story.
        by_passage: Whether a long text is given to it a passage at a time, which may hold 12,000
            code points. Each costs little more than a short article then, and what the chapters of
            a book say is not held against each other.
    """

    id: str
    summary: str
    detect: Detect
    family: Family
    category: Category
    severity: Severity
    languages: tuple[str, ...] = ()
    needs_source: bool = False
    needs_corpus: bool = False
    by_passage: bool = False

    def applies_to(self, context: Context) -> bool:
        """Tell whether the detector can judge an article at all."""
        if self.needs_source and not context.article.source:
            return False
        if self.needs_corpus and context.corpus is None:
            return False
        return not self.languages or context.lang in self.languages

    def finding(
        self,
        span: Span,
        message: str,
        confidence: Confidence,
        *,
        suggestions: str | Iterable[str] = (),
        evidence: Iterable[Evidence] = (),
        family: Family | None = None,
        severity: Severity | None = None,
        category: Category | None = None,
    ) -> Finding:
        """Build a finding of this detector; what is not said is the detector's own.

        Args:
            span: Where, in code points of the article's text.
            message: One sentence for the editor.
            confidence: How sure.
            suggestions: What to write instead, best first; a text is the only one.
            evidence: Why.
            family: If it differs from the detector's.
            severity: If it differs from the detector's.
            category: If it differs from the detector's.

        Returns:
            The finding.
        """
        return Finding(
            span=span,
            detector=self.id,
            family=family or self.family,
            category=category or self.category,
            severity=self.severity if severity is None else severity,
            confidence=confidence,
            message=message,
            suggestions=(suggestions,) if isinstance(suggestions, str) else tuple(suggestions),
            evidence=tuple(evidence),
        )

    def from_sign(self, sign: Sign) -> Finding:
        """Build a finding of this detector from what one of its rules saw."""
        return self.finding(
            sign.span,
            sign.message,
            sign.confidence,
            suggestions=sign.suggestions,
            evidence=sign.evidence,
            category=sign.category,
            severity=sign.severity,
        )


def how_often(number: int) -> str:
    """Return how often something is, as a message says it."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def quotations(statements: "Iterable[Statement]") -> Iterator[Evidence]:
    """Yield what sister articles say as evidence, sentence by sentence; at most three of them."""
    for statement in itertools.islice(statements, _MOST_QUOTED):
        sister = statement.witness.id
        yield Evidence(
            "sister",
            f"{sister or 'another article'}: “{' '.join(statement.sentence.split())}”",
            sister=sister,
            sister_span=statement.span,
        )
