"""How the judgements of the baseline fare in a run: which are stale, which have expired."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mtaudit.cli.outcome import say
from mtaudit.reports.display import visible
from mtaudit.result import Result

if TYPE_CHECKING:
    from mtaudit.baseline import Baseline, Judgement


class Review:
    """What results say of judgements; a file may hold several articles.

    Attributes:
        met: Judgements whose finding is there.
        unmet: Judgements whose finding is not in an article of their file.
    """

    def __init__(self) -> None:
        self.met: dict[tuple[str, str], Judgement] = {}
        self.unmet: dict[tuple[str, str], Judgement] = {}

    def watch(self, results: Iterable[Result]) -> Iterator[Result]:
        """Pass results on, and note what they say."""
        for result in results:
            self.met.update((one.key, one) for one in result.met)
            self.unmet.update((one.key, one) for one in result.unmet)
            yield result

    def stale(self) -> "tuple[Judgement, ...]":
        """Return the judgements whose finding is gone."""
        return tuple(one for key, one in self.unmet.items() if key not in self.met)

    def tell(self, baseline: "Baseline | None", path: object) -> None:
        """Say which judgements are stale, and which have expired."""
        if baseline is None:
            return
        for one in self.met.values():
            if baseline.is_expired(one):
                say(visible(f"note: {path}: expired on {one.expires}: {one} ({one.reason})"))
        stale = self.stale()
        for one in stale:
            say(visible(f"note: {path}: stale: {one} is gone"))
        if stale:
            say("note: 'mtaudit accept --prune' drops what is stale")
