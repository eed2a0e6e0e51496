"""Trains the annotator: data sets to weights. Never imported by the package."""
