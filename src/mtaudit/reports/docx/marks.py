"""Marks in the text of a document: comments, and changes that can be accepted or rejected.

A text is cut into atoms at the ends of all marks. An atom is then either taken out or not, and what
stands around it, such as the beginning of a comment, goes between two runs.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import attrs

from mtaudit.reports.docx.atoms import Atom, Change, Remark, Shape
from mtaudit.spans import Span

AUTHOR = "mtaudit"

_LITERALS = re.compile(r"[\t\n]")
_ID = re.compile(r"(\bid\s*=\s*[\"'])-?\d+")
_FORMER = re.compile(r"<(\w+:)?rPrChange\b.*?</\1?rPrChange\s*>", re.DOTALL)


@attrs.define(eq=False)
class _Beside:
    """What is written before or after an atom: changes near to it, comments beyond them."""

    comments: list[str] = attrs.Factory(list)
    changes: list[str] = attrs.Factory(list)


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]


def _begins_at(atom: Atom, at: int) -> bool:
    return atom.span is not None and atom.span.start == at


def _ends_at(atom: Atom, at: int) -> bool:
    return atom.span is not None and atom.span.end == at


def _beside() -> defaultdict[int, _Beside]:
    return defaultdict(_Beside)


@attrs.define(eq=False)
class Marking:
    """The marks of a text, and how they are written.

    Args:
        prefix: What the names of elements begin with, such as `w:`.
        ids: Numbers that are not taken.
        date: When the marks were made, as XML has it; empty if that is not to be said.
        escape: Writes a text as XML.
        comments: The comments that were placed, by their numbers.
        changes: The changes that were placed.
        homeless: What marks the place of a comment, of those for which there is no text.
    """

    prefix: str
    ids: Iterator[int]
    date: str
    escape: Callable[[str], str]
    comments: dict[int, tuple[str, ...]] = attrs.Factory(dict)
    changes: list[Change] = attrs.Factory(list)
    homeless: list[str] = attrs.Factory(list)
    _before: defaultdict[int, _Beside] = attrs.field(factory=_beside, init=False)
    _after: defaultdict[int, _Beside] = attrs.field(factory=_beside, init=False)
    _deleted: set[int] = attrs.field(factory=set, init=False)
    _around: defaultdict[int, tuple[list[str], list[str]]] = attrs.field(
        factory=lambda: defaultdict(lambda: ([], [])), init=False
    )

    # --- Placing ---------------------------------------------------------------------------------

    def place(self, atoms: Iterable[Atom], remarks: Iterable[Remark]) -> None:
        """Place remarks in a text.

        Args:
            atoms: All of the text, cut where the remarks need it.
            remarks: The remarks; their changes do not overlap.
        """
        # A text box comes after the paragraph that it stands in, whose run ends after it.
        placed = sorted((atom.span.start, n, atom) for n, atom in enumerate(atoms) if atom.span)
        starts = [start for start, _, _ in placed]
        texts = [atom for _, _, atom in placed]
        for remark in remarks:
            if remark.lines:
                self._place_comment(remark, texts, starts)
            if remark.change:
                self._place_change(remark.change, remark.span, texts, starts)

    def _place_comment(self, remark: Remark, texts: list[Atom], starts: list[int]) -> None:
        number = next(self.ids)
        self.comments[number] = remark.lines
        w = self.prefix
        begin = f'<{w}commentRangeStart {w}id="{number}"/>'
        reference = f'<{w}r><{w}commentReference {w}id="{number}"/></{w}r>'
        end = f'<{w}commentRangeEnd {w}id="{number}"/>{reference}'
        if not texts:
            self.homeless.append(begin + end)
            return
        first = bisect_left(starts, remark.span.start)
        last = bisect_left(starts, remark.span.end) - 1
        if first > last:
            self._place_point(remark.span.start, begin + end, first, texts)
            return
        outermost = texts[first].shape.outermost
        if outermost is not None:
            self._around[outermost][0].append(begin)
            self._around[outermost][1].append(end)
            return
        while texts[last].shape.outermost is not None:
            last -= 1  # the first one is in no box
        self._before[id(texts[first])].comments.append(begin)
        self._after[id(texts[last])].comments.append(end)

    def _place_point(self, at: int, comment: str, following: int, texts: list[Atom]) -> None:
        if following == len(texts) or (following and _ends_at(texts[following - 1], at)):
            atom, side = texts[following - 1], self._after
        else:
            atom, side = texts[following], self._before
        if atom.shape.outermost is None:
            side[id(atom)].comments.append(comment)
        else:
            self._around[atom.shape.outermost][1].append(comment)

    def _place_change(
        self, change: Change, about: Span, texts: list[Atom], starts: list[int]
    ) -> None:
        first = bisect_left(starts, change.deleted.start)
        end = bisect_left(starts, change.deleted.end)
        gone = texts[first:end]
        if not gone:
            self._insert(change, about, first, texts)
            return
        if not all(atom.shape.may_change for atom in gone):
            return
        self.changes.append(change)
        self._deleted.update(map(id, gone))
        place = gone[0]
        for atom in gone:
            if atom.shape.holder != gone[0].shape.holder:
                break
            place = atom
        # What stands for a character, such as a tab, says nothing of how words look.
        model = next((atom for atom in gone if atom.is_written), gone[0])
        shape = attrs.evolve(model.shape, tracked=place.shape.tracked)
        self._after[id(place)].changes.append(self._insertion(change.inserted, shape))

    def _insert(self, change: Change, about: Span, following: int, texts: list[Atom]) -> None:
        """Place what comes where nothing goes, inside of what the comment is about."""
        at = change.deleted.start
        before = [atom for atom in texts[max(0, following - 1) : following] if _ends_at(atom, at)]
        after = [atom for atom in texts[following : following + 1] if _begins_at(atom, at)]
        if before and not (after and at == about.start):
            atom, side = before[0], self._after
        elif after:
            atom, side = after[0], self._before
        else:
            return
        if atom.shape.may_change:
            self.changes.append(change)
            side[id(atom)].changes.append(self._insertion(change.inserted, atom.shape))

    def _insertion(self, text: str, shape: Shape) -> str:
        if not text:
            return ""
        w = self.prefix
        shape = attrs.evolve(shape, format=_FORMER.sub("", shape.format))
        run = self._run(shape, self._content(text, "t"))
        written = f"<{w}ins {self._made()}>{run}</{w}ins>"
        if shape.tracked:  # two people's insertions stand beside each other, not in each other
            return f"</{_name(shape.tracked)}>{written}{self._anew(shape.tracked)}"
        return written

    # --- Writing ---------------------------------------------------------------------------------

    def touches(self, atoms: Iterable[Atom]) -> bool:
        """Tell whether anything is to be written at or between some atoms."""
        return any(
            id(atom) in self._deleted or id(atom) in self._before or id(atom) in self._after
            for atom in atoms
        )

    def around(self, run: int) -> tuple[str, str]:
        """Return what stands before and after an outermost run.

        Args:
            run: Its number.
        """
        begin, end = self._around.get(run, ((), ()))
        return "".join(begin), "".join(end)

    def written(self, atoms: Iterable[Atom]) -> str:
        """Return atoms of one holder as runs, with the marks on them.

        Args:
            atoms: The atoms in order.
        """
        pieces: list[str] = []
        contents: list[str] = []
        last: tuple[Shape, bool] | None = None

        def close() -> None:
            if last is not None and any(contents):
                run = self._run(last[0], "".join(contents), is_first=not pieces)
                w = self.prefix
                pieces.append(f"<{w}del {self._made()}>{run}</{w}del>" if last[1] else run)
            contents.clear()

        for atom in atoms:
            is_deleted = id(atom) in self._deleted
            if last is None or id(atom) in self._before or last != (atom.shape, is_deleted):
                close()
                last = (atom.shape, is_deleted)
            if id(atom) in self._before:
                beside = self._before[id(atom)]
                pieces += (*beside.comments, *beside.changes)
            name = "delText" if is_deleted else "t"
            contents.append(self._content(atom.content, name) if atom.is_text else atom.content)
            if id(atom) in self._after:
                close()
                beside = self._after[id(atom)]
                pieces += (*beside.changes, *beside.comments)
        close()
        return "".join(pieces)

    def _content(self, text: str, name: str) -> str:
        w = self.prefix
        pieces = []
        done = 0
        for literal in (*_LITERALS.finditer(text), None):
            end = literal.start() if literal else len(text)
            if done < end:
                written = self.escape(text[done:end])
                pieces.append(f'<{w}{name} xml:space="preserve">{written}</{w}{name}>')
            if literal:
                pieces.append(f"<{w}tab/>" if literal.group() == "\t" else f"<{w}br/>")
                done = literal.end()
        return "".join(pieces)

    def _run(self, shape: Shape, content: str, *, is_first: bool = False) -> str:
        look = shape.format
        if not is_first and "rPrChange" in look:  # a tracked change of the format, now twice
            look = self._anew(look)
        return f"{shape.tag}{look}{content}</{_name(shape.tag)}>"

    def _made(self) -> str:
        """Return the attributes of a change."""
        w = self.prefix
        date = f' {w}date="{self.date}"' if self.date else ""
        return f'{w}id="{next(self.ids)}" {w}author="{AUTHOR}"{date}'

    def _anew(self, tag: str) -> str:
        return _ID.sub(lambda found: f"{found[1]}{next(self.ids)}", tag)
