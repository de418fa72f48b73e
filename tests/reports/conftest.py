"""One fixed set of results that every report renders."""

import datetime as dt
import io
from collections.abc import Callable, Iterable

import attrs
import pytest

import mtaudit
from mtaudit import (
    Article,
    Category,
    Confidence,
    DetectorError,
    Document,
    Evidence,
    Family,
    Finding,
    Origin,
    Pair,
    Result,
    Severity,
    Span,
    Suppressed,
)
from mtaudit.spans import Part, join

SIGNATURE = "mtaudit:0.1.0|glossary:0123456789ab"
ISLANDS = (
    "Islands returned?\n\n"
    "Moscow will hand over a Sedan and Tooth Dance, two of Japans islands, by 10 th May.\r\n"
    "Mayor Hasegawa Shunsuke of Nemuro spoke of Sedan [sic] and 根室市 again.\n"
    "\tThe 12万 tourists of Itu-\nrup saw café\u0301s "
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 and 🇯🇵 flags near the Kurilsk (Курильск) pier."
)
FAMILY_EMOJI = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
HOSTILE = (
    "Hostile <script>document.documentElement.dataset.ran = 'yes'</script> "
    "<img src=x onerror=\"document.documentElement.dataset.ran='yes'\"> ]]> --> "
    "\u202eevil\u202c \x1b[31mred\x1b[0m \x9b2J bell\x07 zero\u200bwidth "
    "'single' \"double\" & {{ 7*7 }}"
)


def build_finding(
    article: Article,
    text: str,
    *suggestions: str,
    detector: str = "bad-rendering",
    family: Family = Family.NAME,
    category: Category = Category.MISTRANSLATION,
    severity: Severity = Severity.MAJOR,
    confidence: Confidence = Confidence.HIGH,
    message: str = "",
    evidence: Iterable[Evidence] = (),
    nth: int = 0,
) -> Finding:
    """Build a finding at the `nth` place where `text` stands."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(text, start + 1)
    return Finding(
        Span(start, start + len(text)),
        detector,
        family,
        category,
        severity,
        confidence,
        message or f"“{text}” is a bad rendering",
        suggestions,
        tuple(evidence),
    )


def from_file(path: str, text: str, lang: str = "en") -> Article:
    """Build the article of a plain text file."""
    prose, source_map = join([Part(text, 0, len(text))])
    return Article(prose, id=path, lang=lang, origin=Origin(Document(path, text), source_map))


def islands() -> Result:
    """An article with its source, evidence on both sides, a suppressed finding and an error."""
    article = attrs.evolve(
        from_file("news/islands.txt", ISLANDS),
        date=dt.date(2019, 1, 21),
        topic="kurils",
        source="莫斯科将移交色丹岛和齿舞群岛。\n根室市长长谷川俊辅说……",
        source_lang="zh",
    )
    findings = (
        build_finding(
            article,
            "Sedan",
            "Shikotan",
            message="“Sedan” is a bad rendering of Shikotan: the Mandarin reading of 色丹",
            evidence=[
                Evidence("term", "Shikotan (place)"),
                Evidence("mechanism", "the Mandarin reading of 色丹"),
                Evidence("context", "the source has 色丹", source_span=Span(6, 8)),
                Evidence("context", "it is named together with Tooth Dance", span=Span(53, 64)),
                Evidence("context", "Moscow is mentioned nearby", span=Span(19, 25)),
                Evidence("context", "Nemuro is mentioned nearby", span=Span(131, 137)),
                Evidence("context", "Kurilsk is mentioned nearby"),
                Evidence("context", "Kurilsk is mentioned nearby"),
                Evidence("context", "a sedan is a car"),
            ],
        ),
        build_finding(
            article, "Tooth Dance", "Habomai", "the Habomai Islands", severity=Severity.CRITICAL
        ),
        build_finding(
            article,
            "Japans",
            "Japan's",
            detector="lost-apostrophe",
            category=Category.PUNCTUATION,
            severity=Severity.MINOR,
            message="The apostrophe of “Japan’s” is missing",
        ),
        build_finding(
            article,
            "10 th",
            "10th",
            detector="number-format",
            family=Family.NUMBER,
            category=Category.NUMBER_FORMAT,
            severity=Severity.NEUTRAL,
            confidence=Confidence.MEDIUM,
        ),
        build_finding(
            article,
            "Mayor Hasegawa Shunsuke of Nemuro",
            "Mayor Shunsuke Hasegawa of Nemuro",
            detector="name-order",
            category=Category.NAME_FORMAT,
            confidence=Confidence.LOW,
        ),
        build_finding(
            article,
            "Shunsuke of Nemuro spoke",
            detector="term-order",
            family=Family.TERMINOLOGY,
            category=Category.TERMINOLOGY,
            confidence=Confidence.LOW,
        ),
        build_finding(
            article,
            "根室市",
            "Nemuro",
            detector="untranslated",
            family=Family.RESIDUE,
            category=Category.UNTRANSLATED,
        ),
        build_finding(
            article,
            "12万",
            "120,000",
            detector="unit-scale",
            family=Family.NUMBER,
            category=Category.UNTRANSLATED,
            evidence=[Evidence("value", "120,000 (十二万)")],
        ),
        build_finding(article, "Itu-\nrup", "Iturup", detector="split-word", family=Family.RESIDUE),
        build_finding(article, "café\u0301s", "cafés", confidence=Confidence.MEDIUM),
        build_finding(article, FAMILY_EMOJI, "", detector="residue", family=Family.RESIDUE),
        build_finding(article, "Курильск", "Kurilsk", confidence=Confidence.LOW),
    )
    sic = build_finding(article, "Sedan", "Shikotan", nth=1)
    return Result(
        article,
        findings,
        (Suppressed(sic, "marked [sic]"),),
        (DetectorError("implausible-year", "ValueError: <year> & more"),),
        SIGNATURE,
    )


def arabic() -> Result:
    """An article written from right to left."""
    article = from_file(
        "news/عربي.txt", "أعلن الكرملين أن جزيرة السيدان تابعة لروسيا.\n", lang="ar"
    )
    return Result(
        article,
        (
            build_finding(
                article, "السيدان", "شيكوتان", message="“السيدان” is a bad rendering of شيكوتان"
            ),
        ),
        signature=SIGNATURE,
    )


def arabic_sedan() -> Result:
    """A sentence in Arabic, with a source in Russian."""
    article = attrs.evolve(
        from_file("news/ar.txt", "زار الوزير جزيرة سيدان أمس.\n", lang="ar"),
        source="Министр вчера посетил остров Шикотан.",
        source_lang="ru",
    )
    lit = Evidence("context", "the source has Шикотан", source_span=Span(29, 36))
    return Result(article, (build_finding(article, "سيدان", "شيكوتان", evidence=[lit]),))


def japanese_pairs() -> Result:
    """English beside its Japanese source, pair by pair."""
    article = Article(
        "The Tooth Dance.\n\nA Sedan.\n\nLast.",
        id="islands",
        source="歯舞群島。\n\n色丹島。",
        source_lang="ja",
        pairs=(Pair(Span(0, 16), Span(0, 5)), Pair(Span(18, 26), Span(7, 11))),
    )
    lit = Evidence("context", "the source has 色丹", source_span=Span(7, 9))
    return Result(
        article,
        (
            build_finding(article, "Tooth Dance", "Habomai"),
            build_finding(article, "Sedan", "Shikotan", "Shikotan Island", evidence=[lit]),
        ),
    )


def hostile() -> Result:
    """An article from memory that tries to break out of every report."""
    article = Article(HOSTILE, id="memory <b>", lang="en")
    whole = build_finding(
        article,
        HOSTILE,
        detector="residue",
        family=Family.RESIDUE,
        category=Category.MARKUP,
        message=HOSTILE,
        evidence=[Evidence("note", HOSTILE)],
    )
    part = build_finding(
        article, "\u202eevil\u202c", '"safe" <b>', severity=Severity.CRITICAL, message="]]> \x1b[2J"
    )
    place = Finding(
        Span(8, 8),
        "omission",
        Family.TERMINOLOGY,
        Category.OMISSION,
        Severity.MINOR,
        Confidence.LOW,
        "A word is missing here",
        ("word ",),
    )
    return Result(article, (whole, place, part), signature=SIGNATURE)


def clean() -> Result:
    """An article without findings."""
    return Result(from_file("news/clean.txt", "Nothing is wrong here.\n"), (), signature=SIGNATURE)


@pytest.fixture(scope="session")
def results() -> tuple[Result, ...]:
    """The fixed set, as `fixed_set` makes it."""
    return fixed_set()


def fixed_set() -> tuple[Result, ...]:
    """Return results with Japanese, Cyrillic, Arabic, combining marks, emoji, hostile text."""
    return tuple(
        attrs.evolve(result, findings=tuple(sorted(result.findings, key=lambda found: found.span)))
        for result in (islands(), arabic(), hostile(), clean())
    )


@pytest.fixture(scope="session")
def make_finding() -> Callable[..., Finding]:
    """The function that builds a finding of an article, for tests with texts of their own."""
    return build_finding


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    """The function that builds an article read from a file."""
    return from_file


@pytest.fixture(scope="session")
def render() -> Callable[..., str]:
    """The function that renders results with the report of a name."""

    def rendered(name: str, given: Iterable[Result]) -> str:
        stream = io.StringIO()
        mtaudit.write(given, name, stream)
        return stream.getvalue()

    return rendered
