"""The laws of readers for plain text and Markdown, beyond those of all formats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.generators.chances import chances
from tests.readers.generators.markdown import decode, page

from mtaudit.article import Article, Document
from mtaudit.readers import markdown, plain
from mtaudit.readers.options import ReadOptions
from mtaudit.spans import Span


def read_markdown(text: str) -> Article:
    (article,) = markdown.read(Document("page.md", text), ReadOptions())
    return article


def check_positions(article: Article) -> None:
    """Law 1, for every character."""
    assert article.origin is not None
    document, source_map = article.origin.document, article.origin.source_map
    end = 0
    for offset, char in enumerate(article.text):
        place = source_map.to_file(Span(offset, offset + 1))
        assert place.start >= end or source_map.to_file(Span(offset - 1, offset)) == place
        end = place.end
        written = place.of(document.text)
        if char == "\n" and written in {"|", "<"}:
            continue  # the blank line between the cells of a table has no writing of its own
        assert char in {written, *decode(written)}


@given(st.text())
def test_plain_text_is_the_file_itself(text: str) -> None:
    (article,) = plain.read(Document("page.txt", text), ReadOptions())
    assert article.text == text
    assert article.origin is not None
    for offset in range(len(text)):
        assert article.origin.source_map.to_file(Span(offset, offset + 1)).start == offset


def test_line_ends_of_another_system_change_nothing_but_places() -> None:
    for _, chance in chances():
        document = page(chance)
        article = read_markdown(document.replace("\n", "\r\n"))
        check_positions(article)
        assert article.text == read_markdown(document).text, document


def test_front_matter_is_no_text() -> None:
    """Whatever stands in it, and what follows is read as without it."""
    for _, chance in chances():
        one, other = page(chance), page(chance).removeprefix("\n")
        header = "".join(f"k: {line}\n" for line in one.split("\n"))
        article = read_markdown(f"---\n{header}---\n{other}")
        assert article.text == read_markdown(f"\n{other}").text, (one, other)
        check_positions(article)


@pytest.mark.parametrize("text", ["", "\n", "x", "\ufeff", "\r"])
def test_small_documents(text: str) -> None:
    check_positions(read_markdown(text))
