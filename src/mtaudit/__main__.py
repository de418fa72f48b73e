"""Run the command line, as the program `mtaudit` or with `python -m mtaudit`."""

import gc
from typing import NoReturn

_ALLOCATIONS = 100_000  # objects that are made before garbage is looked for


def main() -> NoReturn:
    """Run the program and leave with its exit status."""
    # To look for garbage takes a tenth of a check, and next to nothing of what it makes is garbage:
    # not while modules are imported either.
    gc.set_threshold(_ALLOCATIONS)
    from mtaudit import cli

    cli.main()


if __name__ == "__main__":
    main()
