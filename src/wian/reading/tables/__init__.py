"""Tables of a letter, however they survived the scan: columns, lists, sentences, loose columns."""

from .amounts import Mismatch, grid_mismatches, list_mismatches, text_mismatches
from .grids import Grid, GridRow, grids
from .resolving import Score, ScoreGroup, ScoreTable
from .scores import score_tables

__all__ = [
    "Grid",
    "GridRow",
    "Mismatch",
    "Score",
    "ScoreGroup",
    "ScoreTable",
    "grid_mismatches",
    "grids",
    "list_mismatches",
    "score_tables",
    "text_mismatches",
]
