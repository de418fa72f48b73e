"""Where the shipped glossaries are: inside the installed package, or in the checkout."""

from functools import cache
from pathlib import Path

from mtaudit.errors import nearest

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def shipped_folder() -> Path:
    """Return the folder of the shipped glossaries.

    A wheel carries it inside the package; an editable install finds it at the top of the checkout.
    """
    installed = _PACKAGE / "glossaries"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "glossaries"


@cache
def shipped_glossaries() -> tuple[str, ...]:
    """Return the names of the shipped glossaries, sorted."""
    names = (path.name for path in shipped_folder().iterdir())
    return tuple(sorted(name.removesuffix(".csv") for name in names if name.endswith(".csv")))


def instead_of(name: str) -> str:
    """Return the advice for the name of a glossary that does not exist."""
    if name.endswith(".csv") or set(name) & set("/\\"):
        return "check the path, and give a CSV file"
    advice = nearest(name, shipped_glossaries())
    return advice if advice.endswith("?") else f"give a CSV file, or {advice}"
