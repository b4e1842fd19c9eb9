"""Graphs into a service of others: only when asked, all of them or none."""
