"""Glossaries: terms, their accepted, native and bad forms, and finding them in a text."""

from mtaudit.glossary.glossary import Glossary
from mtaudit.glossary.matching import Match, Matcher
from mtaudit.glossary.shipped import shipped_glossaries
from mtaudit.glossary.term import Example, Kind, Status, Term

__all__ = [
    "Example",
    "Glossary",
    "Kind",
    "Match",
    "Matcher",
    "Status",
    "Term",
    "shipped_glossaries",
]
