"""How a native form sounds and is spelt in Latin letters, one module for each language."""
