"""The term: one name or expression, with every form it is known under."""

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

import attrs

from mtaudit.finding import Family
from mtaudit.value import Value

SMALLEST_GROUP = 3
"""Members of a closed group: in a list with one name unknown, two must be known."""


class Kind(enum.StrEnum):
    """What a term names."""

    PERSON = "person"
    COUNTRY = "country"
    PLACE = "place"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    TREATY = "treaty"
    WORK = "work"
    EVENT = "event"
    TERM = "term"

    @property
    def family(self) -> Family:
        """The family a fault in such a term belongs to."""
        return Family.TERMINOLOGY if self in _OF_TERMINOLOGY else Family.NAME


class Status(enum.StrEnum):
    """What a form is to its term."""

    CANONICAL = "canonical"
    ADMITTED = "admitted"
    NATIVE = "native"
    BAD = "bad"
    SUSPECT = "suspect"
    MEMBER = "member"
    FLAGGED = "flagged"
    SILENT = "silent"

    @classmethod
    def has(cls, name: str) -> bool:
        """Tell whether there is a status of a name."""
        return name in set(cls)

    @property
    def is_accepted(self) -> bool:
        """Whether the form is right in the target language."""
        return self in _ACCEPTED

    @property
    def is_wrong(self) -> bool:
        """Whether the form is wrong in the target language, always or with support."""
        return self in _WRONG

    @property
    def is_example(self) -> bool:
        """Whether it is no form at all but a text that tests the forms."""
        return self in _EXAMPLES


# Made once: to name a member of an enumeration takes longer than to look it up.
_OF_TERMINOLOGY = frozenset({Kind.TREATY, Kind.TERM})
_ACCEPTED = frozenset({Status.CANONICAL, Status.ADMITTED})
_WRONG = frozenset({Status.BAD, Status.SUSPECT})
_EXAMPLES = frozenset({Status.FLAGGED, Status.SILENT})


class Case(enum.StrEnum):
    """How a form's capital letters bind.

    `auto`: a form without capitals matches in any case; one all in capitals only so; else the
    letters that are capital in the form must be capital in the text. `sentence`: as `exact`, but
    the first letter may be a capital where a sentence begins.
    """

    AUTO = "auto"
    EXACT = "exact"
    SENTENCE = "sentence"
    ANY = "any"


def _forms(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


NativeForms: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
Reasons: TypeAlias = tuple[tuple[str, str], ...]


def _native(
    value: Mapping[str, str | Iterable[str]] | Iterable[tuple[str, str | Iterable[str]]],
) -> NativeForms:
    items = value.items() if isinstance(value, Mapping) else value
    return tuple(sorted((lang, _forms(forms)) for lang, forms in items))


def _reasons(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> Reasons:
    return tuple(sorted(value.items() if isinstance(value, Mapping) else value))


@attrs.frozen(eq=False, repr=False)
class Example(Value):
    """A text that tests a term: a wrong form of it must be flagged there, or none may be.

    Args:
        status: `flagged` or `silent`.
        text: The text; in a flagged one `[[...]]` may mark what must be flagged.
        source: What it is translated from; empty if nobody knows.
        lang: The language of the source, a BCP 47 tag; empty if nobody says.
    """

    status: Status
    text: str
    source: str = ""
    lang: str = ""


def _examples(value: Iterable[Example]) -> tuple[Example, ...]:
    return tuple(value)


@attrs.frozen(eq=False, repr=False)
class Term(Value):
    """A name or expression and its forms.

    Args:
        canonical: The preferred form in the target language.
        id: The term's own key; the canonical form unless that is ambiguous.
        admitted: Other accepted forms; never flagged.
        bad: Renderings that are never right.
        suspect: Renderings that are wrong only with support: the source has the native form, a
            term of the same topic is near, or the words beside it fit the kind.
        native: Language to forms in the source script, such as `{"zh": ("色丹",)}`; kept as sorted
            pairs.
        kind: What it names.
        members: The accepted forms of the terms that a closed group is made of, all of them:
            Estonia, Latvia and Lithuania for the Baltic states.
        topic: A key shared by terms that support each other's suspect renderings.
        lang: Target language of the canonical, admitted, bad and suspect forms, a BCP 47 primary
            tag; empty for any.
        case: How the forms' capital letters bind.
        since: The year from which the thing named exists, if known.
        valid_from: The first day on which the term holds; in an article that is known to be older
            nothing is said of any of its forms.
        valid_until: The last day on which it holds.
        translate: Whether the term is translated; otherwise an accepted form that stands in the
            source has to stand unchanged in the target.
        consistent: Whether an article is to keep to one of the accepted forms.
        reasons: Bad or suspect form to the reason it is wrong, such as "the Mandarin reading of
            色丹"; kept as sorted pairs.
        note: A remark for editors.
        examples: Texts that test the forms; an audit does not read them.
    """

    canonical: str
    id: str = attrs.field()
    admitted: tuple[str, ...] = attrs.field(default=(), converter=_forms)
    bad: tuple[str, ...] = attrs.field(default=(), converter=_forms)
    suspect: tuple[str, ...] = attrs.field(default=(), converter=_forms)
    native: NativeForms = attrs.field(default=(), converter=_native)
    members: tuple[str, ...] = attrs.field(default=(), converter=_forms)
    kind: Kind = attrs.field(default=Kind.TERM, converter=Kind)
    topic: str = ""
    lang: str = ""
    case: Case = attrs.field(default=Case.AUTO, converter=Case)
    since: int | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    translate: bool = True
    consistent: bool = False
    reasons: Reasons = attrs.field(default=(), converter=_reasons)
    note: str = ""
    examples: tuple[Example, ...] = attrs.field(default=(), converter=_examples)

    @id.default
    def _id_default(self) -> str:
        return self.canonical

    def forms(self) -> tuple[tuple[Status, str], ...]:
        """Return the forms in the target language, each with its status."""
        return (
            (Status.CANONICAL, self.canonical),
            *((Status.ADMITTED, form) for form in self.admitted),
            *((Status.BAD, form) for form in self.bad),
            *((Status.SUSPECT, form) for form in self.suspect),
        )

    @property
    def accepted(self) -> tuple[str, ...]:
        """The forms that are right, the preferred one first."""
        return (self.canonical, *self.admitted)

    def holds_on(self, date: dt.date | None) -> bool:
        """Tell whether the term holds on a day; every term does on an unknown one."""
        if date is None:
            return True
        return (self.valid_from is None or self.valid_from <= date) and (
            self.valid_until is None or date <= self.valid_until
        )

    def holds_with(self, other: "Term") -> bool:
        """Tell whether there is a day on which this term and another one hold."""
        first = max(one.valid_from or dt.date.min for one in (self, other))
        return first <= min(one.valid_until or dt.date.max for one in (self, other))

    def native_forms(self, lang: str | None = None) -> tuple[str, ...]:
        """Return the forms in a source language, or in all of them.

        Args:
            lang: A BCP 47 tag, of which the first part counts; `None` for every language.
        """
        wanted = None if lang is None else primary(lang)
        return tuple(
            form
            for native, forms in self.native
            if wanted is None or primary(native) == wanted
            for form in forms
        )

    def reason(self, form: str) -> str:
        """Return why a bad or suspect form is wrong; empty if the glossary does not say."""
        return dict(self.reasons).get(form, "")


@lru_cache
def primary(lang: str) -> str:
    """Return the primary language of a BCP 47 tag, lower-cased: `zh` for `zh-Hant-TW`."""
    return lang.replace("_", "-").split("-", 1)[0].lower()
