"""The examples of each detector's page are its first tests."""

import re
from pathlib import Path

import attrs
import pytest

import mtaudit
from mtaudit import DETECTORS, Article, Auditor, Config, Detector

_PAGES = Path(mtaudit.__file__).parent / "detectors"
_HEADINGS = [
    "What it finds",
    "Why it matters",
    "Flagged",
    "Not flagged",
    "Options",
    "Limits",
]
_EXAMPLE = re.compile(r"^```text(?: lang=(\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"\[\[(.+?)(?: -> (.+?))?\]\]", re.DOTALL)


@attrs.frozen
class Example:
    """A text of a page with what must be found in it."""

    detector: str
    lang: str
    text: str
    expected: tuple[tuple[str, str | None], ...]

    def __str__(self) -> str:
        return f"{self.detector}: {self.text[:40]}"


def page(detector: Detector) -> str:
    """Return the text of a detector's page."""
    return (_PAGES / f"{detector.id.replace('-', '_')}.md").read_text(encoding="utf-8")


def examples() -> list[Example]:
    """Return the examples of all pages."""
    found = []
    for detector in DETECTORS:
        for lang, marked in _EXAMPLE.findall(page(detector)):
            expected = tuple((m.group(1), m.group(2)) for m in _MARK.finditer(marked))
            text = _MARK.sub(lambda mark: mark.group(1), marked)
            found.append(Example(detector.id, lang or "en", text, expected))
    return found


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
    auditor = Auditor(config=Config(detectors=(example.detector,)))

    result = auditor.audit(Article(example.text, lang=example.lang))

    assert result.errors == ()
    found = tuple(
        (finding.span.of(example.text), finding.suggestions[0] if finding.suggestions else None)
        for finding in result.findings
    )
    assert found == example.expected
