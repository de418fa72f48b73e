"""XLIFF with its findings: valid, the same text, and each annotation where its finding is."""

import io
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import lxml.etree as lx  # type: ignore[import-untyped]  # the package has no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mtaudit
from mtaudit import (
    DETECTORS,
    Article,
    Category,
    Confidence,
    ConfigError,
    Document,
    Family,
    Finding,
    Result,
    Severity,
    Span,
)
from mtaudit.readers import xliff
from mtaudit.readers.options import ReadOptions
from mtaudit.reports.its.issues import issue_type
from mtaudit.reports.its.markup import Cleaned
from mtaudit.spans import OBJECT

SCHEMAS = Path(__file__).parents[1] / "schemas"
ITS = "http://www.w3.org/2005/11/its"
_XML = SCHEMAS / "xliff-2.1" / "informativeCopiesOf3rdPartySchemas" / "w3c" / "xml.xsd"
_XLIFF = {
    "1.2": ("urn:oasis:names:tc:xliff:document:1.2", "xliff-1.2/xliff-core-1.2-strict.xsd"),
    "2.0": ("urn:oasis:names:tc:xliff:document:2.0", "xliff-2.0/xliff_core_2.0.xsd"),
    "2.1": ("urn:oasis:names:tc:xliff:document:2.0", "xliff-2.1/xliff_core_2.0.xsd"),
}


class _Local(lx.Resolver):  # type: ignore[misc]  # as above
    """Reads the schema of `xml:lang` from a copy; the schemas name it at several addresses."""

    def resolve(self, address: str, _id: object, context: Any) -> Any:
        """Return the copy, or nothing for all else."""
        return self.resolve_filename(str(_XML), context) if address.endswith("xml.xsd") else None


def _parser() -> Any:
    parser = lx.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    return parser


@cache
def _xliff(version: str) -> Any:
    namespace, file = _XLIFF[version]
    both = (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        f'<xs:import namespace="{namespace}" schemaLocation="{(SCHEMAS / file).as_uri()}"/>'
        f'<xs:import namespace="{ITS}" '
        f'schemaLocation="{(SCHEMAS / "xliff-2.1" / "its.xsd").as_uri()}"/></xs:schema>'
    )
    return lx.XMLSchema(lx.parse(io.BytesIO(both.encode()), _parser()))


@cache
def _its(start: str) -> Any:
    """Return the schema of ITS 2.0 for one of its elements, or for attributes of an element."""
    if start == "elements":
        return lx.RelaxNG(lx.parse(str(SCHEMAS / "its-2.0" / "its20-elements.rng")))
    include = (SCHEMAS / "its-2.0" / "its20.rng").as_uri()
    wrapped = (
        f'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="{include}"/><start>'
        '<element name="any"><optional><ref name="its-local.attributes"/></optional>'
        '<optional><ref name="its-attribute.version"/></optional></element></start></grammar>'
    )
    return lx.RelaxNG(lx.parse(io.BytesIO(wrapped.encode()), base_url=include))


def check_xliff(data: bytes, version: str) -> None:
    """Validate an XLIFF file, with the ITS in it.

    ITS is parted from the rest as its schema for NVDL does it: its elements by themselves, and its
    attributes of other elements by themselves.
    """
    root = lx.fromstring(data)
    _xliff(version).assertValid(root)
    for element in root.iter(lx.Element):
        name = lx.QName(element)
        if name.namespace == ITS:
            if lx.QName(element.getparent()).namespace != ITS:
                _its("elements").assertValid(lx.fromstring(lx.tostring(element, with_tail=False)))
            continue
        said = {
            key: value for key, value in element.attrib.items() if lx.QName(key).namespace == ITS
        }
        _its("attributes").assertValid(lx.Element("any", said))


# --- Files --------------------------------------------------------------------------------------

_12 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="fr" target-language="en" datatype="plaintext"><body>{}</body>
</file></xliff>
"""
_12_UNIT = (
    '<trans-unit id="{0}"><source>s</source><target>{1}</target><note>n</note></trans-unit>\n'
)
_2 = """<?xml version="1.0"?>
<x:xliff version="{0}" srcLang="fr" trgLang="en" xmlns:x='urn:oasis:names:tc:xliff:document:2.0'>
<x:file id="f">{{}}</x:file></x:xliff>
"""
_2_UNIT = """<x:unit id="u{0}"><x:notes><x:note>n</x:note></x:notes>
<x:segment><x:source>s</x:source><x:target>{1}</x:target></x:segment></x:unit>
"""
_WORDS = (
    "Tooth",
    "Dog",
    " ",
    "\n",
    "色丹",
    "&amp;",
    "&#65;",
    "é",
    "<!-- > -->",
    "<?p > ?>",
    "{name}",
)
_CDATA = "<![CDATA[x <b> &]]>"


def _element(name: str, inner: str, number: int, *, is_2: bool) -> str:
    if is_2:
        return {
            "group": f'<x:pc id="p{number}">{inner}</x:pc>',
            "mark": f'<x:mrk id="m{number}" type="term">{inner}</x:mrk>',
            "code": f'<x:ph id="h{number}"/>',
        }[name]
    return {
        "group": f'<g id="p{number}">{inner}</g>',
        "mark": f'<mrk mtype="term">{inner}</mrk>',
        "code": f'<ph id="h{number}">code</ph>',
    }[name]


@st.composite
def xliff_texts(draw: st.DrawFn) -> tuple[str, str]:
    """Build an XLIFF file, and say of which version it is."""
    version = draw(st.sampled_from(("1.2", "2.0", "2.1")))
    is_2 = version != "1.2"
    numbers = iter(range(1000))

    def content(depth: int) -> str:
        pieces = []
        for _ in range(draw(st.integers(0, 4))):
            kind = draw(st.sampled_from(("word", "word", "word", "cdata", "group", "mark", "code")))
            if kind == "word":
                pieces.append(draw(st.sampled_from(_WORDS)))
            elif kind == "cdata":
                pieces.append(_CDATA)
            else:
                inner = content(depth - 1) if depth else "x"
                pieces.append(_element(kind, inner, next(numbers), is_2=is_2))
        return "".join(pieces)

    unit, whole = (_2_UNIT, _2.format(version)) if is_2 else (_12_UNIT, _12)
    units = (unit.format(number, content(2)) for number in range(draw(st.integers(1, 3))))
    return whole.format("".join(units)), version


def _read(text: str) -> Article:
    (article,) = xliff.read(Document("a.xlf", text), ReadOptions())
    return article


def _finding(span: Span, message: str = "m") -> Finding:
    return Finding(
        span,
        "bad-rendering",
        Family.NAME,
        Category.MISTRANSLATION,
        Severity.MAJOR,
        Confidence.HIGH,
        message,
    )


def _annotated(article: Article, spans: Sequence[Span]) -> str:
    findings = tuple(_finding(span, f"#{number}") for number, span in enumerate(spans))
    stream = io.StringIO()
    mtaudit.write(Result(article, findings), "its", stream)
    return stream.getvalue()


# --- What an annotated file says ----------------------------------------------------------------

_NUMBER = re.compile("^#([0-9]+) ")


def _issues(root: Any) -> list[tuple[str, frozenset[int]]]:
    """Return the characters of all targets, each with the findings that are said of it."""
    lists = {
        one.get("{http://www.w3.org/XML/1998/namespace}id"): frozenset(
            _number(issue.get("locQualityIssueComment")) for issue in one
        )
        for one in root.iter(f"{{{ITS}}}locQualityIssues")
    }
    said: list[tuple[str, frozenset[int]]] = []

    def walk(element: Any, there: frozenset[int]) -> None:
        reference = element.get(f"{{{ITS}}}locQualityIssuesRef")
        comment = element.get(f"{{{ITS}}}locQualityIssueComment")
        if reference:
            there = lists[reference.removeprefix("#").removeprefix("its=")]
        elif comment:
            there = frozenset({_number(comment)})
        if lx.QName(element).localname == "ph":
            said.append((OBJECT, there))
        else:
            said.extend((char, there) for char in element.text or "")
            for child in element:
                if isinstance(child.tag, str):
                    walk(child, there)
                said.extend((char, there) for char in child.tail or "")

    for target in root.iter("{*}target"):
        walk(target, frozenset())
    return said


def _number(comment: str) -> int:
    matched = _NUMBER.match(comment)
    assert matched
    return int(matched[1])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_each_character_has_the_annotations_of_its_findings(data: st.DataObject) -> None:
    """Findings may overlap and reach over markup; the file is valid and its text the same."""
    text, version = data.draw(xliff_texts())
    article = _read(text)
    ends = st.integers(0, len(article.text))
    pairs = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    written = _annotated(article, spans)
    again = _read(written)

    check_xliff(written.encode(), version)
    assert again.text == article.text
    assert again.pairs == article.pairs
    assert _annotated(again, spans) == written
    cleaned = Cleaned.of(written).text
    assert cleaned.replace(f' xmlns:its="{ITS}" its:version="2.0"', "") == text
    said = [(char, there) for char, there in _issues(lx.fromstring(written.encode())) if there]
    expected = [
        (
            article.text[at],
            frozenset(n for n, span in enumerate(spans) if span.start <= at < span.end),
        )
        for pair in article.pairs  # between them nothing stands in the file
        for at in range(pair.target.start, pair.target.end)
    ]
    # A placeholder is an object in the text, and a tag that is written as text is none.
    unlike = "{name}" + OBJECT + "<b>"
    in_file = [(char, there) for char, there in expected if there and char not in unlike]
    assert [one for one in said if one[0] not in unlike] == in_file


def test_a_file_without_findings_stays_as_it_is() -> None:
    text = _12.format(_12_UNIT.format(1, "calm"))

    assert _annotated(_read(text), ()) == text


def test_what_is_found_no_longer_is_taken_out_again() -> None:
    text = _12.format(_12_UNIT.format(1, "Tooth <g id='1'>Da</g>nce " + _CDATA))
    article = _read(text)
    written = _annotated(article, [Span(0, 8), Span(2, len(article.text))])

    assert written.count("|mtaudit") > 3
    assert _annotated(_read(written), ()) == text.replace(
        'document:1.2">', f'document:1.2" xmlns:its="{ITS}" its:version="2.0">', 1
    )


def test_a_prefix_that_is_taken_is_left_alone() -> None:
    text = _12.replace("xmlns=", 'xmlns:its="urn:other" xmlns=').format(_12_UNIT.format(1, "ab"))
    written = _annotated(_read(text), [Span(0, 1)])

    assert f'xmlns:its0="{ITS}" its0:version="2.0"' in written
    assert " its0:locQualityIssueType=" in written
    lx.fromstring(written.encode())


def test_a_prefix_that_is_declared_is_used() -> None:
    text = _12.replace("xmlns=", f'xmlns:q="{ITS}" q:version="2.0" xmlns=')
    text = text.format(_12_UNIT.format(1, "ab"))
    written = _annotated(_read(text), [Span(0, 1)])

    assert written.count(ITS) == 1
    assert " q:locQualityIssueType=" in written
    check_xliff(written.encode(), "1.2")


def test_any_text_stands_in_a_comment() -> None:
    article = _read(_12.format(_12_UNIT.format(1, "ab")))
    message = '<a href="x">&\n\x1b\ud800\uffff]]>'
    stream = io.StringIO()
    mtaudit.write(Result(article, (_finding(Span(0, 1), message),)), "its", stream)

    check_xliff(stream.getvalue().encode(), "1.2")
    assert "<U+FFFF>]]> [bad-rendering, high confidence]" in (
        lx.fromstring(stream.getvalue().encode())
        .find(".//{*}mrk")
        .get(f"{{{ITS}}}locQualityIssueComment")
    )


# --- What findings are called ---------------------------------------------------------------------


def test_each_finding_has_a_type_that_its_knows() -> None:
    known = re.findall(r'value="([a-z-]+)"', (SCHEMAS / "xliff-2.1" / "its.xsd").read_text("utf-8"))
    for category in Category:
        for family in Family:
            finding = attrs.evolve(_finding(Span(0, 1)), category=category, family=family)
            assert issue_type(finding) in known
    types = {
        detector.id: issue_type(
            attrs.evolve(
                _finding(Span(0, 1)),
                detector=detector.id,
                category=detector.category,
                family=detector.family,
            )
        )
        for detector in DETECTORS
    }
    assert types["untranslated"] == "untranslated"
    assert types["number-mismatch"] == "numbers"
    assert types["inconsistent-name"] == "inconsistency"
    assert types["missing-name"] == "inconsistent-entities"


# --- Files in and out ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("iso-8859-1", "iso-8859-1"),
        ("utf-16", "UTF-16"),
    ],
)
def test_findings_survive_the_way_through_a_file(
    encoding: str, declared: str, tmp_path: Path
) -> None:
    text = _12.replace("UTF-8", declared).replace("\n", "\r\n")
    text = text.format(_12_UNIT.format(1, "the Tooth <g id='1'>Dance</g> é Islands, on the 22th"))
    (tmp_path / "a.xlf").write_bytes(text.encode(encoding))
    (before,) = map(mtaudit.audit, mtaudit.read(tmp_path / "a.xlf"))
    mtaudit.write(before, "its", tmp_path / "b.xlf")
    (after,) = map(mtaudit.audit, mtaudit.read(tmp_path / "b.xlf"))

    assert len(before.findings) == 2
    assert after.findings == before.findings
    assert after.article.text == before.article.text
    check_xliff((tmp_path / "b.xlf").read_bytes(), "1.2")
    written = (tmp_path / "b.xlf").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")
    assert written.count(b"\r\n") == text.count("\r\n")


def test_several_files_go_into_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("en/a.xlf", "fr/a.xlf"):
        Path(name).parent.mkdir()
        Path(name).write_text(_12.format(_12_UNIT.format(1, "Tooth Dance")), "utf-8")
    results = [mtaudit.audit(article) for name in ("en", "fr") for article in mtaudit.read(name)]
    Path("out").mkdir()
    mtaudit.write(results, "its", "out")

    assert "inconsistent-entities" in Path("out/en/a.xlf").read_text("utf-8")
    assert "inconsistent-entities" in Path("out/fr/a.xlf").read_text("utf-8")
    with pytest.raises(ConfigError, match=r"fr/a\.xlf: the report its is of one file"):
        mtaudit.write(results, "its", "one.xlf")
    assert not Path("one.xlf").exists()


def test_two_files_of_one_place_are_refused(tmp_path: Path) -> None:
    for name in ("en", "fr", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.xlf").write_text(_12.format(""), "utf-8")
    results = [mtaudit.audit(one) for name in ("en", "fr") for one in mtaudit.read(tmp_path / name)]

    with pytest.raises(ConfigError, match=r"would be written over .*en/a\.xlf"):
        mtaudit.write(results, "its", tmp_path / "out")


def test_other_formats_are_refused(make_article: Callable[..., Article]) -> None:
    with pytest.raises(ConfigError, match="is no XLIFF file; name XLIFF files only"):
        mtaudit.write(Result(make_article("a.txt", "text"), ()), "its", io.StringIO())
