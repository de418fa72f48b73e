"""A word said twice in a name: "Radio Nippon radio", "Vladimir Putin Vladimir"."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mtaudit.context import Context
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Category, Confidence, Evidence
from mtaudit.glossary import Kind
from mtaudit.glossary.cues import CUES
from mtaudit.lexicon import is_name_head, is_ordinary, is_word_in_names
from mtaudit.pattern import Pattern
from mtaudit.spans import Span
from mtaudit.text import matches_around, occurrences

_NAME = r"[A-Z][\w’'-]*"
# The beginning of a word. The look-behind comes after the letter: a pattern that begins with a set
# of letters is searched much faster.
_CAPITAL = r"[A-Z](?<!\w[A-Z])"
_END = r"(?=[,.;:)”\"]|\n(?!\s*[a-z])|\Z)"


# What the patterns below share: two names side by side, of which one comes again after up to two.
_TWICE = Pattern(
    rf"(?:[A-Z]\S*+ )?(?P<word>{_CAPITAL}[a-z]{{2,}}+) (?:[A-Z]\S*+ ){{0,2}}(?i:(?P=word))"
)
_AFTER_NAME = frozenset("'’-")  # what may stand between a name and the space after it
# Kinds of letters, one byte for each: other than small ones, and what has none for its kind.
_KINDS = bytes(
    ord("A" if char == "?" or (char.isalnum() and not "a" <= char <= "z") else " ")
    for char in map(chr, range(256))
)
_HYPHENATED = Pattern(r" (?=[A-Z]\w*-)")
_FEW = 10  # parts that are searched for one by one
_LETTERS = Pattern(r"[^\W_]+(?!-)")


class _Doubling(NamedTuple):
    """A way in which a name holds a word twice.

    Args:
        pattern: The name; its group `word` is the word.
        judge: Returns what should stand there, or `None` if nothing is wrong.
        mechanism: What happened, for the evidence.
    """

    pattern: Pattern
    judge: Callable[[re.Match[str]], str | None]
    mechanism: str


def find(context: Context) -> Iterator[Sign]:
    """Yield each name that holds a word twice."""
    places = _twice(context)
    yield from _doubled(places, _DOUBLINGS, context) if places else ()
    places = sorted(_endings(context))
    yield from _doubled(places, _DOUBLED_ENDINGS, context) if places else ()


def _twice(context: Context) -> list[int]:
    """Return where names stand side by side of which one comes again."""
    text, found, match = context.article.text, context.capitalised, _TWICE.compiled.match
    places = context.neighbours
    trailing = [at for at, gap in enumerate(context.gaps) if gap[0] in _AFTER_NAME]
    if trailing:
        places = sorted({*places, *trailing})
    return [start for at in places if match(text, start := found[at].start)]


def _endings(context: Context) -> Iterator[int]:
    """Yield where a part of a name may be spelt again: it has a hyphen, or no small letter."""
    text = context.article.text
    kinds = text.encode("latin-1", "replace").translate(_KINDS)
    for at in occurrences(kinds, b"AA AA"):
        again = _LETTERS.match(text, at + 3)
        if again is None or text.endswith(again.group(), 0, at + 2):
            yield at + 2
    parts = {name.partition("-")[0] for name in context.names if "-" in name}
    if len(parts) > _FEW:
        yield from (match.start() for match in _HYPHENATED.finditer(text))
    else:
        for part in parts:
            yield from occurrences(text, f" {part}-")


def _doubled(places: list[int], doublings: Iterable[_Doubling], context: Context) -> Iterator[Sign]:
    text = context.article.text
    for doubling in doublings:
        for match in matches_around(doubling.pattern, text, places):
            right, span = doubling.judge(match), Span(*match.span())
            if right is None or context.is_opaque(span) or _is_a_name(span, context):
                continue
            yield Sign(
                span,
                f"“{match.group()}” says “{match['word']}” twice",
                Confidence.MEDIUM,
                suggestions=(right,),
                evidence=(Evidence("mechanism", doubling.mechanism),),
                category=Category.ADDITION,
            )


def _is_a_name(span: Span, context: Context) -> bool:
    """Tell whether all of it is an accepted form of the glossary: "Mohamed Abdullahi Mohamed"."""
    found = context.matches_in(Span(span.start, span.start + 1))
    return any(match.status.is_accepted and match.span.end >= span.end for match in found)


def _around(match: re.Match[str]) -> str | None:
    """Judge "Radio Nippon radio", "President Vladimir Putin President"."""
    first, last = match["word"], match.group().rsplit(" ", 1)[1]
    if not is_ordinary(first):
        return None
    if first.lower() in CUES[Kind.PERSON].before:
        return match.group()[: -len(last) - 1]
    return match.group()[len(first) + 1 :] if last.islower() else None


def _own_word(match: re.Match[str]) -> str | None:
    """Judge "Vladimir Putin Vladimir"; songs repeat ordinary words: "Sunday Bloody Sunday".

    What somebody owns may bear the same name: "Nynex Corp's Nynex".
    """
    if match["other"].endswith(("’s", "'s")):
        return None
    if is_ordinary(match["word"]) or is_ordinary(match["other"]):
        return None
    if match.string.count(match.group()) > 1:
        return None  # a slip is made once; it is his name: Mohamed Ali Mohamed
    return match.group().rsplit(" ", 1)[0]


def _head(match: re.Match[str]) -> str | None:
    """Judge "Volga River river"."""
    name, head = match["right"].split()
    return match["right"] if is_name_head(head) and name != head else None


def _first_word(match: re.Match[str]) -> str | None:
    """Judge "China China Free"; words of no name are doubled in titles: "Please Please Me".

    A name that never stands alone is double itself: Milly Milly Station, Wagga Wagga.
    """
    word = match["word"]
    if is_ordinary(word) and not is_word_in_names(word):
        return None
    alone = re.compile(rf"(?<!\b{word} )\b{word}\b(?! {word}\b)")
    return word if is_ordinary(word) or alone.search(match.string) else None


def _end_of_word(match: re.Match[str]) -> str | None:
    """Judge "HarmonyOS OS", "Kiwoom Ki-woom"; in capitals words end alike by chance: "WIN IN"."""
    name, again = match["right"], match["word"]
    if name.isupper():
        return None
    same = _squash(name).endswith(_squash(again)) and name.lower() != again.lower()
    return name if same and (again.isupper() or "-" in again) else None


def _squash(name: str) -> str:
    return name.replace("-", "").lower()


_DOUBLINGS = (
    # The head of the source's word order and that of the translation's. If the phrase goes on, the
    # second head belongs to what follows: "Music Choice music manager".
    _Doubling(
        Pattern(rf"(?P<word>{_CAPITAL}[a-z]{{3,}}) (?:{_NAME} ){{1,2}}(?i:(?P=word)){_END}"),
        _around,
        "the head of the name stands before and after it",
    ),
    _Doubling(
        Pattern(
            rf"(?P<word>{_CAPITAL}[a-z]{{2,}}) (?P<other>{_NAME}) (?P=word)(?![\w'-]|’| [A-Z&])"
        ),
        _own_word,
        "a word of the name is repeated at its end",
    ),
    _Doubling(
        Pattern(rf"(?P<right>{_CAPITAL}[\w’'-]* (?P<word>[A-Z][a-z]{{3,}})) (?i:(?P=word))\b"),
        _head,
        "the generic noun stands twice",
    ),
    _Doubling(
        Pattern(rf"(?P<word>{_CAPITAL}[a-z]{{3,}}) (?P=word)(?= (?!(?P=word))[A-Z][a-z])"),
        _first_word,
        "the first word of a longer name stands twice",
    ),
)
_DOUBLED_ENDINGS = (
    # An end that is spelt again has a capital or a figure, so no small letter comes next.
    _Doubling(
        Pattern(
            rf"(?P<right>{_CAPITAL}(?=\w* [^a-z])\w{{0,30}}?(?P<end>[^\W_]{{2,30}})) "
            r"(?P<word>(?P=end)|[A-Z]\w*-[\w-]+)(?![\w-])"
        ),
        _end_of_word,
        "the end of the name is spelt again",
    ),
)
