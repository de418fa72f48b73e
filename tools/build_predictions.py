"""Predict the bad renderings of the shipped glossaries' terms and write them where they are read.

    python tools/build_predictions.py

To be run when a shipped glossary or a table of names has changed; a test says so.
"""

import time

from mtaudit.files import replace_bytes
from mtaudit.glossary import Glossary, shipped_glossaries
from mtaudit.glossary.predictions import SHIPPED_FILE, known_keys, shipped_digest, shipped_lines
from mtaudit.glossary.shipped import shipped_folder


def main() -> None:
    """Write the file and say how large it is."""
    start = time.perf_counter()
    terms = [term for name in shipped_glossaries() for term in Glossary.load(name).terms]
    known = known_keys(terms)
    lines = [f"#\t{shipped_digest(terms)}", *shipped_lines(terms, known)]
    content = "".join(f"{line}\n" for line in lines).encode()
    replace_bytes(shipped_folder() / SHIPPED_FILE, content)
    seconds = time.perf_counter() - start
    print(f"{len(terms)} terms, {len(lines)} keys, {len(content) / 1e6:.2f} MB, {seconds:.0f} s")


if __name__ == "__main__":
    main()
