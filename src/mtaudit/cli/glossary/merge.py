"""`mtaudit glossary merge`: one glossary file of several."""

import click

from mtaudit.cli.glossary.transfer import write_output
from mtaudit.cli.outcome import Outcome, number, say
from mtaudit.glossary import Glossary
from mtaudit.glossary.csv_writing import as_csv
from mtaudit.glossary.joining import join


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|NAME...")
@click.option("--output", "-o", metavar="FILE", help="Write to this file.  [default: the screen]")
@click.pass_obj
def merge(outcome: Outcome, *, files: tuple[str, ...], output: str | None) -> None:
    """Make one glossary file of several, and say in what they disagree.

    Terms of one id become one term with the forms of all. Where they disagree, the later file is
    followed; each such case is named on standard error, and the exit status is 1.

    \b
    mtaudit glossary merge agency.csv house-style.csv --output ours.csv
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    joined = join(Glossary.load(file).terms for file in files)
    Glossary(joined.terms, " + ".join(files))  # says so if the result could not be loaded
    write_output(as_csv(joined.terms), output)
    for one in joined.disagreements:
        say(f"{one.term}: {one.what}; {one.kept}")
    outcome.found = bool(joined.disagreements)
    count = number(len(joined.disagreements), "disagreement")
    say(f"{number(len(joined.terms), 'term')} from {number(len(files), 'file')}, {count}")
