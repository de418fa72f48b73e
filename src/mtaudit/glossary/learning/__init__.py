"""Learns rows for a glossary from what an editor has corrected in translations.

- `replacements`: what was replaced by what, word by word.
- `proposals`: which of that looks like a name or term that was wrong, and how it may be listed.
- `natives`: what in the source the right form renders.
"""

from mtaudit.glossary.learning.proposals import Learned, learn
from mtaudit.glossary.learning.replacements import Version

__all__ = ["Learned", "Version", "learn"]
