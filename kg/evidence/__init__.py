"""Claims with their evidence, worded for a reader."""
