"""Whether a native form stands in the source as itself, and not as a part of something else."""

from mtaudit.article import Article
from mtaudit.glossary.term import primary
from mtaudit.spans import Span
from mtaudit.text import starts_sentence, words

_HYPHENS = "-\u2010\u2011"
_LONGEST = 4  # characters of a word in the tables


def is_itself(span: Span, form: str, segment: Span, article: Article) -> bool:
    """Tell whether a native form is no part of a name, of a compound or of other words.

    Args:
        span: Where it stands in the source.
        form: The form as the glossary has it.
        segment: The segment of the source in which it stands.
        article: The article.
    """
    source = article.source or ""
    lang = primary(article.source_lang or "")
    if lang in {"zh", "ja"}:
        return not _is_cut_out(span, source, lang)
    return not _is_of_a_name(span, form, segment, source) and not _is_hyphened(span, source)


def _is_of_a_name(span: Span, form: str, segment: Span, source: str) -> bool:
    """Tell whether a form in small letters has a capital inside a sentence: Manchester City."""
    if not (form[0].islower() and source[span.start].isupper()):
        return False
    if starts_sentence(source, span.start):
        return False
    # Where every word has one, as on a button, it says nothing.
    others = [word.text for word in words(segment.of(source)) if len(word.text) > 3]
    return not all(word[0].isupper() for word in others)


def _is_hyphened(span: Span, source: str) -> bool:
    """Tell whether a form is the middle or an end of a compound: a 17-year-old."""
    before, after = source[max(0, span.start - 2) : span.start], source[span.end : span.end + 2]
    return (len(before) == 2 and before[1] in _HYPHENS and before[0].isalnum()) or (
        len(after) == 2 and after[0] in _HYPHENS and after[1].isalnum()
    )


def _is_cut_out(span: Span, source: str, lang: str) -> bool:
    """Tell whether characters belong to a longer word, or to two.

    投资 in 投资者 is the investor, and 合同 in 结合同样 ends one word and begins another.
    """
    from mtaudit.names.glosses import meanings  # a dictionary, which few articles need

    left = right = False
    for start in range(max(0, span.start - _LONGEST + 1), span.end):
        for end in range(max(start + 2, span.start + 1), start + _LONGEST + 1):
            one = Span(start, end)
            if end > len(source) or span.contains(one) or not meanings(one.of(source), lang):
                continue
            if one.contains(span):
                return True
            left |= start < span.start
            right |= end > span.end
    return left and right
