"""Tables of a letter, however they survived the scanner: columns, lists, sentences or columns taken apart."""

from .amounts import Mismatch, grid_mismatches, text_mismatches
from .grids import Grid, GridRow, grids
from .scores import Score, ScoreGroup, ScoreTable, score_tables

__all__ = [
    "Grid",
    "GridRow",
    "Mismatch",
    "Score",
    "ScoreGroup",
    "ScoreTable",
    "grid_mismatches",
    "grids",
    "score_tables",
    "text_mismatches",
]
