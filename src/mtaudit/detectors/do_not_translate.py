"""Finds what must stand unchanged, such as a brand or a code, and does not."""

import re
from collections.abc import Iterator

from mtaudit.article import Article, Pair
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Evidence, Family, Finding, Severity
from mtaudit.glossary import Match
from mtaudit.glossary.term import Case
from mtaudit.pattern import Pattern
from mtaudit.scripts import starts_word
from mtaudit.spans import Span
from mtaudit.text import starts_sentence

_ENDING = Pattern(r"['’]?[^\W\d_]{0,4}(?!\w)")  # GitHubs, GitHubissa, GitHub'da
_LEAST_LETTERS = 6  # of shorter words many are one letter apart
_JOINT = r"[ \u00a0_-]?"  # what may have come between two letters: "Git Hub"


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield what a segment's source has, is not to be translated, and is not there as it was."""
    if not context.source_untranslated:
        return
    from mtaudit.detectors.segments import Within, segments  # few texts have a source

    within = Within(context.source_untranslated)
    for pair in segments(article):
        first = {match.term.id: match for match in reversed(within(pair.source))}
        for match in sorted(first.values(), key=lambda match: match.span):
            if not _stands(match, pair.target, article.text):
                yield _finding(match, pair, article)


def _stands(match: Match, segment: Span, text: str) -> bool:
    """Tell whether an accepted form of a term stands in a segment, an ending aside."""
    any_case = match.term.case is Case.ANY
    for form in match.term.accepted:
        pattern = re.compile(re.escape(form), re.IGNORECASE if any_case else 0)
        if any(_is_word(span, text) for span in _spans(pattern, segment, text)):
            return True
        initial = form[:1].upper() + form[1:]
        if match.term.case is Case.SENTENCE and any(
            _is_word(span, text) and starts_sentence(text, span.start)
            for span in _spans(re.compile(re.escape(initial)), segment, text)
        ):
            return True
    return False


def _is_word(span: Span, text: str) -> bool:
    return starts_word(text, span) and _ENDING.match(text, span.end) is not None


def _spans(pattern: re.Pattern[str], segment: Span, text: str) -> Iterator[Span]:
    for found in pattern.finditer(text, segment.start, segment.end):
        yield Span(*found.span())


def _finding(match: Match, pair: Pair, article: Article) -> Finding:
    text, form = article.text, match.form
    changed = _changed(match, pair.target, text) or _misspelt(match, pair.target, text)
    evidence = (
        Evidence("term", f"{match.term.canonical} ({match.term.kind})", term=match.term.id),
        Evidence("value", f"source: {match.span.of(article.source or '')}", source_span=match.span),
    )
    if changed is not None:
        return DETECTOR.finding(
            changed,
            f"“{changed.of(text)}” must stand as in the source: “{form}”",
            # In a line of capitals it may be right.
            Confidence.MEDIUM if changed.of(text).isupper() else Confidence.HIGH,
            suggestions=(form,),
            evidence=evidence,
            family=match.term.kind.family,
        )
    from mtaudit.detectors.segments import place  # likewise

    return DETECTOR.finding(
        place(text, pair, match.span),
        f"“{form}” in the source must stand here unchanged, and does not",
        # Without pairs of segments it may have been left out far away, with all around it.
        Confidence.HIGH if article.pairs else Confidence.MEDIUM,
        evidence=evidence,
        family=match.term.kind.family,
    )


def _changed(match: Match, segment: Span, text: str) -> Span | None:
    """Return where the letters of a form stand in another case, or taken apart."""
    letters = [re.escape(char) for char in match.form if not re.fullmatch(_JOINT, char)]
    if len(letters) < 2:
        return None
    pattern = re.compile(rf"(?<!\w){_JOINT.join(letters)}(?!\w)", re.IGNORECASE)
    return next(_spans(pattern, segment, text), None)


def _misspelt(match: Match, segment: Span, text: str) -> Span | None:
    """Return the word that is a form with one letter wrong: "FoxNte" for FoxNote."""
    form = match.form
    if len(form) < _LEAST_LETTERS or not form.isalpha():
        return None
    from mtaudit.names.similarity import is_one_edit

    pattern = re.compile(rf"(?<!\w){re.escape(form[0])}[^\W\d_]+")
    return next(
        (span for span in _spans(pattern, segment, text) if is_one_edit(span.of(text), form)), None
    )


DETECTOR = Detector(
    id="do-not-translate",
    summary="a term that must stand as in the source, and was changed or left out",
    detect=detect,
    family=Family.TERMINOLOGY,
    category=Category.TERMINOLOGY,
    severity=Severity.MAJOR,
    needs_source=True,
)
