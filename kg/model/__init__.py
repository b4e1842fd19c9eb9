"""Entities, sources, claims and dates; the standard library alone."""
