"""Which directives hold prose; those of docutils, of Sphinx, and of its common extensions."""

import enum
import re
from collections.abc import Sequence

import attrs

from mtaudit.readers.restructuredtext.lines import Line

FIELD = re.compile(r":(?![: ])(?:[^:\\]|\\.|:(?!(?:[ `]|$)))*+(?<! ):(?:\s+|$)")


class Argument(enum.Enum):
    """What stands behind the name of a directive."""

    CONTENT = "the beginning of its content"
    TITLE = "a text of its own"
    VERSION = "a version, and then a text"
    CODE = "no text"


@attrs.frozen
class Directive:
    """How a directive is read.

    Args:
        argument: What its argument is.
        has_content: Whether its content is prose.
    """

    argument: Argument
    has_content: bool = True


_CONTENT = (
    "attention caution danger error hint important note tip warning seealso todo compound "
    "epigraph highlights pull-quote header footer replace abstract dedication hlist centered"
)
_QUOTES = frozenset({"epigraph", "highlights", "pull-quote"})
_TITLE = (
    "admonition topic sidebar table list-table collapse dropdown card grid-item-card tab tab-item"
)
_TITLE_ONLY = "rubric title contents csv-table"
_CODE = "figure class container only ifconfig glossary rst-class tabs tab-set grid grid-item"
_VERSION = "versionadded versionchanged deprecated deprecated-removed versionremoved"
# What Sphinx describes: the argument is a signature, the content prose.
_OBJECTS = (
    "function data exception class method classmethod staticmethod attribute property decorator "
    "decoratormethod module object describe option cmdoption envvar confval opcode program "
    "pdbcommand type macro member var struct union enum enumerator directive role setting "
    "autoclass autofunction automodule automethod autoattribute autoexception autodata"
)

# In all others a title is a mistake, and not shown.
_TITLED = frozenset(f"only ifconfig {_OBJECTS}".split())

DIRECTIVES = {
    **{name: Directive(Argument.CODE) for name in (_CODE + " " + _OBJECTS).split()},
    **{name: Directive(Argument.CONTENT) for name in _CONTENT.split()},
    **{name: Directive(Argument.TITLE) for name in _TITLE.split()},
    **{name: Directive(Argument.TITLE, has_content=False) for name in _TITLE_ONLY.split()},
    **{name: Directive(Argument.VERSION) for name in _VERSION.split()},
}


@attrs.frozen
class Directed:
    """The prose of a directive.

    Args:
        argument: The lines of its argument, if that is prose.
        content: The lines of its content, if that is.
        is_quote: Whether it is a quotation, at whose end may stand whom it quotes.
        has_titles: Whether titles may stand in its content.
    """

    argument: Sequence[Line] = ()
    content: Sequence[Line] = ()
    is_quote: bool = False
    has_titles: bool = False


def prose_of(name: str, block: Sequence[Line]) -> Directed:
    """Return what is prose in a directive.

    Args:
        name: Its name.
        block: What follows the name, in the same line and indented below it.
    """
    domain, _, plain = name.lower().rpartition(":")
    directive = DIRECTIVES.get(plain)
    if directive is None or (domain and plain not in _OBJECTS.split()):
        return Directed()
    block = block[1:] if block and not block[0].written else block
    blank = next((at for at, line in enumerate(block) if not line.written), len(block))
    fields = (not line.indent and FIELD.match(line.written) for line in block[:blank])
    option = next((at for at, is_field in enumerate(fields) if is_field), blank)
    argument, content = block[:option], block[blank:]
    match directive.argument:
        case Argument.CONTENT:
            return Directed((), [*argument, *content], plain in _QUOTES)
        case Argument.CODE:
            argument = ()
        case Argument.VERSION:
            argument = _without_words(argument, 2 if plain == "deprecated-removed" else 1)
        case Argument.TITLE:
            pass
    content = content if directive.has_content else ()
    return Directed(argument, content, has_titles=plain in _TITLED)


def _without_words(lines: Sequence[Line], count: int) -> Sequence[Line]:
    """Return lines without the first words of the first."""
    if not lines:
        return ()
    words = re.match(rf"(?:\S+(?:\s+|$)){{1,{count}}}", lines[0].written)
    assert words, "a line of a block begins with a word"
    first = lines[0].after(lines[0].indent + words.end())
    return [first, *lines[1:]] if first.written else lines[1:]
