"""Two versions of a text, word by word: what is the same in both, and what stands for what."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import attrs

from mtaudit.pattern import Pattern
from mtaudit.spans import Span

# A word, a Chinese character or kana, a stretch of white space, or a single sign.
_TOKEN = Pattern(
    "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]|\\w+|\\s+|[^\\w\\s]"
)


@attrs.frozen
class Block:
    """A stretch of one version and the stretch of the other that stands for it.

    Args:
        before: The stretch in the first version, code points; empty for what was added.
        after: The stretch in the second version; empty for what was taken out.
        same: Whether both read the same.
    """

    before: Span
    after: Span
    same: bool


@attrs.frozen
class WordAlignment:
    """The way from one version of a text to another.

    Args:
        blocks: The stretches of both texts in order, without gaps.
    """

    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, before: str, after: str) -> "WordAlignment":
        """Align two versions by their longest common sequence of words.

        Args:
            before: The first version.
            after: The second version.
        """
        from rapidfuzz.distance import Indel  # costs more than many an audit

        old = [found.span() for found in _TOKEN.finditer(before)]
        new = [found.span() for found in _TOKEN.finditer(after)]
        words = [before[slice(*span)] for span in old], [after[slice(*span)] for span in new]
        steps = Indel.opcodes(*words)
        blocks: list[Block] = []
        for step in steps:
            block = Block(
                _joined(old, step.src_start, step.src_end, len(before)),
                _joined(new, step.dest_start, step.dest_end, len(after)),
                step.tag == "equal",
            )
            if blocks and not (blocks[-1].same or block.same):  # taken out, then added: replaced
                last = blocks.pop()
                block = Block(
                    Span(last.before.start, block.before.end),
                    Span(last.after.start, block.after.end),
                    same=False,
                )
            blocks.append(block)
        return cls(tuple(blocks))

    @cached_property
    def likeness(self) -> float:
        """The share of both texts that is the same, 0 to 1."""
        same = sum(len(block.before) for block in self.blocks if block.same)
        whole = sum(len(block.before) + len(block.after) for block in self.blocks)
        return 2 * same / whole if whole else 1.0

    @cached_property
    def _starts(self) -> list[int]:
        return [block.before.start for block in self.blocks]

    def after(self, span: Span) -> Span:
        """Return the stretch of the second version that stands for a span of the first.

        Args:
            span: A span of the first version, code points.

        Returns:
            A span of the second version; empty if the words were taken out. Of a stretch that was
            replaced as a whole, the whole replacement.
        """
        parts = tuple(self._parts(span))
        return Span(parts[0].start, parts[-1].end) if parts else Span(0, 0)

    def _parts(self, span: Span) -> Iterator[Span]:
        at = max(0, bisect_right(self._starts, span.start) - 1)
        for block in self.blocks[at:]:
            if block.before.start >= span.end and block.before.start > span.start:
                return
            start, end = max(span.start, block.before.start), min(span.end, block.before.end)
            if block.same and start < end:
                shift = block.after.start - block.before.start
                yield Span(start + shift, end + shift)
            elif not block.same and start < end:
                yield block.after


def _joined(tokens: list[tuple[int, int]], start: int, end: int, length: int) -> Span:
    """Return the span of some tokens, or the empty span where they would stand."""
    if start == end:
        at = tokens[start][0] if start < len(tokens) else length
        return Span(at, at)
    return Span(tokens[start][0], tokens[end - 1][1])
