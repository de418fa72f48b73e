"""Sets a translation beside an original that is a file of its own.

The texts are paired paragraph by paragraph or line by line where both have the same number of them
and nothing speaks against it; otherwise their segments are aligned by length and by what they
share, and the pairs are used only if they are likely. Without pairs the whole is compared with the
whole.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from mtaudit.article import Article, Origin, Pair
from mtaudit.pattern import Pattern
from mtaudit.readers.anchors import Common
from mtaudit.readers.length_alignment import Bead, align
from mtaudit.spans import Span

_LINE = Pattern(r"\S(?:[^\n]*\S)?")
_CLOSING = r"[\"'”’»」』）)]*"
_SENTENCE = Pattern(rf"\S(?:[^\n]*?(?:[。！？]+{_CLOSING}|[.!?…]+{_CLOSING}(?=\s|\Z))|[^\n]*\S)?")
# Of pairs at least so likely 98 of 100 are right, if every sixth segment was merged or dropped.
_LEAST_CONFIDENCE = 0.9
_LEAST_MEAN = 0.5  # below it the texts hardly belong together


@attrs.frozen
class Written:
    """A text and, if it was read from a file, where: markup tells what belongs together."""

    text: str
    origin: Origin | None = None

    def pieces(self, segments: Sequence[Span]) -> list[str]:
        """Return what the file has from each segment to the next; without a file the segments."""
        if self.origin is None:
            return [segment.of(self.text) for segment in segments]
        document = self.origin.document.text
        starts = [self.origin.source_map.to_file(segment).start for segment in segments]
        return [document[start:end] for start, end in pairwise([*starts, len(document)])]


def with_original(article: Article, originals: Sequence[Article], lang: str | None) -> Article:
    """Return an article with its original, paired as closely as can be done with certainty.

    Args:
        article: The translation.
        originals: The original; of a file with several articles all of them.
        lang: Its language, if known.
    """
    text = "\n".join(one.text for one in originals)
    origin = originals[0].origin if len(originals) == 1 else None
    pairs = tuple(pair(Written(article.text, article.origin), Written(text, origin)))
    return attrs.evolve(article, source=text, source_lang=lang, pairs=pairs)


def pair(target: Written, source: Written) -> Iterator[Pair]:
    """Yield the pairs of segments of two texts; none if they cannot be told.

    Args:
        target: The translation.
        source: The original.
    """
    for segments in (_paragraphs, _lines):
        targets, sources = segments(target.text), segments(source.text)
        if len(targets) == len(sources) > 1:
            common = Common.of(source.pieces(sources), target.pieces(targets))
            beads = _beads(targets, sources, common) if common.shifted else ()
            if all(bead.source == bead.target for bead in beads):
                yield from map(Pair, targets, sources)
            else:
                yield from _likely(beads, common, targets, sources)
            return
    for segments in (_lines, _sentences):
        targets, sources = segments(target.text), segments(source.text)
        if min(len(targets), len(sources)) > 1:
            common = Common.of(source.pieces(sources), target.pieces(targets))
            beads = _beads(targets, sources, common)
            yield from _likely(beads, common, targets, sources)
            return


def _paragraphs(text: str) -> list[Span]:
    """Return the stretches of lines that are not blank."""
    found: list[Span] = []
    for line in _lines(text):
        if found and text.count("\n", found[-1].end, line.start) < 2:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _lines(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _LINE.finditer(text)]


def _sentences(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _SENTENCE.finditer(text)]


def _beads(targets: Sequence[Span], sources: Sequence[Span], common: Common) -> Sequence[Bead]:
    return align([len(one) for one in sources], [len(one) for one in targets], common.weight)


def _likely(
    beads: Sequence[Bead], common: Common, targets: Sequence[Span], sources: Sequence[Span]
) -> Iterator[Pair]:
    """Yield the pairs of an alignment that are likely.

    If most of it is doubtful, the texts may not belong together, or one has much more than the
    other: then only those of which what they share tells so.
    """
    doubtful = sum(bead.confidence for bead in beads) < _LEAST_MEAN * len(beads)
    for bead in beads:
        ours, theirs = targets[slice(*bead.target)], sources[slice(*bead.source)]
        if not ours or not theirs or bead.confidence < _LEAST_CONFIDENCE:
            continue
        numbers = range(*bead.source), range(*bead.target)
        if common.moved(*numbers) or (doubtful and common.weight(*numbers) < common.enough):
            continue
        yield Pair(Span(ours[0].start, ours[-1].end), Span(theirs[0].start, theirs[-1].end))
