"""From the options of a command to results: the configuration, the articles, the auditor."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, NotRequired, TypeVar, Unpack

import attrs

from mtaudit.article import Article
from mtaudit.auditor import Auditor
from mtaudit.cli.choices import Choices, choose
from mtaudit.cli.inputs import read_articles, without_originals
from mtaudit.cli.options import (
    FieldOptions,
    auditor_options,
    confidence_option,
    config_options,
    corpus_options,
    inflection_option,
    reading_options,
)
from mtaudit.cli.outcome import Outcome
from mtaudit.cli.progress import with_size_progress
from mtaudit.errors import ConfigError
from mtaudit.readers.documents import bytes_of
from mtaudit.result import Result

if TYPE_CHECKING:
    from mtaudit.corpus import Corpus
    from mtaudit.git import Changes

_Command = TypeVar("_Command", bound=Callable[..., object])
_ONE_STORY = "one story"  # the topic that --one-story gives to all articles


class AuditOptions(FieldOptions):
    """What the options that `auditing_options` adds are given."""

    glossaries: tuple[str, ...]
    no_shipped: bool
    detectors: tuple[str, ...]
    disable: tuple[str, ...]
    config_file: str | None
    no_config: bool
    baseline: str | None
    inflection: bool
    lang: str | None
    source: str | None
    source_lang: str | None
    corpora: tuple[str, ...]
    one_story: bool
    min_confidence: str | None
    stdin_filename: NotRequired[str | None]


def auditing_options(command: _Command) -> _Command:
    """Add the options that say what is audited, and how."""
    decorators = (
        auditor_options,
        config_options,
        inflection_option,
        reading_options,
        corpus_options,
        confidence_option,
    )
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


def chosen(paths: Sequence[str], options: AuditOptions, *, fail_on: str | None = None) -> Choices:
    """Return what holds for an audit of paths.

    Args:
        paths: What the user named.
        options: The options of the command line.
        fail_on: The threshold that the command line gives.

    Raises:
        ConfigError: If options do not go together, or the configuration is wrong.
    """
    if options["one_story"] and not options["corpora"]:
        raise ConfigError("--one-story is given without --corpus", remedy="name the other articles")
    return choose(
        paths,
        config_file=options["config_file"],
        no_config=options["no_config"],
        baseline=options["baseline"],
        stdin_filename=options.get("stdin_filename"),
        glossaries=options["glossaries"],
        shipped_glossaries=False if options["no_shipped"] else None,
        detectors=options["detectors"],
        disable=options["disable"],
        inflection=options["inflection"] or None,
        lang=options["lang"],
        source_lang=options["source_lang"],
        min_confidence=options["min_confidence"],
        fail_on=fail_on,
        target_field=options["target_field"],
        source_field=options["source_field"],
        id_field=options["id_field"],
        date_field=options["date_field"],
        outlet_field=options["outlet_field"],
    )


class Audit(NamedTuple):
    """An audit that is ready to run.

    Args:
        choices: What holds for it.
        auditor: The auditor.
        changes: What has changed, if only that is under audit.
        files: The files that are audited.
        articles: Their articles, read as they are taken.
        originals: Gives the file that holds the original of another, if that is a file of its own.
        topic: The topic of all articles, if they are taken as telling one story.
    """

    choices: Choices
    auditor: Auditor
    changes: "Changes | None"
    files: tuple[str, ...]
    articles: Iterator[Article]
    originals: Callable[[str], str | None] = lambda _: None
    topic: str | None = None

    @classmethod
    def of(
        cls,
        paths: Sequence[str],
        outcome: Outcome,
        *,
        to_terminal: bool,
        fail_on: str | None = None,
        streamed: bool = False,
        changes: "Changes | None" = None,
        **options: Unpack[AuditOptions],
    ) -> "Audit":
        """Make ready to audit paths.

        Args:
            paths: What the user named.
            outcome: Where faults are noted.
            to_terminal: Whether results may go to the terminal as they are made.
            fail_on: The threshold that the command line gives.
            streamed: Whether files of records are read record by record.
            changes: What has changed, if only that is under audit.
            options: The other options.

        Raises:
            ConfigError: If options do not go together, or the configuration is wrong.
            GlossaryError: If a glossary cannot be had or is wrong.
        """
        choices = chosen(paths, options, fail_on=fail_on)
        choices = choices._replace(streamed=streamed)
        corpora = options["corpora"]
        topic = _ONE_STORY if options["one_story"] else None
        auditor = choices.auditor(_corpus(corpora, choices, topic, outcome) if corpora else None)
        audit = cls(choices, auditor, changes, (), iter(()))
        return audit.beside(paths, outcome, to_terminal=to_terminal, **options)

    def beside(
        self,
        paths: Sequence[str],
        outcome: Outcome,
        *,
        to_terminal: bool,
        **options: Unpack[AuditOptions],
    ) -> "Audit":
        """Make ready to audit paths with the same auditor.

        Args:
            paths: Files and folders.
            outcome: Where faults are noted.
            to_terminal: Whether results may go to the terminal as they are made.
            options: The options of the command line.

        Raises:
            ConfigError: If options do not go together.
        """
        choices, changes = self.choices, self.changes
        paths = choices.named(paths)
        files = choices.files(paths, outcome, changes)
        originals = choices.originals(options["source"], paths, files)
        if options["source"] is not None:
            files = list(without_originals(files, originals))
        content = changes.content if changes and changes.is_staged else bytes_of
        articles = read_articles(files, choices.reading_of, outcome, originals, content)
        articles = with_size_progress(articles, files, to_terminal=to_terminal)
        audit = self._replace(
            files=tuple(files),
            originals=originals,
            topic=_ONE_STORY if options["one_story"] else None,
        )
        return audit._replace(articles=audit.of_one_story(articles))

    def of_one_story(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Give articles the topic of the run, if it has one."""
        for article in articles:
            yield article if self.topic is None else attrs.evolve(article, topic=self.topic)

    @property
    def results(self) -> Iterator[Result]:
        """The results of the articles, made as they are taken."""
        return self.audited(self.articles)

    def audited(self, articles: Iterable[Article], *, jobs: int = 1) -> Iterator[Result]:
        """Audit articles of the run; of what is found, only what is asked for is kept.

        Args:
            articles: Some of the articles.
            jobs: How many processes audit at once; 0 for as many as there are processors.
        """
        results = self.auditor.audit_many(articles, jobs=jobs)
        if self.changes is None:
            return results
        from mtaudit.changes import only_changed

        return only_changed(results, self.changes)


def _corpus(
    corpora: Iterable[str], choices: Choices, topic: str | None, outcome: Outcome
) -> "Corpus":
    """Collect what the articles of some folders say."""
    names = choices.files(corpora, outcome)
    articles = read_articles(names, choices.reading_of, outcome, lambda _: None)
    if topic is not None:
        articles = (attrs.evolve(article, topic=topic) for article in articles)
    from mtaudit.corpus import Corpus

    return Corpus.of(articles)
