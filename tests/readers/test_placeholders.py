"""What of a message is no prose."""

import pytest

from mtaudit.readers.placeholders import without_placeholders
from mtaudit.spans import Part


def prose(text: str) -> str:
    return "".join(part.text for part in without_placeholders([Part(text, 0, len(text))]))


@pytest.mark.parametrize(
    "placeholder",
    [
        "%s", "%d", "%5.2f", "%-10s", "%lu", "%1$s", "%(name)s", "%(size)5.1f", "%@", "%1", "%L2",
        "{}", "{0}", "{name}", "{user.name}", "{0:.2f}", "{x!r}", "{n, number, percent}", "{{ x }}",
        "%3$.*2$s", "%*1$d", "<tree-ish3>", "<дерево2>", "<mirip pohon 1>",
        "${name}", "#{name}", "%{name}", "$t(key)", "$NAME$", "$name",
    ],
)  # fmt: skip
def test_a_placeholder_is_one_sign(placeholder: str) -> None:
    assert prose(f"a {placeholder} b") == "a ￼ b"
    assert prose(f"{placeholder}, {placeholder}") == "￼, ￼"


@pytest.mark.parametrize(
    "text",
    [
        "100% sure", "5 % de", "5%de", "100%", "100%% sure", "a %%d b",
        "a { b, c", "x < y", "AT&T", "$5", "US$ 5",
        "{one, two}", "#1", "R & D", "50%", "&nosuch;", "{a b}", "} {",
    ],
)  # fmt: skip
def test_prose_stays(text: str) -> None:
    assert prose(text) == text


def test_a_byte_of_an_address_is_no_placeholder() -> None:
    address = "<https://ja.wikipedia.org/wiki/%E8%AA%A4%E5%B7%AE%E9%96%A2>"
    assert prose(address) == address
    assert prose("https://example.org/%s?q=%(name)s") == "https://example.org/￼?q=￼"
    assert prose("%E8 of it") == "￼8 of it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>Tooth</b> Dance", "Tooth Dance"),
        ("<0>Tooth</0> <1/>Dance", "Tooth Dance"),
        ("Tooth<br/>Dance<p>a", "Tooth\nDance\na"),
        ("cp <source> x", "cp ￼ x"),
        ("10&nbsp;000 &lt;b&gt;", "10\xa0000 <b>"),
        ("{n, plural, one {# file} other {# files}}", "\n￼ file\n￼ files\n"),
        ("{n, plural, =0 {none} other {{x} of #}} left", "\nnone\n￼ of ￼\n left"),
        ("{g, select, male {He} other {{n, plural, one {#} other {many}}}}", "\nHe\n\n￼\nmany\n\n"),
        ("{n, plural, one {# file", "\n￼ file"),
    ],
)
def test_what_is_left_of_markup(text: str, expected: str) -> None:
    assert prose(text) == expected


def test_what_looks_like_a_placeholder_is_a_share_if_the_other_side_has_none() -> None:
    def of(text: str, other: str) -> str:
        return "".join(p.text for p in without_placeholders([Part(text, 0, len(text))], other))

    assert of("hız %33 arttı", "33% faster") == "hız %33 arttı"
    assert of("hız %1 arttı", "%1 faster") == "hız ￼ arttı"
    assert of("%d dosya", "files") == "￼ dosya"


def test_a_form_of_a_plural_may_leave_a_placeholder_out() -> None:
    parts = [Part("%1 month(s)", 0, 11)]
    assert "".join(p.text for p in without_placeholders(parts, "شهرين")) == "￼ month(s)"


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("Sp&eichern", "&Save", "Speichern"),
        ("&Save", "Sp&eichern", "Save"),
        ("%1 &beenden…", "&Quit %1", "￼ beenden…"),
        ("保存(&S)", "&Save", "保存(S)"),
        ("Sp_eichern", "_Save", "Speichern"),
        ("für F&E", "for R&D", "für F&E"),
        ("bei AT&T", "at AT&T", "bei AT&T"),
        ("in max_size", "max_size", "in max_size"),
        ("Salz & Pfeffer", "Salt &Pepper", "Salz & Pfeffer"),
        ("A&a B&b", "&Save", "A&a B&b"),
        ("x&amp;y", "&Save", "x&y"),
    ],
)
def test_the_sign_of_a_key_is_no_letter(text: str, other: str, expected: str) -> None:
    parts = without_placeholders([Part(text, 0, len(text))], other)
    assert "".join(part.text for part in parts) == expected


def test_placeholders_may_touch_each_other() -> None:
    assert prose("%1%2 and %s%d") == "￼￼ and ￼￼"
    assert prose("5%2") == "5%2"
    assert prose("(%%3), 100%% sure") == "(%￼), 100%% sure"
    assert prose("%#@files@, %1$#@n@") == "￼, ￼"
