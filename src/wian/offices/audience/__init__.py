"""Exactly who a letter addresses: from its words to a rule, from the rule to a frozen list."""

from .asking import Ask, Reading
from .phrase import read_bodies, read_phrase
from .resolving import AudienceError, LeftOut, Note, Resolution, assignees, resolve, spells
from .rule import Part, Rule

__all__ = [
    "Ask",
    "AudienceError",
    "LeftOut",
    "Note",
    "Part",
    "Reading",
    "Resolution",
    "Rule",
    "assignees",
    "read_bodies",
    "read_phrase",
    "resolve",
    "spells",
]
