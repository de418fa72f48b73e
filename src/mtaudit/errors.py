"""What can go wrong from outside: bad configuration, a bad glossary, an unreadable file."""

from collections.abc import Iterable


class MtauditError(Exception):
    """A fault a user can mend; its message says what, where and what to do.

    Args:
        what: One sentence without a full stop: what is wrong.
        where: The file, row, key or option it concerns; empty if there is none.
        remedy: What to do about it; empty if the sentence says it all.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        message = f"{self.where}: {self.what}" if self.where else self.what
        return f"{message}; {self.remedy}" if self.remedy else message

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.what, self.where, self.remedy)


class ConfigError(MtauditError):
    """An option or argument that cannot be meant."""


class GlossaryError(MtauditError):
    """A glossary that cannot be read, or that contradicts itself."""


class ReadError(MtauditError):
    """A file whose text cannot be had."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the advice for a name that does not exist: the one that may be meant, or all.

    Args:
        name: The name that was given.
        known: The names there are; capital letters make no difference.
    """
    import difflib

    names = {one.lower(): one for one in known}
    close = difflib.get_close_matches(name.lower(), names, 1)
    return (
        f"did you mean {names[close[0]]!r}?" if close else f"use one of {', '.join(names.values())}"
    )


def _rebuild(kind: type[MtauditError], what: str, where: str, remedy: str) -> MtauditError:
    """Build an error again in another process (exceptions do not pickle keyword arguments)."""
    return kind(what, where=where, remedy=remedy)
