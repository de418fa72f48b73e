"""What the rules on outlying names yield: a name of the article and those its sisters have."""

import attrs

from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.spans import Span


@attrs.frozen
class Rival:
    """A name of the article and the names that its sisters have instead.

    Args:
        span: Where it stands in the article.
        names: The sisters' names, the likeliest first.
        message: One sentence for the editor.
        confidence: How sure.
        category: The MQM error type.
        evidence: Why.
    """

    span: Span
    names: tuple[str, ...]
    message: str
    confidence: Confidence
    category: Category
    evidence: tuple[Evidence, ...]
