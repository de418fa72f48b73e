"""A new document for review: a heading for each article, its text with marks, the source beside."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count

import attrs

from mtaudit.article import Article
from mtaudit.reports.display import code_point, replace_unsafe, shorten
from mtaudit.reports.docx import xml
from mtaudit.reports.docx.atoms import Atom, Remark
from mtaudit.reports.docx.lettering import Lettering
from mtaudit.reports.docx.marks import Marking
from mtaudit.reports.docx.parts import comment, new_package
from mtaudit.reports.docx.remarks import change_of, sure_edits
from mtaudit.reports.docx.remarks import comment as comment_lines
from mtaudit.reports.totals import Totals, by_severity, counted
from mtaudit.result import Result
from mtaudit.spans import Span

_TITLE_WIDTH = 300  # cells
_COLUMN = 4819  # twentieths of a point: half of what margins leave of a page of A4


def new_document(results: Sequence[Result], date: str) -> bytes:
    """Return a document of any number of articles.

    Of several articles, those without findings are left out.

    Args:
        results: The results, in order.
        date: When the comments are made, as XML has it; empty if that is not to be said.
    """
    totals = Totals()
    for result in results:
        totals.add(result)
    shown = [one for one in results if len(results) == 1 or one.findings or one.errors]
    ids = count(1)
    comments: dict[int, tuple[str, ...]] = {}
    body: list[str] = []
    for result in shown:
        marking = Marking("w:", ids, date, _shown, comments)
        body += _article(result, marking)
    if left := len(results) - len(shown):
        body.append(_note(f"{counted(left, 'article')} without findings left out."))
    body += (_note(signature) for signature in totals.signatures)
    said = "".join(comment(number, lines, "w:", date) for number, lines in comments.items())
    return new_package("".join(body), said)


def _shown(text: str) -> str:
    return xml.text(replace_unsafe(text, code_point))


def _article(result: Result, marking: Marking) -> Iterator[str]:
    article = result.article
    name = article.id or (article.origin.document.path if article.origin else "text")
    yield _paragraph("Heading1", _run(shorten(name, _TITLE_WIDTH)))
    counts = Counter(finding.severity for finding in result.findings)
    yield _note(by_severity(counts) or "no findings")
    for error in result.errors:
        yield _note(shorten(f"The detector {error.detector} failed: {error.message}", _TITLE_WIDTH))
    yield from _Text.of(result, marking).written()


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{xml.text(text)}</w:t></w:r>'


def _note(text: str) -> str:
    return _paragraph("Note", _run(text))


def _paragraph(style: str, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


@attrs.frozen
class _Paragraph:
    """A paragraph of an article or of its source.

    Args:
        lettering: How its language is written.
        atoms: Its text; for an empty one an empty atom.
    """

    lettering: Lettering
    atoms: tuple[Atom, ...]

    def written(self, marking: Marking) -> str:
        """Return it as XML."""
        return _paragraph("Text", marking.written(self.atoms), self.lettering.paragraph)


@attrs.frozen
class _Row:
    """What stands beside each other: a part of the text, and of the source if there is one."""

    text: tuple[_Paragraph, ...]
    source: tuple[_Paragraph, ...] = ()


@attrs.frozen
class _Text:
    """The text of an article, with its marks placed."""

    article: Article
    rows: tuple[_Row, ...]
    marking: Marking

    @classmethod
    def of(cls, result: Result, marking: Marking) -> "_Text":
        """Lay out the text of a result.

        Args:
            result: The result.
            marking: The marks of the document.
        """
        article = result.article
        edits = {id(edit.finding): edit for edit in sure_edits(result)}
        remarks = [
            Remark(
                finding.span,
                comment_lines(finding, article),
                change_of(edits[id(finding)], article.text) if id(finding) in edits else None,
            )
            for finding in result.findings
        ]
        cuts = sorted({cut for remark in remarks for cut in remark.cuts})
        joined = {at for edit in edits.values() for at in _line_ends(article.text, edit.span)}
        evidence = [
            item.source_span for one in result.findings for item in one.evidence if item.source_span
        ]
        rows = tuple(_rows(article, cuts, joined, evidence))
        texts = [[atom for one in row.text for atom in one.atoms] for row in rows]
        reach = [_reach(atoms) for atoms in texts]
        marking.place(
            [atom for atoms in texts for atom in atoms],
            [
                attrs.evolve(one, change=None)
                if one.change and not any(span.contains(one.change.deleted) for span in reach)
                else one
                for one in remarks
            ],
        )
        return cls(article, rows, marking)

    def written(self) -> Iterator[str]:
        """Yield the text, in a table if it has a source."""
        if not self.article.source:
            for row in self.rows:
                yield from (paragraph.written(self.marking) for paragraph in row.text)
            return
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Sides"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLayout w:type="fixed"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{_COLUMN}"/><w:gridCol w:w="{_COLUMN}"/></w:tblGrid>'
        )
        for row in self.rows:
            yield f"<w:tr>{self._cell(row.text)}{self._cell(row.source)}</w:tr>"
        yield f"</w:tbl>{_note('')}"

    def _cell(self, paragraphs: Iterable[_Paragraph]) -> str:
        content = "".join(one.written(self.marking) for one in paragraphs)
        width = f'<w:tcPr><w:tcW w:w="{_COLUMN}" w:type="dxa"/></w:tcPr>'
        return f"<w:tc>{width}{content or _paragraph('Text', '')}</w:tc>"


def _rows(
    article: Article, cuts: Sequence[int], joined: set[int], evidence: Sequence[Span]
) -> Iterator[_Row]:
    text = Lettering.of(article.lang, article.source_lang)
    source = Lettering.of(article.source_lang, article.lang)
    lit = _Lit.of(evidence)

    def both(target: Span, original: Span | None) -> _Row:
        here = tuple(_paragraphs(article.text, target, text, cuts, joined))
        if original is None or article.source is None:
            return _Row(here)
        beside = _paragraphs(article.source, original, source, lit.edges, set())
        return _Row(here, tuple(lit.shown(one) for one in beside))

    if not article.pairs:
        whole = Span(0, len(article.source)) if article.source else None
        yield both(Span(0, len(article.text)), whole)
        return
    done = 0
    for pair in sorted(article.pairs, key=lambda pair: pair.target):
        if article.text[done : pair.target.start].strip():
            yield both(Span(done, pair.target.start), None)
        start = max(done, pair.target.start)
        yield both(Span(start, max(start, pair.target.end)), pair.source)
        done = max(done, pair.target.end)
    if article.text[done:].strip():
        yield both(Span(done, len(article.text)), None)


@attrs.frozen
class _Lit:
    """The places of a source on which findings rest.

    Args:
        edges: Where such places begin and end, ascending.
        depths: How many of them there are from each edge to the next.
    """

    edges: tuple[int, ...]
    depths: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "_Lit":
        """Return the places that spans cover together."""
        steps: Counter[int] = Counter()
        for span in spans:
            steps[span.start] += 1
            steps[span.end] -= 1
        edges = tuple(sorted(steps))
        return cls(edges, tuple(accumulate(steps[edge] for edge in edges)))

    def shown(self, paragraph: _Paragraph) -> _Paragraph:
        """Return a paragraph, cut at the edges, with these places in their own shape."""
        shape = paragraph.lettering.lit
        atoms = (
            attrs.evolve(atom, shape=shape) if atom.is_written and self._holds(atom) else atom
            for atom in paragraph.atoms
        )
        return attrs.evolve(paragraph, atoms=tuple(atoms))

    def _holds(self, atom: Atom) -> bool:
        before = bisect_right(self.edges, atom.span.start) if atom.span else 0
        return before > 0 and self.depths[before - 1] > 0


def _paragraphs(
    text: str, span: Span, lettering: Lettering, cuts: Sequence[int], joined: set[int]
) -> Iterator[_Paragraph]:
    """Yield the lines of a part of a text, those as one between which a correction reaches."""
    start = span.start
    ends = (at for at in _line_ends(text, span) if at not in joined)
    for end in (*ends, span.end):
        atoms = [
            piece for atom in lettering.atoms(text, Span(start, end)) for piece in atom.cut(cuts)
        ]
        yield _Paragraph(lettering, tuple(atoms) or (lettering.nothing(start),))
        start = end + 1


def _line_ends(text: str, span: Span) -> Iterator[int]:
    at = text.find("\n", span.start, span.end)
    while at >= 0:
        yield at
        at = text.find("\n", at + 1, span.end)


def _reach(atoms: Sequence[Atom]) -> Span:
    first, last = atoms[0].span, atoms[-1].span
    assert first is not None
    assert last is not None
    return Span(first.start, last.end)
