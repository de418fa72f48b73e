"""The report for programs and for long runs: a line of JSON for each article.

A line is an article in the form of the JSON report, so that lines can be written, read and joined
one by one.
"""

from collections.abc import Iterable
from typing import IO

from mtaudit.reports.json_text import dump_line
from mtaudit.reports.json_v1 import article_v1
from mtaudit.result import Result


def render(results: Iterable[Result], stream: IO[str]) -> None:
    """Write a line for each article as its result comes.

    Args:
        results: The results, in order.
        stream: Where the report goes.
    """
    for result in results:
        stream.write(dump_line(article_v1(result)) + "\n")
