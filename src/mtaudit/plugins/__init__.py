"""Plugins: detectors, readers and reports in a user's own module, which the configuration names.

A plugin is a module with one or more of three tables, as mtaudit has them itself:

- `DETECTORS`, an iterable of `mtaudit.Detector`,
- `READERS`, from a suffix such as `.story` to a function of a document and the read options that
  yields articles,
- `REPORTS`, from a name to a function of results and a text stream.

Nothing is looked for: only a module that is named is imported.
"""

from mtaudit.plugins.loading import Plugin, detectors_with, file_of, load

__all__ = ["Plugin", "detectors_with", "file_of", "load"]
