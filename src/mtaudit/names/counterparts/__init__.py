"""Whether anything in a source can stand behind an English name, and what does.

- `find.counterparts`: the source of a segment, made ready to be asked.
- `spaced`, `unspaced`: what is asked of a source that sets words apart, and of one that does not.
- `listed`: which of the names that a table or a glossary knows is meant.
- `likeness`: how like an English name is to one word of a source.

Nothing is imported here, so that building the tables needs none of them.
"""
