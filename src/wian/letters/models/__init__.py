"""The tables of letters, their registers, their way inside an office, and search; private."""

from .circulation import Dispatch, Move, Receipt, Round
from .envelopes import Envelope
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
    "Dispatch",
    "Doubt",
    "Draft",
    "Entry",
    "Envelope",
    "Fetched",
    "Indexed",
    "Letter",
    "Link",
    "Move",
    "Receipt",
    "Round",
    "Series",
    "Step",
    "Text",
    "Tie",
]
