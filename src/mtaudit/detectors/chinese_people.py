"""Whether an article tells of people in China: then a name in pinyin is mostly the right one."""

from collections.abc import Iterator
from itertools import pairwise

from mtaudit.context import Context
from mtaudit.names.counterparts.unspaced import is_pinyin, is_syllable

# Common surnames that are rare in Korea, whose people's names may have been read in Mandarin.
_SURNAMES = frozenset(
    "Cai Cao Chen Dai Deng Ding Du Fan Feng Gao Guo He Hu Jia Liang Liao Lu Luo Ma Meng Pan Peng "
    "Qian Qin Qiu Su Sun Tan Tang Tian Wang Xia Xiao Xie Xiong Xue Yao Ye Zeng Zhong Zhou Zhu "
    "Zou".split()
)
_ENOUGH = 3


def tells_of_chinese_people(context: Context) -> bool:
    """Tell whether an article names several people by Chinese surnames and given names.

    Args:
        context: The article.
    """
    return len(set(_people(context))) >= _ENOUGH


def _people(context: Context) -> Iterator[tuple[str, str]]:
    for run in context.name_runs:
        for surname, given in pairwise(run):
            if surname.text in _SURNAMES and (is_pinyin(given.text) or is_syllable(given.text)):
                yield surname.text, given.text
