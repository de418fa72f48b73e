"""The cache of glossaries for programs that make auditors of their own."""

from pathlib import Path
from typing import Protocol

import attrs

from mtaudit.glossary.cache import load_cached
from mtaudit.glossary.glossary import Glossary
from mtaudit.value import Value


class Choices(Protocol):
    """What of a configuration names glossaries; `mtaudit.Config` has it."""

    @property
    def lang(self) -> str | None:
        """The language of the texts."""

    def glossary_names(self) -> tuple[str, ...]:
        """Return the glossaries in use, in order of rising authority."""


@attrs.frozen(eq=False, repr=False)
class GlossaryCache(Value):
    """Loads the glossaries of a configuration; the `loader` of an `Auditor`.

    What was read and compiled is kept in a folder, as the command line keeps it: a process that
    starts anew has in milliseconds what takes seconds otherwise. A glossary that was edited is read
    again.

    Args:
        folder: Where it is kept; made if it is not there. Several processes may use one, and what
            is in it may be deleted while none does.
    """

    folder: Path = attrs.field(converter=Path)

    def __call__(self, config: Choices) -> Glossary:
        """Load glossaries.

        Args:
            config: Names them, and the language of the texts.

        Raises:
            GlossaryError: If a glossary cannot be had or is wrong.
        """
        return load_cached(config.glossary_names(), config.lang or "en", self.folder)
