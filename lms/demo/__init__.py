"""Invented people and results, to look around with; never beside real ones."""
