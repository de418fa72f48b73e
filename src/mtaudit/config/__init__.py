"""What a project may choose: the schema, and the file it is written in."""

from mtaudit.config.schema import NEVER, Config, Override

__all__ = ["NEVER", "Config", "Override"]
