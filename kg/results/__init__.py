"""Answers in every format."""
