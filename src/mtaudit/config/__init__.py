"""What a project may choose: the schema, and the file it is written in."""

from mtaudit.config.schema import Config, Override

__all__ = ["Config", "Override"]
