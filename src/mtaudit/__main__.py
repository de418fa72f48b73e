"""The program's way in, as `mtaudit` and as `python -m mtaudit`: quiet when it is stopped early."""

import _signal  # type: ignore[import-not-found]  # what `signal` is made of, and takes no import
import os
from types import FrameType
from typing import NoReturn

_INTERRUPTED = 130  # as when it is stopped later


def main() -> NoReturn:
    """Run the command line; Ctrl-C while its modules load ends the program without a traceback."""
    hears = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler
    if hears:  # in the background of a shell Ctrl-C is for others
        _signal.signal(_signal.SIGINT, _end)
    from mtaudit import cli

    if hears:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
    cli.main()


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    """End at once: there is nothing to put in order yet."""
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
