"""Settings of all tests."""

import os
import tempfile

from hypothesis import settings

# The same examples each time, so that a failure is the change's own; with MTAUDIT_EXPLORE=1 new
# ones each time, and more of them.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile("explore" if os.environ.get("MTAUDIT_EXPLORE") else "same")

# Glossaries are read once for all tests, and no test touches the cache of whoever runs it.
os.environ["MTAUDIT_CACHE"] = tempfile.mkdtemp(prefix="mtaudit-tests-")
