"""Two standings, one after the other, of which only the hour may have moved on."""

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from mtaudit.context import Context
from mtaudit.detectors.calendar import MONTH
from mtaudit.detectors.contradictory_time.days import DATE, read_date
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.pattern import Pattern
from mtaudit.spans import Span

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:noon|midnight|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?(?!\w)|o['’]clock)|\d{1,2}:\d\d)"
    r"(?: \w+ time)?"
)
_OPEN_DATE = rf"(?:{MONTH} {_DAY}|{_DAY} (?:of )?{MONTH})\b(?!,? (?:1\d|20)\d\d)"
# The pattern begins with a set of letters, which is searched much faster than several words.
_STANDING = Pattern(
    r"[ABFOSUabfosu](?<!\w.)(?:(?<=[Aa])(?:s of|t|s at)|(?<=[Bb])y|(?<=[Uu])(?:ntil|p to)"
    r"|(?<=[Ff])rom|(?<=[Ss])ince|(?<=[Oo])n) (?:the )?"
    rf"(?:(?P<clock>{_CLOCK}),? (?:on )?(?:the )?(?P<date>{_OPEN_DATE})"
    rf"|(?P<date2>{_OPEN_DATE}),? (?:at )?(?P<clock2>{_CLOCK}))"
)


@attrs.frozen
class _Standing:
    """A clock time with its date, as figures are given that change by the hour."""

    sentence: int
    date: tuple[int, int]
    clock: str
    place: Span
    whole: str


def contradictions(context: Context) -> Iterator[Sign]:
    """Compare a clock time with the one right before it: the same day, but another month."""
    text = context.flowing
    starts = [place.start for place in context.sentences]
    previous: _Standing | None = None
    for match in _STANDING.finditer(text):
        dated, clocked = ("date", "clock") if match["date"] else ("date2", "clock2")
        written = DATE.match(text, match.start(dated))
        standing = _Standing(
            sentence=bisect_right(starts, match.start()),
            date=read_date(written) if written else (0, 0),
            clock=match[clocked].lower().replace(".", "").replace(" ", ""),
            place=Span(*match.span(dated)),
            whole=match.group(),
        )
        if previous is not None and _slipped(previous, standing):
            yield _standing_finding(text, previous, standing)
        previous = standing


def _slipped(one: _Standing, two: _Standing) -> bool:
    """Tell whether only the hour has moved on, but for the month.

    The same hour a month later is a monthly figure.
    """
    return (
        two.sentence - one.sentence == 1
        and one.date[0] > 0
        and one.date[1] == two.date[1]
        and (two.date[0] - one.date[0]) % 12 in {1, 11}
        and one.clock != two.clock
    )


def _standing_finding(text: str, one: _Standing, two: _Standing) -> Sign:
    now, before = two.place.of(text), one.place.of(text)
    return Sign(
        two.place,
        f"“{now}” follows a figure of “{before}”, and only the hour has moved on",
        Confidence.MEDIUM,
        suggestions=(before,),
        evidence=(
            Evidence("occurrence", f"the sentence before says {one.whole}", span=one.place),
            Evidence("value", f"the same day of the month: {one.clock}, then {two.clock}"),
        ),
    )
