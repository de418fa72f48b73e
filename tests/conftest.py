"""Settings of all tests."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# The same examples each time, so that a failure is the change's own; with MTAUDIT_EXPLORE=1 new
# ones each time, and more of them.
# How long a machine takes is no property of the code under test.
_PATIENT = (HealthCheck.too_slow,)
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=_PATIENT)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile("explore" if os.environ.get("MTAUDIT_EXPLORE") else "same")

# Glossaries are read once for all tests, and no test touches the cache of whoever runs it.
_CACHE = tempfile.mkdtemp(prefix="mtaudit-tests-")
os.environ["MTAUDIT_CACHE"] = _CACHE


def pytest_unconfigure() -> None:
    """Leave nothing behind; a process of several has a cache of its own."""
    shutil.rmtree(_CACHE, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A browser without a window, for the pages; tests that need it are skipped without one."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"no browser found; install one of {', '.join(BROWSERS)}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()
