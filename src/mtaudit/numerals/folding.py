"""Digits, spaces and signs in one form, so that numbers can be sought in a text."""

from functools import cache

from mtaudit.codepage import written
from mtaudit.pattern import Pattern

_OTHER = Pattern(r"[^\x00-\x7f]")
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
# The digit zero of the scripts of the Basic Multilingual Plane (General_Category Nd).
_ZEROS = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66"
    "\u0de6\u0e50\u0ed0\u0f20\u1040\u1090\u17e0\u1810\u1946\u19d0\u1a80\u1a90"
    "\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0"
)


def fold(text: str) -> str:
    """Lower a text and give its digits, spaces and signs one form, keeping every position.

    Args:
        text: Any text.

    Returns:
        A text of the same length.
    """
    if text.isascii():
        return text.lower()
    plain = written(text)
    if plain is not None:
        return plain.translated(_folded).decode(plain.page)
    forms = _forms()
    for char in {*_OTHER.findall(text)} & forms.keys():
        text = text.replace(char, forms[char])
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _folded(char: str) -> str:
    return _forms().get(char, char).lower()


@cache
def _forms() -> dict[str, str]:
    """Return the characters that have another form, which is none of them, with this one."""
    forms = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    forms.update(dict.fromkeys(_SPACES, "\u00a0"))
    forms.update(dict.fromkeys("‐‑‒﹣", "-"))
    forms.update(dict.fromkeys("〜～∼", "~"))
    forms.update(dict.fromkeys("’ʼ‘´", "'"))
    # "İki": lower-casing would give the Turkish letter a dot of its own.
    forms.update({"\u3000": " ", "٪": "%", "﹪": "%", "∶": ":", "İ": "i"})
    del forms["\u00a0"]
    for zero in _ZEROS:
        forms.update((chr(ord(zero) + digit), str(digit)) for digit in range(10))
    return forms
