"""Finds words that were fused where a space or a sentence end was lost: "transferThe"."""

from collections import Counter
from collections.abc import Iterator

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Confidence, Family, Finding, Severity
from mtaudit.lexicon import is_ordinary
from mtaudit.pattern import Pattern
from mtaudit.sieve import Sieve
from mtaudit.spans import Span
from mtaudit.text import matches_around, occurrences

# A capital after a small letter. Brands and identifiers have it too (LinkedIn, userName), so only
# words that begin a sentence and are no part of such names count.
_FUSED = Pattern(
    r"(?<![\w.@#/\\-])([^\W\d_]+[a-zß-öø-ÿ])"
    r"(The|This|That|These|Those|They|There|However|But|And|He|She|We|It|When|While|After|Before|"
    r"Although|According|Meanwhile|Since|If|Was|Were|Has|Had|Said|His|Her|Their)"
    r"(?![\w(@/.\\-]*[\w(@/\\])"
)
_FIRST_FUSED = frozenset("TBAHSWIM")
# What may be fused is found by kinds of characters: a capital after a small letter, or after that
# and a stop. In a text of one byte for each character that takes a fraction of a pattern's time.
_KINDS = bytes(
    ord("A" if char.isupper() else "a" if char.islower() else "." if char in ".!?" else " ")
    for char in map(chr, range(256))
)
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyz")
_ORDINAL = Pattern(
    r"(?<!\w)(in|on|at|since|of|the|from|by|until|and|to|with)(\d{1,4}(?:st|nd|rd|th)?)(?!\w)"
)
# A sentence that begins right after the stop of the one before: "the paper.In the afternoon".
_NO_SPACE = Pattern(
    r"(?<![\w.@#/\\-])(?P<first>[a-z]{3,})[.!?](?P<second>[A-Z][a-z]{0,20})(?= [a-z])"
)
# A word and a small one after it: "allowedto".
_AND_SMALL = Pattern(r"(?P<first>[a-z]{4,})(?P<second>the|to|of|and|that|with|for|from|which)")
_SHORTEST_TWO = 6  # letters of such two words
# "wherewith", "thitherto": adverbs of older English and of law, that are two words by right.
_ADVERBS = Pattern(r"(?:[htw]here|[htw]hither)(?:to|of|and|that|with|for|from)")
# Of an address, or the name of a scheme: "securethe.example", "mailto:".
_IN_ADDRESS = Pattern(r"[.@]\w|:\S")
# A name and what it is: "HokkaidoPrefecture"; brands end otherwise.
_GENERIC = Pattern(
    r"(?<![\w.@#/\\-])(?P<first>[A-Z][a-z]{2,})(?P<second>Ministry|Prefecture|Province|Minister|"
    r"President|Government|Parliament|Party|University|Islands?|Agency|Council|Committee|Republic|"
    r"Department|Peninsula)(?![\w(@/.\\-]*[\w(@/\\])"
)
_GENERIC_START = Pattern(r"[MPGUIACRD][a-z]{4}")
# Names that look fused and are not.
_NOT_FUSED = frozenset("LiveThe DotHe".split())


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield two words, or a word and a number, that stand as one."""
    text = article.text
    kinds = text.encode("latin-1", "replace").translate(_KINDS)
    humps = [at + 1 for at in occurrences(kinds, b"aA")]
    starts = [at for at in humps if text[at] in _FIRST_FUSED]
    found = tuple(matches_around(_FUSED, text, starts)) if starts else ()
    times = Counter(match.group() for match in found)
    for match in found:
        first, second = match.groups()
        if times[match.group()] > 1:
            continue  # a slip is made once; an identifier is written again: includeIf
        span = Span(*match.span())
        if match.group() in _NOT_FUSED or context.is_opaque(span):
            continue
        if not (first[0].isupper() or is_ordinary(first)):
            continue
        sentence = second in _SENTENCE_STARTS
        known = is_ordinary(first)
        yield DETECTOR.finding(
            span,
            f"“{first}” and “{second}” are fused",
            Confidence.HIGH if known and first.islower() else Confidence.MEDIUM,
            suggestions=(
                (f"{first} {second.lower()}", f"{first}. {second}")
                if sentence
                else (f"{first} {second.lower()}",)
            ),
        )
    stops = [at + 1 for at in occurrences(kinds, b"a.A")]
    yield from _without_space(_NO_SPACE, stops, context)
    generics = [at for at in humps if _GENERIC_START.match(text, at)]
    yield from _without_space(_GENERIC, generics, context)
    yield from _small_words(context)
    figures = [start for start, *_ in context.figures if text[start - 1 : start] in _SMALL]
    glued = tuple(matches_around(_ORDINAL, text, figures)) if figures else ()
    times = Counter(match.group() for match in glued)
    for match in glued:
        span = Span(*match.span())
        # What is written so again is somebody's name: the8472.
        if times[match.group()] == 1 and not context.is_opaque(span):
            yield DETECTOR.finding(
                span,
                f"“{match.group(1)}” and “{match.group(2)}” are fused",
                Confidence.HIGH if match.group(2)[-1].isalpha() else Confidence.MEDIUM,
                suggestions=(f"{match.group(1)} {match.group(2)}",),
            )


def _without_space(pattern: Pattern, places: list[int], context: Context) -> Iterator[Finding]:
    """Yield sentences that begin without a space, or generic nouns glued to a name."""
    for match in matches_around(pattern, context.article.text, places) if places else ():
        span, stop = Span(*match.span()), match.group()[len(match["first"])]
        is_sentence = pattern is _NO_SPACE
        if context.is_opaque(span) or (is_sentence and not is_ordinary(match["first"])):
            continue
        right = f"{match['first']}{stop if is_sentence else ''} {match['second']}"
        yield DETECTOR.finding(
            span,
            f"A space is missing in “{match.group()}”",
            Confidence.MEDIUM,
            suggestions=(right,),
        )


def _small_words(context: Context) -> Iterator[Finding]:
    """Yield ordinary words that have swallowed the small word after them: "allowedto"."""
    two = _of_two(context.unknown)
    for word in context.words if two else ():
        span = Span(word.start, word.end)
        if _IN_ADDRESS.match(context.article.text, word.end):
            continue
        if word.text in two and not context.is_opaque(span):
            match = _AND_SMALL.fullmatch(word.text)
            assert match is not None
            yield DETECTOR.finding(
                span,
                f"“{match['first']}” and “{match['second']}” are fused",
                Confidence.MEDIUM,
                suggestions=(f"{match['first']} {match['second']}",),
            )


@Sieve
def _of_two(word: str) -> bool:
    """Return what ends like an ordinary word with a small one after it, of unknown words."""
    if len(word) < _SHORTEST_TWO or _ADVERBS.fullmatch(word):
        return False
    match = _AND_SMALL.fullmatch(word)
    return match is not None and is_ordinary(match["first"])


_SENTENCE_STARTS = frozenset(
    "The This That These Those They There However But And He She We It When While After Before "
    "Although According Meanwhile Since If His Her Their".split()
)

DETECTOR = Detector(
    id="fused-words",
    summary="two words, or a word and a number, without the space between them",
    detect=detect,
    family=Family.RESIDUE,
    category=Category.SPELLING,
    severity=Severity.MINOR,
    languages=("en",),
    by_passage=True,
)
