"""A copy of a DOCX with findings as comments, and sure corrections as tracked changes.

But for the text and what comments need, every part of the document stays as it is.
"""

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import PurePosixPath

import attrs

from mtaudit.article import Document
from mtaudit.edits import Edit, apply, to_document
from mtaudit.errors import ReadError
from mtaudit.readers.decoding import encode
from mtaudit.readers.office import document_of, refuse_signed
from mtaudit.readers.office.package import Package, open_package
from mtaudit.readers.office.stories import Prose, Story, with_changes
from mtaudit.readers.office.word import MAIN, TYPES, named_members, read
from mtaudit.readers.xml_events import End, events
from mtaudit.reports.docx import xml
from mtaudit.reports.docx.atoms import Change, Remark
from mtaudit.reports.docx.marks import Marking
from mtaudit.reports.docx.parts import (
    COMMENTS,
    comment,
    comments_part,
    relationship,
    relationship_kind,
    relationships_part,
    with_members,
)
from mtaudit.reports.docx.remarks import change_of, sure_edits
from mtaudit.reports.docx.remarks import comment as comment_lines
from mtaudit.reports.docx.runs import rewritten, runs_of
from mtaudit.result import Result
from mtaudit.spans import Part, Span


def reviewed_copy(data: bytes, result: Result, date: str) -> bytes:
    """Return a document with the findings of its article.

    A comment cannot stand in a header or a note; there the change is tracked, and the comment
    stands at the beginning of the body and says where.

    Args:
        data: All bytes of the file.
        result: The result of its article.
        date: When the comments are made, as XML has it; empty if that is not to be said.

    Raises:
        ReadError: If it is signed, has changed since it was read, or could not be read again as it
            should be.
    """
    assert result.article.origin is not None, "it was read from a file"
    document = result.article.origin.document
    package = open_package(data, document.path)
    refuse_signed(package)
    prose = read(package)
    if prose.text != document.text:
        raise ReadError("has changed meanwhile", where=document.path, remedy="try again")
    names = named_members(package)
    others = package.documents(names.get(COMMENTS, ()))
    ids = xml.free_numbers([*(story.document for story in prose.stories), *others])
    contents: dict[str, bytes] = {}
    comments: dict[int, tuple[str, ...]] = {}
    changes: list[Edit] = []
    per_story = _remarks(result, prose)
    for (at, story), remarks in zip(prose.starts(), per_story, strict=True):
        if remarks:
            root = xml.Root.of(story.document.text)
            marking = Marking(root.prefix, ids, date, xml.text, comments)
            contents[_member(story.document, package)] = _marked(story, remarks, marking, root)
            changes += _edits(marking.changes, at)
    added = _commented(package, names, comments, date, contents) if comments else {}
    copy = with_members(package.rewritten(contents), added)
    if document_of(copy, document.path).text != apply(document.text, changes):
        raise ReadError(
            "the changes would reach further than the words they correct; nothing is written",
            where=document.path,
            remedy="choose another report, and report it",
        )
    return copy


def _edits(changes: list[Change], at: int) -> list[Edit]:
    """Return placed changes as edits of the whole text."""
    nothing = attrs.NOTHING
    moved = (
        Edit(Span(at + one.deleted.start, at + one.deleted.end), one.inserted, nothing)  # type: ignore[arg-type]  # applied to a text; no finding is asked for
        for one in changes
    )
    return sorted(moved, key=lambda edit: edit.span)


def _remarks(result: Result, prose: Prose) -> list[list[Remark]]:
    """Return the remarks on each story, in its own code points."""
    article = result.article
    assert article.origin is not None
    possible, _ = to_document(sure_edits(result), article)
    changes = {id(edit.finding): edit for edit in possible}
    starts = [at for at, _ in prose.starts()]
    found: list[list[Remark]] = [[] for _ in starts]
    for finding in result.findings:
        place = article.origin.source_map.to_file(finding.span)
        number = max(0, bisect_right(starts, place.start) - 1)
        at, length = starts[number], len(prose.stories[number].text)
        span = Span(min(place.start - at, length), min(place.end - at, length))
        edit = changes.get(id(finding))
        change = None
        if edit:
            whole = change_of(edit, article.origin.document.text)
            start, end = whole.deleted.start - at, whole.deleted.end - at
            change = Change(Span(start, end), whole.inserted)
        if number:
            lines = comment_lines(finding, article, _name(prose.stories[number]))
            found[0].append(Remark(Span(0, 0), lines))
            if change:
                found[number].append(Remark(span, (), change))
        else:
            found[0].append(Remark(span, comment_lines(finding, article), change))
    return found


def _name(story: Story) -> str:
    return PurePosixPath(story.document.path).stem


def _member(document: Document, package: Package) -> str:
    return document.path.removeprefix(f"{package.path}/")


def _marked(story: Story, remarks: list[Remark], marking: Marking, root: xml.Root) -> bytes:
    """Return the bytes of a story with its remarks."""
    cuts = sorted({cut for remark in remarks for cut in remark.cuts})
    runs = runs_of(story, cuts)
    atoms = [atom for run in runs for atom, _, _ in run.atoms]
    marking.place(atoms, remarks)
    encoding = story.document.encoding
    changes = [*rewritten(story, runs, marking), *_at_first_paragraph(story, marking)]
    parts = [Part(_within(part.text, encoding), part.start, part.end) for part in changes]
    return encode(story.document, with_changes(story.document.text, [*root.declared, *parts]))


def _at_first_paragraph(story: Story, marking: Marking) -> Iterator[Part]:
    """Yield what puts comments into a body without a text: notes or headers alone have one."""
    marks = "".join(marking.homeless)
    if not marks:
        return
    for event in events(story.document):
        if isinstance(event, End) and event.name == "p":
            source = story.document.text
            if source.startswith("</", event.at):
                yield Part(marks, event.at, event.at)
            else:
                end = source.rindex("/>", 0, event.after)
                name = f"{marking.prefix}p"
                yield Part(f">{marks}</{name}>", end, end + 2)
            return


def _within(written: str, encoding: str) -> str:
    return written.encode(encoding, "xmlcharrefreplace").decode(encoding)


def _commented(
    package: Package,
    names: dict[str, list[str]],
    comments: dict[int, tuple[str, ...]],
    date: str,
    contents: dict[str, bytes],
) -> dict[str, bytes]:
    """Put comments into a package.

    Args:
        package: The package.
        names: Its members by what they say they are.
        comments: The comments by number.
        date: When they are made.
        contents: The members that change, to which this adds.

    Returns:
        The members that are new.
    """
    for document in package.documents(names.get(COMMENTS, ())):
        root = xml.Root.of(document.text)
        written = "".join(comment(n, said, root.prefix, date) for n, said in comments.items())
        contents[_member(document, package)] = _appended(document, root, written)
        return {}
    main = PurePosixPath(names[MAIN][0])
    name = _free(package, main.parent)
    (body,) = package.documents(names[MAIN][:1])
    namespace = xml.Root.of(body.text).namespace
    written = "".join(comment(n, said, "w:", date) for n, said in comments.items())
    added = {name: comments_part(written, namespace).encode()}
    for types in package.documents((TYPES,)):
        root = xml.Root.of(types.text, "")
        override = f'<{root.prefix}Override PartName="/{name}" ContentType="{COMMENTS}"/>'
        contents[_member(types, package)] = _appended(types, root, override)
    relations = str(main.parent / "_rels" / f"{main.name}.rels")
    leading = relationship(relationship_kind(namespace, "comments"), f"/{name}")
    for known in package.documents((relations,)):
        root = xml.Root.of(known.text, "")
        element = f"<{root.prefix}Relationship {leading}/>"
        contents[_member(known, package)] = _appended(known, root, element)
        return added
    return added | {relations: relationships_part(f"<Relationship {leading}/>").encode()}


def _appended(document: Document, root: xml.Root, elements: str) -> bytes:
    elements = _within(elements, document.encoding)
    return encode(document, xml.appended(document.text, root, elements))


def _free(package: Package, folder: PurePosixPath) -> str:
    taken = {name.lower() for name in package.names}
    names = (str(folder / f"comments{number or ''}.xml") for number in range(len(taken) + 1))
    return next(name for name in names if name.lower() not in taken)
