"""The examples of each detector's page are its first tests."""

import re
import tempfile
from functools import cache
from pathlib import Path

import attrs
import pytest

import mtaudit
from mtaudit import DETECTORS, Article, Auditor, Config, Corpus, Detector, Glossary

_PAGES = Path(mtaudit.__file__).parent / "detectors"
_TOPIC = "example"
_HEADINGS = [
    "What it finds",
    "Why it matters",
    "Flagged",
    "Not flagged",
    "Options",
    "Limits",
]
# An example is the text to audit; before it may stand its sister articles, and its source.
_EXAMPLE = re.compile(
    r"(?P<sisters>(?:^```corpus(?: outlet=\w+)?\n[^`]*^```\n+)*)"
    r"(?:^```source lang=(?P<source_lang>\w+)\n(?P<source>[^`]*)^```\n+)?"
    r"^```text(?: lang=(?P<lang>\w+))?\n(?P<marked>[^`]*)^```$",
    re.MULTILINE,
)
# The rows of a glossary hold for all examples after it, in the place of the shipped ones.
_GLOSSARY = re.compile(r"^```csv\n([^`]*)^```$", re.MULTILINE)
_SISTER = re.compile(r"^```corpus(?: outlet=(\w+))?\n([^`]*)^```$", re.MULTILINE)
_MARK = re.compile(r"\[\[(.+?)(?: -> (.+?))?\]\]", re.DOTALL)


@attrs.frozen
class Example:
    """A text of a page with what must be found in it."""

    detector: str
    article: Article
    expected: tuple[tuple[str, str | None], ...]
    corpus: Corpus | None = None
    glossary: Glossary | None = None

    def __str__(self) -> str:
        return f"{self.detector}: {self.article.text[:40]}"


def page(detector: Detector) -> str:
    """Return the text of a detector's page."""
    return (_PAGES / f"{detector.id.replace('-', '_')}.md").read_text(encoding="utf-8")


def examples() -> list[Example]:
    """Return the examples of all pages."""
    found = []
    for detector in DETECTORS:
        text = page(detector)
        for example in _EXAMPLE.finditer(text):
            rows = _GLOSSARY.findall(text, 0, example.start())
            marked = example["marked"]
            expected = tuple((m.group(1), m.group(2)) for m in _MARK.finditer(marked))
            article = Article(
                _MARK.sub(lambda mark: mark.group(1), marked),
                lang=example["lang"] or "en",
                source=example["source"],
                source_lang=example["source_lang"],
            )
            sisters = _SISTER.findall(example["sisters"])
            if sisters:
                article = attrs.evolve(article, topic=_TOPIC)
            corpus = Corpus.of(
                Article(text, id=f"sister {number}", topic=_TOPIC, outlet=outlet or None)
                for number, (outlet, text) in enumerate(sisters, start=1)
            )
            glossary = _glossary(rows[-1]) if rows else None
            corpus_of = corpus if sisters else None
            found.append(Example(detector.id, article, expected, corpus_of, glossary))
    return found


@cache
def _glossary(rows: str) -> Glossary:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".csv") as file:
        file.write(rows)
        file.flush()
        return Glossary.load(file.name)


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.id)
def test_page_has_the_fixed_headings(detector: Detector) -> None:
    text = page(detector)

    assert text.startswith(f"# {detector.id}\n")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == _HEADINGS


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.id)
def test_page_shows_what_is_flagged_and_what_is_not(detector: Detector) -> None:
    own = [example for example in examples() if example.detector == detector.id]

    assert any(example.expected for example in own)
    assert any(not example.expected for example in own)


@pytest.mark.parametrize("example", examples(), ids=str)
def test_example(example: Example) -> None:
    """Exactly the marked spans are found, each with the suggestion that the page names first."""
    auditor = Auditor(
        [example.glossary] if example.glossary else None,
        Config(detectors=(example.detector,)),
        corpus=example.corpus,
    )

    result = auditor.audit(example.article)

    assert result.errors == ()
    found = tuple(
        (
            finding.span.of(example.article.text),
            finding.suggestions[0] if finding.suggestions else None,
        )
        for finding in result.findings
    )
    assert found == example.expected
