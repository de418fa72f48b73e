"""Readers: from files to articles, with the position of every character kept."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import attrs

from mtaudit.article import Article, Document
from mtaudit.errors import ConfigError, ReadError
from mtaudit.readers.documents import (
    Content,
    bytes_of,
    is_same,
    open_document,
    standard_input,
    unreadable,
)
from mtaudit.readers.options import ReadOptions, language_in_name

Reader: TypeAlias = Callable[[Document, ReadOptions], Iterator[Article]]
"""Yields the articles of a document."""

# Suffix to the module that reads it, imported on first use; its function is called `read`.
READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".rst": "restructuredtext",
    ".rest": "restructuredtext",
    ".po": "gettext",
    ".pot": "gettext",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".mxliff": "xliff",
    ".mqxliff": "xliff",
    ".sdlxliff": "xliff",
    ".tmx": "tmx",
    ".ts": "qt",
    ".xml": "android",
    ".strings": "apple_strings",
    ".stringsdict": "stringsdict",
    ".xcstrings": "xcstrings",
    ".ftl": "fluent",
    ".docx": "office",
    ".odt": "office",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".json": "json",
    ".arb": "json",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".parquet": "columns",
    ".arrow": "columns",
    ".arrows": "columns",
    ".feather": "columns",
    ".ipc": "columns",
    ".properties": "properties",
    ".yaml": "yaml",
    ".yml": "yaml",
}
# Texts under names, which a file of originals has as well.
_CATALOGUES = {"android", "apple_strings", "fluent", "json", "properties", "stringsdict", "yaml"}
# Formats of settings and data, too: in a folder, only what is named after a language is read.
_NAMED_AFTER_A_LANGUAGE = {*_CATALOGUES, "qt"}
# Suffixes that other files have as well: how those begin that are meant.
_BEGINNINGS = {"android": "resources", "qt": "TS"}
_BEGINNING = 20_000  # code points; licences stand above the first tag
# Their readers have a function `stream` beside `read`.
_STREAMED = {"json_lines"}
# In a folder, read only if the caller says which field to read.
_RECORDS = {"columns", "json_lines", "table"}


def read(
    path: str | Path,
    *,
    lang: str | None = None,
    source: str | Path | None = None,
    source_lang: str | None = None,
    target_field: str = "",
    source_field: str = "",
    id_field: str = "",
    date_field: str = "",
    outlet_field: str = "",
    streamed: bool = False,
    plugins: Iterable[str] = (),
) -> Iterator[Article]:
    """Read the articles of a file, or of all files of known formats in a folder.

    Args:
        path: A file or a named pipe, a folder (searched to its depth, hidden files left out), or
            `-` for standard input. A file of an unknown suffix is read as plain text.
        lang: Language of the texts, a BCP 47 tag; `None` for what the file says, else English.
        source: The original, if it is a file of its own; a folder of originals for a folder, or a
            pattern such as `originals/*.zh.txt`, in which `*` stands for a translation's name.
            What is found in a folder and is itself the original is left out.
        source_lang: Language of the originals; `None` for what the files say.
        target_field: The field of a record that holds the text, in JSON and in tables.
        source_field: The field that holds the original.
        id_field: The field that names the record.
        date_field: The field that holds the day of the article.
        outlet_field: The field that says who published it.
        streamed: Whether JSON Lines are read line by line, so that a file need not fit into
            memory; what is read so cannot be corrected in its file.
        plugins: Modules, or files that end in `.py`, with readers for further suffixes.

    Yields:
        The articles, files in the order of their names.

    Raises:
        ConfigError: If a plugin cannot be used.
        ReadError: If a file cannot be read or decoded; raised when its turn comes.
    """
    from mtaudit.readers.originals import original_of

    options = ReadOptions(
        lang,
        source_lang,
        target_field,
        source_field,
        id_field,
        date_field,
        outlet_field,
        streamed=streamed,
        plugins=tuple(plugins),
    )
    for file in files(path, lambda _: options):
        original = None if source is None else original_of(file, [str(path)], str(source))
        if original is None or not is_same(original, file):
            yield from read_file(file, options, original)


def read_file(
    file: str, options: ReadOptions, original: str | None = None, content: Content = bytes_of
) -> Iterator[Article]:
    """Yield the articles of one file.

    Args:
        file: Its name, or `-` for standard input.
        options: How it is to be read.
        original: The name of the file that holds its original, if that is a file of its own.
        content: Gives the bytes of files, if they are not to be taken as they are.

    Raises:
        ReadError: If a file cannot be read, or holds originals itself and is given one more.
    """
    as_it_is = original is None and content is bytes_of
    if options.streamed and as_it_is and _format(file) in _STREAMED:
        module = importlib.import_module(f"mtaudit.readers.{_format(file)}")
        yield from module.stream(file, options)
        return
    document = open_document(file, standard_input if options.from_stdin else content)
    yield from read_document(document, options, original, content)


def read_document(
    document: Document,
    options: ReadOptions,
    original: str | None = None,
    content: Content = bytes_of,
) -> Iterator[Article]:
    """Yield the articles of a file that is decoded; otherwise as `read_file`.

    Args:
        document: The file.
        options: How it is to be read.
        original: The name of the file that holds its original, if that is a file of its own.
        content: Gives the bytes of that file.

    Raises:
        ReadError: If it cannot be read, or holds originals itself and is given one more.
    """
    file = document.path
    if original is None:
        yield from reader_for(file, options)(document, options)
        return
    other = open_document(original, content)
    if is_catalogue(file):
        yield from reader_for(file, options)(document, attrs.evolve(options, original=other))
        return
    from mtaudit.readers.parallel import with_original

    reading = ReadOptions(
        options.source_lang, target_field=options.source_field, plugins=options.plugins
    )
    originals = tuple(reader_for(original, options)(other, reading))
    lang = options.original_lang(language_in_name(original))
    for article in reader_for(file, options)(document, options):
        if article.source is not None:
            raise ReadError(
                "holds its originals itself", where=file, remedy="leave out the file of originals"
            )
        yield with_original(article, originals, lang)


def is_catalogue(path: str) -> bool:
    """Tell whether a file holds texts under names, as the file of its originals does."""
    return READERS.get(Path(path).suffix.lower()) in _CATALOGUES


def _by_the_file(_: str) -> ReadOptions:
    return ReadOptions()


def files(path: str | Path, options: Callable[[str], ReadOptions] = _by_the_file) -> Iterator[str]:
    """Yield the files that `read` would read.

    Args:
        path: A file, a folder or `-`.
        options: Says how a file is to be read. Of a folder, tables and JSON Lines are read if it
            names a field, and JSON, YAML and properties files if they are named after a language.

    Yields:
        Their names, sorted within a folder.

    Raises:
        ReadError: If there is no such file or folder, or a folder holds no file of a known format;
            behind all files that are found, if a folder in it cannot be read.
    """
    if path == "":  # of a variable that is not set; as a path it would be the current folder
        raise ReadError("the path is empty", where="''", remedy="name a file or a folder")
    folder = Path(path)
    is_one = str(path) == "-" or folder.is_file() or folder.is_fifo()
    if is_one or options(str(path)).from_stdin:
        yield str(path)
        return
    if not folder.is_dir():
        raise ReadError("there is no such file or folder", where=str(path), remedy="check the path")
    from mtaudit.files import files_below  # most runs check files, not folders

    found = False
    try:
        for file in files_below(folder):
            if is_read(file, folder, options) and file.is_file():
                found = True
                yield str(file)
    except OSError as error:
        raise unreadable(error.filename, error) from error
    if not found:
        known = " ".join((*READERS, *plugin_readers(options(str(folder)))))
        raise ReadError(
            "the folder holds no file of a known format",
            where=str(path),
            remedy=f"known suffixes are {known}; name a file to read it as plain text",
        )


def is_read(file: Path, folder: Path, options: Callable[[str], ReadOptions]) -> bool:
    """Tell whether a file of a folder is a text to audit; hidden ones are none.

    Args:
        file: The file, anywhere below the folder.
        folder: The folder.
        options: As for `files`.
    """
    if any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts):
        return False
    suffix = file.suffix.lower()
    if suffix in plugin_readers(options(str(file))):
        return True
    format_ = READERS.get(suffix)
    if format_ in _NAMED_AFTER_A_LANGUAGE:
        return language_in_name(str(file)) is not None and _begins_well(file, format_)
    if format_ in _RECORDS:
        return bool(options(str(file)).target_field)
    return format_ is not None


def _begins_well(file: Path, format_: str) -> bool:
    """Tell whether a file begins as its format does; one that cannot be read is no other format."""
    if format_ not in _BEGINNINGS:
        return True
    from mtaudit.readers.xml_events import begins_with

    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            return begins_with(stream.read(_BEGINNING), _BEGINNINGS[format_])
    except OSError:
        return True


def plugin_readers(options: ReadOptions | None) -> dict[str, Reader]:
    """Return the readers that plugins bring, by suffix.

    Args:
        options: Names the plugins.

    Raises:
        ConfigError: If a plugin cannot be used, or brings a reader for a suffix that has one.
    """
    found: dict[str, Reader] = {}
    if options is None or not options.plugins:
        return found
    from mtaudit.plugins import load
    from mtaudit.plugins.calls import PluginReader

    for name in options.plugins:
        for suffix in load(name).readers:
            if suffix in READERS or suffix in found:
                raise ConfigError(
                    f"the plugin {name!r} brings a reader for {suffix}, which has one already",
                    remedy="choose another suffix",
                )
            found[suffix] = PluginReader(name, suffix)
    return found


def reader_for(path: str, options: ReadOptions | None = None) -> Reader:
    """Return the reader for a file's suffix; plain text for any other.

    Args:
        path: The file.
        options: Names the plugins that bring readers.
    """
    if brought := plugin_readers(options).get(Path(path).suffix.lower()):
        return brought
    reader: Reader = importlib.import_module(f"mtaudit.readers.{_format(path)}").read
    return reader


def _format(path: str) -> str:
    return READERS.get(Path(path).suffix.lower(), "plain")
