"""Shares: percentages of a whole, and falls."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mtaudit.detectors.impossible_value.values import (
    FIGURE,
    PERCENT,
    SIGNED,
    START,
    sentence_around,
    value_of,
)
from mtaudit.detectors.rules import Fault, matches_near
from mtaudit.figures import Figure
from mtaudit.finding import Confidence
from mtaudit.pattern import Pattern

_OF_PEOPLE = Pattern(
    rf"{START}(?P<number>{FIGURE}){PERCENT} of (?P<whole>(?:all |the |its |their |our |those )*"
    r"(?:(?!and\b|or\b)[a-z-]+ ){0,2}?(?:adults|children|citizens|delegates|deputies"
    r"|employees|families|farmers|"
    r"households|lawmakers|members|men|parents|participants|patients|people|residents|respondents|"
    r"shareholders|students|teachers|voters|women|workers))\b"
    r"(?P<verb> (?:agree|agreed|are|backed|believe|believed|chose|died|have|had|opposed|said|say|"
    r"supported|survived|voted|were|who)\b)?"
)
# "Of those asked, 130 percent said"; a rise has a verb before it.
_ANSWERING = Pattern(
    rf"(?<=[,;:.] )(?P<number>{FIGURE}){PERCENT} (?P<whole>said|say|answered|replied|"
    r"believed?|think|thought|had no opinion|were (?:for|against|in favou?r)|(?:dis)?agreed?)\b"
)
_FALL = Pattern(
    rf"\b(?:fell|fallen|dropped|decreased|declined|shrank|shrunk|plunged|reduced) (?:by )?"
    rf"(?:more than |over |nearly |about )?(?P<share>(?P<number>{FIGURE}){PERCENT})"
)


_HUNDRED = 3  # digits


def faults(text: str, percentages: Sequence[Figure]) -> Iterator[Fault]:
    """Yield shares of more than a whole, falls below nothing, and answers that exceed a whole.

    Args:
        text: The text.
        percentages: Its figures with a word or sign for percent.
    """
    large = [o.start for o in percentages if len(o.text.partition(".")[0]) >= _HUNDRED]
    if large:
        yield from _shares(text, large)
    if len(percentages) > 1:
        yield from _exceeding(text, percentages)


def _shares(text: str, places: Sequence[int]) -> Iterator[Fault]:
    for match in matches_near(_OF_PEOPLE, text, places):
        if value_of(match["number"]) > 100:
            yield Fault(
                match.start(),
                match.end("whole"),
                f"No more than 100 percent of {match['whole']} can be meant",
                Confidence.HIGH if match["verb"] else Confidence.MEDIUM,
                value=f"{match['number']} percent of one whole",
            )
    for match in matches_near(_ANSWERING, text, places):
        if value_of(match["number"]) > 100:
            yield Fault(
                match.start(),
                match.start("whole") - 1,
                "No more than 100 percent can have answered",
                Confidence.MEDIUM,
                value=f"{match['number']} percent of those asked",
            )
    for match in matches_near(_FALL, text, places):
        if value_of(match["number"]) > 100 and not SIGNED.search(
            sentence_around(text, match.start())
        ):
            yield Fault(
                *match.span("share"),
                "Nothing falls by more than 100 percent of itself",
                Confidence.MEDIUM,
                value=f"a fall by {match['number']} percent",
            )


# Answers that exclude each other: the shares of one whole.
_ANSWERS = Pattern(
    rf"{START}(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?){PERCENT}(?: of (?:the )?(?:members"
    rf"|people|respondents|those polled|voters|votes))?"
    r"(?: (?:are|is|said|say|voted|were|chose|would vote))?(?: they (?:are|were))?"
    r" (?:(?P<yes>for\b|in favou?r|yes\b|approve|support)|(?P<no>against|opposed|oppose"
    r"|disapprove|no\b)"
    r"|(?P<third>abstain|undecided|unsure|neutral|had no opinion))"
)
_NOT_YES = tuple(
    " no| against| oppos| disapprov| abstain| undecided| unsure| neutral| had no opinion".split("|")
)
_LONGEST_ANSWER = 80  # code points after the figure


def _exceeding(text: str, percentages: Iterable[Figure]) -> Iterator[Fault]:
    """Shares for and against that add up to more than the whole."""
    percentages = tuple(percentages)
    after = [text[one.end : one.end + _LONGEST_ANSWER] for one in percentages]
    # Not all shares are of those who say yes.
    if len(after) < 2 or not any(word in answer for answer in after for word in _NOT_YES):
        return
    answers = [_ANSWERS.match(text, one.start) for one in percentages]
    group: list[re.Match[str]] = []
    for answer in filter(None, answers):
        if group and _is_apart(group[-1], answer, text):
            yield from _sum(group)
            group = []
        group.append(answer)
    yield from _sum(group)


def _is_apart(first: re.Match[str], second: re.Match[str], text: str) -> bool:
    between = text[first.end() : second.start()]
    return len(between) > 80 or bool(re.search(r"[.;!?\n]", between))


def _sum(group: list[re.Match[str]]) -> Iterator[Fault]:
    kinds = [answer.lastgroup for answer in group]
    total = sum(value_of(answer["number"]) for answer in group)
    # Each share may be rounded up by a half.
    if len(set(kinds)) == len(kinds) >= 2 and total > 100 + len(group):
        yield Fault(
            group[0].start(),
            group[-1].end(),
            f"The shares add up to {total:g} percent",
            Confidence.MEDIUM,
            value=" + ".join(answer["number"] for answer in group) + f" = {total:g}",
        )
