"""The history of audits: what each run found, in an SQLite file, to see where quality goes.

Each article is written before its result is passed on: when a run is killed, what it had finished
stays, and the run is marked as unfinished.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Self

import attrs

from mtaudit.decisions import digest_of
from mtaudit.errors import ConfigError
from mtaudit.finding import Severity
from mtaudit.ranking import name_of
from mtaudit.result import Result
from mtaudit.scoring.mqm import PUBLISHED, MqmScore, Part, ScoringModel

GROUPS = ("run", "date", "engine", "source")
"""What the trend can be drawn by."""

_APPLICATION = 0x6D746175  # "mtau": tells our files from other programs'
_PATIENCE = 30  # seconds to wait for another run that writes
_REMEDIES = {
    sqlite3.SQLITE_FULL: "make room, or name a file on another disk",
    sqlite3.SQLITE_IOERR: "make room, or name a file on another disk",
    sqlite3.SQLITE_BUSY: "another run is writing it; try again when that has ended",
    sqlite3.SQLITE_CANTOPEN: "check path and permission",
    sqlite3.SQLITE_READONLY: "check path and permission",
}
"""What to do about what SQLite says of a file, by its code."""

# Each step leads from the version of its index to the next; they are never edited, only added to.
_MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        started TEXT NOT NULL,
        finished TEXT,
        engine TEXT NOT NULL DEFAULT '',
        signature TEXT NOT NULL
    );
    CREATE TABLE article (
        run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        source TEXT NOT NULL,
        date TEXT,
        words INTEGER NOT NULL,
        penalty REAL NOT NULL,
        expected REAL NOT NULL,
        neutral INTEGER NOT NULL,
        minor INTEGER NOT NULL,
        major INTEGER NOT NULL,
        critical INTEGER NOT NULL
    );
    CREATE INDEX article_of_run ON article (run);
    CREATE TABLE detector (
        run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        findings INTEGER NOT NULL,
        PRIMARY KEY (run, id)
    );
    """,
    # An article that is audited again is told from another one of its name by its text.
    "ALTER TABLE article ADD COLUMN digest TEXT NOT NULL DEFAULT ''",
)


@attrs.frozen
class Point:
    """A point of the trend.

    Args:
        key: What it stands for: a run's number, a day, an engine, a source.
        when: When the first of its runs began, in ISO 8601.
        engine: The engine of the run, where the trend is drawn by run.
        articles: Articles audited.
        score: Their MQM score.
        finished: Whether all its runs came to their end.
    """

    key: str
    when: str
    engine: str
    articles: int
    score: MqmScore
    finished: bool


class History:
    """A file that keeps what audits found.

    Use it as a context manager, or close it.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open a history, and create or update it where needed.

        Args:
            path: The file.
            read_only: Whether it is only read, and may stand where nothing can be written.

        Raises:
            ConfigError: If it is no history, was written by a later version, or cannot be opened.
        """
        self.path = path
        is_new = not path.exists()
        with self._named():
            try:
                self._open("mode=rwc")
            except sqlite3.Error as error:
                if is_new:
                    self._take_away()
                if not read_only or _code(error) not in _REMEDIES or self._has_log():
                    raise
                self._open("immutable=1")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def record(
        self,
        results: Iterable[Result],
        *,
        now: Callable[[], str],
        engine: str = "",
        is_whole: Callable[[], bool] = lambda: True,
    ) -> Iterator[Result]:
        """Write results down as they come by.

        Args:
            results: The results of a run.
            now: Gives the time in ISO 8601.
            engine: What made the translations.
            is_whole: Tells at the end of the results whether these were all, and nobody stopped
                the run.

        Yields:
            The results, unchanged; the run is finished when the last one was taken.

        Raises:
            ConfigError: If the file cannot be written.
        """
        run: int | None = None
        for result in results:
            with self._named():
                if run is None:
                    run = self._begin(now(), engine, result.signature)
                self._write(run, result)
            yield result
        if run is not None and is_whole():
            with self._named():
                self._execute("UPDATE run SET finished = ? WHERE id = ?", (now(), run))

    def trend(self, by: str = "run", model: ScoringModel = PUBLISHED) -> tuple[Point, ...]:
        """Return the scores over time.

        An article that was audited several times counts once for a day, an engine or a source, as
        the last audit found it; a text of another wording is another article.

        Args:
            by: One of `GROUPS`.
            model: The model of the MQM score: pass or fail is judged by it, while the penalty
                points are those of the time.

        Raises:
            ConfigError: If there is no such grouping.
        """
        keys = {
            "run": "run.id",
            "date": "coalesce(article.date, substr(run.started, 1, 10))",
            "engine": "run.engine",
            "source": "article.source",
        }
        if by not in keys:
            raise ConfigError(f"there is no trend by {by!r}", remedy=f"use {', '.join(GROUPS)}")
        rows = self._execute(
            f"""
            WITH audit AS (
                SELECT {keys[by]} AS key, run.started, run.engine, run.finished, article.*,
                    max(run) OVER (PARTITION BY {keys[by]}, name, digest) AS latest
                FROM article JOIN run ON run.id = article.run
            )
            SELECT key, min(started), max(engine), count(*),
                sum(words), sum(penalty), sum(expected),
                sum(critical), sum(major), sum(minor), sum(neutral),
                min(finished IS NOT NULL)
            FROM audit WHERE run = latest OR digest = ''
            GROUP BY key ORDER BY {"key" if by in {"run", "date"} else "min(started), key"}
            """  # noqa: S608 - the key is one of the four above
        )
        return tuple(_point(row, model) for row in rows)

    def _open(self, way: str) -> None:
        self._database = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?{way}",
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
        )
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Say of the file what SQLite says."""
        try:
            yield
        except sqlite3.Error as error:
            remedy = _REMEDIES.get(_code(error))
            what = f"cannot be used: {error}" if remedy else f"is no history of audits: {error}"
            remedy = remedy or "name another file"
            raise ConfigError(what, where=str(self.path), remedy=remedy) from error

    def _take_away(self) -> None:
        """Remove a file that was only begun, and what SQLite keeps beside it."""
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                self.path.with_name(f"{self.path.name}{end}").unlink()

    def _has_log(self) -> bool:
        """Tell whether a run that has not ended in order has written what is not in the file."""
        log = self.path.with_name(f"{self.path.name}-wal")
        return log.exists() and log.stat().st_size > 0

    def _prepare(self) -> None:
        (application,) = self._database.execute("PRAGMA application_id").fetchone()
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        (tables,) = self._database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables and application != _APPLICATION:
            raise ConfigError(
                "is a database of another program",
                where=str(self.path),
                remedy="name another file",
            )
        if version > len(_MIGRATIONS):
            raise ConfigError(
                "was written by a later version of mtaudit",
                where=str(self.path),
                remedy="update mtaudit, or name another file",
            )
        self._database.execute("PRAGMA foreign_keys = ON")
        # The log survives a killed process; the disk is waited for at its checkpoints only.
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = NORMAL")
        for step in range(version, len(_MIGRATIONS)):
            with self._transaction():
                # Another run may have come first while this one waited.
                (now,) = self._database.execute("PRAGMA user_version").fetchone()
                if now > step:
                    continue
                for statement in filter(str.strip, _MIGRATIONS[step].split(";")):
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version = {step + 1}")
                self._database.execute(f"PRAGMA application_id = {_APPLICATION}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._database.in_transaction:  # a full disk has ended it
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def _execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        with closing(self._database.execute(statement, values)) as cursor:
            return cursor.fetchall()

    def _begin(self, now: str, engine: str, signature: str) -> int:
        with closing(
            self._database.execute(
                "INSERT INTO run (started, engine, signature) VALUES (?, ?, ?)",
                (now, engine, signature),
            )
        ) as cursor:
            assert cursor.lastrowid is not None
            return cursor.lastrowid

    def _write(self, run: int, result: Result) -> None:
        with self._transaction():
            self._database.execute(
                "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                _row(run, result),
            )
            self._database.executemany(
                "INSERT INTO detector VALUES (?, ?, ?) "
                "ON CONFLICT (run, id) DO UPDATE SET findings = findings + excluded.findings",
                [
                    (run, detector, count)
                    for detector, count in Counter(f.detector for f in result.findings).items()
                ],
            )


def _code(error: sqlite3.Error) -> int:
    """Return the code of an error, without what it says beyond that."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _row(run: int, result: Result) -> tuple[object, ...]:
    article, part = result.article, result.score.part
    counts = dict(part.severities)
    return (
        run,
        name_of(result).encode(errors="backslashreplace").decode(),  # not all names are UTF-8
        article.outlet or "",
        article.date.isoformat() if article.date else None,
        part.words,
        part.penalty,
        part.expected,
        *(counts.get(severity, 0) for severity in Severity),
        digest_of(article.text),
    )


def _point(row: Sequence[object], model: ScoringModel) -> Point:
    key, when, engine, articles, words, penalty, expected, *counts, finished = row
    severities = tuple(
        (severity, int(str(count)))
        for severity, count in zip(reversed(Severity), counts, strict=True)
        if count
    )
    part = Part(int(str(words)), float(str(penalty)), float(str(expected)), severities)
    return Point(
        str(key), str(when), str(engine), int(str(articles)), model.total([part]), bool(finished)
    )
