"""mtaudit audits machine-translated text: broken names, terms and numbers, and why.

>>> import mtaudit
>>> result = mtaudit.audit("They sailed to the Tooth Dance Islands.", glossary="kuril")
>>> [(finding.span.of(result.article.text), finding.suggestions) for finding in result.findings]
[('Tooth Dance', ('Habomai',))]
"""

from typing import TYPE_CHECKING, Any

from mtaudit.article import Article, Document, Location, Origin, Pair
from mtaudit.audit import Auditor, DetectorError, Result, audit
from mtaudit.baseline import Baseline, Judgement
from mtaudit.config import Config, Override
from mtaudit.detectors import DETECTORS, Detector
from mtaudit.errors import ConfigError, GlossaryError, MtauditError, ReadError
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Glossary, Term, shipped_glossaries
from mtaudit.readers import read
from mtaudit.reports import write
from mtaudit.spans import Span
from mtaudit.suppression import Suppressed
from mtaudit.version import __version__ as __version__

if TYPE_CHECKING:
    from mtaudit.applying import apply_decisions as apply_decisions
    from mtaudit.corpus import Corpus as Corpus
    from mtaudit.decisions import Decision as Decision
    from mtaudit.decisions import Decisions as Decisions

__all__ = [
    "DETECTORS",
    "Article",
    "Auditor",
    "Baseline",
    "Category",
    "Confidence",
    "Config",
    "ConfigError",
    "Corpus",
    "Decision",
    "Decisions",
    "Detector",
    "DetectorError",
    "Document",
    "Evidence",
    "Family",
    "Finding",
    "Glossary",
    "GlossaryError",
    "Judgement",
    "Location",
    "MtauditError",
    "Origin",
    "Override",
    "Pair",
    "ReadError",
    "Result",
    "Severity",
    "Span",
    "Suppressed",
    "Term",
    "apply_decisions",
    "audit",
    "read",
    "shipped_glossaries",
    "write",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module has may be anything
    """Import what few programs need when it is asked for; a check of one article does not."""
    match name:
        case "Corpus":
            from mtaudit.corpus import Corpus

            return Corpus
        case "Decision" | "Decisions":
            from mtaudit import decisions

            return getattr(decisions, name)
        case "apply_decisions":
            from mtaudit.applying import apply_decisions

            return apply_decisions
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
