"""Names: how they are read, what becomes of them in translation, how like two of them are.

Nothing is imported here, so that an audit which needs only `similarity` loads no tables.

- `prediction.predict`: the wrong renderings to be expected of a native form, and why.
- `romanisations.is_plausible_rendering`: whether Latin letters may stand for a native form.
- `likeness.similarity`: how like two Latin spellings are, by the confusions of a language.
- `counterparts.find.counterparts`: what a source has that an English name may stand for.
- `exonyms`: what countries, cities and other names are called in English.
- `similarity.one_edit_neighbours`: the pairs of names that one edit separates.
- `readings`, `glosses`, `generics`, `han`, `confusions`, `keys`: what these are made of.
- `tables`, `data`: the tables, their sources and licences.
"""
