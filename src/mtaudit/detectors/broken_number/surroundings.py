"""What stands around a broken number: patterns that several rules share."""

from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of one of several words."""
    return f"(?:{'|'.join(words)})"


# What stands around a figure that is whole.
START = r"(?<![\w.,:/+-])"
END = r"(?![\w%°/+-]|[.,:]\d)"
# What follows a number that counts nothing: a pause, a word that is no noun, or nothing.
NO_NOUN = (
    r"(?=\s*(?:[.,;:!?)\]\"]|[–—]|”|-\s|$)|\s+(?:a|after|also|an|and|are|as|at|be|before|but|by"
    r"|for|from|"
    r"had|has|have|he|her|his|in|is|it|its|on|or|she|since|that|the|their|they|this|to|until|was|"
    r"were|when|where|which|while|who|will|with|would)\b)"
)
