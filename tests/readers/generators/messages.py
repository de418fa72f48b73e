"""Catalogues, tables and pages that hold messages, written in a random style.

What the format's standard parser makes of them is what our reader must make of them.
"""

import csv
import html
import io
import json as stdlib_json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from random import Random
from typing import Any
from xml.sax.saxutils import escape as xml_escaped

import srt  # type: ignore[import-untyped]
import webvtt
import yaml as pyyaml
from tests.readers.generators.chances import some
from translate.storage import properties as toolkit_properties
from translate.storage import pypo

from mtaudit.article import Document
from mtaudit.readers import json, properties, reader_for, table, xliff, yaml
from mtaudit.readers.json_scanner import leaves
from mtaudit.readers.options import ReadOptions

# Words, and what formats write otherwise than it reads.
WORDS = ["Tooth", "Dance", "色丹", "é", "1956", "😀", "a"]
SIGNS = [" ", " ", " ", '"', "'", "\\", " & ", " < ", ",", ";", ": ", "#", "-", "\t", "=", "|"]
MARKUP = ["%s", "{name}", "%(n)d", "{{x}}", "<b>", "</b>", "<br>", "&amp;", "{n, plural, one {#}}"]


def line(chance: Random) -> str:
    return "".join(some(WORDS * 3 + SIGNS, chance, 1, 8))


def text(chance: Random) -> str:
    return "\n".join(line(chance) for _ in range(chance.randint(1, 3)))


def messages(chance: Random) -> list[str]:
    """Texts in which something can be seen."""
    found = [text(chance) for _ in range(chance.randint(1, 4))]
    return [one if one.strip() else "a" for one in found]


def marked(chance: Random) -> list[str]:
    """Texts with placeholders and other marks; in one at least something can be seen."""
    found = [
        "".join(some(WORDS + SIGNS + MARKUP, chance, 1, 8))
        if chance.random() < 0.7
        else text(chance)
        for _ in range(chance.randint(1, 4))
    ]
    return found if any(map(str.strip, found)) else ["a"]


def of_articles(document: Document) -> list[str]:
    return [a.text for a in reader_for(document.path)(document, ReadOptions()) if a.text]


# --- gettext ---------------------------------------------------------------------------------


def po_string(text: str, chance: Random) -> str:
    escaped = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
    pieces = [escaped.get(char, char) for char in text]
    rows = [""]
    for piece in pieces:
        if chance.random() < 0.1:
            rows.append("")
        rows[-1] += piece
    return f"{chance.choice(['', ' ']) or ''}".join(f'"{row}"\n' for row in rows).rstrip("\n")


def write_po(texts: list[str], chance: Random) -> str:
    header = (
        'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    entries = [header]
    for number, text in enumerate(texts):
        comment = chance.choice(["", "# note\n", "#, fuzzy\n", "#: a.py:1\n"])
        context = chance.choice(["", 'msgctxt "menu"\n'])
        written = po_string(text, chance)
        if chance.random() < 0.2:
            entries.append(
                f'{comment}{context}msgid "n{number}"\nmsgid_plural "m"\nmsgstr[0] {written}\n'
                f"msgstr[1] {written}\n"
            )
        else:
            entries.append(f'{comment}{context}msgid "n{number}"\nmsgstr {written}\n')
    entries += ['msgid "open"\nmsgstr ""\n', '#~ msgid "old"\n#~ msgstr "alt"\n']
    return "\n".join(entries)


def parse_po(text: str) -> list[str]:
    store: Any = pypo.pofile.parsestring(text.encode())  # type: ignore[no-untyped-call]
    units = (u for u in store.units if not u.isheader() and not u.isobsolete())
    return [
        str(form)
        for unit in units
        for form in getattr(unit.target, "strings", [unit.target])
        if form
    ]


def decode_po(written: str) -> str:
    named = {"n": "\n", "t": "\t"}
    written = re.sub(r'"[ \t]*\n[ \t]*"', "", written)
    return re.sub(r"\\(.)", lambda m: named.get(m[1], m[1]), written)


# --- XLIFF and TMX ---------------------------------------------------------------------------


def xml_text(text: str, chance: Random, elements: list[str]) -> str:
    if "]]>" not in text and chance.random() < 0.2:
        return f"<![CDATA[{text}]]>"
    pieces = []
    for char in text:
        kind = chance.random()
        if kind < 0.05:
            pieces.append(f"&#x{ord(char):x};")
        elif kind < 0.08:
            pieces.append(chance.choice(elements) + xml_escaped(char))
        else:
            pieces.append(xml_escaped(char))
    return "".join(pieces)


def write_xliff(texts: list[str], chance: Random) -> str:
    marks = ['<g id="1"/>', '<mrk mtype="x">', "<!-- c -->"]
    units = []
    for number, text in enumerate(texts):
        written = xml_text(text, chance, marks[:1] + marks[2:])
        if chance.random() < 0.3:
            written = f'<g id="2">{written}</g>'
        units.append(
            f'<trans-unit id="{number}"><source>s</source><target>{written}</target>'
            "<alt-trans><target>Sedan</target></alt-trans></trans-unit>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<xliff version="1.2" '
        'xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" '
        f'target-language="de" datatype="x"><body>{"".join(units)}</body></file></xliff>'
    )


def write_xliff2(texts: list[str], chance: Random) -> str:
    units = [
        f'<unit id="{number}"><segment><source>s</source><target xml:space="preserve">'
        f"{xml_text(text, chance, ['<!-- c -->'])}</target></segment></unit>"
        for number, text in enumerate(texts)
    ]
    return (
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" '
        f'trgLang="de"><file id="f">{"".join(units)}</file></xliff>'
    )


def write_tmx(texts: list[str], chance: Random) -> str:
    units = [
        '<tu><tuv xml:lang="en"><seg>s</seg></tuv><tuv xml:lang="de"><seg>'
        f"{xml_text(text, chance, ['<!-- c -->'])}</seg></tuv></tu>"
        for text in texts
    ]
    return (
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header '
        f'srclang="en"/><body>{"".join(units)}</body></tmx>'
    )


def decode_xml(written: str) -> str:
    return html.unescape(re.sub(r"<!\[CDATA\[|\]\]>|<.*?>", "", written) or written)


def parse_toolkit(store: Any) -> Callable[[str], list[str]]:
    def parse(text: str) -> list[str]:
        return [str(u.target) for u in store.parsestring(text.encode()).units if u.target]

    return parse


def read_xliff(document: Document) -> list[str]:
    return [unit.text for unit in xliff.units(document) if unit.text]


def read_tmx(document: Document) -> list[str]:
    return of_articles(document)[0].split("\n\n")


def spaceless(text: str) -> str:
    """The toolkit takes white space in XML as one space."""
    return " ".join(text.split())


# --- JSON and tables -------------------------------------------------------------------------


def json_string(text: str, chance: Random) -> str:
    written = stdlib_json.dumps(text, ensure_ascii=chance.random() < 0.5)
    return written.replace("/", "\\/") if chance.random() < 0.1 else written


def write_json(texts: list[str], chance: Random) -> str:
    items = [f'"k{n}": {json_string(text, chance)}' for n, text in enumerate(texts)]
    nested = f'{{"in": {{{", ".join(items)}}}, "list": [{json_string(texts[0], chance)}, 5, null]}}'
    return nested.replace(", ", chance.choice([", ", ",\n  "])) if '", ' not in nested else nested


def json_leaves(value: object) -> Iterator[str]:
    match value:
        case dict():
            for inner in value.values():
                yield from json_leaves(inner)
        case list():
            for inner in value:
                yield from json_leaves(inner)
        case str():
            yield value


def read_json(document: Document) -> list[str]:
    return [unit.text for unit in json.messages(list(leaves(document)))]


def write_json_lines(texts: list[str], chance: Random) -> str:
    return "".join(
        f'{{"id": {n}, "target": {json_string(text, chance)}}}\n' for n, text in enumerate(texts)
    )


def read_json_lines(document: Document) -> list[str]:
    rows = (document.lines.line(n) for n in range(1, len(document.lines.starts)))
    records = (json.record_of(leaves(document, row.start, row.end)) for row in rows)
    return ["".join(part.text for part in record["target"]) for record in records]


def table_writer(delimiter: str) -> Callable[[list[str], Random], str]:
    def write(texts: list[str], chance: Random) -> str:
        out = io.StringIO()
        end = chance.choice(["\n", "\r\n"])
        writer = csv.DictWriter(
            out,
            ["id", "target"],
            delimiter=delimiter,
            quoting=csv.QUOTE_ALL if chance.random() < 0.5 else csv.QUOTE_MINIMAL,
            lineterminator=end,
        )
        writer.writeheader()
        writer.writerows({"id": number, "target": text} for number, text in enumerate(texts))
        return out.getvalue()

    return write


def table_parser(delimiter: str) -> Callable[[str], list[str]]:
    def parse(text: str) -> list[str]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [row[1] for row in list(rows)[1:]]

    return parse


def read_table(document: Document) -> list[str]:
    rows = table.rows(document, table.find_delimiter(document))
    return [row[1].text for row in list(rows)[1:]]


# --- HTML ------------------------------------------------------------------------------------


class PageText(HTMLParser):
    """The text of a page; its methods are those of the parser."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102 - the parser's own
        del attrs
        self.hidden += tag in {"script", "style", "pre"}
        self.pieces.append("" if tag in {"b", "i"} else "\n")

    def handle_endtag(self, tag: str) -> None:  # noqa: D102 - the parser's own
        self.hidden -= tag in {"script", "style", "pre"}
        self.pieces.append("" if tag in {"b", "i"} else "\n")

    def handle_data(self, data: str) -> None:  # noqa: D102 - the parser's own
        if not self.hidden:
            self.pieces.append(data)


def write_html(texts: list[str], chance: Random) -> str:
    blocks = []
    for text in texts:
        tag = chance.choice(["p", "div", "li", "h1"])
        written = html.escape(text, quote=chance.random() < 0.5)
        written = written.replace("Dance", chance.choice(["Dance", "<b>Dan</b>ce", "D&#97;nce"]))
        blocks.append(f"<{tag} class='x > y'>{written}</{tag}>")
    hidden = chance.choice(["<script>if (a < b) '</p>'</script>", "<!-- <p>no</p> -->", ""])
    return f"<!doctype html><html lang='de'><body>{hidden.join(blocks)}</body></html>"


def parse_html(text: str) -> list[str]:
    page = PageText()
    page.feed(text)
    page.close()
    return "".join(page.pieces).split()


def read_html(document: Document) -> list[str]:
    return " ".join(of_articles(document)).split()


# --- Subtitles -------------------------------------------------------------------------------


def cue_text(text: str) -> str:
    """What a cue can hold: lines that are not empty, and no number alone."""
    kept = (line.strip() for line in text.replace("<", "").split("\n"))
    return "\n".join(f"x{line}" if line.isdecimal() else line for line in kept if line) or "x"


def write_srt(texts: list[str], chance: Random) -> str:
    cues = []
    for number, text in enumerate(texts, 1):
        written = text.replace("Dance", chance.choice(["Dance", "<i>Dance</i>"]))
        cues.append(f"{number}\n00:00:0{number},000 --> 00:00:0{number},500\n{written}\n\n")
    return "".join(cues)


def parse_srt(text: str) -> list[str]:
    cues = srt.parse(text)
    return ["\n".join(re.sub(r"</?i>", "", cue.content) for cue in cues)]


def write_vtt(texts: list[str], chance: Random) -> str:
    cues = ["WEBVTT - title\n\n", chance.choice(["", "NOTE\nSedan\n\n"])]
    for number, text in enumerate(texts, 1):
        written = html.escape(text, quote=False)
        written = written.replace("Dance", chance.choice(["Dance", "<c.x>Dance</c>"]))
        name = chance.choice(["", "intro\n"])
        cues.append(f"{name}00:0{number}.000 --> 00:0{number}.500 align:start\n{written}\n\n")
    return "".join(cues)


def parse_vtt(text: str) -> list[str]:
    captions = webvtt.from_string(text).captions
    return ["\n".join(html.unescape(caption.text) for caption in captions)]


# --- Properties and YAML ---------------------------------------------------------------------


def write_properties(texts: list[str], chance: Random) -> str:
    rows = []
    for number, text in enumerate(texts):
        pieces = []
        for char in text:
            named = {"\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(char)
            if named is None and ord(char) < 0x10000 and chance.random() < 0.1:
                named = f"\\u{ord(char):04x}"
            pieces.append(named or char)
        written = "".join(pieces)
        if written[0] in " \t\f":
            written = "\\" + written
        rows.append(f"{chance.choice(['# note', '! note', ''])}\nk{number} = {written}\n")
    return "".join(rows)


def parse_properties(text: str) -> list[str]:
    store = toolkit_properties.javautf8file()
    store.parse(text.encode())
    return [str(unit.source) for unit in store.units if unit.source]


def decode_property(written: str) -> str:
    named = {"n": "\n", "t": "\t"}
    decoded = re.sub(r"\\u(....)", lambda m: chr(int(m[1], 16)), written)
    return re.sub(r"\\(.)", lambda m: named.get(m[1], m[1]), decoded) or decoded


def read_properties(document: Document) -> list[str]:
    return [unit.text for unit in properties.units(document) if unit.text]


def write_yaml(texts: list[str], chance: Random) -> str:
    class Dumper(pyyaml.SafeDumper):
        """Writes each text in a style of its own."""

    def represent(dumper: Dumper, text: str) -> pyyaml.ScalarNode:
        style = chance.choice([None, None, "'", '"', "|", ">"])
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)

    Dumper.add_representer(str, represent)
    data = {"de": {f"k{n}": text for n, text in enumerate(texts)}, "list": [list(texts)], "no": 12}
    return pyyaml.dump(
        data,
        Dumper=Dumper,
        default_flow_style=chance.choice([False, False, None, True]),
        indent=chance.choice([2, 4]),
        allow_unicode=True,
        width=chance.choice([20, 80]),
        sort_keys=False,
    )


def parse_yaml(text: str) -> list[str]:
    return list(json_leaves(pyyaml.safe_load(text)))


def read_yaml(document: Document) -> list[str]:
    return ["".join(part.text for part in scalar.parts) for scalar in yaml.scalars(document)]


def decode_space(written: str) -> str:
    return " " if written.isspace() else html.unescape(written)


def decode_yaml(written: str) -> str:
    if written.startswith("\\") and len(written) > 1:
        loaded: str = pyyaml.safe_load(f'"{written}"')
        return loaded
    return written.replace("''", "'")
