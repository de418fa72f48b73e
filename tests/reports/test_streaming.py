"""Reports are written as the results come, so that memory grows with the longest file."""

import io
from collections.abc import Iterator, Sequence

import pytest

import mtaudit
from mtaudit import Result
from mtaudit.reports import OF_ONE_FILE, REPORTS

# What is written below a summary, or sorted, cannot be written before all of it is known.
WAITING = {"diff", "html", "markdown", *OF_ONE_FILE}


@pytest.mark.parametrize("name", sorted(REPORTS.keys() - WAITING))
def test_a_result_is_written_before_the_next_is_asked_for(
    name: str, results: Sequence[Result]
) -> None:
    stream = io.StringIO()
    sizes: list[int] = []

    def coming() -> Iterator[Result]:
        for result in results[:3]:  # the last one has no findings, which some reports pass over
            sizes.append(len(stream.getvalue()))
            yield result

    mtaudit.write(coming(), name, stream)

    assert sizes == sorted(set(sizes))
    assert sizes[-1] < len(stream.getvalue())
