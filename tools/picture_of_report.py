"""Makes the picture of the report in the README anew: docs/images/report.png.

It audits the news of the corpus and shows the article with the most findings, as a browser does. A
font with Chinese characters must be there, such as fonts-wqy-zenhei of Debian.

    python tools/picture_of_report.py
"""

import contextlib
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import mtaudit

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SIZE = {"width": 1440, "height": 900}
BAR = 90  # pixels of the page that the bar covers


def main() -> None:
    """Write the report and take the picture."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"no browser found; install one of {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "report.html"
        with contextlib.chdir(ROOT):  # the page shows the names of files
            results = mtaudit.Auditor().audit_many(mtaudit.read("corpus/news"))
            mtaudit.write(results, "html", str(page_file))
        launched = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = launched.new_page(viewport=SIZE)
        page.goto(page_file.as_uri())
        page.evaluate(f"scrollTo(0, document.getElementById('a1').offsetTop - {BAR})")
        page.screenshot(path=str(ROOT / "docs" / "images" / "report.png"))
        launched.close()


if __name__ == "__main__":
    main()
