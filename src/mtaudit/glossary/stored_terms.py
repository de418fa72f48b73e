"""Terms as a store keeps them: in plain values, and made again when they are asked for."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import Any, overload

import attrs

from mtaudit.glossary.store import Store
from mtaudit.glossary.term import Case, Example, Kind, Status, Term

_FIELDS = tuple(field.name for field in attrs.fields(Term))
_DEFAULTS = {
    field.name: field.default
    for field in attrs.fields(Term)
    if not isinstance(field.default, attrs.Factory)  # type: ignore[arg-type] # it is a class
}
LAYOUT = " ".join(_FIELDS)
"""What a row is made of."""

TERMS = "terms"
"""The name of their rows in a store."""

_MADE: dict[str, Callable[[Any], object]] = {
    "kind": Kind,
    "case": Case,
    "valid_from": dt.date.fromisoformat,
    "valid_until": dt.date.fromisoformat,
    "examples": lambda kept: tuple(Example(Status(status), *rest) for status, *rest in kept),
}
"""How a value that marshal cannot take is made of the plain one that stands for it."""


class StoredTerms(Sequence[Term]):
    """The terms of a store.

    Args:
        store: The store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.made: dict[int, Term] = {}
        """The terms that were asked for, by number."""

    def __len__(self) -> int:
        return self._store.count(TERMS)

    def __iter__(self) -> Iterator[Term]:
        for number in range(len(self)):  # who wants all of them need not keep them
            yield self.made.get(number) or _term(self._store.row(TERMS, number))

    @overload
    def __getitem__(self, number: int) -> Term: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Term]: ...
    def __getitem__(self, number: int | slice) -> Term | Sequence[Term]:
        if isinstance(number, slice):
            return tuple(self[at] for at in range(*number.indices(len(self))))
        if number not in self.made:
            at = number + len(self) if number < 0 else number
            self.made[number] = _term(self._store.row(TERMS, at))
        return self.made[number]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(Term.__eq__, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))


def row(term: Term) -> tuple[object, ...]:
    """Return a term in plain values: which fields are no defaults, as bits, and these.

    Args:
        term: The term.
    """
    given = 0
    values: list[object] = []
    for at, name in enumerate(_FIELDS):
        value: object = getattr(term, name)
        if name == "id" and value == term.canonical:
            continue
        if name not in _DEFAULTS or value != _DEFAULTS[name]:
            given |= 1 << at
            values.append(_examples(term) if name == "examples" else _plain(value))
    return given, *values


def _examples(term: Term) -> tuple[tuple[str, ...], ...]:
    return tuple((str(one.status), one.text, one.source, one.lang) for one in term.examples)


def _plain(value: object) -> object:
    """Return a value as marshal takes it."""
    match value:
        case dt.date():
            return value.isoformat()
        case Enum():
            return value.value
        case _:
            return value


def _term(kept: tuple[Any, ...]) -> Term:
    """Return the term of a row; its fields were converted and checked when it was first made."""
    term = Term.__new__(Term)
    given, *values = kept
    left = iter(values)
    for at, name in enumerate(_FIELDS):
        if given >> at & 1:
            value = next(left)
            if name in _MADE:
                value = _MADE[name](value)
        elif name == "id":
            value = term.canonical
        else:
            value = _DEFAULTS[name]
        object.__setattr__(term, name, value)
    return term
