"""The glossary's file format: what is read, and what is refused with file, row and remedy."""

from pathlib import Path

import pytest

from mtaudit.errors import GlossaryError
from mtaudit.glossary import Kind, Term
from mtaudit.glossary.csv_format import COLUMNS, read_csv

HEADER = "term,status,form,lang,kind,topic,case,since,note\n"


def load(folder: Path, content: str | bytes) -> tuple[Term, ...]:
    path = folder / "style.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_csv(path)


def refusal(folder: Path, content: str | bytes) -> str:
    """The message with which a file is refused, from the file's name on."""
    with pytest.raises(GlossaryError) as caught:
        load(folder, content)
    assert str(caught.value).startswith(str(folder / "style.csv"))
    return str(caught.value).removeprefix(f"{folder}/")


def test_all_columns_are_read(tmp_path: Path) -> None:
    (term,) = load(
        tmp_path,
        HEADER + "Shikotan,canonical,Shikotan,EN,place,kurils,exact,1855,an island\n"
        "Shikotan,admitted,Skotan,,,,,,\n"
        "Shikotan,native,色丹,zh,,,,,\n"
        "Shikotan,native,色丹島,ja,,,,,\n"
        "Shikotan,bad,Sedan Island,,,,,,the Mandarin reading of 色丹\n"
        "Shikotan,suspect,Sedan,,,,,,\n",
    )
    assert term == Term(
        "Shikotan",
        admitted="Skotan",
        bad="Sedan Island",
        suspect="Sedan",
        native={"zh": "色丹", "ja": "色丹島"},
        kind=Kind.PLACE,
        topic="kurils",
        lang="en",
        case="exact",
        since=1855,
        reasons={"Sedan Island": "the Mandarin reading of 色丹"},
        note="an island",
    )


def test_three_columns_are_enough(tmp_path: Path) -> None:
    (term,) = load(tmp_path, "form,term,status\nHabomai,h,canonical\nTooth Dance,h,bad\n")
    assert term == Term("Habomai", id="h", bad="Tooth Dance")


def test_the_id_tells_two_terms_of_one_name_apart(tmp_path: Path) -> None:
    terms = load(tmp_path, "term,status,form\nS (island),canonical,S\nS (town),canonical,S\n")
    assert [(term.id, term.canonical) for term in terms] == [("S (island)", "S"), ("S (town)", "S")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_delimiters_line_ends_and_byte_order_mark(
    tmp_path: Path, delimiter: str, line_end: str, mark: bytes
) -> None:
    lines = [["Term", " status ", "form", "note"], ["h", "canonical", "Habomai", "a, b; c"]]
    quoted = line_end.join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    (term,) = load(tmp_path, mark + quoted.encode())
    assert (term.id, term.note) == ("h", "a, b; c")


def test_empty_rows_missing_cells_and_white_space_do_no_harm(tmp_path: Path) -> None:
    content = HEADER + ",,,,,,,,\n\n h , canonical ,Habomai\nh,bad,Tooth Dance,,\n"
    (term,) = load(tmp_path, content)
    assert term == Term("Habomai", id="h", bad="Tooth Dance")


@pytest.mark.parametrize("cell", ["1956", "1956.0", "1956,0"])
def test_a_year_that_a_spreadsheet_made_a_fraction(tmp_path: Path, cell: str) -> None:
    (term,) = load(tmp_path, f'term,status,form,since\nx,canonical,x,"{cell}"\n')
    assert term.since == 1956


def test_quoted_cells_may_hold_quotes_and_line_breaks(tmp_path: Path) -> None:
    content = 'term,status,form,note\nx,canonical,x,"a ""b""\nc"\ny,canonical,,\n'
    message = refusal(tmp_path, content)
    assert message.startswith("style.csv:4: ")  # the line of the file, not the number of the row


# Content, the place that is named, what is said, and the remedy.
REFUSED = {
    "empty": ("", ":1", "the header lacks term, status, form", "begin the file with"),
    "no form": ("term,status\n", ":1", "the header lacks form", "term,status,form,lang"),
    "unknown column": (
        "term,status,form,topc\n", ":1", "unknown column 'topc'", "did you mean 'topic'?"
    ),
    "strange column": (
        "term,status,form,xyzzy\n", ":1", "unknown column 'xyzzy'",
        f"use one of {', '.join(COLUMNS)}"
    ),
    "column twice": ("term,status,form,form\n", ":1", "column 'form' stands twice", ""),
    "unknown status": (
        HEADER + "h,cannonical,H\n", ":2", "unknown status 'cannonical'",
        "did you mean 'canonical'?"
    ),
    "unknown kind": (
        HEADER + "h,canonical,H,,plaice\n", ":2", "unknown kind 'plaice'", "did you mean 'place'?"
    ),
    "unknown case": (
        HEADER + "h,canonical,H,,,,never\n",
        ":2",
        "unknown case 'never'",
        "auto, exact, sentence, any",
    ),
    "no term": (HEADER + ",canonical,H\n", ":2", "the cell term is empty", "fill it, or remove"),
    "no form in row": (HEADER + "h,canonical,\n", ":2", "the cell form is empty", "fill it, or"),
    "a language's name": (
        HEADER + "h,canonical,H,english\n",
        ":2",
        "'english' in column lang is no language tag",
        "write a tag such as en",
    ),
    "no language": (
        HEADER + "h,canonical,H\nh,native,色丹\n", ":3", "native form '色丹' has no language",
        "put its language tag, such as zh, in the column lang",
    ),
    "year": (
        HEADER + "h,canonical,H,,,,,in 1922\n", ":2", "'in 1922' is no year", "such as 1922"
    ),
    "cells": (
        "term,status,form\nh,canonical,a,b\n", ":2", "the row has 4 cells, the header 3",
        "in double quotes",
    ),
    "quotes": (
        'term,status,form\nh,canonical,"a"b\n', ":2", "is not well-formed CSV", "close the double"
    ),
    "open quotes": (
        'term,status,form\nh,canonical,"a\n', ":2", "is not well-formed CSV", "close the double"
    ),
    "no canonical": (
        HEADER + "h,bad,H\nh,bad,I\n", ":3", "term 'h' has no canonical row",
        "give each term exactly one row of status canonical",
    ),
    "two canonical": (
        HEADER + "h,canonical,H\nh,canonical,I\n", ":3", "term 'h' has 2 canonical rows", "one row"
    ),
    "listed twice": (
        HEADER + "h,canonical,H\nh,bad,I\nh,bad,I\n", ":3 and 4", "'I' is listed twice", "remove"
    ),
    "right and wrong": (
        HEADER + "h,canonical,H\nh,bad,H\n", ":2 and 3",
        "'H' is both an accepted form and a bad one of 'h'", "keep one of the two rows",
    ),
    "bad and suspect": (
        HEADER + "h,canonical,H,,place\nh,bad,I\nh,suspect,I\n", ":3 and 4",
        "'I' is listed as bad and as suspect", "keep one",
    ),
    "cycle": (
        HEADER + "a,canonical,A\na,bad,B\nb,canonical,B\nb,bad,A\n", ":3 and 4",
        "'B' is a bad rendering of 'a' and an accepted form of 'b'", "make the first one suspect",
    ),
    "two corrections": (
        HEADER + "a,canonical,A\na,bad,X\nb,canonical,B\nb,bad,X\n", ":3 and 5",
        "'X' is a bad rendering of 'a' and of 'b'", "make it suspect in both",
    ),
    "nothing to match": (
        HEADER + "a,canonical,A\na,bad,“–”\n", ":3", "'“–”' can never match", "as it stands"
    ),
    "line break": (
        HEADER + 'a,canonical,A\na,bad,"b\nc"\n', ":4", "'b\\nc' has a line break", "remove it"
    ),
    "no support": (
        HEADER + "a,canonical,A\na,suspect,B\n", ":3",
        "suspect form 'B' can never match: nothing could support it", "give the term a topic",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "place", "what", "remedy"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_file_is_refused_with_row_and_remedy(
    tmp_path: Path, content: str, place: str, what: str, remedy: str
) -> None:
    message = refusal(tmp_path, content)
    assert message.startswith(f"style.csv{place}: {what}")
    assert remedy in message


@pytest.mark.parametrize("start", list("=+-@"))
def test_a_cell_that_a_spreadsheet_would_run_is_refused(tmp_path: Path, start: str) -> None:
    message = refusal(tmp_path, HEADER + f"h,canonical,{start}cmd|' /C calc'!A0\n")
    assert message.startswith(f"style.csv:2: \"{start}cmd|' /C calc'!A0\" in column form begins")
    assert "remove the first character" in message


def test_other_bytes_are_refused(tmp_path: Path) -> None:
    latin = HEADER.encode() + "h,canonical,café".encode("latin-1")
    assert f"byte {len(latin) - 1} is not UTF-8; save the file as UTF-8" in refusal(tmp_path, latin)
    assert "is not a text file" in refusal(tmp_path, b"term\0")


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"cannot be read: .+; check path and permission"):
        read_csv(tmp_path)


def test_the_members_of_a_closed_group(tmp_path: Path) -> None:
    (term,) = load(
        tmp_path,
        "term,status,form,lang\nBaltic states,canonical,Baltic states,en\n"
        "Baltic states,member,Estonia,\nBaltic states,member,Latvia,\n"
        "Baltic states,member,Lithuania,\n",
    )

    assert term.members == ("Estonia", "Latvia", "Lithuania")
    assert [form for _, form in term.forms()] == ["Baltic states"]


@pytest.mark.parametrize(
    ("members", "message"),
    [
        (("Estonia", "Latvia"), "style.csv:3 and 4: the group 'Baltic states' has 2 members"),
        (("Estonia",), "style.csv:3: the group 'Baltic states' has 1 member;"),
        (("Estonia", "Latvia", "Estonia"), "the group 'Baltic states' has a member twice"),
    ],
)
def test_a_group_that_eliminates_nothing_is_refused(
    tmp_path: Path, members: tuple[str, ...], message: str
) -> None:
    rows = "".join(f"Baltic states,member,{member}\n" for member in members)

    said = refusal(tmp_path, f"term,status,form\nBaltic states,canonical,Baltic states\n{rows}")

    assert message in said
