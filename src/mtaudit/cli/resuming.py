"""Long runs that go on where they were stopped: the report grows line by line beside its place.

A run writes to `NAME.partial`, which takes its name when the run is finished. The next run of the
same command holds the articles against the lines that are there, cuts off a line that was not
finished, and goes on behind the last whole one.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import attrs

from mtaudit.article import Article
from mtaudit.cli.outcome import Outcome, say
from mtaudit.config import Config
from mtaudit.errors import ConfigError
from mtaudit.files import held, naming
from mtaudit.finding import Confidence, Severity


@attrs.define
class Resumed:
    """A report that may hold the beginning of its run.

    Args:
        target: The report when it is finished.
        partial: The report as far as it goes.
        stream: Where the rest is written.
    """

    target: Path
    partial: Path
    stream: IO[str]
    _lines: Iterator[bytes]

    @classmethod
    @contextmanager
    def open(cls, target: Path) -> Iterator["Resumed"]:
        """Open a report that is to be continued, or a new one, for a while.

        Args:
            target: The report when it is finished.

        Raises:
            ConfigError: If another run is writing it.
        """
        partial = target.with_name(f"{target.name}.partial")
        with held(partial), naming(partial):
            keep = _whole_lines(partial)
            with partial.open("r+b") as file:
                file.truncate(keep)
            with partial.open("a", encoding="utf-8", newline="") as stream:
                yield cls(target, partial, stream, _lines_of(partial, keep))

    def skip(
        self, articles: Iterable[Article], signature: str, config: Config, outcome: Outcome
    ) -> Iterator[Article]:
        """Pass on the articles that have no line yet.

        Args:
            articles: The articles of the whole run.
            signature: How the results of this run are made.
            config: Says what fails a check; findings that are told already count as well.
            outcome: Where it is noted.

        Raises:
            ConfigError: If the lines are of another run.
        """
        done = 0
        remaining = iter(articles)
        for line in self._lines:
            article = next(remaining, None)
            try:
                told = json.loads(line)
                is_ours = article is not None and self._is_of(told, article, signature)
                fails = article is not None and _fails(told, article, config)
            except (ValueError, LookupError, TypeError):  # it is no line of a report
                is_ours = fails = False
            if not is_ours:
                raise ConfigError(
                    "holds the beginning of another run",
                    where=str(self.partial),
                    remedy="delete it to begin anew",
                )
            outcome.found |= fails
            done += 1
        if done:
            say(f"note: {self.partial}: going on behind article {done:,}")
        yield from remaining

    def finish(self, outcome: Outcome) -> None:
        """Give the report its name if the run came to its end; else say how to go on.

        Args:
            outcome: Says whether the user stopped the run.
        """
        self.stream.close()
        if outcome.interrupted:
            say(f"note: {self.partial} holds what is finished; the same command goes on behind it")
        else:
            self.partial.replace(self.target)

    @staticmethod
    def _is_of(told: dict[str, Any], article: Article, signature: str) -> bool:
        record = article.origin.record if article.origin else ""
        return (told["id"], told["record"], told["signature"]) == (article.id, record, signature)


def _whole_lines(path: Path) -> int:
    """Return the length in bytes of the lines that were finished."""
    size = path.stat().st_size
    step = 65_536
    with path.open("rb") as file:
        end = size
        while end:
            start = max(0, end - step)
            file.seek(start)
            at = file.read(end - start).rfind(b"\n")
            if at >= 0:
                return start + at + 1
            end = start
    return 0


def _lines_of(path: Path, length: int) -> Iterator[bytes]:
    """Yield the lines that are there now; what is added meanwhile is no part of them."""
    with path.open("rb") as file:
        while file.tell() < length:
            yield file.readline()


def _fails(told: dict[str, Any], article: Article, config: Config) -> bool:
    if article.origin:
        config = config.for_path(article.origin.document.path)
    threshold = config.fail_on
    return threshold is not None and any(
        finding["confidence"] == str(Confidence.HIGH)
        and Severity[finding["severity"].upper()] >= threshold
        for finding in told["findings"]
    )
