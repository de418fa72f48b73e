"""`mtaudit accept`: write judgements into the baseline, and drop those that are stale."""

import datetime as dt
from pathlib import Path
from typing import Unpack

import attrs
import click

from mtaudit.article import Article
from mtaudit.baseline import Baseline, Judgement, change
from mtaudit.cli.auditing import Audit, AuditOptions, auditing_options, chosen
from mtaudit.cli.choices import Choices, today
from mtaudit.cli.inputs import note_errors
from mtaudit.cli.judgements import Review
from mtaudit.cli.outcome import Outcome, number, say
from mtaudit.cli.user import current_user
from mtaudit.config import Config
from mtaudit.errors import ConfigError
from mtaudit.finding import Finding
from mtaudit.reports.display import visible


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--all", "everything", is_flag=True, help="Accept all findings.")
@click.option(
    "--fingerprint", "fingerprints", multiple=True, metavar="F", help="Accept this finding."
)
@click.option("--reason", default="", metavar="TEXT", help="Why; it is kept with the judgement.")
@click.option("--author", metavar="NAME", help="Who accepts them; the user, if none is given.")
@click.option("--expires", metavar="DATE", help="The last day on which that holds: 2026-12-31.")
@click.option("--list", "only_list", is_flag=True, help="Only list them, with their fingerprints.")
@click.option("--prune", is_flag=True, help="Drop the judgements whose finding is gone.")
@auditing_options
@click.pass_obj
def accept(
    outcome: Outcome,
    *,
    paths: tuple[str, ...],
    everything: bool,
    fingerprints: tuple[str, ...],
    reason: str,
    author: str | None,
    expires: str | None,
    only_list: bool,
    prune: bool,
    **options: Unpack[AuditOptions],
) -> None:
    """Accept findings, with a reason.

    'mtaudit check' is silent about them until their words or those beside them change. Say which
    with --all, --detector or --fingerprint. The judgements are written into mtaudit-baseline.json,
    to be kept with the texts. --prune without PATH looks at all files that the baseline names.

    \b
    mtaudit accept --all --reason "judged when we began" articles/
    mtaudit accept --list articles/story.txt
    mtaudit accept --fingerprint 0123456789abcdef --reason "the band's name" articles/story.txt
    mtaudit accept --prune
    """  # noqa: D301 - \b is click's mark for lines to leave as they are
    if prune:
        if everything or fingerprints or reason:
            raise ConfigError("--prune is given with judgements", remedy="do one after the other")
        _prune(paths, outcome, options)
        return
    is_chosen = everything or bool(fingerprints or options["detectors"])
    _require(paths, reason, is_chosen=is_chosen, is_listing=only_list)
    wanted = options["detectors"]
    # All detectors run, or a finding would be accepted that another one covers.
    options["detectors"] = ()
    audit = Audit.of(paths, outcome, to_terminal=True, **options)
    named = Config(wanted, plugins=audit.choices.config.plugins)
    selection = _Selection(named, frozenset(fingerprints))
    target = _target(audit.choices)
    judge = _Judge(
        audit.auditor.baseline or Baseline((), target.parent),
        reason,
        author or ("" if only_list else current_user()),
        today(),
        _date(expires),
    )
    accepted: dict[tuple[str, str], Judgement] = {}
    for result in audit.results:
        note_errors(result, outcome)
        for finding in result.findings:
            judgement = judge(finding, result.article)
            if selection.has(judgement):
                accepted[judgement.key] = judgement
                _show(finding, result.article, judgement)
    if only_list:
        return
    for missing in selection.fingerprints - {one.fingerprint for one in accepted.values()}:
        outcome.fail(f"{missing}: no such finding is reported; see 'mtaudit accept --list'")
    if accepted:
        change(target, added=tuple(accepted.values()))
        say(f"{number(len(accepted), 'judgement')} written to {target}")
    elif not fingerprints:
        say("nothing is found that could be accepted")


@attrs.frozen
class _Selection:
    """Which findings are accepted: those of some detectors, or with some fingerprints."""

    detectors: Config
    fingerprints: frozenset[str]

    def has(self, judgement: Judgement) -> bool:
        return self.detectors.selects(judgement.detector) and (
            not self.fingerprints or judgement.fingerprint in self.fingerprints
        )


@attrs.frozen
class _Judge:
    """Makes judgements that differ only in the finding."""

    baseline: Baseline
    reason: str
    author: str
    date: dt.date
    expires: dt.date | None

    def __call__(self, finding: Finding, article: Article) -> Judgement:
        return self.baseline.judge(
            finding,
            article,
            reason=self.reason,
            author=self.author,
            date=self.date,
            expires=self.expires,
        )


def _require(paths: tuple[str, ...], reason: str, *, is_chosen: bool, is_listing: bool) -> None:
    """Refuse what is not said in full."""
    if not paths or "-" in paths:
        raise ConfigError("no file is named", remedy="name the files whose findings are accepted")
    if is_listing:
        return
    if not is_chosen:
        remedy = "say --all, --detector ID or --fingerprint F; --list shows them"
        raise ConfigError("it is not said which findings are accepted", remedy=remedy)
    if not reason.strip():
        raise ConfigError("no reason is given", remedy="say why with --reason")


def _target(choices: Choices) -> Path:
    """Return the file to write."""
    if choices.baseline is None:
        raise ConfigError("--no-config is given without --baseline", remedy="name the file")
    return choices.baseline


def _show(finding: Finding, article: Article, judgement: Judgement) -> None:
    place = article.locate(finding.span)
    text = f"{place}: {judgement.fingerprint} {finding.detector} {finding.message}"
    click.echo(visible(text))


def _prune(paths: tuple[str, ...], outcome: Outcome, options: AuditOptions) -> None:
    path = _target(chosen(paths or ("-",), options))
    baseline = Baseline.load(path)
    files = {one.path: path.parent / one.path for one in baseline.judgements}
    under = tuple(Path(named).absolute() for named in paths) or (Path("/"),)
    stale = [
        one
        for one in baseline.judgements
        if not files[one.path].is_file()
        and any(files[one.path].absolute().is_relative_to(folder) for folder in under)
    ]
    audited = paths or tuple(str(file) for file in files.values() if file.is_file())
    if audited:
        review = Review()
        audit = Audit.of(audited, outcome, to_terminal=False, **options)
        for result in review.watch(audit.results):
            note_errors(result, outcome)
        stale += review.stale()
    for one in stale:
        click.echo(visible(f"dropped: {one} ({one.reason})"))
    if stale:
        change(path, dropped=frozenset(one.key for one in stale))
    left = len(baseline.judgements) - len(stale)
    say(f"{number(len(stale), 'judgement')} dropped from {path}, {left} left")


def _date(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        date = dt.date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(
            f"{text!r} is no date", where="--expires", remedy="write it as 2026-12-31"
        ) from error
    if date < today():
        raise ConfigError(f"{date} is past", where="--expires", remedy="give a day to come")
    return date
