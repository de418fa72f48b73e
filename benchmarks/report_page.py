"""How large the HTML report is, and how fast a browser opens it and works in it.

python benchmarks/report_page.py
python benchmarks/report_page.py --articles 2000 --gate

The articles are those of corpus/news, again and again under other names, ten findings each. Needs
`pip install playwright` and Chromium.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import attrs
from playwright.sync_api import Page, sync_playwright

import mtaudit

NEWS = Path(__file__).parents[1] / "corpus" / "news"
FINDINGS = 10  # in an article
OPENS_WITHIN = 2.0  # seconds, 2,000 articles

# Of frames while the page is scrolled by a screen each: the median and the longest, milliseconds.
SCROLL = """
() => new Promise((done) => {
  const times = [];
  let last = performance.now();
  let left = 90;
  const frame = (now) => {
    times.push(now - last);
    last = now;
    window.scrollBy(0, 300);
    if (left--) return requestAnimationFrame(frame);
    times.sort((a, b) => a - b);
    done([times[45], times[85], times.at(-1)]);
  };
  requestAnimationFrame(frame);
})
"""
TIMED = """
(act) => new Promise((done) => {
  const before = performance.now();
  eval(act);
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - before)));
})
"""
KEY = "document.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))"


def results(number: int) -> Iterator[mtaudit.Result]:
    """Yield so many results, each of an article with a name of its own."""
    audited = []
    auditor = mtaudit.Auditor()
    for article in mtaudit.read(NEWS):
        result = auditor.audit(article)
        chosen = tuple(islice(cycle(result.findings), FINDINGS))
        if len(result.findings) < FINDINGS:  # the same findings again, which is as much to show
            chosen = tuple(sorted(chosen, key=lambda one: one.span))
        audited.append(attrs.evolve(result, findings=chosen))
    for at, result in enumerate(islice(cycle(audited), number)):
        article = result.article
        assert article.origin is not None
        document = attrs.evolve(article.origin.document, path=f"articles/{at:05}.txt")
        origin = attrs.evolve(article.origin, document=document)
        yield attrs.evolve(result, article=attrs.evolve(article, origin=origin))


def opened(page: Page, file: Path) -> float:
    """Return how long the page takes until it is painted and can be used, seconds."""
    page.goto("about:blank")
    before = time.perf_counter()
    page.goto(file.as_uri(), wait_until="load")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return time.perf_counter() - before


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="*", default=[1, 100, 2000])
    parser.add_argument("--rounds", type=int, default=3, help="the least of so many counts")
    parser.add_argument("--gate", action="store_true", help="fail if a page opens too slowly")
    arguments = parser.parse_args()
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    slow = False
    print(
        "| articles | findings | written in s | MB | opened in s | frame ms | longest | next ms |"
    )
    print("|--:|--:|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        for number in arguments.articles:
            file = Path(folder) / f"{number}.html"
            found = list(results(number))
            before = time.perf_counter()
            mtaudit.write(found, "html", file)
            written = time.perf_counter() - before
            page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
            seconds = min(opened(page, file) for _ in range(arguments.rounds))
            frame, _, longest = page.evaluate(SCROLL)
            page.evaluate(TIMED, KEY % "n")
            step = min(page.evaluate(TIMED, KEY % "n") for _ in range(5))
            slow = slow or seconds > OPENS_WITHIN
            print(
                f"| {number:,} | {sum(len(one.findings) for one in found):,} | {written:.1f} "
                f"| {file.stat().st_size / 1e6:.1f} | {seconds:.2f} | {frame:.0f} | {longest:.0f} "
                f"| {step:.0f} |",
                flush=True,
            )
            page.close()
        browser.close()
    return int(arguments.gate and slow)


if __name__ == "__main__":
    sys.exit(main())
