"""One event with two times: "later this month" and "early this month"."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from mtaudit.context import Context
from mtaudit.detectors.contradictory_time.mentions import Mention, mentions
from mtaudit.detectors.detector import Sign
from mtaudit.finding import Confidence, Evidence
from mtaudit.pattern import Pattern

# What cannot both be true of one event, and whether it hangs on the tense.
_OPPOSED = {frozenset({"later", "early"}), frozenset({"late", "early"})}
_OPPOSED_BY_TENSE = {frozenset({"later", "earlier"})}
# What the tense of its own verb excludes: "will visit last month", "visited next month".
_PAST_TIMES, _FUTURE_TIMES = frozenset({"earlier", "last"}), frozenset({"later", "next"})
_NEGATED = Pattern(r"\b(?:not|no longer|instead|rather|postpone\w*|delay\w*|reschedul\w*)\b")


def contradictions(context: Context) -> Iterator[Sign]:
    """Compare the times of each event that has a subject."""
    text = context.flowing
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions(context):
        groups[mention.event, mention.subject].append(mention)
    for group in groups.values():
        yield from (_tense_finding(text, mention) for mention in group if _against_tense(mention))
        times = Counter(_time(mention) for mention in group)
        for at, mention in enumerate(group[:50]):
            other = next((o for o in group[:at] if _clash(o, mention, text)), None)
            if other is None:
                continue
            # The time that more mentions give is the right one; else the first.
            outvoted = times[_time(other)] < times[_time(mention)]
            wrong, right = (other, mention) if outvoted else (mention, other)
            yield _event_finding(text, wrong, right, times[_time(right)])


def _time(mention: Mention) -> tuple[str, tuple[int, int]]:
    return mention.time, mention.date


def _clash(one: Mention, two: Mention, text: str) -> bool:
    """Tell whether two mentions of an event cannot both have their time right."""
    if not one.objects & two.objects and (one.objects or two.objects):
        return False
    if _NEGATED.search(text, max(0, two.span.start - 80), min(len(text), two.span.end + 40)):
        return False
    if one.time == "day" == two.time:
        # Another day is another meeting; the same day of the next month is a slip.
        apart = abs(one.date[0] - two.date[0])
        known = bool(one.objects) or one.subject.startswith("the ")
        return known and one.date[1] == two.date[1] and apart in {1, 11}
    if "day" in {one.time, two.time}:
        return False
    (first, _, unit), (second, _, other_unit) = (m.time.partition(" ") for m in (one, two))
    pair = frozenset({first, second})
    if unit != other_unit:
        return False
    if pair in _OPPOSED:
        return bool(one.objects) or one.future is two.future
    return pair in _OPPOSED_BY_TENSE and one.future is not None and one.future is two.future


def _against_tense(mention: Mention) -> bool:
    """Tell whether the verb of a mention excludes its time: "will visit Russia last month"."""
    return mention.certain is not None and mention.time.split()[0] in (
        _PAST_TIMES if mention.certain else _FUTURE_TIMES
    )


def _tense_finding(text: str, mention: Mention) -> Sign:
    written = mention.span.of(text)
    tense = "still to come" if mention.certain else "past"
    return Sign(
        mention.span,
        f"“{written}” is said of a {mention.event} that the sentence tells as {tense}",
        Confidence.MEDIUM,
        evidence=(Evidence("context", f"the verb of the {mention.event} is {tense}"),),
    )


def _event_finding(text: str, wrong: Mention, right: Mention, votes: int) -> Sign:
    written, other = wrong.span.of(text), right.span.of(text)
    thin = wrong.future is None and right.future is None and votes < 2
    return Sign(
        wrong.span,
        f"“{written}” here and “{other}” elsewhere are said of one {wrong.event}",
        Confidence.LOW if thin else Confidence.MEDIUM,
        suggestions=(other[0].upper() + other[1:] if written[0].isupper() else other,),
        evidence=(
            Evidence("occurrence", f"the article also has “{other}”", span=right.span),
            Evidence(
                "context", f"{wrong.event}: {', '.join((wrong.subject, *sorted(wrong.objects)))}"
            ),
        ),
    )
