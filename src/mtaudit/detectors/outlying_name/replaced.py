"""stub"""
from collections.abc import Iterator
from mtaudit.context import Context
from mtaudit.corpus import Sisters
from mtaudit.detectors.outlying_name.rules import Rival
def replaced_names(sisters: Sisters, context: Context) -> Iterator[Rival]:
    return iter(())
