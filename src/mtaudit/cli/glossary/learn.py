"""`mtaudit glossary learn`: rows for a glossary from what an editor has corrected."""

from collections.abc import Iterator
from pathlib import Path
from typing import Unpack

import click

from mtaudit.article import Article
from mtaudit.cli.glossary.transfer import write_output
from mtaudit.cli.options import FieldOptions, WholeNumber, reading_options
from mtaudit.cli.outcome import number, say
from mtaudit.errors import ReadError
from mtaudit.glossary import Glossary, shipped_glossaries
from mtaudit.glossary.csv_writing import as_csv
from mtaudit.glossary.learning import Version
from mtaudit.glossary.learning import learn as find_terms
from mtaudit.readers import files, read_file
from mtaudit.readers.options import DEFAULT_LANG, ReadOptions
from mtaudit.readers.originals import original_of


@click.command()
@click.argument("before", metavar="MT")
@click.argument("after", metavar="EDITED")
@reading_options
@click.option(
    "--glossary",
    "-g",
    "glossaries",
    multiple=True,
    metavar="NAME|FILE",
    help="A glossary whose terms are known; forms are added to them. Repeatable.",
)
@click.option("--no-shipped-glossaries", "no_shipped", is_flag=True, help="Those are not known.")
@click.option(
    "--min-count",
    type=WholeNumber(min=1),
    default=1,
    show_default=True,
    help="How often a form must have been corrected.",
)
@click.option("--topic", default="", metavar="NAME", help="The topic of new terms.")
@click.option("--output", "-o", metavar="FILE", help="Write to this file.  [default: the screen]")
def learn(
    *,
    before: str,
    after: str,
    lang: str | None,
    source: str | None,
    source_lang: str | None,
    glossaries: tuple[str, ...],
    no_shipped: bool,
    min_count: int,
    topic: str,
    output: str | None,
    **fields: Unpack[FieldOptions],
) -> None:
    """Propose rows for a glossary from machine translations and what an editor made of them.

    MT and EDITED are two files of one format, or two folders with files of the same names. What
    was replaced and looks like a name or term becomes a row, with the count of corrections as its
    note. Prune the rows before you add them to a glossary: an editor corrects more than renderings.

    \b
    mtaudit glossary learn mt.txt edited.txt --output candidates.csv
    mtaudit glossary learn mt/ edited/ --source originals/ --source-lang ja
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    options = ReadOptions(
        lang,
        source_lang,
        fields["target_field"] or "",
        fields["source_field"] or "",
        fields["id_field"] or "",
    )
    names = [*(() if no_shipped else shipped_glossaries()), *glossaries]
    known = Glossary.merge(map(Glossary.load, names)).terms if names else ()
    versions = tuple(_versions(before, after, source, options))
    learned = find_terms(
        versions, known=known, lang=lang or DEFAULT_LANG, topic=topic, least=min_count
    )
    write_output(as_csv(learned.terms), output)
    for wrong, right, count in learned.unsupported:
        say(
            f"note: left out: {wrong!r} for {right!r}, {number(count, 'time')}: an ordinary word "
            "that nothing would support; give a topic (--topic) or a native form (--source)"
        )
    say(f"{number(len(learned.terms), 'term')} from {number(len(versions), 'text')}")


def _versions(
    before: str, after: str, source: str | None, options: ReadOptions
) -> Iterator[Version]:
    """Yield the texts of two files or folders, each pair as closely as the format allows."""
    for one, other in _files(before, after, options):
        original = None if source is None else original_of(one, [before], source)
        olds = list(read_file(one, options, original))
        news = list(read_file(other, options, original))
        if len(olds) != len(news):
            raise ReadError(
                f"holds {number(len(news), 'text')}, and {one} {len(olds)}",
                where=other,
                remedy="give two versions of one file",
            )
        for old, new in zip(olds, news, strict=True):
            yield from _of_articles(old, new)


def _files(before: str, after: str, options: ReadOptions) -> Iterator[tuple[str, str]]:
    if not Path(before).is_dir():
        yield before, after
        return
    for name in files(before, lambda _: options):
        edited = Path(after) / Path(name).relative_to(before)
        if edited.is_file():
            yield name, str(edited)
        else:
            say(f"note: {name}: was not edited: there is no {edited}")


def _of_articles(old: Article, new: Article) -> Iterator[Version]:
    """Yield a version for each pair of an article that both have, or else one for the whole."""
    lang = old.source_lang or ""
    if old.source and len(old.pairs) == len(new.pairs) > 0:
        for one, other in zip(old.pairs, new.pairs, strict=True):
            texts = (one.target.of(old.text), other.target.of(new.text))
            yield Version(*texts, one.source.of(old.source), lang)
    else:
        yield Version(old.text, new.text, old.source or "", lang)
