"""What values have in common, written once.

attrs writes and compiles these methods for each class, and that takes more than half of what a
class costs at the start of a program.
"""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

import attrs


class Value:
    """A value that is known by its fields: for classes with `attrs.frozen(eq=False, repr=False)`.

    What `attrs.field` says with `eq=False` and `repr=False` holds here as well. A class with a
    cached property has `slots=False`: attrs compiles another method to keep it in a slot.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        cls: Any = self.__class__
        compared = _compared(cls)
        return bool(compared(self) == compared(other))

    def __hash__(self) -> int:
        cls: Any = self.__class__
        return hash(_compared(cls)(self))

    def __getstate__(self) -> dict[str, object]:
        """Return the fields alone: what a value without slots remembers is not sent along."""
        cls: Any = self.__class__
        return {field.name: getattr(self, field.name) for field in attrs.fields(cls)}

    def __repr__(self) -> str:
        cls: Any = self.__class__
        fields = (f"{name}={getattr(self, name)!r}" for name in _shown(cls))
        return f"{cls.__qualname__}({', '.join(fields)})"


@cache
def _compared(cls: type[Any]) -> Callable[[object], object]:
    """Return what takes the fields of a value by which values of a class are compared."""
    return attrgetter(*(field.name for field in attrs.fields(cls) if field.eq))


@cache
def _shown(cls: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls) if field.repr)
