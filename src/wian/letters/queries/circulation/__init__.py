"""Letters that go round as the acting person may see them: inbox, tree, who is silent."""

from .by_link import answers_by, files_of, linked, reader, was_written
from .here import here
from .inbox import inbox
from .linkable import linkable
from .proposing import proposal
from .tree import circulation, counts_of, silent, silent_offices

__all__ = [
    "answers_by",
    "circulation",
    "counts_of",
    "files_of",
    "here",
    "inbox",
    "linkable",
    "linked",
    "proposal",
    "reader",
    "silent",
    "silent_offices",
    "was_written",
]
