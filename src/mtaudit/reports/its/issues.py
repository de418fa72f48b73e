"""What a finding is in the words of ITS 2.0."""

import re
from typing import Final

from mtaudit.finding import Category, Family, Finding, Severity
from mtaudit.reports.display import code_point, visible
from mtaudit.reports.reasons import suggestion_text

_TYPES: Final = {
    Category.TERMINOLOGY: "terminology",
    Category.MISTRANSLATION: "mistranslation",
    Category.ADDITION: "addition",
    Category.OMISSION: "omission",
    Category.UNTRANSLATED: "untranslated",
    Category.SPELLING: "misspelling",
    Category.PUNCTUATION: "typographical",
    Category.NUMBER_FORMAT: "locale-violation",
    Category.NAME_FORMAT: "locale-violation",
    Category.DATE_FORMAT: "locale-violation",
    Category.MARKUP: "markup",
}
# What ITS can say more exactly of a name or a number than that it is mistranslated.
_OF_FAMILY: Final = {
    (Category.MISTRANSLATION, Family.NAME): "inconsistent-entities",
    (Category.MISTRANSLATION, Family.NUMBER): "numbers",
}
# The text is at odds with itself, and not with its original.
_INCONSISTENT: Final = frozenset(
    {"inconsistent-name", "inconsistent-number", "contradictory-time", "count-mismatch"}
)
_SEVERITIES: Final = {
    Severity.NEUTRAL: "0",
    Severity.MINOR: "33",
    Severity.MAJOR: "67",
    Severity.CRITICAL: "100",
}
# What XML forbids beyond what `visible` shows by name already.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def issue_type(finding: Finding) -> str:
    """Return the type of a finding, one of the values of `locQualityIssueType`."""
    if finding.detector in _INCONSISTENT:
        return "inconsistency"
    return _OF_FAMILY.get((finding.category, finding.family), _TYPES[finding.category])


def attributes(finding: Finding, prefix: str) -> str:
    """Return the attributes that describe a finding.

    Args:
        finding: The finding.
        prefix: What stands before their names, such as `its:`; nothing in a list.

    Returns:
        The attributes with a space before each.
    """
    suggested = " · ".join(map(suggestion_text, finding.suggestions))
    arrow = f" → {suggested}" if suggested else ""
    comment = f"{finding.message}{arrow} [{finding.detector}, {finding.confidence} confidence]"
    said = {
        "locQualityIssueType": issue_type(finding),
        "locQualityIssueComment": comment,
        "locQualityIssueSeverity": _SEVERITIES[finding.severity],
    }
    return "".join(f' {prefix}{name}="{_escaped(value)}"' for name, value in said.items())


def _escaped(text: str) -> str:
    """Return a text for an attribute: on one line, and what XML forbids shown by name."""
    shown = _NO_CHARACTER.sub(lambda char: f"<{code_point(char.group())}>", visible(text))
    written = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return written.replace('"', "&quot;")
