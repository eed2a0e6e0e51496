"""Clean: a capture becomes articles, each with its text and the zones of its text."""

from counterclaim.clean.articles import read_articles

__all__ = ["read_articles"]
