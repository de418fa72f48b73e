"""Writing into XML that others wrote: its prefixes, its tags, the numbers that are taken."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import count

import attrs

from mtaudit.article import Document
from mtaudit.reports.display import code_point
from mtaudit.spans import Part

_TAG = re.compile(r"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_ROOT = re.compile(r"<(?![?!])((?:[^\s<>/:]+:)?)([^\s<>/]+)")
_DECLARED = re.compile(r"\sxmlns(?::([^\s=]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TAKEN = re.compile(r"[\s:]id\s*=\s*[\"'](\d{1,10})[\"']")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def text(written: str) -> str:
    """Return a text as XML holds it; what XML has no place for is shown by its number.

    Args:
        written: The text.
    """
    shown = _NO_CHARACTER.sub(lambda found: code_point(found.group()), written)
    return html.escape(shown, quote=False)


def attribute(written: str) -> str:
    """Return a text as it stands between quotation marks.

    Args:
        written: The text.
    """
    shown = _NO_CHARACTER.sub(lambda found: code_point(found.group()), written)
    return html.escape(shown)


def tag_at(xml: str, at: int) -> str:
    """Return the tag that begins at an offset.

    Args:
        xml: The XML.
        at: The offset.
    """
    found = _TAG.match(xml, at)
    return found.group() if found else ""


@attrs.frozen
class Root:
    """The first element of a file.

    Args:
        prefix: What is put before the names of its kind, such as `w:`; empty if they need none.
        namespace: What its name belongs to.
        tag: Its start tag.
        at: Where that begins.
        declaration: What its start tag lacks, so that the prefix can be used for attributes.
    """

    prefix: str
    namespace: str
    tag: str
    at: int
    declaration: str = ""

    @classmethod
    def of(cls, xml: str, wanted: str = "w:") -> "Root":
        """Return the root of a file.

        Args:
            xml: The file; it is well-formed.
            wanted: A prefix to declare if the namespace of the root has none; empty if none is
                needed.
        """
        found = _first_tag(xml)
        prefix, at = found[1], found.start()
        tag = tag_at(xml, at)
        declared = {name: double or single for name, double, single in _DECLARED.findall(tag)}
        namespace = declared.get(prefix.removesuffix(":"), "")
        if prefix or not wanted:
            return cls(prefix, namespace, tag, at)
        for name, value in declared.items():
            if name and value == namespace:
                return cls(f"{name}:", namespace, tag, at)
        return cls(wanted, namespace, tag, at, f' xmlns:{wanted.removesuffix(":")}="{namespace}"')

    @property
    def declared(self) -> Iterator[Part]:
        """The change that declares the prefix, if one has to be declared."""
        if self.declaration:
            at = self.at + len(self.tag) - (2 if self.tag.endswith("/>") else 1)
            yield Part(self.declaration, at, at)


def _first_tag(xml: str) -> re.Match[str]:
    at = 0
    while True:  # comments may stand before it, and hold anything
        comment = xml.find("<!--", at)
        found = _ROOT.search(xml, at)
        assert found is not None, "the file was read, so it has an element"
        if comment < 0 or found.start() < comment:
            return found
        at = xml.index("-->", comment) + 3


def appended(xml: str, root: Root, elements: str) -> str:
    """Return a file with elements added at the end of its root.

    Args:
        xml: The file.
        root: Its root.
        elements: The elements; their names have its prefix.
    """
    start, end = root.at, root.at + len(root.tag)
    tag = root.tag
    for part in root.declared:
        tag = tag[: part.start - start] + part.text + tag[part.start - start :]
    if tag.endswith("/>"):
        name = tag[1:].split(maxsplit=1)[0].removesuffix("/>")
        return f"{xml[:start]}{tag[:-2]}>{elements}</{name}>{xml[end:]}"
    close = xml.rindex("</")
    return f"{xml[:start]}{tag}{xml[end:close]}{elements}{xml[close:]}"


def free_numbers(documents: Iterable[Document]) -> Iterator[int]:
    """Yield numbers that no element in some files has.

    Args:
        documents: The files.
    """
    taken = {int(found) for one in documents for found in _TAKEN.findall(one.text)}
    return (number for number in count(1) if number not in taken)
