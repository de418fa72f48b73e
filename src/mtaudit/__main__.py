"""Run the command line with `python -m mtaudit`."""

from mtaudit.cli import main

main()
