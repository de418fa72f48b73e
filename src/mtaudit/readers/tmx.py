"""Reads translation memories (TMX): the segments of each language beside their originals."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from mtaudit.article import Article, Document
from mtaudit.errors import ReadError
from mtaudit.readers.bilingual import Unit, one_article, place_of
from mtaudit.readers.inline import Segment
from mtaudit.readers.options import ReadOptions
from mtaudit.readers.xml_events import End, Start, events, notation

if TYPE_CHECKING:
    from mtaudit.spans import Span


@attrs.frozen
class _Variant:
    """A segment in one language."""

    lang: str
    segment: Segment


def read(document: Document, options: ReadOptions) -> Iterator[Article]:
    """Yield an article for each language but that of the originals.

    Args:
        document: The file.
        options: What the caller says of the languages: of several, only the one named is read.

    Raises:
        ReadError: If the file is not well-formed XML, no TMX, or does not hold the language that is
            named.
    """
    originals: dict[str, list[str]] = {}
    segments: dict[str, list[Unit]] = {}
    cdata: dict[str, list[Span]] = {}
    said: set[str] = set()
    for original, variants in _translation_units(document, options):
        source = next((v for v in variants if _same(v.lang, original)), None)
        for variant in variants:
            said.add(variant.lang)
            if variant is source or (options.lang and not _same(variant.lang, options.lang)):
                continue
            segment = variant.segment
            unit = Unit(tuple(segment.parts))
            if source:
                place = place_of(source.segment.parts)
                unit = attrs.evolve(unit, source=source.segment.text, source_place=place)
            segments.setdefault(variant.lang, []).append(unit)
            cdata.setdefault(variant.lang, []).extend(segment.cdata)
            originals.setdefault(variant.lang, []).extend([source.lang] if source else [])
    if options.lang and not segments and said:
        raise ReadError(
            f"holds no translation into {options.lang}",
            where=document.path,
            remedy=f"it holds {', '.join(sorted(said))}; give one of them with --lang",
        )
    for lang, units in segments.items():
        yield one_article(
            document,
            units,
            options,
            lang=(lang,),
            source_lang=tuple(originals[lang][:1]),
            notation=notation(document, tuple(cdata[lang])),
            record=lang if len(segments) > 1 else "",
        )


def _translation_units(
    document: Document, options: ReadOptions
) -> Iterator[tuple[str, list[_Variant]]]:
    """Yield the language of the original and the segments of each translation unit."""
    general = original = lang = ""
    variants: list[_Variant] = []
    segment: Segment | None = None
    for event in events(document, "tmx"):
        match event:
            case Start(name="header", attributes=said):
                general = said.get("srclang", "")
            case Start(name="tu", attributes=said):
                original, variants = said.get("srclang") or general, []
            case Start(name="tuv", attributes=said):
                lang = event.lang or said.get("lang", "")
            case Start(name="seg"):
                segment = Segment()
                variants.append(_Variant(lang, segment))
            case End(name="seg"):
                segment = None
            case End(name="tu") if variants:
                # "*all*" means that any language may be the original.
                known = original if original and original != "*all*" else variants[0].lang
                yield options.source_lang or known, variants
            case _ if segment is not None:
                segment.take(event)


def _same(one: str, other: str) -> bool:
    """Tell whether one of two tags says the same as the other, or says it more exactly."""
    first, second = (tag.lower().replace("_", "-") + "-" for tag in (one, other))
    return first.startswith(second) or second.startswith(first)
