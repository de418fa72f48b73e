"""From bytes to text, and which files a folder holds."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.errors import ReadError
from mtaudit.readers import files, read, reader_for
from mtaudit.readers.decoding import decode, encode
from mtaudit.readers.documents import open_document

TEXT = "Tooth Dance 色丹 Лавров\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    """The mark is no part of the text, line ends are as in the file, and writing gives it back."""
    document = decode(data, "page.txt")
    assert document.text == TEXT
    assert document.encoding == encoding
    assert encode(document, document.text) == data


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")),
    st.sampled_from(
        [
            (b"", "utf-8"),
            (b"\xef\xbb\xbf", "utf-8"),
            (b"\xff\xfe", "utf-16-le"),
            (b"\xfe\xff", "utf-16-be"),
        ]
    ),
)
def test_any_file_is_written_as_it_was_read(text: str, kind: tuple[bytes, str]) -> None:
    mark, codec = kind
    data = mark + text.encode(codec)
    document = decode(data, "page.txt")
    assert document.text == text
    assert encode(document, document.text) == data


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"abc\xff", 3),
        (b"\xef\xbb\xbfabc\xff", 6),
        ("café".encode("latin-1"), 3),
        (b"a\xed\xa0\x80", 1),
        (b"\xff\xfea\x00b", 4),
        (b"\xff\xfea\x00\x00\xd8", 4),
        (b"\xfe\xff\x00a\xdc\x00", 4),
    ],
)
def test_a_wrong_byte_is_named_by_its_offset(data: bytes, offset: int) -> None:
    with pytest.raises(ReadError, match=rf"page\.txt: byte {offset} is not UTF-.*save the file as"):
        decode(data, "page.txt")


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"a\0b", 1),
        (b"\xef\xbb\xbfa\0", 4),
        ("色\0".encode(), 3),
        (b"\xff\xfea\0\0\0", 4),
        (b"\xff\xfe" + "😀\0".encode("utf-16-le"), 6),
    ],
)
def test_a_null_character_is_no_text(data: bytes, offset: int) -> None:
    with pytest.raises(
        ReadError, match=rf"not a text file: null character at byte {offset};.*as UTF-8"
    ):
        decode(data, "page.txt")


def test_an_empty_file_is_an_empty_article(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (article,) = read(tmp_path / "empty.txt")
    assert article.text == ""


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere\.txt: there is no such file or folder; check"):
        list(read(tmp_path / "nowhere.txt"))


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    """A folder in a file's place fails alike for every user, the administrator too."""
    with pytest.raises(ReadError, match=r"cannot be read: .+; check path and permission") as caught:
        open_document(str(tmp_path))
    assert caught.value.where == str(tmp_path)
    assert isinstance(caught.value.__cause__, OSError)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (article,) = read("-", lang="en-GB")
    assert (article.id, article.text, article.lang) == ("-", TEXT, "en-GB")


def test_a_folder_is_searched_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "c/d.markdown", "c/.hidden.txt", ".git/e.txt", "f.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("*x*")
    (tmp_path / "folder.txt").mkdir()
    found = [str(Path(file).relative_to(tmp_path)) for file in files(tmp_path)]
    assert found == ["a.MD", "b.txt", "c/d.markdown"]
    assert [article.text for article in read(tmp_path)] == ["x", "*x*", "x"]


def test_a_hidden_folder_can_be_named(tmp_path: Path) -> None:
    """Only what is hidden inside the folder that was named is left out."""
    folder = tmp_path / ".drafts"
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    assert list(files(folder)) == [str(folder / "a.txt")]


def test_a_folder_without_texts_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x")
    with pytest.raises(ReadError, match=r"no file of a known format; known suffixes are \.txt"):
        list(files(tmp_path))


def test_one_bad_file_is_found_when_its_turn_comes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("fine")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    articles = read(tmp_path)
    assert next(articles).text == "fine"
    with pytest.raises(ReadError, match=r"b\.txt"):
        next(articles)


def test_an_unknown_suffix_is_plain_text() -> None:
    assert reader_for("notes.unknown") is reader_for("notes.txt")
    assert reader_for("notes.MD") is not reader_for("notes.txt")
