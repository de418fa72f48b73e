"""The auditor: bind, run, suppress, resolve overlaps, sort."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from mtaudit.article import Article, Document, Origin
from mtaudit.config import Config
from mtaudit.context import LONGEST_PASSAGE, Context
from mtaudit.detectors import Detector
from mtaudit.errors import ConfigError
from mtaudit.finding import Family, Finding, Severity
from mtaudit.glossary import Glossary, shipped_glossaries
from mtaudit.glossary.term import primary
from mtaudit.result import DetectorError, Result
from mtaudit.spans import SourceMap, SpanSet
from mtaudit.suppression import has_comments, suppress_accepted, suppress_marked
from mtaudit.value import Value
from mtaudit.version import __version__

if TYPE_CHECKING:
    from mtaudit.baseline import Baseline, Judgement
    from mtaudit.corpus import Corpus
    from mtaudit.glossary.inflected import Lemmatiser
    from mtaudit.scoring.mqm import ScoringModel

# Stands for those that the configuration names.
_OF_CONFIG = (Glossary((), "of the configuration", checked=True),)
_ELSEWHERE = Article("")


@cache
def _shipped() -> Glossary:
    """All shipped glossaries as one, which is read once in a process."""
    return Glossary.merge(map(Glossary.load, shipped_glossaries()))


def _load(
    given: str | Path | Glossary | Iterable[str | Path | Glossary] | None,
) -> tuple[Glossary, ...]:
    if given is None:
        return _OF_CONFIG
    chosen = (given,) if isinstance(given, str | Path | Glossary) else given
    return tuple(g if isinstance(g, Glossary) else Glossary.load(g) for g in chosen)


class _Run:
    """What detectors find in an article, and which of them fail."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.errors: dict[str, DetectorError] = {}
        self._ran: set[str] = set()

    def add(
        self, detectors: Iterable[tuple[Detector, str]], context: Context, start: int = 0
    ) -> None:
        """Run detectors on an article, or on a passage of one.

        Args:
            detectors: The detectors, each with the plugin that brings it, if one does.
            context: The article, or the passage.
            start: Where the passage begins, code points.
        """
        article = context.article
        for detector, plugin in detectors:
            if plugin:
                from mtaudit.plugins import calls  # few runs have one
            try:
                if not detector.applies_to(context):
                    continue
                found = detector.detect(article, context)
                if plugin:
                    found = calls.checked_findings(found, detector, article)
                self.findings += (one.moved(start) for one in found) if start else found
                self._ran.add(detector.id)
            except Exception as error:  # noqa: BLE001 - one detector's fault must not lose the rest
                said = calls.said(error) if plugin else f"{type(error).__name__}: {error}"
                self.errors.setdefault(detector.id, DetectorError(detector.id, said, plugin))

    @property
    def judged(self) -> AbstractSet[str]:
        """The detectors that judged all of the article."""
        return self._ran - self.errors.keys()


@attrs.frozen(eq=False, repr=False, slots=False)
class Auditor(Value):
    """Audits articles with a set of glossaries and detectors; threads may share one.

    Args:
        glossaries: Shipped names, paths of CSV files, or glossaries, in order of rising authority;
            `None` for those of `config`, which are all shipped ones unless it says otherwise; an
            empty list for none.
        config: Which detectors run, and what is left out; its overrides hold for articles that were
            read from the files they name.
        lemmatiser: Gives a word's dictionary form in the articles' language, for languages whose
            inflection no list of forms can cover; a module-level function if the auditor is to be
            sent to other processes. With `inflection` in the configuration there is one for most
            languages, which one that is given here replaces.
        corpus: What other articles say, to hold each article against its sisters; collected before
            the audit, so that `audit_many` still takes articles as they come.
        baseline: Findings that are accepted; the one that `config` names is not read by itself.
        loader: Gives the glossaries that a configuration names, as one, such as a `GlossaryCache`;
            `None` to read their files. If the auditor is to be sent to other processes, it must be
            fit for pickling, as a module-level function is.

    Raises:
        ConfigError: If `config` wants inflection, and what that takes is not installed.
        GlossaryError: If a glossary cannot be had or is wrong.
    """

    glossaries: tuple[Glossary, ...] = attrs.field(default=None, converter=_load)
    config: Config = Config()
    lemmatiser: "Lemmatiser | None" = None
    corpus: "Corpus | None" = None
    baseline: "Baseline | None" = None
    loader: Callable[[Config], Glossary] | None = None

    def __attrs_post_init__(self) -> None:
        if self.glossaries is _OF_CONFIG:
            named = self.config.glossary_names()
            if self.loader is not None:
                loaded: tuple[Glossary, ...] = (self.loader(self.config),)
            else:
                loaded = (_shipped(),) if named == shipped_glossaries() else _load(named)
            object.__setattr__(self, "glossaries", loaded)  # the way attrs itself sets a frozen one
        if self.config.inflection:
            from mtaudit import inflection

            inflection.require()

    def audit(self, article: Article | str) -> Result:
        """Audit one article.

        Args:
            article: The article, or its bare text.

        Returns:
            The findings, sorted; a detector that fails is named in `errors` and stops nothing.
        """
        if isinstance(article, str):
            article = Article(article)
        auditor = self.for_path(article.origin.document.path) if article.origin else self
        if auditor is not self:
            return auditor.audit(article)
        run = self._run(self._context(article))
        found, errors = run.findings, tuple(run.errors.values())
        if not found and self.baseline is None:
            return Result(article, (), (), errors, self.signature, model=self._model)
        severities = dict(self.config.severities)
        if severities:
            found = [_with_severity(finding, severities) for finding in found]
        kept, marked = suppress_marked(
            (f for f in found if f.confidence >= self.config.min_confidence), article
        )
        # What is accepted still hides what it has won against, or that would show in its place.
        kept, accepted = suppress_accepted(
            resolve_overlaps(kept), article, self.config, self.baseline
        )
        return Result(
            article,
            tuple(sorted(kept, key=_position)),
            tuple(sorted(marked + accepted, key=lambda one: _position(one.finding))),
            errors,
            self.signature,
            *self._judgements(found, article, run.judged),
            self._model,
        )

    def audit_many(self, articles: Iterable[Article | str], *, jobs: int = 1) -> Iterator[Result]:
        """Audit articles as they come, one after the other or on several processors.

        Args:
            articles: Articles or bare texts.
            jobs: How many processes work at once; 0 for as many as there are processors. With more
                than one, a script must do its work under `if __name__ == "__main__":`, because each
                process imports it that is no copy of this one.

        Yields:
            A result for each, in order; the same results whatever `jobs` is.

        Raises:
            ConfigError: If `jobs` is less than 0.
        """
        if isinstance(articles, str | Article):
            msg = "audit_many takes several articles; for one there is audit"
            raise TypeError(msg)
        if jobs < 0:
            raise ConfigError(f"{jobs} is no number of processes", remedy="give 0 or more")
        if jobs == 1:
            return map(self.audit, articles)
        from mtaudit.processes import default_jobs, in_processes

        given = (Article(one) if isinstance(one, str) else one for one in articles)
        answers = in_processes(
            self._audit_for_another,
            given,
            jobs or default_jobs(),
            _sent if not self._plugins else lambda article: article,
            # Nobody knows what code of others has open.
            may_be_copied=not self._plugins and self.lemmatiser is None,
        )
        return (attrs.evolve(result, article=article) for article, result in answers)

    def _audit_for_another(self, article: Article) -> Result:
        """Audit an article for a process that has it, and need not get it back."""
        return attrs.evolve(self.audit(article), article=_ELSEWHERE)

    def for_path(self, path: str) -> "Auditor":
        """Return the auditor with what its configuration says for a path.

        Args:
            path: A file, as the user named it.

        Raises:
            GlossaryError: If a glossary for the path cannot be had or is wrong.
        """
        if not self.config.overrides:
            return self
        config = self.config.for_path(path)
        if config not in self._variants:
            same = config.glossary_names() == self.config.glossary_names()
            # The joined glossary is handed on as one, so that it is compiled only once.
            self._variants[config] = attrs.evolve(
                self, glossaries=(self.glossary,) if same else None, config=config
            )
        return self._variants[config]

    def _run(self, context: Context) -> "_Run":
        """Run the detectors, on a long text passage by passage where they allow it."""
        run = _Run()
        if len(context.article.text) <= LONGEST_PASSAGE:
            run.add(self._detectors_with_plugins, context)
            return run
        by_passage = [one for one in self._detectors_with_plugins if one[0].by_passage]
        for start, passage in context.passages():
            run.add(by_passage, passage, start)
        run.add([one for one in self._detectors_with_plugins if one not in by_passage], context)
        order = [detector.id for detector in self.detectors]
        run.findings.sort(key=lambda finding: order.index(finding.detector))
        return run

    def _context(self, article: Article) -> Context:
        """Bind an article to what it is held against."""
        lemmatiser, of_source = self.lemmatiser, None
        if self.config.inflection:
            from mtaudit import inflection

            lemmatiser = lemmatiser or inflection.lemmatiser(primary(article.lang))
            if article.source and article.source_lang:
                of_source = inflection.lemmatiser(primary(article.source_lang))
        return Context(article, self.glossary, lemmatiser, self.corpus, source_lemmatiser=of_source)

    def _judgements(
        self, found: Iterable[Finding], article: Article, ran: Container[str]
    ) -> "tuple[tuple[Judgement, ...], tuple[Judgement, ...]]":
        """Return the judgements whose findings are there, and those whose findings are gone."""
        judged = self.baseline.of(article) if self.baseline else {}
        if not judged:
            return (), ()
        there = {finding.fingerprint(article) for finding in found}
        met = tuple(one for one in judged.values() if one.fingerprint in there)
        unmet = (one for one in judged.values() if one.fingerprint not in there)
        return met, tuple(one for one in unmet if one.detector in ran)

    @cached_property
    def _variants(self) -> "dict[Config, Auditor]":
        """The auditors for the paths seen so far; one with the same choices as this is this one."""
        return {attrs.evolve(self.config, overrides=()): self}

    @cached_property
    def glossary(self) -> Glossary:
        """All glossaries as one."""
        return Glossary.merge(self.glossaries)

    @cached_property
    def detectors(self) -> tuple[Detector, ...]:
        """The detectors that run."""
        known = self.config.all_detectors()
        return tuple(detector for detector in known if self.config.selects(detector.id))

    @cached_property
    def _detectors_with_plugins(self) -> tuple[tuple[Detector, str], ...]:
        """The detectors, each with the plugin that brings it, if one does."""
        return tuple((detector, self._plugins.get(detector.id, "")) for detector in self.detectors)

    @cached_property
    def _plugins(self) -> dict[str, str]:
        """The detectors that plugins bring, with the plugin of each."""
        found = ((detector.id, self.config.plugin_of(detector.id)) for detector in self.detectors)
        return {detector: plugin for detector, plugin in found if plugin}

    @cached_property
    def _model(self) -> "ScoringModel | None":
        """What findings cost, if the configuration says so."""
        return self.config.scoring if self.config.scores_its_own_way else None

    @cached_property
    def signature(self) -> str:
        """How results are made, in one line: version, digests, detectors that are off."""
        off = [d.id for d in self.config.all_detectors() if not self.config.selects(d.id)]
        parts = [f"mtaudit:{__version__}", f"glossary:{self.glossary.digest()}"]
        if self.config.plugins:
            from mtaudit.plugins import file_of

            names = (Path(name).stem if file_of(name) else name for name in self.config.plugins)
            parts.append(f"plugins:{'+'.join(names)}")
        if self.corpus is not None:
            parts.append(f"corpus:{self.corpus.digest()}")
        if off:
            parts.append(f"off:{'+'.join(off)}")
        if self.config.inflection:
            parts.append("inflection")
        if self.config.min_confidence:
            parts.append(f"confidence:{self.config.min_confidence}")
        if self.config.severities:
            named = (f"{detector}={severity}" for detector, severity in self.config.severities)
            parts.append(f"severity:{'+'.join(sorted(named))}")
        return "|".join(parts)


def resolve_overlaps(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings that say the same of one place, keep the one that says most.

    Two findings compete if their spans overlap and they are of one family. The more confident one
    stays, then the longer one, then the one whose detector comes first.

    Args:
        findings: Findings of one article, in the detectors' order.

    Yields:
        The findings that stay.
    """
    taken: dict[Family, SpanSet] = defaultdict(SpanSet)
    for finding in sorted(findings, key=lambda f: (-f.confidence, -len(f.span))):
        if taken[finding.family].add(finding.span):
            yield finding


def audit(
    article: Article | str,
    *,
    glossary: str | Path | Glossary | None = None,
    config: Config | None = None,
    corpus: "Corpus | None" = None,
) -> Result:
    """Audit one article.

    Args:
        article: The article, or its bare text.
        glossary: A shipped name, the path of a CSV file, or a glossary; those of `config` if none
            is given, which are all shipped ones unless it says otherwise.
        config: Which detectors run, and what is left out.
        corpus: What other articles say, to hold the article against its sisters.

    Returns:
        The result.

    Raises:
        GlossaryError: If the glossary cannot be had or is wrong.
    """
    glossaries = None if glossary is None else [glossary]
    return Auditor(glossaries, config or Config(), corpus=corpus).audit(article)


def _sent(article: Article) -> Article:
    """Return an article with the name of its file alone, where no more bears upon the audit."""
    origin = article.origin
    if origin is None or has_comments(origin.document.text):
        return article
    return attrs.evolve(article, origin=_origin_in(origin.document.path))


@lru_cache(maxsize=4)
def _origin_in(path: str) -> Origin:
    """Return what articles of a file share when they are sent: once for many of them."""
    return Origin(Document(path, ""), SourceMap((), (), (), 0))


def _with_severity(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    severity = severities.get(finding.detector, finding.severity)
    return finding if severity is finding.severity else attrs.evolve(finding, severity=severity)


def _position(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.detector
