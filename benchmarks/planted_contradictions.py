"""Measure which contradictions between two figures of an article are found, and what else is.

    python benchmarks/planted_contradictions.py FOLDER

FOLDER holds articles in English, one a .txt file, such as a corpus of news. Where an article states
a figure twice (the same value, unit and noun in two sentences), one digit of the second mention is
changed, by a fixed seed, and the article is audited: a finding on either mention is a hit. Findings
on the articles as they are count as false alarms, though a few of them are errors of the writers.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import mtaudit
from mtaudit.config import Config
from mtaudit.finding import Confidence, Finding
from mtaudit.numerals import Kind, Quantity, parse
from mtaudit.spans import Span
from mtaudit.text import sentences, words

DETECTOR = "inconsistent-number"
KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})


def stated_twice(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the figures of two digits or more that stand in two sentences, with what they count."""
    places = tuple(sentences(text))
    seen: dict[object, tuple[Quantity, int]] = {}
    for quantity in parse(text, "en"):
        digits = [char for char in quantity.text if char.isdigit()]
        if quantity.kind not in KINDS or len(digits) < 2 or quantity.parts or quantity.value <= 0:
            continue
        after = words(text[quantity.span.end : quantity.span.end + 40])[:1]
        noun = after[0].text.lower() if after and quantity.kind is Kind.COUNT else ""
        if quantity.kind is Kind.COUNT and not noun.isalpha():
            continue
        sentence = sum(place.start <= quantity.span.start for place in places)
        key = quantity.kind, quantity.unit, quantity.value, noun
        first = seen.setdefault(key, (quantity, sentence))
        if first[1] != sentence:
            yield first[0], quantity


def with_slip(text: str, figure: Quantity, seed: int) -> str:
    """Change one digit of a figure."""
    drawn = random.Random(seed)
    places = [at for at in range(figure.span.start, figure.span.end) if text[at].isdigit()]
    at = drawn.choice(places)
    digit = drawn.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + digit + text[at + 1 :]


def findings(auditor: mtaudit.Auditor, text: str) -> tuple[Finding, ...]:
    """Audit a text; conversions in brackets are another matter."""
    result = auditor.audit(text)
    return tuple(f for f in result.findings if f.detector == DETECTOR and "fact" in f.message)


def hits(found: tuple[Finding, ...], *mentions: Span) -> bool:
    """Tell whether a finding is about one of two mentions."""
    return any(finding.span.overlaps(span) for finding in found for span in mentions)


def main(folder: str) -> None:
    """Print recall by kind, precision, and the false alarms."""
    auditor = mtaudit.Auditor(glossaries=(), config=Config(detectors=(DETECTOR,)))
    planted: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    size = alarms = high = others = 0
    for path in sorted(Path(folder).rglob("*.txt")):
        text = path.read_bytes().decode("utf-8", "replace")
        size += len(text)
        clean = findings(auditor, text)
        alarms += len(clean)
        high += sum(finding.confidence is Confidence.HIGH for finding in clean)
        for finding in clean:
            print(f"alarm {path.name}: {finding.message}")
        for seed, (one, two) in enumerate(stated_twice(text)):
            slip = findings(auditor, with_slip(text, two, seed))
            planted[two.kind] += 1
            found[two.kind] += hits(slip, one.span, two.span)
            others += sum(not hits((finding,), one.span, two.span) for finding in slip)
    for kind in sorted(planted):
        print(f"{kind:10} {found[kind]:4} of {planted[kind]:4}  {found[kind] / planted[kind]:6.1%}")
    total, right = sum(planted.values()), sum(found.values())
    print(f"recall {right} of {total}: {right / max(1, total):.1%}")
    print(f"precision on these {right} of {right + others}: {right / max(1, right + others):.1%}")
    print(f"on the originals {alarms} findings, {high} high, in {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1])
