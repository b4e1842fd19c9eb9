"""Names in any script."""
