"""The face for notebooks and programs."""
