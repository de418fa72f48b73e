"""Names: how like two of them are."""
