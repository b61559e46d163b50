"""e-CMS style documents, read from any vendor's XML and written as ours. Pure; no certification.

`read(bytes)` gives a letter or a reply with notes on all that was not understood; `write` gives
the bytes of one.
"""

from .codes import Codes, Meaning, Organisation, endings, shipped, with_lists
from .reading import read
from .values import (
    Binary,
    Day,
    Found,
    LetterDocument,
    Note,
    Party,
    Reference,
    Reply,
    ReplyKind,
    Unreadable,
)
from .writing import write

__all__ = [
    "Binary",
    "Codes",
    "Day",
    "Found",
    "LetterDocument",
    "Meaning",
    "Note",
    "Organisation",
    "Party",
    "Reference",
    "Reply",
    "ReplyKind",
    "Unreadable",
    "endings",
    "read",
    "shipped",
    "with_lists",
    "write",
]
