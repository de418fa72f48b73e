"""Documents made at random, and what the standard parsers of their formats make of them."""
