"""What somebody has judged already is not reported."""

import pytest

from mtaudit.article import Article, Document
from mtaudit.finding import Category, Confidence, Family, Finding, Severity
from mtaudit.readers import markdown, plain, reader_for, restructuredtext
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Span
from mtaudit.suppression import suppress_marked


def finding(article: Article, part: str, detector: str = "bad-rendering") -> Finding:
    start = article.text.index(part)
    return Finding(
        span=Span(start, start + len(part)),
        detector=detector,
        family=Family.NAME,
        category=Category.MISTRANSLATION,
        severity=Severity.MAJOR,
        confidence=Confidence.HIGH,
        message="",
    )


def reason(article: Article, part: str, detector: str = "bad-rendering") -> str:
    """Why a finding at `part` is not reported; empty if it is."""
    kept, suppressed = suppress_marked([finding(article, part, detector)], article)
    assert len(kept) + len(suppressed) == 1
    return suppressed[0].reason if suppressed else ""


@pytest.mark.parametrize(
    "text",
    [
        "the Tooth Dance [sic] islands",
        "the so-called “Tooth Dance” [sic]",
        "the Tooth Dance (sic) islands",
        "the Tooth Dance[SIC] islands",
        '"Tooth Dance," [sic] he said',
    ],
)
def test_sic_means_the_author_knows(text: str) -> None:
    assert reason(Article(text), "Tooth Dance") == "marked [sic]"


@pytest.mark.parametrize(
    "text",
    [
        "the Tooth Dance islands [sic]",
        "[sic] Tooth Dance",
        "Tooth Dance\n[sic]",
        "Tooth Dance sic",
    ],
)
def test_sic_elsewhere_is_about_something_else(text: str) -> None:
    assert reason(Article(text), "Tooth Dance") == ""


@pytest.mark.parametrize("text", ["**Tooth Dance** [sic]", "[Tooth Dance](x) \\[sic\\]"])
def test_sic_in_markdown(text: str) -> None:
    (article,) = markdown.read(Document("page.md", text), ReadOptions())
    assert reason(article, "Tooth Dance") == "marked [sic]"


@pytest.mark.parametrize(
    ("comment", "is_suppressed"),
    [
        ("<!-- mtaudit: ignore -->", True),
        ("<!-- mtaudit:ignore[bad-rendering] -->", True),
        ("<!-- mtaudit: ignore[other, bad-rendering] -->", True),
        ("<!-- mtaudit: ignore[other bad-rendering] -->", True),
        ("<!-- mtaudit: ignore[other] -->", False),
        ("<!-- mtaudit: ignore[bad] -->", False),
        ("<!-- mtaudit: ignore[] -->", False),
        ("<!-- ignore -->", False),
    ],
)
def test_a_comment_on_the_line(comment: str, is_suppressed: bool) -> None:
    """A comment counts for the detectors it names, for all if it names none."""
    for suffix, reader in (("txt", plain), ("md", markdown)):
        document = Document(f"page.{suffix}", f"# One\n\nthe *Tooth* Dance {comment}\nislands")
        (article,) = reader.read(document, ReadOptions())
        assert bool(reason(article, "Dance")) is is_suppressed


def test_a_comment_on_another_line_does_not_count() -> None:
    text = "one <!-- mtaudit: ignore -->\nTooth Dance\nthree <!-- mtaudit: ignore -->"
    for reader in (plain, markdown):
        (article,) = reader.read(Document("page", text), ReadOptions())
        assert reason(article, "Tooth Dance") == ""


@pytest.mark.parametrize(
    ("above", "is_suppressed"),
    [
        (".. mtaudit: ignore\n\n", True),
        (".. mtaudit: ignore[bad-rendering]\n   The name of a café.\n\n", True),
        (".. mtaudit: ignore[bad-rendering] The name of a café.\n\n", True),
        (".. mtaudit: ignore[residue]\n.. mtaudit: ignore[bad-rendering]\n\n", True),
        (".. mtaudit: ignore[residue]\n\n", False),
        (".. mtaudit: ignore\n\nOne.\n\n", False),
    ],
)
def test_a_comment_above_a_block(above: str, is_suppressed: bool) -> None:
    """No comments stand within lines of reStructuredText."""
    document = Document("page.rst", f"{above}The islands of\nTooth Dance are\nfar away.\n\nTooth.")
    (article,) = restructuredtext.read(document, ReadOptions())
    assert reason(article, "Tooth Dance") == ("ignored by a comment above" if is_suppressed else "")
    assert reason(article, "Tooth.") == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.md", "<!-- mtaudit: ignore -->\n\nTooth Dance"),
        ("x.po", 'msgid "a"\nmsgstr "b"\n\n# mtaudit: ignore\nmsgid "c"\nmsgstr "Tooth Dance"\n'),
        ("x.properties", "a=b\n# mtaudit: ignore\nc=Tooth Dance"),
    ],
)
def test_a_comment_above_in_other_formats(name: str, text: str) -> None:
    (article,) = reader_for(name)(Document(name, text), ReadOptions())
    assert reason(article, "Tooth Dance") == "ignored by a comment above"


def test_a_finding_over_two_lines_is_covered_by_a_comment_on_either() -> None:
    for text in ("Tooth\nDance <!-- mtaudit: ignore -->", "<!-- mtaudit: ignore --> Tooth\nDance"):
        assert reason(Article(text), "Tooth\nDance")


def test_text_from_memory_has_lines_too() -> None:
    article = Article("Tooth Dance (mtaudit: ignore[bad-rendering])\nDance")
    assert reason(article, "Tooth")
    assert reason(article, "\nDance")
    assert reason(article, "Tooth", detector="residue") == ""


def test_order_is_kept() -> None:
    article = Article("a b c [sic] d")
    kept, suppressed = suppress_marked([finding(article, part) for part in "dcba"], article)
    assert [f.span.of(article.text) for f in kept] == ["d", "b", "a"]
    assert [s.finding.span.of(article.text) for s in suppressed] == ["c"]


def test_many_findings_on_one_long_line_take_linear_time() -> None:
    import time

    from mtaudit import Auditor, Config

    auditor = Auditor([], Config(detectors=("lost-apostrophe",)))
    text = "The trip was long, and Abe ‘s visit to the north was longer still. " * 6000
    start = time.perf_counter()
    result = auditor.audit(text)

    assert len(result.findings) == 6000
    assert time.perf_counter() - start < 10
