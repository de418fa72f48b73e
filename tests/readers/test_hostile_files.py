"""Files that attack their reader: a clear error or the right result, in bounded time and memory.

Each is read by a process of its own that may take a gigabyte and a minute, and that notes every
file and every connection that is opened meanwhile.
"""

import io
import json
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import attrs
import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")

MEMORY = 1 << 30  # bytes of address space, the interpreter included
SECONDS = 60
READ = """
import json, resource, sys
from mtaudit import readers
from mtaudit.errors import MtauditError
memory, field, small, *paths = sys.argv[1:]
list(readers.read(small))  # our own modules are imported on first use
touched = []
def note(event, arguments):
    if event in {"open", "socket.connect", "subprocess.Popen", "os.system"}:
        if not str(arguments[0]).startswith((sys.prefix, sys.base_prefix)):  # imports, codecs
            touched.append(str(arguments[0]))
sys.addaudithook(note)
resource.setrlimit(resource.RLIMIT_AS, (int(memory),) * 2)
for path in paths:
    touched.clear()
    said, length = "", 0
    try:
        length = sum(len(a.text) for a in readers.read(path, lang="en", target_field=field))
    except MtauditError as error:
        said = str(error)
    print(json.dumps({"said": said, "length": length, "touched": touched}))
"""


@attrs.frozen
class Came:
    """What came of reading a file.

    Args:
        said: The error; empty if there was none.
        length: How much text was read, code points.
    """

    said: str
    length: int


def reading(*paths: Path, field: str = "") -> list[Came]:
    """Read files in a process that is bounded, and opens nothing else."""
    small = paths[0].with_stem("small")
    small.write_bytes(SMALL.get(small.suffix, b""))
    arguments = [str(MEMORY), field, *map(str, (small, *paths))]
    ran = subprocess.run(
        [sys.executable, "-c", READ, *arguments], capture_output=True, timeout=SECONDS, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()[-2000:]
    found = []
    for path, line in zip(paths, ran.stdout.splitlines(), strict=True):
        came = json.loads(line)
        assert came["touched"] == [str(path)]
        found.append(Came(came["said"].replace(f"{path.parent}/", ""), came["length"]))
    return found


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def each_written(folder: Path, name: str, contents: Iterable[bytes | str]) -> list[Path]:
    """Write files of one format."""
    return [
        written(folder, f"{number}{Path(name).suffix}", content)
        for number, content in enumerate(contents)
    ]


# --- XML, wherever it stands -----------------------------------------------------------------


def packed(members: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(document: bytes | str, kind: str = f"{WORD}.document.main+xml") -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    return packed({"[Content_Types].xml": types, "word/document.xml": document})


def odt(content: bytes | str, **more: str) -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content, **more})


# The shell of a document of each format, with a place for a text, and how it becomes a file.
SHELLS = {
    "x.xlf": "<xliff><file><trans-unit><source>s</source><target>{}</target></trans-unit></file>"
    "</xliff>",
    "x.xliff": "<xliff version='2.0'><unit><segment><source>s</source><target>{}</target></segment>"
    "</unit></xliff>",
    "x.tmx": "<tmx><header srclang='de'/><body><tu><tuv xml:lang='de'><seg>s</seg></tuv>"
    "<tuv xml:lang='en'><seg>{}</seg></tuv></tu></body></tmx>",
    "x.docx": "<w:document><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>",
    "x.odt": "<office:document-content><office:body><text:p>{}</text:p></office:body>"
    "</office:document-content>",
}
PACKED: dict[str, Callable[[bytes | str], bytes]] = {"x.docx": docx, "x.odt": odt}
SMALL = {
    ".docx": docx(SHELLS["x.docx"]),
    ".odt": odt(SHELLS["x.odt"]),
    ".json": b"{}",
    ".jsonl": b"",
    ".csv": b"target\na\n",
    ".tsv": b"target\na\n",
    ".po": b"",
    ".yaml": b"a: b",
    **{Path(name).suffix: SHELLS[name].encode() for name in ("x.xlf", "x.xliff", "x.tmx")},
}
every_shell = pytest.mark.parametrize("name", SHELLS)


def xml_files(folder: Path, name: str, *texts: str, doctype: str = "") -> list[Path]:
    """Write a file of the format for each text."""
    pack = PACKED.get(name, str)
    documents = (pack(doctype + SHELLS[name].replace("{}", text)) for text in texts)
    return each_written(folder, name, documents)


@every_shell
def test_the_shells_hold_a_text(name: str, tmp_path: Path) -> None:
    assert reading(*xml_files(tmp_path, name, "Tooth &#65;")) == [Came("", 7)]


@every_shell
def test_entities_are_refused(name: str, tmp_path: Path) -> None:
    """Those that multiply, those that are long, and those that a parameter entity declares."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    long = f'<!ENTITY e0 "{"x" * 10**6}">'
    parameter = "<!ENTITY % p \"<!ENTITY e0 'a'>\"> %p;"
    for declared in (long + levels, long, parameter):
        doctype = f"<!DOCTYPE x [{declared}]>"
        for came in reading(*xml_files(tmp_path, name, "&e9;", "&e0;" * 10**5, doctype=doctype)):
            assert "declares the entity" in came.said


@every_shell
@pytest.mark.parametrize("outside", ["file", "http://127.0.0.1:9/x.dtd", "/etc/passwd"])
def test_no_other_file_is_read(name: str, outside: str, tmp_path: Path) -> None:
    """`reading` watches what is opened."""
    if outside == "file":
        outside = written(tmp_path, "secret.dtd", "Sedan").as_uri()
    for declared in (f"e SYSTEM '{outside}'", f"% e SYSTEM '{outside}'"):
        doctype = f"<!DOCTYPE x [<!ENTITY {declared}>]>"
        (came,) = reading(*xml_files(tmp_path, name, "a", doctype=doctype))
        assert "declares the entity" in came.said
    # A document type in another file is common in TMX: it is not fetched.
    included = f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{outside}'/>a"
    doctype = f"<!DOCTYPE x SYSTEM '{outside}'>"
    assert reading(*xml_files(tmp_path, name, "a", included, doctype=doctype)) == [Came("", 1)] * 2


@every_shell
def test_deep_nesting(name: str, tmp_path: Path) -> None:
    tags = {"x.docx": ["g", "w:p", "w:del"], "x.odt": ["g", "text:p", "text:span"]}
    texts = [
        f"<{tag}>" * 100_000 + "a" + f"</{tag}>" * 100_000
        for tag in tags.get(name, ["g", "ph", "target"])
    ]
    assert not any(came.said for came in reading(*xml_files(tmp_path, name, *texts)))


@every_shell
def test_gigantic_attributes(name: str, tmp_path: Path) -> None:
    """In an archive a long one would be a bomb."""
    names = " ".join(f"a{number}='x'" for number in range(50_000))
    files = xml_files(tmp_path, name, f"<g {names}/>a", f"<g a='{'x' * 50_000_000}'/>a")
    many, long = reading(*files)
    assert many == Came("", 1)
    assert long == Came("", 1) or "would be 50" in long.said


@every_shell
def test_very_many_elements(name: str, tmp_path: Path) -> None:
    (came,) = reading(*xml_files(tmp_path, name, "&amp;<g/>" * 100_000))
    assert came.length == 100_000


@every_shell
def test_wrong_encodings(name: str, tmp_path: Path) -> None:
    declared = b"<?xml version='1.0' encoding='%s'?>"
    cases = [
        (b"", b"\xff", "is not UTF-8"),
        (declared % b"UTF-8", b"\xe9", "is not UTF-8"),
        (b"", b"\0", "null character"),
        (b"", b"\x01", "is not well-formed"),
    ]
    if name not in PACKED:
        cases += [
            (declared % b"no-such-code", b"a", "unknown"),
            (declared % b"EUC-JP", b"\xff", "which the file declares"),
        ]
    pack = PACKED.get(name, bytes)
    shell = SHELLS[name].encode()
    documents = (pack(prolog + shell.replace(b"{}", data)) for prolog, data, _ in cases)
    files = each_written(tmp_path, name, documents)
    for came, (_, _, message) in zip(reading(*files), cases, strict=True):
        assert message in came.said


@every_shell
def test_files_cut_short(name: str, tmp_path: Path) -> None:
    (whole,) = xml_files(tmp_path, name, "Tooth Dance " * 50)
    data = whole.read_bytes()
    lengths = (0, 1, len(data) // 2, len(data) - 1)
    files = each_written(tmp_path, name, (data[:length] for length in lengths))
    assert all(came.said for came in reading(*files))


# --- Archives --------------------------------------------------------------------------------

every_package = pytest.mark.parametrize("name", PACKED)
BODY = {"x.docx": "word/document.xml", "x.odt": "content.xml"}


def package(name: str, text: str = "Tooth Dance") -> bytes:
    return PACKED[name](SHELLS[name].replace("{}", text))


def with_more(name: str, more: Mapping[str, bytes | str]) -> bytes:
    """A document with further members."""
    out = io.BytesIO(package(name))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for member, content in more.items():
            archive.writestr(member, content)
    return out.getvalue()


def patched(data: bytes, member: str, field: int, value: bytes) -> bytes:
    """Overwrite a field of a member's entry in the directory; its header stays."""
    at = data.rindex(member.encode()) - 46 + field
    return data[:at] + value + data[at + len(value) :]


@every_package
def test_bombs(name: str, tmp_path: Path) -> None:
    """Of one text, of an honest size and of another; of many; in one that is no text."""
    bomb, dense = (package(name, " " * length) for length in (60_000_000, 20_000_000))
    liar = patched(bomb, BODY[name], 24, struct.pack("<L", 1000))
    many = with_more(name, {f"{number}": b"" for number in range(10_001)})
    media = with_more(name, {"media/bomb.png": bytes(200_000_000)})
    nested = with_more(name, {"word/inner.docx": bomb, "inner.zip": media})
    came = reading(*each_written(tmp_path, name, [bomb, liar, many, dense, media, nested]))
    assert "would be 60,000,0" in came[0].said
    assert "is damaged" in came[1].said
    assert "has more than 10,000 members" in came[2].said
    assert "would be 20,000,0" in came[3].said
    assert [one.length for one in came[4:]] == [11, 11]


@every_package
def test_archives_that_are_not_what_they_say(name: str, tmp_path: Path) -> None:
    data = package(name)
    body = BODY[name]
    cases = [
        (patched(data, body, 16, b"abcd"), f"{body}: is damaged: Bad CRC-32"),
        (patched(data, body, 8, b"\x01"), "is encrypted"),
        (patched(data, body, 10, b"\x0e"), "compressed in a way that office programs do not use"),
        (patched(data, body, 20, struct.pack("<L", 10**6)), "overlap or have one name"),
        (patched(data, body, 42, bytes(4)), "overlap or have one name"),
        (patched(data, body, 42, struct.pack("<L", 10**6)), "overlap or have one name"),
        (b"x" + data, "an archive of a kind that office programs do not write"),
        (data + b"PK\5\6" + bytes(18), "an archive of a kind that office programs do not write"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, "is encrypted, or a document of Word 97"),
        (b"PK\3\4", "is no document of this format, or cut short"),
        (packed({}), "is no "),
        (packed({"mimetype": "application/zip"}), "is no "),
        (package({"x.docx": "x.odt", "x.odt": "x.docx"}[name]), "is no "),
    ]
    files = each_written(tmp_path, name, (content for content, _ in cases))
    for came, (_, message) in zip(reading(*files), cases, strict=True):
        assert message in came.said


@every_package
def test_names_that_lead_elsewhere_lead_nowhere(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in" / "here"
    folder.mkdir(parents=True)
    data = with_more(name, {"../../out.txt": "x", f"{tmp_path}/out.txt": "x", "C:\\out.txt": "x"})
    assert reading(written(folder, name, data)) == [Came("", 11)]
    assert not list(tmp_path.rglob("out.txt"))


def test_members_that_a_docx_names_are_its_own(tmp_path: Path) -> None:
    """A name is looked up in the archive; what is no XML there is not opened as a document."""
    shell = SHELLS["x.docx"].replace("{}", "a")

    def naming(*members: str) -> bytes:
        overrides = "".join(
            f'<Override PartName="{member}" ContentType="{WORD}.{kind}+xml"/>'
            for member, kind in zip(members, ["document.main", "header"], strict=False)
        )
        return packed(
            {
                "[Content_Types].xml": f"<Types>{overrides}</Types>",
                "word/document.xml": shell,
                "word/inner.docx": package("x.docx"),
            }
        )

    cases = [
        (naming("/../../../../etc/passwd"), "lacks the text it should hold"),
        (naming("/WORD/document.xml"), ""),
        (naming("/word/document.xml", "/word/inner.docx"), "inner.docx: is a ZIP archive"),
        (docx(shell, "application/vnd.ms-word.document.macroEnabled.main+xml"), "with macros"),
        (naming("/[Content_Types].xml"), ""),
    ]
    files = each_written(tmp_path, "x.docx", (content for content, _ in cases))
    for came, (_, message) in zip(reading(*files), cases, strict=True):
        assert message in came.said
        assert bool(came.said) == bool(message)


def test_other_documents_are_refused_with_a_remedy(tmp_path: Path) -> None:
    macros = written(tmp_path, "x.docm", package("x.docx"))
    old = written(tmp_path, "x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    first, second = reading(macros, old)
    assert first.said == (
        "x.docm: is a ZIP archive; save it as .docx, .odt or .csv, and give it by that name"
    )
    assert second.said == (
        "x.doc: is a document of Word 97, or one with a password; save it as .docx, without a "
        "password"
    )


def test_spaces_by_the_thousand_million(tmp_path: Path) -> None:
    spaces = "<text:s text:c='999999999'/><text:s text:c='-1'/><text:s text:c='x'/>"
    (came,) = reading(*xml_files(tmp_path, "x.odt", f"a{spaces}b"))
    assert came.length < 200


def test_an_odt_with_a_password(tmp_path: Path) -> None:
    manifest = (
        "<manifest:manifest><manifest:file-entry manifest:full-path='content.xml'>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    data = odt(b"\x80\x81", **{"META-INF/manifest.xml": manifest})
    (came,) = reading(written(tmp_path, "x.odt", data))
    assert came.said.startswith("x.odt: is encrypted")


# --- Other formats ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["x.json", "x.jsonl"])
def test_deep_json(name: str, tmp_path: Path) -> None:
    openings = ["[", '{"a":', '[{"a":']
    files = each_written(tmp_path, name, (opening * 100_000 for opening in openings))
    for came in reading(*files, field="a"):
        assert "nests deeper than 500 levels" in came.said


def test_huge_numbers_in_json(tmp_path: Path) -> None:
    """They are no text, and never become numbers."""
    numbers = ["9" * 5_000_000, "1e" + "9" * 5_000_000, "-0." + "1" * 10**6]
    for name in ("x.json", "x.jsonl"):
        lines = (f'{{"a": "b", "n": {number}}}\n' for number in numbers)
        files = each_written(tmp_path, name, lines)
        assert reading(*files, field="a") == [Came("", 1)] * 3


def test_half_characters_in_json(tmp_path: Path) -> None:
    texts = ["\\ud800", "\\udc00\\ud800", "\\u0000", "\\uZZZZ"]
    files = each_written(tmp_path, "x.json", (f'{{"a": "b{text}"}}' for text in texts))
    assert all(came.said or came.length > 1 for came in reading(*files))


@pytest.mark.parametrize(("name", "tab"), [("x.csv", ","), ("x.tsv", "\t")])
@pytest.mark.parametrize("mark", ["{}", '"{}"', '"{}'])
def test_a_cell_of_a_hundred_megabytes(name: str, tab: str, mark: str, tmp_path: Path) -> None:
    table = f"id{tab}target\n1{tab}{mark.format('a' * 10**8)}\n"
    (came,) = reading(written(tmp_path, name, table))
    assert came.length in {10**8, 10**8 + 1} or "longer than 10,000,000 char" in came.said


@pytest.mark.parametrize(
    "text",
    [
        "a0: &a0 Tooth\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)),
        "a0: &a0 {k: Tooth}\n"
        + "".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)),
        "&a [*a, *a]",
        "[" * 100_000,
        "".join(f"{' ' * n}a:\n" for n in range(2000)),
        "!!python/object/apply:os.system ['true']",
        "- " * 100_000,
    ],
    ids=["sequences", "merged", "itself", "flow", "indented", "objects", "dashes"],
)
def test_yaml_that_multiplies_or_nests(text: str, tmp_path: Path) -> None:
    (came,) = reading(written(tmp_path, "x.yaml", text))
    assert came.said or came.length <= len(text)


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.po", "x.json", "x.csv", "x.srt", "x.html"])
def test_bytes_that_are_no_text(name: str, tmp_path: Path) -> None:
    cases = [
        (b"a\xff", "byte 1 is not UTF-8"),
        (b"\xff\xfea\0\0", "byte 4 is not UTF-16"),
        (b"\xff\xfe\0\xd8a\0", "byte 2 is not UTF-16"),
        (b"a\0b", "null character at byte 1"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "save it as .docx"),
        (b"PK\3\4" + bytes(512), "is a ZIP archive"),
        (rb"{\rtf1 Tooth Dance}", "is Rich Text"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "is a PDF"),
        (b"\x1f\x8b\x08\x00", "is compressed with gzip; decompress it"),
    ]
    files = each_written(tmp_path, name, (data for data, _ in cases))
    for came, (_, message) in zip(reading(*files), cases, strict=True):
        assert message in came.said
