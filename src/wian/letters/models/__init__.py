"""The tables of letters, their registers, their way inside an office, and search; private."""

from .inside import Custody, Draft, Step
from .letters import Correction, Doubt, Fetched, Letter, Text
from .registers import Book, Entry, Series
from .search import Indexed
from .ties import Band, Citation, Link, Tie

__all__ = [
    "Band",
    "Book",
    "Citation",
    "Correction",
    "Custody",
    "Doubt",
    "Draft",
    "Entry",
    "Fetched",
    "Indexed",
    "Letter",
    "Link",
    "Series",
    "Step",
    "Text",
    "Tie",
]
