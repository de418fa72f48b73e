"""Titles of works, in which each word has a capital and stands beside any other."""

from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_LONGEST_TITLE = 200  # code points on either side
_QUOTED_BEFORE = Pattern(r"[“\"]([^“”\"]*)$")
_QUOTED_AFTER = Pattern(r"[^“”\"]*[”\"]")
_LONG_WORD = Pattern(r"\b[^\W\d_]{4,}")
# A small word with a capital, right before the name or with one more name between, in a sentence.
_TITLE_WORD = Pattern(
    r"[\w,] (?:After|As|At|By|For|From|If|In|Of|On|That|The|To|What|When|Where|Who|Why|With) "
    r"(?:[A-Z]\w* )?$"
)
_SHARE = 0.7  # of the long words of a title that have a capital


def is_in_title(span: Span, text: str) -> bool:
    """Tell whether a part of a text stands in a title, in which each word has a capital.

    "“Obama Ends Policy,” The Star, May 5" is quoted; and "The House That Lukashenko Built" has a
    word with a capital that elsewhere has none.

    Args:
        span: The part.
        text: The text.
    """
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    before = line[-_LONGEST_TITLE:]
    after = text[span.end : span.end + _LONGEST_TITLE].partition("\n")[0]
    quoted = _QUOTED_BEFORE.search(before), _QUOTED_AFTER.match(after)
    if quoted[0] and quoted[1] and (quoted[0].group()[0] == "“" or line.count('"') % 2):
        words = _LONG_WORD.findall(f"{quoted[0].group()} {span.of(text)}{quoted[1].group()}")
        large = sum(word[0].isupper() for word in words)
        return large > 2 and large >= len(words) * _SHARE  # "with", "through" are written small
    return _TITLE_WORD.search(before) is not None
