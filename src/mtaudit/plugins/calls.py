"""Calling what a plugin brings: what it raises, or gives that is none, is said with its name."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import attrs

from mtaudit.article import Article, Document
from mtaudit.detectors import Detector
from mtaudit.errors import MtauditError, ReadError
from mtaudit.finding import Finding
from mtaudit.plugins.loading import load

_PACKAGE = Path(__file__).parent.parent


@attrs.frozen
class PluginReader:
    """The reader of a plugin; a value, so that it travels between processes.

    Args:
        plugin: The plugin's name.
        suffix: The suffix it reads.
    """

    plugin: str
    suffix: str

    def __call__(self, document: Document, options: Any) -> Iterator[Article]:  # noqa: ANN401 - the options of readers, which are above plugins
        """Yield the articles of a document.

        Raises:
            ReadError: If the plugin fails, or yields what is no article of the document.
        """
        try:
            yield from map(_article, load(self.plugin).readers[self.suffix](document, options))
        except MtauditError:
            raise
        except Exception as error:
            raise ReadError(
                f"the reader of the plugin {self.plugin!r} failed: {said(error)}",
                where=document.path,
                remedy="mend the plugin, or leave the file out",
            ) from error


@attrs.frozen
class PluginReport:
    """The report of a plugin; a value, so that it travels between processes.

    Args:
        plugin: The plugin's name.
        name: The report's name.
    """

    plugin: str
    name: str

    def __call__(self, results: Iterable[Any], stream: IO[str]) -> None:
        """Write results to a stream.

        Raises:
            MtauditError: If the plugin fails.
        """
        passed = _Passed(results)
        try:
            load(self.plugin).reports[self.name](iter(passed), stream)
        except (MtauditError, OSError):
            raise
        except Exception as error:
            if error is passed.error:
                raise
            raise MtauditError(
                f"the report {self.name!r} of the plugin {self.plugin!r} failed: {said(error)}",
                remedy="mend the plugin, or choose another report",
            ) from error


class _Passed:
    """Results on their way to a plugin; an error in making them is none of the plugin's."""

    def __init__(self, results: Iterable[Any]) -> None:
        self.results = results
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[Any]:
        try:
            yield from self.results
        except Exception as error:
            self.error = error
            raise


def _article(given: object) -> Article:
    if not isinstance(given, Article) or given.origin is None:
        msg = f"it yields {given!r:.60}, which is no Article with an origin"
        raise TypeError(msg)
    return given


def checked_findings(
    found: Iterable[object], detector: Detector, article: Article
) -> Iterator[Finding]:
    """Yield the findings of a plugin's detector, as long as they are findings in the article.

    Args:
        found: What the detector yields.
        detector: The detector.
        article: The article.

    Raises:
        TypeError: If something else is yielded.
        ValueError: If a finding names another detector, or its span is empty or leaves the text.
    """
    for finding in found:
        if not isinstance(finding, Finding):
            msg = f"it yields {finding!r:.60}, which is no Finding"
            raise TypeError(msg)
        if finding.detector != detector.id:
            msg = f"it yields a finding of {finding.detector!r}"
            raise ValueError(msg)
        if not 0 < len(finding.span) <= finding.span.end <= len(article.text):
            msg = f"{finding.span} is no stretch of a text of {len(article.text)} code points"
            raise ValueError(msg)
        yield finding


def said(error: Exception) -> str:
    """Return what went wrong in a plugin, and where in it."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if not Path(frame.filename).is_relative_to(_PACKAGE)]
    place = f" ({Path(own[-1].filename).name}:{own[-1].lineno})" if own else ""
    return f"{type(error).__name__}: {error}{place}"
