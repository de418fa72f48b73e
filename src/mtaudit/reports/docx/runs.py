"""The runs of a text in the XML of a DOCX, cut where marks begin and end, and written anew."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from mtaudit.readers.office.stories import Story, with_changes
from mtaudit.readers.xml_events import End, Event, Start, events
from mtaudit.reports.docx.atoms import Atom, Shape
from mtaudit.reports.docx.marks import Marking
from mtaudit.reports.docx.xml import tag_at
from mtaudit.spans import Part, Span

_TRACKED = {"ins", "moveTo"}


@attrs.define(eq=False)
class Run:
    """A run of a story.

    Args:
        at: Where it begins in the XML.
        shape: What the runs have in common that it is cut into.
        after: Where it ends.
        children: The elements in it, each with its name and where it begins and ends.
        atoms: What it consists of; the properties are none of it.
    """

    at: int
    shape: Shape
    after: int = -1
    children: list[tuple[str, int, int]] = attrs.Factory(list)
    atoms: list[tuple[Atom, int, int]] = attrs.Factory(list)


def runs_of(story: Story, cuts: Sequence[int]) -> list[Run]:
    """Return the runs of a story, in the order in which they end.

    Args:
        story: The story.
        cuts: The places of its text at which it must be cut, ascending.
    """
    found = list(_runs(events(story.document), story.document.text))
    places = _Places.of(story)
    starts = sorted(run.at for run in found)
    for run in found:
        for name, at, after in run.children:
            own = name == "t" or bisect_left(starts, at) == bisect_left(starts, after)
            span = places.between(at, after) if own else None
            is_text = name == "t" and span is not None
            content = span.of(story.text) if span is not None and is_text else ""
            for piece in Atom(run.shape, content, span, is_text).cut(cuts):
                run.atoms.append((piece, at, after))
    return found


def _runs(found: Iterator[Event], xml: str) -> Iterator[Run]:
    open_elements: list[tuple[Start, Run | None]] = []
    for event in found:
        match event:
            case Start():
                run = _run(event, open_elements, xml) if event.name == "r" else None
                open_elements.append((event, run))
            case End():
                element, ended = open_elements.pop()
                holder = open_elements[-1][1] if open_elements else None
                if ended:
                    ended.after = event.after
                    yield ended
                elif holder and element.name == "rPr":
                    look = xml[element.at : event.after]
                    holder.shape = attrs.evolve(holder.shape, format=look)
                elif holder:
                    holder.children.append((element.name, element.at, event.after))


def _run(element: Start, around: list[tuple[Start, Run | None]], xml: str) -> Run | None:
    """Return the run that begins; `None` for a run of a formula, which is another kind."""
    tag = tag_at(xml, element.at)
    holder = around[-1][0] if around else element
    if xml.startswith("<m:", element.at) or holder.name.startswith("oMath"):
        return None
    outermost = next((run.at for _, run in around if run), None)
    shape = Shape(
        tag,
        holder=holder.at,
        tracked=tag_at(xml, holder.at) if holder.name in _TRACKED else "",
        # A change in the base of ruby would part it from its reading.
        may_change=all(one.name != "rubyBase" for one, _ in around),
        outermost=outermost,
    )
    return Run(element.at, shape)


@attrs.frozen
class _Places:
    """Where the text of a story is written, by the place in the XML."""

    starts: list[int]
    spans: list[tuple[int, Span]]

    @classmethod
    def of(cls, story: Story) -> "_Places":
        way = story.source_map
        ends = (*way.text_starts[1:], way.length)
        found = sorted(
            (start, end, Span(text_start, text_end))
            for start, end, text_start, text_end in zip(
                way.file_starts, way.file_ends, way.text_starts, ends, strict=False
            )
            if start < end  # between paragraphs nothing is written
        )
        return cls([start for start, _, _ in found], [(end, span) for _, end, span in found])

    def between(self, at: int, after: int) -> Span | None:
        """Return the text that is written in a stretch of the XML; `None` if there is none."""
        first, last = bisect_left(self.starts, at), bisect_left(self.starts, after) - 1
        if first > last:
            return None
        return Span(self.spans[first][1].start, self.spans[last][1].end)


def rewritten(story: Story, runs: Sequence[Run], marking: Marking) -> list[Part]:
    """Return the changes of the XML that put the marks in.

    Args:
        story: The story.
        runs: Its runs, in the order in which they end.
        marking: The marks, placed at their atoms.
    """
    xml = story.document.text
    parts: list[Part] = []
    for run in runs:
        begin, end = marking.around(run.at)
        atoms = [atom for atom, _, _ in run.atoms]
        if marking.touches(atoms):
            inside: list[Part] = []  # boxes stand in a run, and have ended before it
            while parts and parts[-1].start > run.at:
                inside.append(parts.pop())
            inside.sort(key=_start)
            for atom, at, after in run.atoms:
                if not atom.is_text:
                    changes = [part for part in inside if at <= part.start < after]
                    atom.content = with_changes(xml, changes, at, after)
            parts.append(Part(begin + marking.written(atoms) + end, run.at, run.after))
        elif begin or end:
            parts += (Part(begin, run.at, run.at), Part(end, run.after, run.after))
    return sorted(parts, key=_start)


def _start(part: Part) -> int:
    return part.start
