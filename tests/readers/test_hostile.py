"""Files that attack their reader, or are simply broken: a clear error in bounded time."""

import contextlib
import time
from pathlib import Path

import pytest

from mtaudit.article import Document
from mtaudit.errors import ReadError
from mtaudit.readers import read, reader_for
from mtaudit.readers.documents import document_of
from mtaudit.readers.options import ReadOptions


def refused(name: str, text: str) -> str:
    """Read a document that must be refused within seconds; return the message."""
    begun = time.process_time()
    with pytest.raises(ReadError) as caught:
        list(reader_for(name)(Document(name, text), ReadOptions()))
    assert time.process_time() - begun < 10
    return str(caught.value)


def test_an_entity_bomb_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "boom">{entities}]><xliff>&e9;</xliff>'
    assert refused("x.xlf", bomb).startswith("x.xlf:1:26: declares the entity 'e0'; write")


@pytest.mark.parametrize("name", ["x.xlf", "x.tmx"])
def test_nothing_outside_the_file_is_read(name: str, tmp_path: Path) -> None:
    """An external entity is refused; a document type in another file is not fetched."""
    (tmp_path / "secret.txt").write_text("Sedan")
    secret = (tmp_path / "secret.txt").as_uri()
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]><xliff>&e;</xliff>'
    assert "declares the entity" in refused(name, declared)
    (tmp_path / "x.tmx").write_text(
        f'<!DOCTYPE tmx SYSTEM "{secret}"><tmx><header srclang="en"/><body><tu><tuv xml:lang="en">'
        '<seg>s</seg></tuv><tuv xml:lang="de"><seg>a&nbsp;b</seg></tuv></tu></body></tmx>'
    )
    (article,) = read(tmp_path / "x.tmx")
    assert article.text == "a\ufffcb"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.xlf", "<xliff><a></xliff>", "x.xlf:1:13: is not well-formed XML: mismatched tag"),
        ("x.xlf", "", "x.xlf:1:1: is not well-formed XML: no element found"),
        # Files of another format hold a text, and would be read in vain.
        ("x.xlf", "<html>a</html>", "x.xlf:1:1: begins with <html>, where <xliff> is expected"),
        ("x.tmx", "<x:martif/>", "x.tmx:1:1: begins with <x:martif>, where <tmx> is expected"),
        ("x.srt", "They sailed.\n", "x.srt: holds no times such as 00:00:01,000 -->"),
        ("x.vtt", "1\nThey sailed.\n--> \n", "x.vtt: holds no times such as 00:00:01,000 -->"),
        ("x.po", 'msgid "a"\nmsgstr "b', "x.po:2:8: is no part of a PO catalogue"),
        ("x.po", 'msgid "a"\nmsgst "b"', "x.po:2:1: 'msgst' is no keyword of PO"),
        ("x.po", '"a"', "x.po:1:1: a string stands without a keyword"),
        ("x.json", '{"a": "b",}', "x.json:1:11: is not JSON: expected a key in quotation marks"),
        ("x.json", '{"a" "b"}', "x.json:1:6: is not JSON: expected a colon"),
        ("x.json", '"a" 1', "x.json:1:5: is not JSON: something stands after the end"),
        ("x.json", "[" * 10**6, "x.json:1:501: nests deeper than 500 levels"),
        ("x.json", '{"a":' * 10**6, "nests deeper than 500 levels"),
        ("x.jsonl", '{"target": "a"}\n{"target": "b"', "x.jsonl:2:15: is not JSON: expected"),
        ("x.jsonl", '{"a": "b"}\n', "x.jsonl: does not say which field holds the text; it has a;"),
        ("x.jsonl", '{"text": "a"}\n["Tooth"]', "x.jsonl:2: is no record; write an object with"),
        ("x.jsonl", '"Tooth"', "x.jsonl:1: is no record; write an object with names, such as"),
        ("x.csv", 'target\n"a\nb\n', "x.csv:2:1: a quotation mark is not closed"),
        ("x.csv", 'target\n"' + "a" * 10**8, "x.csv:2:1: a quotation mark is not closed"),
        ("x.csv", "text,text\na,b\n", "x.csv: has 2 columns 'text'; rename one of them, or give"),
        ("x.csv", "id,text\n1,a\n2,b, c\n", "x.csv:3:5: the row has 3 cells, and the table 2"),
        ("x.csv", "a,b\n1,2\n", "does not say which field holds the text; it has a, b; name one"),
        ("x.yaml", "a: [b", "x.yaml:1:6: is not YAML: expected ',' or ']'"),
        ("x.yaml", "[" * 1000, "nests deeper than 500 levels"),
        ("x.yaml", "a: b: c", "x.yaml:1:5: is not YAML: mapping values are not allowed here"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_broken_files_are_named_with_the_place(name: str, text: str, message: str) -> None:
    assert message in refused(name, text)


def test_references_in_yaml_are_not_multiplied() -> None:
    """Ten references to ten references, nine times over."""
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    bomb = Document("x.yaml", f"a0: &a0 Tooth\n{levels}")
    (article,) = reader_for("x.yaml")(bomb, ReadOptions())
    assert article.text == "Tooth"


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("x.html", "<"), ("x.html", "<a "), ("x.html", '<a b="'), ("x.html", "<!--"),
        ("x.html", "<script>"), ("x.html", "&"), ("x.srt", "<"), ("x.srt", "1\n"), ("x.vtt", "<"),
        ("x.properties", "\\"), ("x.properties", "\\\n "), ("x.properties", "="), ("x.po", "#\n"),
        ("x.po", "msgid "), ("x.json", '["{'), ("x.csv", '"'), ("x.csv", "a,"), ("x.tsv", '"a'),
        ("x.md", "a"), ("x.ftl", "{ $a "), ("x.ftl", '{ "'), ("x.ftl", "{ $a ->\n [a] "),
        ("x.ftl", "\n "), ("x.strings", '"a" = "\\a";'),
    ],
)  # fmt: skip
def test_the_cost_grows_with_the_length(name: str, unit: str) -> None:
    """Ten times the text in about ten times the time, whatever is repeated."""
    header = {"x.vtt": "WEBVTT\n\n", "x.md": "!!! ", "x.ftl": "a = "}.get(name, "")
    header += "00:00:01,000 --> 00:00:02,000\n" if name in {"x.vtt", "x.srt"} else ""
    begun = time.process_time()
    document = Document(name, header + unit * 100_000)
    with contextlib.suppress(ReadError):
        list(reader_for(name)(document, ReadOptions(target_field="1")))
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    "unit", ["{", "{ ", "%", "%(", "{{", "{a,plural,", "<", "<a ", "$", "&", "}"]
)
def test_placeholders_cost_no_more(unit: str) -> None:
    text = '{"a": "' + unit * 50_000 + '"}'
    begun = time.process_time()
    list(reader_for("x.json")(Document("x.json", text), ReadOptions()))
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        ("x.po", '"Content-Type: text/plain; charset={}\\n"\n# é', "ISO-8859-1"),
        ("x.po", '"Content-Type: text/plain; charset={}\\n"\n# 色', "EUC-JP"),
        ("x.xlf", '<?xml version="1.0" encoding="{}"?><a>é</a>', "ISO-8859-1"),
        ("x.html", '<meta charset="{}">色丹', "Shift_JIS"),
    ],
)
def test_a_declared_encoding_is_used(name: str, text: str, encoding: str) -> None:
    written = text.format(encoding)
    document = document_of(written.encode(encoding), name)
    assert (document.text, document.encoding) == (written, encoding)


def test_a_wrong_or_unknown_encoding_is_named() -> None:
    declared = b'"Content-Type: text/plain; charset=%s\\n"\n# \xff'
    with pytest.raises(ReadError, match=r"x\.po: byte 47 is not EUC-JP, which the file declares;"):
        document_of(declared % b"EUC-JP", "x.po")
    with pytest.raises(ReadError, match=r"x\.po: declares the encoding rot-13, which is unknown"):
        document_of(declared % b"rot-13", "x.po")
    with pytest.raises(ReadError, match="byte 46 is not UTF-8"):
        document_of(declared % b"UTF-8", "x.po")


def test_properties_that_are_no_utf8_are_latin() -> None:
    document = document_of("a=é".encode("latin-1"), "x.properties")
    assert (document.text, document.encoding) == ("a=é", "iso-8859-1")


@pytest.mark.parametrize("text", ["", "\n \n", "WEBVTT\n\nNOTE nothing is said yet\n"])
def test_subtitles_may_be_empty(text: str) -> None:
    (article,) = reader_for("page.vtt")(Document("page.vtt", text), ReadOptions())
    assert article.text == ""


def test_cells_that_hold_nothing_make_no_row_too_long() -> None:
    document = Document("x.csv", "id,text,note,note\n1,a,,,,\n2\n3,b,\n")
    articles = reader_for("x.csv")(document, ReadOptions(target_field="text"))
    assert [article.text for article in articles] == ["a", "b"]


def test_a_row_that_is_too_long_ends_no_run() -> None:
    faults: list[ReadError] = []
    document = Document("x.csv", "id,text\n1,a\n2,b, c\n3,d\n")
    articles = reader_for("x.csv")(document, ReadOptions(on_fault=faults.append))
    assert [article.text for article in articles] == ["a", "d"]
    assert [str(fault)[:10] for fault in faults] == ["x.csv:3:5:"]
