"""A finding's evidence, put shortly for a person."""

from mtaudit.finding import Finding

LABELS = {
    "term": "Term",
    "mechanism": "How it arose",
    "context": "Context",
    "occurrence": "Elsewhere",
    "value": "Read as",
    "sister": "Other articles",
    "note": "Note",
}
"""What a page for people calls the kinds of evidence."""

_SHOWN = 3  # reasons of one kind; a name can occur a hundred times


def reasons(finding: Finding) -> list[tuple[str, str]]:
    """Return the reasons for a finding, one line for each kind.

    What the message says already is left out, and so is what says the same twice.

    Args:
        finding: The finding.

    Returns:
        Pairs of the kind of evidence and its details, in the order of the evidence.
    """
    kinds: dict[str, list[str]] = {}
    for evidence in finding.evidence:
        details = kinds.setdefault(evidence.kind, [])
        if evidence.detail not in finding.message and evidence.detail not in details:
            details.append(evidence.detail)
    return [(kind, _joined(details)) for kind, details in kinds.items() if details]


def _joined(details: list[str]) -> str:
    more = len(details) - _SHOWN
    shown = details if more <= 1 else [*details[:_SHOWN], f"{more} more"]
    return "; ".join(shown)


def suggestion_text(suggestion: str) -> str:
    """Return a suggestion in words: the empty one means that the text is to go."""
    return suggestion or "(delete)"
