"""Carries out on files what an editor has decided about findings.

A decision is about a place in an article. If the article is as it was, the place is known; if it
has changed elsewhere, the place is where the same words stand between the same words, as the
fingerprint of a finding says. If there is no such place any more, or more than one, the decision
is refused.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import attrs

from mtaudit.article import Article, Document
from mtaudit.baseline import Baseline, Judgement, change
from mtaudit.correcting import FileCorrection
from mtaudit.decisions import Decision, Decisions, digest_of
from mtaudit.edits import Edit, apply, edit_of, obstacle
from mtaudit.errors import ReadError
from mtaudit.finding import Category, Confidence, Family, Finding, Severity
from mtaudit.readers import read_file
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Span, SpanSet

REASON = "rejected in review"
"""The reason of a judgement if the editor gave none; the baseline wants one."""


@attrs.frozen
class Refusal:
    """A decision that is not carried out.

    Args:
        decision: The decision.
        reason: Why not.
    """

    decision: Decision
    reason: str

    def __str__(self) -> str:
        return f"{self.decision}: {self.reason}"


@attrs.frozen
class Rejection:
    """A rejected finding as it stands in the corrected article.

    Args:
        decision: The decision.
        finding: The finding; its span counts code points of the corrected text.
        article: The article with its corrections.
    """

    decision: Decision
    finding: Finding
    article: Article


@attrs.frozen
class AppliedFile:
    """What becomes of the decisions on a file.

    Args:
        path: The file.
        correction: Its corrections; `None` if it cannot be read.
        corrected: The decisions that correct it.
        rejected: The findings that the baseline is to accept.
        refused: The decisions that are not carried out.
    """

    path: str
    correction: FileCorrection | None
    corrected: tuple[Decision, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    refused: tuple[Refusal, ...] = ()

    def judgements(self, baseline: Baseline, author: str, date: dt.date) -> tuple[Judgement, ...]:
        """Return the judgements that make an audit silent about what was rejected.

        Args:
            baseline: The baseline that is to hold them.
            author: Who decided.
            date: When.
        """
        return tuple(
            baseline.judge(
                one.finding,
                one.article,
                reason=one.decision.reason.strip() or REASON,
                author=author,
                date=date,
            )
            for one in self.rejected
        )


def apply_decisions(
    decisions: Decisions,
    *,
    baseline: str | Path | None = None,
    author: str = "",
    options: Callable[[str], ReadOptions] = lambda _: ReadOptions(),
    originals: Callable[[str], str | None] = lambda _: None,
) -> tuple[AppliedFile, ...]:
    """Carry decisions out: correct the files, and write what was rejected into the baseline.

    Each file is written whole or not at all; one that cannot be stops no other, and its decisions
    are refused.

    Args:
        decisions: The decisions.
        baseline: The file of accepted findings; without it nothing is written of what is rejected.
        author: Who decided, if the decisions do not say.
        options: Says how a file is read.
        originals: Gives the file that holds the original of another, if that is a file of its own.

    Returns:
        What became of the decisions on each file.

    Raises:
        ConfigError: If the baseline is wrong.
    """
    judge = Baseline((), Path(baseline).parent) if baseline is not None else None
    done: list[AppliedFile] = []
    judgements: list[Judgement] = []
    for path, wanted in decisions.by_path().items():
        try:
            file = plan(path, wanted, options(path), originals(path))
            if file.correction is not None:
                file.correction.write()
        except (ReadError, OSError) as error:
            file = refused(path, wanted, str(error))
        done.append(file)
        if judge is not None:
            date = decisions.date or dt.datetime.now().astimezone().date()
            who = decisions.author or author or "an editor"
            judgements += file.judgements(judge, who, date)
    if baseline is not None and judgements:
        change(Path(baseline), added=judgements)
    return tuple(done)


def refused(path: str, wanted: Iterable[Decision], reason: str) -> AppliedFile:
    """Return what becomes of a file on which nothing can be carried out."""
    return AppliedFile(path, None, refused=tuple(Refusal(one, reason) for one in wanted))


def plan(
    path: str, wanted: Sequence[Decision], options: ReadOptions, original: str | None = None
) -> AppliedFile:
    """Find out what decisions change in a file, and change nothing.

    Args:
        path: The file.
        wanted: The decisions on it.
        options: How it is read.
        original: The name of the file that holds its original, if that is a file of its own.

    Returns:
        What becomes of the decisions once the correction is written.

    Raises:
        ReadError: If the file cannot be read, or the corrections would change more than words.
    """
    if path == "-":
        return refused(path, wanted, "it came from standard input, and there is no file")
    correction = FileCorrection(Document(path, ""), options, original)
    waiting = list(wanted)
    articles = list(read_file(path, options, original))
    shares = _shares(articles, waiting)
    corrected: list[Decision] = []
    rejected: list[Rejection] = []
    refusals: list[Refusal] = []
    for article, share in zip(articles, shares, strict=True):
        placed, gone = _placed(share, article)
        planned, crossing = _planned(placed, article)
        refusals += gone + crossing
        possible, impossible = correction.add(article, [edit for _, edit in planned])
        made = {id(edit.finding) for edit in possible}
        blocked = {id(edit.finding): obstacle(edit, article) for edit in impossible}
        for decision, edit in planned:
            if id(edit.finding) in made:
                corrected.append(decision)
            else:
                refusals.append(Refusal(decision, blocked[id(edit.finding)]))
        edits = [edit for _, edit in planned if id(edit.finding) in made]
        for decision, finding in placed:
            if not decision.is_accepted:
                moved = _moved(finding, edits)
                if moved is None:
                    refusals.append(Refusal(decision, "a correction changes the same words"))
                else:
                    after = attrs.evolve(article, text=apply(article.text, edits), pairs=())
                    rejected.append(Rejection(decision, moved, after))
    taken = {id(one) for share in shares for one in share}
    refusals += (
        Refusal(one, "the file has no such record") for one in waiting if id(one) not in taken
    )
    correction.verify()
    return AppliedFile(path, correction, tuple(corrected), tuple(rejected), tuple(refusals))


def _shares(articles: Sequence[Article], wanted: Iterable[Decision]) -> list[list[Decision]]:
    """Return the decisions on each article of a file: that of their record, as it was if it is."""
    places: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        record = article.origin.record if article.origin else ""
        places.setdefault(record, []).append(number)
    digests = [digest_of(article.text) for article in articles]
    shares: list[list[Decision]] = [[] for _ in articles]
    for decision in wanted:
        numbers = places.get(decision.record, [])
        same = [number for number in numbers if digests[number] == decision.digest]
        for number in (same or numbers)[:1]:
            shares[number].append(decision)
    return shares


def _placed(
    wanted: Iterable[Decision], article: Article
) -> tuple[list[tuple[Decision, Finding]], list[Refusal]]:
    """Find the places that decisions are about."""
    digest = digest_of(article.text)
    placed: list[tuple[Decision, Finding]] = []
    gone: list[Refusal] = []
    for decision in wanted:
        found = list(_places(decision, article, as_it_was=digest == decision.digest))
        if len(found) == 1:
            placed.append((decision, found[0]))
        else:
            gone.append(Refusal(decision, _why_gone(decision, article, len(found))))
    placed.sort(key=lambda one: (one[1].span.start, -one[1].span.end))
    return placed, gone


def _places(decision: Decision, article: Article, *, as_it_was: bool) -> Iterator[Finding]:
    if as_it_was:
        finding = _finding(decision, Span(decision.start, decision.end))
        if finding.span.of(article.text) == decision.text:
            yield finding
        return
    at = article.text.find(decision.text) if decision.text else -1
    while at >= 0:
        finding = _finding(decision, Span(at, at + len(decision.text)))
        if finding.fingerprint(article) == decision.fingerprint:
            yield finding
        at = article.text.find(decision.text, at + 1)


def _why_gone(decision: Decision, article: Article, places: int) -> str:
    if places:
        return f"the file has changed, and the words stand there {places} times"
    if decision.text and decision.text in article.text:
        return "the file has changed, and the words beside it are others"
    return "the file has changed, and the words are gone"


def _finding(decision: Decision, span: Span) -> Finding:
    """Return a finding at a place; an edit and a judgement need no more of it than that."""
    return Finding(
        span,
        decision.detector,
        Family.RESIDUE,
        Category.MISTRANSLATION,
        Severity.NEUTRAL,
        Confidence.HIGH,
        "",
    )


def _planned(
    placed: Iterable[tuple[Decision, Finding]], article: Article
) -> tuple[list[tuple[Decision, Edit]], list[Refusal]]:
    """Make edits of the findings that are right; of two on the same words the first one counts."""
    taken = SpanSet()
    planned: list[tuple[Decision, Edit]] = []
    refusals: list[Refusal] = []
    for decision, finding in placed:
        if not decision.is_accepted:
            continue
        if decision.correction is None:
            refusals.append(Refusal(decision, "no correction is given"))
            continue
        if decision.edited:
            edit = Edit(finding.span, decision.correction, finding)
        else:
            edit = edit_of(finding, article, decision.correction)
        if taken.add(edit.span):
            planned.append((decision, edit))
        else:
            refusals.append(Refusal(decision, "another correction changes the same words"))
    return planned, refusals


def _moved(finding: Finding, edits: Sequence[Edit]) -> Finding | None:
    """Return a finding as it stands after edits; `None` if they change it."""
    span = finding.span
    if any(edit.span.start < span.end and span.start < edit.span.end for edit in edits):
        return None
    growths = accumulate(len(edit.replacement) - len(edit.span) for edit in edits)
    before = bisect_right([edit.span.end for edit in edits], span.start)
    by = (0, *growths)[before]
    return attrs.evolve(finding, span=Span(span.start + by, span.end + by))
