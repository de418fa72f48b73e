"""What of a term is searched in a text: each form with what its case policy asks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtaudit.folding import fold
from mtaudit.glossary.term import Case, Status, Term, primary


class Entry(NamedTuple):
    """A form to search, with what its case policy asks."""

    term: Term
    status: Status
    form: str
    case: Case


def target_entries(terms: Iterable[Term], lang: str) -> Iterator[Entry]:
    """Yield what of terms may stand in a text of a language.

    Args:
        terms: The terms.
        lang: The language, a BCP 47 tag.
    """
    language = primary(lang)
    for term in terms:
        if term.lang in {"", language}:
            for status, form in term.forms():
                yield Entry(term, status, form, _case(term, status, form))


def source_entries(terms: Iterable[Term], lang: str | None) -> Iterator[Entry]:
    """Yield what of terms may stand in a source: native forms, and what is not translated.

    Args:
        terms: The terms.
        lang: The source's language, a BCP 47 tag; `None` for all.
    """
    for term in terms:
        yield from _source_entries(term, lang)


def _source_entries(term: Term, lang: str | None) -> Iterator[Entry]:
    for form in term.native_forms(lang):
        yield Entry(term, Status.NATIVE, form, Case.AUTO)
    if not term.translate:
        case = Case.EXACT if term.case is Case.AUTO else term.case
        yield Entry(term, Status.CANONICAL, term.canonical, case)
        for form in term.admitted:
            yield Entry(term, Status.ADMITTED, form, case)


def by_pattern(entries: Iterable[Entry], *, strip_marks: bool) -> dict[str, list[Entry]]:
    """Group forms by what is searched for them; a form of which nothing is left is dropped."""
    patterns: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        patterns[pattern_of(entry.form, strip_marks=strip_marks)].append(entry)
    patterns.pop("", None)
    return patterns


def pattern_of(form: str, *, strip_marks: bool) -> str:
    """Return what to search for a form; the common plain case without the cost of folding.

    Args:
        form: The form.
        strip_marks: Whether the marks of Latin letters do not count.
    """
    if form.isascii() and form.replace(" ", "").isalnum() and "  " not in form:
        return form.lower()
    return fold(form, strip_marks=strip_marks).text.strip()


def _case(term: Term, status: Status, form: str) -> Case:
    """Return the policy of a form; one that differs from an accepted form by case binds exactly."""
    if status.is_accepted:
        return term.case
    folded = form.casefold()
    twin = any(right.casefold() == folded for right in term.accepted)
    return Case.EXACT if twin else term.case
