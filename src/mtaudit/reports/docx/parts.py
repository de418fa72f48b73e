"""The parts of a DOCX that comments need, and those of a new document."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from mtaudit.reports.docx.marks import AUTHOR
from mtaudit.reports.docx.xml import text

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    _STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
COMMENTS = f"{WORD}.comments+xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The first that an archive can have; no clock is read.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def relationship_kind(namespace: str, name: str) -> str:
    """Return what a relationship of a document is called.

    Args:
        namespace: What the names of the document's elements belong to.
        name: The kind of thing that it leads to.
    """
    return f"{_KINDS.get(namespace, _KINDS[TRANSITIONAL])}/{name}"


def comment(number: int, lines: Iterable[str], prefix: str, date: str) -> str:
    """Return a comment.

    Args:
        number: Its number.
        lines: Its paragraphs.
        prefix: What the names of elements begin with.
        date: When it was made, as XML has it; empty if that is not to be said.
    """
    w = prefix
    made = f' {w}date="{date}"' if date else ""
    paragraphs = "".join(
        f"<{w}p>{'' if index else f'<{w}r><{w}annotationRef/></{w}r>'}"
        f'<{w}r><{w}t xml:space="preserve">{text(line)}</{w}t></{w}r></{w}p>'
        for index, line in enumerate(lines)
    )
    head = f'{w}id="{number}" {w}author="{AUTHOR}"{made} {w}initials="mt"'
    return f"<{w}comment {head}>{paragraphs}</{w}comment>"


def comments_part(comments: str, namespace: str = TRANSITIONAL) -> str:
    """Return a part for comments.

    Args:
        comments: The comments; their prefix is `w:`.
        namespace: What the names of the document's elements belong to.
    """
    return f'{DECLARATION}<w:comments xmlns:w="{namespace}">{comments}</w:comments>'


def relationship(kind: str, target: str, name: str = "mtauditComments") -> str:
    """Return the attributes of a relationship.

    Args:
        kind: What it is called.
        target: What it leads to.
        name: Its own name.
    """
    return f'Id="{name}" Type="{kind}" Target="{target}"'


def relationships_part(relationships: str) -> str:
    """Return a part for relationships.

    Args:
        relationships: The relationships; they have no prefix.
    """
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relationships}</Relationships>"
    )


def packed(members: Mapping[str, str]) -> bytes:
    """Return an archive of texts, the same for the same texts.

    Args:
        members: The texts by name, in order.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _add(archive, {name: content.encode() for name, content in members.items()})
    return out.getvalue()


def with_members(data: bytes, members: Mapping[str, bytes]) -> bytes:
    """Return an archive with members added behind those it has, which stay as they are.

    Args:
        data: The archive.
        members: What is added, by name.
    """
    if not members:
        return data
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        _add(archive, members)
    return out.getvalue()


def _add(archive: zipfile.ZipFile, members: Mapping[str, bytes]) -> None:
    for name, content in members.items():
        info = zipfile.ZipInfo(name, _TIME)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = _UNIX
        archive.writestr(info, content)


def new_package(body: str, comments: str) -> bytes:
    """Return a new document.

    Args:
        body: What stands in it; the prefix is `w:`.
        comments: Its comments.
    """
    kind = f"{WORD}.document.main+xml"
    overrides = (("document", kind), ("styles", f"{WORD}.styles+xml"), ("comments", COMMENTS))
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{said}"/>' for name, said in overrides
    )
    main = relationship_kind(TRANSITIONAL, "officeDocument")
    leading = (
        relationship(relationship_kind(TRANSITIONAL, name), f"{name}.xml", name)
        for name in ("styles", "comments")
    )
    return packed(
        {
            "[Content_Types].xml": (
                f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
                ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
            ),
            "_rels/.rels": relationships_part(
                f"<Relationship {relationship(main, 'word/document.xml', 'document')}/>"
            ),
            "word/_rels/document.xml.rels": relationships_part(
                "".join(f"<Relationship {said}/>" for said in leading)
            ),
            "word/document.xml": (
                f'{DECLARATION}<w:document xmlns:w="{TRANSITIONAL}"><w:body>{body}'
                '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134"'
                ' w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/>'
                "</w:sectPr></w:body></w:document>"
            ),
            "word/styles.xml": _STYLES,
            "word/comments.xml": comments_part(comments),
        }
    )


def _style(kind: str, name: str, shown: str, content: str) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{shown}"/>{content}</w:style>'
    )


# No style makes a space between paragraphs: the empty lines of a text are paragraphs, too, so that
# the document holds the very lines of the text.
_STYLES = (
    f'{DECLARATION}<w:styles xmlns:w="{TRANSITIONAL}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/>'
    '<w:szCs w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    + _style(
        "paragraph",
        "Heading1",
        "heading 1",
        '<w:basedOn w:val="Normal"/><w:next w:val="Text"/><w:pPr><w:keepNext/>'
        '<w:spacing w:before="360" w:after="60"/><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/><w:bCs/><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr>',
    )
    + _style(
        "paragraph",
        "Note",
        "Note",
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr>'
        '<w:rPr><w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
    )
    + _style(
        "paragraph",
        "Text",
        "Text",
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr>',
    )
    + _style(
        "character",
        "Invisible",
        "Invisible character",
        '<w:rPr><w:color w:val="7F1D1D"/><w:sz w:val="18"/>'
        '<w:shd w:val="clear" w:color="auto" w:fill="FDE68A"/></w:rPr>',
    )
    + _style(
        "character",
        "Evidence",
        "Evidence",
        '<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="DBEAFE"/></w:rPr>',
    )
    + _style(
        "table",
        "Sides",
        "Sides",
        '<w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        '<w:insideV w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>'
        '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>",
    )
    + "</w:styles>"
)
