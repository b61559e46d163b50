"""Exactly who a letter addresses: from its words to a rule, from the rule to a frozen list."""

from .asking import Ask, Reading
from .phrase import read_bodies, read_phrase
from .resolving import (
    AudienceError,
    LeftOut,
    Note,
    Outline,
    Resolution,
    assignees,
    outlined,
    resolve,
    spells,
)
from .rule import Part, Rule

__all__ = [
    "Ask",
    "AudienceError",
    "LeftOut",
    "Note",
    "Outline",
    "Part",
    "Reading",
    "Resolution",
    "Rule",
    "assignees",
    "outlined",
    "read_bodies",
    "read_phrase",
    "resolve",
    "spells",
]
