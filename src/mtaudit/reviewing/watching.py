"""Keeps the desk up to date: looks again and again whether a file has changed.

A file that is gone at one look may be written anew at that moment, as many editors do; it is no
longer under review when it is gone at the next look, too.
"""

import threading
from collections.abc import Iterable
from pathlib import Path

from mtaudit.baseline import Baseline
from mtaudit.errors import MtauditError
from mtaudit.result import Result
from mtaudit.reviewing.desk import Desk
from mtaudit.reviewing.material import Material
from mtaudit.reviewing.placing import path_of
from mtaudit.reviewing.storing import Stamp, stamp_of
from mtaudit.reviewing.view import CarriedOut

_Stamps = tuple[Stamp | None, ...]


class Watcher:
    """Audits again what has changed, until it is stopped."""

    def __init__(
        self, material: Material, desk: Desk, files: Iterable[str], interval: float
    ) -> None:
        """Begin; nothing is looked at before `start` or `look`.

        Args:
            material: What is under review.
            desk: What is to be kept up to date.
            files: The files of which the findings lie there.
            interval: How long to wait between two looks, in seconds.
        """
        self._material = material
        self._desk = desk
        self._interval = interval
        self._stamps = {file: self._of_file(file) for file in files}
        self._foundations = _stamps(material.foundations)
        self._accepted = self._baseline()
        self._missing: set[str] = set()
        self._faults: dict[str, str] = {}
        self._work = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        """Look again and again, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more, and wait until the look under way has ended."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def look(self) -> None:
        """Audit what has changed since the last look."""
        with self._work:
            self._look()

    def carry_out(self) -> CarriedOut:
        """Carry out what is decided, and audit the corrected files.

        Raises:
            ConfigError: If the baseline is wrong, or the decisions cannot be written.
        """
        with self._work:
            self._look()
            material = self._material
            done = self._desk.carry_out(
                material.baseline, material.reading_of, material.original_of
            )
            self._look()
            return done

    def _run(self) -> None:
        while not self._stopped.wait(self._interval):
            self.look()

    def _look(self) -> None:
        faults: dict[str, str] = {}
        for step in (self._look_at_decisions, self._look_at_files):
            try:
                step(faults)
            except Exception as error:  # noqa: BLE001 - the next look may do better, whatever it is
                faults[step.__name__] = _said(error, "the review")
        self._desk.tell({**dict.fromkeys(self._faults.keys() - faults.keys(), ""), **faults})
        self._faults = faults

    def _look_at_decisions(self, _faults: dict[str, str]) -> None:
        self._desk.look_at_file()

    def _look_at_files(self, faults: dict[str, str]) -> None:
        changed = self._changed(faults)
        if changed:
            self._desk.renew(changed)

    def _changed(self, faults: dict[str, str]) -> dict[str, tuple[Result, ...] | None]:
        """Return what is found in the files that have changed; note what is wrong with others."""
        is_new = _stamps(self._material.foundations) != self._foundations
        judged = self._newly_judged()
        if is_new or judged is not None:
            self._material = self._material.renewed()
            self._foundations = _stamps(self._material.foundations)
            self._accepted = self._baseline()
        files, wrong = self._material.files()
        faults |= {message: message for message in wrong}
        changed: dict[str, tuple[Result, ...] | None] = {}
        for file in files:
            if self._stopped.is_set():
                return changed
            stamps = self._of_file(file)
            if not is_new and file not in (judged or ()) and self._stamps.get(file) == stamps:
                faults |= {file: self._faults[file]} if file in self._faults else {}
                continue
            try:
                changed[file] = self._material.audit(file)
            except Exception as error:  # noqa: BLE001 - one file's fault must not stop the others
                faults[file] = _said(error, file)
            self._stamps[file] = stamps
        gone = self._stamps.keys() - set(files)
        for file in gone & self._missing:
            changed[file] = None
            del self._stamps[file]
        self._missing = gone - changed.keys()
        return changed

    def _baseline(self) -> tuple[Stamp | None, Baseline]:
        """Return the accepted findings, and the stamp of their file."""
        path = self._material.baseline
        if path is None:
            return None, Baseline()
        stamp = stamp_of(path)
        return stamp, Baseline.load(path)

    def _newly_judged(self) -> set[str] | None:
        """Return the files of which other findings are accepted now; `None` if nothing changed."""
        path = self._material.baseline
        stamp, before = self._accepted
        if path is None or stamp_of(path) == stamp:
            return None
        _, after = self._baseline()
        results = self._desk.view.results
        return {path_of(one) for one in results if before.of(one.article) != after.of(one.article)}

    def _of_file(self, file: str) -> _Stamps:
        """Return the stamps of a file and of its original."""
        try:
            original = self._material.original_of(file)
        except MtauditError:
            original = None  # reading the file says so
        return _stamps([Path(file), *([Path(original)] if original else [])])


def _stamps(paths: Iterable[Path]) -> _Stamps:
    return tuple(stamp_of(path) for path in paths)


def _said(error: Exception, path: str) -> str:
    match error:
        case MtauditError():
            return str(error)
        case OSError():
            return f"{error.filename or path}: {error.strerror or error}"
        case _:
            return f"{path}: mtaudit itself failed: {type(error).__name__}: {error}"
