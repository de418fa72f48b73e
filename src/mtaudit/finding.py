"""The finding: one fault, where it is, how bad, how sure, why, and what would be right."""

import enum

import attrs

from mtaudit.article import Article
from mtaudit.spans import Span


class Severity(enum.IntEnum):
    """How bad a finding is if it is true; the four levels of the MQM error typology."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    def __str__(self) -> str:
        return self.name.lower()


class Confidence(enum.IntEnum):
    """How sure a detector is that a finding is true."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2

    def __str__(self) -> str:
        return self.name.lower()


class Family(enum.StrEnum):
    """What kind of thing is broken."""

    TERMINOLOGY = "terminology"
    NAME = "name"
    NUMBER = "number"
    RESIDUE = "residue"


class Category(enum.StrEnum):
    """The error types of the MQM typology that mtaudit reports."""

    TERMINOLOGY = "Terminology"
    MISTRANSLATION = "Accuracy/Mistranslation"
    ADDITION = "Accuracy/Addition"
    OMISSION = "Accuracy/Omission"
    UNTRANSLATED = "Accuracy/Untranslated"
    SPELLING = "Linguistic conventions/Spelling"
    PUNCTUATION = "Linguistic conventions/Punctuation"
    NUMBER_FORMAT = "Locale convention/Number format"
    NAME_FORMAT = "Locale convention/Name format"
    DATE_FORMAT = "Locale convention/Date format"
    MARKUP = "Design and markup/Markup"


@attrs.frozen
class Evidence:
    """One reason for a finding.

    Args:
        kind: What sort of reason: `term` (a glossary entry), `mechanism` (how the rendering came
            about), `context` (words nearby that support it), `occurrence` (another place in the
            article), `value` (what was read), `sister` (what another article on the story says),
            `note` (a remark for the editor).
        detail: The reason in words.
        span: The place in the article it rests on, if there is one.
        source_span: The place in the article's source it rests on, if there is one.
        sister: Id of the sister article it rests on; `None` if it rests on none.
        sister_span: The place in the sister article's text.
    """

    kind: str
    detail: str
    span: Span | None = None
    source_span: Span | None = None
    sister: str | None = None
    sister_span: Span | None = None


@attrs.frozen
class Finding:
    """A fault in an article.

    Args:
        span: Where, in code points of the article's text.
        detector: Id of the detector that found it, such as `bad-rendering`.
        family: What kind of thing is broken.
        category: The MQM error type.
        severity: How bad it is if it is true.
        confidence: How sure the detector is.
        message: One sentence for the editor.
        suggestions: What to write in place of the span, best first; may be empty.
        evidence: Why, as fields; nobody needs to parse the message.
    """

    span: Span
    detector: str
    family: Family
    category: Category
    severity: Severity
    confidence: Confidence
    message: str
    suggestions: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def fingerprint(self, article: Article) -> str:
        """Return a key for the finding that edits elsewhere in the article leave alone.

        It is made of the detector, the matched text and the two words on either side, with case
        and white space folded, and of no line number.

        Args:
            article: The article in which it was found.

        Returns:
            Sixteen hexadecimal digits.
        """
        import hashlib

        text = article.text
        before = text[max(0, self.span.start - 200) : self.span.start].split()[-2:]
        after = text[self.span.end : self.span.end + 200].split()[:2]
        matched = self.span.of(text).split()
        key = "\0".join((self.detector, " ".join(before), " ".join(matched), " ".join(after)))
        return hashlib.sha256(key.casefold().encode(errors="surrogatepass")).hexdigest()[:16]
