"""The report for translation tools: an XLIFF file with its findings as annotations of ITS 2.0.

The data category is Localization Quality Issue. What is found in a text stands between `mrk` tags
with the attributes of ITS; where that is not enough, because findings overlap or reach over markup,
the tags point at a list beside the text. Nothing else in the file changes.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from mtaudit.errors import ConfigError
from mtaudit.files import replace_file
from mtaudit.reports.its.annotation import annotated
from mtaudit.reports.its.markup import declared_as_utf8, is_xliff
from mtaudit.reports.places import into_folder
from mtaudit.result import Result

if TYPE_CHECKING:
    from mtaudit.article import Document

_MARK = "\ufeff"


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write the XLIFF file that results are of, with its findings.

    Annotations that were made by an earlier run are replaced. The file is written in UTF-8,
    whatever it was in.

    Args:
        results: The results of one XLIFF file.
        stream: Where the file goes.

    Raises:
        ConfigError: If they are of another format, or of several files.
    """
    document: Document | None = None
    for result in results:
        origin = result.article.origin
        path = origin.document.path if origin else result.article.id or "<text>"
        if origin is None or not is_xliff(origin.document.text):
            remedy = "name XLIFF files only, or choose another report"
            raise ConfigError("is no XLIFF file", where=path, remedy=remedy)
        if document is not None:
            remedy = "name one, or a folder to write to with --output"
            raise ConfigError("the report its is of one file", where=path, remedy=remedy)
        document = origin.document
        if document.encoding == "utf-8-sig":
            stream.write(_MARK)
        stream.write(declared_as_utf8(annotated(document.text, result), document.encoding))


def render_into(results: Iterable[Result], folder: Path) -> None:
    """Write each XLIFF file into a folder, at the place below it where the file was read.

    Args:
        results: The results of XLIFF files.
        folder: The folder.

    Raises:
        ConfigError: If a result is of another format, or two files would have one place.
    """
    written: dict[Path, str] = {}
    for result in results:
        path = Path(result.article.origin.document.path if result.article.origin else "")
        target = into_folder(path, folder, written)
        with replace_file(target) as stream:
            render((result,), stream)
