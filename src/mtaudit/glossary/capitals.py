"""Whether a text has the capital letters, and the marks, that a form of a term asks for."""

import unicodedata

from mtaudit.glossary.entries import Entry
from mtaudit.glossary.term import Case, Status


def has_capitals(entry: Entry, written: str) -> bool:
    """Tell whether the text has the capital letters that the form's case policy asks for."""
    form = entry.form
    if written == form:
        return True
    match entry.case:
        case Case.ANY:
            return True
        case Case.EXACT | Case.SENTENCE:
            return letters(form) == letters(written)
        case _ if form.isupper():
            return not any(char.islower() for char in written)
        case _:
            pairs = zip(_aligned(form), _aligned(written), strict=False)
            return all(there.isupper() for here, there in pairs if here.isupper())


def is_initial(entry: Entry, written: str) -> bool:
    """Tell whether a form has one capital more, which the beginning of a sentence may give it."""
    return entry.case is Case.SENTENCE and letters(written) == letters(
        entry.form[:1].upper() + entry.form[1:]
    )


def has_marks(form: str, written: str) -> bool:
    """Tell whether the text marks its letters as the form does: "Sèdān" is no careless "Sedan"."""
    return (
        written == form
        or form.isascii() == written.isascii()
        or _is_plain(form) == _is_plain(written)
    )


def _is_plain(text: str) -> bool:
    """Tell whether no letter bears a mark; typography aside."""
    return all(unicodedata.decomposition(char)[:1] in {"", "<"} for char in text if char.isalpha())


def may_be_lower(entry: Entry) -> bool:
    """A bad rendering of several words is wrong in lower case too ("tooth dance")."""
    return (
        entry.case is Case.AUTO
        and entry.status is Status.BAD
        and " " in entry.form
        and not entry.form.isupper()
    )


def letters(form: str) -> str:
    """Return the letters and digits of a form, ligatures and full-width ones as plain ones."""
    if not form.isascii():
        form = unicodedata.normalize("NFKC", form)
    return "".join(char for char in form if char.isalnum())


def _aligned(form: str) -> str:
    """Return the letters of a form so that those of another spelling of it stand beside them."""
    return letters(form).replace("ß", "ss").replace("ẞ", "SS")
