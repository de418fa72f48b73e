"""The laws of readers for every format: positions, the standard parser's text, corrections."""

import html
import json as stdlib_json
import re
from collections.abc import Callable
from itertools import islice
from random import Random

import attrs
import pytest
from tests.readers.generators import catalogues, columns, markdown, messages, restructuredtext
from tests.readers.generators.chances import any_text, chances
from translate.storage import tmx as toolkit_tmx
from translate.storage import xliff as toolkit_xliff
from translate.storage import xliff2

from mtaudit.article import Article, Document
from mtaudit.edits import Edit, apply, obstacle, to_document
from mtaudit.finding import Finding
from mtaudit.readers import (
    android,
    apple_strings,
    fluent,
    gettext,
    qt,
    reader_for,
    stringsdict,
    xcstrings,
)
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import OBJECT, Span

OPTIONS = ReadOptions()
REPLACEMENTS = [
    "Habomai", "1,000", 'the "b" c', "it's 日本", "R & D", "x < y", "a\\b", "é",
]  # fmt: skip
FINDING: Finding = attrs.NOTHING  # type: ignore[assignment]  # no reason is needed to edit


def in_place(document: Document, article: Article, edit: Edit) -> Document | None:
    """Correct a document; what stands before and after the span stays, character for character."""
    del article
    text = apply(document.text, [edit])
    assert text.startswith(document.text[: edit.span.start])
    assert text.endswith(document.text[edit.span.end :])
    assert len(text) == len(document.text) - len(edit.span) + len(edit.replacement)
    return attrs.evolve(document, text=text)


@attrs.frozen
class Format:
    """How documents of a format are made, and what must come out.

    Args:
        documents: Random documents, without what mtaudit takes out of messages.
        parse: What the standard parser makes of a document.
        read: What our reader makes of it.
        decode: What a piece of the format stands for.
        marked: Random documents with placeholders and other marks.
        correct: Carries out an edit of a document.
    """

    documents: Callable[[Random], Document]
    parse: Callable[[Document], list[str]]
    read: Callable[[Document], list[str]]
    decode: Callable[[str], str]
    marked: Callable[[Random], Document]
    correct: Callable[[Document, Article, Edit], Document | None] = in_place


def of_messages(  # noqa: PLR0917 - a row of the table below
    suffix: str,
    write: Callable[[list[str], Random], str],
    parse: Callable[[str], list[str]],
    read: Callable[[Document], list[str]],
    decode: Callable[[str], str],
    tidy: Callable[[str], str] = str,
) -> Format:
    """Return a format whose documents hold messages; `tidy` makes them such as it can hold."""

    def written(texts: list[str], chance: Random) -> Document:
        return Document(f"x{suffix}", write([tidy(text) for text in texts], chance))

    return Format(
        lambda chance: written(messages.messages(chance), chance),
        lambda document: parse(document.text),
        read,
        decode,
        lambda chance: written(messages.marked(chance), chance),
    )


def words(text: str) -> list[str]:
    """The words of a page, without the signs that stand for what is no prose."""
    return text.replace(OBJECT, " ").split()


def of_markup(
    suffix: str,
    page: Callable[[Random], str],
    anything: Callable[[Random], str],
    parse: Callable[[str], list[str]],
    decode: Callable[[str], str],
) -> Format:
    """Return a format whose documents are pages; the words on them are compared."""
    return Format(
        lambda chance: Document(f"x{suffix}", page(chance)),
        lambda document: parse(document.text),
        lambda document: words(" ".join(messages.of_articles(document))),
        decode,
        lambda chance: Document(f"x{suffix}", chance.choice([page, anything, any_text])(chance)),
    )


def of_columns(suffix: str) -> Format:
    """Return a format whose documents are files of columns."""
    return Format(
        columns.writer(suffix, messages.messages),
        columns.parse,
        messages.of_articles,
        str,
        columns.writer(suffix, messages.marked),
        columns.correct,
    )


FORMATS = {
    "po": of_messages(
        ".po",
        messages.write_po,
        messages.parse_po,
        lambda d: [u.text for u in gettext.units(d)],
        messages.decode_po,
    ),
    "xliff": of_messages(
        ".xlf",
        messages.write_xliff,
        messages.parse_toolkit(toolkit_xliff.xlifffile),
        messages.read_xliff,
        messages.decode_xml,
        messages.spaceless,
    ),
    "xliff2": of_messages(
        ".xliff",
        messages.write_xliff2,
        messages.parse_toolkit(xliff2.Xliff2File),
        messages.read_xliff,
        messages.decode_xml,
        messages.spaceless,
    ),
    "tmx": of_messages(
        ".tmx",
        messages.write_tmx,
        messages.parse_toolkit(toolkit_tmx.tmxfile),
        messages.read_tmx,
        messages.decode_xml,
        messages.spaceless,
    ),
    "qt": of_messages(
        ".ts",
        catalogues.write_ts,
        catalogues.parse_ts,
        lambda d: [u.text for u in qt.units(d)],
        messages.decode_xml,
    ),
    "android": of_messages(
        ".xml",
        catalogues.write_android,
        catalogues.parse_android,
        lambda d: [u.text for u in android.units(d)],
        catalogues.decode_android,
        catalogues.tidy,
    ),
    "strings": of_messages(
        ".strings",
        catalogues.write_strings,
        catalogues.parse_strings,
        lambda d: [u.text for u in apple_strings.units(d)],
        catalogues.decode_strings,
        catalogues.without_backslash,
    ),
    "stringsdict": of_messages(
        ".stringsdict",
        catalogues.write_stringsdict,
        catalogues.parse_stringsdict,
        lambda d: [u.text for u in stringsdict.units(d)],
        messages.decode_xml,
    ),
    "xcstrings": of_messages(
        ".xcstrings",
        catalogues.write_xcstrings,
        lambda text: list(catalogues.xcode_values(stdlib_json.loads(text))),
        lambda d: [u.text for u in xcstrings.units(d)],
        lambda written: str(stdlib_json.loads(f'"{written}"')) if "\\" in written else written,
    ),
    "fluent": of_messages(
        ".ftl",
        catalogues.write_fluent,
        catalogues.parse_fluent,
        lambda d: [u.text for u in fluent.units(d)],
        str,
        catalogues.of_fluent,
    ),
    "json": of_messages(
        ".json",
        messages.write_json,
        lambda text: list(messages.json_leaves(stdlib_json.loads(text))),
        messages.read_json,
        lambda written: str(stdlib_json.loads(f'"{written}"')) if "\\" in written else written,
    ),
    "jsonl": of_messages(
        ".jsonl",
        messages.write_json_lines,
        lambda text: [stdlib_json.loads(line)["target"] for line in text.split("\n") if line],
        messages.read_json_lines,
        lambda written: str(stdlib_json.loads(f'"{written}"')) if "\\" in written else written,
    ),
    "csv": of_messages(
        ".csv",
        messages.table_writer(","),
        messages.table_parser(","),
        messages.read_table,
        lambda w: w.replace('""', '"'),
    ),
    "tsv": of_messages(
        ".tsv",
        messages.table_writer("\t"),
        messages.table_parser("\t"),
        messages.read_table,
        lambda w: w.replace('""', '"'),
    ),
    "html": of_messages(
        ".html", messages.write_html, messages.parse_html, messages.read_html, messages.decode_space
    ),
    "srt": of_messages(
        ".srt", messages.write_srt, messages.parse_srt, messages.of_articles, str, messages.cue_text
    ),
    "vtt": of_messages(
        ".vtt",
        messages.write_vtt,
        messages.parse_vtt,
        messages.of_articles,
        html.unescape,
        messages.cue_text,
    ),
    "properties": of_messages(
        ".properties",
        messages.write_properties,
        messages.parse_properties,
        messages.read_properties,
        messages.decode_property,
    ),
    "yaml": of_messages(
        ".yaml", messages.write_yaml, messages.parse_yaml, messages.read_yaml, messages.decode_yaml
    ),
    "markdown": of_markup(
        ".md",
        markdown.page,
        markdown.anything,
        lambda text: words(markdown.rendered(text)),
        markdown.decode,
    ),
    "rst": of_markup(
        ".rst",
        restructuredtext.page,
        restructuredtext.anything,
        restructuredtext.parsed,
        restructuredtext.decode,
    ),
    "text": of_markup(".txt", any_text, any_text, str.split, str),
    "parquet": of_columns(".parquet"),
    "arrow": of_columns(".arrow"),
}
every_format = pytest.mark.parametrize("name", FORMATS)


def articles_of(document: Document) -> list[Article]:
    return list(reader_for(document.path)(document, OPTIONS))


def check_positions(of: Format, article: Article) -> None:
    """Law 1. What a message itself says in HTML is decoded as well; a placeholder is one sign."""
    assert article.origin is not None
    document, source_map = article.origin.document, article.origin.source_map
    taken: set[int] = set()
    before = None
    for offset, char in enumerate(article.text):
        place = source_map.to_file(Span(offset, offset + 1))
        if char != "\n" and place != before:  # cells of a table share their lines
            assert taken.isdisjoint(range(place.start, place.end))
            taken.update(range(place.start, place.end))
        before = place
        written = place.of(document.text)
        if char == OBJECT:
            assert written
        elif char == "\n":
            assert not written or "\n" in of.decode(written) or not written.isalnum()
        elif char == " ":
            assert of.decode(written).isspace() or not written.strip()
        else:
            assert char in {written, of.decode(written), html.unescape(of.decode(written))}


def check_correction(of: Format, document: Document, chance: Random) -> None:
    """Law 3: the file is the same before and after the span, and reads as it should."""
    articles = articles_of(document)
    filled = [article for article in articles if article.text.strip()]
    if not filled:
        return
    article = chance.choice(filled)
    start = chance.randrange(len(article.text))
    span = Span(start, min(len(article.text), start + chance.randrange(1, 8)))
    # White space at the ends of a text means nothing to some formats.
    if span.of(article.text)[0].isspace() or span.of(article.text)[-1].isspace():
        return
    replacement = chance.choice(REPLACEMENTS)
    (edits, refused) = to_document([Edit(span, replacement, FINDING)], article)
    if refused:
        return
    (edit,) = edits
    corrected = of.correct(document, article, edit)
    if corrected is None:
        return
    expected = article.text[: span.start] + replacement + article.text[span.end :]
    again = [expected if one is article else one.text for one in articles]
    assert [one.text for one in articles_of(corrected)] == again
    assert of.read(corrected) == of.parse(corrected)


def described(of: Format, document: Document) -> str:
    """A document as it was, to be printed whole if a law does not hold."""
    return f"{document.text!r}" if document.text else f"{of.parse(document)!r}"


@every_format
def test_the_laws(name: str) -> None:
    """Positions are exact, the text is the parser's, a correction changes its span only."""
    of = FORMATS[name]
    for seed, chance in chances():
        document = of.documents(chance)
        as_it_was = described(of, document)
        try:
            for article in articles_of(document):
                check_positions(of, article)
            assert of.read(document) == of.parse(document)
            check_correction(of, document, chance)
        except Exception as error:
            error.add_note(f"document {seed} of {name}: {as_it_was}")
            raise


@every_format
def test_a_plain_word_can_almost_always_be_corrected(name: str) -> None:
    """What is refused are words in tables with drawn columns, and names that links go by."""
    of = FORMATS[name]
    refused = possible = 0
    for _, chance in islice(chances(), 100):
        for article in articles_of(of.documents(chance)):
            for word in re.finditer(r"\b(?:Dance|Tooth)\b", article.text):
                edit = Edit(Span(*word.span()), "Habomai", FINDING)
                is_refused = obstacle(edit, article) == "the file cannot hold it"
                refused += is_refused
                possible += not is_refused
    assert refused <= possible // (8 if name == "rst" else 100)


@every_format
def test_positions_hold_among_placeholders_and_broken_markup(name: str) -> None:
    of = FORMATS[name]
    for seed, chance in chances():
        document = of.marked(chance)
        try:
            for article in articles_of(document):
                check_positions(of, article)
        except Exception as error:
            error.add_note(f"document {seed} of {name}: {described(of, document)}")
            raise
