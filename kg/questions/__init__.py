"""Named questions."""
