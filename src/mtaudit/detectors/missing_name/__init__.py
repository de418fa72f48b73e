"""Finds names that disagree with the source; what that takes is loaded with the first source."""

from collections.abc import Iterator
from itertools import chain

from mtaudit.article import Article
from mtaudit.context import Context
from mtaudit.detectors.detector import Detector
from mtaudit.finding import Category, Family, Finding, Severity
from mtaudit.glossary.term import primary


def detect(article: Article, context: Context) -> Iterator[Finding]:
    """Yield the names of each segment that its source has nothing for."""
    if not article.source:
        return
    from mtaudit.detectors.missing_name.bylines import bylines
    from mtaudit.detectors.missing_name.case_kept import case_kept
    from mtaudit.detectors.missing_name.credited import credited
    from mtaudit.detectors.missing_name.half_read import half_read
    from mtaudit.detectors.missing_name.joined import joined
    from mtaudit.detectors.missing_name.left_in_pinyin import left_in_pinyin
    from mtaudit.detectors.missing_name.letters_off import letters_off
    from mtaudit.detectors.missing_name.misheard import misheard
    from mtaudit.detectors.missing_name.misread import misread
    from mtaudit.detectors.missing_name.misspelt import misspelt
    from mtaudit.detectors.missing_name.other_term import other_term
    from mtaudit.detectors.missing_name.read_in_mandarin import read_in_mandarin
    from mtaudit.detectors.missing_name.replaced import replaced
    from mtaudit.detectors.missing_name.romanised import romanised
    from mtaudit.detectors.missing_name.segments import segments
    from mtaudit.detectors.missing_name.spelt_in_pinyin import spelt_in_pinyin
    from mtaudit.detectors.missing_name.target_names import Sort
    from mtaudit.detectors.missing_name.titles import titles
    from mtaudit.detectors.missing_name.translated_surname import translated_surname
    from mtaudit.detectors.missing_name.vietnamese_women import vietnamese_women
    from mtaudit.names.counterparts.find import LANGUAGES

    if primary(article.source_lang or "") not in LANGUAGES:
        return
    for segment in segments(article, context):
        segment.judge(name for name in segment.names if name.sort is Sort.NAME)
        signs = chain(
            bylines(segment),
            half_read(segment),
            vietnamese_women(segment),
            misread(segment, context),
            read_in_mandarin(segment),
            misheard(segment, context),
            misspelt(segment, context),
            letters_off(segment, context),
            romanised(segment, context),
            case_kept(segment),
            translated_surname(segment),
            spelt_in_pinyin(segment, context),
            left_in_pinyin(segment),
            credited(segment, context),
            joined(segment),
            titles(segment, context),
            other_term(segment, context),
            replaced(segment, context),
        )
        yield from map(DETECTOR.from_sign, signs)


DETECTOR = Detector(
    id="missing-name",
    summary="a name that disagrees with the source",
    detect=detect,
    family=Family.NAME,
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    languages=("en",),
    needs_source=True,
)
