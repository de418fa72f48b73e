"""What is wrong with a glossary file, all of it: refused rows, and rows that do not do their work.

Loading a glossary stops at the first row that contradicts another. Here everything is told, each
with its place and its remedy, and also what loads but is dead, doubled or dangerous.
"""

from mtaudit.glossary.linting.files import IGNORED, REFUSED, GlossaryFile, as_json, lint
from mtaudit.glossary.linting.flaw import Flaw
from mtaudit.glossary.linting.rules import RULES as _RULES

RULES = (REFUSED, *_RULES, IGNORED)
"""The names of the rules."""

__all__ = ["RULES", "Flaw", "GlossaryFile", "as_json", "lint"]
