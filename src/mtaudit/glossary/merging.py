"""Joining the terms of two glossaries, of which the later one rules."""

from collections.abc import Iterable, Mapping

import attrs

from mtaudit.glossary.term import Kind, Status, Term
from mtaudit.text import fold

Listed = Mapping[tuple[str, str], tuple[Status, Term]]


def merge_terms(earlier: Mapping[str, Term], later: Iterable[Term]) -> dict[str, Term]:
    """Join terms with those of a later glossary.

    Args:
        earlier: Terms by id.
        later: The terms of the glossary that rules.

    Returns:
        All terms by id, none of which contradicts a later one.
    """
    ruling = {term.id: term for term in later}
    listed: dict[tuple[str, str], tuple[Status, Term]] = {
        (term.lang, _key(form)): (status, term)
        for term in ruling.values()
        for status, form in term.forms()
    }
    joined: dict[str, Term] = {}
    for term in earlier.values():
        if term.id in ruling:
            continue
        heir = _heir(term, listed)
        if heir is not None:
            ruling[heir.id] = _inherit(ruling[heir.id], _without(term, listed))
        elif not _overruled(Status.CANONICAL, term.canonical, term, listed):
            joined[term.id] = _without(term, listed)
    return {**joined, **ruling}


def _key(form: str) -> str:
    """Return what two spellings that match the same text have in common."""
    return form.lower() if form.isascii() else fold(form).text.strip()


def _overruled(status: Status, form: str, term: Term, listed: Listed) -> bool:
    """Tell whether a later glossary says otherwise of a form."""
    later = listed.get((term.lang, _key(form)))
    if later is None or not later[1].holds_with(term):
        return False
    return not (status.is_accepted and later[0].is_accepted)


def _heir(term: Term, listed: Listed) -> Term | None:
    """Return the later term that calls this one's canonical form wrong and accepts another."""
    status, later = listed.get((term.lang, _key(term.canonical)), (None, None))
    if status is None or later is None or status.is_accepted or not later.holds_with(term):
        return None
    own = {_key(form) for form in (term.canonical, *term.admitted)}
    return later if _key(later.canonical) in own else None


def _without(term: Term, listed: Listed) -> Term:
    """Return a term without the forms of which a later glossary says otherwise."""
    if not any(_overruled(status, form, term, listed) for status, form in term.forms()):
        return term

    def kept(status: Status, forms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(form for form in forms if not _overruled(status, form, term, listed))

    return attrs.evolve(
        term,
        admitted=kept(Status.ADMITTED, term.admitted),
        bad=kept(Status.BAD, term.bad),
        suspect=kept(Status.SUSPECT, term.suspect),
    )


def _inherit(heir: Term, term: Term) -> Term:
    """Return a later term with what it does not say itself taken from the one it replaces."""
    own = {form for _, form in heir.forms()}
    return attrs.evolve(
        heir,
        admitted=(*heir.admitted, *(form for form in term.admitted if form not in own)),
        bad=(*heir.bad, *(form for form in term.bad if form not in own)),
        suspect=(*heir.suspect, *(form for form in term.suspect if form not in own)),
        native={**dict(term.native), **dict(heir.native)},
        members=heir.members or term.members,
        kind=term.kind if heir.kind is Kind.TERM else heir.kind,
        topic=heir.topic or term.topic,
        since=term.since if heir.since is None else heir.since,
        valid_from=heir.valid_from or term.valid_from,
        valid_until=heir.valid_until or term.valid_until,
        translate=heir.translate and term.translate,
        consistent=heir.consistent or term.consistent,
        reasons={**dict(term.reasons), **dict(heir.reasons)},
    )
