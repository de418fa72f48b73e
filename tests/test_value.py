"""Values are compared, hashed and shown by their fields, as attrs would do it."""

import attrs
import pytest

from mtaudit import Article, Finding, Span, Term
from mtaudit.article import Document
from mtaudit.value import Value


@attrs.frozen(eq=False, repr=False)
class Place(Value):
    """A value of some fields."""

    name: str
    line: int = 1
    note: str = attrs.field(default="", eq=False)
    text: str = attrs.field(default="", repr=False)


@attrs.frozen
class AttrsPlace:
    """The same as attrs makes it."""

    name: str
    line: int = 1
    note: str = attrs.field(default="", eq=False)
    text: str = attrs.field(default="", repr=False)


ARGUMENTS = [
    ("a",),
    ("a", 2),
    ("b",),
    ("a", 1, "note"),
    ("a", 1, "", "text"),
    ("a", 1, "x", "text"),
]


@pytest.mark.parametrize("one", ARGUMENTS)
@pytest.mark.parametrize("two", ARGUMENTS)
def test_values_are_what_attrs_would_make_of_them(
    one: tuple[str, ...], two: tuple[str, ...]
) -> None:
    value, other = Place(*one), Place(*two)  # type: ignore[arg-type] # of several fields
    usual, usual_other = AttrsPlace(*one), AttrsPlace(*two)  # type: ignore[arg-type] # likewise

    assert (value == other) == (usual == usual_other)
    assert (hash(value) == hash(other)) == (hash(usual) == hash(usual_other))
    assert repr(value) == repr(usual).removeprefix("Attrs")


def test_values_of_two_classes_differ() -> None:
    class Other(Place):
        pass

    assert Place("a") != Other("a")
    assert Place("a") != ("a", 1, "")
    assert Place("a") != AttrsPlace("a")


def test_a_value_stays_as_it_is() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Place("a").name = "b"  # type: ignore[misc] # that is the question


def test_public_values_are_values() -> None:
    assert Article("text") == Article("text") != Article("other")
    assert len({Term("a"), Term("a"), Term("b")}) == 2
    assert "a whole file" not in repr(Document("a.txt", "a whole file"))
    assert issubclass(Finding, Value)
    assert Span(0, 1) < Span(0, 2)
