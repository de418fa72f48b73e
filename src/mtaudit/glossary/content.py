"""The content of terms as lines of text, and its digest: equal terms, equal digest."""

import hashlib
from collections.abc import Iterable

import attrs

from mtaudit.glossary.term import Term

_RULES = {
    name: attrs.fields_dict(Term)[name].default
    for name in ("valid_from", "valid_until", "translate", "consistent")
}


def digest_of(contents: Iterable[str]) -> str:
    """Return the digest of terms.

    Args:
        contents: What `content` makes of each, sorted.
    """
    digest = hashlib.sha256()
    for number, line in enumerate(contents):
        digest.update((f"\n{line}" if number else line).encode())
    return digest.hexdigest()[:12]


def content(term: Term) -> str:
    """Return all of a term as one line, for the digest."""
    head = (term.id, term.kind, term.topic, term.lang, term.case, str(term.since), term.note)
    native = (form for lang, forms in term.native for form in (f"{lang}=", *forms))
    reasons = (f"{form}={reason}" for form, reason in term.reasons)
    # What few terms have leaves the digest of the others as it is.
    rules = [f"{name}={value}" for name in _RULES if (value := getattr(term, name)) != _RULES[name]]
    groups = (head, term.accepted, term.bad, term.suspect, native, term.members, reasons)
    if rules:
        return "\x1e".join(map("\x1f".join, (*groups, rules)))
    return "\x1e".join(map("\x1f".join, groups))
