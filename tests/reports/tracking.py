"""What an editor makes of a document: all changes accepted or rejected, and what it says then."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHARACTERS = {"tab": "\t", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "\u2011"}


class Reviewed:
    """A document with changes.

    Args:
        data: All bytes of the file.
    """

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.parts: dict[str, Any] = {
            name: etree.fromstring(content)
            for name, content in self.members.items()
            if name.endswith(".xml") and name.startswith("word/")
        }

    @property
    def body(self) -> Any:
        """The main part."""
        return self.parts["word/document.xml"]

    def accept(self) -> "Reviewed":
        """Accept all changes of mtaudit."""
        return self._decide(gone="del", kept="ins")

    def reject(self) -> "Reviewed":
        """Reject all changes of mtaudit."""
        return self._decide(gone="ins", kept="del")

    def _decide(self, gone: str, kept: str) -> "Reviewed":
        for part in self.parts.values():
            for name, is_kept in ((gone, False), (kept, True)):
                for change in list(part.iter(W + name)):
                    if change.get(W + "author") == "mtaudit":
                        above = change.getparent()
                        at = above.index(change)
                        above[at : at + 1] = list(change) if is_kept else []
            if kept == "del":
                for run in part.iter(W + "r"):
                    if run.getparent().tag != W + "del":
                        for text in run.findall(W + "delText"):
                            text.tag = W + "t"
        return self

    def lines(self, part: Any = None, style: str | None = None) -> list[str]:
        """Return the paragraphs of a part.

        Args:
            part: The part; `None` for the body.
            style: The style that they must have; `None` for any.
        """
        paragraphs = (self.body if part is None else part).iter(W + "p")
        return [
            "".join(char for char, _ in characters(paragraph))
            for paragraph in paragraphs
            if style is None or _style(paragraph) == style
        ]

    def letters(self) -> list[tuple[str, bytes]]:
        """Return all characters of all parts, each with its formatting."""
        return [
            found
            for name, part in sorted(self.parts.items())
            if name != "word/comments.xml"
            for paragraph in part.iter(W + "p")
            for found in (*characters(paragraph), ("\n", b""))
        ]

    def comments(self) -> dict[str, list[str]]:
        """Return what the comments of mtaudit say, by number."""
        return {
            one.get(W + "id"): self.lines(one)
            for one in self.parts["word/comments.xml"].iter(W + "comment")
            if one.get(W + "author") == "mtaudit"
        }

    def anchors(self) -> dict[str, str]:
        """Return the text that each comment of mtaudit stands at, by number.

        Changes must be decided on first. Line ends between paragraphs are left out.
        """
        found: dict[str, str] = {}
        active: set[str] = set()
        for element in self.body.iter():
            match _name(element):
                case "commentRangeStart":
                    active.add(element.get(W + "id"))
                    found[element.get(W + "id")] = ""
                case "commentRangeEnd":
                    active.remove(element.get(W + "id"))
                case "r":
                    for char, _ in _of_run(element):
                        for number in active:
                            found[number] += char
        assert not active
        references = [one.get(W + "id") for one in self.body.iter(W + "commentReference")]
        assert len(set(references)) == len(references)
        return {number: found[number] for number in self.comments()}

    def numbers(self, *, of_all: bool = False) -> list[str]:
        """Return the numbers of the changes and comments of mtaudit, or of everybody."""
        kinds = {"ins", "del", "comment"}
        return [
            element.get(W + "id")
            for part in self.parts.values()
            for element in part.iter()
            if _name(element) in kinds and (of_all or element.get(W + "author") == "mtaudit")
        ]


def characters(paragraph: Any) -> Iterator[tuple[str, bytes]]:
    """Yield the characters of a paragraph, without those of boxes in it, with their formatting."""
    for run in paragraph.iter(W + "r"):
        nearest = next(run.iterancestors(W + "p"), None)
        gone = next(run.iterancestors(W + "del", W + "moveFrom"), None)
        if nearest is paragraph and gone is None:
            yield from _of_run(run)


def _of_run(run: Any) -> Iterator[tuple[str, bytes]]:
    look = run.find(W + "rPr")
    written = b"" if look is None else etree.tostring(look, method="c14n")
    for child in run:
        if child.tag == W + "t":
            yield from ((char, written) for char in child.text or "")
        elif _name(child) in _CHARACTERS:
            yield _CHARACTERS[_name(child)], written


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(W + "val")
