"""Catalogues of apps, written in a random style, and what their standard parser makes of them."""

import html
import json
import plistlib
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.readers.generators.messages import xml_text
from translate.misc.multistring import multistring
from translate.storage import aresource, properties, ts2


def _targets(store: Any, text: str) -> list[str]:
    found: list[Any] = []
    for unit in store.parsestring(text.encode()).units:
        target = unit.target
        found += target.strings if isinstance(target, multistring) else [target]
    return [written for one in found if (written := str(one))]


# --- Qt --------------------------------------------------------------------------------------


def write_ts(texts: list[str], chance: Random) -> str:
    units = []
    rest = list(texts)
    while rest:
        type_ = chance.choice(["", "", ' type="unfinished"'])
        written = xml_text(rest.pop(0), chance, [""])
        numerus = ""
        if rest and chance.random() < 0.3:
            other = xml_text(rest.pop(0), chance, [""])
            numerus = ' numerus="yes"'
            written = f"\n<numerusform>{written}</numerusform><numerusform>{other}</numerusform>\n"
        units.append(
            f"<message{numerus}><!-- c --><source>s</source><comment>t</comment>"
            f"<translation{type_}>{written}</translation></message>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="de">'
        f"<context><name>c</name>{''.join(units)}</context></TS>"
    )


def parse_ts(text: str) -> list[str]:
    return _targets(ts2.tsfile, text)


# --- Android ---------------------------------------------------------------------------------


def tidy(text: str) -> str:
    """Texts as people write them: the toolkit and Android differ about white space at the ends."""
    return " ".join(text.split()).lstrip("@?").rstrip("\\") or "a"


def write_android(texts: list[str], chance: Random) -> str:
    items = []
    for number, text in enumerate(texts):
        written = _android_text(text, chance)
        if chance.random() < 0.3:
            items.append(
                f'<plurals name="p{number}"><item quantity="other">{written}</item></plurals>'
            )
        else:
            items.append(f'<string name="s{number}">{written}</string>')
        items.append(chance.choice(["", "\n    ", "<!-- c -->"]))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- licence -->\n<resources '
        f'xmlns:tools="x">{"".join(items)}</resources>'
    )


def _android_text(text: str, chance: Random) -> str:
    quoted = chance.random() < 0.2
    pieces = []
    for char in text:
        if char in '\\"' or (char == "'" and not quoted):
            pieces.append("\\" + char)
        elif char.isalpha() and ord(char) < 0x10000 and chance.random() < 0.05:
            pieces.append(f"\\u{ord(char):04x}")
        elif char == " " and not quoted and chance.random() < 0.1:
            pieces.append("\n      ")
        else:
            pieces.append(char)
    written = "".join(pieces)
    return xml_text(f'"{written}"' if quoted else written, chance, [""])


def parse_android(text: str) -> list[str]:
    return _targets(aresource.AndroidResourceFile, text)


def decode_android(written: str) -> str:
    plain = html.unescape(re.sub(r"<!\[CDATA\[|\]\]>", "", written))
    decoded = re.sub(r"\\u(....)", lambda m: chr(int(m[1], 16)), plain)
    return re.sub(r"\\(.)", r"\1", decoded)


# --- Apple -----------------------------------------------------------------------------------


def write_strings(texts: list[str], chance: Random) -> str:
    rows = []
    for number, text in enumerate(texts):
        written = text.translate({34: '\\"', 92: "\\\\", 10: "\\n", 9: "\\t"})
        rows.append(f'{chance.choice(["/* note */", ""])}\n"k{number}" = "{written}";\n')
    return "".join(rows)


def parse_strings(text: str) -> list[str]:
    store = properties.stringsutf8file()
    store.parse(text.encode())
    return [str(unit.source) for unit in store.units if unit.source]


def decode_strings(written: str) -> str:
    named = {"n": "\n", "t": "\t"}
    return re.sub(r"\\(.)", lambda m: named.get(m[1], m[1]), written)


def write_stringsdict(texts: list[str], chance: Random) -> str:
    rows = [
        f"<key>k{number}</key><dict><key>n</key><dict><key>other</key>"
        f"<string>{xml_text(text, chance, [''])}</string></dict></dict>"
        for number, text in enumerate(texts)
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>'
        f"{''.join(rows)}</dict></plist>"
    )


def parse_stringsdict(text: str) -> list[str]:
    found = plistlib.loads(text.encode())
    return [form["n"]["other"] for form in found.values()]


def write_xcstrings(texts: list[str], chance: Random) -> str:
    strings = {
        f"k{number}": {
            "localizations": {
                "de": {"stringUnit": {"state": "translated", "value": text}},
                "en": {"stringUnit": {"state": "translated", "value": "s"}},
            }
        }
        for number, text in enumerate(texts)
    }
    catalogue = {"sourceLanguage": "en", "strings": strings, "version": "1.0"}
    return json.dumps(
        catalogue, ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, 2])
    )


def xcode_values(catalogue: dict[str, Any]) -> Iterator[str]:
    for entry in catalogue["strings"].values():
        yield entry["localizations"]["de"]["stringUnit"]["value"]


def without_backslash(text: str) -> str:
    """The toolkit takes the quotation mark after an escaped backslash for an escaped one."""
    return text.replace("\\", "/")


# --- Fluent ----------------------------------------------------------------------------------


def of_fluent(text: str) -> str:
    """Texts that a value can hold: no braces, and no white space at the ends of a line."""
    lines = (" ".join(line.split()).lstrip("[*.#") for line in text.split("\n"))
    return "\n".join(line for line in lines if line).strip() or "a"


def write_fluent(texts: list[str], chance: Random) -> str:
    rows = []
    for number, text in enumerate(texts):
        lines = text.split("\n")
        if chance.random() < 0.3 or len(lines) > 1:
            indent = "\n" + " " * chance.randint(1, 6)
            written = indent + indent.join(lines)
        else:
            written = text
        if number % 3 == 2:
            rows.append(f"  .attribute ={written}\n")
        else:
            rows.append(f"{chance.choice(['# note', ''])}\nk{number} = {written}\n")
    return "".join(rows)


def parse_fluent(text: str) -> list[str]:
    """What was written: the standard parser is not among the test dependencies."""
    rows = re.split(r"(?m)^(?:k[0-9]+|  \.attribute) =", re.sub(r"(?m)^# note\n|^\n", "", text))
    return ["\n".join(line.strip() for line in row.strip().split("\n")) for row in rows[1:]]
