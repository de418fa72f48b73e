"""Audits on many machines: thin adapters from an engine's data frames to `mtaudit.batch`."""
