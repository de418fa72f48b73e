"""The program's way in, as `mtaudit` and as `python -m mtaudit`: quiet when it is stopped early."""

import gc
import os
import signal
from types import FrameType
from typing import NoReturn

_ALLOCATIONS = 100_000  # objects that are made before garbage is looked for
_INTERRUPTED = 130  # as when it is stopped later


def main() -> NoReturn:
    """Run the command line; Ctrl-C while its modules load ends the program without a traceback."""
    # To look for garbage takes a tenth of a check, and next to nothing of what it makes is garbage:
    # not while modules are imported either.
    gc.set_threshold(_ALLOCATIONS)
    hears = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if hears:  # in the background of a shell Ctrl-C is for others
        signal.signal(signal.SIGINT, _end)
    from mtaudit import cli

    if hears:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.main()


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    """End at once: there is nothing to put in order yet."""
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
