"""What a rule of broken numbers is, and the patterns that several of them share."""

import re
from collections.abc import Callable
from typing import NamedTuple

from mtaudit.finding import Category, Confidence
from mtaudit.pattern import Pattern

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
# What stands around a figure that is whole.
START = r"(?<![\w.,:/+-])"
END = r"(?![\w%°/+-]|[.,:]\d)"
# What follows a number that counts nothing: a pause, a word that is no noun, or nothing.
NO_NOUN = (
    r"(?=\s*(?:[.,;:!?)\]”\"—–]|-\s|$)|\s+(?:a|after|also|an|and|are|as|at|be|before|but|by"
    r"|for|from|"
    r"had|has|have|he|her|his|in|is|it|its|on|or|she|since|that|the|their|they|this|to|until|was|"
    r"were|when|where|which|while|who|will|with|would)\b)"
)


class Fault(NamedTuple):
    """What is wrong with a stretch of text, and how sure that is.

    Args:
        start: Offset of its first code point.
        end: Offset after its last.
        message: What is wrong, in a sentence.
        confidence: How sure it is that the stretch is broken.
        suggestions: What may have been meant, the likeliest first.
        value: The evidence: what the figures amount to, or how they came about.
        category: The kind of error.
    """

    start: int
    end: int
    message: str
    confidence: Confidence
    suggestions: tuple[str, ...] = ()
    value: str = ""
    category: Category = Category.NUMBER_FORMAT


Judge = Callable[[re.Match[str]], Fault | None]


class Rule(NamedTuple):
    """A pattern of brokenness, and what judges its matches.

    Args:
        signs: One of these must be in the text for the pattern to be worth a search.
        pattern: What to look at.
        judge: Says what is wrong with a match, if anything.
    """

    signs: tuple[str, ...]
    pattern: Pattern
    judge: Judge
