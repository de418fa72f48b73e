"""How a text is set in a new document: its direction, its fonts, its invisible characters."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

import attrs

from mtaudit.reports.display import code_point, unsafe_places
from mtaudit.reports.docx.atoms import Atom, Shape
from mtaudit.reports.docx.xml import attribute
from mtaudit.reports.page import direction
from mtaudit.spans import Span

# A font that Word has for the characters; other programs take one of their own for it.
_FONTS = {"ja": "Yu Mincho", "ko": "Malgun Gothic", "zh": "SimSun"}
_TRADITIONAL = {"tw", "hk", "mo", "hant"}
_TRADITIONAL_FONT = "PMingLiU"
_RUN = "<w:r>"


@attrs.frozen
class Lettering:
    """How a language is set.

    Args:
        is_rtl: Whether it is written from right to left.
        plain: The shape of its text.
        other: The shape of letters that run from left to right in a text that does not.
        label: The shape of a name that stands for an invisible character.
        lit: The shape of what a finding rests on.
    """

    is_rtl: bool
    plain: Shape
    other: Shape
    label: Shape
    lit: Shape

    @classmethod
    def of(cls, lang: str | None, beside: str | None = None) -> "Lettering":
        """Return how a language is set.

        Args:
            lang: Its tag; `None` if it is not known.
            beside: The language of what stands beside it, from which words may have been left.
        """
        is_rtl = direction(lang) == "rtl"
        fonts, said = _east_asian(lang, beside)
        if lang:
            said += f' w:{"bidi" if is_rtl else "val"}="{attribute(lang)}"'
        tongue = f"<w:lang{said}/>" if said else ""
        direct = "<w:rtl/>" if is_rtl else ""
        return cls(
            is_rtl,
            _shape(fonts + direct + tongue),
            _shape(fonts + tongue),
            _shape('<w:rStyle w:val="Invisible"/><w:lang w:val="zxx"/>'),
            _shape(f'<w:rStyle w:val="Evidence"/>{fonts}{direct}{tongue}'),
        )

    @property
    def paragraph(self) -> str:
        """The properties of its paragraphs."""
        return "<w:bidi/>" if self.is_rtl else ""

    def nothing(self, at: int) -> Atom:
        """Return an atom without text, to which marks can be attached.

        Args:
            at: Where it stands.
        """
        return Atom(self.plain, "", Span(at, at), is_text=True)

    def atoms(self, text: str, span: Span) -> Iterator[Atom]:
        """Yield a stretch of text.

        Args:
            text: The text.
            span: The stretch; a line end in it is shown as one.
        """
        done = span.start
        for at in unsafe_places(span.of(text), keep="\t\n"):
            place = Span(span.start + at, span.start + at + 1)
            yield from self._letters(text, Span(done, place.start))
            is_line_end = text[place.start] == "\r" and text[place.end : place.end + 1] in {
                "",
                "\n",
            }
            shown = "" if is_line_end else code_point(text[place.start])
            yield Atom(self.label, shown, place, is_text=True)
            done = place.end
        yield from self._letters(text, Span(done, span.end))

    def _letters(self, text: str, span: Span) -> Iterator[Atom]:
        if not self.is_rtl:
            if len(span):
                yield Atom(self.plain, span.of(text), span, is_text=True)
            return
        at = span.start
        for is_ltr, chars in groupby(span.of(text), _is_ltr):
            content = "".join(chars)
            place = Span(at, at + len(content))
            yield Atom(self.other if is_ltr else self.plain, content, place, is_text=True)
            at = place.end


def _is_ltr(char: str) -> bool:
    return unicodedata.bidirectional(char) == "L"


def _shape(properties: str) -> Shape:
    return Shape(_RUN, f"<w:rPr>{properties}</w:rPr>" if properties else "")


def _east_asian(*langs: str | None) -> tuple[str, str]:
    """Return the font and the attribute of the first language with such characters."""
    for lang in langs:
        primary, *subtags = (lang or "").lower().replace("_", "-").split("-")
        if primary in _FONTS:
            is_traditional = primary == "zh" and not _TRADITIONAL.isdisjoint(subtags)
            font = _TRADITIONAL_FONT if is_traditional else _FONTS[primary]
            fonts = f'<w:rFonts w:eastAsia="{font}"/>'
            return fonts, f' w:eastAsia="{attribute(lang or "")}"'
    return "", ""
