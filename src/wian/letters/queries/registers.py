"""Registers as the acting person may see them: which books there are, and their lines."""

from .register_books import BOOKS, book, books, next_number, writable, years
from .register_lines import MOST_PRINTED, PAGE, line, lines, parts, received, sheet, waiting

__all__ = [
    "BOOKS",
    "MOST_PRINTED",
    "PAGE",
    "book",
    "books",
    "line",
    "lines",
    "next_number",
    "parts",
    "received",
    "sheet",
    "waiting",
    "writable",
    "years",
]
