"""What lint says of a glossary."""

from typing import NamedTuple

import attrs

from mtaudit.glossary.term import Status, Term


@attrs.frozen
class Flaw:
    """Something that is wrong with a glossary file.

    Args:
        rule: The rule that found it; see `RULES`.
        path: The file, as it was named.
        line: The line of the row, from 1.
        column: Where the cell begins in its line, code points, from 1.
        field: The column of the table; empty if it is the row as a whole.
        what: What is wrong, in one clause.
        remedy: What to do about it.
        term: The id of the term; empty if the row has none.
        form: The form; empty if it is not about one.
        refused: Whether the glossary cannot be loaded with it.
    """

    rule: str
    path: str
    line: int
    column: int
    field: str
    what: str
    remedy: str
    term: str = ""
    form: str = ""
    refused: bool = False


class Doubt(NamedTuple):
    """What a rule says of a row that may be loaded.

    Args:
        term: The term.
        status: What the form is to it.
        form: The form.
        what: What is wrong, in one clause.
        remedy: What to do about it.
        field: The column of the table that is wrong.
    """

    term: Term
    status: Status
    form: str
    what: str
    remedy: str
    field: str = "form"
