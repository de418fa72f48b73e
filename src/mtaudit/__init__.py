"""mtaudit audits machine-translated text: broken names, terms and numbers, and why.

>>> import mtaudit
>>> result = mtaudit.audit("They sailed to the Tooth Dance Islands.", glossary="kuril")
>>> [(finding.span.of(result.article.text), finding.suggestions) for finding in result.findings]
[('Tooth Dance', ('Habomai',))]
"""

import importlib
from typing import TYPE_CHECKING, Any

from mtaudit.version import __version__ as __version__

if TYPE_CHECKING:
    from mtaudit.applying import apply_decisions as apply_decisions
    from mtaudit.article import Article as Article
    from mtaudit.article import Document as Document
    from mtaudit.article import Location as Location
    from mtaudit.article import Origin as Origin
    from mtaudit.article import Pair as Pair
    from mtaudit.auditor import Auditor as Auditor
    from mtaudit.auditor import audit as audit
    from mtaudit.baseline import Baseline as Baseline
    from mtaudit.baseline import Judgement as Judgement
    from mtaudit.config import Config as Config
    from mtaudit.config import Override as Override
    from mtaudit.corpus import Corpus as Corpus
    from mtaudit.decisions import Decision as Decision
    from mtaudit.decisions import Decisions as Decisions
    from mtaudit.detectors import DETECTORS as DETECTORS
    from mtaudit.detectors import Detector as Detector
    from mtaudit.errors import ConfigError as ConfigError
    from mtaudit.errors import GlossaryError as GlossaryError
    from mtaudit.errors import MtauditError as MtauditError
    from mtaudit.errors import ReadError as ReadError
    from mtaudit.finding import Category as Category
    from mtaudit.finding import Confidence as Confidence
    from mtaudit.finding import Evidence as Evidence
    from mtaudit.finding import Family as Family
    from mtaudit.finding import Finding as Finding
    from mtaudit.finding import Severity as Severity
    from mtaudit.glossary import Glossary as Glossary
    from mtaudit.glossary import Term as Term
    from mtaudit.glossary import shipped_glossaries as shipped_glossaries
    from mtaudit.glossary.cached import GlossaryCache as GlossaryCache
    from mtaudit.readers import read as read
    from mtaudit.reports import write as write
    from mtaudit.result import DetectorError as DetectorError
    from mtaudit.result import Result as Result
    from mtaudit.spans import Span as Span
    from mtaudit.suppression import Suppressed as Suppressed

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
    "GlossaryCache",
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


_NAMES = {
    "mtaudit.applying": "apply_decisions",
    "mtaudit.article": "Article Document Location Origin Pair",
    "mtaudit.auditor": "Auditor audit",
    "mtaudit.baseline": "Baseline Judgement",
    "mtaudit.config": "Config Override",
    "mtaudit.corpus": "Corpus",
    "mtaudit.decisions": "Decision Decisions",
    "mtaudit.detectors": "DETECTORS Detector",
    "mtaudit.errors": "ConfigError GlossaryError MtauditError ReadError",
    "mtaudit.finding": "Category Confidence Evidence Family Finding Severity",
    "mtaudit.glossary": "Glossary Term shipped_glossaries",
    "mtaudit.glossary.cached": "GlossaryCache",
    "mtaudit.readers": "read",
    "mtaudit.reports": "write",
    "mtaudit.result": "DetectorError Result",
    "mtaudit.spans": "Span",
    "mtaudit.suppression": "Suppressed",
}
"""The public names by the module that defines them, which is imported when one is asked for."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module has may be anything
    """Import a public name on first use: a hook starts with what a check takes, and no more."""
    for module, names in _NAMES.items():
        if name in names.split():
            value = globals()[name] = getattr(importlib.import_module(module), name)
            return value
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    """Return the public names, imported or not."""
    return sorted({*globals(), *__all__})
