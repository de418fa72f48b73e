"""What makes a glossary refuse: rows that contradict each other or can never match."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mtaudit.errors import GlossaryError
from mtaudit.folding import fold
from mtaudit.glossary.cues import CUES
from mtaudit.glossary.spilling import Hashes
from mtaudit.glossary.term import SMALLEST_GROUP, Status, Term


class Conflict(NamedTuple):
    """A contradiction in a glossary.

    Args:
        what: What is wrong, in one clause.
        remedy: What to do about it.
        rows: The rows it concerns, as (term id, status, form).
    """

    what: str
    remedy: str
    rows: tuple[tuple[str, Status, str], ...]


def check(terms: Iterable[Term], where: Callable[[Conflict], str]) -> None:
    """Refuse terms that contradict each other or can never match.

    Args:
        terms: The terms of one glossary.
        where: Says where a conflict stands, for the message.

    Raises:
        GlossaryError: On the first conflict.
    """
    for conflict in conflicts(terms):
        raise GlossaryError(conflict.what, where=where(conflict), remedy=conflict.remedy)


def check_across(terms: Iterable[Term], where: Callable[[Conflict], str]) -> None:
    """Refuse terms of which one contradicts another, without keeping all of them in memory.

    Args:
        terms: Terms of different ids, each of which has been looked at by itself; they are gone
            through twice.
        where: Says where a conflict stands, for the message.

    Raises:
        GlossaryError: On the first conflict.
    """
    forms = Hashes()
    for term in terms:
        for form in {form for _, form in term.forms()}:
            forms.add((term.lang, form))
    shared = forms.at_least(2)
    if shared:
        check(
            (
                term
                for term in terms
                if any((term.lang, form) in shared for _, form in term.forms())
            ),
            where,
        )


def conflicts(terms: Iterable[Term]) -> Iterator[Conflict]:
    """Yield everything for which a glossary of these terms must be refused.

    Args:
        terms: The terms of one glossary.

    Yields:
        Terms under one id; empty, doubled and self-contradicting forms; a bad form that another
        term accepts (or a cycle of them); one bad form with two corrections; a suspect form that
        nothing could ever support; a closed group with less than three members, or one twice; a
        term that holds on no day. Terms that never hold on the same day may contradict each other.
    """
    seen: dict[str, Term] = {}
    accepted: dict[tuple[str, str], list[tuple[str, Status, str]]] = defaultdict(list)
    flagged: dict[tuple[str, str], list[tuple[str, Status, str]]] = defaultdict(list)
    for term in terms:
        if term.id in seen:
            row = (term.id, Status.CANONICAL, term.canonical)
            yield Conflict("two terms have this id", "give one of them another id", (row,))
        seen[term.id] = term
        yield from own_conflicts(term)
        for status, form in term.forms():
            register = accepted if status.is_accepted else flagged
            register[term.lang, form].append((term.id, status, form))
    for key, rows in flagged.items():
        bad = [row for row in rows if row[1] is Status.BAD]
        rivals = [
            row
            for row in accepted.get(key, ())
            if row[0] not in {r[0] for r in rows}
            and any(seen[row[0]].holds_with(seen[one[0]]) for one in bad)
        ]
        if bad and rivals:
            yield Conflict(
                f"{key[1]!r} is a bad rendering of {bad[0][0]!r} and an accepted form of "
                f"{rivals[0][0]!r}",
                "make the first one suspect, or remove one of them",
                (bad[0], rivals[0]),
            )
        others = [row for row in rows if bad and row[0] != bad[0][0]]
        if any(seen[row[0]].holds_with(seen[bad[0][0]]) for row in others):
            yield Conflict(
                f"{key[1]!r} is a bad rendering of {rows[0][0]!r} and of {rows[1][0]!r}",
                "make it suspect in both, so that the context decides",
                (rows[0], rows[1]),
            )


def own_conflicts(term: Term) -> Iterator[Conflict]:
    """Yield that for which a glossary must be refused whatever other terms it has."""
    yield from _member_conflicts(term)
    if not term.holds_with(term):
        yield Conflict(
            f"the term {term.id!r} ends, on {term.valid_until}, before it begins",
            "exchange valid-from and valid-until",
            ((term.id, Status.CANONICAL, term.canonical),),
        )
    by_form: dict[str, Status] = {}
    supported: bool | None = None
    for status, form in term.forms():
        row = (term.id, status, form)
        before = by_form.get(form)
        by_form[form] = status
        if before is not None:
            yield _doubled(term, form, before, status)
        if form != form.strip() or "\n" in form:
            yield Conflict(
                f"{form!r} has a line break or white space at its edge", "remove it", (row,)
            )
        elif not form[:1].isalnum() and not _can_match(form):
            yield Conflict(
                f"{form!r} can never match: it has no letter, digit or symbol",
                "write the form as it stands in texts",
                (row,),
            )
        if status is Status.SUSPECT:
            supported = _has_support(term) if supported is None else supported
            if not supported:
                yield Conflict(
                    f"suspect form {form!r} can never match: nothing could support it",
                    "give the term a topic, a native form, or a kind with cue words "
                    f"({', '.join(CUES)})",
                    (row,),
                )


def _member_conflicts(term: Term) -> Iterator[Conflict]:
    rows = tuple((term.id, Status.MEMBER, member) for member in term.members)
    if len(set(term.members)) < len(rows):
        yield Conflict(f"the group {term.id!r} has a member twice", "remove one row", rows)
    elif rows and len(rows) < SMALLEST_GROUP:
        yield Conflict(
            f"the group {term.id!r} has {len(rows)} member{'s' * (len(rows) > 1)}",
            f"list all members, {SMALLEST_GROUP} or more; what is merely written about together "
            "has a topic in common",
            rows,
        )


def _doubled(term: Term, form: str, before: Status, status: Status) -> Conflict:
    rows = ((term.id, before, form), (term.id, status, form))
    if before is status:
        return Conflict(f"{form!r} is listed twice", "remove one row", rows)
    if before.is_accepted != status.is_accepted:
        what = f"{form!r} is both an accepted form and a {status} one of {term.id!r}"
        return Conflict(what, "keep one of the two rows", rows)
    return Conflict(f"{form!r} is listed as {before} and as {status}", "keep one row", rows)


def _can_match(form: str) -> bool:
    """Tell whether something is left of a form once typography is folded away."""
    return bool(fold(form).text.strip())


def _has_support(term: Term) -> bool:
    return bool(term.topic or term.native or term.kind in CUES)
