"""What a report asks for, and what is wrong with one: forms as data, the rule that checks. Pure."""

from .checking import (
    NOTHING,
    Beside,
    Found,
    Piece,
    Severity,
    check,
    filled,
    large,
    problem,
    read,
    stopping,
)
from .fields import DEFAULT, Choice, Field, Form
from .stored import from_json, to_json
from .typed import Value, decimal, plain

__all__ = [
    "DEFAULT",
    "NOTHING",
    "Beside",
    "Choice",
    "Field",
    "Form",
    "Found",
    "Piece",
    "Severity",
    "Value",
    "check",
    "decimal",
    "filled",
    "from_json",
    "large",
    "plain",
    "problem",
    "read",
    "stopping",
    "to_json",
]
