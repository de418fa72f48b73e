"""Joining the terms of two glossaries, of which the later one rules."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from mtaudit.folding import fold
from mtaudit.glossary.term import Kind, Status, Term

Listed = Mapping[tuple[str, str], tuple[Status, Term]]


def merge_terms(earlier: Sequence[Term], later: Sequence[Term]) -> Iterator[Term]:
    """Join terms with those of a later glossary.

    Either may be too long for memory: of the shorter one all is known at a time, and the longer one
    is gone through.

    Args:
        earlier: Terms of different ids.
        later: The terms of the glossary that rules.

    Yields:
        All terms, none of which contradicts a later one; of those that both have, the later ones.
    """
    ruling, listed = _rulings(earlier, later)
    heirs: dict[str, Term] = {}
    for term in earlier:
        if term.id in ruling:
            continue
        heir = _heir(term, listed)
        if heir is not None:
            heirs[heir.id] = _inherit(heirs.get(heir.id, heir), _without(term, listed))
        elif not _overruled(Status.CANONICAL, term.canonical, term, listed):
            yield _without(term, listed)
    for term in later:
        yield heirs.get(term.id, term)


def _rulings(earlier: Sequence[Term], later: Sequence[Term]) -> tuple[AbstractSet[str], Listed]:
    """Return the ids of a later glossary and what it says of forms, as far as it may be asked."""
    is_short = len(later) <= len(earlier)
    ids = set() if is_short else {term.id for term in earlier}
    asked = set() if is_short else {place for term in earlier for place, _ in _places(term)}
    listed = {
        place: (status, term)
        for term in later
        for place, status in _places(term)
        if is_short or place in asked
    }
    return {term.id for term in later if is_short or term.id in ids}, listed


def _places(term: Term) -> Iterator[tuple[tuple[str, str], Status]]:
    """Yield under what the forms of a term are listed, each with its status."""
    for status, form in term.forms():
        yield (term.lang, _key(form)), status


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
    own = {_key(form) for form in term.accepted}
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
