"""Measures: what Wian promises in figures, each beside a floor measured in the same run."""
