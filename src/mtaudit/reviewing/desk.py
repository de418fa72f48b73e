"""What lies before the editors: articles with their findings, and what is decided about them.

Each change makes a new version; a page asks for what is newer than the version it shows. As long
as the same articles are under review, each has the same number on every page; when they change,
that is a new layout, and pages are loaded anew.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import attrs

from mtaudit.applying import Refusal, apply_decisions
from mtaudit.decisions import Decision, Decisions, decision_of, digest_of
from mtaudit.errors import ConfigError
from mtaudit.finding import Finding
from mtaudit.readers.options import ReadOptions
from mtaudit.reports.html import worst_first
from mtaudit.result import Result
from mtaudit.reviewing.placing import path_of, placed, record_of
from mtaudit.reviewing.storing import DecisionsFile
from mtaudit.reviewing.view import STALE, CarriedOut, View, Wish


class Desk:
    """What lies before the editors; several threads may use it."""

    def __init__(
        self, results: Iterable[Result], file: DecisionsFile, today: Callable[[], str]
    ) -> None:
        """Begin.

        Args:
            results: What was found in the files under review.
            file: Where decisions are kept.
            today: Gives the day, as in 2026-12-31.

        Raises:
            ConfigError: If the file of decisions is wrong.
        """
        self.file = file
        self._today = today
        self._lock = threading.RLock()
        by_file: dict[str, list[Result]] = defaultdict(list)
        for result in results:
            by_file[path_of(result)].append(result)
        self._by_file = {file: tuple(some) for file, some in by_file.items()}
        keys = {id(result): key for key, result in _keyed(self._by_file).items()}
        worst = worst_first(result for some in self._by_file.values() for result in some)
        self._order = [keys[id(result)] for result in worst]
        self._faults: dict[str, str] = {}
        self._view = View(0, 0, (), (), (), (), ())
        self._arrange(file.read())

    @property
    def view(self) -> View:
        """What lies there now."""
        with self._lock:
            return self._view

    # --- What is found ---------------------------------------------------------------------------

    def renew(self, changed: Mapping[str, tuple[Result, ...] | None]) -> None:
        """Put other findings in the place of those of some files.

        Args:
            changed: The files and what is found in each; `None` if it is no longer under review.
        """
        with self._lock:
            for file, results in changed.items():
                if results is None:
                    self._by_file.pop(file, None)
                else:
                    self._by_file[file] = results
            self._arrange(self.file.read())

    def tell(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong at the moment.

        Args:
            faults: Messages by what they are about; an empty one says that all is well again.
        """
        with self._lock:
            before = dict(self._faults)
            self._faults |= faults
            self._faults = {about: said for about, said in self._faults.items() if said}
            if self._faults != before:
                self._view = attrs.evolve(
                    self._view,
                    version=self._view.version + 1,
                    faults=tuple(self._faults.values()),
                )

    # --- What is decided -------------------------------------------------------------------------

    def decide(self, wishes: Sequence[Wish]) -> list[int]:
        """Decide, or take decisions back.

        Args:
            wishes: What is wanted; all of it is on the disk when this returns.

        Returns:
            The places in `wishes` of those that are about no finding any more.

        Raises:
            ConfigError: If a wish is wrong, or the decisions cannot be written.
        """
        with self._lock:
            lost = []
            wanted: dict[tuple[object, ...], Decision | None] = {}
            for number, wish in enumerate(wishes):
                decision = self._decision(wish)
                if decision is None:
                    lost.append(number)
                else:
                    wanted[_identity(decision)] = decision if wish.decision is not None else None
            if wanted:
                self._change(lambda before: _with(self._brought_up(before), wanted))
            return lost

    def forget_stale(self) -> None:
        """Drop the decisions that are about no finding any more.

        Raises:
            ConfigError: If the decisions cannot be written.
        """
        with self._lock:
            gone = dict.fromkeys(map(_identity, self._view.stale))
            self._change(lambda before: _with(self._brought_up(before), gone))

    def look_at_file(self) -> None:
        """Take over what somebody else has written into the file of decisions.

        Raises:
            ConfigError: If it is wrong.
        """
        with self._lock:
            if self.file.has_changed:
                self._arrange(self.file.read())

    def carry_out(
        self,
        baseline: Path | None,
        options: Callable[[str], ReadOptions],
        originals: Callable[[str], str | None],
    ) -> CarriedOut:
        """Carry out what is decided about the files under review, as `mtaudit apply` does.

        What is carried out is no longer kept; what is refused is.

        Args:
            baseline: The file of accepted findings; without it what is rejected stays as it is.
            options: Says how a file is read.
            originals: Gives the file that holds the original of another.

        Raises:
            ConfigError: If the baseline is wrong, or the decisions cannot be written.
        """
        with self._lock:
            places, _ = placed(self._view.results, self.file.read())
            ours = tuple(
                one
                for place in places
                for one in place.decisions.values()
                if one.is_accepted or baseline is not None
            )
            author = self.file.author
            files = apply_decisions(
                Decisions(ours, author=author),
                baseline=baseline,
                author=author,
                options=options,
                originals=originals,
            )
            refused = tuple(refusal for file in files for refusal in file.refused)
            refused += self.refused_as_stale()
            kept = {id(refusal.decision) for refusal in refused}
            done = dict.fromkeys(_identity(one) for one in ours if id(one) not in kept)
            self._change(lambda before: _with(self._brought_up(before), done))
            return CarriedOut(
                sum(len(file.corrected) for file in files),
                sum(bool(file.corrected) for file in files),
                sum(len(file.rejected) for file in files),
                refused,
            )

    def refused_as_stale(self) -> tuple[Refusal, ...]:
        """Return the decisions that are about no finding any more, with that as the reason."""
        return tuple(Refusal(one, STALE) for one in self.view.stale)

    # --- How it is kept --------------------------------------------------------------------------

    def _decision(self, wish: Wish) -> Decision | None:
        """Return the decision that an editor wants; `None` if its finding is gone."""
        meant = [
            (result, finding)
            for result in self._by_file.get(wish.path, ())
            if record_of(result) == wish.record and (finding := _found(wish, result))
        ]
        if not meant:
            return None
        result, finding = meant[0]
        verdict = wish.decision if wish.decision is not None else {"verdict": "rejected"}
        entry = {
            **verdict,
            "path": path_of(result),
            "record": record_of(result),
            "digest": digest_of(result.article.text),
            "detector": finding.detector,
            "fingerprint": finding.fingerprint(result.article),
            "start": finding.span.start,
            "end": finding.span.end,
            "text": finding.span.of(result.article.text),
        }
        decision = decision_of(entry, "the decision")
        try:
            f"{decision.correction}{decision.reason}".encode()
        except UnicodeEncodeError as error:
            raise ConfigError("half a character is no text", where="the decision") from error
        return decision

    def _brought_up(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        """Return decisions with their places as they are now."""
        places, left = placed(self._view.results, decisions)
        return (*left, *(one for place in places for one in place.decisions.values()))

    def _change(self, how: Callable[[tuple[Decision, ...]], tuple[Decision, ...]]) -> None:
        self._arrange(self.file.change(how, self._today()))

    def _arrange(self, decisions: Iterable[Decision]) -> None:
        """Make the next version of what lies there."""
        by_key = _keyed(self._by_file)
        order = [key for key in self._order if key in by_key]
        known = set(order)
        order += [key for key in by_key if key not in known]
        before = self._view
        version = before.version + 1
        is_laid_out_anew = order != self._order or not before.layout
        places, left = placed([by_key[key] for key in order], decisions)
        audited, decided = [], []
        for number, place in enumerate(places):
            old = before.places[number] if not is_laid_out_anew else None
            is_same = old is not None and _is_same(old.result, place.result)
            audited.append(before.audited[number] if is_same else version)
            is_same = is_same and old is not None and old.decisions == place.decisions
            decided.append(before.decided[number] if is_same else version)
        stale = tuple(one for one in left if one.path in self._by_file)
        self._order = order
        self._view = View(
            version,
            before.layout + is_laid_out_anew,
            tuple(places),
            tuple(audited),
            tuple(decided),
            stale,
            tuple(self._faults.values()),
        )


def _keyed(
    by_file: Mapping[str, Iterable[Result]],
) -> dict[tuple[str, str, int], Result]:
    """Return results by file, record, and number among those of the same record."""
    keyed: dict[tuple[str, str, int], Result] = {}
    for file, results in by_file.items():
        seen: Counter[str] = Counter()
        for result in results:
            record = record_of(result)
            keyed[file, record, seen[record]] = result
            seen[record] += 1
    return keyed


def _found(wish: Wish, result: Result) -> Finding | None:
    """Return the finding that a page means, by its place or, if the text has changed, its words."""
    if digest_of(result.article.text) == wish.digest:
        place = (wish.detector, wish.start, wish.end)
        alike = [one for one in result.findings if (one.detector, *_ends(one)) == place]
    else:
        fingerprints = (one.fingerprint(result.article) for one in result.findings)
        alike = [
            one
            for one, fingerprint in zip(result.findings, fingerprints, strict=True)
            if fingerprint == wish.fingerprint
        ]
    return alike[0] if len(alike) == 1 else None


def _ends(finding: Finding) -> tuple[int, int]:
    return finding.span.start, finding.span.end


def _identity(decision: Decision) -> tuple[object, ...]:
    """Return what two decisions about one finding have in common."""
    place = (decision.detector, decision.start, decision.end)
    return (decision.path, decision.record, decision.digest, *place)


def _with(
    decisions: Iterable[Decision], wanted: Mapping[tuple[object, ...], Decision | None]
) -> tuple[Decision, ...]:
    """Return decisions with others in the place of some; `None` takes one away."""
    kept = [one for one in decisions if _identity(one) not in wanted]
    return (*kept, *(one for one in wanted.values() if one is not None))


def _is_same(before: Result, after: Result) -> bool:
    """Tell whether a page would show two results alike."""
    return before is after or (
        before.article == after.article
        and before.findings == after.findings
        and before.suppressed == after.suppressed
        and before.errors == after.errors
    )
