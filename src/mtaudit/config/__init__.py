"""What a project may choose: the schema, and the file it is written in."""

from mtaudit.config.schema import Config, Override
from mtaudit.config.values import NEVER

__all__ = ["NEVER", "Config", "Override"]
