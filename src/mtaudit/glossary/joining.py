"""Making one glossary file of several: all that they say is kept, and what they disagree in told.

That is something else than using them together, where the later one silently rules; see `merging`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

import attrs

from mtaudit.glossary.cues import CUES
from mtaudit.glossary.term import Case, Kind, Status, Term

_Value = TypeVar("_Value")


@attrs.frozen
class Disagreement:
    """Something in which glossaries disagree.

    Args:
        term: The id of the term.
        what: What each says, in one clause.
        kept: What the joined glossary says.
    """

    term: str
    what: str
    kept: str


@attrs.frozen
class Joined:
    """One glossary made of several.

    Args:
        terms: Its terms, by id.
        disagreements: What the glossaries disagreed in.
    """

    terms: tuple[Term, ...]
    disagreements: tuple[Disagreement, ...]


def join(glossaries: Iterable[Iterable[Term]]) -> Joined:
    """Make one glossary of several, each free of contradictions.

    Terms of one id become one term with the forms of all. Where they disagree, the later glossary
    is followed; a canonical form that is replaced stays as an admitted one. A form that one term
    accepts is not bad for another, and one that is bad for two terms is suspect in both.

    Args:
        glossaries: The terms of each, in order of rising authority.
    """
    told: list[Disagreement] = []
    terms: dict[str, Term] = {}
    for glossary in glossaries:
        for term in glossary:
            known = terms.get(term.id)
            terms[term.id] = term if known is None else _join_terms(known, term, told)
    _settle(terms, told)
    return Joined(tuple(terms[id_] for id_ in sorted(terms)), tuple(told))


def _join_terms(one: Term, other: Term, told: list[Disagreement]) -> Term:
    statuses = dict(_statuses(one))
    for form, status in _statuses(other).items():
        before = statuses.get(form, status)
        if before is not status and {before, status} != {Status.CANONICAL, Status.ADMITTED}:
            what = f"{form!r} is {before} in an earlier glossary and {status} in a later one"
            told.append(Disagreement(one.id, what, f"it is {status}"))
        statuses[form] = status
    if one.canonical != other.canonical:
        what = f"{one.canonical!r} is canonical in an earlier glossary, {other.canonical!r} later"
        replaced = statuses[one.canonical]
        if replaced is Status.CANONICAL:
            statuses[one.canonical] = replaced = Status.ADMITTED
        told.append(Disagreement(one.id, what, f"{one.canonical!r} is {replaced}"))
    reasons = {**dict(one.reasons), **dict(other.reasons)}
    for form, reason in one.reasons:
        _tell(told, one.id, f"the note of {form!r}", reason, reasons[form])
    wrong = {form for form, status in statuses.items() if status.is_wrong}

    def later(name: str, before: _Value, after: _Value, unset: _Value) -> _Value:
        """Return what the later term says, or the earlier one where it says nothing."""
        if after == unset:
            return before
        if before != unset:
            _tell(told, one.id, f"the {name}", before, after)
        return after

    def of(status: Status) -> tuple[str, ...]:
        return tuple(form for form, mine in statuses.items() if mine is status)

    joined = attrs.evolve(
        other,
        admitted=of(Status.ADMITTED),
        bad=of(Status.BAD),
        suspect=of(Status.SUSPECT),
        native=_joined_native(one, other),
        members=tuple(dict.fromkeys((*one.members, *other.members))),
        kind=later("kind", one.kind, other.kind, Kind.TERM),
        topic=later("topic", one.topic, other.topic, ""),
        lang=later("lang", one.lang, other.lang, ""),
        case=later("case", one.case, other.case, Case.AUTO),
        since=later("since", one.since, other.since, None),
        valid_from=later("valid-from", one.valid_from, other.valid_from, None),
        valid_until=later("valid-until", one.valid_until, other.valid_until, None),
        translate=one.translate and other.translate,
        consistent=one.consistent or other.consistent,
        note=later("note", one.note, other.note, ""),
        reasons={form: reason for form, reason in reasons.items() if form in wrong},
        examples=tuple(dict.fromkeys((*one.examples, *other.examples))),
    )
    return joined if joined.holds_with(joined) else _with_days_of(other, joined, told)


def _with_days_of(later: Term, joined: Term, told: list[Disagreement]) -> Term:
    """Return a term that holds on the days of the later one, since on those of both is none."""
    what = f"it ends on {joined.valid_until} in one glossary, before it begins in another"
    told.append(Disagreement(joined.id, what, "the later glossary alone says when it holds"))
    return attrs.evolve(joined, valid_from=later.valid_from, valid_until=later.valid_until)


def _statuses(term: Term) -> dict[str, Status]:
    return {form: status for status, form in term.forms()}


def _joined_native(one: Term, other: Term) -> dict[str, tuple[str, ...]]:
    native: dict[str, dict[str, None]] = defaultdict(dict)
    for lang, forms in (*one.native, *other.native):
        native[lang].update(dict.fromkeys(forms))
    return {lang: tuple(forms) for lang, forms in native.items()}


def _tell(told: list[Disagreement], term: str, name: str, before: object, after: object) -> None:
    if before != after:
        what = f"{name} is {str(before)!r} in an earlier glossary and {str(after)!r} in a later one"
        told.append(Disagreement(term, what, f"it is {str(after)!r}"))


def _settle(terms: dict[str, Term], told: list[Disagreement]) -> None:
    """Take away what terms of several glossaries say against each other."""
    accepted: dict[tuple[str, str], list[str]] = defaultdict(list)
    wrong: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in terms.values():
        for status, form in term.forms():
            register = accepted if status.is_accepted else wrong
            register[term.lang, form].append(term.id)
    for (lang, form), ids in wrong.items():
        owners = [id_ for id_ in accepted.get((lang, form), ()) if id_ not in ids]
        for id_ in [id_ for id_ in ids if form in terms[id_].bad]:
            owner = next(_holding_with(id_, owners, terms), None)
            others = ", ".join(map(repr, _holding_with(id_, ids, terms)))
            if owner is not None:
                what = f"{form!r} is bad for {id_!r} and accepted by {owner!r}"
            elif others:
                what = f"{form!r} is bad for {id_!r} and wrong for {others}"
            else:
                continue
            told.append(Disagreement(id_, what, _as_suspect(terms, id_, form)))


def _holding_with(id_: str, ids: Iterable[str], terms: dict[str, Term]) -> Iterator[str]:
    """Yield the other terms that hold on a day on which a term does."""
    return (one for one in ids if one != id_ and terms[one].holds_with(terms[id_]))


def _as_suspect(terms: dict[str, Term], id_: str, form: str) -> str:
    """Make a bad form suspect, or leave it out if nothing supports it; say which."""
    term = terms[id_]
    bad = tuple(one for one in term.bad if one != form)
    if term.topic or term.native or term.kind in CUES:
        terms[id_] = attrs.evolve(term, bad=bad, suspect=(*term.suspect, form))
        return "it is suspect"
    reasons = {one: reason for one, reason in term.reasons if one != form}
    terms[id_] = attrs.evolve(term, bad=bad, reasons=reasons)
    return "it is left out, since nothing could support it as suspect"
