"""What several articles on one story say: witnesses, stories, independent sources.

- `witness.Witness`: what one article says that others can be held against.
- `corpus.Corpus`: all witnesses; merges, travels, finds the sisters of an article.
- `stories`: which witnesses tell of one story, by the rare names and figures they share.
- `sources`: how many independent sources stand behind several witnesses.
- `wording`: the words around a place, and how alike two wordings are.
"""

from mtaudit.corpus.corpus import Corpus
from mtaudit.corpus.sisters import Sisters
from mtaudit.corpus.witness import Figure, Name, Witness

__all__ = ["Corpus", "Figure", "Name", "Sisters", "Witness"]
