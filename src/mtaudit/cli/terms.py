"""What is known of a term, and predicted of it, as text."""

import difflib
from collections.abc import Container, Iterable, Iterator, Sequence

from mtaudit.errors import GlossaryError
from mtaudit.glossary import Glossary, Status, Term, shipped_glossaries
from mtaudit.glossary.predictions import known_keys, predictions_of
from mtaudit.names.prediction import Prediction, lookup_keys

_MOST_PREDICTIONS = 12  # for each language


def describe(name: str, glossaries: Sequence[str]) -> str:
    """Return all that is known and predicted of the terms that have a form.

    Args:
        name: The form: right, wrong or native, capital letters aside.
        glossaries: Shipped names or files to look in besides the shipped glossaries.

    Raises:
        GlossaryError: If no term has the form.
    """
    names = [shipped for shipped in shipped_glossaries() if shipped not in glossaries]
    terms = Glossary.merge(map(Glossary.load, (*names, *glossaries))).terms
    wanted = name.casefold()
    found = [term for term in terms if wanted in {form.casefold() for form in _all_forms(term)}]
    if not found:
        forms = {form for term in terms for form in _all_forms(term)}
        near = difflib.get_close_matches(name, forms, 1)
        raise GlossaryError(
            f"no term has the form {name!r}",
            remedy=f"did you mean {near[0]!r}?" if near else "name the glossary with --glossary",
        )
    known = known_keys(terms)
    return "\n".join(f"{line}\n" for term in found for line in [_one(term, known)])


def _all_forms(term: Term) -> Iterator[str]:
    yield from (form for _, form in term.forms())
    yield from term.native_forms()
    yield term.id


def _one(term: Term, known: Container[str]) -> str:
    return "\n".join((*_known(term), *_predicted(term, known)))


def _known(term: Term) -> Iterator[str]:
    topic = f", topic {term.topic}" if term.topic else ""
    yield f"{term.id} ({term.kind}{topic})"
    yield f"  right: {', '.join(term.accepted)}"
    for lang, forms in term.native:
        yield f"  {lang}: {', '.join(forms)}"
    for status, form in term.forms():
        if not status.is_accepted:
            reason = term.reason(form)
            yield f"  {status}: {form}" + (f", {reason}" if reason else "")


def _predicted(term: Term, known: Container[str]) -> Iterator[str]:
    listed = {
        key
        for status, form in term.forms()
        if status in {Status.BAD, Status.SUSPECT}
        for key in lookup_keys(form)
    }
    for lang, natives in term.native:
        best: dict[str, Prediction] = {}
        for native in natives:
            for one in predictions_of(term, native, lang, known):
                rival = best.get(one.key)
                if rival is None or rival.prior < one.prior:
                    best[one.key] = one
        ranked = sorted(best.values(), key=lambda one: -one.prior)[:_MOST_PREDICTIONS]
        if ranked:
            yield f"  predicted from {lang}, with the share that was seen in real output:"
        for one in ranked:
            remarks = "; ".join(_remarks(one, is_listed=(one.space, one.key) in listed))
            yield f"    {one.prior:6.1%}  {one.form}: {one.mechanism}{remarks and f' [{remarks}]'}"


def _remarks(one: Prediction, *, is_listed: bool) -> Iterable[str]:
    if one.severity == "variant":
        yield "another spelling, no error"
    if one.collides == "common-word":
        yield "an ordinary word"
    if one.collides == "known-name":
        yield "somebody else's name"
    if is_listed:
        yield "listed"
