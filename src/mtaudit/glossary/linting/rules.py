"""The rules for terms that load: what can never match, contradicts another term, or is dangerous.

Each rule is given the terms of one file and what is known beside them, and yields doubts.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import TypeAlias

import attrs

from mtaudit.folding import fold
from mtaudit.glossary.cues import CUES
from mtaudit.glossary.linting.flaw import Doubt
from mtaudit.glossary.matching import Match, Matcher
from mtaudit.glossary.term import Case, Kind, Status, Term

_SENTENCE = "They spoke of {} for an hour."
_TOPIC_ENOUGH = 2  # what terms of a topic must weigh together; see detectors/support.py
_LIKE = 0.9  # from here on two names that share a native form are nearly one


@attrs.frozen
class Known:
    """The terms of one file, and those beside them.

    Args:
        terms: The terms of the file.
        others: Terms of other files in use, which may support those of this one.
        today: The day of the run.
    """

    terms: Sequence[Term]
    others: Sequence[Term]
    today: dt.date

    @cached_property
    def topic_weights(self) -> Mapping[str, int]:
        """What all terms of a topic say together for a name near them, by topic."""
        terms = {(term.topic, term.id): term for term in chain(self.others, self.terms)}
        weights: Counter[str] = Counter()
        for term in terms.values():
            weights[term.topic] += _weight(term)
        return weights

    @cached_property
    def accepted(self) -> frozenset[tuple[str, str]]:
        """The accepted forms of all terms, with their language."""
        return frozenset(
            (term.lang, form) for term in chain(self.others, self.terms) for form in term.accepted
        )


# People, countries and bodies turn up in stories of any topic: one of them is not enough.
_WEAK = frozenset({Kind.PERSON, Kind.COUNTRY, Kind.ORGANISATION, Kind.OUTLET})


def _weight(term: Term) -> int:
    if not term.topic:
        return 0
    return 1 if term.kind in _WEAK else _TOPIC_ENOUGH


def unreachable(known: Known) -> Iterator[Doubt]:
    """Yield wrong forms that the search never reports, wherever they stand."""
    matchers: dict[str, Matcher] = {}
    for term, status, form in _wrong(known.terms):
        lang = term.lang or "en"
        if lang not in matchers:
            matchers[lang] = Matcher.for_target(known.terms, lang)
        # A day on which the term holds; terms of other days may accept what it calls wrong.
        day = term.valid_from or term.valid_until
        matches = matchers[lang].find(_SENTENCE.format(form), date=day)
        if any(one.term is term and one.form == form for one in matches):
            continue
        yield Doubt(term, status, form, _unreachable(form, matches), "remove the row")


def _unreachable(form: str, matches: Iterable[Match]) -> str:
    for one in matches:
        verb = "accepts" if one.status.is_accepted else f"lists as {one.status}"
        return (
            f"{form!r} can never match: {one.term.id!r} {verb} {one.form!r}, which is found first"
        )
    if not fold(form).text.strip():
        return f"{form!r} can never match: nothing is left of it once typography is folded away"
    return f"{form!r} can never match: no word begins and ends where it does"


def redundant(known: Known) -> Iterator[Doubt]:
    """Yield wrong forms that match nothing which another row of their term does not match."""
    for term in known.terms:
        for status, forms in ((Status.BAD, term.bad), (Status.SUSPECT, term.suspect)):
            by_key: dict[str, list[str]] = defaultdict(list)
            for form in forms:
                by_key[_key(form, term.lang)].append(form)
            for twins in by_key.values():
                for form in twins:
                    wider = next((one for one in twins if _covers(one, form, term)), None)
                    if wider is not None:
                        what = f"{form!r} adds nothing: {wider!r} matches the same texts"
                        yield Doubt(term, status, form, what, "remove the row")


def _covers(wider: str, form: str, term: Term) -> bool:
    """Tell whether one of two forms that fold alike matches wherever the other does."""
    if wider == form or term.case is Case.EXACT:
        return False
    if term.case is Case.ANY:
        return wider < form
    if wider.isupper() or form.isupper() or len(wider) != len(form):
        return wider < form and wider.casefold() == form.casefold() and wider == form
    fewer = all(b.isupper() for a, b in zip(wider, form, strict=True) if a.isupper())
    more = all(a.isupper() for a, b in zip(wider, form, strict=True) if b.isupper())
    marked = wider.isascii() == form.isascii()
    return marked and fewer and (not more or wider < form)


def unsupported(known: Known) -> Iterator[Doubt]:
    """Yield suspect forms that nothing in the glossaries in use could ever support."""
    for term in known.terms:
        if not term.suspect or term.native:
            continue
        cued = term.kind in CUES and term.lang in {"", "en"} and term.kind is not Kind.PERSON
        weight = known.topic_weights[term.topic] - _weight(term)
        if cued or weight >= _TOPIC_ENOUGH:
            continue
        if term.topic and not weight:
            why = f"no other term has the topic {term.topic!r}"
        elif term.topic:
            why = f"the topic {term.topic!r} has too few terms, and none that is a place or treaty"
        elif term.kind is Kind.PERSON:
            why = (
                "a title stands before anybody's name, and the term has no topic and no native form"
            )
        else:
            why = f"the words beside it are known in English only, and the term is {term.lang}"
        remedy = "give the term a native form, or a topic that other terms have"
        for form in term.suspect:
            yield Doubt(
                term, Status.SUSPECT, form, f"suspect form {form!r} can never match: {why}", remedy
            )


def unknown_member(known: Known) -> Iterator[Doubt]:
    """Yield members of closed groups that no term accepts: such a group is never in force."""
    for term in known.terms:
        for member in term.members:
            if not {("", member), (term.lang, member)} & known.accepted:
                what = f"the group can never match: no term accepts its member {member!r}"
                remedy = "add a term for it, or write it as its term does"
                yield Doubt(term, Status.MEMBER, member, what, remedy)


def never_valid(known: Known) -> Iterator[Doubt]:
    """Yield terms that exist from a year on that has not come, or ended without a successor.

    A name that has been replaced is right in old articles; one that nothing replaced was forgotten.
    """
    heirs: dict[str, list[Term]] = defaultdict(list)
    if any(_has_ended(term, known.today) for term in known.terms):
        for term in chain(known.others, known.terms):
            for form in {*(form for _, form in term.forms()), *term.native_forms()}:
                heirs[form].append(term)
    for term in known.terms:
        row = (term, Status.CANONICAL, term.canonical)
        if term.since is not None and term.since > known.today.year:
            what = f"{term.id!r} exists from {term.since} on, which has not come"
            yield Doubt(*row, what, "correct the year", field="since")
        elif _has_ended(term, known.today):
            forms = {*(form for _, form in term.forms()), *term.native_forms()}
            later = (heir for form in forms for heir in heirs[form] if heir is not term)
            if all(_has_ended(heir, known.today) for heir in later):
                what = f"{term.id!r} ended on {term.valid_until}, and no later term has its forms"
                remedy = "add the term that follows it, or remove it"
                yield Doubt(*row, what, remedy, field="valid-until")


def _has_ended(term: Term, today: dt.date) -> bool:
    return term.valid_until is not None and term.valid_until < today


def contradiction(known: Known) -> Iterator[Doubt]:
    """Yield wrong forms that differ from a right one of their term by typography alone."""
    for term in known.terms:
        right = {_written(form, term.lang): form for form in term.accepted}
        for status, forms in ((Status.BAD, term.bad), (Status.SUSPECT, term.suspect)):
            for form in forms:
                other = right.get(_written(form, term.lang), form)
                if other == form:
                    continue  # an exact twin is refused anyway
                what = f"{form!r} is {status} and {other!r} is right: the search sees one form"
                yield Doubt(term, status, form, what, "remove one of the two rows")


def cycle(known: Known) -> Iterator[Doubt]:
    """Yield wrong forms through which terms correct each other in a circle."""
    from graphlib import CycleError, TopologicalSorter

    owners: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in known.terms:
        for form in dict.fromkeys(term.accepted):
            owners[term.lang, form].append(term)
    edges: dict[str, dict[str, Doubt]] = defaultdict(dict)
    for term, status, form in _wrong(known.terms):
        for owner in owners.get((term.lang, form), ()):
            if owner is not term and owner.holds_with(term):
                edges[term.id].setdefault(owner.id, Doubt(term, status, form, "", ""))
    while True:
        try:
            TopologicalSorter({start: set(ends) for start, ends in edges.items()}).prepare()
        except CycleError as error:
            ring: list[str] = error.args[1][::-1]
            for start, end in pairwise(ring):
                row = edges[start].pop(end)
                circle = " -> ".join(ring)
                what = f"{row.form!r}, a right form of {end!r}, is wrong for {start!r}: {circle}"
                yield row._replace(what=what, remedy="remove one row of the circle")
        else:
            return


def ordinary_word(known: Known) -> Iterator[Doubt]:
    """Yield bad forms that are an ordinary English word or a common given name."""
    from mtaudit.lexicon import is_given_name, is_ordinary

    for term in known.terms:
        if term.lang not in {"", "en"}:
            continue
        right = {form.casefold() for form in term.accepted}
        for form in term.bad:
            if form.casefold() in right or " " in form:
                continue  # a form that differs by its capitals binds exactly
            parts = form.split("-")
            if all(map(is_ordinary, parts)):
                what = f"bad form {form!r} is an ordinary word"
            elif is_given_name(form):
                what = f"bad form {form!r} is a common given name"
            else:
                continue
            yield Doubt(
                term, Status.BAD, form, what, "make it suspect, so that the context decides"
            )


def near_duplicate(known: Known) -> Iterator[Doubt]:
    """Yield terms that are nearly an earlier one: in all but typography, or by name and natives."""
    names: dict[tuple[str, str], Term] = {}
    natives: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in known.terms:
        twin = names.setdefault((term.lang, _letters(term.canonical).casefold()), term)
        pairs = [(lang, form) for lang, forms in term.native for form in forms]
        sharing = {id(one): one for pair in pairs for one in natives[pair]}
        twin = next((one for one in sharing.values() if _are_nearly_one(one, term)), twin)
        for pair in pairs:
            natives[pair].append(term)
        if twin is not term and twin.canonical != term.canonical:
            what = f"the term is nearly {twin.id!r}"
            remedy = "make one term of them, with the other name as admitted"
            yield Doubt(term, Status.CANONICAL, term.canonical, what, remedy)


def _are_nearly_one(one: Term, other: Term) -> bool:
    """Tell whether names are alike, and native forms shared in every language that both have.

    Shanxi and Shaanxi are one name in Korean, and two in Chinese.
    """
    from rapidfuzz.fuzz import ratio

    if ratio(one.canonical.casefold(), other.canonical.casefold()) < 100 * _LIKE:
        return False
    forms = dict(other.native)
    return all(set(mine) & set(forms.get(lang, mine)) for lang, mine in one.native)


def _wrong(terms: Iterable[Term]) -> Iterator[tuple[Term, Status, str]]:
    for term in terms:
        for status, form in term.forms():
            if status.is_wrong:
                yield term, status, form


def _key(form: str, lang: str) -> str:
    return fold(form, strip_marks=lang in {"", "en"}).text.strip()


def _written(form: str, lang: str) -> tuple[str, str]:
    """Return all that the search looks at in a form that binds exactly."""
    return _key(form, lang), _letters(form)


def _letters(form: str) -> str:
    """Return a form without what the search does not look at, capital letters and marks kept."""
    return "".join(char for char in form if char.isalnum())


Rule: TypeAlias = Callable[[Known], Iterator[Doubt]]

RULES: Mapping[str, Rule] = {
    "unreachable": unreachable,
    "redundant": redundant,
    "unsupported": unsupported,
    "unknown-member": unknown_member,
    "never-valid": never_valid,
    "contradiction": contradiction,
    "cycle": cycle,
    "ordinary-word": ordinary_word,
    "near-duplicate": near_duplicate,
}
"""The rules by name, in the order in which they are asked; `refused` stands before them all."""
