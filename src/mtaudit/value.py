"""What values have in common, written once.

attrs writes and compiles these methods for each class, and that takes more than half of what a
class costs at the start of a program. Classes that are compared or hashed often in an audit, such
as `Span`, still get their own.
"""

from functools import cache
from typing import Any

import attrs


class Value:
    """A value that is known by its fields: for classes with `attrs.frozen(eq=False, repr=False)`.

    What `attrs.field` says with `eq=False` and `repr=False` holds here as well.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name) for name in _compared(self.__class__)
        )

    def __hash__(self) -> int:
        return hash(tuple([getattr(self, name) for name in _compared(self.__class__)]))

    def __repr__(self) -> str:
        fields = (f"{name}={getattr(self, name)!r}" for name in _shown(self.__class__))
        return f"{self.__class__.__qualname__}({', '.join(fields)})"


@cache
def _compared(cls: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields by which values of a class are compared."""
    return tuple(field.name for field in attrs.fields(cls) if field.eq)


@cache
def _shown(cls: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls) if field.repr)
