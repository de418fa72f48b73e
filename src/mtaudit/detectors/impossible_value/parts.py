"""Counted parts: "five of the three islands"."""

from collections.abc import Iterable, Iterator

from mtaudit.detectors.rules import Fault, matches_near
from mtaudit.finding import Confidence
from mtaudit.pattern import Pattern

_PART_OF = Pattern(
    r"(?<![\w.,:/$£¥+-])(?<!€)(?P<part>\d{1,3}(?:,\d{3})+|\d{1,6}|three|four|five|six|seven|eight"
    r"|nine|ten) "
    r"(?:out )?of (?:the|its|his|her|their) (?P<whole>\d{1,3}(?:,\d{3})+|\d{1,6}|two|three"
    r"|four|five|six|seven|eight|nine) "
    r"(?:(?!(?:pound|dollar|euro|yen|yuan|rouble|day|hour|minute|month|week|year)s? )"
    r"(?:[a-z]+ )?(?P<noun>[a-z]{2,}(?:[^s\W]s|men|people|children)))\b(?! (?:old|bills?"
    r"|notes?|coins?))"
)
_WORDS = "zero one two three four five six seven eight nine ten".split()
_TIME_NOUNS = Pattern(
    r"(?:seconds|minutes|hours|days|weeks|months|years|percent|pounds|dollars|euros|yen|yuan)"
)


def faults(text: str, places: Iterable[int]) -> Iterator[Fault]:
    """Yield counted parts that are larger than their whole.

    Args:
        text: The text.
        places: Where it may have a part of a counted whole.
    """
    for match in matches_near(_PART_OF, text, places):
        part, whole = (_count(match[name]) for name in ("part", "whole"))
        if (
            part > whole
            and not _TIME_NOUNS.fullmatch(match["noun"])
            and not _is_year(match["part"])
        ):
            yield Fault(
                *match.span(),
                "The part is larger than the whole",
                Confidence.MEDIUM,
                value=f"{part} of {whole}",
            )


def _count(written: str) -> int:
    return int(written.replace(",", "")) if written[0].isdigit() else _WORDS.index(written)


def _is_year(written: str) -> bool:
    return len(written) == 4 and written[:2] in {"18", "19", "20"}
