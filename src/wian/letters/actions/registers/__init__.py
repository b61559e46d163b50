"""Registers: numbers are given, reserved, used, cancelled and put behind others."""

from .bulk import issue_many, issue_signed
from .cancelling import cancel
from .exporting import export_register
from .incoming import register_incoming
from .inserting import insert_behind
from .numbering import set_series
from .outgoing import issue_outgoing
from .reserving import fill_reserved, lapse, reserve

__all__ = [
    "cancel",
    "export_register",
    "fill_reserved",
    "insert_behind",
    "issue_many",
    "issue_outgoing",
    "issue_signed",
    "lapse",
    "register_incoming",
    "reserve",
    "set_series",
]
