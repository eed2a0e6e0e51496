"""Accuracy on public data, speed and scale. Each module prints a table; its docstring gives the protocol."""
