"""The finding: one fault, where it is, how bad, how sure, why, and what would be right."""

import enum

import attrs

from mtaudit.article import Article
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.value import Value


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


@attrs.frozen(eq=False, repr=False)
class Evidence(Value):
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
        term: Id of the glossary's term it rests on; `None` if it rests on none.
    """

    kind: str
    detail: str
    span: Span | None = None
    source_span: Span | None = None
    sister: str | None = None
    sister_span: Span | None = None
    term: str | None = None


@attrs.frozen(eq=False, repr=False)
class Finding(Value):
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

    def moved(self, distance: int) -> "Finding":
        """Return the finding, with its places in the text further on.

        Args:
            distance: Code points.
        """
        evidence = (
            attrs.evolve(one, span=one.span.moved(distance)) if one.span else one
            for one in self.evidence
        )
        return attrs.evolve(self, span=self.span.moved(distance), evidence=tuple(evidence))

    def fingerprint(self, article: Article) -> str:
        """Return a key for the finding that edits elsewhere in the article leave alone.

        It is made of the detector, the matched text and up to two words of its sentence on either
        side, with case and white space folded, and of no line number. Where a sentence stands
        twice, its findings have one key.

        Args:
            article: The article in which it was found.

        Returns:
            Sixteen hexadecimal digits.
        """
        import hashlib

        before = _words_before(article.text, self.span.start)
        after = _words_after(article.text, self.span.end)
        matched = self.span.of(article.text).split()
        key = "\0".join((self.detector, " ".join(before), " ".join(matched), " ".join(after)))
        return hashlib.sha256(key.casefold().encode(errors="surrogatepass")).hexdigest()[:16]


_WINDOW = 200  # code points in which neighbouring words are sought
_NEIGHBOURS = 2
_NEAR = 20  # code points of such a word that count; a word so long stands for both
_BREAK = Pattern(r"""[。！？]|[.!?…]["'”’»)\]]*\s|\n[^\S\n]*\n""")


def _words_after(text: str, at: int) -> list[str]:
    """Return the words that follow an offset in its sentence."""
    window = text[at : at + _WINDOW]
    end = _BREAK.search(window)
    return _nearest(window[: end.end()] if end else window)


def _words_before(text: str, at: int) -> list[str]:
    """Return the words that lead to an offset in its sentence."""
    window = text[max(0, at - _WINDOW) : at]
    breaks = [found.end() for found in _BREAK.finditer(window)]
    sentence = window[breaks[-1] :] if breaks else window
    return [word[::-1] for word in reversed(_nearest(sentence[::-1]))]


def _nearest(text: str) -> list[str]:
    words = text.split()[:_NEIGHBOURS]
    if words and len(words[0]) >= _NEAR:  # a script without spaces, or an address
        words = words[:1]
    return [word[:_NEAR] for word in words]
