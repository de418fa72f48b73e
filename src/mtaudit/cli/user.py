"""Who runs the command."""

import os
import subprocess

from mtaudit.errors import ConfigError


def current_user() -> str:
    """Return who runs the command: as git knows the user, or the system.

    Raises:
        ConfigError: If neither knows.
    """
    named = os.environ.get("GIT_AUTHOR_NAME")
    if named:
        return named
    try:
        ran = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - the git that the user calls
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        ran = None
    if ran is not None and ran.stdout.strip():
        return ran.stdout.strip()
    import getpass

    try:
        return getpass.getuser()
    except OSError as error:
        raise ConfigError("nobody is named", remedy="say who with --author") from error
