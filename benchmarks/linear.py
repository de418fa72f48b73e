"""Whether time grows with the length of a text and no faster, whatever the text is made of.

    python benchmarks/linear.py [--gate]

Hostile texts of two lengths, one eight times the other; the ratio of the fastest of three rounds
each. Linear work gives about 8, quadratic work 64. With `--gate` the exit status is 1 above 40.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from mtaudit import Auditor, Document
from mtaudit.numerals import parse
from mtaudit.numerals.align import align
from mtaudit.readers.markdown import read
from mtaudit.readers.options import ReadOptions

_SHORT, _LONG = 6_000, 48_000
_ROUNDS = 3
_WORST = 40

NUMBERS = {
    "digits": "9",
    "groups": "100 ",
    "dots": "1.",
    "commas": "1,",
    "colons": "1:",
    "slashes": "1/",
    "dashes": "1-",
    "ratios": "12:34 ",
    "letters": "a",
    "codes": "a1",
    "words": "two ",
    "hundreds": "hundred ",
    "and": "two and ",
    "han": "一",
    "myriads": "万",
    "dates": "5 May ",
    "spoken times": "half past four ",
    "compound": "einundzwanzig",
    "almost": "einsx",
    "mails": "a@b.c ",
    "at": "@",
    "addresses": "http://a.b/1 ",
    "signs": "-",
    "kings": "Louis XVI ",
    "currencies": "$",
    "spaces": " ",
}

MARKDOWN = (
    "lorem ipsum ",
    "*a ",
    "**a*_b",
    "[",
    "[a](b",
    "![",
    "[a](<b",
    '[a](b "',
    "[[]",
    "`a``",
    "&",
    "<a b='",
    "<!-- ",
    "<?",
    "\\",
    "> ",
    "- ",
    "- - x\n",
    "> a\n",
    "a\n=\n",
    "[a]: b\n",
    "|",
    "|-",
    "|a\n|-\n",
    "<div>",
    "<script>",
    "\t",
    " ",
    "#",
    "a  \n",
    "1. ",
    "~~a",
    "a@b.",
)


def main() -> None:
    """Measure every text and print the worst."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--gate", action="store_true", help="fail when one is not linear")
    options = arguments.parse_args()
    ratios = sorted(((_ratio(task), name) for name, task in _tasks()), reverse=True)
    for ratio, name in ratios[:10]:
        print(f"{ratio:6.1f}  {name}")
    worst = ratios[0][0]
    print(f"{len(ratios)} texts, {_LONG // _SHORT} times as long: the worst ratio is {worst:.1f}")
    if options.gate and worst > _WORST:
        sys.exit(f"{ratios[0][1]} is not linear")


def _tasks() -> Iterator[tuple[str, Callable[[int], object]]]:
    """Yield what to do with a text of a given length, and its name."""
    auditor = Auditor()
    for name, piece in NUMBERS.items():
        for lang in ("en", "de", "zh"):
            yield f"numbers, {lang}: {name}", partial(_parse, piece, lang)
        yield f"audit: {name}", partial(_audit, piece, auditor)
    for piece in MARKDOWN:
        yield f"Markdown: {piece!r}", partial(_read, piece)
    yield "two texts of numbers", _align


def _parse(piece: str, lang: str, length: int) -> None:
    parse(piece * (length // len(piece)), lang)


def _audit(piece: str, auditor: Auditor, length: int) -> None:
    auditor.audit(piece * (length // len(piece)))


def _read(piece: str, length: int) -> None:
    list(read(Document("page.md", piece * (length // len(piece))), ReadOptions()))


def _align(length: int) -> None:
    count = length // 12
    source = parse("".join(f"{n * 7 % 9973}人，" for n in range(count)), "zh")
    target = parse("".join(f"{n * 11 % 9967} men, " for n in range(count)), "en")
    align(source, target, ordered=True)


def _ratio(task: Callable[[int], object]) -> float:
    task(1000)
    return _seconds(task, _LONG) / max(_seconds(task, _SHORT), 0.002)


def _seconds(task: Callable[[int], object], length: int) -> float:
    """Return the CPU seconds of the fastest round."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.process_time()
        task(length)
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
