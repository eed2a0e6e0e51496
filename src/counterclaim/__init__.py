"""Counterclaim reads the reporting on an armed conflict and keeps the record: who says what, who denies it, where the accounts part."""

__version__ = "0.1.0"
