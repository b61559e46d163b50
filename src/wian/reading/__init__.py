"""Text to facts: what a Thai official letter says, where it says it, and what in it contradicts
itself."""

from .export import to_dict
from .reader import read
from .values import Document, Fact, Letter

__all__ = ["Document", "Fact", "Letter", "read", "to_dict"]
