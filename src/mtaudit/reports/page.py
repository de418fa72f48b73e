"""What the pages have in common: templates, style and script that the policy allows, safe text.

The pages can be read without scripts; their content security policy allows the one that is given by
its hash, and no other. The text of articles
is escaped, and characters that act on their surroundings are shown by name.
"""

import base64
import hashlib
import unicodedata
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from mtaudit.reports.display import code_point, replace_unsafe, visible
from mtaudit.reports.totals import counted

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# Languages written from right to left unless their tag names another script.
_RTL_LANGUAGES = frozenset("ar arc ckb dv fa he ks nqo ps sd syr ug ur yi".split())
_RTL_SCRIPTS = frozenset("arab hebr nkoo syrc thaa".split())
# What the template says of every page, near its beginning.
_MARK, _MARKED_WITHIN = b'<meta name="generator" content="mtaudit">', 200


def is_page(path: Path) -> bool:
    """Tell whether a file is a page that mtaudit wrote.

    Args:
        path: The file; one that cannot be read is none.
    """
    try:
        with path.open("rb") as stream:
            return _MARK in stream.read(_MARKED_WITHIN)
    except OSError:
        return False


@attrs.frozen
class Inlined:
    """A style sheet or a script to stand in a page.

    Args:
        text: What it says.
        hash: What the page's content security policy calls it.
    """

    text: str
    hash: str


def stylesheet(*names: str) -> Inlined:
    """Return style sheets joined into one.

    Args:
        names: Files among the templates.
    """
    return _inlined(names)


def script(*names: str) -> Inlined:
    """Return scripts joined into one; what one of them defines, only the others can see.

    Args:
        names: Files in the folder `script` among the templates.
    """
    return _inlined([f"script/{name}" for name in names], before='{\n"use strict";\n', after="}\n")


def policy(style: Inlined, script: Inlined | None = None, *, connects: bool = False) -> str:
    """Return the content security policy of a page: what it may load and run, and nothing else.

    Args:
        style: The style sheet of the page.
        script: Its script, if it has one.
        connects: Whether the script may talk to the server from which the page comes.
    """
    allowed = [
        "default-src 'none'",
        f"style-src '{style.hash}'",
        *([f"script-src '{script.hash}'"] if script else []),
        *(["connect-src 'self'"] if connects else []),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(allowed)


def _inlined(names: Iterable[str], before: str = "", after: str = "") -> Inlined:
    folder = resources.files(__package__).joinpath("templates")
    written = "\n".join(folder.joinpath(name).read_text("utf-8") for name in names)
    text = f"{before}{written}{after}"
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Inlined(text, f"sha256-{digest}")


def environment(**names: object) -> "Environment":
    """Return the templates, with what they may use.

    Args:
        names: Further values, and functions to use as filters.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    templates = Environment(
        loader=PackageLoader("mtaudit.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "show": _show,
        "plain": visible,
        "direction": direction,
        "counted": counted,
        **{name: value for name, value in names.items() if callable(value)},
    }
    templates.globals |= {name: value for name, value in names.items() if not callable(value)}
    return templates


# --- Filters -----------------------------------------------------------------------------------


def _show(text: object) -> "Markup":
    """Escape a text and show the characters by name that would act or hide."""
    from markupsafe import Markup, escape

    return Markup(replace_unsafe(str(escape(text)), _labelled, keep="\n\t"))  # noqa: S704 - escaped


def _labelled(char: str) -> str:
    name = unicodedata.name(char, "control character").lower()
    return f'<span class="control" title="{name}">{code_point(char)}</span>'


def direction(lang: str | None) -> str:
    """Return the direction in which a language is written; `auto` if that is not known.

    Args:
        lang: A BCP 47 tag; `None` or empty if the language is not known.
    """
    if not lang:
        return "auto"
    primary, *subtags = lang.lower().split("-")
    scripts = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]
    rtl = not _RTL_SCRIPTS.isdisjoint(scripts) if scripts else primary in _RTL_LANGUAGES
    return "rtl" if rtl else "ltr"
