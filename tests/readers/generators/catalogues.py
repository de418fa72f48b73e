"""Catalogues of apps, written in a random style, and what their standard parser makes of them."""

import html
import re
from random import Random
from typing import Any

from tests.readers.generators.messages import xml_text
from translate.misc.multistring import multistring
from translate.storage import aresource, ts2


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
