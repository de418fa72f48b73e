"""An editor at the page of a report, who has a keyboard and no mouse."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import attrs
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request

import mtaudit
from mtaudit import Result


@attrs.frozen
class Setting:
    """How a page is looked at.

    Args:
        width: Of the window, in CSS pixels.
        scheme: Whether the system is set to light or dark.
    """

    width: int
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"

    def context(self, browser: Browser, *, bypass_csp: bool = False) -> BrowserContext:
        """Open a browser window of that kind."""
        return browser.new_context(
            viewport={"width": self.width, "height": 900},
            color_scheme=self.scheme,
            bypass_csp=bypass_csp,
        )


SETTINGS = (
    Setting(360, "light"),
    Setting(360, "dark"),
    Setting(1440, "light"),
    Setting(1440, "dark"),
)
"""A telephone and a screen, by day and by night."""

IN_VIEW = """
(one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return at !== null && (one.contains(at) || at.contains(one) || at.control === one);
}
"""
HAS_RING = """
(one) => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
  return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
}
"""


@attrs.define(slots=False)  # playwright keeps what it knows of a handler on its object
class Editor:
    """Works in an open page.

    Args:
        page: The page.
        faults: What went wrong in it: errors, refused scripts, dialogs, requests elsewhere.
        allowed: How the addresses begin that it may load.
    """

    page: Page
    faults: list[str] = attrs.Factory(list)
    allowed: tuple[str, ...] = ()

    @classmethod
    def at(cls, context: BrowserContext, results: Iterable[Result], folder: Path) -> "Editor":
        """Write a report and open it.

        Args:
            context: The browser.
            results: What the report is about.
            folder: Where it is written.
        """
        file = folder / "report.html"
        mtaudit.write(results, "html", file)
        return cls.on(context, file.as_uri(), ("file:", "blob:"))

    @classmethod
    def on(cls, context: BrowserContext, url: str, allowed: tuple[str, ...] = ()) -> "Editor":
        """Open a page.

        Args:
            context: The browser.
            url: Where the page is.
            allowed: How the addresses begin that it may load; those of its own server without it.
        """
        editor = cls(context.new_page(), allowed=allowed or (url, "blob:"))
        editor.page.set_default_timeout(30_000)
        editor.page.on("pageerror", lambda error: editor.faults.append(str(error)))
        editor.page.on("console", lambda said: editor.faults.append(said.text))
        editor.page.on("dialog", lambda dialog: editor.faults.append(dialog.message))
        editor.page.on("request", editor.note_request)
        editor.page.goto(url)
        return editor

    def note_request(self, request: Request) -> None:
        """Note what the page loads from elsewhere; it must load nothing."""
        if not request.url.startswith(self.allowed):
            self.faults.append(request.url)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def reach(self, selector: str) -> Locator:
        """Press Tab until an element has the focus, and is in view and not covered."""
        wanted = self.page.locator(selector)
        for _ in range(200):
            self.press("Tab")
            if wanted.evaluate("(one) => one === document.activeElement"):
                assert wanted.evaluate(IN_VIEW), f"{selector} is covered or out of view"
                assert wanted.evaluate(HAS_RING), f"{selector} does not show that it has the focus"
                return wanted
        raise AssertionError(f"Tab does not lead to {selector}")

    def write(self, text: str) -> None:
        """Type a text over what is selected."""
        self.page.keyboard.insert_text(text)

    @property
    def progress(self) -> str:
        """How much is decided, as the page says it."""
        return self.page.inner_text("#decided")

    @property
    def has_open(self) -> bool:
        """Whether something is still to decide."""
        done, total = self.progress.removesuffix(" decided").split(" of ")
        return done != total

    @property
    def said(self) -> str:
        """What the page told a screen reader last."""
        return self.page.inner_text("#said")

    @property
    def current(self) -> str:
        """The words of the finding at which the editor is; empty if at none."""
        found = self.page.query_selector("li.finding[aria-current] .was")
        return found.inner_text() if found else ""

    def status(self, nth: int) -> str | None:
        """Return what is decided on a finding of the page, counted from 0."""
        return self.page.locator("li.finding").nth(nth).get_attribute("data-status")

    def export(self, kind: str) -> str:
        """Return what an export holds."""
        return self.download(kind)[1].decode()

    def download(self, kind: str) -> tuple[str, bytes]:
        """Return the file name and the content of an export; it is reached with the keys alone."""
        self.press("x")
        for _ in range(12):
            self.press("Tab")
            focused = self.page.evaluate("document.activeElement.dataset.export ?? ''")
            if focused == kind:
                break
        with self.page.expect_download() as download:
            self.press("Enter")
        content = Path(download.value.path()).read_bytes()
        self.press("Escape")
        return download.value.suggested_filename, content
